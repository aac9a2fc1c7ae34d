"""Nothing is scheduled: a nudge, "still on?", and a kind close (product.md, Meet).

When each is due is flows/idle.py's, what a close does flows/ending.py's.
"""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final, Literal, TypedDict, assert_never

from flows import course, ending, idle, written_stage
from flows.agreement import there
from flows.decision import Decision, Person, Phrase, Post, Tell, Update, Wake
from flows.idle import IdleStep, NothingScheduled, Nudge, StillOn
from flows.pair import Ending, root_key
from flows.pair_state import PairEvent, PairState
from flows.session_card import next_number


@dataclass(frozen=True, slots=True, kw_only=True)
class StillOnSaid(PairEvent):
    """Somebody answered "still on?" with yes. `since` is the question's."""

    since: datetime
    kind: Literal["still_on_said"] = "still_on_said"


class _Next(TypedDict):
    may_meet: bool
    may_write: bool


EVENTS: Final = (NothingScheduled, StillOnSaid)


def decide(state: PairState, event: NothingScheduled | StillOnSaid) -> Decision[PairState]:
    """What silence leads to, and what one click of either does about it."""
    match event:
        case NothingScheduled():
            return _nothing_scheduled(state, event)
        case StillOnSaid():
            refused = course.refusal(state, event)
            return Decision(state, reply=refused) if refused else _still_on(state, event)
        case _:
            assert_never(event)


def _nothing_scheduled(state: PairState, event: NothingScheduled) -> Decision[PairState]:
    """A nudge, then "still on?", then a kind close. A clock that was started anew since has its own."""
    if not course.is_running(state) or not idle.is_idle(state) or there(state).idle_since != event.since:
        return Decision(state)
    if away := idle.waits_for_away(state, event.at):
        return _hold(state, replace(event, held=True, held_for=away.user_id), idle.looks_again(state, away, event.at))
    if event.held and (heard := idle.common_hour(state, event.at)) > event.at:
        return _hold(state, event, heard)
    if event.held:
        return _back(state, event)
    if event.step is IdleStep.CLOSE:
        ended = ending.end(state, event.at, Ending.NEVER_SCHEDULED)
        return replace(ended, say=(*ended.say, ending.ended_in_thread(ended.state)))
    message = _nudge(state) if event.step is IdleStep.NUDGE else _still_on_card(state, event.since)
    post = _post(state, idle.card_key(event.mentorship_id, event.since, event.step), message)
    later = idle.wake(state, event.since, idle.AFTER[event.step])
    return Decision(idle.said(state, post.key), (post,), (later,))


def _hold(state: PairState, event: NothingScheduled, until: datetime) -> Decision[PairState]:
    """Look again then."""
    later = Wake(key=idle.timer_key(event.mentorship_id), event=replace(event, at=until))
    return Decision(state, wake=(later,))


def _back(state: PairState, event: NothingScheduled) -> Decision[PairState]:
    """One was away when this was due: both hear that they are back, which is the nudge; then it counts anew."""
    after, clock = idle.start(state, event.at, IdleStep.STILL_ON)
    key = idle.card_key(event.mentorship_id, event.at, IdleStep.NUDGE)
    back = state.who(event.held_for or state.mentor.user_id)
    post = _post(after, key, replace(_nudge(after), back=back.person))
    return Decision(idle.said(after, key), (post,), clock)


def _post(state: PairState, key: str, message: Nudge | StillOn) -> Post:
    return Post(key=key, to=state.both, thread=root_key(there(state).id), message=message)


def _nudge(state: PairState) -> Nudge:
    waiting = state.open_session
    offered = waiting if waiting and not waiting.is_written else None
    return Nudge(
        mentorship_id=there(state).id,
        number=next_number(state),
        mentee=state.mentee.person,
        mentor=state.mentor.person,
        offered_by=state.who(offered.offered_by).person if offered else None,
        other=state.other(offered.offered_by).person if offered else None,
        written=written_stage.stage(state, waiting) if waiting and waiting.is_written else None,
        attempt=waiting.attempt if waiting else 0,
        **_next(state),
    )


def _still_on_card(state: PairState, since: datetime, said_by: Person | None = None) -> StillOn:
    return StillOn(
        mentorship_id=there(state).id,
        since=since,
        mentee=state.mentee.person,
        mentor=state.mentor.person,
        closes_at=idle.due(state, since, IdleStep.CLOSE),
        said_by=said_by,
        **_next(state),
    )


def _next(state: PairState) -> _Next:
    """What the next session can be; neither while a question stands there."""
    free = state.open_session is None or not state.open_session.is_written
    return {
        "may_meet": free and there(state).may_meet,
        "may_write": state.open_session is None and there(state).may_write,
    }


def _still_on(state: PairState, event: StillOnSaid) -> Decision[PairState]:
    """Yes from one of the two is enough. It is asked again only if nothing comes of it."""
    is_asked = idle.due(state, event.since, IdleStep.STILL_ON) <= event.at
    if not is_asked or not idle.is_idle(state) or there(state).idle_since != event.since:
        return Decision(state, reply=Tell(Phrase("mentorship-still-on-known")))
    after, clock = idle.start(state, event.at, IdleStep.STILL_ON)
    card = Update(
        of=idle.card_key(event.mentorship_id, event.since, IdleStep.STILL_ON),
        to=state.both,
        message=_still_on_card(state, event.since, state.who(event.actor).person),
    )
    return Decision(after, (card,), clock)
