"""Clients of Slack share one TLS context: on Python 3.11 a client without one reads all certificates for every call."""

from typing import Any
from urllib import request

from bot.web_client import frequent_client, trust, web_client

SLACK = "https://slack.example/api/"


def test_every_client_trusts_by_the_same_context() -> None:
    assert web_client(SLACK, "xoxb-1").ssl is web_client(SLACK).ssl is trust()


def test_who_calls_often_brings_no_context_and_is_trusted_by_the_same() -> None:
    assert frequent_client(SLACK, "xoxb-1", timeout=10).ssl is None
    opener: Any = vars(request)["_opener"]
    (by_tls,) = (handler for handler in opener.handlers if isinstance(handler, request.HTTPSHandler))
    assert vars(by_tls)["_context"] is trust()


def test_nothing_is_tried_again_unless_it_is_told() -> None:
    assert web_client(SLACK).retry_handlers == frequent_client(SLACK, "xoxb-1", timeout=10).retry_handlers == []
