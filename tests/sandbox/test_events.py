"""What the app is told of, and how often."""

from pathlib import Path
from typing import Any

import pytest

from sandbox.driver import Person, Workspace
from sandbox.events import RETRY_DELAYS
from sandbox.limits import EVENT_RETRIES
from sandbox.parts import Terms
from sandbox.server import Sandbox
from tests.sandbox.small_app import ADA, MANIFEST, PEOPLE, TOMAS, Api, App, until


def messages(app: App, count: int) -> list[dict[str, Any]]:
    return app.events("message", count)


def test_a_typed_message_comes_in_slacks_envelope(app: App, ada: Person, tomas: Person) -> None:
    said = ada.say(ada.dm(), "a < b & @Tomas Reyes")
    payload = app.wait_for("message")[0]
    event = payload["event"]
    assert (payload["type"], payload["team_id"], payload["api_app_id"][0]) == ("event_callback", "T0SANDBOX", "A")
    assert payload["event_id"].startswith("Ev")
    assert payload["authorizations"][0]["is_bot"]
    assert event["text"] == f"a &lt; b &amp; <@{TOMAS}>"
    assert event["blocks"][0]["elements"][0]["elements"] == [
        {"type": "text", "text": "a < b & "},
        {"type": "user", "user_id": TOMAS},
    ]
    assert (event["user"], event["channel_type"], event["ts"]) == (ADA, "im", said.ts)
    assert said.text == "a < b & @Tomas Reyes"


def test_replies_edits_and_deletions_come_with_what_was_before(api: Api, app: App, ada: Person, tomas: Person) -> None:
    group = api("conversations.open", users=[ADA, TOMAS])["channel"]["id"]
    root = api.post(group, "What did you try?")
    page = ada.group_with("Tomas Reyes").last()
    reply = page.reply("nothing yet")
    reply.edit("two things")
    reply.again().delete()
    own, said, changed, deleted = messages(app, 4)
    assert (own["bot_id"][0], own["channel_type"]) == ("B", "mpim")
    assert (said["thread_ts"], said["text"]) == (root["ts"], "nothing yet")
    assert (changed["subtype"], changed["message"]["text"], changed["message"]["thread_ts"]) == (
        "message_changed",
        "two things",
        root["ts"],
    )
    assert changed["previous_message"]["text"] == "nothing yet"
    assert changed["message"]["edited"]["user"] == ADA
    assert (deleted["subtype"], deleted["deleted_ts"]) == ("message_deleted", reply.ts)
    assert deleted["previous_message"]["text"] == "two things"


def test_the_apps_own_changes_come_too(api: Api, app: App) -> None:
    posted = api.post(ADA, "one")
    api("chat.update", channel=posted["channel"], ts=posted["ts"], text="two")
    api("chat.delete", channel=posted["channel"], ts=posted["ts"])
    assert [e.get("subtype") for e in messages(app, 3)] == [None, "message_changed", "message_deleted"]


def test_what_people_say_without_the_app_stays_with_them(app: App, ada: Person, tomas: Person) -> None:
    ada.say(ada.open_conversation(tomas), "between us")
    ada.say(ada.dm(), "to the bot")
    assert [e["text"] for e in messages(app, 1)] == ["to the bot"]


def test_an_event_the_manifest_does_not_name_is_not_delivered(tmp_path: Path) -> None:
    manifest = tmp_path / "manifest.yml"
    manifest.write_text(MANIFEST.read_text().replace("message.im, ", ""))
    with Sandbox(Terms(manifest, PEOPLE)) as sandbox, Workspace(sandbox.base_url) as ws:
        api = Api(sandbox)
        app = App(api)
        ada = ws.person(ADA)
        ada.say(ada.dm(), "unheard")
        ada.change(title="Senior librarian")
        assert app.events("user_change")[0]["user"]["profile"]["title"] == "Senior librarian"
        assert app.payloads("message") == []
        app.close()
        api.http.close()


def test_opening_home_says_which_view_is_there(api: Api, app: App, ada: Person) -> None:
    ada.ask("POST", "home", {})
    assert "view" not in app.events("app_home_opened")[0]
    api("views.publish", user_id=ADA, view={"type": "home", "blocks": [{"type": "divider"}]})
    ada.ask("POST", "home", {})
    event = app.events("app_home_opened", 2)[1]
    assert (event["tab"], event["user"], event["view"]["type"]) == ("home", ADA, "home")


def test_a_changed_person_is_told_of(app: App, ada: Person) -> None:
    ada.change(tz="Europe/Amsterdam", deleted=False)
    user = app.events("user_change")[0]["user"]
    assert (user["id"], user["tz"], user["locale"]) == (ADA, "Europe/Amsterdam", "en-US")
    ada.change(deleted=True)
    assert app.events("user_change", 2)[1]["user"]["deleted"]


def test_uninstalling_tells_of_itself_and_of_the_tokens(ws: Workspace, app: App) -> None:
    ws.app("uninstall")
    assert app.events("app_uninstalled")[0]["type"] == "app_uninstalled"
    assert app.events("tokens_revoked")[0]["tokens"]["bot"] == ["U0SANDBOXB"]


@pytest.mark.timeout(60)
@pytest.mark.usefixtures("hurried")
def test_an_event_is_retried_three_times(app: App, ada: Person) -> None:
    app.answers["message"] = None
    ada.say(ada.dm(), "anybody?")
    until(lambda: len(app.payloads("message")) == 1 + EVENT_RETRIES, seconds=30)
    envelopes = [e for e in app.came if e["type"] == "events_api"]
    assert [(e["retry_attempt"], e["retry_reason"]) for e in envelopes] == [
        (0, ""),
        (1, "timeout"),
        (2, "timeout"),
        (3, "timeout"),
    ]
    assert len({e["payload"]["event_id"] for e in envelopes}) == 1
    assert len({e["envelope_id"] for e in envelopes}) == 4


def test_what_was_said_while_the_app_was_away_comes_by_a_retry(api: Api, ada: Person) -> None:
    ada.say(ada.dm(), "are you there?")
    app = App(api)
    payload = app.wait_for("message")[0]
    assert payload["event"]["text"] == "are you there?"
    assert [e["retry_reason"] for e in app.came if e["type"] == "events_api"] == ["connection_failed"]
    app.close()


def test_slacks_own_delays_are_the_default() -> None:
    assert RETRY_DELAYS == (0.0, 60.0, 300.0)
    assert len(RETRY_DELAYS) == EVENT_RETRIES


def test_who_waits_for_quiet_waits_for_a_retry_that_is_near() -> None:
    with Sandbox(Terms(MANIFEST, PEOPLE, retry_delays=(3.0,))) as sandbox, Workspace(sandbox.base_url) as ws:
        ada = ws.person(ADA)
        ada.say(ada.dm(), "is anybody there?")
        app = App(Api(sandbox))  # it comes back between the first attempt and the second
        ws.settle()
        assert [payload["event"]["text"] for payload in app.payloads("message")] == ["is anybody there?"]
        app.api.http.close()
        app.close()
