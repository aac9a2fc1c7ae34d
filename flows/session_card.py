"""What the pair sees of a session before it: the time card, the preparation card, and the timers behind them.

Made from the state alone; flows/scheduling.py and flows/session.py decide when. All of them go in the thread of the
agreement. A card's key ends in the session's attempt, so a session that is offered again gets new cards; a timer's key
does not, so it moves.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import Final, Literal

from flows.agreement import new_to_video, there
from flows.decision import Message, Person, Post, Update, Wake
from flows.pair import Between, Session, SessionStatus, root_key
from flows.pair_state import PairState
from flows.proposal import Way
from flows.time_option import TimeOption, option
from flows.writing import Prompt, Purpose

ASKED: Final = frozenset({Purpose.WRITTEN_SESSION})
BEFORE: Final = ASKED | {Purpose.TOUCHPOINT, Purpose.SHARED_REFLECTION}
"""The prompts of the session before, and ASKED of those of the session itself, that its preparation card repeats."""


class TimeCardState(StrEnum):
    """What the time card says of its offer. OVER: its time has passed. REPLACED: a newer card stands further down."""

    OFFERED = "offered"
    CONFIRMED = "confirmed"
    OVER = "over"
    CANCELLED = "cancelled"
    REPLACED = "replaced"


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeCard(Message):
    """When a session could be, and then when it is. `chosen` is set once confirmed; `minutes` is its length."""

    mentorship_id: str
    number: int
    attempt: int
    state: TimeCardState
    sessions: int
    minutes: int
    offered_by: Person
    other: Person
    options: tuple[TimeOption, ...] = ()
    chosen: TimeOption | None = None
    moved_from: datetime | None = None
    way: Way | None = None
    place: str = ""
    watch_for: str = ""
    kind: Literal["time_card"] = "time_card"


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What one of them wrote in a prompt's thread, or asked in a form. `opens`: the mentee's first words there."""

    by: Person
    text: str
    opens: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PreparationCard(Message):
    """One day before: what the mentee brings, how they stand, and what was written since the last session.

    `between` is what the mentee took on after that. `new_to_video` holds who is, where they meet by video. `over`: its
    time has passed, and nothing is to be prepared any more.
    """

    mentorship_id: str
    number: int
    attempt: int
    sessions: int
    starts_at: datetime
    minutes: int
    mentee: Person
    mentor: Person
    goal: str
    questions: str = ""
    standing: int | None = None
    said: tuple[Said, ...] = ()
    way: Way | None = None
    place: str = ""
    watch_for: str = ""
    between: Between | None = None
    new_to_video: tuple[Person, ...] = ()
    over: bool = False
    kind: Literal["preparation_card"] = "preparation_card"


# --- keys ---


def timer_key(mentorship_id: str, number: int, what: str) -> str:
    """A session's timer, by what it is for.

    `offer`, `calendar`, `prepare`, `soon`, `over`, `presume`, `written`, `news` or `called_off`.
    """
    return f"mentorship:{mentorship_id}:session:{number}:{what}"


def card_key(session: Session, what: str) -> str:
    """A session's card of this attempt: `time`, `prepare`, `met` or `called_off`."""
    return f"mentorship:{session.mentorship_id}:session:{session.number}:{what}:{session.attempt}"


def no_timers(session: Session, *, but: str = "") -> tuple[Wake, ...]:
    """Cancel whatever this session waits for, `but` for one of them."""
    return tuple(
        Wake(key=timer_key(session.mentorship_id, session.number, what))
        for what in ("offer", "calendar", "prepare", "soon", "over", "presume", "written")
        if what != but
    )


# --- how far it is ---


def last_held(state: PairState) -> Session | None:
    """The session held with the highest number."""
    return max((s for s in state.sessions if s.status is SessionStatus.HELD), key=lambda s: s.number, default=None)


def next_number(state: PairState) -> int:
    """The number of the session to find a time for: the open one's, else the first not held; 0 when none is left."""
    if state.open_session:
        return state.open_session.number
    if state.time_is_used or state.is_closing:
        return 0
    held = {s.number for s in state.sessions if s.status is SessionStatus.HELD}
    return next(n for n in range(1, len(held) + 2) if n not in held)


def is_over(state: PairState) -> bool:
    """Is the agreed time used, with no confirmed session ahead? Then it is time to wrap up."""
    return state.time_is_used and state.open_session is None


def may_add_one(state: PairState) -> bool:
    """May the two agree to one session more? Once, when the time is used and the closing reflection has not begun."""
    return is_over(state) and not state.is_closing and not there(state).extended_to


def length(state: PairState, number: int) -> int:
    """Minutes of the session to come: as agreed, or what the ledger still holds if that is less.

    A session both agreed to add has the agreed length.
    """
    mentorship = there(state)
    used = state.used - (known.used if (known := state.session(number)) else 0)
    left = mentorship.total - used
    return min(mentorship.minutes, left) if left > 0 else mentorship.minutes


# --- cards ---


def time_card(state: PairState, session: Session, shown: TimeCardState | None = None) -> TimeCard:
    """The time card as the session stands, or as `shown` says."""
    settled = {SessionStatus.OFFERED: TimeCardState.OFFERED, SessionStatus.CANCELLED: TimeCardState.CANCELLED}
    agreed = TimeCardState.OVER if session.asked_at else TimeCardState.CONFIRMED
    return TimeCard(
        mentorship_id=session.mentorship_id,
        number=session.number,
        attempt=session.attempt,
        state=shown or settled.get(session.status, agreed),
        sessions=there(state).sessions,
        minutes=session.minutes,
        offered_by=state.who(session.offered_by).person,
        other=state.other(session.offered_by).person,
        options=tuple(option(state, at, session.minutes, session.offered_by) for at in session.offered),
        chosen=option(state, session.starts_at, session.minutes, session.offered_by) if session.starts_at else None,
        moved_from=session.moved_from,
        way=session.way,
        place=session.place,
        watch_for=session.watch_for if session.way is Way.SHADOWING else "",
    )


def post_time_card(state: PairState, session: Session) -> Post:
    """Show the offer to the two."""
    return _post(state, card_key(session, "time"), time_card(state, session))


def update_time_card(state: PairState, session: Session, shown: TimeCardState | None = None) -> tuple[Update, ...]:
    """Let the time card show how it stands; nothing where it was never shown, or there is none."""
    if session.shown_at is None or session.is_written:
        return ()
    return (Update(of=card_key(session, "time"), to=state.both, message=time_card(state, session, shown)),)


def preparation(state: PairState, session: Session, starts_at: datetime) -> PreparationCard:
    """The preparation card, with what was written since the session before.

    Whoever watches brings what to watch for instead of questions.
    """
    mentorship = there(state)
    watches = session.way is Way.SHADOWING
    before = state.session(session.number - 1)
    return PreparationCard(
        mentorship_id=mentorship.id,
        number=session.number,
        attempt=session.attempt,
        sessions=mentorship.sessions,
        starts_at=starts_at,
        minutes=session.minutes,
        mentee=state.mentee.person,
        mentor=state.mentor.person,
        goal=mentorship.goal,
        questions="" if watches else mentorship.questions,
        standing=mentorship.standing,
        said=_said_before(state, session.number),
        between=before.between if before else None,
        new_to_video=new_to_video(state) if session.way is Way.VIDEO else (),
        way=session.way,
        place=session.place,
        watch_for=session.watch_for or watched_for(state) if watches else "",
        over=session.asked_at is not None or session.status is SessionStatus.CANCELLED,
    )


def watched_for(state: PairState) -> str:
    """What the mentee brought where the two agreed on shadowing alone: not questions, but what to watch for."""
    mentorship = there(state)
    return mentorship.questions if mentorship.is_shadowing else ""


def post_preparation(state: PairState, session: Session, starts_at: datetime) -> Post:
    """The preparation card."""
    return _post(state, card_key(session, "prepare"), preparation(state, session, starts_at))


def update_preparation(state: PairState, session: Session, *, over: bool = False) -> tuple[Update, ...]:
    """Let the preparation card show how the session stands; nothing where it was not posted yet.

    `over`: they look for another time, and nothing is to be prepared for this one.
    """
    if session.prepared_at is None or session.starts_at is None:
        return ()
    card = preparation(state, session, session.starts_at)
    card = replace(card, over=card.over or over)
    return (Update(of=card_key(session, "prepare"), to=state.both, message=card),)


def _said_before(state: PairState, number: int) -> tuple[Said, ...]:
    """What was written since the session before: its question and answer in writing, the touchpoint, the look back.

    And what was asked in writing for this one, which the two then preferred to talk about. A question stands in the
    form or in its thread.
    """
    mentee = state.mentee.person
    said: list[Said] = []
    for each in (number - 1, number):
        session = state.session(each)
        if session and session.question:
            said.append(Said(by=mentee, text=session.question, opens=True))
        for prompt in state.prompts:
            if prompt.number == each and prompt.purpose in (BEFORE if each < number else ASKED):
                said += _thread(state, prompt)
    return tuple(said)


def _thread(state: PairState, prompt: Prompt) -> Iterator[Said]:
    """What stands there, in the order it was written."""
    opened = False
    for reply in state.replies_to(prompt.key):
        if reply.text:
            opens = not opened and reply.author_id == state.mentee.user_id
            opened = opened or opens
            yield Said(by=state.who(reply.author_id).person, text=reply.text, opens=opens)


def _post(state: PairState, key: str, message: Message) -> Post:
    return Post(key=key, to=state.both, thread=root_key(there(state).id), message=message)
