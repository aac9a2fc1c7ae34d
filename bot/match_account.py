"""What `micromentor match` says: the proposals as a mentee reads them, and beneath them every part of the scores."""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from rich.console import Console

from bot import match_directory, match_file, match_learning
from bot.environment import SettingsError
from bot.match_file import Staff
from bot.model import chosen
from bot.settings import Settings
from flows.decision import Phrase
from flows.member import DEFAULT_ZONE, Member, Programme
from flows.proposal import Need, Proposals, Relationship
from flows.request_view import why_nobody
from handlers import text
from handlers.text import Reader
from handlers.views.reasons import for_mentee
from matching import Matcher
from matching.account import Account, Line, account
from matching.barriers import Barrier
from matching.reasons import quoted
from matching.vectors import Vectors
from storage.embedding import TeamShelf

LOOKED_AT = 8
"""How many of the best are accounted for, whether they can be proposed or not."""

SHOWN = 3
"""How many strings that answered are shown for each."""

BARRIERS = {
    Barrier.NOT_THERE: "cannot take part or is who asks",
    Barrier.NOT_THEM: "is their manager or report, or was asked already",
    Barrier.FULL: "has no place or too few minutes left",
    Barrier.AWAY: "is away",
    Barrier.ELSEWHERE: "is in another department or at another site",
    Barrier.OTHER_WAYS: "meets in other ways",
    Barrier.OTHER_HOURS: "shares less than a working hour a day",
}

NOBODY = "UNOBODY"
"""Who asks where nobody is named: somebody of no department and no site, in the zone that most here are in."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What was typed. `who` asks: an id, a name, or empty."""

    goal: str
    skills: tuple[str, ...]
    relationship: Relationship
    sessions: int
    minutes: int
    who: str


@dataclass(frozen=True, slots=True)
class Sources:
    """Where to look: a file, or a workspace of the database (None: its only one)."""

    people: Path | None
    team_id: str | None


def lines(settings: Settings, sources: Sources, asked: Asked, at: datetime, console: Console) -> Iterator[str]:
    """All that is said, line by line, for the aware instant `at`. `console` shows how the learning goes on.

    Raises SettingsError, CannotServe, NoDirectory, UnusableFile, OSError: each says in words what is wrong.
    """
    with _directory(settings, sources, asked.who, at) as (staff, vectors):
        need = _need(staff, asked)
        programme = Programme(zone=settings.time_zone)
        matcher = Matcher(vectors)
        if vectors:
            match_learning.learn(vectors, staff.mentors, console)
        said = account(need, staff.mentors, vectors, programme, at, LOOKED_AT)
        matcher.update("now", staff.mentors)
        proposals = matcher.answer(need, at=at, programme=programme)
    model = vectors.model if vectors else "none, by words alone"
    yield f"{need.mentee.name} asks for: {need.goal}"
    if said.read_as != need.goal:
        yield f"Read as: {said.read_as}"
    yield f"{len(staff.mentors)} mentors; model: {model}"
    yield ""
    yield from _proposed(proposals, need, staff)
    yield ""
    yield from _accounted(said, proposals)


@contextmanager
def _directory(settings: Settings, sources: Sources, who: str, at: datetime) -> Iterator[tuple[Staff, Vectors | None]]:
    embedder = chosen(settings.model)
    if sources.people:
        staff = match_file.read(sources.people.read_bytes(), settings.time_zone)
        yield staff, Vectors(embedder) if embedder else None
        return
    database = match_directory.opened(settings.database_url)
    try:
        found = match_directory.read(database, sources.team_id, who, at)
        yield found.staff, Vectors(embedder, TeamShelf(database, found.team_id)) if embedder else None
    finally:
        database.dispose()


def _need(staff: Staff, asked: Asked) -> Need:
    mentee = match_directory.find(staff.members, asked.who) if asked.who else None
    if asked.who and mentee is None:
        raise SettingsError(f"Nobody here is {asked.who}. Give --as an id of the directory, or a name that one has.")
    zones = [zone for zone, _ in Counter(member.zone for member in staff.members.values()).most_common(1)]
    return Need(
        mentee=mentee or Member(user_id=NOBODY, name="Somebody", zone=next(iter(zones), DEFAULT_ZONE)),
        goal=asked.goal,
        skills=asked.skills,
        sessions=asked.sessions,
        minutes=asked.minutes,
        relationship=asked.relationship,
    )


def _proposed(proposals: Proposals, need: Need, staff: Staff) -> Iterator[str]:
    reader = Reader(locale="en-US", zone=need.mentee.zone)
    if proposals.nobody:
        why = text.plain(why_nobody(proposals.nobody, need.goal, need.skills, proposals.free_on), reader)
        yield f"Nobody would be proposed ({proposals.nobody}). The mentee reads: {why}"
    for place, match in enumerate(proposals.matches, start=1):
        member = staff.members[match.mentor_id]
        about = ", ".join(part for part in (member.title, member.department, member.site) if part)
        yield f"{place}. {member.name} ({member.user_id}), {about}"
        yield f"   {text.plain(Phrase(f'proposal-grade-{match.grade}'), reader)}"
        yield from (f"   - {text.plain(line, reader)}" for line in for_mentee(match.reasons))


def _accounted(said: Account, proposals: Proposals) -> Iterator[str]:
    places = {match.mentor_id: place for place, match in enumerate(proposals.matches, start=1)}
    standing = "at least" if said.anybody >= said.floor else "below"
    yield f"Score that anybody here can help: {said.anybody:.3f}, {standing} the floor of {said.floor:.2f}"
    yield f"   best fit {said.best:.3f}  topic covered {said.covered:.3f}  ahead of the map of topics {said.ahead:+.3f}"
    yield f"Score of each: could help from {said.least:.2f}, clearly fits from {said.clear:.2f}"
    for line in said.lines:
        member = line.colleague.member
        semantic = "none" if line.semantic is None else f"{line.semantic:.3f}"
        yield ""
        yield f"{member.name} ({member.user_id}): {_standing(line, places.get(member.user_id))}"
        yield (
            f"   score {line.score:.3f} ({line.grade or 'below the floor'})  fit {line.fit:.3f}  "
            f"lexical {line.lexical:.3f}  semantic {semantic}"
        )
        for answer in line.answers[:SHOWN]:
            yield f"   {answer.strength:.3f} {answer.kind}: {' / '.join(quoted(line.colleague, answer))}"


def _standing(line: Line, place: int | None) -> str:
    if place:
        return f"proposed, number {place}"
    if line.stopped is not None:
        return f"not proposed, {BARRIERS[line.stopped]}"
    return "not proposed, others come before" if line.grade else "not proposed"
