"""What chapters are made of: scenes that come again (asking, meeting, looking back), and how people press things.

A scene does what its people do and names what they must see then. It must not know in which chapter it is.
"""

from collections.abc import Mapping
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.story.teller import Teller
from sandbox.driver import Person
from sandbox.pages import MessagePage, ViewPage

HALF_WAY = 2
"""The session of three after which the two look back together."""


def people(tell: Teller, *names: str) -> list[Person]:
    """People of the workspace by name."""
    return [tell.workspace.person_named(name) for name in names]


def mentors_near(tell: Teller) -> list[Person]:
    """Everybody whom the bot may write to in a chapter where the proposals decide."""
    return [p for p in tell.workspace.people() if not p.profile["deleted"]]


def ask(
    tell: Teller,
    mentee: Person,
    goal: str,
    fields: Mapping[str, str | list[str]],
    *,
    first: Person | None = None,
    by_themselves: bool = True,
) -> tuple[Person, Person]:
    """Type the command, fill the form, ask; returns whom is asked first and who would be next.

    `by_themselves`: whether the next is asked without asking the mentee again.
    """
    tell.does(mentee, f"types /micromentor {goal}")
    answer = mentee.command("/micromentor", goal)
    tell.holds("the command is answered", true=answer.ok)
    form = open_form(mentee)
    if not fields.keys() <= set(form.labels()):
        form = _unfolded(form)
    for label, value in fields.items():
        form.fill(label, value)
    proposals = send(form)
    tell.holds("somebody is proposed", true=proposals is not None and "Ask first" in proposals.labels())
    assert proposals is not None  # noqa: S101 - just held
    tell.shows(mentee, proposals)
    offered = [tell.workspace.person_named(name) for name in proposals.choices("Ask first")]
    if first:
        tell.holds(f"{first.name} is proposed first", true=offered[0].id == first.id)
    if not by_themselves:
        proposals.fill("If they can’t", [])
    asked = send(proposals)
    assert asked is not None  # noqa: S101 - the form's last page
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


def open_form(person: Person) -> ViewPage:
    """The form in front of the person."""
    form = person.workspace.until(person.modal)
    assert isinstance(form, ViewPage)  # noqa: S101 - what until returned
    return form


def press(message: MessagePage, button: str) -> ViewPage:
    """Press a button that opens a form. Nobody can while another form is open."""
    if message.person.modal() is not None:
        raise AssertionError(f"{message.person.name} has a form open before {button!r}")
    message.click(button)
    return open_form(message.person)


def send(form: ViewPage) -> ViewPage | None:
    """Send a form in; what stands there then."""
    sent = form.submit()
    if not sent.ok or sent.errors:
        raise AssertionError(f"the form was not taken: {sent.error} {sent.errors}")
    return sent.modal


def put_away(person: Person) -> None:
    """Close what a form left behind to be read."""
    while (shown := person.modal()) is not None:
        shown.close()


def accept(tell: Teller, mentor: Person) -> None:
    """The mentor says yes to the newest card."""
    tell.does(mentor, "clicks Accept.")
    mentor.dm().last().click("Accept")
    tell.sees(mentor, "You said yes", what="update")


def agree(tell: Teller, mentee: Person, mentor: Person, goal: str, fields: dict[str, str] | None = None) -> None:
    """Ask, a yes, and the shared DM opens."""
    ask(tell, mentee, goal, fields or {}, first=mentor)
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


def root(one: Person, other: Person) -> MessagePage:
    """The newest agreement in the DM of the two."""
    return newest(one, other, "Agreed:")


def newest(one: Person, other: Person, words: str) -> MessagePage:
    """The newest message with these words in the DM of the two."""
    return next(m for m in reversed(one.group_with(other.name).messages()) if words in m.text)


def newest_in_dm(person: Person, words: str) -> MessagePage:
    """The newest message with these words in the person's DM with the bot."""
    return next(m for m in reversed(person.dm().messages()) if words in m.text)


def card(one: Person, other: Person, words: str) -> MessagePage:
    """The newest card with these words in the thread of the agreement."""
    return next(m for m in reversed(root(one, other).thread()) if words in m.text)


def meet(tell: Teller, one: Person, other: Person, number: int, times: list[datetime], *, take: str) -> None:
    """One offers times, the other takes one: one card, which the confirmation updates, and a file for calendars."""
    zone = ZoneInfo(one.profile["tz"])
    offered = " and ".join(f"{t.astimezone(zone):%a %H:%M}" for t in times)
    tell.does(one, f"offers {offered} for session {number}.")
    form = press(root(one, other), "Find a time")
    for label, at in zip(("A time that suits you", "Another", "Another "), times, strict=False):
        form.fill(label, at)
    send(form)
    put_away(one)
    tell.both_see(one, other, f"can do these times for session {number}", what="post")
    tell.does(other, "takes one.")
    card(other, one, "can do these times").click(take)
    tell.both_see(one, other, f"Session {number}:", what="update")
    tell.both_see(one, other, f"Session {number} for your calendar", "Open the file to add it", what="post")


def did_meet(tell: Teller, person: Person, other: Person) -> None:
    """One click says that they met."""
    tell.does(person, "says that they met.")
    card(person, other, "did you meet?").click("Yes, about 30 min")


def held(tell: Teller, mentee: Person, mentor: Person, number: int, at: datetime) -> None:
    """The day before, the session, and one click after it; half way, the look back together."""
    if tell.workspace.clock.now < at - timedelta(days=1):
        tell.workspace.clock.to(at - timedelta(days=1))
    tell.both_see(mentee, mentor, f"Coming up: session {number}")
    tell.workspace.clock.to(at + timedelta(minutes=35))
    tell.both_see(mentee, mentor, "did you meet?")
    did_meet(tell, mentor, mentee)
    tell.both_see(mentee, mentor, f"{30 * number} of 90 minutes used", what="update")
    if number == HALF_WAY:
        half_way(tell, mentee, mentor)


def plan_between(tell: Teller, mentee: Person, mentor: Person) -> None:
    """A touchpoint that goes well: a plan is put into the thread, and answered there."""
    to_next_post(tell)
    tell.both_see(mentee, mentor, "run a teen advisory council: the plan", "reply in this thread")
    tell.does(mentee, "pastes the plan into the thread and clicks Done.")
    prompt = newest(mentee, mentor, "the plan")
    prompt.reply("Meeting 1: pizza and a wish list. Meeting 2: pick two wishes. Meeting 3: the teens run it.")
    tell.look()
    prompt.again().click("Done, want feedback")
    tell.sees(mentor, "plan is there")
    tell.sees(mentee, "", what="post")
    tell.does(mentor, "answers in the thread.")
    newest(mentor, mentee, "the plan").reply("Start with meeting 3 in mind: let them set the date of meeting 2.")
    tell.look()


def between(tell: Teller, mentee: Person, mentor: Person, at: datetime) -> None:
    """The touchpoint before the next session."""
    to_next_post(tell)
    tell.both_see(mentee, mentor, "between the sessions")
    tell.holds("it comes before the session", true=tell.workspace.clock.now < at)
    tell.does(mentee, "skips it.")
    newest(mentee, mentor, "between the sessions").click("Skip")
    tell.both_see(mentee, mentor, "Skipped this time", what="update")


def half_way(tell: Teller, mentee: Person, mentor: Person) -> None:
    """Two of three sessions are held: deeper, another course, or next steps."""
    tell.both_see(mentee, mentor, "half way", "Change course")
    for person, other, words in (
        (mentee, mentor, "Deeper: the second meeting was hard."),
        (mentor, mentee, "Deeper it is."),
    ):
        tell.does(person, "replies in the thread.")
        newest(person, other, "half way").reply(words)
    tell.look()


def look_back(tell: Teller, mentee: Person, mentor: Person, *, mentee_next: str, mentor_next: str) -> None:
    """The closing prompt, replies in its thread, the private questions of both."""
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


def to_monday(tell: Teller, person: Person, clock: str) -> None:
    """Let time pass to the next Monday, at this hour where the person is."""
    zone = ZoneInfo(person.profile["tz"])
    local = tell.workspace.clock.now.astimezone(zone)
    days = (7 - local.weekday()) % 7 or 7
    tell.workspace.clock.to(_at(zone, local, days, clock))


def at_local(tell: Teller, person: Person, *, days: int, clock: str) -> datetime:
    """An instant so many weekdays on, at this hour where the person is."""
    zone = ZoneInfo(person.profile["tz"])
    local = tell.workspace.clock.now.astimezone(zone)
    while days:
        local += timedelta(days=1)
        days -= local.weekday() < 5
    return _at(zone, local, 0, clock)


def _at(zone: ZoneInfo, local: datetime, days: int, clock: str) -> datetime:
    day = local.date() + timedelta(days=days)
    return datetime.combine(day, time.fromisoformat(clock), zone).astimezone(UTC)


def to_next_post(tell: Teller) -> None:
    """Let time pass until the bot says something new to somebody of the chapter."""
    said = len(tell.workspace.record())
    for _ in range(40):
        tell.workspace.clock.next()
        tell.workspace.settle()
        if any(entry["what"] == "post" and tell.is_about(entry) for entry in tell.workspace.record(said)):
            return
    raise AssertionError("nothing is said any more")


def to_common(tell: Teller, one: Person, other: Person) -> None:
    """Let time pass until their shared DM is open."""
    for _ in range(20):
        tell.workspace.settle()
        try:
            root(one, other)
        except (LookupError, StopIteration):
            tell.workspace.clock.next()
        else:
            return
