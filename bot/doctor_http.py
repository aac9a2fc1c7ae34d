"""What the doctor looks at where Slack comes by HTTP, and where many workspaces have the app."""

import re
from collections.abc import Iterator

from bot import address
from bot.finding import Finding, ill
from bot.sealing import Seal
from bot.settings import Settings
from bot.tokens import Tokens, in_words
from storage.engine import Database
from storage.installation import Installations

_SIGNING_SECRET = re.compile(r"[0-9a-f]{32}")


def way_in(settings: Settings) -> Iterator[Finding]:
    """The settings of `micromentor serve`, all of which are there."""
    secret = settings.signing_secret.get_secret_value() if settings.signing_secret else ""
    if settings.is_real_slack and not _SIGNING_SECRET.fullmatch(secret):
        yield ill(
            "SLACK_SIGNING_SECRET does not look like one: 32 digits and letters from a to f.",
            "Copy the Signing Secret from Basic Information, App Credentials; it is none of the tokens.",
        )
    else:
        yield Finding("The signing secret is set.")
    if settings.public_url is None:
        yield Finding("MICROMENTOR_PUBLIC_URL is not set; only the install page needs it.")
    elif settings.is_real_slack and not settings.public_url.startswith("https://"):
        yield ill(f"{settings.public_url} is not https, and Slack calls nothing else.", "Put TLS in front of the bot.")
    else:
        yield Finding(f"Slack is to send everything to {settings.public_url}{address.EVENTS}.")
    if settings.takes_installs and settings.public_url:
        yield Finding(f"Workspaces install the app at {settings.public_url}{address.INSTALL}.")


def installations(settings: Settings, database: Database) -> Iterator[Finding]:
    """The workspaces in the database, and whether their tokens can be opened. Raises what the database raises."""
    with database.reading() as session:
        active = Installations(session).active()
    sealed = [each.team_id for each in active if each.token]
    keys = [key.get_secret_value() for key in settings.token_keys]
    if not sealed:
        return
    if not keys:
        yield ill(
            f"Workspaces whose token is in the database: {len(sealed)}. MICROMENTOR_TOKEN_KEYS is not set.",
            "Set it as the other processes have it; without it this one speaks only where SLACK_BOT_TOKEN is from.",
        )
    elif unreadable := Tokens(database, Seal(keys), own_token=None).unreadable():
        yield ill(*in_words(unreadable))
    else:
        yield Finding(f"Workspaces whose token is in the database: {len(sealed)}. Every one can be opened.")
