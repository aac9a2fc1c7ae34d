"""What a failed call tells: the table that decides whether something is said once, twice or never."""

import socket
from datetime import timedelta
from http.client import RemoteDisconnected
from typing import Any
from urllib.error import URLError

import pytest
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError
from slack_sdk.web import SlackResponse

from bot.outcome import Held, Refused, Unknown, growing, of_failure


def answered(status: int, data: dict[str, Any], **headers: str) -> SlackApiError:
    response = SlackResponse(
        client=WebClient(),
        http_verb="POST",
        api_url="chat.postMessage",
        req_args={},
        data=data,
        headers=headers,
        status_code=status,
    )
    return SlackApiError("failed", response)  # type: ignore[no-untyped-call]


def refused(error: str) -> SlackApiError:
    return answered(200, {"ok": False, "error": error})


@pytest.mark.parametrize(
    "error",
    [
        TimeoutError("timed out"),
        URLError(TimeoutError("timed out")),
        URLError(ConnectionResetError()),
        ConnectionResetError(),
        RemoteDisconnected("closed without response"),
        answered(500, {"ok": False, "error": "internal_error"}),
        answered(503, {"ok": False, "error": "Received a response in a non-JSON format: <html>"}),
        answered(200, {"ok": False, "error": "Received a response in a non-JSON format: half of"}),
        refused("fatal_error"),
        refused("internal_error"),
        refused("request_timeout"),
    ],
)
def test_what_may_have_been_done_is_unknown(error: Exception) -> None:
    assert isinstance(of_failure(error), Unknown)


@pytest.mark.parametrize(
    "error", [URLError(ConnectionRefusedError()), ConnectionRefusedError(), URLError(socket.gaierror())]
)
def test_what_never_reached_slack_is_tried_again(error: Exception) -> None:
    assert isinstance(of_failure(error), Held)


@pytest.mark.parametrize(("header", "seconds"), [("7", 7), ("0", 1), ("soon", 30), (None, 30)])
def test_slack_says_how_long_to_wait(header: str | None, seconds: int) -> None:
    headers = {"Retry-After": header} if header else {}
    error = answered(429, {"ok": False, "error": "ratelimited"}, **headers)
    assert of_failure(error) == Held("ratelimited", timedelta(seconds=seconds))


@pytest.mark.parametrize("error", ["invalid_auth", "token_revoked", "missing_scope"])
def test_what_the_operator_can_mend_waits(error: str) -> None:
    assert isinstance(of_failure(refused(error)), Held)


@pytest.mark.parametrize("error", ["user_disabled", "channel_not_found", "is_archived", "a_new_word"])
def test_the_rest_is_refused_for_good(error: str) -> None:
    assert of_failure(refused(error)) == Refused(error)


def test_a_refusal_keeps_where_the_fault_is() -> None:
    error = answered(
        200,
        {"ok": False, "error": "invalid_blocks", "response_metadata": {"messages": ["[ERROR] too long [/blocks/0]"]}},
    )
    assert of_failure(error) == Refused("invalid_blocks [ERROR] too long [/blocks/0]")


def test_what_is_no_failed_call_is_not_read_as_one() -> None:
    with pytest.raises(TypeError):
        of_failure(KeyError("a fault of ours"))


def test_pauses_grow_to_a_minute() -> None:
    assert [growing(n).total_seconds() for n in (0, 1, 2, 3, 7, 1000)] == [1, 1, 2, 4, 60, 60]
