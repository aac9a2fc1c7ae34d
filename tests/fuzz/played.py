"""A journey that meets every id Slack can hand back, played once for its payloads."""

from datetime import datetime, timedelta
from functools import partial

from flows.directory import PersonImported, Prepared
from flows.proposal import Skill
from sandbox.team import TEAM_ID
from tests.conversations.conftest import Actor, Scene

TEENS = "run a teen council"
STORYTIME = "hold a bilingual storytime"
COUNCIL = "run a teen advisory council"


def play(scene: Scene) -> None:
    """Everything once: asking, saying yes and no, meeting, the work between, looking back, listing, leaving."""
    ada, tomas, jasper = scene("Ada Lindgren", "Tomas Reyes", "Jasper Oyler")
    _words(scene, ada, tomas)
    _asking(scene, ada, jasper)
    _writing_back(scene, ada, tomas)
    _declining(scene, ada, tomas)
    _widening(scene, scene("Calvin Ojukwu"))
    _offering(scene, tomas, jasper)
    _three_sessions(scene, ada, tomas)
    _ending(scene, ada, tomas)
    _people(scene, ada)
    scene.ws.app("revoke_tokens")
    scene.ws.settle()


def _words(scene: Scene, ada: Actor, tomas: Actor) -> None:
    ada.slack.open_home()
    for typed in ("help", "status", "mentor"):
        ada.types(f"/micromentor {typed}").closes()
    scene("Rhea Castellan").types("/micromentor-report all")
    said = ada.slack.say(ada.slack.dm(), "I would like to make a podcast")
    ada.clicks("Ask for help with this", on="Would you like a colleague").closes()
    said.edit("I would like to make two podcasts")
    said.delete()
    tomas.types("/micromentor pause 2w").types("/micromentor pause off")


def _asking(scene: Scene, ada: Actor, jasper: Actor) -> None:
    assert ada.slack.shortcut("ask_for_mentor") is None
    ada.closes().types(f"/micromentor {TEENS}").presses("More to say")
    scene.ws.until(lambda: "Skills they must have" in ada.form.labels())
    ada.fills({"Ways to meet": ["In person"], "Someone in mind?": "Tomas Reyes"})
    ada.fills({"Needed by": (scene.now + timedelta(days=60)).date()})
    ada.fills({"Skills they must have": ["teen councils"]})
    ada.submits()
    ada.fills({"A line to them": "Your lock-in made me think of this."}).submits()
    ada.closes().clicks_at_home("Withdraw").closes()
    ada.types("/micromentor get better at things").presses("More to say")
    scene.ws.until(lambda: "Someone in mind?" in ada.form.labels())
    ada.fills({"Someone in mind?": "Mateo Quintanilla"}).submits()
    ada.fills({"Your goal, ready to edit": "do some weeding"}).submits()
    ada.presses("Ask Mateo Quintanilla to join as a mentor").closes()
    ada.clicks_at_home("Withdraw").closes()
    jasper.types("/micromentor learn falconry").submits()
    jasper.presses("Ask with it as it is").presses("Try other words")
    scene.ws.until(lambda: "this takes its place" in jasper.form.text)
    jasper.closes()


def _writing_back(scene: Scene, ada: Actor, tomas: Actor) -> None:
    """A question and its answer, other terms, and the mentee who looks further; then other terms that are agreed."""
    _, second, *_ = scene.ask(ada, "host a lock-in for teens", first=tomas.name)
    tomas.clicks("Ask a question", on="with Ada Lindgren")
    tomas.fills({"What would you like to know?": "How many nights?"}).submits()
    tomas.closes()
    ada.clicks("Answer", on="How many nights?").fills({"Your answer": "One."}).submits()
    ada.closes()
    other = scene(second)
    for mentor, answer in ((tomas, "Look further"), (other, "Accept")):
        mentor.clicks("Suggest other terms", on="with Ada Lindgren")
        mentor.fills({"Sessions": "2 sessions", "A line to Ada Lindgren": "One is too few."}).submits()
        mentor.closes()
        ada.clicks(answer, on=f"{mentor.name} suggests")
    other.clicks("End it", on="Agreed:").closes()


def _declining(scene: Scene, ada: Actor, tomas: Actor) -> None:
    """Not their skill, and somebody better."""
    _, second, *_ = scene.ask(ada, "run a council for teens", first=tomas.name)
    tomas.clicks("Decline", on="with Ada Lindgren")
    tomas.fills({"What is your reason?": "Not my skill"}).submits()
    tomas.fills({"Take off my profile": ["school outreach"]}).submits()
    other = scene(second)
    other.clicks("Decline", on="with Ada Lindgren")
    other.fills({"What is your reason?": "Someone else would be better"}).submits()
    other.fills({"A colleague": "Zainab Thackeray"}).submits()
    for one in (tomas, other):
        one.closes()
    ada.clicks_at_home("Withdraw").closes()


def _offers(actor: Actor, button: str) -> bool:
    return button in actor.form.buttons()


def _widening(scene: Scene, calvin: Actor) -> None:
    """Nobody fits until the request is as wide as can be."""
    calvin.slack.change(tz="Asia/Tokyo")
    scene.ws.settle()
    calvin.types("/micromentor use a laser cutter").presses("More to say")
    scene.ws.until(lambda: "Only these sites" in calvin.form.labels())
    calvin.fills({"Only these sites": ["Fenwick"], "Ways to meet": ["Audio"], "How many sessions?": "Three sessions"})
    calvin.submits()
    for button in ("Just one session", "Any site or department", "Any way to meet", "Other times too"):
        scene.ws.until(partial(_offers, calvin, button))
        calvin.presses(button)
    scene.ws.until(lambda: "Ask first" in calvin.form.labels())
    calvin.closes().clicks_at_home("Withdraw").closes()


def _offering(scene: Scene, tomas: Actor, jasper: Actor) -> None:
    percival, wren = scene("Percival Dube", "Maisie Thornbury")
    for one in (jasper, wren):
        prepared = Prepared(skills=(Skill("falconry", "flew a kestrel"),), ask_me_about="birds")
        imported = PersonImported(team_id=TEAM_ID, at=scene.now, user_id=one.slack.id, prepared=prepared)
        scene.bot.services.handle(imported)
    scene.passes_days(jasper, 1)
    jasper.clicks("No thanks", on="falconry")
    wren.clicks("Yes, list me", on="falconry")
    jasper.clicks("See who could help", on="A colleague could help with this now").closes()
    percival.clicks_at_home("Change what you offer")
    percival.fills({"What could you help with?": ["3D printing", "kilns"], "How many people at a time?": "1"})
    percival.fills({"Your evidence for “kilns”, in one line": "fires one each week"}).submits()
    percival.closes().clicks_at_home("See it as colleagues do")
    percival.closes().clicks_at_home("Change your hours").submits()
    percival.closes().clicks_at_home("Pause").submits()
    percival.closes().clicks_at_home("I’m back").closes()
    percival.clicks_at_home("Stop mentoring").closes()


def _three_sessions(scene: Scene, ada: Actor, tomas: Actor) -> None:
    scene.pair(ada, tomas, TEENS, sessions="Three sessions")
    ada.clicks("Your role in a minute", on="Agreed:").closes()
    ada.clicks("Bring questions", on="Agreed:")
    ada.fills({"Your questions": "Who chairs?", "Where do you stand today?": "2 - I know a little"}).submits()
    ada.closes()
    ada.clicks("Recording", on="Agreed:").fills({"What would the recording be used for?": "Our notes."}).submits()
    ada.closes()
    tomas.clicks("Agree to this use", on="would like to record")
    tomas.clicks("Withdraw recording", on="agreed as well")
    first = scene.at(tomas, "11:00", days=2)
    _offer_three(ada, first)
    tomas.clicks("Suggest others", on="can meet for session").closes()
    tomas.clicks("Take the third", on="can meet for session")
    tomas.clicks("Add to Google", on="Session 1:").clicks("Add to Outlook", on="Session 1:")
    tomas.clicks("Where and how", on="Session 1:").fills({"Where, or which link": "https://meet.example/4"}).submits()
    tomas.closes().clicks("Open meet.example", on="Session 1:")
    tomas.closes().clicks("Remind me", on="Session 1:").clicks_at_home("No more reminders").closes()
    ada.clicks("Move it", on="Session 1:").closes()
    ada.clicks("Call it off", on="Session 1:")
    scene.offer(ada, first, first + timedelta(hours=2), on="can’t make session 1")
    tomas.clicks("Take the second", on="can meet for session")
    scene.passes(first + timedelta(hours=2, minutes=35))
    ada.clicks("We moved it", on="did you meet?").closes()
    ada.clicks("Longer or shorter", on="did you meet?")
    ada.fills({"Minutes of session 1": "25"}).submits()
    tomas.clicks("Correct the minutes", on="Met.")
    tomas.fills({"Minutes of session 1": "20"}).submits()
    tomas.closes()
    ada.closes().clicks("25 minutes", on="Met.").clicks("20 minutes", on="Met.")
    ada.clicks("A plan", on="what comes between now")
    ada.clicks_at_home("Change what comes between").submits()
    second = scene.at(tomas, "11:00", days=8)
    scene.set_time(ada, tomas, second)
    scene.until_said("reply in this thread with your plan", ada)
    draft = ada.writes("Meeting 1: pizza.", on="reply in this thread with your plan")
    draft.edit("Meeting 1: pizza and a wish list.")
    ada.writes("And a line I take back.", on="reply in this thread with your plan").delete()
    ada.clicks("Stuck", on="reply in this thread with your plan")
    ada.clicks("Meet sooner", on="reply in this thread with your plan").closes()
    prompt = ada.sees("reply in this thread with your plan").page
    scene.slow_to_change()
    for said in ("Under way", "Done, want feedback", "Skip"):
        assert prompt.click(said) is None
    scene.passes(second + timedelta(minutes=35))
    tomas.clicks("No", on="did you meet?")
    third = scene.at(tomas, "11:00", days=2)
    scene.offer(tomas, third, on="You did not meet", button="Find a time for session 2")
    ada.clicks("Take it", on="can meet for session")
    scene.passes(third + timedelta(minutes=35))
    tomas.clicks("Yes, about 30 min", on="did you meet?")
    card = ada.sees("what comes between now").page
    scene.slow_to_change()
    for between in ("Action steps", "A piece of work", "Nothing", "A plan"):
        assert card.click(between) is None
    fourth = scene.at(tomas, "11:00", days=8)
    scene.set_time(ada, tomas, fourth)
    _clash(scene, ada, fourth)
    scene.passes(fourth + timedelta(minutes=35))
    tomas.clicks("Yes, about 30 min", on="did you meet?")
    tomas.clicks("One more session", on="Met.")
    scene.until_said("Looking back", ada)
    ada.writes("I learned to wait.", on="Looking back")
    for one, other in ((ada, tomas), (tomas, ada)):
        scene.answers_in_private(one, other, wish="One more round", thanks="Thank you.")
    ada.clicks("Ask for one more round", on="You would both like one more round").closes()


def _clash(scene: Scene, ada: Actor, at: datetime) -> None:
    """Ada has a session then, and takes another all the same."""
    bernadette = scene("Bernadette Soto")
    scene.pair(ada, bernadette, STORYTIME, sessions="One session")
    scene.offer(ada, at, on=STORYTIME, anyway=True)
    bernadette.clicks("Take it", on="can meet for session", under=STORYTIME).submits()
    bernadette.closes().clicks("End it", on="Agreed:", under=STORYTIME).closes()


def _offer_three(one: Actor, at: datetime) -> None:
    """Two of the three fields are labelled alike, so the third is found by its id."""
    one.clicks("Find a time", on="Agreed:")
    one.fills({"A time that suits you": at - timedelta(hours=1), "Another": at})
    form = one.form
    element = next(block["element"] for block in form.raw["blocks"] if block["block_id"] == "time_3")
    one.slack.filled[form.id]["time_3"] = {element["action_id"]: int((at + timedelta(hours=1)).timestamp())}
    one.submits()
    one.closes()


def _ending(scene: Scene, ada: Actor, tomas: Actor) -> None:
    scene.ask(ada, "weed a shelf", first="Henrietta Vasquez-Boone")
    henrietta = scene("Henrietta Vasquez-Boone")
    henrietta.clicks("Decline", on="with Ada Lindgren")
    henrietta.fills({"What is your reason?": "Not now"}).submits()
    henrietta.fills({"Away until": (scene.now + timedelta(days=3)).date()}).submits()
    henrietta.closes()
    scene.pair(ada, tomas, COUNCIL)
    scene.until_said("is this still on?", tomas)
    tomas.clicks("Still on", on="is this still on?")
    tomas.clicks("End it", on="Agreed:", under=COUNCIL)
    tomas.fills({"A word to yourself": "Fewer at a time."}).submits()
    ada.clicks("Ask again with this goal", on="has ended this mentorship", under=COUNCIL).closes()


def _people(scene: Scene, ada: Actor) -> None:
    ada.slack.ask("POST", "change", {"title": "Branch lead"})
    scene.ws.settle()
