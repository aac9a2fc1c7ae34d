"""Chapters about a no and what it teaches: it was not their skill, and a colleague is better at it.

Every line is something a person does, or something that the product promises they see.
"""

from bot.story.days import to_monday
from bot.story.forms import next_page, press, put_away, send
from bot.story.messages import newest_in_dm
from bot.story.scenes import ask, people, takes_back
from bot.story.teller import Teller
from sandbox.driver import Person
from sandbox.pages import ViewPage

LEARNED = "branch budgets"
THOUGHT_OF = "A colleague thought of you for this"


def not_my_skill(tell: Teller) -> None:
    """It is not the mentor's skill: their profile is corrected, the next is asked, the mentee hears a kind line."""
    mentee, mentor, following = people(tell, "Jasper Oyler", "Gordon Tsai", "Odalys Brandt")
    to_monday(tell, mentee, "10:00")
    with tell.chapter("Not my skill: Jasper, Gordon and Odalys", mentee, mentor, following):
        ask(tell, mentee, "draw up a small branch budget", first=mentor)
        tell.sees(mentor, f"with {mentee.name}", LEARNED, what="post")
        correction = _declines(tell, mentor, "Not my skill")
        tell.holds("what matched is ticked", true=correction.value("Take off my profile") == [LEARNED])
        tell.sees(mentor, "You said no, and that is fine", what="update")
        news = tell.sees(mentee, f"{mentor.name} can’t take this on just now", f"{following.name} has it", what="post")
        tell.holds("the mentee hears a kind line alone", true="skill" not in news.text)
        tell.sees(following, f"with {mentee.name}", what="post")

        tell.does(mentor, "takes it off the profile.")
        left = next_page(correction)
        tell.holds("what is left is said", true="You are asked from now on about" in left.text)
        put_away(mentor)
        tell.holds("the profile is corrected", true=LEARNED not in mentor.open_home().text)
        takes_back(tell, mentee, following)


def someone_better(tell: Teller) -> None:
    """The mentor knows who is better; that colleague joins the list, and is asked without a word of who said no."""
    mentee, mentor, better = people(tell, "Maisie Thornbury", "June Okafor", "Nkechi Abara")
    to_monday(tell, mentee, "10:00")
    with tell.chapter("June knows someone better: Maisie, June and Nkechi", mentee, mentor, better):
        ask(tell, mentee, "choose manga for a first shelf", first=mentor, by_themselves=False)
        tell.sees(mentor, f"with {mentee.name}", what="post")
        naming = _declines(tell, mentor, "Someone else would be better")
        tell.sees(mentor, "You said no, and that is fine", what="update")
        news = tell.sees(mentee, f"{mentor.name} can’t take this on just now", "You can choose", what="post")
        tell.holds("the mentee hears a kind line alone", true="better" not in news.text)
        tell.does(mentor, f"names {better.name}.")
        naming.fill("A colleague", better.name)
        thanks = next_page(naming)
        told = f"If {better.name} can help with this, {mentee.name} can ask them next"
        tell.holds("it is thanked for", true=told in thanks.text.replace("@", ""))
        put_away(mentor)

        tell.does(mentee, "looks who else could help, and asks whom a colleague thought of.")
        proposals = press(newest_in_dm(mentee, "You can choose"), "See who could help")
        tell.shows(mentee, proposals)
        tell.holds("whom the mentor named is on the list", true=better.name in proposals.choices("Ask first"))
        proposals.fill("Ask first", better.name)
        send(proposals)
        put_away(mentee)
        card = tell.sees(better, f"with {mentee.name}", THOUGHT_OF, what="post")
        tell.holds("nobody learns who said no", true=mentor.name not in card.text)
        takes_back(tell, mentee, better)


def _declines(tell: Teller, mentor: Person, reason: str) -> ViewPage:
    """Say no with this reason; the form that is offered then."""
    tell.does(mentor, f"declines: {reason.lower()}. The reason stays private.")
    form = press(mentor.dm().last(), "Decline")
    form.fill("What is your reason?", reason)
    offered = next_page(form)
    tell.shows(mentor, offered)
    return offered
