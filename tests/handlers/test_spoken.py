"""What a screen reader says of a message is what the eye sees: the same words, names and dates in the same order."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from flows.decision import Person
from handlers import views
from handlers.text import Reader
from handlers.views.blocks import Layout, Rendered
from sandbox.limits import UPDATE_TEXT
from tests.handlers.test_views import MESSAGES, built, readers, words

NAMES = {"U0ADA": "Ada <!here> Lindgren", "U0TOMAS": "Tomas & Reyes", "W99": "*Rhea*"}
people = st.sampled_from(sorted(NAMES)).map(lambda user_id: Person(user_id, NAMES[user_id]))


@pytest.mark.parametrize("kind", MESSAGES, ids=lambda kind: kind.__name__)
@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_the_text_says_what_the_blocks_show(kind: Any, data: st.DataObject) -> None:
    assert_says_the_same(views.render(data.draw(built(kind, people)), data.draw(readers)))


@settings(max_examples=50, deadline=None)
@given(said=st.lists(words, min_size=1, max_size=12), reader=readers)
def test_however_much_was_written(said: list[str], reader: Reader) -> None:
    page = Layout(reader)
    for each in said:
        page.quote(views.blocks.words(each))
    assert_says_the_same(page.message())


def assert_says_the_same(rendered: Rendered) -> None:
    assert len(rendered.text) <= UPDATE_TEXT
    assert "&" not in re.sub(r"&(amp|lt|gt);", "", rendered.text), "an entity is cut in two"
    heard = iter(rendered.text.split())
    for seen in "\n".join(_shown(rendered.blocks)).split():
        # What was cut from a heading for the eye is said in full.
        said = any(word == seen or (seen[-1] == "…" and word.startswith(seen[:-1])) for word in heard)
        assert said, f"{seen!r} is seen and not heard, or in another order, in {rendered.text!r}"


def _shown(blocks: list[dict[str, Any]]) -> Iterator[str]:
    """The words of a message's blocks, as they would be written in a `text`. Buttons are read out by themselves."""
    for block in blocks:
        if block["type"] == "header":
            yield _escaped(block["text"]["text"])
        elif block["type"] == "rich_text":
            yield "\n".join(_rich(element) for element in block["elements"])
        else:
            assert block["type"] in {"actions", "divider"}, block["type"]


def _rich(element: dict[str, Any]) -> str:
    match element["type"]:
        case "text":
            return _escaped(element["text"])
        case "user":
            return _escaped(NAMES[element["user_id"]])
        case "date":
            return f"<!date^{element['timestamp']}^{element['format']}|{element['fallback']}>"
        case "rich_text_list":
            return "\n".join(_rich(each) for each in element["elements"])
        case _:
            return "".join(_rich(each) for each in element["elements"])


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
