"""What became of one call to Slack: done, refused for good, not begun, or unknown.

The difference decides whether something is said once, twice or never, so it stands here alone, as a table. It must not
know what was being said.
"""

import re
from dataclasses import dataclass
from datetime import timedelta
from http.client import HTTPException
from socket import gaierror
from urllib.error import HTTPError, URLError

from slack_sdk.errors import SlackApiError


@dataclass(frozen=True, slots=True)
class Sent:
    """It stands in `channel` at `ts`; both None for what is no message."""

    channel: str | None = None
    ts: str | None = None


@dataclass(frozen=True, slots=True)
class Refused:
    """Slack will never take it; `error` is Slack's word for why."""

    error: str


@dataclass(frozen=True, slots=True)
class Held:
    """Nothing was done. The same may be tried again after `wait`; None: after a pause that grows by the attempts."""

    reason: str
    wait: timedelta | None = None


@dataclass(frozen=True, slots=True)
class Unknown:
    """It may have been done: the answer never came, or says so itself."""

    reason: str


Outcome = Sent | Refused | Held | Unknown


class NoToken(Exception):  # noqa: N818 - says what is missing
    """Nothing was called: this process has no token for the workspace, or no key that opens it."""


CALL_FAILURES = (SlackApiError, OSError, HTTPException, NoToken)
"""What a call raises: slack_sdk the first three, of which URLError is an OSError."""

GONE = "channel_not_found"
RATELIMITED = "ratelimited"

_MAYBE_DONE = frozenset({"internal_error", "fatal_error", "service_unavailable", "request_timeout"})
# Slack on fatal_error: "It's possible some aspect of the operation succeeded before the error was raised."
# docs.slack.dev/reference/methods/chat.postMessage

_FOR_THE_OPERATOR = frozenset(
    {
        "invalid_auth", "not_authed", "account_inactive", "token_revoked", "token_expired", "missing_scope",
        "no_permission", "not_allowed_token_type", "ekm_access_denied", "access_denied", "team_access_not_granted",
        "org_login_required", "accesslimited",
    }
)  # fmt: skip
"""The message is well; the installation is not. It waits until somebody mends that, at last for a minute at a time."""

DEFAULT_RETRY_AFTER = timedelta(seconds=30)

_CODE = re.compile(r"[a-z0-9_]+")


def of_failure(error: BaseException) -> Refused | Held | Unknown:
    """What a failed call tells. Raises TypeError for an exception that no call raises."""
    match error:
        case SlackApiError():
            return _of_answer(error)
        case NoToken():
            return Held(str(error))
        case HTTPError(code=429):
            return Held(RATELIMITED, _retry_after(error.headers.get("Retry-After")))
        case HTTPError(code=code) if code < 500:
            return Refused(f"http_{code}")
        case URLError(reason=ConnectionRefusedError() | gaierror() as reason):
            return Held(f"not reached: {reason}")
        case ConnectionRefusedError() | gaierror():
            return Held(f"not reached: {error}")
        case OSError() | HTTPException():
            return Unknown(f"no answer: {type(error).__name__}")
        case _:
            raise TypeError(f"not a failed call: {error!r}")


def _of_answer(error: SlackApiError) -> Refused | Held | Unknown:
    response = error.response
    status = response.status_code
    code = str(response.get("error") or "")
    if status == 429 or code == RATELIMITED:
        return Held(RATELIMITED, _retry_after(response.headers.get("Retry-After")))
    if status >= 500 or code in _MAYBE_DONE or not _CODE.fullmatch(code):
        return Unknown(f"answered {status} {code[:80]}")
    if code in _FOR_THE_OPERATOR:
        return Held(code)
    details = (response.get("response_metadata") or {}).get("messages") or ()
    return Refused(" ".join([code, *map(str, details)])[:500])


def _retry_after(header: object) -> timedelta:
    try:
        return timedelta(seconds=max(1, int(str(header))))
    except ValueError:
        return DEFAULT_RETRY_AFTER


def growing(attempts: int) -> timedelta:
    """The pause after so many attempts: 1, 2, 4 ... 60 seconds."""
    return timedelta(seconds=min(60, 2 ** min(max(attempts - 1, 0), 6)))
