"""The forms of the gallery, App Home and the report: what goes together in each state."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import time

from bot.gallery.scenes import (
    ADA,
    AT,
    BOTH_WAYS,
    BUSY,
    DAY,
    EARLY,
    GOAL,
    HOURS,
    JUNE,
    LATER,
    OFFSETS,
    REASONS,
    SECOND,
    SKILLS,
    TERMS,
    TOMAS,
    USE,
    WATCH,
    WYATT,
    Scenes,
)
from flows.adviser import Because
from flows.closing_card import PrivateQuestions
from flows.coaching import GoalView
from flows.consent import RecordingStanding
from flows.correction import CorrectionForm
from flows.decision import Day, LocalTime, Moment, Phrase, Words
from flows.ending import EndedView
from flows.hours import HoursForm
from flows.in_mind import JoinOffer
from flows.mentorship import BringForm, RoleCard
from flows.pause import PauseForm
from flows.profile_form import ProfileForm
from flows.profile_preview import ProfilePreview
from flows.proposal import Grade, Reason, ReasonKind, Way
from flows.recording import RecordingForm
from flows.request_form import RequestForm
from flows.request_view import ProposalsView, Proposed, RequestView
from flows.scheduling import TakeForm
from flows.session_details import DetailsForm
from flows.terms_card import TermsForm
from flows.time_form import TimeForm
from flows.widening import Widening
from flows.writing import Continue, Reflection
from flows.written import WrittenForm

VAGUE = Words("get better at meetings")
PROPOSED = (
    Proposed(
        person=TOMAS,
        title="Youth Services Librarian",
        department="Youth Services",
        site="West Branch",
        reasons=REASONS,
        grade=Grade.CLEARLY,
    ),
    Proposed(
        person=JUNE,
        title="Teen Librarian",
        department="Youth Services",
        site="Main",
        reasons=(
            Reason(ReasonKind.SKILL, "youth leadership"),
            Reason(ReasonKind.EVIDENCE, "Twelve teens run the winter lock-in from sign-up to sweeping"),
            Reason(ReasonKind.FREE_MINUTES, number=120),
            Reason(ReasonKind.SHARED_HOURS, number=8),
            Reason(ReasonKind.KNOWN),
        ),
    ),
    Proposed(
        person=WYATT,
        title="Children’s Librarian",
        department="Youth Services",
        site="Cedar Gap",
        reasons=(
            Reason(ReasonKind.ASK_ME_ABOUT, "Experiments that survive a carpet."),
            Reason(ReasonKind.FREE_MINUTES, number=30),
            Reason(ReasonKind.SHARED_HOURS, number=1),
            Reason(ReasonKind.NAMED),
        ),
    ),
)
JOIN = JoinOffer(person=TOMAS, sessions=2, minutes=30, asked=False)
NOBODY = Phrase("request-nobody-not_listed", {"goal": Words(GOAL)})
ANSWERS = Reflection(
    mentorship_id="",
    user_id=ADA.user_id,
    goal_met=4,
    expectations=5,
    time_right=True,
    skill_right=True,
    thanks="You saved me a year of empty rooms.",
    proceed=Continue.STAY_IN_TOUCH,
    answered_at=AT,
)

ASKING: Mapping[type, Scenes] = {
    RequestForm: Scenes(
        usual={"outcome": "", "needed_by": None, "sessions": 0, "ways": BOTH_WAYS, "skills": ("teen councils",)},
        also={
            "filled in": {"outcome": "a plan for the first three meetings", "needed_by": DAY, "sessions": 2},
            "all of it": {
                "more": True,
                "departments": ("Youth Services", "Branches"),
                "sites": ("Main", "West Branch"),
                "sessions": 2,
            },
            "shadowing suggested": {"shadowing": True, "ways": (Way.SHADOWING,), "sessions": 1},
        },
        still=frozenset({"tried", "only_departments", "only_sites", "relationship", "max_sessions"}),
    ),
    ProposalsView: Scenes(
        usual={"proposed": PROPOSED, "line": "", "because": None, "note": None, "join": None},
        also={
            "one": {"proposed": PROPOSED[:1], "line": "Your open mic night is why I dare to ask."},
            **{
                f"suggested, {because}": {"because": because, "sessions": count, "proposed": PROPOSED[:2]}
                for because, count in (
                    (Because.TALK, 1),
                    (Because.QUESTION, 1),
                    (Because.NARROW, 1),
                    (Because.STEPS, 2),
                    (Because.PIECE, 2),
                    (Because.DIAGNOSE, 3),
                    (Because.SERIES, 3),
                )
            },
            "shadowing suggested": {"shadowing": True, "proposed": PROPOSED[:2]},
            "the other goal is kept": {"kept": True, "proposed": PROPOSED[:2]},
            "whom they had in mind is no mentor": {
                "note": Phrase("request-someone-no-mentor", {"person": TOMAS}),
                "join": JOIN,
                "proposed": PROPOSED[1:],
            },
            "has no room": {"note": Phrase("request-someone-not-now", {"person": TOMAS}), "proposed": PROPOSED[1:]},
            "asked again": {
                "note": Phrase("rematch-kept", {"sessions": 2, "minutes": 30}),
                "proposed": PROPOSED[1:],
            },
            "one more round": {
                "note": Phrase("rematch-one-more-round", {"sessions": 2, "minutes": 30, "mentor": TOMAS}),
                "proposed": PROPOSED[:1],
            },
        },
        still=frozenset({"sessions"}),
    ),
    RequestView: Scenes(
        usual={
            "standing": Phrase("request-waits"),
            "note": NOBODY,
            "may_withdraw": True,
            "may_reword": True,
            "changed": None,
            "widen": (),
            "join": None,
        },
        also={
            "with others asked for": {
                "note": Phrase("request-nobody-other_site"),
                "widen": (Widening.PLACE, Widening.WAYS, Widening.TIMES),
                "may_reword": False,
            },
            "made wider": {"changed": Phrase("widened-place"), "widen": (Widening.ONE,), "may_reword": False},
            "all are full": {"note": Phrase("request-nobody-all_full-until", {"day": Day(DAY)}), "may_reword": False},
            "all are away": {"note": Phrase("request-nobody-all_away"), "may_reword": False},
            "all were asked": {"note": Phrase("request-nobody-none_left"), "may_reword": False},
            "no hours in common": {"note": Phrase("request-nobody-no_shared_hours"), "widen": (Widening.TIMES,)},
            "somebody may be asked to join": {
                "note": NOBODY,
                "join": JOIN,
            },
            "and was": {"note": NOBODY, "join": replace(JOIN, asked=True)},
            "open already": {
                "changed": Phrase("request-open-already"),
                "note": None,
                "may_reword": False,
                "standing": Phrase("request-with", {"mentor": TOMAS, "until": Moment(AT)}),
            },
            "on its way": {
                "note": None,
                "may_reword": False,
                "standing": Phrase("request-on-its-way", {"mentor": TOMAS, "arrives": Moment(AT)}),
            },
            "to choose": {
                "note": None,
                "may_reword": False,
                "standing": Phrase("request-open-choosing"),
                "may_choose": True,
            },
        },
    ),
    GoalView: Scenes(
        usual={
            "hints": (Phrase("goal-hint-vague", {"goal": VAGUE}),),
            "rewrite": Phrase("goal-rewrite-vague", {"goal": VAGUE}),
            "second": "",
        },
        also={
            "broad": {
                "hints": (Phrase("goal-hint-broad", {"goal": Words("learn everything about libraries")}),),
                "rewrite": Phrase("goal-rewrite-broad", {"goal": Words("learn everything about libraries")}),
            },
            "two goals": {
                "hints": (Phrase("goal-hint-double", {"first": Words(GOAL), "second": Words(SECOND)}),),
                "rewrite": Phrase("words", {"words": Words(GOAL)}),
                "second": SECOND,
            },
        },
        still=frozenset({"kept"}),
    ),
    CorrectionForm: Scenes(
        usual={"skills": ("teen councils", "school outreach"), "ticked": ("teen councils",)},
        also={"from the profile": {"mentee": None}, "the last": {"last": True, "skills": ("teen councils",)}},
    ),
    TermsForm: Scenes(usual={"asked": TERMS}, still=frozenset({"asked", "max_sessions"})),
    ProfileForm: Scenes(
        usual={"skills": SKILLS, "ways": BOTH_WAYS, "unlisted": (SECOND,), "away_until": None, "listed": True},
        also={
            "new": {
                "listed": False,
                "skills": (),
                "ask_me_about": "",
                "languages": "",
                "title": "",
                "site": "",
                "department": "",
                "unlisted": ("grant writing", "podcasts"),
            },
            "away": {"away_until": DAY, "unlisted": ()},
        },
        still=frozenset({"ways"}),
    ),
    PauseForm: Scenes(
        usual={"declined": None, "note": None},
        also={
            "after a no": {"declined": ADA},
            "a day was read": {
                "note": Phrase("pause-day-read", {"words": Words("6 weeks"), "day": Day(DAY)}),
            },
            "no day was read": {"note": Phrase("pause-day-unread", {"words": Words("a while")})},
        },
    ),
    ProfilePreview: Scenes(
        usual={
            "note": Phrase("profile-listed", {"count": 2}),
            "skills": SKILLS,
            "ways": BOTH_WAYS,
            "hours": HOURS,
            "zone": "America/Denver",
            "languages": ("English", "Spanish"),
            "away_until": None,
            "missing": (),
            "unlisted": (),
        },
        also={
            "saved": {"note": Phrase("profile-saved"), "unlisted": ("grant writing", "podcasts")},
            "little is said": {
                "note": None,
                "title": "",
                "site": "",
                "ask_me_about": "",
                "languages": (),
                "missing": (
                    Phrase("preview-missing-evidence", {"skill": Words("school outreach")}),
                    Phrase("preview-missing-title"),
                    Phrase("preview-missing-about"),
                    Phrase("preview-missing-site"),
                    Phrase("preview-missing-languages"),
                ),
            },
            "away": {"away_until": DAY},
        },
        still=frozenset({"hours", "ways", "skills", "zone"}),
    ),
    HoursForm: Scenes(
        usual={"hours": HOURS, "usual": HOURS, "zone": "America/Chicago"},
        also={"own hours": {"hours": replace(HOURS, days=(1, 2, 4), start=time(7), end=time(15, 30))}},
        still=frozenset({"usual", "zone"}),
    ),
}

PAIR: Mapping[type, Scenes] = {
    BringForm: Scenes(
        usual={"asks_standing": True, "standing": None, "questions": ""},
        also={
            "again": {"asks_standing": False, "questions": "How do I get teens to come twice?\nWho chairs?"},
            "shadowing": {"watching": True, "questions": WATCH},
        },
        still=frozenset({"standing"}),
    ),
    RoleCard: Scenes(usual={"other": ADA}, also={"the mentee's": {"mentee": True, "other": TOMAS}}),
    EndedView: Scenes(
        usual={"other": ADA, "word": ""},
        also={"the mentee's": {"mentee": True, "other": TOMAS, "word": "Ask for one session, and sooner."}},
    ),
    RecordingForm: Scenes(
        usual={"standing": RecordingStanding.OFF, "use": "", "agreed": False},
        also={
            "proposed": {"standing": RecordingStanding.PROPOSED, "use": USE},
            "proposed by me": {"standing": RecordingStanding.PROPOSED, "use": USE, "agreed": True},
            "agreed": {"standing": RecordingStanding.ON, "use": USE, "agreed": True},
        },
    ),
    TimeForm: Scenes(
        usual={
            "times": (AT,),
            "ways": BOTH_WAYS,
            "way": Way.VIDEO,
            "place": "",
            "watch_for": "",
            "moved_from": None,
            "offsets": OFFSETS,
            "hours": (LocalTime(AT.replace(hour=15), -300), LocalTime(AT.replace(hour=23), -300)),
            "doubts": (),
        },
        also={
            "clocks agree": {"offsets": None, "hours": None},
            "moving it": {"moved_from": LATER, "place": "meet.example/west"},
            "no hour in common": {"no_common_hour": True},
            "in doubt": {"doubts": (EARLY, BUSY), "times": (EARLY.at, BUSY.at)},
            "shadowing": {"ways": (Way.SHADOWING,), "way": Way.SHADOWING, "watch_for": WATCH},
            "shadowing or video": {"ways": (Way.SHADOWING, Way.VIDEO), "way": None},
        },
    ),
    TakeForm: Scenes(usual={"option": EARLY}, also={"busy": {"option": BUSY}}),
    DetailsForm: Scenes(
        usual={"ways": BOTH_WAYS, "way": Way.IN_PERSON, "place": "Room 2, West Branch"},
        also={"shadowing": {"ways": (Way.SHADOWING,), "way": Way.SHADOWING, "watch_for": WATCH}},
        still=frozenset({"place"}),
    ),
    WrittenForm: Scenes(usual={"asks": True, "question": ""}, also={"the mentor's": {"asks": False, "other": ADA}}),
    PrivateQuestions: Scenes(
        usual={"answers": None, "stands_now": None},
        also={"answered": {"answers": ANSWERS, "stands_now": 4}, "the mentor's": {"other": ADA, "standing": None}},
        still=frozenset({"standing"}),
    ),
}

SCENES = {**ASKING, **PAIR}
