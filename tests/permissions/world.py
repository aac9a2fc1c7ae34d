"""One workspace at the moments in which there is something to allow or refuse, and a second one with the same ids.

Every moment is reached by playing: what people may do there is on real cards, under buttons with real values.
"""

import sqlite3
from collections import defaultdict
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from flows.directory import PersonImported, Prepared
from flows.proposal import Skill
from handlers.ids import (
    Command,
    InvitationAction,
    MentorshipAction,
    QuestionAction,
    RecordingAction,
    ReflectionAction,
    RequestAction,
    SessionAction,
    TermsAction,
    TouchpointAction,
    WrittenAction,
)
from handlers.views.home import home_view
from storage.mapping import Base
from tests.isolation.payloads import Json, day, moment, option, options, text
from tests.isolation.play import offer, wish
from tests.isolation.slack import Slack
from tests.isolation.stand import MONDAY, Stand, Workplace, buttons, hours, token

TABLES = {table.name: table.c.keys() for table in Base.metadata.sorted_tables}
QUERIES = {name: 'SELECT "{}" FROM "{}"'.format('", "'.join(columns), name) for name, columns in TABLES.items()}
TEAM_COLUMNS = {name: columns.index("team_id") for name, columns in TABLES.items() if "team_id" in columns}
"""Where a row says whose it is."""

HERE, ELSEWHERE = "T1", "T2"
GOAL = "Plan a story hour for toddlers"
NARROW = "Plan a story hour out of doors"
"""Somebody could help with it, but not where and how it is asked for."""
IN_MIND = "UKIM"
"""Whom the mentee has in mind: known, no mentor."""

THEIRS = "UBEN"
"""The mentee of another pair."""


@dataclass(frozen=True)
class Person:
    """A column of the matrix."""

    team: str
    user: str


PEOPLE = {
    "mentee": Person(HERE, "UADA"),
    "mentor": Person(HERE, "UTOM"),
    "other": Person(HERE, "UMEI"),  # the other mentor: asked first, said no, and has a mentee of her own
    "stranger": Person(HERE, "USAM"),
    "guest": Person(HERE, "UGUS"),
    "gone": Person(HERE, "UDEE"),
    "admin": Person(HERE, "UBOSS"),
    "elsewhere": Person(ELSEWHERE, "UADA"),  # the mentee's very id, in another workspace
}
ADA, TOM, MEI = (PEOPLE[name].user for name in ("mentee", "mentor", "other"))
FLAGS = {"UGUS": {"is_restricted": True}, "UDEE": {"deleted": True}, "UBOSS": {"is_admin": True}}


Rows = dict[str, list[Any]]
"""Every row of every table, by the table's name."""


@dataclass(frozen=True)
class Moment:
    """All that there is at one moment."""

    file: Path
    time: datetime
    posts: Any
    rows: Rows


class World:
    """The bot over one SQLite file, which can be put back to each of its moments."""

    def __init__(self, stand: Stand, slack: Slack, file: Path) -> None:
        self.stand = stand
        self.slack = slack
        self.here = Workplace(stand, HERE)
        self.there = Workplace(stand, ELSEWHERE)
        self.moments: dict[str, Moment] = {}
        self.colleague_form = ""  # what it carries: once the no is said, no button leads to it
        self._file = file
        self._look = sqlite3.connect(file)
        self._rows: Rows = {}
        self._version = -1  # of the file when its rows were read
        self._as_it_was = -1  # the version that is the moment's, unchanged
        self._at = ""

    def close(self) -> None:
        self._look.close()

    def keep(self, name: str) -> None:
        """Call this moment by a name."""
        self.stand.settle()
        copied = self._file.with_name(f"{name.replace(' ', '-')}.db")
        _copy(self._file, copied)
        self.moments[name] = Moment(copied, self.stand.clock.time, _apart(self.slack.posts), self.kept())

    def back_to(self, name: str) -> None:
        """Be at that moment again."""
        kept = self.moments[name]
        self.stand.clock.time = kept.time
        self.slack.posts = _apart(kept.posts)
        if (self._at, self._as_it_was) == (name, self._now_at()):
            return  # nothing was saved since
        _copy(kept.file, self._file)
        self._at, self._rows = name, kept.rows
        self._as_it_was = self._version = self._now_at()
        self.stand.services.facts._directory._snapshots.clear()

    def _now_at(self) -> int:
        """SQLite's count of the commits of other connections."""
        version: int = self._look.execute("PRAGMA data_version").fetchone()[0]
        return version

    def kept(self) -> Rows:
        """Every row of every table as the file holds it; the same object for as long as nothing is saved."""
        if self._version != (now := self._now_at()):
            self._rows = {name: self._look.execute(query).fetchall() for name, query in QUERIES.items()}
            self._version = now
        return self._rows

    def button(self, action_id: str, user: str = "") -> str:
        """The value under the newest button of this name that anybody, or `user`, has before them."""
        posts = [post for (channel, _), post in self.slack.posts[token(HERE)].items() if not user or user in channel]
        for post in reversed(posts):
            if values := buttons(post, action_id):
                return values[-1]
        for each in reversed([user] if user else [p.user for p in PEOPLE.values() if p.team == HERE]):
            if values := buttons(home_view(self.stand.services, HERE, each), action_id):
                return values[-1]
        raise AssertionError(f"there is no {action_id} at this moment")


def rows_of(team: str, rows: Rows) -> Rows:
    """Those of them that are one workspace's."""
    return {name: [row for row in rows[name] if row[at] == team] for name, at in TEAM_COLUMNS.items()}


def _apart(posts: Any) -> Any:
    """A copy: a post that changes is replaced as a whole."""
    return defaultdict(dict, {token: dict(of_token) for token, of_token in posts.items()})


def _copy(source: Path, target: Path) -> None:
    with closing(sqlite3.connect(source)) as one, closing(sqlite3.connect(target)) as other:
        one.backup(other)


@contextmanager
def played(file: Path, slack: Slack) -> Iterator[World]:
    """The world with all its moments."""
    stand = Stand(f"sqlite:///{file}", slack, (HERE, ELSEWHERE))
    world = World(stand, slack, file)
    try:
        for scene in (_beginning, _asking, _meeting, _closing, _branches):
            scene(world)
        yield world
    finally:
        world.close()
        stand.close()


def _beginning(world: World) -> None:
    """People, two mentors, and a pair that is none of the mentee's business."""
    here = world.here
    users = {p.user for p in PEOPLE.values()} | {IN_MIND, THEIRS}
    for user in sorted(users):
        here.meet(user, user[1:].title(), **FLAGS.get(user, {}))
        world.there.meet(user, f"{user[1:].title()} elsewhere")
    prepared = Prepared(skills=(Skill("Story hours"),))
    at = world.stand.clock.now()
    world.stand.services.handle(PersonImported(team_id=HERE, at=at, user_id=TOM, prepared=prepared))
    world.stand.to(at + hours(0.1))
    world.keep("put forward")
    for user in (TOM, MEI):
        here.types(user, Command.MICROMENTOR, "mentor")
        here.submits(user, **offer("Story hours"))
    for user in sorted(users):
        here.event({"type": "app_home_opened", "user": user, "tab": "home", "event_ts": "1.1"})
    world.stand.settle()
    _ask(world, THEIRS, "Plan a story hour for teenagers", MEI)
    here.clicks(MEI, InvitationAction.ACCEPT)
    world.stand.to(MONDAY + hours(0.3))
    _ask(world, THEIRS, "Plan another story hour", None)
    world.keep("quiet")


def _ask(world: World, mentee: str, goal: str, first: str | None, someone: str = "") -> None:
    world.here.types(mentee, Command.MICROMENTOR, goal)
    world.here.submits(mentee, **wish(goal, "2", someone))
    if first:
        world.here.submits(mentee, first=option(first), cascade={"selected_options": [{"value": "yes"}]}, line=text(""))
    world.stand.settle()


def _asking(world: World) -> None:
    here = world.here
    _ask(world, ADA, GOAL, None, someone=IN_MIND)
    world.keep("choosing")
    here.presses(ADA, RequestAction.CHOOSE, world.button(RequestAction.CHOOSE, ADA), view="home")
    here.submits(ADA, first=option(MEI), cascade={"selected_options": [{"value": "yes"}]}, line=text(""))
    world.stand.settle()
    here.clicks(MEI, InvitationAction.DECLINE)
    here.submits(MEI, reason=option("not_now"))
    world.keep("asked")
    here.clicks(TOM, InvitationAction.ACCEPT)
    world.stand.to(world.stand.clock.time + hours(0.1))
    world.keep("agreed")


def _meeting(world: World) -> None:
    here, start = world.here, MONDAY + timedelta(days=1)
    here.clicks(TOM, SessionAction.FIND_TIME)
    here.submits(TOM, **times(start))
    world.keep("offered")
    here.clicks(ADA, SessionAction.TAKE_FIRST)
    world.keep("set")
    world.stand.to(start + hours(0.6))
    world.keep("met?")
    here.clicks(TOM, SessionAction.MET)
    world.keep("held")
    here.clicks(ADA, SessionAction.WORK)
    here.clicks(TOM, SessionAction.FIND_TIME)
    here.submits(TOM, **times(start + timedelta(days=6)))
    world.stand.settle()
    here.clicks(ADA, SessionAction.TAKE_FIRST)
    world.stand.to(start + timedelta(days=3, hours=4))
    world.keep("between")
    world.stand.to(start + timedelta(days=6, hours=0.6))
    here.clicks(TOM, SessionAction.MET)
    world.keep("used")


def _closing(world: World) -> None:
    world.stand.to(world.stand.clock.time + timedelta(days=1, hours=2))
    world.keep("looking back")
    for user in (ADA, TOM):
        world.here.clicks(user, ReflectionAction.ANSWER)
        world.here.submits(user, **answers())
        world.stand.settle()
    world.keep("closed")


def _branches(world: World) -> None:
    """Moments to the side of the course of things."""
    here = world.here
    world.back_to("agreed")
    world.stand.to(world.stand.clock.time + timedelta(days=15))
    world.keep("still on?")
    world.back_to("agreed")
    here.clicks(TOM, RecordingAction.OPEN)
    here.submits(TOM, use=text("The notes of us two"))
    world.keep("to be recorded?")
    world.back_to("agreed")
    here.clicks(ADA, MentorshipAction.END)
    world.keep("ended")
    world.back_to("agreed")
    here.clicks(ADA, WrittenAction.ASK)
    here.submits(ADA, question=text("Which songs?"), answer_by=day(date(2035, 6, 15)))
    world.stand.settle()
    world.keep("a question in writing")
    world.back_to("held")
    here.clicks(ADA, SessionAction.MINUTES)
    here.submits(ADA, minutes=text("20"))
    world.stand.settle()
    world.keep("they differ")
    world.back_to("asked")
    here.clicks(TOM, TermsAction.SUGGEST)
    here.submits(TOM, **other_terms())
    world.keep("other terms")
    world.back_to("asked")
    here.clicks(TOM, QuestionAction.ASK)
    here.submits(TOM, question=text("How old are they?"))
    world.keep("a question")
    world.back_to("asked")
    here.clicks(TOM, InvitationAction.DECLINE)
    here.submits(TOM, reason=option("someone_better"))
    world.colleague_form = str(here.shown[TOM]["private_metadata"])
    world.keep("someone better")
    world.back_to("between")
    here.clicks(ADA, TouchpointAction.STUCK)
    world.stand.settle()
    world.keep("stuck")
    world.back_to("quiet")
    here.types(ADA, Command.MICROMENTOR, NARROW)
    narrow = {"ways": options("video"), "sites": options("East")}
    here.submits(ADA, **wish(NARROW, "2"), **narrow)
    world.keep("waiting")
    world.back_to("quiet")
    here.types(TOM, Command.MICROMENTOR, "pause 2w")
    world.keep("paused")


def other_terms() -> dict[str, Json]:
    """The form for other terms, filled in."""
    return {"sessions": option("1"), "minutes": option("45"), "line": text("One is what I can give")}


def times(at: datetime) -> dict[str, Json]:
    """The form for times, filled in with three."""
    moments = {f"time_{n + 1}": moment(at + hours(n)) for n in range(3)}
    return moments | {"way": option("video"), "place": text("https://meet.example/1")}


def answers() -> dict[str, Json]:
    """The private questions, answered."""
    chosen = {"goal_met": "4", "expectations": "5", "time_right": "yes", "skill_right": "yes"}
    return {name: option(value) for name, value in chosen.items()} | {
        "thanks": text("For the songs"),
        "proceed": option("one_more_round"),
    }
