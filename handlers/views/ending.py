"""How an early end looks: the button, what the one who ended it reads, and what the other is told."""

from typing import Any

from flows.decision import Phrase, Words
from flows.ending import WORD_LIMIT, EndedEarly, EndedView
from flows.pair import Ending
from handlers.ids import EndingForm, MentorshipAction, RequestAction
from handlers.payloads import carry
from handlers.text import Reader
from handlers.views.blocks import Button, Confirm, Layout, Rendered


def end_button(mentorship_id: str) -> Button:
    """Either may end it at any time; asked once more, since it cannot be taken back."""
    return Button(
        Phrase("button-end"),
        MentorshipAction.END,
        carry(mentorship_id=mentorship_id),
        confirm=Confirm(Phrase("end-title"), Phrase("end-text"), Phrase("button-end-yes"), Phrase("button-end-no")),
    )


def ended_early(message: EndedEarly, reader: Reader) -> Rendered:
    """It is over, nobody is at fault, and the goal stays the mentee's."""
    args: dict[str, Any] = {"goal": Words(message.goal), "mentee": message.mentee, "mentor": message.mentor}
    page = Layout(reader)
    if message.by is None:
        page.line(Phrase("ended-never_scheduled", args))
    else:
        left = message.ending is Ending.DEPARTED
        page.line(Phrase("ended-departed" if left else "ended-by", {**args, "by": message.by}))
    if not message.to_mentee:
        return page.line(Phrase("ended-thanks")).message()
    page.line(Phrase("ended-again", args))
    return page.buttons(Button(Phrase("button-again"), RequestAction.REMATCH, message.mentorship_id)).message()


def ended_view(view: EndedView, reader: Reader) -> dict[str, Any]:
    """It is done already; a word is asked for, not needed."""
    role = "mentee" if view.mentee else "mentor"
    page = Layout(reader).line(Phrase(f"mentorship-ended-{role}", {"other": view.other, "seen": view.seen}))
    if view.mentee:
        page.buttons(Button(Phrase("button-again"), RequestAction.REMATCH, view.mentorship_id))
    page.field(
        "word",
        Phrase("ended-word"),
        page.text_input("word", value=view.word, limit=WORD_LIMIT, lines=True),
        optional=True,
        hint=Phrase(f"ended-word-hint-{role}", {"other": view.other}),
    )
    return page.modal(
        Phrase("ended-title"),
        callback_id=EndingForm.WORD,
        submit=Phrase("button-keep-word"),
        close=Phrase("button-close"),
        private=carry(mentorship_id=view.mentorship_id),
    )


MESSAGES = {EndedEarly: ended_early}
VIEWS = {EndedView: ended_view}
