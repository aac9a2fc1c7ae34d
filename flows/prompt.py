"""Words typed in the threads of prompts: kept, corrected and taken back as their author does it.

The same rules for every purpose. Slack's deliveries may come twice, late and in any order: an edit or a delete that is
heard before the message it speaks of still wins. It must not know what a prompt asks for.
"""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Literal, assert_never, get_args

from flows import gap, mentor_word, outcome, session_card, touchpoint_card, written_clock
from flows.agreement import keep_current
from flows.decision import Decision, Event, Update
from flows.pair_state import PairEvent, PairState
from flows.writing import ThreadReply


@dataclass(frozen=True, slots=True, kw_only=True)
class ReplyEvent(PairEvent):
    """Something about the message `ts` (Slack's) of `author` in the thread of the prompt posted as `prompt_key`."""

    prompt_key: str
    ts: str
    author: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReplyWritten(ReplyEvent):
    """Somebody wrote in the thread. `text` may be empty: a file alone is an answer too."""

    text: str
    kind: Literal["reply_written"] = "reply_written"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReplyEdited(ReplyEvent):
    """It reads `text` now. `edited_at` is Slack's time of the author's edit.

    None where Slack changed the message itself, to hang a link's preview on it: the author's words are as before.
    """

    text: str
    edited_at: datetime | None = None
    kind: Literal["reply_edited"] = "reply_edited"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReplyDeleted(ReplyEvent):
    """The author took it back."""

    kind: Literal["reply_deleted"] = "reply_deleted"


ReplyEvents = ReplyWritten | ReplyEdited | ReplyDeleted
EVENTS: tuple[type[Event], ...] = get_args(ReplyEvents)


def decide(state: PairState, event: ReplyEvents) -> Decision[PairState]:
    """Keep what the thread says now; a touchpoint or a question may then have something to say of it."""
    if not _may_be_heard(state, event):
        return Decision(state)
    known = state.reply(event.prompt_key, event.ts)
    heard = _reply(event, known)
    if heard is None or heard == known:
        return Decision(state)
    after = state.with_reply(heard)
    in_writing = written_clock.heard(state, after, event.prompt_key, event.at)
    decision = in_writing or mentor_word.heard(after, event.prompt_key, event.at)
    before, now = _prepared(state), _prepared(decision.state)
    shown = () if now == before else now
    asked = _asked(state, decision.state, event.prompt_key)
    return replace(decision, say=(*decision.say, *asked, *shown, *_choice(state, decision.state)))


def _prepared(state: PairState) -> tuple[Update, ...]:
    """The card of the session to come, which repeats what stands in the threads; nothing where it is not there yet."""
    session = state.open_session
    return session_card.update_preparation(state, session) if session else ()


def _asked(before: PairState, after: PairState, key: str) -> tuple[Update, ...]:
    """The prompt between two sessions, where the mentor answered it now, or took the answer back."""
    touchpoint = next(
        filter(touchpoint_card.is_open, (t for t in after.touchpoints if touchpoint_card.key_of(t) == key)), None
    )
    if touchpoint is None:
        return ()
    was, now = (touchpoint_card.is_answered(state, touchpoint) for state in (before, after))
    return () if was == now else (touchpoint_card.update(after, touchpoint),)


def _choice(before: PairState, after: PairState) -> tuple[Update, ...]:
    """The cards on which what comes between is changed, where the words ended that, or taking them back began it."""
    was, now = gap.to_choose(before), gap.to_choose(after)
    if was == now:
        return ()
    return (*outcome.show(after, now or was), keep_current(after))


def _may_be_heard(state: PairState, event: ReplyEvents) -> bool:
    """Only the two are heard, each about their own words; late words are not, but taking back never comes too late."""
    prompt = state.prompt(event.prompt_key)
    if prompt is None or event.author not in state.both:
        return False
    known = state.reply(event.prompt_key, event.ts)
    if known and known.author_id != event.author:
        return False
    return prompt.listens(event.at) or (isinstance(event, ReplyDeleted) and known is not None)


def _reply(event: ReplyEvents, known: ThreadReply | None) -> ThreadReply | None:
    """The message as it reads after the event; None where the event is overtaken by what is known."""
    match event:
        case ReplyWritten():
            return None if known else _new(event, event.text)
        case ReplyEdited():
            edited = event.edited_at
            if known is None:
                return replace(_new(event, event.text), edited_at=edited)
            if known.deleted or edited is None or (known.edited_at is not None and known.edited_at > edited):
                return None
            return replace(known, text=event.text, edited_at=edited)
        case ReplyDeleted():
            return replace(known or _new(event, ""), text="", deleted=True)
        case _:
            assert_never(event)


def _new(event: ReplyEvents, text: str) -> ThreadReply:
    return ThreadReply(prompt_key=event.prompt_key, ts=event.ts, author_id=event.author, text=text, at=event.at)
