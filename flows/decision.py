"""What every flow takes and gives: events, messages, and the Decision that joins them.

A flow is a function `decide(state, event) -> Decision`. It must not know how anything is stored, laid out or sent.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Generic, Literal, TypeVar

S = TypeVar("S")


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Something that happened in one workspace. Subclasses bear a `kind` of their own and past-tense names.

    `at` is the aware UTC instant at which it is decided on: the time of the click, or of the tick that fired it.
    """

    team_id: str
    at: datetime


# --- words ---


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody named in a message: shown as a mention where Slack can, as the name elsewhere."""

    user_id: str
    name: str
    kind: Literal["person"] = "person"


@dataclass(frozen=True, slots=True)
class Moment:
    """An aware UTC instant in a message; each reader sees it in their own zone."""

    at: datetime
    kind: Literal["moment"] = "moment"


@dataclass(frozen=True, slots=True)
class LocalTime:
    """An aware UTC instant as one person's clock shows it, the same for every reader.

    `offset` is that clock's minutes east of UTC at the instant; `day`: the weekday is said too.
    """

    at: datetime
    offset: int
    day: bool = False
    kind: Literal["local_time"] = "local_time"


@dataclass(frozen=True, slots=True)
class Day:
    """A calendar day in a message: the same day for every reader."""

    on: date
    kind: Literal["day"] = "day"


@dataclass(frozen=True, slots=True)
class Words:
    """What a member wrote. It is shown as text, to the letter, and never read as formatting."""

    text: str
    kind: Literal["words"] = "words"


@dataclass(frozen=True, slots=True)
class Phrase:
    """A sentence of the catalogue with what fills its gaps. `name` is the catalogue's, such as `request-waits`."""

    name: str
    args: Mapping[str, "Arg"] = field(default_factory=dict)
    kind: Literal["phrase"] = "phrase"


Arg = int | Person | Moment | LocalTime | Day | Words | Phrase


# --- what is said ---


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """What a message says, with no layout. Subclasses are nouns or imperatives and bear a `kind` of their own."""

    def points_to(self) -> tuple[str, ...]:
        """The keys of the posts it links to; one that is not there yet is left out when it is drawn."""
        return ()

    def linked_from(self) -> tuple[str, ...]:
        """The keys of the posts that link to it: they are drawn again once it is there."""
        return ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """Say `message` once, for ever: `key` is unique in the workspace.

    `to` holds one user id for a DM, or all the user ids of a shared DM (without the bot). `thread` is the key of the
    post in whose thread this one goes.
    """

    key: str
    to: tuple[str, ...]
    message: Message
    thread: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Update:
    """Let the post with the key `of` read `message` from now on. The newest update of a post wins."""

    of: str
    to: tuple[str, ...]
    message: Message


@dataclass(frozen=True, slots=True, kw_only=True)
class File:
    """Give a file once, for ever: `key` is unique in the workspace, among posts too.

    What is in it and what is said with it is made from `message` when it is sent. `name` is what it is saved as, such
    as `plan.ics`. `to` and `thread` are a Post's.
    """

    key: str
    to: tuple[str, ...]
    message: Message
    name: str
    thread: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishHome:
    """Draw this member's App Home again, from what is stored when it is drawn."""

    user_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FetchMember:
    """Ask Slack who this is; the answer comes back as the event MemberSeen."""

    user_id: str


Outgoing = Post | Update | File | PublishHome | FetchMember


# --- when to be asked again ---


@dataclass(frozen=True, slots=True, kw_only=True)
class Wake:
    """Set, move or (with `event=None`) cancel the timer `key`. When due, `event` is decided on with `at` set to now."""

    key: str
    event: Event | None = None

    @property
    def due(self) -> datetime | None:
        """The aware UTC instant it falls due: the `at` the event was made with."""
        return self.event.at if self.event else None


# --- what the one who clicked sees ---


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """A modal's content, with no layout. Subclasses bear the names of what they are (`RequestForm`)."""


@dataclass(frozen=True, slots=True)
class FieldErrors:
    """The form stays open, every word in it kept; each wrong field (by its name) says why."""

    errors: Mapping[str, Phrase]


@dataclass(frozen=True, slots=True)
class Show:
    """Show `view`: in place of the form that was submitted, or opened by the click."""

    view: View


@dataclass(frozen=True, slots=True)
class Tell:
    """A line only the one who clicked or typed sees."""

    line: Phrase


@dataclass(frozen=True, slots=True)
class Answer:
    """A message only the one who typed a command sees, with what they can do next."""

    message: Message


@dataclass(frozen=True, slots=True)
class Closed:
    """The form closes; nothing more to say than what the outbox says."""


Reply = FieldErrors | Show | Tell | Answer | Closed


@dataclass(frozen=True, slots=True)
class Decision(Generic[S]):
    """A flow's whole answer: the new state (or the same), what to say, when to wake, what the clicker sees now."""

    state: S
    say: tuple[Outgoing, ...] = ()
    wake: tuple[Wake, ...] = ()
    reply: Reply | None = None
