"""The story on several processes: `micromentor serve`, one PostgreSQL, and Slack's requests to each of them in turn.

With kills, one of them dies every few seconds, and is started again. Played without and with kills, it must be the same
story. The PostgreSQL comes with the development dependencies. It must not know the chapters.
"""

import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from random import Random
from threading import Event, Thread

from bot.child import Addresses
from bot.faults.fleet import KILLED, Fleet
from bot.faults.houses import PostgresHouse
from bot.manifest import MANIFEST
from bot.stage import ZONE, introduce_staff
from bot.story.again import PatientWorkspace
from bot.story.chapters import TOUR, Chapter
from bot.story.comparison import differences
from bot.story.play import HEAD_START, RETRIES, Out, Played, differs, listen
from bot.story.teller import StoryDiffersError
from sandbox import staff
from sandbox.parts import Terms
from sandbox.people import from_staff
from sandbox.server import Sandbox


@dataclass(frozen=True, slots=True)
class Kills:
    """One process dies every so many seconds, give or take a third of them; which one, the seed says."""

    every: float
    seed: int


def play_on_many(out: Out, processes: int, kills: Kills | None, chapters: Sequence[Chapter] = TOUR) -> int:
    """Tell the story on so many processes; with kills, twice. 0 where it was as promised, and the same both times."""
    start = datetime.now(UTC) + HEAD_START
    with (
        tempfile.TemporaryDirectory(prefix="micromentor-many-") as name,
        PostgresHouse(Path(name) / "postgres", Path(name) / "postgres.log") as house,
    ):
        try:
            if kills is None:
                _tell(out, house, Path(name) / "calm", processes, start, None, chapters)
                out("\nThe story was as promised.")
                return 0
            out(f"One of {processes} will be killed every {kills.every:g} s, by the seed {kills.seed}.")
            out("First the story without kills, untold.")
            calm, _ = _tell(lambda _: None, house, Path(name) / "calm", processes, start, None, chapters)
            out(f"It has {calm.deeds} deeds and {calm.posts} posts. Now with kills.")
            stormy, killed = _tell(out, house, Path(name) / "storm", processes, start, kills, chapters)
        except StoryDiffersError as different:
            return differs(out, different)
    return _verdict(out, calm, stormy, killed)


def _tell(
    out: Out,
    house: PostgresHouse,
    folder: Path,
    processes: int,
    start: datetime,
    kills: Kills | None,
    chapters: Sequence[Chapter],
) -> tuple[Played, int]:
    """Play the chapters on a database and a workspace of their own; what was seen, and how many were killed."""
    folder.mkdir()
    with _stage(house, folder, processes) as (people, fleet):
        people.settle()
        people.clock.to(start)
        with _killing(fleet, kills, out):
            played = listen(people, out, chapters)
        people.settle()
    return played, sum(code == KILLED for code in fleet.ended)


@contextmanager
def _stage(house: PostgresHouse, folder: Path, processes: int) -> Iterator[tuple[PatientWorkspace, Fleet]]:
    database_url = house.empty()
    terms = Terms(MANIFEST, from_staff(staff.load().people), staff.ORGANISATION, retry_delays=RETRIES)
    with Sandbox(terms) as sandbox, PatientWorkspace(sandbox.base_url) as people:
        slack = Addresses(sandbox.api_url, sandbox.clock_url, sandbox.bot_token, sandbox.app_token)
        introduce_staff(database_url, slack)
        fleet = Fleet(
            folder,
            processes,
            ("serve",),
            {
                "SLACK_API_URL": slack.api_url,
                "SLACK_BOT_TOKEN": slack.bot_token,
                "SLACK_SIGNING_SECRET": sandbox.signing_secret,
                "MICROMENTOR_CLOCK_URL": slack.clock_url,
                "MICROMENTOR_TIME_ZONE": ZONE,
                "DATABASE_URL": database_url,
            },
        )
        fleet.take_seats()
        people.bot_status(*fleet.status_urls)
        people.request_urls(*fleet.request_urls)
        fleet.start()
        try:
            yield people, fleet
        finally:
            fleet.stop()


@contextmanager
def _killing(fleet: Fleet, kills: Kills | None, out: Callable[[str], None]) -> Iterator[None]:
    over = Event()

    def run(kills: Kills) -> None:
        chance = Random(kills.seed)  # noqa: S311 - any spread serves
        while not over.wait(kills.every * chance.uniform(2 / 3, 4 / 3)):
            which = chance.randrange(fleet.processes)
            out(f"\n*** Process {which + 1} is killed.")
            fleet.kill_one(which)

    thread = Thread(target=run, args=(kills,), name="killer") if kills else None
    if thread is not None:
        thread.start()
    try:
        yield
    finally:
        over.set()
        if thread is not None:
            thread.join()


def _verdict(out: Out, calm: Played, stormy: Played, killed: int) -> int:
    out("\nThe story was as promised.")
    out(f"{killed} kills. People did {stormy.again} deeds once more, because the app had not answered.")
    found = list(differences(calm.seen, stormy.seen))
    for line in found:
        out(f"Not as without kills: {line}")
    if not found:
        out(f"Everybody saw the same {stormy.posts} posts as without kills.")
    return int(bool(found) or not killed)
