"""A chapter about watching somebody at work: what to watch for, a place, a quiet guest, and the look back.

Every line is something a person does, or something that the product promises they see.
"""

from datetime import timedelta

from bot.story.scenes import (
    accept,
    ask,
    at_local,
    card,
    look_back,
    meet,
    people,
    press,
    put_away,
    root,
    send,
    to_monday,
)
from bot.story.teller import Teller

GOAL = "run a circulation training for new colleagues"
WATCH = "How he shows a return without a word of jargon"
PLACE = "Main, the second desk"


def one_session_of_shadowing(tell: Teller) -> None:
    """One session of shadowing, from the request to the close: the mentee comes along as a quiet guest."""
    mentee, mentor = people(tell, "Mateo Quintanilla", "Abdirahman Warsame")
    to_monday(tell, mentee, "10:00")
    with tell.chapter("Shadowing: Mateo watches Abdirahman at work", mentee, mentor):
        ask(tell, mentee, GOAL, {"How many sessions?": "One session", "Ways to meet": ["Shadowing"]}, first=mentor)
        tell.sees(mentor, f"with {mentee.name}", "Shadowing", what="post")
        accept(tell, mentor)
        tell.both_see(mentee, mentor, GOAL, "what would you like to watch for", what="post")

        tell.does(mentee, "says what to watch for.")
        form = press(root(mentee, mentor), "Say what to watch for")
        form.fill("What to watch for", WATCH)
        form.fill("Where do you stand today?", "2 - I know a little")
        send(form)
        put_away(mentee)
        tell.both_see(mentee, mentor, "would like to watch for:", WATCH, what="update")

        at = at_local(tell, mentor, days=3, clock="11:00")
        meet(tell, mentee, mentor, 1, [at], take="Take it")
        tell.does(mentor, "says where.")
        form = press(card(mentor, mentee, "Session 1:"), "Where and how")
        form.fill(f"Where {mentee.name} comes to", PLACE)
        send(form)
        put_away(mentor)
        tell.both_see(mentee, mentor, "Shadowing", PLACE, what="update")
        tell.both_see(mentee, mentor, "it takes the place of the one before", what="post")

        tell.workspace.clock.to(at - timedelta(days=1))
        tell.both_see(mentee, mentor, "Coming up: session 1", WATCH, PLACE, "How to be a quiet guest:", what="post")
        tell.workspace.clock.to(at + timedelta(minutes=35))
        tell.both_see(mentee, mentor, "did the visit take place?", what="post")
        tell.does(mentor, "says that it did.")
        card(mentor, mentee, "did the visit take place?").click("Yes, about 30 min")
        tell.both_see(mentee, mentor, "Met.", "30 of 30 minutes used", what="update")

        look_back(tell, mentee, mentor, mentee_next="This is done", mentor_next="This is done")
        tell.both_see(mentee, mentor, f"Closed: {GOAL}", "30 of 30 minutes used", what="post")
        tell.budget(mentee, 8)
        tell.budget(mentor, 8)
