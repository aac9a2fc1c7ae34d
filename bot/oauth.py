"""How a workspace installs the app: `/slack/install`, Slack's own page, and back to `/slack/oauth_redirect`.

The library's flow, with our stores and our pages. It must not know how a token is kept.
"""

import logging
import re
import secrets
from collections.abc import Callable
from typing import Any
from urllib.parse import urljoin

from anyio import CapacityLimiter, to_thread
from slack_bolt import BoltRequest, BoltResponse
from slack_bolt.adapter.starlette.handler import to_bolt_request, to_starlette_response
from slack_bolt.oauth import OAuthFlow
from slack_bolt.oauth.callback_options import FailureArgs, SuccessArgs
from slack_bolt.oauth.oauth_settings import OAuthSettings
from sqlalchemy.exc import SQLAlchemyError
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from bot import address, manifest, pages
from bot.installations import DatabaseStates, NotKept, Reason, WorkspaceInstallations
from bot.outcome import CALL_FAILURES
from bot.pages import Page
from bot.settings import Settings
from bot.web_client import web_client
from storage.engine import Contention

log = logging.getLogger(__name__)

AT_ONCE = 8
"""Installations going on at the same time; they call Slack, and must not take the threads that answer it."""

_ALONE = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'none'",
    "Referrer-Policy": "no-referrer",
}
"""The pages carry a state or a code: nobody keeps, frames or refers to them."""

_TEAM = re.compile(r"[TE][A-Z0-9]{1,20}")
_CANCELLED = "access_denied"
_LOST_ON_THE_WAY = frozenset({"invalid_browser", "invalid_state", "missing_code"})
_NOT_KEPT: dict[Reason, Callable[[], Page]] = {
    Reason.ORG_WIDE: pages.org_wide,
    Reason.ROTATION: pages.token_rotation,
    Reason.NO_BOT: pages.no_bot,
}


class InstallFlow(OAuthFlow):
    """The library's flow with pages of our own. A call or a write that fails ends in a page too."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self.success_handler = self.succeeded
        self.failure_handler = self.went_otherwise

    def handle_callback(self, request: BoltRequest) -> BoltResponse:
        try:
            return super().handle_callback(request)
        except (*CALL_FAILURES, SQLAlchemyError, Contention):
            return self._failed("no answer")

    def build_install_page_html(self, url: str, request: BoltRequest) -> str:  # noqa: ARG002 - the library's signature
        return pages.invitation(url).html()

    def build_authorize_url(self, state: str, request: BoltRequest) -> str:
        wanted = (request.query.get("team") or [""])[0]
        team = wanted if _TEAM.fullmatch(wanted) else None
        return self.settings.authorize_url_generator.generate(state=state, team=team)

    def succeeded(self, args: SuccessArgs) -> BoltResponse:
        """What is shown once it is installed."""
        granted = args.installation
        log.info("installed in %s", granted.team_id)
        link = f"https://slack.com/app_redirect?app={granted.app_id}&team={granted.team_id}"
        return self._shown(pages.done(granted.team_name or "", link))

    def went_otherwise(self, args: FailureArgs) -> BoltResponse:
        """What is shown when it is not."""
        if isinstance(args.error, NotKept):
            log.warning("an installation was not kept (%s)", args.error.reason)
            return self._shown(_NOT_KEPT[args.error.reason]())
        if args.reason == _CANCELLED:
            return self._shown(pages.cancelled(self.install_path))
        if args.reason in _LOST_ON_THE_WAY:
            return self._shown(pages.expired(self.install_path))
        return self._failed(args.reason)

    def _failed(self, why: str) -> BoltResponse:
        reference = secrets.token_hex(4)
        log.warning("reference %s: an installation failed (%.60r)", reference, why, exc_info=why == "no answer")
        return self._shown(pages.failed(self.install_path, reference))

    def _shown(self, page: Page) -> BoltResponse:
        over = self.settings.state_utils.build_set_cookie_for_deletion()
        return BoltResponse(
            status=page.status,
            headers={"Content-Type": "text/html; charset=utf-8", "Set-Cookie": over},
            body=page.html(),
        )


def install_flow(settings: Settings, installations: WorkspaceInstallations, states: DatabaseStates) -> InstallFlow:
    """The flow of these settings, which take installs."""
    secret = settings.client_secret.get_secret_value() if settings.client_secret else ""
    quiet = logging.getLogger(f"{__name__}.library")
    quiet.setLevel(logging.ERROR)  # its warnings hold the code that Slack sent
    return InstallFlow(
        client=web_client(settings.api_url),
        logger=quiet,
        settings=OAuthSettings(
            client_id=settings.client_id,
            client_secret=secret,
            scopes=manifest.scopes(),
            user_scopes=[],
            redirect_uri=f"{settings.public_url}{address.REDIRECT}",
            install_path=address.INSTALL,
            redirect_uri_path=address.REDIRECT,
            authorization_url=urljoin(settings.api_url, "/oauth/v2/authorize"),
            installation_store=installations,
            state_store=states,
        ),
    )


def routes(flow: InstallFlow) -> list[Route]:
    """The two pages, answered in threads of their own."""
    limiter = CapacityLimiter(AT_ONCE)

    def page(answer: Callable[[BoltRequest], BoltResponse]) -> Callable[[Request], Any]:
        async def shown(request: Request) -> Response:
            bolt_request = to_bolt_request(request, b"")
            response = to_starlette_response(await to_thread.run_sync(answer, bolt_request, limiter=limiter))
            response.headers.update(_ALONE)
            return response

        return shown

    return [
        Route(address.INSTALL, page(flow.handle_installation), methods=["GET"]),
        Route(address.REDIRECT, page(flow.handle_callback), methods=["GET"]),
    ]
