"""A workspace whose people do not give up: what the app did not answer they do once more when it is back.

So people do with a button beside which Slack shows a warning sign. Only what Slack said was not answered is repeated,
and not where the person sees by then that it was taken. It must not know why the app was away.
"""

import time
from typing import Any

from sandbox.driver import DriverError, Workspace

Json = dict[str, Any]

UNANSWERED = frozenset({"operation_timeout", "dispatch_failed"})
PATIENCE_SECONDS = 100.0
PAUSE_SECONDS = 0.1

_DEEDS = {
    "commands": "with a command on its way",
    "shortcuts": "with a shortcut on its way",
    "actions": "with a click on its way",
    "submit": "with a form on its way",
    "messages": "with a reply on its way",
    "clock": "while the clock moved",
}


class PatientWorkspace(Workspace):
    """The driver of people who try again.

    `deeds` counts what people set out to do, the clock's moves included, and `again` what they did once more; `doing`
    says in words what is under way now, or is empty.
    """

    def __init__(self, base_url: str) -> None:
        super().__init__(base_url)
        self.deeds = 0
        self.again = 0
        self.doing = ""

    def settle(self, seconds: float = PATIENCE_SECONDS) -> None:
        """Wait until the bot is idle; it may have to be started again first."""
        super().settle(seconds)

    def ask(self, method: str, path: str, body: Json | None = None) -> Any:
        """Make a request, again where the app did not answer."""
        deed = _DEEDS.get(path.rpartition("/")[2]) if method == "POST" else None
        if deed is None:
            return super().ask(method, path, body)
        self.deeds += 1
        before = self._modals(path)
        answer = self._do(deed, method, path, body)
        deadline = time.monotonic() + PATIENCE_SECONDS
        while answer.get("error") in UNANSWERED and time.monotonic() < deadline:
            self.settle()
            if self._modals(path) != before:
                return answer | {"ok": True, "error": None}  # its form is there: the answer alone was lost
            self.again += 1
            time.sleep(PAUSE_SECONDS)
            try:
                answer = self._do(deed, method, path, body)
            except DriverError as gone:
                if gone.code not in {"no_such_element", "message_not_found"}:
                    raise
                return answer | {"ok": True, "error": None}  # the button is gone: it was taken
        return answer

    def _do(self, deed: str, method: str, path: str, body: Json | None) -> Json:
        self.doing = deed
        try:
            answer: Json = super().ask(method, path, body)
            return answer
        finally:
            self.doing = ""

    def _modals(self, path: str) -> list[str]:
        """The ids of the forms before the person of a path, bottom first."""
        who, _, what = path.removeprefix("people/").partition("/")
        if not what:
            return []
        views: Json = super().ask("GET", f"people/{who}/views")
        return [view["id"] for view in views["stack"]]
