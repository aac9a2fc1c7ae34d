"""Chapters about what two agree on the way: another time, twice; a recording; one more session, or none.

Every line is something a person does, or something that the product promises they see.
"""

from datetime import timedelta

from bot.story.days import at_local, to_monday
from bot.story.forms import fill_in
from bot.story.messages import card, newest, root
from bot.story.scenes import ONE_SESSION, TWO_SESSIONS, agree, closes, did_meet, meet, moves, people, takes_place
from bot.story.teller import Teller

USE = "to listen again, and deleted after"


def moves_twice(tell: Teller) -> None:
    """A session moves, and moves once more; one card, one calendar entry."""
    mentee, mentor = people(tell, "Zainab Thackeray", "Solveig Harmon")
    to_monday(tell, mentee, "10:00")
    with tell.chapter("It moves twice: Zainab and Solveig", mentee, mentor):
        agree(tell, mentee, mentor, "help a patron write a resume")
        at = at_local(tell, mentor, days=3, clock="11:00")
        meet(tell, mentee, mentor, 1, at)
        moves(tell, mentor, mentee, at + timedelta(hours=2))
        moves(tell, mentee, mentor, at + timedelta(hours=3))


def recorded_and_not(tell: Teller) -> None:
    """A recording is agreed to by both, for one use, and withdrawn with one click."""
    mentee, mentor = people(tell, "Obadiah Finch", "Percival Dube")
    to_monday(tell, mentee, "11:00")
    with tell.chapter("Recording agreed, then withdrawn: Obadiah and Percival", mentee, mentor):
        agree(tell, mentee, mentor, "thread a sewing machine")
        tell.does(mentee, "would like to record, and says what for.")
        fill_in(root(mentee, mentor), "Recording", {"What would the recording be used for?": USE})
        tell.both_see(mentee, mentor, "would like to record", USE, what="post")
        tell.does(mentor, "agrees.")
        card(mentor, mentee, "would like to record").click("Agree to this use")
        tell.both_see(mentee, mentor, "agreed as well", USE, what="post")
        tell.holds("the agreement says so", true="Recording: yes" in root(mentee, mentor).text)
        tell.does(mentor, "thinks better of it.")
        card(mentor, mentee, "agreed as well").click("Withdraw recording")
        tell.both_see(mentee, mentor, "would rather have no recording", what="post")
        tell.holds("the agreement says so", true="Recording: no" in root(mentee, mentor).text)


def one_session_more(tell: Teller) -> None:
    """The time is used up; one would like one more session, and then the other too."""
    mentee, mentor = people(tell, "Vivian Applegate", "Ruthanne Pickett")
    to_monday(tell, mentee, "10:00")
    with tell.chapter("One more session: Vivian and Ruthanne", mentee, mentor):
        agree(tell, mentee, mentor, "start a book club", ONE_SESSION)
        at = at_local(tell, mentor, days=2, clock="11:00")
        meet(tell, mentee, mentor, 1, at)
        takes_place(tell, mentee, mentor, 1, at)
        did_meet(tell, mentee, mentor, "30 of 30")
        for who, other in ((mentee, mentor), (mentor, mentee)):
            tell.does(who, "would like one more session.")
            card(who, other, "That was the time you agreed").click("One more session")
        tell.both_see(mentee, mentor, "you both would like one more session", what="post")
        tell.holds("it goes on", true="1 of 2 sessions" in newest(mentee, mentor, "Agreed:").text)


def used_up_early(tell: Teller) -> None:
    """One long session uses all the time; one alone would keep the second, so they look back."""
    mentee, mentor = people(tell, "Jasper Oyler", "Emmett Roper")
    to_monday(tell, mentee, "10:00")
    goal = "teach computer basics to three patrons"
    with tell.chapter("The time is used up early: Jasper and Emmett", mentee, mentor):
        agree(tell, mentee, mentor, goal, TWO_SESSIONS)
        at = at_local(tell, mentor, days=2, clock="11:00")
        meet(tell, mentee, mentor, 1, at)
        takes_place(tell, mentee, mentor, 1, at, minutes=60)
        tell.does(mentor, "says that it took an hour.")
        fill_in(card(mentor, mentee, "did you meet?"), "Longer or shorter", {"Minutes of session 1": "60"})
        tell.both_see(mentee, mentor, "60 of 60 minutes used", "One session is left over", what="update")
        tell.does(mentee, "would like to keep it.")
        card(mentee, mentor, "One session is left over").click("Keep one session")
        tell.sees(mentee, "Noted, for you alone", what="ephemeral")
        tell.remark("Emmett would not, and nobody is told.")
        closes(tell, mentee, mentor, goal, "60 of 60 minutes used, in 1 session")
        tell.budget(mentee, 8)
        tell.budget(mentor, 8)
