"""The Web API calls of the courier, one function each. They retry nothing; failures are read by `bot.outcome`.

It must not know the outbox.
"""

import math
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.outcome import Sent

METADATA = "micromentor_message"
CLOCKS_APART = timedelta(days=1)
"""How far Slack's clock may be behind this machine's, as it was at the attempt, when a message is looked for."""

_PAGE = 100
_NOTHING_THERE = frozenset({"channel_not_found", "thread_not_found"})


class Calls:
    """Slack as the courier needs it, in one workspace."""

    def __init__(self, token: str, api_url: str, timeout: timedelta) -> None:
        self._client = WebClient(
            token=token, base_url=api_url, retry_handlers=[], timeout=math.ceil(timeout.total_seconds())
        )

    def open_conversation(self, user_ids: Sequence[str]) -> str:
        """The id of the DM, or of the shared DM, with these people; the same people always get the same one."""
        return str(self._client.conversations_open(users=list(user_ids))["channel"]["id"])

    def post(
        self, channel: str, words: str, blocks: Sequence[Mapping[str, Any]], reference: str, thread_ts: str | None
    ) -> Sent:
        """Post, with `reference` as metadata by which the message can be found again."""
        answer = self._client.chat_postMessage(
            channel=channel,
            text=words,
            blocks=[dict(block) for block in blocks],
            thread_ts=thread_ts,
            metadata={"event_type": METADATA, "event_payload": {"id": reference}},
            unfurl_links=False,
            unfurl_media=False,
        )
        return Sent(str(answer["channel"]), str(answer["ts"]))

    def update(self, channel: str, ts: str, words: str, blocks: Sequence[Mapping[str, Any]]) -> Sent:
        """Let the message read this from now on; its metadata stays."""
        self._client.chat_update(channel=channel, ts=ts, text=words, blocks=[dict(block) for block in blocks])
        return Sent(channel, ts)

    def find(self, channel: str, reference: str, since: datetime, thread_ts: str | None) -> Sent | None:
        """Look for the message posted with `reference` at or after `since` (aware), the newest pages first."""
        oldest = str((since - CLOCKS_APART).timestamp())
        try:
            for message in self._messages(channel, oldest, thread_ts):
                metadata = message.get("metadata") or {}
                if (metadata.get("event_payload") or {}).get("id") == reference:
                    return Sent(channel, str(message["ts"]))
        except SlackApiError as error:
            if error.response.get("error") not in _NOTHING_THERE:
                raise
        return None

    def _messages(self, channel: str, oldest: str, thread_ts: str | None) -> Iterator[Mapping[str, Any]]:
        cursor = None
        while cursor != "":
            page: dict[str, Any] = {
                "channel": channel,
                "oldest": oldest,
                "limit": _PAGE,
                "cursor": cursor,
                "include_all_metadata": True,
            }
            if thread_ts is None:
                answer = self._client.conversations_history(**page)
            else:
                answer = self._client.conversations_replies(ts=thread_ts, **page)
            yield from answer["messages"]
            cursor = (answer.get("response_metadata") or {}).get("next_cursor") or ""

    def publish_home(self, user_id: str, view: Mapping[str, Any]) -> Sent:
        """Let the member's App Home show `view`."""
        self._client.views_publish(user_id=user_id, view=dict(view))
        return Sent()

    def user(self, user_id: str) -> Mapping[str, Any]:
        """What Slack says of the member, as the `user` of `users.info`."""
        user: Mapping[str, Any] = self._client.users_info(user=user_id, include_locale=True)["user"]
        return user
