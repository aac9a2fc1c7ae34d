"""Where a session is, as somebody typed it: which link gets a button, and what the button names."""

import pytest

from handlers import text
from handlers.text import Reader
from handlers.views.place import link, open_link


@pytest.mark.parametrize(
    ("typed", "address", "label"),
    [
        ("https://meet.example/odalys", "https://meet.example/odalys", "Open meet.example"),
        (
            "Call: https://zoom.example:8443/j/1?pwd=a.b#x.",
            "https://zoom.example:8443/j/1?pwd=a.b#x",
            "Open zoom.example",
        ),
        ("mine (http://rooms.example)", "http://rooms.example", "Open rooms.example"),
        ("https://bank.example@evil.example/", "https://bank.example", "Open bank.example"),
        ("https://meet.example/<!channel>|click", "https://meet.example/", "Open meet.example"),
    ],
)
def test_a_link_in_it_has_a_button_that_names_its_site(typed: str, address: str, label: str) -> None:
    (button,) = open_link(typed)
    assert (link(typed), button.url) == (address, address)
    assert text.plain(button.label, Reader()) == label


@pytest.mark.parametrize(
    "typed", ["", "Room 4", "https://", "javascript:alert(1)", "https://../", "meet.example/odalys"]
)
def test_what_is_no_link_has_none(typed: str) -> None:
    assert not open_link(typed)
