"""What is sent for a block is what the model itself gives for it, and its limits are looked at all the same."""

from datetime import UTC, date, datetime, time
from typing import Any

import pytest
from slack_sdk.errors import SlackObjectFormationError
from slack_sdk.models.blocks import (
    ButtonElement,
    ContextBlock,
    HeaderBlock,
    InputBlock,
    PlainTextObject,
    RichTextBlock,
    RichTextSectionElement,
)
from slack_sdk.models.views import View

from flows.decision import Moment, Person, Phrase, Words
from handlers.text import Reader
from handlers.views.blocks import Button, Confirm, Layout, words
from handlers.views.elements import Choice
from handlers.views.written_out import written_out

NO = words("No")
SURE = Confirm(words("Sure?"), words("It ends."), words("End it"), NO)
CHOICES = (Choice(words("One"), "1", words("only one")), Choice(words("Two"), "2"))


def every_kind() -> Layout:
    """Each block and element that there is to lay out."""
    page = Layout(Reader())
    page.header(words("Next")).line(words("a"), Phrase("home-line-mentorship", {"goal": Words("g"), "other": ADA}))
    page.quote(words("said")).bullets((words("a"), Phrase("words", {"words": Moment(AT)}))).divider()
    page.links(words("see"), ((words("here"), "https://example.org"),))
    page.buttons(
        Button(words("End"), "end", "v", "danger", confirm=SURE), Button(words("Go"), "go", spoken=words("Off"))
    )
    fields: tuple[Any, ...] = (
        page.text_input("a", value="x", limit=9, lines=True, placeholder=NO),
        page.text_input("b", limit=9),
        page.select("c", CHOICES, "1"),
        page.radio("d", CHOICES),
        page.checkboxes("e", CHOICES, ("1", "2")),
        page.multi_select("f", CHOICES, ("2",)),
        page.type_ahead("g", NO, CHOICES, most=3),
        page.person("h", "U1"),
        page.date("i", date(2035, 6, 4)),
        page.date_time("j", AT),
        page.time("k", time(9)),
        page.number("l", 3, least=1, most=9),
    )
    for element in fields:
        page.field(element.action_id, NO, element, optional=True, hint=NO, told_at_once=True)
    return page


AT = datetime(2035, 6, 4, 15, tzinfo=UTC)
ADA = Person("U0ADA", "Ada")


def test_every_block_is_written_out_as_its_model_writes_itself() -> None:
    blocks, _ = every_kind()._made(100)
    view = View(type="modal", title="T", submit="S", callback_id="c", private_metadata="", blocks=blocks)
    assert written_out(view) == view.to_dict()
    assert [list(written_out(block)) for block in blocks] == [list(block.to_dict()) for block in blocks]


def test_an_empty_list_is_said_only_where_slack_takes_one() -> None:
    for block in (RichTextBlock(elements=[RichTextSectionElement(elements=[])]), ContextBlock(elements=[])):
        assert written_out(block) == block.to_dict()


@pytest.mark.parametrize(
    "model",
    [
        HeaderBlock(text=PlainTextObject(text="x" * 151)),
        ButtonElement(text="x", action_id="a", style="loud"),
        InputBlock(label="x", element=Layout(Reader()).text_input("a" * 256, limit=9)),
    ],
    ids=lambda model: type(model).__name__,
)
def test_what_breaks_a_limit_is_not_written_out(model: Any) -> None:
    with pytest.raises(SlackObjectFormationError) as theirs:
        model.to_dict()
    with pytest.raises(SlackObjectFormationError) as ours:
        written_out(model)
    assert str(ours.value) == str(theirs.value)
