"""How the coach's second look at a goal looks: its hints, the goal ready to edit, and the way past it."""

from dataclasses import asdict
from typing import Any

from flows.coaching import EDITED, GoalView, Kept, SecondGoal
from flows.decision import Phrase, Words
from flows.request_form import GOAL_LIMIT
from handlers import text
from handlers.ids import RequestAction, RequestForms
from handlers.payloads import carry
from handlers.text import Reader
from handlers.views.blocks import Button, Layout, Rendered

PRIVATE = 3000
"""Characters a view carries unseen (docs.slack.dev/reference/views)."""


def goal_view(view: GoalView, reader: Reader) -> dict[str, Any]:
    """The hints, the field, and "as it is" under it, in the same place whatever the hints are."""
    page = Layout(reader)
    page.line(Phrase("coach-lead"))
    if len(view.hints) == 1:
        page.line(*view.hints)
    else:
        page.bullets(view.hints)
    start = _start(view)
    page.field(
        EDITED,
        Phrase("coach-first" if view.second else "coach-goal"),
        page.text_input(EDITED, value=start, limit=GOAL_LIMIT, lines=True),
    )
    if view.second:
        page.field(
            "second",
            Phrase("coach-second"),
            page.text_input("second", value=view.second, limit=GOAL_LIMIT, lines=True),
            optional=True,
            hint=Phrase("coach-second-hint"),
        )
    page.buttons(Button(Phrase("button-as-it-is"), RequestAction.AS_IT_IS))
    return page.modal(
        Phrase("coach-title"),
        callback_id=RequestForms.GOAL,
        submit=Phrase("request-submit"),
        close=Phrase("button-cancel"),
        private=_carried(view, start),
    )


def _start(view: GoalView) -> str:
    """What stands in the field: the goal with the beginning of what it lacks, or the first of two, in its own language.

    The goal alone where it fills the field already.
    """
    rewritten = text.plain(view.rewrite, Reader("en"))
    return rewritten if len(rewritten) <= GOAL_LIMIT else view.goal


def _carried(view: GoalView, start: str) -> str:
    """The form beside the goal. `flows.coaching` shows none that is longer; of any other the goal alone goes on."""
    held = carry(goal=view.goal, start=start, two=bool(view.second), **_plain(view.kept))
    return held if len(held) <= PRIVATE else carry(goal=text.clip(view.goal, GOAL_LIMIT))


def _plain(kept: Kept) -> dict[str, Any]:
    held = asdict(kept)
    return held | {"needed_by": kept.needed_by.isoformat() if kept.needed_by else ""}


def second_goal(message: SecondGoal, reader: Reader) -> Rendered:
    """The other of two goals, with the button that opens the form with it."""
    page = Layout(reader)
    page.line(Phrase("second-goal", {"goal": Words(message.goal)}))
    page.buttons(
        Button(Phrase("button-ask-with-this"), RequestAction.OPEN, carry(goal=text.clip(message.goal, GOAL_LIMIT)))
    )
    return page.message()


MESSAGES = {SecondGoal: second_goal}
VIEWS = {GoalView: goal_view}
