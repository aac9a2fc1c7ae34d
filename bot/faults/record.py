"""What people saw in a run, read from the sandbox's record: every new post of the bot's, and what it says in the end.

It must not know the script, nor anything of the bot's.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sandbox.dates import Eyes
from sandbox.reading import Reader

Json = Mapping[str, Any]


@dataclass(slots=True)
class Post:
    """One new post. `number` is its place in the record, `readers` who read it, the bot left out.

    `answers`: somebody wrote in this conversation within seconds before it.
    """

    number: int
    at: datetime
    readers: frozenset[str]
    text: str
    channel: str
    answers: bool
    at_last: str = ""

    @property
    def place(self) -> str:
        """Where it stands, for who looks it up in the transcript."""
        return f"entry {self.number}, {self.at:%a %d %b %H:%M} UTC"


_ANSWERED = 60.0
"""Seconds within which words of a person's own are answered, faults included."""


def posts(record: Iterable[Json], names: Mapping[str, str]) -> list[Post]:
    """The bot's posts in order; whoever bears none of the names is the bot."""
    reader = Reader(Eyes("UTC", "en-US", 0.0), names, channels={})
    found: dict[tuple[str, str], Post] = {}
    written: dict[str, float] = {}
    for entry in record:
        place = (str(entry["channel"]), str(entry["ts"]))
        if entry["what"] not in {"post", "update", "delete"}:
            continue
        if entry["user"] in names:
            written[place[0]] = float(entry["at"])
            continue
        text = reader.message(dict(entry["message"]))
        if entry["what"] == "post":
            found[place] = Post(
                number=int(entry["n"]),
                at=datetime.fromtimestamp(entry["at"], UTC),
                readers=frozenset(reader_id for reader_id in entry["to"] if reader_id in names),
                text=text,
                channel=place[0],
                answers=float(entry["at"]) - written.get(place[0], 0.0) < _ANSWERED,
                at_last=text,
            )
        elif place in found:
            found[place].at_last = text if entry["what"] == "update" else "(taken back)"
    return list(found.values())
