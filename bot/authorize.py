"""As whom the bot acts in a workspace: from the installation row, with no question to Slack on the way.

The row is learnt once, at start, by one `auth.test`.
"""

from collections.abc import Callable

from slack_bolt.authorization import AuthorizeResult
from slack_sdk import WebClient

from storage.engine import Database
from storage.installation import Installation, Installations


def learn_installation(client: WebClient, database: Database) -> Installation:
    """Ask Slack whose token this is, and save it.

    Raises SlackApiError where the token is refused, URLError or OSError where Slack cannot be reached.
    """
    answer = client.auth_test()
    installation = Installation(
        team_id=str(answer["team_id"]),
        enterprise_id=answer.get("enterprise_id"),
        bot_user_id=str(answer["user_id"]),
        bot_id=str(answer["bot_id"]),
        app_id=str(answer.get("app_id") or ""),
        team_name=str(answer.get("team") or ""),
    )
    database.run(lambda session: Installations(session).save(installation))
    return installation


def authorizer(database: Database, token: str) -> Callable[..., AuthorizeResult | None]:
    """Bolt's `authorize` for one token; None for a workspace the app is not installed in."""

    def authorize(team_id: str | None, enterprise_id: str | None, user_id: str | None) -> AuthorizeResult | None:
        if team_id is None:
            return None
        with database.reading() as session:
            found = Installations(session).get(team_id)
        if found is None:
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
