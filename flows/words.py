"""What is answered to words: those after the command that are no goal, and whatever is written to the bot.

Nothing written to the bot goes unanswered, in whatever language: what is no word known here is taken for a goal, with
a button to ask with it; while a colleague waits for this one's answer, it may be that answer. A reply in the thread of
a message is answered there. It must not know how a form looks.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from functools import reduce
from typing import Literal

from flows.decision import Arg, Decision, Event, FetchMember, Message, Moment, Person, Phrase, Post, Words
from flows.home import HomeState
from flows.home_page import HomePage, arrange
from flows.known_words import Known, Read, read
from flows.next_steps import BY_CLOCK, Step, StepKind
from flows.question_card import ANSWER_LIMIT
from flows.request_form import GOAL_LIMIT, beginning

MOST_STEPS = 8

_GREETINGS = frozenset(
    {"hello", "hi", "hey", "heya", "hiya", "yo", "greetings", "morning", "afternoon", "evening"}
    | {"hallöchen", "grüezi", "grüß", "tag", "morgen", "abend", "moinmoin", "tach"}
    | {"hallo", "hoi", "moin", "servus", "salut", "bonjour", "hola", "buenas", "ciao", "ola", "olá", "hej", "hei"}
    | {"ahoj", "cześć", "привет", "здравствуйте", "merhaba", "こんにちは", "你好", "안녕하세요", "مرحبا", "שלום"}
)
_THANKS = frozenset(
    {
        "thanks",
        "thank",
        "thx",
        "ty",
        "cheers",
        "danke",
        "dank",
        "dankeschön",
        "bedankt",
        "merci",
        "gracias",
        "grazie",
        "obrigado",
    }
    | {"obrigada", "tack", "tak", "takk", "dziękuję", "спасибо", "teşekkürler", "ありがとう", "谢谢", "감사합니다"}
    | {"شكرا", "תודה"}
)
_FILLING = frozenset(
    {"good", "you", "there", "so", "much", "very", "many", "great", "ok", "okay", "a", "lot", "bot", "micromentor"}
    | {"all", "everyone", "guten", "gute", "gott", "dich", "dir", "euch", "zusammen", "vielen", "lieben", "besten"}
    | {"herzlichen", "schön", "sehr"}
)
_PLEASANTRIES = _GREETINGS | _THANKS | _FILLING


class Tone(StrEnum):
    """What somebody wrote, as far as the answer goes."""

    GREETING = "greeting"
    THANKS = "thanks"
    GOAL = "goal"
    KNOWN = "known"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True, kw_only=True)
class DirectAnswer(Message):
    """The answer to what somebody typed. `goal` are their words where they may be one.

    `said` is what a known word is answered with, `word` is that word and `rest` what followed it. `meant`: it was not
    typed just so, and `goal` holds what was. `opens`: where the word has a form, they may have it; `long`: more was
    typed than a goal holds. `waits`: a colleague waits for an answer, which this may be; where it is
    the answer to a question, of the invitation `number` of `request_id`, the words go into its form as `typed`.
    """

    tone: Tone
    goal: str = ""
    word: str = ""
    said: Phrase | None = None
    rest: str = ""
    meant: bool = False
    waits: Phrase | None = None
    request_id: str = ""
    number: int = 0
    typed: str = ""
    opens: bool = True
    long: bool = False
    kind: Literal["direct_answer"] = "direct_answer"


@dataclass(frozen=True, slots=True, kw_only=True)
class DirectMessage(Event):
    """Somebody wrote to the bot in its own DM. `ts` is Slack's; one message is answered once.

    A reply stands in the thread `thread_ts` of `channel` (both Slack's); `under` is the key of the post that began it,
    where that is one of ours.
    """

    user_id: str
    text: str
    ts: str
    channel: str = ""
    thread_ts: str = ""
    under: str | None = None
    kind: Literal["direct_message"] = "direct_message"


def decide(state: HomeState, event: DirectMessage) -> Decision[HomeState]:
    """One answer to each message, at once: they are there, whatever the hour. Nothing of it is kept."""
    key = f"direct:{event.user_id}:{event.ts}"
    said = answer(state, event.text, event.at, event.under)
    post = Post(key=key, to=(event.user_id,), message=said, thread=event.under)
    ask = () if state.member else (FetchMember(user_id=event.user_id),)
    return Decision(state, say=(post, *ask))


def answer(state: HomeState, text: str, at: datetime, under: str | None = None) -> DirectAnswer:
    """What the message is answered with; `under` is the post in whose thread it stands."""
    if state.member and not state.member.can_take_part:
        return DirectAnswer(tone=Tone.KNOWN, said=Phrase("guests-cannot"))
    said = text.strip().removeprefix("/micromentor").strip()
    if found := read(said):
        return to_word(found, said, state, at)
    told = DirectAnswer(tone=tone_of(said), goal=beginning(said)[0], long=len(said) > GOAL_LIMIT)
    step = _waiting(state, at, under) if told.tone is Tone.GOAL else None
    if step is None or step.other is None:
        return told
    about: dict[str, Arg] = {"other": step.other, "goal": Words(step.goal)}
    if step.kind is not StepKind.ANSWER_QUESTION:
        return replace(told, waits=Phrase("direct-waits", about))
    return replace(
        told,
        waits=Phrase("direct-waits-question", about),
        request_id=step.id,
        number=step.number,
        typed=said[:ANSWER_LIMIT],
    )


def _waiting(state: HomeState, at: datetime, under: str | None) -> Step | None:
    """Whose answer this may be: the colleague's in whose thread it stands, or else the first who waits for one."""
    waiting = [step for step in arrange(state, at).steps if step.kind in BY_CLOCK and step.invitation]
    theirs = (s for s in waiting if under and s.invitation and under.startswith(f"invitation:{s.invitation.id}:"))
    return next(theirs, waiting[0] if waiting else None)


def to_pleasantry(state: HomeState, tone: Tone, at: datetime) -> DirectAnswer:
    """The answer to a greeting or to thanks after the command: what is next for them, or how to begin."""
    if state.member and not state.member.can_take_part:
        return DirectAnswer(tone=Tone.KNOWN, said=Phrase("guests-cannot"))
    next_one = next(iter(arrange(state, at).steps), None)
    then = Phrase("command-next", {"step": step_line(next_one)}) if next_one else Phrase("command-begin")
    return DirectAnswer(tone=tone, said=joined((Phrase(f"command-{tone}"), then, Phrase("command-help"))))


def to_word(found: Read, typed: str, state: HomeState, at: datetime) -> DirectAnswer:
    """The answer to a known word, or to what was meant for one; then what was typed can still be asked for."""
    return DirectAnswer(
        tone=Tone.KNOWN,
        goal="" if found.sure else typed[:GOAL_LIMIT],
        word=found.word,
        said=joined(lines(found.word, state, at)),
        rest=found.rest[:GOAL_LIMIT],
        meant=not found.sure,
        opens=found.word is not Known.PAUSE or _is_listed(state),
    )


def _is_listed(state: HomeState) -> bool:
    return state.profile is not None and state.profile.listed


def tone_of(text: str) -> Tone:
    """A greeting, thanks, nothing at all, or what may be a goal."""
    spoken = re.findall(r"\w+", text.casefold())
    if not spoken:
        return Tone.NOTHING
    if len(spoken) <= 5 and _PLEASANTRIES.issuperset(spoken):
        return Tone.THANKS if _THANKS.intersection(spoken) else Tone.GREETING
    return Tone.GOAL


# --- what the known words are answered with ---


def lines(word: Known, state: HomeState, at: datetime) -> tuple[Phrase, ...]:
    """The answer to a known word, in lines. `mentor` and `pause` say where, since a message cannot open a form."""
    match word:
        case Known.HELP:
            return (Phrase("help-words"),)
        case Known.STATUS:
            page = arrange(state, at)
            return (*status(page), Phrase("word-home")) if page.steps else status(page)
        case Known.HOME:
            return (*status(arrange(state, at)), Phrase("word-home"))
        case Known.MENTOR:
            return (Phrase("word-mentor-listed" if _is_listed(state) else "word-mentor"),)
        case Known.PAUSE:
            return (Phrase("word-pause" if _is_listed(state) else "profile-not-listed"),)
        case Known.FORGET | Known.EXPORT:
            return (with_whom(word, state.admins),)


def with_whom(word: Known, admins: Sequence[Person]) -> Phrase:
    """Whom to ask for one's data to be handed out or forgotten."""
    if not admins:
        return Phrase(f"word-{word}-unnamed")
    return Phrase(f"word-{word}", {"admins": reduce(_or, (Phrase("person-only", {"person": a}) for a in admins))})


def _or(first: Phrase, second: Phrase) -> Phrase:
    return Phrase("either-or", {"first": first, "second": second})


def status(page: HomePage) -> tuple[Phrase, ...]:
    """How things stand, in a few lines: what is next, then mentorships and requests that are no step already."""
    said = {step.id for step in page.steps[:MOST_STEPS]}
    told: list[Phrase] = [step_line(step) for step in page.steps[:MOST_STEPS]]
    told += [
        Phrase("status-request", {"goal": Words(r.goal), "standing": r.standing})
        for r in page.requests
        if r.request_id not in said
    ]
    told += [
        Phrase("status-pair", {"other": p.other, "goal": Words(p.goal), "standing": p.standing})
        for p in (*page.mentorships, *page.mentoring)
    ]
    return tuple(told) or (Phrase("status-nothing"),)


def joined(told: Iterable[Phrase]) -> Phrase:
    """Lines as one phrase, each on a line of its own."""
    return reduce(lambda first, rest: Phrase("line-by-line", {"first": first, "rest": rest}), told)


def step_line(step: Step) -> Phrase:
    """What is to be done, in one sentence."""
    if step.kind is StepKind.ANSWER_PUT_FORWARD or step.other is None:
        return Phrase(f"step-{step.kind}", {"goal": Words(step.goal)})
    at = Moment(step.at) if step.at else Phrase("soon")
    return Phrase(f"step-{step.kind}", {"goal": Words(step.goal), "other": step.other, "at": at, "number": step.number})
