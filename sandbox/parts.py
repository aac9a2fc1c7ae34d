"""Puts one workspace together: what is in it, the methods of the Web API over it, and what people can do there.

The only place that constructs these. What several workspaces share is `sandbox.slack`'s.
"""

import asyncio
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from sandbox import client
from sandbox.calling import Method
from sandbox.chat import Chat
from sandbox.clicking import Clicking
from sandbox.client import Client
from sandbox.clock import Clock
from sandbox.conversations import Conversations
from sandbox.delivery import Delivery
from sandbox.events import RETRY_DELAYS, Events
from sandbox.faults import Faults
from sandbox.files import Files
from sandbox.filling import Filling
from sandbox.installation import Installation
from sandbox.installing import Installing
from sandbox.interactivity import Interactivity
from sandbox.keeping import Keeping
from sandbox.manifest import Manifest
from sandbox.modals import Modals
from sandbox.pace import Pace
from sandbox.people import Person
from sandbox.record import Record
from sandbox.response_urls import ResponseUrls
from sandbox.sight import Sight
from sandbox.speaking import Speaking
from sandbox.stream import Changes
from sandbox.team import BOT_ID, BOT_TOKEN, BOT_USER_ID, TEAM_ID, Team
from sandbox.triggers import Triggers
from sandbox.users import Users
from sandbox.view_methods import ViewMethods
from sandbox.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Terms:
    """What a sandbox is made from: an app by its manifest, a first workspace, and `further` ones.

    `people`, `organisation`, `channels` and `installed` are those of the first. `request_urls` and `signing_secret`
    choose HTTP mode over Socket Mode, several URLs being one app's processes, taken in turn; `retry_delays` are the
    seconds before each retry of an event, Slack's unless a test cannot wait a minute. `redirect_urls` are where OAuth
    may lead back to, beside those in the manifest. With a `pace` there are rate limits. With a `folder` the workspaces
    are kept there. `monotonic` is what trigger ids, response URLs, OAuth codes and allowances age by.
    """

    manifest: Path
    people: Sequence[Person]
    organisation: str = "Sandbox"
    channels: Sequence[str] = ("general",)
    request_urls: Sequence[str] = ()
    signing_secret: str = "sandbox-signing-secret"  # noqa: S105 - good for nothing else
    retry_delays: Sequence[float] = RETRY_DELAYS
    folder: Path | None = None
    monotonic: Callable[[], float] = time.monotonic
    installed: bool = True
    further: Sequence[Team] = ()
    client_id: str = client.CLIENT_ID
    client_secret: str = client.CLIENT_SECRET
    redirect_urls: Sequence[str] = ()
    pace: Pace | None = None

    def first(self) -> Team:
        """Return the first workspace, which has the ids it always had."""
        return Team(
            TEAM_ID,
            self.organisation,
            self.people,
            self.channels,
            bot_user_id=BOT_USER_ID,
            bot_id=BOT_ID,
            token=BOT_TOKEN,
            domain="sandbox",
            installed=self.installed,
        )


@dataclass(frozen=True, slots=True)
class Common:
    """What all workspaces share: the app, the way to it, the clock, the faults. `left` hears of an app removed."""

    terms: Terms
    manifest: Manifest
    clock: Clock
    faults: Faults
    delivery: Delivery
    client: Client
    left: Callable[[], None]


class Parts:
    """Everything of one workspace, wired. It is found at `base_url`, which ends with `path`."""

    def __init__(self, common: Common, team: Team, base_url: str, path: str, file: Path | None) -> None:
        self._common = common
        self.manifest = common.manifest
        self.clock = common.clock
        self.faults = common.faults
        self.workspace = Workspace(
            team=team,
            installation=Installation(team, self.manifest.scopes),
            bot_name=self.manifest.bot_name,
            app_name=self.manifest.name,
            clock=self.clock,
            changes=Changes(),
            record=Record(team.id),
            base_url=base_url + path,
            path=path,
        )
        self.triggers = Triggers(common.terms.monotonic)
        self.events = Events(self.workspace, self.manifest, common.delivery, self.faults, common.terms.retry_delays)
        self.interactivity = Interactivity(self.workspace, self.manifest, common.delivery)
        self.modals = Modals(self.workspace)
        self.chat = Chat(self.workspace, self.manifest, self.events)
        self.response_urls = ResponseUrls(self.workspace, self.chat, common.terms.monotonic)
        self.files = Files(self.workspace, self.events, self.chat.where_to_post, common.faults)
        self.speaking = Speaking(
            self.workspace, self.manifest, self.chat, self.interactivity, self.triggers, self.response_urls
        )
        self.clicking = Clicking(self.workspace, self.modals, self.interactivity, self.triggers, self.response_urls)
        self.filling = Filling(
            self.workspace, self.modals, self.interactivity, self.triggers, self.clicking, self.events
        )
        self.sight = Sight(self.workspace, self.manifest, self.modals)
        self.installing = Installing(self.workspace, self.events, common.client, common.left)
        self.methods = self._methods()
        self._keeping = Keeping(file, self.workspace, self.modals) if file else None
        self._running: asyncio.Task[None] | None = None
        if self._keeping is None or not self._keeping.read():
            self._fill()

    @property
    def busy(self) -> int:
        """How many payloads are on their way to the app."""
        return self.events.busy + self.interactivity.busy

    def start(self) -> None:
        """Start what runs by itself; an event loop must be running."""
        if self._keeping is not None:
            self._running = asyncio.create_task(self._keeping.run())

    async def close(self) -> None:
        """Stop what runs by itself."""
        if self._running is not None:
            self._running.cancel()
            await asyncio.gather(self._running, return_exceptions=True)
        if self._keeping is not None:
            self._keeping.write()
        await self.events.close()

    def reset(self) -> None:
        """Empty the workspace of everything said and shown, as on the first day; connections stay."""
        self.workspace.clear()
        self.modals.forget()
        self._fill()
        self.workspace.changes.tell(None, "people", "conversations", "views", "home", "clock")

    def _methods(self) -> dict[str, Method]:
        families = (
            self.chat,
            Conversations(self.workspace),
            Users(self.workspace),
            ViewMethods(self.workspace, self.manifest, self.modals, self.triggers),
            self.files,
            self.installing,
        )
        methods = {"auth.test": Method(lambda _: self.sight.identity())}
        for family in families:
            methods |= family.methods()
        return methods

    def _fill(self) -> None:
        team = self.workspace.team
        self.workspace.installation.begin(self.manifest.scopes)
        name = self.manifest.bot_name
        bot = Person(id=team.bot_user_id, name=name.lower(), real_name=name, tz="UTC", is_bot=True)
        self.workspace.people.update({person.id: person for person in (*team.people, bot)})
        everybody = [p.id for p in team.people if not p.deleted and not p.is_restricted]
        for channel in team.channels:
            self.workspace.add_channel(channel, everybody)
