"""An acknowledged click is a saved click: nobody is answered while what they did is not written yet."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Thread
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.conversations.conftest import Actor, Scene

GOAL = "run a teen advisory council"
A_MOMENT = 1.0
"""Seconds: longer than an answer takes, less than the bot waits for a file that somebody holds."""

pytestmark = pytest.mark.parametrize("staffed_url", ["sqlite"], indirect=True)


@contextmanager
def nothing_is_written(scene: "Scene") -> Iterator[None]:
    """Another program holds the file meanwhile."""
    holder = sqlite3.connect(scene.database_url.removeprefix("sqlite:///"), isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    try:
        yield
    finally:
        holder.execute("ROLLBACK")
        holder.close()


def is_answered(scene: "Scene", deed: Callable[[], object]) -> Iterator[bool]:
    """Whether the deed is answered while nothing can be written, and then whether it is answered at all."""
    doing = Thread(target=deed)
    with nothing_is_written(scene):
        doing.start()
        doing.join(A_MOMENT)
        yield not doing.is_alive()
    doing.join(A_MOMENT * 10)
    yield not doing.is_alive()


def test_a_click(scene: "Scene") -> None:
    ada, tomas = scene("Ada Lindgren", "Tomas Reyes")
    scene.ask(ada, GOAL, first=tomas.name)
    card = tomas.sees(GOAL).page
    assert list(is_answered(scene, lambda: card.click("Accept"))) == [False, True]
    scene.ws.settle()
    ada.sees("Agreed:", GOAL)


def test_a_form(scene: "Scene") -> None:
    ada: Actor = scene("Ada Lindgren")
    ada.types(f"/micromentor {GOAL}")
    assert list(is_answered(scene, ada.form.submit)) == [False, True]
    assert "Ask first" in ada.form.text
