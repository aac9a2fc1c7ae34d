"""The stories of the campaign: short, whole, and together most of what the bot says to people.

Each begins on a working day, in an hour that all players share, and every moment in it follows from product.md.
"""

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from types import MappingProxyType

from bot.faults.cast import SKILL, Cast
from bot.faults.hours import workdays_on
from bot.faults.scenes import (
    accepted,
    answered_in_private,
    asked,
    closes_by_itself,
    ended,
    goal_of,
    held,
    look_back,
    session_set,
    silence,
)
from bot.faults.script import Script, begin

SESSION = timedelta(minutes=30)
DAY = timedelta(days=1)


def one_session(cast: Cast, start: datetime) -> Script:
    """It goes well: a yes, one session, both look back with a thank-you, and it is closed."""
    script = begin("one session", cast, start)
    asked(script, cast.mira, cast.theo)
    script.after(minutes=10)
    accepted(script, cast.mira, cast.theo)
    script.after(minutes=5)
    at = session_set(script, cast.mira, cast.theo, 1, days=3)
    held(script, cast.mira, cast.theo, 1, at)
    prompt = look_back(script, cast.mira, cast.theo, at)
    script.at(prompt + timedelta(minutes=15))
    for who, other in ((cast.mira, cast.theo), (cast.theo, cast.mira)):
        answered_in_private(script, who, other)
    for who in (cast.mira, cast.theo):
        script.promise(who, f"Closed: {script.goal}", f"{who.first} was a help")
    silence(script)
    return script


def declined(cast: Cast, start: datetime) -> Script:
    """A word to the bot, a no with a private reason, the next one says yes, and the mentee ends it after all."""
    script = begin("a decline", cast, start)
    words = f"I would like to get better at {SKILL}"
    script.does(cast.mira, "writes to the bot.", lambda people: people.says(cast.mira, words))
    script.promise(cast.mira, "Would you like a colleague’s help with this?", at_any_hour=True)
    script.after(minutes=2)
    asked(script, cast.mira, cast.theo, at_last="You said no, and that is fine")
    script.after(minutes=8)
    script.does(
        cast.theo,
        "declines; the reason stays private.",
        lambda people: people.fill_in(
            cast.theo,
            "Decline",
            "with Mira Sandoval",
            {"What is your reason?": "Not my skill"},
            done=lambda: people.sees(cast.theo, "You said no, and that is fine"),
        ),
    )
    script.promise(cast.mira, "Theo Brandvold can’t take this on just now", "Ines Caldera has it")
    script.promise(cast.ines, "1 x 30 minutes with Mira Sandoval", at_last="You said yes")
    script.after(minutes=5)
    accepted(script, cast.mira, cast.ines)
    script.after(minutes=5)
    ended(script, cast.mira, cast.ines)
    silence(script)
    return script


def expired(cast: Cast, start: datetime) -> Script:
    """The first never answers, is reminded once and blamed never; the next says yes, and ends it."""
    script = begin("an expiry", cast, start)
    asked(script, cast.mira, cast.theo, at_last="This one has moved on")
    asked_at = script.now
    reminder = workdays_on(asked_at, 1, cast.theo.zone)
    over = workdays_on(asked_at, 2, cast.theo.zone)
    script.promise(cast.theo, "Mira Sandoval is waiting to hear from you", at=reminder, at_last="moved on")
    told = script.common_hour(over, cast.mira)
    script.promise(cast.mira, "Theo Brandvold could not answer in time", at=told)
    next_asked = script.common_hour(over, cast.ines)
    script.promise(cast.ines, "1 x 30 minutes with Mira Sandoval", at=next_asked, at_last="You said yes")
    script.at(max(next_asked, told) + timedelta(minutes=20))
    accepted(script, cast.mira, cast.ines)
    script.at(script.common_hour(script.now, cast.mira, cast.ines) + timedelta(minutes=15))
    ended(script, cast.ines, cast.mira)
    silence(script)
    return script


def two_sessions(cast: Cast, start: datetime) -> Script:
    """Questions, two sessions with a touchpoint between, nobody answers at the end, and it closes by itself."""
    script = begin("two sessions", cast, start)
    asked(script, cast.mira, cast.theo, sessions=2)
    script.after(minutes=10)
    accepted(script, cast.mira, cast.theo, sessions=2)
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
    first = session_set(script, cast.mira, cast.theo, 1, days=2)
    held(script, cast.mira, cast.theo, 1, first, of=2)
    second = session_set(script, cast.mira, cast.theo, 2, days=9)
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
    held(script, cast.mira, cast.theo, 2, second, of=2, brought=words)
    prompt = look_back(script, cast.mira, cast.theo, second)
    closes_by_itself(script, cast.mira, cast.theo, prompt)
    silence(script)
    return script


def other_terms(cast: Cast, start: datetime) -> Script:
    """A question and its answer, other terms instead of a yes, the mentee accepts them and then ends it."""
    script = begin("other terms", cast, start)
    mira, theo = cast.mira, cast.theo
    asked(script, mira, theo, at_last="said yes to your terms")
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
    ended(script, mira, theo)
    silence(script)
    return script


def one_place(cast: Cast, start: datetime) -> Script:
    """Two want the same mentor, who has room for one: the second is helped by the next, who never says a word of it."""
    script = begin("one place", cast, start)
    goals = [goal_of(script, cast.mira), goal_of(script, cast.noor)]
    script.does(cast.noor, "looks who could help.", lambda people: people.looks(cast.noor, goals[1]))
    script.after(minutes=1)
    asked(script, cast.mira, cast.theo, goal=goals[0])
    script.after(minutes=1)
    script.goal = goals[1]
    script.does(
        cast.noor, "asks for the same mentor.", lambda people: people.ask(cast.noor, goals[1], {}, first=cast.theo)
    )
    script.promise(cast.ines, "1 x 30 minutes with Noor Haddad", at_last="You said yes")
    script.after(minutes=5)
    script.goal = goals[0]
    accepted(script, cast.mira, cast.theo)
    script.after(minutes=2)
    script.goal = goals[1]
    accepted(script, cast.noor, cast.ines)
    script.after(minutes=3)
    script.goal = goals[0]
    ended(script, cast.theo, cast.mira)
    script.after(minutes=2)
    script.goal = goals[1]
    ended(script, cast.noor, cast.ines)
    silence(script)
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
