"""How people of the campaign act: by what they see before them, and again where nothing came of it.

Whatever a fault does to an answer, people see in the end whether what they did was taken; where it was not, they do it
once more, as anybody would. Nobody here knows what the faults are.
"""

import time
from collections.abc import Callable, Mapping
from datetime import timedelta
from itertools import count
from typing import Any

from bot.faults.cast import Player
from bot.story.again import PatientWorkspace
from sandbox.driver import DriverError, Person
from sandbox.pages import MessagePage, ViewPage

PATIENCE_SECONDS = 60.0
"""How long somebody tries before they give up; a fault lasts for seconds."""

PAUSE_SECONDS = 0.3
"""How long they wait before they try again."""

TRIES_BEFORE_WAITING = 10
"""So often they try before they do something else for a while."""

_GONE = frozenset({"no_such_element", "message_not_found", "no_such_view", "view_not_found"})


class GivenUpError(Exception):
    """Somebody could not do what the script lets them do; the message says who, what, and what they saw."""


class Acting:
    """People at their Slack, all in one workspace.

    What the bot decided while its clock was `off` (as far as that) may come so much later: once in a run people wait
    for that long.
    """

    def __init__(self, workspace: PatientWorkspace, off: timedelta = timedelta()) -> None:
        self.workspace = workspace
        self._off = off

    # --- what they do ------------------------------------------------------------------------------------------------

    def ask(self, who: Player, goal: str, answers: Mapping[str, Any], *, first: Player) -> None:
        """Type the command and go through its forms until the request is on its way."""
        person = self._person(who)

        def go_on() -> None:
            form = person.modal()
            if form is not None and "Ask first" in form.labels():
                offered = form.choices("Ask first")
                form.fill("Ask first", first.name if first.name in offered else offered[0]).submit()
            else:
                self._look(person, form, goal, answers)

        self._until(lambda: self.form_says(who, "Your request"), go_on, f"{who.first} asks for {goal}")
        self._put_away(person)

    def looks(self, who: Player, goal: str) -> None:
        """Type the command and go on until it says who could help; that form stays before them."""
        person = self._person(who)

        def shown() -> bool:
            form = person.modal()
            return form is not None and "Ask first" in form.labels()

        self._until(shown, lambda: self._look(person, person.modal(), goal, {}), f"{who.first} looks who could help")

    def press(self, who: Player, button: str, on: str, *, seen: str) -> None:
        """Press a button of the newest message that says `on`, until a message says what is `seen` then."""
        person = self._person(who)
        self._until(
            lambda: self._find(person, seen) is not None,
            lambda: self._click(person, button, on),
            f"{who.first} presses {button!r} on {on!r}, to see {seen!r}",
        )

    def fill_in(
        self, who: Player, button: str, on: str, fields: Mapping[str, Any], *, done: Callable[[], bool]
    ) -> None:
        """Press a button that opens a form, fill it and send it, until it is done."""
        person = self._person(who)

        def go_on() -> None:
            form = person.modal()
            if form is None or not set(fields) <= set(form.labels()):
                self._put_away(person)
                self._click(person, button, on)
                return
            for label, value in fields.items():
                form.fill(label, value)
            form.submit()

        self._until(done, go_on, f"{who.first} fills in what {button!r} opens on {on!r}")
        self._put_away(person)

    def says(self, who: Player, words: str) -> None:
        """Write to the bot. That is between the person and Slack: it is not done again."""
        person = self._person(who)
        person.say(person.dm(), words)
        self.workspace.settle()

    def replies(self, who: Player, on: str, words: str) -> None:
        """Reply in the thread of the newest message that says `on`."""
        person = self._person(who)
        self._until(lambda: self._find(person, on) is not None, lambda: None, f"{who.first} looks for {on!r}")
        found = self._find(person, on)
        assert found is not None  # noqa: S101 - it was just there
        found.reply(words)
        self.workspace.settle()

    # --- what they see -----------------------------------------------------------------------------------------------

    def sees(self, who: Player, *words: str) -> bool:
        """Whether a message of theirs says all of this now."""
        return self._find(self._person(who), *words) is not None

    def form_says(self, who: Player, words: str) -> bool:
        """Whether the form before them says this."""
        form = self._person(who).modal()
        return form is not None and words in form.text

    def _person(self, who: Player) -> Person:
        return self.workspace.person(who.id)

    def _find(self, person: Person, *words: str, button: str = "") -> MessagePage | None:
        """The newest message, of a thread or not, that says all of this and has that button."""
        reader, pages = person.everything()
        for page in reversed(pages):
            text = reader.message(page.raw)
            if all(word in text for word in words) and (not button or button in page.buttons()):
                return page
        return None

    # --- until it is taken -------------------------------------------------------------------------------------------

    def _until(self, done: Callable[[], bool], go_on: Callable[[], None], what: str) -> None:
        deadline = time.monotonic() + PATIENCE_SECONDS
        self.workspace.settle()
        for tries in count(1):
            if done():
                return
            if tries == TRIES_BEFORE_WAITING and self._off:
                self._off, waited = timedelta(), self._off
                self.workspace.clock.forward(minutes=waited.total_seconds() / 60)
            if time.monotonic() > deadline:
                raise GivenUpError(f"{what}, for {PATIENCE_SECONDS:g} seconds and in vain")
            try:
                go_on()
            except DriverError as gone:
                if gone.code not in _GONE:
                    raise
            self.workspace.settle()
            if not done():
                time.sleep(PAUSE_SECONDS)  # a person waits before they try again

    def _look(self, person: Person, form: ViewPage | None, goal: str, answers: Mapping[str, Any]) -> None:
        """Type the command, or send in the form that came."""
        if form is None or not form.labels():
            self._put_away(person)
            person.command("/micromentor", goal)
            return
        for label, value in answers.items():
            form.fill(label, value)
        form.submit()

    def _click(self, person: Person, button: str, on: str) -> None:
        found = self._find(person, on, button=button)
        if found is not None:
            found.click(button)

    def _put_away(self, person: Person) -> None:
        while (form := person.modal()) is not None:
            form.close(clear=True)
