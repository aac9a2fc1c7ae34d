"""How the invitation journey looks: the mentor's card and its outcome, the mentee's news."""

from datetime import datetime
from typing import Any

from flows.ask import Terms
from flows.decision import Arg, Day, Moment, Person, Phrase, Words
from flows.invitation_card import (
    CardOutcome,
    InvitationCard,
    InvitationNews,
    InvitationReminder,
    PausedForSilence,
)
from handlers.ids import ProfileAction, RequestAction
from handlers.text import Reader
from handlers.views.blocks import Button, Layout, Rendered, words
from handlers.views.reasons import for_mentor
from handlers.views.request import nobody_left, withdraw_button
from handlers.views.terms import cost, differences
from handlers.views.ways import any_of
from handlers.views.written_back import decisions, decline, listed


def card(message: InvitationCard, reader: Reader) -> Rendered:
    """What it costs first, then the whole request, then the answer."""
    page = Layout(reader)
    page.header(_lead(message))
    if message.outcome_of_it is CardOutcome.TERMS:
        page.line(*_with_mentee(message)).line(*_what(message))
        return page.buttons(decline(message.request_id, message.number)).message()
    if message.outcome_of_it is not CardOutcome.OPEN:
        said = outcome(message.outcome_of_it, message.mentee, message.opens_at)
        return page.line(said).line(*_what(message)).message()
    page.line(_from(message))
    page.line(*_what(message))
    why = [*for_mentor(message.reasons), *([Phrase("why-thought-of")] if message.thought_of else ())]
    page.line(Phrase("invitation-why")).bullets(why) if why else page.line(Phrase("invitation-why-plain"))
    page.line(
        Phrase("invitation-together" if message.worked_together else "invitation-new"),
        _ways(message),
        *(() if message.question else (Phrase("invitation-until", {"until": Moment(message.until)}),)),
    )
    if message.question:
        _question(page, message)
    return page.buttons(*decisions(message.request_id, message.number, may_ask=not message.question)).message()


def _with_mentee(message: InvitationCard) -> list[Phrase]:
    """Other terms were suggested: what is different, and who has it until when."""
    asked = Terms(sessions=message.sessions, minutes=message.minutes, needed_by=message.needed_by, ways=message.ways)
    offered = message.offered or asked
    different = differences(asked, offered) or [cost(offered)]
    return [Phrase("terms-suggested", {"difference": listed(different)}), _theirs("terms", message)]


def _question(page: Layout, message: InvitationCard) -> None:
    """What was asked, what was answered, and whose turn it is."""
    page.line(Phrase("question-yours")).quote(words(message.question))
    if message.answer:
        page.line(Phrase("answer-theirs", {"mentee": message.mentee})).quote(words(message.answer))
    if message.theirs_at:
        page.line(_theirs("question", message))
        return
    if not message.answer:
        page.line(Phrase("answer-none", {"mentee": message.mentee}))
    page.line(Phrase("answer-until", {"until": Moment(message.until)}))


def _theirs(what: str, message: InvitationCard) -> Phrase:
    """Until when the mentee has it, or when they get it."""
    if message.theirs_until:
        return Phrase(f"{what}-with", {"mentee": message.mentee, "until": Moment(message.theirs_until)})
    arrives = Moment(message.theirs_at or message.until)
    return Phrase(f"{what}-on-its-way", {"mentee": message.mentee, "arrives": arrives})


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
    return Phrase("invitation-ways", {"ways": any_of(message.ways)})


def outcome(became: CardOutcome, mentee: Person, opens_at: datetime | None) -> Phrase:
    """What became of an invitation, for the mentor; `opens_at` where the shared DM waits for its hour."""
    if opens_at and became in {CardOutcome.ACCEPTED, CardOutcome.TERMS_ACCEPTED}:
        return Phrase(f"invitation-{became}-later", {"mentee": mentee, "opens": Moment(opens_at)})
    return Phrase(f"invitation-{became}", {"mentee": mentee})


def reminder(message: InvitationReminder, reader: Reader) -> Rendered:
    """The one reminder, with the answers at hand; once it is over, what became of it."""
    if message.outcome_of_it is not CardOutcome.OPEN:
        goal = Phrase("invitation-goal", {"goal": Words(message.goal)})
        said = outcome(message.outcome_of_it, message.mentee, message.opens_at)
        return Layout(reader).line(said).line(goal).message()
    args: dict[str, Arg] = {"mentee": message.mentee, "goal": Words(message.goal), "until": Moment(message.until)}
    page = Layout(reader).line(Phrase("invitation-reminder-paused" if message.paused else "invitation-reminder", args))
    return page.buttons(*decisions(message.request_id, message.number, may_ask=message.may_ask)).message()


def news(message: InvitationNews, reader: Reader) -> Rendered:
    """Who has the request now, after somebody could not take it."""
    page = Layout(reader)
    said = [
        Phrase("request-news-head", {"goal": Words(message.goal)}),
        Phrase(_why(message), {"before": message.before}),
    ]
    if message.now and message.wrote_back:
        said.append(Phrase("news-wrote-back", {"now": message.now}))
    elif message.now and message.until:
        said.append(Phrase("news-now-with", {"now": message.now, "until": Moment(message.until)}))
    elif message.now and message.arrives:
        said.append(Phrase("news-on-its-way", {"now": message.now, "arrives": Moment(message.arrives)}))
    elif message.nobody:
        said.append(message.nobody.why)
    elif message.may_choose:
        said.append(Phrase("news-choose"))
    page.line(*said)
    if message.overtaken:
        return page.message()
    if message.nobody:
        return nobody_left(page, message.request_id, message.nobody)
    choose = Button(Phrase("button-see-who"), RequestAction.CHOOSE, message.request_id, "primary")
    page.buttons(choose if message.may_choose else None, withdraw_button(message.request_id))
    return page.message()


def _why(message: InvitationNews) -> str:
    if message.left:
        return "news-left"
    if message.terms_lapsed:
        return "news-terms-lapsed"
    return "news-declined" if message.declined else "news-lapsed"


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
VIEWS: dict[Any, Any] = {}
