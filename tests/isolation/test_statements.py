"""Two workspaces with the same user ids, channel ids, view ids, ts and goals play side by side, on each database.

Each sees what it would see alone, and every statement asks for one workspace: that is read off SQLAlchemy's own tree of
each while they play. A new query needs a play that comes to it, and a `team_id` for every table in it; the few that are
for all workspaces on purpose stand in FOR_ALL with their reason.
"""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.conftest import Copies
from tests.isolation.breaks import noticed
from tests.isolation.chores import all_chores, came_and_went
from tests.isolation.comparison import ONE, OTHER, all_played, assert_apart
from tests.isolation.payloads import Json
from tests.isolation.places import all_places
from tests.isolation.slack import listening
from tests.isolation.stand import standing
from tests.isolation.watch import Watch, watching

TEAMS = (ONE, OTHER)
SEEN_BY_PEOPLE = ("Requests.open_of",)
"""Left out on purpose; `python -m tests.isolation.breaks` does the same for every function there is."""

FOR_ALL = {
    # function (< the one that called it): why it is for all workspaces
    "Outbox._take": "one courier takes the next rows that are due, whosever they are",
    "Outbox._items < Outbox._take": "the rows just taken, by their ids",
    "Outbox._change": "the courier's own row, by its id and its lease",
    "Outbox.settle_all_sent": "the courier's own rows, each by its id and its lease",
    "Outbox._drop": "rows just read, by their ids",
    "Outbox.queue_is_empty": "whether the process is idle",
    "Inbox.claim_next": "one worker takes the next events, whosever they are",
    "Inbox.is_empty": "whether the process is idle",
    "Inbox.forget": "the sweep of old keys",
    "Timers.claim_due": "one tick takes what is due, whosever it is",
    "Timers.next_due": "when the clock has something to do next, or now",
    "Backlog._depth": "figures of the whole process, for its operator",
    "Installations.active": "the workspaces there are, for the process that serves them",
    "Installations.with_token": "the tokens there are, for the command that seals them anew",
    "Retention.overdue": "the sweep of what was said long ago",
    "Retention.forget": "rows just found, by their ids",
}

AT_IMPORT = {"_part": "what it puts together at import is issued by Mentorships._read and Homes._parts"}
"""Functions that build statements before anything is played."""

RAW = {"BEGIN IMMEDIATE", "BEGIN DEFERRED"}
"""What goes to the database past SQLAlchemy's tree."""


@dataclass(frozen=True)
class Played:
    """What everybody saw and what was kept, and everything that was issued meanwhile."""

    together: dict[str, Json]
    watch: Watch


@pytest.fixture(scope="module")
def sqlite_of_the_play(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> str:
    return f"sqlite:///{shutil.copy(sqlite_template, tmp_path_factory.mktemp('play') / 'micromentor.db')}"


@pytest.fixture(scope="module")
def postgres_of_the_play(postgres_copies: Copies) -> Iterator[str]:
    name, url = postgres_copies.copy("micromentor")
    yield url
    postgres_copies.drop(name)


@pytest.fixture(scope="module", params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def play(request: pytest.FixtureRequest) -> Played:
    """The one play of two equal workspaces."""
    url: str = request.getfixturevalue(f"{request.param}_of_the_play")
    with listening() as slack, watching() as watch, standing(url, slack, TEAMS) as stand:
        together = all_played(stand, *TEAMS)
        for team in TEAMS:
            all_chores(stand.database, team)
        came_and_went(stand, ONE)
        assert any(stand.rows(OTHER).values())
    return Played(together, watch)


def test_each_workspace_sees_what_it_sees_alone(play: Played, alone: Json) -> None:
    assert_apart(play.together, alone)


def test_every_statement_is_for_one_workspace_and_every_query_was_played(play: Played) -> None:
    watched = play.watch
    leaks = [
        leak for leak in watched.leaks if not {leak.issued_by, f"{leak.issued_by} < {leak.called_by}"} & set(FOR_ALL)
    ]
    assert not leaks, "\n\n".join(sorted(map(str, leaks)))

    places = all_places()
    assert len(places) > 60, "the queries of storage/ are not found any more"
    missed = [place for place in places if not watched.reached(place)]
    assert not [str(place) for place in missed if place.function not in AT_IMPORT], "no play comes to these"
    assert {place.function for place in missed} == set(AT_IMPORT)

    met = {name for leak in watched.leaks for name in (leak.issued_by, f"{leak.issued_by} < {leak.called_by}")}
    assert not set(FOR_ALL) - met, "these need no exception any more"
    assert watched.raw <= RAW


@pytest.mark.parametrize("function", SEEN_BY_PEOPLE)
def test_a_team_id_left_out_is_noticed(function: str, sqlite_url: str, alone: Json) -> None:
    """These can fail: the audit names it, and people see the wrong."""
    broken, watch, seen = noticed(function, sqlite_url, alone)
    assert broken, f"{function} issues nothing that is bound to a workspace"
    assert function in {leak.issued_by for leak in watch.leaks}
    assert seen, "nobody sees anything wrong"
