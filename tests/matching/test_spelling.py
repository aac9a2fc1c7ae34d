"""What is misspelt in a request is read as it was meant, and nothing else is touched."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matching.index import Index
from matching.reading import spelt
from matching.spelling import Spelling, Words, words_of

DIRECTORY = Words(["rotas", "safeguarding", "telemetry", "volunteers", "weeding"])
LANGUAGE = Words(["about", "apple", "boat", "change", "maps", "power", "radio", "training", "waiting", "work"])


@pytest.fixture
def spelling() -> Spelling:
    return Spelling(DIRECTORY, LANGUAGE)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("safegaurding for volenteers", "safeguarding for volunteers"),
        ("the telemetery", "the telemetry"),
        ("Waitng", "waiting"),
        ("waitng about the raido", "waiting about the radio"),
    ],
)
def test_a_slip_is_put_right(spelling: Spelling, typed: str, meant: str) -> None:
    assert spelling.right(typed) == meant


@pytest.mark.parametrize(
    "text",
    [
        "",
        "weed the rota",  # other forms of words that are known
        "ask Volunteeria",  # a name
        "mops",  # too short to guess
        "charge",  # one wrong letter makes another word
        "a workboat",  # two words that are known
        "волонтёры и 織り 🎉",
        "applepowerradiotraining",
    ],
)
def test_other_words_stay(spelling: Spelling, text: str) -> None:
    assert spelling.right(text) == text


def test_the_directory_goes_before_the_language() -> None:
    assert Spelling(Words(["wedding"]), Words(["weeding"])).right("weding") == "wedding"
    assert Spelling(Words(["weeding"]), Words(["wedding"])).right("weding") == "weeding"


def test_of_two_as_near_the_preferred() -> None:
    assert Spelling(Words(()), Words(["tracks", "trucks"])).right("trcks about") == "tracks about"
    assert Spelling(Words(()), Words(["trucks", "tracks"])).right("trcks about") == "trucks about"


def test_whole_words_of_a_tokenizer() -> None:
    assert list(words_of({"[CLS]": 0, "##ing": 3, "the": 2, "of": 1, "7": 4, "Of": 5})) == ["of", "the"]
    assert list(words_of({"<s>": 0, "▁the": 2, "ing": 3, "▁of": 1})) == ["of", "the"]


@given(st.text(max_size=200))
def test_any_text_is_read_and_keeps_what_is_no_word(text: str) -> None:
    spelling = Spelling(DIRECTORY, LANGUAGE)
    once = spelling.right(text)

    assert once == spelling.right(text)
    assert [sign for sign in once if not sign.isalpha()] == [sign for sign in text if not sign.isalpha()]


def test_a_misspelt_need_finds_who_it_means(colleague, need, ids) -> None:  # type: ignore[no-untyped-def]
    found = colleague("UA", "safeguarding: Two hundred volunteers")

    assert ids(need("safegaurding training"), found) == ["UA"]


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("<!channel> ask <@U0ALDER01> in <#C1|help>", " ask  in "),
        ("see https://wiki.example/rotas?page=2 of last year", "see  of last year"),
        ("<https://wiki.example/a|our rotas> and <https://wiki.example>", "our rotas and "),
        ("fewer than < 3 > 2 & a #channel", "fewer than < 3 > 2 & a #channel"),
    ],
)
def test_what_points_elsewhere_is_passed_over(need: Any, typed: str, read: str) -> None:
    found = spelt(need(typed, outcome=typed), Index(()), Words(()))

    assert (found.goal, found.outcome) == (read, read)
