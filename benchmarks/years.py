"""Years of a programme put into a database by the database itself: as many mentorships as asked for, all gone through.

Each has its request, an invitation that was accepted, two sessions (the second of four in five), a closing prompt, and
for three in five the mentee's private answers; for one in four a word in the prompt's thread. One request more in a
hundred found nobody. It must not know what is measured.
"""

from collections.abc import Mapping
from dataclasses import fields
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

from sqlalchemy import ColumnElement, DateTime, FromClause, String, cast, func, literal, select, type_coerce
from sqlmodel import Session as Transaction

from benchmarks.crowd import put
from benchmarks.slack import TEAM_ID
from benchmarks.staff import GOALS, OUTCOME, staff
from flows.ask import Invitation, InvitationStatus, Request, RequestStatus
from flows.pair import Ending, Mentorship, MentorshipStatus, Session, SessionStatus
from flows.proposal import Nobody
from flows.writing import Continue, Prompt, Purpose, Reflection, ThreadReply
from storage.engine import Database
from storage.invitation import InvitationRow
from storage.mapping import Base, table_of
from storage.member import MemberRow
from storage.mentorship import MentorshipRow
from storage.prompt import PromptRow, ReplyRow
from storage.reflection import ReflectionRow
from storage.request import RequestRow
from storage.session import SessionRow

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

START = datetime(2025, 1, 6, 9, tzinfo=UTC)
MEMBERS, MENTORS_IN = 20_000, 10
MINUTES = 15

_AT = START.strftime("%Y-%m-%d %H:%M:%S")


def fill(database: Database, mentorships: int) -> None:
    """Make the tables and fill them."""
    database.migrate()
    people = staff(MEMBERS // MENTORS_IN, MEMBERS - MEMBERS // MENTORS_IN)
    everybody = (*people.mentors, *people.mentees)
    put(database, MemberRow, ({f.name: getattr(m, f.name) for f in fields(m)} for m in everybody))
    numbers = _numbers(database, mentorships)
    with database.transaction(patient=True) as session:
        for each in (_asked, _alone, _invited, _agreed, _met, _reflected, _prompted):
            each(session, numbers)


def _asked(session: Transaction, numbers: FromClause) -> None:
    _insert(session, RequestRow, _request(RequestStatus.ACCEPTED), numbers, _ids(numbers) | _mentee(numbers))


def _alone(session: Transaction, numbers: FromClause) -> None:
    n = numbers.c.n
    alone = select(n).where(n % 100 == 0).subquery()
    ids: dict[str, ColumnElement[Any]] = {"id": literal("VALONE").concat(cast(alone.c.n, String))}
    ids["created_at"] = _minutes_on(session, alone.c.n)
    request = _request(RequestStatus.WAITING, nobody=Nobody.NO_MENTORS, topic="rota")
    _insert(session, RequestRow, request, alone, ids | _mentee(alone))


def _invited(session: Transaction, numbers: FromClause) -> None:
    invitation = Invitation(
        id="V/1", request_id="V", mentor_id="U", number=1, status=InvitationStatus.ACCEPTED, minutes=2 * MINUTES,
        made_at=START,
    )  # fmt: skip
    of = {"request_id": _id(numbers), "id": _id(numbers)} | _mentor(numbers)
    sent, answered = _minutes_on(session, numbers.c.n), _minutes_on(session, numbers.c.n + numbers.c.n % 4_000)
    _insert(session, InvitationRow, invitation, numbers, of | {"sent_at": sent, "answered_at": answered})


def _agreed(session: Transaction, numbers: FromClause) -> None:
    mentorship = Mentorship(
        id="V", mentee_id="U", mentor_id="U", goal=GOALS[0], outcome=OUTCOME, sessions=2, minutes=MINUTES,
        needed_by=None, ways=(), status=MentorshipStatus.CLOSED, agreed_at=START, opened_at=START,
        closed_at=START + timedelta(days=14), ending=Ending.COMPLETED,
    )  # fmt: skip
    _insert(session, MentorshipRow, mentorship, numbers, _ids(numbers) | _mentee(numbers) | _mentor(numbers))


def _met(session: Transaction, numbers: FromClause) -> None:
    for number, of_five in ((1, 5), (2, 4)):
        held = Session(
            mentorship_id="V", number=number, status=SessionStatus.HELD, starts_at=START, minutes=MINUTES, used=MINUTES
        )
        those = select(numbers.c.n).where(numbers.c.n % 5 < of_five).subquery()
        _insert(session, SessionRow, held, those, {"mentorship_id": _id(those)})


def _reflected(session: Transaction, numbers: FromClause) -> None:
    reflection = Reflection(
        mentorship_id="V", user_id="U", goal_met=4, expectations=3, time_right=True, skill_right=True, thanks="",
        proceed=Continue.DONE, answered_at=START,
    )  # fmt: skip
    those = select(numbers.c.n).where(numbers.c.n % 5 < 3).subquery()
    of = {"mentorship_id": _id(those), "user_id": _mentee(those)["mentee_id"], "goal_met": 1 + those.c.n % 5}
    _insert(session, ReflectionRow, reflection, those, of)


def _prompted(session: Transaction, numbers: FromClause) -> None:
    prompt = Prompt(key="k", mentorship_id="V", purpose=Purpose.REFLECTION, number=0, opened_at=START)
    _insert(session, PromptRow, prompt, numbers, {"key": _id(numbers), "mentorship_id": _id(numbers)})
    said = ThreadReply(prompt_key="k", ts="1.1", author_id="U1", text="It helped.", at=START)
    those = select(numbers.c.n).where(numbers.c.n % 4 == 3).subquery()
    _insert(session, ReplyRow, said, those, {"prompt_key": _id(those)})


def _insert(
    session: Transaction,
    row: type[Base],
    value: "DataclassInstance",
    source: FromClause,
    own: Mapping[str, ColumnElement[Any]],
) -> None:
    """A row like `value` for each of the source's, but for what is each one's own."""
    table = table_of(row)
    same = {f.name: literal(getattr(value, f.name), table.c[f.name].type) for f in fields(value) if f.init}
    columns = {**same, "team_id": literal(TEAM_ID), **own}
    rows = select(*(column.label(name) for name, column in columns.items())).select_from(source)
    session.connection().execute(table.insert().from_select(list(columns), rows))


def _numbers(database: Database, many: int) -> FromClause:
    """The numbers from 0 on, as the database counts."""
    if not database.is_sqlite:
        return select(func.generate_series(0, many - 1).label("n")).subquery()
    counted = select(literal(0).label("n")).cte("numbers", recursive=True)
    return counted.union_all(select(counted.c.n + 1).where(counted.c.n < many - 1))


def _request(status: RequestStatus, nobody: Nobody | None = None, topic: str = "") -> Request:
    return Request(
        id="V", mentee_id="U", goal=GOALS[0], outcome=OUTCOME, sessions=2, minutes=MINUTES, status=status,
        created_at=START, skills=("rota planning",), nobody=nobody, topic=topic,
    )  # fmt: skip


def _id(numbers: FromClause) -> ColumnElement[str]:
    return literal("V").concat(cast(numbers.c.n, String))


def _ids(numbers: FromClause) -> dict[str, ColumnElement[Any]]:
    return {"id": _id(numbers)}


def _mentor(numbers: FromClause) -> dict[str, ColumnElement[Any]]:
    return {"mentor_id": _user(1 + numbers.c.n % (MEMBERS // MENTORS_IN))}


def _mentee(numbers: FromClause) -> dict[str, ColumnElement[Any]]:
    return {"mentee_id": _user(1 + numbers.c.n * 7 % MEMBERS)}


def _user(number: ColumnElement[int]) -> ColumnElement[str]:
    """The ids of the staff: U and seven figures."""
    return literal("U").concat(func.substr(cast(10_000_000 + number, String), 2))


def _minutes_on(session: Transaction, minutes: ColumnElement[int]) -> ColumnElement[datetime]:
    """So many minutes after the start."""
    if session.get_bind().dialect.name == "sqlite":
        on = cast(minutes, String).concat(" minutes")
        return type_coerce(func.strftime("%Y-%m-%d %H:%M:%f000", _AT, on), table_of(InvitationRow).c.sent_at.type)
    return literal(START, DateTime(timezone=True)) + minutes * literal(timedelta(minutes=1))
