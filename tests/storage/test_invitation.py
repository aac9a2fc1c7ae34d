"""What a mentor wrote back is kept with its invitation, on both kinds of database; an older row has none of it."""

from datetime import UTC, date, datetime, timedelta

from sqlalchemy import text
from sqlmodel import Session

from flows.ask import Invitation, InvitationStatus, Offer, OfferStatus, Question, Request, RequestStatus, Terms
from flows.decision import Person
from flows.invitation_card import CardOutcome, InvitationCard, InvitationReminder
from flows.proposal import Way
from storage import wire
from storage.engine import Database
from storage.invitation import INVITATIONS
from storage.request import REQUESTS

NOW = datetime(2026, 11, 23, 15, tzinfo=UTC)
LATER = NOW + timedelta(days=2)
PUT = Invitation(
    id="R1:1",
    request_id="R1",
    mentor_id="UTOM",
    number=1,
    status=InvitationStatus.SENT,
    minutes=45,
    made_at=NOW,
    sent_at=NOW,
    until=LATER,
    reminded_at=NOW,
    offer=Offer(
        terms=Terms(sessions=1, minutes=45, needed_by=date(2026, 12, 18), ways=(Way.VIDEO, Way.WRITTEN)),
        line="An hour <!channel> is too long",
        made_at=NOW,
        arrives_at=NOW,
        sent_at=NOW,
        until=LATER,
        status=OfferStatus.PASSED,
    ),
    question=Question(
        text="Why \U0001f642?",
        left=480,
        remind_left=60,
        answer="So.",
        answered_at=LATER,
        resumed_at=LATER,
        made_at=NOW,
        arrives_at=NOW,
    ),
)


def asked() -> Request:
    return Request(
        id="R1",
        mentee_id="UADA",
        goal="weed a shelf",
        sessions=1,
        minutes=30,
        status=RequestStatus.ASKING,
        created_at=NOW,
    )


def test_an_offer_and_a_question_come_back_as_they_went(database: Database) -> None:
    def keep(session: Session) -> None:
        REQUESTS.save(session, asked(), team_id="T1")
        INVITATIONS.save(session, PUT, team_id="T1")

    database.run(keep)
    with database.reading() as session:
        assert INVITATIONS.get(session, "T1", "R1", 1) == PUT


def test_a_row_of_the_version_before_has_neither(database: Database) -> None:
    """It is inserted without the new columns, as that version does."""

    def keep(session: Session) -> None:
        REQUESTS.save(session, asked(), team_id="T1")
        columns = "team_id, id, request_id, number, mentor_id, status, minutes, made_at, reasons"
        values = "'T1', 'R1:1', 'R1', 1, 'UTOM', 'sent', 30, :at, '[]'"
        session.connection().execute(text(f"INSERT INTO invitation ({columns}) VALUES ({values})"), {"at": NOW})

    database.run(keep)
    with database.reading() as session:
        put = INVITATIONS.get(session, "T1", "R1", 1)
    assert put is not None
    assert (put.reminded_at, put.offer, put.question) == (None, None, None)


def test_cards_queued_by_the_version_before_are_read() -> None:
    card = InvitationReminder(
        request_id="R1", number=1, mentee=_person(), goal="weed a shelf", until=LATER, outcome_of_it=CardOutcome.OPEN
    )
    old = {name: value for name, value in wire.dump(card).items() if name not in {"may_ask", "paused"}}
    assert wire.load_message(old) == card
    whole = InvitationCard(
        request_id="R1",
        number=1,
        mentee=_person(),
        mentee_title="",
        sessions=1,
        minutes=30,
        needed_by=None,
        goal="weed a shelf",
        outcome="",
        tried="",
        line="",
        ways=(),
        reasons=(),
        worked_together=False,
        until=LATER,
    )
    new = {"offered", "question", "answer", "theirs_at", "theirs_until"}
    assert wire.load_message({n: v for n, v in wire.dump(whole).items() if n not in new}) == whole


def _person() -> Person:
    return Person("UADA", "Ada")
