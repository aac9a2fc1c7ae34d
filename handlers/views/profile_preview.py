"""How a mentor's profile looks to its owner as a mentee sees it, with what would make it easier to choose them."""

from typing import Any

from flows.decision import Day, Phrase, Words
from flows.profile_preview import ProfilePreview
from flows.proposal import Reason, ReasonKind
from handlers.ids import ProfileAction
from handlers.text import Reader, language_name
from handlers.views import hours
from handlers.views.blocks import Button, Layout, words
from handlers.views.profile import suggested
from handlers.views.reasons import for_mentee
from handlers.views.ways import any_of


def preview(view: ProfilePreview, reader: Reader) -> dict[str, Any]:
    """What became of the form, what colleagues see, and what is missing."""
    page = Layout(reader)
    if view.note:
        page.line(view.note)
    page.header(Phrase("preview-heading"))
    page.line(_who(view)).bullets(for_mentee(_reasons(view)))
    page.line(*_about(view, reader))
    if view.missing:
        page.divider().line(Phrase("preview-missing")).bullets(view.missing)
    if view.unlisted:
        page.divider()
        suggested(page, view.unlisted)
    page.buttons(Button(Phrase("button-change-profile"), ProfileAction.OPEN))
    return page.modal(Phrase("preview-title"), close=Phrase("button-close"))


def _who(view: ProfilePreview) -> Phrase:
    about = ", ".join(part for part in (view.title, view.site) if part)
    person = view.person
    return (
        Phrase("proposal-who", {"person": person, "about": Words(about)})
        if about
        else Phrase("proposal-who-only", {"person": person})
    )


def _reasons(view: ProfilePreview) -> list[Reason]:
    """Every skill with its evidence, as the proposals say them; a mentee sees those that fit what they ask for."""
    reasons: list[Reason] = []
    for skill in view.skills:
        reasons.append(Reason(about=ReasonKind.SKILL, words=skill.name))
        if skill.evidence:
            reasons.append(Reason(about=ReasonKind.EVIDENCE, words=skill.evidence))
    if view.ask_me_about:
        reasons.append(Reason(about=ReasonKind.ASK_ME_ABOUT, words=view.ask_me_about))
    return reasons


def _about(view: ProfilePreview, reader: Reader) -> list[Phrase]:
    lines = [Phrase("preview-ways", {"ways": any_of(view.ways)})] if view.ways else []
    lines.append(Phrase("preview-minutes", {"minutes": view.minutes_a_month}))
    lines.append(Phrase("preview-hours", {"hours": hours.in_words(view.hours, view.zone)}))
    if view.languages:
        lines.append(
            Phrase(
                "preview-languages",
                {"languages": words(", ".join(language_name(name, reader) for name in view.languages))},
            )
        )
    if view.away_until:
        lines.append(Phrase("preview-away", {"until": Day(view.away_until)}))
    return lines


MESSAGES: dict[type, Any] = {}
VIEWS = {ProfilePreview: preview}
