"""Sessions say what to watch for and what calendars hold of them; people may ask for a reminder before each."""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("member", schema=None) as batch_op:
        batch_op.add_column(sa.Column("reminders", sa.Boolean(), server_default=sa.false(), nullable=False))

    with op.batch_alter_table("session", schema=None) as batch_op:
        batch_op.add_column(sa.Column("calendar_stale", sa.Boolean(), server_default=sa.false(), nullable=False))
        batch_op.add_column(sa.Column("watch_for", sa.String(), server_default="", nullable=False))
        batch_op.add_column(sa.Column("prepared_at", sa.DateTime(timezone=True), nullable=True))


def downgrade() -> None:
    with op.batch_alter_table("session", schema=None) as batch_op:
        batch_op.drop_column("prepared_at")
        batch_op.drop_column("watch_for")
        batch_op.drop_column("calendar_stale")

    with op.batch_alter_table("member", schema=None) as batch_op:
        batch_op.drop_column("reminders")
