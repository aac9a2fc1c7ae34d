"""Every fault: what it does to the app, and that it ends when it should."""

from typing import Any, get_args

import httpx
import pytest

from sandbox.driver import DriverError, Person, Workspace
from sandbox.faults import Kind
from sandbox.local_http import settings
from tests.sandbox.small_app import ADA, Api, App, Moments, until

HELD = {
    "drop_reply": "test_a_dropped_reply_leaves_the_post",
    "drop_call": "test_a_dropped_call_leaves_nothing",
    "hold_call": "test_a_held_call_arrives_unless_the_app_gives_up",
    "ratelimited": "test_too_many_calls_are_told_when_to_come_again",
    "server_error": "test_a_server_error_does_nothing",
    "slow": "test_a_slow_reply_comes_after_the_post",
    "invalid_auth": "test_a_token_may_stop_working",
    "cut_sockets": "test_sockets_are_cut",
    "refresh_sockets": "test_sockets_are_asked_to_reconnect",
    "duplicate_events": "test_events_come_twice",
    "reorder_events": "test_events_come_out_of_order",
    "late_events": "test_events_come_late",
    "late_file": "test_a_file_may_stand_there_after_the_answer",
    "retry_after_success": "test_an_acknowledged_event_comes_again_as_a_retry",
    "error_after": "test_a_server_error_may_come_after_the_post",
    "drop_ack": "test_an_acknowledgement_may_get_lost",
}


def test_every_fault_has_a_test() -> None:
    assert set(HELD) == set(get_args(Kind))
    assert set(HELD.values()) <= set(globals())


def texts(ada: Person) -> list[str]:
    return [message.text for message in ada.dm().messages()]


def test_a_dropped_reply_leaves_the_post(api: Api, ws: Workspace, ada: Person) -> None:
    ws.fault("drop_reply", method="chat.postMessage")
    with pytest.raises(httpx.RemoteProtocolError):
        api.post(ADA, "said once")
    assert texts(ada) == ["said once"]
    api.post(ADA, "said again")
    assert texts(ada) == ["said once", "said again"]


def test_a_dropped_call_leaves_nothing(api: Api, ws: Workspace, ada: Person) -> None:
    ws.fault("drop_call", method="chat.postMessage")
    with pytest.raises(httpx.RemoteProtocolError):
        api.post(ADA, "unsaid")
    assert texts(ada) == []


def test_a_file_may_stand_there_after_the_answer(api: Api, ws: Workspace, ada: Person) -> None:
    ws.fault("late_file", seconds=0.3)
    given = api("files.getUploadURLExternal", filename="a.ics", length=3)
    api.http.post(given["upload_url"], content=b"abc")
    done: dict[str, Any] = {
        "files": [{"id": given["file_id"]}],
        "channel_id": ada.dm().id,
        "initial_comment": "Open it",
    }
    assert api("files.completeUploadExternal", **done)["ok"]
    assert texts(ada) == []
    until(lambda: texts(ada) == ["Open it\n[a.ics]"])


def test_a_held_call_arrives_unless_the_app_gives_up(api: Api, ws: Workspace, ada: Person) -> None:
    ws.fault("hold_call", method="chat.postMessage", seconds=0.2)
    api.post(ADA, "late")
    ws.fault("hold_call", method="chat.postMessage", seconds=5)
    with httpx.Client(**settings(base_url=api.sandbox.api_url, timeout=0.5)) as impatient:
        form = {"token": api.sandbox.bot_token, "channel": ADA, "text": "given up"}
        with pytest.raises(httpx.ReadTimeout):
            impatient.post("chat.postMessage", data=form)
    api.post(ADA, "after it")
    assert texts(ada) == ["late", "after it"]


def test_too_many_calls_are_told_when_to_come_again(api: Api, ws: Workspace, ada: Person) -> None:
    ws.fault("ratelimited", seconds=7, count=2)
    for method in ("auth.test", "chat.postMessage"):
        response = api.http.post(method, data={"token": api.sandbox.bot_token, "channel": ADA, "text": "t"})
        assert (response.status_code, response.headers["retry-after"]) == (429, "7")
        assert response.json() == {"ok": False, "error": "ratelimited"}
    assert texts(ada) == []
    assert api("auth.test")["ok"]


def test_a_server_error_does_nothing(api: Api, ws: Workspace, ada: Person) -> None:
    ws.fault("server_error", status=503)
    response = api.http.post("chat.postMessage", data={"token": api.sandbox.bot_token, "channel": ADA, "text": "t"})
    assert response.status_code == 503
    assert texts(ada) == []


def test_a_server_error_may_come_after_the_post(api: Api, ws: Workspace, ada: Person) -> None:
    ws.fault("error_after", status=502, method="chat.postMessage")
    response = api.http.post("chat.postMessage", data={"token": api.sandbox.bot_token, "channel": ADA, "text": "t"})
    assert response.status_code == 502
    assert texts(ada) == ["t"]


def test_a_slow_reply_comes_after_the_post(api: Api, ws: Workspace, ada: Person) -> None:
    ws.fault("slow", seconds=5)
    with httpx.Client(**settings(base_url=api.sandbox.api_url, timeout=0.5)) as impatient:
        form = {"token": api.sandbox.bot_token, "channel": ADA, "text": "said"}
        with pytest.raises(httpx.ReadTimeout):
            impatient.post("chat.postMessage", data=form)
    assert texts(ada) == ["said"]


def test_a_token_may_stop_working(api: Api, ws: Workspace) -> None:
    ws.fault("invalid_auth", count=0)
    assert [api("auth.test")["error"] for _ in range(3)] == ["invalid_auth"] * 3
    ws.no_faults()
    assert api("auth.test")["ok"]


def test_sockets_are_cut(app: App, ws: Workspace, ada: Person) -> None:
    ws.fault("cut_sockets")
    until(lambda: not app.connected)
    assert ada.command("/path").error == "dispatch_failed"


def test_sockets_are_asked_to_reconnect(app: App, ws: Workspace) -> None:
    ws.fault("refresh_sockets", seconds=0)
    until(lambda: [m["reason"] for m in app.came if m["type"] == "disconnect"] == ["warning", "refresh_requested"])


def test_events_come_twice(app: App, ws: Workspace, ada: Person) -> None:
    ws.fault("duplicate_events")
    ada.say(ada.dm(), "one")
    ada.say(ada.dm(), "two")
    payloads = app.wait_for("message", 3)
    assert [payload["event"]["text"] for payload in payloads] == ["one", "one", "two"]
    assert payloads[0]["event_id"] == payloads[1]["event_id"]


def test_events_come_out_of_order(app: App, ws: Workspace, ada: Person) -> None:
    ws.fault("reorder_events", count=3)
    for text in ("one", "two", "three", "four"):
        ada.say(ada.dm(), text)
    assert [event["text"] for event in app.events("message", 4)] == ["three", "two", "one", "four"]


def test_events_held_back_come_even_if_no_more_do(app: App, ws: Workspace, ada: Person) -> None:
    ws.fault("reorder_events", count=5, seconds=0.05)
    ada.say(ada.dm(), "alone")
    assert app.events("message")[0]["text"] == "alone"


def test_events_come_late(app: App, ws: Workspace, ada: Person) -> None:
    ws.fault("late_events", seconds=0.2)
    ada.say(ada.dm(), "late")
    ada.say(ada.dm(), "early")
    assert [event["text"] for event in app.events("message", 2)] == ["early", "late"]


def test_an_acknowledged_event_comes_again_as_a_retry(app: App, ws: Workspace, ada: Person) -> None:
    ws.fault("retry_after_success")
    ada.say(ada.dm(), "once")
    app.wait_for("message", 2)
    envelopes = [e for e in app.came if e["type"] == "events_api"]
    assert [(e["retry_attempt"], e["retry_reason"]) for e in envelopes] == [(0, ""), (1, "timeout")]


def test_a_fault_of_another_name_is_refused(ws: Workspace) -> None:
    with pytest.raises(DriverError, match="unknown_fault"):
        ws.fault("earthquake")


def test_an_acknowledgement_may_get_lost(app: App, ws: Workspace, ada: Person) -> None:
    ws.fault("drop_ack", count=2)
    assert ada.command("/path").error == "operation_timeout"
    ada.say(ada.dm(), "twice")
    assert [event["text"] for event in app.events("message", 2)] == ["twice", "twice"]
    assert len(app.payloads("command")) == 1
    assert ada.command("/path").ok


def test_settling_waits_for_what_is_held_back_and_what_is_late(app: App, ws: Workspace, ada: Person) -> None:
    ws.fault("late_events", seconds=0.3)
    ada.say(ada.dm(), "late")
    ws.settle()
    ws.fault("reorder_events", count=5, seconds=0.3)
    ada.say(ada.dm(), "held back")
    ws.settle()
    assert [payload["event"]["text"] for payload in app.payloads("message")] == ["late", "held back"]


def test_uploads_and_response_urls_are_struck_too(app: App, api: Api, ws: Workspace, ada: Person) -> None:
    given = api("files.getUploadURLExternal", filename="a.txt", length=3)
    ws.fault("drop_reply", method="files.upload")
    with pytest.raises(httpx.RemoteProtocolError):
        api.http.post(given["upload_url"], content=b"abc")
    assert api.http.post(given["upload_url"], content=b"abc").json()["error"] == "file_not_found"
    ada.command("/path")
    ws.fault("server_error", method="response_url")
    url = app.payloads("command")[0]["response_url"]
    assert [api.http.post(url, json={"text": "hi"}).status_code for _ in range(2)] == [500, 200]


def test_every_strike_is_noted_with_its_time_and_what_it_hit(app: App, api: Api, ws: Workspace, ada: Person) -> None:
    ws.clock.forward(days=1)
    ws.fault("ratelimited", count=2)
    for _ in range(3):
        api("auth.test")
    ws.fault("duplicate_events")
    ada.say(ada.dm(), "twice")
    ws.fault("refresh_sockets", seconds=0)
    strikes = ws.strikes()
    assert [(s["n"], s["fault"], s["method"]) for s in strikes] == [
        (1, "ratelimited", "auth.test"),
        (2, "ratelimited", "auth.test"),
        (3, "duplicate_events", "message.im"),
        (4, "refresh_sockets", None),
    ]
    assert strikes[2]["about"] == app.wait_for("message")[0]["event_id"]
    assert all(s["at"] - s["real"] > 80_000 for s in strikes)
    assert ws.strikes(since=3) == strikes[3:]


def struck_by_chance(api: Api, ws: Workspace, seed: int) -> list[bool]:
    ws.fault("ratelimited", count=0, chance=0.5, seed=seed)
    struck = [api("auth.test").get("error") == "ratelimited" for _ in range(40)]
    ws.no_faults()
    return struck


def test_a_fault_may_strike_by_chance_and_the_same_way_again(api: Api, ws: Workspace) -> None:
    first, again, other = (struck_by_chance(api, ws, seed) for seed in (7, 7, 8))
    assert first == again != other
    assert 5 < sum(first) < 35


def test_a_storm_ends_by_itself(api: Api, ws: Workspace, moments: Moments) -> None:
    ws.fault("ratelimited", lasts=60)
    assert [api("auth.test").get("error") for _ in range(5)] == ["ratelimited"] * 5
    moments.ahead += 61
    assert api("auth.test")["ok"]
    assert ws.ask("GET", "faults") == {"faults": []}
