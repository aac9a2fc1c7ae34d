"""Puts the sandbox together: one workspace, the Web API over it, a way to the app, and what people can do.

The only place that constructs these. It serves nothing itself: `sandbox.server` does.
"""

import asyncio
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from sandbox.calling import Method
from sandbox.chat import Chat
from sandbox.clicking import Clicking
from sandbox.clock import Clock
from sandbox.conversations import Conversations
from sandbox.either_way import EitherWay
from sandbox.errors import Refused
from sandbox.events import RETRY_DELAYS, Events
from sandbox.faults import Faults
from sandbox.files import Files
from sandbox.filling import Filling
from sandbox.http_events import HttpEvents
from sandbox.interactivity import Interactivity
from sandbox.keeping import Keeping
from sandbox.manifest import Manifest
from sandbox.modals import Modals
from sandbox.people import Person
from sandbox.record import Record
from sandbox.response_urls import ResponseUrls
from sandbox.shapes import Json
from sandbox.sight import Sight
from sandbox.socket_mode import SocketMode
from sandbox.speaking import Speaking
from sandbox.stepping import Stepping
from sandbox.stream import Changes
from sandbox.triggers import Triggers
from sandbox.users import Users
from sandbox.view_methods import ViewMethods
from sandbox.web_api import WebApi
from sandbox.workspace import APP_ID, BOT_USER_ID, Workspace


@dataclass(frozen=True, slots=True)
class Terms:
    """What a sandbox is made from.

    `request_urls` and `signing_secret` choose HTTP mode over Socket Mode, several URLs being one app's processes, taken
    in turn; `retry_delays` are the seconds before each retry of an event, Slack's unless a test cannot wait a minute.
    With a `folder` the workspace is kept there. `monotonic` is what trigger ids and response URLs age by.
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


class Parts:
    """Everything of one sandbox, wired."""

    def __init__(self, terms: Terms, manifest: Manifest, base_url: str) -> None:
        self._terms = terms
        self.manifest = manifest
        self.clock = Clock()
        self.faults = Faults()
        self.workspace = Workspace(
            name=terms.organisation,
            bot_name=self.manifest.bot_name,
            app_name=self.manifest.name,
            clock=self.clock,
            changes=Changes(),
            record=Record(),
            base_url=base_url,
        )
        self.sockets = SocketMode(lambda: self.workspace.changes.tell(None, "workspace"))
        self.http = HttpEvents(terms.request_urls, terms.signing_secret)
        self.delivery = EitherWay(self.http, self.sockets)
        self.triggers = Triggers(terms.monotonic)
        self.events = Events(self.workspace, self.manifest, self.delivery, self.faults, terms.retry_delays)
        self.interactivity = Interactivity(self.workspace, self.manifest, self.delivery)
        self.modals = Modals(self.workspace)
        self.chat = Chat(self.workspace, self.manifest, self.events)
        self.response_urls = ResponseUrls(self.workspace, self.chat, terms.monotonic)
        self.files = Files(self.workspace, self.events, self.chat.where_to_post)
        self.speaking = Speaking(
            self.workspace, self.manifest, self.chat, self.interactivity, self.triggers, self.response_urls
        )
        self.clicking = Clicking(self.workspace, self.modals, self.interactivity, self.triggers, self.response_urls)
        self.filling = Filling(
            self.workspace, self.modals, self.interactivity, self.triggers, self.clicking, self.events
        )
        self.sight = Sight(self.workspace, self.manifest, self.modals)
        self.stepping = Stepping(self.clock, self.workspace.changes, lambda: self.events.busy + self.interactivity.busy)
        self.web_api = WebApi(self.workspace, self.manifest, self.faults, self._methods())
        self._keeping = Keeping(terms.folder / "workspace.json", self.workspace, self.modals) if terms.folder else None
        if self._keeping is None or not self._keeping.read():
            self._fill()
        self._running: list[asyncio.Task[None]] = []

    def start(self) -> None:
        """Start what runs by itself; an event loop must be running."""
        self._running.append(asyncio.create_task(self.stepping.watch()))
        if self._keeping is not None:
            self._running.append(asyncio.create_task(self._keeping.run()))

    async def close(self) -> None:
        """Stop what runs by itself."""
        for task in self._running:
            task.cancel()
        await asyncio.gather(*self._running, return_exceptions=True)
        if self._keeping is not None:
            self._keeping.write()
        await self.events.close()
        await self.sockets.close()
        await self.stepping.close()
        await self.http.close()

    def reset(self) -> None:
        """Empty the workspace of everything said and shown, as on the first day; connections stay."""
        self.workspace.clear()
        self.modals.forget()
        self.faults.clear()
        self._fill()
        self.workspace.changes.tell(None, "people", "conversations", "views", "home", "clock")

    def arm(self, asked: Json) -> None:
        """Arm a fault; those that concern sockets strike at once."""
        fault = self.faults.arm(asked)
        if fault.kind == "cut_sockets":
            self.sockets.cut()
        elif fault.kind == "refresh_sockets":
            self.sockets.refresh(fault.seconds)

    def set_installed(self, do: str) -> None:
        """Uninstall the app, revoke its tokens, or install it again. What is told is told before the tokens stop."""
        stamp = {"event_ts": self.workspace.next_ts()}
        if do == "uninstall":
            self.events.announce("app_uninstalled", {"type": "app_uninstalled"} | stamp)
        elif do not in ("revoke_tokens", "install"):
            raise Refused("unknown_deed", f"An app cannot be made to {do}.")
        if do in ("uninstall", "revoke_tokens"):
            revoked: Json = {"type": "tokens_revoked", "tokens": {"oauth": [], "bot": [BOT_USER_ID]}}
            self.events.announce("tokens_revoked", revoked | stamp)
        self.workspace.app_installed = do == "install"

    def _methods(self) -> dict[str, Method]:
        families = (
            self.chat,
            Conversations(self.workspace, self.manifest),
            Users(self.workspace),
            ViewMethods(self.workspace, self.manifest, self.modals, self.triggers),
            self.files,
        )
        methods = {"apps.connections.open": Method(lambda _: self._connection(), token="app")}  # noqa: S106 - a kind of token
        for family in families:
            methods |= family.methods()
        return methods

    def _connection(self) -> Json:
        host = self.workspace.base_url.replace("http://", "ws://", 1)
        return {"ok": True, "url": f"{host}/socket/{self.sockets.ticket()}?app_id={APP_ID}"}

    def _fill(self) -> None:
        bot = Person(
            id=BOT_USER_ID, name=self.manifest.bot_name.lower(), real_name=self.manifest.bot_name, tz="UTC", is_bot=True
        )
        self.workspace.people.update({person.id: person for person in (*self._terms.people, bot)})
        everybody = [p.id for p in self._terms.people if not p.deleted and not p.is_restricted]
        for name in self._terms.channels:
            self.workspace.add_channel(name, everybody)
