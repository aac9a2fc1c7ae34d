"""A real payload with something wrong in it: up to three changes anywhere, of the kinds that break programs."""

import copy
import json
from collections.abc import Iterator
from typing import Any, Final

from hypothesis import strategies as st

Json = Any
Place = tuple[str | int, ...]

TEXTS: Final = (
    "", " ", "\n\t ", "x" * 3_001, "é" * 3_001, "y" * 120_000, "👩‍👩‍👧‍👦" * 400, "\ud800", "a\udfffb", "\x00", "a\x00b",
    "\x1b[31mred", "\u202eright to left", "שלום עולם", "\u200b\ufeff", "ﷺ" * 200, "<!channel> <@U0ALDER20> *b* _i_",
    "&lt;&gt;&amp;", "NaN", "Infinity", "-0", "1e400", "²", "٣", "9" * 5_000, "-1", "null", "true", "[]", "{}",
    '{"mentorship_id":{"a":1},"number":"1","request_id":[],"attempt":null}',
    '{"mentorship_id":"\\ud800","number":1e400,"request_id":"\\u0000","attempt":-1}',
    '{"number":99999999999999999999999999,"mentorship_id":"' + "z" * 3_000 + '","attempt":99999999999999999999}',
    '{"choice":"0001-01-01T00:00:00+14:00","since":"9999-12-31T23:59:59-12:00","minutes":99999999999999999999}',
    '{"choice":"2035-02-30T25:61:00Z","since":"2035-03-11T02:30:00-06:00","minutes":true,"goal":{"x":[]}}',
    "[" * 2_000, '{"a":' * 500 + "1" + "}" * 500, "0001-01-01", "9999-12-31", "2035-02-30", "2035-13-45", "0000-00-00",
    "2035-06-04", "U0SANDBOXB", "USLACKBOT", "UNOBODY", "T0OTHER", "V0NOWHERE", "C0NOWHERE", "../../etc/passwd",
    "'; DROP TABLE member; --", "=cmd|' /C calc'!A0", "%s%n{0}{", "https://example.org/x", "file:///etc/hosts",
    "javascript:alert(1)", "2064582000.000001", "99999999999999999999.9", "Mars/Olympus", "de-DE", "xx_", "yes", "no",
)  # fmt: skip
NUMBERS: Final = (
    0, 1, -1, 2, 6, 2**31, 2**63, -(2**63) - 1, 10**30, 10**400, 0.5, -0.0, 1e308, float("inf"), float("-inf"),
    float("nan"), 253_402_300_800, -62_135_596_801, 2_064_582_000, 2_057_212_800,
)  # fmt: skip


def _deep(levels: int, kind: str) -> Json:
    inner: Json = "bottom"
    for _ in range(levels):
        inner = [inner] if kind == "list" else {"a": inner}
    return inner


def _structures() -> tuple[Json, ...]:
    return (
        None, True, False, [], {}, [[]], [None], [{}], {"": None}, {"id": None}, {"id": {}}, {"type": []},
        {"id": "U0ALDER20", "team_id": "T0OTHER"}, {"id": "T0OTHER"}, [{"action_id": "request_open"}],
        [{"type": "button"}] * 3, {"values": []}, {"values": {"goal": []}}, {"values": {"goal": {"goal": None}}},
        {"selected_option": {"value": "\ud800"}}, {"value": None}, _deep(30, "dict"), _deep(200, "list"),
        _deep(200, "dict"), _deep(900, "list"), list(range(300)), {f"k{n}": n for n in range(300)},
    )  # fmt: skip


VALUES: Final = (*TEXTS, *NUMBERS, *_structures())
KEYS: Final = (
    "", "type", "id", "user", "team", "event", "view", "command", "actions", "user_id", "bot_id", "\x00", "\ud800",
    "team_id", "enterprise", "authorizations", "response_urls", "message", "item", "k" * 3_001,
)  # fmt: skip
TWIST: Final = ("put", "put", "put", "put", "carried", "carried", "drop", "add", "wrap", "twice", "rename")
A_VALUE: Final = st.sampled_from(VALUES)
A_KEY: Final = st.sampled_from(KEYS)
A_TWIST: Final = st.sampled_from(TWIST)
MANY: Final = st.sampled_from((1, 1, 1, 2, 3))
KNOWN: Final = st.booleans()
WRAPPED: Final = st.sampled_from(("list", "id", "0"))
ARBITRARY: Final = st.one_of(
    st.text(st.characters(), max_size=40), st.integers(), st.integers(0, 12), st.floats(), st.dates().map(str),
    st.datetimes().map(str),
)  # fmt: skip


def places(value: Json, at: Place = ()) -> Iterator[Place]:
    """Every place in a payload, the whole first."""
    yield at
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, each in inner:
        yield from places(each, (*at, key))


def read_places(body: Json) -> list[Place]:
    """The places where something matters, those that people and our own buttons fill more often than the rest.

    Blocks and labels are left out: Slack only repeats them.
    """
    read = [at for at in places(body) if at and not {"blocks", "bot_profile", "text"} & set(map(str, at[:-1]))]
    return read + [at for at in read if _is_filled(at)] * 5


def _is_filled(at: Place) -> bool:
    return bool({"values", "actions", "event"} & set(map(str, at[:-1]))) or at[-1] in {"text", "private_metadata"}


def mutated(body: Json, where: list[Place]) -> st.SearchStrategy[Json]:
    """The body with one to three things wrong."""
    return _mutated(body, st.sampled_from(where))


@st.composite
def _mutated(draw: st.DrawFn, body: Json, a_place: st.SearchStrategy[Place]) -> Json:
    changed = copy.deepcopy(body)
    for _ in range(draw(MANY)):
        at = draw(a_place)
        _twist(changed, at, draw(A_TWIST), draw)
    return changed


def _twist(body: Json, at: Place, how: str, draw: st.DrawFn) -> None:
    holder: Any = body
    for key in at[:-1]:  # an earlier change may have taken the way there
        if not isinstance(holder, dict | list) or (isinstance(holder, dict) and key not in holder):
            return
        if isinstance(holder, list) and not (isinstance(key, int) and key < len(holder)):
            return
        holder = holder[key]  # type: ignore[index] # only a list has numbers
    key = at[-1]
    there = isinstance(holder, dict) and key in holder
    there = there or (isinstance(holder, list) and isinstance(key, int) and key < len(holder))
    if not there:
        return
    match how:
        case "drop":
            del holder[key]
        case "put":
            holder[key] = _anything(draw)
        case "carried" if isinstance(inner := _carried(holder[key]), dict) and inner:
            _twist(inner, (draw(st.sampled_from(sorted(inner))),), draw(A_TWIST), draw)
            holder[key] = json.dumps(inner)
        case "add" if isinstance(holder[key], dict):
            holder[key][draw(A_KEY)] = _anything(draw)
        case "wrap":
            how = draw(WRAPPED)
            holder[key] = [holder[key]] if how == "list" else {how: holder[key]}
        case "twice":
            holder[key] = _doubled(holder[key])
        case "rename" if isinstance(holder, dict):
            holder[draw(A_KEY)] = holder.pop(key)


def _anything(draw: st.DrawFn) -> Json:
    if draw(KNOWN):
        return copy.deepcopy(draw(A_VALUE))
    return draw(ARBITRARY)


def _carried(value: Json) -> Json:
    """What a button or a form carries as JSON."""
    try:
        return json.loads(value) if isinstance(value, str) else None
    except (ValueError, RecursionError):
        return None


def _doubled(value: Json) -> Json:
    match value:
        case str():
            return value + value
        case list():
            return [*value, *value]
        case int() | float():
            return value * 2 + 1
        case _:
            return [value, value]
