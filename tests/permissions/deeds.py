"""How each thing that Slack can hand to the app is done: at which moment it is live, and with what in it.

A `Deed` makes the payload for anybody: with the very button value or private metadata of the one who may.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from flows.coaching import EDITED
from handlers.ids import (
    Command,
    DeclineForms,
    EndingForm,
    HomeAction,
    InvitationAction,
    MentorshipAction,
    MentorshipForm,
    ProfileAction,
    ProfileForms,
    QuestionAction,
    QuestionForms,
    RecordingAction,
    RecordingForms,
    ReflectionAction,
    ReflectionForm,
    RequestAction,
    RequestForms,
    SessionAction,
    SessionForm,
    Shortcut,
    TermsAction,
    TermsForms,
    TouchpointAction,
    WrittenAction,
    WrittenForms,
)
from handlers.payloads import carry
from handlers.views.request import WIDENINGS
from tests.isolation import payloads
from tests.isolation.payloads import Json, day, option, text
from tests.isolation.play import offer, own_hours, wish
from tests.permissions.world import ADA, IN_MIND, TOM, Person, World, answers, other_terms, times

Carried = Callable[[World], str]
Fields = Callable[[World], Mapping[str, Json]]


@dataclass(frozen=True)
class Deed:
    """Something done with an id. `carried` is what the button or form holds; `at` names the moment.

    `unseen`: it is the button's form that holds it, not the button.
    """

    kind: str
    id: str
    at: str
    carried: Carried = lambda _: ""
    fields: Fields = lambda _: {}
    view: str = ""
    words: str = ""
    unseen: bool = False
    inner: Callable[[World, str], Json] | None = field(default=None)

    @property
    def name(self) -> str:
        return f"{self.kind} {self.id}"

    def payload(self, world: World, person: Person, carried: str) -> Json:
        """What Slack would send if this person did it."""
        team, user = person.team, person.user
        respond = f"{world.slack.url}/respond"
        match self.kind:
            case "command":
                return payloads.command(team, user, self.id, self.words, respond)
            case "shortcut":
                return payloads.shortcut(team, user, self.id)
            case "options":
                return payloads.suggestion(team, user, self.id, self.words)
            case "view":
                return payloads.submission(team, user, self.id, self.fields(world), private=carried, root="V-NEW")
            case "event":
                assert self.inner is not None
                return payloads.event(team, self.inner(world, user), f"E-{self.id}")
            case _:
                value, private = ("", carried) if self.unseen else (carried, "")
                return payloads.click(
                    team, user, self.id, value, respond="" if self.view else respond, view=self.view, private=private
                )


def button(action_id: str, user: str = "") -> Carried:
    """As under the newest button of this name."""
    return lambda world: world.button(action_id, user)


def form(action_id: str, user: str) -> Carried:
    """As in the form that this user's button opens."""

    def carried(world: World) -> str:
        world.here.presses(user, action_id, world.button(action_id))
        return str(world.here.shown[user]["private_metadata"])

    return carried


def _the_request(world: World) -> str:
    return carry(request_id=world.button(RequestAction.CHOOSE, ADA))


def _the_mentorship(world: World) -> str:
    return carry(mentorship_id=world.button(RequestAction.REMATCH))


def _prompt_thread(world: World) -> tuple[str, str]:
    return world.here.where(TouchpointAction.DONE)


def _spoken(world: World, user: str) -> Json:
    channel, thread = _prompt_thread(world)
    return payloads.reply(channel, user, "My words", "9000.1", thread)


def _changed(_: World, user: str) -> Json:
    who: Json = {"id": user, "name": "Renamed", "tz": "Europe/Oslo", "profile": {"real_name": "Renamed"}}
    return {"type": "user_change", "user": who, "event_ts": "9000.1"}


def _clicks(at: str, actions: tuple[str, ...], **more: Any) -> list[Deed]:
    return [Deed("action", each, at, button(each), **more) for each in actions]


LOOKED_AT = carry(goal="Get better at stories", start="", outcome="a plan", sessions=1, minutes=30)
"""What the second look at a goal carries."""

DEEDS: tuple[Deed, ...] = (
    Deed("command", Command.MICROMENTOR, "quiet", words="Learn to bind books"),
    Deed("command", Command.REPORT, "quiet", words="all"),
    Deed("shortcut", Shortcut.ASK, "quiet"),
    *(
        Deed("action", each, "quiet", lambda _: carry(part="history", page=1), view="home")
        for each in (HomeAction.EARLIER, HomeAction.LATER)
    ),
    # request
    Deed("action", RequestAction.OPEN, "quiet", lambda _: carry(goal=""), view="home"),
    Deed("action", RequestAction.MORE, "quiet", view="modal"),
    Deed("action", RequestAction.CHOOSE, "choosing", button(RequestAction.CHOOSE, ADA), view="home"),
    Deed("action", RequestAction.ASK_TO_JOIN, "choosing", button(RequestAction.CHOOSE, ADA), view="modal"),
    Deed("action", RequestAction.AS_IT_IS, "quiet", lambda _: LOOKED_AT, view="modal", unseen=True),
    *(Deed("action", each, "waiting", button(RequestAction.CHOOSE, ADA), view="modal") for each in WIDENINGS),
    Deed("action", RequestAction.OTHER_WORDS, "waiting", button(RequestAction.CHOOSE, ADA), view="modal"),
    Deed("action", RequestAction.WITHDRAW, "choosing", button(RequestAction.WITHDRAW, ADA), view="home"),
    *_clicks("closed", (RequestAction.AGAIN,)),
    *_clicks("ended", (RequestAction.REMATCH,)),
    Deed("options", RequestAction.SKILLS, "quiet", words="st"),
    Deed("options", ProfileAction.SKILLS, "quiet", words="st"),
    Deed("view", RequestForms.FORM, "quiet", fields=lambda _: wish("Run a story hour", "1")),
    Deed("view", RequestForms.GOAL, "quiet", lambda _: LOOKED_AT, lambda _: {EDITED: text("Run a story hour")}),
    Deed(
        "view",
        RequestForms.PROPOSALS,
        "choosing",
        _the_request,
        lambda _: {"first": option(TOM), "line": text("Thank you")},
    ),
    # invitation
    *_clicks("asked", (InvitationAction.ACCEPT, InvitationAction.DECLINE)),
    Deed(
        "view",
        DeclineForms.REASON,
        "asked",
        button(InvitationAction.DECLINE),
        lambda _: {"reason": option("not_now")},
    ),
    Deed(
        "view",
        DeclineForms.CORRECTION,
        "quiet",
        lambda _: carry(sure=True),
        lambda _: {"skills": {"type": "checkboxes", "selected_options": [{"value": "Story hours"}]}},
    ),
    Deed(
        "view",
        DeclineForms.COLLEAGUE,
        "someone better",
        lambda world: world.colleague_form,
        lambda _: {"colleague": {"type": "users_select", "selected_user": IN_MIND}},
    ),
    # terms
    *_clicks("asked", (TermsAction.SUGGEST,)),
    *_clicks("other terms", (TermsAction.ACCEPT, TermsAction.LOOK_FURTHER)),
    Deed("view", TermsForms.FORM, "asked", button(TermsAction.SUGGEST), lambda _: other_terms()),
    # question
    *_clicks("asked", (QuestionAction.ASK,)),
    *_clicks("a question", (QuestionAction.ANSWER,)),
    Deed("view", QuestionForms.QUESTION, "asked", button(QuestionAction.ASK), lambda _: {"question": text("Who?")}),
    Deed("view", QuestionForms.ANSWER, "a question", button(QuestionAction.ANSWER), lambda _: {"answer": text("We.")}),
    # profile
    Deed("action", ProfileAction.OPEN, "quiet", view="home"),
    Deed("action", ProfileAction.PAUSE, "quiet", view="home"),
    Deed("action", ProfileAction.BACK, "paused", view="home"),
    Deed("action", ProfileAction.LEAVE, "quiet", view="home"),
    Deed("action", ProfileAction.PREVIEW, "quiet", view="home"),
    Deed("action", ProfileAction.SKILLS, "quiet", view="modal"),
    Deed("action", ProfileAction.HOURS, "quiet", view="home"),
    *_clicks("put forward", (ProfileAction.ACCEPT, ProfileAction.DECLINE)),
    Deed("view", ProfileForms.FORM, "quiet", fields=lambda _: offer("Bookbinding")),
    Deed("view", ProfileForms.HOURS, "quiet", fields=lambda _: own_hours()),
    Deed("view", ProfileForms.PAUSE, "quiet", fields=lambda _: {"until": day(date(2035, 7, 2))}),
    # mentorship
    *_clicks("agreed", (MentorshipAction.BRING, MentorshipAction.ROLE, MentorshipAction.END)),
    *_clicks("still on?", (MentorshipAction.STILL_ON,)),
    Deed(
        "view",
        MentorshipForm.BRING,
        "agreed",
        form(MentorshipAction.BRING, ADA),
        lambda _: {"questions": text("Which songs?"), "standing": option("2")},
    ),
    Deed("view", EndingForm.WORD, "ended", _the_mentorship, lambda _: {"word": text("Somebody nearer")}),
    # recording
    *_clicks("agreed", (RecordingAction.OPEN,)),
    *_clicks("to be recorded?", (RecordingAction.AGREE, RecordingAction.WITHDRAW)),
    Deed("view", RecordingForms.FORM, "agreed", button(RecordingAction.OPEN), lambda _: {"use": text("My notes")}),
    # session
    *_clicks("agreed", (SessionAction.FIND_TIME,)),
    Deed(
        "view",
        SessionForm.TIMES,
        "agreed",
        form(SessionAction.FIND_TIME, TOM),
        lambda world: times(world.stand.clock.now() + timedelta(days=1)),
    ),
    *_clicks(
        "offered",
        (
            SessionAction.OTHER_TIMES,
            SessionAction.TAKE_FIRST,
            SessionAction.TAKE_SECOND,
            SessionAction.TAKE_THIRD,
            SessionAction.CANCEL,
        ),
    ),
    Deed("view", SessionForm.TAKE, "offered", button(SessionAction.TAKE_FIRST)),
    *_clicks("set", (SessionAction.MOVE, SessionAction.DETAILS)),
    Deed(
        "view",
        SessionForm.DETAILS,
        "set",
        button(SessionAction.DETAILS),
        lambda _: {"way": option("audio"), "place": text("Room 2")},
    ),
    Deed("action", SessionAction.REMIND, "set"),
    Deed("action", SessionAction.REMIND_NO_MORE, "quiet", view="home"),
    Deed("action", SessionAction.LINK, "set"),
    Deed("action", SessionAction.GOOGLE, "set"),
    Deed("action", SessionAction.OUTLOOK, "set"),
    *_clicks("met?", (SessionAction.MET, SessionAction.MINUTES, SessionAction.MOVED, SessionAction.NOT_MET)),
    Deed("view", SessionForm.MINUTES, "met?", form(SessionAction.MINUTES, TOM), lambda _: {"minutes": text("25")}),
    *_clicks("they differ", (SessionAction.SETTLE_LESS, SessionAction.SETTLE_MORE)),
    *_clicks("held", (SessionAction.PLAN, SessionAction.STEPS, SessionAction.WORK, SessionAction.NOTHING)),
    Deed("action", SessionAction.BETWEEN, "held", button(SessionAction.PLAN)),
    Deed("view", SessionForm.BETWEEN, "held", button(SessionAction.PLAN), lambda _: {"between": option("steps")}),
    *_clicks("used", (SessionAction.ONE_MORE,)),
    # written
    *_clicks("agreed", (WrittenAction.ASK,)),
    *_clicks("a question in writing", (WrittenAction.CHANGE, WrittenAction.CALL_OFF)),
    Deed(
        "view",
        WrittenForms.FORM,
        "agreed",
        form(WrittenAction.ASK, ADA),
        lambda _: {"question": text("Which songs?"), "answer_by": day(date(2035, 6, 15))},
    ),
    # touchpoint
    *_clicks(
        "between",
        (TouchpointAction.DONE, TouchpointAction.UNDER_WAY, TouchpointAction.STUCK, TouchpointAction.SKIP),
    ),
    *_clicks("stuck", (TouchpointAction.SOONER,)),
    # reflection
    *_clicks("looking back", (ReflectionAction.ANSWER,)),
    Deed("view", ReflectionForm.PRIVATE, "looking back", button(ReflectionAction.ANSWER), lambda _: answers()),
    # events
    Deed(
        "event",
        "app_home_opened",
        "quiet",
        inner=lambda _, user: {"type": "app_home_opened", "user": user, "tab": "home", "event_ts": "9000.1"},
    ),
    Deed("event", "message.im", "agreed", inner=lambda _, user: payloads.direct(user, "status", "9000.1")),
    Deed("event", "message.mpim", "between", inner=_spoken),
    Deed("event", "user_change", "quiet", inner=_changed),
)

NOBODYS = {"app_uninstalled", "tokens_revoked"}
"""Events that Slack sends of its own; no person can."""
