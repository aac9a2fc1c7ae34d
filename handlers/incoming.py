"""What the inbox holds, as events: messages to the bot, replies in prompts' threads, people who changed, Home, leaving.

It reads the rows that `handlers.inbox` kept. A payload that is none of these, or lacks what it must have, is no event.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

from flows.aside import AsideWritten
from flows.decision import Event
from flows.home import HomeOpened
from flows.installation import TokensRevoked, WorkspaceLeft
from flows.member import MemberSeen
from flows.prompt import ReplyDeleted, ReplyEdited, ReplyEvents, ReplyWritten
from flows.words import DirectMessage
from handlers.facts import Facts
from handlers.text import clean

Payload = Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class ThreadSpoken(Event):
    """Something was written, edited or deleted in the thread `thread_ts` of `channel` (both Slack's)."""

    channel: str
    thread_ts: str
    reply: ReplyEvents


def from_inbox(team_id: str, payload: Payload, at: datetime) -> Event | None:
    """The event a kept payload means, decided on at `at` (aware UTC)."""
    match payload.get("type"):
        case "app_home_opened":
            return HomeOpened(team_id=team_id, at=at, user_id=str(payload["user"]))
        case "user_change":
            return member_seen(team_id, payload["user"], at)
        case "message":
            return _message(team_id, payload, at)
        case "aside":
            return AsideWritten(
                team_id=team_id, at=at, mentorship_id=str(payload["mentorship"]), actor=str(payload["user"])
            )
        case "app_uninstalled":
            return WorkspaceLeft(team_id=team_id, at=at, happened_at=_instant(payload.get("event_time")))
        case "tokens_revoked":
            tokens = payload.get("tokens") or {}
            return TokensRevoked(
                team_id=team_id,
                at=at,
                bot_user_ids=tuple(str(user_id) for user_id in tokens.get("bot") or ()),
                happened_at=_instant(payload.get("event_time")),
            )
        case _:
            return None


def member_seen(team_id: str, user: Payload, at: datetime) -> MemberSeen:
    """A person as Slack describes them (`users.info`, `user_change`).

    People of other organisations count as guests, and so do apps: neither asks or mentors. In an Enterprise Grid
    somebody may belong to several workspaces, of which `team_id` names one.
    """
    profile = user.get("profile") or {}
    app = bool(user.get("is_bot")) or user["id"] == "USLACKBOT"
    teams = {str(user.get("team_id") or team_id), *((user.get("enterprise_user") or {}).get("teams") or ())}
    foreign = bool(user.get("is_stranger")) or team_id not in teams
    return MemberSeen(
        team_id=team_id,
        at=at,
        user_id=str(user["id"]),
        name=clean(str(profile.get("real_name") or user.get("real_name") or user.get("name") or "")),
        title=clean(str(profile.get("title") or "")),
        zone=clean(str(user.get("tz") or "")),
        locale=clean(str(user.get("locale") or "")),
        guest=bool(user.get("is_restricted") or user.get("is_ultra_restricted")) or foreign or app,
        deactivated=bool(user.get("deleted")),
        admin=bool(user.get("is_admin") or user.get("is_owner") or user.get("is_primary_owner")),
    )


def _message(team_id: str, payload: Payload, at: datetime) -> Event | None:
    subtype = payload.get("subtype")
    inner = payload.get("message") or payload.get("previous_message") or payload
    thread = inner.get("thread_ts")
    if payload.get("channel_type") == "im":
        if subtype in {"message_changed", "message_deleted"}:
            return None  # what was answered is not answered again
        return DirectMessage(
            team_id=team_id,
            at=at,
            user_id=str(inner["user"]),
            text=_typed(inner),
            ts=str(inner["ts"]),
            channel=str(payload["channel"]),
            thread_ts=str(thread or ""),
        )
    if not thread:
        return None
    reply = _reply(team_id, subtype, inner, at)
    return ThreadSpoken(team_id=team_id, at=at, channel=str(payload["channel"]), thread_ts=str(thread), reply=reply)


def _reply(team_id: str, subtype: str | None, inner: Payload, at: datetime) -> ReplyEvents:
    """A reply before its prompt is known."""
    author, ts = str(inner["user"]), str(inner["ts"])
    if subtype == "message_deleted":
        return ReplyDeleted(team_id=team_id, at=at, mentorship_id="", prompt_key="", ts=ts, author=author)
    if subtype == "message_changed":
        return ReplyEdited(
            team_id=team_id,
            at=at,
            mentorship_id="",
            prompt_key="",
            ts=ts,
            author=author,
            text=_typed(inner),
            edited_at=_instant((inner.get("edited") or {}).get("ts")),
        )
    return ReplyWritten(
        team_id=team_id, at=at, mentorship_id="", prompt_key="", ts=ts, author=author, text=_typed(inner)
    )


def _typed(message: Payload) -> str:
    """What was typed, with Slack's three entities as the signs they stand for."""
    text = str(message.get("text") or "")
    return clean(text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&"))


def _instant(ts: object) -> datetime | None:
    try:
        return datetime.fromtimestamp(float(str(ts)), UTC) if ts else None
    except (ValueError, OverflowError, OSError):
        return None


def find_root(event: DirectMessage, facts: Facts) -> DirectMessage:
    """Put on a message to the bot which of our posts it is a reply to, if it is one."""
    if not event.thread_ts:
        return event
    return replace(event, under=facts.post_at(event.team_id, event.channel, event.thread_ts, event.user_id))


def find_prompt(event: ThreadSpoken, facts: Facts) -> ReplyEvents:
    """Put on a reply which prompt it answers; one that answers none keeps an empty id, and nothing comes of it."""
    found = facts.prompt(event.team_id, event.channel, event.thread_ts)
    if found is None:
        return event.reply
    return replace(event.reply, prompt_key=found.key, mentorship_id=found.mentorship_id)
