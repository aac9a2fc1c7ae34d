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
    EMPTY,
    LEARNING,
    POINTING,
    SERVING,
    WISHING,
    words,
)

_I = re.IGNORECASE

_ANNOUNCED = re.compile(
    r"(?P<free>[.;!?\n]\s*(?:and,? )?(?:also\b|besides\b|additionally\b|moreover\b|separately\b|(?:a )?second(?:ly)?\b|"
    r"another (?:thing|goal|topic|one)\b|the other (?:thing|goal|topic|one)\b|on top of (?:that|it)\b|"
    r"(?:a )?(?:completely |totally )?(?:different|unrelated|other) (?:topic|thing|goal)\b)|"
    r"[.;!?]\s*i also\b|\s(?:2|b|ii)[.):]\s)"
    r"|(?P<bound>,?\s(?:as well as|plus|and also|but also|and besides|and separately|and additionally|and while i'm "
    r"at it|and on top of that|and (?:a )?(?:completely |totally )?(?:different|unrelated) (?:topic|thing),?|also|secondly|second),?\s"
    r"|\s\+\s)",
    _I,
)
"""`free`: what follows may have any form. `bound`: an action must follow, for "as well as" joins nouns too."""

_PLAIN = re.compile(r",?\s(?:and|&)\s+(?:then )?|[,;]\s+|[.?!]\s+(?:and )?|\s[-–—/]\s", _I)

_LED_IN = re.compile(
    r"^[\s,.:;–—-]*(?:(?:and|also|then|additionally|besides|plus|please|if there's time|if possible|is that|is|to|"
    r"i(?:'d| would)? (?:also )?(?:like|want|need|love|wish)(?: help)?(?: to| with)?|i would need help (?:to|with)|"
    r"(?:some(?:body|one)) to|help (?:me )?(?:to|with)?|with|get (?:some )?help (?:to|with)|(?:how|where|when|what) (?:to|do i|can i|"
    r"could i|should i)|what i want is)(?=[\s,.:;]|$)[\s,.:;]*)*",
    _I,
)
"""What may stand before the action of the second half."""

_WISHED = re.compile(
    r"(?:^|\b)(?:i(?:'d| would)? (?:also )?(?:like|want|need|love|wish|hope)\b|(?:how|where|when|what|which|who) (?:to|do|can|could|should) |"
    r"(?:get|be|become|feel) (?:\w+ )?(?:better|less|more|over|good|rid)|find out|get (?:some |\w+ )?feedback|have "
    r"(?:somebody|someone) |(?:somebody|someone) to |learn|to (?:learn|understand|improve))",
    _I,
)
"""The beginning of a wish of its own."""

_TWO_SAID = re.compile(
    r"^\W*(?:i have |i want |i need |my )?two (?:\w+ )?(?:goals|things|wishes|topics|requests|questions)\b[\s:,.–-]*",
    _I,
)
_BOTH_SAID = re.compile(r"[,;–-]\s*both\b", _I)
_FIRST = re.compile(r"^\W*(?:(?:1|a|i)[.):]|first(?:ly)?\s*[:,]|(?:my )?(?:main|first) (?:thing|goal|one) is)\s*", _I)
_SECOND = re.compile(
    r"^[\s,.:;+–—-]*(?:(?:and|but|also|plus|besides|additionally|moreover|separately|as well as|second(?:ly)?|then|"
    r"(?:2|b|ii)[.):]|while i'm at it|on top of (?:that|it)|(?:a )?(?:completely |totally )?(?:different|unrelated|other) "
    r"(?:topic|thing|goal)|the other (?:thing|goal|topic|one)|another (?:thing|goal|topic|one)|if there's time|is that|"
    r"is(?= to)|to)(?![\w'])[\s,.:;]*)+",
    _I,
)

ENOUGH = 2
"""The least weight that makes two goals."""


@dataclass(frozen=True, slots=True)
class Halves:
    """Two goals as they were written. `weight` says how sure it is that they are two."""

    first: str
    second: str
    weight: float


def halves(goal: str) -> Halves | None:
    """The two goals of a text that holds two; None for one goal."""
    found = [half for half in _weighed(goal) if half.weight >= ENOUGH and half.first and half.second]
    return max(found, key=lambda half: half.weight, default=None)


def _weighed(goal: str) -> Iterator[Halves]:
    said_so = 3.0 if _TWO_SAID.search(goal) else 2.0 if _BOTH_SAID.search(goal) else 0.0
    text = _TWO_SAID.sub("", goal)
    cuts = [(m.start(), m.end(), 3.0 if m["free"] else 2.0) for m in _ANNOUNCED.finditer(text)]
    cuts += [(m.start(), m.end(), 0.0) for m in _PLAIN.finditer(text) if not _inside(text, m.start())]
    for start, end, announced in cuts:
        left, right = text[:start], text[start if announced == 3 else end :]
        weight = _weight(left, right, announced, text[start:end], said_so)
        if weight is not None:
            yield Halves(_first(left), _second(right), weight)


def _weight(left: str, right: str, announced: float, mark: str, said_so: float) -> float | None:
    """How much speaks for two goals here; None where one side is no goal at all."""
    one, led = words(left), _LED_IN.match(right)
    wished = (
        bool(_WISHED.match(right[:40].lstrip(" ,.:;"))) or bool(_WISHED.match(right[led.start() : 40]))
        if led
        else False
    )
    rest = right[led.end() :] if led else right
    other = words(rest)
    named = [w for w in one if w not in EMPTY]
    if not other or not (named or announced) or len(one) < 2:
        return None
    if not (announced or said_so or _begins(left)):
        return None
    clause = words(re.split(r"[.;!?]\s", rest)[0])
    acting = _acts(other[0]) or announced == 3 or said_so > 2 or wished
    if not acting or len(other) < 2:
        return None
    weight = announced + said_so
    weight += 2 * (wished or other[0] in WISHING) if not announced else (wished or other[0] in WISHING)
    weight += 2 * _alike(left, right)
    weight += 0.25 * bool(re.search(r"[,;&.?]", mark))
    weight += 1.25 * (not announced and "and" not in mark and "&" not in mark)
    weight += _own(clause)
    weight -= 3 * any(w in POINTING for w in (clause[:7] if announced else clause))
    weight -= 2 * bool(_stems(one) & _stems(clause))
    weight -= 2 * (other[0] in SERVING and not announced)
    weight -= 2 * (not announced and _led_by(one) in ACCOMPANYING and other[0] in WISHING and other[1] != "to")
    return weight


def _begins(left: str) -> bool:
    """The first half is a wish or an action, not the story before one."""
    led = _LED_IN.match(left)
    first = words(left[led.end() :] if led else left)[:1]
    return bool(_WISHED.search(left)) or any(_acts(w) or w in LEARNING for w in first)


def _acts(word: str) -> bool:
    return word in ACTIONS or (word.endswith("ing") and (word[:-3] in ACTIONS or word[:-3] + "e" in ACTIONS))


def _own(clause: list[str]) -> float:
    """The second half brings something of its own: "my CV", "a phone system", "the party for 120 people"."""
    near = clause[1:6]
    fresh = [w for w in clause[1:] if w not in EMPTY]
    if not fresh:
        return 0.0
    return 1.0 * any(w in {"my", "our", "a", "an"} for w in near) + 0.5 * (len(fresh) >= 2)


def _alike(left: str, right: str) -> bool:
    """Both begin in the same way: "how ... how", "with hiring ... with moving"."""
    pattern = r"\b(how (?:to|do|can|does|is)|with \w+ing|to (?:learn|understand))\b"
    one, other = re.search(pattern, left, _I), re.match(rf"\W*{pattern}", right, _I)
    return bool(one and other and one.group(1).split()[0].casefold() == other.group(1).split()[0].casefold())


def _led_by(one: list[str]) -> str:
    return next((w for w in one if w in ACTIONS), "")


def _stems(text: list[str]) -> set[str]:
    return {w.removesuffix("'s").rstrip("s")[:6] for w in text if w not in EMPTY and w not in ACTIONS and len(w) > 2}


def _inside(text: str, at: int) -> bool:
    """Between brackets or inside a quotation."""
    before = text[:at]
    return before.count("(") > before.count(")") or before.count('"') % 2 == 1 or before.count("“") > before.count("”")


def _first(left: str) -> str:
    return _FIRST.sub("", left).strip(" ,;:–—-+&\n\t")


def _second(right: str) -> str:
    return _SECOND.sub("", right).strip(" ,;:–—-+&\n\t")
