"""`python -m bot.gallery FOLDER [LANGUAGE...]` pictures everything the bot shows, wide and on a phone.

Every kind of message and form in each of its states, App Home and the report are put into the stand-in workspace as
the bot would, and pictured as its page shows them; beneath each stands what a screen reader says.
The folder is not for the repository. Playwright and Chromium are for developers only.
"""

import argparse
import html
import json
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from slack_sdk import WebClient

from bot.chromium import CannotPictureError, chromium
from bot.gallery.samples import MOST, samples
from bot.gallery.scenes import ADA, PROMPTS
from bot.manifest import MANIFEST
from bot.screenshots import START
from flows.home_page import HomePage
from flows.report import Report
from handlers import views
from handlers.text import DEFAULT_LANGUAGE, Reader, languages
from handlers.views.home import home
from handlers.views.report import report
from sandbox import staff
from sandbox.driver import Workspace
from sandbox.parts import Terms
from sandbox.people import from_staff
from sandbox.server import Sandbox

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

SIZES = {"wide": (1280, 1600), "phone": (390, 1600)}
SMALL = 240
"""Widths are those of a desk and a phone; a form is first laid out in a window so low that it has to be scrolled."""

WHOLE = """part => {
    const scrolled = part.matches("dialog") ? part.querySelector(".modal-body") : part.querySelector(".home");
    return Math.ceil(scrolled ? innerHeight - scrolled.clientHeight + scrolled.scrollHeight : innerHeight);
}"""
"""How tall the window has to be for all of a form, or of App Home, to be seen at once."""

LINKS = {prompt.key: f"https://slack.example/{prompt.key}" for prompt in PROMPTS}
"""Where the prompts of the agreement are."""

PAGE = """<!doctype html><html lang="en"><meta charset="utf-8"><title>Everything the bot shows</title><style>
body {{ font: 15px/1.5 system-ui, sans-serif; margin: 2rem; color: #1d1c1d }} h2 {{ margin-top: 3rem }}
figure {{ margin: 1rem 0 2rem; border-top: 1px solid #ddd; padding-top: .5rem }} figcaption {{ font-weight: 600 }}
.both {{ display: flex; gap: 1.5rem; align-items: flex-start; flex-wrap: wrap }}
img {{ border: 1px solid #ccc; max-width: 100% }}
pre {{ white-space: pre-wrap; color: #616061; font: 13px/1.4 ui-monospace, monospace }}
</style><h1>Everything the bot shows</h1><p>{count} states. Beneath each: what a screen reader says.</p>
{nav}{body}</html>"""


@dataclass
class Gallery:
    """Pictures into `folder`, each with a caption, in the order they are taken."""

    folder: Path
    client: WebClient
    sandbox: Sandbox
    pages: dict[str, "Page"]
    language: str
    parts: dict[str, list[str]] = field(default_factory=dict)
    count: int = 0

    @property
    def reader(self) -> Reader:
        """Who looks at it: somebody in Chicago."""
        return Reader(self.language, "America/Chicago", twelve_hours=self.language == DEFAULT_LANGUAGE, links=LINKS)

    def messages(self) -> None:
        """Every kind of message, posted to Ada by the bot."""
        channel = self.client.conversations_open(users=[ADA.user_id])["channel"]["id"]
        for kind in views.MESSAGES:
            self._posts(kind, channel, lambda state: views.render(state, self.reader))
        self._posts(Report, channel, lambda state: report(state, self.reader))

    def _posts(self, kind: type[Any], channel: str, drawn: Callable[[Any], Any]) -> None:
        for told, rendered in _different(kind, drawn):
            ts = self.client.chat_postMessage(channel=channel, text=rendered.text, blocks=rendered.blocks)["ts"]
            self._picture(kind.__name__, told, f'.message[data-ts="{ts}"]', rendered.text)

    def forms(self) -> None:
        """Every kind of form, opened before Ada."""
        with Workspace(self.sandbox.base_url) as workspace:
            person = workspace.person(ADA.user_id)
            for kind in views.VIEWS:
                for told, view in _different(kind, lambda state: views.render_view(state, self.reader)):
                    trigger = self.sandbox.parts.triggers.give(ADA.user_id)
                    self.client.views_open(trigger_id=trigger, view=view)
                    self._picture(kind.__name__, told, "dialog[open]", "")
                    if opened := person.modal():
                        opened.close(clear=True)
                    for page in self.pages.values():
                        page.locator("dialog[open]").wait_for(state="detached")

    def homes(self, base_url: str) -> None:
        """App Home, from the newcomer's to a full one."""
        for page in self.pages.values():
            page.goto(f"{base_url}/#/{ADA.user_id}/{self._dm}/home")
        for told, view in _different(HomePage, lambda state: home(state, self.reader)):
            self.client.views_publish(user_id=ADA.user_id, view=view)
            self._picture("App Home", told, "#main", "", settle=True)

    @property
    def _dm(self) -> str:
        return str(self.client.conversations_open(users=[ADA.user_id])["channel"]["id"])

    def _picture(self, part: str, told: str, selector: str, said: str, *, settle: bool = False) -> None:
        shown = []
        for size, page in self.pages.items():
            found = page.locator(selector).last
            found.wait_for()
            if settle:
                page.wait_for_timeout(250)  # Home is drawn anew in place: there is nothing else to wait for
            if not said:
                page.set_viewport_size({"width": SIZES[size][0], "height": SMALL})
                page.set_viewport_size({"width": SIZES[size][0], "height": found.evaluate(WHOLE)})
            name = f"{self.count:03}-{size}.png"
            found.screenshot(path=str(self.folder / name), animations="disabled")
            shown.append(f'<img src="{name}" alt="" loading="lazy">')
        self.count += 1
        spoken = f"<pre>{html.escape(said)}</pre>" if said else ""
        caption = f"<figcaption>{html.escape(told)}</figcaption>"
        figure = f"<figure>{caption}<div class=both>{''.join(shown)}</div>{spoken}</figure>"
        self.parts.setdefault(part, []).append(figure)

    def write(self) -> Path:
        """The page that shows them all."""
        nav = "<p>" + " · ".join(f'<a href="#{name}">{name}</a>' for name in self.parts) + "</p>"
        body = "".join(f'<h2 id="{name}">{name}</h2>{"".join(figures)}' for name, figures in self.parts.items())
        path = self.folder / "index.html"
        path.write_text(PAGE.format(count=self.count, nav=nav, body=body), encoding="utf-8")
        return path


def _different(kind: type[Any], drawn: Callable[[Any], Any]) -> Iterator[tuple[str, Any]]:
    """The states of a kind that do not look the same as one before."""
    seen: set[str] = set()
    for told, state in samples(kind):
        shown = drawn(state)
        looks = json.dumps(shown if isinstance(shown, dict) else shown.blocks, sort_keys=True)
        if looks not in seen and len(seen) < MOST:
            seen.add(looks)
            yield told, shown


def main(folder: Path, language: str) -> Path:
    """Picture everything into `folder`; the page that shows it. Raises CannotPictureError."""
    locale = "en-US" if language == DEFAULT_LANGUAGE else language
    folder.mkdir(parents=True, exist_ok=True)
    terms = Terms(MANIFEST, from_staff(staff.load().people), staff.ORGANISATION)
    with Sandbox(terms) as sandbox, chromium(locale) as browser:
        with Workspace(sandbox.base_url) as workspace:
            workspace.clock.to(START)
            if language != DEFAULT_LANGUAGE:
                workspace.person(ADA.user_id).change(locale=language)
        client = WebClient(token=sandbox.bot_token, base_url=sandbox.api_url)
        dm = client.conversations_open(users=[ADA.user_id])["channel"]["id"]
        place = f"{sandbox.base_url}/#/{ADA.user_id}/{dm}/messages"
        pages = {name: _page(browser, place, size, locale) for name, size in SIZES.items()}
        gallery = Gallery(folder, client, sandbox, pages, language)
        gallery.messages()
        gallery.forms()
        gallery.homes(sandbox.base_url)
    return gallery.write()


def _page(browser: "Browser", place: str, size: tuple[int, int], locale: str) -> "Page":
    page = browser.new_page(viewport={"width": size[0], "height": size[1]}, locale=locale, reduced_motion="reduce")
    page.goto(place)
    page.get_by_role("button", name=f"You are {ADA.name}").wait_for()
    return page


if __name__ == "__main__":
    read = argparse.ArgumentParser(
        prog="python -m bot.gallery", description="Pictures everything the bot shows, on one page."
    )
    read.add_argument("folder", nargs="?", type=Path, default=Path("gallery"), help="where the pictures go")
    read.add_argument("languages", nargs="*", metavar="language", help=f"of {', '.join(languages())}; without one, all")
    asked = read.parse_args()
    if unknown := set(asked.languages) - set(languages()):
        read.error(f"It does not speak {', '.join(sorted(unknown))}.")
    try:
        for language in asked.languages or languages():
            main(asked.folder / language, language)
    except CannotPictureError as error:
        sys.exit(str(error))
