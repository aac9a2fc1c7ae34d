"""Chapters about a yes: one place that two ask for, a click that comes twice, and the night.

Every line is something a person does, or something that the product promises they see.
"""

from zoneinfo import ZoneInfo

from bot.story.days import to_common, to_monday
from bot.story.forms import next_page, put_away
from bot.story.scenes import accept, ask, command, ends_it, people, proposed, takes_back
from bot.story.teller import Teller

BOARD = "prepare my first board meeting"
ROUTES = "plan a new bookmobile route"

BUSY_SECONDS = 2
"""So long Slack does not let a message change: its old buttons stay, and are clicked again."""


def accepted_twice(tell: Teller) -> None:
    """Two ask for one place, and who is quicker has it; Accept is clicked twice, and it is agreed once."""
    mentee, slower, mentor, other = people(
        tell, "Jasper Oyler", "Mateo Quintanilla", "Philippa Marchetti", "Desmond Frye"
    )
    to_monday(tell, mentee, "10:00")
    with tell.chapter("Accepted twice: Jasper, Mateo and Philippa’s one place", mentee, slower, mentor, other):
        tell.does(slower, f"types /micromentor {BOARD} and reads who could help.")
        proposals = proposed(tell, command(tell, slower, BOARD))
        tell.holds("the place is still free", true=mentor.name in proposals.choices("Ask first"))
        ask(tell, mentee, BOARD, first=mentor)
        tell.sees(mentor, f"with {mentee.name}", what="post")

        tell.does(slower, f"asks {mentor.name} as well.")
        proposals.fill("Ask first", mentor.name)
        told = next_page(proposals)
        tell.holds("it is said that the place is gone", true=f"{mentor.name} was just" in told.text)
        tell.shows(slower, told)
        tell.asked += 1
        put_away(slower)
        tell.sees(other, f"with {slower.name}", what="post")
        takes_back(tell, slower, other)

        tell.does(mentor, "clicks Accept, sees nothing change, and clicks again.")
        card = mentor.dm().last()
        tell.workspace.fault("ratelimited", method="chat.update", seconds=BUSY_SECONDS)
        tell.holds("both clicks are taken", true=not (card.click("Accept") or card.click("Accept")))
        tell.sees(mentor, "This one is settled: you said yes.", what="ephemeral")
        tell.sees(mentor, "You said yes", what="update")
        tell.both_see(mentee, mentor, "Agreed:", BOARD, what="post")
        ends_it(tell, mentee, mentor)


def accepted_at_night(tell: Teller) -> None:
    """A yes at ten in the evening: nobody is disturbed, and the shared DM opens when both are at work."""
    mentee, mentor = people(tell, "Maisie Thornbury", "Imogen Rask")
    to_monday(tell, mentee, "10:00")
    with tell.chapter("22:00: Imogen says yes to Maisie at night", mentee, mentor):
        ask(tell, mentee, ROUTES, first=mentor)
        tell.sees(mentor, f"with {mentee.name}", what="post")
        tell.later(mentor, at="22:00")
        accept(tell, mentor, "It goes on in your shared DM", "when you are both at work")
        tell.later(mentee, days=1, at="08:55")
        tell.does(mentee, "opens the Home tab before work.")
        tell.holds("Home knows it", true="Your shared DM opens when you are both at work" in mentee.open_home().text)
        to_common(tell, mentee, mentor)
        tell.both_see(mentee, mentor, "Agreed:", ROUTES, what="post")
        local = tell.workspace.clock.now.astimezone(ZoneInfo(mentee.profile["tz"]))
        tell.holds("it is nine where Maisie is", true=f"{local:%a %H:%M}" == "Tue 09:00")
        ends_it(tell, mentee, mentor)
