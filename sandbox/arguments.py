"""The arguments of one Web API call, from a JSON body, a form or the query, in whichever of Slack's ways they came."""

import json
from dataclasses import dataclass
from typing import Any

from starlette.requests import Request

from sandbox.errors import SlackError
from sandbox.shapes import Json


@dataclass(frozen=True, slots=True)
class Arguments:
    """What a call was given. Values of forms are strings; structured ones are JSON in a string."""

    values: Json

    def text(self, name: str) -> str | None:
        """Return an argument as text, None where it was not given. Raises `invalid_arguments` for an object."""
        value = self.values.get(name)
        if value is None:
            return None
        if isinstance(value, dict | list):
            raise SlackError("invalid_arguments", response_metadata={"messages": [f"[ERROR] {name} must be a string"]})
        return str(value)

    def required(self, name: str) -> str:
        """Return an argument that must be there; raises `invalid_arguments` where it is not."""
        value = self.text(name)
        if not value:
            raise missing(name)
        return value

    def structure(self, name: str, error: str = "invalid_arguments") -> Any:
        """Return a structured argument, parsed where it came as JSON text; raises `error` for text that is no JSON."""
        value = self.values.get(name)
        if not isinstance(value, str):
            return value
        try:
            return json.loads(value) if value else None
        except ValueError:
            raise SlackError(error) from None

    def flag(self, name: str) -> bool:
        """Return whether a flag was set, in any of the ways Slack takes."""
        return self.values.get(name) in (True, 1, "1", "true", "True")

    def number(self, name: str, default: int) -> int:
        """Return a whole number; raises `invalid_arguments` for something else."""
        value = self.values.get(name)
        if value in (None, ""):
            return default
        try:
            return int(value)
        except (TypeError, ValueError):
            raise SlackError("invalid_arguments") from None

    def listed(self, name: str) -> list[str]:
        """Return a list that may have come joined by commas."""
        value = self.values.get(name)
        if isinstance(value, list):
            return [str(item) for item in value]
        return [item.strip() for item in str(value).split(",") if item.strip()] if value else []


def missing(name: str) -> SlackError:
    """Return Slack's error for an argument that is not there."""
    return SlackError("invalid_arguments", response_metadata={"messages": [f"[ERROR] missing required field: {name}"]})


async def read_arguments(request: Request) -> Arguments:
    """Read the arguments of a call.

    Raises SlackError `invalid_json`, `invalid_form_data` or `invalid_post_type` for a body that cannot be read.
    """
    values: Json = dict(request.query_params)
    if request.method == "GET":
        return Arguments(values)
    kind = request.headers.get("content-type", "").split(";")[0].strip().lower()
    if kind == "application/json":
        try:
            body = json.loads(await request.body() or b"{}")
        except ValueError:
            raise SlackError("invalid_json") from None
        if not isinstance(body, dict):
            raise SlackError("json_not_object")
        return Arguments(values | body)
    if kind in ("application/x-www-form-urlencoded", "multipart/form-data"):
        form = await request.form()
        return Arguments(values | {key: value for key, value in form.items() if isinstance(value, str)})
    if not kind and not await request.body():
        return Arguments(values)
    raise SlackError("invalid_post_type")
