"""Events: what the app is told of, in Slack's envelope, delivered until acknowledged.

Only what the manifest subscribes to is sent. Retries follow Slack: at once, after one minute, after five, on real time.
"""

import asyncio
import contextlib
import uuid
from collections.abc import Coroutine, Sequence
from typing import Any

from sandbox.conversation import Conversation, Message
from sandbox.delivery import Attempt, Delivery, Undelivered
from sandbox.faults import Fault, Faults, Kind
from sandbox.manifest import EVENT_SCOPES, Manifest
from sandbox.shapes import Json
from sandbox.team import APP_ID
from sandbox.workspace import Workspace

RETRY_DELAYS = (0.0, 60.0, 300.0)
"""Seconds before each retry (docs apis/events-api, "Error handling"); limits.EVENT_RETRIES of them."""

_LOOK_SECONDS = 0.01

_WORTH_WAITING = 20.0
"""Seconds. Who waits for quiet waits for a retry that is nearer than this."""


class Events:
    """Builds events and delivers them. `busy` counts deliveries on their way, and those that are soon sent again."""

    def __init__(
        self,
        workspace: Workspace,
        manifest: Manifest,
        delivery: Delivery,
        faults: Faults,
        retry_delays: Sequence[float] = RETRY_DELAYS,
    ) -> None:
        self._workspace = workspace
        self._manifest = manifest
        self._delivery = delivery
        self._faults = faults
        self._retry_delays = tuple(retry_delays)
        self._tasks: set[asyncio.Task[None]] = set()
        self._held: list[Json] = []
        self.busy = 0

    # --- what happened -----------------------------------------------------------------------------------------------

    def posted(self, conversation: Conversation, message: Message) -> None:
        """Tell of a message that was posted."""
        event = self._workspace.describe_in_thread(conversation, message)
        for key in ("reply_count", "reply_users_count", "latest_reply", "reply_users", "is_locked", "subscribed"):
            event.pop(key, None)
        self._message(conversation, event, message.ts)

    def changed(self, conversation: Conversation, message: Message, previous: Json) -> None:
        """Tell of a message that was changed in place; `previous` is how it was described before."""
        now = self._workspace.describe_in_thread(conversation, message)
        event = {
            "type": "message",
            "subtype": "message_changed",
            "message": now,
            "previous_message": previous,
            "hidden": True,
        }
        self._message(conversation, event, self._workspace.next_ts())

    def deleted(self, conversation: Conversation, previous: Json) -> None:
        """Tell of a message that was taken back."""
        event = {
            "type": "message",
            "subtype": "message_deleted",
            "previous_message": previous,
            "deleted_ts": previous["ts"],
            "hidden": True,
        }
        self._message(conversation, event, self._workspace.next_ts())

    def _message(self, conversation: Conversation, event: Json, ts: str) -> None:
        if self._workspace.team.bot_user_id not in conversation.members:
            return
        name = {"channel": "channels"}.get(conversation.kind, conversation.kind)
        stamped = event | {
            "channel": conversation.id,
            "channel_type": conversation.channel_type,
            "ts": ts,
            "event_ts": ts,
        }
        self.announce(f"message.{name}", stamped)

    def announce(self, name: str, event: Json) -> None:
        """Deliver an event if the manifest subscribes to `name` (message.im, user_change, ...)."""
        if not self._subscribed(name):
            return
        payload = self._envelope(event)
        if self._struck("duplicate_events", name, payload):
            self._start(self._deliver(payload))
        held = self._struck("reorder_events", name, payload)
        if held is not None:
            self._hold(payload, last=held.left == 0, seconds=held.seconds)
            return
        late = self._struck("late_events", name, payload)
        self._start(self._deliver(payload, late.seconds if late else 0.0))
        if self._struck("retry_after_success", name, payload):
            self._start(self._again(payload))

    def _struck(self, kind: Kind, name: str, payload: Json) -> Fault | None:
        """Let a fault strike an event; its method is the event's name."""
        return self._faults.strike(kind, team=payload["team_id"], method=name, about=payload["event_id"])

    def _subscribed(self, name: str) -> bool:
        """Tell whether the app gets events of that name here: subscribed to, installed, and with the scope granted."""
        installation, needed = self._workspace.installation, EVENT_SCOPES.get(name)
        granted = needed is None or needed in installation.scopes
        return name in self._manifest.events and installation.installed and granted

    async def told(self) -> None:
        """Wait until what is on its way was delivered, or given up for now."""
        while self.busy:  # noqa: ASYNC110 - asked for once in the life of an app
            await asyncio.sleep(_LOOK_SECONDS)

    async def close(self) -> None:
        """Stop every delivery and retry."""
        for task in list(self._tasks):
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    # --- delivery ----------------------------------------------------------------------------------------------------

    def _envelope(self, event: Json) -> Json:
        team = self._workspace.team
        return {
            "token": "sandbox",
            "team_id": team.id,
            **({"enterprise_id": team.enterprise_id} if team.enterprise else {}),
            "context_team_id": team.id,
            "context_enterprise_id": team.enterprise_id,
            "api_app_id": APP_ID,
            "event": event,
            "type": "event_callback",
            "event_id": "Ev" + uuid.uuid4().hex[:10].upper(),
            "event_time": int(self._workspace.clock.now()),
            "authorizations": [
                {
                    "enterprise_id": team.enterprise_id,
                    "team_id": team.id,
                    "user_id": team.bot_user_id,
                    "is_bot": True,
                    "is_enterprise_install": False,
                }
            ],
            "is_ext_shared_channel": False,
        }

    def _start(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _deliver(self, payload: Json, wait: float = 0.0) -> None:
        """Deliver until acknowledged or out of retries; the app's silence is the app's loss, as at Slack."""
        if wait:
            await self._rest(wait)
        attempt = Attempt()
        for delay in (*self._retry_delays, None):
            try:
                await self._once(payload, attempt)
            except Undelivered as silence:
                if delay is None or not silence.may_retry:
                    return
                await self._rest(delay)
                attempt = Attempt(attempt.number + 1, silence.reason)
            else:
                return

    async def _rest(self, seconds: float) -> None:
        counted = seconds < _WORTH_WAITING
        self.busy += counted
        try:
            await asyncio.sleep(seconds)
        finally:
            self.busy -= counted

    async def _once(self, payload: Json, attempt: Attempt) -> None:
        self.busy += 1
        try:
            await self._delivery.send("events_api", payload, attempt)
        finally:
            self.busy -= 1

    async def _again(self, payload: Json) -> None:
        """Send an event once more though it was acknowledged, as Slack does when the acknowledgement got lost."""
        with contextlib.suppress(Undelivered):
            await self._once(payload, Attempt(1, "timeout"))

    def _hold(self, payload: Json, *, last: bool, seconds: float) -> None:
        """Keep an event back; the last of the series, or the time, lets all go in reverse order."""
        self._held.append(payload)
        self.busy += 1
        if last:
            self._release()
        elif len(self._held) == 1:
            asyncio.get_running_loop().call_later(seconds, self._release)

    def _release(self) -> None:
        held, self._held = self._held, []
        for payload in reversed(held):
            self.busy -= 1
            self._start(self._deliver(payload))
