"""The chapters by name, as the command line gives them."""

import pytest
from typer.testing import CliRunner

from bot.cli import app
from bot.story.chapters import NAMED, TOUR, UnknownChapterError, chosen, listed
from bot.story.play import play


def test_every_chapter_has_a_line_that_says_what_it_tells() -> None:
    told = CliRunner().invoke(app, ["story", "--chapter", "list"])

    assert told.exit_code == 0
    assert told.output.splitlines() == list(listed())
    assert [line.split()[0] for line in listed()] == list(NAMED)
    assert all(line.endswith(".") for line in listed())


def test_a_chapter_that_is_not_there_is_answered_with_those_that_are() -> None:
    told = CliRunner().invoke(app, ["story", "--chapter", "nope"])

    assert told.exit_code == 2
    with pytest.raises(UnknownChapterError, match=r"no chapter 'nope'.*two-sessions"):
        chosen(["two-sessions", "nope"])


@pytest.mark.timeout(900)
def test_the_tour_is_as_promised() -> None:
    """The other chapters are conversations of tests/conversations too; `make story` plays them all."""
    told: list[str] = []

    assert play(told.append, TOUR) == 0, "\n".join(told[-40:])
