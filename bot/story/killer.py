"""Kills the bot in the middle of its work while the story is played, and starts it again each time.

Each blow has an aim: a post that Slack has or has not taken yet, an open transaction, or any moment. To be certain of
what it hits, it holds the bot still, looks, and kills it where it stands; where it missed, the bot goes on and is
caught later. It must not know the story.
"""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import cycle, islice
from random import Random
from threading import Thread

from bot.child import ChildBot
from bot.story.again import PatientWorkspace
from bot.story.glimpse import Glimpse, Row, is_writing, look, probing
from sandbox.driver import Workspace

POST = "chat.postMessage"
HOLD_SECONDS = 5.0
"""How long Slack keeps a call or its answer back, unless the bot dies before."""

PROBE_SECONDS = 0.001
LOOK_SECONDS = 0.01
LONGEST_MOMENT = 0.5
ENOUGH = 0.6
"""The part of all kills that must hit a row in the state `sending` or an open transaction."""


class Aim(StrEnum):
    """What a blow is meant to hit."""

    TAKEN = "a post that Slack has taken and not yet answered for"
    NOT_TAKEN = "a post that Slack has not taken yet"
    TRANSACTION = "an open transaction, while something a person did is on its way"
    ANY = "any moment"


_ROUND = (Aim.TAKEN, Aim.TRANSACTION, Aim.NOT_TAKEN, Aim.TRANSACTION, Aim.ANY)
_FAULT = {Aim.TAKEN: "slow", Aim.NOT_TAKEN: "hold_call"}


@dataclass(frozen=True, slots=True)
class Blow:
    """One kill to come: at which deed of the story's people, at what, and after how many seconds where that is open."""

    deed: int
    aim: Aim
    pause: float


def plan(kills: int, deeds: int, seed: int) -> list[Blow]:
    """Spread `kills` over a story of `deeds` deeds, one in each equal part of it."""
    chance = Random(seed)  # noqa: S311 - any spread serves; it must be the same for the same seed
    aims = list(islice(cycle(_ROUND), kills))
    chance.shuffle(aims)
    part = deeds / kills
    return [
        Blow(1 + int(part * (number + chance.random())), aim, chance.uniform(0, LONGEST_MOMENT))
        for number, aim in enumerate(aims)
    ]


class Killer:
    """A thread that strikes as planned and says what each kill hit. `hits` are the kills done."""

    def __init__(self, bot: ChildBot, people: PatientWorkspace, slack: Workspace, say: Callable[[str], None]) -> None:
        self._bot = bot
        self._people = people
        self._slack = slack
        self._say = say
        self.hits: list[Glimpse] = []
        self._over = False
        self._failed: BaseException | None = None
        self._thread: Thread | None = None

    def start(self, blows: Sequence[Blow]) -> None:
        self._thread = Thread(target=self._run, args=(blows,), name="killer")
        self._thread.start()

    def stop(self) -> None:
        """The story is over: strike no more. Raises what went wrong with killing."""
        self._over = True
        if self._thread is not None:
            self._thread.join()
        if self._failed is not None:
            raise self._failed

    # --- one blow after the other ---

    def _run(self, blows: Sequence[Blow]) -> None:
        try:
            for blow in blows:
                hit = self._strike(blow) if self._come(lambda: self._people.deeds >= blow.deed) else None  # noqa: B023 - waited for at once
                if hit is None:
                    return
                self.hits.append(hit)
                self._say(f"\n*** Kill {len(self.hits)} of {len(blows)}: {self._words(hit)}.")
                self._bot.start()
        except BaseException as error:  # noqa: BLE001 - raised again by `stop`, in the story's own thread
            self._failed = error

    def _strike(self, blow: Blow) -> Glimpse | None:
        """Kill the bot where the blow is aimed at; None where the story ended before."""
        match blow.aim:
            case Aim.TAKEN | Aim.NOT_TAKEN:
                return self._strike_held(_FAULT[blow.aim])
            case Aim.TRANSACTION:
                return self._strike_transaction()
            case Aim.ANY:
                time.sleep(blow.pause)
                return self._strike_until(lambda: True, lambda _: True)

    def _strike_held(self, fault: str) -> Glimpse | None:
        """Let Slack hold the next post, before or after it took it, and strike while it does."""
        self._slack.fault(fault, method=POST, seconds=HOLD_SECONDS)
        hit = self._strike_until(
            lambda: not self._slack.ask("GET", "faults")["faults"], lambda seen: bool(seen.posts), every=LOOK_SECONDS
        )
        self._slack.no_faults()
        return hit

    def _strike_transaction(self) -> Glimpse | None:
        with probing(self._bot.database_file) as probe:
            return self._strike_until(
                lambda: bool(self._people.doing) and is_writing(probe), lambda seen: seen.transaction
            )

    def _strike_until(
        self, likely: Callable[[], bool], wanted: Callable[[Glimpse], bool], every: float = PROBE_SECONDS
    ) -> Glimpse | None:
        """Whenever it is likely, hold the bot still and look; kill it once that is what is wanted."""
        while self._come(likely, every):
            self._bot.freeze()
            seen = look(self._bot.database_file)
            if seen is not None and wanted(seen):
                self._bot.kill()
                return seen
            self._bot.thaw()
        return None

    def _come(self, moment: Callable[[], bool], every: float = LOOK_SECONDS) -> bool:
        """Wait for a moment, asking again after so many seconds; False where the story is over first."""
        while not self._over:
            if moment():
                return True
            time.sleep(every)
        return False

    # --- in words ---

    def _words(self, hit: Glimpse) -> str:
        middle = [f"while sending {row.key}{self._fate(row)}" for row in hit.sending]
        if hit.transaction:
            middle.append("with a transaction open")
        deed = f", {self._people.doing}" if self._people.doing else ""
        return f"killed {' and '.join(middle) or 'between'}{deed}"

    def _fate(self, row: Row) -> str:
        if row.operation != "post":
            return f" (of {row.operation}s there may be two)"
        taken = any(
            row.reference in str(call["args"].get("metadata")) for call in self._slack.calls(POST) if call["ok"]
        )
        return " (Slack had accepted it)" if taken else " (Slack had not accepted it)"
