"""A request said in other words: the form again with all that it holds; sent in, it takes the old one's place.

product.md, *Ask*: where nobody lists anything close, it may be the words. The request stays one and the same, so there
are never two of it, and its place on the waiting list is kept.
"""

from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from flows.ask import Request, RequestStatus
from flows.ask_state import AskEvent, AskState
from flows.decision import Decision, Show
from flows.member import local_day
from flows.needed_by import weeks_on
from flows.request_form import RequestForm
from flows.request_view import as_it_stands


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherWordsAsked(AskEvent):
    """The mentee wants to say a waiting request differently."""

    kind: Literal["other_words_asked"] = "other_words_asked"


def ask(state: AskState, request: Request, event: OtherWordsAsked) -> Decision[AskState]:
    """The form with what was typed. Nothing changes yet."""
    if request.status is not RequestStatus.WAITING:
        return Decision(state, reply=as_it_stands(state, request))
    return Decision(
        state,
        reply=Show(
            RequestForm(
                goal=request.goal,
                outcome=request.outcome,
                tried=request.tried,
                sessions=request.sessions,
                minutes=request.minutes,
                needed_by=_still_to_come(state, request, event),
                max_sessions=state.programme.max_sessions,
                departments=state.directory.departments,
                sites=state.directory.sites,
                more=True,
                skills=request.skills,
                ways=request.ways,
                relationship=request.relationship,
                someone=request.someone,
                only_departments=request.departments,
                only_sites=request.sites,
                rewords_id=request.id,
            )
        ),
    )


def _still_to_come(state: AskState, request: Request, event: OtherWordsAsked) -> date | None:
    """As the mentee said; some weeks on where that day is over."""
    is_over = request.needed_by is not None and request.needed_by < local_day(event.at, state.mentee)
    return weeks_on(event.at, state.mentee, state.programme) if is_over else request.needed_by


def reworded(before: Request, asked: Request) -> Request:
    """What was `asked` in the place of `before`: with what came before it, and what else its mentee said of it."""
    same_colleague = before.someone == asked.someone
    return replace(
        asked,
        created_at=before.created_at,
        cascade=before.cascade,
        line=before.line,
        join_asked_at=before.join_asked_at if same_colleague else None,
        after=before.after,
        not_again=before.not_again,
        questions=before.questions,
        any_time=before.any_time,
        found_at=before.found_at,
    )
