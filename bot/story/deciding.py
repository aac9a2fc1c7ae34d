"""A chapter about the decision itself: a question first, then other terms, and a yes to those.

Every line is something a person does, or something that the product promises they see.
"""

from bot.story.days import to_monday
from bot.story.forms import fill_in
from bot.story.scenes import TWO_SESSIONS, ask, mentors_near, people
from bot.story.teller import Teller, first_name

GOAL = "digitise a box of donated family photographs"


def a_question_and_other_terms(tell: Teller) -> None:
    """The mentor asks something, and then offers what fits them better; the agreement says what was agreed."""
    (mentee,) = people(tell, "Ada Lindgren")
    to_monday(tell, mentee, "11:00")
    with tell.chapter("A question, and other terms: Ada and whoever knows photographs", mentee, *mentors_near(tell)):
        mentor, _ = ask(tell, mentee, GOAL, TWO_SESSIONS)
        tell.sees(mentor, "2 x 30 minutes with Ada Lindgren")

        tell.does(mentor, "asks a question before deciding.")
        question = "How many photographs are there, and are any of them in colour?"
        fill_in(mentor.dm().last(), "Ask a question", {"What would you like to know?": question})
        tell.sees(mentor, "time to answer stands still", what="update")
        tell.sees(mentee, "would like to know something before deciding", question)

        tell.does(mentee, "answers.")
        fill_in(mentee.dm().last(), "Answer", {"Your answer": "About ninety, a third of them in colour."})
        tell.sees(mentor, "has answered your question", "About ninety", what="post")

        tell.does(mentor, "suggests 1 x 45 minutes instead.")
        line = "Ninety of them are one good talk."
        terms = {"Sessions": "1 session", "Minutes per session": "45 minutes", "A line to Ada Lindgren": line}
        fill_in(mentor.dm().last(), "Suggest other terms", terms)
        tell.sees(mentor, "You suggested 1 x 45 minutes instead of 2 x 30", what="update")
        tell.sees(mentee, f"{mentor.name} suggests: 1 x 45 minutes instead of 2 x 30", line)

        tell.does(mentee, "accepts.")
        mentee.dm().last().click("Accept")
        tell.sees(mentee, "You said yes", what="update")
        tell.both_see(mentee, mentor, GOAL, "1 session of 45 minutes", what="post")
        tell.remark(f"From here Ada and {first_name(mentor)} go on as the others did.")
