"""Modals: errors under their fields, the stack, an app that does not answer, and words that are never lost."""

from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

pytestmark = pytest.mark.browser


def open_modal(page: Page, word: str, title: str) -> Locator:
    page.get_by_label("Message Block Kit").focus()
    page.keyboard.type(f"/kit {word}")
    page.keyboard.press("Enter")
    dialog = page.get_by_role("dialog", name=title)
    expect(dialog).to_be_visible()
    return dialog


def test_an_empty_required_field_is_named_and_has_the_focus(ada: Page) -> None:
    dialog = open_modal(ada, "errors", "With errors")
    dialog.get_by_label("Note").fill("kept")
    dialog.get_by_role("button", name="Send").click()
    second = dialog.get_by_label("Second")
    expect(second).to_be_focused()
    expect(second).to_have_accessible_description("Please complete this required field.")
    expect(dialog.get_by_label("Note")).to_have_value("kept")


def test_errors_of_the_app_stand_under_the_field_until_it_is_right(ada: Page, kit: Any) -> None:
    dialog = open_modal(ada, "errors", "With errors")
    dialog.get_by_label("Note").fill("kept")
    dialog.get_by_label("Second").fill("wrong")
    ada.keyboard.press("Enter")
    expect(dialog.get_by_label("Second")).to_be_focused()
    expect(dialog.get_by_role("alert").filter(has_text="Write “right” here.")).to_be_visible()
    expect(dialog.get_by_label("Second")).to_have_value("wrong")
    dialog.get_by_label("Second").fill("right")
    ada.keyboard.press("Enter")
    assert kit.next("submission")["note"]["value"]["value"] == "kept"
    expect(ada.get_by_role("dialog")).to_have_count(0)


def test_an_app_that_does_not_answer_is_said_in_slacks_words_and_nothing_is_lost(ada: Page) -> None:
    dialog = open_modal(ada, "silent", "No answer")
    dialog.get_by_label("Note").fill("long thought about")
    dialog.get_by_role("button", name="Send").click()
    expect(dialog.locator('button[aria-busy="true"]')).to_have_text("Send")
    expect(dialog.get_by_role("alert").filter(has_text="We had some trouble connecting. Try again?")).to_be_visible()
    expect(dialog.get_by_label("Note")).to_have_value("long thought about")


def test_words_typed_in_a_modal_outlive_a_reload(ada: Page) -> None:
    dialog = open_modal(ada, "errors", "With errors")
    dialog.get_by_label("Note").fill("half a thought")
    ada.reload()
    expect(ada.get_by_role("dialog", name="With errors").get_by_label("Note")).to_have_value("half a thought")


def test_a_pushed_view_goes_back_to_the_one_below_with_its_words(ada: Page) -> None:
    first = open_modal(ada, "stack", "The first")
    first.get_by_label("Note").fill("still here")
    first.get_by_role("button", name="Send").click()
    second = ada.get_by_role("dialog", name="The second")
    expect(second.get_by_text("Deeper")).to_be_visible()
    second.get_by_role("button", name="Back").click()
    expect(ada.get_by_role("dialog", name="The first").get_by_label("Note")).to_have_value("still here")


def test_a_field_that_an_update_brings_is_in_sight_and_has_the_focus(ada: Page) -> None:
    dialog = open_modal(ada, "long", "Long")
    dialog.get_by_role("button", name="More").click()
    expect(dialog.get_by_label("One more")).to_be_focused()
    expect(dialog.get_by_label("One more")).to_be_in_viewport()


def test_another_form_in_the_same_view_is_read_from_its_top(ada: Page) -> None:
    dialog = open_modal(ada, "long", "Long")
    dialog.get_by_label("Line 11").fill("far down")
    dialog.get_by_role("button", name="Send").click()
    another = ada.get_by_role("dialog", name="Another")
    expect(another.get_by_text("Line 0 to read")).to_be_in_viewport()
    expect(another.get_by_label("At the end")).not_to_be_in_viewport()
    expect(another.get_by_role("heading", name="Another")).to_be_focused()


def test_the_cross_closes_the_whole_stack(ada: Page) -> None:
    first = open_modal(ada, "stack", "The first")
    first.get_by_label("Note").fill("x")
    first.get_by_role("button", name="Send").click()
    ada.get_by_role("dialog", name="The second").locator("header").get_by_role("button", name="Close").click()
    expect(ada.get_by_role("dialog")).to_have_count(0)


def test_the_focus_stays_in_the_modal(ada: Page) -> None:
    open_modal(ada, "errors", "With errors")
    outside = "!document.activeElement.closest('dialog') && document.activeElement !== document.body"
    for _ in range(12):
        ada.keyboard.press("Tab")
        assert not ada.evaluate(outside)


def test_a_modal_is_seen_only_by_the_one_who_opened_it(ada: Page, look: Any) -> None:
    open_modal(ada, "errors", "With errors")
    tomas = look("Tomas Reyes")
    tomas.get_by_role("link", name="Messages", exact=True).wait_for()
    expect(tomas.get_by_role("dialog")).to_have_count(0)
