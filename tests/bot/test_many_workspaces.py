"""Two workspaces with equal ids, two processes, one database: installed by OAuth, used, left and entered again."""

import re
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from typing import Any

import httpx
import pytest

from bot.build import build
from bot.child import free_port
from bot.process import Bot
from bot.sealing import new_key
from bot.settings import Settings
from bot.web import WebLine
from sandbox.driver import Workspace
from sandbox.local_http import settings as local
from sandbox.parts import Terms
from sandbox.server import Sandbox
from sandbox.team import Enterprise, Team
from storage.installation import Installations
from tests.bot.conftest import ADA, MANIFEST, PEOPLE, TOMAS

FIRST, NORTH = "T0SANDBOX", "T0NORTH"
Until = Callable[[Callable[[], Any], str], Any]


class Town:
    """The two workspaces and the two processes, nothing installed yet."""

    def __init__(self, sandbox: Sandbox, bots: list[Bot], stack: ExitStack) -> None:
        self.sandbox = sandbox
        self.bots = bots
        self.first = stack.enter_context(Workspace(sandbox.base_url))
        self.north = stack.enter_context(Workspace(sandbox.base_url, NORTH))
        urls = [bot.line.url for bot in bots if isinstance(bot.line, WebLine)]
        self.first.redirect_urls(f"{urls[0]}/slack/oauth_redirect")
        self.first.request_urls(*(f"{url}/slack/events" for url in urls), verified=True)
        self.first.bot_status(*(f"{bot.status_server.url}/status" for bot in bots if bot.status_server))
        self._browser = stack.enter_context(httpx.Client(**local(urls[0], base_url=urls[0])))

    def installs(self, workspace: Workspace, who: str = ADA) -> str:
        """Go the whole way in a browser, and read the last page."""
        page = self._browser.get("/slack/install")
        cookie = page.headers["set-cookie"].partition(";")[0]
        link = re.search(r'href="([^"]*/oauth/v2/authorize[^"]*)"', page.text)
        assert link
        back = workspace.allow(link[1].replace("&amp;", "&"), workspace.person(who))
        return self._browser.get(back, headers={"cookie": cookie}).text


@pytest.fixture
def town(database_url: str) -> Iterator[Town]:
    north = Team(NORTH, "North Library", PEOPLE, enterprise=Enterprise("E0COUNTY", "The County"), installed=False)
    terms = Terms(MANIFEST, PEOPLE, retry_delays=(0.1, 0.1, 0.1), installed=False, further=[north])
    with ExitStack() as stack:
        sandbox = stack.enter_context(Sandbox(terms))
        port, key = free_port(), new_key()
        bots = []
        for number in range(2):
            settings = Settings.model_validate(
                {
                    "SLACK_API_URL": sandbox.api_url,
                    "SLACK_SIGNING_SECRET": sandbox.signing_secret,
                    "SLACK_CLIENT_ID": terms.client_id,
                    "SLACK_CLIENT_SECRET": terms.client_secret,
                    "MICROMENTOR_TOKEN_KEYS": key,
                    "MICROMENTOR_PUBLIC_URL": f"http://127.0.0.1:{port}",
                    "MICROMENTOR_HTTP_PORT": "0" if number else str(port),
                    "MICROMENTOR_STATUS_PORT": "0",
                    "MICROMENTOR_CLOCK_URL": sandbox.clock_url,
                    "DATABASE_URL": database_url,
                }
            )
            bot = build(settings, mode="serve")
            stack.callback(bot.stop)
            bot.start()
            bots.append(bot)
        yield Town(sandbox, bots, stack)


def said_to(workspace: Workspace, user_id: str) -> list[str]:
    return [message.text for message in workspace.person(user_id).dm().messages()]


def test_two_workspaces_that_installed_it_have_nothing_of_each_other(town: Town) -> None:
    assert "Micromentor is in" in town.installs(town.first)
    assert "Micromentor is in North Library" in town.installs(town.north)
    with town.bots[1].database.reading() as session:
        found = {each.team_id: each for each in Installations(session).active()}
    assert (found[NORTH].enterprise_id, found[NORTH].enterprise_name) == ("E0COUNTY", "The County")
    town.first.person(ADA).say(town.first.person(ADA).dm(), "tulips")
    town.north.person(TOMAS).say(town.north.person(TOMAS).dm(), "crocuses")
    town.first.settle()
    assert any("tulips" in line for line in said_to(town.first, ADA))
    assert any("crocuses" in line for line in said_to(town.north, TOMAS))
    assert len(said_to(town.first, ADA)) == len(said_to(town.north, TOMAS)) == 2, "one answer each"
    assert (said_to(town.first, TOMAS), said_to(town.north, ADA)) == ([], [])


@pytest.mark.parametrize("tokens_first", [False, True])
def test_one_leaves_and_the_other_stays(town: Town, *, tokens_first: bool, until: Until) -> None:
    for workspace in (town.first, town.north):
        town.installs(workspace)
    town.north.app("uninstall", tokens_first=tokens_first)

    def active() -> list[str]:
        with town.bots[0].database.reading() as session:
            return [each.team_id for each in Installations(session).active()]

    until(lambda: active() == [FIRST], "the removal")
    town.first.person(ADA).say(town.first.person(ADA).dm(), "still here?")
    town.first.settle()
    assert len(said_to(town.first, ADA)) == 2
    assert "Micromentor is in North Library" in town.installs(town.north)
    town.north.person(ADA).say(town.north.person(ADA).dm(), "back again")
    town.first.settle()
    assert len(said_to(town.north, ADA)) == 2
    assert active() == [NORTH, FIRST]


def test_a_workspace_that_left_is_forgotten_as_time_goes_by(town: Town) -> None:
    for workspace in (town.first, town.north):
        town.installs(workspace)
        workspace.person(ADA).say(workspace.person(ADA).dm(), "hello")
    town.first.settle()
    town.north.app("uninstall")
    town.first.settle()
    town.first.clock.forward(days=31)
    with town.bots[0].database.reading() as session:
        assert Installations(session).get(NORTH) is None
        assert Installations(session).get(FIRST) is not None
