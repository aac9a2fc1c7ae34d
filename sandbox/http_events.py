"""HTTP mode: payloads as signed requests to the app's request URL, as Slack sends them.

Retries of events are decided in `sandbox.events`; this module carries one attempt. Where the app runs as several
processes there is a URL for each, and this stands for the load balancer in front of them: in turn, and on to the next
where a connection is refused. What was once sent is never sent to another.
"""

import contextlib
import hashlib
import hmac
import itertools
import json
import time
from collections.abc import Sequence
from urllib.parse import urlencode

import httpx

from sandbox import limits
from sandbox.delivery import Attempt, PayloadType, Undelivered
from sandbox.local_http import settings
from sandbox.shapes import Json


class HttpEvents:
    """Posts payloads to the request URLs in turn, signed with `signing_secret` (version v0)."""

    def __init__(self, urls: Sequence[str], signing_secret: str) -> None:
        self.urls = tuple(urls)
        self._secret = signing_secret.encode()
        self._turn = itertools.count()
        self._clients: dict[str, httpx.AsyncClient] = {}

    async def close(self) -> None:
        """Close the clients."""
        for client in self._clients.values():
            await client.aclose()

    async def send(self, kind: PayloadType, payload: Json, attempt: Attempt = Attempt()) -> Json:  # noqa: B008 - frozen
        """Deliver as `Delivery.send` says: events as JSON, the others as forms."""
        body, content_type = _body(kind, payload)
        headers = {"Content-Type": content_type, "User-Agent": "Slackbot 1.0", **self._signature(body)}
        if attempt.number:
            headers |= {"X-Slack-Retry-Num": str(attempt.number), "X-Slack-Retry-Reason": attempt.reason}
        try:
            response = await self._post(body, headers)
        except httpx.TimeoutException:
            raise Undelivered("http_timeout", timeout=True) from None
        except httpx.TransportError:
            raise Undelivered("connection_failed", timeout=False) from None
        if not response.is_success:
            may_retry = response.headers.get("x-slack-no-retry") != "1"
            raise Undelivered("http_error", timeout=False, may_retry=may_retry)
        return _answer(response)

    async def verify(self, url: str) -> bool:
        """Ask a request URL to repeat a challenge, as Slack does when the URL is entered; false where it does not."""
        challenge = hashlib.sha256(str(time.time()).encode()).hexdigest()
        payload: Json = {"type": "url_verification", "token": "sandbox", "challenge": challenge}
        body = json.dumps(payload).encode()
        headers = {"Content-Type": "application/json", **self._signature(body)}
        try:
            response = await self._client(url).post(url, content=body, headers=headers)
        except httpx.TransportError:
            return False
        return response.is_success and challenge in response.text

    async def _post(self, body: bytes, headers: dict[str, str]) -> httpx.Response:
        """Post to the next URL in turn, or to the first after it that takes the connection.

        Raises httpx.ConnectError where none does, and httpx.TransportError where one took it and did not answer.
        """
        urls, turn = self.urls, next(self._turn)
        for step in range(len(urls)):
            url = urls[(turn + step) % len(urls)]
            with contextlib.suppress(httpx.ConnectError):
                return await self._client(url).post(url, content=body, headers=headers)
        raise httpx.ConnectError("no request URL takes a connection")

    def _client(self, url: str) -> httpx.AsyncClient:
        """Return the client for a URL's scheme.

        Every request has a connection of its own: on one that was kept open, a process that died since looks the same
        as one that died of the request.
        """
        scheme = url.partition(":")[0]
        if scheme not in self._clients:
            alone = httpx.Limits(max_keepalive_connections=0)
            self._clients[scheme] = httpx.AsyncClient(**settings(url, timeout=limits.ACK_SECONDS, limits=alone))
        return self._clients[scheme]

    def _signature(self, body: bytes) -> dict[str, str]:
        stamp = str(int(time.time()))
        digest = hmac.new(self._secret, f"v0:{stamp}:".encode() + body, hashlib.sha256).hexdigest()
        return {"X-Slack-Request-Timestamp": stamp, "X-Slack-Signature": f"v0={digest}"}


def _body(kind: PayloadType, payload: Json) -> tuple[bytes, str]:
    if kind == "events_api":
        return json.dumps(payload).encode(), "application/json"
    form = payload if kind == "slash_commands" else {"payload": json.dumps(payload)}
    return urlencode(form).encode(), "application/x-www-form-urlencoded"


def _answer(response: httpx.Response) -> Json:
    """Return the body as a JSON object; a plain text one is a message's text, as for slash commands."""
    if not response.content:
        return {}
    try:
        body = response.json()
    except ValueError:
        return {"text": response.text}
    return body if isinstance(body, dict) else {}
