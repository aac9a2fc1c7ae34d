"""How a no looks: the private reason, and what may follow it, each with the word that the no is said already."""

from typing import Any

from flows.ask import DeclineReason
from flows.correction import CorrectionForm
from flows.decision import Message, Phrase
from flows.decline import ColleagueForm
from flows.invitation_card import DeclineForm
from handlers.ids import DeclineForms
from handlers.payloads import carry
from handlers.text import Reader, clean, clip
from handlers.views.blocks import Layout, words
from handlers.views.elements import OPTION, Choice


def decline_form(view: DeclineForm, reader: Reader) -> dict[str, Any]:
    """Why not, in one click; private."""
    page = Layout(reader).line(Phrase("decline-lead", {"mentee": view.mentee}))
    reasons = [Choice(Phrase(f"decline-{reason}"), reason) for reason in DeclineReason]
    page.field("reason", Phrase("decline-reason"), page.radio("reason", reasons, DeclineReason.UNSAID))
    return page.modal(
        Phrase("decline-title"),
        callback_id=DeclineForms.REASON,
        submit=Phrase("decline-submit"),
        close=Phrase("button-cancel"),
        private=carry(request_id=view.request_id, number=view.number),
    )


def correction_form(view: CorrectionForm, reader: Reader) -> dict[str, Any]:
    """Which skills leave the profile. What follows where none is left is said before."""
    page = Layout(reader)
    if view.mentee:
        page.line(Phrase("decline-said", {"mentee": view.mentee}))
    page.line(Phrase("correction-last" if view.last else "correction-lead"))
    # As people see them: one that nobody can see is none, and two may look alike.
    listed = dict.fromkeys(clip(clean(name).strip(), OPTION) for name in view.skills if clean(name).strip())
    skills = [Choice(words(name), name) for name in listed]
    if skills:
        page.field("skills", Phrase("correction-skills"), page.checkboxes("skills", skills, view.ticked))
    return page.modal(
        Phrase("correction-title"),
        callback_id=DeclineForms.CORRECTION,
        submit=Phrase("correction-submit"),
        close=Phrase("correction-close"),
        private=carry(sure=view.last),
    )


def colleague_form(view: ColleagueForm, reader: Reader) -> dict[str, Any]:
    """Who would be better, and what becomes of a name."""
    page = Layout(reader).line(Phrase("decline-said", {"mentee": view.mentee}), Phrase("colleague-lead"))
    page.field("colleague", Phrase("colleague-label"), page.person("colleague"), hint=Phrase("colleague-hint"))
    return page.modal(
        Phrase("colleague-title"),
        callback_id=DeclineForms.COLLEAGUE,
        submit=Phrase("colleague-submit"),
        close=Phrase("button-close"),
        private=carry(request_id=view.request_id, number=view.number),
    )


MESSAGES: dict[type[Message], Any] = {}
VIEWS = {DeclineForm: decline_form, CorrectionForm: correction_form, ColleagueForm: colleague_form}
