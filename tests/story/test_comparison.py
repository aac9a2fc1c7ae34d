"""The comparison of two runs: it must see every post that is missing, doubled, changed, or in another place."""

from collections.abc import Callable
from typing import Any

import pytest

from bot.story.comparison import CLOSE_SECONDS, conversations, differences

BOT = "U0BOT"
Record = list[dict[str, Any]]

NOON = 1_900_000_000


def entry(what: str, to: str, ts: str, words: str, *, thread: str | None = None, user: str = BOT) -> dict[str, Any]:
    """One line of a workspace's record, in a conversation with the people `to`."""
    section = {"type": "section", "text": {"type": "mrkdwn", "text": words}}
    yes = {"type": "button", "action_id": "yes", "value": ts, "text": {"type": "plain_text", "text": "Yes"}}
    blocks = [section, {"type": "actions", "elements": [yes]}]
    message = {"text": words, "blocks": blocks} | ({"thread_ts": thread} if thread else {})
    channel = "C-" + to
    return {"what": what, "to": to.split(), "channel": channel, "ts": ts, "user": user, "message": message}


def date(epoch: int) -> str:
    return f"<!date^{epoch}^{{date_short}} {{time}}|some day>"


@pytest.fixture
def record() -> Record:
    """A card for one, then a root with two replies for two, of which one changes later."""
    return [
        entry("post", "U1", "1", f"Please answer by {date(NOON)}."),
        entry("post", "U1 U2", "2", "Agreed: a plan"),
        entry("post", "U1 U2", "3", "Session 1", thread="2"),
        entry("post", "U2 U1", "4", "I can come", user="U1"),
        entry("post", "U1 U2", "5", "How was it?", thread="2"),
        entry("update", "U1 U2", "3", "Session 1: met", thread="2"),
    ]


def differing(one: Record, another: Record) -> list[str]:
    return list(differences(conversations(one, BOT), conversations(another, BOT)))


def test_two_runs_with_other_ids_and_a_slower_clock_are_the_same(record: Record) -> None:
    slower = [
        entry("post", "U1", "101", f"Please answer by {date(NOON + CLOSE_SECONDS)}."),
        entry("post", "U1 U2", "102", "Agreed: a plan"),
        entry("post", "U1 U2", "103", "Session 1", thread="102"),
        entry("update", "U1 U2", "103", "Session 1: met", thread="102"),
        entry("update", "U1 U2", "103", "Session 1: met", thread="102"),
        entry("post", "U1 U2", "105", "How was it?", thread="102"),
    ]
    assert differing(record, slower) == []


def test_a_story_is_no_emptiness(record: Record) -> None:
    assert {people: len(said) for people, said in conversations(record, BOT).items()} == {("U1",): 1, ("U1", "U2"): 3}


@pytest.mark.parametrize("place", [0, 1, 2, 4])
def test_one_post_removed_is_seen(record: Record, place: int) -> None:
    lost = record.pop(place)
    whole = [*record[:place], lost, *record[place:]]
    assert any("missing" in line for line in differing(whole, record))


@pytest.mark.parametrize("place", [0, 1, 2, 4])
def test_one_post_doubled_is_seen(record: Record, place: int) -> None:
    again = record[place] | {"ts": "99"}
    assert any("too many" in line for line in differing(record, [*record, again]))
    assert any("too many" in line for line in differing(record, [*record[: place + 1], again, *record[place + 1 :]]))


Change = Callable[[Record], object]


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda r: r.insert(1, r.pop(2)), id="order"),
        pytest.param(lambda r: r.pop(5), id="a change that never came"),
        pytest.param(lambda r: r.__setitem__(5, r[5] | {"what": "delete"}), id="taken back"),
        pytest.param(lambda r: r.__setitem__(4, r[4] | {"to": ["U1"]}), id="another conversation"),
        pytest.param(lambda r: r[4]["message"].pop("thread_ts"), id="out of its thread"),
        pytest.param(lambda r: r[1]["message"].update(text="Agreed: a plam"), id="a letter"),
        pytest.param(lambda r: r[1]["message"]["blocks"].pop(), id="a button"),
        pytest.param(
            lambda r: r.__setitem__(0, entry("post", "U1", "1", f"Please answer by {date(NOON + 86_400)}.")), id="a day"
        ),
    ],
)
def test_what_else_people_would_notice_is_seen(record: Record, change: Change) -> None:
    other = [entry | {"message": dict(entry["message"])} for entry in record]
    for said in other:
        said["message"]["blocks"] = list(said["message"]["blocks"])
    change(other)
    assert differing(record, other)
    assert differing(other, record)
