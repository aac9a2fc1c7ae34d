"""What a mentor offers, and what they only mention."""

import pytest

from matching.denial import claims, is_skill


@pytest.mark.parametrize(
    ("text", "offered"),
    [
        ("", ()),
        ("Drafts, and blunt ones.", ("Drafts, and blunt ones.",)),
        ("I am new to grants, so don't ask me yet. Budgets, gladly.", ("Budgets, gladly.",)),
        ("I sit with the board but I do not raise funds.", ("I sit with the board",)),
        ("I used to run tenders, but the rules have changed since.", ()),
        ("I would love to learn GIS properly. Maps on paper.", ("Maps on paper.",)),
        ("I’ve just started with charts myself.", ()),
        ("Ask Lena and not me. Rotas.", ("Rotas.",)),
        (
            "Saying no upwards. What to do when nobody sits down.",
            ("Saying no upwards.", "What to do when nobody sits down."),
        ),
        ("Slides that don't need reading aloud.", ("Slides that don't need reading aloud.",)),
        ("How to get used to nights.", ("How to get used to nights.",)),
        ("Нет, не ко мне.", ("Нет, не ко мне.",)),  # only English is read so
    ],
)
def test_what_is_denied_is_not_offered(text: str, offered: tuple[str, ...]) -> None:
    assert claims(text) == offered


@pytest.mark.parametrize(
    ("name", "is_one"),
    [
        ("grant writing", True),
        ("new to grants", False),
        ("Interested in SQL", False),
        ("learning disabilities", True),
        ("learning Python", False),
        ("beginner classes", True),
        ("beginner at chess", False),
        ("no longer weeding", False),
        ("news desk", True),
    ],
)
def test_how_a_listed_skill_may_begin(name: str, *, is_one: bool) -> None:
    assert is_skill(name) is is_one


def test_a_denied_word_answers_nobody(colleague, need, ids) -> None:  # type: ignore[no-untyped-def]
    learner = colleague("UA", "rotas: Twelve a year", "new to weeding", ask_me_about="I have never weeded anything.")
    weeder = colleague("UB", "weeding: Tired books")

    assert ids(need("weed the nonfiction"), learner, weeder) == ["UB"]
