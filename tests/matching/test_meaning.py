"""Rows of numbers for what mentors offer: which there are, and how near a request is to them."""

import numpy as np
import pytest
from numpy.typing import NDArray

from flows.proposal import ReasonKind, Skill
from matching import topics
from matching.lexical import Text
from matching.meaning import SAID, SEVERAL, WHOLE, WHOLES, Meaning, is_whole, offers, profile, strings
from matching.topics import Map

Floats = NDArray[np.float32]

WEEDER: Text = (
    "Librarian",
    (Skill("weeding", "Ten years"), Skill("new to grants", "None yet")),
    "I don't run. Shelves.",
)
PLAIN: Text = ("Page", (), "")


def axis(*places: int) -> Floats:
    vector = np.zeros(8, dtype=np.float32)
    vector[list(places)] = 1
    return np.asarray(vector / np.linalg.norm(vector), dtype=np.float32)


def lists(*names: str) -> Text:
    """Somebody's row; the title keeps the whole profile from being the same string as a skill."""
    return ("Page", tuple(Skill(name) for name in names), "")


def test_what_is_offered_is_embedded_alone_and_with_what_stands_beside_it() -> None:
    skill, about = offers(WEEDER)

    assert skill.strings == ("weeding", "Librarian: weeding", "weeding: Ten years")
    assert (skill.kind, skill.place) == (ReasonKind.SKILL, 0)
    assert (about.kind, about.strings) == (ReasonKind.ASK_ME_ABOUT, ("Shelves.",))
    assert profile(WEEDER) == "Librarian. weeding. Ten years. Shelves."
    assert not any("grants" in string or "run" in string for string in strings(WEEDER))


def test_a_title_speaks_where_nothing_else_does() -> None:
    (offer,) = offers(PLAIN)

    assert (offer.kind, offer.strings) == (ReasonKind.TITLE, ("Page",))
    assert offers(("", (), "")) == ()


def test_who_has_it_is_nearer_and_nearer_still_with_more_of_it() -> None:
    near = lists("a"), lists("a", "b"), lists("c")
    vectors = {"a": axis(0), "b": axis(0, 1), "c": axis(2)}
    meaning = Meaning(near, vectors)
    one, two, none = meaning.fits(meaning.nearness(axis(0)))

    assert one == pytest.approx(1)
    assert two == pytest.approx((1 - SEVERAL) + SEVERAL * (1 + 0.5**0.5) / 2, abs=1 / WHOLES)
    assert none == pytest.approx(0)


def test_the_whole_profile_colours_each_row() -> None:
    text = lists("a", "b")
    meaning = Meaning([text], {"a": axis(0), "b": axis(1), profile(text): axis(2)})

    assert meaning.nearness(axis(2)).tolist() == pytest.approx([WHOLE, WHOLE])
    assert meaning.nearness(axis(0)).tolist() == pytest.approx([1, 0])


def test_whose_vectors_are_not_there_is_as_near_as_most() -> None:
    texts = [lists("a"), lists("b"), lists("c"), lists("late")]
    meaning = Meaning(texts, {"a": axis(0), "b": axis(0, 1), "c": axis(2)})
    fits = meaning.fits(meaning.nearness(axis(0)))

    assert fits[3] == pytest.approx(fits[1])
    assert meaning.present.tolist() == [True, True, True, False]


@pytest.fixture
def said(monkeypatch: pytest.MonkeyPatch) -> Map:
    """A map on which whoever needs any of this says the sixth thing."""
    monkeypatch.setattr(topics, "topics", lambda: (topics.Topic(("skill",), ("saying",)),))
    return Map({"skill": axis(0), "saying": axis(6)})


def test_a_row_comes_towards_what_people_say_who_need_it(said: Map) -> None:
    meaning = Meaning([lists("a")], {"a": axis(0)}, topics=said)

    assert meaning.nearness(axis(6)).tolist() == pytest.approx([SAID])
    assert meaning.nearness(axis(0)).tolist() == pytest.approx([1])


def test_rows_are_taken_over_once_they_are_whole(said: Map) -> None:
    text = lists("a", "b")
    half = Meaning([text], {"a": axis(0)}, topics=said)
    assert not is_whole(text, half)

    known = dict.fromkeys(strings(text), axis(1))
    assert not is_whole(text, Meaning([text], known, before=half)), "the map is not there yet"
    whole = Meaning([text], known, before=half, topics=said)
    assert is_whole(text, whole)
    kept = Meaning([text, lists("c")], {"c": axis(3)}, before=whole, topics=said)
    assert kept.nearness(axis(1)).tolist() == pytest.approx([1 + WHOLE, 1 + WHOLE, 0])


def test_what_answers_is_told_apart() -> None:
    text = lists("a", "b")
    meaning = Meaning([lists("c"), text], {"a": axis(0), "b": axis(1), "c": axis(2)})
    near = meaning.nearness(axis(1))

    assert [(offer.place, value) for offer, value in meaning.of(1, text, near)] == [(0, 0.0), (1, 1.0)]
