"""Block Kit models as the dicts that Slack is sent: what their own `to_dict` gives, with all that it checks.

That one looks for the checks among all names of every single object, which takes most of the time of drawing a Home;
here they are looked up once for each class. It must not know what is written on the blocks.
"""

from collections.abc import Callable
from functools import cache
from typing import Any, Final

from slack_sdk.models.basic_objects import EMPTY_ALLOWED_TYPE_AND_PROPERTY_LIST, JsonObject

_AS_IT_IS: Final = frozenset((str, bool, int))
"""Most of what the models hold; to ask whether a thing is a model takes long."""
_MAY_BE_EMPTY: Final = frozenset((each["type"], each["property"]) for each in EMPTY_ALLOWED_TYPE_AND_PROPERTY_LIST)


def written_out(model: JsonObject) -> dict[str, Any]:
    """The model as a dict. Raises SlackObjectFormationError where the model finds that it breaks one of its limits."""
    kind = type(model)
    if _writes_itself(kind):
        return model.to_dict()
    for check in _checks(kind):
        check(model)
    written: dict[str, Any] = {}
    for name in _in_order(frozenset(model.attributes)):
        value = model.get_object_attribute(name)
        if value is not None and _is_said(model, name, value):
            written[name] = value if type(value) in _AS_IT_IS else _value(value)
    return written


def _value(value: Any) -> Any:
    if isinstance(value, JsonObject):
        return written_out(value)
    if isinstance(value, list | tuple):
        return [_value(each) for each in value]
    return value


def _is_said(model: JsonObject, name: str, value: Any) -> bool:
    """Nothing empty is sent, but for the few lists that may be."""
    if not hasattr(value, "__len__"):
        return True
    return len(value) > 0 or (getattr(model, "type", None), name) in _MAY_BE_EMPTY


@cache
def _writes_itself(kind: type[JsonObject]) -> bool:
    return kind.to_dict is not JsonObject.to_dict


@cache
def _checks(kind: type[JsonObject]) -> tuple[Callable[[JsonObject], None], ...]:
    found = (getattr(kind, name, None) for name in dir(kind))
    return tuple(each for each in found if callable(each) and hasattr(each, "validator"))


@cache
def _in_order(names: frozenset[str]) -> tuple[str, ...]:
    return tuple(sorted(names))
