"""What a person does with views as a whole: submits, closes, opens App Home; and what the app's answer does."""

from dataclasses import dataclass, field

from sandbox import payloads
from sandbox.clicking import Clicking, Entered
from sandbox.errors import Refused, SlackError
from sandbox.events import Events
from sandbox.form import complaints
from sandbox.interactivity import Interactivity
from sandbox.modals import Modals, View
from sandbox.shapes import Json
from sandbox.triggers import Triggers
from sandbox.views import check_view
from sandbox.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Submitted:
    """How a submission went: field errors by block id, or the error the person sees, with words for `bad_response`."""

    errors: dict[str, str] = field(default_factory=dict)
    error: str | None = None
    message: str | None = None


class Filling:
    """Acts for people on views."""

    def __init__(
        self,
        workspace: Workspace,
        modals: Modals,
        interactivity: Interactivity,
        triggers: Triggers,
        clicking: Clicking,
        events: Events,
    ) -> None:
        self._workspace = workspace
        self._modals = modals
        self._interactivity = interactivity
        self._triggers = triggers
        self._clicking = clicking
        self._events = events

    async def submit(self, person_id: str, view_id: str, values: Json) -> Submitted:
        """Submit a modal; Slack's client's own checks come first and keep a faulty form from the app."""
        person, view = self._workspace.person(person_id), self._modal(person_id, view_id)
        if view.given.get("submit") is None:
            raise Refused("no_submit", "This view has nothing to submit.")
        view.entered.update(self._clicking.read_values(view.blocks, values, Entered(view.entered, view.offered)))
        view.errors = complaints(view.blocks, view.state)
        if view.errors:
            self._workspace.changes.tell([person_id], "views")
            return Submitted(errors=view.errors)
        payload = payloads.submission(self._workspace.team, person, view, self._triggers.give(person.id, view.id))
        answer = await self._interactivity.ask("interactive", payload)
        if answer.failure:
            return Submitted(error=answer.failure)
        try:
            view.errors = self._follow(view, answer.body)
        except (SlackError, Refused) as error:
            return Submitted(error="bad_response", message=str(getattr(error, "extra", "") or error))
        self._workspace.changes.tell([person_id], "views")
        return Submitted(errors=view.errors)

    async def close(self, person_id: str, view_id: str, *, clear: bool) -> None:
        """Close a modal, or the whole stack; the app hears of it where it asked to."""
        view = self._modal(person_id, view_id)
        whole = clear or bool(view.given.get("clear_on_close"))
        gone = list(reversed(self._modals.stack(person_id))) if whole else [view]
        if whole:
            self._modals.clear(person_id)
        else:
            self._modals.close(view)
        for one in gone:
            if one.given.get("notify_on_close"):
                payload = payloads.closed(self._workspace.team, self._workspace.person(person_id), one, cleared=whole)
                await self._interactivity.ask("interactive", payload)

    def open_home(self, person_id: str, tab: str = "home") -> View | None:
        """Open the app's Home or Messages tab; the app is told, and publishes when it likes."""
        person = self._workspace.person(person_id)
        home = self._modals.homes.get(person.id)
        event: Json = {
            "type": "app_home_opened",
            "user": person.id,
            "channel": self._workspace.app_dm(person.id).id,
            "tab": tab,
            "event_ts": self._workspace.next_ts(),
        }
        if home is not None and tab == "home":
            event["view"] = home.slack()
        self._events.announce("app_home_opened", event)
        return home

    def _modal(self, person_id: str, view_id: str) -> View:
        view = next((v for v in self._modals.stack(person_id) if v.id == view_id), None)
        if view is None:
            raise Refused("no_such_view", "That view is not open any more.", 404)
        return view

    def _follow(self, view: View, body: Json) -> dict[str, str]:
        """Do what the app's answer to a submission says and return its field errors.

        Raises SlackError or Refused for an answer Slack would not understand.
        """
        action = body.get("response_action")
        if not body:
            self._modals.close(view)
        elif action == "clear":
            self._modals.clear(view.person)
        elif action == "update":
            self._modals.update(view, check_view(body.get("view"), types=("modal",)))
        elif action == "push":
            self._modals.push(view.person, check_view(body.get("view"), types=("modal",)))
        elif action == "errors":
            return _field_errors(view, body.get("errors"))
        else:
            raise Refused("bad_response", f"response_action {action!r} means nothing to Slack")
        return {}


def _field_errors(view: View, errors: object) -> dict[str, str]:
    inputs = {block["block_id"] for block in view.blocks if block["type"] == "input"}
    if not isinstance(errors, dict) or not errors:
        raise Refused("bad_response", "response_action errors without errors")
    for block_id, text in errors.items():
        if block_id not in inputs:
            raise Refused("bad_response", f"errors for {block_id}, which is no input block of this view")
        if not isinstance(text, str) or not text:
            raise Refused("bad_response", f"the error for {block_id} is no text")
    return dict(errors)
