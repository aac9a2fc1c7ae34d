"""Every Block Kit element filled by keyboard alone: what arrives at the app is what was typed."""

import re
from typing import Any

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser

MOMENT = 1_796_238_000
"""2026-12-02 13:00 in Chicago."""


def command(page: Page, words: str) -> None:
    """Type a slash command into the composer and send it."""
    page.get_by_label("Message Block Kit").focus()
    page.keyboard.type(words)
    page.keyboard.press("Enter")


def tab_to(page: Page, block: str) -> None:
    """Press Tab until the focus is in the field of `block`."""
    inside = f"!!document.activeElement.closest('[data-input=\"{block}\"]')"
    for _ in range(40):
        if page.evaluate(inside):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"Tab never reached {block}")


def pick(page: Page, words: str) -> None:
    """Choose in the type-ahead that has the focus, by typing."""
    page.keyboard.type(words)
    expect(page.locator(".listbox-active")).to_have_text(re.compile(rf"^([A-Z]{{2}})?{words}", re.IGNORECASE))
    page.keyboard.press("Enter")


def open_elements(page: Page) -> None:
    command(page, "/kit elements")
    expect(page.get_by_role("dialog", name="Every element")).to_be_visible()


def fill_everything(page: Page) -> None:
    keys = page.keyboard
    for block, words in (
        ("line", "run a <council> & *more*"),
        ("number", "42"),
        ("email", "ada@library.example"),
        ("url", "https://library.example/teens"),
        ("rich", "Rich indeed"),
    ):
        tab_to(page, block)
        keys.type(words)
    page.get_by_label("One line").focus()
    tab_to(page, "lines")
    keys.type("first")
    keys.press("Enter")
    keys.type("second")
    tab_to(page, "date")
    keys.type("12182026")
    tab_to(page, "time")
    keys.type("0230PM")
    tab_to(page, "moment")
    keys.type("12022026")
    keys.press("Tab")
    while "time" not in str(page.evaluate("document.activeElement.dataset.focus")):
        keys.press("Tab")
    expect(page.locator(":focus")).to_have_value(re.compile(r"\d\d:00"))  # a day alone is no moment yet
    keys.type("0100PM")
    tab_to(page, "checks")
    keys.press("Space")
    keys.press("Tab")
    keys.press("Tab")
    keys.press("Space")
    tab_to(page, "radio")
    keys.press("Space")
    keys.press("ArrowDown")
    for block, words in (("static", "dam"), ("statics", "che"), ("external", "cata"), ("externals", "cli")):
        tab_to(page, block)
        pick(page, words)
    page.locator('[data-input="statics"] input').focus()
    keys.press("ArrowDown")
    keys.press("Enter")
    for words in ("c", "story"):  # what an earlier search found stays
        page.locator('[data-input="externals"] input').focus()
        pick(page, words)
    for block, words in (
        ("user", "Tomas"),
        ("users", "June"),
        ("talk", "Block"),
        ("talks", "#general"),
        ("channel", "#general"),
        ("channels", "#general"),
    ):
        tab_to(page, block)
        pick(page, words)


def test_every_element_by_keyboard_arrives_as_typed(ada: Page, kit: Any) -> None:
    open_elements(ada)
    fill_everything(ada)
    ada.keyboard.press("Control+Enter")
    values = {block: by_action["value"] for block, by_action in kit.next("submission").items()}
    expect(ada.get_by_role("dialog")).to_have_count(0)

    assert values["line"]["value"] == "run a <council> & *more*"
    assert values["lines"]["value"] == "first\nsecond"
    assert values["number"]["value"] == "42"
    assert values["email"]["value"] == "ada@library.example"
    assert values["url"]["value"] == "https://library.example/teens"
    assert values["rich"]["rich_text_value"]["elements"][0]["elements"] == [{"type": "text", "text": "Rich indeed"}]
    assert values["date"]["selected_date"] == "2026-12-18"
    assert values["time"]["selected_time"] == "14:30"
    assert values["moment"]["selected_date_time"] == MOMENT
    assert [one["value"] for one in values["checks"]["selected_options"]] == ["apple", "cherry"]
    assert values["radio"]["selected_option"]["value"] == "banana"
    assert values["static"]["selected_option"]["value"] == "damson"
    assert [one["value"] for one in values["statics"]["selected_options"]] == ["cherry", "apple"]
    assert values["external"]["selected_option"]["value"] == "cataloguing"
    assert [one["value"] for one in values["externals"]["selected_options"]] == ["climbing", "councils", "storytime"]
    assert values["user"]["selected_user"] == "U0ALDER19"
    assert values["users"]["selected_users"] == ["U0ALDER18"]
    assert values["talk"]["selected_conversation"].startswith("D")
    assert values["talks"]["selected_conversations"] == [values["channel"]["selected_channel"]]
    assert values["channels"]["selected_channels"] == [values["channel"]["selected_channel"]]
    assert values["unfilled"]["value"] is None


def test_an_input_that_tells_at_once_tells_before_submitting(ada: Page, kit: Any) -> None:
    open_elements(ada)
    tab_to(ada, "told")
    pick(ada, "ban")
    assert kit.next("action")["selected_option"]["value"] == "banana"


def test_the_shortcut_opens_the_same_modal_by_keyboard(ada: Page) -> None:
    ada.get_by_role("button", name="Shortcuts").focus()
    ada.keyboard.press("Enter")
    expect(ada.get_by_role("menuitem", name="Open every element")).to_be_focused()
    ada.keyboard.press("Enter")
    expect(ada.get_by_role("dialog", name="Every element")).to_be_visible()


def test_labels_hints_and_the_optional_mark_belong_to_their_fields(ada: Page) -> None:
    open_elements(ada)
    expect(ada.get_by_label("One line")).to_have_accessible_description("Up to forty letters. 0 / 40")
    expect(ada.get_by_label("May stay empty (optional)")).to_be_visible()
    expect(ada.get_by_label("One line")).to_be_focused()
    expect(ada.get_by_role("group", name="Boxes").get_by_role("checkbox", name="Apple")).to_have_accessible_description(
        "Keeps well"
    )


def test_too_long_a_text_is_counted_and_never_cut(ada: Page) -> None:
    open_elements(ada)
    ada.get_by_label("One line").fill("x" * 41)
    expect(ada.locator(".counter-over")).to_have_text("41 / 40")
    expect(ada.get_by_label("One line")).to_have_value("x" * 41)


def test_chips_of_a_multi_select_go_with_backspace(ada: Page) -> None:
    open_elements(ada)
    tab_to(ada, "statics")
    pick(ada, "che")
    pick(ada, "app")
    chips = ada.locator('[data-input="statics"] .chip')
    expect(chips).to_have_text(["Cherry", "Apple"])
    ada.keyboard.press("Backspace")
    expect(chips).to_have_text(["Cherry"])


def test_escape_leaves_a_list_before_it_leaves_the_modal(ada: Page) -> None:
    open_elements(ada)
    tab_to(ada, "static")
    ada.keyboard.type("zzz")
    expect(ada.get_by_text("No results")).to_be_visible()
    ada.keyboard.press("Escape")
    expect(ada.get_by_role("listbox")).to_have_count(0)
    expect(ada.get_by_role("dialog", name="Every element")).to_be_visible()
    ada.keyboard.press("Escape")
    expect(ada.get_by_role("dialog")).to_have_count(0)
    expect(ada.get_by_label("Message Block Kit")).to_be_focused()


def test_every_block_of_a_message_is_drawn(ada: Page) -> None:
    command(ada, "/kit message")
    message = ada.get_by_role("article").last
    expect(message.get_by_role("heading", name="Every block 🎉")).to_be_visible()
    expect(message.locator(".section-words strong").first).to_have_text("Bold")
    expect(message.locator(".block-section time")).to_have_text("2026-12-02 1:00\u202fPM")
    expect(message.get_by_text("<b>")).to_be_visible()
    expect(message.get_by_text("*not bold*")).to_be_visible()
    expect(message.locator("em", has_text="small")).to_be_visible()
    expect(message.locator(".rich-text strong")).to_have_text("bold")
    expect(message.locator("ol > li")).to_have_text(["First", "Second"])
    expect(message.locator("blockquote")).to_have_text("Quoted")
    expect(message.locator("pre")).to_have_text("Kept\n  as is")
    expect(message.get_by_role("heading", name="Marked")).to_be_visible()
    expect(message.get_by_role("columnheader", name="Minutes")).to_be_visible()
    expect(message.locator(".block-divider hr")).to_be_visible()
    expect(message.locator(".unknown")).to_have_count(0)


def test_every_element_of_a_message_tells_the_app(ada: Page, kit: Any) -> None:
    command(ada, "/kit message")
    message = ada.get_by_role("article").last
    message.get_by_role("button", name="Go").press("Enter")
    assert kit.next("action")["value"] == "go"
    message.get_by_role("button", name="Beside").press("Enter")
    assert kit.next("action")["value"] == "beside"
    message.get_by_role("combobox", name="Choose fruit").focus()
    pick(ada, "cher")
    assert kit.next("action")["selected_option"]["value"] == "cherry"
    message.get_by_role("button", name="More options").press("Enter")
    ada.keyboard.press("ArrowDown")
    ada.keyboard.press("Enter")
    assert kit.next("action")["selected_option"]["value"] == "banana"
    message.locator('input[type="date"]').focus()
    ada.keyboard.type("12182026")
    ada.keyboard.press("Enter")
    assert kit.next("action")["selected_date"] == "2026-12-18"


def test_a_confirm_question_can_be_answered_no(ada: Page, kit: Any) -> None:
    command(ada, "/kit message")
    stop = ada.get_by_role("article").last.get_by_role("button", name="Stop")
    stop.press("Enter")
    question = ada.get_by_role("dialog", name="Sure?")
    question.get_by_role("button", name="Not now").press("Enter")
    stop.press("Enter")
    question.get_by_role("button", name="Do it").press("Enter")
    assert kit.next("action")["action_id"] == "stop"
    assert [kind for kind, _ in list(kit.received.queue)].count("action") == 0
