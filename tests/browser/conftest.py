"""A workspace with the Block Kit app in it, and people who look at it in Chromium."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from runpy import run_path
from typing import Any

import pytest
from playwright.sync_api import sync_playwright

from sandbox.parts import Terms
from sandbox.people import from_staff
from sandbox.server import Sandbox
from sandbox.staff import ORGANISATION, load

HERE = Path(__file__).parent
CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)
TERMS = Terms(HERE / "manifest.yml", from_staff(load().people), ORGANISATION)
WIDE = (1280, 800)
NARROW = (390, 844)

collect_ignore_glob = [] if CHROMIUM else ["test_*.py"]


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say plainly why the browser tests are not there."""
    if CHROMIUM is None:
        terminalreporter.write_line(
            "browser tests left out: no chromium, chromium-browser or google-chrome on the PATH"
        )


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """One Chromium for all of the tests."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=list(ARGUMENTS))
        yield browser
        browser.close()


@pytest.fixture
def workspace() -> Iterator[Sandbox]:
    """The library's workspace, with nothing said in it."""
    with Sandbox(TERMS).start() as sandbox:
        yield sandbox


@pytest.fixture
def kit(workspace: Sandbox) -> Iterator[Any]:
    """The Block Kit app, connected to the workspace."""
    app = run_path(str(HERE / "block_kit_app.py"))["BlockKitApp"](
        workspace.base_url, workspace.bot_token, workspace.app_token
    )
    app.start()
    yield app
    app.stop()


@pytest.fixture
def look(browser: Any, workspace: Sandbox) -> Iterator[Callable[..., Any]]:
    """Open the page as a person: `look("Ada Lindgren")`, at a width, at a place. Errors on the page fail the test."""
    people = {person.name: person.id for person in load().people}
    errors: list[str] = []
    contexts = []

    def open_page(name: str | None = None, *, size: tuple[int, int] = WIDE, place: str = "") -> Any:
        context = browser.new_context(
            viewport={"width": size[0], "height": size[1]},
            locale="en-US",
            timezone_id="Asia/Tokyo",
            reduced_motion="reduce",
        )
        context.set_default_timeout(30_000)
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.goto(f"{workspace.base_url}/" + (f"#/{people[name]}{place}" if name else ""))
        if name:
            page.get_by_role("button", name=f"You are {name}").wait_for()
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert errors == []


@pytest.fixture
def ada(look: Callable[..., Any], kit: Any) -> Any:
    """Ada's page, at the app's messages. She works in Chicago; her browser thinks it is in Tokyo."""
    page = look("Ada Lindgren")
    page.get_by_role("link", name="Messages", exact=True).click()  # one who has none lands on the app's Home
    page.get_by_label("Message Block Kit").wait_for()
    return page


@pytest.fixture(scope="module")
def anybody(browser: Any) -> Iterator[Any]:
    """The page with nobody chosen, to try its modules."""
    with Sandbox(TERMS).start() as sandbox:
        page = browser.new_page()
        page.goto(sandbox.base_url)
        yield page
        page.close()
