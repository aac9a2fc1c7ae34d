"""Who offers help: the profiles, and a number that changes when any of them does.

Room, which needs mentorships and invitations too, is counted in `storage.room`.
"""

from collections.abc import Collection
from dataclasses import replace
from datetime import date, datetime

from sqlalchemy import bindparam, select
from sqlmodel import Field, Session

from flows.member import Programme
from flows.profile import Profile, ProfileEvent, ProfileState, ProfileStatus
from flows.proposal import Skill, Way
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


_MAPPER = Mapper(Profile, ProfileRow)
_T = table_of(ProfileRow)
_DIRECTORY = table_of(DirectoryRow)

# Put together once: that takes SQLAlchemy longer than the database takes to answer.
_VERSION = select(_DIRECTORY.c.version).where(_DIRECTORY.c.team_id == bindparam("team_id"))
_OF_TEAM = select(*_MAPPER.columns).where(_T.c.team_id == bindparam("team_id")).order_by(_T.c.user_id)
_LISTED = _OF_TEAM.where(_T.c.status == ProfileStatus.LISTED)
_SOME = _OF_TEAM.where(_T.c.user_id.in_(bindparam("ids", expanding=True))).with_for_update()


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

    def listed(self, team_id: str) -> tuple[Profile, ...]:
        """Everybody who is a mentor, away or not, in the order of their ids."""
        rows = self._session.connection().execute(_LISTED, {"team_id": team_id})
        return tuple(_MAPPER.from_columns(row) for row in rows)

    def save(self, team_id: str, profile: Profile) -> None:
        """Keep the profile. A new version of the directory begins unless only the count of silence changed."""
        known = self.get(team_id, profile.user_id)
        _MAPPER.save(self._session, profile, team_id=team_id)
        if known is None or replace(known, unanswered=profile.unanswered) != profile:
            self.changed(team_id)

    def changed(self, team_id: str) -> None:
        """Begin a new version of the directory."""
        new = insert(self._session, DirectoryRow, {"team_id": team_id, "version": 1})
        later = new.on_conflict_do_update(index_elements=["team_id"], set_={"version": _DIRECTORY.c.version + 1})
        self._session.connection().execute(later)

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
        if after.member != before.member:  # the index holds titles, departments and sites too
            self._profiles.changed(self._team_id)

    def members(self, state: ProfileState) -> tuple[str, ...]:
        """The person: their Home says what they offer."""
        return (state.user_id,)
