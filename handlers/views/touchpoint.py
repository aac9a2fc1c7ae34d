"""How the touchpoint journey looks: the prompt as it stands, and the word to the mentor."""

from typing import Any

from flows.decision import Moment, Phrase, View, Words
from flows.pair import Progress, TouchpointStatus
from flows.touchpoint import TouchpointPrompt, WordsAreThere
from handlers.ids import TouchpointAction
from handlers.payloads import carry
from handlers.text import Reader
from handlers.views.blocks import Button, Layout, Rendered


def prompt(message: TouchpointPrompt, reader: Reader) -> Rendered:
    """What is asked, of whom, and how it goes; once it is over, only that."""
    subject = "shared" if message.shared else message.between or "any"
    page = Layout(reader).header(Phrase(f"touchpoint-heading-{subject}", {"goal": Words(message.goal)}))
    if message.status is not TouchpointStatus.OPEN:
        return page.line(Phrase(f"touchpoint-{message.status}"), Phrase("late-replies-are-kept")).message()
    two = {"mentee": message.mentee, "mentor": message.mentor}
    page.line(Phrase(f"touchpoint-ask-{subject}", two))
    if not message.shared:  # there the mentor is asked as much as the mentee
        page.line(Phrase("touchpoint-mentor", two))
    page.line(Phrase("replies-are-kept"))
    if message.progress:
        page.line(Phrase(f"touchpoint-says-{message.progress}", {"mentee": message.mentee}))
    return page.buttons(*_buttons(message)).message()


def _buttons(message: TouchpointPrompt) -> list[Button]:
    """What the mentee may still say: not again what the card says already."""
    value = carry(mentorship_id=message.mentorship_id, number=message.number)
    unsaid = "primary" if message.progress is None else None
    says = {
        Progress.DONE: Button(Phrase("button-touchpoint-done"), TouchpointAction.DONE, value, unsaid),
        Progress.UNDER_WAY: Button(Phrase("button-touchpoint-under_way"), TouchpointAction.UNDER_WAY, value),
        Progress.STUCK: Button(Phrase("button-touchpoint-stuck"), TouchpointAction.STUCK, value),
    }
    skip = Button(Phrase("button-touchpoint-skip"), TouchpointAction.SKIP, value)
    return [*(button for progress, button in says.items() if progress is not message.progress), skip]


def words_are_there(message: WordsAreThere, reader: Reader) -> Rendered:
    """To the mentor, who alone is mentioned: the mentee knows what they wrote."""
    stuck = message.progress is Progress.STUCK
    subject = "stuck" if stuck else message.between or "any"
    said = [Phrase(f"words-are-there-{subject}", {"mentor": message.mentor, "mentee": Words(message.mentee.name)})]
    if message.progress is Progress.DONE:
        said.append(Phrase("words-are-there-done"))
    before = message.next_at
    said.append(Phrase("two-lines-before", {"next": Moment(before)}) if before else Phrase("two-lines"))
    return Layout(reader).line(*said).message()


MESSAGES = {TouchpointPrompt: prompt, WordsAreThere: words_are_there}
VIEWS: dict[type[View], Any] = {}
