"""`python -m bot.screenshots docs/pictures` makes the README's pictures again: the moments of one mentorship.

The stage is played through the driver, and each moment is then pictured as it stands on the stand-in's page. Names,
words and dates are the same every time: the workspace's clock is set to one Monday. Playwright and Chromium are for
developers only, so nothing else may need this module.
"""

import argparse
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from bot.chromium import CannotPictureError, chromium
from bot.stage import Stage
from bot.story.forms import fill_in, next_page, open_form, put_away
from bot.story.messages import card, newest, root
from sandbox.driver import Person, Workspace

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

START = datetime(2028, 10, 2, 16, 0, tzinfo=UTC)
"""A Monday, 11:00 in Chicago and 10:00 in Denver. The workspace's clock only goes forward, so it has to lie ahead."""

WIDE, PHONE = (1280, 800), (390, 844)
LARGEST = 150_000
"""Bytes of one picture: they are in the repository."""

GOAL = "run a teen advisory council"
OTHERS = (
    ("Jasper Oyler", "give feedback to a colleague"),
    ("Maisie Thornbury", "hold a bilingual storytime"),
    ("Mateo Quintanilla", "plan an evening with an author"),
    ("Zainab Thackeray", "help somebody with a resume"),
    ("Calvin Ojukwu", "get a list out with SQL"),
    ("Dmitri Osgood", "write a grant application"),
)
"""Who else asks, so that the report has something to count."""


@dataclass(frozen=True, slots=True)
class Camera:
    """Pictures of the page as a person sees it, into `folder`."""

    browser: "Browser"
    workspace: Workspace
    base_url: str
    folder: Path

    def take(self, name: str, person: Person, place: str, shows: str, size: tuple[int, int] = WIDE) -> None:
        """Picture `place` once it says `shows`. Raises CannotPictureError where the file is too large."""
        with self._page(person, place, size) as page:
            shown = page.locator("dialog[open], #thread:not([hidden]), #main").filter(has_text=shows).last
            shown.wait_for()
            shown.get_by_text(shows).last.scroll_into_view_if_needed()
            path = self.folder / f"{name}.png"
            path.write_bytes(_small(page.screenshot(animations="disabled", caret="hide")))
        if path.stat().st_size > LARGEST:
            raise CannotPictureError(f"{path.name} has {path.stat().st_size} bytes; {LARGEST} are enough.")

    @contextmanager
    def _page(self, person: Person, place: str, size: tuple[int, int]) -> Iterator["Page"]:
        self.workspace.settle()
        context = self.browser.new_context(
            viewport={"width": size[0], "height": size[1]}, locale="en-US", reduced_motion="reduce"
        )
        page = context.new_page()
        page.goto(f"{self.base_url}/#/{person.id}/{place}")
        page.get_by_role("button", name=f"You are {person.name}").wait_for()
        yield page
        context.close()


def main(folder: Path) -> None:
    """Make all pictures into `folder`. Raises CannotPictureError."""
    if datetime.now(UTC) >= START:
        raise CannotPictureError("START has passed: please set it to a later Monday.")
    folder.mkdir(parents=True, exist_ok=True)
    with (
        tempfile.TemporaryDirectory(prefix="micromentor-pictures-") as kept,
        Stage(Path(kept)) as stage,
        chromium() as browser,
    ):
        workspace = stage.workspace
        workspace.clock.to(START)
        camera = Camera(browser, workspace, stage.sandbox.base_url, folder)
        ada, tomas = workspace.person_named("Ada Lindgren"), workspace.person_named("Tomas Reyes")
        _ask(camera, ada, tomas)
        first = _agree(camera, ada, tomas)
        _meet(camera, ada, tomas, first)
        _work_between(camera, ada, tomas, first + timedelta(days=14))
        _report(camera, workspace.person_named("Rhea Castellan"))


def _ask(camera: Camera, ada: Person, tomas: Person) -> None:
    ada.command("/micromentor", GOAL)
    form = open_form(ada)
    camera.take("form", ada, _dm(ada), "What would you like to be able to do?")
    form.fill("What will exist when it is done?", "a plan for the first three meetings")
    proposals = next_page(form)
    camera.take("proposals", ada, _dm(ada), GOAL)
    proposals.fill("A line to them", "Your open mic night is why I dare to ask.")
    next_page(proposals)
    put_away(ada)
    camera.workspace.settle()
    camera.take("card", tomas, _dm(tomas), "2 x 30 minutes with Ada Lindgren")
    camera.take("phone", tomas, _dm(tomas), "Please answer by", PHONE)


def _agree(camera: Camera, ada: Person, tomas: Person) -> datetime:
    """Tomas accepts, Ada brings questions and offers times, Tomas takes one: when session 1 is."""
    tomas.dm().last().click("Accept")
    camera.workspace.settle()
    questions = "How do I get teens to come twice?\nWho chairs the first meeting?"
    said = {"Your questions": questions, "Where do you stand today?": "2 - I know a little"}
    fill_in(root(ada, tomas), "Bring questions", said)
    camera.workspace.settle()
    first = START + timedelta(days=2, hours=4)
    _offer(camera, ada, tomas, first - timedelta(hours=3), first)
    camera.take("time", tomas, _thread(tomas, ada), "or suggest others")
    card(tomas, ada, "can meet for session").click("Take the second")
    camera.workspace.settle()
    camera.take("agreement", ada, _thread(ada, tomas), "Session 1:")
    return first


def _meet(camera: Camera, ada: Person, tomas: Person, first: datetime) -> None:
    clock = camera.workspace.clock
    clock.to(first - timedelta(days=1))
    clock.to(first + timedelta(minutes=35))
    camera.workspace.settle()
    camera.take("met", ada, _thread(ada, tomas), "did you meet?")
    card(ada, tomas, "did you meet?").click("Yes, about 30 min")
    camera.workspace.settle()
    card(ada, tomas, "what comes between").click("A plan")


def _work_between(camera: Camera, ada: Person, tomas: Person, second: datetime) -> None:
    """The touchpoint with its replies, App Home meanwhile, session 2 and the look back."""
    clock = camera.workspace.clock
    _offer(camera, ada, tomas, second)
    card(tomas, ada, "can meet for session").click("Take it")
    for person, goal in OTHERS:
        _let_ask(camera.workspace, camera.workspace.person_named(person), goal)
    _until_said(camera.workspace, ada, tomas, f"{GOAL}: the plan")
    prompt = newest(ada, tomas, f"{GOAL}: the plan")
    prompt.reply("Meeting 1: pizza and a wish list. Meeting 2: pick two wishes. Meeting 3: the teens run it.")
    camera.workspace.settle()
    prompt.again().click("Done, want feedback")
    camera.workspace.settle()
    newest(tomas, ada, f"{GOAL}: the plan").reply("Start with meeting 3 in mind: let them set the date of meeting 2.")
    camera.take("touchpoint", ada, _thread(ada, tomas, f"{GOAL}: the plan"), "let them set the date")
    camera.take("home", tomas, f"{tomas.dm().id}/home", "What you offer")
    clock.to(second + timedelta(minutes=35))
    camera.workspace.settle()
    card(ada, tomas, "did you meet?").click("Yes, about 30 min")
    _until_said(camera.workspace, ada, tomas, "Looking back")
    newest(ada, tomas, "Looking back").reply("I have a date, a room and eleven names. Next: the flyer, by Friday.")
    camera.workspace.settle()
    camera.take("looking-back", tomas, _thread(tomas, ada, "Looking back"), "eleven names")


def _report(camera: Camera, admin: Person) -> None:
    admin.command("/micromentor-report", "all")
    camera.take("report", admin, _dm(admin), "Micromentor: the programme in numbers")


# --- steps ---


def _small(picture: bytes) -> bytes:
    """The picture with 256 colours, which are plenty for words on flat grounds."""
    from PIL import Image  # noqa: PLC0415 - a development dependency, like the browser's driver

    out = BytesIO()
    Image.open(BytesIO(picture)).convert("RGB").quantize(256).save(out, "PNG", optimize=True)
    return out.getvalue()


def _offer(camera: Camera, one: Person, other: Person, *times: datetime) -> None:
    labels = ("A time that suits you", "Another")
    fill_in(root(one, other), "Find a time", dict(zip(labels, times, strict=False)))
    camera.workspace.settle()


def _let_ask(workspace: Workspace, mentee: Person, goal: str) -> None:
    """Somebody asks whoever is proposed first, and that one says yes."""
    mentee.command("/micromentor", goal)
    proposals = next_page(open_form(mentee))
    mentor = workspace.person_named(proposals.choices("Ask first")[0])
    next_page(proposals)
    put_away(mentee)
    workspace.settle()
    mentor.dm().last().click("Accept")
    workspace.settle()


def _until_said(workspace: Workspace, one: Person, other: Person, words: str) -> None:
    """Let time pass until a message of the two says so."""
    for _ in range(40):
        if any(words in message.text for message in one.group_with(other.name).messages()):
            return
        workspace.clock.next()
        workspace.settle()
    raise CannotPictureError(f"Nobody said {words!r}.")


def _dm(person: Person) -> str:
    return f"{person.dm().id}/messages"


def _thread(person: Person, other: Person, words: str = "Agreed:") -> str:
    """The DM of the two with the thread under the newest message with these words."""
    return f"{person.group_with(other.name).id}/messages/{newest(person, other, words).ts}"


if __name__ == "__main__":
    read = argparse.ArgumentParser(prog="python -m bot.screenshots", description="Makes the README's pictures again.")
    read.add_argument("folder", nargs="?", type=Path, default=Path("docs/pictures"), help="where the pictures go")
    asked = read.parse_args()
    try:
        main(asked.folder)
    except CannotPictureError as error:
        sys.exit(str(error))
