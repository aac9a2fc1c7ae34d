"""The checker: it is silent on a run that went well, and says what is wrong with one that was tampered with."""

import copy
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from bot.faults.checker import Kind, check
from bot.faults.houses import SqliteHouse
from bot.faults.plan import House, Plan, plan
from bot.faults.promise import Promises
from bot.faults.run import play, script_of
from bot.faults.small_disk import SmallDisk

Record = list[dict[str, Any]]

DAY = 24 * 60 * 60


@pytest.fixture(scope="module")
def calm() -> Plan:
    """A decline and the next mentor's yes, in the week before the clocks change, with no fault."""
    drawn = plan(1, 2, House.SQLITE)
    return replace(
        drawn,
        script="a decline",
        zones=("Europe/Berlin", "America/New_York"),
        start=date(2035, 3, 9),
        faults=(),
        visitor=(),
    )


@pytest.fixture(scope="module")
def played(calm: Plan, tmp_path_factory: pytest.TempPathFactory) -> Record:
    """What people saw in a run of that."""
    folder = tmp_path_factory.mktemp("calm")
    templates = folder / "templates"
    templates.mkdir()
    with SmallDisk(folder / "disk") as disk:
        result = play(calm, SqliteHouse(disk.folder, templates), disk, folder / "run")
    assert result.well, (result.stopped, result.findings)
    return result.record


@pytest.fixture
def promises(calm: Plan) -> Promises:
    """What the script promises."""
    return script_of(calm).promises


@pytest.fixture
def record(played: Record) -> Record:
    """A copy to tamper with."""
    return copy.deepcopy(played)


def kinds(promises: Promises, record: Record) -> list[Kind]:
    return sorted(finding.kind for finding in check(promises, record))


def post(record: Record, words: str) -> dict[str, Any]:
    """The first new post that says this."""
    return next(e for e in record if e["what"] == "post" and words in str(e["message"]))


def test_it_knows_nothing_of_the_bots() -> None:
    """Neither its tables nor its keys nor its code: it would be wrong where they are."""
    asked = "import bot.faults.checker, sys; print(*{name.partition('.faults')[0] for name in sys.modules})"
    loaded = set(
        subprocess.run([sys.executable, "-c", asked], check=True, capture_output=True, text=True).stdout.split()
    )
    ours = {name for name in loaded if name.split(".")[0] in {"bot", "handlers", "storage", "flows", "matching"}}
    assert ours == {"bot"}
    assert not loaded & {"sqlalchemy", "sqlite3", "slack_sdk"}


def test_a_run_that_went_well_is_well(promises: Promises, record: Record) -> None:
    assert check(promises, record) == []
    assert len(promises.posts) == 6


@pytest.mark.parametrize(
    "words", ["1 x 30 minutes with Mira", "can’t take this on just now", "Agreed:", "has ended this mentorship"]
)
def test_a_message_that_is_missing_is_lost(promises: Promises, record: Record, words: str) -> None:
    record.remove(post(record, words))
    assert Kind.LOST in kinds(promises, record)


@pytest.mark.parametrize("words", ["Would you like a colleague", "Agreed:", "has ended this mentorship"])
def test_a_message_that_came_twice_is_doubled(promises: Promises, record: Record, words: str) -> None:
    twice = copy.deepcopy(post(record, words))
    twice |= {"n": len(record) + 1, "ts": "9999999999.000001", "at": twice["at"] + 3}
    record.insert(record.index(post(record, words)) + 1, twice)
    assert Kind.DOUBLED in kinds(promises, record)


def test_a_mentor_who_is_asked_twice_breaks_a_rule(promises: Promises, record: Record) -> None:
    asked = post(record, "1 x 30 minutes with Mira")
    record.append(copy.deepcopy(asked) | {"n": len(record) + 1, "ts": "9999999999.000001"})
    assert {Kind.DOUBLED, Kind.BROKEN} <= set(kinds(promises, record))


def test_a_message_that_comes_an_hour_later_is_late(promises: Promises, record: Record) -> None:
    post(record, "can’t take this on just now")["at"] += 60 * 60
    assert kinds(promises, record) == [Kind.LATE]


def test_a_message_that_comes_too_soon_is_late_too(promises: Promises, record: Record) -> None:
    post(record, "can’t take this on just now")["at"] -= 15 * 60
    assert Kind.LATE in kinds(promises, record)


def test_what_the_clock_was_made_to_be_off_is_forgiven(promises: Promises, record: Record) -> None:
    promises.looseness = timedelta(minutes=20)
    post(record, "can’t take this on just now")["at"] -= 15 * 60
    assert check(promises, record) == []


def test_a_message_to_somebody_else_is_missent(promises: Promises, record: Record) -> None:
    entry = post(record, "can’t take this on just now")
    entry["to"] = ["U0NOOR" if reader == "U0MIRA" else reader for reader in entry["to"]]
    assert Kind.MISSENT in kinds(promises, record)


def test_what_nobody_was_promised_is_unexpected(promises: Promises, record: Record) -> None:
    extra = copy.deepcopy(post(record, "can’t take this on just now"))
    extra["message"] |= {"text": "By the way", "blocks": None}
    record.insert(3, extra | {"n": len(record) + 1, "ts": "9999999999.000001"})
    assert kinds(promises, record) == [Kind.UNEXPECTED]


def test_a_card_that_never_tells_the_outcome_is_lost(promises: Promises, record: Record) -> None:
    kept = [e for e in record if not (e["what"] == "update" and "You said no" in str(e["message"]))]
    assert kinds(promises, kept) == [Kind.LOST]


def test_nothing_is_said_after_the_close(promises: Promises, record: Record) -> None:
    late = copy.deepcopy(post(record, "Agreed:"))
    end = post(record, "has ended this mentorship")
    record.append(late | {"n": len(record) + 1, "ts": "9999999999.000001", "at": end["at"] + DAY})
    assert Kind.BROKEN in kinds(promises, record)


def test_nobody_is_written_to_at_night(promises: Promises, record: Record) -> None:
    post(record, "can’t take this on just now")["at"] += 12 * 60 * 60
    assert Kind.BROKEN in kinds(promises, record)


def test_a_mentor_with_one_place_has_one_mentorship(promises: Promises, record: Record) -> None:
    promises.places["U0INES"] = 0
    assert Kind.BROKEN in kinds(promises, record)


def test_order_counts(promises: Promises, record: Record) -> None:
    one, other = post(record, "Agreed:"), post(record, "has ended this mentorship")
    assert one["n"] < other["n"]
    one["n"], other["n"] = other["n"], one["n"]
    assert Kind.LATE in kinds(promises, record)


@pytest.fixture
def moved_by() -> Callable[[Record, float], Record]:
    """The same record, so many seconds later."""

    def move(record: Record, seconds: float) -> Record:
        return [entry | {"at": entry["at"] + seconds} for entry in record]

    return move


def test_a_week_later_nothing_is_in_time(
    promises: Promises, record: Record, moved_by: Callable[[Record, float], Record]
) -> None:
    found = kinds(promises, moved_by(record, 7 * DAY))
    assert found.count(Kind.LATE) == len(promises.posts)
