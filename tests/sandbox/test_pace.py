"""Slack's own pace: a message a second and channel, a ceiling for the workspace, tiers for the rest."""

from dataclasses import replace

import pytest

from sandbox.driver import Person, Workspace
from sandbox.pace import TIERS, Pace
from sandbox.parts import Terms
from tests.sandbox.small_app import ADA, TOMAS, Api, Moments


@pytest.fixture
def terms(terms: Terms) -> Terms:
    return replace(terms, pace=Pace(posts_a_second=0.01, post_burst=3, posts_a_minute=5))


def said(api: Api, person: str, count: int) -> list[str | None]:
    return [api("chat.postMessage", channel=person, text="hello").get("error") for _ in range(count)]


def test_a_channel_takes_a_short_burst_and_then_its_rate(api: Api, ada: Person, moments: Moments) -> None:
    assert said(api, ADA, 4) == [None, None, None, "ratelimited"]
    moments.ahead += 101
    assert said(api, ADA, 2) == [None, "ratelimited"]
    assert len(ada.dm().messages()) == 4


def test_the_answer_says_when_there_is_room_again(api: Api) -> None:
    said(api, ADA, 3)
    form = {"token": api.sandbox.bot_token, "channel": ADA, "text": "hello"}
    response = api.http.post("chat.postMessage", data=form)
    assert response.status_code == 429
    assert 90 <= int(response.headers["retry-after"]) <= 100


def test_other_channels_are_not_held_up_until_the_workspace_is_full(api: Api) -> None:
    assert said(api, ADA, 4)[-1] == "ratelimited"
    assert said(api, TOMAS, 3) == [None, None, "ratelimited"]


@pytest.mark.parametrize(("method", "args"), [("users.list", {}), ("conversations.info", {"channel": "C0"})])
def test_a_method_has_its_tier(api: Api, method: str, args: dict[str, str]) -> None:
    answers = [api(method, **args).get("error") for _ in range(TIERS[method] + 1)]
    assert "ratelimited" not in answers[:-1]
    assert answers[-1] == "ratelimited"


def test_calls_too_many_are_on_record(api: Api, ws: Workspace) -> None:
    said(api, ADA, 4)
    assert [call["error"] for call in ws.calls("chat.postMessage")] == [None, None, None, "ratelimited"]
