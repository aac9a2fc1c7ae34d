"""The page of a further workspace, the app's quiet menu, and the page on which it asks to be installed."""

from collections.abc import Iterator
from typing import Any
from urllib.parse import urlencode

import pytest

from sandbox.client import CLIENT_ID
from sandbox.driver import Workspace
from sandbox.parts import Terms
from sandbox.people import from_staff
from sandbox.server import Sandbox
from sandbox.staff import ORGANISATION, load
from sandbox.team import Team
from tests.sandbox.small_app import MANIFEST

pytestmark = pytest.mark.browser

PEOPLE = from_staff(load().people)
ADA = next(person.id for person in PEOPLE if person.real_name == "Ada Lindgren")
WIDE = (1280, 800)
NORTH = Team("T0NORTH", "North Library", PEOPLE)


@pytest.fixture
def two() -> Iterator[Sandbox]:
    with Sandbox(Terms(MANIFEST, PEOPLE, ORGANISATION, further=[NORTH])) as sandbox:
        yield sandbox


@pytest.fixture
def page(window: Any) -> Any:
    return window(WIDE)


def test_one_goes_from_workspace_to_workspace(two: Sandbox, page: Any) -> None:
    page.goto(f"{two.base_url}/#/{ADA}")
    page.get_by_role("button", name="Other workspaces").click()
    page.get_by_role("menuitem", name="North Library").click()
    page.wait_for_url("**/w/T0NORTH/**")
    page.locator(f'[data-person="{ADA}"]').click()
    page.get_by_role("heading", name="North Library", level=1).wait_for()
    page.get_by_role("link", name="Messages", exact=True).click()
    page.get_by_label("Message Pathfinder").fill("hello from the north")
    page.keyboard.press("Enter")
    page.locator(".message", has_text="hello from the north").wait_for()
    with Workspace(two.base_url, NORTH.id) as north, Workspace(two.base_url) as first:
        assert [m.text for m in north.person(ADA).dm().messages()] == ["hello from the north"]
        assert first.person(ADA).dm().messages() == []


def test_the_app_is_removed_and_installed_by_its_menu(two: Sandbox, page: Any) -> None:
    page.goto(f"{two.base_url}/#/{ADA}")
    absent = page.get_by_text("Not installed")
    for label, shown in (("Remove the app", "visible"), ("Install the app", "hidden"), ("Revoke its token", "visible")):
        page.get_by_role("button", name="About Pathfinder").click()
        page.get_by_role("menuitem", name=label).click()
        absent.wait_for(state=shown)
    with Workspace(two.base_url) as ws:
        assert ws.described()["app"]["installed"] is False


def test_an_admin_allows_or_cancels_on_the_page(two: Sandbox, page: Any) -> None:
    back = f"{two.base_url}/page/icon.svg"
    with Workspace(two.base_url) as ws:
        ws.redirect_urls(back)
    asked = {"client_id": CLIENT_ID, "scope": "chat:write", "redirect_uri": back, "state": "s"}
    for button, found in (("Cancel", "error=access_denied"), ("Allow", "code=")):
        page.goto(f"{two.authorize_url}?{urlencode(asked)}")
        page.get_by_label("Where, and who you are").select_option(f"T0NORTH/{ADA}")
        page.get_by_role("button", name=button).click()
        page.wait_for_url(f"{back}?{found}**")
