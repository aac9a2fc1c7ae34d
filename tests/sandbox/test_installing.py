"""Removing the app, revoking its token, installing it again."""

import pytest

from sandbox.client import CLIENT_ID, CLIENT_SECRET
from sandbox.driver import Person, Workspace
from tests.sandbox.small_app import ADA, Api, App, actions, button, until


@pytest.mark.parametrize("tokens_first", [False, True])
def test_an_uninstall_is_told_of_in_either_order(app: App, ws: Workspace, *, tokens_first: bool) -> None:
    ws.app("uninstall", tokens_first=tokens_first)
    app.wait_for("tokens_revoked")
    app.wait_for("app_uninstalled")
    told = [e["payload"]["event"]["type"] for e in app.came if e["type"] == "events_api"]
    wanted = ["app_uninstalled", "tokens_revoked"]
    assert told == (wanted[::-1] if tokens_first else wanted)


def test_a_revoked_token_says_so(api: Api, app: App, ws: Workspace) -> None:
    ws.app("revoke_tokens")
    assert app.wait_for("tokens_revoked")
    assert app.payloads("app_uninstalled") == []
    assert api("chat.postMessage", channel=ADA, text="too late")["error"] == "token_revoked"


def test_a_removed_app_hears_nothing_more(api: Api, ws: Workspace, ada: Person) -> None:
    api.post(ADA, "press", blocks=[actions(button())])
    ws.app("uninstall")
    assert ada.dm().last().click("Press") == "dispatch_failed"
    assert ada.command("/path").error == "unknown_command"


def test_the_sockets_of_an_app_that_is_nowhere_are_closed_once_it_was_told(api: Api, app: App, ws: Workspace) -> None:
    ws.app("uninstall")
    until(lambda: not app.connected)
    assert [m["reason"] for m in app.came if m["type"] == "disconnect"] == ["link_disabled"]
    assert app.payloads("app_uninstalled")
    assert api("apps.connections.open", token=api.sandbox.app_token)["ok"]


def test_installed_again_it_has_another_token_and_what_was_said_is_there(api: Api, ws: Workspace, ada: Person) -> None:
    first = api.post(ADA, "before")
    assert ws.app("install") == api.sandbox.bot_token
    assert ws.app("uninstall") is None
    again = ws.app("install")
    assert again is not None
    assert again != api.sandbox.bot_token
    assert api.post(ADA, "after", token=again)["channel"] == first["channel"]
    assert [m.text for m in ada.dm().messages()] == ["before", "after"]
    assert api("auth.test")["error"] == "account_inactive"


def test_the_app_may_give_its_token_back(api: Api, app: App) -> None:
    assert api("auth.revoke", test=True) == {"ok": True, "revoked": False}
    assert api("auth.revoke") == {"ok": True, "revoked": True}
    assert app.wait_for("tokens_revoked")
    assert api("auth.revoke")["error"] == "token_revoked"


def test_the_app_may_remove_itself_with_its_credentials(api: Api) -> None:
    right = {"client_id": CLIENT_ID, "client_secret": CLIENT_SECRET}
    assert api("apps.uninstall", **right | {"client_id": "1.2"})["error"] == "invalid_client_id"
    assert api("apps.uninstall", **right | {"client_secret": "guess"})["error"] == "bad_client_secret"
    assert api("apps.uninstall", token="xoxb-somebody-else", **right)["error"] == "invalid_auth"
    assert api("apps.uninstall", **right)["ok"]
    assert api("auth.test")["error"] == "account_inactive"


def test_a_reset_installs_it_as_on_the_first_day(api: Api, ws: Workspace) -> None:
    ws.app("uninstall")
    ws.ask("POST", "reset", {})
    assert api("auth.test")["ok"]
