"""What stands between a form and its acknowledgement: the decision, and no second look at who sent it."""

import json
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager
from datetime import UTC, datetime

import pytest
from slack_bolt import App, BoltContext, BoltRequest
from slack_bolt.authorization import AuthorizeResult
from sqlmodel import Session

from flows.decision import Decision, FieldErrors, Phrase
from flows.member import MemberMet, MemberState, Programme
from handlers import readers
from handlers.listeners import Listeners
from handlers.payloads import Submission
from handlers.services import Journey, Services
from handlers.text import Reader
from storage.engine import Database
from storage.member_state import MemberRepository
from tests.stand_ins import StoppedClock

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)


class Watched(Services):
    """The services, with a count of the transactions that only look."""

    looks = 0

    def read(self) -> AbstractContextManager[Session]:
        self.looks += 1
        return super().read()


def refuse(state: MemberState, _: MemberMet) -> Decision[MemberState]:
    return Decision(state, reply=FieldErrors({"minutes": Phrase("session-minutes-range", {"most": 5})}))


@pytest.fixture
def services(database: Database) -> Watched:
    journey = Journey((MemberMet,), MemberRepository, refuse)
    return Watched(database, [journey], programme=Programme(), facts=None, wake=lambda: None, clock=StoppedClock(NOW))


@pytest.fixture
def app(services: Watched) -> Iterator[App]:
    """One form, sent in by somebody whom the middleware met."""
    who = AuthorizeResult(enterprise_id=None, team_id="T1", bot_user_id="UBOT", bot_id="BBOT", bot_token="xoxb-1")
    with ThreadPoolExecutor(2) as executor:
        app = App(authorize=lambda: who, request_verification_enabled=False, listener_executor=executor)

        def meet(context: BoltContext, next_: object) -> None:
            context[readers.READER] = Reader(locale="de", zone="UTC")
            next_()  # type: ignore[operator] # Bolt's own

        app.use(meet)

        def means(sent: Submission, at: datetime) -> MemberMet:
            return MemberMet(team_id="T1", at=at, user_id=sent.actor.user_id, name="Ada", zone="UTC")

        Listeners(app, services).form("form", means)
        yield app


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_a_form_is_answered_in_the_language_of_its_sender_with_no_look_but_the_decisions(
    app: App, services: Watched
) -> None:
    view = {"id": "V1", "callback_id": "form", "type": "modal", "state": {"values": {}}, "private_metadata": ""}
    sent = {"type": "view_submission", "team": {"id": "T1"}, "user": {"id": "UADA", "name": "ada"}, "view": view}

    answer = app.dispatch(BoltRequest(body=sent, mode="socket_mode"))

    assert json.loads(answer.body)["errors"]["minutes"].startswith("Bitte")
    assert services.looks == 0
