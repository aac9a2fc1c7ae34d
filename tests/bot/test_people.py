"""`micromentor people import`: files as spreadsheets save them, through the door of a real bot beside the stand-in."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from typer.testing import CliRunner, Result

from bot import people
from bot.sealing import new_key
from flows.put_forward import PutForwardDue
from storage.engine import Database
from storage.member import Members
from storage.profile import Profiles
from storage.timers import Timers

if TYPE_CHECKING:
    from tests.bot.conftest import Slack

TEAM = "T0SANDBOX"
FULL = """\
user_id,handle,name,title,department,site,manager,is_mentor,skills,evidence,ask_me_about,capacity,years_in_role
UADA,,Ada,Librarian,Youth,West,@tomas,no,,,,,
,tomas,,Head of Youth,Youth,West,,yes,teen councils; grants,started ours in 2023; won two,budgets,3,4
"""

Import = Callable[..., Result]


@pytest.fixture
def bring_in(slack: "Slack", sqlite_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Import:
    """Runs the command on a file with this content."""
    monkeypatch.chdir(tmp_path)
    for name, value in slack.given(sqlite_url, COLUMNS="200").items():
        monkeypatch.setenv(name, value)

    def run(content: str | bytes, *options: str) -> Result:
        file = tmp_path / "people.csv"
        file.write_bytes(content.encode() if isinstance(content, str) else content)
        return CliRunner().invoke(people.app, ["import", str(file), *options])

    return run


@pytest.fixture
def kept(sqlite_url: str) -> Callable[[], dict[str, tuple[str, str, str | None]]]:
    """Department, site and manager of everybody known."""

    def read() -> dict[str, tuple[str, str, str | None]]:
        database = Database(sqlite_url)
        try:
            with database.reading() as session:
                return {m.user_id: (m.department, m.site, m.manager_id) for m in Members(session).everyone(TEAM)}
        finally:
            database.dispose()

    return read


def test_a_file_is_brought_in_and_twice_changes_nothing(
    bring_in: Import, kept: Callable[[], dict[str, object]]
) -> None:
    first = bring_in(FULL)
    assert (first.exit_code, "2 brought in, 0 as they were, 0 refused." in first.output) == (0, True), first.output
    assert kept() == {"UADA": ("Youth", "West", "UTOMAS"), "UTOMAS": ("Youth", "West", None)}
    before = kept()
    second = bring_in(FULL)
    assert (second.exit_code, "0 brought in, 2 as they were, 0 refused." in second.output) == (0, True), second.output
    assert kept() == before


def test_what_slack_says_comes_with_the_row(bring_in: Import, sqlite_url: str) -> None:
    bring_in("user_id,title\nUADA,\nUGONE,Page\n")
    database = Database(sqlite_url)
    with database.reading() as session:
        known = Members(session).named(TEAM, ["UADA", "UGONE"])
    database.dispose()
    assert (known["UADA"].name, known["UADA"].zone, known["UADA"].title) == (
        "Ada Lindgren",
        "America/Chicago",
        "Librarian",
    )
    assert known["UGONE"].deactivated


def test_a_mentor_is_asked_by_one_message_in_working_hours(bring_in: Import, sqlite_url: str) -> None:
    assert bring_in(FULL, "--put-forward-by", "@ada").exit_code == 0
    database = Database(sqlite_url)
    try:
        with database.reading() as session:
            due = Timers(session).next_due()
            profile = Profiles(session).get(TEAM, "UTOMAS")
            assert Profiles(session).listed(TEAM) == (), "nobody before their own yes"
        assert due is not None
        assert profile is not None
        assert profile.proposed_by == "UADA"
        (claim,) = database.run(lambda s: Timers(s).claim_due("test", due + timedelta(minutes=1), 5))
        assert isinstance(claim.event, PutForwardDue)
    finally:
        database.dispose()


@pytest.mark.parametrize(
    "content",
    [
        ("\ufeffuser_id,department\nUADA,Bücher\n").encode(),
        "user_id;department\r\nUADA;Bücher\r\n".encode("cp1252"),
        "user_id\tdepartment\nUADA\tBücher\n".encode("utf-16"),
        'User ID , Department\n"UADA","Bücher"\n'.encode(),
        "user_id,department\n\n  ,  \nUADA,Bücher\n".encode(),
    ],
    ids=["byte order mark", "windows-1252 by semicolons", "utf-16 by tabs", "quotes and capitals", "blank rows"],
)
def test_files_as_spreadsheets_save_them(
    content: bytes, bring_in: Import, kept: Callable[[], dict[str, tuple[str, str, str | None]]]
) -> None:
    result = bring_in(content)
    assert result.exit_code == 0, result.output
    assert kept()["UADA"][0] == "Bücher"


def test_good_rows_are_kept_and_each_refused_one_is_explained(
    bring_in: Import, kept: Callable[[], dict[str, tuple[str, str, str | None]]]
) -> None:
    result = bring_in(
        "user_id,department,manager,is_mentor,capacity,shoe size,\n"
        "UADA,Youth,,,,41,\n"
        "UNOBODY,Youth,,,,,\n"
        "UTOMAS,Youth,UTOMAS,perhaps,,,\n"
        "UADA,Again,,,,,\n"
        '"UJUNE",Youth,,,,,,one too many\n'
        'UJUNE,"Main, [bold]East[/bold]",,yes,1,,\n'
    )
    assert result.exit_code == 1
    assert "Ignored, as no such columns are known: shoe_size, (empty)." in result.output
    said = result.output.splitlines()
    assert [line for line in said if line.startswith("Row")] == [
        "Row 3, user_id: nobody in this workspace has the id UNOBODY; copy it anew from the profile.",
        "Row 4, manager: it is the person's own; name the manager, or leave it empty.",
        "Row 4, is_mentor: “perhaps” is neither yes nor no; write yes or no.",
        "Row 5: row 2 is about the same person; leave one of the two.",
        "Row 6: it has more cells than there are headings; put quotes around text with separators.",
    ]
    assert "2 brought in, 0 as they were, 4 refused." in result.output
    assert {who: where[0] for who, where in kept().items()} == {"UADA": "Youth", "UJUNE": "Main, [bold]East[/bold]"}


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("", "The file is empty"),
        ("  \n\n", "The file is empty"),
        ("user_id,name\n", "nobody under them"),
        ("name,title\nAda,Librarian\n", "needs a column user_id"),
        ("user_id,name,Name\nUADA,Ada,Ada\n", "more than once"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00", "no text"),
        ('user_id,"na"me\nUADA,Ada\n', "no readable CSV"),
    ],
)
def test_a_file_that_cannot_serve_says_why(content: str | bytes, said: str, bring_in: Import) -> None:
    result = bring_in(content)
    assert result.exit_code == 2
    assert said in result.output
    assert "Traceback" not in result.output


def test_a_file_that_is_not_there(bring_in: Import) -> None:
    bring_in("")
    result = CliRunner().invoke(people.app, ["import", "nowhere.csv"])
    assert (result.exit_code, "nowhere.csv cannot be read" in result.output) == (2, True)


def test_one_who_puts_forward_must_be_there(bring_in: Import, kept: Callable[[], dict[str, object]]) -> None:
    result = bring_in(FULL, "--put-forward-by", "nobody")
    assert (result.exit_code, "Nobody in this workspace is nobody" in result.output) == (2, True)
    assert kept() == {}


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("SLACK_BOT_TOKEN", "xoxb-of-another-app", "Slack refuses (invalid_auth)"),
        ("SLACK_API_URL", "http://127.0.0.1:9/api/", "Slack cannot be reached"),
        ("SLACK_BOT_TOKEN", "nonsense", "SLACK_BOT_TOKEN: a bot token starts with xoxb-"),
        ("DATABASE_URL", "postgresql://nobody@127.0.0.1:9/nothing", "The database cannot be used"),
    ],
)
def test_what_is_out_of_reach_is_said_in_words(
    name: str, value: str, said: str, bring_in: Import, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(name, value)
    result = bring_in(FULL)
    assert (result.exit_code, said in result.output) == (2, True), result.output
    assert "Traceback" not in result.output


def test_people_are_brought_into_a_workspace_that_installed_the_app(
    bring_in: Import, kept: Callable[[], dict[str, object]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MICROMENTOR_TOKEN_KEYS", new_key())
    bring_in("user_id\nUADA\n")  # the token is in the database from now on, as an installation leaves it there
    monkeypatch.delenv("SLACK_BOT_TOKEN")
    assert "name a workspace that installed the app with --workspace" in bring_in(FULL).output

    other = bring_in(FULL, "--workspace", "T0NOWHERE")
    assert (other.exit_code, "T0NOWHERE does not have the app" in other.output) == (2, True), other.output

    result = bring_in(FULL, "--workspace", TEAM)
    assert result.exit_code == 0, result.output
    assert kept() == {"UADA": ("Youth", "West", "UTOMAS"), "UTOMAS": ("Youth", "West", None)}
