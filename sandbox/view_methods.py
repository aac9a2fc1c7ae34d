"""views.open, views.push, views.update, views.publish: what the app shows one person."""

from sandbox.arguments import Arguments
from sandbox.calling import Method, active_person
from sandbox.errors import SlackError
from sandbox.manifest import Manifest
from sandbox.modals import Modals, View
from sandbox.shapes import Json
from sandbox.triggers import Trigger, Triggers
from sandbox.views import check_view, refused
from sandbox.workspace import Workspace


class ViewMethods:
    """The methods of the views family."""

    def __init__(self, workspace: Workspace, manifest: Manifest, modals: Modals, triggers: Triggers) -> None:
        self._workspace = workspace
        self._manifest = manifest
        self._modals = modals
        self._triggers = triggers

    def methods(self) -> dict[str, Method]:
        """Return the family's table."""
        return {
            "views.open": Method(self.open),
            "views.push": Method(self.push),
            "views.update": Method(self.update),
            "views.publish": Method(self.publish),
        }

    def open(self, given: Arguments) -> Json:
        """Open a modal; where the trigger came from one, above it."""
        view = check_view(given.structure("view"), types=("modal",))
        trigger = self._triggers.exchange(given.required("trigger_id"))
        if self._standing_on(trigger) is None:
            self._modals.clear(trigger.person)
        return _answer(self._modals.push(trigger.person, view))

    def push(self, given: Arguments) -> Json:
        """Open a modal above the one the trigger came from."""
        view = check_view(given.structure("view"), types=("modal",))
        trigger = self._triggers.exchange(given.required("trigger_id"))
        if self._standing_on(trigger) is None:
            raise refused(
                ["must match the `type` of the root view whose stack we're pushing onto [json-pointer:/view/type]"]
            )
        return _answer(self._modals.push(trigger.person, view))

    def update(self, given: Arguments) -> Json:
        """Put other content into a view that is open."""
        if not given.text("view_id") and not given.text("external_id"):
            raise SlackError("invalid_arguments")
        view = self._modals.anywhere(view_id=given.text("view_id"), external_id=given.text("external_id"))
        content = check_view(given.structure("view"), types=(view.given["type"],))
        expected = given.text("hash")
        if expected and expected != view.hash:
            raise SlackError("hash_conflict")
        return _answer(self._modals.update(view, content))

    def publish(self, given: Arguments) -> Json:
        """Set a person's App Home."""
        if not self._manifest.home_tab:
            raise SlackError("not_enabled")
        view = check_view(given.structure("view"), types=("home",))
        person = active_person(self._workspace, given.required("user_id"))
        return _answer(self._modals.publish(person.id, view, given.text("hash")))

    def _standing_on(self, trigger: Trigger) -> View | None:
        """Return the modal the trigger came from, None for a trigger from a message, a command or App Home."""
        view = self._modals.find(trigger.person, trigger.view_id) if trigger.view_id else None
        return view if view is not None and view.given["type"] == "modal" else None


def _answer(view: View) -> Json:
    return {"ok": True, "view": view.slack()}
