"""Checks Block Kit's interactive elements and images, and says in which block each may stand.

A table of element types stands at the end: adding one is adding a row and, where it has rules of its own, a function.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from sandbox import limits
from sandbox.composition import check_choices, check_confirm, check_initial, check_options, check_text, check_url
from sandbox.place import Place
from sandbox.rich_text import check_rich_text


@dataclass(frozen=True, slots=True)
class Element:
    """One element type: the blocks it may stand in, its fields beside type, action_id and the common ones, its rules.

    `common` names those of placeholder, confirm and focus_on_load that it takes. `modal_only` is for file inputs.
    """

    blocks: tuple[str, ...]
    check: Callable[[Place], None]
    required: tuple[str, ...] = ()
    optional: tuple[str, ...] = ()
    common: tuple[str, ...] = ("placeholder", "confirm", "focus_on_load")
    modal_only: bool = False


def check_element(place: Place, block: str, surface: str) -> None:
    """Check one element standing in a block of type `block` on a surface (message, modal, home)."""
    if not isinstance(place.value, dict):
        place.wrong("must provide an object")
        return
    kind = place.at("type").value
    element = ELEMENTS.get(kind) if isinstance(kind, str) else None
    if element is None or block not in element.blocks or (element.modal_only and surface != "modal"):
        place.at("type").wrong(f"unsupported type: {kind}")
        return
    optional = ("action_id", *element.optional, *element.common) if kind != "image" else element.optional
    place.object(("type", *element.required), optional)
    if place.has("action_id"):
        place.at("action_id").string(most=limits.ACTION_ID)
    if place.has("placeholder"):
        check_text(place.at("placeholder"), most=limits.PLACEHOLDER, plain_only=True)
    if place.has("confirm"):
        check_confirm(place.at("confirm"))
    if place.has("focus_on_load"):
        place.at("focus_on_load").boolean()
    element.check(place)


def check_image(place: Place) -> None:
    """Check what image elements and image blocks share: one source, and an alt text."""
    if place.has("image_url") == place.has("slack_file"):
        place.wrong("must define either `image_url` or `slack_file`")
    if place.has("image_url"):
        check_url(place.at("image_url"), most=limits.IMAGE_URL)
    if place.has("slack_file"):
        file = place.at("slack_file")
        if file.object((), ("id", "url")) and file.has("id") == file.has("url"):
            file.wrong("must define either `id` or `url`")
    if place.has("alt_text"):
        place.at("alt_text").string(most=limits.ALT_TEXT)


def _button(place: Place) -> None:
    if place.has("text"):
        check_text(place.at("text"), most=limits.BUTTON_TEXT, plain_only=True)
    if place.has("value"):
        place.at("value").string(most=limits.BUTTON_VALUE, least=0)
    if place.has("url"):
        check_url(place.at("url"), most=limits.BUTTON_URL)
    if place.has("style"):
        place.at("style").one_of("primary", "danger")
    if place.has("accessibility_label"):
        place.at("accessibility_label").string(most=limits.ACCESSIBILITY_LABEL)


def _overflow(place: Place) -> None:
    if place.has("options"):
        check_options(place.at("options"), most=limits.OVERFLOW_OPTIONS, url=True)


def _choices(place: Place) -> None:
    if not place.has("options"):
        return
    options = check_options(place.at("options"), most=limits.CHOICES, rich=True)
    for key in ("initial_option", "initial_options"):
        if place.has(key):
            check_initial(place.at(key), options)


def _static_select(place: Place) -> None:
    options = check_choices(place)
    for key in ("initial_option", "initial_options"):
        if place.has(key):
            check_initial(place.at(key), options)
    _several(place)


def _external_select(place: Place) -> None:
    if place.has("min_query_length"):
        place.at("min_query_length").integer(least=0)
    if place.has("initial_options"):
        check_options(place.at("initial_options"), most=limits.SELECT_OPTIONS)
    if place.has("initial_option"):
        check_options(Place([place.value["initial_option"]], place.path + "/initial_option", place.problems), most=1)
    _several(place)


def _several(place: Place) -> None:
    if place.has("max_selected_items"):
        place.at("max_selected_items").integer(least=1)


def _id_select(place: Place) -> None:
    for key in ("initial_user", "initial_conversation", "initial_channel"):
        if place.has(key):
            place.at(key).string()
    for key in ("initial_users", "initial_conversations", "initial_channels"):
        if place.has(key):
            for item in place.at(key).items():
                item.string()
    _several(place)


def _datepicker(place: Place) -> None:
    if place.has("initial_date") and not re.fullmatch(r"\d{4}-\d{2}-\d{2}", str(place.at("initial_date").value)):
        place.at("initial_date").wrong("invalid date, must be formatted YYYY-MM-DD")


def _timepicker(place: Place) -> None:
    if place.has("initial_time") and not re.fullmatch(r"([01]\d|2[0-3]):[0-5]\d", str(place.at("initial_time").value)):
        place.at("initial_time").wrong("invalid time, must be formatted HH:mm")


def _datetimepicker(place: Place) -> None:
    if place.has("initial_date_time"):
        value = place.at("initial_date_time").integer()
        if value is not None and len(str(value)) != 10:
            place.at("initial_date_time").wrong("must be a UNIX timestamp of 10 digits")


def _typed(place: Place) -> None:
    """Check plain_text_input, and the e-mail and link inputs, which take fewer of the same fields."""
    least = place.at("min_length").integer(least=0, most=limits.TYPED_TEXT) if place.has("min_length") else None
    most = place.at("max_length").integer(least=1, most=limits.TYPED_TEXT) if place.has("max_length") else None
    if least is not None and most is not None and least > most:
        place.at("min_length").wrong("must be less than or equal to `max_length`")
    if place.has("initial_value"):
        place.at("initial_value").string(most=most or limits.TYPED_TEXT, least=0)
    if place.has("multiline"):
        place.at("multiline").boolean()
    _dispatch(place)


def _number(place: Place) -> None:
    place.at("is_decimal_allowed").boolean()
    for key in ("min_value", "max_value", "initial_value"):
        if place.has(key):
            text = place.at(key).string()
            if text is not None and not re.fullmatch(r"-?\d+(\.\d+)?", text):
                place.at(key).wrong("must be a number")
    _dispatch(place)


def _dispatch(place: Place) -> None:
    if not place.has("dispatch_action_config"):
        return
    config = place.at("dispatch_action_config")
    if config.object((), ("trigger_actions_on",)) and config.has("trigger_actions_on"):
        for trigger in config.at("trigger_actions_on").items(least=1, most=2):
            trigger.one_of("on_enter_pressed", "on_character_entered")


def _file(place: Place) -> None:
    if place.has("max_files"):
        place.at("max_files").integer(least=1, most=limits.FILES_IN_INPUT)
    if place.has("filetypes"):
        for item in place.at("filetypes").items(least=1):
            item.string()


def _rich_text_input(place: Place) -> None:
    if place.has("initial_value"):
        value = place.at("initial_value")
        if value.object(("type", "elements")):
            check_rich_text(value.at("elements"))
    for key in ("min_lines", "max_lines"):
        if place.has(key):
            place.at(key).integer(least=1, most=100)
    _dispatch(place)


_ANYWHERE = ("section", "actions", "input")
_MULTI = ("section", "input")
_TYPED = ("initial_value", "dispatch_action_config")

ELEMENTS: dict[str, Element] = {
    "button": Element(
        ("section", "actions"), _button, ("text",), ("url", "value", "style", "accessibility_label"), ("confirm",)
    ),
    "overflow": Element(("section", "actions"), _overflow, ("options",), common=("confirm",)),
    "checkboxes": Element(_ANYWHERE, _choices, ("options",), ("initial_options",), ("confirm", "focus_on_load")),
    "radio_buttons": Element(_ANYWHERE, _choices, ("options",), ("initial_option",), ("confirm", "focus_on_load")),
    "static_select": Element(_ANYWHERE, _static_select, (), ("options", "option_groups", "initial_option")),
    "external_select": Element(_ANYWHERE, _external_select, (), ("initial_option", "min_query_length")),
    "users_select": Element(_ANYWHERE, _id_select, (), ("initial_user",)),
    "conversations_select": Element(
        _ANYWHERE,
        _id_select,
        (),
        ("initial_conversation", "default_to_current_conversation", "response_url_enabled", "filter"),
    ),
    "channels_select": Element(_ANYWHERE, _id_select, (), ("initial_channel", "response_url_enabled")),
    "multi_static_select": Element(
        _MULTI, _static_select, (), ("options", "option_groups", "initial_options", "max_selected_items")
    ),
    "multi_external_select": Element(
        _MULTI, _external_select, (), ("initial_options", "min_query_length", "max_selected_items")
    ),
    "multi_users_select": Element(_MULTI, _id_select, (), ("initial_users", "max_selected_items")),
    "multi_conversations_select": Element(
        _MULTI,
        _id_select,
        (),
        ("initial_conversations", "default_to_current_conversation", "max_selected_items", "filter"),
    ),
    "multi_channels_select": Element(_MULTI, _id_select, (), ("initial_channels", "max_selected_items")),
    "datepicker": Element(_ANYWHERE, _datepicker, (), ("initial_date",)),
    "timepicker": Element(_ANYWHERE, _timepicker, (), ("initial_time", "timezone")),
    "datetimepicker": Element(
        ("actions", "input"), _datetimepicker, (), ("initial_date_time",), ("confirm", "focus_on_load")
    ),
    "plain_text_input": Element(
        ("input",), _typed, (), (*_TYPED, "multiline", "min_length", "max_length"), ("placeholder", "focus_on_load")
    ),
    "email_text_input": Element(("input",), _typed, (), _TYPED, ("placeholder", "focus_on_load")),
    "url_text_input": Element(("input",), _typed, (), _TYPED, ("placeholder", "focus_on_load")),
    "number_input": Element(
        ("input",),
        _number,
        ("is_decimal_allowed",),
        (*_TYPED, "min_value", "max_value"),
        ("placeholder", "focus_on_load"),
    ),
    "file_input": Element(("input",), _file, (), ("filetypes", "max_files"), (), modal_only=True),
    "rich_text_input": Element(
        ("input",), _rich_text_input, (), (*_TYPED, "min_lines", "max_lines"), ("placeholder", "focus_on_load")
    ),
    "image": Element(("section", "context"), check_image, ("alt_text",), ("image_url", "slack_file"), ()),
}
