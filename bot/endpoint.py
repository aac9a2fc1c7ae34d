"""The request URL of the app: events, clicks, commands and type-ahead, all at one address.

It checks what comes before anybody reads it, and lets Bolt answer in worker threads: on the event loop a slow answer
would hold up all others. What is not Slack's learns nothing but that it is refused.
"""

import asyncio
import hmac
import logging
import secrets
from http import HTTPStatus
from urllib.parse import parse_qs

from anyio import CapacityLimiter, to_thread
from slack_bolt import App, BoltRequest, BoltResponse
from slack_bolt.adapter.starlette.handler import to_bolt_request, to_starlette_response
from slack_sdk.signature import Clock, SignatureVerifier
from starlette.requests import ClientDisconnect, Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from bot import address
from handlers.unreadable import UNPARSED

log = logging.getLogger(__name__)

VIEW_BYTES = 250 * 1024
"""The largest view Slack takes (`view_too_large`; docs.slack.dev, surfaces/modals)."""

MOST_BYTES = 8 * VIEW_BYTES
"""The largest body read. A submission holds its view and, once more, what was typed into it; a sign of four bytes
becomes sixteen, escaped in JSON and then in a form."""

READ_SECONDS = 3.0
"""How long a body may take to arrive. Slack gives a request up after 3 s: who takes longer is not Slack."""

APART_SECONDS = 300
"""How far the time of a signature may be from now (docs.slack.dev, authentication/verifying-requests-from-slack)."""

_TYPES = frozenset({"application/json", "application/x-www-form-urlencoded"})
_DIGITS = 12
_SSL_CHECK_BYTES = 1024


class Refused(Exception):  # noqa: N818 - says what happened
    """A request that is not answered; only its status is told."""

    def __init__(self, status: HTTPStatus) -> None:
        super().__init__(status.phrase)
        self.status = status


class SlackEndpoint:
    """Answers what Slack sends to `app`, at most `threads` at once; the rest waits its turn."""

    def __init__(self, app: App, signing_secret: str, threads: int, clock: Clock | None = None) -> None:
        self._app = app
        self._verifier = SignatureVerifier(signing_secret)
        self._clock = clock or Clock()
        self._limiter = CapacityLimiter(threads)

    def route(self) -> Route:
        """Where it stands. Any method comes here, so that all are refused alike."""
        return Route(address.EVENTS, self.answer, methods=["GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"])

    async def answer(self, request: Request) -> Response:
        """Answer one request."""
        try:
            if request.method != "POST":
                return _other_method(request)
            body = await _read(request)
            if _is_ssl_check(body):
                return Response()
            self._verify(request, body)
            bolt_request = _parsed(request, body)
        except Refused as refused:
            # The body may be there still, unread: the connection is of no more use.
            return PlainTextResponse(refused.status.phrase, refused.status, headers={"Connection": "close"})
        return to_starlette_response(await to_thread.run_sync(self._dispatch, bolt_request, limiter=self._limiter))

    def _verify(self, request: Request, body: bytes) -> None:
        """Raises Refused for what was not signed with our secret in the last five minutes."""
        stamp = request.headers.get("x-slack-request-timestamp", "")
        signature = request.headers.get("x-slack-signature", "")
        if not (stamp.isascii() and stamp.isdigit() and len(stamp) <= _DIGITS and signature.isascii()):
            raise Refused(HTTPStatus.UNAUTHORIZED)
        wanted = self._verifier.generate_signature(timestamp=stamp, body=body) or ""
        if abs(self._clock.now() - int(stamp)) > APART_SECONDS or not hmac.compare_digest(wanted, signature):
            raise Refused(HTTPStatus.UNAUTHORIZED)

    def _dispatch(self, request: BoltRequest) -> BoltResponse:
        try:
            return self._app.dispatch(request)
        except Exception:  # whatever it was, Slack is to hear that this was not taken
            log.exception("reference %s: a request from Slack could not be answered", secrets.token_hex(4))
            return BoltResponse(status=HTTPStatus.INTERNAL_SERVER_ERROR)


def _other_method(request: Request) -> Response:
    """Slack looks now and then, by GET, whether the certificate of a command's URL is well; nothing else comes so."""
    if request.method == "GET" and request.query_params.get("ssl_check") == "1":
        return Response()
    raise Refused(HTTPStatus.METHOD_NOT_ALLOWED)


async def _read(request: Request) -> bytes:
    """The body, which is UTF-8. Raises Refused, for one too large as soon as that is seen."""
    kind, _, parameters = request.headers.get("content-type", "").partition(";")
    name, _, charset = parameters.strip().lower().partition("=")
    if kind.strip().lower() not in _TYPES or (name == "charset" and charset.strip('"') not in {"utf-8", "utf8"}):
        raise Refused(HTTPStatus.UNSUPPORTED_MEDIA_TYPE)
    if request.headers.get("content-encoding", "identity").lower() != "identity":
        raise Refused(HTTPStatus.UNSUPPORTED_MEDIA_TYPE)
    announced = request.headers.get("content-length", "0")
    if not announced.isdigit() or int(announced[:_DIGITS]) > MOST_BYTES:
        raise Refused(HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
    try:
        async with asyncio.timeout(READ_SECONDS):
            body = await _received(request)
        body.decode()
    except TimeoutError:
        raise Refused(HTTPStatus.REQUEST_TIMEOUT) from None
    except (ClientDisconnect, UnicodeDecodeError):
        raise Refused(HTTPStatus.BAD_REQUEST) from None
    return body


async def _received(request: Request) -> bytes:
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > MOST_BYTES:
            raise Refused(HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
    return bytes(body)


def _is_ssl_check(body: bytes) -> bool:
    """Slack looks whether the certificate is well; it signs nothing then, and is told nothing."""
    return len(body) < _SSL_CHECK_BYTES and parse_qs(body.decode()).get("ssl_check") == ["1"]


def _parsed(request: Request, body: bytes) -> BoltRequest:
    """What Bolt makes of a body that Slack signed. Raises Refused where it is no payload at all."""
    try:
        return to_bolt_request(request, body)
    except UNPARSED:
        raise Refused(HTTPStatus.BAD_REQUEST) from None
