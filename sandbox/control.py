"""The control API of people: what they see, say, click and fill. Routes only; the deeds are others'.

What only the person behind the scenes may do is in `sandbox.backstage`.
"""

import asyncio

from starlette.requests import Request
from starlette.routing import BaseRoute, WebSocketRoute
from starlette.websockets import WebSocket, WebSocketDisconnect

from sandbox.control_route import route
from sandbox.parts import Parts
from sandbox.shapes import Json


class Control:
    """The routes under /control/people of one workspace."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts

    def routes(self) -> list[BaseRoute]:
        """Return the table of routes, relative to /control."""
        person = "/people/{person}"
        return [
            route("GET", person + "/eyes", self._eyes),
            route("GET", person + "/everything", self._everything),
            route("GET", person + "/conversations", self._conversations),
            route("POST", person + "/conversations", self._open_conversation),
            route("GET", person + "/conversations/{channel}/messages", self._messages),
            route("POST", person + "/messages", self._say),
            route("PATCH", person + "/messages", self._edit),
            route("DELETE", person + "/messages", self._delete),
            route("POST", person + "/commands", self._command),
            route("POST", person + "/shortcuts", self._shortcut),
            route("POST", person + "/actions", self._act),
            route("POST", person + "/options", self._options),
            route("GET", person + "/views", self._views),
            route("POST", person + "/views/{view}/submit", self._submit),
            route("POST", person + "/views/{view}/close", self._close),
            route("POST", person + "/home", self._home),
            route("POST", person + "/read", self._read),
            route("POST", person + "/files", self._upload),
            WebSocketRoute(person + "/stream", self._stream),
        ]

    # --- seeing ------------------------------------------------------------------------------------------------------

    async def _eyes(self, person: str, _asked: Json, _request: Request) -> Json:
        return self._parts.sight.eyes(person)

    async def _everything(self, person: str, _asked: Json, _request: Request) -> Json:
        return self._parts.sight.eyes(person) | {"messages": self._parts.sight.everything(person)}

    async def _conversations(self, person: str, _asked: Json, _request: Request) -> list[Json]:
        return self._parts.sight.conversations(person)

    async def _messages(self, person: str, _asked: Json, request: Request) -> Json:
        channel, thread_ts = request.path_params["channel"], request.query_params.get("thread_ts")
        return {"messages": self._parts.sight.messages(person, channel, thread_ts)}

    async def _views(self, person: str, _asked: Json, _request: Request) -> Json:
        return self._parts.sight.views(person)

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
