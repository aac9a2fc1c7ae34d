"""App Home, the words and the report as people see them: within Slack’s limits, and nothing to whom it is not for."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from flows.ask import Request, RequestStatus
from flows.ask_again import Again
from flows.decision import Answer, Moment, Person, Phrase, Post, Reply, Show, Tell
from flows.home import AT_ONCE, HomeOpened, HomeState, HomeTurned, Part
from flows.home_page import HomePage, Leaf, Offering, PairLine, RequestLine
from flows.known_words import Known
from flows.member import Hours, Member, Programme
from flows.next_steps import Step, StepKind
from flows.pair import Between, Ending, Mentorship, MentorshipStatus, Session, SessionStatus
from flows.profile import Profile, ProfileStatus
from flows.profile_form import ProfileForm
from flows.programme_rules import Rules
from flows.proposal import Skill, Way
from flows.report import Average, Breakdown, Funnel, Group, Load, Period, Report
from flows.words import DirectMessage, lines
from handlers import home, report, text, views
from handlers.facts import Facts
from handlers.journeys import JOURNEYS
from handlers.payloads import Actor
from handlers.services import Services
from handlers.text import Reader
from handlers.views.blocks import Rendered
from handlers.views.home import home as drawn
from handlers.views.report import report as in_numbers
from sandbox.posted import check_message_blocks
from sandbox.views import check_view
from storage.engine import Database
from storage.member import Members
from storage.mentorship import MENTORSHIPS
from storage.profile import Profiles
from storage.request import REQUESTS
from tests.agreements import a_mentorship

NOW = datetime(2026, 11, 25, 16, tzinfo=UTC)
TEAM = "T1"
READER = Reader("en-US", "America/Chicago")

hostile = st.sampled_from(
    ["", "<!channel>", "*bold* _it_", "x" * 3000, "🙂" * 400, "line\nbreak", "{ $goal }", "مرحبا \u202e", "a & <b>"]
)
people = st.builds(Person, st.sampled_from(["U0ADA", "W0TOM"]), hostile)
standings = st.one_of(
    st.sampled_from([s.value for s in RequestStatus]).map(lambda s: Phrase(f"home-request-{s}")),
    st.sampled_from([e.value for e in Ending]).map(lambda e: Phrase(f"home-ending-{e}")),
    st.sampled_from(["agreed", "closing", "used-up", "no-time"]).map(lambda s: Phrase(f"home-pair-{s}")),
    st.sampled_from(["offered", "offered-by-you"]).map(lambda s: Phrase(f"home-pair-{s}", {"number": 1})),
    st.sampled_from(["next", "was"]).map(lambda s: Phrase(f"home-pair-{s}", {"number": 1, "at": Moment(NOW)})),
    people.map(lambda p: Phrase("home-request-with", {"mentor": p, "until": Moment(NOW)})),
    people.map(lambda p: Phrase("home-request-on-its-way", {"mentor": p, "arrives": Moment(NOW)})),
)
requests = st.builds(
    Request,
    id=st.just("V07"),
    mentee_id=st.just("U0ADA"),
    goal=hostile,
    outcome=hostile,
    tried=hostile,
    line=hostile,
    sessions=st.integers(1, 3),
    minutes=st.integers(10, 60),
    status=st.just(RequestStatus.ASKING),
    created_at=st.just(NOW),
    needed_by=st.none() | st.just(date(2026, 12, 18)),
    ways=st.lists(st.sampled_from(Way), unique=True).map(tuple),
)
sessions = st.builds(
    Session,
    mentorship_id=st.just("V07"),
    number=st.integers(1, 3),
    status=st.just(SessionStatus.OFFERED),
    offered=st.lists(st.integers(1, 99).map(lambda h: NOW + timedelta(hours=h)), min_size=1, max_size=3).map(tuple),
    minutes=st.integers(10, 60),
)


@st.composite
def steps(draw: st.DrawFn) -> Step:
    """A step as `flows.next_steps` makes it: with a request or a session only where it is about one."""
    kind = draw(st.sampled_from(StepKind))
    about_a_session = kind in {StepKind.PICK_TIME, StepKind.SAY_IF_MET, StepKind.MEET}
    alone = kind in {StepKind.ANSWER_PUT_FORWARD, StepKind.CHOOSE_MENTOR}
    return Step(
        kind=kind,
        id="V07",
        number=draw(st.integers(1, 3)),
        goal=draw(hostile),
        other=None if alone else draw(people),
        at=draw(st.none() | st.just(NOW)),
        request=draw(requests) if kind is StepKind.ANSWER_REQUEST else None,
        session=draw(sessions) if about_a_session else None,
    )


pairs = st.builds(
    PairLine,
    mentorship_id=st.just("V07"),
    other=people,
    goal=hostile,
    standing=standings,
    used=st.integers(0, 200),
    total=st.integers(10, 200),
    closed_on=st.none() | st.just(date(2026, 11, 1)),
)
pages = st.builds(
    HomePage,
    newcomer=st.booleans(),
    guest=st.sampled_from([False, False, True]),
    steps=st.lists(steps(), max_size=14).map(tuple),
    requests=st.lists(
        st.builds(RequestLine, request_id=st.just("V07"), goal=hostile, standing=standings, waits=st.booleans()),
        max_size=3,
    ).map(tuple),
    mentorships=st.lists(pairs, max_size=10).map(tuple),
    mentoring=st.lists(pairs, max_size=10).map(tuple),
    offer=st.none()
    | st.builds(
        Offering,
        skills=st.lists(hostile, max_size=6).map(tuple),
        ways=st.just((Way.VIDEO,)),
        places=st.integers(1, 10),
        minutes_a_month=st.integers(15, 2400),
        away_until=st.none() | st.just(date(2026, 12, 24)),
    ),
    history=st.lists(pairs, max_size=8).map(tuple),
    leaves=st.dictionaries(st.sampled_from(Part), st.builds(Leaf, st.integers(0, 99), st.booleans())),
    hours=st.none() | st.builds(Hours, days=st.lists(st.integers(1, 7), unique=True).map(tuple)),
    zone=st.sampled_from(["", "America/Chicago"]),
    rules=st.none()
    | st.builds(
        Rules,
        sessions=st.integers(1, 5),
        requests=st.integers(1, 5),
        answer_days=st.integers(1, 5),
        hours=st.just(Hours()),
        holidays=st.lists(st.just(date(2026, 12, 24)), max_size=6).map(tuple),
        more_holidays=st.integers(0, 3),
        language=st.sampled_from(("en", "de")),
        keep_days=st.integers(0, 30),
        admins=st.lists(st.builds(Person, st.just("URHEA"), hostile), max_size=6).map(tuple),
    ),
)


@settings(deadline=None, max_examples=60, suppress_health_check=list(HealthCheck))
@given(page=pages)
def test_every_home_is_one_that_slack_takes(page: HomePage) -> None:
    view = drawn(page, READER)
    check_view(view, types=("home",))
    assert "mrkdwn" not in str(view)


def test_the_longest_home_there_can_be_is_shown_to_its_end() -> None:
    """Every list full and with pages before and after it, every line with its buttons, and all that stands below."""
    tomas, few = Person("UTOM", "Tomas"), range(AT_ONCE)
    step = Step(kind=StepKind.FIND_TIME, id="V07", number=1, goal="goal", other=tomas)
    line = PairLine(
        mentorship_id="V07",
        other=tomas,
        goal="goal",
        standing=Phrase("home-pair-agreed"),
        used=0,
        total=60,
        may_end=True,
        between=Between.PLAN,
    )
    request = RequestLine(request_id="V07", goal="goal", standing=Phrase("home-request-waiting"), waits=True)
    page = HomePage(
        newcomer=False,
        steps=(step, *(step for _ in few)),
        requests=tuple(request for _ in few),
        mentorships=tuple(line for _ in few),
        mentoring=tuple(line for _ in few),
        history=tuple(replace(line, closed_on=NOW.date(), again=Again.REMATCH) for _ in few),
        leaves={part: Leaf(1, more=True) for part in Part},
        offer=Offering(skills=("a",), ways=(), places=1, minutes_a_month=60, away_until=NOW.date()),
        hours=Hours(),
        zone="America/Chicago",
        reminders=True,
        rules=Rules(
            sessions=3,
            requests=3,
            answer_days=2,
            hours=Hours(),
            holidays=(),
            more_holidays=0,
            language="en",
            keep_days=30,
            admins=(),
        ),
    )
    view = drawn(page, READER)
    check_view(view, types=("home",))
    assert "Whoever runs Micromentor here sets these." in str(view["blocks"][-1])


@settings(deadline=None, suppress_health_check=list(HealthCheck))
@given(
    groups=st.lists(st.builds(Group, hostile, st.integers(5, 99), st.integers(0, 5)), max_size=12).map(tuple),
    hidden=st.integers(0, 3),
    average=st.none() | st.just(Average(4.25, 9)),
    load=st.none() | st.just(Load(60, 1, 5)),
    topics=st.lists(st.tuples(hostile, st.integers(2, 9)), max_size=10).map(tuple),
    requested=st.integers(0, 40),
    first_day=st.none() | st.just(date(2026, 11, 1)),
)
def test_every_report_is_one_that_slack_takes(
    groups: tuple[Group, ...],
    hidden: int,
    average: Average | None,
    load: Load | None,
    topics: tuple[tuple[str, int], ...],
    requested: int,
    first_day: date | None,
) -> None:
    numbers = Report(
        period=Period(None, first_day),
        funnel=Funnel(requested=requested, proposed=1, accepted=1, first_met=1, all_met=0, reflected=0),
        hours_to_answer=None if average is None else 7,
        agreed=60,
        used=30,
        goal_met=average,
        expectations=average,
        topics=topics,
        load=load,
        departments=Breakdown(groups=groups, hidden=hidden),
        sites=Breakdown(groups=groups, hidden=hidden),
    )
    check_message_blocks(in_numbers(numbers, READER).blocks)


# --- over a real database ---


class Noon:
    """A clock that stands."""

    def now(self) -> datetime:
        return NOW


@pytest.fixture
def database(sqlite_url: str) -> Iterator[Database]:
    database = Database(sqlite_url)
    yield database
    database.dispose()


@pytest.fixture
def services(database: Database) -> Iterator[Services]:
    with database.transaction() as session:
        for user_id, more in (("UADA", {}), ("UTOM", {}), ("URHEA", {"admin": True}), ("UGUEST", {"guest": True})):
            known: dict[str, Any] = {"zone": "America/Chicago", **more}
            Members(session).save(TEAM, Member(user_id=user_id, name=user_id.title(), **known))
        listed = Profile(user_id="UTOM", status=ProfileStatus.LISTED, skills=(Skill("grants"),), ways=(Way.VIDEO,))
        Profiles(session).save(TEAM, listed)
        asked = Request(
            id="R1",
            mentee_id="UADA",
            goal="run a teen council",
            sessions=2,
            minutes=30,
            status=RequestStatus.WAITING,
            created_at=NOW,
        )
        REQUESTS.save(session, asked, team_id=TEAM)
    facts = Facts(database, Programme())
    yield Services(database, JOURNEYS, programme=Programme(), facts=facts, wake=lambda: None, clock=Noon())
    facts.close()


def typed(services: Services, user_id: str, words: str) -> Reply | None:
    return home.answer_word(services, Actor(TEAM, user_id), words)


def test_home_shows_each_person_their_own(services: Services) -> None:
    assert "run a teen council" in str(views.home_view(services, TEAM, "UADA"))
    for other in ("UTOM", "URHEA", "UGUEST", "USTRANGER"):
        assert "run a teen council" not in str(views.home_view(services, TEAM, other))
    assert "run a teen council" not in str(views.home_view(services, "T2", "UADA"))
    assert "grants" in str(views.home_view(services, TEAM, "UTOM"))


def test_history_is_turned_page_by_page_and_stays_there_whatever_else_happens(
    services: Services, database: Database
) -> None:
    with database.transaction() as session:
        for n in range(20):
            MENTORSHIPS.save(session, closed_long_ago(n), team_id=TEAM)

    def goals() -> list[int]:
        return sorted(set(map(int, re.findall(r"goal (\d+)", str(views.home_view(services, TEAM, "UADA"))))))

    def turn(page: int) -> list[str]:
        services.handle(HomeTurned(team_id=TEAM, at=NOW, user_id="UADA", part="history", page=page))
        shown = views.home_view(services, TEAM, "UADA")
        return [b["text"]["text"] for block in shown["blocks"] for b in block.get("elements", []) if "action_id" in b]

    assert goals() == list(range(AT_ONCE))
    assert {"Earlier", "Later"} & set(turn(0)) == {"Earlier"}
    assert {"Earlier", "Later"} <= set(turn(1))
    assert goals() == list(range(AT_ONCE, 2 * AT_ONCE))
    services.handle(HomeOpened(team_id=TEAM, at=NOW, user_id="UADA"))
    assert goals() == list(range(AT_ONCE, 2 * AT_ONCE)), "drawn anew, it is where it was"
    assert {"Earlier", "Later"} & set(turn(2)) == {"Later"}
    assert goals() == list(range(2 * AT_ONCE, 20))
    assert turn(9)
    assert goals() == []
    assert "Later" in turn(9), "from a page that is not there one comes back"
    assert "goal 1" not in str(views.home_view(services, "T2", "UADA"))


def closed_long_ago(n: int) -> Mentorship:
    return a_mentorship(
        NOW - timedelta(days=90),
        id=f"M{n:02}",
        goal=f"goal {n}",
        sessions=1,
        status=MentorshipStatus.CLOSED,
        closed_at=NOW - timedelta(days=n + 1),
        ending=Ending.COMPLETED,
    )


def test_the_words_open_forms_and_tell_what_they_promise(services: Services) -> None:
    form = typed(services, "UADA", "mentor")
    assert isinstance(form, Show)
    assert isinstance(form.view, ProfileForm)
    paused = typed(services, "UTOM", "pause 2026-12-24")
    assert isinstance(paused, Tell)
    assert paused.line.name == "pause-begun"
    assert "24 Dec" in str(views.home_view(services, TEAM, "UTOM"))
    for word, said in (("status", "run a teen council"), ("forget", "Urhea"), ("help", "/micromentor pause")):
        assert said in answered(typed(services, "UADA", word)).text


def answered(reply: Reply | None) -> Rendered:
    assert isinstance(reply, Answer)
    return views.render(reply.message, READER)


def test_what_was_meant_is_answered_and_what_was_typed_can_still_be_asked_for(services: Services) -> None:
    shown = answered(typed(services, "UADA", "satus"))
    assert "Did you mean status?" in shown.text
    assert "run a teen council" in shown.text
    assert "No, ask for help with “satus”" in str(shown.blocks)
    back = answered(typed(services, "UTOM", "resume"))
    assert "I’m back" in str(back.blocks)
    assert "Say what you offer" in str(answered(typed(services, "UTOM", "mentro")).blocks)
    assert "Did you mean" not in answered(typed(services, "UGUEST", "satus")).text


def test_a_goal_that_begins_with_a_word_is_no_word(services: Services) -> None:
    assert typed(services, "UADA", "help people use e-books") is None
    assert typed(services, "UADA", "hello world in Python") is None


def test_a_greeting_after_the_command_is_no_goal(services: Services) -> None:
    for written in ("hi", "Hallo!", "hey there"):
        shown = answered(typed(services, "UADA", written))
        assert shown.text.startswith("Hello.")
        assert "Ask for help" in str(shown.blocks)
    assert answered(typed(services, "UADA", "danke")).text.startswith("You are welcome.")


def test_whatever_is_written_to_the_bot_is_answered_by_one_post(services: Services) -> None:
    for n, written in enumerate(("hello", "run a council", "help", "status", "pause", "mentor", "export", "🎉")):
        for user_id in ("UADA", "UTOM", "UGUEST", "USTRANGER"):
            wrote = DirectMessage(team_id=TEAM, at=NOW, user_id=user_id, text=written, ts=f"{n}.{user_id}")
            post = services.handle(wrote).say[0]
            assert isinstance(post, Post)
            check_message_blocks(views.render(post.message, READER).blocks)


@pytest.mark.parametrize("word", list(Known))
def test_every_known_word_has_its_sentences(word: Known) -> None:
    state = HomeState(programme=Programme(), user_id="UADA")
    for line in lines(word, state, NOW):
        assert text.plain(line, READER)


@pytest.mark.parametrize("words", ["", "7d", "banana", "all"])
def test_the_report_says_nothing_to_anyone_but_an_admin(services: Services, words: str) -> None:
    refusals = {report.answer(services, Actor(TEAM, u), words, READER).text for u in ("UADA", "UTOM", "UGUEST", "UNEW")}
    assert len(refusals) == 1, "the same line, whatever there is and whatever was typed"
    assert not any(character.isdigit() for character in refusals.pop())


def test_an_admin_gets_the_numbers_or_hears_what_to_type(services: Services) -> None:
    assert "Requested: 1" in report.answer(services, Actor(TEAM, "URHEA"), "", READER).text
    assert "7d" in report.answer(services, Actor(TEAM, "URHEA"), "banana", READER).text
    assert "run a teen council" not in report.answer(services, Actor(TEAM, "URHEA"), "all", READER).text
