"""The skills that an organisation speaks of: a word belongs to it when several people use it.

product.md, *Report*: a topic is a skill of the shared vocabulary, never a goal's text, and is shown from two different
people on. It must not know who is shown what.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence

ASKED_BY = 2
"""How many different people must have asked for a skill before anybody is shown that it was asked for."""

MOST_SUGGESTED = 3
"""Skills nobody lists that somebody is shown at once: a hint, not a list of wants."""


def topic(skill: str) -> str:
    """A skill as it is counted, however it was written."""
    return " ".join(skill.casefold().split())


def asked_by_several(asked: Iterable[tuple[str, Sequence[str]]]) -> tuple[tuple[str, int], ...]:
    """From pairs of a person's id and the skills they asked for: each topic of several people, with how many.

    The one most asked for comes first.
    """
    askers: defaultdict[str, set[str]] = defaultdict(set)
    for person, skills in asked:
        for skill in skills:
            askers[topic(skill)].add(person)
    shared = [(name, len(people)) for name, people in askers.items() if name and len(people) >= ASKED_BY]
    return tuple(sorted(shared, key=lambda each: (-each[1], each[0])))


def unlisted(asked: Iterable[tuple[str, Sequence[str]]], listed: Collection[str]) -> tuple[str, ...]:
    """The topics that several people asked for and that nobody lists: those most asked for, a few."""
    known = {topic(skill) for skill in listed}
    return tuple(name for name, _ in asked_by_several(asked) if name not in known)[:MOST_SUGGESTED]
