"""Chapters about the hours of two people: none that they share, and a week in which they move apart.

Every line is something a person does, or something that the product promises they see.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.story.days import at_local, to_monday
from bot.story.forms import fill_in, next_page, press, put_away, send
from bot.story.messages import card, root
from bot.story.scenes import ONE_SESSION, agree, closes, did_meet, ends_it, people, takes_place
from bot.story.teller import Teller
from sandbox.driver import Person

GRANT = "write a first grant application"
ABROAD, FARTHER = "Europe/Berlin", "Asia/Tokyo"


def no_common_hour(tell: Teller) -> None:
    """One moves to where it is night; each time offered says for whom it is early or late, and they take one."""
    mentee, mentor = people(tell, "Jasper Oyler", "Marigold Penhallow")
    to_monday(tell, mentee, "10:00")
    with tell.chapter("No hour in common: Jasper and Marigold", mentee, mentor):
        agree(tell, mentee, mentor, "write a flyer in plain language", ONE_SESSION)
        with _living_in(tell, mentee, FARTHER):
            at = at_local(tell, mentor, days=2, clock="16:00")
            early = _on_clock(at, mentee)
            tell.does(mentor, f"offers 4:00 PM, which is {early} for Jasper.")
            form = press(root(mentor, mentee), "Find a time")
            told = form.text.replace("@", "")
            tell.holds("the form says so", true="The two of you share no working hours." in told)
            form.fill("A time that suits you", at)
            look = next_page(form)
            tell.holds("there is one more look", true="Look at these again:" in look.text)
            tell.shows(mentor, look)
            send(look)
            put_away(mentor)
            tell.workspace.clock.to(at_local(tell, mentee, days=0, clock="09:00"))
            doubts = (f"Thu {early} for {mentee.name}", f"outside {mentee.name}’s working hours")
            tell.both_see(mentee, mentor, "can meet for session", *doubts, what="post")
            tell.does(mentee, "takes it all the same.")
            card(mentee, mentor, "can meet for session").click("Take it")
            tell.both_see(mentee, mentor, "Session 1:", "4:00 PM", early, what="update")
            tell.both_see(mentee, mentor, "Session 1 for your calendar", what="post")
        tell.later(mentor, days=1, at="09:30")
        ends_it(tell, mentee, mentor)
        tell.both_see(
            mentee, mentor, "does not take place", "Open the file to take it out of your calendar", what="post"
        )


def the_clocks_change(tell: Teller) -> None:
    """One hour more or less between them from Sunday on; each reads the time by their own clock, before and after."""
    mentee, mentor = people(tell, "Maisie Thornbury", "Odalys Brandt")
    with _living_in(tell, mentee, ABROAD):
        sunday = _sunday_of_change(tell, mentee, mentor)
        zone = ZoneInfo(mentor.profile["tz"])
        tell.workspace.clock.to(datetime.combine(sunday - timedelta(days=6), time(9, 30), zone).astimezone(UTC))
        with tell.chapter("The week the clocks change: Maisie and Odalys", mentee, mentor):
            agree(tell, mentee, mentor, GRANT, ONE_SESSION)
            before, after = (at_local(tell, mentor, days=days, clock="09:00") for days in (2, 6))
            early, late = (f"9:00 AM for {mentor.name}, {_on_clock(at, mentee)} for" for at in (before, after))
            tell.holds("nine o’clock is another hour abroad then", true=early != late)
            tell.does(mentor, "offers nine o’clock this week and nine o’clock next week.")
            fill_in(root(mentor, mentee), "Find a time", {"A time that suits you": before, "Another": after})
            tell.both_see(mentee, mentor, "can meet for session", early, late, what="post")
            tell.does(mentee, "takes the second.")
            card(mentee, mentor, "can meet for session").click("Take the second")
            tell.both_see(mentee, mentor, "Session 1:", f"{_on_clock(after, mentee)} for", what="update")
            tell.both_see(mentee, mentor, "Session 1 for your calendar", what="post")

            tell.workspace.clock.to(after - timedelta(days=1, minutes=1))
            tell.nothing_more()
            takes_place(tell, mentee, mentor, 1, after)
            did_meet(tell, mentee, mentor, "30 of 30")
            closes(tell, mentee, mentor, GRANT, "30 of 30 minutes used")


def _on_clock(at: datetime, person: Person) -> str:
    """An instant by somebody's clock: `4:00 PM`."""
    return f"{at.astimezone(ZoneInfo(person.profile['tz'])):%I:%M %p}".removeprefix("0")


def _sunday_of_change(tell: Teller, one: Person, other: Person) -> date:
    """The next Sunday, a week off at least, on which the clock of one of the two changes alone."""
    zones = [ZoneInfo(person.profile["tz"]) for person in (one, other)]
    day = tell.workspace.clock.now.date() + timedelta(days=7)
    while _apart(day, zones) == _apart(day + timedelta(days=1), zones):
        day += timedelta(days=1)
    return day


def _apart(day: date, zones: list[ZoneInfo]) -> timedelta | None:
    """How far the clocks of two zones are apart as a day begins."""
    one, other = (datetime.combine(day, time(), zone).utcoffset() or timedelta() for zone in zones)
    return one - other


@contextmanager
def _living_in(tell: Teller, person: Person, zone: str) -> Iterator[None]:
    """They live there, and Slack tells; afterwards they are back."""
    home = person.profile["tz"]
    person.change(tz=zone)
    tell.workspace.settle()
    yield
    person.change(tz=home)
    tell.workspace.settle()
