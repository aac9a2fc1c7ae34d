"""Installing by OAuth: the page, the code, and what it is exchanged for; every way Slack would refuse."""

import base64
from collections.abc import Iterator
from dataclasses import replace
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

import pytest
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from sandbox.client import CLIENT_ID, CLIENT_SECRET
from sandbox.driver import DriverError, Person, Workspace
from sandbox.limits import OAUTH_CODE_SECONDS
from sandbox.parts import Terms
from sandbox.server import Sandbox
from sandbox.team import Enterprise, Team
from tests.sandbox.small_app import ADA, GONE, GUEST, PEOPLE, TOMAS, Api, Moments

BACK = "https://app.example/slack/oauth_redirect"
SCOPES = "chat:write,commands,im:history"
NORTH = Team("T0NORTH", "North Library", PEOPLE, enterprise=Enterprise("E0COUNTY", "The County"), installed=False)
TURNING = Team("T0TURNING", "Turning Library", PEOPLE, installed=False, rotates=True)
RIGHT = {"client_id": CLIENT_ID, "client_secret": CLIENT_SECRET, "redirect_uri": BACK}


@pytest.fixture
def terms(terms: Terms) -> Terms:
    return replace(terms, further=[NORTH, TURNING], redirect_urls=[BACK])


@pytest.fixture
def north(sandbox: Sandbox) -> Iterator[Workspace]:
    with Workspace(sandbox.base_url, NORTH.id) as north:
        yield north


@pytest.fixture
def north_ada(north: Workspace) -> Person:
    return north.person(ADA)


def asking(sandbox: Sandbox, **other: str | None) -> str:
    asked: dict[str, str | None] = {"client_id": CLIENT_ID, "scope": SCOPES, "redirect_uri": BACK, "state": "a state"}
    given = {key: value for key, value in (asked | other).items() if value is not None}
    return f"{sandbox.authorize_url}?{urlencode(given)}"


def query(url: str) -> dict[str, str]:
    assert url.startswith(BACK + "?")
    return {key: values[0] for key, values in parse_qs(urlsplit(url).query).items()}


def code_for(person: Person, sandbox: Sandbox, **other: str | None) -> str:
    return query(person.workspace.allow(asking(sandbox, **other), person))["code"]


def exchange(api: Api, code: str, /, **other: Any) -> dict[str, Any]:
    form = {key: value for key, value in (RIGHT | {"code": code} | other).items() if value is not None}
    answer: dict[str, Any] = api.http.post("oauth.v2.access", data=form).json()
    return answer


def test_who_allows_it_comes_back_with_a_code_and_the_state(sandbox: Sandbox, north_ada: Person) -> None:
    back = query(north_ada.workspace.allow(asking(sandbox), north_ada))
    assert set(back) == {"code", "state"}
    assert back["state"] == "a state"


def test_who_cancels_comes_back_with_an_error_and_the_state(sandbox: Sandbox, north: Workspace) -> None:
    assert query(north.cancel(asking(sandbox))) == {"error": "access_denied", "state": "a state"}


def test_a_code_is_exchanged_for_a_token(sandbox: Sandbox, api: Api, north_ada: Person) -> None:
    code = code_for(north_ada, sandbox)
    assert api("auth.test", token=NORTH.token)["error"] == "invalid_auth"  # installed when the code is exchanged
    assert exchange(api, code) == {
        "ok": True,
        "app_id": "A0SANDBOX",
        "authed_user": {"id": ADA},
        "scope": SCOPES,
        "token_type": "bot",
        "access_token": NORTH.token,
        "bot_user_id": "U0BOTT0NORTH",
        "team": {"id": NORTH.id, "name": "North Library"},
        "enterprise": {"id": "E0COUNTY", "name": "The County"},
        "is_enterprise_install": False,
    }
    assert api("auth.test", token=NORTH.token)["team_id"] == NORTH.id


def test_outside_of_a_grid_there_is_no_enterprise(sandbox: Sandbox, api: Api, ada: Person) -> None:
    answer = exchange(api, code_for(ada, sandbox))
    assert (answer["enterprise"], answer["access_token"]) == (None, sandbox.bot_token)


def test_the_app_may_do_what_was_granted_and_no_more(sandbox: Sandbox, api: Api, north_ada: Person) -> None:
    exchange(api, code_for(north_ada, sandbox, scope="im:write"))
    refused = api("chat.postMessage", token=NORTH.token, channel=ADA, text="hello")
    assert (refused["error"], refused["needed"], refused["provided"]) == ("missing_scope", "chat:write", "im:write")
    exchange(api, code_for(north_ada, sandbox))
    assert api("chat.postMessage", token=NORTH.token, channel=ADA, text="hello")["ok"]


def test_a_removed_app_comes_back_with_another_token(sandbox: Sandbox, api: Api, north_ada: Person) -> None:
    first = exchange(api, code_for(north_ada, sandbox))["access_token"]
    assert exchange(api, code_for(north_ada, sandbox))["access_token"] == first
    north_ada.workspace.app("uninstall")
    second = exchange(api, code_for(north_ada, sandbox))["access_token"]
    assert second != first
    assert [api("auth.test", token=token).get("error") for token in (first, second)] == ["account_inactive", None]


def test_tokens_that_rotate_come_with_another_to_renew_them(sandbox: Sandbox, api: Api) -> None:
    with Workspace(sandbox.base_url, TURNING.id) as turning:
        answer = exchange(api, code_for(turning.person(ADA), sandbox))
    assert answer["access_token"].startswith("xoxe.xoxb-")
    assert (answer["expires_in"], answer["refresh_token"][:7]) == (43_200, "xoxe-1-")


def test_the_credentials_may_come_by_basic_authentication(sandbox: Sandbox, api: Api, north_ada: Person) -> None:
    form = {"code": code_for(north_ada, sandbox), "redirect_uri": BACK}
    for secret, error in (("guess", "bad_client_secret"), (CLIENT_SECRET, None)):
        header = "Basic " + base64.b64encode(f"{CLIENT_ID}:{secret}".encode()).decode()
        answer = api.http.post("oauth.v2.access", data=form, headers={"Authorization": header}).json()
        assert answer.get("error") == error


def test_slacks_own_client_installs_and_removes(sandbox: Sandbox, north_ada: Person) -> None:
    web = WebClient(base_url=sandbox.api_url)
    code = code_for(north_ada, sandbox)
    answer = web.oauth_v2_access(client_id=CLIENT_ID, client_secret=CLIENT_SECRET, code=code, redirect_uri=BACK)
    bot = WebClient(token=answer["access_token"], base_url=sandbox.api_url)
    assert bot.auth_test()["enterprise_id"] == "E0COUNTY"
    assert bot.apps_uninstall(client_id=CLIENT_ID, client_secret=CLIENT_SECRET)["ok"]
    with pytest.raises(SlackApiError, match="account_inactive"):
        bot.auth_test()


@pytest.mark.parametrize(
    ("other", "error"),
    [
        ({"client_id": "1.2"}, "invalid_client_id"),
        ({"client_id": None}, "invalid_client_id"),
        ({"client_secret": "guess"}, "bad_client_secret"),
        ({"client_secret": None}, "bad_client_secret"),
        ({"code": "1.2.3"}, "invalid_code"),
        ({"code": None}, "invalid_code"),
        ({"redirect_uri": BACK + "/"}, "bad_redirect_uri"),
        ({"redirect_uri": None}, "bad_redirect_uri"),
        ({"grant_type": "password"}, "invalid_grant_type"),
    ],
)
def test_an_exchange_that_is_not_as_it_should_be_is_refused(
    sandbox: Sandbox, api: Api, north_ada: Person, other: dict[str, str | None], error: str
) -> None:
    code = code_for(north_ada, sandbox)
    assert exchange(api, code, **other)["error"] == error
    assert api("auth.test", token=NORTH.token)["error"] == "invalid_auth"
    assert exchange(api, code)["ok"]


def test_a_code_is_good_once(sandbox: Sandbox, api: Api, north_ada: Person) -> None:
    code = code_for(north_ada, sandbox)
    assert exchange(api, code)["ok"]
    assert exchange(api, code)["error"] == "code_already_used"


def test_a_code_is_good_for_ten_minutes(sandbox: Sandbox, api: Api, north_ada: Person, moments: Moments) -> None:
    code = code_for(north_ada, sandbox)
    moments.ahead += OAUTH_CODE_SECONDS + 1
    assert exchange(api, code)["error"] == "invalid_code"


def test_without_an_address_it_is_the_only_one_there_is(sandbox: Sandbox, api: Api, north_ada: Person) -> None:
    code = code_for(north_ada, sandbox, redirect_uri=None)
    assert exchange(api, code)["error"] == "bad_redirect_uri"
    assert exchange(api, code, redirect_uri=None)["ok"]


def test_an_address_below_one_of_the_apps_will_do(sandbox: Sandbox, north_ada: Person) -> None:
    location = north_ada.workspace.allow(asking(sandbox, redirect_uri=BACK + "/deep?x=1"), north_ada)
    assert location.startswith(BACK + "/deep?x=1&code=")


@pytest.mark.parametrize(
    ("other", "words"),
    [
        ({"client_id": "1.2"}, "Invalid client_id"),
        ({"scope": ""}, "No scopes requested"),
        ({"scope": "chat:write,admin"}, "Invalid permissions requested: admin"),
        ({"redirect_uri": "https://elsewhere.example/"}, "did not match any configured URIs"),
        ({"redirect_uri": BACK + ".elsewhere.example"}, "did not match any configured URIs"),
    ],
)
def test_slack_does_not_ask_for_what_it_would_not_allow(
    sandbox: Sandbox, api: Api, north_ada: Person, other: dict[str, str], words: str
) -> None:
    response = api.http.get(asking(sandbox, **other))
    assert response.status_code == 400
    assert words in response.text
    with pytest.raises(DriverError, match="not_authorized"):
        north_ada.workspace.allow(asking(sandbox, **other), north_ada)


@pytest.mark.parametrize("who", [GUEST, GONE, "U0BOTT0NORTH"])
def test_who_may_not_install_apps_is_refused(sandbox: Sandbox, north: Workspace, who: str) -> None:
    with pytest.raises(DriverError, match="may not install apps"):
        north.allow(asking(sandbox), north.person(who))


def test_the_page_names_app_permissions_and_people_as_text(sandbox: Sandbox, api: Api, north_ada: Person) -> None:
    north_ada.change(real_name="<b>Ada</b> & co")
    page = api.http.get(asking(sandbox, state='"><script>')).text
    assert "Pathfinder asks to be installed" in page
    assert "<code>chat:write</code>" in page
    assert '<option value="T0NORTH/U0ADA00001">&lt;b&gt;Ada&lt;/b&gt; &amp; co, North Library</option>' in page
    assert f'value="T0SANDBOX/{TOMAS}"' in page
    assert GUEST not in page
    assert "<script>" not in page


def test_secrets_are_not_noted(sandbox: Sandbox, api: Api, ws: Workspace, north_ada: Person) -> None:
    code = code_for(north_ada, sandbox)
    exchange(api, code)
    assert CLIENT_SECRET not in str(ws.calls())
    assert code not in str(ws.calls())


def test_the_apps_addresses_may_be_set_later(sandbox: Sandbox, north_ada: Person) -> None:
    later = "http://127.0.0.1:3000/slack/oauth_redirect"
    with pytest.raises(DriverError, match="not_authorized"):
        north_ada.workspace.allow(asking(sandbox, redirect_uri=later), north_ada)
    north_ada.workspace.redirect_urls(later)
    assert north_ada.workspace.allow(asking(sandbox, redirect_uri=later), north_ada).startswith(later + "?code=")


def test_the_exchange_may_fail_as_any_call_may(sandbox: Sandbox, api: Api, ws: Workspace, north_ada: Person) -> None:
    code = code_for(north_ada, sandbox)
    ws.fault("server_error", method="oauth.v2.access")
    form = {**RIGHT, "code": code}
    assert api.http.post("oauth.v2.access", data=form).status_code == 500
    assert exchange(api, code)["ok"]
