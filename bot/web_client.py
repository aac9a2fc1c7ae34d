"""How every client of Slack's Web API is made: with one TLS context for the whole process, and with its own patience.

Without one, Python 3.11 reads the certificates of this machine anew for every single call; and where a call brings it,
urllib puts an opener together anew, which costs half as much as the call. It must not know any call.
"""

import ssl
from collections.abc import Sequence
from functools import cache
from urllib.request import HTTPSHandler, build_opener, install_opener

from slack_sdk import WebClient
from slack_sdk.http_retry import RetryHandler


@cache
def trust() -> ssl.SSLContext:
    """Whom a connection to Slack trusts: the authorities of this machine."""
    return ssl.create_default_context()


def web_client(
    api_url: str, token: str | None = None, *, timeout: int = 10, retry_handlers: Sequence[RetryHandler] = ()
) -> WebClient:
    """A client that waits `timeout` seconds for an answer, and tries nothing again unless it is told how."""
    return WebClient(token=token, base_url=api_url, ssl=trust(), timeout=timeout, retry_handlers=list(retry_handlers))


def frequent_client(api_url: str, token: str, *, timeout: int) -> WebClient:
    """The same for who calls all day and opens no socket by it: by the one opener of this process."""
    open_by_one()
    return WebClient(token=token, base_url=api_url, timeout=timeout, retry_handlers=[])


@cache
def open_by_one() -> None:
    """From now on whatever this process opens by urllib without a context of its own is trusted by `trust`."""
    install_opener(build_opener(HTTPSHandler(context=trust())))
