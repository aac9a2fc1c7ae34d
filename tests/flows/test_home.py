"""App Home: what is next for me first, whatever state my affairs are in."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

import pytest

from flows import home
from flows.ask import InvitationStatus, Offer, Question, RequestStatus, Terms
from flows.ask_again import Again
from flows.decision import FetchMember, Moment, Phrase, PublishHome, Tell
from flows.home import AT_ONCE, PLACE_KEPT, HomeOpened, HomeState, HomeTurned, Part
from flows.home_page import HomePage, Leaf, PairLine, arrange
from flows.member import Hours, Member
from flows.next_steps import Asked, Asking, StepKind
from flows.pair import Between, Ending, MeetAnswer, MentorshipStatus, SessionStatus, Touchpoint, TouchpointStatus
from flows.pair_state import PairState
from flows.profile import Profile, ProfileStatus
from flows.programme_rules import rules
from flows.proposal import Skill, Way
from flows.writing import Continue, Prompt, Purpose, Reflection, ThreadReply
from flows.written_stage import prompt_key
from tests.flows.affairs import ADA, HOUR, NOW, PROGRAMME, RHEA, TO_COME, TOMAS, invitation, of, pair, request, session


def next_for(member: Member, *pairs: PairState) -> list[StepKind]:
    return [step.kind for step in arrange(of(member, pairs=pairs), NOW).steps]


OFFERED = session(SessionStatus.OFFERED, offered_by="UADA", offered=(NOW + 24 * HOUR,), shown_at=NOW)
JUST_OVER = session(SessionStatus.CONFIRMED, starts_at=NOW - HOUR)
HELD = session(SessionStatus.HELD, starts_at=NOW - 24 * HOUR, used=30)
DIFFERING = replace(HELD, between=Between.PLAN, answers=(MeetAnswer("UADA", 30), MeetAnswer("UTOM", 45)))
OPEN_TOUCHPOINT = Touchpoint(mentorship_id="M1", number=1, status=TouchpointStatus.OPEN, opened_at=NOW)
CLOSING = Prompt(key="p", mentorship_id="M1", purpose=Purpose.REFLECTION, number=0, opened_at=NOW)
ASKED_BETWEEN = Prompt(key="t", mentorship_id="M1", purpose=Purpose.TOUCHPOINT, number=1, opened_at=NOW)
IN_WRITING = session(
    SessionStatus.CONFIRMED, way=Way.WRITTEN, question="Which?", answer_by=NOW.date(), shown_at=NOW, asked_at=NOW
)
ANSWERED = ThreadReply(prompt_key="", ts="1", author_id="UTOM", text="This.", at=NOW)
ANSWERS = Reflection(
    mentorship_id="M1",
    user_id="UADA",
    goal_met=5,
    expectations=5,
    time_right=True,
    skill_right=True,
    thanks="",
    proceed=Continue.DONE,
    answered_at=NOW,
)


@pytest.mark.parametrize(
    ("what", "for_ada", "for_tomas"),
    [
        (pair(), ["find_time"], ["find_time"]),
        (pair(sessions=(OFFERED,)), [], ["pick_time"]),
        (pair(sessions=(replace(OFFERED, shown_at=None),)), [], []),
        (pair(sessions=(TO_COME,)), ["meet"], ["meet"]),
        (pair(sessions=(JUST_OVER,)), ["say_if_met"], ["say_if_met"]),
        (pair(sessions=(HELD,)), ["choose_between", "find_time"], ["find_time"]),
        (pair(sessions=(replace(HELD, between=Between.PLAN),)), ["find_time"], ["find_time"]),
        (
            pair(sessions=(HELD, replace(TO_COME, number=2)), touchpoints=(OPEN_TOUCHPOINT,)),
            ["share_work", "meet"],
            ["meet"],
        ),
        (
            pair(
                sessions=(HELD, replace(TO_COME, number=2)),
                touchpoints=(replace(OPEN_TOUCHPOINT, mentor_told=True),),
                prompts=(ASKED_BETWEEN,),
            ),
            ["share_work", "meet"],
            ["answer_work", "meet"],
        ),
        (
            pair(
                sessions=(HELD, replace(TO_COME, number=2)),
                touchpoints=(replace(OPEN_TOUCHPOINT, mentor_told=True),),
                prompts=(ASKED_BETWEEN,),
                replies=(ThreadReply(prompt_key="t", ts="1", author_id="UTOM", text="Good.", at=NOW),),
            ),
            ["share_work", "meet"],
            ["meet"],
        ),
        (
            pair(
                sessions=(HELD, replace(TO_COME, number=2)),
                touchpoints=(replace(OPEN_TOUCHPOINT, mentor_told=True),),
                prompts=(ASKED_BETWEEN,),
                replies=(ThreadReply(prompt_key="t", ts="1", author_id="UADA", text="A plan.", at=NOW),),
            ),
            ["meet"],
            ["answer_work", "meet"],
        ),
        (pair(sessions=(HELD, replace(HELD, number=2))), [], []),
        (pair().with_mentorship(ways=(Way.WRITTEN,)), ["ask_in_writing"], []),
        (pair(sessions=(replace(IN_WRITING, question=""),)), ["write_question"], []),
        (pair(sessions=(replace(IN_WRITING, shown_at=None),)), [], []),
        (pair(sessions=(IN_WRITING,)), [], ["answer_in_writing"]),
        (pair(sessions=(replace(IN_WRITING, late=True),)), [], ["answer_in_writing"]),
        (
            pair(sessions=(IN_WRITING,), replies=(replace(ANSWERED, prompt_key=prompt_key(IN_WRITING)),)),
            ["say_if_answered"],
            ["say_if_answered"],
        ),
        (
            pair(sessions=(HELD, replace(HELD, number=2)), prompts=(CLOSING,)),
            ["private_questions"],
            ["private_questions"],
        ),
        (pair(prompts=(CLOSING,), reflections=(ANSWERS,)), [], ["private_questions"]),
        (pair().with_mentorship(status=MentorshipStatus.AGREED), [], []),
        (pair().with_mentorship(status=MentorshipStatus.CLOSED), [], []),
        (pair().with_mentorship(questions="", standing=None), ["bring_questions", "find_time"], ["find_time"]),
        (pair(sessions=(IN_WRITING,)).with_mentorship(questions="", standing=None), [], ["answer_in_writing"]),
        (
            pair().with_mentorship(questions="", standing=None, ways=(Way.SHADOWING,)),
            ["bring_watching", "find_time"],
            ["find_time"],
        ),
        (pair().with_mentorship(idle_since=NOW - 13 * 24 * HOUR), ["find_time"], ["find_time"]),
        (
            pair().with_mentorship(idle_since=NOW - 17 * 24 * HOUR),
            ["say_still_on", "find_time"],
            ["say_still_on", "find_time"],
        ),
        (
            pair(sessions=(OFFERED,)).with_mentorship(idle_since=NOW - 17 * 24 * HOUR),
            ["say_still_on"],
            ["pick_time"],
        ),
        (pair(sessions=(DIFFERING,)), ["settle_minutes", "find_time"], ["settle_minutes", "find_time"]),
    ],
)
def test_each_side_sees_what_it_can_do(what: PairState, for_ada: list[str], for_tomas: list[str]) -> None:
    assert next_for(ADA, what) == for_ada
    assert next_for(TOMAS, what) == for_tomas


def test_who_looked_back_sees_whom_the_close_waits_for() -> None:
    waits = pair(prompts=(CLOSING,), reflections=(ANSWERS,))
    (for_ada,) = arrange(of(ADA, pairs=(waits,)), NOW).mentorships
    (for_tomas,) = arrange(of(TOMAS, pairs=(waits,)), NOW).mentoring
    assert for_ada.standing == Phrase("home-pair-closing-theirs", {"other": TOMAS.person})
    assert for_tomas.standing == Phrase("home-pair-closing")


def test_what_others_wait_for_stands_first_and_the_soonest_of_it_first() -> None:
    state = of(
        TOMAS,
        profile=Profile(user_id="UTOM", status=ProfileStatus.PROPOSED, told=True),
        pairs=(pair(), pair(2, sessions=(OFFERED,))),
        asking=(Asking(request=request(RequestStatus.CHOOSING, 9)),),
        asked=(
            Asked(request=request(number=1), invitation=invitation(until=NOW + 9 * HOUR), mentee=ADA.person),
            Asked(request=request(number=2), invitation=invitation(until=NOW + 2 * HOUR), mentee=ADA.person),
        ),
    )
    steps = arrange(state, NOW).steps
    assert [(step.kind, step.id) for step in steps] == [
        (StepKind.ANSWER_REQUEST, "R2"),
        (StepKind.ANSWER_REQUEST, "R1"),
        (StepKind.ANSWER_PUT_FORWARD, ""),
        (StepKind.PICK_TIME, "M2"),
        (StepKind.CHOOSE_MENTOR, "R9"),
        (StepKind.FIND_TIME, "M1"),
    ]


@pytest.mark.parametrize("status", [InvitationStatus.RESERVED, InvitationStatus.LAPSED, InvitationStatus.DECLINED])
def test_only_an_invitation_that_arrived_and_waits_is_a_step(status: InvitationStatus) -> None:
    asked = Asked(request=request(), invitation=invitation(status), mentee=ADA.person)
    assert not arrange(of(TOMAS, asked=(asked,)), NOW).steps


def test_the_mentee_sees_who_has_the_request_and_until_when() -> None:
    asking = Asking(request=request(), current=invitation(), mentor=TOMAS.person)
    (line,) = arrange(of(ADA, asking=(asking,)), NOW).requests
    assert line.standing.name == "home-request-with"
    assert line.standing.args["mentor"] == TOMAS.person
    late = replace(invitation(InvitationStatus.RESERVED), until=None, arrives_at=NOW + 9 * HOUR)
    (line,) = arrange(of(ADA, asking=(replace(asking, current=late),)), NOW).requests
    assert line.standing.name == "home-request-on-its-way"


TERMS = Offer(terms=Terms(sessions=2, minutes=30), made_at=NOW, arrives_at=NOW, sent_at=NOW, until=NOW + HOUR)
ASKS = Question(text="Why?", left=60, made_at=NOW, arrives_at=NOW, sent_at=NOW, until=NOW + HOUR)


@pytest.mark.parametrize(
    ("back", "kind", "what"),
    [({"offer": TERMS}, StepKind.ANSWER_TERMS, "terms"), ({"question": ASKS}, StepKind.ANSWER_QUESTION, "question")],
)
def test_what_a_mentor_wrote_back_is_the_mentees_step_and_the_mentor_sees_who_has_it(
    back: dict[str, Any], kind: StepKind, what: str
) -> None:
    put = replace(invitation(), **back)
    page = arrange(of(ADA, asking=(Asking(request=request(), current=put, mentor=TOMAS.person),)), NOW)
    (step,) = page.steps
    assert (step.kind, step.at, step.other, step.number) == (kind, NOW + HOUR, TOMAS.person, 1)
    assert page.requests[0].standing.name == "home-request-wrote-back"
    asked = Asked(request=request(), invitation=put, mentee=ADA.person)
    theirs = arrange(of(TOMAS, asked=(asked,)), NOW)
    assert not theirs.steps
    assert [line.standing for line in theirs.mentoring] == [
        Phrase(f"home-{what}-with", {"mentee": ADA.person, "until": Moment(NOW + HOUR)})
    ]


def test_what_has_not_arrived_yet_is_no_step() -> None:
    put = replace(invitation(), offer=replace(TERMS, sent_at=None, until=None, arrives_at=NOW + 9 * HOUR))
    page = arrange(of(ADA, asking=(Asking(request=request(), current=put, mentor=TOMAS.person),)), NOW)
    assert page.steps == ()
    assert page.requests[0].standing.name == "request-written-back"
    (line,) = arrange(of(TOMAS, asked=(Asked(request=request(), invitation=put, mentee=ADA.person),)), NOW).mentoring
    assert line.standing.name == "home-terms-on-its-way"


def test_an_answered_question_is_the_mentors_step_again() -> None:
    put = replace(invitation(), question=replace(ASKS, answer="So.", answered_at=NOW))
    asked = Asked(request=request(), invitation=put, mentee=ADA.person)
    assert [step.kind for step in arrange(of(TOMAS, asked=(asked,)), NOW).steps] == [StepKind.ANSWER_REQUEST]


@pytest.mark.parametrize("status", [RequestStatus.CHOOSING, RequestStatus.WAITING])
def test_a_request_that_nobody_has_says_so(status: RequestStatus) -> None:
    (line,) = arrange(of(ADA, asking=(Asking(request=request(status)),)), NOW).requests
    assert line.standing.name == f"home-request-{status}"
    assert line.waits == (status is RequestStatus.WAITING)


@pytest.mark.parametrize(
    ("said", "standing"), [("UADA", "home-pair-written"), ("UTOM", "home-pair-answered"), (None, "home-pair-asking")]
)
def test_a_written_session_says_how_far_it_is(said: str | None, standing: str) -> None:
    asked = replace(IN_WRITING, question="")
    words = (
        (ThreadReply(prompt_key=prompt_key(asked), ts="1", author_id="UADA", text="Which?", at=NOW),) if said else ()
    )
    theirs = (replace(ANSWERED, prompt_key=prompt_key(asked), ts="2"),) if said == "UTOM" else ()
    (line,) = arrange(of(ADA, pairs=(pair(sessions=(asked,), replies=(*words, *theirs)),)), NOW).mentorships
    assert line.standing.name == standing


def test_both_sides_have_their_own_list_and_history_is_short_and_newest_first() -> None:
    closed = [
        pair(n).with_mentorship(status=MentorshipStatus.CLOSED, closed_at=NOW - n * 24 * HOUR) for n in range(2, 12)
    ]
    page = arrange(of(TOMAS, pairs=(*reversed(closed), pair(1, sessions=(HELD,)))), NOW)
    assert not page.mentorships
    (helping,) = page.mentoring
    assert isinstance(helping, PairLine)
    assert (helping.other, helping.used, helping.total) == (ADA.person, 30, 60)
    assert [line.mentorship_id for line in page.history] == [f"M{n}" for n in range(2, 2 + AT_ONCE)]
    assert page.leaves[Part.HISTORY] == Leaf(0, more=True)


def test_a_session_about_to_begin_comes_before_a_clock_that_runs() -> None:
    mine = Asked(request=replace(request(), mentee_id="URHEA"), invitation=invitation(), mentee=RHEA)

    def first(starts_at: datetime) -> StepKind:
        running = pair(sessions=(replace(TO_COME, starts_at=starts_at),))
        return arrange(of(TOMAS, asked=(mine,), pairs=(running,)), NOW).steps[0].kind

    assert first(NOW + timedelta(minutes=50)) is StepKind.MEET
    assert first(NOW + 3 * HOUR) is StepKind.ANSWER_REQUEST


def test_long_lists_are_turned_and_the_one_thing_to_do_now_stays() -> None:
    running = tuple(pair(n, sessions=()) for n in range(1, 21))
    state = of(ADA, pairs=running)
    page = arrange(state, NOW)
    assert len(page.steps) == 1 + AT_ONCE
    assert (len(page.mentorships), page.leaves[Part.MENTORSHIPS]) == (AT_ONCE, Leaf(0, more=True))
    assert Part.MENTORING not in page.leaves
    last = HomeTurned(team_id="T1", at=NOW, user_id="UADA", part="mentorships", page=2)
    turned = home.decide(state, last)
    assert turned.say == (PublishHome(user_id="UADA"),)
    there = arrange(turned.state, NOW)
    assert [line.mentorship_id for line in there.mentorships] == [f"M{n}" for n in range(2 * AT_ONCE + 1, 21)]
    assert there.leaves[Part.MENTORSHIPS] == Leaf(2, more=False)
    assert there.steps == page.steps, "the other lists stay where they were"
    both = home.decide(turned.state, replace(last, part="next", page=1)).state
    assert arrange(both, NOW).mentorships == there.mentorships
    assert arrange(both, NOW).steps[0] == page.steps[0], "what is first stays first"
    assert arrange(replace(both, pairs=running[:9]), NOW).leaves[Part.MENTORSHIPS] == Leaf(1, more=False)
    assert arrange(both, NOW + PLACE_KEPT).mentorships == page.mentorships, "another day begins anew"


@pytest.mark.parametrize(("part", "page"), [("history", 0), ("history", -1), ("elsewhere", 1), ("", 3)])
def test_a_page_that_is_none_changes_nothing(part: str, page: int) -> None:
    state = of(ADA)
    decision = home.decide(state, HomeTurned(team_id="T1", at=NOW, user_id="UADA", part=part, page=page))
    assert (decision.state, decision.say) == (state, ())


def test_a_guest_turns_nothing() -> None:
    state = of(replace(ADA, guest=True))
    turned = home.decide(state, HomeTurned(team_id="T1", at=NOW, user_id="UADA", part="history", page=1))
    assert turned.reply == Tell(Phrase("guests-cannot"))
    assert turned.state == state


def test_what_i_offer_says_when_i_am_away_and_only_then() -> None:
    mentor = Profile(
        user_id="UTOM", status=ProfileStatus.LISTED, skills=(Skill("grants"),), away_until=date(2026, 12, 1)
    )
    offer = arrange(of(TOMAS, profile=mentor), NOW).offer
    assert offer is not None
    assert (offer.skills, offer.away_until) == (("grants",), date(2026, 12, 1))
    back = arrange(of(TOMAS, profile=replace(mentor, away_until=date(2026, 11, 25))), NOW).offer
    assert back is not None
    assert back.away_until is None


@pytest.mark.parametrize("status", [ProfileStatus.PROPOSED, ProfileStatus.DECLINED, ProfileStatus.LEFT])
def test_one_who_is_no_mentor_offers_nothing(status: ProfileStatus) -> None:
    assert arrange(of(TOMAS, profile=Profile(user_id="UTOM", status=status)), NOW).offer is None


def test_newcomers_guests_and_admins_are_told_apart() -> None:
    assert arrange(of(ADA), NOW) == HomePage(newcomer=True, hours=Hours(), zone=ADA.zone)
    assert arrange(of(replace(ADA, guest=True), pairs=(pair(),)), NOW) == HomePage(newcomer=False, guest=True)
    assert not arrange(of(ADA, pairs=(pair(),)), NOW).newcomer
    assert arrange(of(ADA), NOW).rules is None
    assert arrange(of(replace(ADA, admin=True)), NOW).rules
    assert arrange(replace(of(ADA), user_id="URHEA"), NOW).rules


def test_an_admin_reads_the_rules_and_the_holidays_to_come() -> None:
    days = tuple(NOW.date() + timedelta(days=n) for n in (9, -1, 0, 1, 2, 3, 4, 5))
    shown = rules(replace(PROGRAMME, holidays=days, max_sessions=4), (RHEA,), NOW)
    assert shown.holidays == tuple(sorted(days)[1:7])
    assert (shown.more_holidays, shown.sessions, shown.admins) == (1, 4, (RHEA,))


def test_opening_home_draws_it_and_asks_who_a_stranger_is() -> None:
    opened = HomeOpened(team_id="T1", at=NOW, user_id="UADA")
    assert home.decide(of(ADA), opened).say == (PublishHome(user_id="UADA"),)
    stranger = home.decide(replace(of(ADA), member=None), opened)
    assert stranger.say == (PublishHome(user_id="UADA"), FetchMember(user_id="UADA"))
    assert stranger.state.opened


def test_an_ended_goal_of_mine_may_be_asked_for_again_once_and_only_where_nothing_of_it_is_open() -> None:
    def closed(number: int, goal: str, ending: Ending = Ending.COMPLETED) -> PairState:
        on = NOW - number * 24 * HOUR
        return pair(number).with_mentorship(status=MentorshipStatus.CLOSED, closed_at=on, ending=ending, goal=goal)

    over = (
        closed(2, "bind a book"),
        closed(3, "weed a shelf", Ending.ENDED_BY_MENTOR),
        closed(4, "Bind  a book", Ending.NEVER_SCHEDULED),
        closed(5, "run a teen council", Ending.DEPARTED),
        closed(6, "lead a song", Ending.NEVER_SCHEDULED),
    )
    running = pair(1).with_mentorship(goal="lead a song")

    def again(state: HomeState) -> list[Again | None]:
        return [line.again for line in arrange(state, NOW).history]

    asked = replace(request(), goal="Run a teen  council")
    mine = of(ADA, pairs=(*over, running), asking=(Asking(request=asked),))
    assert again(mine) == [Again.ANEW, Again.REMATCH, None, None, None]
    assert again(of(ADA, pairs=over)) == [Again.ANEW, Again.REMATCH, None, Again.REMATCH, Again.REMATCH]
    assert again(of(TOMAS, pairs=over)) == [None] * 5, "the goals are the mentee's"
