"""The Web API calls of the courier, one function each. They retry nothing; failures are read by `bot.outcome`.

It must not know the outbox.
"""

import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from urllib.error import HTTPError
from urllib.request import Request, urlopen

from slack_sdk.errors import SlackApiError

from bot.outcome import RATELIMITED, Sent
from bot.web_client import frequent_client

METADATA = "micromentor_message"
CLOCKS_APART = timedelta(days=1)
"""How far Slack's clock may be behind this machine's, as it was at the attempt, when a message is looked for."""

_PAGE = 100
_Message = Mapping[str, Any]
_NOTHING_THERE = frozenset({"channel_not_found", "thread_not_found"})


@dataclass(frozen=True, slots=True)
class Upload:
    """Where the bytes of a file go, and its id in Slack from then on. Nobody sees it before its completion."""

    file_id: str
    url: str


class Calls:
    """Slack as the courier needs it, in one workspace."""

    def __init__(self, token: str, api_url: str, timeout: timedelta) -> None:
        self._seconds = math.ceil(timeout.total_seconds())
        self._client = frequent_client(api_url, token, timeout=self._seconds)

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

    def permalink(self, channel: str, ts: str) -> str | None:
        """A message's own address; None where it was taken away."""
        try:
            return str(self._client.chat_getPermalink(channel=channel, message_ts=ts)["permalink"])
        except SlackApiError as error:
            if error.response.get("error") == RATELIMITED:
                raise
            return None  # what links to it is said without

    # --- a file, in three calls ---

    def upload_url(self, name: str, length: int) -> Upload:
        """Where a file of so many bytes may be sent. Once more gives another place; the first is forgotten."""
        answer = self._client.files_getUploadURLExternal(filename=name, length=length)
        return Upload(str(answer["file_id"]), str(answer["upload_url"]))

    def upload(self, url: str, content: bytes) -> None:
        """Send the bytes to where Slack said. Raises HTTPError where they are not taken."""
        request = Request(url, data=content, headers={"Content-Type": "application/octet-stream"})  # noqa: S310 - Slack's
        try:
            with urlopen(request, timeout=self._seconds) as answer:  # noqa: S310 - as above
                answer.read()
        except HTTPError as error:
            error.close()
            raise

    def complete(self, channel: str, file_id: str, title: str, words: str, thread_ts: str | None) -> Sent:
        """Give the file into the conversation with these words. Slack may answer before it stands there: then no ts."""
        answer = self._client.files_completeUploadExternal(
            files=[{"id": file_id, "title": title}], channel_id=channel, initial_comment=words, thread_ts=thread_ts
        )
        (file,) = answer["files"]
        shares = (file.get("shares") or {}).values()
        places = [place for kind in shares for place in kind.get(channel, ())]
        return Sent(channel, next((str(place["ts"]) for place in places if place.get("ts")), None))

    # --- looking for what may have been said ---

    def find(self, channel: str, reference: str, since: datetime, thread_ts: str | None) -> Sent | None:
        """Look for the message posted with `reference` at or after `since` (aware), the newest pages first."""

        def bears_it(message: _Message) -> bool:
            metadata = message.get("metadata") or {}
            return bool((metadata.get("event_payload") or {}).get("id") == reference)

        return self._find(bears_it, channel, since, thread_ts)

    def find_file(
        self, channel: str, file_id: str | None, name: str, since: datetime, thread_ts: str | None
    ) -> Sent | None:
        """Look for the message that holds the file, as `find` does: by the id of this upload, or any other's name."""

        def holds_it(message: _Message) -> bool:
            files = message.get("files") or ()
            return any(file.get("id") == (file_id or "") or file.get("name") == name for file in files)

        return self._find(holds_it, channel, since, thread_ts)

    def _find(
        self, is_it: Callable[[_Message], bool], channel: str, since: datetime, thread_ts: str | None
    ) -> Sent | None:
        oldest = str((since - CLOCKS_APART).timestamp())
        try:
            for message in self._messages(channel, oldest, thread_ts):
                if is_it(message):
                    return Sent(channel, str(message["ts"]))
        except SlackApiError as error:
            if error.response.get("error") not in _NOTHING_THERE:
                raise
        return None

    def _messages(self, channel: str, oldest: str, thread_ts: str | None) -> Iterator[_Message]:
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
