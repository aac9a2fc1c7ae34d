"""*Did you meet?*: the question after a session, what was answered, and the way on; made from the state alone.

It goes in the thread of the agreement. flows/meeting.py decides when. It must not know how a time is found.
"""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Literal

from flows import gap, usual
from flows.agreement import there
from flows.decision import Message, Person, Post, Update
from flows.pair import Between, MentorshipStatus, Session, SessionStatus, root_key
from flows.pair_state import PairState
from flows.proposal import Way
from flows.session_card import card_key, last_held, may_add_one, next_number


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """One side's answer to *did you meet?*; 0 minutes for "we did not"."""

    by: Person
    minutes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DidYouMeet(Message):
    """*Did you meet?* and what was answered. All figures are minutes, but `held` and `sessions`.

    `used` and `total` are the ledger as it was with this session, whatever came later. `starts_at` is when it was.
    `asking`: nobody answered yet. `presumed`: taken as met, since nobody did. `moved`: they found another time.
    `may_add_one`: the agreed time is used, and the two may agree to one session more; who would like it is not said.
    `closed`: the mentorship is, and nothing can be corrected any more. `usual` is the kind of work between two sessions
    that is offered first while `ask_between`; once said, it can be said anew while `may_change_between`. `written`: it
    was a question and its answer. `may_meet` and `may_write` are what the next session can be.
    """

    mentorship_id: str
    number: int
    attempt: int
    minutes: int
    mentee: Person
    mentor: Person
    asking: bool = True
    answers: tuple[Answered, ...] = ()
    presumed: bool = False
    moved: bool = False
    used_here: int = 0
    used: int = 0
    total: int = 0
    held: int = 0
    sessions: int = 0
    next_number: int = 0
    ask_between: bool = False
    between: Between | None = None
    may_add_one: bool = False
    extended: bool = False
    closed: bool = False
    written: bool = False
    may_meet: bool = True
    may_write: bool = False
    usual: Between | None = None
    way: Way | None = None
    starts_at: datetime | None = None
    may_change_between: bool = False
    kind: Literal["did_you_meet"] = "did_you_meet"


def did_you_meet(state: PairState, session: Session) -> DidYouMeet:
    """*Did you meet?* as it stands."""
    mentorship = there(state)
    is_open = mentorship.status is MentorshipStatus.OPEN
    last = last_held(state)
    is_last = last is not None and last.number == session.number
    is_newest = is_last or session.status is SessionStatus.CANCELLED
    may_choose = gap.may_choose(state, session.number)
    return DidYouMeet(
        mentorship_id=mentorship.id,
        number=session.number,
        attempt=session.attempt,
        minutes=session.minutes,
        mentee=state.mentee.person,
        mentor=state.mentor.person,
        asking=session.status is SessionStatus.CONFIRMED,
        way=session.way,
        starts_at=session.starts_at,
        answers=tuple(Answered(by=state.who(a.user_id).person, minutes=a.minutes) for a in session.answers),
        presumed=session.presumed,
        used_here=session.used,
        used=sum(s.used for s in _so_far(state, session)),
        total=_total(state, session),
        held=state.held,
        sessions=mentorship.sessions,
        next_number=next_number(state) if is_open and is_newest and state.open_session is None else 0,
        ask_between=may_choose and session.between is None and state.touchpoint(session.number) is None,
        may_change_between=may_choose and session.between is not None,
        between=session.between,
        may_add_one=is_open and is_last and may_add_one(state),
        extended=mentorship.extended_to > 0 and is_last,
        closed=not is_open,
        written=session.is_written,
        may_meet=mentorship.may_meet,
        may_write=mentorship.may_write,
        usual=usual.between(mentorship),
    )


def _so_far(state: PairState, session: Session) -> tuple[Session, ...]:
    """This session and those before it."""
    return tuple(s for s in state.sessions if s.number <= session.number)


def _total(state: PairState, session: Session) -> int:
    """Minutes agreed in all when this session was over: the one both agreed to add is known from the one before it."""
    mentorship = there(state)
    held = sum(s.status is SessionStatus.HELD for s in _so_far(state, session))
    knew = mentorship.extended_to and held >= mentorship.extended_to - 1
    return mentorship.total if knew else mentorship.sessions * mentorship.minutes


def post_did_you_meet(state: PairState, session: Session) -> Post:
    """Ask the two whether they met."""
    return Post(
        key=card_key(session, "met"),
        to=state.both,
        thread=root_key(there(state).id),
        message=did_you_meet(state, session),
    )


def update_did_you_meet(state: PairState, session: Session | None) -> tuple[Update, ...]:
    """Let the card show what was answered; nothing where it was never asked."""
    if session is None or session.asked_at is None:
        return ()
    return (Update(of=card_key(session, "met"), to=state.both, message=did_you_meet(state, session)),)


def update_moved(state: PairState, session: Session) -> tuple[Update, ...]:
    """*Did you meet?* of an attempt for which they found another time: it asks nothing more."""
    if session.asked_at is None or session.is_written:
        return ()
    card = replace(
        did_you_meet(state, session), asking=False, moved=True, used_here=0, next_number=0, ask_between=False
    )
    return (Update(of=card_key(session, "met"), to=state.both, message=card),)


def one_more_key(mentorship_id: str) -> str:
    """The key of the word that both would like one session more, and of its timer."""
    return f"mentorship:{mentorship_id}:one_more"
