"""How the card looks of one who was put forward as a mentor, or is wanted for a mentee's request."""

from flows.decision import Phrase, Words
from flows.proposal import Skill
from flows.put_forward_card import PutForward, PutForwardStatus
from flows.wanted import Wanted
from handlers.ids import ProfileAction
from handlers.text import Reader
from handlers.views.blocks import Button, Layout, Rendered, words


def put_forward(message: PutForward, reader: Reader) -> Rendered:
    """Who put them forward and for what, what a yes would mean, and the answer; or what became of it."""
    if message.wanted:
        return _wanted(message, message.wanted, reader)
    page = Layout(reader)
    page.line(_by(message))
    page.bullets([skill_line(skill) for skill in message.skills])
    if message.status is not PutForwardStatus.OPEN:
        return page.line(Phrase(f"put-forward-{message.status}")).message()
    page.line(
        Phrase("put-forward-means", {"places": message.places, "minutes": message.minutes_a_month}),
        Phrase("put-forward-your-choice"),
    )
    return page.buttons(*put_forward_buttons()).message()


def _wanted(message: PutForward, wanted: Wanted, reader: Reader) -> Rendered:
    """Who has them in mind, for what, and its cost: all that they see of the request before they join."""
    mentee = {"mentee": wanted.mentee}
    page = Layout(reader)
    page.line(Phrase("join-wanted", mentee)).quote(words(wanted.goal))
    page.line(Phrase("join-wanted-cost", {"sessions": wanted.sessions, "minutes": wanted.minutes}))
    match message.status:
        case PutForwardStatus.OPEN:
            pass
        case PutForwardStatus.OVER:
            return page.line(Phrase("join-over", mentee)).message()
        case PutForwardStatus.LISTED | PutForwardStatus.DECLINED:
            return page.line(Phrase(f"put-forward-{message.status}")).message()
    page.line(Phrase("join-what"))
    if message.skills:
        page.line(Phrase("join-listed-for")).bullets([skill_line(skill) for skill in message.skills])
    page.line(
        Phrase("join-means", {"places": message.places, "minutes": message.minutes_a_month}),
        Phrase("join-your-choice", mentee),
    )
    return page.buttons(*put_forward_buttons()).message()


def put_forward_buttons() -> tuple[Button, ...]:
    """The three answers to having been put forward."""
    return (
        Button(Phrase("button-put-forward-yes"), ProfileAction.ACCEPT, style="primary"),
        Button(Phrase("button-put-forward-change"), ProfileAction.OPEN),
        Button(Phrase("button-put-forward-no"), ProfileAction.DECLINE),
    )


def _by(message: PutForward) -> Phrase:
    if message.by is None:
        return Phrase("put-forward-by-programme", {"count": len(message.skills)})
    return Phrase("put-forward-by", {"person": message.by, "count": len(message.skills)})


def skill_line(skill: Skill) -> Phrase:
    """A skill with its evidence, as a line of a list."""
    if not skill.evidence:
        return Phrase("skill-line", {"skill": Words(skill.name)})
    return Phrase("skill-line-evidence", {"skill": Words(skill.name), "evidence": Words(skill.evidence)})


MESSAGES = {PutForward: put_forward}
VIEWS: dict[type, object] = {}
