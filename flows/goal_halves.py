"""Two goals in one sentence: where they part, and whether they really are two.

A list, a pair of verbs or a second step is one goal. Two are told by what announces them ("as well as", "the other
thing"), or by a second wish after "and" that has its own object and does not point back. English only.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from flows.goal_words import (
    ACCOMPANYING,
    ACTIONS,
    AIMING,
    CRAFTING,
    EMPTY,
    GRAMMAR,
    LEARNING,
    POINTING,
    SERVING,
    WISHING,
    words,
)

_I = re.IGNORECASE


def _any(*patterns: str) -> str:
    return f"(?:{'|'.join(patterns)})"


# --- where they may part ---

_OTHER = (
    r"(?:(?:completely|totally|entirely|quite) )?(?:different|unrelated|other|separate) "
    r"(?:topic|thing|goal|note|matter|subject)"
)
_NEXT = _any(
    r"another (?:thing|goal|topic|one)",
    r"the other (?:thing|goal|topic|one)",
    r"on (?:a|an) " + _OTHER,
    r"on another (?:note|topic|matter|subject)",
    r"on top of (?:that|it)",
    r"then there(?:'s| is| are)",
)
_ALSO = _any("also", "besides", "additionally", "moreover", "separately", r"(?:a )?second(?:ly)?")

_FREE = _any(
    rf"[.;!?\n]\s*(?:and,? )?{_any(_ALSO, _NEXT, rf'(?:a )?{_OTHER}')}\b",
    r"[.;!?]\s*i also\b",
    r"\s(?:2|b|ii)[.):]\s",
)
"""A new sentence that says it is about something else: what follows may have any form."""

_BOUND = _any(
    r",?\s" + _any("as well as", "plus", "and also", "but also", "also", "secondly", "second") + r",?\s",
    r",?\sand "
    + _any("besides", "separately", "additionally", "while i.m at it", "on top of that", rf"(?:a )?{_OTHER}")
    + r",?\s",
    r"\s\+\s",
)
"""In the middle of a sentence: an action must follow, for "as well as" joins nouns too."""

_ANNOUNCED = re.compile(rf"(?P<free>{_FREE})|(?P<bound>{_BOUND})", _I)
_PLAIN = re.compile(r",?\s(?:and|&)\s+(?:then )?|[,;]\s+|[.?!]\s+(?:and )?|\s[-–—/]\s", _I)
_TWO_SAID = re.compile(
    r"^\W*(?:i have |i want |i need |my )?two (?:\w+ )?(?:goals|things|wishes|topics|requests|questions)\b[\s:,.–-]*",
    _I,
)
_BOTH_SAID = re.compile(r"[,;–-]\s*both\b", _I)

# --- what stands before the action of a half ---

_HOW = r"(?:how|where|when|what) (?:to|do i|can i|could i|should i)"
_LED_IN = re.compile(
    r"^[\s,.:;–—-]*(?:"
    + _any(
        "and", "also", "then", "additionally", "besides", "plus", "please", "if there's time", "if possible",
        "is that", "is", "to", "with", "what i want is", r"(?:some(?:body|one)) to", _HOW,
        r"i(?:'d| would)? (?:also )?(?:like|want|need|love|wish)(?: help)?(?: to| with)?",
        "i would need help (?:to|with)", r"help (?:me )?(?:to|with)?", r"get (?:some )?help (?:to|with)",
    )
    + r"(?=[\s,.:;]|$)[\s,.:;]*)*",
    _I,
)  # fmt: skip
_WISHED = re.compile(
    _any(
        r"\bi(?:'d| would)? (?:also )?(?:like|want|need|love|wish|hope)\b",
        r"\b(?:how|where|when|what|which|who) (?:to|do|can|could|should) ",
        r"\b(?:get|getting|be|being|become|becoming|feel|feeling) (?:\w+ )?(?:better|less|more|over|good|rid)",
        r"\bfind out",
        r"\bget (?:some |\w+ )?feedback",
        r"\b(?:some|any) (?:advice|feedback|help|input|pointers|support|tips) (?:about|for|in|on|with) "
        r"(?:my|our|an?|\w+ing)\b",
        r"\bhave (?:somebody|someone) ",
        r"\b(?:somebody|someone) to ",
        r"\blearn",
        r"\bto (?:learn|understand|improve)",
    ),
    _I,
)
"""The beginning of a wish of its own."""

_SETTLED = re.compile(
    r"^get (?:the|my|our|a|an|this|that|these|those) (?:\w+ ){1,4}?(?:\w+ed|done|right|ready|straight|running|going)\b",
    _I,
)
"""Something is to be settled: "get the permits sorted" is done as much as "sort the permits"."""

_BETTERING = re.compile(
    r"\b(?:get|getting|be|being|become|becoming|feel|feeling) (?:\w+ ){0,2}?(?:better|more|less|good) "
    r"(?:\w+ )?(?:at|in|with|on|about|when)\b(?P<what>.*)",
    _I | re.DOTALL,
)
"""A wish to be better at something: an ability, where a deed behind "and" makes or settles something."""

_ALIKE = r"\b(how (?:to|do|can|does|is)|with \w+ing|to (?:learn|understand))\b"
_FIRST = re.compile(
    r"^\W*(?:(?:1|a|i)[.):]|first(?:ly)?\s*(?:[:,]|(?=i\b))|(?:my )?(?:main|first) (?:thing|goal|one) is)\s*", _I
)
_SECOND = re.compile(
    r"^[\s,.:;+–—-]*(?:"
    + _any(
        "and", "but", "plus", "as well as", r"(?:2|b|ii)[.):]", "while i.m at it", _ALSO, _NEXT, "then",
        rf"(?:a )?{_OTHER}", "if there's time", "is that", r"is(?= to)", "to",
    )
    + r"(?![\w'])[\s,.:;]*)+",
    _I,
)  # fmt: skip
_EDGES = " ,;:–—-+&\n\t"

ENOUGH = 2
"""The least weight that makes two goals."""


@dataclass(frozen=True, slots=True)
class Halves:
    """Two goals as they were written. `weight` says how sure it is that they are two."""

    first: str
    second: str
    weight: float


@dataclass(frozen=True, slots=True)
class _Cut:
    """A place where two goals may part. `announced`: 3 where it is free, 2 where an action must follow, else 0.

    `said_so` is what the whole text adds, where it says that they are two.
    """

    left: str
    right: str
    mark: str
    announced: float
    said_so: float


def halves(goal: str) -> Halves | None:
    """The two goals of a text that holds two; None for one goal."""
    found = [half for half in _weighed(goal) if half.weight >= ENOUGH and half.first and half.second]
    return max(found, key=lambda half: half.weight, default=None)


def _weighed(goal: str) -> Iterator[Halves]:
    for cut in _cuts(goal):
        weight = _weight(cut)
        if weight is not None:
            first, second = _FIRST.sub("", cut.left), _SECOND.sub("", cut.right)
            yield Halves(first.strip(_EDGES), second.strip(_EDGES), weight)


def _cuts(goal: str) -> Iterator[_Cut]:
    said_so = 3.0 if _TWO_SAID.search(goal) else 2.0 if _BOTH_SAID.search(goal) else 0.0
    text = _TWO_SAID.sub("", goal)
    for m in _ANNOUNCED.finditer(text):
        # What announces freely stays with the second half, which may be read by it.
        free = m["free"] is not None
        yield _Cut(text[: m.start()], text[m.start() if free else m.end() :], m.group(), 3.0 if free else 2.0, said_so)
    for m in _PLAIN.finditer(text):
        if not _inside(text, m.start()):
            yield _Cut(text[: m.start()], text[m.end() :], m.group(), 0.0, said_so)


def _inside(text: str, at: int) -> bool:
    """Between brackets or inside a quotation."""
    before = text[:at]
    return before.count("(") > before.count(")") or before.count('"') % 2 == 1 or before.count("“") > before.count("”")


def _weight(cut: _Cut) -> float | None:
    """How much speaks for two goals here; None where one side is no goal at all."""
    one, rest = words(cut.left), _led(cut.right)
    other, clause = words(rest), words(re.split(r"[.;!?]\s", rest)[0])
    if len(one) < 2 or len(other) < 2:
        return None
    wished = bool(_WISHED.match(cut.right[:40].lstrip(" ,.:;")) or _WISHED.match(cut.right[:40]))
    if not (cut.announced or (_names(one) and (cut.said_so or _begins(cut.left)))):
        return None
    if not (wished or _acts(other[0]) or _SETTLED.match(rest) or cut.announced == 3 or cut.said_so > 2):
        return None
    return cut.announced + cut.said_so + _for(cut, clause, wished or other[0] in WISHING) - _against(cut, one, clause)


def _for(cut: _Cut, clause: list[str], wish: bool) -> float:  # noqa: FBT001 - a sign among signs
    """A wish of its own, begun like the first; a list without "and"; an object of its own ("my CV", "a phone")."""
    fresh = [w for w in clause[1:] if w not in EMPTY]
    own = bool(fresh) and any(w in {"my", "our", "a", "an"} for w in clause[1:6])
    return (
        (1 if cut.announced else 2) * wish
        + 2 * _alike(cut.left, cut.right)
        + 0.25 * bool(re.search(r"[,;&.?]", cut.mark))
        + 1.25 * (not cut.announced and "and" not in cut.mark and "&" not in cut.mark)
        + 1.0 * own
        + 0.5 * (len(fresh) >= 2)
        + 1.0 * (own and not cut.announced and _is_another_kind(cut.left, clause[0]))
    )


def _is_another_kind(left: str, deed: str) -> bool:
    """An ability, then a deed that is not how it is practised: nothing but "and" joins the two.

    An ability in one word ("drawing", "Excel") may be practised by making anything; one in several is a goal in itself.
    """
    ability = _BETTERING.search(left)
    named = [w for w in words(ability["what"]) if w not in GRAMMAR] if ability else []
    base = _base(deed)
    return bool(named and base) and base not in AIMING and (len(named) > 1 or base not in CRAFTING)


def _against(cut: _Cut, one: list[str], clause: list[str]) -> float:
    """It points back, speaks of the same, or is what one does next: with the thing made, or with the one met."""
    near = clause[:7] if cut.announced else clause
    weight = 3.0 * any(w in POINTING for w in near) + 2 * bool(_stems(one) & _stems(clause))
    if cut.announced or not clause:
        return weight
    led_by = next((w for w in one if w in ACTIONS), "")
    there_for = led_by in ACCOMPANYING and clause[0] in WISHING and clause[1:2] != ["to"]
    return weight + 2 * (clause[0] in SERVING) + 2 * there_for


def _led(text: str) -> str:
    """A half without what stands before its action."""
    led = _LED_IN.match(text)
    return text[led.end() :] if led else text


def _names(half: list[str]) -> bool:
    return any(w not in EMPTY for w in half)


def _begins(left: str) -> bool:
    """The first half is a wish or an action, not the story before one."""
    first = words(_led(left))[:1]
    return bool(_WISHED.search(left)) or any(_acts(w) or w in LEARNING for w in first)


def _acts(word: str) -> bool:
    return bool(_base(word))


def _base(word: str) -> str:
    """The action that a word is, or is the -ing form of: "give" and "giving", "set" and "setting"; else nothing."""
    stem = word.removesuffix("ing")
    forms = (word,) if stem == word else (word, stem, stem + "e", stem[:-1])
    return next((form for form in forms if form in ACTIONS), "")


def _alike(left: str, right: str) -> bool:
    """Both begin in the same way: "how ... how", "with hiring ... with moving"."""
    one, other = re.search(_ALIKE, left, _I), re.match(rf"\W*{_ALIKE}", right, _I)
    return bool(one and other and one.group(1).split()[0].casefold() == other.group(1).split()[0].casefold())


def _stems(text: list[str]) -> set[str]:
    return {w.removesuffix("'s").rstrip("s")[:6] for w in text if w not in EMPTY and w not in ACTIONS and len(w) > 2}
