"""The file of a session for people's calendars: what it says, and what a new one takes the place of.

One session has one `uid` for all its files, whatever becomes of it; each file's `sequence` is one more than that of the
file before, so a calendar knows which is the newest (RFC 5545, 3.8.7.4). No file names an address. It must not know how
a file is written.
"""

from dataclasses import dataclass, replace
from datetime import datetime
from hashlib import blake2b
from typing import Literal

from flows import worktime
from flows.agreement import there
from flows.decision import File, Message, Person
from flows.pair import Session, SessionStatus, root_key
from flows.pair_state import PairState
from flows.proposal import Way


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarFile(Message):
    """A session with its time for the calendars of the two; `cancelled`: it is to be taken out of them.

    `starts_at` and `made_at`, when the file was decided on, are aware UTC. `sequence` begins at 0.
    """

    uid: str
    sequence: int
    number: int
    sessions: int
    minutes: int
    starts_at: datetime
    made_at: datetime
    mentee: Person
    mentor: Person
    goal: str
    cancelled: bool = False
    way: Way | None = None
    place: str = ""
    kind: Literal["calendar_file"] = "calendar_file"


def due(state: PairState, starts_at: datetime, at: datetime) -> datetime:
    """When the two get the file: in an hour of both soon, but at once where the session would begin before."""
    common = worktime.for_both(at, state.mentee, state.mentor, state.programme)
    return common if common < starts_at else at


def set_time(state: PairState, session: Session, at: datetime) -> tuple[PairState, tuple[File, ...]]:
    """The file of a confirmed session; nothing where calendars hold it as it is, or where it has begun."""
    holds = session.calendar_attempt == session.attempt and not session.calendar_stale
    if session.starts_at is None or at >= session.starts_at or holds:
        return state, ()
    content = _content(state, session, session.starts_at, at)
    return _give(state, session, content, calendar_attempt=session.attempt)


def take_out(
    state: PairState, session: Session, starts_at: datetime, at: datetime
) -> tuple[PairState, tuple[File, ...]]:
    """The file that takes a session called off out of their calendars; nothing where it was never in them."""
    if not session.calendar_attempt or at >= starts_at:
        return state, ()
    content = replace(_content(state, session, starts_at, at), cancelled=True)
    return _give(state, session, content, calendar_attempt=0)


def after_the_end(state: PairState, at: datetime, alone: str | None = None) -> tuple[File, ...]:
    """What a mentorship that has ended leaves in calendars is taken out of them; `alone`, only this one is told."""
    ended_at = there(state).closed_at or at
    files = (
        file
        for session in state.sessions
        if session.status is SessionStatus.CANCELLED and (starts_at := session.starts_at or session.moved_from)
        if at < starts_at
        for file in take_out(state, session, starts_at, ended_at)[1]
    )
    return tuple(replace(f, key=f"{f.key}:{alone}", to=(alone,), thread=None) if alone else f for f in files)


def _give(
    state: PairState, session: Session, content: CalendarFile, *, calendar_attempt: int
) -> tuple[PairState, tuple[File, ...]]:
    given = replace(
        session,
        calendar_files=session.calendar_files + 1,
        calendar_attempt=calendar_attempt,
        calendar_stale=False,
    )
    file = File(
        key=f"mentorship:{session.mentorship_id}:session:{session.number}:calendar:{content.sequence}",
        to=state.both,
        thread=root_key(session.mentorship_id),
        message=content,
        name=f"session-{session.number}.ics",
    )
    return state.with_session(given), (file,)


def _content(state: PairState, session: Session, starts_at: datetime, at: datetime) -> CalendarFile:
    mentorship = there(state)
    return CalendarFile(
        uid=uid(state.team_id, session.mentorship_id, session.number),
        sequence=session.calendar_files,
        number=session.number,
        sessions=max(mentorship.sessions, session.number),
        minutes=session.minutes,
        starts_at=starts_at,
        made_at=at,
        mentee=state.mentee.person,
        mentor=state.mentor.person,
        goal=mentorship.goal,
        way=session.way,
        place=session.place,
    )


def uid(team_id: str, mentorship_id: str, number: int) -> str:
    """What a session is called in calendars: the same for ever, and nothing of ours is read from it."""
    return blake2b(
        f"{team_id} {mentorship_id} {number}".encode(), digest_size=16, person=b"micromentor ics"
    ).hexdigest()
