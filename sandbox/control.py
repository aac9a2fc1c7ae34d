"""The control API: JSON over HTTP for the page, the driver and the command line. Routes only; the deeds are others'."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route, WebSocketRoute
from starlette.websockets import WebSocket, WebSocketDisconnect

from sandbox.errors import Refused
from sandbox.parts import Parts
from sandbox.people import changed
from sandbox.shapes import Json
from sandbox.workspace import BOT_USER_ID, TEAM_ID

Handler = Callable[[str, Json, Request], Awaitable[Any]]


class Control:
    """The routes under /control."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts

    def routes(self) -> list[BaseRoute]:
        """Return the table of routes, relative to /control."""
        person = "/people/{person}"
        return [
            _route("GET", "/workspace", self._workspace),
            _route("GET", person + "/conversations", self._conversations),
            _route("POST", person + "/conversations", self._open_conversation),
            _route("GET", person + "/conversations/{channel}/messages", self._messages),
            _route("POST", person + "/messages", self._say),
            _route("PATCH", person + "/messages", self._edit),
            _route("DELETE", person + "/messages", self._delete),
            _route("POST", person + "/commands", self._command),
            _route("POST", person + "/shortcuts", self._shortcut),
            _route("POST", person + "/actions", self._act),
            _route("POST", person + "/options", self._options),
            _route("GET", person + "/views", self._views),
            _route("POST", person + "/views/{view}/submit", self._submit),
            _route("POST", person + "/views/{view}/close", self._close),
            _route("POST", person + "/home", self._home),
            _route("POST", person + "/read", self._read),
            _route("POST", person + "/change", self._change),
            _route("POST", person + "/files", self._upload),
            WebSocketRoute(person + "/stream", self._stream),
            _route("POST", "/channels", self._channel),
            _route("GET", "/clock", self._clock),
            _route("POST", "/clock", self._move_clock),
            _route("POST", "/settle", self._settle),
            _route("POST", "/bot", self._bot),
            _route("GET", "/request_urls", self._request_urls),
            _route("POST", "/request_urls", self._set_request_urls),
            _route("POST", "/app", self._app),
            _route("GET", "/calls", self._calls),
            _route("GET", "/record", self._record),
            _route("GET", "/faults", self._faults),
            _route("POST", "/faults", self._arm),
            _route("DELETE", "/faults", self._disarm),
            _route("POST", "/reset", self._reset),
        ]

    # --- seeing ------------------------------------------------------------------------------------------------------

    async def _workspace(self, _person: str, _asked: Json, _request: Request) -> Json:
        return self._parts.sight.workspace() | {"clock": self._parts.stepping.shown()}

    async def _conversations(self, person: str, _asked: Json, _request: Request) -> list[Json]:
        return self._parts.sight.conversations(person)

    async def _messages(self, person: str, _asked: Json, request: Request) -> Json:
        channel, thread_ts = request.path_params["channel"], request.query_params.get("thread_ts")
        return {"messages": self._parts.sight.messages(person, channel, thread_ts)}

    async def _views(self, person: str, _asked: Json, _request: Request) -> Json:
        return self._parts.sight.views(person)

    async def _calls(self, _person: str, _asked: Json, request: Request) -> Json:
        since = int(request.query_params.get("since", 0))
        return {"calls": self._parts.workspace.record.calls[since:]}

    async def _record(self, _person: str, _asked: Json, request: Request) -> list[Json]:
        since = int(request.query_params.get("since", 0))
        return self._parts.workspace.record.said[since:]

    # --- saying ------------------------------------------------------------------------------------------------------

    async def _open_conversation(self, person: str, asked: Json, _request: Request) -> Json:
        conversation = self._parts.speaking.open_conversation(person, asked["users"])
        return self._parts.sight.conversation(person, conversation)

    async def _say(self, person: str, asked: Json, request: Request) -> Json:
        text = asked["text"]
        if text.startswith("/"):
            name, _, words = text.partition(" ")
            as_command = {"command": name, "text": words, "channel": asked["channel"]}
            answer = await self._command(person, as_command, request)
            return {"command": True, "ok": answer["ok"], "error": answer["error"], "response": answer["message"]}
        message = self._parts.speaking.say(person, asked["channel"], text, asked.get("thread_ts"))
        return {"message": self._shown(message.channel, message.ts, person)}

    async def _edit(self, person: str, asked: Json, _request: Request) -> Json:
        message = self._parts.speaking.edit(person, asked["channel"], asked["ts"], asked["text"])
        return {"message": self._shown(message.channel, message.ts, person)}

    async def _delete(self, person: str, asked: Json, _request: Request) -> Json:
        self._parts.speaking.delete(person, asked["channel"], asked["ts"])
        return {"ok": True}

    async def _command(self, person: str, asked: Json, _request: Request) -> Json:
        answer = await self._parts.speaking.command(
            person, asked["command"], asked.get("text", ""), asked.get("channel")
        )
        message = answer.message
        shown = self._shown(message.channel, message.ts, person) if message else None
        return {"ok": answer.error is None, "error": answer.error, "message": shown}

    async def _shortcut(self, person: str, asked: Json, _request: Request) -> Json:
        return _went(await self._parts.speaking.shortcut(person, asked["callback_id"]))

    async def _read(self, person: str, asked: Json, _request: Request) -> Json:
        self._parts.speaking.read(person, asked["channel"], asked["ts"])
        return {"ok": True}

    async def _upload(self, person: str, _asked: Json, request: Request) -> Json:
        data = await request.body()
        name = request.query_params.get("name", "file")
        file = self._parts.workspace.add_file(name, len(data), "", self._parts.workspace.person(person).id)
        file.data, file.shared = data, True
        return self._parts.sight.file(file)

    # --- clicking and filling ----------------------------------------------------------------------------------------

    async def _act(self, person: str, asked: Json, _request: Request) -> Json:
        return _went(await self._parts.clicking.act(person, asked))

    async def _options(self, person: str, asked: Json, _request: Request) -> Json:
        return await self._parts.clicking.suggest(person, asked)

    async def _submit(self, person: str, asked: Json, request: Request) -> Json:
        submitted = await self._parts.filling.submit(person, request.path_params["view"], asked.get("values", {}))
        return {
            "ok": not submitted.errors and submitted.error is None,
            "error": submitted.error,
            "message": submitted.message,
            "errors": submitted.errors or None,
            "stack": self._parts.sight.stack(person),
        }

    async def _close(self, person: str, asked: Json, request: Request) -> Json:
        await self._parts.filling.close(person, request.path_params["view"], clear=bool(asked.get("clear")))
        return {"stack": self._parts.sight.stack(person)}

    async def _home(self, person: str, asked: Json, _request: Request) -> Json:
        home = self._parts.filling.open_home(person, asked.get("tab", "home"))
        return {"home": self._parts.sight.view(home) if home else None}

    # --- the workspace, its clock and its faults ---------------------------------------------------------------------

    async def _change(self, person: str, asked: Json, _request: Request) -> Json:
        workspace = self._parts.workspace
        now = changed(workspace.person(person), asked, workspace.clock.now())
        workspace.people[person] = now
        workspace.changes.tell(None, "people")
        user = now.slack(team_id=TEAM_ID, locale=True, clock=workspace.clock)
        event = {"type": "user_change", "user": user, "cache_ts": int(workspace.clock.now())}
        self._parts.events.announce("user_change", event | {"event_ts": workspace.next_ts()})
        return now.seen()

    async def _channel(self, _person: str, asked: Json, _request: Request) -> Json:
        members = [*asked["members"], *([BOT_USER_ID] if asked.get("invite_app") else [])]
        conversation = self._parts.workspace.add_channel(asked["name"], members, asked.get("topic", ""))
        return self._parts.sight.conversation(members[0], conversation)

    async def _clock(self, _person: str, _asked: Json, _request: Request) -> Json:
        return self._parts.stepping.shown()

    async def _move_clock(self, _person: str, asked: Json, _request: Request) -> Json:
        zone = self._parts.workspace.person(asked["for"]).tz if asked.get("for") else "UTC"
        if asked.get("step") == "next":
            await self._parts.stepping.settle()
        await self._parts.stepping.move(self._parts.stepping.target(asked, zone))
        return self._parts.stepping.shown()

    async def _settle(self, _person: str, asked: Json, _request: Request) -> Json:
        await self._parts.stepping.settle(float(asked.get("seconds", 30)))
        return self._parts.stepping.shown()

    async def _bot(self, _person: str, asked: Json, _request: Request) -> Json:
        self._parts.stepping.status_urls = tuple(asked["status_urls"])
        return {"ok": True}

    async def _request_urls(self, _person: str, _asked: Json, _request: Request) -> Json:
        return {"request_urls": list(self._parts.http.urls)}

    async def _set_request_urls(self, _person: str, asked: Json, _request: Request) -> Json:
        await self._parts.delivery.set_urls(asked["request_urls"], verified=bool(asked.get("verified")))
        return {"ok": True}

    async def _app(self, _person: str, asked: Json, _request: Request) -> Json:
        self._parts.set_installed(asked["do"])
        return {"ok": True}

    async def _faults(self, _person: str, _asked: Json, _request: Request) -> Json:
        return {
            "faults": [{"fault": f.kind, "count": f.left or 0, "method": f.method} for f in self._parts.faults.armed]
        }

    async def _arm(self, _person: str, asked: Json, _request: Request) -> Json:
        self._parts.arm(asked)
        return {"ok": True}

    async def _disarm(self, _person: str, _asked: Json, _request: Request) -> Json:
        self._parts.faults.clear()
        return {"ok": True}

    async def _reset(self, _person: str, _asked: Json, _request: Request) -> Json:
        self._parts.reset()
        return {"ok": True}

    async def _stream(self, socket: WebSocket) -> None:
        """Push the names of what changed for one person, until the page goes."""
        await socket.accept()
        changes = self._parts.workspace.changes
        queue = changes.open(socket.path_params["person"])
        sending = asyncio.create_task(_push(socket, queue))
        try:
            while True:
                await socket.receive_text()
        except WebSocketDisconnect:
            pass
        finally:
            changes.close(queue)
            sending.cancel()

    def _shown(self, channel: str, ts: str, person: str) -> Json | None:
        messages = self._parts.sight.messages(person, channel, None)
        conversation = self._parts.workspace.conversation_of(person, channel)
        found = conversation.find(ts) or conversation.find_ephemeral(ts, person)
        return next((m for m in messages if m["ts"] == ts), None) or (
            self._parts.sight.message(conversation, found) if found else None
        )


async def _push(socket: WebSocket, queue: "asyncio.Queue[tuple[str, ...]]") -> None:
    while True:
        what = await queue.get()
        await socket.send_json({"type": "changed", "what": list(what)})


def _went(error: str | None) -> Json:
    return {"ok": error is None, "error": error}


def _route(method: str, path: str, handler: Handler) -> Route:
    async def endpoint(request: Request) -> Response:
        try:
            asked = await _asked(request)
            answer = await handler(request.path_params.get("person", ""), asked, request)
        except Refused as refusal:
            return JSONResponse({"error": refusal.code, "message": refusal.message}, status_code=refusal.status)
        except KeyError as absent:
            return JSONResponse({"error": "missing", "message": f"{absent} is missing."}, status_code=400)
        return JSONResponse(answer)

    return Route(path, endpoint, methods=[method])


async def _asked(request: Request) -> Json:
    if request.method == "GET" or not request.headers.get("content-type", "").startswith("application/json"):
        return {}
    try:
        body = await request.json()
    except ValueError:
        raise Refused("bad_json", "The body is no JSON.") from None
    if not isinstance(body, dict):
        raise Refused("bad_json", "The body is no JSON object.")
    return body
