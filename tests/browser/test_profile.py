"""The bot's own form in the page: a mentor types skills, picks them by keyboard, and gets a line for each."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

from bot.build import build
from bot.settings import Settings
from bot.stage import ZONE, introduce_staff
from sandbox import staff
from sandbox.driver import Workspace
from sandbox.parts import Terms
from sandbox.people import from_staff
from sandbox.server import Sandbox
from tests.conversations.conftest import MANIFEST, NOWHERE

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser


@pytest.fixture
def workspace(sqlite_template: Path, tmp_path: Path) -> Iterator[Sandbox]:
    """The library with the real bot beside it, on a SQLite file."""
    url = f"sqlite:///{shutil.copy(sqlite_template, tmp_path / 'micromentor.db')}"
    introduce_staff(url, NOWHERE)
    with Sandbox(Terms(MANIFEST, from_staff(staff.load().people), staff.ORGANISATION)).start() as sandbox:
        given = {
            "SLACK_BOT_TOKEN": sandbox.bot_token,
            "SLACK_APP_TOKEN": sandbox.app_token,
            "SLACK_API_URL": sandbox.api_url,
            "DATABASE_URL": url,
            "MICROMENTOR_CLOCK_URL": sandbox.clock_url,
            "MICROMENTOR_STATUS_PORT": "0",
            "MICROMENTOR_TIME_ZONE": ZONE,
        }
        bot = build(Settings.model_validate(given))
        bot.start()
        yield sandbox
        bot.stop()


def test_skills_are_typed_picked_and_taken_away_by_keyboard(look: Any, workspace: Sandbox) -> None:
    page: Page = look("Jasper Oyler")
    with Workspace(workspace.base_url) as driver:
        jasper = driver.person_named("Jasper Oyler")
        assert jasper.command("/micromentor", "mentor").ok
        form = page.get_by_role("dialog")
        skills = form.get_by_role("combobox", name="What could you help with?")
        about = form.get_by_label("Ask me about")
        about.fill("birds")
        skills.focus()
        page.keyboard.type("laser")
        expect(form.get_by_role("option").first).to_have_text("laser cutter")
        page.keyboard.press("Enter")
        line = form.get_by_label("Your evidence for “laser cutter”, in one line")
        line.wait_for()
        expect(skills).to_be_focused()
        page.keyboard.type("falconry")
        expect(form.get_by_role("option").first).to_have_text("“falconry”")
        page.keyboard.press("Enter")
        form.get_by_label("Your evidence for “falconry”, in one line").wait_for()
        line.fill("cut a hundred signs")
        skills.focus()
        page.keyboard.press("Backspace")
        expect(form.get_by_label("Your evidence for “falconry”, in one line")).to_have_count(0)
        expect(line).to_have_value("cut a hundred signs")
        expect(about).to_have_value("birds")
        form.get_by_role("button", name="List me as a mentor").press("Enter")
        expect(form).to_contain_text("You are listed as a mentor for one skill")
        expect(form).to_contain_text("Lists laser cutter: “cut a hundred signs”")
