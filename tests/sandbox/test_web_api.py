"""Calls as such: tokens, bodies, scopes, what a message may be made of, whose it is."""

import json
from pathlib import Path
from typing import Any

import httpx
import pytest
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from sandbox.driver import Person, Workspace
from sandbox.errors import ManifestError
from sandbox.local_http import settings
from sandbox.parts import Terms
from sandbox.server import Sandbox
from tests.sandbox.small_app import ADA, GONE, GUEST, MANIFEST, PEOPLE, TOMAS, Api, App


def without_scope(tmp_path: Path, *scopes: str, events: str | None = None) -> Path:
    """Return a manifest like the tests' own, less these scopes and with other events if given."""
    text = MANIFEST.read_text()
    for scope in scopes:
        text = text.replace(f'"{scope}", ', "").replace(f', "{scope}"', "")
    if events is not None:
        text = "\n".join(f"    bot_events: {events}" if "bot_events" in line else line for line in text.splitlines())
    path = tmp_path / "manifest.yml"
    path.write_text(text)
    return path


@pytest.mark.parametrize(
    ("method", "header", "error"),
    [
        ("auth.test", {}, "not_authed"),
        ("auth.test", {"Authorization": "Bearer xoxb-somebody-else"}, "invalid_auth"),
        ("chat.postMessage", {"Authorization": "Bearer xoxb-somebody-else"}, "invalid_auth"),
        ("chat.postMessage", {"Authorization": f"Bearer {Sandbox.app_token}"}, "not_allowed_token_type"),
        ("apps.connections.open", {"Authorization": f"Bearer {Sandbox.bot_token}"}, "not_allowed_token_type"),
        ("chat.shout", {"Authorization": f"Bearer {Sandbox.bot_token}"}, "unknown_method"),
    ],
)
def test_a_call_without_the_right_to_it_is_refused(api: Api, method: str, header: dict[str, str], error: str) -> None:
    assert api.http.post(method, json={}, headers=header).json()["error"] == error


def test_forms_and_json_and_a_token_in_the_body_are_taken(api: Api) -> None:
    blocks = json.dumps([{"type": "divider"}])
    form = {"token": api.sandbox.bot_token, "channel": ADA, "text": "as a form", "blocks": blocks}
    assert api.http.post("chat.postMessage", data=form).json()["message"]["blocks"][0]["type"] == "divider"
    assert api("chat.postMessage", channel=ADA, text="as JSON")["ok"]


@pytest.mark.parametrize(
    ("content", "kind", "error"),
    [
        ("{", "application/json", "invalid_json"),
        ("[]", "application/json", "json_not_object"),
        ("hello", "text/csv", "invalid_post_type"),
    ],
)
def test_a_body_that_cannot_be_read_is_refused(api: Api, content: str, kind: str, error: str) -> None:
    answer = api.http.post("chat.postMessage", content=content, headers={"Content-Type": kind}).json()
    assert answer == {"ok": False, "error": error}


@pytest.mark.parametrize(
    ("scope", "method", "args", "needed"),
    [
        ("chat:write", "chat.postMessage", {"channel": ADA, "text": "t"}, "chat:write"),
        ("chat:write", "chat.postEphemeral", {"channel": ADA, "user": ADA, "text": "t"}, "chat:write"),
        ("im:write", "conversations.open", {"users": ADA}, "im:write"),
        ("mpim:write", "conversations.open", {"users": f"{ADA},{TOMAS}"}, "mpim:write"),
        ("users:read", "users.info", {"user": ADA}, "users:read"),
        ("users:read", "users.list", {}, "users:read"),
        ("files:write", "files.getUploadURLExternal", {"filename": "f", "length": 1}, "files:write"),
    ],
)
def test_a_call_without_its_scope_is_refused(
    tmp_path: Path, scope: str, method: str, args: dict[str, Any], needed: str
) -> None:
    with Sandbox(Terms(without_scope(tmp_path, scope, events="[]"), PEOPLE)) as sandbox:
        api = Api(sandbox)
        answer = api(method, **args)
        api.http.close()
    assert (answer["error"], answer["needed"]) == ("missing_scope", needed)
    assert scope not in answer["provided"].split(",")
    assert "commands" in answer["provided"].split(",")


def test_reading_a_conversation_needs_the_scope_of_its_kind(tmp_path: Path) -> None:
    with Sandbox(Terms(without_scope(tmp_path, "im:history", events="[]"), PEOPLE)) as sandbox:
        api = Api(sandbox)
        channel = api.post(ADA)["channel"]
        group = api("conversations.open", users=[ADA, TOMAS])["channel"]["id"]
        assert api("conversations.history", channel=channel)["needed"] == "im:history"
        assert api("conversations.history", channel=group)["ok"]
        assert api("conversations.info", channel=group)["needed"] == "mpim:read"
        api.http.close()


def test_an_event_without_its_scope_makes_the_manifest_invalid(tmp_path: Path) -> None:
    sandbox = Sandbox(Terms(without_scope(tmp_path, "im:history"), PEOPLE))
    with pytest.raises(ManifestError, match=r"message\.im needs the scope im:history"):
        sandbox.start()


def test_auth_test_says_who_the_bot_is_and_what_it_may_do(sandbox: Sandbox) -> None:
    response = WebClient(token=sandbox.bot_token, base_url=sandbox.api_url).auth_test()
    assert response["team"] == "Test Library"
    assert response["bot_id"].startswith("B")
    assert "mpim:history" in response.headers["x-oauth-scopes"].split(",")


@pytest.mark.parametrize(
    ("args", "error"),
    [
        ({"text": "t"}, "invalid_arguments"),
        ({"channel": ADA}, "no_text"),
        ({"channel": ADA, "text": ""}, "no_text"),
        ({"channel": "C0NOWHERE1", "text": "t"}, "channel_not_found"),
        ({"channel": "U0NOBODY01", "text": "t"}, "channel_not_found"),
        ({"channel": GONE, "text": "t"}, "user_disabled"),
        ({"channel": "#general", "text": "t"}, "not_in_channel"),
        ({"channel": ADA, "blocks": "no json"}, "invalid_blocks_format"),
        ({"channel": ADA, "blocks": {"type": "divider"}}, "invalid_blocks_format"),
        ({"channel": ADA, "text": "t", "thread_ts": "1.000001"}, "thread_not_found"),
        ({"channel": ADA, "text": "t", "metadata": "words"}, "invalid_metadata_format"),
        ({"channel": ADA, "text": "t", "metadata": {"event_type": "e"}}, "invalid_metadata_format"),
        (
            {"channel": ADA, "text": "t", "metadata": {"event_type": "e", "event_payload": {"a": None}}},
            "invalid_metadata_schema",
        ),
        (
            {"channel": ADA, "text": "t", "metadata": {"event_type": "e", "event_payload": {"a": ["b"]}}},
            "invalid_metadata_schema",
        ),
    ],
)
def test_a_message_slack_would_not_take_is_refused(api: Api, args: dict[str, Any], error: str) -> None:
    answer = api("chat.postMessage", **args)
    assert (answer["ok"], answer["error"]) == (False, error)
    assert api("conversations.open", users=ADA)["channel"]["id"].startswith("D")
    assert not [said for said in api.sandbox.parts.workspace.record.said if said["what"] == "post"]


def test_guests_and_members_are_written_to_by_their_id(api: Api) -> None:
    first, again = api.post(GUEST), api.post(GUEST)
    assert first["channel"] == again["channel"]
    assert first["channel"].startswith("D")


def test_a_channel_the_app_is_in_is_written_to(api: Api, ws: Workspace, ada: Person) -> None:
    channel = ws.channel("planning", [ada], with_app=True)
    assert api.post(channel["id"], "to all")["ok"]
    assert ada.conversations()[0].last().text == "to all"


def test_timestamps_are_unique_and_increase(api: Api) -> None:
    stamps = [api.post(ADA)["ts"] for _ in range(20)]
    assert stamps == sorted(set(stamps), key=float)


def test_only_ones_own_messages_are_changed_and_taken_back(api: Api, ada: Person, app: App) -> None:
    mine = api.post(ADA, "first words")
    theirs = ada.say(mine["channel"], "hers")
    where = {"channel": mine["channel"]}
    assert api("chat.update", **where, ts=theirs.ts, text="no")["error"] == "cant_update_message"
    assert api("chat.delete", **where, ts=theirs.ts)["error"] == "cant_delete_message"
    assert api("chat.update", **where, ts="1.000001", text="no")["error"] == "message_not_found"
    assert api("chat.update", **where, ts=mine["ts"])["error"] == "no_text"
    assert api("chat.update", **where, ts=mine["ts"], text="second words")["text"] == "second words"
    assert [m.text for m in ada.dm().messages()] == ["second words", "hers"]
    assert api("chat.delete", **where, ts=mine["ts"])["ok"]
    assert [m.text for m in ada.dm().messages()] == ["hers"]


def test_an_update_keeps_what_it_does_not_name(api: Api, ada: Person) -> None:
    metadata = {"event_type": "e", "event_payload": {"id": "1"}}
    posted = api.post(ADA, "t", blocks=[{"type": "divider"}], metadata=metadata)
    updated = api("chat.update", channel=posted["channel"], ts=posted["ts"], text="u")["message"]
    assert (updated["blocks"][0]["type"], updated["metadata"]) == ("divider", metadata)
    emptied = api("chat.update", channel=posted["channel"], ts=posted["ts"], text="u", blocks=[], metadata={})
    assert not {"blocks", "metadata"} & set(emptied["message"])
    assert ada.dm().last().edited


def test_an_ephemeral_message_is_seen_by_one_and_is_in_no_history(api: Api, ada: Person, tomas: Person) -> None:
    group = api("conversations.open", users=[ADA, TOMAS])["channel"]["id"]
    api.post(group, "for both")
    answer = api("chat.postEphemeral", channel=group, user=ADA, text="for Ada")
    seen = ada.group_with("Tomas Reyes").messages()
    assert [m.text for m in seen] == ["for both", "for Ada"]
    assert (seen[-1].ephemeral, seen[-1].ts) == (True, answer["message_ts"])
    assert [m.text for m in tomas.group_with("Ada Lindgren").messages()] == ["for both"]
    history = api("conversations.history", channel=group)["messages"]
    assert [m["text"] for m in history] == ["for both"]
    assert api("chat.update", channel=group, ts=answer["message_ts"], text="no")["error"] == "message_not_found"


def test_an_ephemeral_message_goes_only_to_members(api: Api) -> None:
    group = api("conversations.open", users=[ADA, TOMAS])["channel"]["id"]
    refused = api("chat.postEphemeral", channel=group, user=GUEST, text="t")
    assert refused["error"] == "user_not_in_channel"


def test_people_are_described_as_slack_does(api: Api) -> None:
    user = api("users.info", user=ADA, include_locale=True)["user"]
    assert (user["tz"], user["locale"], user["is_admin"]) == ("America/Chicago", "en-US", True)
    assert user["tz_offset"] in (-21600, -18000)
    assert user["profile"]["title"] == "Librarian"
    assert "locale" not in api("users.info", user=ADA)["user"]
    assert api("users.info", user=GUEST)["user"]["is_restricted"]
    gone = api("users.info", user=GONE)["user"]
    assert gone["deleted"]
    assert "tz" not in gone
    assert api("users.info", user="U0NOBODY01")["error"] == "user_not_found"


def test_everybody_is_listed_by_pages(api: Api) -> None:
    first = api("users.list", limit=4)
    rest = api("users.list", limit=4, cursor=first["response_metadata"]["next_cursor"])
    ids = [member["id"] for page in (first, rest) for member in page["members"]]
    assert ids[:5] == [person.id for person in PEOPLE]
    assert rest["response_metadata"]["next_cursor"] == ""


def test_files_are_uploaded_in_three_steps(api: Api, ada: Person, sandbox: Sandbox) -> None:
    channel = api("conversations.open", users=ADA)["channel"]["id"]
    client = WebClient(token=sandbox.bot_token, base_url=sandbox.api_url)
    client.files_upload_v2(
        channel=channel,
        filename="chart.png",
        title="A chart",
        content=b"not really",
        initial_comment="Look",
        alt_txt="A",
    )
    message = ada.dm().last()
    assert message.text == "Look\n[A chart]"
    assert (message.files[0]["mimetype"], message.files[0]["alt_txt"]) == ("image/png", "A")
    with httpx.Client(**settings(base_url=sandbox.base_url)) as http:
        assert http.get(message.files[0]["url"]).content == b"not really"


def test_an_upload_slack_would_not_take_is_refused(api: Api) -> None:
    assert api("files.getUploadURLExternal", filename="a", length=0)["error"] == "missing_argument"
    given = api("files.getUploadURLExternal", filename="a.csv", length=3)
    listed = [{"id": given["file_id"]}]
    channel = api("conversations.open", users=ADA)["channel"]["id"]
    assert api("files.completeUploadExternal", files=listed)["error"] == "file_not_found"
    assert api.http.post(given["upload_url"], content=b"four").json()["error"] == "file_upload_size_mismatch"
    assert api.http.post(given["upload_url"], content=b"abc").status_code == 200
    assert api("files.completeUploadExternal", files=listed, channel_id=ADA)["error"] == "invalid_arguments"
    assert api("files.completeUploadExternal", files=listed, channel_id="C0NOWHERE1")["error"] == "channel_not_found"
    assert api("files.completeUploadExternal", files=listed, channel_id=channel)["ok"]
    assert api("files.completeUploadExternal", files=listed, channel_id=channel)["error"] == "file_not_found"


def test_a_file_goes_in_the_thread_of_a_root_and_is_found_there_by_its_id(api: Api) -> None:
    channel = api("conversations.open", users=ADA)["channel"]["id"]
    root = api("chat.postMessage", channel=channel, text="root")["ts"]
    reply = api("chat.postMessage", channel=channel, text="reply", thread_ts=root)["ts"]
    given = api("files.getUploadURLExternal", filename="a.ics", length=3)
    api.http.post(given["upload_url"], content=b"abc")
    complete = {"files": [{"id": given["file_id"]}], "channel_id": channel, "initial_comment": "Open it"}
    assert api("files.completeUploadExternal", **complete, thread_ts=reply)["error"] == "invalid_arguments"
    assert api("files.completeUploadExternal", **complete, thread_ts="1.0")["error"] == "thread_not_found"
    (answer,) = api("files.completeUploadExternal", **complete, thread_ts=root)["files"]
    assert "shares" not in answer, "Slack finishes later; its answer does not say where the file stands"
    found = api("conversations.replies", channel=channel, ts=root)["messages"][-1]
    assert (found["text"], [file["id"] for file in found["files"]]) == ("Open it", [given["file_id"]])
    assert found["thread_ts"] == root


def test_only_an_uploaded_picture_stands_in_an_image_block(api: Api) -> None:
    given = api("files.getUploadURLExternal", filename="a.png", length=3)
    block = {"type": "image", "alt_text": "a", "slack_file": {"id": given["file_id"]}}
    refused = api("chat.postMessage", channel=ADA, text="t", blocks=[block])
    assert refused["errors"] == ["invalid slack file [json-pointer:/blocks/0/slack_file]"]
    api.http.post(given["upload_url"], content=b"abc")
    api("files.completeUploadExternal", files=[{"id": given["file_id"]}])
    assert api("chat.postMessage", channel=ADA, text="t", blocks=[block])["ok"]


def test_the_real_client_raises_with_slacks_words(sandbox: Sandbox) -> None:
    client = WebClient(token=sandbox.bot_token, base_url=sandbox.api_url)
    with pytest.raises(SlackApiError) as caught:
        client.chat_postMessage(
            channel=ADA, text="t", blocks=[{"type": "header", "text": {"type": "mrkdwn", "text": "x"}}]
        )
    assert caught.value.response["error"] == "invalid_blocks"
    assert caught.value.response["response_metadata"]["messages"] == [
        "[ERROR] must be a valid enum value [json-pointer:/blocks/0/text/type]"
    ]


def test_an_uninstalled_app_can_do_nothing(api: Api, ws: Workspace, ada: Person, app: App) -> None:
    ws.app("uninstall")
    assert api("auth.test")["error"] == "account_inactive"
    assert ada.command("/path").error == "unknown_command"
    token = ws.app("install")
    assert api("auth.test", token=token)["ok"]
    assert api("auth.test")["error"] == "account_inactive"


def test_calls_are_listed_without_tokens(api: Api, ws: Workspace) -> None:
    api.http.post("auth.test", data={"token": api.sandbox.bot_token})
    call = ws.calls("auth.test")[-1]
    assert (call["ok"], call["token_kind"], call["args"]) == (True, "bot", {})


def test_a_message_has_an_address_which_names_its_root_where_it_has_one(api: Api) -> None:
    root = api("chat.postMessage", channel=ADA, text="root")
    reply = api("chat.postMessage", channel=ADA, text="reply", thread_ts=root["ts"])
    told = api("chat.getPermalink", channel=root["channel"], message_ts=root["ts"])
    assert (told["ok"], told["channel"]) == (True, root["channel"])
    assert told["permalink"].endswith(f".slack.com/archives/{root['channel']}/p{root['ts'].replace('.', '')}")
    under = api("chat.getPermalink", channel=root["channel"], message_ts=reply["ts"])["permalink"]
    assert under.endswith(f"?thread_ts={root['ts']}&cid={root['channel']}")
    assert api("chat.getPermalink", channel=root["channel"], message_ts="1.2")["error"] == "message_not_found"
    assert api("chat.getPermalink", channel="C404", message_ts=root["ts"])["error"] == "channel_not_found"
