"""Keeps a workspace in a file, so that a demo stopped and started goes on where it was, as Slack would.

What is kept: people, conversations, files, App Homes, the app's token, the clock's offset. Open modals, trigger ids and
the record of calls are of one run. The file is written anew within a second of a change, and at the end.
"""

import asyncio
from dataclasses import dataclass, field
from pathlib import Path

from pydantic import ConfigDict, TypeAdapter, with_config

from sandbox.conversation import Conversation
from sandbox.installation import Ending
from sandbox.modals import Modals, View
from sandbox.people import Person
from sandbox.workspace import File, Workspace

_EVERY_SECONDS = 1.0


@with_config(ConfigDict(ser_json_bytes="base64", val_json_bytes="base64"))
@dataclass(slots=True)
class Kept:
    """What the file holds. Fields are only ever added, with a default."""

    offset: float
    last_ts: int
    people: dict[str, Person] = field(default_factory=dict)
    conversations: dict[str, Conversation] = field(default_factory=dict)
    files: dict[str, File] = field(default_factory=dict)
    homes: dict[str, View] = field(default_factory=dict)
    given_ids: dict[str, int] = field(default_factory=dict)
    token: str | None = None
    former_tokens: dict[str, Ending] = field(default_factory=dict)
    scopes: frozenset[str] | None = None


_KEPT = TypeAdapter(Kept)


class Keeping:
    """Reads the file once and writes it while the sandbox runs."""

    def __init__(self, path: Path, workspace: Workspace, modals: Modals) -> None:
        self._path = path
        self._workspace = workspace
        self._modals = modals
        self._written = -1

    def read(self) -> bool:
        """Take up what was kept; false where nothing was. Raises pydantic.ValidationError for another kind of file."""
        if not self._path.exists():
            return False
        kept = _KEPT.validate_json(self._path.read_bytes())
        workspace = self._workspace
        workspace.clock.offset = max(workspace.clock.offset, kept.offset)
        workspace.last_ts = kept.last_ts
        workspace.given_ids.update(kept.given_ids)
        if kept.scopes is not None:
            workspace.installation.resume(kept.token, kept.former_tokens, kept.scopes)
        workspace.people.update(kept.people)
        workspace.conversations.update(kept.conversations)
        workspace.files.update(kept.files)
        self._modals.homes.update(kept.homes)
        return True

    def write(self) -> None:
        """Write the file if anything changed since it was last written; never half of it."""
        workspace = self._workspace
        if self._written == workspace.changes.count:
            return
        self._written = workspace.changes.count
        kept = Kept(
            offset=workspace.clock.offset,
            last_ts=workspace.last_ts,
            people=workspace.people,
            conversations=workspace.conversations,
            files=workspace.files,
            homes=self._modals.homes,
            given_ids=dict(workspace.given_ids),
            token=workspace.installation.token,
            former_tokens=workspace.installation.former,
            scopes=workspace.installation.scopes,
        )
        self._path.parent.mkdir(parents=True, exist_ok=True)
        beside = self._path.with_suffix(".new")
        beside.write_bytes(_KEPT.dump_json(kept))
        beside.replace(self._path)

    async def run(self) -> None:
        """Write every second while there is something new, until cancelled."""
        while True:
            await asyncio.sleep(_EVERY_SECONDS)
            self.write()
