"""A card for the mentee about what a mentor wrote back, with its one reminder: posted once, and brought up to date.

Values only. It must not know what is on the card; when it is said is for `flows.mentee_clock` to decide.
"""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import ClassVar

from flows.ask_state import Put
from flows.decision import Message, Person, Post, Update


@dataclass(frozen=True, slots=True, kw_only=True)
class MenteeCard(Message):
    """What `mentor` wrote back, to be answered until `until`. `reminder`: the one reminder of it.

    `name` is what tells its kinds apart in the keys of their posts and timers.
    """

    name: ClassVar[str]

    request_id: str
    number: int
    mentor: Person
    goal: str
    until: datetime
    reminder: bool = False


def post(card: MenteeCard, put: Put) -> Post:
    """The card, or its reminder, as a post to the mentee."""
    return Post(key=_key(card, put), to=(put.request.mentee_id,), message=card)


def settled(card: MenteeCard, put: Put) -> tuple[Update, ...]:
    """The card says what became of it, and so does the reminder, where there is one: no old button is left."""
    both = (replace(card, reminder=reminder) for reminder in (False, True))
    return tuple(Update(of=_key(each, put), to=(put.request.mentee_id,), message=each) for each in both)


def _key(card: MenteeCard, put: Put) -> str:
    key = f"invitation:{put.invitation.id}:{card.name}"
    return f"{key}:reminder" if card.reminder else key
