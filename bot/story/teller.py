"""Tells what happens: who does what, who sees what, when; stops where what is seen is not what the product promises.

Everything the bot says is printed once, as its reader sees it, in their own time. A chapter names what it expects; a
message nobody expected stops the story as surely as one that is missing. It must not know the chapters.
"""

from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sandbox.driver import Person, Workspace
from sandbox.pages import Surface, ViewPage

Json = dict[str, Any]

SHOWN = frozenset({"post", "update", "ephemeral"})


class StoryDiffersError(Exception):
    """What people saw is not what the product promises; the message says where and what."""


class Seen:
    """One thing the bot said, as one person sees it."""

    def __init__(self, entry: Json, person: Person, text: str) -> None:
        self.entry = entry
        self.person = person
        self.text = text
        self.expected = False


class Teller:
    """Prints the story by `out` and holds it against what is expected.

    `counts`: the posts each person was shown in this chapter, by id. `asked`: the requests made in the story so far.
    """

    def __init__(self, workspace: Workspace, out: Callable[[str], None]) -> None:
        self.workspace = workspace
        self._out = out
        self._told = 0
        self._seen: list[Seen] = []
        self._last: dict[tuple[str, str], str] = {}
        self._people: dict[str, Person] = {}
        self._chapter = self._deed = ""
        self.counts: Counter[str] = Counter()
        self.asked = 0
        self._bot = str(workspace.described()["app"]["bot_user_id"])

    # --- telling ---

    @contextmanager
    def chapter(self, title: str, *people: Person) -> Iterator[None]:
        """Tell a chapter about these people; whatever the bot says to them, and has said since, must be expected."""
        self._people = {person.id: person for person in people}
        self._chapter = title
        self.counts = Counter()
        self._out(f"\n{title}\n{'=' * len(title)}")
        yield
        self.nothing_more()

    @property
    def place(self) -> str:
        """Where in the story we are: the chapter and what was done last."""
        return f"{self._chapter}, {self._deed}"

    def does(self, person: Person, what: str) -> None:
        """Say what somebody does now."""
        self.nothing_more()
        self._deed = f"{self.when(person)}, {first_name(person)} {what}"
        self._out(f"\n{self._deed}")

    def remark(self, what: str) -> None:
        """Say something about the story itself."""
        self._out(f"\n{what}")

    def shows_text(self, person: Person, text: str) -> None:
        """Print what a command answered."""
        self._quote(f"{first_name(person)} alone sees", text)

    def shows(self, person: Person, view: ViewPage) -> None:
        """Print a form as the person sees it."""
        self._quote(f"{first_name(person)}’s form", view.text)

    def when(self, person: Person) -> str:
        """The time now where the person is: `Mon 23 Nov 13:40`."""
        local = self.workspace.clock.now.astimezone(ZoneInfo(person.profile["tz"]))
        return f"{local:%a} {local.day} {local:%b %H:%M}"

    # --- looking ---

    def is_about(self, entry: Json) -> bool:
        """Whether somebody of the chapter sees this entry of the record."""
        return not self._people.keys().isdisjoint(entry["to"])

    def look(self) -> None:
        """Wait until the bot is idle and print everything new, as each of the chapter's people sees it."""
        self.workspace.settle()
        fresh = self.workspace.record(self._told)
        self._told += len(fresh)
        for entry in fresh:
            if entry["what"] not in SHOWN or entry["user"] != self._bot:
                continue
            readers = [self._people[user_id] for user_id in entry["to"] if user_id in self._people]
            self._print(entry, readers)

    def _print(self, entry: Json, readers: list[Person]) -> None:
        texts = [reader.reader().message(entry["message"]) for reader in readers]
        if not texts:
            return
        place = (str(entry["channel"]), str(entry["ts"]))
        names = " and ".join(f"{first_name(reader)}{self._number(entry, reader)}" for reader in readers)
        for reader, text in zip(readers, texts, strict=True):
            self._seen.append(Seen(entry, reader, text))
        before, self._last[place] = self._last.get(place, ""), texts[0]
        kind = {"post": "see", "update": "see it change", "ephemeral": "alone sees"}[entry["what"]]
        if len(readers) == 1 and entry["what"] != "ephemeral":
            kind = kind.replace("see", "sees", 1)
        shown = texts[0] if entry["what"] != "update" else _difference(before, texts[0])
        buttons = Surface(readers[0], entry["message"].get("blocks") or []).buttons()
        if buttons and entry["what"] != "update":
            shown += "\n" + " ".join(f"[{button}]" for button in buttons)
        where = "in a thread, " if entry["message"].get("thread_ts") else ""
        self._quote(f"{self._told_at(entry, readers[0])}, {where}{names} {kind}", shown)

    def _told_at(self, entry: Json, reader: Person) -> str:
        local = datetime.fromtimestamp(entry["at"], UTC).astimezone(ZoneInfo(reader.profile["tz"]))
        return f"{local:%a} {local.day} {local:%b %H:%M}"

    def _number(self, entry: Json, reader: Person) -> str:
        """Posts are counted for each reader: the message budget is of posts, and not of files for calendars."""
        if entry["what"] != "post" or entry["message"].get("files"):
            return ""
        self.counts[reader.id] += 1
        return f" [{self.counts[reader.id]}]"

    def _quote(self, lead: str, text: str) -> None:
        self._out(f"  {lead}:")
        for line in text.splitlines():
            self._out(f"    > {line}")

    # --- holding it against what is promised ---

    def sees(self, person: Person, *fragments: str, what: str = "") -> Seen:
        """The person must have seen something new that holds all the fragments. `what`: post, update or ephemeral."""
        self.look()
        for seen in self._seen:
            same = seen.person.id == person.id and what in {"", seen.entry["what"]}
            if same and not seen.expected and all(fragment in seen.text for fragment in fragments):
                seen.expected = True
                return seen
        new = [seen.text for seen in self._seen if seen.person.id == person.id and not seen.expected]
        raise StoryDiffersError(
            f"{self._chapter}, {self.when(person)}: {first_name(person)} should see {fragments!r}; what is new: {new}"
        )

    def both_see(self, one: Person, other: Person, *fragments: str, what: str = "") -> None:
        """Both must have seen it."""
        self.sees(one, *fragments, what=what)
        self.sees(other, *fragments, what=what)

    def nothing_more(self) -> None:
        """Every post must have been expected. A message that changes, or the answer to one's own click, is none."""
        self.look()
        for seen in self._seen:
            if not seen.expected and seen.entry["what"] == "post":
                raise StoryDiffersError(
                    f"{self._chapter}, {self.when(seen.person)}: {first_name(seen.person)} did not expect {seen.text!r}"
                )
        self._seen.clear()

    def holds(self, promise: str, *, true: bool) -> None:
        """Stop the story where a promise is not kept."""
        if not true:
            raise StoryDiffersError(f"{self._chapter}: not so: {promise}")

    def budget(self, person: Person, most: int = 12) -> None:
        """The message budget of product.md: so many posts in a mentorship that goes well."""
        self.look()
        count = self.counts[person.id]
        self.remark(f"{first_name(person)} was shown {count} posts by the bot.")
        self.holds(f"{first_name(person)} is shown at most {most} posts, not {count}", true=count <= most)

    # --- moving on ---

    def later(self, person: Person, *, days: int = 0, at: str = "") -> None:
        """Let time pass to `at` (HH:MM where the person is), so many days on; the bot lives through all of it."""
        zone = ZoneInfo(person.profile["tz"])
        local = self.workspace.clock.now.astimezone(zone)
        hour, minute = (int(part) for part in at.split(":"))
        then = datetime.combine(local.date() + timedelta(days=days), local.time(), zone)
        self.workspace.clock.to(then.replace(hour=hour, minute=minute, second=0, microsecond=0).astimezone(UTC))


def first_name(person: Person) -> str:
    """How the story calls somebody."""
    return person.name.split()[0]


def _difference(before: str, after: str) -> str:
    """What a message that changed says now and did not say before."""
    old = set(before.splitlines())
    return "\n".join(line for line in after.splitlines() if line not in old) or "(its buttons are gone)"
