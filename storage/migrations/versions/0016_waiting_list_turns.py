"""Whom the waiting list found, and requests that need no shared hours."""

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("invitation", schema=None) as batch_op:
        batch_op.add_column(sa.Column("waited", sa.Boolean(), server_default=sa.false(), nullable=False))

    with op.batch_alter_table("request", schema=None) as batch_op:
        batch_op.add_column(sa.Column("any_time", sa.Boolean(), server_default=sa.false(), nullable=False))
        batch_op.add_column(sa.Column("found_at", sa.DateTime(timezone=True), nullable=True))


def downgrade() -> None:
    with op.batch_alter_table("request", schema=None) as batch_op:
        batch_op.drop_column("found_at")
        batch_op.drop_column("any_time")

    with op.batch_alter_table("invitation", schema=None) as batch_op:
        batch_op.drop_column("waited")
