"""The doctor's proof that a message of one's own is found again: what keeps people from being told a thing twice.

It sends one message to one person, looks for it as the courier would, and takes it back.
"""

import secrets
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from threading import Event

from slack_sdk.errors import SlackApiError
from sqlalchemy.exc import SQLAlchemyError

from bot.calls import Calls
from bot.finding import Finding, ill
from bot.outcome import CALL_FAILURES, NoToken, Sent
from bot.sealing import Seal
from bot.settings import Settings
from bot.tokens import Tokens
from bot.web_client import web_client
from storage.engine import Database
from storage.installation import Installations

WORDS = "This is a test by `micromentor doctor`. It is taken back in a moment."
LOOKS = 5
"""How often the message is looked for; Slack may show it a moment late."""

BETWEEN = 1.0
"""Seconds between two looks."""


class NobodyToTell(Exception):  # noqa: N818 - says what is missing
    """It is not clear to whom, or in which workspace, to send; the message says what to do."""


def prove(settings: Settings, to: str | None, team: str | None) -> Iterator[Finding]:
    """Send, find and delete one message in the DM with `to`, or else the first of MICROMENTOR_ADMINS."""
    try:
        token, person = _token(settings, team), to or _first_admin(settings)
    except (NobodyToTell, NoToken) as missing:
        yield ill("No message could be sent.", str(missing))
        return
    except (SQLAlchemyError, OSError) as error:
        yield ill(f"The workspaces could not be read ({type(error).__name__}).", "See what is said of the database.")
        return
    yield from _prove(Calls(token, settings.api_url, timedelta(seconds=10)), token, settings.api_url, person)


def _prove(calls: Calls, token: str, api_url: str, person: str) -> Iterator[Finding]:
    reference, begun = secrets.token_hex(16), datetime.now(UTC)
    try:
        channel = calls.open_conversation([person])
        sent = calls.post(channel, WORDS, [], reference, None)
    except CALL_FAILURES as error:
        yield ill(f"No message could be sent to {person} ({_why(error)}).", "Is it a member's Slack id, U...?")
        return
    yield Finding(f"A message was sent to {person}.")
    try:
        yield _found(calls, channel, reference, begun, sent)
    except CALL_FAILURES as error:
        yield ill(
            f"It could not be looked for ({_why(error)}).",
            "The scopes im:history and mpim:history are needed; without them a message could be said twice.",
        )
    client = web_client(api_url, token)
    try:
        client.chat_delete(channel=channel, ts=str(sent.ts))
    except CALL_FAILURES as error:
        yield ill(f"It could not be taken back ({_why(error)}).", "Delete it by hand; nothing else depends on it.")
    else:
        yield Finding("It was taken back.")


def _found(calls: Calls, channel: str, reference: str, begun: datetime, sent: Sent) -> Finding:
    for _ in range(LOOKS):
        found = calls.find(channel, reference, begun, None)
        if found is not None and found.ts == sent.ts:
            return Finding("It was found again by its metadata.")
        Event().wait(BETWEEN)
    return ill(
        "It was not found again by its metadata.",
        "Slack took the message without it, or keeps it from this token: until that is mended, a message whose answer "
        "is lost may be said twice. Compare the scopes with manifest.yml and install the app anew.",
    )


def _first_admin(settings: Settings) -> str:
    for user_id in settings.admins:
        return user_id.rpartition(":")[2]  # of many workspaces each is named with its own
    raise NobodyToTell("Say to whom: --to with a Slack id, or name an admin in MICROMENTOR_ADMINS.")


def _token(settings: Settings, team: str | None) -> str:
    """Raises NobodyToTell, NoToken."""
    if settings.bot_token and team is None:
        return settings.bot_token.get_secret_value()
    keys = [key.get_secret_value() for key in settings.token_keys]
    database = Database(settings.database_url)
    try:
        with database.reading() as session:
            active = [each.team_id for each in Installations(session).active()]
        if team is None and len(active) != 1:
            raise NobodyToTell(f"Say in which workspace with --team: one of {', '.join(active) or 'none yet'}.")
        return Tokens(database, Seal(keys) if keys else None, own_token=None).in_team(team or active[0])
    finally:
        database.dispose()


def _why(error: BaseException) -> str:
    return str(error.response.get("error")) if isinstance(error, SlackApiError) else type(error).__name__
