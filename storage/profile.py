"""Who offers help: the profiles, and a number that changes when any of them does.

Room, which needs mentorships and invitations too, is counted in `storage.room`.
"""

from collections.abc import Collection
from dataclasses import replace
from datetime import date, datetime
from typing import Final

from sqlalchemy import bindparam, delete, select
from sqlmodel import Field, Session

from flows.member import Programme
from flows.profile import Profile, ProfileEvent, ProfileState, ProfileStatus
from flows.proposal import Skill, Way
from storage.among import among
from storage.mapping import Mapper, Table, as_enum, as_json, insert, table_of
from storage.member import Members


class ProfileRow(Table, table=True):
    """One person's profile, under any of its statuses."""

    __tablename__ = "profile"

    user_id: str = Field(primary_key=True)
    status: ProfileStatus = Field(sa_type=as_enum(ProfileStatus), index=True)
    skills: tuple[Skill, ...] = Field(sa_type=as_json(tuple[Skill, ...]))
    ask_me_about: str = ""
    ways: tuple[Way, ...] = Field(sa_type=as_json(tuple[Way, ...]))
    languages: tuple[str, ...] = Field(sa_type=as_json(tuple[str, ...]))
    places: int
    minutes_a_month: int
    away_until: date | None = None
    unanswered: int = 0
    years_in_role: int | None = None
    proposed_by: str = ""
    told: bool = False


class DirectoryRow(Table, table=True):
    """How often a workspace's profiles have changed: what the matcher's index compares itself with."""

    __tablename__ = "directory"

    version: int


class DirectoryChangeRow(Table, table=True):
    """Whose profile made a version of the directory. Only the newest are kept, so that little is read anew."""

    __tablename__ = "directory_change"

    version: int = Field(primary_key=True, sa_column_kwargs={"autoincrement": False})
    user_id: str


KEPT: Final = 1000
"""Versions of which is known who made them. A directory with more changes than these is read whole."""

_MAPPER = Mapper(Profile, ProfileRow)
_T = table_of(ProfileRow)
_DIRECTORY = table_of(DirectoryRow)
_CHANGE = table_of(DirectoryChangeRow)

# Put together once: that takes SQLAlchemy longer than the database takes to answer.
_VERSION = select(_DIRECTORY.c.version).where(_DIRECTORY.c.team_id == bindparam("team_id"))
_OF_TEAM = select(*_MAPPER.columns).where(_T.c.team_id == bindparam("team_id")).order_by(_T.c.user_id)
_LISTED = _OF_TEAM.where(_T.c.status == ProfileStatus.LISTED)
_AMONG = _OF_TEAM.where(among(_T.c.user_id, "ids"))
_SOME = _AMONG.with_for_update()
_LISTED_AMONG = _AMONG.where(_T.c.status == ProfileStatus.LISTED)
_CHANGED_SINCE = select(_CHANGE.c.user_id).where(
    _CHANGE.c.team_id == bindparam("team_id"), _CHANGE.c.version > bindparam("since")
)
_OUTDATED = delete(_CHANGE).where(_CHANGE.c.team_id == bindparam("of_team"), _CHANGE.c.version <= bindparam("up_to"))


class Profiles:
    """The profiles, inside one transaction."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def get(self, team_id: str, user_id: str, *, for_update: bool = False) -> Profile | None:
        """The person's profile, if they have one. `for_update` holds its row until the transaction ends."""
        return _MAPPER.get(self._session, team_id, user_id, lock=for_update)

    def locked(self, team_id: str, ids: Collection[str]) -> dict[str, Profile]:
        """The profiles of these people by id, held until the transaction ends; locked in the order of their ids."""
        profiles = _MAPPER.read(self._session, _SOME, {"team_id": team_id, "ids": sorted(ids)})
        return {profile.user_id: profile for profile in profiles}

    def listed(self, team_id: str, among: Collection[str] | None = None) -> tuple[Profile, ...]:
        """Everybody who is a mentor, away or not, in the order of their ids. `among`: only of these."""
        query, given = (_LISTED, {}) if among is None else (_LISTED_AMONG, {"ids": sorted(among)})
        rows = self._session.connection().execute(query, {"team_id": team_id, **given})
        return tuple(_MAPPER.from_columns(row) for row in rows)

    def save(self, team_id: str, profile: Profile) -> None:
        """Keep the profile. A new version of the directory begins unless only the count of silence changed."""
        known = self.get(team_id, profile.user_id)
        _MAPPER.save(self._session, profile, team_id=team_id)
        if known is None or replace(known, unanswered=profile.unanswered) != profile:
            self.changed(team_id, profile.user_id)

    def changed(self, team_id: str, user_id: str | None = None) -> None:
        """Begin a new version of the directory, made by this person's profile or by who they are; None: by many."""
        connection = self._session.connection()
        new = insert(self._session, DirectoryRow, {"team_id": team_id, "version": 1})
        later = new.on_conflict_do_update(index_elements=["team_id"], set_={"version": _DIRECTORY.c.version + 1})
        version = connection.execute(later.returning(_DIRECTORY.c.version)).scalar_one()
        if user_id is not None:
            connection.execute(_CHANGE.insert(), {"team_id": team_id, "version": version, "user_id": user_id})
        connection.execute(_OUTDATED, {"of_team": team_id, "up_to": version - KEPT})

    def changed_since(self, team_id: str, version: int) -> frozenset[str] | None:
        """Who made the directory another than it was at this version; None where that is not known of every change."""
        given = {"team_id": team_id, "since": version}
        made = self._session.connection().scalars(_CHANGED_SINCE, given).all()
        # A process of the version before counts on without saying who it was.
        return frozenset(made) if len(made) == self.version(team_id) - version else None

    def version(self, team_id: str) -> int:
        """A number that grows with every change to a profile; 0 where there is none. One primary-key read."""
        return self._session.connection().scalar(_VERSION, {"team_id": team_id}) or 0


class ProfileRepository:
    """What a decision about one person's profile needs, and where it goes."""

    def __init__(self, session: Session, programme: Programme) -> None:
        self._profiles = Profiles(session)
        self._members = Members(session)
        self._programme = programme
        self._team_id = ""

    def load(self, event: ProfileEvent) -> ProfileState:
        """The person and their profile, both rows locked."""
        self._team_id = event.team_id
        # In the order of `storage.request`: the person first, then the profile.
        member = self._members.get(event.team_id, event.user_id, lock=True)
        profile = self._profiles.get(event.team_id, event.user_id, for_update=True)
        return ProfileState(
            programme=self._programme,
            user_id=event.user_id,
            member=member,
            profile=profile,
            proposer=self._members.get(event.team_id, profile.proposed_by) if profile else None,
        )

    def save(self, before: ProfileState, after: ProfileState, at: datetime) -> None:  # noqa: ARG002 - Repository's form
        """Keep the profile, and the person where the form changed what the directory says of them."""
        if after == before:
            return
        if after.member is not None:
            self._members.save(self._team_id, after.member)
        if after.profile is not None:
            self._profiles.save(self._team_id, after.profile)
        if (
            after.member is not None and after.member != before.member
        ):  # the index holds titles, departments and sites too
            self._profiles.changed(self._team_id, after.member.user_id)

    def members(self, state: ProfileState) -> tuple[str, ...]:
        """The person: their Home says what they offer."""
        return (state.user_id,)
