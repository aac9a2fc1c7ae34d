"""The mentee picks whom to ask first; whether the next is asked by itself, and in which words, is theirs too.

product.md, *Proposals*. It must not know how the mentors were found.
"""

from dataclasses import dataclass, replace
from typing import Literal

from flows import shortlist
from flows.ask import Request, RequestStatus
from flows.ask_state import AskEvent, AskState
from flows.decision import Decision, FieldErrors, Phrase, Reply, Show
from flows.request_form import LINE_LIMIT
from flows.request_view import RequestView, as_it_stands, standing
from flows.waiting_list import look_no_more


@dataclass(frozen=True, slots=True, kw_only=True)
class MentorsChosen(AskEvent):
    """The mentee picked whom to ask first, and whether the next is asked by itself; `line` is to the mentors.

    `sessions` is their own number where one was suggested; 0 leaves the suggestion. `any_way`: they want no certain way
    to meet where one was suggested.
    """

    first: str
    sessions: int = 0
    cascade: bool = True
    line: str = ""
    any_way: bool = False
    kind: Literal["mentors_chosen"] = "mentors_chosen"


def choose(state: AskState, request: Request, event: MentorsChosen) -> Decision[AskState]:
    """Only of those who were proposed; a second time shows how it stands."""
    if request.status is not RequestStatus.CHOOSING:
        return Decision(state, reply=as_it_stands(state, request))
    proposed = [m.mentor_id for m in request.matches]
    if event.first not in proposed:
        return Decision(state, reply=FieldErrors({"first": Phrase("request-first-missing")}))
    if len(event.line) > LINE_LIMIT:
        return Decision(state, reply=FieldErrors({"line": Phrase("request-line-long", {"limit": LINE_LIMIT})}))
    rest = [m for m in proposed if m != event.first]
    request = replace(
        request,
        chosen=(event.first, *rest),
        cascade=event.cascade,
        line=event.line,
        ways=() if event.any_way else request.ways,
        sessions=event.sessions if 1 <= event.sessions <= state.programme.max_sessions else request.sessions,
        status=RequestStatus.ASKING,
        nobody=None,
    )
    asked = shortlist.ask_next(state.with_request(request), event)
    # One who was asked to join may have said yes a moment ago: that look is still to come.
    stop = () if request.join_asked_at else (look_no_more(request),)
    asked = replace(asked, wake=(*asked.wake, *stop))
    return replace(asked, reply=_asked(asked.state, event.first))


def _asked(state: AskState, first: str) -> Reply:
    """What the mentee sees after *Ask*: who has it and until when, and why it is not the one they picked if so."""
    request, now = state.request, state.current
    assert request is not None  # noqa: S101 - just chosen
    note = None
    if (now is None or now.mentor_id != first) and (picked := state.mentor(first)):
        note = Phrase("request-first-taken", {"mentor": picked.member.person})
    return Show(
        RequestView(
            request_id=request.id,
            goal=request.goal,
            standing=standing(state),
            note=note,
            may_choose=request.status is RequestStatus.CHOOSING,
        )
    )
