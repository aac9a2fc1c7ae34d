"""How a step of App Home looks below its sentence: what has to be seen before it is decided on, and its buttons.

The buttons are those of the cards, so a click here and there is the same event. It must not decide what is next.
"""

from collections.abc import Sequence
from typing import Any

from flows.ask import Invitation, Offer, Request
from flows.decision import Day, Moment, Phrase, Words
from flows.next_steps import Step, StepKind
from flows.pair import Session
from handlers.ids import MentorshipAction, ReflectionAction, RequestAction, SessionAction, WrittenAction
from handlers.payloads import carry
from handlers.views import terms
from handlers.views.blocks import Button
from handlers.views.meeting import ask_in_writing, kinds, settle
from handlers.views.put_forward import put_forward_buttons
from handlers.views.question import answer_button
from handlers.views.recording import answer_buttons
from handlers.views.session import takes
from handlers.views.terms import all_in_all, differences
from handlers.views.ways import any_of
from handlers.views.written import answered_buttons
from handlers.views.written_back import decisions

IN_THE_SHARED_DM = frozenset(
    {
        StepKind.SHARE_WORK,
        StepKind.ANSWER_WORK,
        StepKind.ANSWER_IN_WRITING,
        StepKind.LOOK_HALF_WAY,
    }
)
"""What is done where the two talk: Home says so, and leaves it there."""


def details(step: Step) -> Sequence[Phrase]:
    """What has to be seen before it is decided on, or where it is done."""
    if step.kind is StepKind.ANSWER_TERMS and step.request and step.invitation and step.invitation.offer:
        return _other_terms(step.request, step.invitation.offer)
    if step.kind is StepKind.ANSWER_QUESTION and step.invitation and step.invitation.question:
        return (Phrase("step-answer_question-asked", {"question": Words(step.invitation.question.text)}),)
    if step.request:
        return (*_whole_request(step.request), *_question(step.invitation))
    if step.kind is StepKind.PICK_TIME and step.session:
        return [Phrase("step-pick_time-option", {"at": Moment(at)}) for at in step.session.offered]
    if step.kind is StepKind.ANSWER_RECORDING:
        return (Phrase("step-answer_recording-use", {"use": Words(step.use)}),)
    if step.kind is StepKind.CHOOSE_BETWEEN and step.other:
        return (Phrase("between-ask-why", {"mentor": Words(step.other.name)}),)
    if step.kind in IN_THE_SHARED_DM and step.other:
        return (*_written_question(step.session), Phrase("in-your-dm", {"other": step.other}))
    return ()


def _written_question(session: Session | None) -> Sequence[Phrase]:
    """What the mentor is asked in writing, where it was written in the form."""
    if session is None or not (session.is_written and session.question):
        return ()
    return (Phrase("step-answer_in_writing-question", {"question": Words(session.question)}),)


def _other_terms(request: Request, offer: Offer) -> Sequence[Phrase]:
    said = (Phrase("step-answer_request-line", {"line": Words(offer.line)}),) if offer.line else ()
    return (*differences(request.terms, offer.terms), *all_in_all(offer.terms), *said)


def _question(invitation: Invitation | None) -> Sequence[Phrase]:
    """What the mentor asked and was answered."""
    question = invitation.question if invitation else None
    if question is None:
        return ()
    answered = (Phrase("step-answer_request-answer", {"answer": Words(question.answer)}),) if question.answer else ()
    return (Phrase("step-answer_request-asked", {"question": Words(question.text)}), *answered)


def _whole_request(request: Request) -> Sequence[Phrase]:
    cost: dict[str, Any] = {"sessions": request.sessions, "minutes": request.minutes}
    asked = [
        Phrase("step-answer_request-cost-by", cost | {"day": Day(request.needed_by)})
        if request.needed_by
        else Phrase("step-answer_request-cost", cost)
    ]
    asked += [
        Phrase(f"step-answer_request-{name}", {name: Words(said)})
        for name, said in (("outcome", request.outcome), ("tried", request.tried), ("line", request.line))
        if said
    ]
    if request.ways:
        asked.append(Phrase("invitation-ways", {"ways": any_of(request.ways)}))
    return asked


def buttons(step: Step) -> Sequence[Button]:
    """What can be clicked right here; nothing where it is done in the shared DM."""
    match step.kind:
        case StepKind.ANSWER_REQUEST:
            asked = step.invitation is not None and step.invitation.question is not None
            return tuple(b for b in decisions(step.id, step.number, may_ask=not asked) if b)
        case StepKind.ANSWER_TERMS:
            return terms.buttons(step.id, step.number)
        case StepKind.ANSWER_QUESTION:
            return (answer_button(step.id, step.number),)
        case StepKind.ANSWER_PUT_FORWARD:
            return put_forward_buttons()
        case StepKind.PRIVATE_QUESTIONS:
            return (Button(Phrase("button-private-questions"), ReflectionAction.ANSWER, step.id, "primary"),)
        case StepKind.CHOOSE_MENTOR:
            return (Button(Phrase("button-see-who"), RequestAction.CHOOSE, step.id, "primary"),)
        case StepKind.FIND_TIME:
            about = carry(mentorship_id=step.id)
            return (Button(Phrase("button-find-time"), SessionAction.FIND_TIME, about, "primary"),)
        case StepKind.BRING_QUESTIONS:
            about = carry(mentorship_id=step.id)
            return (Button(Phrase("button-bring"), MentorshipAction.BRING, about, "primary"),)
        case StepKind.BRING_WATCHING:
            about = carry(mentorship_id=step.id)
            return (Button(Phrase("button-bring-watching"), MentorshipAction.BRING, about, "primary"),)
        case StepKind.SAY_STILL_ON if step.since:
            yes = carry(mentorship_id=step.id, since=step.since.isoformat())
            return (Button(Phrase("button-still-on"), MentorshipAction.STILL_ON, yes, "primary"),)
        case StepKind.ANSWER_RECORDING:
            return answer_buttons(step.id, step.number)
        case _:
            return _of_a_session(step)


def _of_a_session(step: Step) -> Sequence[Button]:
    """The same, of a session, in writing too."""
    match step.kind:
        case StepKind.PICK_TIME if step.session:
            return _times(step.session)
        case StepKind.SAY_IF_MET if step.session:
            return _met(step.session)
        case StepKind.SETTLE_MINUTES if step.session:
            figures = (answer.minutes for answer in step.session.answers)
            return settle(figures, _about(step.session), written=step.session.is_written)
        case StepKind.CHOOSE_BETWEEN if step.session:
            return kinds(step.usual, carry(**_about(step.session)))
        case StepKind.ASK_IN_WRITING:
            return (ask_in_writing(step.id, "primary"),)
        case StepKind.WRITE_QUESTION if step.session:
            value = carry(**_about(step.session))
            return (Button(Phrase("button-write-question"), WrittenAction.CHANGE, value, "primary"),)
        case StepKind.SAY_IF_ANSWERED if step.session:
            return answered_buttons(step.session.minutes, _about(step.session))
        case _:
            return ()


def _times(session: Session) -> Sequence[Button]:
    about = _about(session)
    others = Button(Phrase("button-other-times"), SessionAction.OTHER_TIMES, carry(**about))
    return (*takes(session.offered, about), others)


def _met(session: Session) -> Sequence[Button]:
    about = _about(session)
    return (
        Button(
            Phrase("button-met", {"minutes": session.minutes}),
            SessionAction.MET,
            carry(**about, minutes=session.minutes),
            "primary",
        ),
        Button(Phrase("button-minutes"), SessionAction.MINUTES, carry(**about)),
        Button(Phrase("button-moved"), SessionAction.MOVED, carry(**about)),
        Button(Phrase("button-not-met"), SessionAction.NOT_MET, carry(**about)),
    )


def _about(session: Session) -> dict[str, str | int]:
    return {"mentorship_id": session.mentorship_id, "number": session.number, "attempt": session.attempt}
