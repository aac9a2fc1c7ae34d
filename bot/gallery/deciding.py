"""Asking and deciding, in the gallery: the invitation, other terms, a question, and being asked to join.

What goes together in each state; a kind that is not here is varied by what its type says alone.
"""

from collections.abc import Mapping
from dataclasses import replace

from bot.gallery.scenes import (
    ADA,
    ANSWERED,
    ASKED,
    AT,
    BOTH_WAYS,
    REASONS,
    SKILLS,
    TERMS,
    TOMAS,
    Scenes,
)
from flows.decision import Phrase
from flows.invitation_card import CardOutcome, InvitationCard, InvitationNews, InvitationReminder
from flows.proposal import Reason, ReasonKind, Way
from flows.put_forward_card import PutForward
from flows.question_card import AnswerCard
from flows.request_view import NobodyLeft, RequestNews
from flows.terms_card import TermsCard, TermsEnded, TermsOutcome
from flows.wanted import Wanted
from flows.widening import Widening

FEWER = replace(TERMS, sessions=1, minutes=45)
WANTED = Wanted(
    request_id="", mentee=ADA, goal="run a teen advisory council", sessions=2, minutes=30, skills=("teen councils",)
)
NOBODY_LEFT = NobodyLeft(why=Phrase("request-nobody-none_left"), widen=(Widening.ONE,), may_reword=True)

SCENES: Mapping[type, Scenes] = {
    RequestNews: Scenes(
        usual={"news": Phrase("request-somebody-fits", {"count": 2}), "may_choose": True, "may_withdraw": True},
        also={
            "one fits": {"news": Phrase("request-somebody-fits", {"count": 1})},
            "whom they had in mind joined": {"news": Phrase("request-someone-joined", {"person": TOMAS})},
            "and comes next": {
                "news": Phrase("request-someone-joined-next", {"person": TOMAS}),
                "may_choose": False,
                "may_withdraw": False,
            },
            "overtaken": {"news": Phrase("request-fits-over"), "may_choose": False, "may_withdraw": False},
        },
    ),
    InvitationCard: Scenes(
        usual={
            "reasons": REASONS,
            "ways": BOTH_WAYS,
            "question": "",
            "answer": "",
            "thought_of": False,
            "theirs_at": None,
            "theirs_until": None,
        },
        also={
            "little was said": {"mentee_title": "", "outcome": "", "tried": "", "line": "", "needed_by": None},
            "one session, any way, no reasons": {"sessions": 1, "ways": (), "reasons": ()},
            "named by the mentee": {"reasons": (Reason(ReasonKind.NAMED),)},
            "a colleague thought of them": {"thought_of": True},
            "they asked": {"question": ASKED, "theirs_at": AT, "theirs_until": AT},
            "they asked in the evening": {"question": ASKED, "theirs_at": AT},
            "and were answered": {"question": ASKED, "answer": ANSWERED},
            "and were not": {"question": ASKED},
            "other terms suggested": {
                "outcome_of_it": CardOutcome.TERMS,
                "offered": FEWER,
                "theirs_at": AT,
                "theirs_until": AT,
            },
            "in the evening": {"outcome_of_it": CardOutcome.TERMS, "offered": FEWER, "theirs_at": AT},
            "accepted": {"outcome_of_it": CardOutcome.ACCEPTED, "opens_at": None},
            "accepted in the evening": {"outcome_of_it": CardOutcome.ACCEPTED, "opens_at": AT},
            "declined": {"outcome_of_it": CardOutcome.DECLINED},
            "lapsed": {"outcome_of_it": CardOutcome.LAPSED},
            "taken back": {"outcome_of_it": CardOutcome.WITHDRAWN},
        },
    ),
    InvitationReminder: Scenes(
        usual={"may_ask": True}, also={"they asked": {"paused": True, "may_ask": False}}, still=frozenset({"opens_at"})
    ),
    InvitationNews: Scenes(
        usual={"wrote_back": False, "may_choose": False, "nobody": None},
        also={
            "not yet at work": {"until": None},
            "to choose again": {"now": None, "may_choose": True},
            "nobody is left": {"now": None, "nobody": NOBODY_LEFT},
            "June wrote back": {"wrote_back": True},
        },
    ),
    TermsCard: Scenes(
        usual={
            "asked": TERMS,
            "offered": FEWER,
            "standing": None,
            "line": "One long look at your plan would do, I think.",
        },
        also={
            "and by a later day, any way": {"offered": replace(FEWER, needed_by=None, ways=())},
            "by video alone": {"offered": replace(TERMS, ways=(Way.VIDEO,)), "line": ""},
            "the reminder": {"reminder": True},
            "accepted": {"outcome_of_it": TermsOutcome.ACCEPTED, "opens_at": None},
            "accepted in the evening": {"outcome_of_it": TermsOutcome.ACCEPTED, "opens_at": AT},
            "looking further": {
                "outcome_of_it": TermsOutcome.PASSED,
                "standing": Phrase("request-is-choosing"),
                "may_choose": True,
            },
            "looking further, and nobody is left": {
                "outcome_of_it": TermsOutcome.PASSED,
                "standing": NOBODY_LEFT.why,
                "nobody": NOBODY_LEFT,
            },
            "lapsed": {"outcome_of_it": TermsOutcome.LAPSED},
            "taken back by the mentor": {"outcome_of_it": TermsOutcome.TAKEN_BACK},
            "the request was taken back": {"outcome_of_it": TermsOutcome.WITHDRAWN},
        },
    ),
    TermsEnded: Scenes(usual={"asked": TERMS, "offered": FEWER}, still=frozenset({"asked", "offered"})),
    AnswerCard: Scenes(usual={"answer": ANSWERED}, still=frozenset({"opens_at"})),
    PutForward: Scenes(
        usual={"skills": SKILLS, "wanted": None},
        also={"asked to join for a request": {"wanted": WANTED, "skills": SKILLS[:1]}},
    ),
}
