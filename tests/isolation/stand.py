"""The real bot over a database, driven by hand in one thread.

What people do goes in by `app.dispatch`, and `settle` lets the inbox, the courier and the clock do all that follows.

A `Stand` is the bot with one clock; a `Workplace` is one workspace of it. `Answer` holds all that somebody gets back.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import Future
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

from cryptography.fernet import Fernet
from slack_bolt import BoltRequest
from sqlmodel import col, select

from bot.build import build
from bot.rounds import Done
from bot.settings import Settings
from flows.installation import WorkspaceInstalled
from flows.member import MemberSeen
from handlers.views.home import home_view
from storage.engine import Database
from storage.mapping import Base, table_of
from storage.outbox import Outbox
from storage.outbox_row import OutboxRow
from storage.timers import Timers
from tests.isolation import payloads
from tests.isolation.at_once import AtOnce
from tests.isolation.payloads import Json
from tests.isolation.slack import Slack

MONDAY = datetime(2035, 6, 4, 10, 0, tzinfo=UTC)
"""When everything begins: a Monday, ten o'clock where everybody is."""

KEY = Fernet.generate_key().decode()
MOST_ROUNDS = 50
"""After so many rounds of work something goes in a circle."""


@dataclass
class HandClock:
    """A clock that moves when it is told to."""

    time: datetime = MONDAY

    def now(self) -> datetime:
        return self.time

    def refresh(self) -> None:
        """Nobody else moves it."""


@dataclass(frozen=True)
class Answer:
    """All that came back to a click, command or form: the acknowledgement, and what Slack was asked meanwhile."""

    status: int
    body: Any
    calls: tuple[tuple[str, Any], ...]

    @property
    def view(self) -> Json | None:
        """The modal that was shown, if one was."""
        opened = [
            given["view"] for method, given in self.calls if method in {"views.open", "views.push", "views.update"}
        ]
        updated = self.body.get("view") if isinstance(self.body, dict) else None
        return opened[-1] if opened else updated

    @property
    def words(self) -> str:
        """Everything in it as one string."""
        return json.dumps([self.body, self.calls], ensure_ascii=False, sort_keys=True)


class Stand:
    """The bot as `bot.build` makes it, with its threads left at home."""

    def __init__(self, database_url: str, slack: Slack, teams: tuple[str, ...] = ("T1",), **settings: str) -> None:
        self.slack = slack
        self.clock = HandClock()
        given = {
            "SLACK_BOT_TOKEN": "xoxb-own",
            "SLACK_APP_TOKEN": "xapp-1",
            "MICROMENTOR_TOKEN_KEYS": KEY,
            "SLACK_API_URL": f"{slack.url}/api/",
            "DATABASE_URL": database_url,
            "MICROMENTOR_MODEL": "none",  # by words alone, nobody but KIM answers to a rare wish
        }
        self.bot = build(Settings.model_validate(given | settings), self.clock)
        self.database: Database = self.bot.database
        self.services = self.bot.services
        self.bot.executor.submit = _at_once  # type: ignore[method-assign] # Bolt asks the instance
        for team in teams:
            self.install(team)

    def install(self, team: str) -> None:
        """The app comes into a workspace, with a token of its own."""
        sealed = self.bot.tokens.sealed(team, token(team))
        named: dict[str, Any] = {"team_name": team, "bot_user_id": "UBOT", "bot_id": "BBOT", "app_id": "A1"}
        self.services.handle(WorkspaceInstalled(team_id=team, at=self.clock.now(), token=sealed, **named))

    def close(self) -> None:
        self.bot.stop()

    # --- in ---

    def send(self, body: Json) -> Answer:
        """What Slack would send; when this returns, the listener has ended too."""
        before = len(self.slack.calls)
        response = self.bot.app.dispatch(BoltRequest(mode="socket_mode", body=body))
        try:
            said = json.loads(response.body) if response.body else None
        except ValueError:
            said = response.body
        calls = tuple((call.method, call.given) for call in self.slack.calls[before:])
        return Answer(response.status, said, calls)

    # --- what follows ---

    def settle(self) -> None:
        """Let everything that is due now be done."""
        for _ in range(MOST_ROUNDS):
            if not (self._inbox() or self._outbox() or self._timers()):
                return
        raise AssertionError("it does not come to rest")

    def to(self, until: datetime) -> None:
        """Live on until then, from one timer to the next."""
        self.settle()
        while (due := self._next_timer()) and due <= until:
            self.clock.time = max(self.clock.time, due)
            self.settle()
        self.clock.time = max(self.clock.time, until)
        self.settle()

    def _inbox(self) -> bool:
        return self.bot.inbox._work()

    def _outbox(self) -> bool:
        courier = self.bot.courier
        fresh, doubtful = self.database.run(lambda session: courier._take(Outbox(session), 50))
        for deal_with, items in ((courier._recover, doubtful), (courier._say, fresh)):
            for item in items:
                courier._record_alone(Done(item, deal_with(item)))
        return bool(fresh or doubtful)

    def _timers(self) -> bool:
        due = self._next_timer()
        if due is None or due > self.clock.time:
            return False
        self.bot.scheduler._ticker.fire_due(lambda: False)
        return True

    def _next_timer(self) -> datetime | None:
        with self.database.reading() as session:
            return Timers(session).next_due()

    # --- what is kept ---

    def rows(self, team: str | None = None, leave_out: frozenset[str] = frozenset()) -> dict[str, list[Json]]:
        """Every row of every table, or of one workspace; columns named in `leave_out` are not looked at."""
        kept: dict[str, list[Json]] = {}
        with self.database.reading() as session:
            for table in Base.metadata.sorted_tables:
                if team is not None and "team_id" not in table.c:
                    continue
                query = table.select() if team is None else table.select().where(table.c.team_id == team)
                rows = session.execute(query.order_by(*table.primary_key.columns))
                kept[table.name] = [
                    {name: value for name, value in row._mapping.items() if name not in leave_out} for row in rows
                ]
        return kept


def _at_once(*given: Any, **named: Any) -> Future[Any]:
    done = AtOnce().submit(*given, **named)
    done.result()  # what it raised is the test's
    return done


def token(team: str) -> str:
    """The bot token of a workspace."""
    return f"xoxb-{team}"


@dataclass
class Workplace:
    """One workspace: its people by short names, what they do, and what they see. `told` keeps every answer.

    `shown` is the form that each person has before them.
    """

    stand: Stand
    team: str
    told: list[Answer] = field(default_factory=list)
    shown: dict[str, Json] = field(default_factory=dict)
    homes: list[Json] = field(default_factory=list)
    _forms: int = 0
    _events: int = 0

    # --- people ---

    def meet(self, user: str, name: str, *, known: bool = True, **flags: bool) -> None:
        """Somebody works here. `flags` are Slack's; where they are `known`, the bot has seen them."""
        person = {"id": user, "team_id": self.team, "tz": "UTC", "locale": "en-GB", "profile": {"real_name": name}}
        self.stand.slack.people[token(self.team)][user] = person | flags
        if known:
            self.see(user, name, **flags)

    def see(self, user: str, name: str, **flags: bool) -> None:
        self.stand.services.handle(
            MemberSeen(
                team_id=self.team,
                at=self.stand.clock.now(),
                user_id=user,
                name=name,
                title="",
                zone="UTC",
                locale="en-GB",
                guest=flags.get("is_restricted", False),
                deactivated=flags.get("deleted", False),
                admin=flags.get("is_admin", False),
            )
        )

    # --- what they do ---

    def types(self, user: str, name: str, words: str = "") -> Answer:
        return self._send(user, payloads.command(self.team, user, name, words, self._respond(user)))

    def shortcut(self, user: str, callback_id: str) -> Answer:
        return self._send(user, payloads.shortcut(self.team, user, callback_id))

    def clicks(self, user: str, action_id: str, choose: int = 0, *, at_home: bool = False) -> Answer:
        """Press the newest button of this name that they can see; `choose` among several in one place."""
        shown = [home_view(self.stand.services, self.team, user)] if at_home else self._visible(user)
        values = [values for surface in shown if (values := buttons(surface, action_id))]
        assert values, f"{user} of {self.team} sees no {action_id}"
        return self.presses(user, action_id, values[-1][choose], view="home" if at_home else "")

    def presses(self, user: str, action_id: str, value: str = "", *, view: str = "") -> Answer:
        """Press a button whose value is known."""
        respond = "" if view else self._respond(user)
        return self._send(user, payloads.click(self.team, user, action_id, value, respond=respond, view=view))

    def submits(self, user: str, **fields: Json) -> Answer:
        """Send in the form that was shown last, or the next step of it."""
        view = self.shown[user]
        if view.get("is_first", True):
            self._forms += 1
        sent = payloads.submission(
            self.team,
            user,
            view["callback_id"],
            fields,
            private=view.get("private_metadata", ""),
            root=f"V{self._forms}",
        )
        return self._send(user, sent, first=False)

    def chooses(self, user: str, action_id: str, typed: str) -> Answer:
        return self._send(user, payloads.suggestion(self.team, user, action_id, typed))

    def event(self, inner: Json) -> Answer:
        """Slack tells of something."""
        self._events += 1
        return self.stand.send(payloads.event(self.team, inner, f"E{self._events}"))

    def where(self, action_id: str) -> tuple[str, str]:
        """The channel and ts of the newest post with a button of this name."""
        found = [at for at, post in self._posts().items() if buttons(post["blocks"], action_id)]
        assert found, f"nothing in {self.team} has {action_id}"
        return found[-1]

    def _send(self, user: str, body: Json, *, first: bool = True) -> Answer:
        answer = self.stand.send(body)
        self.told.append(answer)
        if answer.view:
            self.shown[user] = answer.view | {"is_first": first}
        return answer

    def _respond(self, user: str) -> str:
        return f"{self.stand.slack.url}/respond"

    # --- what they see ---

    def _posts(self) -> Mapping[tuple[str, str], Json]:
        return self.stand.slack.posts[token(self.team)]

    def _visible(self, user: str) -> list[Json]:
        return [post for (channel, _), post in self._posts().items() if user in channel.split("-")[1:]]

    def look_at_homes(self, people: Sequence[str]) -> None:
        """Everybody opens their Home; what it shows is kept."""
        self.homes.append({user: home_view(self.stand.services, self.team, user) for user in people})

    def sees(self) -> Json:
        """All that stood before everybody here: what they were answered, their Homes, and every channel."""
        return {
            "answers": [(a.status, a.body, a.calls) for a in self.told],
            "homes": self.homes,
            "channels": {f"{channel} {ts}": _said(post) for (channel, ts), post in sorted(self._posts().items())},
            "outbox": self._outbox(),
        }

    def _outbox(self) -> list[Json]:
        table = table_of(OutboxRow)
        names = ("key", "conversation", "operation", "body", "thread", "target", "state", "channel", "ts", "error")
        with self.stand.database.reading() as session:
            rows = session.execute(
                select(*(table.c[name] for name in names)).where(table.c.team_id == self.team).order_by(col(table.c.id))
            )
            return [dict(row._mapping) for row in rows]


def _said(post: Json) -> Json:
    """A post without the random id it bears."""
    return {"text": post["text"], "blocks": post["blocks"], "thread": post.get("thread_ts")}


def buttons(surface: Any, action_id: str) -> list[str]:
    """The values of the buttons of this name in blocks, and of the options of a menu of this name."""
    if isinstance(surface, list):
        return [value for part in surface for value in buttons(part, action_id)]
    if not isinstance(surface, dict):
        return []
    if surface.get("action_id") == action_id and surface.get("type") == "button":
        return [str(surface.get("value", ""))]
    return [value for part in surface.values() for value in buttons(part, action_id)]


@contextmanager
def standing(database_url: str, slack: Slack, teams: tuple[str, ...] = ("T1",), **settings: str) -> Iterator[Stand]:
    """A stand, closed at the end."""
    stand = Stand(database_url, slack, teams, **settings)
    try:
        yield stand
    finally:
        stand.close()


def hours(number: float) -> timedelta:
    return timedelta(hours=number)
