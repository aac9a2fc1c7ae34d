"""Commands, shortcuts, clicks and choices: what the app gets, and what the person sees of how it went."""

from pathlib import Path
from typing import Any

import pytest

from sandbox.driver import DriverError, Person, Workspace
from sandbox.parts import Terms
from sandbox.server import Sandbox
from tests.sandbox.small_app import (
    ADA,
    MANIFEST,
    PEOPLE,
    TOMAS,
    Api,
    App,
    actions,
    button,
    field,
    modal,
    options,
    plain,
    typed,
)


def test_a_command_comes_as_slacks_form(app: App, ada: Person) -> None:
    app.answers["command"] = {"text": "Looking for *Oslo*"}
    answer = ada.command("/path", " to Oslo ")
    form = app.wait_for("command")[0]
    assert (form["command"], form["text"], form["user_id"], form["user_name"]) == ("/path", "to Oslo", ADA, "ada")
    assert form["channel_id"] == ada.dm().id
    assert form["response_url"].startswith(app.api.sandbox.base_url)
    assert answer.ok
    assert answer.message is not None
    assert (answer.message.text, answer.message.ephemeral) == ("Looking for Oslo", True)


def test_a_command_may_be_answered_for_all_to_see(api: Api, app: App, ada: Person, tomas: Person) -> None:
    api("conversations.open", users=[ADA, TOMAS])
    app.answers["command"] = {"text": "Here", "response_type": "in_channel"}
    ada.command("/path", channel=ada.group_with("Tomas Reyes"))
    assert [m.text for m in tomas.group_with("Ada Lindgren").messages()] == ["Here"]


def test_a_command_typed_as_a_message_is_a_command(app: App, ada: Person) -> None:
    app.answers["command"] = {"text": "Yes"}
    answer = ada.ask("POST", "messages", {"channel": ada.dm().id, "text": "/path to Oslo"})
    assert (answer["command"], answer["ok"], answer["response"]["text"]) == (True, True, "Yes")
    assert app.payloads("command")[0]["text"] == "to Oslo"


def test_a_command_the_manifest_does_not_name_is_refused(app: App, ada: Person) -> None:
    assert ada.command("/lost").error == "unknown_command"
    assert app.payloads("command") == []


def test_without_the_app_a_command_fails_at_once(ada: Person) -> None:
    assert ada.command("/path").error == "dispatch_failed"


def test_silence_for_three_seconds_is_an_operation_timeout(api: Api, app: App, ada: Person) -> None:
    app.answers["command"] = None
    assert ada.command("/path").error == "operation_timeout"
    trigger_id = app.payloads("command")[0]["trigger_id"]
    assert api("views.open", trigger_id=trigger_id, view=modal())["error"] == "expired_trigger_id"


def test_a_click_brings_the_message_and_what_was_chosen_there(api: Api, app: App, ada: Person) -> None:
    select = {"type": "static_select", "action_id": "pick", "options": options(3)}
    blocks = [actions(select, button("Go", "go", value="7", style="primary"), block_id="row")]
    metadata = {"event_type": "e", "event_payload": {"id": "1"}}
    posted = api.post(ADA, "Pick", blocks=blocks, metadata=metadata)
    page = ada.dm().last()
    assert page.choose("pick", "Choice 1") is None
    assert page.click("Go") is None
    chosen, clicked = app.wait_for("block_actions", 2)
    assert chosen["actions"][0]["selected_option"]["value"] == "v1"
    action = clicked["actions"][0]
    assert (action["action_id"], action["value"], action["type"], action["block_id"]) == ("go", "7", "button", "row")
    assert clicked["state"]["values"]["row"]["pick"]["selected_option"]["value"] == "v1"
    assert clicked["container"] == {
        "type": "message",
        "message_ts": posted["ts"],
        "channel_id": posted["channel"],
        "is_ephemeral": False,
    }
    assert clicked["message"]["blocks"][0]["block_id"] == "row"
    assert "metadata" not in clicked["message"]
    assert (clicked["user"]["id"], clicked["team"]["id"], clicked["channel"]["name"]) == (
        ADA,
        "T0SANDBOX",
        "directmessage",
    )
    assert clicked["is_enterprise_install"] is False


def test_a_click_on_an_ephemeral_message_does_not_show_it(api: Api, app: App, ada: Person) -> None:
    channel = api("conversations.open", users=ADA)["channel"]["id"]
    api("chat.postEphemeral", channel=channel, user=ADA, text="t", blocks=[actions(button())])
    ada.dm().last().click("Press")
    payload = app.wait_for("block_actions")[0]
    assert payload["container"]["is_ephemeral"]
    assert "message" not in payload


def test_a_button_that_is_gone_cannot_be_pressed(api: Api, app: App, ada: Person) -> None:
    posted = api.post(ADA, blocks=[actions(button())])
    page = ada.dm().last()
    api("chat.update", channel=posted["channel"], ts=posted["ts"], text="done", blocks=[])
    with pytest.raises(DriverError, match="no_such_element"):
        page.click("Press")


def test_an_option_that_is_not_offered_cannot_be_chosen(api: Api, app: App, ada: Person) -> None:
    api.post(ADA, blocks=[actions({"type": "static_select", "action_id": "pick", "options": options(2)})])
    page = ada.dm().last()
    where = {"channel": page.channel, "ts": page.ts, "action_id": "pick", "value": "v9"}
    with pytest.raises(DriverError, match="no_such_option"):
        ada.ask("POST", "actions", where | {"block_id": page.raw["blocks"][0]["block_id"]})


@pytest.mark.usefixtures("hurried")
def test_an_unanswered_click_is_an_operation_timeout(api: Api, app: App, ada: Person) -> None:
    app.answers["block_actions"] = None
    api.post(ADA, blocks=[actions(button())])
    assert ada.dm().last().click("Press") == "operation_timeout"


@pytest.mark.parametrize(
    ("element", "value", "entered"),
    [
        ({"type": "datepicker"}, "2026-12-01", {"selected_date": "2026-12-01"}),
        ({"type": "timepicker"}, "09:30", {"selected_time": "09:30"}),
        ({"type": "datetimepicker"}, 1795300590, {"selected_date_time": 1795300590}),
        ({"type": "users_select"}, TOMAS, {"selected_user": TOMAS}),
        ({"type": "conversations_select"}, "C01", {"selected_conversation": "C01"}),
        ({"type": "channels_select"}, "C01", {"selected_channel": "C01"}),
        ({"type": "overflow", "options": options(2)}, "v1", {"selected_option": options(2)[1]}),
        ({"type": "radio_buttons", "options": options(2)}, "v0", {"selected_option": options(2)[0]}),
        ({"type": "checkboxes", "options": options(2)}, ["v0", "v1"], {"selected_options": options(2)}),
        ({"type": "checkboxes", "options": options(2)}, [], {"selected_options": []}),
    ],
)
def test_what_an_element_reports(
    api: Api, app: App, ada: Person, element: dict[str, Any], value: Any, entered: dict[str, Any]
) -> None:
    api.post(ADA, blocks=[actions(element | {"action_id": "it"}, block_id="row")])
    page = ada.dm().last()
    asked = {"channel": page.channel, "ts": page.ts, "block_id": "row", "action_id": "it", "value": value}
    assert ada.ask("POST", "actions", asked)["error"] is None
    action = app.wait_for("block_actions")[0]["actions"][0]
    for key, wanted in entered.items():
        assert strip(action[key]) == strip(wanted)


def strip(value: Any) -> Any:
    """Take away the `emoji` flags Slack fills in."""
    if isinstance(value, list):
        return [strip(item) for item in value]
    if isinstance(value, dict):
        return {key: strip(item) for key, item in value.items() if key != "emoji"}
    return value


def test_a_shortcut_opens_what_it_may(app: App, ada: Person) -> None:
    assert ada.shortcut("find_path") is None
    payload = app.wait_for("shortcut")[0]
    assert (payload["callback_id"], payload["user"]["id"]) == ("find_path", ADA)
    with pytest.raises(DriverError, match="unknown_shortcut"):
        ada.shortcut("lose_path")


def with_type_ahead(api: Api, app: App, ada: Person, answer: Any, least: int | None = 1) -> None:
    app.answers["block_suggestion"] = answer
    ada.shortcut("find_path")
    select: Any = {"type": "external_select", "action_id": "who"}
    select |= {} if least is None else {"min_query_length": least}
    view = modal(field(select, "Who", block_id="who"), field(typed(), block_id="words", optional=True))
    assert api("views.open", trigger_id=app.payloads("shortcut")[-1]["trigger_id"], view=view)["ok"]


def test_a_type_ahead_field_offers_what_the_app_answers(api: Api, app: App, ada: Person) -> None:
    with_type_ahead(api, app, ada, lambda payload: {"options": [{"text": plain(payload["value"]), "value": "x"}]})
    page = ada.modal()
    assert page is not None
    page.fill("Who", "Tomas")
    asked = app.payloads("block_suggestion")[0]
    assert (asked["action_id"], asked["block_id"], asked["value"], asked["container"]["type"]) == (
        "who",
        "who",
        "Tomas",
        "view",
    )
    assert page.submit().ok
    chosen = app.wait_for("view_submission")[0]["view"]["state"]["values"]["who"]["who"]
    assert chosen == {"type": "external_select", "selected_option": {"text": plain("Tomas"), "value": "x"}}


@pytest.mark.parametrize(("least", "typed"), [(None, "To"), (4, "Tom"), (1, " ")])
def test_fewer_letters_than_the_field_wants_ask_for_nothing(
    api: Api, app: App, ada: Person, least: int | None, typed: str
) -> None:
    with_type_ahead(api, app, ada, lambda _: {"options": options(1)}, least)
    page = ada.modal()
    assert page is not None
    with pytest.raises(DriverError, match="too_few_letters"):
        page.fill("Who", typed)
    assert not app.payloads("block_suggestion")


@pytest.mark.parametrize("answer", [{}, {"options": [{"text": "no object", "value": "x"}]}, {"options": options(101)}])
def test_more_options_than_slack_takes_are_refused(api: Api, app: App, ada: Person, answer: Any) -> None:
    with_type_ahead(api, app, ada, answer)
    page = ada.modal()
    assert page is not None
    with pytest.raises(DriverError, match="bad_response"):
        page.fill("Who", "T")


def test_a_deactivated_person_does_nothing(app: App, ada: Person) -> None:
    dm = ada.dm()
    ada.change(deleted=True)
    with pytest.raises(DriverError, match="deactivated"):
        ada.command("/path")
    with pytest.raises(DriverError, match="deactivated"):
        ada.say(dm, "hello")


def test_without_interactivity_there_are_only_commands(tmp_path: Path) -> None:
    manifest = tmp_path / "manifest.yml"
    manifest.write_text(MANIFEST.read_text().replace("is_enabled: true", "is_enabled: false"))
    with Sandbox(Terms(manifest, PEOPLE)) as sandbox, Workspace(sandbox.base_url) as ws:
        api = Api(sandbox)
        app = App(api)
        assert ws.person(ADA).shortcut("find_path") == "dispatch_failed"
        assert ws.person(ADA).command("/path").ok
        app.close()
        api.http.close()
