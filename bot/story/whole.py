"""Three whole mentorships: of two sessions, of one, and of three, with what goes differently in each.

Every line is something a person does, or something that the product promises they see.
"""

from datetime import datetime, timedelta

from bot.story.days import at_local, to_card, to_common, to_monday, to_next_post
from bot.story.forms import fill_in
from bot.story.messages import card, newest, root
from bot.story.scenes import (
    THREE_SESSIONS,
    accept,
    ask,
    did_meet,
    look_back,
    meet,
    mentors_near,
    moves,
    people,
    takes_place,
)
from bot.story.teller import Teller, first_name
from sandbox.driver import Person

HALF_WAY = 2
"""The session of three after which the two look back together."""


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
        fill_in(
            root(ada, tomas),
            "Bring questions",
            {
                "Your questions": "How do I get teens to come twice?\nWho chairs the first meeting?\nWhat do I budget?",
                "Where do you stand today?": "2 - I know a little",
            },
        )
        tell.both_see(ada, tomas, "How do I get teens to come twice?", "2 of 5", what="update")

        first = at_local(tell, tomas, days=2, clock="13:00")
        meet(tell, ada, tomas, 1, first - timedelta(hours=3), first, take="Take the second")
        takes_place(tell, ada, tomas, 1, first, "How do I get teens to come twice?")
        did_meet(tell, ada, tomas, "30 of 60")

        tell.does(ada, "says what comes between: a plan.")
        card(ada, tomas, "what comes between").click("A plan")
        tell.sees(ada, "Ada Lindgren makes a plan", what="update")

        second = at_local(tell, tomas, days=14, clock="13:00")
        meet(tell, ada, tomas, 2, second)
        _plan_between(tell, ada, tomas)
        takes_place(tell, ada, tomas, 2, second, "pizza and a wish list", "Start with meeting 3 in mind")
        did_meet(tell, ada, tomas, "60 of 60")

        look_back(tell, ada, tomas, mentee_next="One more round", mentor_next="Stay in touch")
        tell.sees(
            ada, "60 of 60 minutes", "You began at 2 of 5 and stand at 4 of 5 today", "Want to help the next person"
        )
        tell.sees(tomas, "60 of 60 minutes", "began at 2 of 5 and stands at 4 of 5 today", "You asked before you told")
        tell.budget(ada)
        tell.budget(tomas)


def one_session(tell: Teller) -> None:
    """A question: the first mentor declines with a private reason, the next is asked by herself."""
    (mentee,) = people(tell, "Ada Lindgren")
    to_monday(tell, mentee, "10:00")
    with tell.chapter("One session, a decline and the next: Ada again", mentee, *mentors_near(tell)):
        first, second = ask(tell, mentee, "calm a heated conversation at the desk")
        tell.sees(first, "1 x 30 minutes with Ada Lindgren")
        tell.later(first, at="14:00")
        tell.does(first, "declines; the reason stays private.")
        fill_in(first.dm().last(), "Decline", {"What is your reason?": "Not now"})
        tell.sees(first, "You said no, and that is fine", what="update")
        tell.sees(second, "1 x 30 minutes with Ada Lindgren")
        news = tell.sees(mentee, "can’t take this on just now", f"{second.name} has it")
        tell.holds("the mentee never learns the reason", true="Not now" not in news.text)

        accept(tell, second)
        tell.both_see(mentee, second, "1 session of 30 minutes", what="post")
        at = at_local(tell, second, days=2, clock="11:00")
        meet(tell, mentee, second, 1, at)
        takes_place(tell, mentee, second, 1, at)
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
        silent, mentor = ask(tell, mentee, "run a workshop for teenagers", THREE_SESSIONS)
        tell.sees(silent, "3 x 30 minutes with Ada Lindgren")
        tell.remark(f"{first_name(silent)} never answers.")
        to_next_post(tell)
        tell.sees(silent, "waiting to hear from you")
        to_next_post(tell)
        tell.sees(silent, "This one has moved on", what="update")
        tell.sees(mentee, "could not answer in time", mentor.name)
        to_card(tell, mentor, "3 x 30 minutes with Ada Lindgren")
        tell.sees(mentor, "3 x 30 minutes with Ada Lindgren")

        accept(tell, mentor)
        to_common(tell, mentee, mentor)
        tell.both_see(mentee, mentor, "3 sessions x 30 minutes = 90 minutes", what="post")
        at = at_local(tell, mentor, days=3, clock="11:00")
        meet(tell, mentee, mentor, 1, at)
        moves(tell, mentor, mentee, at + timedelta(days=1))
        _held(tell, mentee, mentor, 1, at + timedelta(days=1))
        for number in (2, 3):
            at = at_local(tell, mentor, days=7, clock="11:00")
            meet(tell, mentee, mentor, number, at)
            _between(tell, mentee, mentor, at)
            _held(tell, mentee, mentor, number, at)
        look_back(tell, mentee, mentor, mentee_next="Stay in touch", mentor_next="Stay in touch")
        tell.sees(mentee, "You would both like to stay in touch")
        tell.sees(mentor, "You would both like to stay in touch")


def _plan_between(tell: Teller, mentee: Person, mentor: Person) -> None:
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


def _held(tell: Teller, mentee: Person, mentor: Person, number: int, at: datetime) -> None:
    """One of three sessions, and one click after it; half way, the look back together."""
    takes_place(tell, mentee, mentor, number, at)
    did_meet(tell, mentor, mentee, f"{30 * number} of 90")
    if number == HALF_WAY:
        _half_way(tell, mentee, mentor)


def _between(tell: Teller, mentee: Person, mentor: Person, at: datetime) -> None:
    """The touchpoint before the next session."""
    to_next_post(tell)
    tell.both_see(mentee, mentor, "between the sessions")
    tell.holds("it comes before the session", true=tell.workspace.clock.now < at)
    tell.does(mentee, "skips it.")
    newest(mentee, mentor, "between the sessions").click("Skip")
    tell.both_see(mentee, mentor, "Skipped this time", what="update")


def _half_way(tell: Teller, mentee: Person, mentor: Person) -> None:
    """Two of three sessions are held: deeper, another course, or next steps."""
    tell.both_see(mentee, mentor, "half way", "Change course")
    for person, other, words in (
        (mentee, mentor, "Deeper: the second meeting was hard."),
        (mentor, mentee, "Deeper it is."),
    ):
        tell.does(person, "replies in the thread.")
        newest(person, other, "half way").reply(words)
    tell.look()
