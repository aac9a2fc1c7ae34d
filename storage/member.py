"""Who people are, and whose App Home is kept up to date. Keyed by Slack ids, never by e-mail."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from sqlalchemy import bindparam, false, select
from sqlmodel import Field, Index, Session, text

from flows.member import Hours, Member
from storage.among import among
from storage.mapping import Mapper, Table, as_json, insert, table_of


class MemberRow(Table, table=True):
    """One person of one workspace; the columns are flows.member.Member's."""

    __tablename__ = "member"
    __table_args__ = (
        Index(
            "member_admins",
            "team_id",
            "user_id",
            sqlite_where=text("admin IS 1"),
            postgresql_where=text("admin IS true"),
        ),
    )

    user_id: str = Field(primary_key=True)
    name: str
    title: str
    department: str
    site: str
    manager_id: str | None = None
    zone: str
    locale: str
    guest: bool
    deactivated: bool
    admin: bool
    hours: Hours | None = Field(default=None, sa_type=as_json(Hours))
    reminders: bool = Field(sa_column_kwargs={"server_default": false()})


class HomeRow(Table, table=True):
    """Somebody who has opened App Home: only their Home is drawn again when something changes."""

    __tablename__ = "home"

    user_id: str = Field(primary_key=True)
    turned: dict[str, int] | None = Field(default=None, sa_type=as_json(dict[str, int]))
    turned_at: datetime | None = None


MEMBERS = Mapper(Member, MemberRow)
_T = table_of(MemberRow)
_HOME = table_of(HomeRow)

# Put together once: that takes SQLAlchemy longer than the database takes to answer.
_NAMED = select(*MEMBERS.columns).where(_T.c.team_id == bindparam("team_id"), among(_T.c.user_id, "ids"))
_EVERYONE = select(*MEMBERS.columns).where(_T.c.team_id == bindparam("team_id")).order_by(_T.c.user_id)

_TURNED = select(_HOME.c.turned, _HOME.c.turned_at).where(
    _HOME.c.team_id == bindparam("team_id"), _HOME.c.user_id == bindparam("user_id")
)


class Members:
    """The people of all workspaces, inside one transaction."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def get(self, team_id: str, user_id: str, *, lock: bool = False) -> Member | None:
        """The person, or None for one never seen. `lock`: nobody else changes them until this transaction ends."""
        return MEMBERS.get(self._session, team_id, user_id, lock=lock)

    def named(self, team_id: str, ids: Iterable[str]) -> dict[str, Member]:
        """The people with these ids, by id; those never seen are left out."""
        rows = self._session.connection().execute(_NAMED, {"team_id": team_id, "ids": sorted(set(ids))})
        return {row.user_id: MEMBERS.from_columns(row) for row in rows}

    def everyone(self, team_id: str) -> list[Member]:
        """Everybody known in the workspace, by id."""
        rows = self._session.connection().execute(_EVERYONE, {"team_id": team_id})
        return [MEMBERS.from_columns(row) for row in rows]

    def save(self, team_id: str, member: Member) -> None:
        """Keep the person: one looked up in this transaction, or a new one (see `Mapper.save`)."""
        MEMBERS.save(self._session, member, team_id=team_id)

    def mark_home_opened(self, team_id: str, user_id: str) -> None:
        """From now on their Home is kept up to date."""
        new = insert(self._session, HomeRow, {"team_id": team_id, "user_id": user_id})
        self._session.execute(new.on_conflict_do_nothing(index_elements=["team_id", "user_id"]))

    def mark_home_turned(self, team_id: str, user_id: str, turned: Mapping[str, int], at: datetime) -> None:
        """Which page of each of its lists they turned to, at `at` (aware UTC)."""
        place = {"turned": dict(turned), "turned_at": at}
        new = insert(self._session, HomeRow, {"team_id": team_id, "user_id": user_id, **place})
        self._session.execute(new.on_conflict_do_update(index_elements=["team_id", "user_id"], set_=place))

    def home_turned(self, team_id: str, user_id: str) -> tuple[dict[str, int], datetime | None]:
        """Which page of each list they turned to, and when; the first pages where they never did."""
        row = self._session.connection().execute(_TURNED, {"team_id": team_id, "user_id": user_id}).one_or_none()
        return (row.turned or {}, row.turned_at) if row else ({}, None)
