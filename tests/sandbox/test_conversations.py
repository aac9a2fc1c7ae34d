"""Opening conversations and reading them back."""

import pytest

from sandbox.driver import Person
from tests.sandbox.small_app import ADA, GONE, MEI, TOMAS, Api, App


def test_the_same_people_share_one_conversation_for_ever(api: Api) -> None:
    first = api("conversations.open", users=f"{ADA},{TOMAS}")
    again = api("conversations.open", users=[TOMAS, ADA, TOMAS])
    assert first["channel"]["id"] == again["channel"]["id"]
    assert first["channel"]["id"].startswith("C")
    assert again["already_open"]
    other = api("conversations.open", users=[ADA, TOMAS, MEI])
    assert other["channel"]["id"] != first["channel"]["id"]
    alone = api("conversations.open", users=ADA, return_im=True)["channel"]
    assert (alone["is_im"], alone["user"], alone["id"][0]) == (True, ADA, "D")


@pytest.mark.parametrize(
    ("users", "error"),
    [
        ("", "users_list_not_supplied"),
        (GONE, "user_disabled"),
        (f"{ADA},{GONE}", "user_disabled"),
        (f"{ADA},U0NOBODY01", "user_not_found"),
        ("U0SANDBOXB", "not_enough_users"),
    ],
)
def test_people_who_cannot_be_written_to_are_refused(api: Api, users: str, error: str) -> None:
    assert api("conversations.open", users=users)["error"] == error


def test_at_most_eight_people_are_opened(api: Api) -> None:
    names = [f"U0MANY{n:04d}" for n in range(9)]
    assert api("conversations.open", users=names)["error"] == "too_many_users"
    assert api("conversations.open", users=names[:8])["error"] == "user_not_found"


def test_peeking_opens_nothing(api: Api, ada: Person) -> None:
    assert api("conversations.open", users=[ADA, TOMAS], prevent_creation=True)["error"] == "channel_not_found"
    assert [c.kind for c in ada.conversations() if c.kind == "group"] == []


def test_conversations_without_the_app_do_not_exist_for_it(api: Api, ada: Person, tomas: Person) -> None:
    private = ada.open_conversation(tomas)
    ada.say(private, "between us")
    assert api("conversations.history", channel=private.id)["error"] == "channel_not_found"
    assert api("chat.postMessage", channel=private.id, text="t")["error"] == "channel_not_found"


def test_history_gives_the_newest_first_and_leaves_replies_to_their_thread(api: Api, ada: Person) -> None:
    root = api.post(ADA, "one")
    channel = root["channel"]
    api.post(channel, "reply", thread_ts=root["ts"])
    api.post(channel, "shown too", thread_ts=root["ts"], reply_broadcast=True)
    ada.say(channel, "two")
    history = api("conversations.history", channel=channel)["messages"]
    assert [m["text"] for m in history] == ["two", "shown too", "one"]
    assert (history[-1]["reply_count"], history[-1]["thread_ts"]) == (2, root["ts"])
    replies = api("conversations.replies", channel=channel, ts=root["ts"])["messages"]
    assert [m["text"] for m in replies] == ["one", "reply", "shown too"]
    assert api("conversations.replies", channel=channel, ts="1.000001")["error"] == "thread_not_found"


def test_history_is_read_by_pages_and_between_times(api: Api) -> None:
    stamps = [api.post(ADA, str(n))["ts"] for n in range(5)]
    channel = api("conversations.open", users=ADA)["channel"]["id"]
    first = api("conversations.history", channel=channel, limit=2)
    assert ([m["text"] for m in first["messages"]], first["has_more"]) == (["4", "3"], True)
    cursor = first["response_metadata"]["next_cursor"]
    rest = api("conversations.history", channel=channel, limit=3, cursor=cursor)
    assert ([m["text"] for m in rest["messages"]], rest["has_more"]) == (["2", "1", "0"], False)
    between = api("conversations.history", channel=channel, oldest=stamps[1], latest=stamps[3])["messages"]
    assert [m["text"] for m in between] == ["2"]
    inclusive = api("conversations.history", channel=channel, oldest=stamps[1], latest=stamps[3], inclusive=True)
    assert [m["text"] for m in inclusive["messages"]] == ["3", "2", "1"]
    assert api("conversations.history", channel=channel, limit=1000)["error"] == "invalid_limit"


def test_metadata_is_whole_only_when_asked_for(api: Api) -> None:
    metadata = {"event_type": "row", "event_payload": {"id": "a1"}}
    posted = api.post(ADA, metadata=metadata)
    channel = posted["channel"]
    assert api("conversations.history", channel=channel)["messages"][0]["metadata"] == {"event_type": "row"}
    whole = api("conversations.history", channel=channel, include_all_metadata=True)["messages"][0]
    assert whole["metadata"] == metadata


def test_a_thread_whose_root_is_deleted_keeps_a_tombstone(api: Api, ada: Person, app: App) -> None:
    root = api.post(ADA, "root")
    ada.say(root["channel"], "reply", thread=root["ts"])
    assert api("chat.delete", channel=root["channel"], ts=root["ts"])["ok"]
    thread = api("conversations.replies", channel=root["channel"], ts=root["ts"])["messages"]
    assert [m.get("subtype") for m in thread] == ["tombstone", None]
    assert api("chat.update", channel=root["channel"], ts=root["ts"], text="t")["error"] == "message_not_found"
