"""The pair's state comes back as it was saved, on both kinds of database, and of its own mentorship alone."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from sqlmodel import Session as Transaction

from flows.decision import Wake
from flows.idle import IdleStep, NothingScheduled, timer_key
from flows.member import Member, Programme
from flows.mentorship import MentorshipOpened
from flows.pair import (
    Between,
    Ending,
    MeetAnswer,
    Mentorship,
    MentorshipStatus,
    Progress,
    Session,
    SessionStatus,
    Touchpoint,
    TouchpointStatus,
)
from flows.pair_state import Engagement, PairState
from flows.profile import Profile, ProfileStatus
from flows.proposal import Skill, Way
from flows.returning import MentorReturned
from flows.writing import Continue, Prompt, Purpose, Reflection, ThreadReply
from storage.engine import Database
from storage.member import Members
from storage.mentorship import MENTORSHIPS, Mentorships, open_mentorships
from storage.profile import Profiles
from storage.returning import HeldClocks
from storage.timers import Timers

NOW = datetime(2026, 11, 25, 20, tzinfo=UTC)
ADA = Member(user_id="UADA", name="Ada", zone="America/Chicago")
TOMAS = Member(user_id="UTOM", name="Tomas", zone="America/Denver")
JUNE = Member(user_id="UJUN", name="June")


def agreed(mentorship_id: str, mentee: str = "UADA", mentor: str = "UTOM") -> Mentorship:
    return Mentorship(
        id=mentorship_id,
        mentee_id=mentee,
        mentor_id=mentor,
        goal="run a teen advisory council 🙂",
        outcome="a plan",
        sessions=2,
        minutes=30,
        needed_by=date(2026, 12, 18),
        ways=(Way.VIDEO, Way.IN_PERSON),
        status=MentorshipStatus.OPEN,
        agreed_at=NOW,
    )


def full(state: PairState) -> PairState:
    """Something in every part of it."""
    prompt = Prompt(
        key="mentorship:7:touchpoint:1:prompt",
        mentorship_id="7",
        purpose=Purpose.TOUCHPOINT,
        number=1,
        opened_at=NOW,
    )
    return (
        state.with_mentorship(questions="How?", standing=2, opened_at=NOW, idle_since=NOW, one_more=("UADA",))
        .with_session(
            Session(
                mentorship_id="7",
                number=1,
                status=SessionStatus.HELD,
                attempt=3,
                offered_by="UADA",
                offered=(NOW, NOW + timedelta(hours=1)),
                starts_at=NOW,
                minutes=30,
                way=Way.VIDEO,
                place="the usual link",
                answers=(MeetAnswer("UADA", 30), MeetAnswer("UTOM", 25)),
                used=25,
                between=Between.PLAN,
                moved_from=NOW - timedelta(days=1),
                shown_at=NOW,
                asked_at=NOW,
            )
        )
        .with_session(Session(mentorship_id="7", number=2, status=SessionStatus.OFFERED, presumed=True))
        .with_touchpoint(
            Touchpoint(
                mentorship_id="7",
                number=1,
                status=TouchpointStatus.OPEN,
                opened_at=NOW,
                progress=Progress.STUCK,
                mentor_told=True,
            )
        )
        .with_prompt(prompt)
        .with_reply(ThreadReply(prompt_key=prompt.key, ts="1.2", author_id="UADA", text="<!channel>", at=NOW))
        .with_reflection(
            Reflection(
                mentorship_id="7",
                user_id="UTOM",
                goal_met=4,
                expectations=5,
                time_right=True,
                skill_right=False,
                thanks="Thank you",
                proceed=Continue.STAY_IN_TOUCH,
                answered_at=NOW,
            )
        )
    )


def event(mentorship_id: str = "7", team_id: str = "T1") -> MentorshipOpened:
    return MentorshipOpened(team_id=team_id, at=NOW, mentorship_id=mentorship_id)


def load(session: Transaction, mentorship_id: str = "7", team_id: str = "T1") -> PairState:
    return Mentorships(session, Programme()).load(event(mentorship_id, team_id))


def change(database: Database, mentorship_id: str, to: PairState) -> None:
    with database.transaction() as session:
        pairs = Mentorships(session, Programme())
        pairs.save(pairs.load(event(mentorship_id)), to, NOW)


@pytest.fixture
def kept(database: Database) -> Database:
    """Two mentorships of the same two, and one of Tomas with June."""
    with database.transaction() as session:
        for member in (ADA, TOMAS, JUNE):
            Members(session).save("T1", member)
        for mentorship in (agreed("7"), agreed("8"), agreed("9", mentee="UJUN")):
            MENTORSHIPS.save(session, mentorship, team_id="T1")
    return database


def test_everything_comes_back_as_it_was_saved(kept: Database) -> None:
    with kept.transaction() as session:
        wanted = full(load(session))
    change(kept, "7", wanted)

    with kept.transaction() as session:
        assert load(session) == wanted


def test_saving_twice_changes_what_differs_and_nothing_else(kept: Database) -> None:
    with kept.transaction() as session:
        first = full(load(session))
    change(kept, "7", first)
    met = first.session(2)
    assert met is not None
    second = first.with_session(replace(met, status=SessionStatus.HELD, used=30))
    change(kept, "7", second)

    with kept.transaction() as session:
        assert load(session) == second


def test_two_mentorships_of_the_same_two_do_not_mix(kept: Database) -> None:
    with kept.transaction() as session:
        wanted = full(load(session))
    change(kept, "7", wanted)

    with kept.transaction() as session:
        other = load(session, "8")
    assert other.mentorship == agreed("8")
    assert (other.sessions, other.touchpoints, other.prompts, other.replies, other.reflections) == ((), (), (), (), ())
    assert other.both == wanted.both


def test_an_unknown_id_is_no_mentorship_and_so_is_one_of_another_workspace(kept: Database) -> None:
    with kept.transaction() as session:
        assert load(session, "no such").mentorship is None
        assert load(session, "7", team_id="T2").mentorship is None
        assert not list(Mentorships(session, Programme()).members(load(session, "no such")))


def test_sessions_with_others_are_seen_as_times_and_nothing_more(kept: Database) -> None:
    confirmed = Session(
        mentorship_id="9", number=1, status=SessionStatus.CONFIRMED, starts_at=NOW, minutes=30, place="secret"
    )
    with kept.transaction() as session:
        with_june = load(session, "9").with_session(confirmed)
    change(kept, "9", with_june)

    with kept.transaction() as session:
        assert load(session).elsewhere == (
            Engagement(user_id="UTOM", starts_at=NOW, ends_at=NOW + timedelta(minutes=30)),
        )
        assert load(session, "9").elsewhere == ()


def test_who_is_on_a_pause_is_seen_to_be_away_and_nobody_elsewhere(kept: Database) -> None:
    with kept.transaction() as session:
        for user_id in ("UADA", "UTOM"):
            Profiles(session).save("T1", Profile(user_id=user_id, status=ProfileStatus.LISTED, away_until=NOW.date()))
    with kept.transaction() as session:
        assert (load(session).mentor_away_until, load(session).mentee_away_until) == (NOW.date(), NOW.date())
        assert load(session, "7", team_id="T2").mentor_away_until is None


@pytest.mark.parametrize(("status", "listed"), [(ProfileStatus.LISTED, True), (ProfileStatus.LEFT, False)])
def test_what_the_mentee_lists_as_a_mentor_is_seen(kept: Database, status: ProfileStatus, listed: bool) -> None:
    skills = (Skill("budgets"),)
    with kept.transaction() as session:
        Profiles(session).save("T1", Profile(user_id="UADA", status=status, skills=skills))
        Profiles(session).save("T1", Profile(user_id="UTOM", status=status, skills=(Skill("councils"),)))
    with kept.transaction() as session:
        assert load(session).mentee_skills == (skills if listed else ())


def test_the_open_mentorships_of_one_person_are_on_either_side(kept: Database) -> None:
    with kept.transaction() as session:
        closed = load(session, "8").with_mentorship(
            status=MentorshipStatus.CLOSED, closed_at=NOW, ending=Ending.COMPLETED
        )
    change(kept, "8", closed)

    with kept.transaction() as session:
        assert [m.id for m in open_mentorships(session, "T1", "UTOM")] == ["7", "9"]
        assert [m.id for m in open_mentorships(session, "T1", "UADA")] == ["7"]
        assert open_mentorships(session, "T2", "UTOM") == ()


def test_the_clocks_that_stand_still_for_somebody_are_those_of_their_mentorships(database: Database) -> None:
    mine, done, others = agreed("1"), replace(agreed("2"), status=MentorshipStatus.CLOSED), agreed("3", mentor="UJUN")
    clocks = {
        each.id: NothingScheduled(
            team_id="T1", at=NOW, mentorship_id=each.id, since=NOW, step=IdleStep.NUDGE, held=True
        )
        for each in (mine, done, others)
    }
    returned = MentorReturned(team_id="T1", at=NOW, user_id="UTOM")

    def save(session: Transaction) -> None:
        for each in (mine, done, others):
            MENTORSHIPS.save(session, each, team_id="T1")
            Timers(session).set("T1", Wake(key=timer_key(each.id), event=clocks[each.id]))
        Timers(session).set("T2", Wake(key=timer_key("1"), event=replace(clocks["3"], team_id="T2")))

    database.run(save)
    held = database.run(lambda session: HeldClocks(session, Programme()).load(returned))
    assert held.clocks == (clocks["1"],)
    nobody = replace(returned, user_id="UEVE")
    assert database.run(lambda session: HeldClocks(session, Programme()).load(nobody)).clocks == ()
