"""How the form looks with which a mentee asks: a few fields, and the others behind one button."""

from collections.abc import Sequence
from typing import Any

from flows.decision import Message, Phrase, Words
from flows.limits import SESSION_MINUTES
from flows.proposal import Relationship, Way
from flows.request_form import GOAL_LIMIT, OUTCOME_LIMIT, SKILL_LIMIT, SUGGEST, TRIED_LIMIT, RequestForm
from handlers.ids import RequestAction, RequestForms
from handlers.payloads import carry
from handlers.text import Reader, clean, clip
from handlers.views.blocks import Button, Layout, words
from handlers.views.elements import OPTION, Choice
from handlers.views.written_out import written_out


def form(view: RequestForm, reader: Reader) -> dict[str, Any]:
    """The form: a few fields, the optional ones behind one button."""
    page = Layout(reader)
    if view.rewords_id:
        page.line(Phrase("request-other-words"))
    if view.long:
        page.line(Phrase("request-goal-begins"))
    page.field(
        "goal",
        Phrase("request-goal"),
        page.text_input("goal", value=view.goal, limit=GOAL_LIMIT, lines=True),
        hint=Phrase("request-goal-hint"),
    )
    page.field(
        "outcome",
        Phrase("request-outcome"),
        page.text_input("outcome", value=view.outcome, limit=OUTCOME_LIMIT),
        optional=True,
        hint=Phrase("request-outcome-hint"),
    )
    page.field(
        "sessions", Phrase("request-sessions"), page.radio("sessions", _sessions(view), str(view.sessions or SUGGEST))
    )
    page.field("minutes", Phrase("request-minutes"), page.select("minutes", minutes_choices(), str(view.minutes)))
    page.field("needed_by", Phrase("request-needed-by"), page.date("needed_by", view.needed_by), optional=True)
    if view.more:
        _optional(page, view)
    else:
        if view.shadowing:
            _ways(page, view)
        page.line(Phrase("request-more-what")).buttons(Button(Phrase("request-more"), RequestAction.MORE))
    return page.modal(
        Phrase("request-title"),
        callback_id=RequestForms.FORM,
        submit=Phrase("request-submit"),
        close=Phrase("button-cancel"),
        private=carry(rewords=view.rewords_id) if view.rewords_id else "",
    )


def _sessions(view: RequestForm) -> list[Choice]:
    own = session_choices(view.max_sessions)
    suggest = Choice(Phrase("request-sessions-suggest"), str(SUGGEST), Phrase("request-sessions-suggest-why"))
    return [suggest, *own]


def session_choices(most: int) -> list[Choice]:
    """How many sessions may be asked for."""
    return [
        Choice(Phrase(f"request-sessions-{n}"), str(n), Phrase(f"request-sessions-{n}-why"))
        if n <= 3
        else Choice(Phrase("request-sessions-many", {"count": n}), str(n))
        for n in range(1, max(1, min(most, 9)) + 1)
    ]


def minutes_choices() -> list[Choice]:
    """How long a session may be."""
    return [
        Choice(
            Phrase("request-minutes-10")
            if m == SESSION_MINUTES[0]
            else Phrase("request-minutes-other", {"minutes": m}),
            str(m),
        )
        for m in SESSION_MINUTES
    ]


def _optional(page: Layout, view: RequestForm) -> None:
    page.field(
        "tried",
        Phrase("request-tried"),
        page.text_input("tried", value=view.tried, limit=TRIED_LIMIT, lines=True),
        optional=True,
    )
    page.field(
        "skills",
        Phrase("request-skills"),
        page.type_ahead(RequestAction.SKILLS, Phrase("request-skills-placeholder"), _as_chosen(view.skills)),
        optional=True,
        hint=Phrase("request-skills-hint"),
    )
    _ways(page, view)
    relations = [Choice(Phrase(f"request-relationship-{r}"), r) for r in Relationship]
    page.field("relationship", Phrase("request-relationship"), page.radio("relationship", relations, view.relationship))
    page.field(
        "someone",
        Phrase("request-someone"),
        page.person("someone", view.someone or None),
        optional=True,
        hint=Phrase("request-someone-hint"),
    )
    for name, label, values, chosen in (
        ("departments", "request-departments", view.departments, view.only_departments),
        ("sites", "request-sites", view.sites, view.only_sites),
    ):
        if any(clean(v).strip() for v in values):
            # Two long ones may look alike; one that nobody can see is none.
            shown = dict.fromkeys(clip(clean(v).strip(), OPTION) for v in values if clean(v).strip())
            choices = [Choice(words(v), v) for v in list(shown)[:100]]
            page.field(name, Phrase(label), page.multi_select(name, choices, chosen), optional=True)


def _ways(page: Layout, view: RequestForm) -> None:
    """Ways to meet; where one is ticked already, why."""
    ways = [Choice(Phrase(f"way-{way}"), way) for way in Way]
    hint = Phrase("request-ways-shadowing" if view.shadowing else "request-ways-hint")
    page.field("ways", Phrase("request-ways"), page.checkboxes("ways", ways, view.ways), optional=True, hint=hint)


def _as_chosen(skills: Sequence[str]) -> list[Choice]:
    """Skills that were chosen or typed before, as the type-ahead offers them."""
    return [Choice(words(skill), skill) for skill in skills if skill.strip() and len(skill) <= SKILL_LIMIT]


def skill_options(typed: str, listed: Sequence[str], reader: Reader) -> list[dict[str, Any]]:
    """What a type-ahead offers: what colleagues list, then what was typed, as it is; Return takes the first."""
    page = Layout(reader)
    own = clip(typed, SKILL_LIMIT)
    known = [s for s in listed if len(s) <= SKILL_LIMIT]
    choices = [Choice(words(s), s) for s in known[:99]]
    if own and own.casefold() not in {s.casefold() for s in known}:
        choices.append(Choice(Phrase("request-skill-own", {"words": Words(clip(own, SKILL_LIMIT - 2))}), own))
    return [written_out(option) for option in page.options(choices)]


MESSAGES: dict[type[Message], Any] = {}
VIEWS = {RequestForm: form}
