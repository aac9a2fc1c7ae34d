"""The session journey, second half: *Did you meet?*, and the ledger of agreed and used minutes (product.md, Meet).

One answer is enough; where the two differ the smaller figure counts meanwhile. Without an answer by the end of the next
working day they are taken to have met. Every answer can be corrected until the close. It must not know how a time is
found.
"""

from dataclasses import dataclass, replace
from typing import Final, Literal, assert_never, get_args

from flows import course, met_card, outcome, session_card, session_details, worktime, written_stage
from flows.agreement import keep_current, there
from flows.decision import (
    Closed,
    Decision,
    Event,
    FieldErrors,
    Message,
    Outgoing,
    Person,
    Phrase,
    Post,
    Show,
    Tell,
    View,
    Wake,
)
from flows.pair import MeetAnswer, Session, SessionStatus, root_key
from flows.pair_state import PairEvent, PairState
from flows.session_clock import SessionOver
from flows.written_stage import Stage

MOST_MINUTES: Final = 480
"""The longest session anybody is taken to mean: a working day."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OneMoreAgreed(Message):
    """Both would like one session more, so there is one: session `number`."""

    mentorship_id: str
    number: int
    mentee: Person
    mentor: Person
    kind: Literal["one_more_agreed"] = "one_more_agreed"


@dataclass(frozen=True, slots=True, kw_only=True)
class MinutesForm(View):
    """How many minutes was it? 0 for "we did not meet"."""

    mentorship_id: str
    number: int
    attempt: int
    minutes: int
    written: bool = False


# --- what happens ----------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingEvent(PairEvent):
    """An event of one attempt at session `number`."""

    number: int = 0
    attempt: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetPresumed(MeetingEvent):
    """The clock: nobody has answered by the end of the next working day."""

    kind: Literal["meet_presumed"] = "meet_presumed"


@dataclass(frozen=True, slots=True, kw_only=True)
class MinutesAsked(MeetingEvent):
    """Somebody wants to say how long it was, or to correct what was said."""

    kind: Literal["minutes_asked"] = "minutes_asked"


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionAnswered(MeetingEvent):
    """One side's answer: the minutes they met, 0 for "no", None where the form's field was left empty."""

    minutes: int | None
    kind: Literal["session_answered"] = "session_answered"


@dataclass(frozen=True, slots=True, kw_only=True)
class OneMoreWanted(MeetingEvent):
    """One of the two would like one session more. It takes both."""

    kind: Literal["one_more_wanted"] = "one_more_wanted"


@dataclass(frozen=True, slots=True, kw_only=True)
class OneMoreTold(PairEvent):
    """The clock: both work, and may hear that they both wanted it."""

    kind: Literal["one_more_told"] = "one_more_told"


Answers = MinutesAsked | SessionAnswered | OneMoreWanted
MeetingEvents = SessionOver | MeetPresumed | OneMoreTold | Answers
EVENTS: tuple[type[Event], ...] = get_args(MeetingEvents)


# --- the rules -------------------------------------------------------------------------------------------------------


def decide(state: PairState, event: MeetingEvents) -> Decision[PairState]:
    """Whether they met, and what it leaves. Late, double and foreign clicks get a line and change nothing."""
    match event:
        case SessionOver():
            return _ask(state, event)
        case MeetPresumed():
            return _presume(state, event)
        case OneMoreTold():
            return _tell_one_more(state, event)
        case MinutesAsked() | SessionAnswered() | OneMoreWanted():
            refused = course.refusal(state, event)
            return Decision(state, reply=refused) if refused else _click(state, event)
        case _:
            assert_never(event)


def _click(state: PairState, event: Answers) -> Decision[PairState]:
    session = _asked_about(state, event)
    if session is None:
        return Decision(state, reply=Tell(Phrase("session-card-is-old")))
    match event:
        case MinutesAsked():
            return Decision(state, reply=Show(_form(session)))
        case SessionAnswered():
            return _answer(state, session, event)
        case OneMoreWanted():
            return _want_one_more(state, session, event)
        case _:
            assert_never(event)


def _ask(state: PairState, event: SessionOver) -> Decision[PairState]:
    """At the end of the session: one question to both, one click."""
    session = _current(state, event)
    if session is None or session.is_written or session.status is not SessionStatus.CONFIRMED or session.asked_at:
        return Decision(state)
    ends = [worktime.end_of_next_working_day(event.at, m, state.programme) for m in (state.mentee, state.mentor)]
    presumed = MeetPresumed(
        team_id=state.team_id,
        at=max(ends),
        mentorship_id=session.mentorship_id,
        number=session.number,
        attempt=session.attempt,
    )
    asked = replace(session, asked_at=event.at)
    after = state.with_session(asked)
    wake = Wake(key=session_card.timer_key(session.mentorship_id, session.number, "presume"), event=presumed)
    asking = met_card.post_did_you_meet(after, asked)
    before = outcome.show(after, session_card.last_held(after))  # what comes between is no more to be chosen there
    time = (*session_card.update_time_card(after, asked), *session_card.update_preparation(after, asked))
    return Decision(after, (*time, asking, *before, keep_current(after)), (wake,))


def _presume(state: PairState, event: MeetPresumed) -> Decision[PairState]:
    """Nobody said: taken as met for the agreed minutes. The card says so, and how to correct it."""
    session = _current(state, event)
    if session is None or session.status is not SessionStatus.CONFIRMED or session.asked_at is None:
        return Decision(state)
    if session.is_written and written_stage.stage(state, session) is not Stage.ANSWERED:
        return Decision(state)
    met = replace(session, status=SessionStatus.HELD, used=session.minutes, presumed=True)
    met = written_stage.took_place(met, event.at)
    return _settle(state.with_session(met), met, event)


def _form(session: Session) -> MinutesForm:
    return MinutesForm(
        mentorship_id=session.mentorship_id,
        number=session.number,
        attempt=session.attempt,
        minutes=session.used or session.minutes,
        written=session.is_written,
    )


def _answer(state: PairState, session: Session, event: SessionAnswered) -> Decision[PairState]:
    """Each side's newest answer counts, and the smaller of two."""
    if event.minutes is None or not 0 <= event.minutes <= MOST_MINUTES:
        return Decision(state, reply=FieldErrors({"minutes": Phrase("session-minutes-range", {"most": MOST_MINUTES})}))
    others = tuple(a for a in session.answers if a.user_id != event.actor)
    mine = MeetAnswer(event.actor, event.minutes)
    answers = (mine, *others) if event.actor == state.mentee.user_id else (*others, mine)
    used = min(a.minutes for a in answers)
    status = SessionStatus.HELD if used else SessionStatus.CANCELLED
    settled = replace(session, status=status, answers=answers, used=used, presumed=False)
    settled = written_stage.took_place(settled, event.at)
    if settled == session:
        other = state.other(event.actor).person
        waits = Tell(Phrase("session-answer-waits", {"other": other}))
        return Decision(state, reply=waits if len({a.minutes for a in answers}) > 1 else Closed())
    decision = _settle(state.with_session(settled), settled, event)
    return replace(decision, reply=Closed())


def _settle(state: PairState, session: Session, event: MeetingEvents) -> Decision[PairState]:
    """The ledger changed: an offer that the agreed time no longer covers goes, a session that has a time is fitted."""
    say: tuple[Outgoing, ...] = ()
    wake = session_card.no_timers(session, but="written" if written_stage.may_be_unread(state, session) else "")
    state = written_stage.close_prompt(state, session, event.at)
    offered = state.open_session
    if state.time_is_used and offered and offered.status is SessionStatus.OFFERED:
        gone = replace(offered, status=SessionStatus.CANCELLED)
        state = state.with_session(gone)
        say, wake = session_card.update_time_card(state, gone), (*wake, *session_card.no_timers(gone))
    state, resized, clocks = session_details.fit(state, event.at)
    later = (s for s in state.sessions if s.number > session.number and s.status is SessionStatus.HELD)
    cards = (card for each in (session, *later) for card in outcome.show(state, each))
    say = (*cards, *say, *resized)
    return course.follow(state, event.at, say=say, wake=(*wake, *clocks))


def _want_one_more(state: PairState, session: Session, event: OneMoreWanted) -> Decision[PairState]:
    """The agreed time is used. One-sided wishes extend nothing, and the other never hears of them; two, once, do."""
    if session.status is not SessionStatus.HELD or not session_card.may_add_one(state):
        return Decision(state, reply=Tell(Phrase("session-card-is-old")))
    wanting, other = there(state).one_more, {"other": state.other(event.actor).person}
    wished = state.with_mentorship(one_more=(*wanting, event.actor)) if event.actor not in wanting else state
    if len(there(wished).one_more) < len(state.both):
        return Decision(wished, reply=Tell(Phrase("session-one-more-waits", other)))
    after = wished.with_mentorship(extended_to=state.held + 1)
    told = _tell_one_more(after, OneMoreTold(team_id=state.team_id, at=event.at, mentorship_id=event.mentorship_id))
    cards = (*outcome.show(after, session), *told.say)
    return course.follow(
        after, event.at, say=cards, wake=told.wake, reply=Tell(Phrase("session-one-more-agreed", other))
    )


def _tell_one_more(state: PairState, event: OneMoreTold) -> Decision[PairState]:
    """One word to both, in a common hour, unless they found a time for it before."""
    number = session_card.next_number(state) if course.is_running(state) else 0
    if not (number and there(state).extended_to) or state.open_session:
        return Decision(state)
    key = met_card.one_more_key(event.mentorship_id)
    due = worktime.for_both(event.at, state.mentee, state.mentor, state.programme)
    if due > event.at:
        return Decision(state, wake=(Wake(key=key, event=replace(event, at=due)),))
    both = OneMoreAgreed(
        mentorship_id=event.mentorship_id, number=number, mentee=state.mentee.person, mentor=state.mentor.person
    )
    return Decision(state, (Post(key=key, to=state.both, thread=root_key(event.mentorship_id), message=both),))


# --- small questions -------------------------------------------------------------------------------------------------


def _current(state: PairState, event: MeetingEvent | SessionOver) -> Session | None:
    """The session of a running mentorship, if the event speaks of its newest attempt."""
    session = state.session(event.number)
    is_newest = session is not None and session.attempt == event.attempt
    return session if is_newest and course.is_running(state) else None


def _asked_about(state: PairState, event: MeetingEvent) -> Session | None:
    """The session, if *did you meet?* was asked about this attempt of it."""
    session = _current(state, event)
    return session if session and session.asked_at else None
