"""Profile, hours, pause and put forward in any order: what always holds."""

from datetime import date, time
from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from flows import profile, skills
from flows.decision import Event, Post, Reply, Show
from flows.hours import HoursSet
from flows.pause import MentorCameBack, MentorPaused, PauseAsked
from flows.profile import ProfileStatus
from flows.profile_form import MentorLeft, ProfileFormAsked, ProfilePreviewAsked, ProfileSubmitted
from flows.put_forward import PutForwardAccepted, PutForwardDeclined, PutForwardDue
from tests.flows.offering import MONDAY, PROPOSED, form, happens, state

DAYS = st.dates(date(2026, 11, 1), date(2028, 1, 1))


class AnyOrder(RuleBasedStateMachine):
    """All events, in any order: nobody is listed without their own yes, and each click of theirs has an answer."""

    def __init__(self) -> None:
        super().__init__()
        self.state = state(PROPOSED)
        self.said_yes = False
        self.asked: list[str] = []

    def click(self, event: type[Event], **fields: Any) -> Reply | None:
        decision = happens(self.state, event, **fields)
        self.state = decision.state
        assert decision.reply or decision.say, "a reply, or the card that changes"
        return decision.reply

    @rule(typed=st.sampled_from(["grants", "", "a;b;c;d;e;f;g"]), until=st.none() | DAYS)
    def submits(self, typed: str, until: date | None) -> None:
        reply = self.click(ProfileSubmitted, **form(skills=skills.chosen([typed]), away_until=until))
        self.said_yes |= isinstance(reply, Show)

    @rule(days=st.frozensets(st.integers(0, 8)).map(tuple), start=st.none() | st.times(), end=st.none() | st.times())
    def sets_hours(self, days: tuple[int, ...], start: time | None, end: time | None) -> None:
        self.click(HoursSet, days=days, start=start, end=end)

    @rule()
    def accepts(self) -> None:
        put = self.state.profile is not None and self.state.profile.status is ProfileStatus.PROPOSED
        self.click(PutForwardAccepted)
        self.said_yes |= put

    @rule(
        event=st.sampled_from([PutForwardDeclined, MentorLeft, MentorCameBack, ProfileFormAsked, ProfilePreviewAsked])
    )
    def clicks(self, event: type[Event]) -> None:
        self.click(event)
        if event in {PutForwardDeclined, MentorLeft}:
            self.said_yes &= bool(self.state.profile and self.state.profile.listed)

    @rule(until=st.none() | DAYS)
    def pauses(self, until: date | None) -> None:
        self.click(MentorPaused, until=until)

    @rule(words=st.sampled_from(["", "off", "2w", "never"]) | DAYS.map(str))
    def types_pause(self, words: str) -> None:
        self.click(PauseAsked, words=words)

    @rule()
    def the_clock_strikes(self) -> None:
        for said in happens(self.state, PutForwardDue).say:
            assert isinstance(said, Post)
            self.asked.append(said.key)

    @invariant()
    def opt_in_only(self) -> None:
        assert self.state.profile is not None
        assert self.state.profile.listed == self.said_yes

    @invariant()
    def one_card_for_ever(self) -> None:
        assert len(set(self.asked)) <= 1

    @invariant()
    def everybody_works_some_time(self) -> None:
        assert self.state.member is not None
        own = self.state.member.hours
        assert own is None or (own.days and own.start < own.end)

    @invariant()
    def every_pause_ends(self) -> None:
        assert self.state.profile is not None
        until = self.state.profile.away_until
        assert until is None or MONDAY < until <= MONDAY + profile.LONGEST_PAUSE


TestAnyOrder = AnyOrder.TestCase
