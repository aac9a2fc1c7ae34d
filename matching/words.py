"""What of a text carries meaning: its words as stems, without those that any request is made of.

Stems are English (Snowball). Other languages and scripts pass through as they are: their words still match themselves.
"""

import re
import threading
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

import Stemmer

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")

_GRAMMAR = """
a about above across after again against ago all almost along already also although always am among an and another any
anybody anyone anything anywhere are around as at away back be because been before behind being below beside besides
between beyond both but by can cannot could did do does doing done down during each either else enough ever every
everybody everyone everything everywhere few for from further had has have having he her here hers herself him himself
his how however i if in indeed instead into is it its itself just least less many may maybe me might mine more most
much must my myself neither never no nobody none nor not nothing now nowhere of off often oh ok okay on once one only
onto or other others otherwise ought our ours ourselves out over own per perhaps please quite rather really same shall
she should since so some somebody somehow someone something sometimes somewhere soon still such than that the their
theirs them themselves then there therefore these they this those though through throughout thus till to together too
toward towards under until unto up upon us very was way we well were what whatever when whenever where wherever whether
which whichever while who whoever whole whom whose why will with within without would yes yet you your yours yourself
yourselves hello hi thanks thank
arent cant couldnt didnt doesnt dont hadnt hasnt havent hed hes id im isnt itd itll ive lets shed shes shouldnt thats
theres theyd theyll theyre theyve wasnt weve werent whats wholl whos wont wouldnt youd youll youre youve
"""

_ASKING = """
able ask become begin better bit bring come day deal everyday feel figure find first get give go good great guess hear
help hope hour idea improve just keep kind know learn let like little look lot make matter mean mentor mentee minute
month need new next nice people person possible practice practise put quick ready right run see seem session set share
show someday sort start stop stuff sure take tell thing think time topic try turn two three four five understand use
want week wish wonder work year
"""
"""Words of asking for help as such: someone who lists none of the others does not list what is asked for."""


class _PerThread(threading.local):
    """A stemmer may not be used by two threads at once."""

    def __init__(self) -> None:
        self.stemmer = Stemmer.Stemmer("english")


_per_thread = _PerThread()


def _stem(word: str) -> str:
    return str(_per_thread.stemmer.stemWord(word))


_EMPTY = frozenset(_stem(word) for word in (_GRAMMAR + _ASKING).split())


@lru_cache(maxsize=4096)  # an answer reads its mentors' words several times, and the next one often the same mentors'
def stems(text: str) -> tuple[str, ...]:
    """The stems of the words that carry meaning, in order, repeated as they are in the text.

    Numbers and single Latin letters carry none: "two sessions" and "session 2" say nothing of a skill.
    """
    telling = (word for word in _words(text) if not word.isnumeric() and not (len(word) == 1 and word.isascii()))
    stemmed = (_stem(word) for word in telling)
    return tuple(stem for stem in stemmed if stem and stem not in _EMPTY)


@lru_cache(maxsize=4096)
def spoken(text: str) -> frozenset[str]:
    """The stems of all its words, those that tell nothing too."""
    return frozenset(map(_stem, _words(text)))


def _words(text: str) -> Iterator[str]:
    folded = unicodedata.normalize("NFKC", text).casefold()
    return (match.replace("’", "'").removesuffix("'s").replace("'", "") for match in _WORD.findall(folded))
