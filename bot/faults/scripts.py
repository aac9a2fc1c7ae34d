"""The stories of the campaign: short, whole, and together most of what the bot says to people.

Each begins on a working day, in an hour that all players share, and every moment in it follows from product.md.
"""

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from types import MappingProxyType

from bot.faults.cast import SKILL, Cast, Player
from bot.faults.hours import first_work, workdays_on
from bot.faults.script import Script, begin

SESSION = timedelta(minutes=30)
DAY = timedelta(days=1)
ANSWERS = {
    "Was the goal met?": "4",
    "Did it meet your expectations?": "5, fully",
    "Was it the right amount of time?": "Yes",
    "Was it the right skill for the goal?": "Yes",
    "What would you like next?": "This is done",
}


def one_session(cast: Cast, start: datetime) -> Script:
    """It goes well: a yes, one session, both look back with a thank-you, and it is closed."""
    script = begin("one session", cast, start)
    _asked(script, cast.mira, cast.theo)
    script.after(minutes=10)
    _accepted(script, cast.mira, cast.theo)
    script.after(minutes=5)
    at = _session_set(script, cast.mira, cast.theo, 1, days=3)
    _held(script, cast.mira, cast.theo, 1, at)
    prompt = _look_back(script, cast.mira, cast.theo, at)
    script.at(prompt + timedelta(minutes=15))
    for who, other in ((cast.mira, cast.theo), (cast.theo, cast.mira)):
        _answered_in_private(script, who, other)
    for who in (cast.mira, cast.theo):
        script.promise(who, f"Closed: {script.goal}", f"{who.first} was a help")
    _silence(script)
    return script


def declined(cast: Cast, start: datetime) -> Script:
    """A word to the bot, a no with a private reason, the next one says yes, and the mentee ends it after all."""
    script = begin("a decline", cast, start)
    words = f"I would like to get better at {SKILL}"
    script.does(cast.mira, "writes to the bot.", lambda people: people.says(cast.mira, words))
    script.promise(cast.mira, "Would you like a colleague’s help with this?", at_any_hour=True)
    script.after(minutes=2)
    _asked(script, cast.mira, cast.theo, at_last="You said no, and that is fine")
    script.after(minutes=8)
    script.does(
        cast.theo,
        "declines; the reason stays private.",
        lambda people: people.fill_in(
            cast.theo,
            "Decline",
            "with Mira Sandoval",
            {"What is it?": "Not my skill"},
            done=lambda: people.sees(cast.theo, "You said no, and that is fine"),
        ),
    )
    script.promise(cast.mira, "Theo Brandvold can’t take this on just now", "Ines Caldera has it")
    script.promise(cast.ines, "1 x 30 minutes with Mira Sandoval", at_last="You said yes")
    script.after(minutes=5)
    _accepted(script, cast.mira, cast.ines)
    script.after(minutes=5)
    _ended(script, cast.mira, cast.ines)
    _silence(script)
    return script


def expired(cast: Cast, start: datetime) -> Script:
    """The first never answers, is reminded once and blamed never; the next says yes, and ends it."""
    script = begin("an expiry", cast, start)
    _asked(script, cast.mira, cast.theo, at_last="This one has moved on to a colleague")
    asked = script.now
    reminder = workdays_on(asked, 1, cast.theo.zone)
    over = workdays_on(asked, 2, cast.theo.zone)
    script.promise(cast.theo, "Mira Sandoval is waiting to hear from you", at=reminder, at_last="moved on")
    told = script.common_hour(over, cast.mira)
    script.promise(cast.mira, "Theo Brandvold could not answer in time", at=told)
    next_asked = script.common_hour(over, cast.ines)
    script.promise(cast.ines, "1 x 30 minutes with Mira Sandoval", at=next_asked, at_last="You said yes")
    script.at(max(next_asked, told) + timedelta(minutes=20))
    _accepted(script, cast.mira, cast.ines)
    script.at(script.common_hour(script.now, cast.mira, cast.ines) + timedelta(minutes=15))
    _ended(script, cast.ines, cast.mira)
    _silence(script)
    return script


def two_sessions(cast: Cast, start: datetime) -> Script:
    """Questions, two sessions with a touchpoint between, nobody answers at the end, and it closes by itself."""
    script = begin("two sessions", cast, start)
    _asked(script, cast.mira, cast.theo, sessions=2)
    script.after(minutes=10)
    _accepted(script, cast.mira, cast.theo, sessions=2)
    script.after(minutes=2)
    script.does(
        cast.mira,
        "brings questions.",
        lambda people: people.fill_in(
            cast.mira,
            "Bring questions",
            "Agreed:",
            {"Your questions": "How long is a scene?", "Where do you stand today?": "2 - I know a little"},
            done=lambda: people.sees(cast.theo, "Agreed:", "How long is a scene?"),
        ),
    )
    script.after(minutes=3)
    first = _session_set(script, cast.mira, cast.theo, 1, days=2)
    _held(script, cast.mira, cast.theo, 1, first, of=2)
    second = _session_set(script, cast.mira, cast.theo, 2, days=9)
    middle = first + (second - first) / 2
    touchpoint = (f"{script.goal}: between the sessions", "reply in this thread")
    both = (cast.mira, cast.theo)
    script.promise(both, *touchpoint, at=middle - 3 * DAY, within=6 * DAY, at_last="The next session is here")
    script.at(script.common_hour(second - DAY - timedelta(hours=10), *both) - timedelta(minutes=5))
    script.at(min(script.now, second - DAY - timedelta(hours=1)))
    words = "Scene 1 is four pages"
    script.does(cast.mira, "shares what there is.", lambda people: people.replies(cast.mira, touchpoint[0], words))
    script.after(minutes=2)
    script.does(
        cast.mira,
        "says that it is done.",
        lambda people: people.press(cast.mira, "Done, want feedback", touchpoint[0], seen="Done: @Mira Sandoval"),
    )
    script.promise(both, "Theo Brandvold, Mira Sandoval has written here", at=script.common_hour(script.now, cast.theo))
    _held(script, cast.mira, cast.theo, 2, second, of=2, brought=words)
    prompt = _look_back(script, cast.mira, cast.theo, second)
    _closes_by_itself(script, cast.mira, cast.theo, prompt)
    _silence(script)
    return script


def other_terms(cast: Cast, start: datetime) -> Script:
    """A question and its answer, other terms instead of a yes, the mentee accepts them and then ends it."""
    script = begin("other terms", cast, start)
    mira, theo = cast.mira, cast.theo
    _asked(script, mira, theo, at_last="said yes to your terms")
    script.after(minutes=5)
    asks = "Theo Brandvold would like to know something before deciding"
    script.does(
        theo,
        "asks a question.",
        lambda people: people.fill_in(
            theo,
            "Ask a question",
            "1 x 30 minutes with Mira Sandoval",
            {"What would you like to know?": "How many voices?"},
            done=lambda: people.sees(theo, "How many voices?"),
        ),
    )
    script.promise(mira, asks, "How many voices?", at_last="You answered:")
    script.after(minutes=3)
    script.does(
        mira,
        "answers.",
        lambda people: people.fill_in(
            mira, "Answer", asks, {"Your answer": "Four"}, done=lambda: people.sees(mira, "You answered:", "Four")
        ),
    )
    script.promise(theo, "Mira Sandoval has answered your question", "Four", at_last="said yes to your terms")
    script.after(minutes=5)
    suggestion = "Theo Brandvold suggests: 1 x 45 minutes instead of 1 x 30"
    script.does(
        theo,
        "suggests 45 minutes.",
        lambda people: people.fill_in(
            theo,
            "Suggest other terms",
            "with Mira Sandoval",
            {"Minutes per session": "45 minutes"},
            done=lambda: people.sees(theo, "You suggested 1 x 45 minutes"),
        ),
    )
    script.promise(mira, suggestion, at_last="You said yes")
    script.after(minutes=5)
    script.does(mira, "accepts.", lambda people: people.press(mira, "Accept", suggestion, seen="You said yes"))
    script.promise((mira, theo), "Agreed:", script.goal, "1 session of 45 minutes")
    script.after(minutes=5)
    _ended(script, mira, theo)
    _silence(script)
    return script


def one_place(cast: Cast, start: datetime) -> Script:
    """Two want the same mentor, who has room for one: the second is helped by the next, who never says a word of it."""
    script = begin("one place", cast, start)
    goals = [_goal(script, cast.mira), _goal(script, cast.noor)]
    script.does(cast.noor, "looks who could help.", lambda people: people.looks(cast.noor, goals[1]))
    script.after(minutes=1)
    _asked(script, cast.mira, cast.theo, goal=goals[0])
    script.after(minutes=1)
    script.goal = goals[1]
    script.does(
        cast.noor, "asks for the same mentor.", lambda people: people.ask(cast.noor, goals[1], {}, first=cast.theo)
    )
    script.promise(cast.ines, "1 x 30 minutes with Noor Haddad", at_last="You said yes")
    script.after(minutes=5)
    script.goal = goals[0]
    _accepted(script, cast.mira, cast.theo)
    script.after(minutes=2)
    script.goal = goals[1]
    _accepted(script, cast.noor, cast.ines)
    script.after(minutes=3)
    script.goal = goals[0]
    _ended(script, cast.theo, cast.mira)
    script.after(minutes=2)
    script.goal = goals[1]
    _ended(script, cast.noor, cast.ines)
    _silence(script)
    return script


SCRIPTS: Mapping[str, Callable[[Cast, datetime], Script]] = MappingProxyType(
    {
        "one session": one_session,
        "a decline": declined,
        "an expiry": expired,
        "two sessions": two_sessions,
        "other terms": other_terms,
        "one place": one_place,
    }
)


# --- scenes ---


def _goal(script: Script, mentee: Player) -> str:
    return f"try writing radio plays with {mentee.first}’s {script.title.split()[-1]} class"


def _asked(
    script: Script,
    mentee: Player,
    mentor: Player,
    *,
    sessions: int = 1,
    goal: str = "",
    at_last: str = "You said yes",
) -> None:
    goal = script.goal = goal or _goal(script, mentee)
    answers = {"How many sessions?": ("One session", "Two sessions")[sessions - 1]}
    script.does(mentee, "asks.", lambda people: people.ask(mentee, goal, answers, first=mentor))
    script.promise(mentor, f"{sessions} x 30 minutes with {mentee.name}", goal, at_last=at_last)


def _accepted(script: Script, mentee: Player, mentor: Player, *, sessions: int = 1) -> None:
    agreed = "1 session of 30 minutes" if sessions == 1 else f"{sessions} sessions x 30 minutes"
    script.does(
        mentor,
        "says yes.",
        lambda people: people.press(mentor, "Accept", f"with {mentee.name}", seen="You said yes"),
    )
    at = script.common_hour(script.now, mentee, mentor)
    script.promise((mentee, mentor), "Agreed:", script.goal, agreed, at=at)
    script.at(at)


def _session_set(script: Script, one: Player, other: Player, number: int, *, days: int) -> datetime:
    """One offers a time so many working days on, the other takes it; when the session is."""
    day = workdays_on(script.now, days, other.zone)
    at = first_work(day.replace(second=0), [one.zone, other.zone])
    offered = f"can do these times for session {number}"
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


def _held(
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


def _look_back(script: Script, one: Player, other: Player, last: datetime) -> datetime:
    """The closing prompt, one working day after the last session, in an hour of both; when that is."""
    local_midnight = workdays_on(last, 1, other.zone).replace(minute=0) - timedelta(hours=16)
    at = script.common_hour(max(local_midnight, last + timedelta(hours=8)), one, other)
    closed = "Closed. What you wrote stays in the thread"
    script.promise((one, other), f"Looking back: {script.goal}", at=at, within=timedelta(hours=2), at_last=closed)
    return at


def _answered_in_private(script: Script, who: Player, other: Player) -> None:
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


def _closes_by_itself(script: Script, one: Player, other: Player, prompt: datetime) -> None:
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


def _ended(script: Script, who: Player, other: Player) -> None:
    goal = script.goal
    at = script.common_hour(script.now, other)
    script.does(
        who,
        "ends it.",
        lambda people: people.press(who, "End it", goal, seen="Ended by"),
    )
    script.promise((who, other), f"{who.name} has ended this mentorship", at=at)


def _silence(script: Script) -> None:
    """Nothing more is said about any of it, for more than a week."""
    script.after(days=9)
    script.waits()
