"""The directory in memory: always the newest, unless that takes longer than somebody should wait for it."""

import threading
import time
from collections.abc import Collection, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime
from types import MappingProxyType

import numpy as np
import pytest
from numpy.typing import NDArray
from sqlalchemy import text

from bot import model
from flows.member import Member, Programme
from flows.profile import Profile, ProfileStatus
from flows.proposal import Need, Skill
from handlers import directory
from handlers.directory import DirectoryCache
from matching import matcher
from storage import profile
from storage.embedding import Embeddings
from storage.engine import Database
from storage.member import Members
from storage.profile import Profiles

TEAM = "T1"
NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
ADA = Member(user_id="UADA", name="Ada")
DEADLINE = 10.0
LEARNING = 120.0
TORN = "stitch torn clothes"
"""Of which nothing is written by whoever lists sewing machines."""


@pytest.fixture
def cache(database: Database) -> Iterator[DirectoryCache]:
    made = DirectoryCache(database, Programme())
    yield made
    made.close()


Read = list[Collection[str] | None]
"""Whose profiles were read, each time; None: everybody's."""


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> Read:
    noted: Read = []
    listed = Profiles.listed

    def noting(self: Profiles, team_id: str, among: Collection[str] | None = None) -> tuple[Profile, ...]:
        noted.append(among)
        return listed(self, team_id, among)

    monkeypatch.setattr(Profiles, "listed", noting)
    return noted


def offer(database: Database, user_id: str, *skills: str, status: ProfileStatus = ProfileStatus.LISTED) -> None:
    """Somebody lists these skills from now on."""

    def work(session: object) -> None:
        members, profiles = Members(session), Profiles(session)  # type: ignore[arg-type]
        if members.get(TEAM, user_id) is None:
            members.save(TEAM, Member(user_id=user_id, name=user_id.title()))
        known = profiles.get(TEAM, user_id) or Profile(user_id=user_id, status=ProfileStatus.LISTED)
        profiles.save(TEAM, replace(known, skills=tuple(Skill(skill) for skill in skills), status=status))

    database.run(work)


def skills(database: Database, cache: DirectoryCache) -> tuple[str, ...]:
    with database.reading() as session:
        return cache.snapshot(session, TEAM).skills


def test_what_changed_is_seen_by_the_next_who_asks(database: Database, cache: DirectoryCache) -> None:
    assert skills(database, cache) == ()
    offer(database, "UTOM", "weeding")
    assert skills(database, cache) == ("weeding",)
    offer(database, "UTOM", "weeding", "story time")
    assert skills(database, cache) == ("story time", "weeding")


def test_only_who_changed_is_read(database: Database, cache: DirectoryCache, read: Read) -> None:
    for name in ("UTOM", "UJUNE", "UNOOR"):
        offer(database, name, "weeding")
    skills(database, cache)
    read.clear()
    offer(database, "UTOM", "story time")
    offer(database, "UJUNE", status=ProfileStatus.LEFT)
    offer(database, "UPRIYA", "grants")

    with database.reading() as session:
        seen = cache.snapshot(session, TEAM)
    assert read == [{"UTOM", "UJUNE", "UPRIYA"}]
    assert set(seen.colleagues) == {"UTOM", "UNOOR", "UPRIYA"}
    assert seen.skills == ("grants", "story time", "weeding")


def test_where_it_is_not_known_who_changed_all_are_read(database: Database, cache: DirectoryCache, read: Read) -> None:
    """A process of the version before counts the versions, and no more."""
    offer(database, "UTOM", "weeding")
    offer(database, "UNOOR", "weeding")
    skills(database, cache)
    offer(database, "UTOM", "story time")
    database.run(lambda session: session.execute(text("delete from directory_change")))
    offer(database, "UNOOR", "grants")
    read.clear()

    assert skills(database, cache) == ("grants", "story time")
    assert read == [None]


def test_who_changed_is_known_of_the_newest_versions(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(profile, "KEPT", 2)
    for skill in ("weeding", "grants", "story time"):
        offer(database, "UTOM", skill)

    with database.reading() as session:
        assert [Profiles(session).changed_since(TEAM, version) for version in range(4)] == [
            None,
            {"UTOM"},
            {"UTOM"},
            set(),
        ]


def test_what_did_not_change_is_not_read_again(database: Database, cache: DirectoryCache) -> None:
    offer(database, "UTOM", "weeding")
    with database.reading() as session:
        assert cache.snapshot(session, TEAM) is cache.snapshot(session, TEAM)


def test_many_who_ask_at_once_all_get_the_newest(database: Database, cache: DirectoryCache) -> None:
    offer(database, "UTOM", "weeding")
    skills(database, cache)
    offer(database, "UTOM", "story time")
    with ThreadPoolExecutor(8) as people:
        seen = list(people.map(lambda _: skills(database, cache), range(24)))
    assert seen == [("story time",)] * 24


def test_nobody_waits_for_a_long_reading_where_there_is_an_older_one(
    database: Database, cache: DirectoryCache, monkeypatch: pytest.MonkeyPatch
) -> None:
    offer(database, "UTOM", "weeding")
    skills(database, cache)
    offer(database, "UTOM", "story time")
    go_on = threading.Event()
    listed = Profiles.listed

    def slow(self: Profiles, team_id: str, among: Collection[str] | None = None) -> tuple[Profile, ...]:
        assert go_on.wait(DEADLINE)
        return listed(self, team_id, among)

    monkeypatch.setattr(Profiles, "listed", slow)
    monkeypatch.setattr(directory, "PATIENCE", 0.01)
    assert skills(database, cache) == ("weeding",), "the one before is answered from"
    go_on.set()
    deadline = time.monotonic() + DEADLINE
    while skills(database, cache) != ("story time",):
        assert time.monotonic() < deadline, "the new one is never there"


def test_whoever_changed_since_an_older_reading_is_as_they_are_or_left_out(
    database: Database, cache: DirectoryCache, monkeypatch: pytest.MonkeyPatch
) -> None:
    for user_id in ("UTOM", "UMEI", "UOLA"):
        offer(database, user_id, "weeding shelves")
    skills(database, cache)
    assert sorted(proposed(database, cache, "weeding shelves")) == ["UMEI", "UOLA", "UTOM"]
    go_on, begin = threading.Event(), cache._begin

    def slow(team_id: str) -> object:
        cache._reader.submit(go_on.wait, DEADLINE)
        return begin(team_id)

    monkeypatch.setattr(cache, "_begin", slow)
    monkeypatch.setattr(directory, "PATIENCE", 0.01)
    offer(database, "UTOM", "story time")
    offer(database, "UMEI", "weeding shelves", status=ProfileStatus.LEFT)
    offer(database, "UOLA", "weeding shelves")
    assert proposed(database, cache, "weeding shelves") == ["UOLA"], "nobody read the directory anew"
    go_on.set()


def test_a_reading_that_fails_fails_who_asked_and_the_next_reads_again(
    database: Database, cache: DirectoryCache, monkeypatch: pytest.MonkeyPatch
) -> None:
    offer(database, "UTOM", "weeding")

    def broken(_self: Profiles, _team_id: str) -> tuple[Profile, ...]:
        raise OSError("the disk is gone")

    with monkeypatch.context() as patch:
        patch.setattr(Profiles, "listed", broken)
        with pytest.raises(OSError, match="the disk is gone"):
            skills(database, cache)
    assert skills(database, cache) == ("weeding",)


def test_workspaces_do_not_see_each_others_mentors(database: Database, cache: DirectoryCache) -> None:
    offer(database, "UTOM", "weeding")
    need = Need(mentee=ADA, goal="weeding")
    with database.reading() as session:
        assert [match.mentor_id for match in cache.answer(session, TEAM, need, NOW).matches] == ["UTOM"]
        assert cache.answer(session, "T2", need, NOW).matches == ()


# --- what mentors mean ---


def learnt(cache: DirectoryCache) -> None:
    deadline = time.monotonic() + LEARNING
    while cache.is_learning:
        assert time.monotonic() < deadline
        threading.Event().wait(0.02)


def proposed(database: Database, cache: DirectoryCache, goal: str) -> list[str]:
    with database.reading() as session:
        answer = cache.answer(session, TEAM, Need(mentee=ADA, goal=goal), NOW)
    return [match.mentor_id for match in answer.matches]


def vectors(database: Database) -> int:
    with database.reading() as session:
        return Embeddings(session).count(TEAM)


@pytest.fixture
def meaning(database: Database, monkeypatch: pytest.MonkeyPatch) -> Iterator[DirectoryCache]:
    """One that knows what texts mean, asked by people with more patience than Slack has: this machine may be busy."""
    for module, name in ((directory, "LEARNT_WITHIN"), (directory, "PATIENCE"), (matcher, "PATIENCE")):
        monkeypatch.setattr(module, name, DEADLINE)
    made = DirectoryCache(database, Programme(), model.load("bundled"))
    yield made
    made.close()


def test_who_means_the_same_is_found_and_what_that_took_is_kept(database: Database, meaning: DirectoryCache) -> None:
    offer(database, "UTOM", "calming angry patrons")
    offer(database, "UMEI", "sewing machines")
    skills(database, meaning)
    learnt(meaning)
    assert proposed(database, meaning, TORN) == ["UMEI"]
    assert vectors(database) > 0


def test_a_changed_profile_is_found_by_who_asks_next(database: Database, meaning: DirectoryCache) -> None:
    offer(database, "UTOM", "calming angry patrons")
    skills(database, meaning)
    learnt(meaning)
    assert proposed(database, meaning, TORN) == []
    offer(database, "UMEI", "sewing machines")
    assert proposed(database, meaning, TORN) == ["UMEI"]


def test_until_it_is_learnt_words_answer(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    class Late:
        name, size, pieces = "late/1", 2, MappingProxyType[str, int]({})

        def embed(self, texts: Sequence[str]) -> NDArray[np.float32]:
            assert go_on.wait(LEARNING)
            return np.zeros((len(texts), 2), dtype=np.float32)

    go_on = threading.Event()
    monkeypatch.setattr(directory, "LEARNT_WITHIN", 0.01)
    cache = DirectoryCache(database, Programme(), Late())
    offer(database, "UTOM", "weeding")
    assert proposed(database, cache, "weeding") == ["UTOM"]
    assert cache.is_learning
    go_on.set()
    learnt(cache)
    cache.close()


def test_vectors_of_what_nobody_lists_any_more_are_swept(database: Database, meaning: DirectoryCache) -> None:
    offer(database, "UTOM", "calming angry geese")
    skills(database, meaning)
    learnt(meaning)
    assert meaning.sweep(TEAM) == 0
    before = vectors(database)
    offer(database, "UTOM", "weeding beetroot")
    skills(database, meaning)
    learnt(meaning)
    assert vectors(database) > before
    assert meaning.sweep(TEAM) > 0
    assert vectors(database) == before, "as many strings are listed as before"
    assert meaning.sweep(TEAM) == 0


def test_without_a_model_none_is_kept(database: Database, meaning: DirectoryCache, cache: DirectoryCache) -> None:
    offer(database, "UTOM", "calming angry patrons")
    skills(database, meaning)
    learnt(meaning)
    assert cache.sweep(TEAM) > 0
    assert vectors(database) == 0
    assert cache.sweep(TEAM) == 0
