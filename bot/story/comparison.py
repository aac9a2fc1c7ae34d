"""Whether two runs of the story showed everybody the same: the same posts, in the same order, in each conversation.

It reads the workspace's record alone, knows no chapter and expects nothing. The clock runs on while the story is
played, so moments may lie a little apart; words may not differ by a letter.
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from typing import Any

from sandbox.dates import Eyes
from sandbox.reading import Reader

Json = dict[str, Any]

CLOSE_SECONDS = 15 * 60
"""Two moments no further apart are the same: what counts from now counts from a little later in a run with kills."""

_MOMENT = re.compile(r"<!date\^(\d+)\^[^>]*>")
_PLAIN = Reader(Eyes("UTC", "en-US", 0.0), names={}, channels={})


@dataclass(slots=True)
class Said:
    """One post of the bot. `root` is the place of its thread's first post in the conversation, or None.

    What stands on buttons counts as words. `moments` are the epoch seconds in it, in order; `at_last` is what it says
    in the end.
    """

    words: str
    moments: tuple[int, ...]
    root: int | None
    at_last: str = field(default="")

    def same(self, other: "Said") -> bool:
        """Whether people would call it the same post."""
        alike = (self.words, self.at_last, self.root) == (other.words, other.at_last, other.root)
        near = zip(self.moments, other.moments, strict=False)
        return (
            alike
            and len(self.moments) == len(other.moments)
            and all(abs(one - another) <= CLOSE_SECONDS for one, another in near)
        )


Conversations = dict[tuple[str, ...], list[Said]]


def conversations(record: Iterable[Mapping[str, Any]], bot: str) -> Conversations:
    """What the bot posted, by the people who saw it, in order."""
    found: Conversations = {}
    places: dict[tuple[str, str], Said] = {}
    numbers: dict[tuple[str, str], int] = {}
    for entry in record:
        place = (str(entry["channel"]), str(entry["ts"]))
        if entry["user"] != bot or entry["what"] not in {"post", "update", "delete"}:
            continue
        words, moments = _read(entry["message"])
        if entry["what"] == "post":
            posts = found.setdefault(tuple(sorted(entry["to"])), [])
            root = numbers.get((place[0], str(entry["message"].get("thread_ts"))))
            places[place] = Said(words, moments, root, at_last=words)
            numbers[place] = len(posts)
            posts.append(places[place])
        elif place in places:
            places[place].at_last = words if entry["what"] == "update" else "(taken back)"
    return found


def differences(expected: Conversations, found: Conversations) -> Iterator[str]:
    """What differs, a line each: what is missing, what is there too often, what reads otherwise. Nothing: the same."""
    for people in sorted(expected.keys() | found.keys()):
        for line in _differing(expected.get(people, []), found.get(people, [])):
            yield f"{', '.join(people)}: {line}"


def _differing(expected: Sequence[Said], found: Sequence[Said]) -> Iterator[str]:
    matcher = SequenceMatcher(None, [p.words for p in expected], [p.words for p in found], autojunk=False)
    for what, start, end, start_found, end_found in matcher.get_opcodes():
        if what == "equal":
            for one, another in zip(expected[start:end], found[start_found:end_found], strict=True):
                if not one.same(another):
                    yield f"not the same: {one} and {another}"
            continue
        for missing in expected[start:end]:
            yield f"missing here: {missing.words!r}"
        for extra in found[start_found:end_found]:
            yield f"too many, or not in its place: {extra.words!r}"


def _read(message: Json) -> tuple[str, tuple[int, ...]]:
    """The words of a message with what stands on its buttons, and the moments in it, which the words leave out."""
    written = json.dumps({"text": message["text"], "blocks": message.get("blocks")}, ensure_ascii=False)
    moments = tuple(int(epoch) for epoch in _MOMENT.findall(written))
    plain = json.loads(_MOMENT.sub("(then)", written))
    lines = _PLAIN.blocks(plain["blocks"] or [], controls=True)
    return "\n".join([_PLAIN.mrkdwn(plain["text"]), *lines]), moments
