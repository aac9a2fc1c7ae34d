"""Installing by OAuth: the pages, the state, the tokens at rest. Slack's side is a small server here."""

import json
import re
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any
from urllib.parse import parse_qs, urlparse

import httpx
import pytest
import sqlmodel
from sqlalchemy import func, select, text

from bot.build import build
from bot.doctor import examine
from bot.key_rotation import Rotation, rotate
from bot.line import CannotServe
from bot.outcome import NoToken
from bot.process import Bot
from bot.sealing import Seal, new_key
from bot.settings import Settings
from bot.web import WebLine
from flows.home import HomeOpened
from flows.installation import Installation, WorkspaceLeft
from flows.member import MemberMet
from sandbox.local_http import settings as local
from storage.installation import Installations
from storage.migrations.tables import metadata
from storage.outbox_row import OutboxRow, State
from storage.timers import Timers

KEY = new_key()
GRANT = {
    "ok": True,
    "app_id": "A1",
    "access_token": "xoxb-of-t7",
    "token_type": "bot",
    "scope": "commands,chat:write",
    "bot_user_id": "UBOT",
    "team": {"id": "T7", "name": "Alder & Ash"},
    "enterprise": None,
    "authed_user": {"id": "UINSTALLER"},
    "is_enterprise_install": False,
}


class Slack(ThreadingHTTPServer):
    """The two methods of Slack's that an installation calls. `grant` is what a code is good for."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.grant: dict[str, Any] = GRANT
        self.asked: list[dict[str, list[str]]] = []
        self._thread = Thread(target=self.serve_forever, kwargs={"poll_interval": 0.01})
        self._thread.start()

    @property
    def api_url(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}/api/"

    def stop(self) -> None:
        self.shutdown()
        self._thread.join()
        self.server_close()


class Handler(BaseHTTPRequestHandler):
    server: Slack

    def do_POST(self) -> None:
        given = self.rfile.read(int(self.headers["Content-Length"] or 0)).decode()
        if self.path.endswith("oauth.v2.access"):
            self.server.asked.append(parse_qs(given))
            answer = self.server.grant
        else:
            answer = {"ok": True, "user": {"id": "UADA", "name": "ada"}} if "users.info" in self.path else {}
            answer |= {"ok": True, "bot_id": "BBOT", "user_id": "UBOT", "team_id": "T7", "url": "https://t7.example/"}
        body = json.dumps(answer).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: Any) -> None:
        """Say nothing."""


@pytest.fixture
def slack() -> Iterator[Slack]:
    slack = Slack()
    yield slack
    slack.stop()


def settings(slack: Slack, database_url: str, **more: str) -> Settings:
    given = {
        "SLACK_SIGNING_SECRET": "signing",
        "SLACK_CLIENT_ID": "1.2",
        "SLACK_CLIENT_SECRET": "client-secret",
        "SLACK_API_URL": slack.api_url,
        "DATABASE_URL": database_url,
        "MICROMENTOR_HTTP_PORT": "0",
        "MICROMENTOR_PUBLIC_URL": "https://mentors.example.org",
        "MICROMENTOR_TOKEN_KEYS": KEY,
    }
    return Settings.model_validate(given | more)


@pytest.fixture
def bot(slack: Slack, database_url: str, clock: "MovableClock") -> Iterator[Bot]:
    bot = build(settings(slack, database_url), clock, mode="serve")
    bot.start()
    yield bot
    bot.stop()


class Browser:
    """Somebody's browser at the bot's pages. It keeps the cookie, which is for https alone, by itself."""

    def __init__(self, bot: Bot) -> None:
        assert isinstance(bot.line, WebLine)
        self._http = httpx.Client(**local(base_url=bot.line.url))
        self.cookie = ""

    def install(self) -> dict[str, list[str]]:
        """Open the install page; what its link says to Slack."""
        page = self._http.get("/slack/install")
        assert page.status_code == 200
        assert_reads_well(page.text)
        self.cookie = page.headers["set-cookie"].partition(";")[0]
        assert "Secure" in page.headers["set-cookie"]
        found = re.search(r'href="(http[^"]*/oauth/v2/authorize\?[^"]*)"', page.text)
        assert found
        return parse_qs(urlparse(found[1].replace("&amp;", "&")).query)

    def back(self, **query: str) -> httpx.Response:
        """Come back from Slack."""
        page = self._http.get("/slack/oauth_redirect", params=query, headers={"cookie": self.cookie})
        assert_reads_well(page.text)
        return page

    def close(self) -> None:
        self._http.close()


def assert_reads_well(page: str) -> None:
    """What a screen reader needs of any page."""
    assert page.startswith("<!doctype html>")
    assert '<html lang="en">' in page
    assert page.count("<h1>") == page.count("<main>") == page.count("<title>") == 1
    assert "Traceback" not in page


@pytest.fixture
def browser(bot: Bot) -> Iterator[Browser]:
    browser = Browser(bot)
    yield browser
    browser.close()


def kept(bot: Bot, team_id: str = "T7") -> Installation | None:
    with bot.database.reading() as session:
        return Installations(session).get(team_id)


def test_a_workspace_installs_the_app(bot: Bot, browser: Browser, slack: Slack) -> None:
    asked = browser.install()
    assert asked["redirect_uri"] == ["https://mentors.example.org/slack/oauth_redirect"]
    assert "mpim:history" in asked["scope"][0].split(",")
    page = browser.back(code="the-code", state=asked["state"][0])
    assert page.status_code == 200
    assert "Micromentor is in Alder &amp; Ash" in page.text
    assert slack.asked[0]["code"] == ["the-code"]
    installation = kept(bot)
    assert installation
    assert installation.is_active
    assert (installation.bot_user_id, installation.bot_id, installation.installer_id) == ("UBOT", "BBOT", "UINSTALLER")
    assert installation.scopes == ("commands", "chat:write")
    assert bot.tokens.of(installation) == "xoxb-of-t7"


def test_no_token_stands_in_the_database(bot: Bot, browser: Browser) -> None:
    browser.back(code="c", state=browser.install()["state"][0])
    with bot.database.reading() as session:
        row = session.execute(text("SELECT * FROM installation WHERE team_id = 'T7'")).one()
    assert row.token
    assert "xoxb" not in str(row)


def test_an_enterprise_id_is_kept(bot: Bot, browser: Browser, slack: Slack) -> None:
    slack.grant = GRANT | {"enterprise": {"id": "E1", "name": "Counties"}}
    browser.back(code="c", state=browser.install()["state"][0])
    installation = kept(bot)
    assert installation
    assert (installation.enterprise_id, installation.enterprise_name) == ("E1", "Counties")


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (
            {"is_enterprise_install": True, "team": None, "enterprise": {"id": "E1", "name": "Counties"}},
            "One workspace",
        ),
        ({"refresh_token": "xoxe-1-r", "expires_in": 43200}, "Token rotation is turned on"),
        ({"access_token": None, "bot_user_id": None}, "no bot user"),
        ({"ok": False, "error": "invalid_code"}, "Trying again may help"),
    ],
    ids=["org-wide", "rotation", "no bot", "a used code"],
)
def test_what_cannot_be_served_is_not_kept_and_says_why(
    bot: Bot, browser: Browser, slack: Slack, change: dict[str, Any], words: str
) -> None:
    slack.grant = GRANT | change
    page = browser.back(code="c", state=browser.install()["state"][0])
    assert page.status_code >= 400
    assert words in page.text
    with bot.database.reading() as session:
        assert Installations(session).active() == []


def test_who_stops_on_slacks_page_hears_that_nothing_changed(browser: Browser) -> None:
    page = browser.back(error="access_denied", state=browser.install()["state"][0])
    assert (page.status_code, "nothing changed" in page.text) == (200, True)


def test_a_state_is_good_once_and_in_one_browser(bot: Bot, browser: Browser, slack: Slack) -> None:
    state = browser.install()["state"][0]
    cookie, browser.cookie = browser.cookie, ""
    assert "start again" in browser.back(code="c", state=state).text
    browser.cookie = cookie
    assert "start again" in browser.back(code="c", state="made-up").text
    assert slack.asked == []
    assert browser.back(code="c", state=state).status_code == 200
    assert "start again" in browser.back(code="c", state=state).text
    assert len(slack.asked) == 1


def test_a_slack_that_is_away_is_a_page_too(bot: Bot, browser: Browser, slack: Slack) -> None:
    slack.grant = {}
    page = browser.back(code="c", state=browser.install()["state"][0])
    assert "could not be installed" in page.text
    assert kept(bot) is None


def test_another_process_hears_of_a_workspace_installed_since(
    bot: Bot, browser: Browser, slack: Slack, database_url: str
) -> None:
    other = build(settings(slack, database_url), mode="serve")
    other.start()
    try:
        browser.back(code="c", state=browser.install()["state"][0])
        assert other.tokens.in_team("T7") == "xoxb-of-t7"
    finally:
        other.stop()


def test_a_key_that_opens_nothing_is_said_at_start(bot: Bot, browser: Browser, slack: Slack, database_url: str) -> None:
    browser.back(code="c", state=browser.install()["state"][0])
    other = build(settings(slack, database_url, MICROMENTOR_TOKEN_KEYS=new_key()), mode="serve")
    try:
        with pytest.raises(CannotServe, match=r"No key .* opens the tokens of T7"):
            other.start()
        with pytest.raises(NoToken):
            other.tokens.in_team("T7")
    finally:
        other.stop()


def test_a_token_moved_to_another_workspace_is_not_opened() -> None:
    seal = Seal([KEY])
    sealed = seal.close("T7", "xoxb-of-t7")
    assert seal.open("T7", sealed) == "xoxb-of-t7"
    with pytest.raises(Exception, match="sealed for T7"):
        seal.open("T8", sealed)


def test_keys_are_changed_without_a_word_to_anybody(
    bot: Bot, browser: Browser, slack: Slack, database_url: str
) -> None:
    browser.back(code="c", state=browser.install()["state"][0])
    newest = new_key()
    both = settings(slack, database_url, MICROMENTOR_TOKEN_KEYS=f"{newest},{KEY}")
    assert rotate(both) == Rotation(1, ())
    installation = kept(bot)
    assert installation
    assert Seal([newest]).open("T7", installation.token or "") == "xoxb-of-t7"


def test_tokens_whose_key_is_lost_can_be_given_up(bot: Bot, browser: Browser, slack: Slack, database_url: str) -> None:
    browser.back(code="c", state=browser.install()["state"][0])
    other = settings(slack, database_url, MICROMENTOR_TOKEN_KEYS=new_key())
    assert rotate(other) == Rotation(0, ("T7",))
    assert rotate(other, drop_unreadable=True) == Rotation(0, ("T7",))
    assert rotate(other) == Rotation(0, ())
    assert (installation := kept(bot))
    assert installation.token is None
    browser.back(code="c", state=browser.install()["state"][0])
    assert bot.tokens.in_team("T7") == "xoxb-of-t7", "it is installed anew"


def test_the_doctor_looks_into_the_way_in_and_the_tokens(
    bot: Bot, browser: Browser, slack: Slack, database_url: str
) -> None:
    browser.back(code="c", state=browser.install()["state"][0])
    found = list(examine(settings(slack, database_url)))
    assert [finding for finding in found if not finding.well] == []
    told = " ".join(finding.words for finding in found)
    for words in ("signing secret is set", "https://mentors.example.org/slack/events", "in the database: 1. Every one"):
        assert words in told
    for keys, words in ((new_key(), "No key"), ("", "is not set")):
        (fault,) = (f for f in examine(settings(slack, database_url, MICROMENTOR_TOKEN_KEYS=keys)) if not f.well)
        assert words in fault.words
        assert fault.advice


class MovableClock:
    """Where a test puts it."""

    now_is = datetime.now(UTC)

    def now(self) -> datetime:
        return self.now_is

    def refresh(self) -> None:
        pass


@pytest.fixture
def clock() -> MovableClock:
    return MovableClock()


def rows_of(bot: Bot, team_id: str) -> set[str]:
    """The tables that hold anything of the workspace."""
    tables = [table for table in metadata().sorted_tables if "team_id" in table.c]
    with bot.database.reading() as session:
        found = [
            t.name for t in tables if session.scalar(select(func.count()).select_from(t).where(t.c.team_id == team_id))
        ]
    return set(found)


def lived_in(bot: Bot, team_id: str) -> None:
    """Somebody opened their Home, and somebody is asked about."""
    at = bot.services.now()
    bot.services.handle(MemberMet(team_id=team_id, at=at, user_id="UADA", name="Ada", zone="UTC"))
    bot.services.handle(HomeOpened(team_id=team_id, at=at, user_id="UADA"))


def test_a_workspace_that_left_is_forgotten_in_time_and_another_is_not(
    bot: Bot, browser: Browser, slack: Slack, clock: MovableClock, until: Callable[[Callable[[], Any], str], Any]
) -> None:
    for team_id in ("T7", "T8"):
        slack.grant = GRANT | {"team": {"id": team_id, "name": team_id}}
        browser.back(code="c", state=browser.install()["state"][0])
        lived_in(bot, team_id)
    until(lambda: bot.status().idle, "all to be said")
    others = rows_of(bot, "T8")
    bot.services.handle(WorkspaceLeft(team_id="T7", at=clock.now_is))
    clock.now_is += timedelta(days=29)
    until(lambda: bot.status().idle, "the clock")
    assert "member" in rows_of(bot, "T7")
    clock.now_is += timedelta(days=2)
    bot.scheduler.wake()
    until(lambda: rows_of(bot, "T7") == set(), "everything to be forgotten")
    assert rows_of(bot, "T8") == others


def test_what_waited_when_the_app_went_is_not_said_when_it_is_back(
    bot: Bot, browser: Browser, slack: Slack, clock: MovableClock
) -> None:
    browser.back(code="c", state=browser.install()["state"][0])
    bot.courier.stop()  # so that it waits
    lived_in(bot, "T7")
    bot.services.handle(WorkspaceLeft(team_id="T7", at=clock.now_is))
    browser.back(code="c", state=browser.install()["state"][0])
    with bot.database.reading() as session:
        assert set(session.exec(sqlmodel.select(OutboxRow.state))) == {State.DROPPED}
        assert Timers(session).next_due() is None, "it is not forgotten any more"
    assert bot.tokens.in_team("T7") == "xoxb-of-t7"
