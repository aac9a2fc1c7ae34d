"""Asking again: the same goal on the same terms, of another mentor after an early end, of the same for one more round.

product.md, *Meet* and *Reflect and close*: one click makes the request anew and shows who could help. It must not know
how it ended, nor how colleagues are found: proposals arrive on the event.
"""

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Final, Literal

from flows.ask import Request, RequestStatus
from flows.ask_state import AskEvent, AskState
from flows.decision import Decision, Phrase, Show, Tell, Words
from flows.member import Member, Programme, local_day
from flows.needed_by import weeks_on
from flows.pair import Ending, Mentorship, MentorshipStatus
from flows.proposal import Nobody, Proposals, Relationship
from flows.request_view import already_open, as_it_stands, open_with, proposals_view, too_many, waiting_view
from flows.waiting_list import look_again, look_no_more

SOON: Final = timedelta(weeks=1)
"""Too near for another mentor."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RematchAsked(AskEvent):
    """The mentee asks again with the goal of mentorship `after`. `request_id` is the new request's (`request_id()`).

    `same_mentor`: both wanted one more round, so its mentor comes first; else its mentor is not asked.
    """

    after: str
    same_mentor: bool = False
    proposals: Proposals | None = None
    kind: Literal["rematch_asked"] = "rematch_asked"


EVENTS: Final = (RematchAsked,)


def request_id(mentorship_id: str) -> str:
    """The id of the request that comes after a mentorship: the same for every click, so that two make one."""
    return f"{mentorship_id}-again"


def decide(state: AskState, event: RematchAsked) -> Decision[AskState]:
    """Once; a second click shows how the request stands, and takes up one that was withdrawn."""
    before = state.again
    if before is None or event.actor not in {before.mentee_id, before.mentor_id}:
        return Decision(state, reply=Tell(Phrase("not-found-for-you")))
    if not state.mentee.can_take_part:
        return Decision(state, reply=Tell(Phrase("guests-cannot")))
    if event.actor != before.mentee_id:
        return Decision(state, reply=Tell(Phrase("rematch-is-the-mentees")))
    if before.status is not MentorshipStatus.CLOSED:
        return Decision(state, reply=Tell(Phrase("rematch-not-ended")))
    if state.request and state.request.status is not RequestStatus.WITHDRAWN:
        return Decision(state, reply=as_it_stands(state, state.request))
    if same := open_with(state, before.goal):
        return Decision(state, reply=already_open(state, same))
    if len(state.others) >= state.programme.max_open_requests:
        return Decision(state, reply=Tell(too_many(state)))
    return _ask(state, before, event)


def anew(
    before: Mentorship, asked: Request | None, mentee: Member, programme: Programme, event: RematchAsked
) -> Request:
    """The request after a mentorship and the request it came from: what was agreed, and who is not asked again.

    One more round names its mentor, and begins with questions of its own.
    """
    asked_in_vain = asked.not_again if asked else ()
    return Request(
        id=event.request_id,
        mentee_id=before.mentee_id,
        goal=before.goal,
        outcome=before.outcome,
        tried=before.tried,
        sessions=before.sessions,
        minutes=before.minutes,
        needed_by=_needed_by(before, mentee, programme, event.at),
        ways=before.ways,
        skills=asked.skills if asked else (),
        relationship=asked.relationship if asked else Relationship.ANY,
        departments=asked.departments if asked else (),
        sites=asked.sites if asked else (),
        line=asked.line if asked else "",
        cascade=asked.cascade if asked else True,
        status=RequestStatus.CHOOSING,
        created_at=event.at,
        after=before.id,
        someone=before.mentor_id if event.same_mentor else "",
        not_again=asked_in_vain if event.same_mentor else (*asked_in_vain, before.mentor_id),
        questions="" if event.same_mentor else before.questions,
    )


def _needed_by(before: Mentorship, mentee: Member, programme: Programme, at: datetime) -> date | None:
    """As agreed, where there is time for another mentor until then."""
    if before.needed_by is None or before.needed_by >= local_day(at + SOON, mentee):
        return before.needed_by
    return weeks_on(at, mentee, programme)


def _ask(state: AskState, before: Mentorship, event: RematchAsked) -> Decision[AskState]:
    request = anew(before, state.asked_before, state.mentee, state.programme, event)
    proposals = event.proposals or Proposals(nobody=Nobody.NOT_LISTED)
    if not proposals.matches:
        request = replace(request, status=RequestStatus.WAITING, nobody=proposals.nobody, topic=proposals.topic)
        state = state.with_request(request)
        view = waiting_view(state, request, free_on=proposals.free_on)
        return Decision(
            state,
            wake=(look_again(state, request, event),),
            reply=Show(view if event.same_mentor else replace(view, changed=_kept(before))),
        )
    request = replace(request, matches=proposals.matches)
    state = state.with_request(request)
    note = _one_more(state, request) if event.same_mentor else _kept(before)
    return Decision(state, wake=(look_no_more(request),), reply=Show(proposals_view(state, request, note=note)))


def _one_more(state: AskState, request: Request) -> Phrase | None:
    """Whom it is one more round with; None where they can't be asked now, of which the view has its own word."""
    mentor = state.mentor(request.someone)
    if mentor is None or request.someone not in {match.mentor_id for match in request.matches}:
        return None
    terms = {"sessions": request.sessions, "minutes": request.minutes}
    return Phrase("rematch-one-more-round", {**terms, "mentor": mentor.member.person})


def _kept(before: Mentorship) -> Phrase:
    """What is as it was; and the mentee's own word to themselves, which nobody else reads."""
    terms = {"sessions": before.sessions, "minutes": before.minutes}
    if before.private_word and before.ending is Ending.ENDED_BY_MENTEE:
        return Phrase("rematch-kept-with-word", {**terms, "word": Words(before.private_word)})
    return Phrase("rematch-kept", terms)
