"""How a request of the control API becomes a call of a handler, and what it gives back an answer in JSON."""

from collections.abc import Awaitable, Callable
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from sandbox.errors import Refused
from sandbox.shapes import Json

Handler = Callable[[str, Json, Request], Awaitable[Any]]


def route(method: str, path: str, handler: Handler) -> Route:
    """Return the route of one request: the handler gets the person of its path, its body and itself."""

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
