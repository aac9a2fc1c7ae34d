"""What is wrong with an installation, in words, with what to do about each thing.

It looks and asks, and changes nothing. It must not need a running bot.
"""

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from http.client import HTTPException
from pathlib import Path
from typing import Any

from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError
from slack_sdk.web import SlackResponse
from sqlalchemy import Connection, make_url, text
from sqlalchemy.exc import SQLAlchemyError

from bot import doctor_http, doctor_model
from bot.doctor_machine import machine
from bot.finding import Finding, ill
from bot.manifest import MANIFEST
from bot.manifest import scopes as scopes_of
from bot.settings import Settings
from bot.web_client import web_client
from flows.member import Programme
from handlers.catalogue import lacking
from handlers.text import languages
from storage.engine import Database
from storage.migrations.upgrade import config

CLOCKS_APART = timedelta(seconds=60)
"""Slack refuses signatures older than five minutes; a clock a minute wrong is worth a word before that."""

ROTATION_ADVICE = (
    "The bot writes by the clock and does not renew tokens. Slack cannot turn rotation off again: "
    "create the app anew from manifest.yml, which has it off."
)

_WRITES_NOTHING = text("UPDATE alembic_version SET version_num = version_num WHERE 1 = 0")
"""Refused where the database is read-only, or somebody has held it for longer than the bot waits."""

_USER_ID = re.compile(r"[UW][A-Z0-9]{2,}")
_BOT_TOKEN_ADVICE = {
    "invalid_auth": "Copy the Bot User OAuth Token from OAuth & Permissions anew; it may be that of another app.",
    "account_inactive": "The app was removed from the workspace: install it again and copy the new token.",
    "token_revoked": "The token was revoked: install the app again and copy the new token.",
}
_APP_TOKEN_ADVICE = {
    "invalid_auth": "Under Basic Information, App-Level Tokens, make one with the scope connections:write.",
    "missing_scope": "The token lacks the scope connections:write: make a new one with it.",
    "not_allowed_token_type": "This is not an app-level token; one begins with xapp-.",
}


def examine(settings: Settings, manifest: Path = MANIFEST) -> Iterator[Finding]:
    """Look at Slack's side, the way in, the database, the model and the machine, in the order one would mend them.

    What the settings' modes need is there (`Settings.modes`, `Settings.missing`).
    """
    if settings.bot_token:
        yield from _bot_token(settings, settings.bot_token.get_secret_value(), manifest)
    yield _language(settings.language)
    if settings.app_token:
        yield _app_token(settings, settings.app_token.get_secret_value())
    if "serve" in settings.modes:
        yield from doctor_http.way_in(settings)
    yield from _database(settings)
    yield from doctor_model.meaning(settings)
    yield from machine(settings)


def _bot_token(settings: Settings, token: str, manifest: Path) -> Iterator[Finding]:
    client = web_client(settings.api_url, token)
    try:
        answer = client.auth_test()
    except SlackApiError as error:
        code = str(error.response.get("error"))
        yield ill(f"Slack refuses SLACK_BOT_TOKEN ({code}).", _BOT_TOKEN_ADVICE.get(code, _look_up(code)))
        return
    except (OSError, HTTPException) as error:
        yield ill(
            f"Slack cannot be reached at {settings.api_url} ({error}).",
            "Check the network, a proxy in HTTPS_PROXY, and SLACK_API_URL.",
        )
        return
    yield Finding(f"The bot token is that of {answer.get('user')} in {answer.get('team')}.")
    if answer.get("expires_in"):
        yield ill("The bot token expires: token rotation is on for this app.", ROTATION_ADVICE)
    yield _scopes(answer, manifest)
    yield _clock(answer, datetime.now(UTC))
    yield from _admins(client, Programme(admins=settings.admins).in_workspace(str(answer["team_id"]), None).admins)


def _language(programmes: str) -> Finding:
    """What the bot speaks. A translation that lacks something is no fault: people read English there."""
    short = {language: sum(1 for _ in lacking(language)) for language in languages()}
    spoken = ", ".join(f"{name} ({count} to mend)" if count else name for name, count in short.items())
    return Finding(f"The bot speaks {spoken}; to people with none of them in common, {programmes}.")


def _look_up(code: str) -> str:
    return f"Slack's page on auth.test says what {code} means."


def _scopes(answer: SlackResponse, manifest: Path) -> Finding:
    asked = set(scopes_of(manifest))
    header = next((v for k, v in answer.headers.items() if k.casefold() == "x-oauth-scopes"), "")
    granted = {scope.strip() for scope in str(header).split(",") if scope.strip()}
    if missing := sorted(asked - granted):
        return ill(
            f"The token lacks scopes of manifest.yml: {', '.join(missing)}.",
            "Put manifest.yml into the app's App Manifest page, save, and reinstall the app to the workspace.",
        )
    if more := sorted(granted - asked):
        return Finding(f"The scopes are there, and more than needed: {', '.join(more)}.")
    return Finding("The scopes are those of manifest.yml.")


def _clock(answer: SlackResponse, now: datetime) -> Finding:
    said = next((v for k, v in answer.headers.items() if k.casefold() == "date"), None)
    if said is None:
        return Finding("Slack did not say what time it is.")
    apart = abs(parsedate_to_datetime(str(said)) - now)
    if apart > CLOCKS_APART:
        return ill(
            f"This machine's clock differs from Slack's by {apart.total_seconds():.0f} seconds.",
            "Let the machine keep its time by NTP: reminders come at the wrong time otherwise.",
        )
    return Finding("The clock is right.")


def _admins(client: WebClient, ids: tuple[str, ...]) -> Iterator[Finding]:
    if not ids:
        yield Finding("The admins are the workspace's own admins and owners (MICROMENTOR_ADMINS names nobody else).")
    for user_id in ids:
        yield _admin(client, user_id)


def _admin(client: WebClient, user_id: str) -> Finding:
    where = "Correct MICROMENTOR_ADMINS. A Slack id stands in a person's profile, under More, Copy member ID."
    if not _USER_ID.fullmatch(user_id):
        return ill(f"{user_id} in MICROMENTOR_ADMINS is no Slack id of a person.", where)
    try:
        user: dict[str, Any] = client.users_info(user=user_id)["user"]
    except SlackApiError as error:
        return ill(f"Slack does not know {user_id} of MICROMENTOR_ADMINS ({error.response.get('error')}).", where)
    except (OSError, HTTPException) as error:
        return ill(f"{user_id} of MICROMENTOR_ADMINS could not be looked up ({error}).", "Try again.")
    name = user.get("real_name") or user.get("name")
    if user.get("deleted"):
        return ill(f"{name} ({user_id}) of MICROMENTOR_ADMINS has left the workspace.", where)
    if user.get("is_restricted") or user.get("is_bot"):
        return ill(f"{name} ({user_id}) of MICROMENTOR_ADMINS is a guest or a bot.", where)
    return Finding(f"{name} is an admin of the programme.")


def _app_token(settings: Settings, token: str) -> Finding:
    client = web_client(settings.api_url)
    try:
        client.apps_connections_open(app_token=token)
    except SlackApiError as error:
        code = str(error.response.get("error"))
        return ill(f"Slack refuses SLACK_APP_TOKEN ({code}).", _APP_TOKEN_ADVICE.get(code, _look_up(code)))
    except (OSError, HTTPException) as error:
        return ill(f"SLACK_APP_TOKEN could not be tried ({error}).", "Check the network and SLACK_API_URL.")
    return Finding("The app token opens Socket Mode.")


def _database(settings: Settings) -> Iterator[Finding]:
    url = make_url(settings.database_url)
    if url.get_backend_name() == "sqlite" and not Path(url.database or "").exists():
        yield Finding(f"There is no database at {url.database} yet; the bot makes it at its start.")
        return
    database = Database(settings.database_url)
    try:
        with database.reading() as session:
            newest = _is_newest(session.connection())
        with database.transaction(patient=True) as session:
            if newest:
                session.connection().execute(_WRITES_NOTHING)
        of_workspaces = list(doctor_http.installations(settings, database)) if newest else []
        if newest:
            of_workspaces.append(doctor_model.vectors(settings, database))
    except (SQLAlchemyError, OSError) as error:
        # The error's own first line names the cause; the URL may hold a password and is not shown.
        cause = str(getattr(error, "orig", error)).strip().partition("\n")[0]
        yield ill(f"The database cannot be used: {cause}.", "Check DATABASE_URL, the server, and who may write.")
        return
    finally:
        database.dispose()
    yield Finding(f"The database ({url.get_backend_name()}) can be read and written.")
    if newest:
        yield Finding("Its tables are up to date.")
        yield from of_workspaces
    else:
        yield Finding("Its tables are older than this version; the bot brings them up to date at its start.")


def _is_newest(connection: Connection) -> bool:
    newest = ScriptDirectory.from_config(config(connection)).get_heads()
    return set(MigrationContext.configure(connection).get_current_heads()) == set(newest)
