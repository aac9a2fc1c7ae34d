"""What the doctor says of this machine, and its proof that a message is found again."""

import socket
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import make_url, text
from typer.testing import CliRunner

from bot import doctor_machine, doctor_send
from bot.build import build
from bot.calls import Calls
from bot.cli import app
from bot.doctor import examine
from bot.doctor_machine import machine
from bot.doctor_send import prove
from bot.finding import Finding
from storage.engine import Database
from tests.bot.diagnosis import ill, one_fault, settings

if TYPE_CHECKING:
    from tests.bot.conftest import Slack

ADA = "UADA"


def test_a_sound_machine(slack: "Slack", sqlite_url: str, tmp_path: Path) -> None:
    env = tmp_path / ".env"
    env.touch(mode=0o600)
    findings = list(machine(settings(slack, DATABASE_URL=sqlite_url), env))
    assert ill(findings) == []
    told = " ".join(finding.words for finding in findings)
    for word in (".env", "owner alone", "MB are free", "time zones", "MICROMENTOR_STATUS_PORT"):
        assert word in told


def test_the_bot_makes_its_file_for_its_owner_alone(slack: "Slack", sqlite_url: str) -> None:
    file = Path(sqlite_url.removeprefix("sqlite:///"))
    assert file.stat().st_mode & 0o777 == 0o600


def test_what_others_may_read_is_named_with_the_remedy(slack: "Slack", sqlite_url: str, tmp_path: Path) -> None:
    file = Path(sqlite_url.removeprefix("sqlite:///"))
    file.chmod(0o640)
    found = one_fault(list(machine(settings(slack, DATABASE_URL=sqlite_url), tmp_path / "none")))
    assert found.advice == f"chmod 600 {file}"
    file.chmod(0o600)
    env = tmp_path / ".env"
    env.touch(mode=0o604)
    env.chmod(0o604)
    assert "tokens" in one_fault(list(machine(settings(slack, DATABASE_URL=sqlite_url), env))).words


def test_a_full_disk_is_said_before_it_is_full(slack: "Slack", monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(doctor_machine, "LEAST_FREE", 2**60)
    found = one_fault(list(machine(settings(slack, DATABASE_URL=f"sqlite:///{tmp_path / 'new.db'}"))))
    assert "MB are free" in found.words


def test_a_status_port_of_another_program(slack: "Slack") -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        taken.settimeout(30)
        port = str(taken.getsockname()[1])
        asked = settings(slack, MICROMENTOR_STATUS_PORT=port)

        def hang_up() -> None:  # no bot answers so
            taken.accept()[0].close()

        rude = Thread(target=hang_up)
        rude.start()
        found = one_fault(list(machine(asked)))
        rude.join()
    assert "taken by another" in found.words


def test_a_bot_at_work_is_recognised(slack: "Slack", sqlite_url: str) -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = str(free.getsockname()[1])
    asked = settings(slack, DATABASE_URL=sqlite_url, MICROMENTOR_STATUS_PORT=port)
    bot = build(asked)
    bot.start()
    try:
        found = [finding.words for finding in machine(asked)]
    finally:
        bot.stop()
    assert any("at work" in words or "not well" in words for words in found), "well once the first pong has come"


@pytest.mark.postgres
def test_a_database_that_cannot_be_written(slack: "Slack", postgres_url: str) -> None:
    database = Database(postgres_url)
    with database.transaction() as session:
        for statement in ("CREATE ROLE reader LOGIN", "GRANT SELECT ON ALL TABLES IN SCHEMA public TO reader"):
            session.connection().execute(text(statement))
    database.dispose()
    url = make_url(postgres_url).set(username="reader").render_as_string(hide_password=False)
    found = one_fault(list(examine(settings(slack, DATABASE_URL=url))))
    assert "permission denied" in found.words
    assert "may write" in found.advice


# --- one message -----------------------------------------------------------------------------------------------------


def told(findings: list[Finding]) -> str:
    return " ".join(finding.words for finding in findings)


def test_a_message_is_sent_found_and_taken_back(slack: "Slack") -> None:
    findings = list(prove(settings(slack, MICROMENTOR_ADMINS=ADA), None, None))
    assert ill(findings) == []
    assert ADA in told(findings)
    assert "found again by its metadata" in told(findings)
    whats = [entry["what"] for entry in slack.record() if entry["what"] in {"post", "delete"}]
    assert whats == ["post", "delete"]
    assert slack.said() == [doctor_send.WORDS]


def test_somebody_has_to_be_named(slack: "Slack") -> None:
    assert "--to" in one_fault(list(prove(settings(slack), None, None))).advice
    assert ill(list(prove(settings(slack), "UTOMAS", None))) == []


def test_who_cannot_be_written_to(slack: "Slack") -> None:
    assert "UNOBODY" in one_fault(list(prove(settings(slack), "UNOBODY", None))).words
    assert slack.said() == []


def test_a_message_that_is_not_found_again_is_said_and_taken_back_all_the_same(
    slack: "Slack", monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(doctor_send, "BETWEEN", 0.0)
    monkeypatch.setattr(Calls, "find", lambda *_: None)
    findings = list(prove(settings(slack), ADA, None))
    assert "not found again" in one_fault(findings).words
    assert "taken back" in told(findings)


def test_a_search_that_fails_is_said(slack: "Slack") -> None:
    slack.fault("server_error", method="conversations.history", status=503)
    assert "could not be looked for" in one_fault(list(prove(settings(slack), ADA, None))).words


def test_what_cannot_be_taken_back_is_said(slack: "Slack") -> None:
    slack.fault("server_error", method="chat.delete", status=503)
    assert "by hand" in one_fault(list(prove(settings(slack), ADA, None))).advice


def test_the_command_sends_only_when_told(slack: "Slack", monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    for name, value in {
        "SLACK_BOT_TOKEN": slack.sandbox.bot_token,
        "SLACK_APP_TOKEN": slack.sandbox.app_token,
        "SLACK_API_URL": slack.api_url,
    }.items():
        monkeypatch.setenv(name, value)
    assert CliRunner().invoke(app, ["doctor"]).exit_code == 0
    assert slack.said() == []
    done = CliRunner().invoke(app, ["doctor", "--send", "--to", ADA])
    assert done.exit_code == 0, done.output
    assert "It was taken back." in done.output
