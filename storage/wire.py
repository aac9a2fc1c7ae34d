"""Events and messages as JSON, for what outlives the process: timers and the outbox.

Each is known by its `kind`. Rows outlive a deploy: unknown keys are ignored, missing ones take the dataclass's default,
so a kind may gain fields with defaults and must not lose its name. It must not know any journey by name.
"""

import importlib
import pkgutil
import sys
from collections.abc import Iterator, Mapping
from dataclasses import MISSING, fields, is_dataclass
from functools import cache
from types import MappingProxyType
from typing import Any, TypeVar, cast

from pydantic import TypeAdapter

import flows
from flows.decision import Event, Message

T = TypeVar("T")
JSON = dict[str, Any]


class UnknownKind(LookupError):  # noqa: N818 - says what is the matter with the row
    """A stored event or message is of a kind this version of the program does not have."""


def dump(value: Event | Message) -> JSON:
    """The value as plain JSON types. Raises UnknownKind for one whose class is not among the flows' kinds."""
    base = Event if isinstance(value, Event) else Message
    kind = getattr(value, "kind", None)
    if _kinds(base).get(kind) is not type(value):
        raise UnknownKind(f"{type(value).__name__} is not among the kinds of flows")
    return cast("JSON", _adapter(base, kind).dump_python(value, mode="json"))


def load_event(json: Mapping[str, Any]) -> Event:
    """The event that was dumped. Raises UnknownKind, or pydantic's ValidationError where a field no longer fits."""
    return cast("Event", _adapter(Event, json.get("kind")).validate_python(json))


def load_message(json: Mapping[str, Any]) -> Message:
    """The message that was dumped. Raises as `load_event` does."""
    return cast("Message", _adapter(Message, json.get("kind")).validate_python(json))


@cache
def events() -> Mapping[str, type[Event]]:
    """Every event of the flows by its kind."""
    return _by_kind(Event)


@cache
def messages() -> Mapping[str, type[Message]]:
    """Every message of the flows by its kind."""
    return _by_kind(Message)


def _kinds(base: type[Event | Message]) -> Mapping[Any, type[Any]]:
    return events() if base is Event else messages()


@cache
def _adapter(base: Any, kind: Any) -> TypeAdapter[Any]:
    """Made once for each kind: it takes pydantic some milliseconds."""
    if kind not in _kinds(base):
        raise UnknownKind(f"no {base.__name__} is of the kind {kind!r}")
    return TypeAdapter(_kinds(base)[kind])


def _by_kind(base: type[T]) -> Mapping[str, type[T]]:
    """The concrete dataclasses beneath `base`. Two of one kind, or a last descendant without one, is a TypeError."""
    for module in pkgutil.iter_modules(flows.__path__, "flows."):
        importlib.import_module(module.name)
    found: dict[str, type[T]] = {}
    for cls in _descendants(base):
        kind = _kind(cls)
        if kind is None and not cls.__subclasses__():
            raise TypeError(f"{cls.__qualname__} has no kind")
        if kind is not None and found.setdefault(kind, cls) is not cls:
            raise TypeError(f"{cls.__qualname__} and {found[kind].__qualname__} are both of the kind {kind!r}")
    return MappingProxyType(found)


def _descendants(base: type[T]) -> Iterator[type[T]]:
    for cls in base.__subclasses__():
        # dataclass(slots=True) makes a second class; the first lives on, but no longer under its name.
        if cls.__module__.startswith("flows.") and getattr(sys.modules[cls.__module__], cls.__name__, None) is cls:
            yield cls
        yield from _descendants(cls)


def _kind(cls: type[Any]) -> str | None:
    if not is_dataclass(cls):
        return None
    default = next((field.default for field in fields(cls) if field.name == "kind"), MISSING)
    return default if isinstance(default, str) else None
