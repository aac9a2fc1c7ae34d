"""A chapter in writing: one question, the thread it is answered in, and one click for the minutes.

Every line is something a person does, or something that the product promises they see.
"""

from bot.story.days import to_common, to_monday, to_next_post
from bot.story.forms import fill_in
from bot.story.messages import newest, root
from bot.story.scenes import ONE_SESSION, accept, ask, closes, mentors_near, people
from bot.story.teller import Teller

GOAL = "plan summer volunteers for teens"
QUESTION = "How many can one librarian look after, and what do they do on the first day?"
ANSWER = "Eight. On the first day they shelve for an hour, eat, and write down what they would change."


def one_written_answer(tell: Teller) -> None:
    """One written session: a question by itself, an answer in its thread, and ten minutes of somebody's time."""
    (mentee,) = people(tell, "Ada Lindgren")
    to_monday(tell, mentee, "10:00")
    with tell.chapter("In writing: Ada and whoever knows summer volunteers", mentee, *mentors_near(tell)):
        mentor, _ = ask(tell, mentee, GOAL, {**ONE_SESSION, "Minutes per session": "10 minutes (written)"})
        tell.sees(mentor, "1 x 10 minutes with Ada Lindgren")
        accept(tell, mentor)
        to_common(tell, mentee, mentor)
        tell.both_see(mentee, mentor, GOAL, "asks in writing", what="post")

        tell.does(mentee, "asks in writing.")
        fill_in(root(mentee, mentor), "Ask in writing", {"Your question": QUESTION})
        tell.both_see(mentee, mentor, "in writing", QUESTION, "answer in this thread by", what="post")

        tell.later(mentor, days=1, at="14:00")
        tell.does(mentor, "answers in the thread.")
        newest(mentor, mentee, QUESTION).reply(ANSWER)
        tell.both_see(mentee, mentor, "has answered in this thread", what="update")
        to_next_post(tell)
        tell.sees(mentee, f"{mentor.name} has answered here", what="post")
        tell.sees(mentor, "has answered here", what="post")

        tell.does(mentee, "says that it was about ten minutes.")
        newest(mentee, mentor, QUESTION).click("Answered, about 10 min")
        tell.both_see(mentee, mentor, "Answered.", "10 of 10 minutes used", what="update")

        closes(tell, mentee, mentor, GOAL, "10 of 10 minutes used")
        tell.budget(mentee, 5)
        tell.budget(mentor, 6)
