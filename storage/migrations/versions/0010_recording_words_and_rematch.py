"""Mentorships know recording, a private word and who is new; requests what they come after."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("mentorship", schema=None) as batch_op:
        batch_op.add_column(sa.Column("recording", sa.JSON(), server_default="{}", nullable=False))
        batch_op.add_column(sa.Column("private_word", sa.String(), server_default="", nullable=False))
        batch_op.add_column(sa.Column("new_to_role", sa.JSON(), server_default="[]", nullable=False))
        batch_op.add_column(sa.Column("new_to_video", sa.JSON(), server_default="[]", nullable=False))

    with op.batch_alter_table("request", schema=None) as batch_op:
        batch_op.add_column(sa.Column("after", sa.String(), server_default="", nullable=False))
        batch_op.add_column(sa.Column("not_again", sa.JSON(), server_default="[]", nullable=False))
        batch_op.add_column(sa.Column("questions", sa.String(), server_default="", nullable=False))


def downgrade() -> None:
    with op.batch_alter_table("request", schema=None) as batch_op:
        batch_op.drop_column("questions")
        batch_op.drop_column("not_again")
        batch_op.drop_column("after")

    with op.batch_alter_table("mentorship", schema=None) as batch_op:
        batch_op.drop_column("new_to_video")
        batch_op.drop_column("new_to_role")
        batch_op.drop_column("private_word")
        batch_op.drop_column("recording")
