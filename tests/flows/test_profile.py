"""Becoming a mentor, pausing, being put forward: opt-in only, every pause with an end, every click answered."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from flows import hours, pause, pause_day, profile, profile_form, put_forward, skills
from flows.decision import Day, Decision, Event, FieldErrors, Phrase, Post, Reply, Show, Tell, Update, Wake, Words
from flows.hours import HoursForm, HoursFormAsked, HoursSet
from flows.member import Hours, Member, Programme
from flows.pause import MentorCameBack, MentorPaused, PauseAsked, PauseForm, PauseOver, day_meant
from flows.profile import (
    SILENCE_PAUSE,
    Profile,
    ProfileState,
    ProfileStatus,
    Taken,
    is_away,
    open_to_requests,
    paused_for_silence,
    room_of,
)
from flows.profile_form import (
    MentorLeft,
    ProfileForm,
    ProfileFormAsked,
    ProfilePreview,
    ProfilePreviewAsked,
    ProfileSubmitted,
    SkillsChosen,
)
from flows.proposal import Skill, Way
from flows.put_forward import PutForwardAccepted, PutForwardDeclined, PutForwardDue
from flows.put_forward_card import PutForward, PutForwardStatus

NOW = datetime(2026, 11, 24, 3, tzinfo=UTC)  # still Monday the 23rd, 21:00, in Chicago
MONDAY = date(2026, 11, 23)
TOMAS = Member(user_id="UTOM", name="Tomas Reyes", title="Librarian", zone="America/Chicago")
RHEA = Member(user_id="URHEA", name="Rhea")
COUNCILS = Skill("teen councils", "started ours in 2023")
LISTED = Profile(user_id="UTOM", status=ProfileStatus.LISTED, skills=(COUNCILS,), ways=(Way.VIDEO,))
PROPOSED = replace(LISTED, status=ProfileStatus.PROPOSED, ways=(), proposed_by="URHEA")

DECIDE = {event: journey.decide for journey in (profile_form, hours, pause, put_forward) for event in journey.EVENTS}


def state(known: Profile | None = None, member: Member | None = TOMAS) -> ProfileState:
    proposer = RHEA if known and known.proposed_by else None
    return ProfileState(programme=Programme(), user_id="UTOM", member=member, profile=known, proposer=proposer)


def happens(before: ProfileState, event: type[Event], **fields: Any) -> Decision[ProfileState]:
    made: Any = event(team_id="T1", at=NOW, user_id="UTOM", **fields)  # type: ignore[call-arg]
    return DECIDE[event](before, made)  # type: ignore[no-any-return]


def form(**changes: Any) -> dict[str, Any]:
    filled: dict[str, Any] = {
        "skills": (COUNCILS,),
        "ways": (Way.VIDEO,),
        "places": 2,
        "minutes_a_month": 120,
    }
    return filled | changes


def told(reply: Reply | None) -> str:
    """The line they are told; of the form that was sent in, the one above the preview."""
    if isinstance(reply, Show) and isinstance(reply.view, ProfilePreview):
        assert reply.view.note is not None
        return reply.view.note.name
    assert isinstance(reply, Tell), reply
    return reply.line.name


def shown(reply: Reply | None, kind: type[Any]) -> Any:
    assert isinstance(reply, Show), reply
    assert isinstance(reply.view, kind)
    return reply.view


# --- skills as they are picked and typed ---


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        (["teen councils - started ours in 2023"], [COUNCILS]),
        (["teen councils – started ours in 2023"], [COUNCILS]),
        (["teen councils — started ours in 2023", "grants"], [COUNCILS, Skill("grants")]),
        (["teen councils; grants", "e-books"], [Skill("teen councils"), Skill("grants"), Skill("e-books")]),
        (["Grants", "grants - won two"], [Skill("grants", "won two")]),
        (["grants - won two", "GRANTS"], [Skill("grants", "won two")]),
        (["teen   councils."], [Skill("teen councils")]),
        (["e-books - Libby - and others"], [Skill("e-books", "Libby - and others")]),
        (["Python: the basics"], [Skill("Python: the basics")]),
        (["rota for 24:7 desks"], [Skill("rota for 24:7 desks")]),
        ([" ; ", " "], []),
        ([], []),
    ],
)
def test_skills_are_read_as_people_pick_and_type_them(typed: list[str], read: list[Skill]) -> None:
    assert list(skills.chosen(typed)) == read


@given(st.lists(st.text(max_size=200), max_size=8))
def test_no_text_is_too_odd_to_be_read(typed: list[str]) -> None:
    found = skills.chosen(typed)
    for skill in found:
        assert skill.name == skill.name.strip() != ""
    fields = {skills.evidence_field(skill.name) for skill in found}
    assert len(fields) == len({skill.name.casefold() for skill in found}) == len(found)


def test_each_chosen_skill_gets_a_line_with_the_evidence_that_is_known() -> None:
    chosen = ("Teen councils", "grants - won two", *(f"skill {n}" for n in range(9)))
    page = shown(happens(state(LISTED), SkillsChosen, chosen=chosen).reply, ProfileForm)
    assert page.skills[:2] == (Skill("Teen councils", "started ours in 2023"), Skill("grants", "won two"))
    assert len(page.skills) == skills.MOST
    assert page.listed


# --- as a mentee sees it ---


def test_what_is_missing_is_said_kindly_and_not_all_at_once() -> None:
    bare = replace(LISTED, skills=(Skill("grants"), Skill("e-books")))
    view = shown(happens(state(bare, replace(TOMAS, title="")), ProfilePreviewAsked).reply, ProfilePreview)
    assert [m.name for m in view.missing] == [
        "preview-missing-evidences",
        "preview-missing-title",
        "preview-missing-about",
    ]
    one = shown(happens(state(replace(bare, skills=(Skill("grants"),))), ProfilePreviewAsked).reply, ProfilePreview)
    assert one.missing[0].args == {"skill": Words("grants")}
    full = replace(LISTED, ask_me_about="rotas", languages=("English",))
    site = replace(TOMAS, site="Main")
    assert shown(happens(state(full, site), ProfilePreviewAsked).reply, ProfilePreview).missing == ()


def test_what_nobody_lists_is_suggested_until_they_list_it() -> None:
    wanted = ("laser cutter", "teen councils")
    view = shown(happens(state(LISTED), ProfilePreviewAsked, unlisted=wanted).reply, ProfilePreview)
    assert view.unlisted == ("laser cutter",)
    assert shown(happens(state(), ProfileFormAsked, unlisted=wanted).reply, ProfileForm).unlisted == wanted
    chosen = happens(state(LISTED), SkillsChosen, chosen=("Laser cutter",), unlisted=wanted)
    assert shown(chosen.reply, ProfileForm).unlisted == ("teen councils",)


def test_only_who_offers_something_has_a_preview() -> None:
    assert told(happens(state(), ProfilePreviewAsked).reply) == "profile-not-listed"
    away = replace(LISTED, away_until=date(2026, 12, 24))
    assert shown(happens(state(away), ProfilePreviewAsked).reply, ProfilePreview).away_until == date(2026, 12, 24)
    back = replace(LISTED, away_until=MONDAY)
    assert shown(happens(state(back), ProfilePreviewAsked).reply, ProfilePreview).away_until is None


# --- one's own days and hours ---


def test_anybody_may_set_their_own_days_and_hours() -> None:
    page = shown(happens(state(), HoursFormAsked).reply, HoursForm)
    assert page == HoursForm(hours=Hours(), usual=Hours(), zone="America/Chicago")
    own = Hours(days=(1, 3, 5), start=time(7), end=time(12, 30))
    decision = happens(state(), HoursSet, days=(5, 3, 1, 3, 9), start=time(7), end=time(12, 30))
    assert decision.state.member == replace(TOMAS, hours=own)
    assert told(decision.reply) == "hours-saved"
    assert shown(happens(decision.state, HoursFormAsked).reply, HoursForm).hours == own


def test_the_programmes_hours_are_nobodys_own() -> None:
    before = state(None, replace(TOMAS, hours=Hours(days=(1,))))
    decision = happens(before, HoursSet, days=(1, 2, 3, 4, 5), start=time(9), end=time(17))
    assert decision.state.member == TOMAS
    assert told(decision.reply) == "hours-saved-usual"


@pytest.mark.parametrize(
    ("days", "start", "end", "field"),
    [
        ((), time(9), time(17), "days"),
        ((0, 8), time(9), time(17), "days"),
        ((1,), time(9), time(9, 59), "end"),
        ((1,), time(17), time(9), "end"),
        ((1,), None, time(17), "end"),
        ((1,), time(9), None, "end"),
    ],
)
def test_hours_that_hold_no_time_are_not_kept(
    days: tuple[int, ...], start: time | None, end: time | None, field: str
) -> None:
    before = state()
    decision = happens(before, HoursSet, days=days, start=start, end=end)
    assert isinstance(decision.reply, FieldErrors)
    assert list(decision.reply.errors) == [field]
    assert decision.state == before


@pytest.mark.parametrize(
    ("goal", "outcome", "listed"),
    [
        (
            "run a teen council",
            "a plan for  three meetings.",
            Skill("run a teen council", "a plan for three meetings."),
        ),
        ("run a teen council.", "", Skill("run a teen council")),
        ("budgets: the first - draft", "", Skill("budgets: the first draft")),
        ("word " * 20, "x" * 300, Skill("word " * 14 + "word", "x" * 200)),
        ("x" * 80, "", Skill("x" * 75)),
        (" . ", "an outcome", None),
    ],
)
def test_a_goal_that_was_reached_is_a_skill_to_list(goal: str, outcome: str, listed: Skill | None) -> None:
    learned = skills.from_goal(goal, outcome)
    assert learned == listed
    if learned:
        assert skills.chosen((learned.name,)) == (Skill(learned.name),)


def test_what_was_learned_joins_the_skills_where_there_is_room() -> None:
    known = tuple(Skill(f"skill {n}") for n in range(skills.MOST - 1))
    assert skills.with_one_more(known, Skill("new")) == (*known, Skill("new"))
    assert skills.with_one_more(known, Skill("SKILL 1")) == known
    assert skills.with_one_more(known, None) == known
    assert skills.with_one_more((*known, Skill("last")), Skill("new")) == (*known, Skill("last"))


# --- becoming one ---


def test_what_they_learned_stands_in_the_form_of_a_newcomer() -> None:
    reply = happens(state(), ProfileFormAsked, learned="run a teen council", outcome="a plan").reply
    assert isinstance(reply, Show)
    assert isinstance(reply.view, ProfileForm)
    assert reply.view.skills == (Skill("run a teen council", "a plan"),)


def test_a_newcomer_gets_a_form_with_what_is_known_of_them() -> None:
    reply = happens(state(), ProfileFormAsked).reply
    assert isinstance(reply, Show)
    assert isinstance(reply.view, ProfileForm)
    assert (reply.view.title, reply.view.listed, reply.view.places) == ("Librarian", False, 2)


def test_the_form_makes_a_mentor() -> None:
    decision = happens(
        state(), ProfileSubmitted, **form(languages="English, Spanish; English", title="Youth Librarian")
    )
    made = decision.state.profile
    assert made == replace(LISTED, languages=("English", "Spanish"))
    assert decision.state.member == replace(TOMAS, title="Youth Librarian")
    assert told(decision.reply) == "profile-listed"
    assert not decision.say, "the form's own answer is enough"


def test_a_title_left_empty_stays_as_the_directory_has_it() -> None:
    assert happens(state(), ProfileSubmitted, **form(title="")).state.member == TOMAS


@pytest.mark.parametrize(
    ("changes", "field", "phrase"),
    [
        ({"skills": ()}, "skills", "skills-none"),
        ({"skills": tuple(Skill(f"skill {n}") for n in range(7))}, "skills", "skills-many"),
        ({"skills": (Skill("x" * 76),)}, "skills", "skills-name-long"),
        ({"skills": (Skill("x", "y" * 201),)}, "skills", "skills-evidence-long"),
        ({"ways": ()}, "ways", "profile-ways-none"),
        ({"places": 0}, "places", "profile-places-wrong"),
        ({"places": None}, "places", "profile-places-wrong"),
        ({"places": 11}, "places", "profile-places-wrong"),
        ({"minutes_a_month": 14}, "minutes_a_month", "profile-minutes-wrong"),
        ({"away_until": MONDAY}, "away_until", "pause-day-past"),
        ({"away_until": MONDAY + timedelta(days=367)}, "away_until", "pause-day-far"),
    ],
)
def test_each_wrong_field_says_why_and_nothing_is_kept(changes: dict[str, Any], field: str, phrase: str) -> None:
    before = state()
    decision = happens(before, ProfileSubmitted, **form(**changes))
    assert isinstance(decision.reply, FieldErrors)
    assert {name: error.name for name, error in decision.reply.errors.items()} == {field: phrase}
    assert decision.state == before


def test_a_pause_that_is_over_does_not_stop_a_change() -> None:
    over = replace(LISTED, away_until=MONDAY)
    decision = happens(state(over), ProfileSubmitted, **form(places=3, away_until=MONDAY))
    assert told(decision.reply) == "profile-saved"
    assert decision.state.profile == replace(over, places=3)


def test_one_who_left_may_come_back_by_the_form() -> None:
    gone = happens(state(replace(LISTED, away_until=date(2027, 1, 4))), MentorLeft)
    assert gone.state.profile == replace(LISTED, status=ProfileStatus.LEFT)
    again = happens(gone.state, ProfileSubmitted, **form())
    assert again.state.profile == LISTED
    assert told(again.reply) == "profile-listed"


# --- pauses ---


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("2026-12-24", date(2026, 12, 24)),
        ("until 2026-12-24", date(2026, 12, 24)),
        (" 2W ", date(2026, 12, 7)),
        ("10d", date(2026, 12, 3)),
        ("christmas", None),
        ("24.12.2026", None),
        ("99999999999999999w", None),
        ("d", None),
        ("", None),
    ],
)
def test_a_day_is_read_as_people_type_it(typed: str, meant: date | None) -> None:
    assert day_meant(typed, MONDAY) == meant


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("for 2 weeks", date(2026, 12, 7)),
        ("two weeks", date(2026, 12, 7)),
        ("für 2 Wochen", date(2026, 12, 7)),
        ("a week", date(2026, 11, 30)),
        ("eine Woche", date(2026, 11, 30)),
        ("for 10 days", date(2026, 12, 3)),
        ("bis in drei Tagen", date(2026, 11, 26)),
        ("3 months", date(2027, 2, 23)),
        ("until 24 December", date(2026, 12, 24)),
        ("until Dec 24th", date(2026, 12, 24)),
        ("until the 24th of December, 2026.", date(2026, 12, 24)),
        ("bis zum 24. Dezember 2026", date(2026, 12, 24)),
        ("bis 24.12.", date(2026, 12, 24)),
        ("24.12.2026", date(2026, 12, 24)),
        ("until 10 January", date(2027, 1, 10)),
        ("until Friday", date(2026, 11, 27)),
        ("bis Freitag", date(2026, 11, 27)),
        ("until next monday", date(2026, 11, 30)),
        ("until Friday 4 December", date(2026, 12, 4)),
        ("tomorrow", date(2026, 11, 24)),
        ("until 2026-12-24", date(2026, 12, 24)),
        ("until 31 November", None),
        ("until 5/6", None),
        ("for a while", None),
        ("until further notice", None),
        ("until December", None),
        ("for 0 weeks", None),
        ("for 99999999999999999 weeks", None),
        ("for ² weeks", None),
        ("2 machines at once", None),
        ("friday friday friday", None),
        ("", None),
    ],
)
def test_a_day_is_read_in_words(typed: str, meant: date | None) -> None:
    assert pause_day.meant(typed, MONDAY) == meant


@given(
    st.text(max_size=60)
    | st.lists(st.sampled_from(("until", "for", "2", "24", "weeks", "may", "fri", "of"))).map(" ".join)
)
def test_no_words_are_too_odd_to_be_read_for_a_day(typed: str) -> None:
    pause_day.meant(typed, MONDAY)


def test_a_day_in_words_stands_in_the_form() -> None:
    decision = happens(state(LISTED), PauseAsked, words="for 2 weeks")
    form = shown(decision.reply, PauseForm)
    assert (decision.state.profile, form.until) == (LISTED, date(2026, 12, 7))
    assert form.note == Phrase("pause-day-read", {"words": Words("for 2 weeks"), "day": Day(date(2026, 12, 7))})


def test_a_typed_day_begins_the_pause_at_once_and_that_day_ends_it() -> None:
    decision = happens(state(LISTED), PauseAsked, words="2026-12-24")
    paused = decision.state.profile
    assert paused == replace(LISTED, away_until=date(2026, 12, 24))
    assert told(decision.reply) == "pause-begun"
    assert is_away(paused, date(2026, 12, 23))
    assert not is_away(paused, date(2026, 12, 24))
    assert not open_to_requests(paused, TOMAS, date(2026, 12, 23))


@pytest.mark.parametrize(
    ("words", "note"),
    [
        ("", None),
        ("soon", "pause-day-unread"),
        ("2026-11-23", "pause-day-past"),
        ("60w", "pause-day-far"),
        ("for 60 weeks", "pause-day-far"),
    ],
)
def test_the_word_alone_or_a_wrong_day_opens_the_form_which_says_why(words: str, note: str | None) -> None:
    decision = happens(state(LISTED), PauseAsked, words=words)
    assert decision.state.profile == LISTED
    assert isinstance(decision.reply, Show)
    assert isinstance(decision.reply.view, PauseForm)
    assert decision.reply.view.until > MONDAY
    assert (decision.reply.view.note.name if decision.reply.view.note else None) == note


@pytest.mark.parametrize(("until", "phrase"), [(None, "pause-day-missing"), (MONDAY, "pause-day-past")])
def test_the_form_refuses_a_day_that_ends_no_pause(until: date | None, phrase: str) -> None:
    reply = happens(state(LISTED), MentorPaused, until=until).reply
    assert isinstance(reply, FieldErrors)
    assert reply.errors["until"].name == phrase


def test_today_is_where_the_mentor_is() -> None:
    """In UTC it is Tuesday already; in Chicago a pause may still end on Tuesday."""
    assert told(happens(state(LISTED), MentorPaused, until=date(2026, 11, 24)).reply) == "pause-begun"


def test_the_day_ends_a_pause_where_the_mentor_is_and_waiting_requests_look_again() -> None:
    paused = happens(state(LISTED), MentorPaused, until=date(2026, 12, 24))
    (timer,) = paused.wake
    assert isinstance(timer.event, PauseOver)
    assert timer.due == datetime(2026, 12, 24, 6, tzinfo=UTC), "midnight in Chicago"
    early = pause.decide(paused.state, replace(timer.event, at=NOW))
    assert (early.state, early.wake) == (paused.state, (timer,)), "where they are it is another day still"
    over = pause.decide(paused.state, timer.event)
    assert over.state.profile == LISTED
    assert [wake.key for wake in over.wake] == ["waiting:roused"]
    assert not pause.decide(over.state, timer.event).wake
    back = happens(paused.state, MentorCameBack)
    assert Wake(key=timer.key) in back.wake, "nothing is left to end"


def test_one_click_ends_a_pause_and_a_second_one_is_answered_kindly() -> None:
    silent = paused_for_silence(replace(LISTED, unanswered=3), MONDAY)
    assert silent.away_until == MONDAY + SILENCE_PAUSE
    back = happens(state(silent), MentorCameBack)
    assert back.state.profile == LISTED
    assert told(back.reply) == "pause-over"
    assert told(happens(back.state, MentorCameBack).reply) == "pause-not-paused"
    assert told(happens(state(silent), PauseAsked, words="off").reply) == "pause-over"


# --- put forward by somebody else ---


def test_one_put_forward_is_asked_once_and_open_to_nobody_before_the_yes() -> None:
    assert not open_to_requests(PROPOSED, TOMAS, MONDAY)
    asked = happens(state(PROPOSED), PutForwardDue)
    (post,) = asked.say
    assert isinstance(post, Post)
    assert post.message == PutForward(by=RHEA.person, skills=(COUNCILS,), places=2, minutes_a_month=120)
    yes = happens(asked.state, PutForwardAccepted)
    assert yes.state.profile is not None
    assert open_to_requests(yes.state.profile, TOMAS, MONDAY)
    assert yes.state.profile.ways, "a mentor can be met somehow"
    assert card_status(yes) is PutForwardStatus.LISTED
    assert yes.reply is None, "the card says it, and nothing is said twice"
    assert told(happens(yes.state, PutForwardDeclined).reply) == "profile-listed-already"


def test_no_thanks_is_final_for_the_card() -> None:
    no = happens(state(PROPOSED), PutForwardDeclined)
    assert no.state.profile == replace(PROPOSED, status=ProfileStatus.DECLINED)
    assert card_status(no) is PutForwardStatus.DECLINED
    assert no.reply is None, "the card says it, and nothing is said twice"
    assert told(happens(no.state, PutForwardAccepted).reply) == "profile-not-listed"
    assert not happens(no.state, PutForwardDue).say


def test_a_change_first_is_a_yes_too() -> None:
    changed = happens(state(PROPOSED), ProfileSubmitted, **form(skills=(Skill("grants"),)))
    assert changed.state.profile is not None
    assert changed.state.profile.listed
    assert card_status(changed) is PutForwardStatus.LISTED


def test_a_yes_without_any_skill_opens_the_form() -> None:
    bare = state(replace(PROPOSED, skills=()))
    decision = happens(bare, PutForwardAccepted)
    assert isinstance(decision.reply, Show)
    assert decision.state == bare


def card_status(decision: Decision[ProfileState]) -> PutForwardStatus:
    (update,) = decision.say
    assert isinstance(update, Update)
    assert isinstance(update.message, PutForward)
    return update.message.status


# --- who may not ---


@pytest.mark.parametrize("who", [replace(TOMAS, guest=True), replace(TOMAS, deactivated=True)])
def test_guests_and_people_who_left_offer_nothing(who: Member) -> None:
    for before in (state(None, who), state(PROPOSED, who)):
        for event, fields in ((ProfileFormAsked, {}), (ProfileSubmitted, form()), (PutForwardAccepted, {})):
            decision = happens(before, event, **fields)
            assert told(decision.reply) == "guests-cannot"
            assert decision.state == before


def test_one_of_whom_nothing_is_known_is_asked_about() -> None:
    decision = happens(state(None, None), ProfileSubmitted, **form())
    assert told(decision.reply) == "profile-who-are-you"
    assert decision.say


# --- room ---


@pytest.mark.parametrize(
    ("taken", "places", "minutes"),
    [(Taken(), 2, 120), (Taken(1, 60), 1, 60), (Taken(2, 120), 0, 0), (Taken(5, 400), 0, 0)],
)
def test_room_is_what_is_left_and_never_below_nothing(taken: Taken, places: int, minutes: int) -> None:
    room = room_of(LISTED, taken)
    assert (room.places, room.minutes) == (places, minutes)


# --- whatever the order ---

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
