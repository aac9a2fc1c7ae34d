"""How the invitation journey looks: the mentor's card and its outcome, the decline form, the mentee's news."""

from typing import Any

from flows.ask import DeclineReason
from flows.decision import Arg, Day, Moment, Phrase, Words
from flows.invitation_card import (
    CardOutcome,
    DeclineForm,
    InvitationCard,
    InvitationNews,
    InvitationReminder,
    PausedForSilence,
)
from handlers.ids import InvitationAction, InvitationForm, ProfileAction, RequestAction
from handlers.payloads import carry
from handlers.text import Reader
from handlers.views.blocks import Button, Choice, Layout, Rendered
from handlers.views.reasons import for_mentor
from handlers.views.request import withdraw_button


def card(message: InvitationCard, reader: Reader) -> Rendered:
    """What it costs first, then the whole request, then the answer."""
    page = Layout(reader)
    page.header(_lead(message))
    if message.outcome_of_it is not CardOutcome.OPEN:
        return page.line(_outcome(message)).line(*_what(message)).message()
    page.line(_from(message))
    page.line(*_what(message))
    why = for_mentor(message.reasons)
    page.line(Phrase("invitation-why")).bullets(why) if why else page.line(Phrase("invitation-why-plain"))
    page.line(
        Phrase("invitation-together" if message.worked_together else "invitation-new"),
        _ways(message),
        Phrase("invitation-until", {"until": Moment(message.until)}),
    )
    value = carry(request_id=message.request_id, number=message.number)
    page.buttons(
        Button(Phrase("button-accept"), InvitationAction.ACCEPT, value, "primary", spoken=Phrase("spoken-accept")),
        Button(Phrase("button-decline"), InvitationAction.DECLINE, value, spoken=Phrase("spoken-decline")),
    )
    return page.message()


def _lead(message: InvitationCard) -> Phrase:
    cost: dict[str, Arg] = {
        "sessions": message.sessions,
        "minutes": message.minutes,
        "mentee": message.mentee,
    }
    if message.needed_by is None:
        return Phrase("invitation-lead", cost)
    return Phrase("invitation-lead-by", {**cost, "day": Day(message.needed_by)})


def _from(message: InvitationCard) -> Phrase:
    if not message.mentee_title:
        return Phrase("invitation-from-only", {"mentee": message.mentee})
    return Phrase("invitation-from", {"mentee": message.mentee, "about": Words(message.mentee_title)})


def _what(message: InvitationCard) -> list[Phrase]:
    parts = (
        ("goal", message.goal),
        ("outcome", message.outcome),
        ("tried", message.tried),
        ("line", message.line),
    )
    return [Phrase(f"invitation-{name}", {name: Words(text)}) for name, text in parts if text]


def _ways(message: InvitationCard) -> Phrase:
    if not message.ways:
        return Phrase("invitation-ways-any")
    return Phrase("invitation-ways", {"ways": listed([Phrase(f"way-{way}") for way in message.ways])})


def listed(phrases: list[Phrase]) -> Phrase:
    """Phrases one after the other: `Video, In person`."""
    first, *rest = phrases
    for phrase in rest:
        first = Phrase("list-two", {"first": first, "second": phrase})
    return first


def _outcome(message: InvitationCard | InvitationReminder) -> Phrase:
    if message.outcome_of_it is CardOutcome.ACCEPTED and message.opens_at:
        return Phrase("invitation-accepted-later", {"mentee": message.mentee, "opens": Moment(message.opens_at)})
    return Phrase(f"invitation-{message.outcome_of_it}", {"mentee": message.mentee})


def reminder(message: InvitationReminder, reader: Reader) -> Rendered:
    """The one reminder, with the answers at hand; once it is over, what became of it."""
    if message.outcome_of_it is not CardOutcome.OPEN:
        goal = Phrase("invitation-goal", {"goal": Words(message.goal)})
        return Layout(reader).line(_outcome(message)).line(goal).message()
    args: dict[str, Arg] = {"mentee": message.mentee, "goal": Words(message.goal), "until": Moment(message.until)}
    value = carry(request_id=message.request_id, number=message.number)
    page = Layout(reader).line(Phrase("invitation-reminder", args))
    page.buttons(
        Button(Phrase("button-accept"), InvitationAction.ACCEPT, value, "primary"),
        Button(Phrase("button-decline"), InvitationAction.DECLINE, value),
    )
    return page.message()


def news(message: InvitationNews, reader: Reader) -> Rendered:
    """Who has the request now, after somebody could not take it."""
    page = Layout(reader)
    said = [
        Phrase("request-news-head", {"goal": Words(message.goal)}),
        Phrase("news-declined" if message.declined else "news-lapsed", {"before": message.before}),
    ]
    if message.now and message.until:
        said.append(Phrase("news-now-with", {"now": message.now, "until": Moment(message.until)}))
    elif message.now and message.arrives:
        said.append(Phrase("news-on-its-way", {"now": message.now, "arrives": Moment(message.arrives)}))
    elif message.may_choose:
        said.append(Phrase("news-choose"))
    page.line(*said)
    choose = Button(Phrase("button-see-who"), RequestAction.CHOOSE, message.request_id, "primary")
    page.buttons(choose if message.may_choose else None, withdraw_button(message.request_id))
    return page.message()


def decline_form(view: DeclineForm, reader: Reader) -> dict[str, Any]:
    """Why not, in one click; private."""
    page = Layout(reader).line(Phrase("decline-lead", {"mentee": view.mentee}))
    reasons = [Choice(Phrase(f"decline-{reason}"), reason) for reason in DeclineReason]
    page.field("reason", Phrase("decline-reason"), page.radio("reason", reasons, DeclineReason.UNSAID))
    return page.modal(
        Phrase("decline-title"),
        callback_id=InvitationForm.DECLINE,
        submit=Phrase("decline-submit"),
        close=Phrase("button-cancel"),
        private=carry(request_id=view.request_id, number=view.number),
    )


def paused(_message: PausedForSilence, reader: Reader) -> Rendered:
    """Paused after silence, with one click back."""
    page = Layout(reader).line(Phrase("paused-for-silence"))
    return page.buttons(Button(Phrase("button-ask-me-again"), ProfileAction.BACK, style="primary")).message()


MESSAGES = {
    InvitationCard: card,
    InvitationReminder: reminder,
    InvitationNews: news,
    PausedForSilence: paused,
}
VIEWS = {DeclineForm: decline_form}
