"""Things to say, an owner of leases, and a wall clock that stands where a test puts it."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from flows.decision import Phrase, Post
from flows.request_view import RequestNews
from storage.engine import Database
from tests.storage.desk import Desk

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


@pytest.fixture
def now() -> datetime:
    return NOW


@pytest.fixture
def note() -> Callable[[str], RequestNews]:
    """A message that says `words`."""

    def made(words: str) -> RequestNews:
        return RequestNews(request_id="R1", goal=words, news=Phrase("request-waiting"))

    return made


@pytest.fixture
def post(note: Callable[[str], RequestNews]) -> Callable[..., Post]:
    """A post to U1, or to others."""

    def made(key: str, *to: str, thread: str | None = None) -> Post:
        return Post(key=key, to=to or ("U1",), message=note(key), thread=thread)

    return made


@pytest.fixture
def desk(database: Database, now: datetime) -> Desk:
    return Desk(database, now)
