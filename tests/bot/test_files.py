"""A file is given once: every fault of Slack and of the process between its three calls and what people see."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

import pytest
from slack_sdk import WebClient

from bot.calls import Calls, Upload
from bot.delivery import Delivery
from bot.fault_points import FaultPoints, Point, PointedDelivery
from handlers.views.blocks import RenderedFile
from storage.conversation import Conversations
from storage.outbox_row import State

if TYPE_CHECKING:
    from tests.bot.conftest import Office

TEAM = "T0SANDBOX"
ADA, TOMAS, GONE = "UADA", "UTOMAS", "UGONE"
PAIR = (ADA, TOMAS)
GIVEN = ("plan", "what is in plan")
URL, BYTES, COMPLETION = "files.getUploadURLExternal", "files.upload", "files.completeUploadExternal"
Until = Callable[[Callable[[], Any], str], Any]


def queue_one_under_a_post(office: "Office") -> None:
    office.queue(office.post("root", PAIR), office.file("plan", PAIR, thread="root"), office.post("next", PAIR))


def assert_given_once(office: "Office") -> None:
    """It stands in the thread of its post, once, and nothing is lost behind it."""
    assert office.slack.said() == ["root", "plan", "next"]
    assert office.slack.files() == [GIVEN]
    plan = office.row("plan")
    (entry,) = [e for e in office.slack.record() if e["message"]["text"] == "plan"]
    assert (plan.state, plan.channel, plan.file_id) == (
        State.SENT,
        entry["channel"],
        entry["message"]["files"][0]["id"],
    )
    assert entry["message"]["thread_ts"] == office.row("root").ts


def test_a_file_stands_in_the_thread_of_its_post(office: "Office") -> None:
    queue_one_under_a_post(office)
    office.hire()
    office.wait()
    assert_given_once(office)
    assert [len(office.slack.calls(method)) for method in (URL, COMPLETION)] == [1, 1]
    (told,) = office.slack.calls(URL)
    assert told["args"]["filename"] == office.row("plan").name
    assert told["args"]["filename"].startswith("plan-")
    assert told["args"]["filename"].endswith(".txt")


def test_a_file_of_the_same_key_is_given_once(office: "Office") -> None:
    office.queue(office.file("plan"), office.file("plan"))
    office.hire("one")
    office.hire("two")
    office.wait()
    office.queue(office.file("plan"))
    office.wait()
    assert office.slack.files() == [GIVEN]


@pytest.mark.parametrize("fault", ["drop_call", "drop_reply", "server_error", "error_after", "ratelimited"])
@pytest.mark.parametrize("method", [URL, BYTES, COMPLETION])
def test_whatever_happens_to_one_of_its_calls_it_is_given_once(office: "Office", method: str, fault: str) -> None:
    office.slack.fault(fault, method=method)
    queue_one_under_a_post(office)
    office.hire()
    office.wait()
    assert_given_once(office)


def test_a_lost_answer_to_the_completion_is_settled_by_the_message(office: "Office") -> None:
    office.slack.fault("drop_reply", method=COMPLETION)
    queue_one_under_a_post(office)
    office.hire()
    office.wait()
    assert_given_once(office)
    assert len(office.slack.calls(COMPLETION)) == 1
    plan = office.row("plan")
    assert plan.resends == 0
    assert plan.ts in {e["message"]["ts"] for e in office.slack.record() if e["message"]["text"] == "plan"}


def test_a_file_that_stands_there_later_than_slack_answered_is_given_once(office: "Office") -> None:
    office.slack.fault("late_file", seconds=0.4)
    office.slack.fault("drop_reply", method=COMPLETION)
    office.queue(office.file("plan", PAIR), office.post("next", PAIR))
    office.hire()
    office.wait()
    assert office.slack.files() == [GIVEN]
    assert office.row("plan").resends == 0


def test_a_completion_that_never_arrived_is_asked_for_once_more(office: "Office") -> None:
    office.slack.fault("drop_call", method=COMPLETION)
    queue_one_under_a_post(office)
    office.hire()
    office.wait()
    assert_given_once(office)
    assert office.row("plan").resends == 1


def test_losing_answer_after_answer_gives_it_once(office: "Office") -> None:
    office.slack.fault("drop_reply", method=URL)
    office.slack.fault("drop_reply", method=BYTES)
    office.slack.fault("ratelimited", method=BYTES, seconds=1)
    office.slack.fault("error_after", method=COMPLETION)
    office.slack.fault("server_error", method="conversations.replies")
    office.slack.fault("drop_reply", method="conversations.replies")
    queue_one_under_a_post(office)
    office.hire()
    office.wait()
    assert_given_once(office)


def test_a_file_that_slack_refuses_holds_nothing_up(office: "Office") -> None:
    office.queue(office.file("refused", (GONE,)), office.file("plan"))
    office.hire()
    office.wait()
    assert office.slack.files() == [GIVEN]
    (failed,) = office.failures
    assert (failed.key, failed.to, failed.error) == ("refused", (GONE,), "user_disabled")
    assert office.row("refused").state is State.FAILED


def test_bytes_that_are_refused_are_refused_for_good(office: "Office") -> None:
    class Short(Delivery):
        def _send_bytes(self, calls: Calls, upload: Upload, rendered: RenderedFile) -> None:
            calls.upload(upload.url, rendered.content[1:])

    office.queue(office.file("plan"), office.post("next"))
    office.hire(kind=Short)
    office.wait()
    assert office.slack.said() == ["next"]
    assert [failed.error for failed in office.failures] == ["http_400"]


def test_a_thread_that_is_gone_is_a_refusal(office: "Office") -> None:
    office.queue(office.post("root", PAIR))
    office.hire()
    office.wait()
    root = office.row("root")
    slack = office.slack.sandbox
    WebClient(token=slack.bot_token, base_url=slack.api_url).chat_delete(channel=root.channel or "", ts=root.ts or "")
    office.queue(office.file("plan", PAIR, thread="root"), office.post("next", PAIR))
    office.wait()
    assert office.slack.said() == ["root", "next"]
    assert [(failed.key, failed.error) for failed in office.failures] == [("plan", "thread_not_found")]


def test_a_conversation_that_slack_gave_another_id_gets_its_file(office: "Office") -> None:
    office.database.run(lambda s: Conversations(s).save(TEAM, ADA, "D0NOMORE"))
    office.queue(office.file("plan"))
    office.hire()
    office.wait()
    assert office.slack.files() == [GIVEN]


def test_an_upload_that_outlasts_its_lease_is_not_completed(office: "Office", until: Until) -> None:
    slow: list[str] = []

    class Slow(Delivery):
        def _send_bytes(self, calls: Calls, upload: Upload, rendered: RenderedFile) -> None:
            super()._send_bytes(calls, upload, rendered)
            if not slow:
                slow.append(upload.file_id)
                until(lambda: office.row("plan").file_id != upload.file_id, "another to take it over")

    queue_one_under_a_post(office)
    office.hire(kind=Slow)
    office.wait()
    assert_given_once(office)
    assert slow
    assert len(office.slack.calls(COMPLETION)) == 1


class Killed(BaseException):
    """What a worker does no more once its process is killed."""


def die() -> None:
    raise Killed


@pytest.mark.parametrize(
    "point",
    [
        f"{Point.BEFORE_SEND}:2",  # the second that is said
        f"{Point.BEFORE_UPLOAD}:1",
        f"{Point.AFTER_UPLOAD}:1",
        f"{Point.AFTER_SEND}:2",
    ],
)
def test_whenever_its_process_is_killed_it_is_given_once(office: "Office", point: str) -> None:
    queue_one_under_a_post(office)
    office.hire(kind=partial(PointedDelivery, points=FaultPoints((point,), end=die)))
    office.wait()
    assert_given_once(office)
    plan = office.row("plan")
    assert plan.resends == (0 if point.startswith(Point.AFTER_SEND) else 1), "the point was reached"


def test_a_dead_process_that_gave_it_gave_it(office: "Office") -> None:
    channel = office.calls.open_conversation([ADA])
    office.database.run(lambda s: Conversations(s).save(TEAM, ADA, channel))
    item = office.left_by_the_dead(office.file("plan"))
    upload = office.calls.upload_url(item.name, 15)
    office.calls.upload(upload.url, b"what is in plan")
    office.calls.complete(channel, upload.file_id, "The plan", "plan", None)
    office.hire()
    office.wait()
    assert office.slack.files() == [GIVEN], "found by its name, since not even the id was kept"
    assert office.row("plan").ts
