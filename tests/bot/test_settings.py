"""Settings: what `.env.example` promises, what is refused, and in which words."""

from datetime import timedelta
from pathlib import Path

import pytest
from dotenv import dotenv_values

from bot.environment import SettingsError, load
from bot.patience import Pace
from bot.sealing import new_key
from bot.settings import Settings

ROOT = Path(__file__).parents[2]
EXAMPLE = ROOT / ".env.example"
TOKENS = {"SLACK_BOT_TOKEN": "xoxb-1", "SLACK_APP_TOKEN": "xapp-1"}


@pytest.fixture(autouse=True)
def bare_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)  # no .env of the developer's
    for field in Settings.model_fields.values():
        monkeypatch.delenv(str(field.validation_alias), raising=False)


def given(monkeypatch: pytest.MonkeyPatch, **values: str) -> None:
    for name, value in {**TOKENS, **values}.items():
        monkeypatch.setenv(name, value)


def test_the_example_names_every_setting_and_no_other() -> None:
    assert set(dotenv_values(EXAMPLE)) == {str(f.validation_alias) for f in Settings.model_fields.values()}


def test_the_example_gives_the_defaults(monkeypatch: pytest.MonkeyPatch) -> None:
    given(monkeypatch)
    by_default = load()
    given(monkeypatch, **{k: v for k, v in dotenv_values(EXAMPLE).items() if v})
    assert load() == by_default


def test_the_example_describes_every_setting_in_the_same_words() -> None:
    comments = " ".join(
        line.lstrip("# ") for line in EXAMPLE.read_text(encoding="utf-8").splitlines() if line[:1] == "#"
    )
    for field in Settings.model_fields.values():
        assert field.description
        assert field.description.rstrip(".") in comments


def test_a_missing_token_is_said_in_words() -> None:
    with pytest.raises(SettingsError) as refused:
        load("run")
    lines = str(refused.value).splitlines()
    assert [line.split()[0] for line in lines] == ["SLACK_BOT_TOKEN", "SLACK_APP_TOKEN"]
    assert "validation" not in str(refused.value)


@pytest.mark.parametrize(
    ("there", "missing"),
    [
        ({}, ["SLACK_BOT_TOKEN", "SLACK_SIGNING_SECRET"]),
        ({"SLACK_BOT_TOKEN": "xoxb-1"}, ["SLACK_SIGNING_SECRET"]),
        (
            {"SLACK_CLIENT_ID": "1.2"},
            ["SLACK_SIGNING_SECRET", "SLACK_CLIENT_SECRET", "MICROMENTOR_TOKEN_KEYS", "MICROMENTOR_PUBLIC_URL"],
        ),
    ],
)
def test_http_needs_other_things(monkeypatch: pytest.MonkeyPatch, there: dict[str, str], missing: list[str]) -> None:
    for name, value in there.items():
        monkeypatch.setenv(name, value)
    with pytest.raises(SettingsError, match="`micromentor serve` needs it") as refused:
        load("serve")
    assert [line.split()[0] for line in str(refused.value).splitlines()] == missing


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("SLACK_BOT_TOKEN", "xapp-1", "starts with xoxb-"),
        ("SLACK_APP_TOKEN", "xoxb-1", "starts with xapp-"),
        ("MICROMENTOR_TIME_ZONE", "Mars/Olympus", "no such zone"),
        ("MICROMENTOR_CLOCK_URL", "http://127.0.0.1:1/control/clock", "stand-in"),
        ("MICROMENTOR_STATUS_PORT", "70000", "MICROMENTOR_STATUS_PORT"),
        ("MICROMENTOR_COURIER_MARGIN", "61", "nothing could ever be sent"),
        ("MICROMENTOR_COURIER_LOOK_AFTER", "9", "sent twice"),
        ("LOG_LEVEL", "LOUD", "LOG_LEVEL"),
        ("MICROMENTOR_TOKEN_KEYS", "hush", "keys new"),
        ("MICROMENTOR_PUBLIC_URL", "http://mentors.example.org", "https://"),
        ("MICROMENTOR_PUBLIC_URL", "https://mentors.example.org/slack/events", "nothing after the host"),
        ("MICROMENTOR_PUBLIC_URL", "https://mentors.example.org:door", "nothing after the host"),
        ("MICROMENTOR_PUBLIC_URL", "mentors.example.org", "https://"),
    ],
)
def test_a_wrong_value_is_refused(monkeypatch: pytest.MonkeyPatch, name: str, value: str, words: str) -> None:
    given(monkeypatch, **{name: value})
    with pytest.raises(SettingsError, match=words) as refused:
        load()
    assert value not in str(refused.value) or name not in TOKENS, "a wrong token is not shown: it may be a right one"


def test_the_bot_kills_itself_only_beside_a_stand_in(monkeypatch: pytest.MonkeyPatch) -> None:
    given(monkeypatch, MICROMENTOR_FAULT_POINTS="after-commit:3, before-send")
    with pytest.raises(SettingsError, match="stand-in"):
        load()
    given(monkeypatch, SLACK_API_URL="http://127.0.0.1:1/api/")
    assert load().fault_points == ("after-commit:3", "before-send")


@pytest.mark.parametrize("host", ["slack.com", "api.slack.com", "SLACK.COM"])
def test_the_clock_cannot_be_moved_beside_the_real_slack(monkeypatch: pytest.MonkeyPatch, host: str) -> None:
    given(monkeypatch, SLACK_API_URL=f"https://{host}/api/", MICROMENTOR_CLOCK_URL="http://127.0.0.1:1/clock")
    with pytest.raises(SettingsError):
        load()


def test_the_clock_may_be_moved_beside_a_stand_in(monkeypatch: pytest.MonkeyPatch) -> None:
    given(monkeypatch, SLACK_API_URL="http://127.0.0.1:1/api", MICROMENTOR_CLOCK_URL="http://127.0.0.1:1/clock")
    assert load().api_url == "http://127.0.0.1:1/api/"


def test_admins_are_a_list_by_commas(monkeypatch: pytest.MonkeyPatch) -> None:
    given(monkeypatch, MICROMENTOR_ADMINS=" U1, U2 ,,")
    assert load().admins == ("U1", "U2")


def test_of_many_workspaces_an_admin_is_named_with_theirs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SLACK_CLIENT_ID", "1.2")
    monkeypatch.setenv("MICROMENTOR_ADMINS", "T1:U1,U2")
    with pytest.raises(SettingsError, match="T024BE7LD:U023BECGF"):
        load()
    monkeypatch.setenv("MICROMENTOR_ADMINS", "T1:U1,T2:U1")
    assert load().admins == ("T1:U1", "T2:U1")


def test_a_token_that_expires_is_refused_with_the_reason(monkeypatch: pytest.MonkeyPatch) -> None:
    given(monkeypatch, SLACK_BOT_TOKEN="xoxe.xoxb-1")
    with pytest.raises(SettingsError, match="token rotation"):
        load()


def test_keys_are_a_list_by_commas(monkeypatch: pytest.MonkeyPatch) -> None:
    keys = [new_key(), new_key()]
    given(monkeypatch, MICROMENTOR_TOKEN_KEYS=", ".join(keys))
    assert [key.get_secret_value() for key in load().token_keys] == keys
    assert keys[0] not in repr(load())


def test_the_public_address_has_no_slash_at_its_end(monkeypatch: pytest.MonkeyPatch) -> None:
    given(monkeypatch, MICROMENTOR_PUBLIC_URL="https://mentors.example.org/")
    assert load().public_url == "https://mentors.example.org"


def test_secrets_are_not_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    given(monkeypatch, SLACK_BOT_TOKEN="xoxb-hush")
    assert "hush" not in repr(load())


def test_the_pace_leaves_a_call_the_time_it_may_take() -> None:
    pace = Pace()
    assert pace.timeout == timedelta(seconds=10)
    # However late within its lease a row is sent, whoever takes it over looks no sooner than look_after.
    assert pace.least_left >= max(pace.look_after, pace.timeout)
