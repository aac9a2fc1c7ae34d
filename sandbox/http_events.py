"""HTTP mode: payloads as signed requests to the app's request URL, as Slack sends them.

Retries of events are decided in `sandbox.events`; this module carries one attempt.
"""

import hashlib
import hmac
import json
import time
from urllib.parse import urlencode

import httpx

from sandbox import limits
from sandbox.delivery import Attempt, PayloadType, Undelivered
from sandbox.local_http import settings
from sandbox.shapes import Json


class HttpEvents:
    """Posts payloads to `request_url`, signed with `signing_secret` (version v0)."""

    def __init__(self, request_url: str, signing_secret: str) -> None:
        self._url = request_url
        self._secret = signing_secret.encode()
        self._client = httpx.AsyncClient(**settings(request_url, timeout=limits.ACK_SECONDS))

    async def close(self) -> None:
        """Close the connections that are kept open."""
        await self._client.aclose()

    async def send(self, kind: PayloadType, payload: Json, attempt: Attempt = Attempt()) -> Json:  # noqa: B008 - frozen
        """Deliver as `Delivery.send` says: events as JSON, the others as forms."""
        body, content_type = _body(kind, payload)
        headers = {"Content-Type": content_type, "User-Agent": "Slackbot 1.0", **self._signature(body)}
        if attempt.number:
            headers |= {"X-Slack-Retry-Num": str(attempt.number), "X-Slack-Retry-Reason": attempt.reason}
        try:
            response = await self._client.post(self._url, content=body, headers=headers)
        except httpx.TimeoutException:
            raise Undelivered("http_timeout", timeout=True) from None
        except httpx.TransportError:
            raise Undelivered("connection_failed", timeout=False) from None
        if not response.is_success:
            may_retry = response.headers.get("x-slack-no-retry") != "1"
            raise Undelivered("http_error", timeout=False, may_retry=may_retry)
        return _answer(response)

    async def verify(self) -> bool:
        """Ask the request URL to repeat a challenge, as Slack does when the URL is entered."""
        challenge = hashlib.sha256(str(time.time()).encode()).hexdigest()
        payload: Json = {"type": "url_verification", "token": "sandbox", "challenge": challenge}
        body = json.dumps(payload).encode()
        headers = {"Content-Type": "application/json", **self._signature(body)}
        response = await self._client.post(self._url, content=body, headers=headers)
        return response.is_success and challenge in response.text

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
