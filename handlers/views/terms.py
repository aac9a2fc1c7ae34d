"""How the terms journey looks: the mentor's form, the mentee's card that leads with what is different, and its end."""

from typing import Any

from flows.ask import Terms
from flows.decision import Arg, Day, Moment, Phrase, Words
from flows.proposal import Way
from flows.request_form import LINE_LIMIT
from flows.terms_card import TermsCard, TermsEnded, TermsForm, TermsOutcome
from handlers.ids import RequestAction, TermsAction, TermsForms
from handlers.payloads import carry
from handlers.text import Reader
from handlers.views.blocks import Button, Layout, Rendered
from handlers.views.elements import Choice
from handlers.views.request import nobody_left, withdraw_button
from handlers.views.request_form import minutes_choices
from handlers.views.ways import any_of
from handlers.views.written_back import listed


def form(view: TermsForm, reader: Reader) -> dict[str, Any]:
    """What was asked for, ready to be changed, and a line with it."""
    page, asked = Layout(reader), view.asked
    page.line(Phrase("terms-intro", {"mentee": view.mentee, "terms": cost(asked)}))
    most = max(view.max_sessions, 1)
    sessions = [Choice(Phrase("sessions-count", {"sessions": n}), str(n)) for n in range(1, min(most, 9) + 1)]
    page.field("sessions", Phrase("terms-sessions"), page.radio("sessions", sessions, str(asked.sessions)))
    page.field("minutes", Phrase("request-minutes"), page.select("minutes", minutes_choices(), str(asked.minutes)))
    page.field("needed_by", Phrase("terms-by"), page.date("needed_by", asked.needed_by), optional=True)
    ways = [Choice(Phrase(f"way-{way}"), way) for way in Way]
    page.field(
        "ways",
        Phrase("request-ways"),
        page.checkboxes("ways", ways, asked.ways),
        optional=True,
        hint=Phrase("terms-ways-hint"),
    )
    page.field(
        "line",
        Phrase("terms-line", {"mentee": view.mentee}),
        page.text_input("line", limit=LINE_LIMIT, lines=True),
        optional=True,
        hint=Phrase("terms-line-hint"),
    )
    return page.modal(
        Phrase("terms-title"),
        callback_id=TermsForms.FORM,
        submit=Phrase("terms-submit"),
        close=Phrase("button-cancel"),
        private=carry(request_id=view.request_id, number=view.number),
    )


# --- what is different ---


def cost(terms: Terms) -> Phrase:
    """`2 x 30 minutes`."""
    return Phrase("terms-cost", {"sessions": terms.sessions, "minutes": terms.minutes})


def differences(asked: Terms, offered: Terms) -> list[Phrase]:
    """What is other than it was asked for, the cost first: `3 x 30 minutes instead of 2`."""
    found: list[Phrase] = []
    if offered.minutes != asked.minutes:
        old = Phrase("terms-cost-short", {"sessions": asked.sessions, "minutes": asked.minutes})
        found.append(Phrase("terms-instead", {"new": cost(offered), "old": old}))
    elif offered.sessions != asked.sessions:
        found.append(Phrase("terms-instead", {"new": cost(offered), "old": Phrase("number", {"n": asked.sessions})}))
    if offered.needed_by != asked.needed_by:
        found.append(_by(asked, offered))
    if set(offered.ways) != set(asked.ways):
        found.append(Phrase("terms-instead", {"new": ways(offered), "old": ways(asked)}))
    return found


def _by(asked: Terms, offered: Terms) -> Phrase:
    new = Phrase("terms-by-day", {"day": Day(offered.needed_by)}) if offered.needed_by else Phrase("terms-by-no-day")
    if asked.needed_by is None:
        return new
    return Phrase("terms-instead", {"new": new, "old": Phrase("day", {"day": Day(asked.needed_by)})})


def ways(terms: Terms) -> Phrase:
    """`video or in person`."""
    return any_of(terms.ways) if terms.ways else Phrase("terms-ways-any")


def all_in_all(terms: Terms) -> tuple[Phrase, Phrase]:
    """Everything that would be agreed, in two lines."""
    args: dict[str, Arg] = {"sessions": terms.sessions, "minutes": terms.minutes, "total": terms.total}
    if terms.needed_by is None:
        whole = Phrase("terms-all", args)
    else:
        whole = Phrase("terms-all-by", {**args, "day": Day(terms.needed_by)})
    return whole, Phrase("terms-how", {"ways": ways(terms)})


# --- the mentee ---


def card(message: TermsCard, reader: Reader) -> Rendered:
    """What is different first, then all of it, then one click."""
    page, different = Layout(reader), differences(message.asked, message.offered) or [cost(message.offered)]
    about = Phrase("terms-goal", {"goal": Words(message.goal)})
    if message.outcome_of_it is not TermsOutcome.WAITING:
        if message.reminder and not message.standing:  # the card above says the rest
            return page.line(outcome(message), about).message()
        page.header(Phrase("terms-lead", {"mentor": message.mentor, "difference": different[0]}))
        page.line(about).line(outcome(message), *((message.standing,) if message.standing else ()))
        if message.nobody:
            return nobody_left(page, message.request_id, message.nobody)
        if message.may_choose:
            choose = Button(Phrase("button-see-who"), RequestAction.CHOOSE, message.request_id, "primary")
            page.buttons(choose, withdraw_button(message.request_id))
        return page.message()
    if message.reminder:
        args: dict[str, Arg] = {"mentor": message.mentor, "until": Moment(message.until)}
        page.line(Phrase("terms-reminder", {**args, "difference": different[0]}), about)
        return page.buttons(*buttons(message.request_id, message.number)).message()
    page.header(Phrase("terms-lead", {"mentor": message.mentor, "difference": different[0]}))
    page.line(about)
    if different[1:]:
        page.line(Phrase("terms-also", {"difference": listed(different[1:])}))
    page.line(*all_in_all(message.offered))
    if message.line:
        page.line(Phrase("terms-says", {"mentor": message.mentor, "line": Words(message.line)}))
    page.line(Phrase("terms-until", {"until": Moment(message.until)}))
    return page.buttons(*buttons(message.request_id, message.number)).message()


def buttons(request_id: str, number: int) -> tuple[Button, Button]:
    """One click either way."""
    value = carry(request_id=request_id, number=number)
    return (
        Button(Phrase("button-terms-accept"), TermsAction.ACCEPT, value, "primary"),
        Button(Phrase("button-look-further"), TermsAction.LOOK_FURTHER, value),
    )


def outcome(message: TermsCard) -> Phrase:
    """What became of it."""
    if message.outcome_of_it is TermsOutcome.ACCEPTED and message.opens_at:
        return Phrase("terms-accepted-later", {"mentor": message.mentor, "opens": Moment(message.opens_at)})
    return Phrase(f"terms-{message.outcome_of_it}", {"mentor": message.mentor})


# --- the mentor, at its end ---


def ended(message: TermsEnded, reader: Reader) -> Rendered:
    """That it came to nothing, with thanks."""
    different = differences(message.asked, message.offered) or [cost(message.offered)]
    name = "terms-ended-lapsed" if message.lapsed else "terms-ended-passed"
    return (
        Layout(reader)
        .line(
            Phrase(name, {"mentee": message.mentee, "goal": Words(message.goal), "difference": different[0]}),
            Phrase("terms-ended-nothing"),
        )
        .message()
    )


MESSAGES = {TermsCard: card, TermsEnded: ended}
VIEWS = {TermsForm: form}
