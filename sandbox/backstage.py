"""The control API of the person behind the scenes: the clock, the app, faults, accounts, and the record of it all.

Routes only; the deeds are others'. What people do is in `sandbox.control`.
"""

from starlette.requests import Request
from starlette.routing import BaseRoute

from sandbox.control_route import route
from sandbox.parts import Parts
from sandbox.people import changed
from sandbox.shapes import Json
from sandbox.slack import Slack


class Backstage:
    """The other routes under /control, as seen from one workspace."""

    def __init__(self, slack: Slack, parts: Parts) -> None:
        self._slack = slack
        self._parts = parts

    def routes(self) -> list[BaseRoute]:
        """Return the table of routes, relative to /control."""
        return [
            route("GET", "/workspace", self._workspace),
            route("GET", "/waiting", self._waiting),
            route("POST", "/people/{person}/change", self._change),
            route("POST", "/channels", self._channel),
            route("POST", "/reset", self._reset),
            route("GET", "/clock", self._clock),
            route("POST", "/clock", self._move_clock),
            route("POST", "/settle", self._settle),
            route("POST", "/bot", self._bot),
            route("GET", "/request_urls", self._request_urls),
            route("POST", "/request_urls", self._set_request_urls),
            route("POST", "/redirect_urls", self._set_redirect_urls),
            route("POST", "/app", self._app),
            route("GET", "/calls", self._calls),
            route("GET", "/record", self._record),
            route("GET", "/faults", self._faults),
            route("POST", "/faults", self._arm),
            route("DELETE", "/faults", self._disarm),
            route("GET", "/strikes", self._strikes),
        ]

    # --- the workspace -----------------------------------------------------------------------------------------------

    async def _workspace(self, _person: str, _asked: Json, _request: Request) -> Json:
        others = [
            {"id": one.workspace.team.id, "name": one.workspace.team.name, "path": one.workspace.path + "/"}
            for one in self._slack.workspaces.values()
        ]
        return self._parts.sight.workspace() | {"clock": self._slack.stepping.shown(), "workspaces": others}

    async def _waiting(self, _person: str, _asked: Json, _request: Request) -> Json:
        return self._parts.sight.waiting()

    async def _change(self, person: str, asked: Json, _request: Request) -> Json:
        workspace = self._parts.workspace
        now = changed(workspace.person(person), asked, workspace.clock.now())
        workspace.people[person] = now
        workspace.changes.tell(None, "people")
        user = now.slack(team_id=workspace.team.id, locale=True, clock=workspace.clock)
        event = {"type": "user_change", "user": user, "cache_ts": int(workspace.clock.now())}
        self._parts.events.announce("user_change", event | {"event_ts": workspace.next_ts()})
        return now.seen()

    async def _channel(self, _person: str, asked: Json, _request: Request) -> Json:
        workspace = self._parts.workspace
        members = [*asked["members"], *([workspace.team.bot_user_id] if asked.get("invite_app") else [])]
        conversation = workspace.add_channel(asked["name"], members, asked.get("topic", ""))
        return self._parts.sight.conversation(members[0], conversation)

    async def _reset(self, _person: str, _asked: Json, _request: Request) -> Json:
        self._slack.faults.clear()
        self._parts.reset()
        return {"ok": True}

    # --- the clock and the bot ---------------------------------------------------------------------------------------

    async def _clock(self, _person: str, _asked: Json, _request: Request) -> Json:
        return self._slack.stepping.shown()

    async def _move_clock(self, _person: str, asked: Json, _request: Request) -> Json:
        zone = self._parts.workspace.person(asked["for"]).tz if asked.get("for") else "UTC"
        if asked.get("step") == "next":
            await self._slack.stepping.settle()
        await self._slack.stepping.move(self._slack.stepping.target(asked, zone))
        return self._slack.stepping.shown()

    async def _settle(self, _person: str, asked: Json, _request: Request) -> Json:
        await self._slack.stepping.settle(float(asked.get("seconds", 30)))
        return self._slack.stepping.shown()

    async def _bot(self, _person: str, asked: Json, _request: Request) -> Json:
        self._slack.stepping.status_urls = tuple(asked["status_urls"])
        return {"ok": True}

    async def _request_urls(self, _person: str, _asked: Json, _request: Request) -> Json:
        return {"request_urls": list(self._slack.http.urls)}

    async def _set_request_urls(self, _person: str, asked: Json, _request: Request) -> Json:
        await self._slack.delivery.set_urls(asked["request_urls"], verified=bool(asked.get("verified")))
        return {"ok": True}

    async def _set_redirect_urls(self, _person: str, asked: Json, _request: Request) -> Json:
        self._slack.client.redirect_urls = tuple(asked["redirect_urls"])
        return {"ok": True}

    async def _app(self, _person: str, asked: Json, _request: Request) -> Json:
        scopes, tokens_first = self._parts.manifest.scopes, bool(asked.get("tokens_first"))
        return self._parts.installing.do(asked["do"], scopes=scopes, tokens_first=tokens_first)

    # --- faults ------------------------------------------------------------------------------------------------------

    async def _faults(self, _person: str, _asked: Json, _request: Request) -> Json:
        return {"faults": [fault.shown() for fault in self._slack.faults.armed]}

    async def _strikes(self, _person: str, _asked: Json, request: Request) -> list[Json]:
        return self._slack.faults.strikes[_since(request) :]

    async def _arm(self, _person: str, asked: Json, _request: Request) -> Json:
        self._slack.arm(asked)
        return {"ok": True}

    async def _disarm(self, _person: str, _asked: Json, _request: Request) -> Json:
        self._slack.faults.clear()
        return {"ok": True}

    # --- looking back ------------------------------------------------------------------------------------------------

    async def _calls(self, _person: str, _asked: Json, request: Request) -> Json:
        return {"calls": self._parts.workspace.record.calls[_since(request) :]}

    async def _record(self, _person: str, _asked: Json, request: Request) -> list[Json]:
        return self._parts.workspace.record.said[_since(request) :]


def _since(request: Request) -> int:
    return int(request.query_params.get("since", 0))
