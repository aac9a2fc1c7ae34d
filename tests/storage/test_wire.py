"""What goes out as JSON comes back equal: every event, every message, every gap of a sentence."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import UTC, date, datetime, time
from enum import Enum
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from flows.decision import Arg, Day, Event, Message, Moment, Person, Phrase, Words
from flows.member import MemberSeen
from flows.request_view import RequestNews
from storage import wire

WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
MOMENTS = st.datetimes(min_value=datetime(1990, 1, 1), max_value=datetime(2100, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001 - hypothesis takes naive bounds

ARGS: st.SearchStrategy[Arg] = st.recursive(
    st.one_of(
        st.integers(min_value=-(2**31), max_value=2**31),
        st.builds(Person, WORDS, WORDS),
        st.builds(Moment, MOMENTS),
        st.builds(Day, st.dates()),
        st.builds(Words, WORDS),
    ),
    lambda inner: st.builds(Phrase, WORDS, st.dictionaries(WORDS, inner, max_size=3)),
    max_leaves=6,
)

PLAIN: Mapping[Any, st.SearchStrategy[Any]] = {
    str: WORDS,
    int: st.integers(min_value=-(2**31), max_value=2**31),
    float: st.floats(allow_nan=False, allow_infinity=False),
    bool: st.booleans(),
    NoneType: st.none(),
    datetime: MOMENTS,
    date: st.dates(),
    time: st.times(),
    Phrase: st.builds(Phrase, WORDS, st.dictionaries(WORDS, ARGS, max_size=2)),
}


def values(hint: Any) -> st.SearchStrategy[Any]:
    """Any value a field with this annotation may hold."""
    if hint in PLAIN:
        return PLAIN[hint]
    origin, parts = get_origin(hint), get_args(hint)
    if origin is Literal:
        return st.sampled_from(parts)
    if origin in {Union, UnionType}:
        return st.one_of(*(values(part) for part in parts))
    if origin is tuple and parts[-1] is ...:
        return st.lists(values(parts[0]), max_size=2).map(tuple)
    if origin is tuple:
        return st.tuples(*(values(part) for part in parts))
    if origin is Mapping:
        return st.dictionaries(values(parts[0]), values(parts[1]), max_size=2)
    if isinstance(hint, type) and issubclass(hint, Enum):
        return st.sampled_from(hint)
    return instances(hint)


def instances(cls: Any) -> st.SearchStrategy[Any]:
    """Any instance of a dataclass."""
    hints = get_type_hints(cls)
    return st.builds(cls, **{field.name: values(hints[field.name]) for field in fields(cls)})


def through_json(value: Event | Message) -> Any:
    load = wire.load_event if isinstance(value, Event) else wire.load_message
    return load(json.loads(json.dumps(wire.dump(value))))


@given(args=st.dictionaries(WORDS, ARGS, max_size=4))
def test_every_gap_of_a_sentence_comes_back_as_it_went(args: dict[str, Arg]) -> None:
    news = RequestNews(request_id="R1", goal="g", news=Phrase("p", args))
    assert through_json(news) == news


@pytest.mark.parametrize("kind", sorted({**wire.events(), **wire.messages()}))
def test_every_event_and_message_comes_back_as_it_went(kind: str) -> None:
    @settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
    @given(value=instances({**wire.events(), **wire.messages()}[kind]))
    def holds(value: Any) -> None:
        assert through_json(value) == value

    holds()


def test_events_and_messages_share_no_kind() -> None:
    assert not wire.events().keys() & wire.messages().keys()


def test_keys_of_a_later_version_are_ignored_and_missing_ones_take_their_default() -> None:
    old = wire.dump(RequestNews(request_id="R1", goal="g", news=Phrase("p"), may_choose=True))
    del old["may_choose"]
    assert wire.load_message(old | {"surprise": 1}) == RequestNews(request_id="R1", goal="g", news=Phrase("p"))


def test_a_kind_nobody_knows_is_refused() -> None:
    for load in (wire.load_event, wire.load_message):
        for unknown in ({"kind": "of_long_ago"}, {}, {"kind": None}):
            with pytest.raises(wire.UnknownKind):
                load(unknown)
    with pytest.raises(wire.UnknownKind):
        wire.load_message(wire.dump(_seen()))  # an event is no message


def test_what_is_not_of_the_flows_is_not_written() -> None:
    @dataclass(frozen=True, slots=True, kw_only=True)
    class Stranger(Message):
        kind: Literal["request_news"] = "request_news"

    with pytest.raises(wire.UnknownKind):
        wire.dump(Stranger())
    with pytest.raises(wire.UnknownKind):
        wire.dump(Message())


def _seen() -> MemberSeen:
    return MemberSeen(
        team_id="T1",
        at=datetime(2026, 1, 1, tzinfo=UTC),
        user_id="U1",
        name="Ada",
        title="",
        zone="Europe/Paris",
        locale="en-GB",
        guest=False,
        deactivated=False,
        admin=False,
    )
