"""Meeting, in the gallery: the agreement, finding a time, the day before, and an early end.

What goes together in each state; a kind that is not here is varied by what its type says alone.
"""

from collections.abc import Mapping

from bot.gallery.scenes import (
    ADA,
    AT,
    BOTH_WAYS,
    BUSY,
    CLOCKS,
    DAY,
    EARLY,
    LATER,
    PROMPTS,
    TOMAS,
    USE,
    WATCH,
    Scenes,
)
from flows.agreement import Agreement, NextStep
from flows.calendar_file import CalendarFile
from flows.consent import RecordingStanding
from flows.ending import EndedEarly
from flows.idle import Nudge, StillOn
from flows.pair import Between, Ending
from flows.proposal import Way
from flows.recording_card import RecordingCard
from flows.reminder import Reminder
from flows.session_card import PreparationCard, Said, TimeCard, TimeCardState
from flows.time_option import TimeOption
from flows.written_stage import Stage

TOLD = Said(by=TOMAS, text="Begin with food. Then ask them what to call it.")
PLAN = Said(by=ADA, text="I have a date, a room and eleven names.", opens=True)
WITHOUT_CLOCKS = tuple(TimeOption(at=option.at) for option in CLOCKS)

FIRST = {"used": 0, "held": 0, "next_number": 1, "answer_by": None, "recording": RecordingStanding.OFF}
SCENES: Mapping[type, Scenes] = {
    Agreement: Scenes(
        usual={
            **FIRST,
            "ways": BOTH_WAYS,
            "questions": "",
            "standing": None,
            "next_step": NextStep.FIND_TIME,
            "may_find_time": True,
            "may_meet": True,
            "may_bring_questions": True,
            "new_to_role": True,
            "between": None,
            "new_to_video": (),
            "prompts": (),
            "offered_by": None,
            "acts": None,
            "times_shown": True,
        },
        also={
            "with questions": {"questions": "How do I get teens to come twice?\nWho chairs?", "standing": 2},
            "both new to video": {"new_to_video": (ADA, TOMAS)},
            "one is new to video": {"new_to_video": (TOMAS,)},
            "times were offered": {
                "next_step": NextStep.PICK_TIME,
                "acts": TOMAS,
                "may_find_time": False,
                "offered_by": ADA,
            },
            "they come in the morning": {
                "next_step": NextStep.PICK_TIME,
                "acts": TOMAS,
                "may_find_time": False,
                "offered_by": ADA,
                "times_shown": False,
            },
            "a time is set": {"next_step": NextStep.SESSION, "next_at": AT, "may_find_time": False},
            "the session was": {"next_step": NextStep.SAY_MET, "may_find_time": False},
            "half way, with a plan": {
                "used": 30,
                "held": 1,
                "next_number": 2,
                "between": Between.PLAN,
                "may_change_between": True,
                "standing": 2,
                "questions": "How do I get teens to come twice?",
            },
            "steps, of three": {"sessions": 3, "planned": 3, "total": 90, "between": Between.STEPS},
            "one more session": {"extended": True, "total": 90, "planned": 3, "used": 60, "held": 2},
            "with prompts": {**FIRST, "used": 30, "held": 1, "next_number": 2, "standing": 2, "prompts": PROMPTS},
            "wrapping up": {
                "next_step": NextStep.WRAP_UP,
                "may_bring_questions": False,
                "standing": 2,
                "used": 60,
                "held": 2,
                "may_find_time": False,
            },
            "looking back": {
                "next_step": NextStep.LOOK_BACK,
                "may_bring_questions": False,
                "standing": 2,
                "used": 60,
                "held": 2,
                "may_find_time": False,
            },
            "one session": {"sessions": 1, "planned": 1, "total": 30, "outcome": "", "needed_by": None},
            "a written one": {"sessions": 1, "ways": (Way.WRITTEN,), "may_meet": False, "may_write": True},
            "either way": {"ways": (), "may_write": True},
            "a question to come": {"answer_by": DAY, "may_find_time": False, "may_write": True},
            "a question asked": {"answer_by": DAY, "may_find_time": False, "asked": True, "may_write": True},
            "it was answered": {
                "answer_by": DAY,
                "may_find_time": False,
                "asked": True,
                "answered": True,
                "may_write": True,
            },
            "shadowing": {"sessions": 1, "ways": (Way.SHADOWING,)},
            "recording proposed": {
                "recording": RecordingStanding.PROPOSED,
                "recording_agreed": (TOMAS,),
                "recording_use": USE,
            },
            "recording agreed": {
                "recording": RecordingStanding.ON,
                "recording_agreed": (ADA, TOMAS),
                "recording_use": USE,
            },
            "closed": {"ending": Ending.COMPLETED, "used": 60, "held": 2},
            "ended by Ada": {"ending": Ending.ENDED_BY_MENTEE, "standing": 2},
            "never met": {"ending": Ending.NEVER_SCHEDULED},
            "somebody left": {"ending": Ending.DEPARTED},
        },
    ),
    Nudge: Scenes(
        usual={"offered_by": None, "other": None, "written": None, "may_meet": True, "back": None},
        also={
            "times wait": {"offered_by": ADA, "other": TOMAS},
            "the mentor is back": {"back": TOMAS},
            "either way": {"may_write": True},
            "in writing": {"may_meet": False, "may_write": True},
            "the question is to come": {"written": Stage.ASKING},
            "the answer is to come": {"written": Stage.LATE},
        },
    ),
    StillOn: Scenes(
        usual={"said_by": None, "may_meet": True},
        also={
            "they said so": {"said_by": ADA},
            "either way": {"may_write": True},
            "in writing": {"may_meet": False, "may_write": True},
        },
    ),
    EndedEarly: Scenes(
        usual={"ending": Ending.ENDED_BY_MENTEE, "by": ADA},
        also={
            "by the mentor": {"ending": Ending.ENDED_BY_MENTOR, "by": TOMAS, "to_mentee": True},
            "never met": {"ending": Ending.NEVER_SCHEDULED, "by": None, "to_mentee": True},
            "the mentee left": {"ending": Ending.DEPARTED, "by": ADA},
            "the mentor left": {"ending": Ending.DEPARTED, "by": TOMAS, "to_mentee": True},
        },
    ),
    RecordingCard: Scenes(
        usual={"standing": RecordingStanding.PROPOSED},
        also={f"overtaken, was {standing}": {"overtaken": True, "standing": standing} for standing in RecordingStanding}
        | {str(standing): {"standing": standing} for standing in (RecordingStanding.ON, RecordingStanding.OFF)},
        still=frozenset({"use"}),
    ),
    TimeCard: Scenes(
        usual={"options": CLOCKS, "way": Way.VIDEO, "place": "", "watch_for": "", "chosen": None, "moved_from": None},
        also={
            "clocks agree": {"options": WITHOUT_CLOCKS},
            "one time": {"options": CLOCKS[:1]},
            "it suits one less": {"options": (EARLY, BUSY)},
            "instead of another": {"moved_from": AT - (LATER - AT)},
            "sooner": {"moved_from": LATER},
            "set": {"state": TimeCardState.CONFIRMED, "chosen": CLOCKS[0]},
            "set, in person": {
                "state": TimeCardState.CONFIRMED,
                "chosen": WITHOUT_CLOCKS[1],
                "way": Way.IN_PERSON,
                "place": "Room 2, West Branch",
            },
            "set, though it is early": {"state": TimeCardState.CONFIRMED, "chosen": EARLY},
            "set, though one is busy": {"state": TimeCardState.CONFIRMED, "chosen": BUSY},
            "shadowing": {
                "state": TimeCardState.CONFIRMED,
                "chosen": WITHOUT_CLOCKS[0],
                "way": Way.SHADOWING,
                "place": "West Branch, the back room",
                "watch_for": WATCH,
            },
            "over": {"state": TimeCardState.OVER, "chosen": CLOCKS[0]},
            "withdrawn": {"state": TimeCardState.CANCELLED},
            "called off": {"state": TimeCardState.CANCELLED, "chosen": CLOCKS[0]},
            "replaced": {"state": TimeCardState.REPLACED},
        },
    ),
    PreparationCard: Scenes(
        usual={"way": Way.VIDEO, "watch_for": "", "said": (), "between": None, "place": "", "new_to_video": ()},
        also={
            "a link that is new to one": {"place": "meet.example/west", "new_to_video": (TOMAS,)},
            "to both": {"place": "meet.example/west", "new_to_video": (ADA, TOMAS)},
            "by phone": {"way": Way.AUDIO},
            "in person, nothing said": {"way": Way.IN_PERSON, "questions": "", "standing": None},
            "no way chosen": {"way": None, "place": "Room 2, West Branch"},
            "session 2, with the plan": {
                "number": 2,
                "between": Between.PLAN,
                "said": (PLAN, TOLD),
                "way": Way.IN_PERSON,
                "place": "Room 2, West Branch",
            },
            "shadowing": {"way": Way.SHADOWING, "place": "West Branch", "watch_for": WATCH, "questions": ""},
            "shadowing, nothing said": {"way": Way.SHADOWING, "questions": ""},
        },
    ),
    Reminder: Scenes(usual={"way": Way.VIDEO, "place": "meet.example/west"}, still=frozenset({"way"})),
    CalendarFile: Scenes(usual={"sequence": 0}),
}
