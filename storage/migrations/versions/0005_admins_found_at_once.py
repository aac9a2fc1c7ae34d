"""The admins of a large workspace are found without walking through everybody."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_index(
        "member_admins",
        "member",
        ["team_id", "user_id"],
        sqlite_where=sa.text("admin IS 1"),
        postgresql_where=sa.text("admin IS true"),
    )


def downgrade() -> None:
    op.drop_index("member_admins", table_name="member")
