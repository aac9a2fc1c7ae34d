"""People who try again: what was not answered is done once more, and nothing else is."""

from collections.abc import Iterator

import pytest

from bot.story.again import PatientWorkspace
from sandbox.parts import Terms
from sandbox.server import Sandbox
from tests.sandbox.small_app import ADA, MANIFEST, PEOPLE, Api, App, actions, button, modal


@pytest.fixture
def sandbox() -> Iterator[Sandbox]:
    with Sandbox(Terms(MANIFEST, PEOPLE)) as running:
        yield running


@pytest.fixture
def app(sandbox: Sandbox) -> Iterator[App]:
    app = App(Api(sandbox))
    yield app
    app.close()
    app.api.http.close()


@pytest.fixture
def people(sandbox: Sandbox) -> Iterator[PatientWorkspace]:
    with PatientWorkspace(sandbox.base_url) as people:
        yield people


def silent_at_first(answers: list[object]) -> object:
    """An app that does not answer the first time: None is silence."""
    return lambda _payload: answers.pop(0)


def test_a_command_that_was_not_answered_is_typed_again(app: App, people: PatientWorkspace) -> None:
    app.answers["command"] = silent_at_first([None, {"text": "here I am"}])
    answer = people.person(ADA).command("/path")
    assert answer.message is not None
    assert answer.message.text == "here I am"
    assert (len(app.payloads("command")), people.again) == (2, 1)


def test_what_was_answered_is_not_done_again(app: App, people: PatientWorkspace) -> None:
    assert people.person(ADA).command("/path").ok
    assert (len(app.payloads("command")), people.again, people.deeds) == (1, 0, 1)


def test_a_form_that_opened_was_an_answer(app: App, people: PatientWorkspace) -> None:
    def open_and_die(payload: dict[str, str]) -> None:
        app.api("views.open", trigger_id=payload["trigger_id"], view=modal(actions(button())))

    app.answers["command"] = open_and_die
    ada = people.person(ADA)
    assert ada.command("/path").ok
    assert ada.modal() is not None
    assert (len(app.payloads("command")), people.again) == (1, 0)


def test_a_button_that_is_gone_was_taken(app: App, people: PatientWorkspace) -> None:
    said = app.api.post(ADA, "a card", blocks=[actions(button())])

    def save_and_die(_payload: object) -> None:
        app.api("chat.update", channel=said["channel"], ts=said["ts"], text="taken", blocks=[])

    app.answers["block_actions"] = save_and_die
    ada = people.person(ADA)
    assert ada.dm().last().click("Press") is None
    assert len(app.payloads("block_actions")) == 1
    assert ada.dm().last().text == "taken"
