"""How recording looks: its lines in the agreement, its cards under it, and the form with the use."""

from collections.abc import Sequence
from typing import Any

from flows.agreement import Agreement
from flows.consent import RecordingStanding
from flows.decision import Phrase, Words
from flows.recording import USE_LIMIT, RecordingForm
from flows.recording_card import RecordingCard
from handlers.ids import RecordingAction, RecordingForms
from handlers.payloads import carry
from handlers.text import Reader
from handlers.views.blocks import Button, Layout, Rendered


def recording_lines(message: Agreement) -> Sequence[Phrase]:
    """In the agreement: no, or who agreed to which use; nobody is to agree to anything once it has ended."""
    if message.recording is RecordingStanding.OFF or not message.recording_agreed:
        return (Phrase("agreement-recording-none" if message.ending else "agreement-recording"),)
    by = message.recording_agreed[0]
    other = message.mentor if by == message.mentee else message.mentee
    args: dict[str, Any] = {"by": by, "other": other, "use": Words(message.recording_use)}
    return (Phrase(f"agreement-recording-{message.recording}", args),)


def no_recording(mentorship_id: str) -> Button:
    """Withdraws it."""
    return Button(Phrase("button-withdraw-recording"), RecordingAction.WITHDRAW, carry(mentorship_id=mentorship_id))


def recording_card(card: RecordingCard, reader: Reader) -> Rendered:
    """Who proposed, agreed to or withdrew it, and what the other can do."""
    args: dict[str, Any] = {"by": card.by, "other": card.other}
    if card.overtaken:
        return Layout(reader).line(Phrase("recording-card-was")).message()
    page = Layout(reader).line(Phrase(f"recording-card-{card.standing}", args))
    if card.standing is RecordingStanding.OFF:
        return page.message()
    page.quote(Phrase("words", {"words": Words(card.use)}))
    if card.standing is RecordingStanding.ON:
        return page.buttons(no_recording(card.mentorship_id)).message()
    return page.buttons(*answer_buttons(card.mentorship_id, card.version)).message()


def recording_form(view: RecordingForm, reader: Reader) -> dict[str, Any]:
    """How it stands, what one can do about it, and a use to propose."""
    page = Layout(reader).line(Phrase("recording-rule"))
    standing = "proposed-by-me" if view.standing is RecordingStanding.PROPOSED and view.agreed else view.standing
    page.line(Phrase(f"recording-stands-{standing}", {"other": view.other}))
    if view.standing is not RecordingStanding.OFF:
        page.quote(Phrase("words", {"words": Words(view.use)}))
        page.buttons(
            None if view.agreed else _yes(view.mentorship_id, view.version),
            no_recording(view.mentorship_id) if view.agreed else _no(view.mentorship_id),
        )
    page.field(
        "use",
        Phrase("recording-use"),
        page.text_input("use", value=view.use, limit=USE_LIMIT, lines=True),
        hint=Phrase("recording-use-hint"),
    )
    return page.modal(
        Phrase("recording-title"),
        callback_id=RecordingForms.FORM,
        submit=Phrase("button-propose-recording"),
        close=Phrase("button-cancel"),
        private=carry(mentorship_id=view.mentorship_id),
    )


def answer_buttons(mentorship_id: str, version: int) -> tuple[Button, ...]:
    """Yes or no to the use that is proposed, here and in App Home."""
    return _yes(mentorship_id, version), _no(mentorship_id)


def _yes(mentorship_id: str, version: int) -> Button:
    about = carry(mentorship_id=mentorship_id, version=version)
    return Button(Phrase("button-agree-recording"), RecordingAction.AGREE, about, "primary")


def _no(mentorship_id: str) -> Button:
    return Button(Phrase("button-no-recording"), RecordingAction.WITHDRAW, carry(mentorship_id=mentorship_id))


MESSAGES = {RecordingCard: recording_card}
VIEWS = {RecordingForm: recording_form}
