"""How the reflection journey looks: the prompt to look back, the private questions, the closing summary."""

from typing import Any

from flows.closing_card import PrivateQuestions, ReflectionPrompt
from flows.decision import Arg, Moment, Phrase, Words
from flows.reflection import MARKS
from flows.request_form import GOAL_LIMIT, OUTCOME_LIMIT
from flows.summary import ClosingSummary, PassOn
from flows.writing import Continue
from handlers.ids import ProfileAction, ReflectionAction, ReflectionForm, RequestAction
from handlers.payloads import carry
from handlers.text import Reader, clean
from handlers.views.blocks import Button, Layout, Rendered, words
from handlers.views.elements import Choice
from handlers.views.touchpoint import kept

THANKS = 1000
"""Characters of a thank-you: short enough that the summary shows all of it."""


def prompt(message: ReflectionPrompt, reader: Reader) -> Rendered:
    """Three open questions for the thread, and the way to the private ones."""
    page = Layout(reader).header(Phrase("reflection-heading", {"goal": Words(message.goal)}))
    if message.closed or message.withdrawn:
        ended = Phrase("reflection-closed" if message.closed else "reflection-withdrawn")
        return page.line(ended, *kept(message.kept_until)).message()
    page.line(Phrase("reflection-ask", {"mentee": message.mentee, "mentor": message.mentor}))
    page.line(Phrase("replies-are-kept"), Phrase("reflection-private"))
    if message.closes_at:
        page.line(Phrase("reflection-closes", {"closes": Moment(message.closes_at)}))
    return page.buttons(
        Button(Phrase("button-private-questions"), ReflectionAction.ANSWER, message.mentorship_id, "primary")
    ).message()


def private_questions(view: PrivateQuestions, reader: Reader) -> dict[str, Any]:
    """One minute: five choices and a thank-you, with earlier answers in place.

    Where the mentee stands is not private: it is asked of one who said so at the start, and the field says who sees it.
    """
    page = Layout(reader)
    page.line(Phrase("private-lead", {"goal": Words(view.goal), "other": view.other}))
    known = view.answers
    _scale(page, "goal_met", known.goal_met if known else None)
    _yes_no(page, "time_right", known.time_right if known else None)
    _yes_no(page, "skill_right", known.skill_right if known else None)
    _scale(page, "expectations", known.expectations if known else None)
    thanks = page.text_input("thanks", value=known.thanks if known else "", limit=THANKS, lines=True)
    page.field("thanks", Phrase("private-thanks", {"other": view.other}), thanks, optional=True)
    if view.standing:
        _standing(page, view.standing, view)
    wishes = [Choice(Phrase(f"private-proceed-{wish}"), wish) for wish in Continue]
    proceed = page.radio("proceed", wishes, known.proceed if known else None)
    page.field("proceed", Phrase("private-proceed"), proceed, hint=Phrase("private-proceed-hint"))
    return page.modal(
        Phrase("private-title"),
        callback_id=ReflectionForm.PRIVATE,
        submit=Phrase("private-submit"),
        close=Phrase("button-cancel"),
        private=view.mentorship_id,
    )


def _standing(page: Layout, began: int, view: PrivateQuestions) -> None:
    """The scale of the start, as a list: it is the one field that takes a line only."""
    marks = [Choice(Phrase(f"standing-{mark}"), str(mark)) for mark in MARKS]
    scale = page.select("stands_now", marks, str(view.stands_now) if view.stands_now else None)
    hint = Phrase("private-stands-now-hint", {"began": began, "other": view.other})
    page.field("stands_now", Phrase("private-stands-now"), scale, optional=True, hint=hint)


def _scale(page: Layout, name: str, value: int | None) -> None:
    marks = [Choice(Phrase(f"private-mark-{mark}"), str(mark)) for mark in MARKS]
    page.field(name, Phrase(f"private-{name}"), page.radio(name, marks, str(value) if value else None))


def _yes_no(page: Layout, name: str, value: bool | None) -> None:  # noqa: FBT001 - an answer, not a switch
    choices = [Choice(Phrase("private-yes"), "yes"), Choice(Phrase(f"private-{name}-no"), "no")]
    chosen = None if value is None else "yes" if value else "no"
    page.field(name, Phrase(f"private-{name}"), page.radio(name, choices, chosen))


def summary(message: ClosingSummary, reader: Reader) -> Rendered:
    """What it came to, the thanks, and for the mentee the next step where there is one."""
    page = Layout(reader).header(Phrase("summary-heading", {"goal": Words(message.goal)}))
    page.line(*_figures(message))
    if message.thanks:
        page.line(Phrase("summary-thanks", {"other": message.other})).quote(words(message.thanks))
    side = "mentee" if message.to_mentee else "mentor"
    if message.proceed:
        page.line(Phrase(f"summary-{side}-{message.proceed}", {"other": message.other}))
    pass_on = message.pass_on if message.to_mentee else PassOn.NOTHING
    if pass_on is not PassOn.NOTHING:
        page.line(Phrase(f"summary-{pass_on}"))
    again = message.to_mentee and message.proceed is Continue.ONE_MORE_ROUND
    return page.buttons(
        Button(Phrase("button-one-more-round"), RequestAction.AGAIN, message.mentorship_id, "primary")
        if again
        else None,
        None
        if pass_on is PassOn.NOTHING
        else Button(Phrase(f"button-{pass_on}"), ProfileAction.OPEN, _learned(message)),
    ).message()


def _learned(message: ClosingSummary) -> str:
    """What the form for mentors begins with. A button carries at most 2,000 characters, however they are written."""
    return carry(learned=clean(message.goal)[:GOAL_LIMIT], outcome=clean(message.outcome)[:OUTCOME_LIMIT])


def _figures(message: ClosingSummary) -> list[Phrase]:
    """Agreed and used, and how the mentee stood and stands; a private mark is shown to the one who gave it."""
    time: dict[str, Arg] = {
        "other": message.other,
        "used": message.used,
        "agreed": message.agreed,
        "sessions": message.sessions,
    }
    said = [Phrase("summary-time", time)]
    if message.standing:
        how = "stood" if message.stands_now else "standing"
        stood: dict[str, Arg] = {"other": message.other, "standing": message.standing, "now": message.stands_now or 0}
        said.append(Phrase(f"summary-{how}-{'yours' if message.to_mentee else 'theirs'}", stood))
    if message.goal_met:
        said.append(Phrase("summary-goal-met", {"mark": message.goal_met}))
    return said


MESSAGES = {ReflectionPrompt: prompt, ClosingSummary: summary}
VIEWS = {PrivateQuestions: private_questions}
