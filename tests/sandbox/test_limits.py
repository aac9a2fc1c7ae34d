"""For each limit in `sandbox.limits`: what is just inside is taken, what is just outside is refused as Slack would."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import pytest

from sandbox import limits
from sandbox.driver import Workspace
from sandbox.parts import Terms
from sandbox.server import Sandbox
from tests.sandbox.small_app import (
    ADA,
    MANIFEST,
    PEOPLE,
    Api,
    App,
    Json,
    actions,
    button,
    field,
    modal,
    options,
    plain,
    typed,
)

PICTURE = "https://example.org/p.png"


@dataclass(frozen=True)
class Case:
    """A call made with a size: taken at the limit, refused one above it with `error` and, if any, `words`."""

    method: str
    args: Callable[[int], Json]
    error: str
    words: str = ""


def message(blocks: Callable[[int], list[Json]], words: str, error: str = "invalid_blocks") -> Case:
    return Case("chat.postMessage", lambda n: {"channel": ADA, "text": "t", "blocks": blocks(n)}, error, words)


def view(view: Callable[[int], Json], words: str, error: str = "invalid_arguments") -> Case:
    return Case("views.open", lambda n: {"view": view(n)}, error, words)


def nested(depth: int) -> Json:
    """Return a payload whose values are `depth` objects deep."""
    value: Any = "leaf"
    for _ in range(depth):
        value = {"in": value}
    return {"value": value}


def modal_of(size: int) -> Json:
    """Return a modal that is exactly `size` bytes of JSON."""
    blocks = [{"type": "section", "text": plain("x" * 2900)} for _ in range(80)]
    rest = size - len(json.dumps(modal(*blocks, *fillers(0, 0)), ensure_ascii=False))
    each, left = divmod(rest, 10)
    return modal(*blocks, *fillers(each, left))


def fillers(each: int, left: int) -> list[Json]:
    sizes = [each + left] + [each] * 9
    return [{"type": "section", "text": plain("y" + "y" * size)} for size in sizes]


def shorter(n: int, pointer: str) -> str:
    return f"[ERROR] must be less than {n + 1} characters [json-pointer:{pointer}]"


def fewer(n: int, pointer: str) -> str:
    return f"[ERROR] no more than {n} items allowed [json-pointer:{pointer}]"


def section(**what: Any) -> list[Json]:
    return [{"type": "section", "text": plain("t"), **what}]


def static(action_id: str = "s", **what: Any) -> Json:
    return {"type": "static_select", "action_id": action_id, **what}


def confirming(n: int, key: str) -> list[Json]:
    confirm = {"title": plain("t"), "text": plain("t"), "confirm": plain("y"), "deny": plain("n")}
    return [actions(button(confirm=confirm | {key: plain("x" * n)}))]


def labelled(n: int) -> list[Json]:
    return [{"text": plain("x" * n), "value": "v"}]


CONFIRM = "/blocks/0/elements/0/confirm"
ELEMENT = "/blocks/0/elements/0"
CASES: dict[str, Case] = {
    "message_blocks": message(lambda n: [{"type": "divider"}] * n, fewer(50, "/blocks")),
    "update_text": Case("chat.update", lambda n: {"text": "x" * n}, "msg_too_long"),
    "message_block_characters": message(
        lambda n: section(text=plain("x" * (n - 4 * 2600))) + section(text=plain("x" * 2600)) * 4,
        "",
        "msg_blocks_too_long",
    ),
    "attachments": Case(
        "chat.postMessage", lambda n: {"channel": ADA, "attachments": [{"text": "t"}] * n}, "too_many_attachments"
    ),
    "markdown_characters": message(
        lambda n: [{"type": "markdown", "text": "x" * 2000}, {"type": "markdown", "text": "x" * (n - 2000)}],
        "[ERROR] markdown blocks must be less than 12001 characters in total [json-pointer:/blocks]",
    ),
    "tables": message(
        lambda n: [{"type": "table", "rows": [[{"type": "raw_text", "text": "t"}]]}] * n,
        "[ERROR] only_one_table_allowed [json-pointer:/blocks]",
    ),
    "metadata_depth": Case(
        "chat.postMessage",
        lambda n: {"channel": ADA, "text": "t", "metadata": {"event_type": "e", "event_payload": nested(n)}},
        "invalid_metadata_schema",
    ),
    "view_blocks": view(lambda n: modal(*[{"type": "divider"}] * n), fewer(100, "/view/blocks")),
    "view_bytes": view(modal_of, "", "view_too_large"),
    "view_title": view(lambda n: modal(title=plain("x" * n)), shorter(24, "/view/title/text")),
    "view_submit": view(lambda n: modal(submit=plain("x" * n)), shorter(24, "/view/submit/text")),
    "view_close": view(lambda n: modal(close=plain("x" * n)), shorter(24, "/view/close/text")),
    "private_metadata": view(lambda n: modal(private_metadata="x" * n), shorter(3000, "/view/private_metadata")),
    "callback_id": view(lambda n: modal(callback_id="x" * n), shorter(255, "/view/callback_id")),
    "external_id": view(lambda n: modal(external_id="x" * n), shorter(255, "/view/external_id")),
    "block_id": message(lambda n: section(block_id="x" * n), shorter(255, "/blocks/0/block_id")),
    "action_id": message(lambda n: [actions(button(action_id="x" * n))], shorter(255, ELEMENT + "/action_id")),
    "section_text": message(lambda n: section(text=plain("x" * n)), shorter(3000, "/blocks/0/text/text")),
    "section_fields": message(lambda n: section(fields=[plain("f")] * n), fewer(10, "/blocks/0/fields")),
    "section_field": message(lambda n: section(fields=[plain("x" * n)]), shorter(2000, "/blocks/0/fields/0/text")),
    "text_object": message(
        lambda n: [{"type": "context", "elements": [plain("x" * n)]}], shorter(3000, "/blocks/0/elements/0/text")
    ),
    "video_author": message(
        lambda n: [
            {
                "type": "video",
                "alt_text": "a",
                "title": plain("t"),
                "thumbnail_url": PICTURE,
                "video_url": PICTURE,
                "author_name": "x" * n,
            }
        ],
        shorter(49, "/blocks/0/author_name"),
    ),
    "header_text": message(lambda n: [{"type": "header", "text": plain("x" * n)}], shorter(150, "/blocks/0/text/text")),
    "context_elements": message(
        lambda n: [{"type": "context", "elements": [plain("t")] * n}], fewer(10, "/blocks/0/elements")
    ),
    "actions_elements": message(
        lambda n: [actions(*(button(action_id=f"b{i}") for i in range(n)))], fewer(25, "/blocks/0/elements")
    ),
    "input_label": view(lambda n: modal(field(typed(), label="x" * n)), shorter(2000, "/view/blocks/0/label/text")),
    "input_hint": view(lambda n: modal(field(typed(), hint=plain("x" * n))), shorter(2000, "/view/blocks/0/hint/text")),
    "image_url": message(
        lambda n: [{"type": "image", "alt_text": "a", "image_url": PICTURE.ljust(n, "x")}],
        shorter(3000, "/blocks/0/image_url"),
    ),
    "alt_text": message(
        lambda n: [{"type": "image", "alt_text": "x" * n, "image_url": PICTURE}], shorter(2000, "/blocks/0/alt_text")
    ),
    "image_title": message(
        lambda n: [{"type": "image", "alt_text": "a", "image_url": PICTURE, "title": plain("x" * n)}],
        shorter(2000, "/blocks/0/title/text"),
    ),
    "video_title": message(
        lambda n: [
            {
                "type": "video",
                "alt_text": "a",
                "title": plain("x" * n),
                "thumbnail_url": PICTURE,
                "video_url": PICTURE,
            }
        ],
        shorter(199, "/blocks/0/title/text"),
    ),
    "table_rows": message(
        lambda n: [{"type": "table", "rows": [[{"type": "raw_text", "text": "t"}]] * n}], fewer(100, "/blocks/0/rows")
    ),
    "table_cells": message(
        lambda n: [{"type": "table", "rows": [[{"type": "raw_text", "text": "t"}] * n]}], fewer(20, "/blocks/0/rows/0")
    ),
    "button_text": message(lambda n: [actions(button("x" * n))], shorter(75, ELEMENT + "/text/text")),
    "button_value": message(lambda n: [actions(button(value="x" * n))], shorter(2000, ELEMENT + "/value")),
    "button_url": message(lambda n: [actions(button(url=PICTURE.ljust(n, "x")))], shorter(3000, ELEMENT + "/url")),
    "accessibility_label": message(
        lambda n: [actions(button(accessibility_label="x" * n))], shorter(75, ELEMENT + "/accessibility_label")
    ),
    "option_text": message(
        lambda n: [actions(static(options=labelled(n)))], shorter(75, ELEMENT + "/options/0/text/text")
    ),
    "option_value": message(
        lambda n: [actions(static(options=[{"text": plain("t"), "value": "x" * n}]))],
        shorter(150, ELEMENT + "/options/0/value"),
    ),
    "option_description": message(
        lambda n: [actions(static(options=[{"text": plain("t"), "value": "v", "description": plain("x" * n)}]))],
        shorter(75, ELEMENT + "/options/0/description/text"),
    ),
    "option_url": message(
        lambda n: [
            actions(
                {
                    "type": "overflow",
                    "action_id": "o",
                    "options": [{"text": plain("t"), "value": "v", "url": PICTURE.ljust(n, "x")}],
                }
            )
        ],
        shorter(3000, ELEMENT + "/options/0/url"),
    ),
    "select_options": message(lambda n: [actions(static(options=options(n)))], fewer(100, ELEMENT + "/options")),
    "select_groups": message(
        lambda n: [actions(static(option_groups=[{"label": plain("g"), "options": options(1)}] * n))],
        fewer(100, ELEMENT + "/option_groups"),
    ),
    "group_label": message(
        lambda n: [actions(static(option_groups=[{"label": plain("x" * n), "options": options(1)}]))],
        shorter(75, ELEMENT + "/option_groups/0/label/text"),
    ),
    "overflow_options": message(
        lambda n: [actions({"type": "overflow", "action_id": "o", "options": options(n)})],
        fewer(5, ELEMENT + "/options"),
    ),
    "choices": message(
        lambda n: [actions({"type": "checkboxes", "action_id": "c", "options": options(n)})],
        fewer(10, ELEMENT + "/options"),
    ),
    "placeholder": message(
        lambda n: [actions(static(options=options(1), placeholder=plain("x" * n)))],
        shorter(150, ELEMENT + "/placeholder/text"),
    ),
    "confirm_title": message(lambda n: confirming(n, "title"), shorter(100, CONFIRM + "/title/text")),
    "confirm_text": message(lambda n: confirming(n, "text"), shorter(300, CONFIRM + "/text/text")),
    "confirm_button": message(lambda n: confirming(n, "deny"), shorter(30, CONFIRM + "/deny/text")),
    "typed_text": view(
        lambda n: modal(field(typed(max_length=n))),
        "[ERROR] must be less than or equal to 3000 [json-pointer:/view/blocks/0/element/max_length]",
    ),
    "files_in_input": view(
        lambda n: modal(field({"type": "file_input", "action_id": "f", "max_files": n})),
        "[ERROR] must be less than or equal to 10 [json-pointer:/view/blocks/0/element/max_files]",
    ),
    "file_alt_text": Case(
        "files.getUploadURLExternal",
        lambda n: {"filename": "a.png", "length": 1, "alt_txt": "x" * n},
        "alt_txt_too_large",
    ),
}
"""One for each limit on the size of something in a call."""

ELSEWHERE = {
    "message_text": "test_limits.py: test_a_longer_text_is_cut",
    "modal_stack": "test_views.py: test_a_fourth_modal_is_refused",
    "query_letters": "test_interaction.py: test_fewer_letters_than_the_field_wants_ask_for_nothing",
    "query_options": "test_interaction.py: test_more_options_than_slack_takes_are_refused",
    "open_users": "test_conversations.py: test_at_most_eight_people_are_opened",
    "ack_seconds": "test_interaction.py: test_silence_for_three_seconds_is_an_operation_timeout",
    "trigger_seconds": "test_views.py: test_a_trigger_id_expires",
    "trigger_uses": "test_views.py: test_a_trigger_id_is_used_once",
    "response_url_uses": "test_response_urls.py: test_a_response_url_is_used_up",
    "response_url_seconds": "test_response_urls.py: test_a_response_url_expires",
    "oauth_code_seconds": "test_oauth.py: test_a_code_is_good_for_ten_minutes",
    "oauth_code_uses": "test_oauth.py: test_a_code_is_good_once",
    "sockets": "test_socket_mode.py: test_an_eleventh_connection_is_turned_away",
    "event_retries": "test_events.py: test_an_event_is_retried_three_times",
}
"""The limits on time and number of deeds, and the tests that hold them."""


def test_every_limit_has_a_case() -> None:
    assert set(CASES) | set(ELSEWHERE) == set(limits.ALL)
    assert not set(CASES) & set(ELSEWHERE)


def test_every_limit_names_its_source() -> None:
    for limit in limits.ALL.values():
        assert limit.source.split()[0] in {"types", "docs", "sdk", "ref", "issue"}, limit


def test_the_tests_named_elsewhere_exist(request: pytest.FixtureRequest) -> None:
    for where in ELSEWHERE.values():
        file, _, name = where.partition(": ")
        assert f"def {name}(" in (request.path.parent / file).read_text(), where


@pytest.fixture(scope="module")
def sandbox() -> Iterator[Sandbox]:
    """One sandbox for all cases: each posts or opens something of its own."""
    with Sandbox(Terms(MANIFEST, PEOPLE)) as running:
        yield running


@pytest.fixture(scope="module")
def api(sandbox: Sandbox) -> Iterator[Api]:
    api = Api(sandbox)
    yield api
    api.http.close()


@pytest.fixture(scope="module")
def call(api: Api, sandbox: Sandbox) -> Iterator[Callable[[Case, int], Json]]:
    """Make a case's call with what it needs beside its size: a fresh trigger id, a message to update."""
    app = App(api)
    ws = Workspace(sandbox.base_url)

    def made(case: Case, size: int) -> Json:
        args = case.args(size)
        if case.method == "views.open":
            ws.person(ADA).shortcut("find_path")
            args["trigger_id"] = app.payloads("shortcut")[-1]["trigger_id"]
        if case.method == "chat.update":
            posted = api.post(ADA)
            args |= {"channel": posted["channel"], "ts": posted["ts"]}
        return api(case.method, **args)

    yield made
    app.close()
    ws.close()


@pytest.mark.parametrize("name", CASES)
def test_one_above_the_limit_is_refused(name: str, call: Callable[[Case, int], Json]) -> None:
    case = CASES[name]
    answer = call(case, limits.ALL[name].value + 1)
    assert (answer["ok"], answer.get("error")) == (False, case.error), answer
    if case.words:
        assert case.words in answer["response_metadata"]["messages"]


@pytest.mark.parametrize("name", CASES)
def test_the_limit_itself_is_taken(name: str, call: Callable[[Case, int], Json]) -> None:
    answer = call(CASES[name], limits.ALL[name].value)
    assert answer["ok"], answer


def test_a_longer_text_is_cut(api: Api) -> None:
    answer = api.post(ADA, "x" * (limits.MESSAGE_TEXT + 1))
    assert len(answer["message"]["text"]) == limits.MESSAGE_TEXT
