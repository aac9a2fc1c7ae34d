"""The staff directory as the matcher sees it, kept in memory and read anew when its version in the database changes.

Profiles are read once a version; what each mentor has left is read for every question, since it changes with every
invitation. It must not know how colleagues are ranked.
"""

import threading
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from sqlmodel import Session

from flows.member import Member, Programme
from flows.profile import Taken, colleague, room_of
from flows.proposal import Colleague, Room
from storage.member import Members
from storage.mentorship import mentors_of
from storage.profile import Profiles
from storage.room import Rooms


@dataclass(frozen=True, slots=True)
class Snapshot:
    """One workspace's mentors at one version: as they are with nothing taken of their room, and all skills listed."""

    version: int
    colleagues: tuple[Colleague, ...]
    skills: tuple[str, ...]


class DirectoryCache:
    """The snapshots of all workspaces. Safe to use from any thread."""

    def __init__(self, programme: Programme) -> None:
        self._programme = programme
        self._lock = threading.Lock()
        self._snapshots: dict[str, Snapshot] = {}

    def snapshot(self, session: Session, team_id: str) -> Snapshot:
        """The workspace's mentors, read anew only where a profile changed since."""
        version = Profiles(session).version(team_id)
        with self._lock:
            known = self._snapshots.get(team_id)
            if known is None or known.version != version:
                known = self._read(session, team_id, version)
                self._snapshots[team_id] = known
            return known

    def pool(
        self, session: Session, team_id: str, mentee_id: str, at: datetime
    ) -> tuple[Snapshot, Sequence[Colleague]]:
        """Every mentor with what they have left at `at` (aware), and whether the mentee worked with them before."""
        snapshot = self.snapshot(session, team_id)
        taken = Rooms(session, self._programme).taken(team_id, at)
        known = mentors_of(session, team_id, mentee_id)
        return snapshot, [_as_now(c, taken, known, mentee_id) for c in snapshot.colleagues]

    def _read(self, session: Session, team_id: str, version: int) -> Snapshot:
        members: Mapping[str, Member] = {m.user_id: m for m in Members(session).everyone(team_id)}
        listed = [p for p in Profiles(session).listed(team_id) if p.user_id in members]
        skills = {s.name.casefold(): s.name for p in listed for s in p.skills}
        return Snapshot(
            version,
            tuple(colleague(p, members[p.user_id], room_of(p, Taken())) for p in listed),
            tuple(skills[key] for key in sorted(skills)),
        )


def _as_now(whole: Colleague, taken: Mapping[str, Taken], known: Collection[str], mentee_id: str) -> Colleague:
    mentor_id = whole.member.user_id
    if mentor_id in known:
        whole = replace(whole, worked_with=(mentee_id,))
    if (held := taken.get(mentor_id)) is None:
        return whole
    places = max(0, whole.room.places - held.places)
    minutes = max(0, whole.room.minutes - held.minutes)
    return replace(whole, room=Room(places=places, minutes=minutes))
