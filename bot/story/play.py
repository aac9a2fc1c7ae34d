"""Plays the chapters on a stage of their own and says how it went; with kills, twice, and compares the two."""

import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from math import ceil
from pathlib import Path

from bot.stage import Stage
from bot.story.again import PatientWorkspace
from bot.story.chapters import CHAPTERS, TOUR, Chapter
from bot.story.comparison import Conversations, conversations, differences
from bot.story.glimpse import Glimpse
from bot.story.killer import ENOUGH, Blow, Killer, plan
from bot.story.teller import StoryDiffersError, Teller
from sandbox.driver import DriverError
from sandbox.events import RETRY_DELAYS

Out = Callable[[str], None]

RETRIES = (0.0, 5.0, 15.0)
"""Seconds before an event comes again that a dead bot did not take. Slack's own are minutes, which nobody waits for."""

HEAD_START = timedelta(minutes=30)
"""Both runs of a story with kills begin at one moment of the stand-in's clock, so much later than now."""


@dataclass(frozen=True, slots=True)
class Played:
    """A story that was as promised: what people saw, how many deeds they did, and how many of them once more."""

    seen: Conversations
    deeds: int
    again: int
    hits: Sequence[Glimpse] = ()

    @property
    def posts(self) -> int:
        """How many posts the bot made."""
        return sum(len(posts) for posts in self.seen.values())


def play(out: Out, chapters: Sequence[Chapter] = CHAPTERS) -> int:
    """Tell the story by `out`; 0 where everything was as promised, 1 with the place where it was not."""
    try:
        _tell(out, chapters)
    except StoryDiffersError as different:
        return differs(out, different)
    out("\nThe story was as promised.")
    return 0


def play_with_kills(out: Out, kills: int, seed: int, chapters: Sequence[Chapter] = TOUR) -> int:
    """Tell the story while the bot is killed `kills` times; 1 where that made a difference, or too few kills hit.

    The same seed plans the same kills; what each hits is still a matter of that run.
    """
    start = datetime.now(UTC) + HEAD_START
    out(f"The bot will be killed {kills} times, by the seed {seed}. First the story without kills, untold.")
    try:
        calm = _tell(lambda _: None, chapters, start)
        out(f"It has {calm.deeds} deeds and {calm.posts} posts. Now with kills.")
        stormy = _tell(out, chapters, start, plan(kills, calm.deeds, seed))
    except StoryDiffersError as different:
        return differs(out, different)
    return _verdict(out, kills, calm, stormy)


def _tell(out: Out, chapters: Sequence[Chapter], start: datetime | None = None, blows: Sequence[Blow] = ()) -> Played:
    """Play the chapters in a folder that is gone afterwards. Raises StoryDiffersError."""
    with (
        tempfile.TemporaryDirectory(prefix="micromentor-story-") as folder,
        Stage(Path(folder), retry_delays=RETRIES if blows else RETRY_DELAYS) as stage,
        PatientWorkspace(stage.sandbox.base_url) as people,
    ):
        people.settle()
        if start is not None:
            people.clock.to(start)
        killer = Killer(stage.bot, people, stage.workspace, out)
        killer.start([replace(blow, deed=blow.deed + people.deeds) for blow in blows])
        try:
            played = listen(people, out, chapters)
        finally:
            killer.stop()
        return replace(played, hits=killer.hits)


def listen(people: PatientWorkspace, out: Out, chapters: Sequence[Chapter]) -> Played:
    """Play the chapters before people who stand ready. Raises StoryDiffersError."""
    tell, deeds = Teller(people, out), people.deeds
    for chapter in chapters:
        _play(chapter, tell)
    people.settle()
    seen = conversations(people.record(), people.described()["app"]["bot_user_id"])
    return Played(seen, people.deeds - deeds, people.again)


def _play(chapter: Chapter, tell: Teller) -> None:
    """Play one chapter. Raises StoryDiffersError also where somebody does not find what they would act on."""
    try:
        chapter(tell)
    except (AssertionError, LookupError, StopIteration, TimeoutError, DriverError) as error:
        raise StoryDiffersError(f"{tell.place}: {type(error).__name__}: {error}") from error


def differs(out: Out, different: StoryDiffersError) -> int:
    """Say where the story is not as promised; the exit code."""
    out(f"\nThe story differs from what the product promises.\n{different}")
    return 1


def _verdict(out: Out, kills: int, calm: Played, stormy: Played) -> int:
    """Say how the story with kills went; 0 where it was as without."""
    middle, least = sum(hit.in_the_middle for hit in stormy.hits), ceil(ENOUGH * kills)
    out("\nThe story was as promised.")
    out(f"{len(stormy.hits)} kills, {middle} of them while sending or with a transaction open (at least {least}).")
    out(f"People did {stormy.again} deeds once more, because the app had not answered.")
    found = list(differences(calm.seen, stormy.seen))
    for line in found:
        out(f"Not as without kills: {line}")
    if not found:
        out(f"Everybody saw the same {stormy.posts} posts as without kills.")
    return int(bool(found) or middle < least or len(stormy.hits) < kills)
