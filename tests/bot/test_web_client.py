"""Clients of Slack share one TLS context: on Python 3.11 a client without one reads all certificates for every call."""

from bot.web_client import trust, web_client

SLACK = "https://slack.example/api/"


def test_every_client_trusts_by_the_same_context() -> None:
    assert web_client(SLACK, "xoxb-1").ssl is web_client(SLACK).ssl is trust()


def test_nothing_is_tried_again_unless_it_is_told() -> None:
    assert web_client(SLACK).retry_handlers == []
