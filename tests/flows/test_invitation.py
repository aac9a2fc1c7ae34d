"""The rules of asking: one mentor at a time, a clock of two working days, an acceptance that is atomic."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from flows import decline as declining
from flows import invitation, request
from flows.ask import InvitationStatus, Request, RequestStatus
from flows.ask_state import AskState, Mentor
from flows.choosing import MentorsChosen
from flows.decision import Closed, Decision, FieldErrors, Post, Show, Tell, Update
from flows.decline import DeclineAsked, InvitationDeclined
from flows.invitation import AgreementEnded, InvitationAccepted, InvitationUndeliverable
from flows.invitation_card import CardOutcome, InvitationCard, InvitationNews, PausedForSilence
from flows.invitation_clock import InvitationDue, InvitationLapsed, InvitationReminderDue
from flows.member import Member, Programme
from flows.pair import MentorshipStatus
from flows.profile import Profile, ProfileStatus
from flows.proposal import Match, Nobody, Proposals, Room
from flows.request import RequestWithdrawn
from flows.request_view import RequestView
from flows.shortlist import NewsDue

MONDAY = datetime(2026, 11, 23, 19, 40, tzinfo=UTC)  # 13:40 in Chicago, 12:40 in Denver
ADA = Member(user_id="UADA", name="Ada Lindgren", zone="America/Chicago")


def mentor(user_id: str, name: str, *, places: int = 2, minutes: int = 120, unanswered: int = 0) -> Mentor:
    return Mentor(
        member=Member(user_id=user_id, name=name, zone="America/Denver"),
        profile=Profile(user_id=user_id, status=ProfileStatus.LISTED, unanswered=unanswered),
        room=Room(places=places, minutes=minutes),
    )


TOMAS = mentor("UTOMAS", "Tomas Reyes")
JUNE = mentor("UJUNE", "June Okafor")


def chosen(*mentors: Mentor) -> Request:
    return Request(
        id="V1",
        mentee_id=ADA.user_id,
        goal="run a teen advisory council",
        sessions=2,
        minutes=30,
        status=RequestStatus.CHOOSING,
        created_at=MONDAY,
        needed_by=date(2026, 12, 18),
        matches=tuple(Match(mentor_id=m.member.user_id, score=1.0, reasons=()) for m in mentors),
    )


def asking(*mentors: Mentor, at: datetime = MONDAY, cascade: bool = True) -> AskState:
    """Ada's request after *Ask*, with these mentors in her order."""
    mentors = mentors or (TOMAS, JUNE)
    state = AskState(programme=Programme(), mentee=ADA, request=chosen(*mentors), mentors=mentors)
    event = MentorsChosen(
        team_id="T1", at=at, actor="UADA", request_id="V1", first=mentors[0].member.user_id, cascade=cascade
    )
    return request.decide(state, event).state


def accept(number: int = 1, actor: str = "UTOMAS", at: datetime = MONDAY) -> InvitationAccepted:
    return InvitationAccepted(team_id="T1", at=at, actor=actor, request_id="V1", number=number)


def no(reason: str = "not_now", actor: str = "UTOMAS") -> InvitationDeclined:
    return InvitationDeclined(team_id="T1", at=MONDAY, actor=actor, request_id="V1", number=1, reason=reason)


def decided(state: AskState, event: Any) -> Decision[AskState]:
    journey = declining if type(event) in declining.EVENTS else invitation
    return journey.decide(state, event)  # type: ignore[no-any-return]


def lapse(at: datetime = MONDAY) -> InvitationLapsed:
    return InvitationLapsed(team_id="T1", at=at, request_id="V1", number=1)


def test_the_card_arrives_at_once_in_working_hours_and_may_be_answered_for_two_working_days() -> None:
    state = asking()
    assert state.current is not None
    assert state.current.status is InvitationStatus.SENT
    assert state.current.until == datetime(2026, 11, 25, 19, 40, tzinfo=UTC)


def test_an_invitation_made_at_night_arrives_and_starts_its_clock_in_the_mentors_working_hours() -> None:
    night = datetime(2026, 11, 24, 4, 0, tzinfo=UTC)  # Monday 22:00 in Chicago
    state = asking(at=night)
    assert state.current is not None
    assert state.current.status is InvitationStatus.RESERVED
    morning = datetime(2026, 11, 24, 16, 0, tzinfo=UTC)  # Tuesday 9:00 in Denver
    assert state.current.arrives_at == morning
    due = InvitationDue(team_id="T1", at=morning, request_id="V1", number=1)
    arrived = decided(state, due)
    assert arrived.state.current is not None
    assert arrived.state.current.until == datetime(2026, 11, 26, 16, 0, tzinfo=UTC)
    assert isinstance(arrived.say[0], Post)
    assert isinstance(arrived.say[0].message, InvitationCard)


def test_an_invitation_reserves_and_the_next_in_order_is_asked_where_the_first_has_no_room_left() -> None:
    full = mentor("UTOMAS", "Tomas Reyes", places=0)
    state = asking(full, JUNE)
    assert state.current is not None
    assert state.current.mentor_id == "UJUNE"


def test_where_nobody_chosen_can_be_asked_any_more_the_mentee_chooses_again() -> None:
    state = asking(mentor("UTOMAS", "Tomas Reyes", minutes=30))
    assert state.current is None
    assert state.request is not None
    assert state.request.status is RequestStatus.CHOOSING


def test_accepting_makes_the_mentorship_with_the_requests_own_id_and_replaces_the_buttons() -> None:
    decision = decided(asking(), accept())
    after = decision.state
    assert after.mentorship is not None
    assert (after.mentorship.id, after.mentorship.mentor_id) == ("V1", "UTOMAS")
    assert after.mentorship.status is MentorshipStatus.AGREED
    assert after.request is not None
    assert after.request.status is RequestStatus.ACCEPTED
    (card,) = decision.say
    assert isinstance(card, Update)
    assert isinstance(card.message, InvitationCard)
    assert card.message.outcome_of_it is CardOutcome.ACCEPTED
    assert decision.reply == Closed()


def test_one_that_ends_before_the_shared_dm_opened_is_spoken_of_as_past() -> None:
    accepted = decided(asking(), accept()).state
    (card,) = decided(accepted, AgreementEnded(team_id="T1", at=MONDAY + timedelta(days=3), request_id="V1")).say
    assert isinstance(card, Update)
    assert isinstance(card.message, InvitationCard)
    assert (card.message.outcome_of_it, card.message.opens_at) == (CardOutcome.ENDED, None)
    assert decided(asking(), AgreementEnded(team_id="T1", at=MONDAY, request_id="V1")).say == ()


def test_who_accepts_at_night_sees_the_card_change_at_once_and_the_dm_opens_in_common_hours() -> None:
    night = datetime(2026, 11, 24, 5, 0, tzinfo=UTC)  # Monday 22:00 in Denver
    decision = decided(asking(), accept(at=night))
    opened = next(w for w in decision.wake if w.key == "mentorship:V1:open")
    assert opened.due == datetime(2026, 11, 24, 16, 0, tzinfo=UTC)
    (card,) = decision.say
    assert isinstance(card, Update)
    assert isinstance(card.message, InvitationCard)
    assert card.message.opens_at == opened.due


@pytest.mark.parametrize(
    "event",
    [accept(), no(), DeclineAsked(team_id="T1", at=MONDAY, actor="UTOMAS", request_id="V1", number=1)],
    ids=["accept", "decline", "decline asked"],
)
def test_a_second_click_gets_a_friendly_line_and_changes_nothing(event: InvitationAccepted) -> None:
    accepted = decided(asking(), accept()).state
    again = decided(accepted, event)
    assert again.state == accepted
    assert again.say == ()
    assert isinstance(again.reply, Tell)
    assert again.reply.line.name == "invitation-is-accepted"


def test_nobody_but_the_mentor_asked_can_answer_and_a_stranger_learns_nothing() -> None:
    state = asking()
    foreign = decided(state, accept(actor="USTRANGER"))
    missing = decided(state, accept(number=99))
    assert foreign.state == missing.state == state
    assert foreign.reply == missing.reply


def test_room_is_looked_at_again_when_the_mentor_accepts() -> None:
    state = asking()
    tight = replace(state, mentors=(replace(TOMAS, room=Room(places=1, minutes=59)), JUNE))
    decision = decided(tight, accept())
    assert decision.state == tight
    assert isinstance(decision.reply, Tell)
    assert decision.reply.line.name == "invitation-no-room"


def test_a_decline_asks_the_next_tells_the_mentee_kindly_and_keeps_the_reason_private() -> None:
    decision = decided(asking(), no("not_my_skill"))
    assert decision.state.current is not None
    assert decision.state.current.mentor_id == "UJUNE"
    assert decision.reply == Closed()
    news = next(w for w in decision.wake if w.key == "request:V1:news")
    told = decided(decision.state, replace(news.event, at=MONDAY))  # type: ignore[type-var]
    (post,) = told.say
    assert isinstance(post, Post)
    assert post.to == ("UADA",)
    assert isinstance(post.message, InvitationNews)
    assert post.message.now == JUNE.member.person
    assert "not_my_skill" not in repr(post)


def test_older_news_names_nobody_who_has_it_once_somebody_else_does() -> None:
    first = decided(asking(TOMAS, JUNE, mentor("UNKE", "Nkechi Abara")), no())
    second = decided(first.state, replace(no(actor="UJUNE"), number=2))
    (old, *_) = [each for each in second.say if isinstance(each.message, InvitationNews)]  # type: ignore[union-attr]
    assert isinstance(old, Update)
    assert (old.of, old.message.now, old.message.overtaken) == ("request:V1:news:1", None, True)  # type: ignore[attr-defined]
    agreed = decided(second.state, accept(3, "UNKE"))
    assert {each.of for each in agreed.say if isinstance(each, Update)} >= {"request:V1:news:1", "request:V1:news:2"}


def test_a_decline_without_cascade_leaves_the_choice_to_the_mentee() -> None:
    decision = decided(asking(cascade=False), no())
    assert decision.state.current is None
    assert decision.state.request is not None
    assert decision.state.request.status is RequestStatus.CHOOSING


def test_a_reason_that_is_none_is_a_field_error_and_changes_nothing() -> None:
    state = asking()
    decision = decided(state, no("because"))
    assert isinstance(decision.reply, FieldErrors)
    assert decision.state == state


def test_news_that_was_overtaken_is_not_said() -> None:
    lapsed = decided(asking(), lapse()).state
    accepted = decided(lapsed, accept(number=2, actor="UJUNE")).state
    news = NewsDue(team_id="T1", at=MONDAY, request_id="V1", before="UTOMAS")
    assert decided(accepted, news).say == ()


def test_news_that_nobody_is_left_keeps_the_request_and_says_why() -> None:
    declined = decided(asking(TOMAS), no()).state
    nobody = Proposals(nobody=Nobody.NONE_LEFT)
    news = NewsDue(team_id="T1", at=MONDAY, request_id="V1", before="UTOMAS", proposals=nobody)
    decision = decided(declined, news)
    assert decision.state.request is not None
    assert (decision.state.request.status, decision.state.request.nobody) == (RequestStatus.WAITING, Nobody.NONE_LEFT)
    assert [wake.key for wake in decision.wake] == ["request:V1:review"]
    told = decision.say[-1]
    assert isinstance(told, Post)
    assert isinstance(told.message, InvitationNews)
    assert told.message.nobody is not None
    assert (told.message.may_choose, told.message.nobody.why.name) == (False, "request-nobody-none_left")


def test_three_unanswered_in_a_row_pause_the_mentor_who_is_told() -> None:
    patient = mentor("UTOMAS", "Tomas Reyes", unanswered=2)
    decision = decided(asking(patient, JUNE), lapse())
    assert any(isinstance(p, Post) and isinstance(p.message, PausedForSilence) for p in decision.say)
    paused = decision.state.mentor("UTOMAS")
    assert paused is not None
    assert paused.profile.away_until is not None


@pytest.mark.parametrize("answer", [accept(), no()], ids=["accept", "decline"])
def test_any_answer_ends_the_count_of_silence(answer: InvitationAccepted | InvitationDeclined) -> None:
    patient = mentor("UTOMAS", "Tomas Reyes", unanswered=2)
    answered = decided(asking(patient, JUNE), answer).state.mentor("UTOMAS")
    assert answered is not None
    assert answered.profile.unanswered == 0


def test_one_reminder_and_only_while_it_waits() -> None:
    state = asking()
    due = InvitationReminderDue(team_id="T1", at=MONDAY + timedelta(days=1), request_id="V1", number=1)
    assert len(decided(state, due).say) == 1
    accepted = decided(state, accept()).state
    assert decided(accepted, due).say == ()


def test_a_card_that_cannot_be_delivered_goes_to_the_next_without_blame() -> None:
    lost = InvitationUndeliverable(team_id="T1", at=MONDAY, request_id="V1", number=1)
    decision = decided(asking(), lost)
    assert decision.state.current is not None
    assert decision.state.current.mentor_id == "UJUNE"
    first = decision.state.mentor("UTOMAS")
    assert first is not None
    assert first.profile.unanswered == 0


def test_withdrawing_frees_the_place_and_the_mentors_card_says_so() -> None:
    taken_back = RequestWithdrawn(team_id="T1", at=MONDAY, actor="UADA", request_id="V1")
    decision = request.decide(asking(), taken_back)
    assert decision.state.current is None
    (card,) = decision.say
    assert isinstance(card, Update)
    late = decided(decision.state, accept())
    assert late.state == decision.state
    assert isinstance(late.reply, Tell)


def test_asking_twice_shows_the_same_and_asks_nobody_twice() -> None:
    state = asking()
    again = request.decide(state, MentorsChosen(team_id="T1", at=MONDAY, actor="UADA", request_id="V1", first="UJUNE"))
    assert again.state == state
    assert isinstance(again.reply, Show)
    assert isinstance(again.reply.view, RequestView)
