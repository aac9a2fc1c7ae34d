"""How time passes in a story: to a weekday and an hour where somebody is, or until the bot says something.

The bot lives through all of it, from one due timer to the next. It must not know what happens on a day.
"""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.story.messages import root
from bot.story.teller import Teller
from sandbox.driver import Person


def to_monday(tell: Teller, person: Person, clock: str) -> None:
    """Let time pass to the next Monday, at this hour where the person is."""
    zone = ZoneInfo(person.profile["tz"])
    local = tell.workspace.clock.now.astimezone(zone)
    days = (7 - local.weekday()) % 7 or 7
    tell.workspace.clock.to(_at(zone, local, days, clock))


def at_local(tell: Teller, person: Person, *, days: int, clock: str) -> datetime:
    """An instant so many weekdays on, at this hour where the person is."""
    zone = ZoneInfo(person.profile["tz"])
    local = tell.workspace.clock.now.astimezone(zone)
    while days:
        local += timedelta(days=1)
        days -= local.weekday() < 5
    return _at(zone, local, 0, clock)


def _at(zone: ZoneInfo, local: datetime, days: int, clock: str) -> datetime:
    day = local.date() + timedelta(days=days)
    return datetime.combine(day, time.fromisoformat(clock), zone).astimezone(UTC)


def to_next_post(tell: Teller) -> None:
    """Let time pass until the bot says something new to somebody of the chapter."""
    said = len(tell.workspace.record())
    for _ in range(40):
        tell.workspace.clock.next()
        tell.workspace.settle()
        if any(entry["what"] == "post" and tell.is_about(entry) for entry in tell.workspace.record(said)):
            return
    raise AssertionError("nothing is said any more")


def to_card(tell: Teller, mentor: Person, words: str) -> None:
    """Let time pass until the mentor has this in their DM: at once in their working hours, else when those begin."""
    tell.workspace.settle()
    if not any(words in message.text for message in mentor.dm().messages()):
        to_next_post(tell)


def to_common(tell: Teller, one: Person, other: Person) -> None:
    """Let time pass until their shared DM is open."""
    for _ in range(20):
        tell.workspace.settle()
        try:
            root(one, other)
        except (LookupError, StopIteration):
            tell.workspace.clock.next()
        else:
            return
    raise AssertionError("their shared DM does not open")
