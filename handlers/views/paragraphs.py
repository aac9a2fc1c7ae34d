"""One phrase for the eye and for the ear: as elements of rich text, and as the `text` of a message.

Both are made of the same pieces, so that they say the same. It must not know how a message is laid out.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from slack_sdk.models.blocks import RichTextElement, RichTextElementParts

from flows.decision import Moment, Person, Phrase
from handlers import text
from handlers.text import Piece, Reader

NAME = 80
"""Characters of a name that a `text` says; the eye sees a mention, which Slack writes."""


def lines(phrases: Sequence[Phrase], reader: Reader, most: int) -> list[Any]:
    """The phrases as elements of rich text, each on a line of its own; `most` characters of a member's text."""
    elements: list[Any] = []
    for n, phrase in enumerate(phrases):
        if n:
            elements.append(RichTextElementParts.Text(text="\n"))
        elements.extend(_element(piece, reader) for piece in text.pieces(phrase, reader, most))
    return elements


def _element(piece: Piece, reader: Reader) -> RichTextElement:
    style = {k: True for k, on in (("bold", piece.bold), ("italic", piece.italic)) if on} or None
    match piece.content:
        case Person(user_id=user_id):
            return RichTextElementParts.User(user_id=user_id, style=style)
        case Moment(at=at):
            return RichTextElementParts.Date(
                timestamp=int(at.timestamp()),
                format=text.in_slacks_words(reader),
                fallback=text.moment(at, reader),
                style=style,
            )
        case str(run):
            return RichTextElementParts.Text(text=run, style=style)


def spoken(phrase: Phrase, reader: Reader, most: int) -> str:
    """For the `text` of a message, which Slack reads as mrkdwn: escaped, instants in each reader's own zone."""
    return "".join(_said(piece, reader) for piece in text.pieces(phrase, reader, most))


def _said(piece: Piece, reader: Reader) -> str:
    match piece.content:
        case Person(name=name):
            return escape(text.clip(text.clean(name).strip(), NAME) or text.NOTHING)
        case Moment(at=at):
            return _token(at, reader)
        case str(run):
            return escape(run)


def _token(at: datetime, reader: Reader) -> str:
    return f"<!date^{int(at.timestamp())}^{text.in_slacks_words(reader)}|{text.moment(at, reader)}>"


def escape(content: str) -> str:
    """Slack's three control characters as entities (docs.slack.dev, Formatting message text)."""
    return text.clean(content).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def cut(words: str, most: int) -> str:
    """At most so many characters in whole lines: a cut within one could fall into an entity or a date."""
    while len(words) > most:
        words = words.rpartition("\n")[0] or text.NOTHING
    return words
