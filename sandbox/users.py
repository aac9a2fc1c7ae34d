"""users.info and users.list: what the app may know of people."""

from sandbox.arguments import Arguments
from sandbox.calling import Method
from sandbox.errors import SlackError
from sandbox.people import Person
from sandbox.shapes import Json
from sandbox.workspace import Workspace

_PAGE = 1000


class Users:
    """The methods of the users family."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    def methods(self) -> dict[str, Method]:
        """Return the family's table."""
        return {"users.info": Method(self.info, "users:read"), "users.list": Method(self.list, "users:read")}

    def info(self, given: Arguments) -> Json:
        """Describe one person, a deactivated one too."""
        person = self._workspace.people.get(given.required("user"))
        if person is None:
            raise SlackError("user_not_found")
        return {"ok": True, "user": self._describe(person, given)}

    def list(self, given: Arguments) -> Json:
        """Describe everybody, by pages."""
        people = list(self._workspace.people.values())
        limit, cursor = given.number("limit", _PAGE), given.number("cursor", 0)
        if not 1 <= limit <= _PAGE:
            raise SlackError("invalid_limit")
        following = str(cursor + limit) if cursor + limit < len(people) else ""
        return {
            "ok": True,
            "members": [self._describe(person, given) for person in people[cursor : cursor + limit]],
            "cache_ts": int(self._workspace.clock.now()),
            "response_metadata": {"next_cursor": following},
        }

    def _describe(self, person: Person, given: Arguments) -> Json:
        return person.slack(
            team_id=self._workspace.team.id, locale=given.flag("include_locale"), clock=self._workspace.clock
        )
