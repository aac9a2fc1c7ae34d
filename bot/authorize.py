"""As whom the bot acts in a workspace: from the installation row, with no question to Slack on the way.

The row of the settings' own workspace is learnt once, at start, by one `auth.test`; the others' come with OAuth.
"""

from collections.abc import Callable

from slack_bolt.authorization import AuthorizeResult
from slack_sdk import WebClient

from bot.outcome import NoToken
from bot.tokens import Tokens
from flows.installation import Installation, WorkspaceInstalled
from handlers.services import Services
from storage.engine import Database
from storage.installation import Installations


def learn_installation(client: WebClient, services: Services, tokens: Tokens) -> Installation:
    """Ask Slack whose token of the settings this is, and keep that.

    Raises SlackApiError where the token is refused, URLError or OSError where Slack cannot be reached.
    """
    answer = client.auth_test()
    team_id = str(answer["team_id"])
    granted = next((str(value) for name, value in answer.headers.items() if name.lower() == "x-oauth-scopes"), "")
    tokens.own_team = services.own_team = team_id
    learnt = WorkspaceInstalled(
        team_id=team_id,
        at=services.now(),
        team_name=str(answer.get("team") or ""),
        bot_user_id=str(answer["user_id"]),
        bot_id=str(answer["bot_id"]),
        app_id=str(answer.get("app_id") or ""),
        enterprise_id=answer.get("enterprise_id"),
        token=tokens.sealed(team_id, client.token or ""),
        scopes=tuple(scope.strip() for scope in granted.split(",") if scope.strip()),
    )
    kept: Installation = services.handle(learnt).state.installation
    return kept


def authorizer(database: Database, tokens: Tokens) -> Callable[..., AuthorizeResult | None]:
    """Bolt's `authorize`; None for a workspace that does not have the app, or where this process cannot speak."""

    def authorize(team_id: str | None, enterprise_id: str | None, user_id: str | None) -> AuthorizeResult | None:
        if team_id is None:
            return None
        with database.reading() as session:
            found = Installations(session).get(team_id)
        if found is None or not found.is_active:
            return None
        try:
            token = tokens.of(found)
        except NoToken:
            return None
        return AuthorizeResult(
            enterprise_id=enterprise_id,
            team_id=team_id,
            bot_user_id=found.bot_user_id,
            bot_id=found.bot_id,
            bot_token=token,
            user_id=user_id,
        )

    return authorize
