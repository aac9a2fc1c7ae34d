"""What a person entered into Block Kit elements: Slack's `state.values`, and the checks Slack's client makes itself.

Simple values (an option's value, a date as text, an id) become the state Slack reports, and only ones the element
offers. It knows elements, not views, messages or who fills them.
"""

import re
from collections.abc import Iterator
from typing import Any

from sandbox.blocks import elements_of
from sandbox.errors import Refused
from sandbox.shapes import Json

State = dict[str, dict[str, Json]]
"""`state.values`: block id, then action id, then the element's state."""

_SCALARS = {
    "plain_text_input": ("value", "initial_value"),
    "email_text_input": ("value", "initial_value"),
    "url_text_input": ("value", "initial_value"),
    "number_input": ("value", "initial_value"),
    "rich_text_input": ("rich_text_value", "initial_value"),
    "datepicker": ("selected_date", "initial_date"),
    "timepicker": ("selected_time", "initial_time"),
    "datetimepicker": ("selected_date_time", "initial_date_time"),
    "users_select": ("selected_user", "initial_user"),
    "conversations_select": ("selected_conversation", "initial_conversation"),
    "channels_select": ("selected_channel", "initial_channel"),
    "static_select": ("selected_option", "initial_option"),
    "external_select": ("selected_option", "initial_option"),
    "radio_buttons": ("selected_option", "initial_option"),
}
_LISTS = {
    "checkboxes": ("selected_options", "initial_options"),
    "multi_static_select": ("selected_options", "initial_options"),
    "multi_external_select": ("selected_options", "initial_options"),
    "multi_users_select": ("selected_users", "initial_users"),
    "multi_conversations_select": ("selected_conversations", "initial_conversations"),
    "multi_channels_select": ("selected_channels", "initial_channels"),
    "file_input": ("files", ""),
}
_PATTERNS = {
    "datepicker": r"\d{4}-\d{2}-\d{2}",
    "timepicker": r"([01]\d|2[0-3]):[0-5]\d",
}


def holds_state(element: Json) -> bool:
    """Tell whether an element keeps what was entered (a button and an overflow menu do not)."""
    return element["type"] in _SCALARS or element["type"] in _LISTS


def find_element(blocks: list[Json], block_id: str, action_id: str) -> tuple[Json, Json]:
    """Return the block and the element with these ids; raises Refused where there is none."""
    for block in blocks:
        if block.get("block_id") == block_id:
            for element in elements_of(block):
                if element.get("action_id") == action_id:
                    return block, element
    raise Refused("no_such_element", f"There is nothing called {block_id}/{action_id} here any more.", 404)


def initial_state(element: Json) -> Json:
    """Return the state of an element nobody has touched."""
    kind = element["type"]
    if kind in _LISTS:
        key, initial = _LISTS[kind]
        return {"type": kind, key: element.get(initial) or []}
    key, initial = _SCALARS[kind]
    return {"type": kind, key: element.get(initial)}


def current_state(blocks: list[Json], entered: State) -> State:
    """Return the state of every element of `blocks`: what was entered, else what it started with.

    What was entered survives an update of the view where block id, action id and type stay the same.
    """
    state: State = {}
    for block, element in _stateful(blocks):
        known = entered.get(block["block_id"], {}).get(element["action_id"])
        kept = known if known and _still_fits(element, known) else initial_state(element)
        state.setdefault(block["block_id"], {})[element["action_id"]] = kept
    return state


def _still_fits(element: Json, known: Json) -> bool:
    if known["type"] != element["type"]:
        return False
    if "options" not in element:
        return True
    return all(one in element["options"] for one in _as_list(_entered(known)))


def _as_list(entered: Any) -> list[Any]:
    return entered if isinstance(entered, list) else [entered] if entered is not None else []


def _stateful(blocks: list[Json]) -> Iterator[tuple[Json, Json]]:
    for block in blocks:
        for element in elements_of(block):
            if holds_state(element):
                yield block, element


def entered_state(element: Json, value: Any, offered: list[Json] | None = None) -> Json:
    """Return the state after `value` was entered; None empties it.

    `offered` are the options the app gave for an external select. Raises Refused for what the element does not offer.
    """
    kind = element["type"]
    if kind in _LISTS:
        chosen = [_chosen(element, one, offered) for one in (value or [])]
        return {"type": kind, _LISTS[kind][0]: chosen}
    key = _SCALARS[kind][0]
    if value is None or value == "":
        return {"type": kind, key: None}
    return {"type": kind, key: _chosen(element, value, offered)}


def _chosen(element: Json, value: Any, offered: list[Json] | None) -> Any:
    kind = element["type"]
    if "static_select" in kind or "external_select" in kind or kind in ("radio_buttons", "checkboxes"):
        return option(element, value, offered)
    pattern = _PATTERNS.get(kind)
    if pattern and not re.fullmatch(pattern, str(value)):
        raise Refused("bad_value", f"{value!r} is not what a {kind} takes.")
    if kind == "datetimepicker":
        return int(value)
    if kind == "rich_text_input":
        return value if isinstance(value, dict) else _as_rich_text(str(value))
    return str(value)


def option(element: Json, value: Any, offered: list[Json] | None = None) -> Json:
    """Return the option of an element (or of those offered) whose value is `value`; raises Refused for another."""
    options: list[Json] = [*(offered or []), *element.get("options", [])]
    options += [one for group in element.get("option_groups", []) for one in group["options"]]
    options += element.get("initial_options") or []
    options += [element["initial_option"]] if element.get("initial_option") else []
    found = next((one for one in options if one["value"] == value), None)
    if found is None:
        raise Refused("no_such_option", f"{value!r} is not among the options.")
    return found


def _as_rich_text(text: str) -> Json:
    section = {"type": "rich_text_section", "elements": [{"type": "text", "text": text}]}
    return {"type": "rich_text", "elements": [section]}


def complaints(blocks: list[Json], state: State) -> dict[str, str]:
    """Return what Slack's client itself refuses on submit, by block id: empty required fields, lengths, ranges."""
    found: dict[str, str] = {}
    for block in blocks:
        if block["type"] == "input":
            element = block["element"]
            entered = state[block["block_id"]][element["action_id"]]
            complaint = _complaint(block, element, _entered(entered))
            if complaint:
                found[block["block_id"]] = complaint
    return found


def _entered(state: Json) -> Any:
    return next((value for key, value in state.items() if key != "type"), None)


def _complaint(block: Json, element: Json, entered: Any) -> str | None:
    if entered in (None, "", []):
        return None if block.get("optional") else "Please complete this required field."
    if isinstance(entered, list):
        most = element.get("max_selected_items")
        return f"Choose at most {most}." if most and len(entered) > most else None
    kind = element["type"]
    if kind == "number_input":
        return _number_complaint(element, entered)
    if kind == "email_text_input" and not re.fullmatch(r"[^@\s]+@[^@\s]+\.[^@\s]+", entered):
        return "Please enter a valid email address."
    if kind == "url_text_input" and not re.fullmatch(r"https?://\S+", entered):
        return "Please enter a valid URL."
    return _length_complaint(element, entered) if kind == "plain_text_input" else None


def _length_complaint(element: Json, entered: str) -> str | None:
    most, least = element.get("max_length") or 3000, element.get("min_length") or 0
    if len(entered) > most:
        return f"This field must be at most {most} characters."
    return f"This field must be at least {least} characters." if len(entered) < least else None


def _number_complaint(element: Json, entered: str) -> str | None:
    whole = not element["is_decimal_allowed"]
    if not re.fullmatch(r"-?\d+" if whole else r"-?\d+(\.\d+)?", entered):
        return "Please enter a whole number." if whole else "Please enter a number."
    if element.get("min_value") is not None and float(entered) < float(element["min_value"]):
        return f"Please enter a number of at least {element['min_value']}."
    if element.get("max_value") is not None and float(entered) > float(element["max_value"]):
        return f"Please enter a number of at most {element['max_value']}."
    return None
