"""The address at which Slack reaches the bot: what may be one, and what stands under it."""

from urllib.parse import ParseResult, urlparse

EVENTS = "/slack/events"
INSTALL = "/slack/install"
REDIRECT = "/slack/oauth_redirect"

_STRANGE = frozenset("\"'<>\\^`{|}@ ")


def public(given: str) -> str:
    """The address without a slash at its end. Raises ValueError, in words, for one that Slack would not take.

    Plain http is only for this machine, where a stand-in Slack is.
    """
    try:
        url = urlparse(given.strip().rstrip("/"))
        local = url.scheme == "http" and url.hostname in {"localhost", "127.0.0.1"}
        serves = bool(url.hostname) and (url.scheme == "https" or local) and url.port != 0
    except ValueError:  # a port that is none, a bracket that is not closed
        serves = False
    if not serves or _has_more(url):
        raise ValueError("an address such as https://mentors.example.org is needed, with nothing after the host")
    return url.geturl()


def _has_more(url: ParseResult) -> bool:
    strange = _STRANGE.intersection(url.netloc) or not url.netloc.isascii() or not url.netloc.isprintable()
    return bool(strange or url.path or url.query or url.params or url.fragment)
