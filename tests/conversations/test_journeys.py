"""docs/journeys.md stays true: what each journey asks of people is counted as it is played, then held against it.

A scene plays the journeys of one part of the page. What has to be there before a journey is played without counting.
"""

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import partial
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
PARTS = (
    "A mentorship of two sessions",
    "To help others",
    "To ask",
    "To decide",
    "To meet",
    "Another way to meet",
    "To end and to go on",
    "To know where things are",
)
TEENS = "run a teen advisory council"

Counts = tuple[int, ...]
"""As many as `COUNTED`."""


@dataclass
class Tally:
    """What each person did, and how many new posts of the bot's they saw, while a journey is played."""

    scene: "Scene"
    did: dict[str, Counter[str]]
    found: dict[tuple[str, str], Counts] = field(default_factory=dict)

    def of(self, journey: str, play: Callable[[], object], **who: "Actor") -> None:
        """Play a journey and keep what it asked of each of `who`, by what they are in it."""
        self.scene.ws.settle()
        self.did.clear()
        before = {role: actor.posts() for role, actor in who.items()}
        play()
        for role, actor in who.items():
            did = self.did.get(actor.slack.id, Counter())
            did["messages"] = actor.posts() - before[role]
            self.found[journey, role] = tuple(did[what] for what in COUNTED)
        for actor in who.values():
            actor.closes()


@pytest.fixture
def staffed_url(staffed_sqlite: str) -> str:
    """One kind of database: what people do is the same on the other."""
    return staffed_sqlite


@pytest.fixture
def tally(scene: "Scene", monkeypatch: pytest.MonkeyPatch) -> Tally:
    """Counts deeds at the one place where all of them pass."""
    did: dict[str, Counter[str]] = {}
    plain, fields = Person.ask, ViewPage.fill

    def ask(self: Person, method: str, path: str, body: Any = None) -> Any:
        if method == "POST":
            _count(did.setdefault(self.id, Counter()), path, body)
        return plain(self, method, path, body)

    def fill(self: ViewPage, label: str, value: Any) -> ViewPage:
        block = self._field(label)
        mine = did.setdefault(self.person.id, Counter())
        mine["typed"] += block["element"]["type"] == "plain_text_input"
        mine["clicks"] -= bool(block.get("dispatch_action"))  # a choice that the form tells at once is no click
        return fields(self, label, value)

    monkeypatch.setattr(Person, "ask", ask)
    monkeypatch.setattr(ViewPage, "fill", fill)
    return Tally(scene, did)


def _count(mine: Counter[str], path: str, body: Any) -> None:
    if path == "actions":
        mine["clicks"] += 1
    elif path.startswith("views/") and path.endswith("/submit"):
        mine["submissions"] += 1
    elif path == "messages" or (path == "commands" and body["text"]):
        mine["typed"] += 1


def promised(part: str) -> dict[tuple[str, str], Counts]:
    """The rows of a part's table: journey and person to the four counts."""
    _, _, text = PAGE.read_text(encoding="utf-8").partition(f"## {part}\n")
    rows = re.findall(r"^\| (.+?) \| ([a-z ]+?) \|" + r" (\d+) \|" * 4 + "$", text.partition("\n## ")[0], re.MULTILINE)
    return {(journey, who): tuple(map(int, counts)) for journey, who, *counts in rows}


def test_every_table_of_the_page_is_played_here() -> None:
    headings = re.findall(r"^## (.+)$", PAGE.read_text(encoding="utf-8"), re.MULTILINE)
    assert tuple(headings) == PARTS
    assert all(map(promised, PARTS))


def test_a_mentorship_of_two_sessions(scene: "Scene", tally: Tally) -> None:
    ada, tomas = scene("Ada Lindgren", "Tomas Reyes")
    both = {"mentee": ada, "mentor": tomas}
    found = tally.found

    def counted(journey: str, play: Callable[[], object], *who: str) -> None:
        tally.of(journey, play, **{each: both[each] for each in who})

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

    def meets(at: datetime) -> None:
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
    assert found == promised(PARTS[0])


def test_to_help_others(scene: "Scene", tally: Tally) -> None:
    ada, jasper, zainab = scene("Ada Lindgren", "Jasper Oyler", "Zainab Thackeray")

    def joins() -> None:
        jasper.clicks_at_home("Help others").fills({"What could you help with?": ["laser cutter"]}).submits()

    def named() -> None:
        zainab.clicks("Yes, list me", on="has you in mind")
        zainab.fills({"What could you help with?": ["laser cutter"]}).submits()

    tally.of("Become a mentor", joins, mentor=jasper)
    tally.of("Change what you offer", lambda: jasper.clicks_at_home("Change what you offer").submits(), mentor=jasper)
    tally.of("Change your hours", lambda: jasper.clicks_at_home("Change your hours").submits(), mentor=jasper)
    tally.of("Pause, at Home", lambda: jasper.clicks_at_home("Pause").submits(), mentor=jasper)
    tally.of("Come back", lambda: jasper.clicks_at_home("I’m back"), mentor=jasper)
    tally.of("Pause, in words", lambda: jasper.types("/micromentor pause 1w"), mentor=jasper)
    tally.of("Stop mentoring", lambda: jasper.clicks_at_home("Stop mentoring"), mentor=jasper)
    ada.types("/micromentor try falconry").presses("More to say")
    scene.ws.until(lambda: "Someone in mind?" in ada.form.labels())
    ada.fills({"Someone in mind?": zainab.name}).submits()
    tally.of(
        "Be asked to join", lambda: ada.presses(f"Ask {zainab.name} to join as a mentor"), mentee=ada, colleague=zainab
    )
    tally.of("Say yes to it", named, colleague=zainab)
    assert tally.found == promised("To help others")


def test_to_ask(scene: "Scene", tally: Tally) -> None:
    ada, percival = scene("Ada Lindgren", "Percival Dube")
    laser = "use a laser cutter"

    def at_home() -> None:
        ada.clicks_at_home("Ask for help").fills({"What would you like to be able to do?": TEENS}).submits()
        ada.submits()

    def in_words() -> None:
        ada.types("weed a collection").clicks("Ask for help with this", on="colleague’s help with this?").submits()
        ada.submits()

    def as_it_is() -> None:
        ada.types("/micromentor be a better colleague").submits()
        ada.presses("Ask with it as it is")
        ada.submits()

    def waits() -> None:
        ada.types(f"/micromentor {laser}").presses("More to say")
        scene.ws.until(lambda: "Only these sites" in ada.form.labels())
        ada.fills({"Only these sites": ["Fenwick"]}).submits()

    def widens() -> None:
        ada.presses("Any site or department")
        scene.ws.until(lambda: "Changed:" in ada.form.text)
        ada.submits()

    tally.of("Ask, at Home", at_home, mentee=ada)
    tally.of("Withdraw", lambda: ada.clicks_at_home("Withdraw"), mentee=ada)
    tally.of("Ask, in a message to the bot", in_words, mentee=ada)
    ada.clicks_at_home("Withdraw").closes()
    tally.of("Ask with a vague goal as it is", as_it_is, mentee=ada)
    ada.clicks_at_home("Withdraw").closes()
    tally.of("Ask where nobody fits", waits, mentee=ada)
    ada.clicks_at_home("See who could help")
    tally.of("Make it wider, and ask whom that finds", widens, mentee=ada, mentor=percival)
    ada.clicks_at_home("Withdraw").closes()
    assert tally.found == promised("To ask")


def test_to_decide(scene: "Scene", tally: Tally) -> None:
    ada, tomas, june = scene("Ada Lindgren", "Tomas Reyes", "June Okafor")
    card, lead = "with Ada Lindgren", "suggests: 1 x 45 minutes"

    def asks() -> None:
        scene.ask(ada, TEENS, first=tomas.name)

    def withdraws() -> None:
        ada.clicks_at_home("Withdraw").closes()

    def says_no(reason: str, **then: Any) -> None:
        tomas.clicks("Decline", on=card).fills({"What is your reason?": reason}).submits()
        if then:
            tomas.fills(then).submits()

    def suggests() -> None:
        tomas.clicks("Suggest other terms", on=card).fills({"Minutes per session": "45 minutes"}).submits()

    everybody = {"mentee": ada, "mentor": tomas, "next mentor": june}
    asks()
    tally.of("Decline, without a reason", lambda: tomas.clicks("Decline", on=card).submits(), **everybody)
    withdraws()
    noes: dict[str, tuple[str, dict[str, Any]]] = {
        "Decline: someone better": ("Someone else would be better", {"A colleague": "Nkechi Abara"}),
        "Decline: not my skill": ("Not my skill", {"Take off my profile": ["teen councils"]}),
        "Decline: not now": ("Not now", {}),
        "Decline: not now, and pause": ("Not now", {"Away until": scene.at(tomas, "12:00", days=20).date()}),
    }
    for journey, (reason, then) in noes.items():
        asks()
        tally.of(journey, partial(says_no, reason, **then), mentor=tomas)
        withdraws()
    tomas.clicks_at_home("I’m back").closes()

    asks()
    tally.of("Suggest other terms", suggests, mentor=tomas, mentee=ada)
    tally.of("Look further", lambda: ada.clicks("Look further", on=lead), mentee=ada, mentor=tomas)
    withdraws()
    asks()
    suggests()
    tomas.closes()
    tally.of("Agree to other terms", lambda: ada.clicks("Accept", on=lead), mentee=ada, mentor=tomas)
    assert tally.found == promised("To decide")


def test_to_meet(scene: "Scene", tally: Tally) -> None:
    ada, tomas = scene("Ada Lindgren", "Tomas Reyes")
    both = {"mentee": ada, "mentor": tomas}
    scene.pair(ada, tomas, TEENS, sessions="One session")
    first, second, third = (scene.at(tomas, "11:00", days=days) for days in (2, 3, 4))

    def proposes() -> None:
        ada.clicks("Recording", on="Agreed:").fills({"What would the recording be used for?": "my notes"}).submits()

    def places() -> None:
        ada.clicks("Where and how", on="Session 1:").fills({"Where, or which link": "Room 2"}).submits()

    def moves() -> None:
        scene.offer(ada, third, on="Session 1:", button="Move it")
        tomas.clicks("Take it", on="can’t make")

    def longer() -> None:
        ada.clicks("Longer or shorter", on="did you meet?").fills({"Minutes of session 1": "20"}).submits()

    def other_figure() -> None:
        tomas.clicks("Correct the minutes", on="Met.").fills({"Minutes of session 1": "30"}).submits()

    def one_more() -> None:
        for one in (ada, tomas):
            one.clicks("One more session", on="Met.")

    tally.of("Read your role", lambda: ada.clicks("Your role in a minute", on="Agreed:"), mentee=ada)
    tally.of("Propose a recording, with its use", proposes, **both)
    tally.of("Agree to it", lambda: tomas.clicks("Agree to this use", on="would like to record"), **both)
    tally.of("Offer times", lambda: scene.offer(ada, first), **both)
    tally.of(
        "Suggest others instead",
        lambda: scene.offer(tomas, second, on="can meet for session", button="Suggest others"),
        **both,
    )
    tally.of("Take one", lambda: ada.clicks("Take it", on="Tomas Reyes can meet for session"), **both)
    tally.of("Say where", places, **both)
    tally.of("Move it: one offers, the other takes it", moves, **both)
    tally.of("Call it off", lambda: ada.clicks("Call it off", on="Session 1:"), **both)
    scene.offer(tomas, third, on="called it off")
    ada.clicks("Take it", on="can meet for session")
    scene.passes(third - timedelta(hours=1))
    tally.of("Be reminded ten minutes before", lambda: _reminded(scene, ada, third), mentee=ada)
    scene.passes(third + timedelta(minutes=35))
    tally.of("Say that it was shorter", longer, **both)
    tally.of("Say another figure", other_figure, mentor=tomas)
    tally.of("Settle on the smaller", lambda: tomas.clicks("20 minutes", on="Met."), mentor=tomas)
    tally.of("One more session, when both want it", one_more, **both)
    assert tally.found == promised("To meet")


def _reminded(scene: "Scene", one: "Actor", at: datetime) -> None:
    one.clicks("Remind me", on="Session 1:")
    scene.passes(at - timedelta(minutes=9))


def test_another_way_to_meet(scene: "Scene", tally: Tally) -> None:
    ada, june = scene("Ada Lindgren", "June Okafor")
    jasper, bernadette = scene("Jasper Oyler", "Bernadette Soto")

    def agree(mentee: "Actor", mentor: "Actor", goal: str, way: str) -> None:
        mentee.types(f"/micromentor {goal}").presses("More to say")
        scene.ws.until(lambda: "Ways to meet" in mentee.form.labels())
        mentee.fills({"How many sessions?": "One session", "Ways to meet": [way]}).submits()
        mentee.fills({"Ask first": mentor.name}).submits()
        mentee.closes()
        mentor.clicks("Accept", on=goal)
        scene.ws.settle()

    def asks() -> None:
        ada.clicks("Ask in writing", on="Agreed:").fills({"Your question": "Who chairs?"}).submits()

    def answers() -> None:
        june.writes("They do.", on="Who chairs?")
        scene.passes(scene.now + timedelta(minutes=61))
        ada.clicks("Answered, about 30 min", on="Who chairs?")

    def watches() -> None:
        jasper.clicks("Say what to watch for", on="Agreed:")
        jasper.fills({"What to watch for": "The start", "Where do you stand today?": "2 - I know a little"}).submits()

    def another_day() -> None:
        ada.clicks("Change question or day", on="Who chairs?").fills({"Answer by": date(2035, 6, 15)}).submits()

    def guides() -> None:
        bernadette.clicks("Where and how", on="Session 1:")
        bernadette.fills({"Where to meet": "The reading tree"}).submits()

    def visits() -> None:
        scene.passes(at + timedelta(minutes=35))
        bernadette.clicks("Yes, about 30 min", on="did the visit take place?")

    writing, visit = {"mentee": ada, "mentor": june}, {"mentee": jasper, "mentor": bernadette}
    agree(ada, june, "run a teen council", "Written in Slack")
    tally.of("In writing: ask", asks, **writing)
    tally.of("In writing: another day", another_day, **writing)
    tally.of("In writing: answer, and say so", answers, **writing)
    agree(jasper, bernadette, "hold a bilingual storytime", "Shadowing")
    at = scene.at(bernadette, "10:00", days=3)
    tally.of("Shadowing: what to watch for", watches, **visit)
    tally.of("Shadowing: a time", lambda: scene.set_time(jasper, bernadette, at), **visit)
    tally.of("Shadowing: where to come", guides, **visit)
    tally.of("Shadowing: the day before, and the visit", visits, **visit)
    assert tally.found == promised("Another way to meet")


def test_to_end_and_to_go_on(scene: "Scene", tally: Tally) -> None:
    ada, tomas, june = scene("Ada Lindgren", "Tomas Reyes", "June Okafor")
    both = {"mentee": ada, "mentor": tomas}

    def asks_another() -> None:
        ada.clicks("Ask again with this goal", on="has ended this mentorship").submits()

    def goes_on() -> None:
        ada.clicks("Ask for one more round", on="You would both like one more round").submits()

    def chooses_anew() -> None:
        ada.clicks("Change what comes between", on="Until then:")
        ada.fills({"Between sessions 1 and 2": "Nothing"}).submits()

    def half_way() -> None:
        ada.clicks("Yes, about 30 min", on="did you meet?")
        ada.sees(f"{TEENS}: half way", "2 of 3 sessions")
        ada.writes("Deeper, please.", on="half way")
        tomas.writes("Deeper it is.", on="half way")

    def wishes() -> None:
        scene.until_said("Looking back", ada)
        for one, other in ((ada, tomas), (tomas, ada)):
            scene.answers_in_private(one, other, wish="One more round")

    scene.pair(ada, tomas, TEENS, sessions="Three sessions")
    tally.of("Nothing has a time for ten working days", lambda: scene.until_said("still on?", ada), **both)
    tally.of("Say that it is still on", lambda: tomas.clicks("Still on", on="is this still on?"), **both)
    scene.hold(ada, tomas, 1, scene.at(tomas, "11:00", days=1))
    ada.clicks("A plan", on="what comes between now")
    tally.of("Choose something else to come between", chooses_anew, **both)
    second = scene.at(tomas, "11:00", days=1)
    scene.set_time(ada, tomas, second)
    scene.passes(second + timedelta(minutes=35))
    tally.of("Half way through three sessions: met, and look back together", half_way, **both)
    tally.of("End it", lambda: tomas.clicks("End it", on="Agreed:"), **both)
    tally.of("Ask another colleague with the same goal", asks_another, mentee=ada, **{"next mentor": june})
    ada.clicks_at_home("Withdraw").closes()
    scene.pair(ada, tomas, "lead songs for storytime", sessions="One session")
    scene.hold(ada, tomas, 1, scene.at(tomas, "11:00", days=1), on="songs")
    tally.of("Look back, nothing written, and wish for one more round", wishes, **both)
    tally.of("Ask for it", goes_on, **both)
    assert tally.found == promised("To end and to go on")


def test_to_know_where_things_are(scene: "Scene", tally: Tally) -> None:
    ada, rhea = scene("Ada Lindgren", "Rhea Castellan")
    tally.of("What is next: App Home", lambda: ada.home, member=ada)
    for word in ("status", "help", "export", "forget"):
        tally.of(f"`/micromentor {word}`", partial(ada.types, f"/micromentor {word}"), member=ada)
    tally.of("The report of thirty days", lambda: rhea.types("/micromentor-report"), admin=rhea)
    tally.of("The report of another time", lambda: rhea.types("/micromentor-report 7d"), admin=rhea)
    assert tally.found == promised("To know where things are")
