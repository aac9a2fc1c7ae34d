"""Chapters about asking: a goal that is far too much, and one that nobody can help with yet.

Every line is something a person does, or something that the product promises they see.
"""

from bot.story.days import to_monday
from bot.story.forms import next_page, open_form, press, put_away, send
from bot.story.scenes import command, people, proposed
from bot.story.teller import Teller

EDIT = "Your goal, ready to edit"
RARE = "try falconry"


def a_goal_that_is_a_field(tell: Teller) -> None:
    """The goal is a whole field; one hint, a rewrite to start from, and the same form goes on."""
    (mentee,) = people(tell, "Calvin Ojukwu")
    to_monday(tell, mentee, "10:00")
    with tell.chapter("Learn everything: Calvin and one more look", mentee):
        tell.does(mentee, "types /micromentor learn everything about libraries")
        look = next_page(command(tell, mentee, "learn everything about libraries"))
        tell.holds("there is one more look", true=look.title == "One more look")
        tell.shows(mentee, look)
        tell.holds("it can be asked with as it is", true="Ask with it as it is" in look.buttons())
        tell.does(mentee, "makes it smaller.")
        look.fill(EDIT, "choose five books to weed from one shelf")
        tell.shows(mentee, proposed(tell, look))
        tell.does(mentee, "leaves it at that for today.")
        put_away(mentee)


def nobody_fits(tell: Teller) -> None:
    """Nobody lists it; the request waits, and goes on by itself when somebody does."""
    mentee, other = people(tell, "Dmitri Osgood", "Mateo Quintanilla")
    to_monday(tell, mentee, "10:00")
    with tell.chapter("Nobody fits: Dmitri waits, and then Mateo joins", mentee, other):
        tell.does(mentee, f"types /micromentor {RARE}")
        told = next_page(command(tell, mentee, RARE))
        tell.holds("it is said that nobody fits", true="Your request is kept" in told.text)
        tell.shows(mentee, told)
        tell.asked += 1
        put_away(mentee)

        tell.later(other, days=3, at="10:00")
        tell.does(other, "becomes a mentor of it.")
        form = command(tell, other, "mentor")
        form.fill("What could you help with?", ["falconry"])
        evidence = "Your evidence for “falconry”, in one line"
        tell.workspace.until(lambda: evidence in open_form(other).labels())
        form = open_form(other)
        form.fill(evidence, "flew a kestrel for six years")
        form.fill("How would you meet?", ["In person"])
        send(form)
        put_away(other)
        tell.later(mentee, days=1, at="10:30")
        news = tell.sees(mentee, "A colleague could help with this now", what="post")
        tell.does(mentee, "looks who it is.")
        page = next(m for m in reversed(mentee.dm().messages()) if m.ts == news.entry["ts"])
        proposals = press(page, "See who could help")
        tell.shows(mentee, proposals)
        tell.holds("it is who joined", true="flew a kestrel for six years" in proposals.text)
        send(proposals)
        put_away(mentee)
        tell.sees(other, f"with {mentee.name}", RARE, what="post")
