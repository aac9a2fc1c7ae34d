"""Directory files with anything in them: every refused row has its line in words, and every good one is kept."""

import io
import re
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console

from bot import people_file
from bot.people_file import Table, UnusableFile
from bot.people_import import Importer
from flows import directory_row
from flows.directory_row import COLUMNS
from sandbox.team import TEAM_ID
from tests.fuzz.conftest import steady
from tests.fuzz.door import Door
from tests.fuzz.mutations import TEXTS
from tests.fuzz.recording import Recorded

PEOPLE = {
    f"U0FILE{n:02}": {"id": f"U0FILE{n:02}", "name": f"person.{n}", "tz": "America/Chicago", "profile": {}}
    for n in range(12)
}
ENCODINGS = ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252", "latin-1", "utf-32", "utf-7", "shift_jis")
CELLS = st.one_of(
    st.sampled_from(
        [*PEOPLE, "person.1", "@person.2", "yes", "no", "x", "3", "teen councils; grants", "=1+1", "@SUM(A1)"]
    ),
    st.sampled_from(TEXTS),
    st.sampled_from(('"', '""', 'a"b', '"unclosed', ",", ";;;", "\t", "\r", "\n", "\r\n", "z" * 200_000)),
    st.text(max_size=30),
)
HEADINGS = st.lists(
    st.one_of(st.sampled_from(COLUMNS), st.sampled_from(("User ID", "Is mentor", "", "user_id")), st.text(max_size=12)),
    max_size=16,
)


@st.composite
def files(draw: st.DrawFn) -> bytes:
    """A table put together without care for quotes, in any encoding; or no table at all."""
    match draw(st.sampled_from(("table", "table", "table", "wide", "bytes"))):
        case "bytes":
            return draw(st.binary(max_size=300))
        case "wide":
            return ",".join(["user_id", *(f"c{n}" for n in range(3_000))]).encode() + b"\nU0FILE01" + b",x" * 3_000
        case _:
            separator = draw(st.sampled_from((",", ";", "\t")))
            headings = ["user_id", *draw(HEADINGS)] if draw(st.booleans()) else draw(HEADINGS)
            rows = draw(st.lists(st.lists(CELLS, max_size=len(headings) + 1), max_size=8))
            text = draw(st.sampled_from(("\n", "\r\n", "\r"))).join(separator.join(row) for row in [headings, *rows])
            return text.encode(draw(st.sampled_from(ENCODINGS)), errors="replace")


def test_a_file_is_refused_in_words_or_each_of_its_rows_is(recorded: list[Recorded], door: Door) -> None:
    @steady(1_500)
    @given(content=files())
    def read(content: bytes) -> None:
        door.stand_at(recorded[0])
        try:
            table = people_file.read(content, directory_row.heading)
        except UnusableFile:
            return
        if directory_row.unusable(table.headings):
            return
        said, tally = _brought_in(door, table)
        refused = {int(found) for found in re.findall(r"^Row (\d+)", said, re.MULTILINE)}
        assert len(refused) == tally.refused
        assert refused <= {line.number for line in table.lines}
        assert sum(tally.done.values()) + tally.refused == len(table.lines)
        again, second = _brought_in(door, table)
        assert (second.done["imported-kept"], second.refused) == (0, tally.refused), again
        assert not list(door._wrong_tables())

    read()


def test_good_rows_around_broken_ones_are_kept(recorded: list[Recorded], door: Door) -> None:
    door.stand_at(recorded[0])
    content = (
        'user_id,title\nU0FILE01,One\nU0FILE02,"Two"x\nU0FILE03,' + "z" * 200_000 + '\nU0FILE04,Four\nU0FILE05,"Five'
    )
    said, tally = _brought_in(door, people_file.read(content.encode(), directory_row.heading))
    assert (tally.done["imported-kept"], tally.refused) == (2, 3), said
    assert "Row 3: a quotation mark in it is out of place" in said
    assert "Row 4, title" in said
    assert "Row 6: a quotation mark in it is opened and never closed" in said


def _brought_in(door: Door, table: Table) -> tuple[str, Any]:
    said = io.StringIO()
    importer = Importer(door.bot.services, TEAM_ID, PEOPLE, "")
    tally = importer.run(table.lines, Console(file=said, highlight=False, soft_wrap=True, width=10_000))
    return said.getvalue(), tally
