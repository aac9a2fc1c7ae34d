"""Asking again after an early end: once, on the same terms, with what was learned, and never the same mentor."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from flows import ending, invitation, rematch, request
from flows.ask import Request, RequestStatus, need_of
from flows.ask_state import AskState, Mentor
from flows.choosing import MentorsChosen
from flows.decision import Show, Tell
from flows.ending import MemberDeparted, MentorshipEnded, PrivateWordLeft
from flows.invitation import InvitationAccepted
from flows.invitation_clock import InvitationDue
from flows.member import Member, Programme
from flows.pair import Ending, Mentorship, MentorshipStatus
from flows.pair_state import PairState
from flows.profile import Profile, ProfileStatus
from flows.proposal import Match, Nobody, Proposals, Room, Way
from flows.rematch import RematchAsked
from flows.request import RequestWithdrawn
from flows.request_view import ProposalsView, RequestView

NOW = datetime(2026, 11, 23, 19, 40, tzinfo=UTC)  # Monday 13:40 in Chicago
ADA = Member(user_id="UADA", name="Ada Lindgren", zone="America/Chicago")
MENTORS = ("UTOM", "UJUNE", "UMEI")


def mentor(user_id: str) -> Mentor:
    return Mentor(
        member=Member(user_id=user_id, name=user_id, zone="America/Denver"),
        profile=Profile(user_id=user_id, status=ProfileStatus.LISTED),
        room=Room(places=9, minutes=900),
    )


def ended(**changes: Any) -> Mentorship:
    made = Mentorship(
        id="V1",
        mentee_id="UADA",
        mentor_id="UTOM",
        goal="Run a teen council",
        outcome="a plan",
        tried="a poster",
        sessions=1,
        minutes=45,
        needed_by=date(2027, 2, 1),
        ways=(Way.VIDEO,),
        status=MentorshipStatus.CLOSED,
        ending=Ending.ENDED_BY_MENTOR,
        agreed_at=NOW,
        questions="Who chairs?",
        standing=2,
    )
    return replace(made, **changes)


ASKED = Request(
    id="V1",
    mentee_id="UADA",
    goal="Run a teen council",
    sessions=2,
    minutes=30,
    status=RequestStatus.ACCEPTED,
    created_at=NOW,
    skills=("teen councils",),
    sites=("Main",),
)


def state(**changes: Any) -> AskState:
    there = AskState(
        programme=Programme(), mentee=ADA, mentors=tuple(map(mentor, MENTORS)), again=ended(), asked_before=ASKED
    )
    return replace(there, **changes)


def found(*user_ids: str) -> Proposals:
    return Proposals(
        matches=tuple(Match(mentor_id=u, score=1.0, reasons=()) for u in user_ids),
        nobody=None if user_ids else Nobody.ALL_FULL,
    )


def click(actor: str = "UADA", proposals: Proposals | None = None) -> RematchAsked:
    return RematchAsked(
        team_id="T1",
        at=NOW,
        actor=actor,
        request_id=rematch.request_id("V1"),
        after="V1",
        proposals=found("UJUNE") if proposals is None else proposals,
    )


def told(reply: Any) -> str:
    assert isinstance(reply, Tell)
    return reply.line.name


# --- what is kept ----------------------------------------------------------------------------------------------------


def test_one_click_shows_who_could_help_on_the_terms_that_were_agreed() -> None:
    decision = rematch.decide(state(), click())

    assert isinstance(decision.reply, Show)
    assert isinstance(decision.reply.view, ProposalsView)
    assert decision.reply.view.note is not None
    assert decision.reply.view.note.name == "rematch-kept"
    made = decision.state.request
    assert made is not None
    assert (made.goal, made.outcome, made.tried, made.questions) == (
        "Run a teen council",
        "a plan",
        "a poster",
        "Who chairs?",
    )
    assert (made.sessions, made.minutes, made.needed_by, made.ways) == (1, 45, date(2027, 2, 1), (Way.VIDEO,))
    assert (made.skills, made.sites, made.after) == (("teen councils",), ("Main",), "V1")


@pytest.mark.parametrize("fits", [True, False])
def test_one_more_round_names_its_mentor_and_begins_with_questions_of_its_own(fits: bool) -> None:
    known = mentor("UTOM").member
    asked = replace(click(proposals=found("UTOM") if fits else found("UJUNE")), same_mentor=True)
    decision = rematch.decide(state(again=ended(ending=Ending.COMPLETED), someone=known), asked)
    made = decision.state.request
    assert made is not None
    assert (made.someone, made.not_again, made.questions) == ("UTOM", (), "")
    assert (made.goal, made.sessions, made.minutes, made.ways) == ("Run a teen council", 1, 45, (Way.VIDEO,))
    assert isinstance(decision.reply, Show)
    assert isinstance(decision.reply.view, ProposalsView)
    assert decision.reply.view.note is not None
    assert decision.reply.view.note.name == ("rematch-one-more-round" if fits else "request-someone-not-now")
    again = rematch.decide(decision.state, asked)
    assert (again.state, again.say) == (decision.state, ())


def test_the_mentor_of_then_is_not_asked_nor_one_of_before() -> None:
    decision = rematch.decide(state(asked_before=replace(ASKED, not_again=("UMEI",))), click())

    made = decision.state.request
    assert made is not None
    assert made.not_again == ("UMEI", "UTOM")
    assert need_of(made, ADA, made.not_again).declined == ("UMEI", "UTOM")


@pytest.mark.parametrize(
    ("needed_by", "kept"),
    [
        (None, None),
        (date(2026, 11, 30), date(2026, 11, 30)),
        (date(2026, 11, 29), date(2026, 12, 21)),
        (date(2026, 1, 1), date(2026, 12, 21)),
    ],
)
def test_a_day_that_has_gone_by_is_four_weeks_on(needed_by: date | None, kept: date | None) -> None:
    decision = rematch.decide(state(again=ended(needed_by=needed_by)), click())

    assert decision.state.request is not None
    assert decision.state.request.needed_by == kept


@pytest.mark.parametrize(
    ("how", "shown"), [(Ending.ENDED_BY_MENTEE, True), (Ending.ENDED_BY_MENTOR, False), (Ending.DEPARTED, False)]
)
@pytest.mark.parametrize("found", [{}, {"proposals": Proposals(nobody=Nobody.ALL_FULL)}], ids=["somebody", "nobody"])
def test_a_private_word_is_read_again_by_its_author_alone(how: Ending, shown: bool, found: Any) -> None:
    there = state(again=ended(ending=how, private_word="Somebody nearer"))
    decision = rematch.decide(there, replace(click(), **found))

    assert ("Somebody nearer" in repr(decision.reply)) is shown
    assert "Somebody nearer" not in repr((decision.state.request, decision.say, decision.wake))


def test_what_was_brought_stands_in_the_next_agreement_and_the_start_is_asked_anew() -> None:
    there = rematch.decide(state(), click()).state
    about: Any = {"team_id": "T1", "at": NOW, "request_id": "V1-again"}
    there = request.decide(there, MentorsChosen(**about, actor="UADA", first="UJUNE")).state
    made = invitation.decide(there, InvitationAccepted(**about, actor="UJUNE", number=1)).state.mentorship

    assert made is not None
    assert (made.id, made.mentor_id, made.questions, made.standing) == ("V1-again", "UJUNE", "Who chairs?", None)


# --- every other moment ----------------------------------------------------------------------------------------------


def test_nobody_fits_is_said_and_the_request_waits() -> None:
    decision = rematch.decide(state(), click(proposals=found()))

    assert isinstance(decision.reply, Show)
    assert isinstance(decision.reply.view, RequestView)
    assert decision.state.request is not None
    assert (decision.state.request.status, decision.state.request.nobody) == (RequestStatus.WAITING, Nobody.ALL_FULL)
    assert [w.key for w in decision.wake if w.event]


def test_a_second_click_finds_the_first() -> None:
    once = rematch.decide(state(), click()).state
    twice = rematch.decide(once, click(proposals=found("UMEI")))

    assert twice.state == once
    assert isinstance(twice.reply, Show)


def test_one_that_was_withdrawn_is_taken_up() -> None:
    once = rematch.decide(state(), click()).state
    assert once.request is not None
    withdrawn = once.with_request(replace(once.request, status=RequestStatus.WITHDRAWN, closed_at=NOW))
    again = rematch.decide(withdrawn, click()).state

    assert again.request is not None
    assert (again.request.status, again.request.closed_at) == (RequestStatus.CHOOSING, None)


@pytest.mark.parametrize(
    ("changes", "actor", "line"),
    [
        ({"again": None}, "UADA", "not-found-for-you"),
        ({}, "UEVE", "not-found-for-you"),
        ({}, "UTOM", "rematch-is-the-mentees"),
        ({"again": ended(status=MentorshipStatus.OPEN, ending=None)}, "UADA", "rematch-not-ended"),
        ({"mentee": replace(ADA, guest=True)}, "UADA", "guests-cannot"),
        (
            {"others": tuple(replace(ASKED, id=f"V{n}", goal=f"Goal {n}") for n in (7, 8, 9))},
            "UADA",
            "request-too-many",
        ),
        (
            {
                "others": tuple(
                    replace(ASKED, id=f"V{n}", goal=f"Goal {n}", status=status)
                    for n, status in (
                        (7, RequestStatus.WAITING),
                        (8, RequestStatus.CHOOSING),
                        (9, RequestStatus.ASKING),
                    )
                )
            },
            "UADA",
            "request-too-many-unasked",
        ),
    ],
)
def test_who_may_not_is_told_and_nothing_is_made(changes: dict[str, Any], actor: str, line: str) -> None:
    before = state(**changes)
    decision = rematch.decide(before, click(actor))

    assert told(decision.reply) == line
    assert decision.state == before


def test_the_same_goal_that_is_open_already_is_shown_instead() -> None:
    same = replace(ASKED, id="V9", goal="run a  TEEN council", status=RequestStatus.WAITING)
    decision = rematch.decide(state(others=(same,)), click())

    assert isinstance(decision.reply, Show)
    assert isinstance(decision.reply.view, RequestView)
    assert decision.reply.view.request_id == "V9"
    assert decision.state.request is None


# --- ends and re-matches at any moment, in any order, twice ----------------------------------------------------------


class Ends(RuleBasedStateMachine):
    """One goal through mentorship after mentorship: ended, left, asked again, withdrawn, accepted, by anybody."""

    def __init__(self) -> None:
        super().__init__()
        self.now = NOW
        self.mentorships: dict[str, Mentorship] = {}
        self.asking: dict[str, AskState] = {}
        self.gone: set[str] = set()
        self.said: dict[str, Any] = {}

    @initialize()
    def first(self) -> None:
        self.asking["V1"] = state(request=replace(ASKED, sites=()), again=None, asked_before=None)
        self.mentorships["V1"] = ended(status=MentorshipStatus.AGREED, ending=None, questions="")

    def newest(self) -> Mentorship:
        return list(self.mentorships.values())[-1]

    def keep_said(self, decision: Any) -> None:
        for each in decision.say:
            if key := getattr(each, "key", ""):
                assert self.said.setdefault(key, each) == each, "a key means one message for ever"

    @rule(
        kind=st.sampled_from((MentorshipEnded, MentorshipEnded, MemberDeparted, PrivateWordLeft)),
        actor=st.sampled_from(("UADA", *MENTORS, "UEVE")),
        which=st.integers(0, 2),
        opened=st.booleans(),
    )
    def end(self, kind: Any, actor: str, which: int, opened: bool) -> None:
        known = list(self.mentorships.values())
        before = known[-1 - which % len(known)]
        if opened and before.status is MentorshipStatus.AGREED:
            before = replace(before, status=MentorshipStatus.OPEN, opened_at=self.now)
        pair = PairState(
            team_id="T1",
            programme=Programme(),
            mentorship=before,
            mentee=ADA,
            mentor=mentor(before.mentor_id).member,
        )
        about: Any = {"word": "nearer by"} if kind is PrivateWordLeft else {}
        decision = ending.decide(pair, kind(team_id="T1", at=self.now, mentorship_id=before.id, actor=actor, **about))
        self.keep_said(decision)
        after = decision.state.mentorship
        assert after is not None
        if actor not in pair.both:
            assert after == before
        if before.status is MentorshipStatus.CLOSED:
            assert replace(after, private_word="") == replace(before, private_word="")
        self.mentorships[before.id] = after

    @rule(
        actor=st.sampled_from(("UADA", "UADA", "UADA", *MENTORS, "UEVE")), which=st.integers(0, 2), fits=st.booleans()
    )
    def ask_again(self, actor: str, which: int, fits: bool) -> None:
        known = list(self.mentorships.values())
        before = known[-1 - which % len(known)]
        new_id = rematch.request_id(before.id)
        others = tuple(
            s.request for i, s in self.asking.items() if i != new_id and s.request is not None and s.request.is_open
        )
        there = self.asking.get(new_id, state(request=None))
        there = replace(there, again=before, asked_before=self.asking[before.id].request, others=others)
        bare = replace(click(actor), at=self.now, request_id=new_id, after=before.id)
        made = rematch.anew(before, there.asked_before, ADA, Programme(), bare)
        asked = {i.mentor_id for i in there.invitations}
        free = [u for u in MENTORS if u not in {*made.not_again, *asked}]
        event = replace(click(actor, found(*free) if fits else found()), request_id=new_id, after=before.id)
        decision = rematch.decide(there, event)
        assert decision.reply is not None, "every click is answered"
        self.keep_said(decision)
        if decision.state.request:
            assert decision.state.request.mentee_id == "UADA"
            assert actor == "UADA" or decision.state == there
            self.asking[new_id] = decision.state

    @rule(which=st.integers(0, 2), withdraw=st.booleans(), twice=st.booleans())
    def go_on(self, which: int, withdraw: bool, twice: bool) -> None:
        """The mentee takes the request back, or asks the first who fits, who says yes."""
        for _ in range(1 + twice):
            known = list(self.asking)
            request_id = known[-1 - which % len(known)]
            there = self.asking[request_id]
            about: Any = {"team_id": "T1", "at": self.now, "request_id": request_id}
            if withdraw:
                decision = request.decide(there, RequestWithdrawn(**about, actor="UADA"))
                self.keep_said(decision)
                self.asking[request_id] = decision.state
                continue
            if there.request is None or not there.request.matches:
                continue
            first = there.request.matches[0].mentor_id
            decision = request.decide(there, MentorsChosen(**about, actor="UADA", first=first))
            there = decision.state
            for number in range(1, len(there.invitations) + 1):
                there = invitation.decide(there, InvitationDue(**about, number=number)).state
                there = invitation.decide(there, InvitationAccepted(**about, actor=first, number=number)).state
            self.asking[request_id] = there
            if there.mentorship and there.mentorship.id not in self.mentorships:
                self.mentorships[there.mentorship.id] = there.mentorship

    @rule(actor=st.sampled_from(("UADA", "UADA", *MENTORS)), asks=st.booleans())
    def a_whole_round(self, actor: str, asks: bool) -> None:
        """As it mostly goes, so that a third and a fourth mentor are reached."""
        self.end(MentorshipEnded, actor, 0, opened=True)
        self.ask_again("UADA", 0, fits=True)
        if asks:
            self.go_on(0, withdraw=False, twice=False)

    @rule(hours=st.integers(1, 100))
    def later(self, hours: int) -> None:
        self.now += timedelta(hours=hours)

    @invariant()
    def one_request_of_the_goal_is_open_at_most(self) -> None:
        assert sum(s.request is not None and s.request.is_open for s in self.asking.values()) <= 1

    @invariant()
    def one_mentorship_of_the_goal_is_open_at_most(self) -> None:
        assert sum(m.status is not MentorshipStatus.CLOSED for m in self.mentorships.values()) <= 1

    @invariant()
    def never_the_same_mentor_and_always_the_same_goal_and_terms(self) -> None:
        mentors = [m.mentor_id for m in self.mentorships.values()]
        assert len(mentors) == len(set(mentors))
        assert (
            len({(m.goal, m.outcome, m.tried, m.sessions, m.minutes, m.ways) for m in self.mentorships.values()}) <= 1
        )

    @invariant()
    def a_private_word_is_told_to_nobody(self) -> None:
        assert "nearer by" not in repr(list(self.said.values()))


TestEnds = Ends.TestCase
TestEnds.settings = settings(max_examples=150, stateful_step_count=30, deadline=None)
