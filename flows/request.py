"""The request journey: a mentee says what they want to be able to do, sees who could help, and picks whom to ask.

product.md, *Ask*. Pure; it must not know forms' layout or how colleagues are found: proposals arrive on the event.
"""

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Literal, assert_never, get_args

from flows import adviser, choosing, coaching, join, other_words, shortlist, waiting_list
from flows.adviser import Because
from flows.ask import Request, RequestStatus, Terms
from flows.ask_state import AskEvent, AskState
from flows.choosing import MentorsChosen
from flows.coaching import Coached, Kept
from flows.decision import Decision, Event, FetchMember, FieldErrors, Outgoing, Phrase, Reply, Show, Tell, Words
from flows.join import JoinAsked
from flows.limits import terms_errors
from flows.member import local_day
from flows.needed_by import weeks_on
from flows.other_words import OtherWordsAsked
from flows.proposal import Nobody, Proposals, Relationship, Way
from flows.request_form import GOAL_LIMIT, SUGGEST, TRIED_LIMIT, RequestForm, beginning
from flows.request_view import already_open, as_it_stands, open_with, proposals_view, too_many, waiting_view
from flows.waiting import rouse
from flows.waiting_list import RequestWidened, WaitingReviewed, look_again, look_no_more

SKILLS_AT_MOST = 10


# --- what happens ---


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestFormAsked(AskEvent):
    """Somebody typed `/micromentor`, used the shortcut or a button."""

    goal: str = ""
    more: bool = False
    kind: Literal["request_form_asked"] = "request_form_asked"

    @property
    def whole(self) -> bool:
        """With every field: they asked for it, or what is too long for a goal goes on in another."""
        return self.more or bool(beginning(self.goal)[1])


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestSubmitted(AskEvent):
    """The form was sent in, or the coach's second look at its goal. `second` is another goal, to be kept.

    `ways_open`: the form had the field for ways, so that none means any. `rewords` is its own request's id where that
    is said in other words. `proposals` is put on it before it is decided on.
    """

    goal: str
    sessions: int
    minutes: int
    outcome: str = ""
    tried: str = ""
    skills: tuple[str, ...] = ()
    needed_by: date | None = None
    ways: tuple[Way, ...] = ()
    relationship: Relationship = Relationship.ANY
    someone: str = ""
    departments: tuple[str, ...] = ()
    sites: tuple[str, ...] = ()
    ways_open: bool = False
    rewords: str = ""
    coached: Coached = Coached.NOT_YET
    second: str = ""
    proposals: Proposals | None = None
    kind: Literal["request_submitted"] = "request_submitted"


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposalsAsked(AskEvent):
    """The mentee wants to see who could help with a request that is there."""

    proposals: Proposals | None = None
    kind: Literal["proposals_asked"] = "proposals_asked"


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestWithdrawn(AskEvent):
    """The mentee takes the request back."""

    kind: Literal["request_withdrawn"] = "request_withdrawn"


OfOneRequest = (
    OtherWordsAsked | ProposalsAsked | JoinAsked | MentorsChosen | RequestWithdrawn | WaitingReviewed | RequestWidened
)
"""Events of a request that is there."""

RequestEvent = RequestFormAsked | RequestSubmitted | OfOneRequest
EVENTS: tuple[type[Event], ...] = get_args(RequestEvent)


# --- the rules ---


def decide(state: AskState, event: RequestEvent) -> Decision[AskState]:
    """What each event does to a request. Every one is answered; a stranger's changes nothing and tells nothing."""
    request = state.request
    if request and event.actor and event.actor != request.mentee_id:
        return Decision(state, reply=Tell(Phrase("not-found-for-you")))
    is_new = isinstance(event, RequestFormAsked | RequestSubmitted)
    if (is_new or request) and event.actor and not state.mentee.can_take_part:
        return Decision(state, reply=Tell(Phrase("guests-cannot")))
    match event:
        case RequestFormAsked():
            same = None if event.more else open_with(state, event.goal)
            return Decision(state, reply=already_open(state, same) if same else _form(state, event))
        case RequestSubmitted():
            return _submitted(state, event)
        case _ if request is None:
            return Decision(state, reply=Tell(Phrase("not-found-for-you")))
        case _:
            return _of_one(state, request, event)


def _of_one(state: AskState, request: Request, event: OfOneRequest) -> Decision[AskState]:
    match event:
        case OtherWordsAsked():
            return other_words.ask(state, request, event)
        case ProposalsAsked():
            return _proposals_asked(state, request, event)
        case JoinAsked():
            return join.ask(state, request, event)
        case MentorsChosen():
            return choosing.choose(state, request, event)
        case RequestWithdrawn():
            return _withdrawn(state, request, event)
        case WaitingReviewed():
            return waiting_list.reviewed(state, request, event)
        case RequestWidened():
            return waiting_list.widen(state, request, event)
        case _:
            assert_never(event)


def _form(state: AskState, event: RequestFormAsked) -> Reply:
    way = adviser.way(event.goal)
    goal, rest = beginning(event.goal)
    return Show(
        RequestForm(
            goal=goal,
            tried=rest[:TRIED_LIMIT],
            long=bool(rest),
            ways=(way,) if way else (),
            shadowing=way is Way.SHADOWING,
            needed_by=weeks_on(event.at, state.mentee, state.programme),
            max_sessions=state.programme.max_sessions,
            departments=state.directory.departments,
            sites=state.directory.sites,
            more=event.whole,
        )
    )


def _submitted(state: AskState, event: RequestSubmitted) -> Decision[AskState]:
    before = state.request
    if before and not (event.rewords and before.status is RequestStatus.WAITING):
        return Decision(state, reply=as_it_stands(state, before))
    if event.rewords and before is None:
        return Decision(state, reply=Tell(Phrase("not-found-for-you")))
    if errors := _errors(state, event):
        return Decision(state, reply=_held_back(event, errors))
    if same := open_with(state, event.goal):
        return Decision(state, reply=already_open(state, same))
    if event.coached is Coached.NOT_YET and (doubt := coaching.look(event.goal, _kept(event))):
        return Decision(state, reply=Show(doubt))
    request = _request(state, event)
    again = event.at if before else None
    kept = coaching.keep_second(request.id, request.mentee_id, event.second[:GOAL_LIMIT], again)
    if before:
        request = other_words.reworded(before, request)
    said = (*_who_is(state, request), *kept, *_in_its_place(state, before, request))
    proposals = event.proposals or Proposals(nobody=Nobody.NOT_LISTED)
    if proposals.matches:
        way = _suggested_way(state, event, proposals)
        request = replace(request, matches=proposals.matches, ways=(way,) if way else request.ways)
        state = state.with_request(request)
        view = proposals_view(state, request, because=_because(event), shadowing=bool(way), second=event.second)
        return Decision(state, say=said, wake=(look_no_more(request),) if before else (), reply=Show(view))
    request = replace(request, status=RequestStatus.WAITING, nobody=proposals.nobody, topic=proposals.topic)
    state = state.with_request(request)
    return Decision(
        state,
        say=said,
        wake=(look_again(state, request, event),),
        reply=Show(waiting_view(state, request, free_on=proposals.free_on)),
    )


def _in_its_place(state: AskState, before: Request | None, request: Request) -> tuple[Outgoing, ...]:
    """One who was asked to join for the sake of what the request was before is needed no more."""
    return join.needed_no_more(state, before) if before and request.join_asked_at is None else ()


def _who_is(state: AskState, request: Request) -> tuple[Outgoing, ...]:
    """Of a colleague in mind who is not known yet, Slack is asked: they may be asked to join next."""
    return (FetchMember(user_id=request.someone),) if request.someone and state.someone is None else ()


def _errors(state: AskState, event: RequestSubmitted) -> Mapping[str, Phrase]:
    today = local_day(event.at, state.mentee)
    errors: dict[str, Phrase] = {}
    if not event.goal.strip():
        errors["goal"] = Phrase("request-goal-empty")
    elif len(event.goal) > GOAL_LIMIT:
        errors["goal"] = Phrase("request-goal-long", {"limit": GOAL_LIMIT, "length": len(event.goal)})
    elif len(state.others) >= state.programme.max_open_requests and not open_with(state, event.goal):
        errors["goal"] = too_many(state)
    terms = Terms(sessions=event.sessions, minutes=event.minutes, needed_by=event.needed_by, ways=event.ways)
    errors |= terms_errors(terms, state.programme, today, fewest=SUGGEST)
    if event.someone and event.someone == event.actor:
        errors["someone"] = Phrase("request-someone-self")
    return errors


def _held_back(event: RequestSubmitted, errors: Mapping[str, Phrase]) -> Reply:
    """The coach's view has but the goal's field, and its button none: what is wrong elsewhere is said there."""
    first = next(iter(errors.values()))
    match event.coached:
        case Coached.NOT_YET:
            return FieldErrors(errors)
        case Coached.CHANGED:
            return FieldErrors({coaching.EDITED: errors.get("goal", first)})
        case Coached.AS_IT_IS:
            return Tell(first)


def _kept(event: RequestSubmitted) -> Kept:
    return Kept(**{field.name: getattr(event, field.name) for field in fields(Kept)})


def _because(event: RequestSubmitted) -> Because | None:
    """Why so many sessions were suggested; None where the mentee chose."""
    return None if event.sessions else adviser.suggest(event.goal, event.outcome).because


def _suggested_way(state: AskState, event: RequestSubmitted, proposals: Proposals) -> Way | None:
    """The way that the goal asks for, where the mentee did not choose and all who are proposed could do it."""
    way = None if event.ways or event.ways_open else adviser.way(event.goal)
    mentors = [state.mentor(match.mentor_id) for match in proposals.matches if match.mentor_id != event.someone]
    could = all(mentor is None or not mentor.profile.ways or way in mentor.profile.ways for mentor in mentors)
    return way if could else None


def _request(state: AskState, event: RequestSubmitted) -> Request:
    return Request(
        id=event.request_id,
        mentee_id=event.actor,
        goal=event.goal.strip(),
        outcome=event.outcome,
        tried=event.tried,
        skills=event.skills[:SKILLS_AT_MOST],
        sessions=event.sessions or adviser.suggest(event.goal, event.outcome, state.programme.max_sessions).sessions,
        minutes=event.minutes,
        needed_by=event.needed_by,
        ways=event.ways,
        relationship=event.relationship,
        someone=event.someone,
        departments=event.departments,
        sites=event.sites,
        status=RequestStatus.CHOOSING,
        created_at=event.at,
    )


def _proposals_asked(state: AskState, request: Request, event: ProposalsAsked) -> Decision[AskState]:
    if request.status not in {RequestStatus.CHOOSING, RequestStatus.WAITING}:
        return Decision(state, reply=as_it_stands(state, request))
    proposals = event.proposals or Proposals(nobody=Nobody.NOT_LISTED)
    if not proposals.matches:
        request = waiting_list.kept(request, proposals)
        state = state.with_request(request)
        return Decision(
            state,
            wake=(look_again(state, request, event),),
            reply=Show(waiting_view(state, request, free_on=proposals.free_on)),
        )
    request = waiting_list.found(request, proposals.matches, event.at)
    state = state.with_request(request)
    return Decision(state, wake=(look_no_more(request),), reply=Show(proposals_view(state, request)))


def _withdrawn(state: AskState, request: Request, event: RequestWithdrawn) -> Decision[AskState]:
    if not request.is_open:
        return Decision(state, reply=as_it_stands(state, request))
    taken_back = shortlist.withdraw_current(state, event.at)
    freed = (rouse(event.team_id, event.at),) if state.current else ()
    request = replace(request, status=RequestStatus.WITHDRAWN, closed_at=event.at)
    return Decision(
        join.at_rest(taken_back.state, request).with_request(request),
        say=(*taken_back.say, *join.needed_no_more(state, request), *shortlist.old_news(state)),
        wake=(*taken_back.wake, look_no_more(request), *freed),
        reply=Tell(Phrase("request-withdrawn", {"goal": Words(request.goal)})),
    )
