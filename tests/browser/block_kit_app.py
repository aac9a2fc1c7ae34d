"""A tiny Bolt app that shows every block and element the page knows, and keeps what people do with them.

`/kit elements` opens a modal with every element, `/kit message` posts every block; the other words of `/kit` each
make one situation of the page. What arrives is put on `received` as `(kind, payload)`.
"""

from __future__ import annotations

import queue
from threading import Event
from typing import Any

from slack_bolt import App
from slack_sdk import WebClient

from bot.socket import SocketLine

Json = dict[str, Any]

MOMENT = 1_796_238_000
"""2026-12-02 19:00 UTC: 13:00 in Chicago, 12:00 in Denver."""


def plain(text: str) -> Json:
    return {"type": "plain_text", "text": text}


def mrkdwn(text: str) -> Json:
    return {"type": "mrkdwn", "text": text}


def option(value: str, description: str | None = None) -> Json:
    made: Json = {"text": plain(value.capitalize()), "value": value}
    return made | {"description": plain(description)} if description else made


FRUIT = [option("apple", "Keeps well"), option("banana"), option("cherry"), option("damson")]
SKILLS = ["councils", "cataloguing", "climbing", "storytime", "spreadsheets"]
CONFIRM = {
    "title": plain("Sure?"),
    "text": mrkdwn("Really *do* it?"),
    "confirm": plain("Do it"),
    "deny": plain("Not now"),
}


def field(block_id: str, label: str, element: Json, **more: Any) -> Json:
    return {
        "type": "input",
        "block_id": block_id,
        "label": plain(label),
        "element": {**element, "action_id": "value"},
        **more,
    }


def every_input() -> list[Json]:
    """An input block for each element that can stand in one."""
    groups = [{"label": plain("Fruit"), "options": FRUIT[:2]}, {"label": plain("Stone fruit"), "options": FRUIT[2:]}]
    return [
        field("line", "One line", {"type": "plain_text_input", "max_length": 40}, hint=plain("Up to forty letters.")),
        field("lines", "Several lines", {"type": "plain_text_input", "multiline": True}),
        field("number", "A number", {"type": "number_input", "is_decimal_allowed": False, "min_value": "1"}),
        field("email", "Address", {"type": "email_text_input"}),
        field("url", "Page", {"type": "url_text_input"}),
        field("rich", "Rich words", {"type": "rich_text_input"}),
        field("date", "Day", {"type": "datepicker"}),
        field("time", "Hour", {"type": "timepicker"}),
        field("moment", "Moment", {"type": "datetimepicker"}),
        field("checks", "Boxes", {"type": "checkboxes", "options": FRUIT}),
        field("radio", "One of them", {"type": "radio_buttons", "options": FRUIT}),
        field("static", "Pick fruit", {"type": "static_select", "options": FRUIT}),
        field("statics", "Pick several", {"type": "multi_static_select", "option_groups": groups}),
        field("external", "Pick a skill", {"type": "external_select", "min_query_length": 1}),
        field("externals", "Pick skills", {"type": "multi_external_select", "min_query_length": 1}),
        field("user", "A colleague", {"type": "users_select"}),
        field("users", "Colleagues", {"type": "multi_users_select"}),
        field("talk", "A conversation", {"type": "conversations_select"}),
        field("talks", "Conversations", {"type": "multi_conversations_select"}),
        field("channel", "A channel", {"type": "channels_select"}),
        field("channels", "Channels", {"type": "multi_channels_select"}),
        field("told", "Told at once", {"type": "static_select", "options": FRUIT}, dispatch_action=True, optional=True),
        field("unfilled", "May stay empty", {"type": "plain_text_input"}, optional=True),
    ]


def modal(title: str, blocks: list[Json], callback_id: str, submit: str | None = "Send") -> Json:
    view: Json = {"type": "modal", "title": plain(title), "callback_id": callback_id, "blocks": blocks}
    return view | {"submit": plain(submit)} if submit else view


def every_block() -> list[Json]:
    """Each block that a message can hold, with each element that can stand outside an input."""
    rich = [
        {"type": "text", "text": "Rich "},
        {"type": "text", "text": "bold", "style": {"bold": True}},
        {"type": "text", "text": " struck", "style": {"strike": True, "italic": True}},
        {"type": "emoji", "name": "tada"},
        {"type": "link", "url": "https://example.org/", "text": "a link"},
        {"type": "date", "timestamp": MOMENT, "format": "{date_num} {time}", "fallback": "some day"},
        {"type": "broadcast", "range": "here"},
    ]
    items = [
        {"type": "rich_text_section", "elements": [{"type": "text", "text": word}]} for word in ("First", "Second")
    ]
    return [
        {"type": "header", "text": plain("Every block :tada:")},
        {
            "type": "section",
            "block_id": "words",
            "text": mrkdwn(f"*Bold* _italic_ ~struck~ `code` <!date^{MOMENT}^{{date_num}} {{time}}|then> &lt;b&gt;"),
            "accessory": {"type": "button", "action_id": "beside", "text": plain("Beside"), "value": "beside"},
        },
        {"type": "section", "fields": [mrkdwn("*Left*\none"), plain("*not bold*")]},
        {"type": "divider"},
        {
            "type": "context",
            "elements": [mrkdwn("In _small_ letters")],
        },
        {
            "type": "actions",
            "block_id": "acts",
            "elements": [
                {"type": "button", "action_id": "go", "text": plain("Go"), "style": "primary", "value": "go"},
                {
                    "type": "button",
                    "action_id": "stop",
                    "text": plain("Stop"),
                    "style": "danger",
                    "value": "stop",
                    "confirm": CONFIRM,
                },
                {
                    "type": "static_select",
                    "action_id": "choose",
                    "placeholder": plain("Choose fruit"),
                    "options": FRUIT,
                },
                {"type": "overflow", "action_id": "more", "options": FRUIT[:3]},
                {"type": "datepicker", "action_id": "day"},
            ],
        },
        {
            "type": "rich_text",
            "elements": [
                {"type": "rich_text_section", "elements": rich},
                {"type": "rich_text_list", "style": "ordered", "elements": items},
                {"type": "rich_text_quote", "elements": [{"type": "text", "text": "Quoted"}]},
                {"type": "rich_text_preformatted", "elements": [{"type": "text", "text": "Kept\n  as is"}]},
            ],
        },
        {"type": "markdown", "text": "## Marked\n\nSome **strong** words\n\n- one\n- two"},
        {
            "type": "table",
            "rows": [
                [{"type": "raw_text", "text": "Name"}, {"type": "raw_text", "text": "Minutes"}],
                [{"type": "raw_text", "text": "Ada"}, {"type": "raw_text", "text": "60"}],
            ],
        },
    ]


def long_form(*, more: bool) -> Json:
    """A form longer than the window, with a button at its end that brings one field more."""
    fields = [field(f"line_{n}", f"Line {n}", {"type": "plain_text_input"}, optional=True) for n in range(12)]
    button = {"type": "button", "action_id": "grow", "text": plain("More")}
    extra = field("extra", "One more", {"type": "plain_text_input"}, optional=True)
    return modal("Long", [*fields, extra if more else {"type": "actions", "elements": [button]}], "long")


class BlockKitApp:
    """The app, connected over Socket Mode to the workspace at `base_url`."""

    def __init__(self, base_url: str, bot_token: str, app_token: str) -> None:
        self.every_block = every_block
        self.received: queue.Queue[tuple[str, Json]] = queue.Queue()
        api = f"{base_url}/api/"
        self.client = WebClient(token=bot_token, base_url=api)
        app = App(client=self.client)
        self._register(app)
        # The library's own connection waits now and then for ever at its close.
        self._line = SocketLine(app, app_token, api, concurrency=10)

    def start(self) -> None:
        self._line.connect(Event())

    def stop(self) -> None:
        self._line.close()

    def next(self, kind: str, *, seconds: float = 10) -> Json:
        """Return the next payload of that kind; raises queue.Empty when none comes in time."""
        while True:
            found, payload = self.received.get(timeout=seconds)
            if found == kind:
                return payload

    def say(self, person: str, text: str, blocks: list[Json] | None = None, thread: str | None = None) -> str:
        """Write to a person in the app's DM and return the ts."""
        channel = self.client.conversations_open(users=person)["channel"]["id"]
        posted = self.client.chat_postMessage(channel=channel, text=text, blocks=blocks, thread_ts=thread)
        return str(posted["ts"])

    def _register(self, app: App) -> None:
        app.command("/kit")(self._command)
        app.shortcut("open_every_element")(self._shortcut)
        app.view("every")(self._every)
        app.view("errors")(self._errors)
        app.view("stack")(self._stack)
        app.view("silent")(lambda: None)
        app.view("long")(self._long)
        app.action("grow")(self._grow)
        app.options("value")(self._options)
        app.event("app_home_opened")(self._home)
        app.event("message")(lambda event: self.received.put(("message", event)))
        for action in ("value", "beside", "go", "stop", "choose", "more", "day", "deeper"):
            app.action(action)(self._action)

    def _command(self, ack: Any, command: Json, client: WebClient, respond: Any) -> None:
        word, person = command["text"].strip(), command["user_id"]
        note = field("note", "Note", {"type": "plain_text_input"})
        views = {
            "elements": modal("Every element", every_input(), "every"),
            "errors": modal("With errors", [note, field("second", "Second", {"type": "plain_text_input"})], "errors"),
            "stack": modal("The first", [note], "stack"),
            "silent": modal("No answer", [note], "silent"),
            "long": long_form(more=False),
        }
        ack()
        if word in views:
            client.views_open(trigger_id=command["trigger_id"], view=views[word])
        elif word == "message":
            self.say(person, "Every block", every_block())
        elif word == "private":
            respond("Just between us.")
        self.received.put(("command", command))

    def _shortcut(self, ack: Any, shortcut: Json, client: WebClient) -> None:
        ack()
        client.views_open(trigger_id=shortcut["trigger_id"], view=modal("Every element", every_input(), "every"))

    def _every(self, ack: Any, view: Json) -> None:
        ack()
        self.received.put(("submission", view["state"]["values"]))

    def _errors(self, ack: Any, view: Json) -> None:
        second = view["state"]["values"]["second"]["value"]["value"]
        if second == "right":
            ack()
            self.received.put(("submission", view["state"]["values"]))
        else:
            ack(response_action="errors", errors={"second": "Write “right” here."})

    def _stack(self, ack: Any) -> None:
        ack(
            response_action="push",
            view=modal("The second", [{"type": "section", "text": mrkdwn("Deeper")}], "leaf", None),
        )

    def _grow(self, ack: Any, body: Json, client: WebClient) -> None:
        ack()
        client.views_update(view_id=body["view"]["id"], view=long_form(more=True))

    def _long(self, ack: Any) -> None:
        to_read = [{"type": "section", "text": mrkdwn(f"Line {n} to read")} for n in range(30)]
        ack(
            response_action="update",
            view=modal("Another", [*to_read, field("end", "At the end", {"type": "plain_text_input"})], "leaf"),
        )

    def _options(self, ack: Any, payload: Json) -> None:
        wanted = payload["value"].lower()
        ack(options=[option(skill) for skill in SKILLS if skill.startswith(wanted)])

    def _home(self, event: Json, client: WebClient) -> None:
        blocks = [{"type": "header", "text": plain("What is next")}, every_block()[1]]
        client.views_publish(user_id=event["user"], view={"type": "home", "blocks": blocks})

    def _action(self, ack: Any, action: Json) -> None:
        ack()
        self.received.put(("action", action))
