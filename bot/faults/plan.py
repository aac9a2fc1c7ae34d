"""What befalls each run: drawn from a seed, so that the same seed and number plan the same run again.

A plan says when each fault is due by the deeds of the script, and no more; doing it is others'. It must not know what
the bot does about any of it.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from random import Random
from types import MappingProxyType

from bot.fault_points import Point
from bot.faults.scripts import SCRIPTS


class House(StrEnum):
    """Where a run keeps its rows, and how many processes serve it."""

    SQLITE = "SQLite, one process and the command line beside it"
    POSTGRES = "PostgreSQL, one process"
    POSTGRES_MANY = "PostgreSQL, three processes"
    SERVE_MANY = "PostgreSQL, three processes behind HTTP"

    @property
    def processes(self) -> int:
        return 3 if self in {House.POSTGRES_MANY, House.SERVE_MANY} else 1

    @property
    def is_sqlite(self) -> bool:
        return self is House.SQLITE


@dataclass(frozen=True, slots=True)
class SlackFault:
    """A fault of the stand-in's, armed before a deed. `method` is the call it concerns, if any.

    With `lasts` it is a storm: it strikes as often as it can for so many seconds.
    """

    kind: str
    method: str | None = None
    seconds: float = 1.0
    count: int = 1
    status: int = 500
    lasts: float | None = None


@dataclass(frozen=True, slots=True)
class PointKill:
    """kill -9 at a step of the work: the process dies when it comes there the `times`th time."""

    point: Point
    times: int

    @property
    def is_seldom(self) -> bool:
        """Whether the step is only taken after another fault, or a time or two in a story."""
        return self.point in {Point.BEFORE_LOOK, Point.AFTER_LOOK, Point.BEFORE_UPLOAD, Point.AFTER_UPLOAD}


@dataclass(frozen=True, slots=True)
class MomentKill:
    """kill -9 so many seconds into a deed."""

    pause: float


@dataclass(frozen=True, slots=True)
class LockedFile:
    """Another connection holds the SQLite file for so many seconds."""

    seconds: float


class Limit(StrEnum):
    """What there is no more room for, and how a campaign counts it."""

    FILE = "full disk: the SQLite file could not grow"
    """SQLite is told so, file by file: this goes on any machine."""

    DISK = "full disk: no space left on the device"
    """A small disk is full, with all that is kept on it."""

    LOG = "full disk: no space left on the device, and PostgreSQL went down over it"
    """... and the room that PostgreSQL has laid by for its log is used up, which it does not outlive."""


@dataclass(frozen=True, slots=True)
class FullDisk:
    """The database cannot grow for so many seconds."""

    seconds: float
    limit: Limit


@dataclass(frozen=True, slots=True)
class DatabaseDown:
    """PostgreSQL is stopped, and started again after so many seconds."""

    seconds: float


@dataclass(frozen=True, slots=True)
class ClockJump:
    """The bot's clock is off by `by` seconds (of either sign), for so many seconds."""

    by: float
    seconds: float


Fault = SlackFault | PointKill | MomentKill | LockedFile | FullDisk | DatabaseDown | ClockJump


@dataclass(frozen=True, slots=True)
class Due:
    """A fault and the part of the script, from 0 to 1, after which it is done."""

    part: float
    fault: Fault


@dataclass(frozen=True, slots=True)
class Plan:
    """One run: which story, whose zones, from which day, on what, and what befalls it.

    `visitor` are the words of the command line that is run beside the bot at a deed, or none.
    """

    seed: int
    number: int
    house: House
    script: str
    zones: tuple[str, str]
    start: date
    faults: tuple[Due, ...]
    visitor: tuple[str, ...] = ()

    @property
    def looseness(self) -> float:
        """Seconds by which any moment may be off, since the bot's clock was."""
        return max((abs(due.fault.by) for due in self.faults if isinstance(due.fault, ClockJump)), default=0.0)


ZONES = (
    ("America/Chicago", "America/Denver"),
    ("America/Denver", "America/Phoenix"),
    ("America/New_York", "Europe/London"),
    ("Europe/London", "Europe/Athens"),
    ("Europe/Berlin", "America/New_York"),
)
"""Pairs that share at least two hours a day, the weeks included in which only one of them has changed its clocks."""

STARTS = (
    date(2035, 3, 8),  # the Thursday before the clocks change in the United States
    date(2035, 3, 9),
    date(2035, 3, 22),  # ... in Europe
    date(2035, 3, 23),
    date(2035, 10, 25),  # ... in Europe, back
    date(2035, 10, 26),
    date(2035, 11, 1),  # ... in the United States, back
    date(2035, 6, 6),
)

_CALLS = (
    "chat.postMessage", "chat.update", "views.publish", "conversations.open", "views.open",
    "files.getUploadURLExternal", "files.upload", "files.completeUploadExternal",
)  # fmt: skip
_TIMES, _STORM_SECONDS = 2, 2.5
_EVENTS = ("duplicate_events", "reorder_events", "late_events", "retry_after_success")
_VISITORS = (("people", "import", "people.csv"), ("doctor",), ())


def plan(seed: int, number: int, house: House | None = None) -> Plan:
    """The run of this number. Without `house`, half of all runs are SQLite's."""
    chance = Random(f"{seed}/{number}")  # noqa: S311 - any spread serves; it must be the same for the same seed
    if house is None:
        house = (House.SQLITE, House.POSTGRES, House.SQLITE, House.POSTGRES_MANY, House.SQLITE, House.SERVE_MANY)[
            number % 6
        ]
    pair = number // 2  # one script in two houses; a step aside after each round, so that it comes to every house
    script = tuple(SCRIPTS)[(pair + pair // len(SCRIPTS)) % len(SCRIPTS)]
    return Plan(
        seed=seed,
        number=number,
        house=house,
        script=script,
        zones=chance.choice(ZONES),
        start=chance.choice(STARTS),
        faults=tuple(_faults(chance, house)),
        visitor=chance.choice(_VISITORS) if house.is_sqlite else (),
    )


def _faults(chance: Random, house: House) -> Sequence[Due]:
    kills: list[Fault] = [_point_kill(chance) for _ in range(3)]
    kills += [MomentKill(chance.uniform(0.0, 0.6)) for _ in range(chance.randint(0, 1))]
    slack = [_slack_fault(chance, house) for _ in range(chance.randint(3, 5))]
    below: list[Fault] = [chance.choice(_BELOW[house.is_sqlite])(chance)] if chance.random() < 0.75 else []
    due = [Due(chance.random(), fault) for fault in (*kills, *slack, *below)]
    return sorted(due, key=lambda each: each.part)


def _point_kill(chance: Random) -> PointKill:
    kill = PointKill(chance.choice(tuple(Point)), chance.randint(1, 5))
    return replace(kill, times=1) if kill.is_seldom else kill


def _slack_fault(chance: Random, house: House) -> SlackFault:
    method = chance.choice((*_CALLS[:1] * 5, *_CALLS))
    kinds: Mapping[str, Callable[[], SlackFault]] = {
        "drop_reply": lambda: SlackFault("drop_reply", method),
        "drop_call": lambda: SlackFault("drop_call", method),
        "ratelimited": lambda: _too_many(method, chance.randint(1, 3)),
        "server_error": lambda: SlackFault("server_error", method, status=chance.choice((500, 502, 503))),
        "slow": lambda: SlackFault("slow", method, seconds=chance.choice((0.5, 1.5))),
        "invalid_auth": lambda: SlackFault("invalid_auth", method),
        "error_after": lambda: SlackFault("error_after", method, status=500),
        "drop_ack": lambda: SlackFault("drop_ack"),
        "cut_sockets": lambda: SlackFault("cut_sockets" if house is not House.SERVE_MANY else "drop_ack"),
        "events": lambda: SlackFault(chance.choice(_EVENTS), seconds=chance.uniform(0.1, 1.0)),
    }
    drawn = chance.choices(tuple(kinds), weights=(4, 1, 2, 2, 2, 1, 2, 1, 2, 2))[0]
    return kinds[drawn]()


def _too_many(method: str, times: int) -> SlackFault:
    """Slack sends calls away: one or two of a kind, or whatever comes in a storm."""
    if times > _TIMES:
        return SlackFault("ratelimited", lasts=_STORM_SECONDS)
    return SlackFault("ratelimited", method, count=times)


def _clock_jump(chance: Random) -> ClockJump:
    return ClockJump(chance.choice((-1, 1)) * chance.choice((5.0, 70.0, 900.0)), chance.uniform(0.5, 2.0))


_BELOW: Mapping[bool, tuple[Callable[[Random], Fault], ...]] = MappingProxyType(
    {
        True: (
            lambda chance: LockedFile(chance.uniform(0.3, 3.0)),
            lambda chance: FullDisk(chance.uniform(0.5, 2.0), chance.choice((Limit.FILE, Limit.DISK))),
            _clock_jump,
        ),
        False: (
            lambda chance: DatabaseDown(chance.uniform(0.0, 1.5)),
            lambda chance: FullDisk(chance.uniform(1.0, 3.0), chance.choice((Limit.DISK, Limit.LOG))),
            _clock_jump,
        ),
    }
)
