"""What the pair sees between two sessions: the prompt as it stands, and the word to the mentor in its thread.

Made from the state alone; flows/touchpoint.py and flows/mentor_word.py decide when.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal, TypeGuard

from flows import gap
from flows.agreement import there
from flows.decision import Message, Person, Post, Update
from flows.pair import Between, Progress, Touchpoint, TouchpointStatus, root_key
from flows.pair_state import PairState


@dataclass(frozen=True, slots=True, kw_only=True)
class TouchpointPrompt(Message):
    """What the mentee is asked between session `number` and the next, and how far they say they are.

    `answered`: the mentor has written in its thread since. Once it is over, new words there are kept until
    `kept_until`.
    """

    mentorship_id: str
    number: int
    goal: str
    mentee: Person
    mentor: Person
    between: Between | None = None
    status: TouchpointStatus = TouchpointStatus.OPEN
    progress: Progress | None = None
    answered: bool = False
    kept_until: datetime | None = None
    kind: Literal["touchpoint_prompt"] = "touchpoint_prompt"

    def linked_from(self) -> tuple[str, ...]:
        """The agreement."""
        return (root_key(self.mentorship_id),)


@dataclass(frozen=True, slots=True, kw_only=True)
class WordsAreThere(Message):
    """The mentor is asked, once, for a short answer. `written`: the mentee's words are in the thread.

    Without them it is asked for one who is stuck. `next_at`: the next session, if it is set.
    """

    mentee: Person
    mentor: Person
    between: Between | None = None
    progress: Progress | None = None
    next_at: datetime | None = None
    written: bool = True
    kind: Literal["words_are_there"] = "words_are_there"


# --- keys ---


def timer_key(mentorship_id: str, number: int) -> str:
    """The key of the timer of the gap after session `number`; the keys of its posts begin with it."""
    return f"mentorship:{mentorship_id}:touchpoint:{number}"


def prompt_key(mentorship_id: str, number: int) -> str:
    """The key of the prompt posted after session `number`."""
    return f"{timer_key(mentorship_id, number)}:prompt"


def word_key(mentorship_id: str, number: int) -> str:
    """The key of the word to the mentor, and of its timer."""
    return f"{timer_key(mentorship_id, number)}:word"


def key_of(touchpoint: Touchpoint) -> str:
    """The key of this touchpoint's prompt."""
    return prompt_key(touchpoint.mentorship_id, touchpoint.number)


# --- small questions ---


def is_open(touchpoint: Touchpoint | None) -> TypeGuard[Touchpoint]:
    """Does the prompt stand, and listen?"""
    return touchpoint is not None and touchpoint.status is TouchpointStatus.OPEN


def written_at(state: PairState, touchpoint: Touchpoint) -> datetime | None:
    """When the mentee's last words in the thread were written or changed; None while there are none."""
    mine = (r for r in state.replies_to(key_of(touchpoint)) if r.author_id == state.mentee.user_id)
    return max((reply.edited_at or reply.at for reply in mine), default=None)


def is_answered(state: PairState, touchpoint: Touchpoint) -> bool:
    """Did the mentor write in the thread since the mentee's button, or without one since their first words there?"""
    replies = state.replies_to(key_of(touchpoint))
    wrote = min((r.at for r in replies if r.author_id == state.mentee.user_id), default=None)
    since = touchpoint.progress_at or wrote
    return since is not None and any(r.at >= since for r in replies if r.author_id == state.mentor.user_id)


# --- the messages ---


def prompt_message(state: PairState, touchpoint: Touchpoint) -> TouchpointPrompt:
    """The prompt as it stands."""
    session, prompt = state.session(touchpoint.number), state.prompt(key_of(touchpoint))
    return TouchpointPrompt(
        mentorship_id=touchpoint.mentorship_id,
        number=touchpoint.number,
        goal=there(state).goal,
        mentee=state.mentee.person,
        mentor=state.mentor.person,
        between=session.between if session else None,
        status=touchpoint.status,
        progress=touchpoint.progress,
        answered=is_answered(state, touchpoint),
        kept_until=prompt.kept_until if prompt else None,
    )


def update(state: PairState, touchpoint: Touchpoint) -> Update:
    """Let the prompt's post show how it stands."""
    return Update(of=key_of(touchpoint), to=state.both, message=prompt_message(state, touchpoint))


def word(state: PairState, touchpoint: Touchpoint) -> Post:
    """The one line to the mentor, in the prompt's thread, where the words are."""
    key = word_key(touchpoint.mentorship_id, touchpoint.number)
    return Post(key=key, to=state.both, message=_word(state, touchpoint), thread=key_of(touchpoint))


def update_word(state: PairState, touchpoint: Touchpoint) -> Update:
    """Let that line show how it stands."""
    key = word_key(touchpoint.mentorship_id, touchpoint.number)
    return Update(of=key, to=state.both, message=_word(state, touchpoint))


def _word(state: PairState, touchpoint: Touchpoint) -> WordsAreThere:
    session = state.session(touchpoint.number)
    return WordsAreThere(
        mentee=state.mentee.person,
        mentor=state.mentor.person,
        between=session.between if session else None,
        progress=touchpoint.progress,
        next_at=gap.ends(state, touchpoint.number),
        written=written_at(state, touchpoint) is not None,
    )
