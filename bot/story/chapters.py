"""The chapters of the story by name, in the order in which they are told.

Each can be told alone, on a stage of its own, or after the others. It must not know how one is told.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Final

from bot.story.accepting import accepted_at_night, accepted_twice
from bot.story.agreed import moves_twice, one_session_more, recorded_and_not
from bot.story.asking import a_goal_that_is_a_field, nobody_fits
from bot.story.deciding import a_question_and_other_terms
from bot.story.declines import not_my_skill, someone_better
from bot.story.endings import ended_and_asked_again, nobody_schedules, the_mentor_leaves
from bot.story.reporting import the_report
from bot.story.shadowing import one_session_of_shadowing
from bot.story.teller import Teller
from bot.story.whole import one_session, three_sessions, two_sessions
from bot.story.writing import one_written_answer

Chapter = Callable[[Teller], None]

WHOLE: Final[Mapping[str, Chapter]] = {
    "two-sessions": two_sessions,
    "decline-and-next": one_session,
    "silence-and-move": three_sessions,
    "question-and-terms": a_question_and_other_terms,
}
"""The mentorships that a reader begins with, and that are played while the bot is killed."""

BRANCHES: Final[Mapping[str, Chapter]] = {
    "learn-everything": a_goal_that_is_a_field,
    "nobody-fits": nobody_fits,
    "moves-twice": moves_twice,
    "recording": recorded_and_not,
    "one-more": one_session_more,
    "nobody-schedules": nobody_schedules,
    "ends-and-asks-again": ended_and_asked_again,
    "mentor-leaves": the_mentor_leaves,
    "in-writing": one_written_answer,
    "not-my-skill": not_my_skill,
    "someone-better": someone_better,
    "shadowing": one_session_of_shadowing,
    "accepted-twice": accepted_twice,
    "at-night": accepted_at_night,
}
"""What else may happen, each from the request as far as it takes."""

NAMED: Final[Mapping[str, Chapter]] = {**WHOLE, "report": the_report, **BRANCHES}

CHAPTERS: Final = tuple(NAMED.values())
TOUR: Final = (*WHOLE.values(), the_report)


class UnknownChapterError(LookupError):
    """There is no chapter of this name; the message says which there are."""


def chosen(names: Sequence[str]) -> tuple[Chapter, ...]:
    """The chapters of these names, in the order given. Raises UnknownChapterError."""
    if unknown := [name for name in names if name not in NAMED]:
        raise UnknownChapterError(f"There is no chapter {unknown[0]!r}. There are: {', '.join(NAMED)}.")
    return tuple(NAMED[name] for name in names)


def listed() -> Iterator[str]:
    """A line for each chapter: its name, and what it tells."""
    width = max(map(len, NAMED))
    for name, chapter in NAMED.items():
        told = (chapter.__doc__ or "").strip().splitlines()[0]
        yield f"{name:{width}}  {told}"
