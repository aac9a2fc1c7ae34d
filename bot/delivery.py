"""One row of the outbox said to Slack: where it goes, how it looks, what became of it.

It sends outside any transaction and records nothing of the outcome; the courier does.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, assert_never

from bot import outcome
from bot.calls import Calls
from bot.outcome import CALL_FAILURES, GONE, Held, Outcome, Refused, Sent, Unknown
from flows.decision import Message
from flows.member import Member, MemberSeen, Programme
from handlers.services import Services
from handlers.text import Reader, language_of
from handlers.views.blocks import Rendered
from storage.conversation import Conversations
from storage.engine import Database
from storage.member import Members
from storage.outbox_row import Operation, OutboxItem


@dataclass(frozen=True, slots=True)
class Drawing:
    """How things look: a message for its readers, a member's App Home, a person of Slack's as an event."""

    message: Callable[[Message, Reader], Rendered]
    home: Callable[[str, str], dict[str, Any]]
    member_seen: Callable[[str, Mapping[str, Any], datetime], MemberSeen]


@dataclass(frozen=True, slots=True)
class Introduced(Sent):
    """Slack said who a member is."""

    event: MemberSeen | None = None


class Delivery:
    """Says single rows. `calls` gives Slack's methods for a workspace."""

    def __init__(self, database: Database, services: Services, calls: Callable[[str], Calls], drawing: Drawing) -> None:
        self._database = database
        self._services = services
        self._calls = calls
        self._drawing = drawing

    def say(self, item: OutboxItem) -> Outcome:
        """Say it now. Raises whatever drawing it raises; a failed call is an outcome.

        Unknown is only the outcome of a post: everything else may be done twice.
        """
        try:
            match item.operation:
                case Operation.POST:
                    return self._post(item)
                case Operation.UPDATE:
                    return self._update(item)
                case Operation.HOME:
                    return self._publish_home(item)
                case Operation.MEMBER:
                    return self._ask_who(item)
                case _:
                    assert_never(item.operation)
        except CALL_FAILURES as error:  # of any call but the post itself
            failed = outcome.of_failure(error)
            return Held(failed.reason) if isinstance(failed, Unknown) else failed

    def look_for(self, item: OutboxItem, restored_from: datetime | None = None) -> Outcome | None:
        """Where a post stands whose outcome is unknown; None where it is nowhere. A failed call is an outcome.

        `restored_from`: everything said since then is unknown, the conversations that were opened too.
        """
        channel = item.root_channel or self._known_channel(item)
        since = item.attempted_at or item.created_at
        if restored_from is not None:
            since = min(since, restored_from)
            try:
                channel = channel or self._open(item)
            except CALL_FAILURES as error:
                failed = outcome.of_failure(error)
                return None if isinstance(failed, Refused) else failed  # nobody ever spoke there; to say it tells why
        if channel is None:
            return None  # its conversation was never opened
        try:
            return self._calls(item.team_id).find(channel, item.reference, since, item.root_ts)
        except CALL_FAILURES as error:
            return outcome.of_failure(error)

    def rewrite(self, item: OutboxItem, found: Sent) -> Outcome:
        """Let a post that was found read as it would be said now."""
        rendered = self._rendered(item)
        try:
            self._calls(item.team_id).update(found.channel or "", found.ts or "", rendered.text, rendered.blocks)
        except CALL_FAILURES as error:
            failed = outcome.of_failure(error)
            return Held(failed.reason) if isinstance(failed, Unknown) else failed
        return found

    def _post(self, item: OutboxItem) -> Outcome:
        rendered, known = self._drawn(item)
        channel = item.root_channel or known or self._open(item)
        sent = self._try_post(item, channel, rendered, item.root_ts)
        if sent != Refused(GONE):
            return sent
        # Slack gives a shared DM another id once its people make it a channel. The thread stays behind.
        return self._try_post(item, self._open(item), rendered, None)

    def _try_post(self, item: OutboxItem, channel: str, rendered: Rendered, root_ts: str | None) -> Outcome:
        try:
            calls = self._calls(item.team_id)
            return calls.post(channel, rendered.text, rendered.blocks, item.reference, root_ts)
        except CALL_FAILURES as error:
            return outcome.of_failure(error)

    def _update(self, item: OutboxItem) -> Outcome:
        if item.root_channel is None or item.root_ts is None:
            return Refused("message_not_found")
        rendered = self._rendered(item)
        return self._calls(item.team_id).update(item.root_channel, item.root_ts, rendered.text, rendered.blocks)

    def _publish_home(self, item: OutboxItem) -> Outcome:
        (user_id,) = item.user_ids
        return self._calls(item.team_id).publish_home(user_id, self._drawing.home(item.team_id, user_id))

    def _ask_who(self, item: OutboxItem) -> Outcome:
        (user_id,) = item.user_ids
        user = self._calls(item.team_id).user(user_id)
        return Introduced(event=self._drawing.member_seen(item.team_id, user, self._services.now()))

    def _known_channel(self, item: OutboxItem) -> str | None:
        with self._database.reading() as session:
            return Conversations(session).channel(item.team_id, item.conversation)

    def _open(self, item: OutboxItem) -> str:
        channel = self._calls(item.team_id).open_conversation(item.user_ids)
        self._database.run(lambda s: Conversations(s).save(item.team_id, item.conversation, channel), patient=True)
        return channel

    def _rendered(self, item: OutboxItem) -> Rendered:
        return self._drawn(item)[0]

    def _drawn(self, item: OutboxItem) -> tuple[Rendered, str | None]:
        """How it looks to its readers, and their conversation where that was opened before."""
        message = item.message
        if message is None:
            raise ValueError(f"{item.key} says nothing")
        with self._database.reading() as session:
            members = Members(session).named(item.team_id, item.user_ids)
            channel = Conversations(session).channel(item.team_id, item.conversation)
        return self._drawing.message(message, reader_of(members.values(), self._services.programme)), channel


def reader_of(members: Iterable[Member], programme: Programme) -> Reader:
    """For whom a conversation's messages are made: its members' common language and zone, else the programme's."""
    people = list(members)
    languages = {language_of(member.locale) for member in people}
    zones = {member.zone for member in people}
    return Reader(
        locale=people[0].locale if len(languages) == 1 else programme.language,
        zone=zones.pop() if len(zones) == 1 else programme.zone,
    )
