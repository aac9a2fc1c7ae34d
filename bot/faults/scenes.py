"""What the stories of the campaign have in common: a scene each, with what everybody must read of it."""

from datetime import datetime, timedelta

from bot.faults.cast import Player
from bot.faults.hours import first_work, workdays_on
from bot.faults.script import Script

SESSION = timedelta(minutes=30)
DAY = timedelta(days=1)
ANSWERS = {
    "Was the goal met?": "4",
    "Did it meet your expectations?": "5, fully",
    "Was it the right amount of time?": "Yes",
    "Was it the right skill for the goal?": "Yes",
    "What would you like next?": "This is done",
}


def goal_of(script: Script, mentee: Player) -> str:
    """The goal of this script, which no other has."""
    return f"try writing radio plays with {mentee.first}’s {script.title.split()[-1]} class"


def asked(
    script: Script,
    mentee: Player,
    mentor: Player,
    *,
    sessions: int = 1,
    goal: str = "",
    at_last: str = "You said yes",
) -> None:
    """The mentee asks for help with a goal, and the mentor is told what it costs."""
    goal = script.goal = goal or goal_of(script, mentee)
    answers = {"How many sessions?": ("One session", "Two sessions")[sessions - 1]}
    script.does(mentee, "asks.", lambda people: people.ask(mentee, goal, answers, first=mentor))
    script.promise(mentor, f"{sessions} x 30 minutes with {mentee.name}", goal, at_last=at_last)


def accepted(script: Script, mentee: Player, mentor: Player, *, sessions: int = 1) -> None:
    """The mentor says yes, and both read what was agreed."""
    agreed = "1 session of 30 minutes" if sessions == 1 else f"{sessions} sessions x 30 minutes"
    script.does(
        mentor,
        "says yes.",
        lambda people: people.press(mentor, "Accept", f"with {mentee.name}", seen="You said yes"),
    )
    at = script.common_hour(script.now, mentee, mentor)
    script.promise((mentee, mentor), "Agreed:", script.goal, agreed, at=at)
    script.at(at)


def session_set(script: Script, one: Player, other: Player, number: int, *, days: int) -> datetime:
    """One offers a time so many working days on, the other takes it; when the session is."""
    day = workdays_on(script.now, days, other.zone)
    at = first_work(day.replace(second=0), [one.zone, other.zone])
    offered = f"can meet for session {number}"
    script.does(
        one,
        f"offers a time for session {number}.",
        lambda people: people.fill_in(
            one,
            "Find a time",
            "Agreed:",
            {"A time that suits you": at},
            done=lambda: people.sees(other, offered) or people.sees(other, f"Session {number}:"),
        ),
    )
    script.promise((one, other), offered, at_last=f"Session {number}")
    script.after(minutes=2)
    script.does(other, "takes it.", lambda people: people.press(other, "Take it", offered, seen=f"Session {number}:"))
    script.promise((one, other), f"Session {number} for your calendar", at=script.common_hour(script.now, one, other))
    return at


def held(
    script: Script, one: Player, other: Player, number: int, at: datetime, *, of: int = 1, brought: str = ""
) -> None:
    """A card the day before, the session, and one click after it."""
    both = (one, other)
    coming = [f"Coming up: session {number}", *([brought] if brought else [])]
    script.promise(both, *coming, at=at - DAY, at_any_hour=True)
    used = f"{30 * number} of {30 * of} minutes used"
    script.promise(both, "did you meet?", at=at + SESSION, at_last=f"Met. Session {number}", at_any_hour=True)
    script.at(at + SESSION + timedelta(minutes=5))
    script.does(
        one,
        f"says that they met for session {number}.",
        lambda people: people.press(
            one, "Yes, about 30 min", "did you meet?", seen=f"Met. Session {number}: 30 minutes. {used}"
        ),
    )


def look_back(script: Script, one: Player, other: Player, last: datetime) -> datetime:
    """The closing prompt, one working day after the last session, in an hour of both; when that is."""
    local_midnight = workdays_on(last, 1, other.zone).replace(minute=0) - timedelta(hours=16)
    at = script.common_hour(max(local_midnight, last + timedelta(hours=8)), one, other)
    closed = "Closed. What you wrote stays in the thread"
    script.promise((one, other), f"Looking back: {script.goal}", at=at, within=timedelta(hours=2), at_last=closed)
    return at


def answered_in_private(script: Script, who: Player, other: Player) -> None:
    """One answers the private questions, with a thank-you to the other."""
    goal = script.goal
    thanks = {f"A thank-you to pass on to {other.name}": f"{other.first} was a help"}
    script.does(
        who,
        "answers the private questions.",
        lambda people: people.fill_in(
            who,
            "Private questions, one minute",
            "Looking back",
            ANSWERS | thanks,
            done=lambda: people.form_says(who, "Kept, for your eyes only") or people.sees(who, f"Closed: {goal}"),
        ),
    )


def closes_by_itself(script: Script, one: Player, other: Player, prompt: datetime) -> None:
    """Five working days after the prompt, with a summary for each in their hours."""
    for who in (one, other):
        at = min(workdays_on(prompt, 5, player.zone) for player in (one, other))
        script.promise(
            who,
            f"Closed: {script.goal}",
            at=script.common_hour(at - timedelta(hours=1), who),
            within=timedelta(hours=4),
        )
    script.at(workdays_on(prompt, 6, other.zone))
    script.waits()


def ended(script: Script, who: Player, other: Player) -> None:
    """One ends the mentorship, and the other reads that it is over."""
    goal = script.goal
    at = script.common_hour(script.now, other)
    script.does(
        who,
        "ends it.",
        lambda people: people.press(who, "End it", goal, seen="Ended by"),
    )
    script.promise((who, other), f"{who.name} has ended this mentorship", at=at)


def silence(script: Script) -> None:
    """Nothing more is said about any of it, for more than a week."""
    script.after(days=9)
    script.waits()
