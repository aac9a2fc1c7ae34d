"""The wait of `micromentor match` for what mentors list: shown to who looks on, while there is something to learn."""

from collections.abc import Mapping, Sequence
from io import StringIO

import numpy as np
import pytest
from numpy.typing import NDArray
from rich.console import Console

from bot.match_learning import PORTION, learn
from flows.member import Member
from flows.proposal import Colleague, Room, Skill
from matching import topics
from matching.index import wanted
from matching.vectors import Memory, Vectors


class Counting:
    """A model that says how much it is given at a time."""

    name, size = "counting", 2
    pieces: Mapping[str, int] = {}

    def __init__(self) -> None:
        self.given: list[int] = []

    def embed(self, texts: Sequence[str]) -> NDArray[np.float32]:
        self.given.append(len(texts))
        return np.ones((len(texts), 2), dtype=np.float32)


@pytest.fixture
def mentors(monkeypatch: pytest.MonkeyPatch) -> list[Colleague]:
    """More of them than are learnt between two looks; the map is left out."""
    monkeypatch.setattr(topics, "strings", tuple)
    skills = [(Skill(f"skill {n}", "Ten years"),) for n in range(PORTION // 2)]
    return [
        Colleague(member=Member(user_id=f"U{n}", name="Ada"), skills=skill, room=Room(places=1, minutes=60))
        for n, skill in enumerate(skills)
    ]


def test_the_bar_goes_to_the_end_and_comes_but_once(mentors: list[Colleague]) -> None:
    model = Counting()
    vectors = Vectors(model, memory=Memory())
    many = len(wanted(mentors))
    assert many > PORTION

    screen = StringIO()
    learn(vectors, mentors, Console(file=screen, force_terminal=True, width=100))
    assert f"{many}/{many}" in screen.getvalue()
    assert model.given == [PORTION] * (many // PORTION) + [many % PORTION]
    assert not vectors.missing(wanted(mentors))

    again = StringIO()
    learn(vectors, mentors, Console(file=again, force_terminal=True, width=100))
    assert again.getvalue() == ""


def test_a_file_gets_no_bar(mentors: list[Colleague]) -> None:
    written = StringIO()
    vectors = Vectors(Counting(), memory=Memory())
    learn(vectors, mentors, Console(file=written, width=100))
    assert written.getvalue() == ""
    assert not vectors.missing(wanted(mentors))
