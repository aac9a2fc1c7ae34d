"""Places in the work where a process ends itself as by kill -9, named by MICROMENTOR_FAULT_POINTS: for tests alone.

`after-commit:3` ends it the third time that a commit is done. `bot.build` composes the parts of `kinds`, which are the
plain ones where no point is named; the plain ones know nothing of this module.
"""

import os
import signal
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from functools import partial
from threading import Lock, local
from typing import Any, TypeVar

from slack_bolt.adapter.socket_mode.internals import run_bolt_app, send_response
from slack_sdk.socket_mode.client import BaseSocketModeClient
from slack_sdk.socket_mode.request import SocketModeRequest
from sqlmodel import Session
from starlette.background import BackgroundTask
from starlette.requests import Request
from starlette.responses import Response

from bot.calls import Calls, Upload
from bot.delivery import Delivery, Introduced
from bot.endpoint import SlackEndpoint
from bot.outcome import Outcome, Refused
from bot.rounds import Round
from bot.socket import SocketLine
from handlers.views.blocks import RenderedFile
from storage.engine import Database
from storage.inbox import InboxClaim
from storage.outbox_row import OutboxItem
from storage.timers import TimerClaim

T = TypeVar("T")

_CLAIMED = (OutboxItem, TimerClaim, InboxClaim)


class Point(StrEnum):
    """The steps that matter. A claim and a record are commits too, counted beside them.

    A *claim* takes something out of the outbox, the inbox or the timers; a *send* is one row said to Slack, an
    *upload* the bytes of a file within it, a *look* the search for one; a *record* keeps what became of it; an *ack*
    answers Slack.
    """

    BEFORE_COMMIT = "before-commit"
    AFTER_COMMIT = "after-commit"
    BEFORE_CLAIM = "before-claim"
    AFTER_CLAIM = "after-claim"
    BEFORE_SEND = "before-send"
    AFTER_SEND = "after-send"
    BEFORE_UPLOAD = "before-upload"
    AFTER_UPLOAD = "after-upload"
    BEFORE_LOOK = "before-look"
    AFTER_LOOK = "after-look"
    BEFORE_RECORD = "before-record"
    AFTER_RECORD = "after-record"
    BEFORE_ACK = "before-ack"
    AFTER_ACK = "after-ack"


CLAIM = (Point.BEFORE_CLAIM, Point.AFTER_CLAIM)
RECORD = (Point.BEFORE_RECORD, Point.AFTER_RECORD)


def _kill_this_process() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def parse(named: str) -> tuple[Point, int]:
    """What `after-commit:3` names; without a number, the first time. Raises ValueError for anything else."""
    name, _, number = named.strip().partition(":")
    times = int(number or 1)
    if times < 1:
        raise ValueError(f"{named}: a number from 1 on is needed")
    return Point(name), times


class FaultPoints:
    """Counts how often each point is reached, and ends the process where one is named."""

    def __init__(self, named: Sequence[str], end: Callable[[], object] = _kill_this_process) -> None:
        self._left = dict(map(parse, named))
        self._end = end
        self._counting = Lock()
        self._thread = local()

    def reach(self, point: Point) -> None:
        """This thread is at the point."""
        with self._counting:
            if point not in self._left:
                return
            self._left[point] -= 1
            strikes = self._left[point] == 0
        if strikes:
            self._end()

    # --- what the next commit of this thread is ---

    def next_commit_is(self, *around: tuple[Point, Point]) -> None:
        """Until this thread commits, its commit is also these points, before and after."""
        self._thread.around = around

    def before_commit(self) -> None:
        self.reach(Point.BEFORE_COMMIT)
        for before, _ in getattr(self._thread, "around", ()):
            self.reach(before)

    def after_commit(self) -> None:
        around = getattr(self._thread, "around", ())
        self._thread.around = ()
        for _, after in around:
            self.reach(after)
        self.reach(Point.AFTER_COMMIT)


class PointedDatabase(Database):
    """A database whose commits are points. A transaction that wrote nothing is none."""

    def __init__(self, url: str, points: FaultPoints) -> None:
        super().__init__(url)
        self._points = points

    @contextmanager
    def _within(self, seconds: float) -> Iterator[Session]:
        with super()._within(seconds) as session:
            yield session
            idle = session.info.get("took_nothing", False)
            if not idle:
                self._points.before_commit()
        if not idle:
            self._points.after_commit()

    def run(self, work: Callable[[Session], T], *, patient: bool = False) -> T:
        def watched(session: Session) -> T:
            result = work(session)
            taken = _taken(result)
            kept = isinstance(result, Round) and bool(result.kept)
            if taken or kept:
                self._points.next_commit_is(*((RECORD,) if kept else ()), *((CLAIM,) if taken else ()))
            session.info["took_nothing"] = taken is False and not kept
            return result

        return super().run(watched, patient=patient)


class PointedDelivery(Delivery):
    """A delivery whose words to Slack are points.

    The courier's rounds are the records, but for what the thread that said it records at once: what Slack refuses for
    good, and who somebody is.
    """

    def __init__(self, *given: Any, points: FaultPoints, **named: Any) -> None:
        super().__init__(*given, **named)
        self._points = points

    def say(self, item: OutboxItem) -> Outcome:
        self._points.reach(Point.BEFORE_SEND)
        outcome = super().say(item)
        self._points.reach(Point.AFTER_SEND)
        if isinstance(outcome, Introduced | Refused):
            self._points.next_commit_is(RECORD)
        return outcome

    def _send_bytes(self, calls: Calls, upload: Upload, rendered: RenderedFile) -> None:
        self._points.reach(Point.BEFORE_UPLOAD)
        super()._send_bytes(calls, upload, rendered)
        self._points.reach(Point.AFTER_UPLOAD)

    def look_for(self, item: OutboxItem, restored_from: datetime | None = None) -> Outcome | None:
        self._points.reach(Point.BEFORE_LOOK)
        outcome = super().look_for(item, restored_from)
        self._points.reach(Point.AFTER_LOOK)
        return outcome


class PointedLine(SocketLine):
    """A connection whose answers to Slack are points."""

    def __init__(self, *given: Any, points: FaultPoints, **named: Any) -> None:
        self._points = points
        super().__init__(*given, **named)

    def _answer(self, client: BaseSocketModeClient, request: SocketModeRequest) -> None:
        started = time.time()
        response = run_bolt_app(self._app, request)
        self._points.reach(Point.BEFORE_ACK)
        send_response(client, request, response, started)
        self._points.reach(Point.AFTER_ACK)


class PointedEndpoint(SlackEndpoint):
    """A request URL whose answers to Slack are points."""

    def __init__(self, *given: Any, points: FaultPoints, **named: Any) -> None:
        super().__init__(*given, **named)
        self._points = points

    async def answer(self, request: Request) -> Response:
        response = await super().answer(request)
        self._points.reach(Point.BEFORE_ACK)
        response.background = BackgroundTask(self._points.reach, Point.AFTER_ACK)
        return response


@dataclass(frozen=True, slots=True)
class Kinds:
    """Of which kind the parts are that hold a point."""

    database: Callable[[str], Database] = Database
    delivery: Callable[..., Delivery] = Delivery
    line: Callable[..., SocketLine] = SocketLine
    endpoint: Callable[..., SlackEndpoint] = SlackEndpoint


def kinds(named: Sequence[str]) -> Kinds:
    """The plain kinds, or those with points where any is named."""
    if not named:
        return Kinds()
    points = FaultPoints(named)
    return Kinds(
        database=partial(PointedDatabase, points=points),
        delivery=partial(PointedDelivery, points=points),
        line=partial(PointedLine, points=points),
        endpoint=partial(PointedEndpoint, points=points),
    )


def _taken(result: object) -> bool | None:
    """Whether a transaction's result is a claim of something; None where it is no claim at all."""
    if isinstance(result, Round):
        return result.taken > 0
    if isinstance(result, tuple) and all(isinstance(part, list) for part in result):
        return bool(result) and any(map(_taken, result))
    if isinstance(result, list):
        return any(isinstance(each, _CLAIMED) for each in result)
    return None
