"""Every message and every view, from generated states with hostile text in every field, passes Slack's checks.

What people wrote is shown as text: there is no mrkdwn in anything the bot sends, and no mention or link made of words.
"""

import dataclasses
import re
import typing
from collections.abc import Iterator
from datetime import UTC, date, datetime
from functools import cache
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from flows.decision import Person, Phrase, Words
from flows.proposal import Way
from flows.request_view import Proposed
from handlers import views
from handlers.text import Reader
from sandbox.posted import check_message_blocks, check_text_length
from sandbox.views import check_view

HOSTILE = (
    "<!channel>",
    "<!here|all>",
    "<@U0EVE>",
    "<https://example.com|click me>",
    "*bold* _italic_ ~gone~ `code`",
    "&lt;!channel&gt; & < >",
    "🙂👩‍👩‍👧‍👦🏳️‍🌈",
    "مرحبا بالعالم \u202egnirts\u202c",
    "\x00\x01\x1b[31m\x7f\ud800".encode("utf-8", "replace").decode(),
    "\ue000\ue001\uf8ff",
    ":tada: :not_an_emoji:",
    "line\nbreak\r\n\tand tab",
    "{ $goal } {0} %s",
    "x" * 3000,
    "word " * 600,
    "🙂" * 1500,
)
words = st.one_of(
    st.sampled_from(HOSTILE),
    st.lists(st.sampled_from(HOSTILE[:13]), min_size=1, max_size=6).map("".join),
    st.text(max_size=60),
).map(lambda text: text[:3000])
ids = st.sampled_from(("U0ADA", "U0TOMAS", "V07F3K", "W99"))
users = st.sampled_from(("U0ADA", "U0TOMAS", "W99"))
names = words.map(lambda text: text[:200])
readers = st.builds(
    Reader,
    locale=st.sampled_from(("en-US", "de-DE", "ja-JP", "")),
    zone=st.sampled_from(("UTC", "America/Chicago", "America/Denver", "Asia/Kathmandu")),
)

BY_TYPE: dict[Any, st.SearchStrategy[Any]] = {
    str: words,
    int: st.integers(0, 9),
    datetime: st.datetimes(datetime(2026, 1, 1), datetime(2028, 1, 1), timezones=st.just(UTC)),  # noqa: DTZ001
    date: st.dates(date(2026, 1, 1), date(2028, 1, 1)),
    Phrase: words.map(lambda text: Phrase("words", {"words": Words(text)})),
}
people = st.builds(Person, users, names)
NEVER_NONE = {Proposed, Way}
"""Proposals are never shown without a colleague, nor times asked for without a way to meet."""

MESSAGES = sorted(views.MESSAGES, key=lambda kind: kind.__name__)
VIEWS = sorted(views.VIEWS, key=lambda kind: kind.__name__)


@cache
def built(kind: Any, people: st.SearchStrategy[Person] = people) -> st.SearchStrategy[Any]:
    """Values of a dataclass or any other type that messages hold."""
    if kind is Person:
        return people
    if kind in BY_TYPE:
        return BY_TYPE[kind]
    if dataclasses.is_dataclass(kind) and isinstance(kind, type):
        hints = typing.get_type_hints(kind)
        return st.builds(
            kind,
            **{
                f.name: ids if is_id(f.name, hints[f.name]) else built(hints[f.name], people)
                for f in dataclasses.fields(kind)
            },
        )
    origin, args = typing.get_origin(kind), typing.get_args(kind)
    if origin is tuple and args[-1] is Ellipsis:
        return st.lists(
            built(args[0], people), min_size=1 if args[0] in NEVER_NONE else 0, max_size=6, unique_by=repr
        ).map(tuple)
    if origin is tuple:
        return st.tuples(*[built(arg, people) for arg in args])
    if origin is not None and args and origin is not typing.Literal:
        return st.one_of(*[built(arg, people) for arg in args])
    return st.from_type(kind)


def is_id(name: str, kind: Any) -> bool:
    """Slack's ids and our own keys are no words of people."""
    return kind is str and (name.endswith(("_id", "id", "key")) or name in {"someone", "rewords"})


def parts(value: Any) -> Iterator[dict[str, Any]]:
    """Every JSON object in a view."""
    if isinstance(value, dict):
        yield value
        for each in value.values():
            yield from parts(each)
    elif isinstance(value, list):
        for each in value:
            yield from parts(each)


def assert_shown_as_text(shown: Any) -> None:
    kinds = {part.get("type") for part in parts(shown)}
    assert not kinds & {"mrkdwn", "broadcast", "link", "usergroup", "channel", "emoji"}


@pytest.mark.parametrize("kind", MESSAGES, ids=lambda kind: kind.__name__)
@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_every_message_passes_and_shows_words_as_text(kind: Any, data: st.DataObject) -> None:
    rendered = views.render(data.draw(built(kind)), data.draw(readers))
    check_message_blocks(rendered.blocks)
    check_text_length(rendered.text, update=True)
    assert rendered.text.strip(), "a screen reader has something to say"
    assert not re.sub(r"<!date\^\d+\^[^|>]*\|[^>]*>", "", rendered.text).count("<")
    assert_shown_as_text(rendered.blocks)


@pytest.mark.parametrize("kind", VIEWS, ids=lambda kind: kind.__name__)
@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_every_view_passes_and_shows_words_as_text(kind: Any, data: st.DataObject) -> None:
    shown = views.render_view(data.draw(built(kind)), data.draw(readers))
    check_view(shown, types=("modal",))
    assert_shown_as_text(shown)
