"""For whom text is made: the language and zone of those who read it, else the programme's.

It must not know how anything looks.
"""

from collections.abc import Iterable

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

    None is somebody not known yet. The language of a locale that the catalogue does not hold is the programme's.
    """
    people = [member for member in members if member]
    languages = {language_of(member.locale, programme.language) for member in people}
    zones = {member.zone for member in people}
    return Reader(
        locale=languages.pop() if len(languages) == 1 else programme.language,
        zone=zones.pop() if len(zones) == 1 else programme.zone,
    )
