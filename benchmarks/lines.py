"""The two ways an envelope gets to an app: handed to `App.dispatch`, or over a real socket."""

import json
import time
from collections.abc import Callable
from typing import Any

from slack_bolt import App, BoltRequest

from benchmarks.slack import Json, StandIn

Line = Callable[[str, Json], tuple[float, Json]]
"""Takes an envelope's type and payload; seconds from the envelope to its ack, and what the ack holds.

Raises RuntimeError where the app does not acknowledge.
"""


def dispatch(slack: StandIn, app: App) -> Line:
    """The app in this process, with a request as Socket Mode makes it of what the stand-in sends."""

    def line(_kind: str, payload: Json) -> tuple[float, Json]:
        payload = slack.answerable(payload)
        start = time.perf_counter()
        response = app.dispatch(BoltRequest(mode="socket_mode", body=payload))
        took = time.perf_counter() - start
        if response.status != 200:
            raise RuntimeError(f"not acknowledged: {response.status} {response.body}")
        answer: Any = json.loads(response.body) if response.body else {}
        return took, answer

    return line


def socket(slack: StandIn, app_token: str) -> Line:
    """The app that has connected to the stand-in with this token."""

    def line(kind: str, payload: Json) -> tuple[float, Json]:
        return slack.deliver(app_token, kind, payload)

    return line
