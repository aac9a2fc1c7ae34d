"""How messages, modals and Home are laid out in Block Kit, from phrases of the catalogue.

Everything people read is a rich_text or plain_text object: the bot sends no mrkdwn at all, so nothing a member wrote
can ever be formatting, a mention or a link. A message's `text` is made from the same phrases as its blocks, so a
screen reader and a notification say the same. It must not know any journey.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from slack_sdk.models.blocks import (
    ActionsBlock,
    Block,
    ButtonElement,
    ConfirmObject,
    DividerBlock,
    HeaderBlock,
    InputBlock,
    InputInteractiveElement,
    PlainTextObject,
    RichTextBlock,
    RichTextElement,
    RichTextElementParts,
    RichTextListElement,
    RichTextQuoteElement,
    RichTextSectionElement,
    SectionBlock,
)
from slack_sdk.models.views import View

from flows.decision import Phrase, Words
from handlers import text
from handlers.views.elements import BUTTON, Elements
from handlers.views.paragraphs import cut, lines, spoken
from handlers.views.written_out import written_out

# Slack's limits, from docs.slack.dev/reference/block-kit
HEADER = 150
LABEL = 2000
SECTION = 3000
TITLE = 24
MESSAGE_TEXT = 4000

SHORTER = (text.SHOWN, 600, 250, 100, 40, 15)
"""Characters of one member's text that a message shows: the first that lets its `text` fit."""


@dataclass(frozen=True, slots=True)
class Rendered:
    """A message ready to send: `text` for notifications and screen readers, `blocks` for the eye."""

    text: str
    blocks: list[dict[str, Any]]


@dataclass(frozen=True, slots=True)
class RenderedFile:
    """A file ready to give: `title` stands on it, `text` (mrkdwn, escaped) is said with it, `content` is its bytes."""

    title: str
    text: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Button:
    """A button that says what it does. `value` goes back with the click; `confirm` asks once more first."""

    label: Phrase
    action_id: str
    value: str = ""
    style: str | None = None
    url: str | None = None
    confirm: "Confirm | None" = None
    spoken: Phrase | None = None


@dataclass(frozen=True, slots=True)
class Confirm:
    """The question before a step that cannot be taken back."""

    title: Phrase
    text: Phrase
    yes: Phrase
    no: Phrase


def words(content: str) -> Phrase:
    """A phrase that is nothing but a member's words."""
    return Phrase("words", {"words": Words(content)})


_Part = Callable[[int], tuple[Block, Sequence[str]]]
"""A block, and what a screen reader says of it, with at most so many characters of any one member's text."""


@dataclass(slots=True)
class Layout(Elements):
    """Blocks in the order they are added, for one reader."""

    _parts: list[_Part] = field(default_factory=list)

    # --- text ---

    def header(self, phrase: Phrase) -> "Layout":
        """A heading; people are named in it, not mentioned."""
        shown = text.plain(phrase, self.reader)
        block = HeaderBlock(text=PlainTextObject(text=text.clip(shown, HEADER), emoji=False))
        self._parts.append(lambda most: (block, [spoken(phrase, self.reader, most)]))
        return self

    def line(self, *phrases: Phrase) -> "Layout":
        """A paragraph: the phrases one after the other, each on a line of its own."""
        return self._rich(phrases, lambda most: RichTextSectionElement(elements=self._lines(phrases, most)))

    def quote(self, phrase: Phrase) -> "Layout":
        """What somebody wrote, set apart."""
        return self._rich((phrase,), lambda most: RichTextQuoteElement(elements=self._lines((phrase,), most)))

    def bullets(self, phrases: Sequence[Phrase]) -> "Layout":
        """A list; nothing where there is nothing to list."""
        if not phrases:
            return self

        def element(most: int) -> RichTextElement:
            items: list[Any] = [RichTextSectionElement(elements=self._lines((p,), most)) for p in phrases]
            return RichTextListElement(style="bullet", elements=items)

        return self._rich(phrases, element)

    def links(self, lead: Phrase, targets: Sequence[tuple[Phrase, str]]) -> "Layout":
        """A line of links, each by what it leads to; nothing where there is none."""
        if not targets:
            return self

        def part(most: int) -> tuple[Block, Sequence[str]]:
            elements = self._lines((lead,), most)
            for n, (label, url) in enumerate(targets):
                elements.append(RichTextElementParts.Text(text=" · " if n else " "))
                elements.append(RichTextElementParts.Link(url=url, text=text.plain(label, self.reader)))
            labels = " · ".join(spoken(label, self.reader, most) for label, _ in targets)
            block = RichTextBlock(elements=[RichTextSectionElement(elements=elements)])
            return block, [f"{spoken(lead, self.reader, most)} {labels}"]

        self._parts.append(part)
        return self

    def divider(self) -> "Layout":
        """A rule between two parts."""
        return self._add(DividerBlock())

    def _rich(self, phrases: Sequence[Phrase], element: Callable[[int], RichTextElement]) -> "Layout":
        def part(most: int) -> tuple[Block, Sequence[str]]:
            return RichTextBlock(elements=[element(most)]), [spoken(phrase, self.reader, most) for phrase in phrases]

        self._parts.append(part)
        return self

    def _lines(self, phrases: Sequence[Phrase], most: int) -> list[Any]:
        return lines(phrases, self.reader, most)

    def _add(self, block: Block) -> "Layout":
        """A block that says nothing to a screen reader of its own accord."""
        self._parts.append(lambda _: (block, ()))
        return self

    # --- clicks ---

    def buttons(self, *buttons: Button | None) -> "Layout":
        """A row of buttons; None stands for one that is not offered now."""
        shown: list[Any] = [self._button(button) for button in buttons if button]
        if shown:
            self._add(ActionsBlock(elements=shown))
        return self

    def line_with(self, phrase: Phrase, button: Button | None) -> "Layout":
        """A plain line of a list, in one block with the button beside it where there is one.

        People are named in it, not mentioned.
        """
        beside = PlainTextObject(text=text.clip(text.plain(phrase, self.reader), SECTION), emoji=False)
        block = SectionBlock(text=beside, accessory=self._button(button) if button else None)
        self._parts.append(lambda most: (block, [spoken(phrase, self.reader, most)]))
        return self

    def _button(self, button: Button) -> ButtonElement:
        return ButtonElement(
            text=self.label(button.label, BUTTON),
            action_id=button.action_id,
            value=button.value or None,
            style=button.style,
            url=button.url,
            accessibility_label=text.clip(text.plain(button.spoken, self.reader), BUTTON) if button.spoken else None,
            confirm=self._confirm(button.confirm) if button.confirm else None,
        )

    def _confirm(self, confirm: Confirm) -> ConfirmObject:
        return ConfirmObject(
            title=self.label(confirm.title, 100),
            text=self.label(confirm.text, 300),
            confirm=self.label(confirm.yes, 30),
            deny=self.label(confirm.no, 30),
        )

    # --- fields of a form; the block's id is the field's name, so errors find it ---

    def field(
        self,
        name: str,
        label: Phrase,
        element: InputInteractiveElement,
        *,
        optional: bool = False,
        hint: Phrase | None = None,
        told_at_once: bool = False,
    ) -> "Layout":
        """One input block; `told_at_once`: the bot hears of each change, before the form is sent in."""
        return self._add(
            InputBlock(
                block_id=name,
                label=self.label(label, LABEL),
                element=element,
                optional=optional,
                dispatch_action=told_at_once or None,
                hint=self.label(hint, LABEL) if hint else None,
            )
        )

    # --- what comes out ---

    def message(self) -> Rendered:
        """A message: its blocks, and their words as `text`.

        Where all of it would be too long for a `text`, both show as much less of what each member wrote.
        """
        for most in SHORTER:
            blocks, words = self._made(most)
            if len(words) <= MESSAGE_TEXT:
                break
        return Rendered(cut(words, MESSAGE_TEXT), [written_out(block) for block in blocks])

    def _made(self, most: int) -> tuple[list[Block], str]:
        made = [part(most) for part in self._parts]
        return [block for block, _ in made], "\n".join(line for _, said in made for line in said)

    def modal(
        self,
        title: Phrase,
        *,
        callback_id: str = "",
        submit: Phrase | None = None,
        close: Phrase | None = None,
        private: str = "",
    ) -> dict[str, Any]:
        """A modal with these blocks; `private` comes back with its submission (at most 3,000 characters)."""
        view = View(
            type="modal",
            title=self.label(title, TITLE),
            callback_id=callback_id or None,
            submit=self.label(submit, TITLE) if submit else None,
            close=self.label(close, TITLE) if close else None,
            private_metadata=private or None,
            blocks=self._made(text.SHOWN)[0],
        )
        return written_out(view)

    def home(self) -> dict[str, Any]:
        """App Home with these blocks: at most 100, as Slack allows."""
        return written_out(View(type="home", blocks=self._made(text.SHOWN)[0][:100]))
