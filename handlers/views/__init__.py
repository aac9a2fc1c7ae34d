"""Block Kit for everything the bot says and shows: a semantic message or view goes in, Slack's JSON comes out.

Each journey's module lists its own builders in MESSAGES and VIEWS; this is where they are joined. It must not decide.
"""

from collections.abc import Callable
from typing import Any

from flows.decision import Message, Phrase, View
from handlers.text import Reader
from handlers.views import (
    calendars,
    coaching,
    decline,
    ending,
    home,
    hours,
    invitation,
    meeting,
    mentorship,
    profile,
    profile_preview,
    put_forward,
    question,
    recording,
    reflection,
    request,
    request_form,
    session,
    terms,
    times,
    touchpoint,
    words,
    written,
)
from handlers.views.blocks import Layout, Rendered, RenderedFile
from handlers.views.home import home_view as home_view

JOURNEYS: tuple[Any, ...] = (
    request,
    request_form,
    coaching,
    invitation,
    decline,
    terms,
    question,
    profile,
    profile_preview,
    put_forward,
    hours,
    home,
    mentorship,
    ending,
    recording,
    session,
    times,
    calendars,
    meeting,
    written,
    touchpoint,
    reflection,
    words,
)

MessageBuilder = Callable[[Any, Reader], Rendered]
FileBuilder = Callable[[Any, Reader], RenderedFile]
ViewBuilder = Callable[[Any, Reader], dict[str, Any]]

MESSAGES: dict[type[Message], MessageBuilder] = {kind: b for j in JOURNEYS for kind, b in j.MESSAGES.items()}
FILES: dict[type[Message], FileBuilder] = calendars.FILES
VIEWS: dict[type[View], ViewBuilder] = {kind: b for j in JOURNEYS for kind, b in j.VIEWS.items()}


def render(message: Message, reader: Reader) -> Rendered:
    """A message as Slack takes it. Raises KeyError for one no journey draws (a test builds them all)."""
    return MESSAGES[type(message)](message, reader)


def render_file(message: Message, reader: Reader) -> RenderedFile:
    """What a file holds and what is said with it. Raises KeyError for a message that is no file."""
    return FILES[type(message)](message, reader)


def render_view(view: View, reader: Reader) -> dict[str, Any]:
    """A modal as Slack takes it. Raises KeyError for one no journey draws."""
    return VIEWS[type(view)](view, reader)


def render_line(line: Phrase, reader: Reader) -> Rendered:
    """One sentence as a message: an ephemeral line or the answer to a command."""
    return Layout(reader).line(line).message()


def line_view(line: Phrase, reader: Reader) -> dict[str, Any]:
    """One sentence as a small modal, where there is no message it could stand under."""
    return Layout(reader).line(line).modal(Phrase("app-name"), close=Phrase("button-close"))
