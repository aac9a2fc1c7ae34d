"""Five screens beside Slack's layout at 1280 and 390 px, by measured boxes: sidebar, header, list, thread, modal."""

from typing import Any

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser

ADA = "U0ALDER20"
BAR, HEADER, SIDEBAR, THREAD, MODAL = 44, 49, 260, 380, 520
WIDE, NARROW = (1280, 800), (390, 844)


def box(page: Page, selector: str) -> dict[str, float]:
    """Return the measured box of the one thing at `selector`."""
    # Found and measured in one step, until it has a size: a row may be drawn anew at any moment.
    measured = page.wait_for_function(
        """selector => {
          const found = document.querySelector(selector)?.getBoundingClientRect();
          return found?.width && found?.height && { x: found.x, y: found.y, width: found.width, height: found.height };
        }""",
        arg=selector,
    )
    found = measured.json_value()
    return {edge: round(value) for edge, value in found.items()}


def fits(page: Page) -> bool:
    """Tell whether nothing sticks out sideways."""
    return bool(
        page.evaluate("document.documentElement.scrollWidth <= innerWidth && document.body.scrollWidth <= innerWidth")
    )


@pytest.fixture
def furnished(kit: Any) -> str:
    """Every block, and a thread under it with long words; the ts of its root."""
    root: str = kit.say(ADA, "Every block", kit.every_block())
    kit.say(ADA, "An-unbreakable-" + "word" * 60, thread=root)
    return root


def show(look: Any, size: tuple[int, int], kit: Any, rest: str = "messages") -> Any:
    channel = kit.client.conversations_open(users=ADA)["channel"]["id"]
    return look("Ada Lindgren", size=size, place=f"/{channel}/{rest}")


def test_the_sidebar_at_1280(look: Any, kit: Any, furnished: str) -> None:
    page = show(look, WIDE, kit)
    assert box(page, "#sidebar") == {"x": 0, "y": BAR, "width": SIDEBAR, "height": 800 - BAR}
    assert box(page, ".workspace")["height"] == HEADER
    assert box(page, ".sidebar-row")["height"] == 28
    assert fits(page)


def test_the_sidebar_at_390_is_a_screen_of_its_own(look: Any) -> None:
    page = look("Ada Lindgren", size=NARROW)
    assert box(page, "#sidebar") == {"x": 0, "y": BAR, "width": 390, "height": 844 - BAR}
    assert box(page, ".sidebar-row")["height"] >= 40
    expect(page.locator("#main")).to_be_hidden()
    page.get_by_role("link", name="general").click()
    expect(page.locator("#sidebar")).to_be_hidden()
    page.get_by_role("link", name="Back to the sidebar").click()
    expect(page.locator("#sidebar")).to_be_visible()
    assert fits(page)


def test_the_header(look: Any, kit: Any, furnished: str) -> None:
    wide = show(look, WIDE, kit)
    assert box(wide, "#main .header-line") == {"x": SIDEBAR, "y": BAR, "width": 1280 - SIDEBAR, "height": HEADER - 1}
    assert box(wide, ".tabs")["y"] == BAR + HEADER - 1
    narrow = show(look, NARROW, kit)
    assert box(narrow, "#main .header-line") == {"x": 0, "y": BAR, "width": 390, "height": HEADER - 1}
    expect(narrow.get_by_role("link", name="Back to the sidebar")).to_be_in_viewport()


@pytest.mark.parametrize("size", [WIDE, NARROW])
def test_the_message_list(look: Any, kit: Any, furnished: str, size: tuple[int, int]) -> None:
    page = show(look, size, kit)
    left = SIDEBAR if size == WIDE else 0
    scroll, composer = box(page, "#main .scroll"), box(page, "#main .composer")
    face, words = box(page, ".message .avatar"), box(page, ".message .message-main")
    assert (scroll["x"], scroll["width"]) == (left, size[0] - left)
    assert (face["width"], face["height"]) == (36, 36)
    assert words["x"] == face["x"] + 36 + 8
    assert words["x"] + words["width"] <= size[0]
    assert composer["y"] >= scroll["y"] + scroll["height"]
    assert composer["y"] + composer["height"] <= size[1]
    assert fits(page)
    assert page.evaluate("(s => s.scrollWidth <= s.clientWidth)(document.querySelector('#main .scroll'))")


def test_the_thread_pane_at_1280_stands_beside_the_list(look: Any, kit: Any, furnished: str) -> None:
    page = show(look, WIDE, kit, f"messages/{furnished}")
    assert box(page, "#thread") == {"x": 1280 - THREAD, "y": BAR, "width": THREAD, "height": 800 - BAR}
    assert box(page, "#thread .header")["height"] == HEADER
    assert box(page, "#main")["width"] == 1280 - SIDEBAR - THREAD
    page.get_by_label("Reply…").wait_for()
    assert page.evaluate("(s => s.scrollWidth <= s.clientWidth)(document.querySelector('#thread .scroll'))")
    assert fits(page)


def test_the_thread_pane_at_390_covers_the_list(look: Any, kit: Any, furnished: str) -> None:
    page = show(look, NARROW, kit, f"messages/{furnished}")
    assert box(page, "#thread") == {"x": 0, "y": BAR, "width": 390, "height": 844 - BAR}
    expect(page.locator("#main")).to_be_hidden()
    assert fits(page)
    page.get_by_role("button", name="Back to the conversation").click()
    expect(page.locator("#main")).to_be_visible()


@pytest.mark.parametrize("size", [WIDE, NARROW])
def test_the_modal(look: Any, kit: Any, size: tuple[int, int]) -> None:
    page = show(look, size, kit)
    page.get_by_label("Message Block Kit").fill("/kit elements")
    page.keyboard.press("Enter")
    frame = box(page, ".modal")
    if size == WIDE:
        assert frame["width"] == MODAL
        assert frame["x"] == (1280 - MODAL) / 2
        assert frame["y"] == 32
    else:
        assert frame == {"x": 0, "y": 0, "width": 390, "height": 844}
    foot = box(page, ".modal-foot")
    assert foot["y"] + foot["height"] == frame["y"] + frame["height"]
    assert page.evaluate("(s => s.scrollWidth <= s.clientWidth)(document.querySelector('.modal-body'))")
    assert fits(page)


def test_app_home_at_both_widths(look: Any, kit: Any) -> None:
    for size in (WIDE, NARROW):
        page = show(look, size, kit, "home")
        page.get_by_role("heading", name="What is next").wait_for()
        assert fits(page)


def test_the_list_of_people_on_a_phone(look: Any) -> None:
    page = look(size=NARROW)
    assert box(page, ".dialog-people") == {"x": 0, "y": 0, "width": 390, "height": 844}
    assert fits(page)
