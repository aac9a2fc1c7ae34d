"""The page on which somebody says whether the app may be installed in their workspace: `/oauth/v2/authorize`.

It shows and reads forms; what they mean is decided in `sandbox.oauth`.
"""

from collections.abc import Mapping
from html import escape
from typing import Any

from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from sandbox.errors import Refused
from sandbox.oauth import Asked, OAuth
from sandbox.parts import Parts

_KEPT = ("client_id", "scope", "user_scope", "redirect_uri", "state", "team")
"""What the app asked for, which the form brings back as it came."""

_PAGE = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<link rel="icon" href="/page/icon.svg" type="image/svg+xml">
<link rel="stylesheet" href="/page/styles/base.css">
<link rel="stylesheet" href="/page/styles/controls.css">
<link rel="stylesheet" href="/page/styles/authorize.css">
</head>
<body class="authorize">
<main>
<h1>{title}</h1>
{body}
</main>
</body>
</html>
"""


class OAuthPage:
    """The routes of the page."""

    def __init__(self, oauth: OAuth, workspaces: Mapping[str, Parts], app_name: str) -> None:
        self._oauth = oauth
        self._workspaces = workspaces
        self._app_name = app_name

    def routes(self) -> list[BaseRoute]:
        """Return the routes, relative to the root."""
        path = "/oauth/v2/authorize"
        return [Route(path, self._ask, methods=["GET"]), Route(path, self._decide, methods=["POST"])]

    async def _ask(self, request: Request) -> Response:
        try:
            asked = self._oauth.read(request.query_params)
        except Refused as refusal:
            return _refusal(refusal)
        return _page(f"{self._app_name} asks to be installed", self._form(asked, request.query_params))

    async def _decide(self, request: Request) -> Response:
        form = await request.form()
        try:
            asked = self._oauth.read(form)
            if form.get("decision") != "allow":
                return RedirectResponse(self._oauth.cancel(asked), 302)
            team_id, _, person = str(form.get("who", "")).partition("/")
            return RedirectResponse(self._oauth.allow(asked, team_id, person), 302)
        except Refused as refusal:
            return _refusal(refusal)

    def _form(self, asked: Asked, query: Mapping[str, Any]) -> str:
        kept = "".join(
            f'<input type="hidden" name="{name}" value="{escape(query[name])}">' for name in _KEPT if name in query
        )
        scopes = "".join(f"<li><code>{escape(scope)}</code></li>" for scope in asked.scopes)
        choices = "".join(self._choices(parts, chosen=asked.team) for parts in self._workspaces.values())
        return (
            f'<form method="post">{kept}'
            f"<p>It asks for these permissions:</p><ul>{scopes}</ul>"
            f'<p><label for="who">Where, and who you are</label></p>'
            f'<p><select class="field" id="who" name="who">{choices}</select></p>'
            '<p class="authorize-buttons">'
            '<button class="button" name="decision" value="cancel">Cancel</button> '
            '<button class="button button-primary" name="decision" value="allow">Allow</button></p></form>'
        )

    def _choices(self, parts: Parts, *, chosen: str | None) -> str:
        """Return a workspace's people as options, admins first, the first chosen where the app named the workspace."""
        team = parts.workspace.team
        able = [p for p in parts.workspace.people.values() if not (p.deleted or p.is_restricted or p.is_bot)]
        able.sort(key=lambda person: not person.is_admin)
        options = "".join(
            f'<option value="{escape(team.id)}/{escape(person.id)}"'
            f"{' selected' if team.id == chosen and person is able[0] else ''}>"
            f"{escape(person.real_name)}, {escape(team.name)}</option>"
            for person in able
        )
        return f'<optgroup label="{escape(team.name)}">{options}</optgroup>'


def _refusal(refusal: Refused) -> Response:
    return _page("Something went wrong when authorizing this app", f"<p>{escape(refusal.message)}</p>", status=400)


def _page(title: str, body: str, status: int = 200) -> Response:
    return HTMLResponse(_PAGE.format(title=escape(title), body=body), status_code=status)
