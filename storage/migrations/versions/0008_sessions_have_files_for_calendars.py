"""Sessions have files for calendars, and the outbox knows a file by the id of its upload."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("outbox", schema=None) as batch_op:
        batch_op.add_column(sa.Column("file_name", sa.String(), nullable=True))
        batch_op.add_column(sa.Column("file_id", sa.String(), nullable=True))

    with op.batch_alter_table("session", schema=None) as batch_op:
        batch_op.add_column(sa.Column("calendar_files", sa.Integer(), server_default="0", nullable=False))
        batch_op.add_column(sa.Column("calendar_attempt", sa.Integer(), server_default="0", nullable=False))


def downgrade() -> None:
    with op.batch_alter_table("session", schema=None) as batch_op:
        batch_op.drop_column("calendar_attempt")
        batch_op.drop_column("calendar_files")

    with op.batch_alter_table("outbox", schema=None) as batch_op:
        batch_op.drop_column("file_id")
        batch_op.drop_column("file_name")
