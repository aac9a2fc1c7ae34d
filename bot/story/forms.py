"""How people fill in forms: opened by a button or a command, sent in, and put away when they are read.

Somebody who does not find what they would fill in is an AssertionError. It must not know what a form is about.
"""

from collections.abc import Mapping
from datetime import datetime

from sandbox.driver import Person
from sandbox.pages import MessagePage, ViewPage

Fields = Mapping[str, str | list[str] | datetime]
"""What is filled in, by the labels of the fields."""


def open_form(person: Person) -> ViewPage:
    """The form in front of the person."""
    form = person.workspace.until(person.modal)
    assert isinstance(form, ViewPage)  # noqa: S101 - what until returned
    return form


def press(message: MessagePage, button: str) -> ViewPage:
    """Press a button that opens a form. Nobody can while another form is open."""
    if message.person.modal() is not None:
        raise AssertionError(f"{message.person.name} has a form open before {button!r}")
    message.click(button)
    return open_form(message.person)


def send(form: ViewPage) -> ViewPage | None:
    """Send a form in; what stands there then."""
    sent = form.submit()
    if not sent.ok or sent.errors:
        raise AssertionError(f"the form was not taken: {sent.error} {sent.errors}")
    return sent.modal


def next_page(form: ViewPage) -> ViewPage:
    """Send a form in; the page that comes after it."""
    following = send(form)
    if following is None:
        raise AssertionError(f"nothing comes after {form.title!r}")
    return following


def put_away(person: Person) -> None:
    """Close what a form left behind to be read."""
    while (shown := person.modal()) is not None:
        shown.close()


def fill_in(message: MessagePage, button: str, fields: Fields) -> None:
    """Press a button, fill in the form that it opens, send it in, and put away what it says then."""
    form = press(message, button)
    for label, value in fields.items():
        form.fill(label, value)
    send(form)
    put_away(message.person)
