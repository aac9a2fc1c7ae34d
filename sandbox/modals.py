"""Views: each person's stack of at most three modals, and their App Home.

It keeps and describes views; checks of their content are in `sandbox.views`, what people enter in `sandbox.form`.
"""

import uuid
from dataclasses import dataclass, field

from sandbox import limits
from sandbox.errors import SlackError
from sandbox.form import State, current_state
from sandbox.normal import normal_blocks, normal_text
from sandbox.shapes import Json
from sandbox.team import APP_ID, BOT_ID, TEAM_ID
from sandbox.workspace import Workspace


@dataclass(slots=True, eq=False)
class View:
    """A modal or App Home as one person has it. `given` is what the app sent, `entered` what the person put in."""

    id: str
    person: str
    given: Json
    root_id: str
    previous_id: str | None
    hash: str
    entered: State = field(default_factory=dict)
    offered: dict[tuple[str, str], list[Json]] = field(default_factory=dict)
    errors: dict[str, str] = field(default_factory=dict)
    team_id: str = TEAM_ID
    bot_id: str = BOT_ID

    @property
    def blocks(self) -> list[Json]:
        """The blocks as Slack keeps them."""
        blocks: list[Json] = self.given["blocks"]
        return blocks

    @property
    def state(self) -> State:
        """What every element of the view holds now."""
        return current_state(self.blocks, self.entered)

    def slack(self) -> Json:
        """Return the view object as answers and payloads carry it."""
        given = self.given
        return {
            "id": self.id,
            "team_id": self.team_id,
            "type": given["type"],
            "blocks": self.blocks,
            "private_metadata": given.get("private_metadata") or "",
            "callback_id": given.get("callback_id") or "",
            "state": {"values": self.state},
            "hash": self.hash,
            "title": normal_text(given.get("title")) or {"type": "plain_text", "text": "View Title", "emoji": True},
            "clear_on_close": bool(given.get("clear_on_close")),
            "notify_on_close": bool(given.get("notify_on_close")),
            "close": normal_text(given.get("close")),
            "submit": normal_text(given.get("submit")),
            "previous_view_id": self.previous_id,
            "root_view_id": self.root_id,
            "app_id": APP_ID,
            "external_id": given.get("external_id") or "",
            "app_installed_team_id": self.team_id,
            "bot_id": self.bot_id,
        }


class Modals:
    """Every view that is open, and every Home that was published."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._stacks: dict[str, list[View]] = {}
        self.homes: dict[str, View] = {}

    def stack(self, person: str) -> list[View]:
        """Return a person's open modals, bottom first."""
        return self._stacks.setdefault(person, [])

    def find(self, person: str, view_id: str) -> View | None:
        """Return the person's open modal or Home with that id, or None."""
        home = self.homes.get(person)
        return next((v for v in [*self.stack(person), *([home] if home else [])] if v.id == view_id), None)

    def anywhere(self, *, view_id: str | None = None, external_id: str | None = None) -> View:
        """Return the view with that id, or that external id, whoever has it open; raises SlackError `not_found`."""
        for view in [*(v for stack in self._stacks.values() for v in stack), *self.homes.values()]:
            if (view_id and view.id == view_id) or (external_id and view.given.get("external_id") == external_id):
                return view
        raise SlackError("not_found")

    def push(self, person: str, given: Json) -> View:
        """Open a modal above what the person has open.

        Raises SlackError `push_limit_reached` for a fourth, `duplicate_external_id` for one already in use.
        """
        stack = self.stack(person)
        if len(stack) >= limits.MODAL_STACK:
            raise SlackError("push_limit_reached")
        self._check_external_id(given, None)
        below = stack[-1] if stack else None
        view_id = self._workspace.new_id("V")
        view = self._made(view_id, person, given, below)
        stack.append(view)
        self._shown(view)
        return view

    def update(self, view: View, given: Json) -> View:
        """Put other content into a view, keeping its id and what was entered under unchanged ids."""
        self._check_external_id(given, view)
        view.entered = view.state
        view.given, view.hash, view.errors = _kept(given), _hash(), {}
        self._shown(view)
        return view

    def publish(self, person: str, given: Json, expected_hash: str | None) -> View:
        """Set a person's App Home; raises SlackError `hash_conflict` when another hash was expected."""
        home = self.homes.get(person)
        if expected_hash and (home is None or home.hash != expected_hash):
            raise SlackError("hash_conflict")
        self._check_external_id(given, home)
        if home is not None:
            return self.update(home, given)
        view_id = self._workspace.new_id("V")
        home = self.homes[person] = self._made(view_id, person, given, None)
        self._shown(home)
        return home

    def _made(self, view_id: str, person: str, given: Json, below: View | None) -> View:
        team = self._workspace.team
        root_id, previous_id = (below.root_id, below.id) if below else (view_id, None)
        return View(view_id, person, _kept(given), root_id, previous_id, _hash(), team_id=team.id, bot_id=team.bot_id)

    def close(self, view: View) -> None:
        """Take one modal from its stack."""
        stack = self.stack(view.person)
        if view in stack:
            stack.remove(view)
        self._workspace.changes.tell([view.person], "views")

    def clear(self, person: str) -> None:
        """Close all of a person's modals."""
        self._stacks[person] = []
        self._workspace.changes.tell([person], "views")

    def forget(self) -> None:
        """Close everything for everybody."""
        self._stacks.clear()
        self.homes.clear()

    def _check_external_id(self, given: Json, own: View | None) -> None:
        external_id = given.get("external_id")
        if not external_id:
            return
        try:
            other = self.anywhere(external_id=external_id)
        except SlackError:
            return
        if other is not own:
            raise SlackError("duplicate_external_id")

    def _shown(self, view: View) -> None:
        home = view.given["type"] == "home"
        self._workspace.record.say(
            "home" if home else "view",
            at=self._workspace.clock.now(),
            channel=None,
            ts=None,
            user=self._workspace.team.bot_id,
            to=[view.person],
            message=view.slack(),
        )
        self._workspace.changes.tell([view.person], "home" if home else "views")


def _kept(given: Json) -> Json:
    return given | {"blocks": normal_blocks(given["blocks"])}


def _hash() -> str:
    return uuid.uuid4().hex[:16]
