"""Misbehaviour on command: the faults that are armed and how often each will still strike.

Only real failures of Slack and of networks are here; where each strikes is said in the module that asks for it.
"""

from dataclasses import dataclass
from typing import Literal, get_args

from sandbox.errors import Refused
from sandbox.shapes import Json

Kind = Literal[
    "drop_reply",
    "drop_call",
    "hold_call",
    "ratelimited",
    "server_error",
    "slow",
    "invalid_auth",
    "cut_sockets",
    "refresh_sockets",
    "duplicate_events",
    "reorder_events",
    "late_events",
    "retry_after_success",
]

KINDS: tuple[Kind, ...] = get_args(Kind)


@dataclass(slots=True)
class Fault:
    """One armed fault: strikes `left` more times (None: until cleared), for calls of `method` alone if given.

    `seconds` is how slow, how late, how long held, or the Retry-After; `status` the HTTP status of a server error.
    """

    kind: Kind
    left: int | None = 1
    method: str | None = None
    seconds: float = 1.0
    status: int = 500


class Faults:
    """The armed faults, oldest first."""

    def __init__(self) -> None:
        self.armed: list[Fault] = []

    def arm(self, asked: Json) -> Fault:
        """Arm a fault as the control API asks; `count` 0 means until cleared. Raises Refused for another name."""
        kind = next((known for known in KINDS if known == asked.get("fault")), None)
        if kind is None:
            raise Refused("unknown_fault", f"There is no fault called {asked.get('fault')}.")
        count = int(asked.get("count", 2 if kind == "reorder_events" else 1))
        fault = Fault(
            kind,
            left=count or None,
            method=asked.get("method"),
            seconds=float(asked.get("seconds", 1.0)),
            status=int(asked.get("status", 500)),
        )
        if kind not in ("cut_sockets", "refresh_sockets"):
            self.armed.append(fault)
        return fault

    def strike(self, *kinds: Kind, method: str | None = None) -> Fault | None:
        """Return the first armed fault of these kinds that applies to `method`, counted down by one; or None."""
        for fault in self.armed:
            if fault.kind in kinds and fault.method in (None, method):
                if fault.left is not None:
                    fault.left -= 1
                    if fault.left == 0:
                        self.armed.remove(fault)
                return fault
        return None

    def clear(self) -> None:
        """Disarm everything."""
        self.armed.clear()
