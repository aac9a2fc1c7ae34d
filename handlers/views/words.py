"""How the answer looks to what somebody typed, after the command or to the bot: always with a next step at hand."""

from collections.abc import Sequence
from typing import Any

from flows.decision import Phrase, Words
from flows.known_words import Known
from flows.pause import WORDS_FOR_BACK
from flows.request_form import GOAL_LIMIT
from flows.words import DirectAnswer, Tone
from handlers.ids import ProfileAction, RequestAction
from handlers.payloads import carry
from handlers.text import Reader, clean, clip
from handlers.views.blocks import Button, Layout, Rendered
from handlers.views.question import answer_with

SHOWN = 40
"""Characters of what was typed that a button repeats."""


def direct_answer(message: DirectAnswer, reader: Reader) -> Rendered:
    """What was asked for, or meant, and the buttons for it."""
    layout = Layout(reader)
    if message.meant and message.word in set(Known):
        layout.line(Phrase("word-meant", {"word": Phrase(f"word-{message.word}-name")}))
    layout.line(*((message.said,) if message.said else _spoken(message)))
    layout.buttons(*_buttons(message))
    if message.tone in {Tone.GREETING, Tone.NOTHING, Tone.GOAL} and not message.said:
        layout.line(Phrase("direct-help"))
    return layout.message()


def _spoken(message: DirectAnswer) -> Sequence[Phrase]:
    if message.tone is Tone.GOAL:
        if message.waits:
            return (message.waits, Phrase("direct-goal-how" if message.request_id else "direct-goal-or"))
        return (Phrase("direct-goal"), Phrase("direct-goal-long" if message.long else "direct-goal-how"))
    return (Phrase("direct-thanks" if message.tone is Tone.THANKS else "direct-greeting"),)


def _buttons(message: DirectAnswer) -> Sequence[Button | None]:
    match message.tone:
        case Tone.GOAL:
            answers = answer_with(message.request_id, message.number, message.typed) if message.request_id else None
            return (answers, _ask_with(message.goal, Phrase("button-ask-with-this"), None if answers else "primary"))
        case Tone.GREETING | Tone.NOTHING:
            ask = Button(Phrase("button-ask"), RequestAction.OPEN, carry(goal=""), "primary")
            return (ask, Button(Phrase("button-become-mentor"), ProfileAction.OPEN))
        case _:
            typed = Phrase("button-ask-with-words", {"words": Words(clip(clean(message.goal), SHOWN))})
            return (_of_word(message), _ask_with(message.goal, typed) if message.meant else None)


def _ask_with(goal: str, label: Phrase, style: str | None = None) -> Button:
    return Button(label, RequestAction.OPEN, carry(goal=clip(clean(goal), GOAL_LIMIT)), style)


def _of_word(message: DirectAnswer) -> Button | None:
    """What a form is needed for, which a message cannot open by itself."""
    if message.word == Known.MENTOR:
        return Button(Phrase("button-offer-open"), ProfileAction.OPEN, style="primary")
    if message.word == Known.PAUSE and message.opens:
        value = clip(clean(message.rest), GOAL_LIMIT)
        label = "button-back-now" if message.rest in WORDS_FOR_BACK else "button-begin-pause"
        return Button(Phrase(label), ProfileAction.PAUSE, value, "primary")
    return None


MESSAGES = {DirectAnswer: direct_answer}
VIEWS: dict[type, Any] = {}
