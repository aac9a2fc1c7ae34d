"""docs/journeys.md stays true: what each journey asks of people is counted as it is played, then held against it."""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from sandbox.driver import Person
from sandbox.pages import ViewPage

if TYPE_CHECKING:
    from tests.conversations.conftest import Actor, Scene

PAGE = Path(__file__).parents[2] / "docs" / "journeys.md"
COUNTED = ("clicks", "submissions", "typed", "messages")
QUESTION = "A question before deciding, with its answer"
ONCE_A_SESSION = ("Find a time: one offers, the other takes it", "The day before, and did you meet")
ALL = "**Two sessions in all, without the question**"
TEENS = "run a teen advisory council"


@dataclass
class Tally:
    """What each person did, and how many new posts of the bot's they saw, within a `with`."""

    did: dict[str, Counter[str]]

    def of(self, actor: "Actor") -> tuple[int, ...]:
        return tuple(self.did.get(actor.slack.id, Counter())[what] for what in COUNTED)


@pytest.fixture
def tally(monkeypatch: pytest.MonkeyPatch) -> Callable[..., Any]:
    """Counts deeds at the one place where all of them pass."""
    did: dict[str, Counter[str]] = {}
    plain = Person.ask

    def ask(self: Person, method: str, path: str, body: Any = None) -> Any:
        mine = did.setdefault(self.id, Counter())
        if method == "POST":
            _count(mine, path, body)
        return plain(self, method, path, body)

    def fill(self: ViewPage, label: str, value: Any) -> ViewPage:
        if self._field(label)["element"]["type"] == "plain_text_input":
            did.setdefault(self.person.id, Counter())["typed"] += 1
        return fields(self, label, value)

    fields = ViewPage.fill
    monkeypatch.setattr(Person, "ask", ask)
    monkeypatch.setattr(ViewPage, "fill", fill)

    @contextmanager
    def counting(scene: "Scene", *people: "Actor") -> Iterator[Tally]:
        did.clear()
        seen = {person.slack.id: person.posts() for person in people}
        done = Tally({})
        yield done
        scene.ws.settle()
        done.did = {person: Counter(counts) for person, counts in did.items()}
        for person in people:
            done.did.setdefault(person.slack.id, Counter())["messages"] = person.posts() - seen[person.slack.id]

    return counting


def _count(mine: Counter[str], path: str, body: Any) -> None:
    if path == "actions":
        mine["clicks"] += 1
    elif path.startswith("views/") and path.endswith("/submit"):
        mine["submissions"] += 1
    elif path == "messages" or (path == "commands" and body["text"]):
        mine["typed"] += 1


def promised() -> dict[tuple[str, str], tuple[int, ...]]:
    """The rows of the table: journey and person to the four counts."""
    rows = re.findall(r"^\| (.+?) \| (\w+) \|" + r" (\d+) \|" * 4 + "$", PAGE.read_text(encoding="utf-8"), re.MULTILINE)
    return {(journey, who): tuple(map(int, counts)) for journey, who, *counts in rows}


def test_every_journey_costs_what_the_table_says(scene: "Scene", tally: Callable[..., Any]) -> None:
    ada, tomas = scene("Ada Lindgren", "Tomas Reyes")
    found: dict[tuple[str, str], tuple[int, ...]] = {}

    def counted(journey: str, play: Callable[[], object], *who: str) -> None:
        with tally(scene, ada, tomas) as done:
            play()
        both = {"mentee": done.of(ada), "mentor": done.of(tomas)}
        found.update({(journey, each): both[each] for each in who})

    def asks() -> None:
        ada.types(f"/micromentor {TEENS}").fills({"How many sessions?": "Two sessions"}).submits()
        ada.submits()

    def questions() -> None:
        ada.clicks("Bring questions", on="Agreed:")
        ada.fills({"Your questions": "Who chairs?", "Where do you stand today?": "2 - I know a little"}).submits()

    def question() -> None:
        tomas.clicks("Ask a question", on="with Ada Lindgren")
        tomas.fills({"What would you like to know?": "How many teens?"}).submits()
        tomas.closes()
        ada.clicks("Answer", on="How many teens?").fills({"Your answer": "Eight."}).submits()
        ada.closes()

    def looks_back() -> None:
        scene.until_said("Looking back", ada)
        ada.writes("I have a plan now.", on="Looking back")
        tomas.writes("You asked well.", on="Looking back")
        scene.answers_in_private(ada, tomas)
        scene.answers_in_private(tomas, ada)

    before = (ada.posts(), tomas.posts())
    counted("Ask, from the command to the invitation", asks, "mentee")
    ada.closes()
    found["The invitation arrives", "mentor"] = (0, 0, 0, tomas.posts() - before[1])
    counted(QUESTION, question, "mentor", "mentee")
    counted("Accept", lambda: tomas.clicks("Accept", on=TEENS), "mentor", "mentee")
    counted("Bring questions", questions, "mentee")
    ada.closes()
    first = scene.at(tomas, "11:00", days=2)
    counted(ONCE_A_SESSION[0], lambda: scene.set_time(ada, tomas, first), "mentee", "mentor")

    def meets(at: Any) -> None:
        scene.passes(at + timedelta(minutes=35))
        ada.clicks("Yes, about 30 min", on="did you meet?")

    counted(ONCE_A_SESSION[1], lambda: meets(first), "mentee", "mentor")
    counted("What comes between", lambda: ada.clicks("A plan", on="what comes between now"), "mentee")
    second = scene.at(tomas, "11:00", days=9)
    scene.set_time(ada, tomas, second)

    def works() -> None:
        scene.until_said("reply in this thread with your plan", ada)
        ada.writes("Pizza, then a wish list.", on="reply in this thread with your plan")
        ada.clicks("Done, want feedback", on="reply in this thread with your plan")
        tomas.writes("Start with the end.", on="reply in this thread with your plan")

    counted("The work between two sessions", works, "mentee", "mentor")
    meets(second)
    counted("Look back", looks_back, "mentee", "mentor")
    posts = {"mentee": ada.posts() - before[0], "mentor": tomas.posts() - before[1]}
    for who, counted_posts in posts.items():
        rows = [row for (journey, each), row in found.items() if each == who and journey != QUESTION]
        twice = [row for (journey, each), row in found.items() if each == who and journey in ONCE_A_SESSION]
        total = tuple(map(sum, zip(*rows, *twice, strict=True)))
        assert total[-1] == counted_posts - found[QUESTION, who][-1]
        found[ALL, who] = total
    assert found == promised()
