"""One phrase for the eye and for the ear: as elements of rich text, and as the `text` of a message.

Both are made of the same pieces, so that they say the same. It must not know how a message is laid out.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any, Final

from slack_sdk.models.blocks import RichTextElement, RichTextElementParts

from flows.decision import Moment, Person, Phrase
from handlers import text
from handlers.text import Piece, Reader

NAME = 80
"""Characters of a name that a `text` says; the eye sees a mention, which Slack writes."""

_MID_SENTENCE: Final = re.compile(r"(?:(?<![^\W\d_])[^\W\d_]+ |, |\()$")
"""What an instant follows in the middle of a sentence: a word, a comma, a bracket."""


def lines(phrases: Sequence[Phrase], reader: Reader, most: int) -> list[Any]:
    """The phrases as elements of rich text, each on a line of its own; `most` characters of a member's text."""
    elements: list[Any] = []
    for n, phrase in enumerate(phrases):
        if n:
            elements.append(RichTextElementParts.Text(text="\n"))
        elements.extend(_element(piece, reader, lead) for piece, lead in _led(text.pieces(phrase, reader, most)))
    return elements


def _led(pieces: Sequence[Piece]) -> Iterator[tuple[Piece, str]]:
    """Each piece, and with an instant in mid-sentence what comes just before it, which is taken off the piece before.

    Slack begins its own word with a capital where it stands first in a date's format: *Tomorrow at 10:00*. What goes
    before it in the format keeps it small: *until tomorrow at 10:00*, and in German *morgen* is not the morning.
    """
    for n, piece in enumerate(pieces):
        lead = _lead(pieces[n - 1], piece) if n else ""
        taken = _lead(piece, pieces[n + 1]) if n + 1 < len(pieces) else ""
        if not taken:
            yield piece, lead
        elif rest := str(piece.content).removesuffix(taken):
            yield replace(piece, content=rest), lead


def _lead(before: Piece, piece: Piece) -> str:
    """What of the text before an instant goes with it, where both look alike; else nothing."""
    if not (isinstance(before.content, str) and isinstance(piece.content, Moment)):
        return ""
    alike = (before.bold, before.italic) == (piece.bold, piece.italic)
    found = _MID_SENTENCE.search(before.content) if alike else None
    return found[0] if found else ""


def _element(piece: Piece, reader: Reader, lead: str) -> RichTextElement:
    style = {k: True for k, on in (("bold", piece.bold), ("italic", piece.italic)) if on} or None
    match piece.content:
        case Person(user_id=user_id):
            return RichTextElementParts.User(user_id=user_id, style=style)
        case Moment(at=at):
            return RichTextElementParts.Date(
                timestamp=int(at.timestamp()),
                format=lead + text.in_slacks_words(reader),
                fallback=lead + text.moment(at, reader),
                style=style,
            )
        case str(run):
            return RichTextElementParts.Text(text=run, style=style)


def spoken(phrase: Phrase, reader: Reader, most: int) -> str:
    """For the `text` of a message, which Slack reads as mrkdwn: escaped, instants in each reader's own zone."""
    return "".join(_said(piece, reader, lead) for piece, lead in _led(text.pieces(phrase, reader, most)))


def _said(piece: Piece, reader: Reader, lead: str) -> str:
    match piece.content:
        case Person(name=name):
            return escape(text.clip(text.clean(name).strip(), NAME) or text.NOTHING)
        case Moment(at=at):
            return _token(at, reader, lead)
        case str(run):
            return escape(run)


def _token(at: datetime, reader: Reader, lead: str) -> str:
    return f"<!date^{int(at.timestamp())}^{lead}{text.in_slacks_words(reader)}|{lead}{text.moment(at, reader)}>"


def escape(content: str) -> str:
    """Slack's three control characters as entities (docs.slack.dev, Formatting message text)."""
    return text.clean(content).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def cut(words: str, most: int) -> str:
    """At most so many characters in whole lines: a cut within one could fall into an entity or a date."""
    while len(words) > most:
        words = words.rpartition("\n")[0] or text.NOTHING
    return words
