"""How the request journey looks: the proposals, where a request stands, and the news of it."""

from collections.abc import Sequence
from typing import Any

from flows.decision import Phrase, Words
from flows.in_mind import JoinOffer
from flows.proposal import Way
from flows.request_form import LINE_LIMIT
from flows.request_view import NobodyLeft, ProposalsView, Proposed, RequestNews, RequestView
from flows.widening import Widening
from handlers.ids import RequestAction, RequestForms
from handlers.payloads import carry
from handlers.text import Reader
from handlers.views.blocks import Button, Confirm, Layout, Rendered, words
from handlers.views.elements import Choice
from handlers.views.reasons import for_mentee, says_why
from handlers.views.request_form import session_choices

WIDENINGS = {
    RequestAction.ANY_PLACE: Widening.PLACE,
    RequestAction.ANY_WAY: Widening.WAYS,
    RequestAction.ANY_TIME: Widening.TIMES,
    RequestAction.ONE_SESSION: Widening.ONE,
}
"""What each button makes wider, in the order of the buttons."""

ANY_WAY = "any"
"""The value of the option that leaves open how to meet."""

CASCADE = "yes"
"""The value of the ticked box that lets the next colleague be asked by itself."""


def proposals(view: ProposalsView, reader: Reader) -> dict[str, Any]:
    """Who could help and why, and whom to ask first."""
    page = Layout(reader)
    if view.note:
        page.line(view.note)
    if view.join:
        _join(page, view.request_id, view.join)
        page.divider()
    page.line(Phrase("proposals-lead", {"goal": Words(view.goal)}), _terms(view))
    if view.kept:
        page.line(Phrase("proposals-kept"))
    for colleague in view.proposed:
        grade = [Phrase(f"proposal-grade-{colleague.grade}")] if says_why(colleague.reasons) else []
        page.divider().line(_who(colleague), *grade).bullets(for_mentee(colleague.reasons))
    if view.shadowing:
        page.divider().line(Phrase("proposals-way-shadowing"))
    page.divider()
    choices = [Choice(words(p.person.name), p.person.user_id) for p in view.proposed]
    page.field("first", Phrase("proposals-first"), page.radio("first", choices, choices[0].value))
    if len(choices) > 1:
        box = [Choice(Phrase("proposals-cascade-yes"), CASCADE)]
        page.field("cascade", Phrase("proposals-cascade"), page.checkboxes("cascade", box, (CASCADE,)), optional=True)
    page.field(
        "line",
        Phrase("proposals-line"),
        page.text_input("line", value=view.line, limit=LINE_LIMIT, lines=True),
        optional=True,
        hint=Phrase("proposals-line-hint"),
    )
    if view.shadowing:
        hows = [Choice(Phrase("way-shadowing"), Way.SHADOWING), Choice(Phrase("request-way-any"), ANY_WAY)]
        page.field("how", Phrase("request-how"), page.select("how", hows, Way.SHADOWING))
    if view.because:
        numbers = session_choices(view.max_sessions)
        page.field("number", Phrase("request-sessions"), page.select("number", numbers, str(view.sessions)))
    return page.modal(
        Phrase("proposals-title"),
        callback_id=RequestForms.PROPOSALS,
        submit=Phrase("proposals-submit"),
        close=Phrase("button-cancel"),
        private=carry(request_id=view.request_id),
    )


def _terms(view: ProposalsView) -> Phrase:
    """How much is asked for; where it was suggested, with the reason in a few words."""
    asked = {"sessions": view.sessions, "minutes": view.minutes}
    if view.because is None:
        return Phrase("proposals-terms", asked)
    return Phrase("proposals-terms-suggested", asked | {"because": Phrase(f"suggested-{view.because}")})


def _who(colleague: Proposed) -> Phrase:
    about = ", ".join(part for part in (colleague.title, colleague.site) if part)
    if not about:
        return Phrase("proposal-who-only", {"person": colleague.person})
    return Phrase("proposal-who", {"person": colleague.person, "about": Words(about)})


def request_view(view: RequestView, reader: Reader) -> dict[str, Any]:
    """Where a request stands, with what can be done about it."""
    page = Layout(reader)
    page.line(Phrase("proposals-lead", {"goal": Words(view.goal)}))
    if view.changed:
        page.line(view.changed)
    page.line(*((view.note,) if view.note else ()), view.standing)
    if view.join:
        _join(page, view.request_id, view.join)
    _widen(page, view.request_id, view.widen)
    choices = _choices(view.request_id, may_choose=view.may_choose, may_withdraw=view.may_withdraw)
    page.buttons(_other_words(view.request_id) if view.may_reword else None, *choices)
    return page.modal(Phrase("request-view-title"), close=Phrase("button-close"))


def nobody_left(page: Layout, request_id: str, left: NobodyLeft) -> Rendered:
    """Beneath why: that the request is kept, and what the mentee could change about it."""
    page.line(Phrase("request-waits"))
    _widen(page, request_id, left.widen)
    page.buttons(_other_words(request_id) if left.may_reword else None, withdraw_button(request_id))
    return page.message()


def _widen(page: Layout, request_id: str, widen: Sequence[Widening]) -> None:
    if not widen:
        return
    page.line(Phrase("widen-lead"))
    wider = ((action, how) for action, how in WIDENINGS.items() if how in widen)
    page.buttons(*(Button(Phrase(f"button-widen-{how}"), action, request_id) for action, how in wider))


def _other_words(request_id: str) -> Button:
    return Button(Phrase("button-other-words"), RequestAction.OTHER_WORDS, request_id)


def _join(page: Layout, request_id: str, join: JoinOffer) -> None:
    """Let the bot ask somebody to join, with what they will see; or that they were asked."""
    if join.asked:
        page.line(Phrase("join-asked", {"person": join.person}))
        return
    page.line(Phrase("join-offer", {"person": join.person, "sessions": join.sessions, "minutes": join.minutes}))
    label = Phrase("button-join-ask", {"person": join.person}) if join.person.name else Phrase("button-join-ask-them")
    page.buttons(Button(label, RequestAction.ASK_TO_JOIN, request_id))


def news(message: RequestNews, reader: Reader) -> Rendered:
    """The mentee hears how a request stands."""
    page = Layout(reader)
    page.line(Phrase("request-news-head", {"goal": Words(message.goal)}), message.news)
    page.buttons(*_choices(message.request_id, may_choose=message.may_choose, may_withdraw=message.may_withdraw))
    return page.message()


def _choices(request_id: str, *, may_choose: bool, may_withdraw: bool) -> tuple[Button | None, ...]:
    return (
        Button(Phrase("button-see-who"), RequestAction.CHOOSE, request_id, "primary") if may_choose else None,
        withdraw_button(request_id) if may_withdraw else None,
    )


def withdraw_button(request_id: str) -> Button:
    """Withdraw, with one question before it."""
    ask = Confirm(
        Phrase("confirm-withdraw"),
        Phrase("confirm-withdraw-text"),
        Phrase("confirm-withdraw-yes"),
        Phrase("confirm-withdraw-no"),
    )
    return Button(Phrase("button-withdraw"), RequestAction.WITHDRAW, request_id, confirm=ask)


MESSAGES = {RequestNews: news}


VIEWS = {ProposalsView: proposals, RequestView: request_view}
