"""What a goal looks like: a dozen things about its build that tell a narrow one from a vague or a broad one.

Each is a number from 0 to about 2 and is read from words of grammar and general words alone; which trade it is about
never counts. What they weigh is in `flows.goal_weights`.
"""

import re

from flows.goal_words import (
    ACTIONS,
    EMPTY,
    EXTENT,
    GENERAL,
    GRAMMAR,
    LEARNING,
    NUMBERS,
    UNBOUNDED,
    UNDERTAKING,
    UNNAMED,
    WHEN,
    WORKPLACE,
    words,
)

_I = re.IGNORECASE

_WISH = re.compile(
    r"\b(?:(?:what )?(?:i|we)(?:'d| would| really| always|'ve always)* (?:want(?:ed)?|like|love|need|wish|hope)"
    r"(?: help| somebody| someone)?(?: is)?(?: to| for)?|"
    r"my (?:aim|goal|plan|wish|main thing)(?: \w+)? (?:is|would be)(?: to)?|"
    r"(?:can|could|would|will) (?:someone|somebody|anyone|you)(?: please)?(?: help me(?: to)?| teach me| show me)?|"
    r"looking for|so that i can|teach me|help me(?: to)?)\b",
    _I,
)
"""How a wish begins; what is wished for comes after it."""

_POINTS_BACK = re.compile(r"^\W*(?:\w+ ){0,3}(?:it|them|this|that)\b(?! \w+ (?:is|was|are))", _I)
"""A wish that points back to what was named before it."""

_WHERE = re.compile(
    r"\b(?:around|across|within|since|until|during|throughout|by|inside) (?:the |my |our |this )?(?:\w+ ?){1,2}"
    r"|\b(?:in|at|of) (?:the|our|this) \w+(?=$|[,.;!?])",
    _I,
)
"""A place or a time at the end of a clause: where somebody works, not what they work on."""

_SPAN = re.compile(
    r"\bend to end|\bfrom (?:the )?(?:scratch|zero|beginning|start|idea|ground)\b|inside out|ground up|a to z|"
    r"\bfrom \w+ to (?:\w+ )?(?:finish\w*|launch|fluent|advanced|expert|real)|\ball (?:about|of|over)\b|"
    r"\b(?:five|ten|three|multi) year\b|\beach one\b",
    _I,
)
"""From one end of something to the other."""

_ADVICE = r"any (?:\w+ )?(?:advice|feedback|help|hints?|ideas?|input|pointers?|support|thoughts?|tips?)\b"
_HOW_OFTEN = rf"every (?:second |other |third |few |single )?(?:{'|'.join(sorted(WHEN))})\b"

_WITHIN = re.compile(
    rf"\b(?:{_ADVICE}|{_HOW_OFTEN})|"
    r"\b(?:for|to) (?:the |our |my )?(?:whole|entire|all|every\w*)|"
    r"\b(?:everything|anything|all) (?:\w+ )?(?:on|in|about|from) (?:my|our|this|that|one|his|her)\b",
    _I,
)
"""All of something that has an end: for whom it is, what lies before one ("everything on my payslip"), how often it is
("every second Thursday"); or no extent at all ("any tips")."""

_BECOMING = re.compile(
    r"\b(?:become|becoming|(?:how )?to be an?|be an?|be in|(?:an |the )?expert|fluent|get into|move into|"
    r"break into|my career)\b|^master\b",
    _I,
)
_DEGREE = re.compile(
    r"\b(?:be|being|become|becoming|get|getting|feel|do|work|have) (?:an? |my |the )?(?:more|better|less|best|bigger|"
    r"stronger|smarter|happier|faster|calmer)\b",
    _I,
)
"""To be more of something: a wish for a degree, whatever comes after it."""

_FIELD = re.compile(
    r"\b(?:learn|understand|know|study|master|teach me|get into|in|improve|about)"
    r"(?: about| all about| more about)? (\S+)",
    _I,
)
_QUESTION = re.compile(
    r"\b(?:how|what|which|whether|why|when|where|who|if) (?:to |do |does |did |a |an |the |i |it |our |my |we |"
    r"someone |somebody |she |he |they |people )?\w+",
    _I,
)
_NARROWING = re.compile(
    r"\b(?:only|just|for|with|before|without|so that|this|that|when|from|instead|because|one of|between|against)\b", _I
)
_UNSURE = re.compile(
    r"\b(?:not sure|don'?t (?:really |have |know)|whatever|anything|something|somehow|open to|i'm open|im open|"
    r"in general|generally|up for|from time to time|once in a while)\b|"
    rf"\b{_ADVICE}(?! (?:about|for|in|on|with)\b)",
    _I,
)
_HOW_TO = re.compile(r"(?:(?:learn |know )?how (?:to|do i|can i|do we)|learn to|to|please) ")
"""What may stand before a deed."""

_DETERMINERS = frozenset({"a", "an", "the", "this", "that", "these", "one", "my", "our", "her", "his", "their"})


def wish(goal: str) -> str:
    """The part of the goal that says what is wanted, without the story before it."""
    found = list(_WISH.finditer(goal))
    for start in found:
        rest = goal[start.end() :]
        if _POINTS_BACK.search(rest):
            break
        if any(w not in EMPTY for w in words(rest)[:12]):
            return rest.strip()
    rest = goal[found[0].end() :].strip() if found else ""
    return goal.strip() if not rest or _POINTS_BACK.search(rest) else rest


def named(text: str) -> list[str]:
    """The words that name something one could work on, in their order, each once."""
    return list(dict.fromkeys(w for w in words(text) if w not in UNBOUNDED and not w.isdigit()))


def reading(goal: str) -> dict[str, float]:
    """The build of a goal, by the names in `flows.goal_weights`."""
    goal = goal.replace("’", "'")
    asked = wish(goal)
    spoken = words(asked)
    said = " ".join(spoken)
    things = named(_WHERE.sub(" ", asked))
    weighty = [w for w in spoken if w not in GRAMMAR]
    wide = words(_WITHIN.sub(" ", said))
    extent = any(w in EXTENT for w in wide) or bool(_SPAN.search(said))
    return {
        "always": 1.0,
        "names nothing": float(not things),
        "things named": min(len(things), 6) / 3,
        "named around it": min(max(len(named(goal)) - len(things), 0), 6) / 3,
        "general words": sum(w in GENERAL or w in WORKPLACE for w in spoken) / max(1, len(weighty)),
        "things pointed at": min(_pointed_at(spoken), 4) / 2,
        "a number": float(any(w in NUMBERS for w in spoken)),
        "a question": float(len(things) >= 2 and bool(_QUESTION.search(said))),
        "narrowed": float(len(things) >= 2 and bool(_NARROWING.search(said))),
        "begins with a deed": float(_is_deed(spoken)),
        "the whole of it": float(extent),
        "a large undertaking": float(extent and any(w in UNDERTAKING for w in spoken)),
        "becoming": float(bool(_BECOMING.search(said)) and not _DEGREE.search(said)),
        "becoming more": float(bool(_DEGREE.search(said))),
        "a bare field": float(any(_bare(m.group(1)) for m in _FIELD.finditer(said))),
        "unsure": float(bool(_UNSURE.search(" ".join(words(goal))))),
    }


def _is_deed(spoken: list[str]) -> bool:
    """It begins with what is done, and to what: "weed the 600s", "how to bind a book"."""
    led = _HOW_TO.match(" ".join(spoken))
    begin = words(led.group()) if led else []
    first, after = spoken[len(begin) : len(begin) + 1], spoken[len(begin) + 1 : len(begin) + 5]
    if not first or first[0] in LEARNING or first[0] in EXTENT:
        return False
    to_what = any(w not in UNBOUNDED for w in after)
    return (first[0] not in EMPTY and (to_what or not begin)) or (first[0] in ACTIONS and to_what)


def _pointed_at(spoken: list[str]) -> int:
    """How many things are pointed at or counted: "my roster", "the discharge form"."""
    return sum(w in _DETERMINERS and any(n not in UNNAMED for n in spoken[i + 1 : i + 3]) for i, w in enumerate(spoken))


def _bare(word: str) -> bool:
    return not (word in GRAMMAR or word in EXTENT or word in GENERAL or word[0].isdigit())
