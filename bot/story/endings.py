"""Chapters about ends before the time: nobody finds a time, one ends it and asks again, one leaves.

Every line is something a person does, or something that the product promises they see.
"""

from bot.story.days import to_monday, to_next_post
from bot.story.forms import press, put_away
from bot.story.messages import card
from bot.story.scenes import TWO_SESSIONS, agree, ends_it, people
from bot.story.teller import Teller


def nobody_schedules(tell: Teller) -> None:
    """Nobody finds a time: one nudge, one question, and a kind close."""
    mentee, mentor = people(tell, "Jasper Oyler", "Bernadette Soto")
    to_monday(tell, mentee, "10:00")
    with tell.chapter("Nobody schedules: Jasper and Bernadette", mentee, mentor):
        agree(tell, mentee, mentor, "lead a bilingual storytime")
        tell.remark("Neither of them finds a time.")
        to_next_post(tell)
        tell.both_see(mentee, mentor, "session 1 has no time yet")
        to_next_post(tell)
        tell.both_see(mentee, mentor, "is this still on?")
        to_next_post(tell)
        tell.both_see(mentee, mentor, "no time was found for this one, so it is closed", "nobody is at fault")


def ended_and_asked_again(tell: Teller) -> None:
    """The mentee ends it, and asks somebody else with one click; what was agreed and learned is kept."""
    mentee, mentor = people(tell, "Ishaan Velankar", "Tomas Reyes")
    to_monday(tell, mentee, "10:00")
    with tell.chapter("An end without a reason: Ishaan and Tomas", mentee, mentor):
        agree(tell, mentee, mentor, "run a teen advisory council", TWO_SESSIONS)
        ends_it(tell, mentee, mentor)
        tell.does(mentee, "asks again with the same goal.")
        proposals = press(card(mentee, mentor, "has ended this mentorship"), "Ask again with this goal")
        tell.shows(mentee, proposals)
        tell.holds("the terms are kept", true="2 sessions of 30 minutes" in proposals.text)
        tell.holds("its mentor is not proposed", true=mentor.name not in proposals.choices("Ask first"))
        put_away(mentee)


def the_mentor_leaves(tell: Teller) -> None:
    """The mentor leaves the organisation; the mentee hears it kindly, with a way on."""
    mentee, mentor = people(tell, "Maisie Thornbury", "Wyatt Kessler")
    to_monday(tell, mentee, "10:00")
    with tell.chapter("The mentor leaves: Maisie and Wyatt", mentee, mentor):
        agree(tell, mentee, mentor, "start a robotics club")
        tell.remark("Wyatt leaves the organisation.")
        mentor.change(deleted=True)
        told = tell.sees(mentee, "is closed, since", "can no longer take part", what="post")
        tell.holds("nobody is blamed", true="sorry" not in told.text.casefold())
        mentor.change(deleted=False)
        tell.remark("(For the chapters that follow, Wyatt is back.)")
