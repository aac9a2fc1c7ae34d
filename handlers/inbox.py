"""What Slack tells that nobody waits for: messages, people who changed, App Home opened, the app removed.

A global middleware writes what is wanted to the inbox and answers Slack itself, so an acknowledged event is a saved
one; Bolt would acknowledge before any listener ran. What is not wanted is acknowledged and forgotten, and never logged:
above all what two people say to each other in a shared DM outside the threads of the bot's own prompts. Where times
wait for an answer under their agreement it is kept that somebody wrote there, and nothing of what.
It must not know what an event means: `handlers.incoming` reads the rows later.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from types import MappingProxyType
from typing import Any, Literal

from slack_bolt import App, BoltContext, BoltResponse
from sqlmodel import Session

from storage.engine import Database, wall_clock
from storage.inbox import Inbox
from storage.installation import Installations
from storage.member import Members
from storage.offer import offer_under
from storage.prompt import Prompts

Inner = Mapping[str, Any]
Payload = dict[str, Any]

ASIDE = "aside"
"""What stands for the words of a message of which it is kept only that there was one."""

_SPOKEN = (None, "file_share", "thread_broadcast", "me_message")
_PERSON_FIELDS = (
    "id", "team_id", "name", "real_name", "tz", "locale", "deleted", "is_bot", "is_stranger",
    "is_admin", "is_owner", "is_primary_owner", "is_restricted", "is_ultra_restricted",
)  # fmt: skip


def _part(event: Inner, *names: str) -> Payload:
    return {name: event[name] for name in names if event.get(name) is not None}


def _message(event: Inner) -> Payload | None:
    """A message by a person, an edit or a deletion of one; only its words, its author and where it stands."""
    match event.get("subtype"):
        case "message_changed":
            inner = event.get("message") or {}
            kept = _part(event, "type", "subtype", "channel", "channel_type", "ts") | {"message": _words(inner)}
        case "message_deleted":
            inner = event.get("previous_message") or {}
            kept = _part(event, "type", "subtype", "channel", "channel_type", "ts", "deleted_ts")
            kept["previous_message"] = _part(inner, "user", "ts", "thread_ts")
        case subtype if subtype in _SPOKEN:
            inner = event
            kept = _part(event, "type", "subtype", "channel", "channel_type", "ts") | _words(event)
        case _:
            return None
    whole = inner.get("user") and inner.get("ts") and event.get("channel")
    return kept if whole and not inner.get("bot_id") else None


def _words(message: Inner) -> Payload:
    words = _part(message, "user", "text", "ts", "thread_ts")
    if message.get("edited"):
        words["edited"] = _part(message["edited"], "ts", "user")
    if message.get("files"):
        words["files"] = [_part(file, "id", "name", "title", "permalink") for file in message["files"]]
    return words


def _home_opened(event: Inner) -> Payload | None:
    return _part(event, "type", "user", "tab") if event.get("tab") == "home" and event.get("user") else None


def _user_change(event: Inner) -> Payload | None:
    user = event.get("user")
    if not isinstance(user, Mapping):
        return None
    kept = _part(user, *_PERSON_FIELDS)
    kept["profile"] = _part(user.get("profile") or {}, "real_name", "display_name", "title")
    if in_enterprise := user.get("enterprise_user"):
        kept["enterprise_user"] = _part(in_enterprise, "teams")
    return {"type": "user_change", "user": kept}


def _as_named(event: Inner) -> Payload | None:
    return _part(event, "type", "tokens")


EVENTS: Mapping[str, Callable[[Inner], Payload | None]] = MappingProxyType(
    {
        "app_home_opened": _home_opened,
        "app_uninstalled": _as_named,
        "message.im": _message,
        "message.mpim": _message,
        "tokens_revoked": _as_named,
        "user_change": _user_change,
    }
)
"""The events taken, by their names in manifest.yml, and what is kept of each (None: nothing)."""


@dataclass(frozen=True, slots=True)
class Kept:
    """What is kept of an event. `conversation` and `ts` are for the order: by `ts` within a conversation."""

    conversation: str
    ts: str
    payload: Payload

    @property
    def author(self) -> str:
        """Who wrote the message, or whom the event is about; empty where it names nobody."""
        user = self._inner.get("user") or ""
        return str(user.get("id", "") if isinstance(user, Mapping) else user)

    @property
    def thread_ts(self) -> str | None:
        """The root of the thread whose reply this writes, edits or deletes; None where it does none of them."""
        thread_ts = self._inner.get("thread_ts")
        return thread_ts if thread_ts != self._inner.get("ts") else None  # a root with replies bears its own ts

    def aside(self, mentorship_id: str) -> "Kept":
        """That its author wrote under the agreement of this mentorship, without a word of it."""
        return replace(self, payload={"type": ASIDE, "user": self.author, "mentorship": mentorship_id})

    @property
    def _inner(self) -> Inner:
        return self.payload.get("message") or self.payload.get("previous_message") or self.payload


def essence(event: Inner) -> Kept | None:
    """What is worth keeping of an event's inner part, or None. It does not ask whether a thread is a prompt's."""
    name = str(event.get("type", ""))
    if name == "message":
        name = f"message.{event.get('channel_type', '')}"
    keep = EVENTS.get(name)
    payload = keep(event) if keep else None
    if payload is None:
        return None
    kept = Kept("", str(event.get("event_ts") or event.get("ts") or ""), payload)
    return replace(kept, conversation=str(payload.get("channel") or f"{name}:{kept.author}"))


def is_for_nobody(body: Payload) -> bool:
    """Whether this is an event of which nothing is kept, whosever it is: a message of the bot's own, above all."""
    return body.get("type") == "event_callback" and essence(body.get("event") or {}) is None


def is_ours(session: Session, team_id: str, bot_user_id: str, kept: Kept, now: datetime) -> bool | Literal["unsettled"]:
    """Whether it is to be stored. `now` is the product's clock, aware UTC.

    "unsettled": a reply whose thread may be that of a prompt on its way out; to be asked again once it has settled.
    """
    payload = kept.payload
    match payload["type"]:
        case "user_change":
            return Members(session).get(team_id, kept.author) is not None
        case "message" if kept.author == bot_user_id:
            return False
        case "message" if payload.get("channel_type") == "im" and payload.get("subtype") in _SPOKEN:
            return True
        case "app_uninstalled" | "tokens_revoked":
            installation = Installations(session).get(team_id)
            return installation is not None and installation.is_active
        case "message":
            return Prompts(session).listening(team_id, kept.conversation, kept.thread_ts, now)
        case _:
            return True


def aside(session: Session, team_id: str, kept: Kept) -> Kept | None:
    """What is kept of words that are not to be: that one wrote who has times to choose from, where they stand."""
    new = kept.payload["type"] == "message" and kept.payload.get("subtype") in _SPOKEN
    if not new or kept.thread_ts is None:
        return None
    mentorship_id = offer_under(session, team_id, kept.conversation, kept.thread_ts, kept.author)
    return kept.aside(mentorship_id) if mentorship_id else None


_GOODBYES = frozenset({"app_uninstalled", "tokens_revoked"})


def register(app: App, database: Database, now: Callable[[], datetime], wake: Callable[[], None]) -> None:
    """Let the middleware stand before every listener. `now` is the product's clock; `wake` is called after each write.

    A write that fails raises, and `handlers.errors` lets Slack send the event again.
    """

    def keep_events(body: Payload, context: BoltContext, next_: Callable[[], None]) -> BoltResponse | None:
        if body.get("type") != "event_callback":
            next_()
            return None
        kept = essence(body.get("event") or {})
        team_id = context.team_id
        if kept is None or team_id is None:
            return BoltResponse(status=200)
        with database.reading() as session:
            bot_user_id = context.bot_user_id or ""
            ours = kept if is_ours(session, team_id, bot_user_id, kept, now()) else aside(session, team_id, kept)
        if ours:
            if kept.payload["type"] in _GOODBYES:  # told late, it may be of an installation before this one
                kept.payload["event_time"] = body.get("event_time")
            database.run(lambda session: _write(session, team_id, str(body["event_id"]), ours))
            wake()
        return BoltResponse(status=200)

    app.use(keep_events)


def _write(session: Session, team_id: str, event_id: str, kept: Kept) -> None:
    Inbox(session).add(team_id, event_id, kept.conversation, kept.ts, kept.payload, wall_clock())
