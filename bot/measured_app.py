"""Bolt's app, with a watch on how long Slack waits for an answer and what it is.

It must not know what is asked.
"""

from time import perf_counter
from typing import Any

from slack_bolt import App, BoltRequest, BoltResponse

from bot.metrics import Metrics
from handlers.errors import UNSAVED

_KINDS = frozenset(
    {"block_actions", "view_submission", "view_closed", "block_suggestion", "shortcut", "message_action"}
)


class MeasuredApp(App):
    """An app that tells `metrics` of every request it answered."""

    def __init__(self, *, metrics: Metrics, **options: Any) -> None:
        super().__init__(**options)
        self._metrics = metrics

    def dispatch(self, req: BoltRequest) -> BoltResponse:
        started = perf_counter()
        outcome = "failed"
        try:
            response = super().dispatch(req)
            outcome = _outcome(req, response)
        finally:
            self._metrics.acknowledged(_kind(req.body), outcome, perf_counter() - started)
        return response


def _kind(body: dict[str, Any]) -> str:
    kind = body.get("type")
    if kind == "event_callback":
        return "event"
    if isinstance(kind, str) and kind in _KINDS:
        return kind
    return "command" if "command" in body else "other"


def _outcome(request: BoltRequest, response: BoltResponse) -> str:
    if response.status >= 500:
        return "failed"
    if response.status >= 400:
        return "refused"
    return "unsaved" if request.context.get(UNSAVED) else "ok"
