"""Several workspaces in one sandbox: equal ids in each, and nothing of one in another."""

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import httpx
import pytest
from slack_sdk import WebClient
from websockets.sync.client import connect

from sandbox.driver import Person, Workspace
from sandbox.local_http import settings
from sandbox.parts import Terms
from sandbox.server import Sandbox
from sandbox.team import Enterprise, Team
from tests.sandbox.small_app import (
    ADA,
    MANIFEST,
    PATIENCE,
    PEOPLE,
    TOMAS,
    Api,
    App,
    actions,
    button,
    field,
    modal,
    typed,
    until,
)

NORTH = Team("T0NORTH", "North Library", PEOPLE, enterprise=Enterprise("E0COUNTY", "The County"))
FIRST = "T0SANDBOX"


@pytest.fixture
def terms(terms: Terms) -> Terms:
    return replace(terms, further=[NORTH])


@pytest.fixture
def north(sandbox: Sandbox) -> Iterator[Workspace]:
    with Workspace(sandbox.base_url, NORTH.id) as north:
        yield north


@pytest.fixture
def north_ada(north: Workspace) -> Person:
    return north.person(ADA)


def test_each_has_its_own_name_people_and_conversations(ws: Workspace, north: Workspace) -> None:
    assert [one.described()["team"]["name"] for one in (ws, north)] == ["Test Library", "North Library"]
    north.person(ADA).change(title="Director")
    assert [one.person(ADA).profile["title"] for one in (ws, north)] == ["Librarian", "Director"]
    assert [one["path"] for one in ws.described()["workspaces"]] == ["/", "/w/T0NORTH/"]


def test_the_first_of_a_kind_has_the_same_id_in_each(ws: Workspace, north: Workspace, api: Api) -> None:
    groups = [
        api("conversations.open", token=token, users=[ADA, TOMAS])["channel"]["id"] for token in (None, NORTH.token)
    ]
    assert groups[0] == groups[1]
    made = [one.channel("atlas", [one.person(ADA)])["id"] for one in (ws, north)]
    assert made[0] == made[1] != groups[0]


def test_a_token_leads_to_its_workspace(api: Api, ada: Person, north_ada: Person) -> None:
    here, there = (api("auth.test", token=token) for token in (None, NORTH.token))
    assert (here["team_id"], here["user_id"]) == (FIRST, "U0SANDBOXB")
    assert (there["team_id"], there["user_id"], there["enterprise_id"]) == (NORTH.id, "U0BOTT0NORTH", "E0COUNTY")
    assert "enterprise_id" not in here
    posted = api.post(ADA, "for the north", token=NORTH.token)
    assert [m.text for m in north_ada.dm().messages()] == ["for the north"]
    assert ada.dm().messages() == []
    gone = api("chat.update", channel=posted["channel"], ts=posted["ts"], text="x")
    assert gone["error"] in ("message_not_found", "channel_not_found")


def test_events_name_their_workspace(app: App, ada: Person, north_ada: Person) -> None:
    ada.say(ada.dm(), "south")
    north_ada.say(north_ada.dm(), "north")
    told = {payload["event"]["text"]: payload for payload in app.wait_for("message", 2)}
    assert told["south"]["team_id"] == FIRST
    assert "enterprise_id" not in told["south"]
    north = told["north"]
    assert (north["team_id"], north["enterprise_id"], north["event"]["team"]) == (NORTH.id, "E0COUNTY", NORTH.id)
    assert north["authorizations"] == [
        {
            "enterprise_id": "E0COUNTY",
            "team_id": NORTH.id,
            "user_id": "U0BOTT0NORTH",
            "is_bot": True,
            "is_enterprise_install": False,
        }
    ]


def test_what_people_do_names_their_workspace(app: App, api: Api, ada: Person, north_ada: Person) -> None:
    for person in (ada, north_ada):
        assert person.command("/path").ok
    here, there = app.payloads("command")
    assert (here["team_id"], "enterprise_id" in here) == (FIRST, False)
    assert (there["team_id"], there["enterprise_id"], there["enterprise_name"]) == (NORTH.id, "E0COUNTY", "The County")
    api.post(ADA, "press", token=NORTH.token, blocks=[actions(button())])
    assert north_ada.dm().last().click("Press") is None
    click = app.wait_for("block_actions")[0]
    assert click["team"]["id"] == click["user"]["team_id"] == NORTH.id
    assert click["enterprise"] == {"id": "E0COUNTY", "name": "The County"}


def test_a_trigger_is_good_in_its_own_workspace_alone(app: App, api: Api, ada: Person, north_ada: Person) -> None:
    north_ada.command("/path")
    trigger_id = app.payloads("command")[0]["trigger_id"]
    form = modal(field(typed()))
    assert api("views.open", trigger_id=trigger_id, view=form)["error"] == "invalid_trigger_id"
    opened = api("views.open", token=NORTH.token, trigger_id=trigger_id, view=form)
    assert opened["view"]["team_id"] == opened["view"]["app_installed_team_id"] == NORTH.id
    assert ada.modal() is None
    assert north_ada.modal() is not None


def test_response_urls_and_files_stay_in_their_workspace(
    sandbox: Sandbox, app: App, api: Api, ada: Person, north_ada: Person
) -> None:
    north_ada.command("/path")
    url = app.payloads("command")[0]["response_url"]
    assert url.startswith(f"{sandbox.base_url}/w/T0NORTH/response/")
    assert api.http.post(url.replace("/w/T0NORTH", ""), json={"text": "astray"}).status_code == 404
    assert api.http.post(url, json={"text": "an answer"}).status_code == 200
    assert north_ada.dm().last().text == "an answer"
    given = api("files.getUploadURLExternal", token=NORTH.token, filename="a.txt", length=3)
    assert api.http.post(given["upload_url"], content=b"abc").status_code == 200
    share: dict[str, Any] = {"files": [{"id": given["file_id"]}], "channel_id": north_ada.dm().id}
    assert api("files.completeUploadExternal", **share)["error"] == "file_not_found"
    assert api("files.completeUploadExternal", token=NORTH.token, **share)["ok"]
    assert api.http.get(sandbox.base_url + north_ada.dm().last().files[0]["url"]).content == b"abc"
    assert ada.dm().messages() == []


def test_each_keeps_a_record_of_its_own(api: Api, ws: Workspace, north: Workspace) -> None:
    api.post(ADA, "south")
    api.post(ADA, "north", token=NORTH.token)
    assert [(r["team"], r["message"]["text"]) for r in ws.record()] == [(FIRST, "south")]
    assert [(r["team"], r["message"]["text"]) for r in north.record()] == [(NORTH.id, "north")]
    assert [call["team"] for call in north.calls("chat.postMessage")] == [NORTH.id]
    assert all(r["real"] >= r["at"] for r in north.record())


def test_one_clock_runs_in_all(ws: Workspace, north: Workspace) -> None:
    ws.clock.forward(days=2)
    assert abs((north.clock.now - ws.clock.now).total_seconds()) < 60


def test_a_fault_may_concern_one_workspace(api: Api, ws: Workspace, north: Workspace) -> None:
    ws.fault("ratelimited", team=NORTH.id)
    assert api("auth.test")["ok"]
    assert api("auth.test", token=NORTH.token)["error"] == "ratelimited"
    assert [(s["fault"], s["team"]) for s in north.strikes()] == [("ratelimited", NORTH.id)]


def test_the_app_may_leave_one_and_stay_in_the_other(api: Api, app: App, ws: Workspace, north: Workspace) -> None:
    north.app("uninstall")
    assert {payload["team_id"] for payload in app.wait_for("app_uninstalled")} == {NORTH.id}
    assert api("auth.test", token=NORTH.token)["error"] == "account_inactive"
    assert api("auth.test")["ok"]
    ws.settle()
    assert app.connected


def test_the_page_of_each_is_at_its_own_address(sandbox: Sandbox, api: Api) -> None:
    with httpx.Client(**settings(base_url=sandbox.base_url)) as http:
        assert [http.get(path).status_code for path in ("/", "/w/T0NORTH/", "/w/T0SOUTH/")] == [200, 200, 404]
    stream = sandbox.workspace_url(NORTH.id).replace("http", "ws") + f"/control/people/{ADA}/stream"
    with connect(stream, proxy=None) as page:
        api.post(ADA, "not there")
        posted = api.post(ADA, "there", token=NORTH.token)
        told: list[str] = []
        while f"thread:{posted['channel']}:{posted['ts']}" not in told:
            told += json.loads(page.recv(timeout=PATIENCE))["what"]
        assert len([name for name in told if name.startswith("thread:")]) == 1


def test_slacks_own_client_sees_one_slack(sandbox: Sandbox, north_ada: Person) -> None:
    web = WebClient(token=NORTH.token, base_url=sandbox.api_url)
    opened = web.conversations_open(users=[ADA])
    web.chat_postMessage(channel=opened["channel"]["id"], text="hello")
    assert web.users_info(user=ADA)["user"]["team_id"] == NORTH.id
    assert north_ada.dm().last().text == "hello"


def test_each_is_kept_in_a_file_of_its_own(terms: Terms, tmp_path: Path) -> None:
    kept = replace(terms, folder=tmp_path)
    with Sandbox(kept) as sandbox:
        api = Api(sandbox)
        first = api.post(ADA, "remember", token=NORTH.token)["channel"]
        with Workspace(sandbox.base_url, NORTH.id) as north:
            north.app("uninstall")
            token = north.app("install")
        api.http.close()
    with Sandbox(kept) as sandbox:
        api = Api(sandbox)
        assert api("auth.test", token=NORTH.token)["error"] == "account_inactive"
        assert api("conversations.history", token=token, channel=first)["messages"][0]["text"] == "remember"
        assert api("conversations.open", token=token, users=TOMAS)["channel"]["id"] != first
        assert api("auth.test")["team_id"] == FIRST
        api.http.close()


def test_a_workspace_may_begin_without_the_app() -> None:
    elsewhere = replace(NORTH, installed=False)
    with Sandbox(Terms(MANIFEST, PEOPLE, installed=False, further=[elsewhere])) as sandbox:
        api = Api(sandbox)
        assert [api("auth.test", token=t)["error"] for t in (None, NORTH.token)] == ["invalid_auth"] * 2
        app = App(api)
        with Workspace(sandbox.base_url) as ws:
            ada = ws.person(ADA)
            assert ada.command("/path").error == "unknown_command"
            ada.say(ada.dm(), "anybody?")
            assert ws.app("install") == sandbox.bot_token
            ada.say(ada.dm(), "now?")
        assert until(lambda: app.events("message"))[0]["text"] == "now?"
        app.close()
        api.http.close()
