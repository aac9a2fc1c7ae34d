"""Somebody in mind who is no mentor: offered to be asked, asked once, and what a yes, a no and a late click do."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from flows import invitation, join, profile_form, put_forward, request
from flows.ask import RequestStatus
from flows.ask_state import AskState, Mentor
from flows.choosing import MentorsChosen
from flows.decision import Decision, FetchMember, Post, Show, Update
from flows.home import HomeState
from flows.home_page import arrange
from flows.in_mind import JoinOffer
from flows.invitation import InvitationAccepted
from flows.join import JoinAsked, JoinDue, wanted_for
from flows.member import Member, Programme
from flows.profile import Profile, ProfileState, ProfileStatus
from flows.profile_form import ProfileSubmitted
from flows.proposal import Match, Nobody, Proposals, Room, Skill, Way
from flows.put_forward import PutForwardAccepted, PutForwardDeclined, PutForwardDue
from flows.put_forward_card import PutForward, PutForwardStatus
from flows.request import ProposalsAsked, RequestSubmitted, RequestWithdrawn
from flows.request_view import ProposalsView, RequestNews, RequestView
from flows.waiting import WaitingRoused
from flows.waiting_list import WaitingReviewed
from flows.wanted import join_key

NOW = datetime(2026, 11, 24, 3, tzinfo=UTC)  # still Monday the 23rd, 21:00, in Chicago
MORNING = datetime(2026, 11, 24, 15, tzinfo=UTC)  # Tuesday, 09:00 in Chicago
ADA = Member(user_id="UADA", name="Ada Lindgren", zone="America/Chicago", manager_id="UBOSS")
PRIYA = Member(user_id="UPRIYA", name="Priya Nair", zone="America/Chicago")
KEY = join_key("V1", "UPRIYA")


def mentor(member: Member, status: ProfileStatus = ProfileStatus.LISTED) -> Mentor:
    return Mentor(
        member=member, profile=Profile(user_id=member.user_id, status=status), room=Room(places=2, minutes=120)
    )


def match(user_id: str) -> Match:
    return Match(mentor_id=user_id, score=1.0, reasons=())


TOMAS = mentor(Member(user_id="UTOMAS", name="Tomas Reyes", zone="America/Denver"))
FOUND = Proposals(matches=(match("UTOMAS"),))
NOBODY = Proposals(nobody=Nobody.NOT_LISTED)
BOTH = Proposals(matches=(match("UPRIYA"), match("UTOMAS")))
BLANK = AskState(programme=Programme(), mentee=ADA, mentors=(TOMAS,), someone=PRIYA)
CLICK = JoinAsked(team_id="T1", at=NOW, actor="UADA", request_id="V1")


def submitted(before: AskState = BLANK, **changes: Any) -> Decision[AskState]:
    sent = RequestSubmitted(
        team_id="T1",
        at=NOW,
        actor="UADA",
        request_id="V1",
        goal="run a teen advisory council",
        sessions=2,
        minutes=30,
        someone="UPRIYA",
        proposals=FOUND,
    )
    return request.decide(before, replace(sent, **changes))


def offer(decision: Decision[AskState]) -> JoinOffer | None:
    assert isinstance(decision.reply, Show)
    assert isinstance(decision.reply.view, ProposalsView | RequestView)
    return decision.reply.view.join


def asked(**changes: Any) -> AskState:
    return request.decide(submitted(**changes).state, CLICK).state


# --- what the mentee is offered ---


@pytest.mark.parametrize("proposals", [FOUND, NOBODY])
def test_beside_the_proposals_and_where_nobody_fits_one_control_offers_it(proposals: Proposals) -> None:
    shown = submitted(proposals=proposals)
    assert offer(shown) == JoinOffer(person=PRIYA.person, sessions=2, minutes=30, asked=False)
    again = ProposalsAsked(team_id="T1", at=NOW, actor="UADA", request_id="V1", proposals=proposals)
    assert offer(request.decide(shown.state, again)) == offer(shown)


@pytest.mark.parametrize(
    ("someone", "mentors"),
    [
        (PRIYA, (TOMAS, mentor(PRIYA))),
        (PRIYA, (TOMAS, mentor(PRIYA, ProfileStatus.DECLINED))),
        (PRIYA, (TOMAS, mentor(PRIYA, ProfileStatus.LEFT))),
        (replace(PRIYA, guest=True), (TOMAS,)),
        (replace(PRIYA, deactivated=True), (TOMAS,)),
        (replace(PRIYA, manager_id="UADA"), (TOMAS,)),
        (replace(PRIYA, user_id="UBOSS"), (TOMAS,)),
    ],
    ids=["mentor", "said no", "left", "guest", "deactivated", "direct report", "manager"],
)
def test_who_cannot_be_asked_is_offered_to_nobody_and_a_click_all_the_same_asks_nobody(
    someone: Member, mentors: tuple[Mentor, ...]
) -> None:
    before = replace(BLANK, someone=someone, mentors=mentors)
    shown = submitted(before, someone=someone.user_id)
    assert offer(shown) is None
    clicked = request.decide(shown.state, CLICK)
    assert (clicked.state, clicked.say, clicked.wake) == (shown.state, (), ())


def test_without_anybody_in_mind_nothing_is_offered() -> None:
    shown = submitted(replace(BLANK, someone=None), someone="")
    assert offer(shown) is None
    assert request.decide(shown.state, CLICK).wake == ()


def test_one_whom_slack_does_not_know_here_yet_is_asked_for_first() -> None:
    shown = submitted(replace(BLANK, someone=None))
    assert shown.say == (FetchMember(user_id="UPRIYA"),)
    assert offer(shown) == JoinOffer(person=replace(PRIYA.person, name=""), sessions=2, minutes=30, asked=False)
    early = request.decide(shown.state, CLICK)
    assert (early.say, early.wake, early.state) == ((FetchMember(user_id="UPRIYA"),), (), shown.state)
    known = request.decide(replace(shown.state, someone=PRIYA), CLICK)
    assert [wake.key for wake in known.wake] == [KEY]


# --- asked, once ---


def test_they_are_asked_in_their_own_working_hours_and_the_mentee_sees_that_they_are() -> None:
    clicked = request.decide(submitted().state, CLICK)
    (wake,) = clicked.wake
    assert wake.event == JoinDue(team_id="T1", at=MORNING, user_id="UPRIYA", request_id="V1")
    shown = offer(clicked)
    assert shown is not None
    assert shown.asked


@pytest.mark.parametrize("status", list(RequestStatus))
def test_never_twice_for_one_request(status: RequestStatus) -> None:
    once = asked()
    assert once.request is not None
    later = once.with_request(replace(once.request, status=status))
    twice = request.decide(later, replace(CLICK, at=NOW + timedelta(days=3)))
    assert (twice.state, twice.say, twice.wake) == (later, (), ())


@pytest.mark.parametrize("status", [RequestStatus.ASKING, RequestStatus.ACCEPTED, RequestStatus.WITHDRAWN])
def test_a_click_that_comes_too_late_asks_nobody(status: RequestStatus) -> None:
    shown = submitted().state
    assert shown.request is not None
    late = shown.with_request(replace(shown.request, status=status))
    clicked = request.decide(late, CLICK)
    assert (clicked.state, clicked.wake) == (late, ())


def test_nobody_else_can_have_them_asked() -> None:
    shown = submitted().state
    clicked = request.decide(shown, replace(CLICK, actor="UEVE"))
    assert (clicked.state, clicked.wake) == (shown, ())


# --- the colleague ---


def theirs(state: AskState, known: Profile | None = None, member: Member | None = PRIYA) -> ProfileState:
    assert state.request is not None
    wanted = (wanted_for(state.request, ADA.person),) if state.request.is_open else ()
    return ProfileState(programme=Programme(), user_id="UPRIYA", member=member, profile=known, wanted=wanted)


def due(state: ProfileState) -> Decision[ProfileState]:
    return join.decide(state, JoinDue(team_id="T1", at=MORNING, user_id="UPRIYA", request_id="V1"))


def card(said: Post | Update) -> PutForward:
    assert isinstance(said.message, PutForward)
    return said.message


def test_the_card_names_the_mentee_and_shows_the_goal_with_its_cost_and_no_more() -> None:
    private = {"outcome": "a plan", "tried": "asked around", "skills": ("teen councils",)}
    decision = due(theirs(asked(**private)))
    (post,) = decision.say
    assert isinstance(post, Post)
    assert (post.key, post.to) == (KEY, ("UPRIYA",))
    shown = card(post)
    assert shown.by == ADA.person
    assert shown.wanted is not None
    assert (shown.wanted.goal, shown.wanted.sessions, shown.wanted.minutes) == ("run a teen advisory council", 2, 30)
    assert shown.skills == (Skill("teen councils"),)
    assert "a plan" not in repr(shown)
    assert "asked around" not in repr(shown)


@pytest.mark.parametrize(
    ("known", "member"),
    [
        (ProfileStatus.LISTED, PRIYA),
        (ProfileStatus.DECLINED, PRIYA),
        (ProfileStatus.LEFT, PRIYA),
        (None, None),
        (None, replace(PRIYA, guest=True)),
        (None, replace(PRIYA, deactivated=True)),
    ],
)
def test_what_changed_before_their_morning_counts(known: ProfileStatus | None, member: Member | None) -> None:
    profile_then = Profile(user_id="UPRIYA", status=known) if known else None
    before = theirs(asked(), profile_then, member)
    assert due(before) == Decision(before)


def test_a_request_taken_back_before_their_morning_asks_nobody() -> None:
    taken_back = request.decide(asked(), RequestWithdrawn(team_id="T1", at=NOW, actor="UADA", request_id="V1"))
    assert due(theirs(taken_back.state)).say == ()


def test_one_whom_the_directory_put_forward_hears_it_once_with_what_it_prepared() -> None:
    prepared = Profile(user_id="UPRIYA", status=ProfileStatus.PROPOSED, skills=(Skill("grants"),))
    told = due(theirs(asked(skills=("teen councils",)), prepared))
    assert [card(said).skills for said in told.say if isinstance(said, Post)] == [(Skill("grants"),)]
    later = put_forward.decide(told.state, PutForwardDue(team_id="T1", at=MORNING, user_id="UPRIYA"))
    assert later.say == ()


ANSWER: dict[str, Any] = {"team_id": "T1", "at": MORNING, "user_id": "UPRIYA"}


def test_a_yes_lists_them_as_shown_and_rouses_the_waiting_list() -> None:
    yes = put_forward.decide(due(theirs(asked(skills=("teen councils",)))).state, PutForwardAccepted(**ANSWER))
    assert yes.state.profile is not None
    assert yes.state.profile.listed
    assert [type(wake.event) for wake in yes.wake if wake.event] == [WaitingRoused]
    assert outcome(yes) is PutForwardStatus.LISTED


def test_a_yes_without_a_skill_opens_the_form_and_sending_it_is_the_yes() -> None:
    told = due(theirs(asked()))
    assert isinstance(put_forward.decide(told.state, PutForwardAccepted(**ANSWER)).reply, Show)
    filled = ProfileSubmitted(
        **ANSWER, skills=(Skill("teen councils"),), ways=(Way.VIDEO,), places=1, minutes_a_month=60
    )
    yes = profile_form.decide(told.state, filled)
    assert outcome(yes) is PutForwardStatus.LISTED
    assert [type(wake.event) for wake in yes.wake if wake.event] == [WaitingRoused]


def test_no_thanks_is_theirs_alone_and_for_good() -> None:
    no = put_forward.decide(due(theirs(asked())).state, PutForwardDeclined(**ANSWER))
    assert outcome(no) is PutForwardStatus.DECLINED
    assert {to for said in no.say if isinstance(said, Update) for to in said.to} == {"UPRIYA"}
    assert no.wake == ()
    assert no.state.profile is not None
    declined = Mentor(member=PRIYA, profile=no.state.profile, room=Room(places=2, minutes=120))
    elsewhere = submitted(replace(BLANK, mentors=(TOMAS, declined)), request_id="V2")
    assert offer(elsewhere) is None
    same = replace(asked(), mentors=(TOMAS, declined))
    again = ProposalsAsked(team_id="T1", at=MORNING, actor="UADA", request_id="V1", proposals=FOUND)
    shown = offer(request.decide(same, again))
    assert shown is not None, "what the mentee reads is what they read before"
    assert shown.asked


def outcome(decision: Decision[ProfileState]) -> PutForwardStatus:
    (status,) = [card(said).status for said in decision.say if isinstance(said, Update) and said.of == KEY]
    return status


# --- the request goes on ---


def joined(state: AskState) -> AskState:
    return replace(state, mentors=(*state.mentors, mentor(PRIYA)))


def reviewed(state: AskState, proposals: Proposals = BOTH) -> Decision[AskState]:
    return request.decide(state, WaitingReviewed(team_id="T1", at=MORNING, request_id="V1", proposals=proposals))


def news(decision: Decision[AskState]) -> RequestNews:
    (post,) = decision.say
    assert isinstance(post, Post)
    assert isinstance(post.message, RequestNews)
    assert post.to == ("UADA",)
    return post.message


@pytest.mark.parametrize("proposals", [FOUND, NOBODY])
def test_once_they_joined_the_request_is_proposed_again_with_them_first(proposals: Proposals) -> None:
    found = reviewed(joined(asked(proposals=proposals)))
    assert news(found).news.name == "request-someone-joined"
    assert news(found).may_choose
    assert found.state.request is not None
    assert found.state.request.status is RequestStatus.CHOOSING
    assert found.state.request.matches == BOTH.matches
    assert reviewed(found.state).say == (), "once"


def test_where_a_mentor_has_it_already_they_are_the_next() -> None:
    chosen = MentorsChosen(team_id="T1", at=NOW, actor="UADA", request_id="V1", first="UTOMAS")
    asking = request.decide(asked(), chosen)
    assert "request:V1:review" not in {wake.key for wake in asking.wake}, "a yes of a moment ago is still heard of"
    found = reviewed(joined(asking.state), Proposals(matches=(match("UPRIYA"),)))
    assert news(found).news.name == "request-someone-joined-next"
    assert found.state.request is not None
    assert found.state.request.status is RequestStatus.ASKING
    assert found.state.request.chosen == ("UPRIYA", "UTOMAS")


@pytest.mark.parametrize("proposals", [FOUND, NOBODY])
def test_while_they_have_not_joined_nothing_is_said_of_it(proposals: Proposals) -> None:
    before = asked(proposals=proposals)
    assert reviewed(before, proposals if before.request and before.request.matches else NOBODY).say == ()


# --- the request ends ---


def answered(status: ProfileStatus | None) -> AskState:
    return replace(asked(), mentors=(TOMAS, mentor(PRIYA, status)) if status else (TOMAS,))


@pytest.mark.parametrize(
    ("status", "cards"),
    [(ProfileStatus.PROPOSED, 1), (ProfileStatus.LISTED, 0), (ProfileStatus.DECLINED, 0), (None, 0)],
)
def test_a_card_that_waits_says_that_the_request_is_over(status: ProfileStatus | None, cards: int) -> None:
    withdrawn = request.decide(answered(status), RequestWithdrawn(team_id="T1", at=NOW, actor="UADA", request_id="V1"))
    over = [said for said in withdrawn.say if isinstance(said, Update) and said.to == ("UPRIYA",)]
    assert [said.of for said in over] == [KEY] * cards
    assert [card(said).status for said in over] == [PutForwardStatus.OVER] * cards


@pytest.mark.parametrize(
    ("proposed_by", "still"), [("UADA", False), ("", True)], ids=["for its sake", "by the directory"]
)
def test_who_was_asked_for_its_sake_alone_is_asked_nothing_more(proposed_by: str, still: bool) -> None:
    state = answered(ProfileStatus.PROPOSED)
    priya = state.mentor("UPRIYA")
    assert priya is not None
    state = state.with_profile(replace(priya.profile, proposed_by=proposed_by, told=True))
    withdrawn = request.decide(state, RequestWithdrawn(team_id="T1", at=NOW, actor="UADA", request_id="V1")).state
    over = withdrawn.mentor("UPRIYA")
    assert over is not None
    home = HomeState(programme=Programme(), user_id="UPRIYA", member=PRIYA, profile=over.profile)
    assert bool(arrange(home, NOW).steps) is still


def test_and_so_it_does_when_another_accepts() -> None:
    at_work = MORNING + timedelta(hours=2)  # in Denver too
    chosen = MentorsChosen(team_id="T1", at=at_work, actor="UADA", request_id="V1", first="UTOMAS")
    asking = request.decide(answered(ProfileStatus.PROPOSED), chosen)
    yes = InvitationAccepted(team_id="T1", at=at_work, actor="UTOMAS", request_id="V1", number=1)
    accepted = invitation.decide(asking.state, yes)
    assert accepted.state.mentorship is not None
    assert KEY in [said.of for said in accepted.say if isinstance(said, Update)]
