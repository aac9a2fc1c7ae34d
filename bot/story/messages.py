"""The messages that people act on, found by their place and by words in them.

A message that is not there is a LookupError or a StopIteration. It must not know what a message is about.
"""

from sandbox.driver import Person
from sandbox.pages import MessagePage


def root(one: Person, other: Person) -> MessagePage:
    """The newest agreement in the DM of the two."""
    return newest(one, other, "Agreed:")


def newest(one: Person, other: Person, words: str) -> MessagePage:
    """The newest message with these words in the DM of the two."""
    return next(m for m in reversed(one.group_with(other.name).messages()) if words in m.text)


def newest_in_dm(person: Person, words: str) -> MessagePage:
    """The newest message with these words in the person's DM with the bot."""
    return next(m for m in reversed(person.dm().messages()) if words in m.text)


def card(one: Person, other: Person, words: str) -> MessagePage:
    """The newest card with these words in the thread of the agreement."""
    return next(m for m in reversed(root(one, other).thread()) if words in m.text)
