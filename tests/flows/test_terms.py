"""Other terms: suggested within what is allowed, answered in one click, and never left hanging."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from flows import decline, invitation, request, terms
from flows.ask import Invitation, InvitationStatus, Offer, OfferStatus, Request, RequestStatus, Terms
from flows.ask_state import AskState, Mentor
from flows.choosing import MentorsChosen
from flows.decision import Closed, Decision, FieldErrors, Post, Show, Tell, Update
from flows.decline import DeclineAsked, InvitationDeclined
from flows.invitation import AgreementEnded, InvitationAccepted, InvitationUndeliverable
from flows.invitation_card import CardOutcome, InvitationCard, InvitationNews
from flows.invitation_clock import InvitationLapsed, InvitationReminderDue
from flows.member import Member, Programme
from flows.profile import Profile, ProfileStatus
from flows.proposal import Match, Nobody, Proposals, Room, Way
from flows.request import RequestWithdrawn
from flows.shortlist import NewsDue
from flows.terms import (
    TermsAccepted,
    TermsDue,
    TermsEndDue,
    TermsFormAsked,
    TermsLapsed,
    TermsPassed,
    TermsReminderDue,
    TermsSuggested,
)
from flows.terms_card import TermsCard, TermsEnded, TermsForm, TermsOutcome

MONDAY = datetime(2026, 11, 23, 19, 40, tzinfo=UTC)  # 13:40 in Chicago, 12:40 in Denver
NIGHT = datetime(2026, 11, 24, 4, 0, tzinfo=UTC)  # Monday 22:00 in Chicago, 21:00 in Denver
ADA = Member(user_id="UADA", name="Ada Lindgren", zone="America/Chicago")
ASKED = Terms(sessions=2, minutes=30, needed_by=date(2026, 12, 18), ways=(Way.VIDEO, Way.IN_PERSON))


def mentor(user_id: str, name: str, *, minutes: int = 120) -> Mentor:
    return Mentor(
        member=Member(user_id=user_id, name=name, zone="America/Denver"),
        profile=Profile(user_id=user_id, status=ProfileStatus.LISTED, unanswered=2),
        room=Room(places=2, minutes=minutes),
    )


TOMAS, JUNE = mentor("UTOMAS", "Tomas Reyes"), mentor("UJUNE", "June Okafor")


def asking(*, cascade: bool = True, tomas: Mentor = TOMAS) -> AskState:
    """Ada's request, put to Tomas, with June after him."""
    state = AskState(
        programme=Programme(),
        mentee=ADA,
        mentors=(tomas, JUNE),
        request=Request(
            id="V1",
            mentee_id="UADA",
            goal="run a teen advisory council",
            sessions=ASKED.sessions,
            minutes=ASKED.minutes,
            needed_by=ASKED.needed_by,
            ways=ASKED.ways,
            status=RequestStatus.CHOOSING,
            created_at=MONDAY,
            matches=(
                Match(mentor_id="UTOMAS", score=1.0, reasons=()),
                Match(mentor_id="UJUNE", score=0.9, reasons=()),
            ),
        ),
    )
    chosen = MentorsChosen(team_id="T1", at=MONDAY, actor="UADA", request_id="V1", first="UTOMAS", cascade=cascade)
    return request.decide(state, chosen).state


def suggest(state: AskState, at: datetime = MONDAY, **changes: Any) -> Decision[AskState]:
    """Tomas suggests what was asked for but for these changes; one session of 45 minutes where none are given."""
    given: dict[str, Any] = {"sessions": 2, "minutes": 30, "needed_by": ASKED.needed_by, "ways": ASKED.ways}
    given |= changes or {"sessions": 1, "minutes": 45}
    event = TermsSuggested(team_id="T1", at=at, actor="UTOMAS", request_id="V1", number=1, **given)
    return terms.decide(state, event)


def does(
    state: AskState, kind: type[Any], actor: str = "", at: datetime = MONDAY, number: int = 1
) -> Decision[AskState]:
    journey = next(j for j in (terms, decline, invitation) if kind in j.EVENTS)
    event = kind(team_id="T1", at=at, actor=actor, request_id="V1", number=number)
    return journey.decide(state, event)  # type: ignore[no-any-return]


def current(state: AskState) -> Invitation:
    assert state.current is not None
    return state.current


def offer_of(state: AskState, number: int = 1) -> Offer:
    put = state.invitation(number)
    assert put is not None
    assert put.offer is not None
    return put.offer


def due(decision: Decision[Any], key: str) -> datetime | None:
    return next((w.due for w in decision.wake if w.key == key and w.event), None)


def cancelled(decision: Decision[Any]) -> set[str]:
    return {w.key for w in decision.wake if w.event is None}


def said(decision: Decision[Any], kind: type[Any]) -> list[Any]:
    return [each.message for each in decision.say if isinstance(each, Post | Update) and isinstance(each.message, kind)]


def test_the_form_begins_from_what_was_asked_for() -> None:
    reply = does(asking(), TermsFormAsked, "UTOMAS").reply
    assert isinstance(reply, Show)
    assert isinstance(reply.view, TermsForm)
    assert reply.view.asked == ASKED
    assert reply.view.mentee == ADA.person


def test_a_suggestion_reaches_the_mentee_at_once_in_working_hours_and_the_clock_is_theirs() -> None:
    decision = suggest(asking())
    offer = offer_of(decision.state)
    assert offer.until == datetime(2026, 11, 25, 19, 40, tzinfo=UTC)
    assert due(decision, "invitation:V1:1:terms:lapse") == offer.until
    assert due(decision, "invitation:V1:1:terms:remind") == datetime(2026, 11, 24, 19, 40, tzinfo=UTC)
    assert {"invitation:V1:1:lapse", "invitation:V1:1:remind"} <= cancelled(decision)
    (card,) = said(decision, TermsCard)
    assert (card.asked, card.offered.sessions, card.offered.minutes) == (ASKED, 1, 45)
    (mentors,) = said(decision, InvitationCard)
    assert (mentors.outcome_of_it, mentors.theirs_until) == (CardOutcome.TERMS, offer.until)
    assert decision.reply == Closed()


def test_the_place_stays_reserved_with_the_new_minutes_and_an_answer_ends_the_count_of_silence() -> None:
    state = suggest(asking(), sessions=3).state
    assert (current(state).minutes, current(state).answered_at) == (90, MONDAY)
    tomas = state.mentor("UTOMAS")
    assert tomas is not None
    assert tomas.profile.unanswered == 0


def test_a_suggestion_at_night_waits_for_the_mentees_morning_and_so_does_the_clock() -> None:
    decision = suggest(asking(), at=NIGHT)
    morning = datetime(2026, 11, 24, 15, 0, tzinfo=UTC)  # Tuesday 9:00 in Chicago
    assert due(decision, "invitation:V1:1:terms:arrive") == morning
    assert said(decision, TermsCard) == []
    (mentors,) = said(decision, InvitationCard)
    assert (mentors.theirs_at, mentors.theirs_until) == (morning, None)
    early = does(decision.state, TermsAccepted, "UADA", NIGHT)
    assert early.state == decision.state
    arrived = does(decision.state, TermsDue, at=morning)
    assert offer_of(arrived.state).until == datetime(2026, 11, 26, 15, 0, tzinfo=UTC)
    assert len(said(arrived, TermsCard)) == 1
    assert does(arrived.state, TermsDue, at=morning).say == ()


@pytest.mark.parametrize(
    ("changes", "field", "why"),
    [
        ({"sessions": 2}, "sessions", "terms-same"),
        ({"ways": (Way.IN_PERSON, Way.VIDEO)}, "sessions", "terms-same"),
        ({"sessions": 4}, "sessions", "request-sessions-wrong"),
        ({"sessions": 0}, "sessions", "request-sessions-wrong"),
        ({"minutes": 20}, "minutes", "request-minutes-wrong"),
        ({"sessions": 3, "minutes": 60}, "minutes", "terms-no-room"),
        ({"needed_by": date(2026, 11, 22)}, "needed_by", "request-day-past"),
        ({"needed_by": date(2028, 1, 1)}, "needed_by", "request-day-far"),
        ({"sessions": 1, "line": "x" * 501}, "line", "request-line-long"),
    ],
)
def test_what_cannot_be_suggested_says_why_and_keeps_the_form(changes: dict[str, Any], field: str, why: str) -> None:
    state = asking()
    decision = suggest(state, **changes)
    assert decision.state == state
    assert isinstance(decision.reply, FieldErrors)
    assert {name: phrase.name for name, phrase in decision.reply.errors.items()} == {field: why}


@pytest.mark.parametrize(
    "changes", [{"needed_by": date(2027, 1, 8)}, {"needed_by": None}, {"ways": (Way.AUDIO,)}, {"ways": ()}]
)
def test_any_one_difference_is_enough(changes: dict[str, Any]) -> None:
    assert suggest(asking(), **changes).reply == Closed()


def test_more_than_was_reserved_fits_where_the_mentor_has_the_room() -> None:
    assert suggest(asking(), sessions=2, minutes=60).reply == Closed()


def test_the_same_suggestion_sent_twice_is_one_and_another_has_to_wait() -> None:
    once = suggest(asking()).state
    again = suggest(once)
    assert (again.state, again.say, again.reply) == (once, (), Closed())
    other = suggest(once, sessions=3)
    assert other.state == once
    assert isinstance(other.reply, FieldErrors)
    assert other.reply.errors["line"].name == "invitation-is-terms"


def test_saying_yes_makes_the_mentorship_on_the_new_terms() -> None:
    decision = does(suggest(asking(), sessions=3, ways=(Way.VIDEO,)).state, TermsAccepted, "UADA")
    made = decision.state.mentorship
    assert made is not None
    assert Terms(sessions=made.sessions, minutes=made.minutes, needed_by=made.needed_by, ways=made.ways) == Terms(
        sessions=3, minutes=30, needed_by=ASKED.needed_by, ways=(Way.VIDEO,)
    )
    assert decision.state.request is not None
    assert decision.state.request.status is RequestStatus.ACCEPTED
    assert decision.state.invitations[0].status is InvitationStatus.ACCEPTED
    (mentors,) = said(decision, InvitationCard)
    assert (mentors.outcome_of_it, mentors.sessions, mentors.ways) == (CardOutcome.TERMS_ACCEPTED, 3, (Way.VIDEO,))
    assert {card.outcome_of_it for card in said(decision, TermsCard)} == {TermsOutcome.ACCEPTED}
    assert {"invitation:V1:1:terms:lapse", "invitation:V1:1:terms:remind"} <= cancelled(decision)


def test_other_terms_that_end_before_they_begin_are_spoken_of_as_past() -> None:
    agreed = does(suggest(asking(), sessions=3).state, TermsAccepted, "UADA").state
    ended = invitation.decide(agreed, AgreementEnded(team_id="T1", at=MONDAY, request_id="V1"))
    assert {card.outcome_of_it for card in said(ended, TermsCard)} == {TermsOutcome.ENDED}
    assert {card.outcome_of_it for card in said(ended, InvitationCard)} == {CardOutcome.ENDED}


def test_room_is_looked_at_again_when_the_mentee_says_yes() -> None:
    state = suggest(asking(), sessions=3).state
    tight = replace(state, mentors=(replace(TOMAS, room=Room(places=1, minutes=89)), JUNE))
    decision = does(tight, TermsAccepted, "UADA")
    assert decision.state == tight
    assert isinstance(decision.reply, Tell)
    assert decision.reply.line.name == "terms-room-gone"
    assert does(tight, TermsPassed, "UADA").reply == Closed()


def test_who_stopped_mentoring_since_is_not_held_to_it() -> None:
    state = suggest(asking()).state
    tomas = state.mentor("UTOMAS")
    assert tomas is not None
    left = state.with_profile(replace(tomas.profile, status=ProfileStatus.LEFT))
    decision = does(left, TermsAccepted, "UADA")
    assert (decision.state, decision.say) == (left, ())


def test_looking_further_asks_the_next_shows_who_and_thanks_the_mentor() -> None:
    decision = does(suggest(asking()).state, TermsPassed, "UADA")
    assert current(decision.state).mentor_id == "UJUNE"
    card = said(decision, TermsCard)[0]
    assert (card.outcome_of_it, card.may_choose) == (TermsOutcome.PASSED, False)
    assert card.standing is not None
    assert card.standing.args["mentor"] == JUNE.member.person
    assert due(decision, "request:V1:news") is None  # it stands on the card that was clicked
    told = does(decision.state, TermsEndDue, at=MONDAY)
    (post,) = told.say
    assert isinstance(post, Post)
    assert post.to == ("UTOMAS",)
    assert isinstance(post.message, TermsEnded)
    assert not post.message.lapsed
    assert due(decision, "invitation:V1:1:terms:end") == MONDAY


def test_who_looks_further_at_night_wakes_nobody() -> None:
    decision = does(suggest(asking()).state, TermsPassed, "UADA", NIGHT)
    assert due(decision, "invitation:V1:1:terms:end") == datetime(2026, 11, 24, 16, 0, tzinfo=UTC)
    assert current(decision.state).status is InvitationStatus.RESERVED


def test_looking_further_without_the_cascade_lets_the_mentee_choose() -> None:
    decision = does(suggest(asking(cascade=False)).state, TermsPassed, "UADA")
    assert decision.state.current is None
    assert said(decision, TermsCard)[0].may_choose


def test_where_looking_further_finds_nobody_the_request_waits_by_itself_and_says_why() -> None:
    nobody = Proposals(nobody=Nobody.NONE_LEFT)
    event = TermsPassed(team_id="T1", at=MONDAY, actor="UADA", request_id="V1", number=1, proposals=nobody)
    alone = suggest(asking(cascade=False)).state
    decision = terms.decide(alone, event)
    assert decision.state.request is not None
    assert (decision.state.request.status, decision.state.request.nobody) == (RequestStatus.WAITING, Nobody.NONE_LEFT)
    assert due(decision, "request:V1:review") is not None
    card = said(decision, TermsCard)[0]
    assert card.nobody is not None
    assert (card.may_choose, card.standing, card.nobody.may_reword) == (False, card.nobody.why, True)
    found = Proposals(matches=(Match(mentor_id="UJUNE", score=1.0, reasons=()),))
    assert said(terms.decide(alone, replace(event, proposals=found)), TermsCard)[0].may_choose


def test_unanswered_terms_are_reminded_of_once_and_lapse() -> None:
    state = suggest(asking()).state
    reminded = does(state, TermsReminderDue, at=MONDAY + timedelta(days=1))
    (post,) = reminded.say
    assert isinstance(post, Post)
    assert (post.to, post.key) == (("UADA",), "invitation:V1:1:terms:reminder")
    later = MONDAY + timedelta(days=2)
    decision = does(state, TermsLapsed, at=later)
    assert offer_of(decision.state).status is OfferStatus.LAPSED
    assert current(decision.state).mentor_id == "UJUNE"
    news = does_news(decision)
    assert (news.terms_lapsed, news.declined, news.now) == (True, False, JUNE.member.person)
    (ended,) = said(does(decision.state, TermsEndDue, at=later), TermsEnded)
    assert ended.lapsed
    tomas = decision.state.mentor("UTOMAS")
    assert tomas is not None
    assert tomas.profile.unanswered == 0


def does_news(decision: Decision[AskState]) -> InvitationNews:
    event = next(w.event for w in decision.wake if isinstance(w.event, NewsDue))
    (news,) = said(invitation.decide(decision.state, event), InvitationNews)
    assert isinstance(news, InvitationNews)
    return news


def test_news_that_comes_after_the_next_has_written_back_says_so() -> None:
    declined = does(asking(), InvitationDeclined, "UTOMAS")
    june = TermsSuggested(team_id="T1", at=MONDAY, actor="UJUNE", request_id="V1", number=2, sessions=1, minutes=30)
    told = does_news(replace(declined, state=terms.decide(declined.state, june).state))
    assert (told.declined, told.now, told.wrote_back) == (True, JUNE.member.person, True)


def test_the_mentor_may_still_say_no_and_the_mentee_hears_it_kindly() -> None:
    state = suggest(asking()).state
    assert isinstance(does(state, DeclineAsked, "UTOMAS").reply, Show)
    decision = does(state, InvitationDeclined, "UTOMAS")
    assert offer_of(decision.state).status is OfferStatus.OVER
    assert {card.outcome_of_it for card in said(decision, TermsCard)} == {TermsOutcome.TAKEN_BACK}
    assert does_news(decision).declined


def test_a_mentor_who_leaves_takes_the_suggestion_along_and_is_not_called_slow() -> None:
    decision = does(suggest(asking()).state, InvitationUndeliverable)
    assert {card.outcome_of_it for card in said(decision, TermsCard)} == {TermsOutcome.TAKEN_BACK}
    assert does_news(decision).declined


def test_withdrawing_settles_both_cards() -> None:
    taken_back = RequestWithdrawn(team_id="T1", at=MONDAY, actor="UADA", request_id="V1")
    decision = request.decide(suggest(asking()).state, taken_back)
    assert {card.outcome_of_it for card in said(decision, TermsCard)} == {TermsOutcome.WITHDRAWN}
    assert {card.outcome_of_it for card in said(decision, InvitationCard)} == {CardOutcome.WITHDRAWN}
    assert "invitation:V1:1:terms:lapse" in cancelled(decision)


@pytest.mark.parametrize("kind", [InvitationAccepted, TermsFormAsked])
def test_while_it_waits_the_mentors_old_buttons_say_so(kind: type[Any]) -> None:
    state = suggest(asking()).state
    decision = does(state, kind, "UTOMAS")
    assert (decision.state, decision.say) == (state, ())
    assert isinstance(decision.reply, Tell)
    assert decision.reply.line.name == "invitation-is-terms"


@pytest.mark.parametrize("kind", [InvitationLapsed, InvitationReminderDue])
def test_the_mentors_clock_stands_still_meanwhile(kind: type[Any]) -> None:
    state = suggest(asking()).state
    assert does(state, kind).state == state


@pytest.mark.parametrize("first", [TermsAccepted, TermsPassed])
@pytest.mark.parametrize("second", [TermsAccepted, TermsPassed])
def test_a_second_click_is_told_what_became_of_the_first(first: type[Any], second: type[Any]) -> None:
    state = does(suggest(asking()).state, first, "UADA").state
    again = does(state, second, "UADA")
    assert (again.state, again.say) == (state, ())
    assert isinstance(again.reply, Tell)
    assert again.reply.line.name == ("terms-is-accepted" if first is TermsAccepted else "terms-is-passed")


def test_a_late_form_keeps_what_was_typed() -> None:
    passed_on = does(asking(), InvitationLapsed).state
    late = suggest(passed_on, sessions=1, line="I could do one.")
    assert late.state == passed_on
    assert isinstance(late.reply, FieldErrors)
    assert late.reply.errors["line"].name == "invitation-is-lapsed"


@pytest.mark.parametrize(
    ("kind", "actor"),
    [
        (TermsFormAsked, "UADA"),
        (TermsAccepted, "UTOMAS"),
        (TermsPassed, "UTOMAS"),
        (TermsAccepted, "UJUNE"),
        (TermsPassed, "USTRANGER"),
    ],
)
def test_each_button_is_for_one_of_the_two_only(kind: type[Any], actor: str) -> None:
    state = suggest(asking()).state
    foreign, missing = does(state, kind, actor), does(state, kind, actor, number=99)
    assert foreign.state == missing.state == state
    assert foreign.reply == missing.reply


def test_nothing_was_suggested_so_there_is_nothing_to_accept() -> None:
    state = asking()
    assert does(state, TermsAccepted, "UADA").reply == does(state, TermsAccepted, "USTRANGER").reply
