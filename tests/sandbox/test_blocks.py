"""Block Kit: everything Slack documents is taken where it may stand, and nothing else."""

from typing import Any

import pytest

from sandbox.blocks import Surface, check_blocks
from sandbox.place import Place
from tests.sandbox.small_app import Json, actions, button, field, options, plain, typed

PICTURE = "https://example.org/p.png"
MRKDWN = {"type": "mrkdwn", "text": "*t*"}
CONFIRM = {"title": plain("t"), "text": plain("t"), "confirm": plain("y"), "deny": plain("n"), "style": "danger"}
SECTION = {"type": "section", "text": plain("t")}
SELECTS: list[Json] = [
    {"type": "static_select", "options": options(2), "initial_option": options(2)[1]},
    {"type": "static_select", "option_groups": [{"label": plain("g"), "options": options(2)}]},
    {"type": "external_select", "min_query_length": 0},
    {"type": "users_select", "initial_user": "U01"},
    {"type": "conversations_select", "default_to_current_conversation": True},
    {"type": "channels_select"},
]
MULTI: list[Json] = [
    {"type": "multi_static_select", "options": options(2), "initial_options": options(1), "max_selected_items": 2},
    {"type": "multi_external_select"},
    {"type": "multi_users_select", "initial_users": ["U01"]},
    {"type": "multi_conversations_select"},
    {"type": "multi_channels_select"},
]
PICKERS: list[Json] = [
    {"type": "datepicker", "initial_date": "2026-12-01", "placeholder": plain("p"), "confirm": CONFIRM},
    {"type": "timepicker", "initial_time": "23:59"},
    {"type": "checkboxes", "options": [{"text": MRKDWN, "value": "v", "description": MRKDWN}]},
    {"type": "radio_buttons", "options": options(2), "initial_option": options(2)[0]},
]
TYPED: list[Json] = [
    typed(multiline=True, min_length=1, max_length=3000, initial_value="t", placeholder=plain("p")),
    {"type": "number_input", "is_decimal_allowed": False, "min_value": "1", "max_value": "8", "initial_value": "2"},
    {"type": "email_text_input"},
    {"type": "url_text_input", "dispatch_action_config": {"trigger_actions_on": ["on_enter_pressed"]}},
    {"type": "rich_text_input"},
]
DATETIME: Json = {"type": "datetimepicker", "initial_date_time": 1795300590}
OVERFLOW: Json = {"type": "overflow", "action_id": "o", "options": [*options(1), options(2)[1] | {"url": PICTURE}]}
IMAGE: Json = {"type": "image", "image_url": PICTURE, "alt_text": "A picture"}
INLINE: list[Json] = [
    {"type": "text", "text": "t", "style": {"bold": True, "italic": True, "strike": False, "code": True}},
    {"type": "user", "user_id": "U0ADA00001", "style": {"bold": True}},
    {"type": "date", "timestamp": 1795300590, "format": "{date_long_pretty} at {time}", "fallback": "soon"},
    {"type": "link", "url": PICTURE, "text": "t"},
    {"type": "emoji", "name": "wave"},
    {"type": "channel", "channel_id": "C0CHANNEL1"},
    {"type": "usergroup", "usergroup_id": "S0GROUP001"},
    {"type": "broadcast", "range": "here"},
    {"type": "color", "value": "#00ff00"},
]
PARAGRAPH: Json = {"type": "rich_text_section", "elements": INLINE}
RICH: Json = {
    "type": "rich_text",
    "elements": [
        PARAGRAPH,
        {"type": "rich_text_list", "style": "ordered", "indent": 1, "offset": 2, "border": 0, "elements": [PARAGRAPH]},
        {"type": "rich_text_quote", "elements": INLINE},
        {"type": "rich_text_preformatted", "elements": [{"type": "text", "text": "t"}]},
    ],
}
TAKEN: list[tuple[Surface, Json]] = [
    *(("message", block) for block in (SECTION, {"type": "divider"}, RICH, {"type": "markdown", "text": "**t**"})),
    ("message", {"type": "section", "fields": [MRKDWN, plain("t")], "accessory": IMAGE, "expand": True}),
    ("message", {"type": "header", "text": plain("t") | {"emoji": True}}),
    ("message", {"type": "context", "elements": [MRKDWN | {"verbatim": True}, IMAGE]}),
    ("message", IMAGE | {"title": plain("t")}),
    ("message", {"type": "file", "external_id": "x", "source": "remote"}),
    ("message", field(typed())),
    (
        "message",
        {
            "type": "table",
            "rows": [[{"type": "raw_text", "text": "t"}, RICH, {"type": "raw_number", "value": 1.5, "text": "1.5"}]],
            "column_settings": [],
        },
    ),
    ("message", actions(button(style="primary", confirm=CONFIRM, url=PICTURE, value=""), OVERFLOW)),
    (
        "modal",
        {
            "type": "video",
            "alt_text": "a",
            "title": plain("t"),
            "thumbnail_url": PICTURE,
            "video_url": PICTURE,
            "author_name": "A",
        },
    ),
    *(("modal", actions(element)) for element in [*SELECTS, *PICKERS, DATETIME]),
    *(("home", SECTION | {"accessory": element}) for element in [*SELECTS, *MULTI, *PICKERS, OVERFLOW, button()]),
    *(("modal", field(element)) for element in [*SELECTS, *MULTI, *PICKERS, *TYPED, DATETIME]),
    ("modal", field({"type": "file_input", "filetypes": ["png"], "max_files": 1})),
]


def problems(surface: Surface, *blocks: Any) -> list[str]:
    place = Place(list(blocks), "/blocks")
    check_blocks(place, surface)
    return place.problems


@pytest.mark.parametrize(("surface", "block"), TAKEN)
def test_what_slack_documents_is_taken(surface: Surface, block: Json) -> None:
    assert problems(surface, block) == []


REFUSED: list[tuple[Surface, Any, str]] = [
    ("message", "words", "must provide an object [json-pointer:/blocks/0]"),
    ("message", {"type": "mystery"}, "unsupported type: mystery [json-pointer:/blocks/0/type]"),
    ("message", {"text": plain("t")}, "unsupported type: None [json-pointer:/blocks/0/type]"),
    ("home", {"type": "markdown", "text": "t"}, "unsupported type: markdown [json-pointer:/blocks/0/type]"),
    ("modal", {"type": "table", "rows": []}, "unsupported type: table [json-pointer:/blocks/0/type]"),
    ("message", {"type": "section"}, "must define either `text` or `fields` [json-pointer:/blocks/0]"),
    ("message", SECTION | {"color": "red"}, "invalid additional property: color [json-pointer:/blocks/0]"),
    ("message", {"type": "section", "text": "t"}, "must provide an object [json-pointer:/blocks/0/text]"),
    (
        "message",
        {"type": "section", "text": plain("")},
        "must be more than 0 characters [json-pointer:/blocks/0/text/text]",
    ),
    (
        "message",
        {"type": "section", "text": plain("t") | {"verbatim": True}},
        "invalid additional property: verbatim [json-pointer:/blocks/0/text]",
    ),
    ("message", {"type": "header", "text": MRKDWN}, "must be a valid enum value [json-pointer:/blocks/0/text/type]"),
    ("message", {"type": "header"}, "missing required field: text [json-pointer:/blocks/0]"),
    ("message", actions(), "must provide at least 1 items [json-pointer:/blocks/0/elements]"),
    (
        "message",
        actions(button("A", "same"), button("B", "same")),
        '`action_id` "same" already exists [json-pointer:/blocks/0/elements/1/action_id]',
    ),
    ("message", actions(IMAGE), "unsupported type: image [json-pointer:/blocks/0/elements/0/type]"),
    ("message", actions(MULTI[0]), "unsupported type: multi_static_select [json-pointer:/blocks/0/elements/0/type]"),
    ("message", actions(typed()), "unsupported type: plain_text_input [json-pointer:/blocks/0/elements/0/type]"),
    (
        "message",
        SECTION | {"accessory": DATETIME},
        "unsupported type: datetimepicker [json-pointer:/blocks/0/accessory/type]",
    ),
    ("modal", field(button()), "unsupported type: button [json-pointer:/blocks/0/element/type]"),
    ("home", field({"type": "file_input"}), "unsupported type: file_input [json-pointer:/blocks/0/element/type]"),
    ("modal", {"type": "input", "element": typed()}, "missing required field: label [json-pointer:/blocks/0]"),
    ("modal", field(typed()) | {"label": MRKDWN}, "must be a valid enum value [json-pointer:/blocks/0/label/type]"),
    (
        "modal",
        field(typed(min_length=9, max_length=8)),
        "must be less than or equal to `max_length` [json-pointer:/blocks/0/element/min_length]",
    ),
    (
        "modal",
        field(typed(max_length=3, initial_value="four")),
        "must be less than 4 characters [json-pointer:/blocks/0/element/initial_value]",
    ),
    (
        "modal",
        field({"type": "number_input"}),
        "missing required field: is_decimal_allowed [json-pointer:/blocks/0/element]",
    ),
    (
        "message",
        actions({"type": "static_select"}),
        "must define either `options` or `option_groups` [json-pointer:/blocks/0/elements/0]",
    ),
    (
        "message",
        actions({"type": "static_select", "options": []}),
        "must provide at least 1 items [json-pointer:/blocks/0/elements/0/options]",
    ),
    (
        "message",
        actions({"type": "static_select", "options": options(1), "initial_option": options(2)[1]}),
        "must match one of the provided options [json-pointer:/blocks/0/elements/0/initial_option]",
    ),
    (
        "message",
        actions({"type": "static_select", "options": [{"text": MRKDWN, "value": "v"}]}),
        "must be a valid enum value [json-pointer:/blocks/0/elements/0/options/0/text/type]",
    ),
    (
        "message",
        actions({"type": "static_select", "options": [{"text": plain("t")}]}),
        "missing required field: value [json-pointer:/blocks/0/elements/0/options/0]",
    ),
    ("message", actions(button(style="loud")), "must be a valid enum value [json-pointer:/blocks/0/elements/0/style]"),
    ("message", actions(button(url="nowhere")), "invalid url [json-pointer:/blocks/0/elements/0/url]"),
    (
        "message",
        actions(button(confirm={"title": plain("t")})),
        "missing required field: text [json-pointer:/blocks/0/elements/0/confirm]",
    ),
    (
        "message",
        actions({"type": "datepicker", "initial_date": "1 Dec"}),
        "invalid date, must be formatted YYYY-MM-DD [json-pointer:/blocks/0/elements/0/initial_date]",
    ),
    (
        "message",
        actions({"type": "timepicker", "initial_time": "24:00"}),
        "invalid time, must be formatted HH:mm [json-pointer:/blocks/0/elements/0/initial_time]",
    ),
    (
        "message",
        actions({"type": "datetimepicker", "initial_date_time": 179530059}),
        "must be a UNIX timestamp of 10 digits [json-pointer:/blocks/0/elements/0/initial_date_time]",
    ),
    ("message", {"type": "image", "image_url": PICTURE}, "missing required field: alt_text [json-pointer:/blocks/0]"),
    (
        "message",
        {"type": "image", "alt_text": "a"},
        "must define either `image_url` or `slack_file` [json-pointer:/blocks/0]",
    ),
    (
        "message",
        {"type": "image", "alt_text": "", "image_url": PICTURE},
        "must be more than 0 characters [json-pointer:/blocks/0/alt_text]",
    ),
    (
        "message",
        {"type": "rich_text", "elements": []},
        "must provide at least 1 items [json-pointer:/blocks/0/elements]",
    ),
    (
        "message",
        {"type": "rich_text", "elements": [{"type": "text", "text": "t"}]},
        "unsupported type: text [json-pointer:/blocks/0/elements/0/type]",
    ),
]


@pytest.mark.parametrize(("surface", "block", "words"), REFUSED)
def test_anything_else_is_refused_with_its_place(surface: Surface, block: Any, words: str) -> None:
    assert words in problems(surface, block)


@pytest.mark.parametrize(
    ("inline", "words"),
    [
        ({"type": "mystery"}, "unsupported type: mystery"),
        ({"type": "text", "text": ""}, "must be more than 0 characters"),
        ({"type": "text", "text": "t", "style": {"loud": True}}, "invalid additional property: loud"),
        ({"type": "text", "text": "t", "style": {"bold": "yes"}}, "must provide a boolean"),
        ({"type": "user", "user_id": "ada"}, "failed to match pattern"),
        ({"type": "channel", "channel_id": "general"}, "failed to match pattern"),
        ({"type": "broadcast", "range": "all"}, "must be a valid enum value"),
        ({"type": "color", "value": "green"}, "must be a hex colour"),
        ({"type": "date", "format": "{time}"}, "missing required field: timestamp"),
        ({"type": "date", "timestamp": "soon", "format": "{time}"}, "must provide an integer"),
        ({"type": "date", "timestamp": 1, "format": "{tomorrow}"}, "invalid date format"),
        ({"type": "date", "timestamp": 1, "format": "at noon"}, "invalid date format"),
    ],
)
def test_rich_text_is_checked_to_the_leaf(inline: Json, words: str) -> None:
    block = {"type": "rich_text", "elements": [{"type": "rich_text_section", "elements": [inline]}]}
    found = problems("message", block)
    assert any(problem.startswith(words) for problem in found), found


def test_block_ids_are_unique_and_action_ids_within_their_block() -> None:
    twice = problems("message", SECTION | {"block_id": "a"}, SECTION | {"block_id": "a"})
    assert twice == ['`block_id` "a" already exists [json-pointer:/blocks/1/block_id]']
    assert problems("message", actions(button()), actions(button())) == []


def test_every_problem_is_named() -> None:
    found = problems("message", {"type": "mystery"}, {"type": "section"}, {"type": "header", "text": plain("x" * 151)})
    assert len(found) == 3


def test_one_element_of_a_view_takes_the_focus() -> None:
    twice = [field(typed(focus_on_load=True), block_id=name) for name in "ab"]
    assert problems("modal", *twice) == ["only one element may set `focus_on_load` [json-pointer:/blocks]"]
