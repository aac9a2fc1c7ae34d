"""Everything the bot shows, in every language: what it is called has room where Slack shows it, and says something."""

from collections.abc import Iterator
from typing import Any

import pytest

from bot.gallery.samples import samples
from flows.home_page import HomePage
from handlers import views
from handlers.text import Reader, languages
from handlers.views.home import home
from tests.handlers.test_views import parts

KINDS = [*views.MESSAGES, *views.VIEWS, HomePage]


def drawn(kind: type[Any], reader: Reader) -> Iterator[Any]:
    for _, state in samples(kind):
        if kind in views.MESSAGES:
            yield views.render(state, reader).blocks
        else:
            yield views.render_view(state, reader) if kind in views.VIEWS else home(state, reader)


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_no_title_button_or_label_is_cut(kind: type[Any], language: str) -> None:
    for shown in drawn(kind, Reader(language, "America/Chicago")):
        for part in parts(shown):
            if part.get("type") == "plain_text":
                assert part["text"].strip()
                assert not part["text"].endswith("…"), part["text"]
