"""What Alembic runs: our tables, our names, and types written as plain SQLAlchemy in the revisions.

The connection is handed over by `upgrade`; no URL or setting is read here.
"""

from typing import Any, Literal

from alembic import context
from alembic.autogenerate.api import AutogenContext
from sqlalchemy import Connection
from sqlalchemy import Enum as EnumColumn
from sqlmodel.sql.sqltypes import AutoString, UTCDateTime

from storage.mapping import AsJSON


def render(kind: str, item: Any, _context: AutogenContext) -> str | Literal[False]:
    """Types of ours as the plain types beneath, so that a revision does not change when our code does."""
    if kind != "type":
        return False
    match item:
        case AsJSON():
            return "sa.JSON()"
        case UTCDateTime():
            return "sa.DateTime(timezone=True)"
        case EnumColumn():
            return f"sa.String(length={item.length})"
        case AutoString():
            return f"sa.String(length={item.length})" if item.length else "sa.String()"
        case _:
            return False


def run() -> None:
    """Migrate over the connection the configuration carries, or compare with the tables it carries."""
    connection: Connection = context.config.attributes["connection"]
    context.configure(
        connection=connection,
        target_metadata=context.config.attributes.get("tables"),
        render_item=render,
        compare_type=True,
        render_as_batch=connection.dialect.name == "sqlite",
        transactional_ddl=True,
    )
    context.run_migrations()


run()
