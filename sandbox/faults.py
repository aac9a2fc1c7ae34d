"""Misbehaviour on command: the faults that are armed, how often or likely each will still strike, and every strike.

Only real failures of Slack and of networks are here; where each strikes is said in the module that asks for it.
"""

import random
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Literal, get_args

from sandbox.clock import Clock
from sandbox.errors import Refused
from sandbox.shapes import Json

Kind = Literal[
    "drop_reply",
    "drop_call",
    "hold_call",
    "ratelimited",
    "server_error",
    "error_after",
    "slow",
    "invalid_auth",
    "cut_sockets",
    "refresh_sockets",
    "duplicate_events",
    "reorder_events",
    "late_events",
    "late_file",
    "retry_after_success",
    "drop_ack",
]

KINDS: tuple[Kind, ...] = get_args(Kind)
AT_ONCE: frozenset[Kind] = frozenset({"cut_sockets", "refresh_sockets"})
"""These strike when they are asked for."""


@dataclass(slots=True)
class Fault:
    """One armed fault: strikes `left` more times (None: until cleared), for calls of `method` and in `team` if given.

    `chance` is how likely it strikes each time it could, by a generator with a seed of its own; `ends` is when it is
    over, in monotonic seconds. `seconds` is how slow, how late, how long held, or the Retry-After; `status` the HTTP
    status of a server error.
    """

    kind: Kind
    left: int | None = 1
    method: str | None = None
    team: str | None = None
    seconds: float = 1.0
    status: int = 500
    chance: float = 1.0
    ends: float | None = None
    dice: random.Random = field(default_factory=random.Random)

    def shown(self) -> Json:
        """Return the fault as the control API gives it."""
        return {
            "fault": self.kind,
            "count": self.left or 0,
            "method": self.method,
            "team": self.team,
            "chance": self.chance,
        }


class Faults:
    """The armed faults, oldest first, and the strikes so far, numbered from 1. `monotonic` is real time."""

    def __init__(self, clock: Clock, monotonic: Callable[[], float] = time.monotonic) -> None:
        self.armed: list[Fault] = []
        self.strikes: list[Json] = []
        self._clock = clock
        self._monotonic = monotonic

    def arm(self, asked: Json) -> Fault:
        """Arm a fault as the control API asks; raises Refused for another name.

        `count` is how often it strikes, 0 until cleared; `lasts` (seconds of real time) makes it a storm that ends by
        itself, of any number unless `count` says how many.
        """
        kind = next((known for known in KINDS if known == asked.get("fault")), None)
        if kind is None:
            raise Refused("unknown_fault", f"There is no fault called {asked.get('fault')}.")
        lasts = asked.get("lasts")
        once = 0 if lasts is not None else 2 if kind == "reorder_events" else 1
        fault = Fault(
            kind,
            left=int(asked.get("count", once)) or None,
            method=asked.get("method"),
            team=asked.get("team"),
            seconds=float(asked.get("seconds", 1.0)),
            status=int(asked.get("status", 500)),
            chance=float(asked.get("chance", 1.0)),
            ends=None if lasts is None else self._monotonic() + float(lasts),
            dice=random.Random(asked.get("seed")),  # noqa: S311 - no secret hangs on it
        )
        if kind in AT_ONCE:
            self._note(fault, None, None, None)
        else:
            self.armed.append(fault)
        return fault

    def strike(
        self, kind: Kind, *, team: str | None = None, method: str | None = None, about: str | None = None
    ) -> Fault | None:
        """Return the first armed fault of this kind that strikes now, counted down by one and noted; or None.

        `about` names what was hit: an event's id, a call's method.
        """
        self.armed = [fault for fault in self.armed if fault.ends is None or fault.ends > self._monotonic()]
        for fault in self.armed:
            fits = fault.kind == kind and fault.method in (None, method) and fault.team in (None, team)
            if not fits or (fault.chance < 1 and fault.dice.random() >= fault.chance):
                continue
            if fault.left is not None:
                fault.left -= 1
                if fault.left == 0:
                    self.armed.remove(fault)
            self._note(fault, team, method, about)
            return fault
        return None

    def clear(self) -> None:
        """Disarm everything. What struck stays noted."""
        self.armed.clear()

    def _note(self, fault: Fault, team: str | None, method: str | None, about: str | None) -> None:
        self.strikes.append(
            {
                "n": len(self.strikes) + 1,
                "fault": fault.kind,
                "at": self._clock.now(),
                "real": time.time(),
                "team": team,
                "method": method,
                "about": about,
            }
        )
