"""An end before the last session: by one of the two, without a reason; by a departure; because nobody found a time.

product.md, *Meet*. The close after the last session is flows/reflection.py's. It must not know how a time is found.
"""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final, Literal, assert_never, get_args

from flows import (
    calendar_file,
    idle,
    met_card,
    outcome,
    recording_card,
    reflection,
    touchpoint,
    worktime,
    written_stage,
)
from flows.agreement import keep_current, there
from flows.decision import (
    Closed,
    Decision,
    Event,
    FieldErrors,
    Message,
    Moment,
    Outgoing,
    Person,
    Phrase,
    Post,
    Show,
    Tell,
    View,
    Wake,
)
from flows.invitation import AgreementEnded
from flows.pair import Ending, MentorshipStatus, SessionStatus, root_key
from flows.pair_state import PairEvent, PairState
from flows.session_card import no_timers, timer_key, update_preparation, update_time_card
from flows.waiting import rouse

WORD_LIMIT: Final = 1000
"""Characters the private word may have."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EndedEarly(Message):
    """It ended before the last session, kindly. `by` ended it, or left, by `ending`; None when nobody found a time.

    `to_mentee`: the mentee reads it too, and may ask again with the same goal.
    """

    mentorship_id: str
    goal: str
    mentee: Person
    mentor: Person
    ending: Ending
    by: Person | None = None
    to_mentee: bool = True
    kind: Literal["ended_early"] = "ended_early"


@dataclass(frozen=True, slots=True, kw_only=True)
class EndedView(View):
    """It is ended, and `other` hears of it at `seen`; with room for a word that only the one who ended it reads."""

    mentorship_id: str
    other: Person
    seen: Moment
    mentee: bool
    word: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class MentorshipEnded(PairEvent):
    """One of the two ended it: no fault, no reason needed."""

    kind: Literal["mentorship_ended"] = "mentorship_ended"


@dataclass(frozen=True, slots=True, kw_only=True)
class PrivateWordLeft(PairEvent):
    """The one who ended it wrote a word to themselves, or took it away."""

    word: str
    kind: Literal["private_word_left"] = "private_word_left"


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberDeparted(PairEvent):
    """`actor` was deactivated or became a guest."""

    kind: Literal["member_departed"] = "member_departed"


@dataclass(frozen=True, slots=True, kw_only=True)
class EndTold(PairEvent):
    """The clock: it has ended, and `user_id` is at work to hear so."""

    user_id: str
    kind: Literal["end_told"] = "end_told"


EndingEvents = MentorshipEnded | PrivateWordLeft | MemberDeparted | EndTold
EVENTS: tuple[type[Event], ...] = get_args(EndingEvents)


# --- the rules -------------------------------------------------------------------------------------------------------


def decide(state: PairState, event: EndingEvents) -> Decision[PairState]:
    """It ends once, kindly; whatever comes after that is answered and changes nothing."""
    match event:
        case MentorshipEnded():
            return _end_by_one(state, event)
        case PrivateWordLeft():
            return _keep_word(state, event)
        case MemberDeparted():
            return _depart(state, event)
        case EndTold():
            return _tell(state, event)
        case _:
            assert_never(event)


def end(state: PairState, at: datetime, ending: Ending) -> Decision[PairState]:
    """Close it and everything in it, quietly: cards say so, prompts take no more words, no timer is left."""
    gaps = touchpoint.withdraw(state, at)
    looking_back = reflection.withdraw(gaps.state, at)
    unrecorded = recording_card.lapse(looking_back.state)
    unasked = idle.asks_no_more(
        unrecorded.state.with_mentorship(status=MentorshipStatus.CLOSED, closed_at=at, ending=ending, idle_since=None)
    )
    closed = unasked.state
    mentorship = there(closed)
    wake: tuple[Wake, ...] = (
        Wake(key=f"mentorship:{mentorship.id}:open"),
        Wake(key=idle.timer_key(mentorship.id)),
        Wake(key=met_card.one_more_key(mentorship.id)),
    )
    cards: tuple[Outgoing, ...] = ()
    for session in state.sessions:
        if session.is_open:
            cancelled = replace(session, status=SessionStatus.CANCELLED)
            closed = written_stage.close_prompt(closed.with_session(cancelled), cancelled, at)
            cards = (*cards, *update_time_card(closed, cancelled), *update_preparation(closed, cancelled))
            wake = (*wake, *no_timers(session))
        wake = (*wake, Wake(key=timer_key(mentorship.id, session.number, "news")))
    cards = (*cards, *(card for s in closed.sessions for card in outcome.show(closed, s)))
    root = (keep_current(closed),) if mentorship.opened_at else ()
    if not mentorship.opened_at:  # the cards on which it was agreed speak of a shared DM to come
        over = AgreementEnded(team_id=state.team_id, at=at, request_id=mentorship.id)
        wake = (*wake, Wake(key=f"request:{mentorship.id}:ended", event=over))
    say = (*gaps.say, *looking_back.say, *unrecorded.say, *cards, *unasked.say, *root)
    return Decision(closed, say, (*gaps.wake, *looking_back.wake, *unrecorded.wake, *wake, rouse(state.team_id, at)))


def _end_by_one(state: PairState, event: MentorshipEnded) -> Decision[PairState]:
    """At once for the one who ends it; the other hears it in their own working hours."""
    if state.mentorship is None or event.actor not in state.both:
        return Decision(state, reply=Tell(Phrase("not-found-for-you")))
    if not state.who(event.actor).can_take_part:
        return Decision(state, reply=Tell(Phrase("guests-cannot")))
    if state.mentorship.status is MentorshipStatus.CLOSED:
        return Decision(state, reply=Tell(Phrase("mentorship-is-closed")))
    by_mentee = event.actor == state.mentee.user_id
    other = state.other(event.actor)
    told = _tell_other(
        end(state, event.at, Ending.ENDED_BY_MENTEE if by_mentee else Ending.ENDED_BY_MENTOR),
        other.user_id,
        event.at,
    )
    seen = Moment(worktime.next_working(event.at, other, state.programme))
    view = EndedView(mentorship_id=state.mentorship.id, other=other.person, seen=seen, mentee=by_mentee)
    return replace(told, reply=Show(view))


def _keep_word(state: PairState, event: PrivateWordLeft) -> Decision[PairState]:
    """Kept for the one who ended it, and told to nobody else."""
    ended_by = {Ending.ENDED_BY_MENTEE: state.mentee.user_id, Ending.ENDED_BY_MENTOR: state.mentor.user_id}
    ending = state.mentorship.ending if state.mentorship else None
    if ending is None or ended_by.get(ending) != event.actor:
        return Decision(state, reply=Tell(Phrase("not-found-for-you")))
    if len(event.word) > WORD_LIMIT:
        return Decision(state, reply=FieldErrors({"word": Phrase("ended-word-long", {"limit": WORD_LIMIT})}))
    return Decision(state.with_mentorship(private_word=event.word.strip()), reply=Closed())


def _depart(state: PairState, event: MemberDeparted) -> Decision[PairState]:
    """Somebody left the organisation: it ends kindly for the other."""
    if state.mentorship is None or event.actor not in state.both:
        return Decision(state)
    if state.mentorship.status is MentorshipStatus.CLOSED:
        return Decision(state)
    return _tell_other(end(state, event.at, Ending.DEPARTED), state.other(event.actor).user_id, event.at)


def _tell_other(ended: Decision[PairState], user_id: str, at: datetime) -> Decision[PairState]:
    """Tell the one who did not end it: now, or when they are at work."""
    state = ended.state
    if not state.who(user_id).can_take_part:
        return ended
    due = worktime.next_working(at, state.who(user_id), state.programme)
    if due <= at:
        return replace(ended, say=(*ended.say, *_ended(state, user_id, at)))
    later = EndTold(team_id=state.team_id, at=due, mentorship_id=there(state).id, user_id=user_id)
    return replace(ended, wake=(*ended.wake, Wake(key=f"mentorship:{there(state).id}:ended", event=later)))


def _tell(state: PairState, event: EndTold) -> Decision[PairState]:
    closed = state.mentorship is not None and state.mentorship.status is MentorshipStatus.CLOSED
    early = closed and there(state).ending is not Ending.COMPLETED
    if not early or event.user_id not in state.both or not state.who(event.user_id).can_take_part:
        return Decision(state)
    return Decision(state, _ended(state, event.user_id, event.at))


def _ended(state: PairState, user_id: str, at: datetime) -> tuple[Outgoing, ...]:
    """In the agreement's thread; to the one alone where there is no shared DM, or the other has left it."""
    mentorship = there(state)
    if mentorship.opened_at and mentorship.ending is not Ending.DEPARTED:
        return (ended_in_thread(state), *calendar_file.after_the_end(state, at))
    other = state.other(user_id).person
    message = _ended_early(state, other, to_mentee=user_id == mentorship.mentee_id)
    told = Post(key=f"mentorship:{mentorship.id}:ended:{user_id}", to=(user_id,), message=message)
    return (told, *calendar_file.after_the_end(state, at, alone=user_id))


def ended_in_thread(state: PairState) -> Post:
    """The end, to the two, under their agreement."""
    mentorship = there(state)
    by = {Ending.ENDED_BY_MENTEE: state.mentee.person, Ending.ENDED_BY_MENTOR: state.mentor.person}
    return Post(
        key=f"mentorship:{mentorship.id}:ended",
        to=state.both,
        thread=root_key(mentorship.id),
        message=_ended_early(state, by.get(mentorship.ending) if mentorship.ending else None, to_mentee=True),
    )


def _ended_early(state: PairState, by: Person | None, *, to_mentee: bool) -> EndedEarly:
    mentorship = there(state)
    return EndedEarly(
        mentorship_id=mentorship.id,
        goal=mentorship.goal,
        mentee=state.mentee.person,
        mentor=state.mentor.person,
        ending=mentorship.ending or Ending.COMPLETED,
        by=by,
        to_mentee=to_mentee,
    )
