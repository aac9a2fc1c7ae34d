"""Somebody in mind who is no mentor: the mentee may let the bot ask them, once, to join.

product.md, *Ask*. The mentee clicks, the colleague hears of it in their own working hours, and answers as anybody who
was put forward does (flows/put_forward.py). After a yes the request is looked at again by itself; after a no it goes
on as it was, and nobody is told.
"""

from dataclasses import dataclass, replace
from typing import Literal

from flows import worktime
from flows.ask import Request, RequestStatus
from flows.ask_state import AskEvent, AskState, Mentor
from flows.decision import Decision, FetchMember, Outgoing, Person, Phrase, Post, Update, Wake
from flows.in_mind import may_be_asked_to_join
from flows.profile import Profile, ProfileEvent, ProfileState, ProfileStatus, refused, was_put_forward
from flows.proposal import Skill
from flows.put_forward_card import PutForward, PutForwardStatus, card
from flows.request_view import as_it_stands
from flows.wanted import Wanted, join_key

# --- what happens ---


@dataclass(frozen=True, slots=True, kw_only=True)
class JoinAsked(AskEvent):
    """The mentee lets the bot ask the colleague they have in mind."""

    kind: Literal["join_asked"] = "join_asked"


@dataclass(frozen=True, slots=True, kw_only=True)
class JoinDue(ProfileEvent):
    """The clock: the working hours of the colleague have come."""

    request_id: str
    kind: Literal["join_due"] = "join_due"


# --- the mentee's side ---


def ask(state: AskState, request: Request, event: JoinAsked) -> Decision[AskState]:
    """Once for a request, whoever clicks how often. Only somebody known is asked: they may be a guest, or away."""
    stands = request.status in {RequestStatus.CHOOSING, RequestStatus.WAITING}
    if not stands or not request.someone or request.join_asked_at:
        return Decision(state, reply=as_it_stands(state, request))
    if state.someone is None:
        say = (FetchMember(user_id=request.someone),)
        return Decision(state, say=say, reply=as_it_stands(state, request, Phrase("join-who-is-that")))
    if not may_be_asked_to_join(state, request):
        return Decision(state, reply=as_it_stands(state, request))
    at = worktime.next_working(event.at, state.someone, state.programme)
    due = JoinDue(team_id=event.team_id, at=at, user_id=request.someone, request_id=request.id)
    request = replace(request, join_asked_at=event.at)
    state = state.with_request(request)
    wake = Wake(key=join_key(request.id, request.someone), event=due)
    return Decision(state, wake=(wake,), reply=as_it_stands(state, request))


def at_rest(state: AskState, request: Request) -> AskState:
    """The request is over: one who was put forward for its sake alone, and has not answered, is asked nothing more."""
    asked = _still_asked(state, request)
    if asked is None or asked.profile.proposed_by != request.mentee_id:
        return state
    return state.with_profile(replace(asked.profile, told=False))


def _still_asked(state: AskState, request: Request) -> Mentor | None:
    """The one who was asked for its sake and has not answered."""
    asked = state.mentor(request.someone) if request.join_asked_at else None
    return asked if asked and was_put_forward(asked.profile) else None


def needed_no_more(state: AskState, request: Request) -> tuple[Outgoing, ...]:
    """The request is over: the card of one who was asked for its sake and has not answered says so."""
    listed = _still_asked(state, request)
    if listed is None:
        return ()
    over = PutForward(
        by=state.mentee.person,
        skills=listed.profile.skills,
        places=listed.profile.places,
        minutes_a_month=listed.profile.minutes_a_month,
        status=PutForwardStatus.OVER,
        wanted=wanted_for(request, state.mentee.person),
    )
    return (Update(of=join_key(request.id, request.someone), to=(request.someone,), message=over),)


def wanted_for(request: Request, mentee: Person) -> Wanted:
    """What one who is asked to join is shown of the request. What the mentee tried or brings is not for them yet."""
    return Wanted(
        request_id=request.id,
        mentee=mentee,
        goal=request.goal,
        sessions=request.sessions,
        minutes=request.minutes,
        skills=request.skills,
    )


# --- the colleague's side ---


def decide(state: ProfileState, event: JoinDue) -> Decision[ProfileState]:
    """Ask them, unless they joined, said no, or may not, or the request is over since."""
    wanted = next((each for each in state.wanted if each.request_id == event.request_id), None)
    if wanted is None or refused(state):
        return Decision(state)
    profile = state.profile or Profile(
        user_id=state.user_id,
        status=ProfileStatus.PROPOSED,
        skills=tuple(Skill(name) for name in wanted.skills),
        proposed_by=wanted.mentee.user_id,
    )
    if not was_put_forward(profile):
        return Decision(state)
    profile = replace(profile, told=True)
    post = Post(
        key=join_key(wanted.request_id, state.user_id), to=(state.user_id,), message=card(state, profile, wanted)
    )
    return Decision(replace(state, profile=profile), say=(post,))
