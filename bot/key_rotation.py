"""The tokens in the database sealed anew with the newest of the operator's keys.

It must not know who asks for it.
"""

from dataclasses import dataclass, replace

from bot.sealing import Seal, Unreadable
from bot.settings import Settings
from storage.engine import Database
from storage.installation import Installations


@dataclass(frozen=True, slots=True)
class Rotation:
    """How many tokens are sealed with the newest key now, and the workspaces whose token no key opens."""

    sealed: int
    unreadable: tuple[str, ...]


def rotate(settings: Settings, *, drop_unreadable: bool = False) -> Rotation:
    """Seal every token anew with the first key, all in one transaction."""
    seal = Seal([key.get_secret_value() for key in settings.token_keys])
    database = Database(settings.database_url)
    try:
        database.migrate()
        return database.run(lambda session: _rotate(Installations(session), seal, drop=drop_unreadable), patient=True)
    finally:
        database.dispose()


def _rotate(installations: Installations, seal: Seal, *, drop: bool) -> Rotation:
    sealed, unreadable = 0, []
    for installation in installations.with_token():
        team_id = installation.team_id
        try:
            token = seal.open(team_id, installation.token or "")
        except Unreadable:
            unreadable.append(team_id)
            if drop:
                installations.save(replace(installation, token=None))
        else:
            installations.save(replace(installation, token=seal.close(team_id, token)))
            sealed += 1
    return Rotation(sealed, tuple(unreadable))
