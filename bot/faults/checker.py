"""Holds what people saw against what the script promises them, and against what must never be.

It reads the sandbox's record and the script, nothing else: not the bot's tables, keys or code. What it finds is a list
of plain sentences, each of a kind.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from itertools import permutations
from typing import Any

from bot.faults.hours import is_work
from bot.faults.promise import Promise, Promises
from bot.faults.record import Post, posts

EARLY = timedelta(seconds=90)
"""So much sooner a post may come: moments are worked out to the minute."""

_OVER = ("has ended this mentorship", "Closed: ")
_ASKED = "minutes with "


class Kind(StrEnum):
    """What can be wrong. A post that nobody was promised is `unexpected`."""

    LOST = "lost"
    DOUBLED = "doubled"
    LATE = "late"
    MISSENT = "to the wrong person"
    UNEXPECTED = "unexpected"
    BROKEN = "against a rule"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong, in words."""

    kind: Kind
    words: str


def check(promises: Promises, record: Iterable[dict[str, Any]]) -> list[Finding]:
    """Everything that is not as promised; nothing where all is well."""
    said = posts(record, promises.names)
    kept, findings = _held_against(promises, said)
    findings += _out_of_order(promises, kept)
    findings += _against_the_rules(promises, said, kept)
    return findings


# --- promise by promise ---


def _held_against(promises: Promises, said: Sequence[Post]) -> tuple[dict[int, Post], list[Finding]]:
    """Which post keeps which promise (by its place in the script), and what is wrong with that."""
    kept: dict[int, Post] = {}
    for number, promise in enumerate(promises.posts):
        taken = {post.number for post in kept.values()}
        fitting = [post for post in said if post.number not in taken and _keeps(post, promise)]
        if fitting:
            kept[number] = min(fitting, key=lambda post: (not _in_time(post, promise, promises), post.number))
    left = [post for post in said if post.number not in {each.number for each in kept.values()}]
    findings: list[Finding] = []
    for number, promise in enumerate(promises.posts):
        findings += _about_one(promises, promise, kept.get(number), left)
    return kept, findings + [_nobody_promised(post, said) for post in left]


def _keeps(post: Post, promise: Promise) -> bool:
    return post.readers == promise.readers and all(words in post.text for words in promise.words)


def _in_time(post: Post, promise: Promise, promises: Promises) -> bool:
    loose = promises.looseness
    return promise.at - EARLY - loose <= post.at <= promise.at + promise.within + loose


def _about_one(promises: Promises, promise: Promise, post: Post | None, left: list[Post]) -> Iterator[Finding]:
    said = f"{_names(promises, promise.readers)}: {' ... '.join(promise.words)!r} at {promise.at:%a %d %b %H:%M} UTC"
    if post is None:
        for other in left:
            if all(words in other.text for words in promise.words):
                left.remove(other)
                yield Finding(Kind.MISSENT, f"{said} went to {_names(promises, other.readers)} ({other.place})")
                return
        yield Finding(Kind.LOST, said)
        return
    if not _in_time(post, promise, promises):
        yield Finding(Kind.LATE, f"{said}: {post.place}")
    if promise.at_last and promise.at_last not in post.at_last:
        yield Finding(Kind.LOST, f"{said} should say {promise.at_last!r} in the end, and says {post.at_last!r}")


def _nobody_promised(post: Post, said: Sequence[Post]) -> Finding:
    same = [other for other in said if other.readers == post.readers and _alike(other, post) and other is not post]
    kind = Kind.DOUBLED if same else Kind.UNEXPECTED
    return Finding(kind, f"{post.text!r} ({post.place})")


def _alike(one: Post, other: Post) -> bool:
    """Whether people would call it the same message: its first line is the same, whatever moments it names."""
    return one.text.partition("\n")[0] == other.text.partition("\n")[0]


def _out_of_order(promises: Promises, kept: dict[int, Post]) -> Iterator[Finding]:
    """For each reader, what must come first comes first."""
    for earlier, later in permutations(kept, 2):
        one, other = promises.posts[earlier], promises.posts[later]
        wrong = kept[earlier].number > kept[later].number
        if wrong and one.readers & other.readers and _comes_first(one, other, promises.looseness):
            yield Finding(Kind.LATE, f"{other.words[0]!r} came before {one.words[0]!r} ({kept[later].place})")


def _comes_first(one: Promise, other: Promise, loose: timedelta) -> bool:
    """Whether it was to be there before the other's deed was done, or is due before the other at any rate."""
    read_before = one.deed < other.deed and one.at + loose <= other.deed_at
    return read_before or other.at > one.at + one.within + 2 * loose


# --- what must never be, whatever was promised ---


def _against_the_rules(promises: Promises, said: Sequence[Post], kept: dict[int, Post]) -> Iterator[Finding]:
    bound = {
        kept[number].number for number, promise in enumerate(promises.posts) if number in kept and promise.at_any_hour
    }
    yield from _asked_twice(said)
    yield from _over_capacity(promises, said)
    yield from _after_the_close(promises, said)
    yield from _disturbed(promises, [post for post in said if post.number not in bound])


def _asked_twice(said: Sequence[Post]) -> Iterator[Finding]:
    asked = Counter((post.channel, post.text) for post in said if _ASKED in post.text.partition("\n")[0])
    for (_, text), times in asked.items():
        if times > 1:
            yield Finding(Kind.BROKEN, f"a mentor was asked {times} times: {text!r}")


def _over_capacity(promises: Promises, said: Sequence[Post]) -> Iterator[Finding]:
    """A mentor's mentorships, from the agreement to the word that it is over, are never more than their places."""
    held_by: dict[str, str] = {}
    for post in said:
        goals = [goal for goal in _goals(promises) if goal in post.text]
        for goal in goals:
            if any(words in post.text for words in _OVER):
                held_by.pop(goal, None)
        if "Agreed: " not in post.text:
            continue
        for mentor in post.readers & promises.places.keys():
            held_by |= dict.fromkeys(goals, mentor)
            if Counter(held_by.values())[mentor] > promises.places[mentor]:
                yield Finding(Kind.BROKEN, f"{promises.names[mentor]} has more mentorships than room ({post.place})")


def _goals(promises: Promises) -> set[str]:
    return {promise.about for promise in promises.posts if promise.about}


def _after_the_close(promises: Promises, said: Sequence[Post]) -> Iterator[Finding]:
    """Once a person was told that a goal is over, they hear no more of it."""
    goals = _goals(promises)
    over: set[tuple[str, str]] = set()
    for post in said:
        for goal in goals:
            for reader in post.readers:
                if goal in post.text and (reader, goal) in over:
                    yield Finding(Kind.BROKEN, f"something was said after the close: {post.text!r} ({post.place})")
        ended = [goal for goal in goals if goal in post.text and any(words in post.text for words in _OVER)]
        over |= {(reader, goal) for reader in post.readers for goal in ended}


def _disturbed(promises: Promises, said: Sequence[Post]) -> Iterator[Finding]:
    """Nobody is written to while all who read it are off work, but in answer to their own words."""
    for post in said:
        moments = (post.at - promises.looseness, post.at, post.at + promises.looseness, post.at + EARLY)
        awake = any(is_work(at, promises.zones[reader]) for at in moments for reader in post.readers)
        if not awake and not post.answers:
            yield Finding(Kind.BROKEN, f"said out of hours: {post.text!r} ({post.place})")


def _names(promises: Promises, ids: Iterable[str]) -> str:
    return " and ".join(sorted(promises.names[reader] for reader in ids))
