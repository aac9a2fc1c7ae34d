"""Why somebody is proposed, as the mentee reads it: how well they fit, then a line a reason."""

from typing import Any

import pytest

from flows.decision import Person
from flows.proposal import Grade, Reason, ReasonKind
from flows.request_view import ProposalsView, Proposed
from handlers import views
from handlers.text import Reader

READER = Reader(locale="en-US", zone="America/Chicago")
FREE = Reason(ReasonKind.FREE_MINUTES, number=60)


def lines(*reasons: Reason, grade: Grade = Grade.CLEARLY) -> list[str]:
    """What stands beneath the terms and above the choice."""
    tomas = Proposed(
        person=Person("UTOMAS", "Tomas Reyes"),
        title="Youth Services Librarian",
        department="",
        site="",
        reasons=reasons,
        grade=grade,
    )
    view = ProposalsView(
        request_id="V1", goal="a teen council", sessions=2, minutes=30, suggested=False, proposed=(tomas,)
    )
    blocks = views.render_view(view, READER)["blocks"]
    first, last = (n for n, block in enumerate(blocks) if block["type"] == "divider")
    return [line for block in blocks[first + 1 : last] for line in said(block).splitlines()]


def said(part: Any) -> str:
    """The text of a rich text block; each item of a list is a line."""
    if part.get("type") == "rich_text_list":
        return "\n".join(said(item) for item in part["elements"])
    own = part.get("text") or (f"@{part['user_id']}" if part.get("type") == "user" else "")
    return str(own) + "".join(said(each) for each in part.get("elements", ()))


@pytest.mark.parametrize(("grade", "words"), [(Grade.CLEARLY, "Clearly fits"), (Grade.COULD_HELP, "Could help")])
def test_how_well_they_fit_stands_under_the_name(grade: Grade, words: str) -> None:
    shown = lines(Reason(ReasonKind.SKILL, "teen councils"), FREE, grade=grade)
    assert shown[1:] == [words, "Lists teen councils", "60 minutes free this month"]


def test_a_skill_and_its_evidence_are_one_line() -> None:
    offers = (
        Reason(ReasonKind.SKILL, "alert tuning"),
        Reason(ReasonKind.EVIDENCE, "led the on-call clean-up in 2025"),
        Reason(ReasonKind.SKILL, "postmortems"),
    )
    assert lines(*offers, FREE)[2:] == [
        "Lists alert tuning: “led the on-call clean-up in 2025”",
        "Lists postmortems",
        "60 minutes free this month",
    ]


def test_whom_the_mentee_named_is_not_said_to_fit_for_their_name_alone() -> None:
    named = Reason(ReasonKind.NAMED)
    assert lines(named, FREE)[1:] == ["You named them", "60 minutes free this month"]
    assert lines(named, Reason(ReasonKind.TITLE, "Teen Librarian"))[1:] == [
        "Clearly fits",
        "You named them",
        "Works as Teen Librarian",
    ]
