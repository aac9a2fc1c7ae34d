"""What the model is taught, and an examination of it: what people ask, with who can help, for no organisation.

`pairs.txt` was written from general knowledge of work by people who had read no judged request; three goals that came
close to one were taken out. The map of topics gives more of the same kind. Nothing here knows how one learns.
"""

import math
import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from statistics import mean
from typing import NamedTuple, TypeVar

import numpy as np
from numpy.typing import NDArray

from flows.proposal import Skill
from matching.lexical import Text
from matching.meaning import Meaning, strings
from matching.topics import Map, Topic
from matching.topics import strings as of_the_map

PAIRS = Path(__file__).parent / "pairs.txt"

HELD_OUT = 0.15
"""The share that is kept for the examination."""

LINES = 60
"""Of pairs, in each organisation that is made up for it: two for each of thirty mentors."""

Floats = NDArray[np.float32]
Embed = Callable[[Sequence[str]], Floats]
Line = TypeVar("Line")


@dataclass(frozen=True, slots=True)
class Pair:
    """What somebody asks, who can help (skills, and a sentence of evidence), and the skill of one who only seems to."""

    goal: str
    skills: tuple[str, ...]
    evidence: str
    near_miss: str


class Example(NamedTuple):
    """What is asked, and what is to be near to it and what not. Two of one `about` are no contradiction."""

    asked: str
    offered: str
    near_miss: str | None
    about: int


def pairs() -> list[Pair]:
    """All of `pairs.txt`: `goal | skill; skill | evidence | near miss`."""
    parted = (line.split(" | ") for line in PAIRS.read_text(encoding="utf-8").splitlines())
    return [Pair(goal, tuple(skills.split("; ")), evidence, miss) for goal, skills, evidence, miss in parted]


def parted(lines: Sequence[Line]) -> tuple[list[Line], list[Line]]:
    """Those to learn from, and those held out: by what they say, so that a new line moves no other."""
    held_out = [sha256(repr(line).encode()).digest()[0] < 256 * HELD_OUT for line in lines]
    each = list(zip(lines, held_out, strict=True))
    return [line for line, out in each if not out], [line for line, out in each if out]


def from_topics(topics: Sequence[Topic], draw: random.Random) -> Iterator[Example]:
    """Each saying with a name of its skill or with all of them, and now and then two names."""
    for about, (names, sayings) in enumerate(topics):
        for saying in sayings:
            name = draw.choice(names)
            yield Example(saying, draw.choice([name, name, "; ".join(names)]), None, about)
        if len(names) > 1 and draw.random() < 0.3:
            one, other = draw.sample(names, 2)
            yield Example(one, other, None, about)


def from_pairs(pairs: Sequence[Pair], draw: random.Random) -> Iterator[Example]:
    """Each goal with a skill as rows of the directory are embedded: alone, with its evidence, among others."""
    for about, pair in enumerate(pairs):
        skill = pair.skills[0] if draw.random() < 0.6 else draw.choice(pair.skills)
        views = (skill, f"{skill}: {pair.evidence}", f"{'; '.join(pair.skills)}. {pair.evidence}")
        yield Example(pair.goal, draw.choices(views, (2, 2, 1))[0], pair.near_miss, -1 - about)


def examined(embed: Embed, pairs: Sequence[Pair], *, by_map: bool = True) -> float:
    """nDCG@3 of the ranking by meaning, in organisations made up of these pairs. Near misses are listed by others."""
    known = of_the_map() if by_map else ()
    topics = Map(dict(zip(known, embed(known), strict=True))) if by_map else None
    draw = random.Random(3)
    gains: list[float] = []
    lines = draw.sample(pairs, len(pairs))
    for start in range(0, len(lines), LINES):
        mentors, owners = _organisation(lines[start : start + LINES], draw)
        texts = tuple(dict.fromkeys(string for text in mentors for string in strings(text)))
        meaning = Meaning(mentors, dict(zip(texts, embed(texts), strict=True)), None, topics)
        goals = embed([pair.goal for pair in lines[start : start + LINES]])
        for goal, owner in zip(goals, owners, strict=True):
            fits = meaning.fits(meaning.nearness(topics.read(goal).vector if topics else goal))
            rank = 1 + int((fits > fits[owner]).sum())
            gains.append(1 / math.log2(rank + 1) if rank <= 3 else 0.0)
    return mean(gains)


def _organisation(lines: Sequence[Pair], draw: random.Random) -> tuple[list[Text], list[int]]:
    """Mentors who list the skills of two lines and the near misses of others, and who has those of each line."""
    many = max(2, len(lines) // 2)
    skills: list[list[Skill]] = [[] for _ in range(many)]
    owners = [place % many for place in range(len(lines))]
    for owner, line in zip(owners, lines, strict=True):
        skills[owner] += [Skill(name, "" if place else line.evidence) for place, name in enumerate(line.skills[:2])]
        skills[(owner + 1 + draw.randrange(many - 1)) % many].append(Skill(line.near_miss))
    return [("", tuple(each), "") for each in skills], owners
