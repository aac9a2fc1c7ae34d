"""A chapter about two mentorships of the same two people, in one conversation, that do not mix.

Every line is something a person does, or something that the product promises they see.
"""

from datetime import timedelta

from bot.story.days import at_local, to_monday
from bot.story.messages import newest
from bot.story.scenes import ONE_SESSION, agree, closes, ends_it, meet, people
from bot.story.teller import Teller
from sandbox.driver import Person
from sandbox.pages import MessagePage

REPORTS, RECORDS = "run my own ILS reports", "clean up patron records"


def two_of_the_same_two(tell: Teller) -> None:
    """Two mentorships of the same two in one DM: one is met and closed, the other is not, and ends."""
    mentee, mentor = people(tell, "Mateo Quintanilla", "Xochitl Barrera")
    to_monday(tell, mentee, "10:00")
    with tell.chapter("Two mentorships of the same two: Mateo and Xochitl", mentee, mentor):
        at = at_local(tell, mentor, days=2, clock="11:00")
        for goal, hours in ((REPORTS, 0), (RECORDS, 2)):
            agree(tell, mentee, mentor, goal, ONE_SESSION)
            meet(tell, mentee, mentor, 1, at + timedelta(hours=hours))
        groups = [c for c in mentee.conversations() if c.kind == "group" and mentor.id in c.others]
        tell.holds("both are in one conversation", true=len(groups) == 1)

        tell.workspace.clock.to(at + timedelta(hours=2, minutes=35))
        for words in ("Coming up: session 1", "did you meet?"):
            for _ in (REPORTS, RECORDS):
                tell.both_see(mentee, mentor, words, what="post")
        tell.does(mentee, "says that they met for the reports.")
        _asked(mentee, mentor, REPORTS).click("Yes, about 30 min")
        tell.both_see(mentee, mentor, REPORTS, "30 of 30 minutes used", what="update")
        tell.does(mentee, "says that they did not meet for the records.")
        _asked(mentee, mentor, RECORDS).click("No")
        tell.both_see(mentee, mentor, "You did not meet", "0 of 30 used", what="update")
        ends_it(tell, mentor, mentee)
        tell.holds("the one ended", true="Ended by" in newest(mentee, mentor, RECORDS).text)
        tell.holds("the other goes on", true="30 of 30 minutes used" in newest(mentee, mentor, REPORTS).text)
        tell.holds("and did not end", true="Ended by" not in newest(mentee, mentor, REPORTS).text)

        closes(tell, mentee, mentor, REPORTS, "30 of 30 minutes used")


def _asked(one: Person, other: Person, goal: str) -> MessagePage:
    """The question whether they met, in the thread of the agreement on this goal."""
    return next(m for m in reversed(newest(one, other, goal).thread()) if "did you meet?" in m.text)
