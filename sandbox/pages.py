"""What a person has before them: conversations, messages, modals and Home, found by the words that are on them.

Part of the driver: each page asks the control API through the person it belongs to.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sandbox.meaning import as_value
from sandbox.reading import elements
from sandbox.shapes import Json

if TYPE_CHECKING:
    from sandbox.driver import Person


@dataclass(frozen=True, slots=True)
class Submitted:
    """How a submission went: errors by the label of their field, the failure the person sees, what is on top now."""

    ok: bool
    errors: dict[str, str]
    error: str | None
    modal: "ViewPage | None"


class ConversationPage:
    """One conversation as a person has it."""

    def __init__(self, person: "Person", described: Json) -> None:
        self._person = person
        self.id: str = described["id"]
        self.kind: str = described["kind"]
        self.name: str = described["name"]
        self.others: list[str] = described["with"]
        self.unread: int = described["unread"]

    def messages(self) -> list["MessagePage"]:
        """Return what stands in the conversation, oldest first; threads are behind their first message."""
        found = self._person.ask("GET", f"conversations/{self.id}/messages")["messages"]
        return [MessagePage(self._person, self.id, message) for message in found]

    def last(self) -> "MessagePage":
        """Return the last message; raises IndexError in an empty conversation."""
        return self.messages()[-1]

    def read(self) -> None:
        """Read everything."""
        messages = self.messages()
        if messages:
            self._person.ask("POST", "read", {"channel": self.id, "ts": messages[-1].ts})


class Surface:
    """Something with interactive elements: a message or a view."""

    def __init__(self, person: "Person", blocks: list[Json]) -> None:
        self._person = person
        self._blocks = blocks

    @property
    def person(self) -> "Person":
        """Before whom it is."""
        return self._person

    def buttons(self) -> list[str]:
        """Return what stands on the buttons, top to bottom."""
        return [e["text"]["text"] for b in self._blocks for e in elements(b) if e["type"] == "button"]

    def click(self, text: str) -> str | None:
        """Press the button that says `text` and wait for the acknowledgement; return what went wrong, if anything.

        An entry of an overflow menu is found by its text too. Raises LookupError where nothing says so.
        """
        for block in self._blocks:
            for element in elements(block):
                if element["type"] == "button" and element["text"]["text"] == text:
                    return self.act(block, element, None)
                for option in element.get("options", []) if element["type"] == "overflow" else []:
                    if option["text"]["text"] == text:
                        return self.act(block, element, option["value"])
        raise LookupError(f"no button says {text!r}; there are {self.buttons()}")

    def choose(self, action_id: str, value: Any) -> str | None:
        """Enter a simple value into the element with that action id, outside of a form."""
        for block in self._blocks:
            for element in elements(block):
                if element.get("action_id") == action_id:
                    return self.act(block, element, as_value(self._person, element, value))
        raise LookupError(f"nothing has the action id {action_id}")

    def act(self, block: Json, element: Json, value: Any) -> str | None:
        """Do one action and return what went wrong, if anything."""
        asked = {"block_id": block["block_id"], "action_id": element["action_id"], "value": value, **self._place()}
        error: str | None = self._person.ask("POST", "actions", asked)["error"]
        return error

    def _place(self) -> Json:
        raise NotImplementedError


class MessagePage(Surface):
    """One message as a person sees it."""

    def __init__(self, person: "Person", channel: str, message: Json) -> None:
        super().__init__(person, message["blocks"] or [])
        self.channel = channel
        self.raw = message
        self.ts: str = message["ts"]
        self.user: str = message["user"]
        self.edited: bool = message["edited"] is not None
        self.ephemeral: bool = message["ephemeral"]
        self.thread_ts: str = message["thread_ts"] or message["ts"]

    def __repr__(self) -> str:
        return f"MessagePage({self.raw['username']}: {self.text!r})"

    @property
    def text(self) -> str:
        """What the person reads: names, dates in their zone, no markup, no buttons."""
        return self._person.reader().message(self.raw)

    @property
    def fallback(self) -> str:
        """The text shown in notifications and read by screen readers."""
        return self._person.reader().mrkdwn(self.raw["text"])

    @property
    def files(self) -> list[Json]:
        """The files the message carries."""
        files: list[Json] = self.raw["files"]
        return files

    def again(self) -> "MessagePage":
        """Return the message as it is now; raises LookupError once it is gone."""
        for page in self.thread():
            if page.ts == self.ts:
                return page
        raise LookupError("the message is not there any more")

    def thread(self) -> list["MessagePage"]:
        """Return the thread, its first message first."""
        path = f"conversations/{self.channel}/messages?thread_ts={self.thread_ts}"
        return [MessagePage(self._person, self.channel, m) for m in self._person.ask("GET", path)["messages"]]

    def reply(self, text: str) -> "MessagePage":
        """Type a reply in the message's thread."""
        return self._person.say(self.channel, text, thread=self.thread_ts)

    def edit(self, text: str) -> "MessagePage":
        """Change the message; only its author can."""
        asked = {"channel": self.channel, "ts": self.ts, "text": text}
        return MessagePage(self._person, self.channel, self._person.ask("PATCH", "messages", asked)["message"])

    def delete(self) -> None:
        """Take the message back; only its author can."""
        self._person.ask("DELETE", "messages", {"channel": self.channel, "ts": self.ts})

    def _place(self) -> Json:
        return {"channel": self.channel, "ts": self.ts}


class ViewPage(Surface):
    """A modal or App Home as a person sees it. What was filled in stays with the person until it is submitted."""

    def __init__(self, person: "Person", view: Json) -> None:
        super().__init__(person, view["blocks"])
        self.raw = view
        self.id: str = view["id"]
        self.title: str = view["title"] or ""

    def __repr__(self) -> str:
        return f"ViewPage({self.title or 'Home'!r})"

    @property
    def text(self) -> str:
        """All visible words, dates in the person's zone."""
        lines = self._person.reader().blocks(self._blocks, controls=True)
        return "\n".join(line for line in (self.title, *lines, self.raw["submit"] or "") if line)

    @property
    def errors(self) -> dict[str, str]:
        """What the last submission said of fields, by label."""
        return {self._label(block_id): text for block_id, text in self.raw["errors"].items()}

    def labels(self) -> list[str]:
        """Return the labels of the fields, top to bottom."""
        return [block["label"]["text"] for block in self._blocks if block["type"] == "input"]

    def value(self, label: str) -> Any:
        """Return what a field holds: a text, or the visible words of what is chosen."""
        block = self._field(label)
        action_id = block["element"]["action_id"]
        filled = self._person.filled.get(self.id, {}).get(block["block_id"], {})
        if action_id in filled:
            return filled[action_id]
        state = self.raw["state"]["values"][block["block_id"]][action_id]
        held = next((value for key, value in state.items() if key != "type"), None)
        if isinstance(held, list):
            return [one["text"]["text"] if isinstance(one, dict) else one for one in held]
        return held["text"]["text"] if isinstance(held, dict) and "text" in held else held

    def fill(self, label: str, value: Any) -> "ViewPage":
        """Enter something into the field with that label; options by their visible words, None empties it.

        A field that tells the app at once does so. Returns the view as it is then.
        """
        block = self._field(label)
        element = block["element"]
        entered = as_value(self._person, element, value, self._options)
        fields = self._person.filled.setdefault(self.id, {})
        fields.setdefault(block["block_id"], {})[element["action_id"]] = entered
        if block.get("dispatch_action"):
            self.act(block, element, entered)
            return self._now()
        return self

    def choices(self, label: str) -> list[str]:
        """Return the visible words of the options of the field with that label, in order."""
        element = self._field(label)["element"]
        return [option["text"]["text"] for option in element.get("options", [])]

    def submit(self) -> Submitted:
        """Press the submit button and wait for the answer."""
        answer = self._person.ask("POST", f"views/{self.id}/submit", {"values": self._filled()})
        stack = answer["stack"]
        top = ViewPage(self._person, stack[-1]) if stack else None
        if answer["ok"] and (top is None or top.id != self.id):
            self._person.filled.pop(self.id, None)
        errors = {self._label(block_id): text for block_id, text in (answer["errors"] or {}).items()}
        error = answer["error"] if not answer.get("message") else f"{answer['error']}: {answer['message']}"
        return Submitted(answer["ok"], errors, error, top)

    def close(self, *, clear: bool = False) -> None:
        """Close the modal, or with `clear` all that are open."""
        self._person.filled.pop(self.id, None)
        self._person.ask("POST", f"views/{self.id}/close", {"clear": clear})

    def _place(self) -> Json:
        return {"view_id": self.id, "state_values": self._filled()}

    def _filled(self) -> Json:
        """Return what was filled into fields that the view (still) shows."""
        shown = {(b["block_id"], e["action_id"]) for b in self._blocks for e in elements(b)}
        return {
            block_id: {action_id: value for action_id, value in by_action.items() if (block_id, action_id) in shown}
            for block_id, by_action in self._person.filled.get(self.id, {}).items()
        }

    def _now(self) -> "ViewPage":
        views = self._person.ask("GET", "views")
        found = [view for view in [*views["stack"], views["home"]] if view and view["id"] == self.id]
        return ViewPage(self._person, found[0]) if found else self

    def _field(self, label: str) -> Json:
        for block in self._blocks:
            if block["type"] == "input" and block["label"]["text"] == label:
                return block
        raise LookupError(f"no field is labelled {label!r}; there are {self.labels()}")

    def _label(self, block_id: str) -> str:
        labels: dict[str, str] = {
            block["block_id"]: block["label"]["text"] for block in self._blocks if block["type"] == "input"
        }
        return labels.get(block_id, block_id)

    def _options(self, element: Json, query: str) -> list[Json]:
        """Ask the app for the options of a type-ahead field."""
        block = next(b for b in self._blocks if element in elements(b))
        asked = {"block_id": block["block_id"], "action_id": element["action_id"], "query": query, **self._place()}
        answer = self._person.ask("POST", "options", asked)
        options: list[Json] = answer.get("options") or []
        return options + [one for group in answer.get("option_groups") or [] for one in group["options"]]
