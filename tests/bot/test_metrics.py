"""The figures a monitor reads: that they tell what happened, and nothing of anybody."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import httpx
import pytest
from prometheus_client.parser import text_string_to_metric_families as families

from bot.build import build
from bot.metrics import Metrics
from bot.process import Bot
from bot.settings import Settings
from bot.web import WebLine
from sandbox.driver import Workspace
from sandbox.local_http import settings as local
from storage.engine import Database
from storage.turnstile import NoTurn

if TYPE_CHECKING:
    from tests.bot.conftest import Office, Slack

ADA = "UADA"
Until = Callable[[Callable[[], Any], str], Any]
Figures = dict[str, float]

OPERATING = Path(__file__).parents[2] / "docs" / "operating.md"
OF_THE_LIBRARY = {"process_virtual_memory_bytes", "process_start_time_seconds", "process_max_fds"}
"""What prometheus_client tells of a process besides, and nobody need look at."""

UNITS = ("_seconds", "_total", "_bytes", "_rows", "_reachable", "_alive", "_waiting", "_fds")
OTHERS = {"process_start_time_seconds", "process_open_fds", "process_max_fds"}


def opened(slack: "Slack", sqlite_url: str, *, served: bool = False) -> Bot:
    """A bot at work, by Socket Mode or by HTTP."""
    given = slack.given(
        sqlite_url,
        SLACK_SIGNING_SECRET=slack.sandbox.signing_secret,
        MICROMENTOR_STATUS_PORT="0",
        MICROMENTOR_HTTP_PORT="0",
    )
    bot = build(Settings.model_validate(given), mode="serve" if served else "run")
    bot.start()
    return bot


@pytest.fixture
def bot(slack: "Slack", sqlite_url: str) -> Iterator[Bot]:
    bot = opened(slack, sqlite_url)
    yield bot
    bot.stop()


def page(bot: Bot) -> str:
    assert bot.status_server
    answer = httpx.get(f"{bot.status_server.url}/metrics", **local())
    assert answer.status_code == 200
    assert answer.headers["content-type"].startswith("text/plain")
    return answer.text


def figures(text: str) -> Figures:
    """Each series by its name and its labels as they are written."""
    return {
        sample.name + "".join(f" {name}={value}" for name, value in sorted(sample.labels.items())): sample.value
        for family in families(text)
        for sample in family.samples
    }


def test_a_page_tells_what_happened(bot: Bot, workspace: Workspace, until: Until) -> None:
    ada = workspace.person(ADA)
    assert ada.command("/micromentor", "help").ok
    ada.say(ada.dm(), "what can you do?")
    workspace.fault("ratelimited", method="views.publish", seconds=1)
    ada.open_home()
    until(lambda: figures(page(bot)).get("micromentor_rate_limited_total operation=home"), "Slack's 429 to be counted")
    workspace.settle()
    until(bot.healthy, "the first pong")
    found = figures(page(bot))
    assert found["micromentor_ack_seconds_count kind=command outcome=ok"] == 1
    assert found["micromentor_ack_seconds_count kind=event outcome=ok"] >= 2
    assert found["micromentor_sends_total operation=post outcome=sent"] == 1
    assert found["micromentor_sends_total operation=home outcome=held"] == 1
    assert found["micromentor_sends_total operation=home outcome=sent"] >= 1
    assert found["micromentor_send_seconds_count operation=post"] == 1
    assert sum(value for name, value in found.items() if name.startswith("micromentor_decisions_total")) >= 2
    for queue in ("outbox", "inbox", "timers"):
        assert found[f"micromentor_queue_rows queue={queue}"] == 0
        assert found[f"micromentor_queue_oldest_seconds queue={queue}"] == 0
    assert found["micromentor_database_reachable"] == found["micromentor_socket_alive"] == 1
    assert 0 <= found["micromentor_socket_silence_seconds"] < 60
    assert 0 < found["micromentor_socket_age_seconds"] < 600
    for loop in ("tick", "inbox", "courier"):
        assert 0 <= found[f"micromentor_loop_age_seconds loop={loop}"] < 60


def test_every_figure_has_its_unit_in_its_name_and_says_what_it_is(bot: Bot) -> None:
    for family in families(page(bot)):
        assert family.documentation, family.name
        name = family.name + ("_total" if family.type == "counter" else "")
        assert name.endswith(UNITS), name
        if name.startswith("process_"):
            continue
        assert name.startswith("micromentor_")
        assert family.documentation[-1] in ".)"


@pytest.mark.parametrize("served", [False, True], ids=["run", "serve"])
def test_every_figure_is_explained_to_operators(slack: "Slack", sqlite_url: str, *, served: bool, until: Until) -> None:
    """By its whole name, or by what tells it from the one above: `..{queue="inbox"}`."""
    bot = opened(slack, sqlite_url, served=served)
    try:
        until(bot.healthy, "the bot to be up")
        names = {family.name for family in families(page(bot))}
        assert bot.status_server
        urls = [bot.status_server.url, bot.line.url] if isinstance(bot.line, WebLine) else [bot.status_server.url]
        assert [httpx.get(f"{url}/healthz", **local()).json() for url in urls] == [{"healthy": True}] * len(urls)
    finally:
        bot.stop()
    rows = OPERATING.read_text(encoding="utf-8").partition("## Metrics")[2].partition("\n## ")[0]
    explained = {name.removesuffix("_total") for name in re.findall(r"`((?:micromentor|process)_[a-z_]+)", rows)}
    of_the_connection = {name for name in explained if "_socket_" in name}
    assert names - OF_THE_LIBRARY == explained - (of_the_connection if served else set())


def test_no_figure_names_anybody(bot: Bot, workspace: Workspace) -> None:
    ada = workspace.person(ADA)
    ada.command("/micromentor", "tulip")
    ada.say(ada.dm(), "tulip")
    ada.open_home()
    workspace.settle()
    assert not re.search(r"tulip|UADA|T0SANDBOX|xox|[UTDCG]0[A-Z0-9]{5}", page(bot))


def test_two_bots_of_one_program_count_for_themselves() -> None:
    one, other = Metrics(), Metrics()
    one.conflict()
    assert figures(one.page().decode())["micromentor_database_conflicts_total"] == 1
    assert figures(other.page().decode())["micromentor_database_conflicts_total"] == 0


def test_a_database_that_is_away_is_said_and_the_rest_stays(bot: Bot, monkeypatch: pytest.MonkeyPatch) -> None:
    def away(_self: Database) -> None:
        raise OSError("away")

    with monkeypatch.context() as patch:
        patch.setattr(Database, "reading", away)
        found = figures(page(bot))
    assert found["micromentor_database_reachable"] == 0
    assert "micromentor_queue_rows queue=outbox" not in found
    assert "micromentor_loop_age_seconds loop=tick" in found


def test_searches_and_refusals_are_counted(office: "Office") -> None:
    metrics = Metrics()
    office.slack.fault("drop_reply", method="chat.postMessage")
    office.queue(office.post("lost"), office.post("gone", ("UGONE",)))
    office.hire(metrics=metrics)
    office.wait()
    found = figures(metrics.page().decode())
    assert found["micromentor_sends_total operation=post outcome=unknown"] == 1
    assert found["micromentor_sends_total operation=post outcome=refused"] == 1
    assert found["micromentor_looks_total outcome=found"] == 1


def test_a_transaction_that_gives_way_is_counted(database: Database) -> None:
    counted: list[None] = []
    database.on_conflict = lambda: counted.append(None)
    attempts = iter((True, False))

    def work(_session: object) -> None:
        if next(attempts):
            raise NoTurn

    database.run(work)
    assert counted == [None]
