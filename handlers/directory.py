"""The staff directory as the matcher sees it, kept in memory and read anew when its version in the database changes.

Of a new version only who changed is read and indexed anew; what each mentor has left changes with every invitation, so
it is read for the few that a question looks at. A new version is searched at once by its words, and by what they mean
as soon as that is learnt. It must not know how colleagues are ranked.
"""

import threading
import time
from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import CancelledError, Future, ThreadPoolExecutor, wait
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cached_property

from sqlmodel import Session

from flows.member import Member, Programme
from flows.profile import Profile, Taken, colleague, left_of, room_of
from flows.proposal import Colleague, Match, Need, Proposals
from handlers.learning import Learner
from matching import Matcher
from matching.embedder import Embedder
from matching.index import wanted
from matching.lexical import text_of
from matching.matcher import Fresh
from matching.vectors import Vectors, key_of
from storage.acquaintance import Acquaintances, acquaintances
from storage.embedding import TeamShelf
from storage.engine import Database
from storage.installation import Installations
from storage.member import Members
from storage.profile import Profiles
from storage.room import Rooms

LEARNT_WITHIN = 0.8
"""Seconds that a question waits for a changed directory and for the meaning of what is new in it, where that is little
enough. With what its own meaning may take (`matching.matcher`) and with what the decision may wait for the database,
Slack's three are not exceeded."""

PATIENCE = 0.5
"""Seconds that somebody's question waits for a changed directory. Ten thousand profiles take longer: then it is
answered from the one before, without those who have changed their words since, or take no requests by now."""

AT_LEISURE = 10.0
"""Seconds that the clock's questions wait for both: nobody looks on, and the next look is a day away."""


@dataclass(frozen=True)
class Snapshot:
    """One workspace's mentors at one version, by id, as they are with nothing taken of their room.

    `since` is when the app was installed: after a workspace was forgotten and came back its versions begin anew.
    """

    version: int
    since: datetime | None
    colleagues: Mapping[str, Colleague]
    matcher: Matcher
    vectors: Vectors | None

    @cached_property
    def skills(self) -> tuple[str, ...]:
        """All skills that are listed, in the order of the alphabet."""
        listed = {skill.name.casefold(): skill.name for each in self.colleagues.values() for skill in each.skills}
        return tuple(listed[key] for key in sorted(listed))


class DirectoryCache:
    """The snapshots of all workspaces. Safe to use from any thread; they are read in one thread of its own.

    Without an `embedder` they are searched by words alone.
    """

    def __init__(self, database: Database, programme: Programme, embedder: Embedder | None = None) -> None:
        self._database = database
        self._programme = programme
        self._embedder = embedder
        self._learner = Learner()
        self._swept: dict[str, tuple[int, datetime | None]] = {}
        self._lock = threading.Lock()
        self._snapshots: dict[str, Snapshot] = {}
        self._under_way: dict[str, Future[Snapshot]] = {}
        self._reader = ThreadPoolExecutor(1, thread_name_prefix="directory")

    def snapshot(self, session: Session, team_id: str, patience: float | None = None) -> Snapshot:
        """The workspace's mentors as `session` sees them, or a little before where it takes long to read them anew.

        `patience`: seconds that it may take, PATIENCE where it is not said.
        """
        version, since = Profiles(session).version(team_id), _since(session, team_id)
        deadline = time.monotonic() + (PATIENCE if patience is None else patience)
        while True:
            with self._lock:
                known = self._snapshots.get(team_id)
                if known is not None and known.since != since:
                    known = None
                if known is not None and known.version >= version:
                    return known
                # One begun before this version was there may end with the one before it; then it is read once more.
                reading = self._under_way.get(team_id) or self._begin(team_id)
            wait([reading], None if known is None else max(0.0, deadline - time.monotonic()))
            if not reading.done() and known is not None:
                return known
            reading.result()

    def read_ahead(self, team_ids: Iterable[str]) -> None:
        """Have those read that were not yet; nobody waits for it."""
        with self._lock:
            for team_id in team_ids:
                if team_id not in self._snapshots and team_id not in self._under_way:
                    self._begin(team_id)

    @property
    def is_learning(self) -> bool:
        """Whether a directory is being read, or what it means being learnt."""
        with self._lock:
            reading = bool(self._under_way)
        return reading or self._learner.is_busy

    def sweep(self, team_id: str) -> int:
        """Forget the vectors of what nobody lists any more; how many. Those of a directory that is as it was are kept.

        Without an embedder all are forgotten.
        """
        with self._database.reading() as session:
            snapshot = self.snapshot(session, team_id)
        state = (snapshot.version, snapshot.since)
        if self._swept.get(team_id) == state:
            return 0
        model, keys = None, set[str]()
        if snapshot.vectors:
            model, keys = snapshot.vectors.model, {key_of(text) for text in wanted(tuple(snapshot.colleagues.values()))}
        forgotten = TeamShelf(self._database, team_id).keep_only(model, keys)
        self._swept[team_id] = state
        return forgotten

    def close(self) -> None:
        """Read and learn no more: what has not begun is left."""
        self._reader.shutdown(cancel_futures=True)
        self._learner.close()

    def answer(self, session: Session, team_id: str, need: Need, at: datetime, *, in_a_hurry: bool = True) -> Proposals:
        """Who could help with this need at `at` (aware), or why nobody. `in_a_hurry`: somebody looks on."""
        deadline = time.monotonic() + (LEARNT_WITHIN if in_a_hurry else AT_LEISURE)
        snapshot = self.snapshot(session, team_id, None if in_a_hurry else AT_LEISURE)
        self._learner.wait(team_id, max(0.0, deadline - time.monotonic()))
        fresh = _fresh(session, team_id, snapshot, need, at)
        return snapshot.matcher.answer(need, at=at, programme=self._programme, fresh=fresh)

    def thought_of(
        self, session: Session, team_id: str, need: Need, user_ids: Sequence[str], at: datetime
    ) -> tuple[Match, ...]:
        """Those of these colleagues whom nothing stands against, however well they fit the need."""
        if not user_ids:
            return ()
        snapshot = self.snapshot(session, team_id)
        fresh = _fresh(session, team_id, snapshot, need, at)
        found = snapshot.matcher.thought_of(need, user_ids, at=at, programme=self._programme, fresh=fresh)
        return tuple(found)

    def _begin(self, team_id: str) -> Future[Snapshot]:
        """Have it read. Called with the lock held."""
        reading = self._reader.submit(self._read_anew, team_id)
        self._under_way[team_id] = reading
        return reading

    def _read_anew(self, team_id: str) -> Snapshot:
        try:
            with self._database.reading() as session:
                snapshot, read = self._read(session, team_id, self._snapshots.get(team_id))
            self._learn(team_id, snapshot, read)  # first, so that who sees this version can wait for its meaning
            self._snapshots[team_id] = snapshot
            return snapshot
        finally:
            with self._lock:
                del self._under_way[team_id]

    def _learn(self, team_id: str, snapshot: Snapshot, read: Sequence[Colleague]) -> None:
        """Have learnt what nobody listed before, and what was still to be learnt, and then search by it too."""
        if snapshot.vectors is None:
            return
        if missing := snapshot.vectors.missing((*wanted(read), *snapshot.matcher.unlearnt())):
            self._learner.begin(team_id, snapshot.vectors, missing, lambda: self._learnt(team_id, snapshot))

    def _learnt(self, team_id: str, snapshot: Snapshot) -> None:
        """Index the snapshot anew, with all that it means, unless a newer one has taken its place."""

        def index() -> None:
            if self._snapshots.get(team_id) is snapshot:
                snapshot.matcher.update(f"{snapshot.version}, learnt", tuple(snapshot.colleagues.values()))

        with suppress(RuntimeError, CancelledError):  # no more is read when all is closed
            self._reader.submit(index).result()  # in the thread that alone changes what is searched

    def _read(self, session: Session, team_id: str, before: Snapshot | None) -> tuple[Snapshot, Sequence[Colleague]]:
        """The workspace's mentors, and those of them who were read: all, or who changed."""
        profiles, since = Profiles(session), _since(session, team_id)
        version = profiles.version(team_id)
        if before is None or before.since != since:
            vectors = Vectors(self._embedder, TeamShelf(self._database, team_id)) if self._embedder else None
            matcher, changed = Matcher(vectors), None
        else:
            vectors, matcher = before.vectors, before.matcher
            changed = profiles.changed_since(team_id, before.version)
        if before is None or changed is None:
            read = _mentors(profiles.listed(team_id), Members(session).everyone(team_id))
            by_id = {each.member.user_id: each for each in read}
        else:
            read = _mentors(profiles.listed(team_id, changed), Members(session).named(team_id, changed).values())
            now = {each.member.user_id: each for each in read}
            by_id = {key: each for key, each in before.colleagues.items() if key not in changed or key in now} | now
        matcher.update(str(version), tuple(by_id.values()))
        return Snapshot(version, since, by_id, matcher, vectors), read


def _mentors(listed: Iterable[Profile], members: Iterable[Member]) -> list[Colleague]:
    """Those of whom it is known who they are, with nothing taken of their room."""
    known = {member.user_id: member for member in members}
    return [colleague(p, known[p.user_id], room_of(p, Taken())) for p in listed if p.user_id in known]


def _since(session: Session, team_id: str) -> datetime | None:
    installation = Installations(session).get(team_id)
    return installation.installed_at if installation else None


def _fresh(session: Session, team_id: str, snapshot: Snapshot, need: Need, at: datetime) -> Fresh:
    """Colleagues by id as they are at `at`, to the mentee who asks."""
    mentee_id = need.mentee.user_id
    known, rooms = acquaintances(session, team_id, mentee_id), Rooms(session)
    changed = _changed(session, team_id, snapshot)

    def fresh(ids: Sequence[str]) -> list[Colleague]:
        taken = rooms.taken(team_id, at, among=ids)
        there = [snapshot.colleagues[user_id] for user_id in ids if user_id in snapshot.colleagues]
        if again := changed.intersection(ids):
            there = _as_they_are(session, team_id, there, again)
        return [_as_now(each, taken.get(each.member.user_id, Taken()), known, mentee_id) for each in there]

    return fresh


def _changed(session: Session, team_id: str, snapshot: Snapshot) -> frozenset[str]:
    """Who changed since, where somebody is answered from a snapshot that is no longer the newest; as far as known."""
    profiles = Profiles(session)
    if profiles.version(team_id) == snapshot.version:
        return frozenset()
    return profiles.changed_since(team_id, snapshot.version) or frozenset()


def _as_they_are(session: Session, team_id: str, there: Iterable[Colleague], again: frozenset[str]) -> list[Colleague]:
    """These, with the ones to be read `again` as they are: on a pause, say. Without who lists something else by now."""
    read = _mentors(Profiles(session).listed(team_id, again), Members(session).named(team_id, again).values())
    now = {each.member.user_id: each for each in read}
    as_now = ((each, now.get(each.member.user_id) if each.member.user_id in again else each) for each in there)
    return [present for before, present in as_now if present and text_of(present) == text_of(before)]


def _as_now(whole: Colleague, taken: Taken, known: Acquaintances, mentee_id: str) -> Colleague:
    user_id = whole.member.user_id
    return replace(
        whole,
        room=left_of(whole.room.places, whole.room.minutes, taken),
        worked_with=(mentee_id,) if user_id in known.worked_with else (),
        named_by=(mentee_id,) if user_id in known.named else (),
        asked_lately=taken.asked,
    )
