"""How what comes between two sessions looks: the prompt, the word to the mentor, the look back together."""

from datetime import datetime
from typing import Any

from flows.decision import Moment, Phrase, View, Words
from flows.halfway import HalfwayPrompt, HalfwayStatus
from flows.pair import Progress, TouchpointStatus
from flows.touchpoint_card import TouchpointPrompt, WordsAreThere
from handlers.ids import TouchpointAction
from handlers.payloads import carry
from handlers.text import Reader
from handlers.views.blocks import Button, Layout, Rendered


def prompt(message: TouchpointPrompt, reader: Reader) -> Rendered:
    """What is asked, what each button does, and how it goes; once it is over, only that.

    The mentor is named, not mentioned: their answer is asked for once, by the word in the thread.
    """
    subject = message.between or "any"
    page = Layout(reader).header(Phrase(f"touchpoint-heading-{subject}", {"goal": Words(message.goal)}))
    if message.status is not TouchpointStatus.OPEN:
        return page.line(Phrase(f"touchpoint-{message.status}"), *kept(message.kept_until)).message()
    two: dict[str, Any] = {"mentee": message.mentee, "mentor": Words(message.mentor.name)}
    page.line(Phrase(f"touchpoint-ask-{subject}", two), Phrase("replies-are-kept"))
    page.line(*_how_it_goes(message, two))
    return page.buttons(*_buttons(message)).message()


def _how_it_goes(message: TouchpointPrompt, two: dict[str, Any]) -> list[Phrase]:
    """What the mentee says of it, and what is still hoped for: nothing that the mentor has given already."""
    if not message.answered:
        return [Phrase(f"touchpoint-says-{message.progress}" if message.progress else "touchpoint-what-each-does", two)]
    answered = Phrase("touchpoint-answered", two)
    return [Phrase(f"touchpoint-said-{message.progress}", two), answered] if message.progress else [answered]


def kept(until: datetime | None) -> list[Phrase]:
    """Until when late words in the thread of a prompt that is over are kept."""
    return [Phrase("late-replies-are-kept", {"until": Moment(until)})] if until else []


def _buttons(message: TouchpointPrompt) -> list[Button]:
    """What may still be said: not again what the card says already. Who is stuck may meet sooner."""
    value = carry(mentorship_id=message.mentorship_id, number=message.number)
    unsaid = "primary" if message.progress is None else None
    says = {
        Progress.DONE: Button(Phrase("button-touchpoint-done"), TouchpointAction.DONE, value, unsaid),
        Progress.UNDER_WAY: Button(Phrase("button-touchpoint-under_way"), TouchpointAction.UNDER_WAY, value),
        Progress.STUCK: Button(Phrase("button-touchpoint-stuck"), TouchpointAction.STUCK, value),
    }
    whichever = carry(mentorship_id=message.mentorship_id)
    sooner = Button(Phrase("button-touchpoint-sooner"), TouchpointAction.SOONER, whichever, "primary")
    skip = Button(Phrase("button-touchpoint-skip"), TouchpointAction.SKIP, value)
    return [
        *((sooner,) if message.progress is Progress.STUCK else ()),
        *(button for progress, button in says.items() if progress is not message.progress),
        skip,
    ]


def words_are_there(message: WordsAreThere, reader: Reader) -> Rendered:
    """To the mentor, who alone is mentioned: the mentee knows what they wrote."""
    stuck = message.progress is Progress.STUCK
    subject = ("stuck" if message.written else "stuck-only") if stuck else message.between or "any"
    said = [Phrase(f"words-are-there-{subject}", {"mentor": message.mentor, "mentee": Words(message.mentee.name)})]
    if message.progress is Progress.DONE:
        said.append(Phrase("words-are-there-done"))
    before = message.next_at
    said.append(Phrase("two-lines-before", {"next": Moment(before)}) if before else Phrase("two-lines"))
    if stuck:
        said.append(Phrase("words-are-there-sooner"))
    return Layout(reader).line(*said).message()


def halfway(message: HalfwayPrompt, reader: Reader) -> Rendered:
    """Both look back and ahead, in the thread."""
    page = Layout(reader).header(Phrase("halfway-heading", {"goal": Words(message.goal)}))
    if message.status is not HalfwayStatus.OPEN:
        return page.line(Phrase(f"halfway-{message.status}"), *kept(message.kept_until)).message()
    args: dict[str, Any] = {
        "mentee": message.mentee,
        "mentor": message.mentor,
        "held": message.held,
        "sessions": message.sessions,
    }
    page.line(Phrase("halfway-ask", args))
    page.bullets([Phrase("halfway-deeper"), Phrase("halfway-course"), Phrase("halfway-next")])
    return page.line(Phrase("halfway-reply", {"next": message.held + 1}), Phrase("replies-are-kept")).message()


MESSAGES = {TouchpointPrompt: prompt, WordsAreThere: words_are_there, HalfwayPrompt: halfway}
VIEWS: dict[type[View], Any] = {}
