"""A request and its mentors under any events in any order, twice and late: the invariants of asking."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from flows import decline, invitation, question, request, terms
from flows.ask import DeclineReason, Invitation, InvitationStatus, OfferStatus, RequestStatus, Terms
from flows.ask_state import AskState, Mentor
from flows.choosing import MentorsChosen
from flows.decision import Decision, Event, Message, Post, Update
from flows.decline import ColleagueNamed, DeclineAsked, InvitationDeclined
from flows.invitation import InvitationAccepted, InvitationUndeliverable
from flows.invitation_card import CardOutcome, InvitationCard, InvitationReminder
from flows.invitation_clock import InvitationDue, InvitationLapsed, InvitationReminderDue
from flows.member import Member, Programme
from flows.profile import Profile, ProfileStatus
from flows.proposal import Match, Nobody, Proposals, Room
from flows.question import (
    AnswerDue,
    AnswerFormAsked,
    QuestionAnswered,
    QuestionAsked,
    QuestionDue,
    QuestionFormAsked,
    QuestionLapsed,
    QuestionReminderDue,
)
from flows.question_card import AnswerCard, QuestionCard, QuestionOutcome
from flows.request import ProposalsAsked, RequestSubmitted, RequestWithdrawn
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
from flows.terms_card import TermsCard, TermsOutcome
from flows.thought_of import ColleagueThoughtOf
from flows.waiting import WaitingRoused
from flows.waiting_list import RequestWidened, WaitingReviewed
from flows.widening import Widening, possible

START = datetime(2026, 11, 23, 17, tzinfo=UTC)  # Monday 11:00 in Chicago, 10:00 in Denver
MENTORS = ("U1", "U2", "U3")
PEOPLE = st.sampled_from(("UADA", *MENTORS, "USTRANGER"))
NUMBERS = st.sampled_from((1, 1, 1, 1, 2, 2, 3, 0, 9))
CLOCK_ONLY = (
    InvitationDue, InvitationLapsed, InvitationReminderDue, InvitationUndeliverable,
    TermsDue, TermsReminderDue, TermsLapsed, TermsEndDue,
    QuestionDue, QuestionReminderDue, QuestionLapsed, AnswerDue,
)  # fmt: skip
CLICKS = (
    InvitationAccepted, DeclineAsked, InvitationDeclined,
    TermsFormAsked, TermsAccepted, TermsPassed, QuestionFormAsked, AnswerFormAsked,
)  # fmt: skip
ARRIVALS = {InvitationDue: "arrive", TermsDue: "terms:arrive", QuestionDue: "question:arrive"}
CLOCKS = ("arrive", "lapse", "terms:arrive", "terms:lapse", "question:arrive", "question:lapse")
"""The timers of which one is set while an invitation waits: whose turn it is."""

DECIDE = {event: journey.decide for journey in (invitation, decline, terms, question) for event in journey.EVENTS}


class Asking(RuleBasedStateMachine):
    """Random clicks by everybody, and the clock."""

    def __init__(self) -> None:
        super().__init__()
        self.now = START
        self.state = AskState(programme=Programme(), mentee=Member(user_id="UADA", name="Ada", zone="America/Chicago"))
        self.timers: dict[str, Event] = {}
        self.said: dict[str, object] = {}
        self.shown: dict[str, Message] = {}
        self.agreed: set[str] = set()

    @initialize(places=st.tuples(*[st.sampled_from((1, 2, 0))] * 3), asked=st.sampled_from((True, True, False)))
    def staff(self, places: tuple[int, int, int], asked: bool) -> None:
        self.state = replace(
            self.state,
            mentors=tuple(
                Mentor(
                    member=Member(user_id=u, name=u, zone="America/Denver"),
                    profile=Profile(user_id=u, status=ProfileStatus.LISTED),
                    room=Room(places=p, minutes=120),
                )
                for u, p in zip((*MENTORS, "U4"), (*places, 1), strict=True)
            ),
        )
        if asked:  # most of what follows needs that
            self.submit(found=True)
            self.choose("UADA", "U1", cascade=True)

    def take(self, decision: Decision[AskState]) -> None:
        for post in decision.say:
            if isinstance(post, Post):
                assert self.said.setdefault(post.key, post) == post, "a key means one message for ever"
                self.shown.setdefault(post.key, post.message)
            elif isinstance(post, Update) and post.of in self.shown:
                self.shown[post.of] = post.message
        for wake in decision.wake:
            if isinstance(wake.event, WaitingRoused | ColleagueThoughtOf):
                continue  # of others
            if wake.event is None:
                self.timers.pop(wake.key, None)
            else:
                self.timers[wake.key] = wake.event
        before = self.state.mentorship
        self.state = decision.state
        if self.state.mentorship and not before:
            self.agreed.add(self.state.mentorship.mentor_id)
            self.agreed_as_said_and_with_room(decision.state)

    def agreed_as_said_and_with_room(self, state: AskState) -> None:
        """What was agreed is what the last yes was said to, and the mentor has room for it."""
        made, asked = state.mentorship, state.request
        assert made is not None
        assert asked is not None
        mentor, put = state.mentor(made.mentor_id), state.invitations[-1]
        assert mentor is not None
        assert mentor.room.holds(made.total)
        offered = put.offer is not None and put.offer.status is OfferStatus.ACCEPTED
        on = put.offer.terms if put.offer and offered else asked.terms
        assert on == Terms(sessions=made.sessions, minutes=made.minutes, needed_by=made.needed_by, ways=made.ways)

    def happens(self, kind: type[Event], **about: object) -> None:
        event = kind(team_id="T", at=self.now, request_id="V1", **about)  # type: ignore[call-arg]
        before = self.state
        self.take(DECIDE[kind](before, event))
        if kind in ARRIVALS and self.state != before:  # the clock was early: its timer is consumed with it
            self.timers.pop(f"invitation:V1:{about['number']}:{ARRIVALS[kind]}", None)

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
                    sites=("West",),
                    proposals=self.proposals(found),
                ),
            )
        )

    @rule(found=st.booleans())
    def say_in_other_words(self, found: bool) -> None:
        """Its own request takes the new words, where it waits; nothing else changes, and no second one is made."""
        before = self.state.request
        event = RequestSubmitted(
            team_id="T",
            at=self.now,
            actor="UADA",
            request_id="V1",
            goal="weed a cellar",
            sessions=1,
            minutes=30,
            rewords="V1",
            proposals=self.proposals(found),
        )
        self.take(request.decide(self.state, event))
        if before is None or before.status is not RequestStatus.WAITING:
            assert self.state.request == before

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

    @rule(who=PEOPLE, number=NUMBERS, kind=st.sampled_from(CLICKS))
    def click(self, who: str, number: int, kind: type[Event]) -> None:
        self.happens(kind, actor=who, number=number)

    @rule(kind=st.sampled_from(CLICKS))
    def click_by_whose_turn_it_is(self, kind: type[Event]) -> None:
        """Otherwise most clicks would be strangers', or late."""
        if now := self.state.current:
            self.happens(kind, actor="UADA" if now.for_mentee else now.mentor_id, number=now.number)

    @rule(who=PEOPLE, number=NUMBERS, reason=st.sampled_from((*DeclineReason, "because")))
    def decline(self, who: str, number: int, reason: str) -> None:
        self.happens(InvitationDeclined, actor=who, number=number, reason=reason)

    @rule(reason=st.sampled_from(DeclineReason))
    def whoever_has_it_declines(self, reason: DeclineReason) -> None:
        if now := self.state.current:
            self.happens(InvitationDeclined, actor=now.mentor_id, number=now.number, reason=reason)

    @rule(number=NUMBERS, colleague=st.sampled_from(("U2", "U3", "U4", "U5", "UADA", "")), fits=st.booleans())
    def name_a_colleague(self, number: int, colleague: str, fits: bool) -> None:
        """By whoever declined that invitation; of U5 nothing is known, and U4 was not proposed."""
        if put := self.state.invitation(number):
            known = None if colleague in {"", "U5"} else Member(user_id=colleague, name=colleague)
            self.state = replace(self.state, colleague=known)
            match = Match(mentor_id=colleague, score=0, reasons=()) if fits and self.state.mentor(colleague) else None
            self.happens(ColleagueNamed, actor=put.mentor_id, number=number, colleague=colleague, match=match)

    @rule(who=st.sampled_from(("UADA", "UADA", "UADA", "U1")), how=st.sampled_from(Widening), found=st.booleans())
    def widen(self, who: str, how: Widening, found: bool) -> None:
        before = self.state.request
        could = before is not None and before.status is RequestStatus.WAITING and who == "UADA"
        event = RequestWidened(
            team_id="T", at=self.now, actor=who, request_id="V1", how=how, proposals=self.proposals(found)
        )
        self.take(request.decide(self.state, event))
        after = self.state.request
        if could and before and after and how in possible(before):
            assert how not in possible(after)
        else:
            assert after == before

    @rule(who=PEOPLE, number=NUMBERS, sessions=st.integers(0, 4), minutes=st.sampled_from((15, 30, 60)))
    def suggest(self, who: str, number: int, sessions: int, minutes: int) -> None:
        self.happens(TermsSuggested, actor=who, number=number, sessions=sessions, minutes=minutes)

    @rule(sessions=st.integers(1, 3), minutes=st.sampled_from((15, 45)))
    def whoever_has_it_suggests(self, sessions: int, minutes: int) -> None:
        if now := self.state.current:
            self.happens(TermsSuggested, actor=now.mentor_id, number=now.number, sessions=sessions, minutes=minutes)

    @rule(who=PEOPLE, number=NUMBERS, text=st.sampled_from(("Why?", "When?", " ")))
    def ask(self, who: str, number: int, text: str) -> None:
        self.happens(QuestionAsked, actor=who, number=number, text=text)

    @rule(text=st.sampled_from(("Why?", "When?")))
    def whoever_has_it_asks(self, text: str) -> None:
        if now := self.state.current:
            self.happens(QuestionAsked, actor=now.mentor_id, number=now.number, text=text)

    @rule(
        who=st.sampled_from(("UADA", "UADA", "UADA", "U1")), number=NUMBERS, text=st.sampled_from(("So.", "Now.", ""))
    )
    def answer(self, who: str, number: int, text: str) -> None:
        self.happens(QuestionAnswered, actor=who, number=number, text=text)

    @rule(minutes=st.sampled_from((0, 45, 120)))
    def room_changes(self, minutes: int) -> None:
        self.state = replace(
            self.state,
            mentors=tuple(replace(m, room=replace(m.room, minutes=minutes)) for m in self.state.mentors),
        )

    @rule(number=NUMBERS, kind=st.sampled_from(CLOCK_ONLY))
    def clock_out_of_order(self, number: int, kind: type[Event]) -> None:
        self.happens(kind, number=number)

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
                self.take(DECIDE[type(event)](self.state, event))
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
    def one_clock_at_a_time_and_it_is_theirs_whose_turn_it_is(self) -> None:
        for each in self.state.invitations:
            running = [clock for clock in CLOCKS if f"invitation:{each.id}:{clock}" in self.timers]
            assert running == ([self.clock_of(each)] if each.waits else [])
            assert not (each.open_offer and each.open_question)

    def clock_of(self, now: Invitation) -> str:
        theirs = now.for_mentee
        if theirs is None:
            return "lapse" if now.status is InvitationStatus.SENT else "arrive"
        whose = "terms" if now.open_offer else "question"
        return f"{whose}:lapse" if theirs.sent_at else f"{whose}:arrive"

    @invariant()
    def a_place_is_reserved_for_what_is_on_the_table(self) -> None:
        now, asked = self.state.current, self.state.request
        if now and asked:
            assert now.minutes == (now.open_offer.terms if now.open_offer else asked.terms).total

    @invariant()
    def only_what_can_be_answered_has_its_buttons(self) -> None:
        now = self.state.current
        for each in self.shown.values():
            if isinstance(each, TermsCard) and each.outcome_of_it is TermsOutcome.WAITING:
                assert now is not None
                assert (now.number, now.open_offer is not None) == (each.number, True)
            if isinstance(each, QuestionCard) and each.outcome_of_it is QuestionOutcome.WAITING:
                assert now is not None
                assert (now.number, now.open_question is not None) == (each.number, True)
            of_the_mentor = InvitationCard | InvitationReminder | AnswerCard
            if isinstance(each, of_the_mentor) and each.outcome_of_it is CardOutcome.OPEN:
                assert now is not None
                assert (now.number, now.open_offer) == (each.number, None)


TestAsking = Asking.TestCase
TestAsking.settings = settings(max_examples=150, stateful_step_count=50, deadline=None)
