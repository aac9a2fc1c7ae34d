"""The mentorship journey: the shared DM opens with the agreement, the mentee brings questions, each reads their role.

product.md, *Meet*. It must not know how a time is found, nor how it ends.
"""

from dataclasses import dataclass
from typing import Final, Literal, assert_never, get_args

from flows import course, idle, session_card
from flows.agreement import agreement, keep_current, may_bring_questions, there
from flows.decision import Closed, Decision, Event, FieldErrors, Person, Phrase, Post, Show, Tell, View
from flows.pair import MentorshipStatus, root_key
from flows.pair_state import PairEvent, PairState

STANDINGS: Final = range(1, 6)
"""The scale of *where do you stand today?*."""
QUESTIONS_LIMIT: Final = 1500
"""Characters the mentee's questions may have."""


# --- what is said and shown ------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class BringForm(View):
    """Which questions does the mentee bring, and where do they stand now?

    Once they have met, where the mentee stood at the start is no more asked for (`asks_standing`).
    Whoever is `watching` brings what to watch for instead of questions.
    """

    mentorship_id: str
    mentor: Person
    questions: str
    standing: int | None
    asks_standing: bool = True
    watching: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleCard(View):
    """One's own role, in a minute."""

    other: Person
    mentee: bool
    sessions: int
    minutes: int


# --- what happens ----------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class MentorshipOpened(PairEvent):
    """The clock: the hour in which the shared DM opens has come.

    Put on it before it is decided on: who was on their side of a mentorship before, and who held a session by video.
    """

    known_in_role: tuple[str, ...] = ()
    known_by_video: tuple[str, ...] = ()
    kind: Literal["mentorship_opened"] = "mentorship_opened"


@dataclass(frozen=True, slots=True, kw_only=True)
class BringAsked(PairEvent):
    """The mentee wants to bring questions."""

    kind: Literal["bring_asked"] = "bring_asked"


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionsBrought(PairEvent):
    """The mentee sent in their questions, and where they stand (1-5; None where they did not choose)."""

    questions: str
    standing: int | None
    kind: Literal["questions_brought"] = "questions_brought"


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleCardAsked(PairEvent):
    """Somebody wants to know what their part is."""

    kind: Literal["role_card_asked"] = "role_card_asked"


MentorshipEvents = MentorshipOpened | BringAsked | QuestionsBrought | RoleCardAsked
EVENTS: tuple[type[Event], ...] = get_args(MentorshipEvents)


# --- the rules -------------------------------------------------------------------------------------------------------


def decide(state: PairState, event: MentorshipEvents) -> Decision[PairState]:
    """The rules of the agreement. Late, double and foreign clicks get a line and change nothing."""
    match event:
        case MentorshipOpened():
            return _open(state, event)
        case BringAsked() | QuestionsBrought() | RoleCardAsked():
            refused = course.refusal(state, event)
            return Decision(state, reply=refused) if refused else _click(state, event)
        case _:
            assert_never(event)


def _click(state: PairState, event: BringAsked | QuestionsBrought | RoleCardAsked) -> Decision[PairState]:
    match event:
        case BringAsked() | QuestionsBrought() if event.actor != state.mentee.user_id:
            return Decision(state, reply=Tell(Phrase("mentorship-mentee-brings", {"mentee": state.mentee.person})))
        case BringAsked() | QuestionsBrought() if not may_bring_questions(state):
            return Decision(state, reply=Tell(Phrase("mentorship-no-more-questions", {"mentor": state.mentor.person})))
        case BringAsked():
            return Decision(state, reply=Show(_bring_form(state)))
        case QuestionsBrought():
            return _keep_questions(state, event)
        case RoleCardAsked():
            return Decision(state, reply=Show(_role_card(state, event.actor)))
        case _:
            assert_never(event)


def _open(state: PairState, event: MentorshipOpened) -> Decision[PairState]:
    """The shared DM opens with the agreement; the clock of "nothing scheduled" begins."""
    if state.mentorship is None or state.mentorship.status is not MentorshipStatus.AGREED:
        return Decision(state)
    first = state.with_mentorship(
        status=MentorshipStatus.OPEN,
        opened_at=event.at,
        new_to_role=tuple(u for u in state.both if u not in event.known_in_role),
        new_to_video=tuple(u for u in state.both if u not in event.known_by_video),
    )
    opened = idle.watch(first, event.at)
    root = Post(key=root_key(event.mentorship_id), to=state.both, message=agreement(opened.state))
    return Decision(opened.state, (root,), opened.wake)


# --- what the mentee brings, and the roles ---------------------------------------------------------------------------


def _bring_form(state: PairState) -> BringForm:
    mentorship = there(state)
    return BringForm(
        mentorship_id=mentorship.id,
        mentor=state.mentor.person,
        questions=mentorship.questions,
        standing=mentorship.standing,
        asks_standing=_asks_standing(state),
        watching=mentorship.is_shadowing,
    )


def _asks_standing(state: PairState) -> bool:
    """Where they stood at the start is said before the first session, and stays as it was said."""
    return state.held == 0


def _keep_questions(state: PairState, event: QuestionsBrought) -> Decision[PairState]:
    """They stand in the agreement from now on, for the two."""
    asked = _asks_standing(state)
    if asked and event.standing not in STANDINGS:
        return Decision(state, reply=FieldErrors({"standing": Phrase("mentorship-standing-missing")}))
    standing = event.standing if asked else there(state).standing
    after = state.with_mentorship(questions=event.questions.strip(), standing=standing)
    prepared = session_card.update_preparation(after, after.open_session) if after.open_session else ()
    say = (keep_current(after), *prepared) if after != state else ()
    return Decision(after, say, reply=Closed())


def _role_card(state: PairState, user_id: str) -> RoleCard:
    mentorship = there(state)
    return RoleCard(
        other=state.other(user_id).person,
        mentee=user_id == state.mentee.user_id,
        sessions=mentorship.sessions,
        minutes=mentorship.minutes,
    )
