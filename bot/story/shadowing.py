"""A chapter about watching somebody at work: what to watch for, a place, a quiet guest, and the look back.

Every line is something a person does, or something that the product promises they see.
"""

from bot.story.days import at_local, to_monday
from bot.story.forms import fill_in
from bot.story.messages import card, root
from bot.story.scenes import ONE_SESSION, accept, ask, closes, meet, people, takes_place
from bot.story.teller import Teller

GOAL = "run a circulation training for new colleagues"
WATCH = "How he shows a return without a word of jargon"
PLACE = "Main, the second desk"


def one_session_of_shadowing(tell: Teller) -> None:
    """One session of shadowing, from the request to the close: the mentee comes along as a quiet guest."""
    mentee, mentor = people(tell, "Mateo Quintanilla", "Abdirahman Warsame")
    to_monday(tell, mentee, "10:00")
    with tell.chapter("Shadowing: Mateo watches Abdirahman at work", mentee, mentor):
        ask(tell, mentee, GOAL, {**ONE_SESSION, "Ways to meet": ["Shadowing"]}, first=mentor)
        tell.sees(mentor, f"with {mentee.name}", "shadowing", what="post")
        accept(tell, mentor)
        tell.both_see(mentee, mentor, GOAL, "what would you like to watch for", what="post")

        tell.does(mentee, "says what to watch for.")
        said = {"What to watch for": WATCH, "Where do you stand today?": "2 - I know a little"}
        fill_in(root(mentee, mentor), "Say what to watch for", said)
        tell.both_see(mentee, mentor, "would like to watch for:", WATCH, what="update")

        at = at_local(tell, mentor, days=3, clock="11:00")
        meet(tell, mentee, mentor, 1, at)
        tell.does(mentor, "says where.")
        fill_in(card(mentor, mentee, "Session 1:"), "Where and how", {"Where to meet": PLACE})
        tell.both_see(mentee, mentor, "shadowing", PLACE, what="update")
        tell.both_see(mentee, mentor, "it takes the place of the one before", what="post")

        asked, prepared = "did the visit take place?", (WATCH, PLACE, "How to be a quiet guest:")
        takes_place(tell, mentee, mentor, 1, at, *prepared, asked=asked)
        tell.does(mentor, "says that it did.")
        card(mentor, mentee, asked).click("Yes, about 30 min")
        tell.both_see(mentee, mentor, "Met.", "30 of 30 minutes used", what="update")

        closes(tell, mentee, mentor, GOAL, "30 of 30 minutes used")
        tell.budget(mentee, 8)
        tell.budget(mentor, 8)
