"""Tokens at rest: encrypted with the first of the operator's keys, read with any of them.

It must not know where a sealed token is kept.
"""

from collections.abc import Sequence

from cryptography.fernet import Fernet, InvalidToken, MultiFernet


class Unreadable(Exception):  # noqa: N818 - says what is the matter with the token
    """None of the keys opens a sealed token, or it was sealed for another workspace."""


class Seal:
    """The operator's keys, the newest first; there must be one. Safe to use from any thread."""

    def __init__(self, keys: Sequence[str]) -> None:
        self._fernet = MultiFernet([Fernet(key) for key in keys])

    def close(self, team_id: str, token: str) -> str:
        """The token sealed for its workspace: moved to another one's row it cannot be read."""
        return self._fernet.encrypt(f"{team_id} {token}".encode()).decode()

    def open(self, team_id: str, sealed: str) -> str:
        """The token. Raises Unreadable."""
        try:
            owner, _, token = self._fernet.decrypt(sealed).decode().partition(" ")
        except InvalidToken:
            raise Unreadable(f"no key opens the token of {team_id}") from None
        if owner != team_id:
            raise Unreadable(f"the token of {team_id} was sealed for {owner}")
        return token


def new_key() -> str:
    """A new random key, as MICROMENTOR_TOKEN_KEYS takes it."""
    return Fernet.generate_key().decode()


def is_key(text: str) -> bool:
    """Whether this can be a key: 32 bytes in URL-safe base64."""
    try:
        Fernet(text)
    except ValueError:
        return False
    return True
