"""How the sandbox says no: Slack's error codes towards the app, plain words towards the person at the page."""

from sandbox.shapes import Json


class SlackError(Exception):
    """A Web API call that Slack would refuse.

    `code` is the value of `error` in the answer; `extra` is put beside it (`needed`, `response_metadata`, ...).
    """

    def __init__(self, code: str, **extra: object) -> None:
        super().__init__(code)
        self.code = code
        self.extra: Json = dict(extra)

    def body(self) -> Json:
        """Return the answer as Slack gives it."""
        return {"ok": False, "error": self.code, **self.extra}


class Refused(Exception):  # noqa: N818 - reads as what happened
    """Something a person at the page, or the driver, asked for that the sandbox will not do.

    `code` is for programs, `message` says it in plain words, `status` is the HTTP status of the answer.
    """

    def __init__(self, code: str, message: str, status: int = 400) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.status = status


class ManifestError(Exception):
    """A manifest Slack would not take; the message says which line of it and why."""
