"""After a session, in the gallery: whether they met, what comes between, answers in writing, and the close.

What goes together in each state; a kind that is not here is varied by what its type says alone.
"""

from collections.abc import Mapping

from bot.gallery.scenes import (
    ADA,
    ANSWERED,
    ASKED,
    AT,
    JUNE,
    TOMAS,
    Scenes,
)
from flows.decision import Moment, Phrase, Words
from flows.halfway import HalfwayPrompt
from flows.meeting import OneMoreAgreed
from flows.met_card import Answered, DidYouMeet
from flows.pair import Between, Progress
from flows.proposal import Way
from flows.summary import ClosingSummary
from flows.touchpoint_card import TouchpointPrompt, WordsAreThere
from flows.words import DirectAnswer, Tone
from flows.writing import Continue
from flows.written_card import WrittenNews, WrittenPrompt
from flows.written_stage import Stage

MET = {"asking": False, "used_here": 30, "used": 30, "total": 60, "held": 1, "sessions": 2}
ALL_USED = {**MET, "number": 2, "used": 60, "held": 2, "may_add_one": True}
NOT_MET = (Answered(by=ADA, minutes=0),)
DIFFER = (Answered(by=ADA, minutes=30), Answered(by=TOMAS, minutes=45))

SETTLED = DidYouMeet(
    mentorship_id="",
    attempt=1,
    mentee=ADA,
    mentor=TOMAS,
    number=1,
    minutes=30,
    asking=False,
    used_here=30,
    used=30,
    total=60,
    held=1,
    sessions=2,
    written=True,
)

SCENES: Mapping[type, Scenes] = {
    DidYouMeet: Scenes(
        usual={
            "asking": True,
            "answers": (),
            "starts_at": AT,
            "way": Way.VIDEO,
            "between": None,
            "usual": None,
            "next_number": 0,
            "held": 0,
        },
        also={
            "shadowing": {"way": Way.SHADOWING},
            "met": {**MET, "next_number": 2, "may_meet": True, "ask_between": True},
            "steps are likely": {
                **MET,
                "next_number": 2,
                "may_meet": True,
                "may_write": True,
                "ask_between": True,
                "usual": Between.STEPS,
            },
            "with a plan": {
                **MET,
                "next_number": 2,
                "may_meet": True,
                "between": Between.PLAN,
                "may_change_between": True,
            },
            "nobody said": {**MET, "presumed": True},
            "not met": {
                **MET,
                "used_here": 0,
                "used": 0,
                "held": 0,
                "answers": NOT_MET,
                "next_number": 1,
                "may_meet": True,
            },
            "moved": {"asking": False, "moved": True},
            "they differ": {**MET, "answers": DIFFER},
            "the time is used": ALL_USED,
            "with one session left": {**ALL_USED, "sessions": 3, "used": 60},
            "one more": {**ALL_USED, "may_add_one": False, "extended": True, "next_number": 3, "may_meet": True},
            "closed": {**MET, "closed": True},
            "closed, nothing said": {**MET, "used_here": 0, "used": 0, "closed": True},
            "in writing": {**MET, "written": True},
            "in writing, nobody said": {**MET, "written": True, "presumed": True},
            "not answered": {
                **MET,
                "written": True,
                "used_here": 0,
                "used": 0,
                "answers": NOT_MET,
            },
        },
        still=frozenset({"sessions"}),
    ),
    OneMoreAgreed: Scenes(usual={"number": 3}),
    WrittenPrompt: Scenes(
        usual={"question": "", "met": None},
        also={
            "asked in the form": {"stage": Stage.ASKED, "question": ASKED},
            "asked in the thread": {"stage": Stage.ASKED},
            "of one session": {"stage": Stage.ASKED, "question": ASKED, "sessions": 1},
            "late": {"stage": Stage.LATE, "question": ASKED},
            "answered": {"stage": Stage.ANSWERED, "question": ASKED},
            "called off": {"stage": Stage.OVER, "question": ASKED},
            "settled": {"stage": Stage.OVER, "question": ASKED, "met": SETTLED},
        },
    ),
    WrittenNews: Scenes(
        also={"to the mentee": {"by": TOMAS, "other": ADA}, "called off": {"answer_by": None}},
    ),
    TouchpointPrompt: Scenes(
        usual={"between": Between.PLAN},
        also={str(kind): {"between": kind} for kind in (Between.STEPS, Between.WORK)} | {"any": {"between": None}},
    ),
    WordsAreThere: Scenes(
        usual={"between": Between.PLAN, "next_at": AT, "progress": Progress.DONE, "written": True},
        also={
            "stuck": {"progress": Progress.STUCK},
            "stuck, without words": {"progress": Progress.STUCK, "written": False},
            "no time yet": {"next_at": None, "progress": Progress.UNDER_WAY},
            "steps": {"between": Between.STEPS, "progress": None},
            "work": {"between": Between.WORK, "progress": None},
            "any": {"between": None, "progress": None},
        },
    ),
    HalfwayPrompt: Scenes(usual={"held": 2, "sessions": 3}),
    ClosingSummary: Scenes(
        usual={"other": ADA, "used": 60, "goal_met": 5, "proceed": None},
        also={
            f"to Ada, {proceed}": {
                "other": TOMAS,
                "to_mentee": True,
                "proceed": proceed,
                "thanks": "You came with the right questions.",
            }
            for proceed in Continue
        }
        | {
            "one more round": {"proceed": Continue.ONE_MORE_ROUND},
            "stay in touch": {"proceed": Continue.STAY_IN_TOUCH},
            "little was said": {"standing": None, "stands_now": None, "goal_met": None, "thanks": "", "used": 35},
            "where Ada began": {"stands_now": None},
        },
    ),
    DirectAnswer: Scenes(
        usual={"tone": Tone.GREETING, "said": None, "word": "", "meant": False, "rest": "", "waits": None},
        also={
            "thanks": {"tone": Tone.THANKS},
            "a goal": {"tone": Tone.GOAL},
            "a goal, or an answer": {
                "tone": Tone.GOAL,
                "waits": Phrase(
                    "direct-waits-question", {"other": TOMAS, "goal": Words("run a teen advisory council")}
                ),
                "request_id": "1",
                "number": 1,
                "typed": ANSWERED,
            },
            "help": {"tone": Tone.KNOWN, "word": "help", "said": Phrase("help-words")},
            "mentor": {"tone": Tone.KNOWN, "word": "mentor", "said": Phrase("word-mentor")},
            "pause": {"tone": Tone.KNOWN, "word": "pause", "said": Phrase("word-pause"), "rest": "2w"},
            "nearly a word": {
                "tone": Tone.KNOWN,
                "word": "mentor",
                "said": Phrase("word-mentor"),
                "meant": True,
                "goal": "mentor me in running meetings",
            },
            "status": {
                "tone": Tone.KNOWN,
                "word": "status",
                "said": Phrase(
                    "status-request",
                    {
                        "goal": Words("run a teen advisory council"),
                        "standing": Phrase("home-request-on-its-way", {"mentor": JUNE, "arrives": Moment(AT)}),
                    },
                ),
            },
        },
    ),
}
