"""Puts the sandbox together: one app, the ways to it, its Web API, and the workspaces it may be installed in.

The only place that constructs these. It serves nothing itself: `sandbox.server` does.
"""

import asyncio

from sandbox.arguments import Arguments
from sandbox.calling import Method
from sandbox.client import Client
from sandbox.clock import Clock
from sandbox.either_way import EitherWay
from sandbox.faults import Faults
from sandbox.http_events import HttpEvents
from sandbox.manifest import Manifest
from sandbox.oauth import OAuth
from sandbox.pace import Pacing
from sandbox.parts import Common, Parts, Terms
from sandbox.shapes import Json
from sandbox.socket_mode import SocketMode
from sandbox.stepping import Stepping
from sandbox.stream import Everywhere
from sandbox.team import APP_ID, TEAM_ID, Team
from sandbox.web_api import WebApi


class Slack:
    """Everything of one sandbox, wired. `workspaces` are by team id, the `first` one first."""

    def __init__(self, terms: Terms, manifest: Manifest, base_url: str) -> None:
        self._base_url = base_url
        self.clock = Clock()
        self.faults = Faults(self.clock, terms.monotonic)
        self.pages = Everywhere(lambda: [parts.workspace.changes for parts in self.workspaces.values()])
        self.sockets = SocketMode(lambda: self.pages.tell("workspace"))
        self.http = HttpEvents(terms.request_urls, terms.signing_secret)
        self.delivery = EitherWay(self.http, self.sockets, self.faults)
        self.client = Client(terms.client_id, terms.client_secret, (*manifest.redirect_urls, *terms.redirect_urls))
        common = Common(terms, manifest, self.clock, self.faults, self.delivery, self.client, self._left)
        self.workspaces = {team.id: self._parts(common, team) for team in (terms.first(), *terms.further)}
        self.first = next(iter(self.workspaces.values()))
        self.stepping = Stepping(self.clock, self.pages, lambda: sum(one.busy for one in self.workspaces.values()))
        self.oauth = OAuth(self.client, manifest, self.workspaces, terms.monotonic)
        pacing = Pacing(terms.pace, terms.monotonic) if terms.pace else None
        connecting = {"apps.connections.open": Method(self._connection, token="app")}  # noqa: S106 - a kind of token
        self.web_api = WebApi(list(self.workspaces.values()), connecting | self.oauth.methods(), self.faults, pacing)
        self._running: set[asyncio.Task[None]] = set()

    def start(self) -> None:
        """Start what runs by itself; an event loop must be running."""
        self._running.add(asyncio.create_task(self.stepping.watch()))
        for parts in self.workspaces.values():
            parts.start()

    async def close(self) -> None:
        """Stop what runs by itself."""
        for task in self._running:
            task.cancel()
        await asyncio.gather(*self._running, return_exceptions=True)
        for parts in self.workspaces.values():
            await parts.close()
        await self.sockets.close()
        await self.stepping.close()
        await self.http.close()

    def arm(self, asked: Json) -> None:
        """Arm a fault; those that concern sockets strike at once."""
        fault = self.faults.arm(asked)
        if fault.kind == "cut_sockets":
            self.sockets.cut()
        elif fault.kind == "refresh_sockets":
            self.sockets.refresh(fault.seconds)

    def _parts(self, common: Common, team: Team) -> Parts:
        first = team.id == TEAM_ID
        path, name = ("", "workspace.json") if first else (f"/w/{team.id}", f"workspace-{team.id}.json")
        folder = common.terms.folder
        return Parts(common, team, self._base_url, path, folder / name if folder else None)

    def _left(self) -> None:
        """Close the sockets of an app that is installed nowhere any more, once it was told so."""
        if not any(parts.workspace.installation.installed for parts in self.workspaces.values()):
            task = asyncio.create_task(self._disable())
            self._running.add(task)
            task.add_done_callback(self._running.discard)

    async def _disable(self) -> None:
        for parts in self.workspaces.values():
            await parts.events.told()
        self.sockets.disable()

    def _connection(self, _: Arguments) -> Json:
        host = self._base_url.replace("http://", "ws://", 1)
        return {"ok": True, "url": f"{host}/socket/{self.sockets.ticket()}?app_id={APP_ID}"}
