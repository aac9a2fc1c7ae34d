"""Out: once. Every fault of Slack and of the process between the outbox and what people read."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from threading import Barrier, Event
from typing import TYPE_CHECKING, Any

import pytest

from bot.calls import METADATA
from bot.delivery import Delivery
from bot.outcome import Outcome, Sent
from flows.decision import FetchMember, PublishHome
from storage.conversation import Conversations
from storage.engine import Contention
from storage.member import Members
from storage.outbox_row import OutboxItem, State

if TYPE_CHECKING:
    from tests.bot.conftest import Office

TEAM = "T0SANDBOX"
ADA, TOMAS, JUNE, GONE = "UADA", "UTOMAS", "UJUNE", "UGONE"
PAIR = (ADA, TOMAS)
Until = Callable[[Callable[[], Any], str], Any]


def test_what_is_said_comes_in_order_and_stands_where_it_belongs(office: "Office") -> None:
    office.queue(
        office.post("root", PAIR),
        office.post("reply", PAIR, thread="root"),
        office.post("aside", (JUNE,)),
        office.update("root", PAIR, "root, as it is now"),
    )
    office.hire()
    office.wait()
    root, reply = office.row("root"), office.row("reply")
    assert root.state is reply.state is State.SENT
    entries = office.slack.record()
    posts = {e["message"]["text"]: e["message"] for e in entries if e["what"] == "post"}
    assert set(posts) == {"root", "reply", "aside"}
    assert posts["reply"]["thread_ts"] == root.ts
    (updated,) = [e["message"] for e in entries if e["what"] == "update"]
    assert (updated["ts"], updated["text"]) == (root.ts, "root, as it is now")
    assert [e["what"] for e in entries if e["channel"] == root.channel] == ["post", "post", "update"]


def test_the_same_key_is_said_once(office: "Office") -> None:
    office.queue(office.post("a"), office.post("a"))
    office.hire("one")
    office.hire("two")
    office.wait()
    office.queue(office.post("a"))
    office.wait()
    assert office.slack.said() == ["a"]


@pytest.mark.parametrize("thread", [None, "root"])
def test_a_post_whose_answer_was_lost_is_found_not_repeated(office: "Office", thread: str | None) -> None:
    office.queue(office.post("root", PAIR))
    office.hire()
    office.wait()
    office.slack.fault("drop_reply", method="chat.postMessage")
    office.queue(office.post("lost", PAIR, thread=thread), office.post("next", PAIR))
    office.wait()
    assert office.slack.said() == ["root", "lost", "next"]
    lost = office.row("lost")
    assert (lost.state, lost.resends) == (State.SENT, 0)
    assert lost.ts in {e["message"]["ts"] for e in office.slack.record() if e["message"]["text"] == "lost"}


def test_a_post_that_never_arrived_is_sent_once_more(office: "Office") -> None:
    office.slack.fault("drop_call", method="chat.postMessage")
    office.queue(office.post("lost"), office.post("next"))
    office.hire()
    office.wait()
    assert office.slack.said() == ["lost", "next"]
    assert office.row("lost").resends == 1


def test_an_error_of_the_server_is_no_answer(office: "Office") -> None:
    office.slack.fault("server_error", method="chat.postMessage", status=503)
    office.queue(office.post("a"))
    office.hire()
    office.wait()
    assert office.slack.said() == ["a"]


def test_losing_answer_after_answer_says_it_once(office: "Office") -> None:
    office.slack.fault("drop_reply", method="chat.postMessage")
    office.slack.fault("server_error", method="conversations.history", status=500)
    office.slack.fault("drop_reply", method="conversations.history")
    office.slack.fault("ratelimited", method="conversations.history", seconds=1)
    office.queue(office.post("a"))
    office.hire()
    office.wait()
    assert office.slack.said() == ["a"]


def test_slack_asking_to_wait_holds_that_conversation_alone(office: "Office", until: Until) -> None:
    office.queue(office.post("opens", (JUNE,)))
    office.hire()
    office.wait()
    office.slack.fault("ratelimited", method="chat.postMessage", seconds=2)
    office.queue(office.post("held"))
    until(lambda: office.row("held").attempts and office.row("held").state is State.QUEUED, "the row to wait")
    office.queue(office.post("after the held one"), office.post("elsewhere", (JUNE,)))
    office.wait()
    assert office.slack.said() == ["opens", "elsewhere", "held", "after the held one"]
    assert office.row("held").state is State.SENT


def test_a_conversation_that_cannot_be_opened_yet_is_opened_later(office: "Office") -> None:
    office.slack.fault("drop_reply", method="conversations.open")
    office.queue(office.post("a", PAIR))
    office.hire()
    office.wait()
    assert office.slack.said() == ["a"]
    assert office.slack.calls("conversations.history") == [], "nothing was posted, so nothing is looked for"


def test_what_slack_refuses_is_handed_to_the_flow_and_the_next_is_sent(office: "Office") -> None:
    office.queue(
        office.post("refused", (GONE,)), office.post("under it", (GONE,), thread="refused"), office.post("fine")
    )
    office.hire()
    office.wait()
    assert office.slack.said() == ["fine"]
    (failed,) = office.failures
    assert (failed.team_id, failed.key, failed.to) == (TEAM, "refused", (GONE,))
    assert failed.error == "user_disabled"
    assert office.row("refused").state is State.FAILED
    assert office.row("under it").state is State.DROPPED


def test_a_conversation_that_slack_gave_another_id_is_opened_anew(office: "Office") -> None:
    office.database.run(lambda s: Conversations(s).save(TEAM, ADA, "D0NOMORE"))
    office.queue(office.post("a"))
    office.hire()
    office.wait()
    assert office.slack.said() == ["a"]
    assert office.row("a").open_channel not in {None, "D0NOMORE"}


def test_a_refused_token_loses_nothing(office: "Office", until: Until) -> None:
    office.slack.fault("invalid_auth", method="chat.postMessage")
    office.queue(office.post("a"))
    office.hire()
    until(lambda: office.row("a").attempts and office.row("a").state is State.QUEUED, "the row to wait")
    assert office.failures == []


def test_what_a_dead_process_said_is_not_said_again(office: "Office") -> None:
    channel = office.calls.open_conversation([ADA])
    office.database.run(lambda s: Conversations(s).save(TEAM, ADA, channel))
    item = office.left_by_the_dead(office.post("a"))
    sent = office.calls.post(channel, "a", [], item.reference, None)
    office.hire()
    office.wait()
    assert office.slack.said() == ["a"]
    assert (office.row("a").channel, office.row("a").ts) == (sent.channel, sent.ts)


def test_what_a_dead_process_did_not_say_is_said(office: "Office") -> None:
    office.left_by_the_dead(office.post("a"))
    office.hire()
    office.wait()
    assert office.slack.said() == ["a"]


def test_a_look_that_outlasts_its_lease_sends_nothing_beside_the_one_that_took_over(office: "Office") -> None:
    both_found_nothing, one_more_says_it = Barrier(2), Event()
    sayings: list[str] = []

    class Slow(Delivery):
        def look_for(self, item: OutboxItem, restored_from: datetime | None = None) -> Outcome | None:
            found = super().look_for(item, restored_from)
            both_found_nothing.wait(20)  # the second looks because the lease of the first ran out
            return found

        def say(self, item: OutboxItem) -> Outcome:
            sayings.append(item.key)
            if len(sayings) > 1:
                one_more_says_it.set()
            one_more_says_it.wait(0.5)
            return super().say(item)

    office.left_by_the_dead(office.post("a"))
    office.hire(kind=Slow)
    office.wait()
    assert sayings == office.slack.said() == ["a"]


def test_an_outcome_that_cannot_be_recorded_holds_no_other(office: "Office", until: Until) -> None:
    answered, known, odd_ones = Event(), list[str](), list[str]()

    class Odd(Delivery):
        def say(self, item: OutboxItem) -> Outcome:
            sent = super().say(item)
            answered.wait(20)
            known.append(item.key)
            if item.key == "odd" and not odd_ones and isinstance(sent, Sent):
                odd_ones.append(item.key)
                return replace(sent, ts=object())  # type: ignore[arg-type]  # which no database takes
            return sent

    office.queue(office.post("first", (JUNE,)), office.post("odd", (ADA,)), office.post("other", (TOMAS,)))
    office.hire(kind=Odd)
    until(lambda: len(office.slack.said()) == 3, "all to be said")
    with office.database.transaction():  # on SQLite the first is recorded after this, the others together after it
        answered.set()
        until(lambda: len(known) == 3, "all to be known")
    office.wait()
    assert sorted(office.slack.said()) == ["first", "odd", "other"]
    looked_in = {call["args"]["channel"] for call in office.slack.calls("conversations.history")}
    assert looked_in == {office.row("odd").channel}, "the others were recorded at once"


def test_what_a_database_that_is_not_to_be_had_cannot_keep_is_kept_in_mind(
    office: "Office", monkeypatch: pytest.MonkeyPatch
) -> None:
    said, refused = Event(), list[bool]()
    run = office.database.run

    def busy(work: Callable[[Any], Any], *, patient: bool = False) -> Any:
        if said.is_set() and len(refused) < 3:
            refused.append(True)
            raise Contention
        return run(work, patient=patient)

    class Told(Delivery):
        def say(self, item: OutboxItem) -> Outcome:
            sent = super().say(item)
            said.set()
            return sent

    monkeypatch.setattr(office.database, "run", busy)
    office.queue(office.post("a"))
    office.hire(kind=Told)
    office.wait()
    assert len(refused) == 3
    assert (office.slack.said(), office.slack.calls("conversations.history")) == (["a"], [])


def test_the_metadata_says_nothing_of_what_it_is_about(office: "Office") -> None:
    office.queue(office.post("mentorship:7:root"))
    office.hire()
    office.wait()
    (call,) = office.slack.calls("chat.postMessage")
    assert call["args"]["metadata"] == {
        "event_type": METADATA,
        "event_payload": {"id": office.row("mentorship:7:root").reference},
    }
    assert "mentorship" not in office.row("mentorship:7:root").reference


def test_homes_are_published_and_strangers_asked_for(office: "Office") -> None:
    for _ in range(10):
        office.queue(PublishHome(user_id=ADA))
    office.queue(FetchMember(user_id=ADA))
    office.slack.fault("drop_reply", method="views.publish")
    office.slack.fault("drop_reply", method="users.info")
    office.hire()
    office.wait()
    assert len(office.slack.calls("views.publish")) == 2, "ten changes and one lost answer"
    with office.database.reading() as session:
        ada = Members(session).get(TEAM, ADA)
    assert ada is not None
    assert (ada.name, ada.title, ada.zone) == ("Ada Lindgren", "Librarian", "America/Chicago")


def test_stopping_finishes_what_is_in_hand(office: "Office", until: Until) -> None:
    office.slack.fault("slow", method="chat.postMessage", seconds=0.5)
    office.queue(office.post("a"))
    courier = office.hire()
    until(lambda: office.row("a").state is State.SENDING, "the sending")
    courier.stop()
    assert office.row("a").state is State.SENT
