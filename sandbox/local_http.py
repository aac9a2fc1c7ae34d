"""How the sandbox's own HTTP clients are made: for 127.0.0.1, past any proxy, without loading certificates."""

import ssl
from typing import Any

_PLAIN = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
"""Trusts nobody, which is right for addresses without TLS, and saves reading the certificates of half the world."""


def settings(url: str = "http://", **more: Any) -> dict[str, Any]:
    """Return the settings of an httpx client that calls `url`; one with TLS gets httpx's own certificates."""
    trust = {} if url.startswith("https://") else {"verify": _PLAIN}
    return {"trust_env": False, **trust, **more}
