"""The waiting list: a request that nobody fits is kept, and proposed again by itself.

product.md, *Ask*. It looks again every working day, and at once when somebody joined, came back, got free or lists the
skill; one who waited longer comes first. A request whose mentee let the bot ask a colleague to join looks again too,
when that colleague said yes. The mentee may make a waiting request wider, in one click.
"""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Literal

from flows import worktime
from flows.ask import Request, RequestStatus
from flows.ask_state import AskEvent, AskState, Mentor
from flows.decision import Decision, Event, Phrase, Post, Show, Update, Wake
from flows.member import Member, Programme, local_day
from flows.proposal import Match, Proposals
from flows.request_view import RequestNews, as_it_stands, proposals_view, waiting_view
from flows.waiting import WaitingRoused
from flows.widening import Widening, possible, widened

SECOND = timedelta(seconds=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class WaitingReviewed(AskEvent):
    """The clock: a waiting request looks again whether somebody fits now."""

    proposals: Proposals | None = None
    kind: Literal["waiting_reviewed"] = "waiting_reviewed"


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestWidened(AskEvent):
    """The mentee makes a waiting request wider. `proposals` for the wider one are put on it before it is decided on."""

    how: Widening
    proposals: Proposals | None = None
    kind: Literal["request_widened"] = "request_widened"


@dataclass(frozen=True, slots=True, kw_only=True)
class WaitingList:
    """The ids of requests to look at again with their mentees, the oldest first."""

    programme: Programme
    requests: tuple[tuple[str, Member], ...] = ()


def rouse_waiting(state: WaitingList, event: WaitingRoused) -> Decision[WaitingList]:
    """Each looks again in its mentee's next working hours, the oldest first (a second apart keeps the order)."""
    return Decision(
        state,
        wake=tuple(
            Wake(
                key=_key(request_id),
                event=WaitingReviewed(
                    team_id=event.team_id,
                    at=worktime.next_working(event.at, mentee, state.programme) + place * SECOND,
                    request_id=request_id,
                ),
            )
            for place, (request_id, mentee) in enumerate(state.requests)
        ),
    )


def reviewed(state: AskState, request: Request, event: WaitingReviewed) -> Decision[AskState]:
    """Who joined, came back or got free counts at once; where still nobody fits, the next working day looks again."""
    matches = event.proposals.matches if event.proposals else ()
    joined = _joined(request, matches)
    if joined and request.status is RequestStatus.ASKING:
        # Those who were asked already are passed over, so whom the mentee named is the next.
        chosen = (joined.mentor_id, *request.chosen)
        request = replace(request, chosen=chosen, matches=(joined, *request.matches))
        return _told(state, request, event, joined, may_choose=False)
    if joined and request.status is RequestStatus.CHOOSING:
        return _told(state, replace(request, matches=matches), event, joined, may_choose=True)
    if request.status is not RequestStatus.WAITING:
        return Decision(state)
    if theirs := matches if joined else _not_offered_today(state, matches, event.at):
        return _told(state, found(request, theirs, event.at), event, joined, may_choose=True)
    if matches:  # it is the turn of one who waited longer; tomorrow it is theirs
        return Decision(state, wake=(look_again(state, request, event),))
    nobody = event.proposals.nobody if event.proposals else request.nobody
    again = replace(request, nobody=nobody)
    return Decision(state.with_request(again), wake=(look_again(state, again, event),))


def found(request: Request, matches: tuple[Match, ...], at: datetime) -> Request:
    """Somebody could help with it at `at`; where it waited until then, that is kept."""
    found_at = at if request.status is RequestStatus.WAITING else request.found_at
    return replace(request, status=RequestStatus.CHOOSING, matches=matches, nobody=None, found_at=found_at)


def _not_offered_today(state: AskState, matches: tuple[Match, ...], at: datetime) -> tuple[Match, ...]:
    """Those whom the list did not find for another request on this day of theirs: one a day, the oldest first."""

    def offered(mentor: Mentor) -> bool:
        member, today = mentor.member, local_day(at, mentor.member)
        return any(local_day(when, member) == today for who, when in state.found_lately if who == member.user_id)

    return tuple(m for m in matches if not ((mentor := state.mentor(m.mentor_id)) and offered(mentor)))


def kept(request: Request, proposals: Proposals) -> Request:
    """Nobody fits: the request waits, and it is known why."""
    return replace(
        request, status=RequestStatus.WAITING, nobody=proposals.nobody, topic=proposals.topic, matches=(), chosen=()
    )


def keep_if_nobody(state: AskState, proposals: Proposals | None, event: Event) -> Decision[AskState]:
    """Where the mentee would choose again and nobody is left, the request waits by itself: nobody has to look first."""
    request = state.request
    if not (request and proposals) or request.status is not RequestStatus.CHOOSING or proposals.matches:
        return Decision(state)
    request = kept(request, proposals)
    return Decision(state.with_request(request), wake=(look_again(state, request, event),))


def widen(state: AskState, request: Request, event: RequestWidened) -> Decision[AskState]:
    """The mentee makes it wider: it says what changed, and proposes at once where somebody fits."""
    if request.status is not RequestStatus.WAITING or event.how not in possible(request):
        return Decision(state, reply=as_it_stands(state, request))
    request, changed = widened(request, event.how), Phrase(f"widened-{event.how}")
    if event.proposals and event.proposals.matches:
        request = found(request, event.proposals.matches, event.at)
        state = state.with_request(request)
        return Decision(state, wake=(look_no_more(request),), reply=Show(proposals_view(state, request, note=changed)))
    free_on = event.proposals.free_on if event.proposals else None
    request = replace(request, nobody=event.proposals.nobody if event.proposals else request.nobody)
    state = state.with_request(request)
    view = replace(waiting_view(state, request, free_on=free_on), changed=changed)
    return Decision(state, wake=(look_again(state, request, event),), reply=Show(view))


def _joined(request: Request, found: tuple[Match, ...]) -> Match | None:
    """Whom the mentee named and the bot asked to join, where they did and were not shown to the mentee yet."""
    if request.join_asked_at is None or request.someone in {match.mentor_id for match in request.matches}:
        return None
    return next((match for match in found if match.mentor_id == request.someone), None)


def _told(
    state: AskState, request: Request, event: Event, joined: Match | None, *, may_choose: bool
) -> Decision[AskState]:
    """The mentee hears that somebody fits; of whom they named, by name."""
    key, news = _found_key(request, event.at), Phrase("request-somebody-fits", {"count": len(request.matches)})
    if joined and (mentor := state.mentor(joined.mentor_id)):
        said = "request-someone-joined" if may_choose else "request-someone-joined-next"
        key, news = _joined_key(request), Phrase(said, {"person": mentor.member.person})
    told = RequestNews(request_id=request.id, goal=request.goal, news=news, may_choose=may_choose)
    return Decision(state.with_request(request), say=(Post(key=key, to=(request.mentee_id,), message=told),))


def found_before(request: Request) -> tuple[Update, ...]:
    """What told the mentee that somebody fits asks for nothing any more: somebody is asked, or nobody is to be."""
    keys = [_found_key(request, request.found_at)] if request.found_at else []
    keys += [_joined_key(request)] if request.join_asked_at else []
    over = RequestNews(request_id=request.id, goal=request.goal, news=Phrase("request-fits-over"), may_withdraw=False)
    return tuple(Update(of=key, to=(request.mentee_id,), message=over) for key in keys)


def _found_key(request: Request, at: datetime) -> str:
    return f"request:{request.id}:found:{at.date().isoformat()}"


def _joined_key(request: Request) -> str:
    return f"request:{request.id}:joined"


def look_again(state: AskState, request: Request, event: Event) -> Wake:
    """One working day on."""
    when = worktime.add_working_days(event.at, 1, state.mentee, state.programme)
    return Wake(key=_key(request.id), event=WaitingReviewed(team_id=event.team_id, at=when, request_id=request.id))


def look_now(state: AskState, request: Request, event: Event) -> Wake:
    """In the mentee's next working hours: somebody may fit."""
    when = worktime.next_working(event.at, state.mentee, state.programme)
    return Wake(key=_key(request.id), event=WaitingReviewed(team_id=event.team_id, at=when, request_id=request.id))


def look_no_more(request: Request) -> Wake:
    """Somebody fits, or the request is over."""
    return Wake(key=_key(request.id))


def _key(request_id: str) -> str:
    return f"request:{request_id}:review"
