"""One person of the staff at their Slack: what they do reads as a sentence, what they see is what Slack shows them."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Self
from zoneinfo import ZoneInfo

from sandbox.driver import Person
from sandbox.pages import MessagePage, ViewPage

if TYPE_CHECKING:
    from tests.conversations.scene import Scene

SOON = 10.0
"""Seconds within which the answer to a click is there; it comes after the acknowledgement."""


@dataclass(frozen=True, slots=True)
class Seen:
    """A message as one person reads it. `under` is the text of the first message of its thread."""

    page: MessagePage
    text: str
    under: str


@dataclass(repr=False)
class Actor:
    """One person of the staff at their Slack. `answer` is what came back at once to what they did last."""

    scene: "Scene"
    slack: Person
    name: str
    answer: str = ""

    @property
    def first(self) -> str:
        """The name a friend calls."""
        return self.name.split()[0]

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.slack.reader().eyes.zone)

    # --- what they do ---

    def types(self, words: str) -> Self:
        """Type a slash command, or else a message to the bot."""
        if not words.startswith("/"):
            self.slack.say(self.slack.dm(), words)
            return self
        command, _, text = words.partition(" ")
        answer = self.slack.command(command, text)
        assert answer.ok, answer.error
        self.answer = answer.message.text if answer.message else ""
        return self

    def writes(self, words: str, *, on: str = "", to: "Actor | None" = None) -> MessagePage:
        """Write in the thread of the newest message that says `on`, or in the DM shared with `to`."""
        if to is None:
            return self.sees(on).page.reply(words)
        return self.slack.say(self.slack.group_with(to.name), words)

    def clicks(self, button: str, *, on: str = "", under: str = "") -> Self:
        """Press a button of the newest message that says `on` and has it; the click is taken without an error."""
        found = [seen for seen in self._found((on,), under) if button in _pressable(seen.page)]
        assert found, f"{self.first} sees no {button!r} on {on!r}; {self._shown()}"
        return self._press(found[-1].page, button)

    def presses(self, button: str) -> Self:
        """Press a button of the form before them."""
        return self._press(self.form, button)

    def clicks_at_home(self, button: str) -> Self:
        """Press a button of App Home."""
        return self._press(self.slack.open_home(), button)

    def _press(self, surface: MessagePage | ViewPage, button: str) -> Self:
        self.answer = ""
        error = surface.click(button)
        assert error is None, error
        return self

    def fills(self, fields: Mapping[str, Any]) -> Self:
        """Fill fields of the form by their labels."""
        for label, value in fields.items():
            self.form.fill(label, value)
        return self

    def is_offered(self, label: str, typed: str) -> list[str]:
        """What the type-ahead of this field offers for these letters."""
        form = self.form
        block = next(b for b in form.raw["blocks"] if b.get("label", {}).get("text") == label)
        asked = {"view_id": form.id, "block_id": block["block_id"], "action_id": block["element"]["action_id"]}
        return [
            each["text"]["text"] for each in self.slack.ask("POST", "options", {**asked, "query": typed})["options"]
        ]

    def lists(self, skill: str, evidence: str = "") -> Self:
        """In the form of what they offer: type a skill in their own words, and a line of evidence for it."""
        self.fills({"What could you help with?": [skill]})
        return self.fills({f"Your evidence for “{skill}”, in one line": evidence})

    def submits(self) -> str:
        """Send the form in; it is taken. Returns what stands there then."""
        sent = self.form.submit()
        assert sent.ok, sent.error
        assert not sent.errors, sent.errors
        self.answer = _as_spoken(sent.modal.text) if sent.modal else ""
        return self.answer

    def is_held_back(self) -> dict[str, str]:
        """Send the form in; it stays, with a line at each field that needs one."""
        sent = self.form.submit()
        assert sent.errors, f"nothing was said of any field; {sent}"
        return sent.errors

    def closes(self) -> Self:
        """Close all forms."""
        if form := self.slack.modal():
            form.close(clear=True)
        return self

    # --- what they see ---

    @property
    def form(self) -> ViewPage:
        """The form before them."""
        form: ViewPage = self.scene.ws.until(self.slack.modal, SOON)
        return form

    @property
    def home(self) -> str:
        """App Home as it is now."""
        return _as_spoken(self.slack.open_home().text)

    def reads(self) -> list[Seen]:
        """Everything their Slack shows, in the order it was written, as it stands now."""
        self.scene.ws.settle()
        reader, pages = self.slack.everything()
        texts = {(page.channel, page.ts): _as_spoken(reader.message(page.raw)) for page in pages}
        return [
            Seen(page, texts[page.channel, page.ts], texts.get((page.channel, root), "") if root != page.ts else "")
            for page in pages
            for root in [page.thread_ts]
        ]

    def sees(self, *fragments: str, under: str = "") -> Seen:
        """The newest message of theirs that says all of this."""
        found = self._found(fragments, under)
        assert found, f"{self.first} sees nothing that says {fragments}; {self._shown()}"
        return found[-1]

    def sees_nothing_of(self, *fragments: str) -> None:
        """None of this is anywhere before them: not in a message, nor in one as it was, nor in Home or a form."""
        self.scene.ws.settle()
        reader = self.slack.reader()
        shown = [e for e in self.scene.ws.record() if self.slack.id in e["to"]]
        texts = [reader.message(e["message"]) for e in shown if e["what"] not in {"view", "home"}]
        texts += [seen.text for seen in self.reads()]
        texts += [self.home, str([e["message"] for e in shown if e["what"] in {"view", "home"}])]
        for fragment in fragments:
            assert not [text for text in texts if fragment in text], f"{self.first} sees {fragment!r}"

    def is_told(self, *fragments: str) -> str:
        """What came back to them alone at their last act: under the message, in a small form, or to the command."""
        try:
            told: str = self.scene.ws.until(lambda: self._told(fragments), SOON)
        except TimeoutError:
            raise AssertionError(f"{self.first} is not told {fragments}, but {self._answers()}") from None
        return told

    def _told(self, fragments: tuple[str, ...]) -> str | None:
        return next((a for a in self._answers() if a and all(f in a for f in fragments)), None)

    def _answers(self) -> list[str]:
        form = self.slack.modal()
        alone = [seen.text for seen in self.reads() if seen.page.ephemeral]
        return [_as_spoken(self.answer), _as_spoken(form.text) if form else "", *alone[-1:]]

    def posts(self) -> int:
        """How many new posts by the bot they were shown so far: what the message budget counts, so no calendar file."""
        shown = (entry for entry in self.scene.posts() if not entry["message"].get("files"))
        return sum(1 for entry in shown if self.slack.id in entry["to"])

    def _found(self, fragments: tuple[str, ...], under: str) -> list[Seen]:
        return [s for s in self.reads() if all(f in s.text for f in fragments) and under in (s.under or s.text)]

    def _shown(self) -> str:
        return "the newest: " + " | ".join(seen.text for seen in self.reads()[-6:])


def _as_spoken(text: str) -> str:
    """People's names without the sign of a mention."""
    return re.sub(r"(?<!<)@(?=[A-Z])", "", text)


def _pressable(page: MessagePage) -> list[str]:
    overflow = [
        option["text"]["text"]
        for block in page.raw["blocks"] or []
        for element in block.get("elements", [])
        for option in element.get("options", [])
    ]
    return [*page.buttons(), *overflow]
