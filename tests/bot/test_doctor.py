"""What the doctor says: of a sound installation, and of everything that can be wrong with one."""

import re
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import yaml
from slack_sdk import WebClient
from typer.testing import CliRunner

from bot import doctor
from bot.cli import app
from bot.doctor import examine
from bot.manifest import MANIFEST
from sandbox.parts import Terms
from sandbox.server import Sandbox
from sandbox.team import Team
from storage.embedding import TeamShelf
from storage.engine import Database
from tests.bot.conftest import PEOPLE
from tests.bot.diagnosis import ill, one_fault, settings

if TYPE_CHECKING:
    from tests.bot.conftest import Slack


def test_a_sound_installation(slack: "Slack", sqlite_url: str) -> None:
    findings = list(examine(settings(slack, DATABASE_URL=sqlite_url, MICROMENTOR_ADMINS="UADA")))
    assert ill(findings) == []
    told = " ".join(finding.words for finding in findings)
    for word in ("micromentor in Sandbox", "manifest.yml", "clock", "Ada Lindgren", "Socket Mode", "up to date"):
        assert word in told


def test_it_makes_nothing(slack: "Slack", tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert ill(list(examine(settings(slack)))) == []
    assert list(tmp_path.iterdir()) == []


def test_a_refused_bot_token(slack: "Slack") -> None:
    found = one_fault(list(examine(settings(slack, SLACK_BOT_TOKEN="xoxb-of-another-app"))))
    assert "SLACK_BOT_TOKEN" in found.words
    assert "another-app" not in found.words + found.advice


def test_a_token_that_expires(slack: "Slack", monkeypatch: pytest.MonkeyPatch) -> None:
    rotating = Team("T0TURNING", "Turning Library", PEOPLE, rotates=True)
    with Sandbox(Terms(manifest=MANIFEST, people=PEOPLE, further=(rotating,))) as sandbox:
        given = settings(slack, SLACK_API_URL=sandbox.api_url)
        found = one_fault(list(doctor._bot_token(given, f"xoxe.{rotating.token}", MANIFEST)))
    assert "token rotation is on" in found.words
    assert "does not renew tokens" in found.advice
    monkeypatch.setenv("SLACK_BOT_TOKEN", "xoxe.xoxb-1")
    monkeypatch.setenv("SLACK_APP_TOKEN", "xapp-1")
    for command in ("doctor", "run"):
        said = CliRunner().invoke(app, [command])
        assert (said.exit_code, "does not renew tokens" in said.output) == (2, True), "it shows in the token itself"


def test_a_refused_app_token(slack: "Slack") -> None:
    found = one_fault(list(examine(settings(slack, SLACK_APP_TOKEN="xapp-of-another-app"))))
    assert "SLACK_APP_TOKEN" in found.words
    assert "connections:write" in found.advice


def test_missing_scopes_are_named(slack: "Slack", tmp_path: Path) -> None:
    manifest = yaml.safe_load(MANIFEST.read_text(encoding="utf-8"))
    manifest["oauth_config"]["scopes"]["bot"] += ["dnd:read", "usergroups:read"]
    wider = tmp_path / "manifest.yml"
    wider.write_text(yaml.safe_dump(manifest), encoding="utf-8")
    found = one_fault(list(examine(settings(slack), wider)))
    assert "dnd:read, usergroups:read" in found.words
    assert "reinstall" in found.advice


@pytest.mark.parametrize(("user_id", "word"), [("ada", "no Slack id"), ("UNOBODY", "not know"), ("UGONE", "left")])
def test_an_admin_who_is_none(slack: "Slack", user_id: str, word: str) -> None:
    found = one_fault(list(examine(settings(slack, MICROMENTOR_ADMINS=user_id))))
    assert word in found.words
    assert "MICROMENTOR_ADMINS" in found.advice


def test_the_model_and_what_it_costs(slack: "Slack", database: Database, database_url: str) -> None:
    TeamShelf(database, "T1").keep("model", {"a": b"1", "b": b"2"})
    told = " ".join(finding.words for finding in examine(settings(slack, DATABASE_URL=database_url)))
    assert "2 vectors of what mentors list are stored" in told
    assert re.search(
        r"The model is all-MiniLM-L6-v2, taught \(86 MB\)\. A question takes it \d+ ms .* \d+ MB of memory", told
    )


def test_no_model_by_choice(slack: "Slack", database: Database, database_url: str) -> None:
    TeamShelf(database, "T1").keep("model", {"a": b"1", "b": b"2"})
    given = settings(slack, DATABASE_URL=database_url, MICROMENTOR_MODEL="none")
    told = " ".join(finding.words for finding in examine(given))
    assert "by words alone" in told
    assert "2 vectors are stored that no model uses" in told


def test_a_model_that_is_not_there(slack: "Slack", tmp_path: Path) -> None:
    found = one_fault(list(examine(settings(slack, MICROMENTOR_MODEL=str(tmp_path)))))
    assert f"there is no model.safetensors in {tmp_path}" in found.words
    assert "MICROMENTOR_MODEL" in found.advice


def test_a_database_that_is_away(slack: "Slack") -> None:
    url = "postgresql://micromentor:hush@127.0.0.1:1/micromentor"
    found = one_fault(list(examine(settings(slack, DATABASE_URL=url))))
    assert "database" in found.words
    assert "hush" not in found.words + found.advice


def test_an_older_database_is_no_fault(slack: "Slack", tmp_path: Path) -> None:
    (tmp_path / "old.db").touch(mode=0o600)
    findings = list(examine(settings(slack, DATABASE_URL=f"sqlite:///{tmp_path / 'old.db'}")))
    assert ill(findings) == []
    assert [finding for finding in findings if "older than this version" in finding.words]


def test_slack_out_of_reach(slack: "Slack") -> None:
    found = ill(list(examine(settings(slack, SLACK_API_URL="http://127.0.0.1:1/api/"))))
    assert ["reached" in found[0].words, "tried" in found[1].words] == [True, True]


@pytest.mark.parametrize(("seconds", "well"), [(30, True), (-30, True), (90, False), (-90, False)])
def test_a_clock_that_is_wrong(slack: "Slack", seconds: int, well: bool) -> None:
    answer = WebClient(token=slack.sandbox.bot_token, base_url=slack.api_url).auth_test()
    assert doctor._clock(answer, datetime.now(UTC) + timedelta(seconds=seconds)).well is well


def test_the_command_says_it_and_ends_accordingly(slack: "Slack", monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in slack.given("sqlite:///nowhere-yet.db").items():
        monkeypatch.setenv(name, value)
    well = CliRunner().invoke(app, ["doctor"])
    assert (well.exit_code, "Nothing to mend" in well.output) == (0, True)
    monkeypatch.setenv("MICROMENTOR_ADMINS", "UNOBODY")
    ailing = CliRunner().invoke(app, ["doctor"])
    assert (ailing.exit_code, "1 to mend" in ailing.output) == (1, True)


@pytest.mark.parametrize("command", ["run", "doctor"])
def test_missing_tokens_are_said_without_a_traceback(
    command: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("SLACK_BOT_TOKEN", "SLACK_APP_TOKEN"):
        monkeypatch.delenv(name, raising=False)
    said = CliRunner().invoke(app, [command])
    assert said.exit_code == 2
    assert "SLACK_BOT_TOKEN is not set" in said.output
    assert "Traceback" not in said.output


def test_the_languages_are_named(slack: "Slack") -> None:
    told = " ".join(finding.words for finding in examine(settings(slack, MICROMENTOR_LANGUAGE="de")))
    assert re.search(r"The bot speaks de.*, en; .* none of them in common, de\.", told)
