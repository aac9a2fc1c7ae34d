"""What a person does with interactive elements, in messages and in views: clicks, choices, suggestions while typing."""

from dataclasses import dataclass, field
from typing import Any

from sandbox import limits, payloads
from sandbox.composition import check_options
from sandbox.conversation import Conversation, Message
from sandbox.errors import Refused
from sandbox.form import State, current_state, entered_state, find_element, holds_state, option
from sandbox.interactivity import Interactivity
from sandbox.modals import Modals, View
from sandbox.place import Place
from sandbox.response_urls import ResponseUrls
from sandbox.shapes import Json
from sandbox.triggers import Triggers
from sandbox.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Where:
    """Where an element stands: in a view, or in a message of a conversation."""

    view: View | None = None
    conversation: Conversation | None = None
    message: Message | None = None

    @property
    def blocks(self) -> list[Json]:
        """The blocks there."""
        if self.view is not None:
            return self.view.blocks
        return (self.message.blocks if self.message else None) or []


@dataclass(slots=True)
class Entered:
    """What one person has chosen in one message, and what the app offered there."""

    state: State = field(default_factory=dict)
    offered: dict[tuple[str, str], list[Json]] = field(default_factory=dict)


class Clicking:
    """Acts for people on interactive elements."""

    def __init__(
        self,
        workspace: Workspace,
        modals: Modals,
        interactivity: Interactivity,
        triggers: Triggers,
        response_urls: ResponseUrls,
    ) -> None:
        self._workspace = workspace
        self._modals = modals
        self._interactivity = interactivity
        self._triggers = triggers
        self._response_urls = response_urls
        self._in_messages: dict[tuple[str, str, str], Entered] = {}

    async def act(self, person_id: str, asked: Json) -> str | None:
        """Click or choose something; return what went wrong at the app, if anything.

        Raises Refused for an element that is not there (any more) or a value it does not offer.
        """
        person, where = self._workspace.person(person_id), self._where(person_id, asked)
        block, element = find_element(where.blocks, asked["block_id"], asked["action_id"])
        entered = self._entered(person_id, where)
        if asked.get("state_values"):
            entered.state.update(self.read_values(where.blocks, asked["state_values"], entered))
        done = self._done(block, element, asked.get("value"), entered)
        if holds_state(element):
            entered.state.setdefault(block["block_id"], {})[element["action_id"]] = done
        self._keep(person_id, where, entered)
        view_id = where.view.id if where.view else None
        action = payloads.action(block, element, {k: v for k, v in done.items() if k != "type"})
        payload = payloads.block_actions(self._workspace.team, person, action, self._triggers.give(person_id, view_id))
        return (await self._interactivity.ask("interactive", payload | self._place(person_id, where, entered))).failure

    async def suggest(self, person_id: str, asked: Json) -> Json:
        """Ask the app for the options of an external select; raises Refused when it gives none that Slack takes."""
        person, where = self._workspace.person(person_id), self._where(person_id, asked)
        block, element = find_element(where.blocks, asked["block_id"], asked["action_id"])
        entered = self._entered(person_id, where)
        _check_query(element, asked.get("query", ""))
        payload = payloads.suggestion(
            self._workspace.team, person, block["block_id"], element["action_id"], asked.get("query", "")
        )
        answer = await self._interactivity.ask("interactive", payload | self._place(person_id, where, entered))
        if answer.failure:
            raise Refused(answer.failure, "The app did not answer with options.", 502)
        earlier = entered.offered.get((block["block_id"], element["action_id"]), [])
        entered.offered[block["block_id"], element["action_id"]] = [*_offered(answer.body), *earlier]
        self._keep(person_id, where, entered)
        return answer.body

    def read_values(self, blocks: list[Json], values: Json, entered: Entered) -> State:
        """Return simple values, by block id and action id, as the state Slack reports."""
        state: State = {}
        for block_id, by_action in values.items():
            for action_id, value in by_action.items():
                _, element = find_element(blocks, block_id, action_id)
                offered = entered.offered.get((block_id, action_id))
                held = self._with_files(entered_state(element, value, offered))
                state.setdefault(block_id, {})[action_id] = held
        return state

    def _with_files(self, state: Json) -> Json:
        """Put whole file objects where a file input holds ids; raises Refused for a file nobody uploaded."""
        if state["type"] != "file_input":
            return state
        files = self._workspace.files
        unknown = [file for file in state["files"] if file not in files]
        if unknown:
            raise Refused("no_such_file", f"There is no file {', '.join(unknown)}.", 404)
        return state | {"files": [files[file].slack(self._workspace.base_url) for file in state["files"]]}

    def _where(self, person_id: str, asked: Json) -> Where:
        if asked.get("view_id"):
            view = self._modals.find(person_id, asked["view_id"])
            if view is None:
                raise Refused("no_such_view", "That view is not open any more.", 404)
            return Where(view=view)
        conversation = self._workspace.conversation_of(person_id, asked["channel"])
        message = conversation.find(asked["ts"]) or conversation.find_ephemeral(asked["ts"], person_id)
        if message is None or not message.app:
            raise Refused("message_not_found", "That message is not there any more.", 404)
        return Where(conversation=conversation, message=message)

    def _entered(self, person_id: str, where: Where) -> Entered:
        if where.view is not None:
            return Entered(where.view.entered, where.view.offered)
        return self._in_messages.get(_key(person_id, where), Entered())

    def _keep(self, person_id: str, where: Where, entered: Entered) -> None:
        if where.view is None:
            self._in_messages[_key(person_id, where)] = entered

    def _place(self, person_id: str, where: Where, entered: Entered) -> Json:
        if where.view is not None:
            return payloads.in_view(where.view)
        if where.conversation is None or where.message is None:
            raise Refused("nowhere", "Say in which view or message.")
        state = current_state(where.blocks, entered.state)
        url = self._response_urls.give(where.conversation, person_id, where.message)
        return payloads.in_message(self._workspace, where.conversation, where.message, state, url)

    def _done(self, block: Json, element: Json, value: Any, entered: Entered) -> Json:
        """Return what an action says was entered or chosen."""
        if element["type"] == "button":
            return {}
        if element["type"] == "overflow":
            return {"selected_option": option(element, value)}
        return entered_state(element, value, entered.offered.get((block["block_id"], element["action_id"])))


def _key(person_id: str, where: Where) -> tuple[str, str, str]:
    message = where.message
    return (person_id, message.channel, message.ts) if message else (person_id, "", "")


def _check_query(element: Json, query: str) -> None:
    """Raise Refused where Slack would not ask the app yet."""
    least = element.get("min_query_length", limits.QUERY_LETTERS)
    if len(query.strip()) < least:
        raise Refused("too_few_letters", f"Slack asks for options from {least} typed characters on, not for {query!r}.")


def _offered(body: Json) -> list[Json]:
    """Return the options in the app's answer to a suggestion request, checked."""
    place = Place(body, "")
    found: list[Json] = []
    if "option_groups" in body:
        for group in place.at("option_groups").items(most=limits.QUERY_OPTIONS):
            check_options(group.at("options"), most=limits.QUERY_OPTIONS)
            found += group.value.get("options", [])
    elif body.get("options"):
        check_options(place.at("options"), most=limits.QUERY_OPTIONS)
        found = body["options"]
    if place.problems or not {"options", "option_groups"} & set(body):
        raise Refused("bad_response", f"The app's options are not what Slack takes: {place.problems or body}", 502)
    return found
