"""App Home and the report, in the gallery: what goes together in each state."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta

from bot.gallery.scenes import (
    ADA,
    ANSWERED,
    ASKED,
    AT,
    BOTH_WAYS,
    DAY,
    GOAL,
    HOURS,
    JUNE,
    LATER,
    MET,
    OFFERED,
    SECOND,
    TERMS,
    TOMAS,
    USE,
    WYATT,
    Scenes,
)
from flows.ask import Invitation, InvitationStatus, Offer, Question, Request, RequestStatus
from flows.ask_again import Again
from flows.decision import Arg, Day, Moment, Phrase
from flows.home import Part
from flows.home_page import AskedLine, HomePage, Leaf, Offering, PairLine, RequestLine
from flows.next_steps import Step, StepKind
from flows.pair import Between, MeetAnswer
from flows.programme_rules import Rules
from flows.report import Breakdown, Funnel, Group, Period, Report

CALM, LIST = "stay calm at a full desk", "get a list out with SQL"
REQUEST = Request(
    id="",
    mentee_id=JUNE.user_id,
    goal=CALM,
    sessions=2,
    minutes=30,
    status=RequestStatus.ASKING,
    created_at=AT,
    outcome="three sentences I can say",
    tried="Counting to ten, which helps until seven.",
    needed_by=DAY,
    ways=BOTH_WAYS,
    line="You never raise your voice.",
)
INVITATION = Invitation(
    id="",
    request_id="",
    mentor_id=ADA.user_id,
    number=1,
    status=InvitationStatus.SENT,
    minutes=60,
    made_at=AT,
)
ASKED_BACK = replace(
    INVITATION, question=Question(made_at=AT, arrives_at=AT, text=ASKED, left=60, answer=ANSWERED, answered_at=AT)
)
OTHER_TERMS = replace(
    INVITATION,
    offer=Offer(made_at=AT, arrives_at=AT, terms=replace(TERMS, sessions=1, minutes=45), line="One long look will do."),
)
DIFFERENT = (MeetAnswer(ADA.user_id, 30), MeetAnswer(TOMAS.user_id, 45))


def _step(kind: StepKind) -> Step:
    """One thing to do with Tomas, for Ada's goal."""
    session = replace(MET, offered=OFFERED.offered)
    return Step(kind=kind, number=1, goal=GOAL, other=TOMAS, at=AT, session=session, use=USE, since=AT)


TERMS_STEP = replace(
    _step(StepKind.ANSWER_TERMS), request=replace(REQUEST, goal=GOAL), invitation=OTHER_TERMS, session=None
)
QUESTION_STEP = replace(_step(StepKind.ANSWER_QUESTION), invitation=ASKED_BACK, session=None)
REQUEST_STEP = Step(
    kind=StepKind.ANSWER_REQUEST, number=1, goal=CALM, other=JUNE, at=AT, request=REQUEST, invitation=ASKED_BACK
)
MINUTES_STEP = replace(_step(StepKind.SETTLE_MINUTES), session=replace(MET, answers=DIFFERENT))
OF_ITS_OWN = {
    StepKind.ANSWER_TERMS: TERMS_STEP,
    StepKind.ANSWER_QUESTION: QUESTION_STEP,
    StepKind.ANSWER_REQUEST: REQUEST_STEP,
    StepKind.SETTLE_MINUTES: MINUTES_STEP,
}
STEPS = tuple(OF_ITS_OWN.get(kind) or _step(kind) for kind in StepKind)
REQUESTS = (
    RequestLine(
        request_id="1",
        goal=GOAL,
        standing=Phrase("home-request-with", {"mentor": TOMAS, "until": Moment(AT)}),
        waits=False,
    ),
    RequestLine(request_id="2", goal=SECOND, standing=Phrase("home-request-waiting"), waits=True),
)
LEARNING = PairLine(
    mentorship_id="1",
    other=TOMAS,
    goal=GOAL,
    standing=Phrase("home-pair-next", {"number": 2, "at": Moment(LATER)}),
    used=30,
    total=60,
    between=Between.PLAN,
)
SUGGESTED = AskedLine(
    other=WYATT, goal=LIST, standing=Phrase("home-terms-with", {"mentee": WYATT, "until": Moment(AT)})
)
HELPING = PairLine(
    mentorship_id="2", other=JUNE, goal=CALM, standing=Phrase("home-pair-agreed"), used=0, total=60, may_end=True
)
HISTORY = (
    replace(LEARNING, goal=SECOND, other=WYATT, between=None, closed_on=date(2028, 9, 22), again=Again.ANEW),
    replace(HELPING, goal=LIST, closed_on=date(2028, 6, 2), may_end=False),
)
OFFER = Offering(skills=("storytime", "homework help"), ways=BOTH_WAYS, places=2, minutes_a_month=120, away_until=None)
RULES = Rules(
    sessions=3,
    requests=3,
    answer_days=2,
    hours=HOURS,
    holidays=(date(2028, 11, 23), date(2028, 12, 25)),
    more_holidays=0,
    language="en",
    keep_days=30,
    admins=(TOMAS, JUNE),
)
EMPTY = {"steps": (), "requests": (), "mentorships": (), "mentoring": (), "offer": None, "history": (), "rules": None}
AROUND = {"hours": HOURS, "zone": "America/Chicago", "reminders": False, "leaves": {}}


def _standings() -> tuple[PairLine, ...]:
    """Each way in which a mentorship can stand."""
    number: dict[str, Arg] = {"number": 2}
    at, day = {**number, "at": Moment(AT)}, {**number, "day": Day(DAY)}
    said = (
        Phrase("home-pair-agreed"),
        Phrase("home-pair-no-time"),
        Phrase("home-pair-offered", number),
        Phrase("home-pair-offered-by-you", number),
        Phrase("home-pair-next", at),
        Phrase("home-pair-was", at),
        Phrase("home-pair-asking", day),
        Phrase("home-pair-written", day),
        Phrase("home-pair-answered", number),
        Phrase("home-pair-used-up"),
        Phrase("home-pair-closing"),
    )
    return tuple(replace(LEARNING, standing=each, between=None) for each in said)


SCENES: Mapping[type, Scenes] = {
    HomePage: Scenes(
        usual={
            **AROUND,
            "steps": (TERMS_STEP, REQUEST_STEP, _step(StepKind.MEET)),
            "requests": REQUESTS,
            "mentorships": (LEARNING,),
            "mentoring": (SUGGESTED, HELPING),
            "offer": OFFER,
            "history": HISTORY,
            "rules": None,
        },
        also={
            "newcomer": {**EMPTY, "newcomer": True},
            "guest": {"guest": True},
            "nothing to do": {**EMPTY, "history": HISTORY},
            "an admin, with reminders, away": {
                **EMPTY,
                "rules": RULES,
                "reminders": True,
                "offer": replace(OFFER, away_until=DAY),
            },
            "all that there can be to do": {**EMPTY, "steps": STEPS},
            "each way a mentorship can stand": {**EMPTY, "mentorships": _standings()},
            "long lists": {
                **EMPTY,
                "requests": REQUESTS,
                "leaves": {Part.REQUESTS: Leaf(0, more=True), Part.HISTORY: Leaf(1, more=False)},
                "history": HISTORY,
            },
        },
    ),
    Report: Scenes(
        usual={
            "period": Period(since=AT - timedelta(days=30), first_day=date(2028, 9, 4)),
            "agreed": 1260,
            "used": 905,
            "topics": (("grant writing", 4), ("podcasts", 2)),
            "departments": Breakdown(groups=(Group("Youth Services", 14, 9), Group("Branches", 12, 8)), hidden=2),
            "sites": Breakdown(groups=(Group("Main", 16, 11), Group("West Branch", 11, 7)), hidden=1),
        },
        also={
            "little to show": {
                "period": Period(since=None, first_day=None),
                "hours_to_answer": None,
                "goal_met": None,
                "expectations": None,
                "topics": (),
                "load": None,
                "departments": Breakdown(groups=(), hidden=2),
                "sites": Breakdown(groups=(), hidden=1),
            },
            "nothing": {"funnel": Funnel(requested=0, proposed=0, accepted=0, first_met=0, all_met=0, reflected=0)},
        },
    ),
}
