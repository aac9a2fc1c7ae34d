"""Response URLs: five times, thirty minutes, to one person or to all, in place of the message or beside it."""

from typing import Any

import httpx
from slack_sdk.webhook import WebhookClient

from sandbox.driver import Person
from sandbox.limits import RESPONSE_URL_SECONDS, RESPONSE_URL_USES
from tests.sandbox.small_app import ADA, TOMAS, Api, App, Moments, actions, button


def clicked(api: Api, app: App, ada: Person, **args: Any) -> str:
    """Post a message with a button, press it, and return the response URL of the press."""
    api.post(ADA, "before", blocks=[actions(button())], **args)
    ada.dm().last().click("Press")
    return str(app.payloads("block_actions")[-1]["response_url"])


def send(api: Api, url: str, **body: Any) -> httpx.Response:
    return api.http.post(url, json=body)


def test_an_answer_is_seen_by_the_person_alone(api: Api, app: App, ada: Person) -> None:
    url = clicked(api, app, ada)
    response = WebhookClient(url).send(text="just for you")
    assert (response.status_code, response.body) == (200, "ok")
    assert [(m.fallback, m.ephemeral) for m in ada.dm().messages()] == [("before", False), ("just for you", True)]


def test_an_answer_may_be_for_all(api: Api, app: App, ada: Person, tomas: Person) -> None:
    group = api("conversations.open", users=[ADA, TOMAS])["channel"]["id"]
    api.post(group, blocks=[actions(button())])
    ada.group_with("Tomas Reyes").last().click("Press")
    url = app.payloads("block_actions")[-1]["response_url"]
    assert send(api, url, text="for all", response_type="in_channel").status_code == 200
    assert tomas.group_with("Ada Lindgren").last().text == "for all"


def test_an_answer_may_replace_or_delete_the_message(api: Api, app: App, ada: Person) -> None:
    url = clicked(api, app, ada)
    send(api, url, text="after", blocks=[], replace_original=True)
    assert [m.text for m in ada.dm().messages()] == ["after"]
    send(api, url, delete_original=True)
    assert ada.dm().messages() == []


def test_an_ephemeral_message_is_replaced_too(api: Api, app: App, ada: Person) -> None:
    channel = api("conversations.open", users=ADA)["channel"]["id"]
    api("chat.postEphemeral", channel=channel, user=ADA, text="t", blocks=[actions(button())])
    ada.dm().last().click("Press")
    send(api, app.payloads("block_actions")[-1]["response_url"], text="done", blocks=[], replace_original=True)
    assert [(m.text, m.ephemeral) for m in ada.dm().messages()] == [("done", True)]


def test_an_answer_is_as_strictly_checked_as_a_message(api: Api, app: App, ada: Person) -> None:
    url = clicked(api, app, ada)
    refused = send(api, url, text="t", blocks=[{"type": "mystery"}])
    assert (refused.status_code, refused.json()["error"]) == (400, "invalid_blocks")
    assert send(api, url).json()["error"] == "no_text"


def test_a_response_url_is_used_up(api: Api, app: App, ada: Person) -> None:
    url = clicked(api, app, ada)
    for _ in range(RESPONSE_URL_USES):
        assert send(api, url, text="again").status_code == 200
    refused = send(api, url, text="once more")
    assert (refused.status_code, refused.json()["error"]) == (404, "used_url")


def test_a_response_url_expires(api: Api, app: App, ada: Person, moments: Moments) -> None:
    url = clicked(api, app, ada)
    moments.ahead = RESPONSE_URL_SECONDS + 1
    assert send(api, url, text="late").json()["error"] == "expired_url"
    assert send(api, api.sandbox.base_url + "/response/made-up", text="t").json()["error"] == "invalid_url"
