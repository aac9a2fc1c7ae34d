"""For whom text is made: the language and zone of those who read it, else the programme's.

It must not know how anything looks.
"""

from collections.abc import Iterable
from functools import lru_cache

from babel import Locale, UnknownLocaleError
from slack_bolt import BoltContext

from flows.member import Member, Programme
from handlers.text import Reader, language_of

READER = "reader"
"""Where a request's context holds who reads the answer to it, from before any listener on."""


def of_request(context: BoltContext) -> Reader:
    """Who clicked, typed or sent a form in. They were looked up once already, and nobody waits for that twice."""
    reader: Reader = context[READER]
    return reader


def reader_of(members: Iterable[Member | None], programme: Programme) -> Reader:
    """The common language and zone of those who read together, or of one alone; the programme's where there is none.

    Times are of twelve hours only where all of them read them so. None is somebody not known yet. The language of a
    locale that the catalogue does not hold is the programme's.
    """
    people = [member for member in members if member]
    languages = {language_of(member.locale, programme.language) for member in people}
    zones = {member.zone for member in people}
    return Reader(
        locale=languages.pop() if len(languages) == 1 else programme.language,
        zone=zones.pop() if len(zones) == 1 else programme.zone,
        twelve_hours=bool(people) and all(counts_to_twelve(member.locale) for member in people),
    )


@lru_cache
def counts_to_twelve(locale: str) -> bool:
    """Whether clocks say 2:00 PM where a Slack locale such as `en-US` is spoken; not so of one that nobody knows.

    Slack writes instants to people in this way too, where they did not choose otherwise, which no app is told.
    """
    try:
        return "a" in str(Locale.parse(locale.replace("-", "_")).time_formats["short"].pattern)
    except (ValueError, UnknownLocaleError):
        return False
