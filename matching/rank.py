"""From a need to the colleagues who could help, best first, before anybody is left out.

With a model of meaning it is nearness to what is asked that counts, and words beside it; without one, words alone: then
the words of the goal decide who is on the list, and skills the mentee asked for must be among what a mentor lists. The
outcome and what was tried only help to order those who are: "a plan" is not what anybody is asked for.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property, partial
from itertools import chain
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from flows.proposal import Colleague, Grade, Need, ReasonKind
from matching.denial import claims, is_skill
from matching.grade import BY_MEANING, BY_WORDS, FLOOR, Scale, grade, sure, sure_of_any
from matching.index import Index
from matching.meaning import Meaning
from matching.topics import Reading
from matching.words import spoken, stems

Floats = NDArray[np.float32]

SKILL, GOAL, OUTCOME = 3, 2, 1
"""How often a word counts, by where in the request it stands."""

ASIDE = 0.25
"""How much the outcome adds to the meaning of the goal, and what was tried: a quarter each, so that they say how the
goal is meant and do not become one themselves."""

MUST = 1.0
"""How much each skill adds that the mentor must have: as much as the goal, since it was asked for by name."""

WORDS = 0.15
"""What words count beside meaning: who says all that is asked is as much nearer as 0.15 of cosine. From 0.1 to 0.2 it
makes no difference; from 0.3 on the odd word in common brings up those who only mention it."""

WITNESSES = 256
"""How many of the best are asked whether anybody here covers a request. Whoever covers it is among them, and of a small
directory all are; to ask a hundred thousand takes as long again as to rank them."""

HAS = 0.5
"""How near a row must be to a skill that the mentor must have: as near as two names of one thing usually are."""


class Answer(NamedTuple):
    """What of a mentor answers the need: which of their own strings (`place` among their skills), how strongly."""

    kind: ReasonKind
    place: int
    strength: float


@dataclass(frozen=True)
class Ranked:
    """A position of the index and how well it fits.

    `score` is how sure it is that they can help, 0 to 1, and `grade` what is said of it (None: below the floor). `fit`
    orders: 0 is who fits no better than anybody.
    """

    position: int
    score: float
    grade: Grade | None
    fit: float = 0.0
    find: Callable[[], tuple[Answer, ...]] = field(default=tuple, compare=False, repr=False)

    @cached_property
    def answers(self) -> tuple[Answer, ...]:
        """What of theirs answers, the strongest first. Found out when asked for: of sixty looked at, few are."""
        return self.find()


@dataclass(frozen=True, slots=True)
class Question:
    """A need in stems. `weights`: what each counts in the order; `decisive`: one of these must be shared."""

    weights: Mapping[str, int]
    decisive: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Signals:
    """What a directory has to say to a need: `fits` by position, and how near each row is where there is a model.

    Of the directory as a whole, but for the mentee: the `best` of the fits, the most of the asked `words` that anybody
    says, and what `matching.grade` makes of `covered` and `ahead`. `listed`: those `among` have a skill that was asked
    for by name, so that there is no doubt whether anybody here can help.
    """

    scale: Scale
    fits: Floats
    best: float
    words: float
    covered: float
    ahead: float
    among: NDArray[np.bool_]
    near: Floats | None = None
    listed: bool = False

    @property
    def anybody(self) -> float:
        """How sure it is that somebody here can help."""
        return 1.0 if self.listed else sure_of_any(self.scale, self.best, self.covered, self.ahead)


def question(need: Need, index: Index) -> Question:
    """Read the need with the eyes of this directory: words that tell nobody apart are passed over."""
    skills = {stem for name in need.skills for stem in stems(name)}
    goal = stems(need.goal)
    weights: dict[str, int] = {}
    for found, weight in ((sorted(skills), SKILL), (goal, GOAL), ([*stems(need.outcome), *stems(need.tried)], OUTCOME)):
        for stem in found:
            weights.setdefault(stem, weight)
    known = {stem: index.lexical.meaning(stem) for stem in weights if stem in (skills or goal)}
    return Question(weights, {stem: meaning for stem, meaning in known.items() if meaning})


def texts_of(need: Need) -> tuple[str, ...]:
    """What of a need is embedded; the goal first."""
    return tuple(dict.fromkeys(text for text in (need.goal, need.outcome, need.tried, *need.skills) if text.strip()))


def signals(need: Need, index: Index, asked: Question, vectors: Mapping[str, Floats]) -> Signals:
    """All that is known of how each position answers. `vectors`: those of `texts_of(need)` that are at hand."""
    others = np.ones(len(index.texts), dtype=np.bool_)
    if (own := index.position.get(need.mentee.user_id)) is not None:
        others[own] = False
    if index.meaning and (goal := vectors.get(need.goal)) is not None and goal.any():
        return _by_meaning(need, index, index.meaning, asked, vectors, others)
    fits = index.lexical.shares(asked.weights)
    among = index.lexical.shares(dict.fromkeys(asked.decisive, 1.0)) > 0
    best = _most(fits, among & others)
    return Signals(BY_WORDS, fits, best=best, words=best, covered=0.0, ahead=0.0, among=among)


def _most(values: Floats, among: NDArray[np.bool_]) -> float:
    return float(values.max(where=among, initial=0.0))


def ranked(
    need: Need, index: Index, vectors: Mapping[str, Floats] | None = None, asked: Question | None = None
) -> Iterator[Ranked]:
    """Everybody who may answer, best first, equals by id; before them whom the mentee named, listed or not.

    Thousands may, and few are looked at: each is graded as they are taken.
    """
    asked = asked or question(need, index)
    found = signals(need, index, asked, vectors or {})
    anybody = found.anybody
    usual = 0.0 if found.near is None else float(np.median(found.fits))
    order = index.best_first(found.fits, found.among)
    if need.someone is not None and (named := index.position.get(need.someone)) is not None:
        order = chain([named], (position for position in order if position != named))
    for position in order:
        fit = float(found.fits[position])
        score = sure(found.scale, fit)
        find = partial(_answers, index, position, asked, found.near)
        yield Ranked(position, score, grade(anybody, score), max(0.0, fit - usual), find)


def _by_meaning(
    need: Need,
    index: Index,
    meaning: Meaning,
    asked: Question,
    vectors: Mapping[str, Floats],
    others: NDArray[np.bool_],
) -> Signals:
    wish = vectors[need.goal].copy()
    for text in texts_of(need)[1:]:
        if text in vectors:
            wish += np.float32(MUST if text in need.skills else ASIDE) * vectors[text]
    wish /= np.float32(np.linalg.norm(wish) or 1)
    reading = index.map.read(wish) if index.map else Reading(wish, wish[np.newaxis], np.ones(1, dtype=np.float32), 0.0)
    near = meaning.nearness(reading.vector)
    shares = index.lexical.shares(asked.weights)
    fits = meaning.fits(near) + np.float32(WORDS) * shares
    among = _with_skills(need, index, meaning, vectors)
    best = np.flatnonzero(others)
    if len(best) > WITNESSES:
        best = best[np.argpartition(fits[best], -WITNESSES)[-WITNESSES:]]
    *by_topic, nearest = meaning.nearest(best, np.vstack([reading.topics, wish])).tolist()
    found = Signals(
        scale=BY_MEANING,
        fits=fits,
        best=_most(fits, among & others),
        words=_most(shares, others),
        covered=float(reading.weights @ np.array(by_topic)),
        ahead=nearest - reading.nearest,
        among=among,
        near=near,
        listed=bool(need.skills) and bool((among & others).any()),
    )
    if found.anybody < FLOOR and (by_name := _by_name(need, index, shares, among & others)).any():
        return replace(found, among=by_name, listed=True)
    return found


def _by_name(need: Need, index: Index, shares: Floats, among: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Who lists a skill that the goal says, word for word: "risk assessments", of a tree or of a ladder.

    Of these nobody may be told that nobody lists it, however far the rest of what they say is from all there is.
    """
    asked = spoken(need.goal)
    saying = np.flatnonzero(among & (shares > 0))
    if len(saying) > WITNESSES:
        saying = saying[np.argpartition(shares[saying], -WITNESSES)[-WITNESSES:]]
    by_name = np.zeros(len(among), dtype=np.bool_)
    for position in saying.tolist():
        names = (skill.name for skill in index.colleagues[position].skills)
        by_name[position] = any(is_skill(name) and stems(name) and spoken(name) <= asked for name in names)
    return by_name


def _with_skills(need: Need, index: Index, meaning: Meaning, vectors: Mapping[str, Floats]) -> NDArray[np.bool_]:
    """Who has one of the skills asked for, in these words or in others; everybody where none is asked for."""
    if not need.skills:
        return np.ones(len(index.texts), dtype=np.bool_)
    among: NDArray[np.bool_] = index.lexical.shares({stem: 1.0 for name in need.skills for stem in stems(name)}) > 0
    for name in need.skills:
        if name in vectors:
            among |= meaning.best(meaning.alike(meaning.nearness(vectors[name]))) >= HAS
    return among


def _answers(index: Index, position: int, asked: Question, near: Floats | None) -> tuple[Answer, ...]:
    """What of this mentor answers: nearness where it is known, and the share of the decisive words each string says."""
    colleague = index.colleagues[position]
    meant = index.meaning.of(position, index.texts[position], near) if index.meaning and near is not None else []
    nearness: dict[tuple[ReasonKind, int], float] = {}
    for offer, value in meant:
        one = (offer.kind, offer.place)
        nearness[one] = max(value, nearness.get(one, value))
    whole = sum(asked.decisive.values()) or 1.0
    found = []
    for kind, place, text in _strings(colleague):
        said = sum(asked.decisive[stem] for stem in sorted(asked.decisive.keys() & stems(text))) / whole
        strength = nearness.get((kind, place), 0.0) + said
        if strength > 0:
            found.append(Answer(kind, place, strength))
    return tuple(sorted(found, key=lambda answer: -answer.strength))


def _strings(colleague: Colleague) -> Iterator[tuple[ReasonKind, int, str]]:
    """A mentor's own strings that may be an answer, without what they deny."""
    for place, skill in enumerate(colleague.skills):
        if is_skill(skill.name):
            yield ReasonKind.SKILL, place, skill.name
            yield ReasonKind.EVIDENCE, place, " ".join(claims(skill.evidence))
    yield ReasonKind.ASK_ME_ABOUT, 0, " ".join(claims(colleague.ask_me_about))
    yield ReasonKind.TITLE, 0, colleague.member.title
