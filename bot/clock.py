"""What time it is for the product: the machine's clock, or the stand-in Slack's, which can be moved forward.

Leases, retries and Slack's own limits never ask here: they stay on real time.
"""

import json
import logging
from datetime import UTC, datetime, timedelta
from typing import Protocol
from urllib.error import URLError
from urllib.request import urlopen

log = logging.getLogger(__name__)

READ_TIMEOUT = 2.0
"""Seconds to wait for the stand-in's clock; it runs on the same machine."""


class Clock(Protocol):
    """A clock is a value passed in; nothing in the project reads the time of day in another way."""

    def now(self) -> datetime:
        """The aware UTC instant."""

    def refresh(self) -> None:
        """Look again, where the time is somebody else's to move."""


class SystemClock:
    """The machine's own clock."""

    def now(self) -> datetime:
        return datetime.now(UTC)

    def refresh(self) -> None:
        """Nothing to do: it is never moved."""


class SandboxClock:
    """The stand-in's clock: real time and an offset, read from `url` at each refresh and kept between them."""

    def __init__(self, url: str) -> None:
        if not url.startswith(("http://", "https://")):
            raise ValueError(f"a clock has a web address, not {url!r}")
        self._url = url
        self._offset = timedelta()

    def now(self) -> datetime:
        return datetime.now(UTC) + self._offset

    def refresh(self) -> None:
        """Read the offset; where the stand-in does not answer, the last one read still holds."""
        try:
            with urlopen(self._url, timeout=READ_TIMEOUT) as answer:  # noqa: S310 - the scheme was checked above
                self._offset = timedelta(seconds=float(json.load(answer)["offset"]))
        except (URLError, OSError, ValueError, KeyError) as error:
            log.warning("the clock at %s does not answer (%s); going on with the offset last read", self._url, error)
