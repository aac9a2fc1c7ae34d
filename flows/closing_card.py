"""What the pair sees when they look back: the closing prompt as it stands, and the private questions.

Made from the state alone; flows/reflection.py decides when. It must not know what the close tells.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final, Literal

from flows import worktime
from flows.agreement import there
from flows.decision import Message, Person, Update, View
from flows.pair import root_key
from flows.pair_state import PairState
from flows.writing import Prompt, Purpose, Reflection

CLOSES_AFTER: Final = 5
"""Working days of each of the two after the prompt, when it closes by itself."""


class LookBack(StrEnum):
    """OPEN: it asks. CLOSED: it is over. WITHDRAWN: a session is to come after all, and it is asked again later."""

    OPEN = "open"
    CLOSED = "closed"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReflectionPrompt(Message):
    """Looking back, for both. Once `closed` or `withdrawn` it takes no more private answers.

    `closes_at` is when it closes, answered or not, `kept_until` until when new words in its thread are kept after that.
    """

    mentorship_id: str
    goal: str
    mentee: Person
    mentor: Person
    closed: bool = False
    withdrawn: bool = False
    closes_at: datetime | None = None
    kept_until: datetime | None = None
    kind: Literal["reflection_prompt"] = "reflection_prompt"

    def linked_from(self) -> tuple[str, ...]:
        """The agreement."""
        return (root_key(self.mentorship_id),)


@dataclass(frozen=True, slots=True, kw_only=True)
class PrivateQuestions(View):
    """The private questions to one of the two; `answers` is what they said before, to be corrected.

    The mentee who said at the start where they stand (`standing`) is asked where they stand now; the other sees that.
    """

    mentorship_id: str
    goal: str
    other: Person
    answers: Reflection | None = None
    standing: int | None = None
    stands_now: int | None = None


def timer_key(state: PairState) -> str:
    """The key of the timer of the prompt; the keys of its posts begin with it."""
    return f"mentorship:{there(state).id}:reflection"


def open_prompt(state: PairState) -> Prompt | None:
    """The closing prompt that asks now; there is at most one."""
    asked = (p for p in state.prompts if p.purpose is Purpose.REFLECTION and p.closed_at is None)
    return next(asked, None)


def next_key(state: PairState) -> str:
    """The key of the next closing prompt: of its own each time, should one have been withdrawn before."""
    before = sum(p.purpose is Purpose.REFLECTION for p in state.prompts)
    return f"{timer_key(state)}:prompt" + (f":{before + 1}" if before else "")


def closes_at(state: PairState, prompt: Prompt) -> datetime:
    """When it closes without answers: both had their five working days."""
    two = (state.mentee, state.mentor)
    return max(worktime.add_working_days(prompt.opened_at, CLOSES_AFTER, m, state.programme) for m in two)


def prompt_message(state: PairState, prompt: Prompt, shown: LookBack = LookBack.OPEN) -> ReflectionPrompt:
    """The prompt as `shown` says."""
    return ReflectionPrompt(
        mentorship_id=there(state).id,
        goal=there(state).goal,
        mentee=state.mentee.person,
        mentor=state.mentor.person,
        closed=shown is LookBack.CLOSED,
        withdrawn=shown is LookBack.WITHDRAWN,
        closes_at=closes_at(state, prompt),
        kept_until=prompt.kept_until,
    )


def update(state: PairState, prompt: Prompt, shown: LookBack) -> Update:
    """Let the prompt's post show how it ended."""
    return Update(of=prompt.key, to=state.both, message=prompt_message(state, prompt, shown))


def private_questions(state: PairState, user_id: str) -> PrivateQuestions:
    """The questions with the reader's own answers in them, where they gave some."""
    mentorship = there(state)
    is_mentee = user_id == mentorship.mentee_id
    return PrivateQuestions(
        mentorship_id=mentorship.id,
        goal=mentorship.goal,
        other=state.other(user_id).person,
        answers=state.reflection_of(user_id),
        standing=mentorship.standing if is_mentee else None,
        stands_now=mentorship.stands_now if is_mentee else None,
    )
