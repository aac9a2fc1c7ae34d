"""What of a mentor's words is offered, and what is only mentioned to say that they do not offer it.

"I am new to grants, so don't ask me" has the word that is asked for and must not answer. Read clause by clause, English
only; a clause in another language is taken as it is. It knows nothing of how texts are compared.
"""

import re
from functools import lru_cache

_SENTENCE = re.compile(r"(?<=[.!?;])\s+")
_BUT = re.compile(r",?\s+but\s+", re.IGNORECASE)

_PAST = re.compile(r"\bi (?:used to|once)\b", re.IGNORECASE)
"""What once was takes the rest of its sentence along: "I used to run tenders, but the rules have changed since"."""

_DENIAL = re.compile(
    r"""\b(?:
      (?:i\ am|i['’]m|im)\ (?:not|no|new|only|still|a\ beginner|interested\ in)\b
    | (?:i\ have|i['’]ve)\ (?:never|no|not|just|only|forgotten)\b
    | i\ (?:do\ not|don['’]?t|cannot|can['’]?t|can\ not|did\ not|never|no\ longer)\b
    | i\ play\ nothing | i\ know\ nothing
    | (?:do\ not|don['’]?t|please\ not)\ (?:ask|come|send|bring)\b
    | (?:not|nothing\ for)\ me\b | not\ my\b | no\ expert\b | no\ idea\b
    | (?:i\ am|i['’]m|i\ would|i['’]d|would)\ (?:like|love|hoping|keen|trying)\ to\ (?:learn|know|try|make|move)
    | i\ (?:want|hope|wish)\ to\ (?:learn|know|try)
    | (?:interested\ in|keen\ on)\ learning
    )""",
    re.IGNORECASE | re.VERBOSE,
)
"""A first person who disclaims. "What to do when nobody sits down" or "saying no" disclaim nothing."""

_NOT_YET = re.compile(
    r"""^\s*(?:
      (?i:new\ to | still\ learning | just\ learning | learning\ (?:to|how) | beginner(?:\ (?:at|in|with))
        | interested\ in | want\ to\ learn | no\ longer | formerly | not)\b
    | learning\ (?=[A-Z])
    )""",
    re.VERBOSE,
)
"""How a listed skill begins that is none. "learning Python" is none either; "learning disabilities" is one."""


@lru_cache(maxsize=4096)  # read at each index and again for the reasons
def claims(text: str) -> tuple[str, ...]:
    """The clauses of a sentence or several that offer something, in order."""
    sentences = (sentence for sentence in _SENTENCE.split(text) if not _PAST.search(sentence))
    clauses = (clause.strip() for sentence in sentences for clause in _BUT.split(sentence))
    return tuple(clause for clause in clauses if clause and not _DENIAL.search(clause))


def is_skill(name: str) -> bool:
    """Is this listed to be asked for? "New to grants" is not."""
    return not _NOT_YET.search(name)
