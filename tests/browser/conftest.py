"""A workspace with the Block Kit app in it, and people who look at it in Chromium."""

from collections.abc import Callable, Iterator
from pathlib import Path
from runpy import run_path
from typing import Any

import pytest
from playwright.sync_api import sync_playwright

from bot import chromium
from sandbox.parts import Terms
from sandbox.people import from_staff
from sandbox.server import Sandbox
from sandbox.staff import ORGANISATION, load

HERE = Path(__file__).parent
CHROMIUM = chromium.found()
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
        terminalreporter.write_line(f"browser tests left out: no {', '.join(chromium.NAMES)} on the PATH")


class Windows:
    """The windows of one Chromium. Each belongs to one test at a time, for a new one costs more than most tests.

    Every sandbox has a port of its own, so nothing that a page keeps is there on the next one's.
    """

    def __init__(self, browser: Any) -> None:
        self._browser = browser
        self._free: list[Any] = []

    def take(self, size: tuple[int, int]) -> Any:
        """An empty page of this size."""
        page = self._free.pop() if self._free else self._new()
        page.set_viewport_size({"width": size[0], "height": size[1]})
        return page

    def give_back(self, page: Any) -> None:
        """It is looked at no more."""
        page.mouse.move(0, 0)
        page.goto("about:blank")
        self._free.append(page)

    def _new(self) -> Any:
        context = self._browser.new_context(locale="en-US", timezone_id="Asia/Tokyo", reduced_motion="reduce")
        context.set_default_timeout(30_000)
        return context.new_page()


@pytest.fixture(scope="session")
def windows() -> Iterator[Windows]:
    """One Chromium for all of the tests."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=list(ARGUMENTS))
        yield Windows(browser)
        browser.close()


@pytest.fixture
def window(windows: Windows) -> Iterator[Callable[[tuple[int, int]], Any]]:
    """A window for this test, of a size: `window(WIDE)`. Errors on its page fail the test."""
    errors: list[str] = []
    taken = []

    def note(error: Any) -> None:
        errors.append(str(error))

    def take(size: tuple[int, int]) -> Any:
        page = windows.take(size)
        page.on("pageerror", note)
        taken.append(page)
        return page

    yield take
    for page in taken:
        page.remove_listener("pageerror", note)
        windows.give_back(page)
    assert errors == []


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
def look(window: Callable[[tuple[int, int]], Any], workspace: Sandbox) -> Callable[..., Any]:
    """Open the page as a person: `look("Ada Lindgren")`, at a width, at a place. Errors on the page fail the test."""
    people = {person.name: person.id for person in load().people}

    def open_page(name: str | None = None, *, size: tuple[int, int] = WIDE, place: str = "") -> Any:
        page = window(size)
        page.goto(f"{workspace.base_url}/" + (f"#/{people[name]}{place}" if name else ""))
        if name:
            page.get_by_role("button", name=f"You are {name}").wait_for()
        return page

    return open_page


@pytest.fixture
def ada(look: Callable[..., Any], kit: Any) -> Any:
    """Ada's page, at the app's messages. She works in Chicago; her browser thinks it is in Tokyo."""
    page = look("Ada Lindgren")
    page.get_by_role("link", name="Messages", exact=True).click()  # one who has none lands on the app's Home
    page.get_by_label("Message Block Kit").wait_for()
    return page


@pytest.fixture(scope="module")
def anybody(windows: Windows) -> Iterator[Any]:
    """The page with nobody chosen, to try its modules."""
    with Sandbox(TERMS).start() as sandbox:
        page = windows.take(WIDE)
        page.goto(sandbox.base_url)
        yield page
        windows.give_back(page)
