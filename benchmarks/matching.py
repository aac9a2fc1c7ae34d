"""How well the matcher proposes: its lists beside a coordinator's judgment of who qualifies, and beside plain BM25.

    python -m benchmarks.matching --people people.csv --requests requests.csv --judgments judgments.csv
                                  [--model bundled|none|FOLDER] [--json]

people.csv is a directory as product.md describes it, requests.csv has `request_id`, `mentee_id` and `goal`, and
judgments.csv `request_id`, `user_id` and `grade` (2: clearly qualified, 1: could help somewhat; absent: no). Nothing
else in them is read.

- nDCG@3: gain 2^grade - 1, discount log2(rank + 1), over the best that the judgments allow; a mean over the requests
  that somebody qualifies for.
- hit@3: the share of them with a grade 2 among three proposals.
- nobody right: of the requests nobody qualifies for, the share that got no proposal; wrong: the same of the others.

Only who is a mentor and who asks are looked at: room, zones and wishes are no part of these judgments.
"""

import argparse
import json
import logging
import time
from collections.abc import Sequence
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from statistics import median

import bm25s
import Stemmer

from benchmarks.judged import PLACES, Figures, Organisation, Request, hit, measure, model, read
from flows.member import Programme
from flows.proposal import Colleague
from matching import Matcher
from matching.embedder import Embedder
from matching.index import wanted
from matching.vectors import Vectors

AT = datetime(2026, 11, 30, 15, tzinfo=UTC)

UNHURRIED = 60.0
"""Seconds a question may wait for its vector: what is measured is who is proposed, however busy the machine is."""

logging.getLogger("bm25s").setLevel(logging.WARNING)  # it writes a line for every index otherwise


class Proposing:
    """The matcher with one organisation's directory. `milliseconds`: what each answer took."""

    def __init__(self, organisation: Organisation, embedder: Embedder | None) -> None:
        vectors = Vectors(embedder) if embedder else None
        if vectors:
            vectors.learn(wanted(organisation.mentors))
        self._matcher = Matcher(vectors, patience=UNHURRIED)
        self._matcher.update("benchmark", organisation.mentors)
        self.milliseconds: list[float] = []

    def __call__(self, request: Request) -> list[str]:
        start = time.perf_counter()
        matches = self._matcher.propose(request.need, limit=PLACES, at=AT, programme=Programme())
        self.milliseconds.append(1000 * (time.perf_counter() - start))
        return [match.mentor_id for match in matches]


class PlainBM25:
    """What it is held against: BM25 as bm25s comes, stemmed, over title, skills, evidence and ask me about."""

    def __init__(self, organisation: Organisation) -> None:
        self._ids = [mentor.member.user_id for mentor in organisation.mentors]
        self._stemmer = Stemmer.Stemmer("english")
        self._index = bm25s.BM25()
        self._index.index(self._stems([_text(mentor) for mentor in organisation.mentors]), show_progress=False)

    def __call__(self, request: Request) -> list[str]:
        asked = [stem for stem in self._stems([request.need.goal])[0] if stem in self._index.vocab_dict]
        scores = self._index.get_scores(asked) if asked else [0.0] * len(self._ids)
        found = (pair for pair in zip(scores, self._ids, strict=True) if pair[1] != request.need.mentee.user_id)
        order = sorted(found, key=lambda pair: (-pair[0], pair[1]))
        return [user_id for score, user_id in order[:PLACES] if score > 0]

    def _stems(self, texts: list[str]) -> list[list[str]]:
        stems: list[list[str]] = bm25s.tokenize(
            texts, stopwords="en", stemmer=self._stemmer, return_ids=False, show_progress=False
        )
        return stems


def main() -> None:
    """Print the figures of one organisation, for people or as one line of JSON."""
    parser = argparse.ArgumentParser(description="Hold the matcher's proposals beside judgments of who qualifies.")
    for name in ("people", "requests", "judgments"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    parser.add_argument("--model", default="bundled", help="bundled, none or the folder of a model")
    parser.add_argument("--json", action="store_true", help="one line of JSON")
    given = parser.parse_args()
    organisation = read(given.people, given.requests, given.judgments)
    proposing = Proposing(organisation, model(given.model))
    figures, plain = measure(organisation.requests, proposing), measure(organisation.requests, PlainBM25(organisation))
    if given.json:
        print(json.dumps({**asdict(figures), "bm25": {"ndcg3": plain.ndcg3, "hit3": plain.hit3}}))
        return
    print(_line("Micromentor", figures))
    print(_line("plain BM25", plain))
    print(f"{median(proposing.milliseconds):.1f} ms an answer (median)\n")
    for request in organisation.requests:
        if missed := _missed(request, proposing(request), organisation.mentors):
            print(missed)


def _text(mentor: Colleague) -> str:
    skills = (part for skill in mentor.skills for part in (skill.name, skill.evidence))
    return " ".join((mentor.member.title, *skills, mentor.ask_me_about))


def _line(name: str, figures: Figures) -> str:
    return (
        f"{name:12} nDCG@3 {figures.ndcg3:.3f}  hit@3 {figures.hit3:.3f}  "
        f"nobody right {figures.nobody_right:.2f}, wrong {figures.nobody_wrong:.3f}"
    )


def _missed(request: Request, proposed: Sequence[str], mentors: Sequence[Colleague]) -> str:
    """Who was proposed and who should have been, where none of the first is of the second; empty where one is."""
    if hit(request, proposed) if request.grades else not proposed:
        return ""
    by_id = {mentor.member.user_id: mentor for mentor in mentors}
    should = [user_id for user_id, grade in request.grades.items() if grade == 2]
    lines = [
        f"  {said} {by_id[user_id].member.title}: {'; '.join(skill.name for skill in by_id[user_id].skills)}"
        for said, ids in (("proposed", proposed), ("missed  ", should))
        for user_id in ids
    ]
    return "\n".join([f"{request.request_id} {request.need.goal}", *lines])


if __name__ == "__main__":
    main()
