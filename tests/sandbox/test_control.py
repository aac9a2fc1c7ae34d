"""The control API itself: what the page gets, that it is told of changes, and that mistakes are answered in words."""

import json
from typing import Any

import httpx
import pytest
from websockets.sync.client import connect

from sandbox.driver import DriverError, Person, Workspace
from sandbox.local_http import settings
from sandbox.server import Sandbox
from tests.sandbox.small_app import ADA, PATIENCE, TOMAS, Api, App, actions, button, field, modal, plain


def test_the_workspace_names_app_people_and_clock(ws: Workspace) -> None:
    described = ws.described()
    assert described["team"]["name"] == "Test Library"
    assert described["app"]["commands"][0]["command"] == "/path"
    assert described["app"]["shortcuts"][0]["callback_id"] == "find_path"
    ada = next(p for p in described["people"] if p["id"] == ADA)
    assert (ada["title"], ada["initials"], ada["is_bot"]) == ("Librarian", "AL", False)
    assert described["clock"]["offset"] == 0


def test_the_conversation_with_the_app_is_always_there(ada: Person) -> None:
    kinds = [(c.kind, c.name) for c in ada.conversations()]
    assert ("app", "Pathfinder") in kinds
    assert ("channel", "general") in kinds


def test_a_page_is_told_what_changed_for_its_person_alone(sandbox: Sandbox, api: Api) -> None:
    url = sandbox.base_url.replace("http", "ws") + f"/control/people/{ADA}/stream"
    with connect(url, proxy=None) as page:
        api.post(TOMAS, "not for Ada")
        posted = api.post(ADA, "for Ada")
        told: list[str] = []
        while f"messages:{posted['channel']}" not in told:
            told += json.loads(page.recv(timeout=PATIENCE))["what"]
        other = api("conversations.open", users=TOMAS)["channel"]["id"]
        assert f"messages:{other}" not in told
        assert f"thread:{posted['channel']}:{posted['ts']}" in told
        api("views.publish", user_id=ADA, view={"type": "home", "blocks": []})
        assert json.loads(page.recv(timeout=PATIENCE)) == {"type": "changed", "what": ["home"]}


def test_nobody_reads_or_acts_in_anothers_conversation(api: Api, ada: Person, tomas: Person) -> None:
    channel = api.post(ADA, "private")["channel"]
    with pytest.raises(DriverError, match="no_such_conversation"):
        tomas.ask("GET", f"conversations/{channel}/messages")
    with pytest.raises(DriverError, match="no_such_conversation"):
        tomas.say(channel, "hello")


def test_only_authors_change_what_they_said(api: Api, ada: Person, tomas: Person) -> None:
    group = api("conversations.open", users=[ADA, TOMAS])["channel"]["id"]
    said = ada.say(group, "mine")
    with pytest.raises(DriverError, match="not_yours"):
        tomas.ask("PATCH", "messages", {"channel": group, "ts": said.ts, "text": "his"})
    with pytest.raises(DriverError, match="no_text"):
        ada.say(group, "  ")


@pytest.mark.parametrize(
    ("method", "path", "body", "error"),
    [
        ("GET", "people/U0NOBODY01/conversations", None, "no_such_person"),
        ("POST", f"people/{ADA}/messages", {"channel": "C01"}, "missing"),
        ("POST", f"people/{ADA}/conversations", {"users": []}, "nobody"),
        ("POST", f"people/{ADA}/change", {"shoe_size": 38}, "unknown_field"),
        ("POST", "app", {"do": "dance"}, "unknown_deed"),
    ],
)
def test_a_mistake_is_answered_in_words(ws: Workspace, method: str, path: str, body: Any, error: str) -> None:
    with pytest.raises(DriverError, match=error):
        ws.ask(method, path, body)


def test_a_body_that_is_no_json_is_a_mistake(sandbox: Sandbox) -> None:
    with httpx.Client(**settings(base_url=sandbox.base_url)) as http:
        response = http.post("/control/clock", content="{", headers={"Content-Type": "application/json"})
    assert (response.status_code, response.json()["error"]) == (400, "bad_json")


def test_a_file_goes_with_a_form(sandbox: Sandbox, api: Api, app: App, ada: Person) -> None:
    with httpx.Client(**settings(base_url=sandbox.base_url)) as http:
        file = http.post(f"/control/people/{ADA}/files?name=notes.txt", content=b"words").json()
    ada.shortcut("find_path")
    view = modal(field({"type": "file_input", "action_id": "f"}, "Notes"))
    api("views.open", trigger_id=app.payloads("shortcut")[0]["trigger_id"], view=view)
    page = ada.modal()
    assert page is not None
    page.fill("Notes", [file["id"]])
    assert page.submit().ok
    state = app.wait_for("view_submission")[0]["view"]["state"]["values"]
    assert next(iter(state.values()))["f"]["files"][0]["id"] == file["id"]


def test_everything_said_and_shown_is_on_record(api: Api, ws: Workspace, ada: Person) -> None:
    posted = api.post(ADA, "one")
    api("chat.update", channel=posted["channel"], ts=posted["ts"], text="two")
    api("chat.postEphemeral", channel=posted["channel"], user=ADA, text="psst")
    ada.say(posted["channel"], "hello")
    api("chat.delete", channel=posted["channel"], ts=posted["ts"])
    api("views.publish", user_id=ADA, view={"type": "home", "blocks": [actions(button())]})
    record = ws.record()
    assert [(r["n"], r["what"]) for r in record] == list(
        enumerate(["post", "update", "ephemeral", "post", "delete", "home"], start=1)
    )
    assert [r["message"].get("text") for r in record[:2]] == ["one", "two"]
    assert record[0]["to"] == [ADA]


def test_labels_are_found_by_their_words(api: Api, app: App, ada: Person) -> None:
    ada.shortcut("find_path")
    choice = {"type": "radio_buttons", "action_id": "r", "options": [{"text": plain("Soon"), "value": "s"}]}
    view = modal(field(choice, "When"), field({"type": "users_select", "action_id": "u"}, "Who"))
    api("views.open", trigger_id=app.payloads("shortcut")[0]["trigger_id"], view=view)
    page = ada.modal()
    assert page is not None
    assert page.labels() == ["When", "Who"]
    assert page.text == "A form\nWhen\nSoon\nWho\nSend"
    with pytest.raises(LookupError, match="no field is labelled 'Where'"):
        page.fill("Where", "here")
    with pytest.raises(LookupError, match="no option says 'Later'"):
        page.fill("When", "Later")
    assert page.fill("When", "Soon").fill("Who", "Tomas Reyes").submit().ok
    values = [
        entry
        for by_action in app.wait_for("view_submission")[0]["view"]["state"]["values"].values()
        for entry in by_action.values()
    ]
    assert [v.get("selected_user") or v["selected_option"]["value"] for v in values] == ["s", TOMAS]
