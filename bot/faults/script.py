"""A script: what people do at which moments, and what the product promises that they read. Made before anything is run.

The moments are worked out from the product's rules and the calendar, so a script is the same for the same cast and
day. It must not know the bot, nor any fault.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from bot.faults.acting import Acting
from bot.faults.cast import Cast, Player
from bot.faults.hours import first_work
from bot.faults.promise import ON_TIME, Promise, Promises

Act = Callable[[Acting], None]


@dataclass(frozen=True, slots=True)
class Deed:
    """What somebody does at `at` (aware) or, where they are held up, a little later."""

    at: datetime
    words: str
    act: Act


@dataclass(slots=True)
class Script:
    """A story being written. `now` is the moment it has come to, `goal` what it is about at present."""

    title: str
    cast: Cast
    now: datetime
    promises: Promises
    goal: str = ""
    deeds: list[Deed] = field(default_factory=list)

    # --- moments ---

    def at(self, moment: datetime) -> None:
        """Go on from there."""
        self.now = moment

    def after(self, **span: float) -> None:
        """Go on so much later."""
        self.now += timedelta(**span)

    def common_hour(self, from_: datetime, *people: Player) -> datetime:
        """The first moment from then on in which these are all at work."""
        return first_work(from_, [player.zone for player in people])

    # --- what people do and read ---

    def does(self, who: Player, what: str, act: Act) -> None:
        """Somebody does something now."""
        self.deeds.append(Deed(self.now, f"{who.first} {what}", act))

    def waits(self) -> None:
        """Nobody does anything until now."""
        self.deeds.append(Deed(self.now, "time passes", lambda _: None))

    def promise(
        self,
        readers: Player | tuple[Player, ...],
        *words: str,
        at: datetime | None = None,
        within: timedelta = ON_TIME,
        at_last: str = "",
        at_any_hour: bool = False,
    ) -> None:
        """These read a new message that says all the words: now, or at that moment."""
        people = (readers,) if isinstance(readers, Player) else readers
        self.promises.posts.append(
            Promise(
                readers=frozenset(player.id for player in people),
                words=words,
                at=at or self.now,
                within=within,
                at_last=at_last,
                at_any_hour=at_any_hour,
                about=self.goal,
                deed=len(self.deeds),
                deed_at=self.deeds[-1].at if self.deeds else self.now,
            )
        )


def begin(title: str, cast: Cast, start: datetime) -> Script:
    """An empty script."""
    promises = Promises(
        names={player.id: player.name for player in cast.everybody},
        zones={player.id: player.zone for player in cast.everybody},
        places={player.id: player.places for player in cast.everybody if player.skills},
    )
    return Script(title, cast, start, promises)
