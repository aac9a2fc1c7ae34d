"""What a person means by a value: options and people by their names, dates and times as Python has them.

Part of the driver: it turns these into the simple values of the control API, element by element.
"""

from datetime import date, datetime
from datetime import time as wall_time
from typing import TYPE_CHECKING, Any

from sandbox.shapes import Json

if TYPE_CHECKING:
    from sandbox.driver import Person


def as_value(person: "Person", element: Json, value: Any, ask: Any = None) -> Any:
    """Return what a person means by `value` in the control API's form: options and people by their names."""
    kind = element["type"]
    if value is None:
        return None
    if isinstance(value, date | wall_time):
        return _moment(kind, value)
    if kind == "checkboxes" or kind.startswith("multi_"):
        return [_one(person, element, one, ask) for one in ([value] if isinstance(value, str) else value)]
    return _one(person, element, value, ask)


def _moment(kind: str, value: date | wall_time) -> str | int:
    """Return a date, a time or an aware datetime as the picker of that kind takes it."""
    if kind == "datetimepicker" and isinstance(value, datetime):
        return int(value.timestamp())
    return f"{value:%H:%M}" if kind == "timepicker" else f"{value:%Y-%m-%d}"


def _one(person: "Person", element: Json, value: Any, ask: Any) -> Any:
    kind = element["type"]
    if "users_select" in kind:
        return value if str(value).startswith("U0") else person.workspace.person_named(str(value)).id
    if "external" in kind and ask is not None:
        options = ask(element, str(value))
        own = next((option for option in options if option["value"] == value), None)
        if own is not None:  # what was typed, offered as it is under words of the app's
            return own["value"]
    elif "static" in kind or kind in ("radio_buttons", "checkboxes"):
        options = list(element.get("options", []))
        options += [one for group in element.get("option_groups", []) for one in group["options"]]
    else:
        return value if kind in ("datetimepicker", "file_input", "rich_text_input") else str(value)
    for option in options:
        if option["text"]["text"] == value:
            return option["value"]
    raise LookupError(f"no option says {value!r}; there are {[one['text']['text'] for one in options]}")
