"""Who works at the stand-in workspace: forty fictional people of Alder County Library, which does not exist.

The county lies across the line between Central and Mountain time. `staff.csv` beside this file is a directory as
`micromentor people import` takes it (product.md, Directory), with columns of its own for what Slack would know.
Nothing here knows the bot: a mentor's row says what they would enter, not how it is stored.
"""

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

ORGANISATION = "Alder County Library"
DIRECTORY = Path(__file__).with_name("staff.csv")


@dataclass(frozen=True, slots=True)
class StaffSkill:
    """One skill and one line of evidence, in the mentor's own words."""

    name: str
    evidence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MentorRow:
    """What a mentor entered: `places` mentorships at once, `minutes` a calendar month, languages as ISO 639-1.

    `ways` holds `video`, `audio`, `in_person`, `shadowing` or `written`.
    """

    skills: tuple[StaffSkill, ...]
    ask_me_about: str
    ways: tuple[str, ...]
    places: int
    minutes: int
    languages: tuple[str, ...]
    years_in_role: int


@dataclass(frozen=True, slots=True, kw_only=True)
class StaffPerson:
    """One person of the workspace: what Slack and the directory hold, and `about` for whoever picks who to be.

    `tz` is an IANA name, `locale` as Slack writes it (`en-US`), `is_restricted` a guest, `deleted` deactivated.
    """

    id: str
    name: str
    title: str
    department: str
    site: str
    about: str
    tz: str
    locale: str
    is_admin: bool
    is_restricted: bool
    deleted: bool
    manager_id: str | None
    mentor: MentorRow | None


@dataclass(frozen=True)
class Staff:
    """Everybody, in the order of the directory."""

    people: tuple[StaffPerson, ...]

    @cached_property
    def by_id(self) -> Mapping[str, StaffPerson]:
        """Everybody by Slack id."""
        return {person.id: person for person in self.people}

    @cached_property
    def mentors(self) -> tuple[StaffPerson, ...]:
        """Those with a mentor's row, in the order of the directory."""
        return tuple(person for person in self.people if person.mentor)

    def named(self, name: str) -> StaffPerson:
        """The person with this full or first name.

        Raises:
            KeyError: nobody has it.
        """
        for person in self.people:
            if name in (person.name, person.name.split()[0]):
                return person
        raise KeyError(name)


def load(path: Path = DIRECTORY) -> Staff:
    """Read the staff from a directory file.

    Raises:
        ValueError: a mentor's skills and lines of evidence do not go in step.
    """
    with path.open(encoding="utf-8", newline="") as file:
        return Staff(tuple(_person(row) for row in csv.DictReader(file)))


def _person(row: Mapping[str, str]) -> StaffPerson:
    return StaffPerson(
        id=row["user_id"],
        name=row["name"],
        title=row["title"],
        department=row["department"],
        site=row["site"],
        about=row["about"],
        tz=row["tz"],
        locale=row["locale"],
        is_admin=row["role"] == "admin",
        is_restricted=row["role"] == "guest",
        deleted=row["role"] == "deactivated",
        manager_id=row["manager"] or None,
        mentor=_mentor(row) if row["is_mentor"] == "true" else None,
    )


def _mentor(row: Mapping[str, str]) -> MentorRow:
    in_step = zip(_listed(row["skills"]), _listed(row["evidence"]), strict=True)
    return MentorRow(
        skills=tuple(StaffSkill(name, evidence) for name, evidence in in_step),
        ask_me_about=row["ask_me_about"],
        ways=_listed(row["ways"]),
        places=int(row["capacity"]),
        minutes=int(row["minutes"]),
        languages=_listed(row["languages"]),
        years_in_role=int(row["years_in_role"]),
    )


def _listed(cell: str) -> tuple[str, ...]:
    """The parts of a cell that lists things between semicolons."""
    return tuple(part.strip() for part in cell.split(";") if part.strip())
