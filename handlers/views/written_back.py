"""What a mentor can do with a request, wherever it stands before them: the same row of buttons everywhere."""

from flows.decision import Phrase
from handlers.ids import InvitationAction, QuestionAction, TermsAction
from handlers.payloads import carry
from handlers.views.blocks import Button


def decisions(request_id: str, number: int, *, may_ask: bool) -> tuple[Button | None, ...]:
    """Yes, other terms, a question while none was asked, no."""
    value = carry(request_id=request_id, number=number)
    return (
        Button(Phrase("button-accept"), InvitationAction.ACCEPT, value, "primary", spoken=Phrase("spoken-accept")),
        Button(Phrase("button-terms"), TermsAction.SUGGEST, value),
        Button(Phrase("button-question"), QuestionAction.ASK, value) if may_ask else None,
        decline(request_id, number),
    )


def decline(request_id: str, number: int) -> Button:
    """No."""
    value = carry(request_id=request_id, number=number)
    return Button(Phrase("button-decline"), InvitationAction.DECLINE, value, spoken=Phrase("spoken-decline"))


def listed(phrases: list[Phrase]) -> Phrase:
    """Phrases one after the other: `2 x 30 minutes, done by Fri 18 Dec`."""
    first, *rest = phrases
    for phrase in rest:
        first = Phrase("list-two", {"first": first, "second": phrase})
    return first
