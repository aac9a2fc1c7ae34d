"""The three mentorships of the story: of two sessions, of one, and of three, with what goes differently in each.

Every line is something a person does, or something that the product promises they see.
"""

from collections.abc import Callable
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.story.teller import Teller, first_name
from sandbox.driver import Person
from sandbox.pages import MessagePage, ViewPage


def two_sessions(tell: Teller) -> None:
    """A plan that wants feedback: everything goes well, and nobody sees more than twelve messages."""
    ada, tomas = people(tell, "Ada Lindgren", "Tomas Reyes")
    to_monday(tell, ada, "13:40")
    with tell.chapter("Two sessions: Ada and Tomas", ada, tomas):
        ask(
            tell,
            ada,
            "run a teen advisory council",
            {"What will exist when it is done?": "a plan for the first three meetings"},
            first=tomas,
        )
        tell.sees(tomas, "2 x 30 minutes with Ada Lindgren", "a plan for the first three meetings", "teen councils")

        tell.later(tomas, at="14:10")
        accept(tell, tomas)
        tell.both_see(ada, tomas, "run a teen advisory council", "2 sessions x 30 minutes = 60 minutes", what="post")

        tell.does(ada, "brings questions.")
        form = press(root(ada, tomas), "Bring questions")
        form.fill(
            "Your questions", "How do I get teens to come twice?\nWho chairs the first meeting?\nWhat do I budget?"
        )
        form.fill("Where do you stand today?", "2 - I know a little")
        send(form)
        tell.both_see(ada, tomas, "How do I get teens to come twice?", "2 of 5", what="update")

        first = at_local(tell, tomas, days=2, clock="13:00")
        meet(tell, ada, tomas, 1, [first - timedelta(hours=3), first], take="Take the second")

        tell.later(tomas, days=1, at="14:00")
        tell.both_see(ada, tomas, "Coming up: session 1", "How do I get teens to come twice?")
        tell.later(tomas, days=1, at="13:35")
        tell.both_see(ada, tomas, "did you meet?")
        did_meet(tell, ada, tomas)
        tell.both_see(ada, tomas, "30 of 60 minutes used", what="update")

        tell.does(ada, "says what comes between: a plan.")
        card(ada, tomas, "what comes between").click("A plan")
        tell.sees(ada, "Ada Lindgren makes a plan", what="update")

        second = at_local(tell, tomas, days=14, clock="13:00")
        meet(tell, ada, tomas, 2, [second], take="Take it")

        to_next_post(tell)
        tell.both_see(ada, tomas, "run a teen advisory council: the plan", "reply in this thread")
        tell.does(ada, "pastes the plan into the thread and clicks Done.")
        prompt = newest(ada, tomas, "the plan")
        prompt.reply("Meeting 1: pizza and a wish list. Meeting 2: pick two wishes. Meeting 3: the teens run it.")
        tell.look()
        prompt.again().click("Done, want feedback")
        tell.sees(tomas, "plan is there")
        tell.sees(ada, "", what="post")
        tell.does(tomas, "answers in the thread.")
        newest(tomas, ada, "the plan").reply("Start with meeting 3 in mind: let them set the date of meeting 2.")
        tell.look()

        tell.workspace.clock.to(second - timedelta(days=1))
        tell.both_see(ada, tomas, "Coming up: session 2", "pizza and a wish list", "Start with meeting 3 in mind")
        tell.workspace.clock.to(second + timedelta(minutes=35))
        tell.both_see(ada, tomas, "did you meet?")
        did_meet(tell, ada, tomas)
        tell.both_see(ada, tomas, "60 of 60 minutes used", what="update")

        look_back(tell, ada, tomas, mentee_next="One more round", mentor_next="Stay in touch")
        tell.sees(ada, "60 of 60 minutes", "Want to help the next person")
        tell.sees(tomas, "60 of 60 minutes", "You asked before you told")
        tell.budget(ada)
        tell.budget(tomas)


def one_session(tell: Teller) -> None:
    """A question: the first mentor declines with a private reason, the next is asked by herself."""
    (mentee,) = people(tell, "Ada Lindgren")
    to_monday(tell, mentee, "10:00")
    with tell.chapter("One session, a decline and the next: Ada again", mentee, *mentors_near(tell)):
        first, second = ask(tell, mentee, "calm a heated conversation at the desk", {}, first=None)
        tell.sees(first, "1 x 30 minutes with Ada Lindgren")
        tell.later(first, at="14:00")
        tell.does(first, "declines; the reason stays private.")
        form = press(first.dm().last(), "Decline")
        form.fill("What is it?", "Not now")
        send(form)
        tell.sees(first, "You said no, and that is fine", what="update")
        tell.sees(second, "1 x 30 minutes with Ada Lindgren")
        news = tell.sees(mentee, "can’t take this on just now", f"{second.name} has it")
        tell.holds("the mentee never learns the reason", true="Not now" not in news.text)

        accept(tell, second)
        tell.both_see(mentee, second, "1 session of 30 minutes", what="post")
        at = at_local(tell, second, days=2, clock="11:00")
        meet(tell, mentee, second, 1, [at], take="Take it")
        tell.workspace.clock.to(at - timedelta(days=1))
        tell.both_see(mentee, second, "Coming up: session 1")
        tell.workspace.clock.to(at + timedelta(minutes=35))
        tell.both_see(mentee, second, "did you meet?")
        tell.does(mentee, "says nothing, and neither does the other.")
        tell.later(mentee, days=1, at="17:30")
        tell.both_see(mentee, second, "Taken as met", what="update")
        to_next_post(tell)
        tell.both_see(mentee, second, "Looking back")
        tell.does(mentee, "writes in the thread; nobody answers the private questions.")
        newest(mentee, second, "Looking back").reply("I ask what they need first now.")
        to_next_post(tell)
        tell.sees(mentee, "Closed: calm a heated conversation")
        tell.sees(second, "Closed: calm a heated conversation")


def three_sessions(tell: Teller) -> None:
    """Something to work out first: the first mentor never answers, and a session moves."""
    (mentee,) = people(tell, "Ada Lindgren")
    to_monday(tell, mentee, "09:30")
    with tell.chapter("Three sessions, a silence and a move: Ada once more", mentee, *mentors_near(tell)):
        silent, mentor = ask(
            tell, mentee, "write a grant proposal for a sewing corner", {"How many sessions?": "Three sessions"}
        )
        tell.sees(silent, "3 x 30 minutes with Ada Lindgren")
        tell.remark(f"{first_name(silent)} never answers.")
        to_next_post(tell)
        tell.sees(silent, "waiting to hear from you")
        to_next_post(tell)
        tell.sees(silent, "This one has moved on", what="update")
        tell.sees(mentee, "could not answer in time", mentor.name)
        to_next_post(tell)
        tell.sees(mentor, "3 x 30 minutes with Ada Lindgren")

        accept(tell, mentor)
        to_common(tell, mentee, mentor)
        tell.both_see(mentee, mentor, "3 sessions x 30 minutes = 90 minutes", what="post")
        at = at_local(tell, mentor, days=3, clock="11:00")
        meet(tell, mentee, mentor, 1, [at], take="Take it")
        tell.does(mentor, "cannot make it and offers another time.")
        form = press(card(mentor, mentee, "Session 1:"), "Move it")
        moved = at + timedelta(days=1)
        form.fill("A time that suits you", moved)
        send(form)
        put_away(mentor)
        tell.both_see(mentee, mentor, "can’t make", what="post")
        tell.does(mentee, "takes it.")
        card(mentee, mentor, "can’t make").click("Take it")
        tell.both_see(mentee, mentor, "Session 1:", what="update")
        for number in (1, 2, 3):
            if number > 1:
                moved = at_local(tell, mentor, days=7, clock="11:00")
                meet(tell, mentee, mentor, number, [moved], take="Take it")
                between(tell, mentee, mentor, number, moved)
            held(tell, mentee, mentor, number, moved)
        look_back(tell, mentee, mentor, mentee_next="Stay in touch", mentor_next="Stay in touch")
        tell.sees(mentee, "You would both like to stay in touch")
        tell.sees(mentor, "You would both like to stay in touch")


def the_report(tell: Teller) -> None:
    """What the admin sees of it all, and what nobody else does."""
    admin = next(p for p in tell.workspace.people() if p.profile["is_admin"])
    (ada,) = people(tell, "Ada Lindgren")
    with tell.chapter("The report", admin, ada):
        tell.does(ada, "types /micromentor-report.")
        refused = ada.command("/micromentor-report")
        tell.holds("a report for somebody else says nothing", true=refused.ok and _quiet(refused.message))
        tell.does(admin, "types /micromentor-report all.")
        report = admin.command("/micromentor-report", "all")
        tell.holds("the admin gets the report", true=report.message is not None)
        assert report.message is not None  # noqa: S101 - just held
        tell.shows_text(admin, report.message.text)
        tell.holds("three requests were made and accepted", true="3" in report.message.text)


CHAPTERS: tuple[Callable[[Teller], None], ...] = (two_sessions, one_session, three_sessions, the_report)


# --- what chapters are made of ---


def people(tell: Teller, *names: str) -> list[Person]:
    """People of the workspace by name."""
    return [tell.workspace.person_named(name) for name in names]


def mentors_near(tell: Teller) -> list[Person]:
    """Everybody whom the bot may write to in a chapter where the proposals decide."""
    return [p for p in tell.workspace.people() if not p.profile["deleted"]]


def ask(
    tell: Teller, mentee: Person, goal: str, fields: dict[str, str], *, first: Person | None = None
) -> tuple[Person, Person]:
    """Type the command, fill the form, ask; returns whom is asked first and who would be next."""
    tell.does(mentee, f"types /micromentor {goal}")
    answer = mentee.command("/micromentor", goal)
    tell.holds("the command is answered", true=answer.ok)
    form = open_form(mentee)
    for label, value in fields.items():
        form.fill(label, value)
    proposals = send(form)
    tell.holds("somebody is proposed", true=proposals is not None and "Ask first" in proposals.labels())
    assert proposals is not None  # noqa: S101 - just held
    tell.shows(mentee, proposals)
    offered = [tell.workspace.person_named(name) for name in proposals.choices("Ask first")]
    if first:
        tell.holds(f"{first.name} is proposed first", true=offered[0].id == first.id)
    asked = send(proposals)
    assert asked is not None  # noqa: S101 - the form's last page
    tell.shows(mentee, asked)
    asked.close()
    return offered[0], offered[1] if len(offered) > 1 else offered[0]


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


def root(one: Person, other: Person) -> MessagePage:
    """The newest agreement in the DM of the two."""
    return newest(one, other, "Agreed:")


def newest(one: Person, other: Person, words: str) -> MessagePage:
    """The newest message with these words in the DM of the two."""
    return next(m for m in reversed(one.group_with(other.name).messages()) if words in m.text)


def card(one: Person, other: Person, words: str) -> MessagePage:
    """The newest card with these words in the thread of the agreement."""
    return next(m for m in reversed(root(one, other).thread()) if words in m.text)


def meet(tell: Teller, one: Person, other: Person, number: int, times: list[datetime], *, take: str) -> None:
    """One offers times, the other takes one: one card, which the confirmation updates."""
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


def did_meet(tell: Teller, person: Person, other: Person) -> None:
    """One click says that they met."""
    tell.does(person, "says that they met.")
    card(person, other, "did you meet?").click("Yes, about 30 min")


def held(tell: Teller, mentee: Person, mentor: Person, number: int, at: datetime) -> None:
    """The day before, the session, and one click after it."""
    if tell.workspace.clock.now < at - timedelta(days=1):
        tell.workspace.clock.to(at - timedelta(days=1))
    tell.both_see(mentee, mentor, f"Coming up: session {number}")
    tell.workspace.clock.to(at + timedelta(minutes=35))
    tell.both_see(mentee, mentor, "did you meet?")
    did_meet(tell, mentor, mentee)
    tell.both_see(mentee, mentor, f"{30 * number} of 90 minutes used", what="update")


def between(tell: Teller, mentee: Person, mentor: Person, number: int, at: datetime) -> None:
    """The touchpoint before session `number`; before the third it is the shared reflection."""
    to_next_post(tell)
    heading = "half way" if number == 3 else "between the sessions"
    tell.both_see(mentee, mentor, heading)
    tell.holds("it comes before the session", true=tell.workspace.clock.now < at)
    tell.does(mentee, "skips it.")
    newest(mentee, mentor, heading).click("Skip")
    tell.both_see(mentee, mentor, "Skipped this time", what="update")


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
    """Let time pass until the bot says something new."""
    said = len(tell.workspace.record())
    for _ in range(40):
        tell.workspace.clock.next()
        tell.workspace.settle()
        if any(entry["what"] == "post" for entry in tell.workspace.record(said)):
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


def _quiet(message: MessagePage | None) -> bool:
    return message is not None and "requested" not in message.text.casefold()
