"""A no and what it teaches: a pause, a corrected profile, a colleague who joins; and the mentee never learns why."""

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest

from flows import correction, decline, request, thought_of
from flows.ask import DeclineReason, InvitationStatus, Request, RequestStatus
from flows.ask_state import AskState, Mentor
from flows.choosing import MentorsChosen
from flows.correction import CorrectionForm, SkillsTakenOff
from flows.decision import Closed, Decision, FetchMember, FieldErrors, Phrase, Show, Tell
from flows.decline import ColleagueForm, ColleagueNamed, InvitationDeclined
from flows.member import Member, Programme
from flows.pause import PauseForm
from flows.profile import Profile, ProfileState, ProfileStatus
from flows.proposal import Match, Reason, ReasonKind, Room, Skill
from flows.put_forward import PutForwardDue
from flows.put_forward_card import put_forward_key
from flows.request import RequestWithdrawn
from flows.thought_of import ColleagueThoughtOf
from flows.waiting_list import WaitingReviewed

MONDAY = datetime(2026, 11, 23, 19, 40, tzinfo=UTC)  # 13:40 in Chicago, 12:40 in Denver
ADA = Member(user_id="UADA", name="Ada Lindgren", zone="America/Chicago")
PRIYA = Member(user_id="UPRIYA", name="Priya Nair", zone="America/Denver")
SKILLS = (Skill("youth councils", "ran two"), Skill("grant writing"))


def mentor(user_id: str, name: str, **profile: Any) -> Mentor:
    listed = Profile(user_id=user_id, status=ProfileStatus.LISTED, skills=SKILLS, unanswered=2)
    return Mentor(
        member=Member(user_id=user_id, name=name, zone="America/Denver"),
        profile=replace(listed, **profile),
        room=Room(places=2, minutes=120),
    )


TOMAS, JUNE = mentor("UTOMAS", "Tomas Reyes"), mentor("UJUNE", "June Okafor")


def asking(*mentors: Mentor, cascade: bool = True) -> AskState:
    mentors = mentors or (TOMAS, JUNE)
    why = (Reason(ReasonKind.SKILL, "youth councils"), Reason(ReasonKind.FREE_MINUTES, number=120))
    asked = Request(
        id="V1",
        mentee_id="UADA",
        goal="run a teen advisory council",
        skills=("facilitation",),
        sessions=2,
        minutes=30,
        status=RequestStatus.CHOOSING,
        created_at=MONDAY,
        matches=tuple(Match(mentor_id=m.member.user_id, score=1.0, reasons=why) for m in mentors),
    )
    state = AskState(programme=Programme(), mentee=ADA, request=asked, mentors=mentors)
    first = mentors[0].member.user_id
    chosen = MentorsChosen(team_id="T1", at=MONDAY, actor="UADA", request_id="V1", first=first, cascade=cascade)
    return request.decide(state, chosen).state


def no(state: AskState, reason: DeclineReason, actor: str = "UTOMAS") -> Decision[AskState]:
    event = InvitationDeclined(team_id="T1", at=MONDAY, actor=actor, request_id="V1", number=1, reason=reason)
    return decline.decide(state, event)


def better(state: AskState, colleague: str = "UPRIYA", **about: Any) -> Decision[AskState]:
    """Tomas names somebody; by default one who is known, and whom nothing stands against where they are a mentor."""
    listed = state.mentor(colleague)
    fits = Match(mentor_id=colleague, score=0.1, reasons=()) if listed and listed.profile.listed else None
    about = {"actor": "UTOMAS", "number": 1, "match": fits, **about}
    state = replace(state, colleague=about.pop("known", replace(PRIYA, user_id=colleague)))
    event = ColleagueNamed(team_id="T1", at=MONDAY, request_id="V1", colleague=colleague, **about)
    return decline.decide(state, event)


def requested(state: AskState) -> Request:
    assert state.request is not None
    return state.request


# --- what is asked after the no ---


def test_not_now_is_offered_a_pause_of_two_weeks() -> None:
    decision = no(asking(), DeclineReason.NOT_NOW)
    assert decision.reply == Show(PauseForm(until=date(2026, 12, 7), declined=ADA.person))
    first = decision.state.invitation(1)
    assert first is not None
    assert first.status is InvitationStatus.DECLINED


@pytest.mark.parametrize(
    "already", [{"away_until": date(2026, 12, 1)}, {"status": ProfileStatus.LEFT}], ids=["away", "left"]
)
def test_nobody_is_offered_what_they_have(already: dict[str, Any]) -> None:
    state = asking()
    state = state.with_profile(replace(TOMAS.profile, **already))
    assert no(state, DeclineReason.NOT_NOW).reply == Closed()


def test_not_my_skill_asks_which_with_what_the_request_was_about_ticked() -> None:
    reply = no(asking(), DeclineReason.NOT_MY_SKILL).reply
    assert reply == Show(
        CorrectionForm(skills=("youth councils", "grant writing"), ticked=("youth councils",), mentee=ADA.person)
    )


def test_of_an_only_skill_it_is_said_what_follows() -> None:
    state = asking(mentor("UTOMAS", "Tomas Reyes", skills=SKILLS[1:]), JUNE)
    reply = no(state, DeclineReason.NOT_MY_SKILL).reply
    assert reply == Show(
        CorrectionForm(skills=("grant writing",), ticked=("grant writing",), mentee=ADA.person, last=True)
    )


def test_who_lists_nothing_is_not_asked_which() -> None:
    state = asking()
    state = state.with_profile(replace(TOMAS.profile, skills=()))
    assert no(state, DeclineReason.NOT_MY_SKILL).reply == Closed()


def test_someone_better_is_asked_who_and_nothing_said_is_asked_nothing() -> None:
    reply = no(asking(), DeclineReason.SOMEONE_BETTER).reply
    assert reply == Show(ColleagueForm(request_id="V1", number=1, mentee=ADA.person))
    assert no(asking(), DeclineReason.UNSAID).reply == Closed()


# --- not my skill ---


def correct(*skills: str, sure: bool = False, **profile: Any) -> Decision[ProfileState]:
    listed = Profile(user_id="UTOMAS", status=ProfileStatus.LISTED, skills=SKILLS)
    state = ProfileState(
        programme=Programme(), user_id="UTOMAS", member=TOMAS.member, profile=replace(listed, **profile)
    )
    return correction.decide(state, SkillsTakenOff(team_id="T1", at=MONDAY, user_id="UTOMAS", skills=skills, sure=sure))


def test_a_skill_leaves_the_profile_and_the_rest_stays() -> None:
    decision = correct("Youth Councils")
    assert decision.state.profile is not None
    assert decision.state.profile.skills == SKILLS[1:]
    assert decision.state.profile.listed
    assert isinstance(decision.reply, Tell)
    again = correction.decide(
        decision.state, SkillsTakenOff(team_id="T1", at=MONDAY, user_id="UTOMAS", skills=("Youth Councils",))
    )
    assert (again.state, again.reply) == (decision.state, Tell(Phrase("correction-done-before")))


def test_the_last_skill_goes_only_after_a_word_about_it() -> None:
    names = ("youth councils", "grant writing")
    first = correct(*names)
    assert first.reply == Show(CorrectionForm(skills=names, ticked=names, last=True))
    assert first.state.profile is not None
    assert first.state.profile.skills == SKILLS
    sure = correct(*names, sure=True).state.profile
    assert sure is not None
    assert (sure.status, sure.skills) == (ProfileStatus.LEFT, ())


def test_a_correction_of_nothing_or_by_nobody_changes_nothing() -> None:
    assert isinstance(correct().reply, FieldErrors)
    gone = correct("youth councils", status=ProfileStatus.LEFT)
    assert gone.reply == Tell(Phrase("profile-not-listed"))
    assert gone.state.profile is not None
    assert gone.state.profile.skills == SKILLS


# --- someone better ---


def test_who_offers_help_joins_the_shortlist_after_those_on_it() -> None:
    state = replace(asking(), mentors=(TOMAS, JUNE, mentor("UPRIYA", "Priya Nair")))
    decision = better(no(state, DeclineReason.SOMEONE_BETTER).state)
    assert requested(decision.state).chosen == ("UTOMAS", "UJUNE", "UPRIYA")
    assert decision.state.current is not None
    assert decision.state.current.mentor_id == "UJUNE"  # the mentee's own order stands
    after = decline.decide(
        decision.state, InvitationDeclined(team_id="T1", at=MONDAY, actor="UJUNE", request_id="V1", number=2)
    ).state
    assert after.current is not None
    assert after.current.mentor_id == "UPRIYA"


def test_where_the_mentee_chooses_the_colleague_is_among_those_to_choose() -> None:
    state = replace(asking(TOMAS), mentors=(TOMAS, mentor("UPRIYA", "Priya Nair")))
    decision = better(no(state, DeclineReason.SOMEONE_BETTER).state)
    assert requested(decision.state).status is RequestStatus.CHOOSING
    assert "UPRIYA" in {m.mentor_id for m in requested(decision.state).matches}


def test_a_request_that_waits_looks_again() -> None:
    state = replace(asking(TOMAS), mentors=(TOMAS, mentor("UPRIYA", "Priya Nair")))
    declined = no(state, DeclineReason.SOMEONE_BETTER).state
    waiting = declined.with_request(replace(requested(declined), status=RequestStatus.WAITING, matches=()))
    (wake,) = better(waiting).wake
    assert isinstance(wake.event, WaitingReviewed)
    assert wake.due == MONDAY


def test_who_offers_no_help_is_told_once_in_all() -> None:
    declined = no(asking(), DeclineReason.SOMEONE_BETTER).state
    decision = better(declined)
    (wake,) = decision.wake
    event = ColleagueThoughtOf(team_id="T1", at=MONDAY, user_id="UPRIYA", by="UTOMAS", skills=("facilitation",))
    assert wake.event == event
    told = thought_of.decide(ProfileState(programme=Programme(), user_id="UPRIYA", member=PRIYA), event)
    assert told.state.profile is not None
    assert (told.state.profile.status, told.state.profile.proposed_by) == (ProfileStatus.PROPOSED, "UTOMAS")
    (due,) = told.wake
    assert (due.key, due.event) == (
        put_forward_key("UPRIYA"),
        PutForwardDue(team_id="T1", at=MONDAY, user_id="UPRIYA"),
    )
    again = thought_of.decide(told.state, event)
    assert (again.state, again.wake) == (told.state, ())


@pytest.mark.parametrize("status", list(ProfileStatus))
def test_nobody_who_was_asked_before_is_told(status: ProfileStatus) -> None:
    state = ProfileState(
        programme=Programme(), user_id="UPRIYA", member=PRIYA, profile=Profile(user_id="UPRIYA", status=status)
    )
    event = ColleagueThoughtOf(team_id="T1", at=MONDAY, user_id="UPRIYA", by="UTOMAS")
    assert thought_of.decide(state, event) == Decision(state)


def test_the_answer_is_the_same_whoever_it_is() -> None:
    """Who was asked before, who is away, who is no mentor: it is nobody's business here."""
    priya = mentor("UPRIYA", "Priya Nair")
    declined = no(replace(asking(), mentors=(TOMAS, JUNE, priya)), DeclineReason.SOMEONE_BETTER).state
    away = declined.with_profile(replace(priya.profile, away_until=date(2027, 1, 1)))
    replies = {
        better(declined).reply.line.name,  # type: ignore[union-attr]
        better(away, match=None).reply.line.name,  # type: ignore[union-attr]
        better(declined, "UJUNE").reply.line.name,  # type: ignore[union-attr]
        better(replace(declined, mentors=(TOMAS, JUNE))).reply.line.name,  # type: ignore[union-attr]
    }
    assert replies == {"colleague-named"}


@pytest.mark.parametrize(
    ("colleague", "known", "wrong"),
    [
        ("", None, "colleague-missing"),
        ("UTOMAS", PRIYA, "colleague-self"),
        ("UADA", PRIYA, "colleague-mentee"),
        ("UPRIYA", replace(PRIYA, guest=True), "colleague-guest"),
        ("UPRIYA", replace(PRIYA, deactivated=True), "colleague-guest"),
    ],
)
def test_whom_a_mentor_cannot_name(colleague: str, known: Member | None, wrong: str) -> None:
    declined = no(asking(), DeclineReason.SOMEONE_BETTER).state
    decision = better(declined, colleague, known=known)
    assert isinstance(decision.reply, FieldErrors)
    assert decision.reply.errors["colleague"].name == wrong
    assert decision.state.invitations == declined.invitations


def test_of_one_not_known_yet_slack_is_asked_before_they_are_told() -> None:
    decision = better(no(asking(), DeclineReason.SOMEONE_BETTER).state, known=None)
    assert decision.say == (FetchMember(user_id="UPRIYA"),)
    (wake,) = decision.wake
    assert wake.due == MONDAY + decline.TIME_TO_MEET
    assert isinstance(wake.event, ColleagueThoughtOf)
    nobody = ProfileState(programme=Programme(), user_id="UPRIYA")
    assert thought_of.decide(nobody, wake.event) == Decision(nobody)


def test_a_colleague_is_named_once_and_by_the_mentor_who_said_so() -> None:
    declined = no(asking(), DeclineReason.SOMEONE_BETTER).state
    named = better(declined).state
    twice = better(named, "UOTHER", known=replace(PRIYA, user_id="UOTHER"))
    assert (twice.state.invitations, twice.wake) == (named.invitations, ())
    for state in (declined, no(asking(), DeclineReason.NOT_NOW).state, asking()):
        stranger = better(state, actor="UJUNE")
        assert stranger.reply == Tell(Phrase("not-found-for-you"))
    for state in (no(asking(), DeclineReason.NOT_NOW).state, asking()):
        assert better(state).state.invitations == state.invitations


def test_a_name_that_comes_when_the_request_is_over_reaches_no_shortlist() -> None:
    state = replace(asking(), mentors=(TOMAS, JUNE, mentor("UPRIYA", "Priya Nair")))
    declined = no(state, DeclineReason.SOMEONE_BETTER).state
    over = request.decide(declined, RequestWithdrawn(team_id="T1", at=MONDAY, actor="UADA", request_id="V1")).state
    assert requested(better(over).state) == requested(over)
