"""Three whole mentorships: of two sessions, of one, and of three, with what goes differently in each.

Every line is something a person does, or something that the product promises they see.
"""

from datetime import timedelta

from bot.story.scenes import (
    accept,
    ask,
    at_local,
    between,
    card,
    did_meet,
    held,
    look_back,
    meet,
    mentors_near,
    newest,
    people,
    plan_between,
    press,
    put_away,
    root,
    send,
    to_common,
    to_monday,
    to_next_post,
)
from bot.story.teller import Teller, first_name


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

        plan_between(tell, ada, tomas)
        tell.workspace.clock.to(second - timedelta(days=1))
        tell.both_see(ada, tomas, "Coming up: session 2", "pizza and a wish list", "Start with meeting 3 in mind")
        tell.workspace.clock.to(second + timedelta(minutes=35))
        tell.both_see(ada, tomas, "did you meet?")
        did_meet(tell, ada, tomas)
        tell.both_see(ada, tomas, "60 of 60 minutes used", what="update")

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
        silent, mentor = ask(tell, mentee, "run a workshop for teenagers", {"How many sessions?": "Three sessions"})
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
        tell.both_see(mentee, mentor, "it takes the place of the one before", what="post")
        for number in (1, 2, 3):
            if number > 1:
                moved = at_local(tell, mentor, days=7, clock="11:00")
                meet(tell, mentee, mentor, number, [moved], take="Take it")
                between(tell, mentee, mentor, moved)
            held(tell, mentee, mentor, number, moved)
        look_back(tell, mentee, mentor, mentee_next="Stay in touch", mentor_next="Stay in touch")
        tell.sees(mentee, "You would both like to stay in touch")
        tell.sees(mentor, "You would both like to stay in touch")
