"""A mentorship knows where the mentee stands at its close, and a touchpoint when progress was said."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("mentorship", schema=None) as batch_op:
        batch_op.add_column(sa.Column("stands_now", sa.Integer(), nullable=True))

    with op.batch_alter_table("touchpoint", schema=None) as batch_op:
        batch_op.add_column(sa.Column("progress_at", sa.DateTime(timezone=True), nullable=True))


def downgrade() -> None:
    with op.batch_alter_table("touchpoint", schema=None) as batch_op:
        batch_op.drop_column("progress_at")

    with op.batch_alter_table("mentorship", schema=None) as batch_op:
        batch_op.drop_column("stands_now")
