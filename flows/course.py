"""What every change to a pair's sessions sets in motion, and who may change anything at all.

The clocks of the other journeys are asked here in one place, so that no event forgets one of them.
"""

from datetime import datetime

from flows import idle, mentor_word, outcome, reflection, touchpoint
from flows.agreement import keep_current
from flows.decision import Decision, Outgoing, Phrase, Reply, Tell, Update, Wake
from flows.pair import MentorshipStatus
from flows.pair_state import PairEvent, PairState
from flows.session_card import last_held


def refusal(state: PairState, event: PairEvent) -> Tell | None:
    """Why somebody's click is not taken, or None. Unknown ids and strangers get one and the same line."""
    if state.mentorship is None or event.actor not in state.both:
        return Tell(Phrase("not-found-for-you"))
    if not state.who(event.actor).can_take_part:
        return Tell(Phrase("guests-cannot"))
    if state.mentorship.status is MentorshipStatus.AGREED:
        return Tell(Phrase("mentorship-opens-soon"))
    if state.mentorship.status is MentorshipStatus.CLOSED:
        return Tell(Phrase("mentorship-is-closed"))
    return None


def is_running(state: PairState) -> bool:
    """Is it open? What the clock brings for any other is out of date."""
    return state.mentorship is not None and state.mentorship.status is MentorshipStatus.OPEN


def follow(
    state: PairState,
    at: datetime,
    *,
    say: tuple[Outgoing, ...] = (),
    wake: tuple[Wake, ...] = (),
    reply: Reply | None = None,
) -> Decision[PairState]:
    """The decision after a session changed: clocks are set by how the sessions stand now, and what shows them is true.

    After the last session, or once the agreed time is used, comes the reflection; before, its timer rests.
    """
    watched = idle.watch(state, at)
    state = watched.state
    clocks = (*wake, *watched.wake, *touchpoint.plan(state, at), *reflection.plan(state, at))
    shown = {each.of for each in say if isinstance(each, Update)}
    last = tuple(card for card in outcome.show(state, last_held(state)) if card.of not in shown)
    about = (*watched.say, *mentor_word.as_it_is(state), *last, keep_current(state))
    return Decision(state, (*say, *about), clocks, reply)
