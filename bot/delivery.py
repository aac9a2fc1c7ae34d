"""One row of the outbox said to Slack: where it goes, how it looks, what became of it.

It sends outside any transaction and records nothing of the outcome; the courier does.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, TypeVar, assert_never

from bot import outcome
from bot.calls import Calls, Upload
from bot.outcome import CALL_FAILURES, GONE, Held, Outcome, Refused, Sent, Unknown
from bot.patience import Pace
from flows.decision import Message
from flows.member import MemberSeen
from handlers.readers import reader_of
from handlers.services import Services
from handlers.text import Reader
from handlers.views.blocks import Rendered, RenderedFile
from storage.conversation import Conversations
from storage.engine import Database, wall_clock
from storage.outbox import Outbox
from storage.outbox_row import Operation, OutboxItem

T = TypeVar("T")

INVALID = "invalid_channel"
"""What files.completeUploadExternal says of a conversation that is gone, where others say channel_not_found."""


MOST_PERMALINKS = 10_000
"""How many addresses of posts a process remembers."""


@dataclass(frozen=True, slots=True)
class Drawing:
    """How things look: a message or a file for its readers, a member's App Home, a person of Slack's as an event."""

    message: Callable[[Message, Reader], Rendered]
    file: Callable[[Message, Reader], RenderedFile]
    home: Callable[[str, str], dict[str, Any]]
    member_seen: Callable[[str, Mapping[str, Any], datetime], MemberSeen]


@dataclass(frozen=True, slots=True)
class Introduced(Sent):
    """Slack said who a member is."""

    event: MemberSeen | None = None


class Delivery:
    """Says single rows. `calls` gives Slack's methods for a row's workspace."""

    def __init__(
        self, database: Database, services: Services, calls: Callable[[OutboxItem], Calls], drawing: Drawing, pace: Pace
    ) -> None:
        self._database = database
        self._services = services
        self._calls = calls
        self._drawing = drawing
        self._pace = pace
        self._permalinks: dict[tuple[str, str, str], str] = {}

    def say(self, item: OutboxItem) -> Outcome:
        """Say it now. Raises whatever drawing it raises; a failed call is an outcome.

        Unknown is only the outcome of a post or a file: everything else may be done twice.
        """
        try:
            match item.operation:
                case Operation.POST:
                    return self._post(item)
                case Operation.UPDATE:
                    return self._update(item)
                case Operation.FILE:
                    return self._file(item)
                case Operation.HOME:
                    return self._publish_home(item)
                case Operation.MEMBER:
                    return self._ask_who(item)
                case _:
                    assert_never(item.operation)
        except CALL_FAILURES as error:  # of any call but the one that lets people see it
            failed = outcome.of_failure(error)
            return Held(failed.reason) if isinstance(failed, Unknown) else failed

    def look_for(self, item: OutboxItem, restored_from: datetime | None = None) -> Outcome | None:
        """Where a post or file stands whose outcome is unknown; None where it is nowhere. A failed call is an outcome.

        `restored_from`: everything said since then is unknown, the conversations that were opened too.
        """
        channel = item.root_channel or item.open_channel
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
            calls = self._calls(item)
            if item.operation is Operation.FILE:
                return calls.find_file(channel, item.file_id, item.name, since, item.root_ts)
            return calls.find(channel, item.reference, since, item.root_ts)
        except CALL_FAILURES as error:
            return outcome.of_failure(error)

    def rewrite(self, item: OutboxItem, found: Sent) -> Outcome:
        """Let a post that was found read as it would be said now. A file stays as it was given."""
        if item.operation is Operation.FILE:
            return found
        rendered = self._drawn(item, self._drawing.message)
        try:
            self._calls(item).update(found.channel or "", found.ts or "", rendered.text, rendered.blocks)
        except CALL_FAILURES as error:
            failed = outcome.of_failure(error)
            return Held(failed.reason) if isinstance(failed, Unknown) else failed
        return found

    def _post(self, item: OutboxItem) -> Outcome:
        rendered = self._drawn(item, self._drawing.message)
        channel = item.root_channel or item.open_channel or self._open(item)
        sent = self._try_post(item, channel, rendered, item.root_ts)
        if sent != Refused(GONE):
            return sent
        # Slack gives a shared DM another id once its people make it a channel. The thread stays behind.
        return self._try_post(item, self._open(item), rendered, None)

    def _try_post(self, item: OutboxItem, channel: str, rendered: Rendered, root_ts: str | None) -> Outcome:
        try:
            calls = self._calls(item)
            return calls.post(channel, rendered.text, rendered.blocks, item.reference, root_ts)
        except CALL_FAILURES as error:
            return outcome.of_failure(error)

    # --- files: nobody sees one before its completion, so all until then may be done again ---

    def _file(self, item: OutboxItem) -> Outcome:
        """The id is kept before the bytes go, with a fresh lease; by it the message is found if the answer is lost."""
        rendered = self._drawn(item, self._drawing.file)
        channel = item.root_channel or item.open_channel or self._open(item)
        calls = self._calls(item)
        upload = calls.upload_url(item.name, len(rendered.content))
        kept_at = wall_clock()
        if not self._keep(item, upload, kept_at):
            return Held("another has taken it over")
        self._send_bytes(calls, upload, rendered)
        if wall_clock() - kept_at > self._pace.lease - self._pace.least_left:
            return Held("the upload took too long")
        sent = self._try_complete(item, upload, channel, rendered, item.root_ts)
        if sent not in {Refused(GONE), Refused(INVALID)}:
            return sent
        return self._try_complete(item, upload, self._open(item), rendered, None)  # as with a post

    def _keep(self, item: OutboxItem, upload: Upload, now: datetime) -> bool:
        lease = self._pace.lease
        return self._database.run(lambda s: Outbox(s).keep_upload(item, upload.file_id, now, lease), patient=True)

    def _send_bytes(self, calls: Calls, upload: Upload, rendered: RenderedFile) -> None:
        calls.upload(upload.url, rendered.content)

    def _try_complete(
        self, item: OutboxItem, upload: Upload, channel: str, rendered: RenderedFile, root_ts: str | None
    ) -> Outcome:
        try:
            calls = self._calls(item)
            return calls.complete(channel, upload.file_id, rendered.title, rendered.text, root_ts)
        except CALL_FAILURES as error:
            return outcome.of_failure(error)

    # --- what may be done twice ---

    def _update(self, item: OutboxItem) -> Outcome:
        if item.root_channel is None or item.root_ts is None:
            return Refused("message_not_found")
        rendered = self._drawn(item, self._drawing.message)
        return self._calls(item).update(item.root_channel, item.root_ts, rendered.text, rendered.blocks)

    def _publish_home(self, item: OutboxItem) -> Outcome:
        (user_id,) = item.user_ids
        return self._calls(item).publish_home(user_id, self._drawing.home(item.team_id, user_id))

    def _ask_who(self, item: OutboxItem) -> Outcome:
        (user_id,) = item.user_ids
        user = self._calls(item).user(user_id)
        return Introduced(event=self._drawing.member_seen(item.team_id, user, self._services.now()))

    def _open(self, item: OutboxItem) -> str:
        channel = self._calls(item).open_conversation(item.user_ids)
        self._database.run(lambda s: Conversations(s).save(item.team_id, item.conversation, channel), patient=True)
        return channel

    def _drawn(self, item: OutboxItem, draw: Callable[[Message, Reader], T]) -> T:
        """How it looks to its readers."""
        message = item.message
        if message is None:
            raise ValueError(f"{item.key} says nothing")
        reader = reader_of(item.readers, self._services.programme)
        links = self._links(item, message.points_to())
        return draw(message, replace(reader, links=links) if links else reader)

    def _links(self, item: OutboxItem, keys: Sequence[str]) -> dict[str, str]:
        """The addresses of the posts with these keys, of those that are there."""
        if not keys:
            return {}
        with self._database.reading() as session:
            places = Outbox(session).places(item.team_id, keys)
        return {key: url for key, place in places.items() if (url := self._permalink(item, place))}

    def _permalink(self, item: OutboxItem, place: tuple[str, str]) -> str | None:
        """The address of a post; asked for once, for it never changes."""
        known = self._permalinks.get((item.team_id, *place))
        if known is None and (url := self._calls(item).permalink(*place)):
            if len(self._permalinks) >= MOST_PERMALINKS:
                self._permalinks.clear()
            known = self._permalinks[item.team_id, *place] = url
        return known
