"""Installations of many workspaces: what Slack grants them, when they came and went; states of those on the way."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "oauth_state",
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("ends_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("digest", name=op.f("pk_oauth_state")),
    )
    with op.batch_alter_table("oauth_state", schema=None) as batch_op:
        batch_op.create_index("oauth_state_ends", ["ends_at"], unique=False)

    with op.batch_alter_table("installation", schema=None) as batch_op:
        batch_op.add_column(sa.Column("enterprise_name", sa.String(), nullable=True))
        batch_op.add_column(sa.Column("is_enterprise_install", sa.Boolean(), server_default=sa.false(), nullable=False))
        batch_op.add_column(sa.Column("scopes", sa.JSON(), server_default="[]", nullable=False))
        batch_op.add_column(sa.Column("installer_id", sa.String(), nullable=True))
        batch_op.add_column(sa.Column("installed_at", sa.DateTime(timezone=True), nullable=True))
        batch_op.add_column(sa.Column("removed_at", sa.DateTime(timezone=True), nullable=True))


def downgrade() -> None:
    with op.batch_alter_table("installation", schema=None) as batch_op:
        batch_op.drop_column("removed_at")
        batch_op.drop_column("installed_at")
        batch_op.drop_column("installer_id")
        batch_op.drop_column("scopes")
        batch_op.drop_column("is_enterprise_install")
        batch_op.drop_column("enterprise_name")

    with op.batch_alter_table("oauth_state", schema=None) as batch_op:
        batch_op.drop_index("oauth_state_ends")

    op.drop_table("oauth_state")
