"""What a request shows: the proposals, where it stands, and the news of it.

Values only, made from the state as it is; when they are shown is for `flows.request` to decide.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from flows.adviser import Because
from flows.ask import Invitation, Request, RequestStatus, fingerprint
from flows.ask_state import AskState
from flows.decision import Day, Message, Moment, Person, Phrase, Reply, Show, View, Words
from flows.in_mind import JoinOffer, join_offer, not_proposed
from flows.proposal import Grade, Nobody, Reason
from flows.widening import Widening, possible

SAID_AGAIN = 120
"""Characters of their own words that the mentee reads again beneath their goal."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposed:
    """One colleague as proposed."""

    person: Person
    title: str
    department: str
    site: str
    reasons: tuple[Reason, ...]
    grade: Grade = Grade.COULD_HELP


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposalsView(View):
    """Who could help, and whom to ask first. `note` and `join` stand above it, where something is to be said first.

    `because` is why so many sessions were suggested; where it is set, the mentee may choose another number, of at most
    `max_sessions`. `shadowing` was suggested too, and they may do without. `kept` says that another goal of theirs
    waits for them.
    """

    request_id: str
    goal: str
    sessions: int
    minutes: int
    proposed: tuple[Proposed, ...]
    because: Because | None = None
    shadowing: bool = False
    max_sessions: int = 3
    kept: bool = False
    line: str = ""
    note: Phrase | None = None
    join: JoinOffer | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestView(View):
    """Where a request stands, for its mentee.

    `changed` is what they made wider just now, that it is open already, or what was kept of the one before. `widen` is
    what they could make wider; `may_reword`: other words may find somebody.
    """

    request_id: str
    goal: str
    standing: Phrase
    note: Phrase | None = None
    may_withdraw: bool = True
    may_choose: bool = False
    join: JoinOffer | None = None
    changed: Phrase | None = None
    widen: tuple[Widening, ...] = ()
    may_reword: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class NobodyLeft:
    """Nobody is left to choose, so the request waits: why, and what the mentee could change about it."""

    why: Phrase
    widen: tuple[Widening, ...] = ()
    may_reword: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestNews(Message):
    """The mentee is told how a request stands, with what they can do about it."""

    request_id: str
    goal: str
    news: Phrase
    may_choose: bool = False
    may_withdraw: bool = True
    kind: Literal["request_news"] = "request_news"


def proposals_view(
    state: AskState,
    request: Request,
    *,
    because: Because | None = None,
    shadowing: bool = False,
    second: str = "",
    note: Phrase | None = None,
) -> ProposalsView | RequestView:
    """Who could help, as proposed; where all of them left the directory since, that the request waits."""
    proposed = tuple(
        Proposed(
            person=mentor.member.person,
            title=mentor.member.title,
            department=mentor.member.department,
            site=mentor.member.site,
            reasons=match.reasons,
            grade=match.grade,
        )
        for match in request.matches
        if (mentor := state.mentor(match.mentor_id))
    )
    if not proposed:
        return waiting_view(state, replace(request, nobody=request.nobody or Nobody.NOT_LISTED), note)
    return ProposalsView(
        request_id=request.id,
        goal=request.goal,
        sessions=request.sessions,
        minutes=request.minutes,
        proposed=proposed,
        because=because,
        shadowing=shadowing,
        max_sessions=state.programme.max_sessions,
        kept=bool(second.strip()),
        line=request.line,
        note=note or not_proposed(state, request),
        join=join_offer(state, request),
    )


def waiting_view(
    state: AskState, request: Request, note: Phrase | None = None, free_on: date | None = None
) -> RequestView:
    """Why nobody is proposed, from which day that may change where it is known now, and that the request is kept."""
    nobody = request.nobody or Nobody.NOT_LISTED
    return RequestView(
        request_id=request.id,
        goal=request.goal,
        standing=Phrase("request-waits"),
        note=note or why_nobody(nobody, request.goal, request.skills, free_on),
        may_reword=_may_reword(nobody),
        join=join_offer(state, request),
        widen=possible(request),
    )


def nobody_left(request: Request, free_on: date | None = None) -> NobodyLeft | None:
    """The same in a message, of a request that waits; None of any other."""
    if request.status is not RequestStatus.WAITING:
        return None
    nobody = request.nobody or Nobody.NOT_LISTED
    return NobodyLeft(
        why=why_nobody(nobody, request.goal, request.skills, free_on),
        widen=possible(request),
        may_reword=_may_reword(nobody),
    )


def _may_reword(nobody: Nobody) -> bool:
    """Could other words find somebody?"""
    return nobody in {Nobody.NOT_LISTED, Nobody.NONE_LEFT}


def why_nobody(nobody: Nobody, goal: str, skills: Sequence[str], free_on: date | None = None) -> Phrase:
    """In the mentee's own words where nobody lists it: so they see what was looked for, and can say it differently.

    Where they chose skills too it is said of both together: somebody may list the one and not the other.
    """
    if free_on:
        return Phrase(f"request-nobody-{nobody}-until", {"day": Day(free_on)})
    if nobody is not Nobody.NOT_LISTED:
        return Phrase(f"request-nobody-{nobody}")
    if not skills:
        return Phrase("request-nobody-not_listed", {"goal": _in_short(goal)})
    return Phrase("request-nobody-not_listed-skills", {"goal": _in_short(goal), "skills": _in_short(", ".join(skills))})


def _in_short(said: str) -> Words:
    """On one line, and the beginning of it where it is long."""
    line = " ".join(said.split())
    return Words(line if len(line) <= SAID_AGAIN else f"{line[: SAID_AGAIN - 1].rstrip()}…")


def as_it_stands(state: AskState, request: Request, note: Phrase | None = None) -> Reply:
    """The same answer to a form sent twice, and to one who comes back to a request that is there."""
    match request.status:
        case RequestStatus.CHOOSING:
            return Show(proposals_view(state, request, note=note))
        case RequestStatus.WAITING:
            return Show(waiting_view(state, request, note))
        case RequestStatus.ASKING | RequestStatus.ACCEPTED | RequestStatus.WITHDRAWN:
            return Show(
                RequestView(
                    request_id=request.id,
                    goal=request.goal,
                    standing=standing(state),
                    note=note,
                    may_withdraw=request.is_open,
                )
            )


def open_with(state: AskState, goal: str) -> Request | None:
    """The mentee's other open request with this goal, where there is one."""
    return next((r for r in state.others if r.fingerprint == fingerprint(goal)), None)


def too_many(state: AskState) -> Phrase:
    """They can have no more requests open; one for which nobody is asked, such as a form left half way, is named."""
    count = len(state.others)
    unasked = next((other for other in state.others if other.status is RequestStatus.CHOOSING), None)
    if unasked is None:
        return Phrase("request-too-many", {"count": count})
    return Phrase("request-too-many-unasked", {"count": count, "goal": Words(unasked.goal)})


def already_open(state: AskState, same: Request) -> Reply:
    """The same goal is open already: it is shown as it stands instead of a second one, and goes on from there."""
    seen, note = replace(state, request=same, invitations=state.same_goal), Phrase("request-open-already")
    if same.status is RequestStatus.WAITING:
        return Show(replace(waiting_view(seen, same), changed=note))
    return as_it_stands(seen, same, note)


def wrote_back(invitation: Invitation, mentor: Person) -> Phrase:
    """The mentor wrote back, and it is the mentee's turn, or will be when it arrives."""
    theirs = invitation.for_mentee
    assert theirs is not None  # noqa: S101 - asked only of one that waits for the mentee
    if theirs.until is None:
        return Phrase("request-written-back", {"mentor": mentor, "arrives": Moment(theirs.arrives_at)})
    what = "request-terms-wait" if invitation.open_offer else "request-question-waits"
    return Phrase(what, {"mentor": mentor, "until": Moment(theirs.until)})


def standing(state: AskState) -> Phrase:
    """Where the request stands, in one line: who has it and until when."""
    request, now = state.request, state.current
    if request is None:
        return Phrase("not-found-for-you")
    mentor = state.mentor(now.mentor_id) if now else None
    if now and mentor and now.for_mentee:
        return wrote_back(now, mentor.member.person)
    if now and mentor and now.until:
        return Phrase("request-with", {"mentor": mentor.member.person, "until": Moment(now.until)})
    if now and mentor and now.arrives_at:
        return Phrase("request-on-its-way", {"mentor": mentor.member.person, "arrives": Moment(now.arrives_at)})
    if request.status is RequestStatus.CHOOSING:
        return Phrase("request-open-choosing")
    return Phrase(f"request-is-{request.status}")
