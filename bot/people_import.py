"""The staff directory, brought in from a table: each row through the door like any click.

All good rows are kept, each refused one is named with its number, column, fault and remedy; the same file twice changes
nothing. Slack is asked once who its people are, so that ids and handles are true. It must not decide what a row means.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from http.client import HTTPException
from typing import Any

from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError
from slack_sdk.http_retry.builtin_handlers import RateLimitErrorRetryHandler
from slack_sdk.web import SlackResponse
from sqlalchemy.exc import SQLAlchemyError

from bot.authorize import learn_installation
from bot.build import build
from bot.outcome import NoToken
from bot.people_file import Line, Table, UnusableFile
from bot.settings import NO_MODEL, Settings
from bot.web_client import web_client
from flows import directory_row
from flows.decision import Tell
from flows.directory import Imported, PersonImported
from flows.directory_row import Fault, People, Row
from handlers.incoming import member_seen
from handlers.services import Services
from storage.engine import Contention

PAGE = 200
"""People asked for in one call, as Slack advises for users.list."""
UNREACHABLE = (OSError, HTTPException)


class Unavailable(Exception):  # noqa: N818 - a state of affairs in words
    """Slack or the database is not to be had; the message says which, and what to do."""


@dataclass(slots=True)
class Tally:
    """How many rows did what."""

    done: Counter[str]
    refused: int = 0

    def __str__(self) -> str:
        kept, same = self.done[Imported.KEPT], self.done[Imported.AS_IT_WAS]
        return f"{kept} brought in, {same} as they were, {self.refused} refused."


def bring_in(
    settings: Settings, table: Table, put_forward_by: str, console: Console, workspace: str | None = None
) -> Tally:
    """Import the table, saying what happens on `console`. Raises Unavailable, or UnusableFile for its headings.

    `workspace`: the id of one that installed the app by OAuth; None for that of SLACK_BOT_TOKEN.
    """
    if why := directory_row.unusable(table.headings):
        raise UnusableFile(why)
    if table.encoding == "cp1252":
        console.print(
            "The file is not in UTF-8 and was read as Windows-1252. Look at a name with an accent to be sure."
        )
    if unknown := [name for name in dict.fromkeys(table.headings) if name not in directory_row.COLUMNS]:
        console.print(escape(f"Ignored, as no such columns are known: {', '.join(n or '(empty)' for n in unknown)}."))
    bot = build(settings.model_copy(update={"model": NO_MODEL}))  # nobody asks it who could help
    try:
        bot.database.migrate()
        bot.clock.refresh()
        if workspace is None:
            client = _client(settings, settings.bot_token.get_secret_value() if settings.bot_token else None)
            team_id = learn_installation(client, bot.services, bot.tokens).team_id
        else:
            client, team_id = _client(settings, bot.tokens.in_team(workspace)), workspace
        accounts = {str(user["id"]): user for user in _accounts(client)}
        importer = Importer(bot.services, team_id, accounts, put_forward_by)
        return importer.run(table.lines, console)
    except NoToken as error:
        raise Unavailable(f"{error}. `micromentor doctor` says which workspaces have the app.") from None
    except SlackApiError as error:
        code = error.response.get("error")
        raise Unavailable(f"Slack refuses ({code}). `micromentor doctor` says what to do about it.") from None
    except UNREACHABLE as error:
        raise Unavailable(
            f"Slack cannot be reached at {settings.api_url} ({error}). Nothing more was imported."
        ) from None
    except (SQLAlchemyError, Contention) as error:
        cause = str(getattr(error, "orig", error)).strip().partition("\n")[0]
        raise Unavailable(f"The database cannot be used: {cause}. The rows before were kept; run it again.") from None
    finally:
        bot.executor.shutdown()
        bot.database.dispose()


class Importer:
    """Takes one row after the other through the door."""

    def __init__(
        self, services: Services, team_id: str, accounts: Mapping[str, Mapping[str, Any]], put_forward_by: str
    ) -> None:
        self._services = services
        self._team_id = team_id
        self._accounts = accounts
        self._people = _people(accounts)
        self._put_forward_by = self._who(put_forward_by)
        self._rows_of: dict[str, int] = {}

    def run(self, lines: Sequence[Line], console: Console) -> Tally:
        """Import the lines in their order; a refused one is said and the next is taken."""
        tally = Tally(Counter())
        columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
        with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as progress:
            for line in progress.track(lines, description="People"):
                row = self._read(line)
                if isinstance(row, Row):
                    tally.done[self._keep(row)] += 1
                else:
                    tally.refused += 1
                    for fault in row:
                        progress.console.print(escape(refusal(line.number, fault)))
        console.print(str(tally))
        return tally

    def _read(self, line: Line) -> Row | tuple[Fault, ...]:
        if line.broken:
            return (
                Fault("", line.broken, "mend it in the spreadsheet, which sets the marks by itself, and save it anew"),
            )
        if line.overflows:
            return (Fault("", "it has more cells than there are headings", "put quotes around text with separators"),)
        row = directory_row.read(line.cells, self._people)
        if not isinstance(row, Row):
            return row
        before = self._rows_of.setdefault(row.user_id, line.number)
        if before != line.number:
            return (Fault("", f"row {before} is about the same person", "leave one of the two"),)
        return row

    def _keep(self, row: Row) -> str:
        """What Slack says of the person, then what the row says; the outcome as the flow named it."""
        at = self._services.now()
        self._services.handle(member_seen(self._team_id, self._accounts[row.user_id], at))
        imported = PersonImported(
            team_id=self._team_id,
            at=at,
            user_id=row.user_id,
            name=row.name,
            title=row.title,
            department=row.department,
            site=row.site,
            manager_id=row.manager_id,
            prepared=row.prepared,
            put_forward_by=self._put_forward_by,
        )
        reply = self._services.handle(imported).reply
        assert isinstance(reply, Tell)  # noqa: S101 - the flow answers every row so
        return reply.line.name

    def _who(self, given: str) -> str:
        if not given:
            return ""
        handle = given.removeprefix("@").casefold()
        found = given if given in self._people.ids else self._people.handles.get(handle)
        if found is None:
            raise Unavailable(f"Nobody in this workspace is {given}. Give --put-forward-by a Slack id or a handle.")
        return found


def refusal(number: int, fault: Fault) -> str:
    """One line about one fault: the row, the column, what is wrong, what to do."""
    where = f"Row {number}, {fault.column}" if fault.column else f"Row {number}"
    return f"{where}: {fault.wrong}; {fault.do}."


def _client(settings: Settings, token: str | None) -> WebClient:
    """A client for reading: asking again is harmless, so a limit is waited for."""
    patient = RateLimitErrorRetryHandler(max_retry_count=5)
    return web_client(settings.api_url, token, timeout=30, retry_handlers=[patient])


def _accounts(client: WebClient) -> Iterator[Mapping[str, Any]]:
    """Everybody in the workspace but its bots."""
    pages: SlackResponse = client.users_list(limit=PAGE, include_locale=True)
    for page in pages:
        members: list[Mapping[str, Any]] = page.get("members") or []
        yield from (user for user in members if not user.get("is_bot") and user.get("id") != "USLACKBOT")


def _people(accounts: Mapping[str, Mapping[str, Any]]) -> People:
    named = (
        (user_id, str(user.get("name") or ""), str((user.get("profile") or {}).get("display_name") or ""))
        for user_id, user in accounts.items()
    )
    return People(frozenset(accounts), directory_row.by_handle(named))
