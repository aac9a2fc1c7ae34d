"""A directory file as the matcher sees it, without any workspace: for trying out who would be proposed.

The columns of `micromentor people import`, read more leniently since nothing is kept: what nobody can read is left out.
Also `timezone`, `capacity_left`, `minutes` and `ways`, which other directories have. Everybody in it who is a mentor
counts as having said yes.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import zip_longest
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from bot import people_file
from bot.people_file import UnusableFile
from flows import directory_row
from flows.directory_row import YES
from flows.member import Member
from flows.profile import MOST_PLACES, Profile, ProfileStatus
from flows.proposal import Colleague, Room, Skill, Way

Cells = Mapping[str, str]

_UNSAID = Profile(user_id="", status=ProfileStatus.LISTED)
"""What a mentor offers who does not say how much."""


@dataclass(frozen=True, slots=True)
class Staff:
    """Everybody of the file by id, and the mentors among them in the file's order."""

    members: Mapping[str, Member]
    mentors: tuple[Colleague, ...]


def read(content: bytes, zone: str) -> Staff:
    """The staff in a file. `zone`: the IANA name of the zone of who has none. Raises UnusableFile."""
    table = people_file.read(content, directory_row.heading)
    if why := directory_row.unusable(table.headings):
        raise UnusableFile(why)
    if "skills" not in table.headings:
        raise UnusableFile("The file has no column skills, so nobody in it can be found.")
    rows = [{name: " ".join(cell.split()) for name, cell in line.cells.items()} for line in table.lines]
    members = {member.user_id: member for row in rows if (member := _member(row, zone)).user_id}
    mentors = {
        user_id: _colleague(row, members[user_id])
        for row in rows
        if row.get("is_mentor", "").casefold() in YES and (user_id := _id(row))
    }
    if not mentors:
        raise UnusableFile("The file has no mentor: nobody in it has yes or true under is_mentor, and an id.")
    return Staff(members, tuple(mentors.values()))


def _id(row: Cells) -> str:
    return row.get("user_id") or row.get("handle", "").removeprefix("@")


def _member(row: Cells, zone: str) -> Member:
    user_id = _id(row)
    return Member(
        user_id=user_id,
        name=row.get("name") or user_id,
        title=row.get("title", ""),
        department=row.get("department", ""),
        site=row.get("site", ""),
        manager_id=row.get("manager", "").removeprefix("@") or None,
        zone=_known_zone(row.get("timezone") or row.get("tz", "")) or zone,
    )


def _colleague(row: Cells, member: Member) -> Colleague:
    places = _number(row.get("capacity_left") or row.get("capacity", ""))
    minutes = _number(row.get("minutes", ""))
    return Colleague(
        member=member,
        skills=_skills(row.get("skills", ""), row.get("evidence", "")),
        ask_me_about=row.get("ask_me_about", ""),
        ways=tuple(way for way in Way if way in _parts(row.get("ways", ""))),
        room=Room(
            places=_UNSAID.places if places is None else min(places, MOST_PLACES),
            minutes=_UNSAID.minutes_a_month if minutes is None else minutes,
        ),
        years_in_role=_number(row.get("years_in_role", "")),
    )


def _skills(listed: str, told: str) -> tuple[Skill, ...]:
    """Both by semicolons, each line of evidence for the skill in its place; where there are more, all for the first."""
    names = _parts(listed)
    evidence = [part.strip() for part in told.split(";")]
    if len(evidence) > len(names):
        evidence = [told]
    return tuple(Skill(name, proof) for name, proof in zip_longest(names, evidence, fillvalue="") if name)


def _parts(cell: str) -> list[str]:
    return [part.strip() for part in cell.split(";") if part.strip()]


def _number(cell: str) -> int | None:
    return int(cell[:9]) if cell.isascii() and cell.isdigit() else None


def _known_zone(name: str) -> str:
    try:
        return ZoneInfo(name).key if name else ""
    except (ZoneInfoNotFoundError, ValueError, OSError):  # a folder of zones, or a path, is no zone either
        return ""
