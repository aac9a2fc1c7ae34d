"""How the mentorship journey looks: the agreement, the form for questions, the role cards and nudges."""

from typing import Any

from flows import halfway
from flows.agreement import Agreement, NextStep
from flows.consent import RecordingStanding
from flows.decision import Day, Moment, Phrase, Words
from flows.idle import NoMoreIdle, Nudge, StillOn
from flows.mentorship import QUESTIONS_LIMIT, STANDINGS, BringForm, RoleCard
from flows.pair import Between, Ending
from flows.proposal import Way
from flows.written_stage import Stage
from handlers.ids import MentorshipAction, MentorshipForm, RecordingAction, SessionAction
from handlers.payloads import carry
from handlers.text import Reader
from handlers.views.blocks import Button, Layout, Rendered
from handlers.views.elements import Choice
from handlers.views.ending import end_button
from handlers.views.meeting import ask_in_writing, change_between
from handlers.views.recording import no_recording, recording_lines
from handlers.views.ways import any_of
from handlers.views.written import change_question


def agreement(message: Agreement, reader: Reader) -> Rendered:
    """What the two agreed, where it stands, and what either can do next."""
    two: dict[str, Any] = {"mentee": message.mentee, "mentor": message.mentor}
    watching = message.ways == (Way.SHADOWING,)
    page = Layout(reader).header(Phrase("agreement-header", {**two, "goal": Words(message.goal)}))
    if message.outcome:
        page.line(Phrase("agreement-outcome", {"outcome": Words(message.outcome)}))
    page.line(*_terms(message))
    page.line(Phrase("agreement-stays"), *recording_lines(message), Phrase("agreement-notes"))
    if message.standing is not None:
        page.line(Phrase("agreement-standing", {"mentee": message.mentee, "standing": message.standing}))
    if message.questions:
        page.line(Phrase("agreement-watches" if watching else "agreement-brings", two)).quote(
            Phrase("words", {"words": Words(message.questions)})
        )
    if message.ending:
        still_on = message.recording is RecordingStanding.ON
        _prompts(page.line(_ending(message)), message)
        return page.buttons(no_recording(message.mentorship_id) if still_on else None).message()
    if asked := _asked(message, watching=watching):
        page.line(Phrase(asked, two))
    page.line(_next(message), *_video(message))
    _prompts(page, message)
    about = carry(mentorship_id=message.mentorship_id)
    find = Button(Phrase("button-find-time"), SessionAction.FIND_TIME, about, "primary")
    ask = ask_in_writing(message.mentorship_id, None if message.may_meet else "primary")
    bring = Button(_bring(first=message.standing is None, watching=watching), MentorshipAction.BRING, about)
    return page.buttons(
        bring if message.may_bring_questions else None,
        find if message.may_find_time and message.may_meet else None,
        ask if message.may_find_time and message.may_write else None,
        change_between(message.mentorship_id) if message.may_change_between else None,
        Button(Phrase("button-role"), MentorshipAction.ROLE, about) if message.new_to_role else None,
        Button(Phrase("button-recording"), RecordingAction.OPEN, about),
        end_button(message.mentorship_id),
    ).message()


def _bring(*, first: bool, watching: bool) -> Phrase:
    """What the mentee brings: questions, or for shadowing what to watch for."""
    if watching:
        return Phrase("button-bring-watching" if first else "button-bring-watching-again")
    return Phrase("button-bring" if first else "button-bring-again")


def _asked(message: Agreement, *, watching: bool) -> str | None:
    """What the mentee is asked to bring, if anything still; once they have met, no more where they stood at first."""
    if not message.may_bring_questions or message.standing is not None:
        return None
    if not message.held:
        return "agreement-bring-watching" if watching else "agreement-bring"
    if message.questions:
        return None
    return "agreement-bring-watching-next" if watching else "agreement-bring-next"


def _terms(message: Agreement) -> list[Phrase]:
    """How often, how long, by when, how, and what happens between."""
    figures = {"sessions": message.sessions, "minutes": message.minutes, "total": message.sessions * message.minutes}
    lines = [Phrase("agreement-terms", figures)]
    if message.needed_by:
        lines = [Phrase("agreement-terms-by", {**figures, "day": Day(message.needed_by)})]
    if message.extended:
        lines.append(Phrase("agreement-extended", {"total": message.total}))
    if message.held:
        held = {"held": message.held, "planned": message.planned, "used": message.used, "total": message.total}
        lines.append(Phrase("agreement-used", held))
    if message.ways:
        lines.append(Phrase("agreement-ways", {"ways": any_of(message.ways)}))
    if message.between:
        return [*lines, *_between(message, message.between)]
    written = message.sessions == 1 and not message.may_meet
    between = Phrase(
        "agreement-around-written" if written else "agreement-between",
        {"sessions": message.sessions, "mentee": message.mentee, "mentor": message.mentor},
    )
    return [*lines, between]


def _between(message: Agreement, chosen: Between) -> list[Phrase]:
    """What the mentee chose, and in a longer mentorship the look back that is still to come."""
    number = message.between_after
    two: dict[str, Any] = {"mentee": message.mentee, "mentor": message.mentor, "number": number, "next": number + 1}
    line = Phrase(f"agreement-between-{chosen}", two)
    looks_back = message.sessions > halfway.AFTER and number < halfway.AFTER
    return [line, Phrase("agreement-half-way", {"number": halfway.AFTER})] if looks_back else [line]


def _next(message: Agreement) -> Phrase:
    """The one step that is next, and whose it is."""
    two: dict[str, Any] = {"mentee": message.mentee, "mentor": message.mentor}
    if message.answer_by:
        if message.answered:
            return Phrase("agreement-next-answered")
        about = {**two, "number": message.next_number, "day": Day(message.answer_by)}
        return Phrase("agreement-next-written" if message.asked else "agreement-next-asking", about)
    if message.next_step is NextStep.SESSION and message.next_at:
        return Phrase("agreement-next-session", {"number": message.next_number, "at": Moment(message.next_at)})
    if message.next_step is NextStep.PICK_TIME and message.acts and message.offered_by:
        said = "agreement-next-pick_time" if message.times_shown else "agreement-next-times_wait"
        return Phrase(said, {"acts": message.acts, "by": message.offered_by})
    if message.next_step in {NextStep.SESSION, NextStep.PICK_TIME}:
        return Phrase("agreement-under-way")
    if message.next_step is NextStep.FIND_TIME and message.may_write:
        return Phrase("agreement-either" if message.may_meet else "agreement-ask", two)
    return Phrase(f"agreement-next-{message.next_step}", two)


def _video(message: Agreement) -> list[Phrase]:
    """For those who never met by video through Micromentor, where video was chosen; until the first session."""
    if not message.new_to_video or message.held:
        return []
    first, *rest = message.new_to_video
    both = {"one": first, "other": rest[0]} if rest else {"one": first}
    return [Phrase("agreement-try-video-both" if rest else "agreement-try-video", both)]


def _prompts(page: Layout, message: Agreement) -> None:
    """The way to each prompt that asks for typed words."""
    targets = [
        (Phrase(f"agreement-prompt-{prompt.purpose}", {"number": prompt.number, "next": prompt.number + 1}), url)
        for prompt in message.prompts
        if (url := page.reader.links.get(prompt.key))
    ]
    page.links(Phrase("agreement-prompts"), targets)


def _ending(message: Agreement) -> Phrase:
    by = {Ending.ENDED_BY_MENTEE: message.mentee, Ending.ENDED_BY_MENTOR: message.mentor}.get(
        message.ending or Ending.COMPLETED
    )
    if by:
        return Phrase("agreement-ended-by", {"by": by})
    return Phrase(f"agreement-{message.ending}", {"used": message.used, "total": message.total})


def nudge(message: Nudge, reader: Reader) -> Rendered:
    """No time yet: the next step, and no blame."""
    page = Layout(reader)
    about = carry(mentorship_id=message.mentorship_id)
    args: dict[str, Any] = {"number": message.number, "mentee": message.mentee, "mentor": message.mentor}
    if message.back:
        page.line(Phrase("nudge-back", {"back": message.back}))
    if message.offered_by and message.other:
        page.line(Phrase("nudge-offered", {**args, "by": message.offered_by, "other": message.other}))
        return page.buttons(Button(Phrase("button-other-times"), SessionAction.FIND_TIME, about)).message()
    if message.written:
        page.line(Phrase("nudge-late" if message.written is Stage.LATE else "nudge-asking", args))
        return page.buttons(change_question(message)).message()
    page.line(Phrase("nudge-find-time" if message.may_meet else "nudge-ask", args))
    return page.buttons(
        Button(Phrase("button-find-time"), SessionAction.FIND_TIME, about, "primary") if message.may_meet else None,
        ask_in_writing(message.mentorship_id, None if message.may_meet else "primary") if message.may_write else None,
    ).message()


def still_on(message: StillOn, reader: Reader) -> Rendered:
    """Is it still on? One yes is enough; silence closes it kindly."""
    page = Layout(reader)
    about = carry(mentorship_id=message.mentorship_id)
    find = Button(Phrase("button-find-time"), SessionAction.FIND_TIME, about) if message.may_meet else None
    ask = ask_in_writing(message.mentorship_id) if message.may_write else None
    if message.said_by:
        return page.line(Phrase("still-on-yes", {"by": message.said_by})).buttons(find, ask).message()
    two: dict[str, Any] = {"mentee": message.mentee, "mentor": message.mentor, "closes": Moment(message.closes_at)}
    page.line(Phrase("still-on-ask", two))
    yes = carry(mentorship_id=message.mentorship_id, since=message.since.isoformat())
    return page.buttons(
        Button(Phrase("button-still-on"), MentorshipAction.STILL_ON, yes, "primary"),
        find,
        ask,
        end_button(message.mentorship_id),
    ).message()


def no_more_idle(message: NoMoreIdle, reader: Reader) -> Rendered:
    """A nudge or "still on?" that was overtaken."""
    return Layout(reader).line(Phrase("idle-closed" if message.closed else "idle-over")).message()


def bring_form(view: BringForm, reader: Reader) -> dict[str, Any]:
    """Questions in the mentee's own words, and one click for where they stand."""
    page = Layout(reader).line(Phrase("bring-intro", {"mentor": view.mentor}))
    standings = [Choice(Phrase(f"standing-{n}"), str(n)) for n in STANDINGS]
    chosen = str(view.standing) if view.standing is not None else None
    page.field(
        "questions",
        Phrase("bring-watching" if view.watching else "bring-questions"),
        page.text_input("questions", value=view.questions, limit=QUESTIONS_LIMIT, lines=True),
        optional=True,
        hint=Phrase("bring-watching-hint" if view.watching else "bring-questions-hint"),
    )
    if view.asks_standing:
        page.field("standing", Phrase("bring-standing"), page.radio("standing", standings, chosen))
    return page.modal(
        Phrase("bring-title"),
        callback_id=MentorshipForm.BRING,
        submit=Phrase("button-bring-submit"),
        close=Phrase("button-cancel"),
        private=carry(mentorship_id=view.mentorship_id),
    )


def role_card(view: RoleCard, reader: Reader) -> dict[str, Any]:
    """One's own part, read in a minute."""
    role = "mentee" if view.mentee else "mentor"
    args: dict[str, Any] = {"other": view.other, "sessions": view.sessions, "minutes": view.minutes}
    page = Layout(reader).line(Phrase(f"role-{role}-lead", args))
    page.bullets([Phrase(f"role-{role}-{n}", args) for n in range(1, 5)])
    page.line(Phrase("role-for-both", args))
    return page.modal(Phrase(f"role-{role}-title"), close=Phrase("button-close"))


MESSAGES = {Agreement: agreement, Nudge: nudge, StillOn: still_on, NoMoreIdle: no_more_idle}
VIEWS = {BringForm: bring_form, RoleCard: role_card}
