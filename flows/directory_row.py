"""Rows of a directory file as people make them: read leniently, refused with the column, what is wrong and what to do.

Plain text goes in; what comes out is either a row that serves or its faults. It must not know files, Slack or storage:
whom the workspace holds is given as `People`.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import zip_longest

from flows import skills as written
from flows.directory import Prepared
from flows.profile import ABOUT_LIMIT, MOST_PLACES
from flows.proposal import Skill

COLUMNS = (
    "user_id",
    "handle",
    "name",
    "title",
    "department",
    "site",
    "manager",
    "is_mentor",
    "skills",
    "evidence",
    "ask_me_about",
    "capacity",
    "years_in_role",
)
CELL_LIMIT = 200
MOST_YEARS = 70
YES = frozenset({"true", "yes", "y", "1", "x"})
NO = frozenset({"false", "no", "n", "0", ""})

_USER_ID = re.compile(r"[UW][A-Z0-9]{2,}")


@dataclass(frozen=True, slots=True)
class People:
    """Whom the workspace holds: the Slack ids of its people, and the ids by handle in lower case."""

    ids: frozenset[str]
    handles: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong in one cell, and what to do. `column` is empty where it is about the whole row."""

    column: str
    wrong: str
    do: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One person, as a row that serves describes them."""

    user_id: str
    name: str
    title: str
    department: str
    site: str
    manager_id: str | None
    prepared: Prepared | None


def heading(cell: str) -> str:
    """A heading as the columns are known: `Is mentor` is `is_mentor`."""
    return re.sub(r"[\s-]+", "_", cell.strip().casefold())


def unusable(headings: Iterable[str]) -> str | None:
    """Why no row under these headings can serve; None where some may."""
    known = [name for name in headings if name in COLUMNS]
    if "user_id" not in known and "handle" not in known:
        return "The file needs a column user_id (Slack ids) or handle. Put the names of the columns in its first line."
    if twice := sorted({name for name in known if known.count(name) > 1}):
        return f"The file has the column {twice[0]} more than once. Leave one."
    return None


def read(cells: Mapping[str, str], people: People) -> Row | tuple[Fault, ...]:
    """A row that serves, or all that is wrong with it. `cells` are by heading; a missing one is as an empty one."""
    row = _Reading({name: " ".join(value.split()) for name, value in cells.items()}, people)
    user_id = row.person()
    found = Row(
        user_id=user_id,
        name=row.text("name"),
        title=row.text("title"),
        department=row.text("department"),
        site=row.text("site"),
        manager_id=row.manager(user_id),
        prepared=row.prepared(),
    )
    return tuple(row.faults) or found


class _Reading:
    """One row on its way to a Row: each question answers as well as it can, and notes what is wrong."""

    def __init__(self, cells: Mapping[str, str], people: People) -> None:
        self._cells = cells
        self._people = people
        self.faults: list[Fault] = []

    def text(self, column: str, limit: int = CELL_LIMIT) -> str:
        value = self._cells.get(column, "")
        if len(value) > limit:
            self._fault(column, f"it has {len(value)} characters", f"keep it to {limit}")
        return value

    def person(self) -> str:
        """The row's own person: the id where there is one, else whoever has the handle."""
        if user_id := self._cells.get("user_id", ""):
            return self._known_id("user_id", user_id)
        if handle := self._cells.get("handle", ""):
            return self._by_handle("handle", handle)
        self._fault("user_id", "it is empty", "give the Slack id (in the profile: More, Copy member ID) or a handle")
        return ""

    def manager(self, user_id: str) -> str | None:
        value = self._cells.get("manager", "")
        if not value:
            return None
        found = self._known_id("manager", value) if _USER_ID.fullmatch(value) else self._by_handle("manager", value)
        if found and found == user_id:
            self._fault("manager", "it is the person's own", "name the manager, or leave it empty")
        return found or None

    def prepared(self) -> Prepared | None:
        """What they are put forward with; a row that is no mentor's may hold anything in those columns."""
        answer = self._cells.get("is_mentor", "").casefold()
        if answer not in YES | NO:
            self._fault("is_mentor", f"“{answer[:40]}” is neither yes nor no", "write yes or no")
        if answer not in YES:
            return None
        return Prepared(
            skills=self._skills(),
            ask_me_about=self.text("ask_me_about", ABOUT_LIMIT),
            places=self._number("capacity", 1, MOST_PLACES),
            years_in_role=self._number("years_in_role", 0, MOST_YEARS),
        )

    def _skills(self) -> tuple[Skill, ...]:
        """Skills and evidence by semicolons, each line of evidence for the skill in its place."""
        names = [name.strip() for name in self._cells.get("skills", "").split(";")]
        told = self._cells.get("evidence", "")
        evidence = [told] if len(names) == 1 else [part.strip() for part in told.split(";")]
        if any(proof for name, proof in zip_longest(names, evidence, fillvalue="") if not name):
            wrong = f"it has {len(evidence)} parts for {len([name for name in names if name])} skills"
            self._fault("evidence", wrong, "give one part for each skill, in the same order, with ; between them")
        in_step = ((name, proof) for name, proof in zip_longest(names, evidence, fillvalue="") if name)
        found = tuple({name.casefold(): Skill(name, proof) for name, proof in in_step}.values())
        if len(found) > written.MOST:
            self._fault("skills", f"it has {len(found)} skills", f"keep the {written.MOST} they would most like")
        for skill in found:
            if len(skill.name) > written.NAME_LIMIT:
                wrong = f"“{skill.name[:40]}…” has {len(skill.name)} characters"
                self._fault("skills", wrong, f"keep each skill to {written.NAME_LIMIT}, with ; between them")
            if len(skill.evidence) > written.EVIDENCE_LIMIT:
                wrong = f"that for “{skill.name[:40]}” has {len(skill.evidence)} characters"
                self._fault("evidence", wrong, f"keep each line to {written.EVIDENCE_LIMIT}")
        return found

    def _number(self, column: str, least: int, most: int) -> int | None:
        value = self._cells.get(column, "")
        if not value:
            return None
        if value.isascii() and value.isdigit() and least <= int(value[:9]) <= most:
            return int(value)
        self._fault(column, f"“{value[:40]}” is no number from {least} to {most}", "write such a number, or nothing")
        return None

    def _known_id(self, column: str, value: str) -> str:
        user_id = value.upper()
        if not _USER_ID.fullmatch(user_id):
            self._fault(
                column, f"“{value[:40]}” is no Slack id", "Slack ids look like U0AB12CD3; use handle for handles"
            )
        elif user_id not in self._people.ids:
            self._fault(column, f"nobody in this workspace has the id {user_id}", "copy it anew from the profile")
        else:
            return user_id
        return ""

    def _by_handle(self, column: str, value: str) -> str:
        handle = value.removeprefix("@").strip()
        found = self._people.handles.get(handle.casefold(), "")
        if not found:
            self._fault(column, f"no one person has the handle “{handle[:40]}”", "give their Slack id instead")
        return found

    def _fault(self, column: str, wrong: str, do: str) -> None:
        self.faults.append(Fault(column, wrong, do))


def by_handle(accounts: Iterable[tuple[str, str, str]]) -> dict[str, str]:
    """Ids by handle from (id, handle, name shown): handles are unique; a shown name counts where it is, too."""
    shown: dict[str, list[str]] = {}
    handles: dict[str, str] = {}
    for user_id, handle, name in accounts:
        if handle:
            handles[handle.casefold()] = user_id
        if name:
            shown.setdefault(name.casefold(), []).append(user_id)
    alone = {name: ids[0] for name, ids in shown.items() if len(ids) == 1}
    return alone | handles
