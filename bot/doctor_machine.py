"""What the doctor looks at on this machine: who may read the secrets, room on the disk, time zones, the status port.

It writes nothing. It must not need Slack.
"""

import shutil
import stat
from collections.abc import Iterator
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones

import httpx
from sqlalchemy import make_url

from bot.finding import Finding, ill
from bot.line import CannotServe
from bot.listening import listen, local_url
from bot.settings import Settings

LEAST_FREE = 512 * 1024 * 1024
"""Bytes. A database that cannot grow takes no more clicks; a backup on the same disk needs as much as the database."""

_OTHERS = stat.S_IRWXG | stat.S_IRWXO
_FEWEST_ZONES = 300


def machine(settings: Settings, env_file: Path = Path(".env")) -> Iterator[Finding]:
    """Look at everything that is not Slack's and not in the database."""
    if env_file.exists():
        yield _private(env_file, "the tokens")
    url = make_url(settings.database_url)
    if url.get_backend_name() == "sqlite" and url.database:
        file = Path(url.database)
        if file.exists():
            yield _private(file, "what members wrote")
        yield _room(file)
    yield _zones()
    yield _status_port(settings.status_host, settings.status_port)


def _private(file: Path, holds: str) -> Finding:
    if file.stat().st_mode & _OTHERS:
        return ill(f"Others on this machine may read {file}, which holds {holds}.", f"chmod 600 {file}")
    return Finding(f"{file} is readable by its owner alone.")


def _room(file: Path) -> Finding:
    folder = next(parent for parent in file.resolve().parents if parent.exists())
    free, size = shutil.disk_usage(folder).free, file.stat().st_size if file.exists() else 0
    words = f"{free // 2**20} MB are free where the database is ({size // 2**20} MB)."
    if free < max(LEAST_FREE, 2 * size):
        return ill(words, "Make room: a full disk takes no more clicks, and a backup needs as much as the database.")
    return Finding(words)


def _zones() -> Finding:
    advice = "Install the system's tzdata, or the Python package of that name: times would be wrong without it."
    try:
        ZoneInfo("America/Chicago")
    except ZoneInfoNotFoundError:
        return ill("There is no time zone data.", advice)
    known = len(available_timezones())
    if known < _FEWEST_ZONES:
        return ill(f"Only {known} time zones are known.", advice)
    return Finding(f"{known} time zones are known.")


def _status_port(host: str, port: int | None) -> Finding:
    if port is None:
        return Finding(
            "Nobody can watch the bot: MICROMENTOR_STATUS_PORT is not set.",
            "Set it to a free port of this machine for /healthz and /metrics.",
        )
    url = local_url(host, port)
    try:
        listen(host, port, "").close()
    except CannotServe:
        return _who_answers(url, port)
    return Finding(f"{url}/healthz and /metrics can be served; no bot of this machine serves them now.")


def _who_answers(url: str, port: int) -> Finding:
    try:
        answer = httpx.get(f"{url}/healthz", trust_env=False, timeout=5)
        healthy = answer.json()["healthy"]
    except (httpx.HTTPError, ValueError, KeyError, TypeError):
        return ill(f"Port {port} is taken by another program.", "Give MICROMENTOR_STATUS_PORT a free one.")
    if not healthy:
        return ill(f"The bot at {url} says that it is not well.", f"Its log says why, and {url}/metrics.")
    return Finding(f"A bot is at work on this machine, and says at {url}/healthz that it is well.")
