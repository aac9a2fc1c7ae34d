"""A request and its mentors under any events in any order, twice and late: the invariants of asking."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from flows import invitation, request
from flows.ask import AskState, InvitationStatus, Mentor, RequestStatus
from flows.decision import Decision, Event, Post
from flows.invitation import (
    DeclineAsked,
    InvitationAccepted,
    InvitationDeclined,
    InvitationDue,
    InvitationLapsed,
    InvitationReminderDue,
    InvitationUndeliverable,
    NewsDue,
)
from flows.member import Member, Programme
from flows.profile import Profile, ProfileStatus
from flows.proposal import Match, Nobody, Proposals, Room
from flows.request import (
    MentorsChosen,
    ProposalsAsked,
    RequestSubmitted,
    RequestWithdrawn,
)
from flows.waiting_list import WaitingReviewed

START = datetime(2026, 11, 23, 15, tzinfo=UTC)
MENTORS = ("U1", "U2", "U3")
PEOPLE = st.sampled_from(("UADA", *MENTORS, "USTRANGER"))
NUMBERS = st.integers(0, 5)
CLOCK_ONLY = (InvitationDue, InvitationLapsed, InvitationReminderDue, InvitationUndeliverable)


class Asking(RuleBasedStateMachine):
    """Random clicks by everybody, and the clock."""

    def __init__(self) -> None:
        super().__init__()
        self.now = START
        self.state = AskState(programme=Programme(), mentee=Member(user_id="UADA", name="Ada", zone="America/Chicago"))
        self.timers: dict[str, Event] = {}
        self.said: dict[str, object] = {}
        self.agreed: set[str] = set()

    @initialize(places=st.tuples(*[st.integers(0, 2)] * 3))
    def staff(self, places: tuple[int, int, int]) -> None:
        self.state = replace(
            self.state,
            mentors=tuple(
                Mentor(
                    member=Member(user_id=u, name=u, zone="America/Denver"),
                    profile=Profile(user_id=u, status=ProfileStatus.LISTED),
                    room=Room(places=p, minutes=120),
                )
                for u, p in zip(MENTORS, places, strict=True)
            ),
        )

    def take(self, decision: Decision[AskState]) -> None:
        for post in decision.say:
            if isinstance(post, Post):
                assert self.said.setdefault(post.key, post) == post, "a key means one message for ever"
        for wake in decision.wake:
            if wake.event is None:
                self.timers.pop(wake.key, None)
            else:
                self.timers[wake.key] = wake.event
        before = self.state.mentorship
        self.state = decision.state
        if self.state.mentorship and not before:
            self.agreed.add(self.state.mentorship.mentor_id)

    @rule(found=st.booleans())
    def submit(self, found: bool) -> None:
        self.take(
            request.decide(
                self.state,
                RequestSubmitted(
                    team_id="T",
                    at=self.now,
                    actor="UADA",
                    request_id="V1",
                    goal="weed a shelf",
                    sessions=2,
                    minutes=30,
                    proposals=self.proposals(found),
                ),
            )
        )

    def proposals(self, found: bool) -> Proposals:
        if not found:
            return Proposals(nobody=Nobody.ALL_FULL)
        return Proposals(matches=tuple(Match(mentor_id=u, score=1, reasons=()) for u in MENTORS))

    @rule(who=PEOPLE, found=st.booleans())
    def look_again(self, who: str, found: bool) -> None:
        event = ProposalsAsked(team_id="T", at=self.now, actor=who, request_id="V1", proposals=self.proposals(found))
        self.take(request.decide(self.state, event))

    @rule(who=PEOPLE, first=PEOPLE, cascade=st.booleans())
    def choose(self, who: str, first: str, cascade: bool) -> None:
        event = MentorsChosen(team_id="T", at=self.now, actor=who, request_id="V1", first=first, cascade=cascade)
        self.take(request.decide(self.state, event))

    @rule(who=PEOPLE)
    def withdraw(self, who: str) -> None:
        self.take(request.decide(self.state, RequestWithdrawn(team_id="T", at=self.now, actor=who, request_id="V1")))

    @rule(who=PEOPLE, number=NUMBERS, kind=st.sampled_from((InvitationAccepted, DeclineAsked, InvitationDeclined)))
    def answer(self, who: str, number: int, kind: type[InvitationAccepted | DeclineAsked | InvitationDeclined]) -> None:
        event = kind(team_id="T", at=self.now, actor=who, request_id="V1", number=number)
        self.take(invitation.decide(self.state, event))

    @rule(number=NUMBERS, kind=st.sampled_from(CLOCK_ONLY))
    def clock_out_of_order(
        self,
        number: int,
        kind: type[InvitationDue | InvitationLapsed | InvitationReminderDue | InvitationUndeliverable],
    ) -> None:
        self.take(invitation.decide(self.state, kind(team_id="T", at=self.now, request_id="V1", number=number)))

    @rule(hours=st.integers(1, 60))
    def time_passes(self, hours: int) -> None:
        until = self.now + timedelta(hours=hours)
        while due := [k for k, e in self.timers.items() if e.at <= until and not k.startswith("mentorship:")]:
            key = min(due, key=lambda k: self.timers[k].at)
            event = self.timers.pop(key)
            self.now = max(self.now, event.at)
            event = replace(event, at=self.now)
            if isinstance(event, WaitingReviewed):
                self.take(request.decide(self.state, replace(event, proposals=self.proposals(found=False))))
            else:
                assert isinstance(event, (*CLOCK_ONLY, NewsDue))
                self.take(invitation.decide(self.state, event))
        self.now = until

    @invariant()
    def one_mentor_at_a_time(self) -> None:
        assert sum(i.waits for i in self.state.invitations) <= 1

    @invariant()
    def accepted_at_most_once(self) -> None:
        assert len(self.agreed) <= 1
        yes = [i for i in self.state.invitations if i.status is InvitationStatus.ACCEPTED]
        assert len(yes) == len(self.agreed)

    @invariant()
    def nobody_is_asked_twice_for_one_request(self) -> None:
        asked = [i.mentor_id for i in self.state.invitations]
        assert len(asked) == len(set(asked))

    @invariant()
    def only_who_has_room_is_asked(self) -> None:
        full = {m.member.user_id for m in self.state.mentors if m.room.places == 0}
        assert not full & {i.mentor_id for i in self.state.invitations}

    @invariant()
    def asking_means_that_somebody_has_it(self) -> None:
        if self.state.request:
            assert (self.state.request.status is RequestStatus.ASKING) == (self.state.current is not None)

    @invariant()
    def a_sent_invitation_has_a_clock(self) -> None:
        now = self.state.current
        if now and now.status is InvitationStatus.SENT:
            assert f"invitation:{now.id}:lapse" in self.timers


TestAsking = Asking.TestCase
TestAsking.settings = settings(max_examples=150, stateful_step_count=40, deadline=None)
