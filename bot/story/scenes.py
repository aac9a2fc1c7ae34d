"""Scenes that come again in one chapter and the next: asking, a yes, a session from its time to its minutes, an end.

A scene does what its people do and names what they must see then. It must not know in which chapter it is.
"""

from collections.abc import Mapping
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from bot.story.days import to_common, to_next_post
from bot.story.forms import Fields, fill_in, next_page, open_form, press, put_away, send
from bot.story.messages import card, newest, root
from bot.story.teller import Teller
from sandbox.driver import Person
from sandbox.pages import ViewPage

ONE_SESSION: Mapping[str, str] = {"How many sessions?": "One session"}
TWO_SESSIONS: Mapping[str, str] = {"How many sessions?": "Two sessions"}
THREE_SESSIONS: Mapping[str, str] = {"How many sessions?": "Three sessions"}

ASKED_SOON = timedelta(minutes=5)
"""So long after a session at the latest both are asked whether they met."""


def people(tell: Teller, *names: str) -> list[Person]:
    """People of the workspace by name."""
    return [tell.workspace.person_named(name) for name in names]


def mentors_near(tell: Teller) -> list[Person]:
    """Everybody whom the bot may write to in a chapter where the proposals decide."""
    return [p for p in tell.workspace.people() if not p.profile["deleted"]]


# --- asking, and a yes ---


def command(tell: Teller, person: Person, words: str) -> ViewPage:
    """Type the command with these words; the form that opens."""
    tell.holds("the command is answered", true=person.command("/micromentor", words).ok)
    return open_form(person)


def proposed(tell: Teller, form: ViewPage) -> ViewPage:
    """Send a request in, or another look at one; the page on which somebody is proposed."""
    proposals = next_page(form)
    tell.holds("somebody is proposed", true="Ask first" in proposals.labels())
    return proposals


def ask(
    tell: Teller,
    mentee: Person,
    goal: str,
    fields: Fields | None = None,
    *,
    first: Person | None = None,
    by_themselves: bool = True,
) -> tuple[Person, Person]:
    """Type the command, fill the form, ask; returns whom is asked first and who would be next.

    `by_themselves`: whether the next is asked without asking the mentee again.
    """
    tell.does(mentee, f"types /micromentor {goal}")
    form = command(tell, mentee, goal)
    fields = fields or {}
    if not fields.keys() <= set(form.labels()):
        form = _unfolded(form)
    for label, value in fields.items():
        form.fill(label, value)
    proposals = proposed(tell, form)
    tell.shows(mentee, proposals)
    offered = [tell.workspace.person_named(name) for name in proposals.choices("Ask first")]
    if first:
        tell.holds(f"{first.name} is proposed first", true=offered[0].id == first.id)
    if not by_themselves:
        proposals.fill("If they can’t", [])
    asked = next_page(proposals)
    tell.asked += 1
    tell.shows(mentee, asked)
    asked.close()
    return offered[0], offered[1] if len(offered) > 1 else offered[0]


def _unfolded(form: ViewPage) -> ViewPage:
    """The request form with the fields that few need."""
    before = form.labels()
    form.click("More to say")
    form.person.workspace.until(lambda: open_form(form.person).labels() != before)
    return open_form(form.person)


def accept(tell: Teller, mentor: Person, *fragments: str) -> None:
    """The mentor says yes to the newest card."""
    tell.does(mentor, "clicks Accept.")
    mentor.dm().last().click("Accept")
    tell.sees(mentor, "You said yes", *fragments, what="update")


def agree(tell: Teller, mentee: Person, mentor: Person, goal: str, fields: Fields | None = None) -> None:
    """Ask, a yes, and the shared DM opens."""
    ask(tell, mentee, goal, fields, first=mentor)
    tell.sees(mentor, f"with {mentee.name}", goal, what="post")
    accept(tell, mentor)
    to_common(tell, mentee, mentor)
    tell.both_see(mentee, mentor, "Agreed:", goal, what="post")


def ends_it(tell: Teller, who: Person, other: Person) -> None:
    """One ends what they agreed; both are told, and nothing of it is left open."""
    tell.does(who, "ends it.")
    form = press(root(who, other), "End it")
    tell.shows(who, form)
    send(form)
    put_away(who)
    tell.both_see(who, other, "has ended this mentorship", what="post")


def takes_back(tell: Teller, mentee: Person, mentor: Person) -> None:
    """The mentee takes a request back that this mentor has; nothing of it is left open."""
    tell.does(mentee, "manages without in the end, and takes it back.")
    mentee.open_home().click("Withdraw")
    tell.sees(mentor, "took this request back", what="update")


# --- a session ---


def meet(tell: Teller, one: Person, other: Person, number: int, *times: datetime, take: str = "Take it") -> None:
    """One offers times, the other takes one: one card, which the confirmation updates, and a file for calendars."""
    zone = ZoneInfo(one.profile["tz"])
    offered = " and ".join(f"{t.astimezone(zone):%a %H:%M}" for t in times)
    tell.does(one, f"offers {offered} for session {number}.")
    labels = ("A time that suits you", "Another", "Another ")
    fill_in(root(one, other), "Find a time", dict(zip(labels, times, strict=False)))
    tell.both_see(one, other, f"can meet for session {number}", what="post")
    tell.does(other, "takes one.")
    card(other, one, "can meet for session").click(take)
    tell.both_see(one, other, f"Session {number}:", what="update")
    tell.both_see(one, other, f"Session {number} for your calendar", "Open the file to add it", what="post")


def moves(tell: Teller, who: Person, other: Person, to: datetime) -> None:
    """One cannot make session 1 and offers another time, which the other takes: the same card, the same entry."""
    tell.does(who, "cannot make it and offers another time.")
    fill_in(card(who, other, "Session 1:"), "Move it", {"A time that suits you": to})
    tell.both_see(who, other, "can’t make", what="post")
    tell.does(other, "takes it.")
    card(other, who, "can’t make").click("Take it")
    tell.both_see(who, other, "Session 1:", what="update")
    tell.both_see(who, other, "it takes the place of the one before", what="post")


def takes_place(
    tell: Teller,
    mentee: Person,
    mentor: Person,
    number: int,
    at: datetime,
    *prepared: str,
    minutes: int = 30,
    asked: str = "did you meet?",
) -> None:
    """A session: the day before both read what they `prepared`, and when it is over they are asked about it."""
    if tell.workspace.clock.now < at - timedelta(days=1):
        tell.workspace.clock.to(at - timedelta(days=1))
    tell.both_see(mentee, mentor, f"Coming up: session {number}", *prepared, what="post")
    tell.workspace.clock.to(at + timedelta(minutes=minutes) + ASKED_SOON)
    tell.both_see(mentee, mentor, asked, what="post")


def did_meet(tell: Teller, person: Person, other: Person, used: str) -> None:
    """One click says that they met; both read how much is `used`, `30 of 60` minutes."""
    tell.does(person, "says that they met.")
    card(person, other, "did you meet?").click("Yes, about 30 min")
    tell.both_see(person, other, f"{used} minutes used", what="update")


# --- looking back ---


def look_back(tell: Teller, mentee: Person, mentor: Person, *, mentee_next: str, mentor_next: str) -> None:
    """The closing prompt, replies in its thread, the private questions of both, and what each would like next."""
    to_next_post(tell)
    tell.both_see(mentee, mentor, "Looking back", "Reply in this thread")
    for person, other, words, thanks, wish in (
        (mentee, mentor, "I know what I do first on Monday.", "You asked before you told. It helped.", mentee_next),
        (mentor, mentee, "Good questions make short work.", "You came prepared.", mentor_next),
    ):
        tell.does(person, "replies in the thread and answers the private questions.")
        prompt = newest(person, other, "Looking back")
        prompt.reply(words)
        form = press(prompt, "Private questions, one minute")
        form.fill("Was the goal met?", "4")
        if "Where do you stand today?" in form.labels():
            form.fill("Where do you stand today?", "4 - nearly there")
        form.fill("Did it meet your expectations?", "5, fully")
        form.fill("Was it the right amount of time?", "Yes")
        form.fill("Was it the right skill for the goal?", "Yes")
        form.fill(f"A thank-you to pass on to {other.name}", thanks)
        form.fill("What would you like next?", wish)
        send(form)
        put_away(person)
        tell.look()


def closes(tell: Teller, mentee: Person, mentor: Person, goal: str, *words: str) -> None:
    """They look back, neither would like more, and both read how it ended."""
    look_back(tell, mentee, mentor, mentee_next="This is done", mentor_next="This is done")
    tell.both_see(mentee, mentor, f"Closed: {goal}", *words, what="post")
