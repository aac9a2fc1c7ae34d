"""People at the page: choosing who one is, writing, threads, editing, what is unread, times, commands."""

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from sandbox.driver import Workspace
from sandbox.server import Sandbox

pytestmark = pytest.mark.browser

ADA, TOMAS, MAISIE = "U0ALDER20", "U0ALDER19", "U0ALDER23"


def write(page: Page, words: str, label: str = "Message Block Kit") -> None:
    page.get_by_label(label).fill(words)
    page.keyboard.press("Enter")
    expect(page.get_by_label(label)).to_have_value("")


def message(page: Page, words: str) -> Any:
    return page.locator("#main").get_by_role("article").filter(has_text=words)


def test_a_person_is_chosen_by_search_and_keyboard(look: Any) -> None:
    page = look()
    dialog = page.get_by_role("dialog", name="Who are you?")
    expect(dialog.get_by_role("button")).to_have_count(40)
    expect(dialog.get_by_role("button", name="Corinne Delacroix")).to_contain_text("Deactivated")
    expect(dialog.get_by_role("button", name="Felix Armitage")).to_contain_text("Guest")
    expect(dialog.get_by_role("button", name="Obadiah Finch")).to_contain_text("Admin")
    page.keyboard.type("reyes")
    expect(dialog.get_by_role("button")).to_have_count(1)
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="You are Tomas Reyes")).to_be_visible()


def test_the_place_outlives_a_reload_and_a_change_of_person(ada: Page) -> None:
    ada.get_by_role("link", name="general").click()
    expect(ada.get_by_label("Message #general")).to_be_focused()
    ada.reload()
    expect(ada.get_by_label("Message #general")).to_be_visible()
    ada.get_by_role("button", name="You are Ada Lindgren").click()
    ada.get_by_role("dialog").get_by_role("button", name="June Okafor").click()
    expect(ada.get_by_role("button", name="You are June Okafor")).to_be_visible()
    ada.get_by_role("link", name="Be Ada Lindgren").press("Enter")
    expect(ada.get_by_role("button", name="You are Ada Lindgren")).to_be_visible()


def test_a_link_is_followed_though_the_page_is_drawn_anew_while_it_is_pressed(ada: Page, workspace: Sandbox) -> None:
    ada.get_by_role("link", name="Home", exact=True).hover()
    ada.mouse.down()
    with Workspace(workspace.base_url) as there, ada.expect_response("**/workspace"):
        there.person(TOMAS).change(title="Head of Youth")
    ada.mouse.up()
    expect(ada.get_by_role("link", name="Home", exact=True)).to_have_attribute("aria-current", "page")


def test_words_are_shown_as_typed_and_shift_enter_makes_a_line(ada: Page) -> None:
    composer = ada.get_by_label("Message Block Kit")
    composer.focus()
    ada.keyboard.type("one <b> & *two*")
    ada.keyboard.press("Shift+Enter")
    ada.keyboard.type("three")
    ada.keyboard.press("Enter")
    sent = message(ada, "three")
    expect(sent.locator(".message-text")).to_have_text("one <b> & twothree")
    expect(sent.locator("strong")).to_have_text("two")
    expect(composer).to_have_value("")


def test_half_written_words_wait_for_the_return(ada: Page) -> None:
    ada.get_by_label("Message Block Kit").fill("not yet")
    ada.get_by_role("link", name="general").click()
    expect(ada.get_by_label("Message #general")).to_have_value("")
    ada.get_by_role("link", name="Block Kit").click()
    ada.get_by_role("link", name="Messages", exact=True).click()
    expect(ada.get_by_label("Message Block Kit")).to_have_value("not yet")


def test_a_thread_is_opened_answered_and_summed_up_by_keyboard(ada: Page, kit: Any) -> None:
    kit.say(ADA, "What changed?")
    message(ada, "What changed?").focus()
    ada.keyboard.press("t")
    thread = ada.get_by_role("complementary", name="Thread")
    expect(thread.get_by_label("Reply…")).to_be_focused()
    ada.keyboard.type("A lot")
    ada.keyboard.press("Enter")
    expect(thread.get_by_role("article").last).to_contain_text("A lot")
    summary = message(ada, "What changed?").get_by_role("button", name="1 reply")
    expect(summary).to_contain_text("Last reply today at")
    assert kit.next("message")["text"] == "A lot"
    ada.reload()
    expect(thread.get_by_role("article").last).to_contain_text("A lot")
    thread.get_by_role("button", name="Close thread").click()
    expect(thread).to_be_hidden()


def test_replies_come_into_a_thread_that_is_closed(ada: Page, kit: Any) -> None:
    ts = kit.say(ADA, "Far up")
    message(ada, "Far up").wait_for()
    kit.say(ADA, "Did you see it?", thread=ts)
    expect(message(ada, "Far up").get_by_role("button", name="1 reply")).to_contain_text("New")
    ada.get_by_role("button", name="New replies in a thread").press("Enter")
    thread = ada.get_by_role("complementary", name="Thread")
    expect(thread.get_by_role("article").last).to_contain_text("Did you see it?")
    expect(ada.get_by_role("button", name="New replies in a thread")).to_be_hidden()
    expect(message(ada, "Far up").get_by_role("button", name="1 reply")).not_to_contain_text("New")


def test_what_came_for_the_others_one_was_is_counted_at_the_top(ada: Page, kit: Any) -> None:
    ada.get_by_role("button", name="You are Ada Lindgren").click()
    ada.get_by_role("dialog").get_by_role("button", name="Maisie Thornbury").click()
    ada.get_by_role("link", name="Be Ada Lindgren").wait_for()
    kit.say(ADA, "For Ada")
    kit.say(TOMAS, "For one whom one never was")
    kit.say(MAISIE, "For Maisie")
    expect(ada.get_by_role("link", name="Be Ada Lindgren, who has 1 unread")).to_be_visible()
    expect(ada.get_by_role("link", name="Be Tomas Reyes, who has 1 unread")).to_be_visible()
    ada.get_by_role("button", name="You are Maisie Thornbury").click()
    expect(ada.get_by_role("dialog").get_by_role("button", name="Tomas Reyes")).to_contain_text("1 new")


def test_an_apps_card_that_changed_is_not_marked_as_edited(ada: Page, kit: Any) -> None:
    card: list[dict[str, Any]] = [{"type": "section", "text": {"type": "plain_text", "text": "It stands so"}}]
    ts = kit.say(ADA, "A card", card)
    message(ada, "It stands so").wait_for()
    card[0]["text"]["text"] = "It stands otherwise"
    channel = kit.client.conversations_open(users=ADA)["channel"]["id"]
    kit.client.chat_update(channel=channel, ts=ts, text="A card", blocks=card)
    expect(message(ada, "It stands otherwise")).to_be_visible()
    expect(message(ada, "It stands otherwise")).not_to_contain_text("(edited)")


def test_a_newcomer_lands_on_the_apps_home(look: Any, kit: Any) -> None:
    page = look("Wyatt Kessler")
    expect(page.get_by_role("link", name="Home", exact=True)).to_have_attribute("aria-current", "page")
    expect(page.get_by_role("heading", name="What is next")).to_be_visible()


def test_ones_own_message_is_edited_and_deleted_by_keyboard(ada: Page, kit: Any) -> None:
    write(ada, "frist & <last>")
    message(ada, "frist").focus()
    ada.keyboard.press("e")
    area = ada.get_by_label("Edit message")
    expect(area).to_have_value("frist & <last>")
    area.fill("first & <last>")
    ada.keyboard.press("Enter")
    expect(message(ada, "first & <last>")).to_contain_text("(edited)")
    message(ada, "first").focus()
    ada.keyboard.press("Delete")
    ada.get_by_role("dialog", name="Delete message").get_by_role("button", name="Delete").press("Enter")
    expect(message(ada, "first")).to_have_count(0)


def test_others_messages_cannot_be_edited(ada: Page, kit: Any) -> None:
    kit.say(ADA, "From the app")
    tools = message(ada, "From the app").get_by_role("toolbar")
    expect(tools.get_by_role("button")).to_have_count(1)


def test_unread_is_marked_and_read_by_looking(look: Any, kit: Any) -> None:
    page = look("Ada Lindgren")
    page.get_by_role("link", name="general").click()
    page.get_by_label("Message #general").wait_for()
    kit.say(ADA, "Something new")
    row = page.get_by_role("link", name="Block Kit, 1 unread")
    expect(row.locator(".badge")).to_have_text("1")
    row.click()
    expect(page.get_by_role("separator", name="New")).to_be_visible()
    expect(page.get_by_role("link", name="Block Kit", exact=True)).to_be_visible()


def test_two_people_see_each_others_words_at_once(ada: Page, look: Any) -> None:
    ada.get_by_role("button", name="New message").click()
    ada.get_by_role("dialog").get_by_role("button", name="Tomas Reyes").click()
    write(ada, "Hello @Tomas Reyes", "Message Tomas Reyes")
    tomas = look("Tomas Reyes")
    tomas.get_by_role("link", name="Ada Lindgren, 1 unread").click()
    expect(message(tomas, "Hello").locator(".mention-me")).to_have_text("@Tomas Reyes")
    write(tomas, "Hello back", "Message Ada Lindgren")
    expect(message(ada, "Hello back")).to_be_visible()


def test_commands_are_offered_while_typing(ada: Page, kit: Any) -> None:
    composer = ada.get_by_label("Message Block Kit")
    composer.focus()
    ada.keyboard.type("/k")
    expect(ada.get_by_role("option", name="/kit")).to_be_visible()
    ada.keyboard.press("Tab")
    expect(composer).to_have_value("/kit ")
    expect(ada.locator("#main .suggestions")).to_contain_text("elements | message")
    ada.keyboard.type("say")
    ada.keyboard.press("Enter")
    assert kit.next("command")["text"] == "say"


def test_an_answer_only_for_me_says_so(ada: Page, look: Any) -> None:
    ada.get_by_role("link", name="general").click()
    write(ada, "/kit private", "Message #general")
    expect(message(ada, "Just between us.")).to_contain_text("Only visible to you")
    tomas = look("Tomas Reyes")
    tomas.get_by_role("link", name="general").click()
    tomas.get_by_label("Message #general").wait_for()
    expect(message(tomas, "Just between us.")).to_have_count(0)


def test_a_command_nobody_knows_is_said_and_kept(ada: Page) -> None:
    ada.get_by_label("Message Block Kit").fill("/nothing at all")
    ada.keyboard.press("Enter")
    expect(ada.get_by_role("alert").filter(has_text="/nothing is not a valid command")).to_be_visible()
    expect(ada.get_by_label("Message Block Kit")).to_have_value("/nothing at all")


def test_home_is_asked_for_when_its_tab_opens(ada: Page) -> None:
    ada.get_by_role("link", name="Home").click()
    expect(ada.get_by_role("heading", name="What is next")).to_be_visible()


def test_each_reader_sees_their_own_zone(look: Any, kit: Any) -> None:
    words = "<!date^1796238000^{date_num} {time}|then>"
    for name, person, shown in (("Ada Lindgren", ADA, "1:00"), ("Tomas Reyes", TOMAS, "12:00")):
        kit.say(person, words)
        page = look(name)
        expect(page.locator("#main .message-text time").last).to_have_text(f"2026-12-02 {shown}\u202fPM")


def test_the_clock_moves_by_its_buttons(ada: Page) -> None:
    before = ada.locator(".clock-time").get_attribute("datetime")
    ada.get_by_role("button", name="+1 day").click()
    expect(ada.locator(".clock-time")).not_to_have_attribute("datetime", str(before))
    expect(ada.locator(".bar")).to_have_attribute("aria-busy", "false")
    ada.get_by_role("button", name="Next working morning").click()
    expect(ada.locator(".clock-time")).to_contain_text("9:05")


def test_arrow_keys_walk_the_sidebar_and_the_messages(ada: Page, kit: Any) -> None:
    for words in ("first", "second"):
        kit.say(ADA, words)
    message(ada, "second").focus()
    ada.keyboard.press("ArrowUp")
    expect(message(ada, "first")).to_be_focused()
    ada.get_by_role("link", name="general").focus()
    ada.keyboard.press("ArrowDown")
    expect(ada.get_by_role("link", name="Block Kit")).to_be_focused()


def test_skip_links_lead_to_their_places(ada: Page) -> None:
    for name, place in (
        ("Skip to the sidebar", ada.get_by_role("link", name="general")),
        ("Skip to writing", ada.get_by_label("Message Block Kit")),
    ):
        skip = ada.get_by_role("link", name=name)
        skip.focus()
        expect(skip).to_be_in_viewport()
        ada.keyboard.press("Enter")
        expect(place).to_be_focused()


def test_a_file_is_a_card_and_a_picture_is_shown(ada: Page, kit: Any) -> None:
    channel = kit.client.conversations_open(users=ADA)["channel"]["id"]
    kit.client.files_upload_v2(channel=channel, content="BEGIN:VCALENDAR", filename="session.ics", title="Session 1")
    expect(ada.get_by_role("link", name="Session 1")).to_contain_text("ICS")
    svg = '<svg xmlns="http://www.w3.org/2000/svg" width="80" height="40"><rect width="80" height="40"/></svg>'
    kit.client.files_upload_v2(channel=channel, content=svg, filename="chart.svg", title="Chart", alt_txt="A black bar")
    expect(ada.get_by_role("img", name="A black bar")).to_be_visible()
