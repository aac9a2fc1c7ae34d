"""The arithmetic of the figures. It measures nothing, prints nothing and knows no database."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from statistics import median

MILLI = 1000.0


@dataclass(frozen=True, slots=True)
class Unit:
    """In what the figures of a section are said: its name, and how many of it a second (or what was counted) is."""

    name: str
    each: float


MILLISECONDS = Unit("milliseconds", MILLI)
SECONDS = Unit("seconds", 1.0)
MEGABYTES = Unit("megabytes", 1.0)


@dataclass(frozen=True, slots=True)
class Times:
    """What one thing took, in seconds, once for each round. Memory is in megabytes."""

    seconds: tuple[float, ...]

    def __post_init__(self) -> None:
        if not self.seconds:
            raise ValueError("nothing was measured")

    @property
    def p50(self) -> float:
        """The median, in milliseconds."""
        return MILLI * median(self.seconds)

    @property
    def p95(self) -> float:
        """The time that 95 of 100 rounds stayed within (nearest rank), in milliseconds."""
        return MILLI * self.within(95)

    def within(self, of_100: int) -> float:
        """The time that so many of 100 rounds stayed within (nearest rank), in seconds."""
        ordered = sorted(self.seconds)
        return ordered[math.ceil(of_100 / 100 * len(ordered)) - 1]


@dataclass(frozen=True, slots=True)
class Noise:
    """How far one baseline, measured twice in the same rounds, is from itself."""

    first: Times
    second: Times

    @property
    def ratio(self) -> float:
        """The larger median over the smaller: 1.0 where there is no noise."""
        low, high = sorted((self.first.p50, self.second.p50))
        return high / low

    @property
    def spread(self) -> float:
        """The p95 over the median, of both taken together."""
        both = Times(self.first.seconds + self.second.seconds)
        return both.p95 / both.p50


@dataclass(frozen=True, slots=True)
class Figure:
    """One thing measured, beside the baselines of the same rounds. `against` names the one it is held to.

    `limit` is the ratio it is to stay within; None where there is no target. `paired`: each round has all of them.
    """

    name: str
    times: Times
    baselines: Mapping[str, Times]
    against: str
    limit: float | None = None
    paired: bool = True

    def ratio_to(self, baseline: str) -> float:
        """How many times what the baseline of this name took in the same round: the median of the rounds.

        Whatever slows the machine for a while slows both of a round, so it is no part of this. What was not measured
        in the same rounds has the ratio of its median to the other's.
        """
        beside = self.baselines[baseline].seconds
        if not self.paired:
            return median(self.times.seconds) / median(beside)
        return median(mine / theirs for mine, theirs in zip(self.times.seconds, beside, strict=True))

    @property
    def ratio(self) -> float:
        """How many times what the baseline it is held to took."""
        return self.ratio_to(self.against)

    @property
    def met(self) -> bool | None:
        """Is it within its limit? None where it has none."""
        return None if self.limit is None else self.ratio <= self.limit


@dataclass(frozen=True, slots=True)
class Section:
    """The figures of one loop, and its noise where a baseline was measured twice. `title` says how it was measured.

    `tail`: beside the median stands what so many of 100 rounds stayed within. `notes` are said beneath.
    """

    title: str
    figures: tuple[Figure, ...]
    noise: Noise | None = None
    unit: Unit = MILLISECONDS
    tail: int = 95
    notes: tuple[str, ...] = ()
