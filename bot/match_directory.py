"""Whom a workspace's directory holds as mentors, as they are at this moment: for trying out who would be proposed.

Read at once and as a whole, past the directory in memory that the bot keeps: nothing has to be fast here.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from sqlalchemy import make_url
from sqlalchemy.exc import SQLAlchemyError
from sqlmodel import Session

from bot.match_file import Staff
from flows.member import Member
from flows.profile import Taken, colleague, room_of
from flows.proposal import Colleague
from storage.acquaintance import acquaintances
from storage.engine import Database
from storage.installation import Installations
from storage.member import Members
from storage.profile import Profiles
from storage.room import Rooms

FILE_INSTEAD = "--people takes a file instead."


class NoDirectory(Exception):  # noqa: N818 - a state of affairs in words
    """There is no directory to look into; the message says why, and what to do."""


@dataclass(frozen=True, slots=True)
class Directory:
    """A workspace and its staff."""

    team_id: str
    staff: Staff


def opened(url: str) -> Database:
    """The database at this SQLAlchemy URL; a SQLite file must be there already. Raises NoDirectory."""
    parsed = make_url(url)
    file = parsed.database if parsed.get_backend_name() == "sqlite" else None
    if file and not Path(file).exists():
        raise NoDirectory(f"There is no database {file} yet. {FILE_INSTEAD}")
    return Database(url)


def read(database: Database, team_id: str | None, mentee: str, at: datetime) -> Directory:
    """Everybody of the workspace and its mentors, their room and acquaintance with the mentee at `at` (aware).

    `team_id` may be None where the database has one workspace; `mentee` is a Slack id, or a name. Raises NoDirectory.
    """
    try:
        with database.reading() as session:
            team = _team(session, team_id)
            members = {member.user_id: member for member in Members(session).everyone(team)}
            asks = find(members, mentee)
            return Directory(team, Staff(members, _mentors(session, team, members, asks.user_id if asks else "", at)))
    except SQLAlchemyError as error:
        raise NoDirectory(
            f"The database cannot be read: {type(error).__name__}. `micromentor doctor` says more. {FILE_INSTEAD}"
        ) from None


def find(members: Mapping[str, Member], who: str) -> Member | None:
    """Somebody by their id, or by their name where only one has it."""
    wanted = who.removeprefix("@").casefold()
    by_id = [member for user_id, member in members.items() if user_id.casefold() == wanted]
    by_name = [member for member in members.values() if member.name.casefold() == wanted]
    return next(iter(by_id or (by_name if len(by_name) == 1 else [])), None)


def _team(session: Session, team_id: str | None) -> str:
    active = [installation.team_id for installation in Installations(session).active()]
    if not active:
        raise NoDirectory(f"No workspace is in this database yet. {FILE_INSTEAD}")
    if team_id is None and len(active) == 1:
        return active[0]
    if team_id not in active:
        raise NoDirectory(f"Say which workspace with --team: one of {', '.join(active)}.")
    return team_id


def _mentors(
    session: Session, team: str, members: Mapping[str, Member], mentee_id: str, at: datetime
) -> tuple[Colleague, ...]:
    listed = [profile for profile in Profiles(session).listed(team) if profile.user_id in members]
    taken = Rooms(session).taken(team, at)
    known = acquaintances(session, team, mentee_id)
    return tuple(
        replace(
            colleague(
                profile,
                members[profile.user_id],
                room_of(profile, taken.get(profile.user_id, Taken())),
                worked_with=(mentee_id,) if profile.user_id in known.worked_with else (),
            ),
            named_by=(mentee_id,) if profile.user_id in known.named else (),
            asked_lately=taken.get(profile.user_id, Taken()).asked,
        )
        for profile in listed
    )
