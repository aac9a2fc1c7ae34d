"""Words under the agreement while times wait there: one line says that buttons decide, and nothing is made of them."""

from datetime import UTC, datetime, timedelta
from typing import Any

from flows.aside import AsideWritten, ButtonsDecide
from flows.ending import MentorshipEnded

Pair = Any  # the driver of conftest.py, which pytest keeps out of reach of imports

WED = datetime(2026, 11, 25, 20, tzinfo=UTC)  # Wednesday 14:00 in Chicago, 13:00 in Denver
NIGHT = datetime(2026, 11, 24, 4, tzinfo=UTC)  # Monday 22:00 in Chicago
HOUR = timedelta(hours=1)


def told(pair: Pair) -> list[str]:
    return [key for key, post in pair.said.items() if isinstance(post.message, ButtonsDecide)]


def test_the_one_who_has_the_choice_is_told_once_for_each_offer_which_buttons_give_it(pair: Pair) -> None:
    pair.offers("UADA", WED, WED + HOUR)
    before = pair.state.sessions
    for writer in ("UADA", "UEVE", ""):
        pair.happens(AsideWritten, writer)
    assert pair.state.sessions == before
    assert told(pair) == []

    for _ in range(2):
        pair.happens(AsideWritten, "UTOM")
    (key,) = told(pair)
    assert pair.state.session(1).told == ("buttons",)
    post = pair.said[key]
    assert (post.thread, post.to) == ("mentorship:7:agreement", ("UADA", "UTOM"))
    assert (post.message.by.user_id, post.message.other.user_id, post.message.times) == ("UADA", "UTOM", 2)

    pair.offers("UTOM", WED + 2 * HOUR, attempt=2)
    pair.happens(AsideWritten, "UADA")
    assert len(told(pair)) == 2
    assert pair.said[told(pair)[1]].message.times == 1


def test_where_nothing_waits_for_them_nothing_is_said(pair: Pair) -> None:
    pair.happens(AsideWritten, "UTOM")
    pair.now = NIGHT
    pair.offers("UADA", WED)
    pair.happens(AsideWritten, "UTOM")
    assert told(pair) == [], "the times are not before them yet"
    pair.next()
    pair.picks("UTOM", WED)
    pair.happens(AsideWritten, "UTOM")
    pair.happens(MentorshipEnded, "UADA")
    pair.happens(AsideWritten, "UTOM")
    assert told(pair) == []
