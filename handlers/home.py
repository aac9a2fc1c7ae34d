"""The pages of App Home's lists, and the words after the command that are no goal.

App Home itself is drawn by handlers/views/home.py.
"""

from datetime import datetime
from typing import Any

from slack_bolt import App

from flows.decision import Answer, Reply
from flows.home import HomeState, HomeTurned
from flows.known_words import Known, Read, read
from flows.pause import PauseAsked
from flows.profile import ProfileEvent
from flows.profile_form import ProfileFormAsked
from flows.words import Tone, answer, to_pleasantry, tone_of
from handlers import payloads
from handlers.ids import HomeAction
from handlers.listeners import Listeners
from handlers.payloads import Actor, Click
from handlers.services import Services
from storage.home import Homes


def register(app: App, services: Services) -> None:
    """Bind the two buttons that turn a page."""
    on = Listeners(app, services)
    for action in HomeAction:
        on.click(action, turned)


def turned(click: Click, at: datetime) -> HomeTurned:
    """Which list they turned, and to which page."""
    held = payloads.carried(click.value)
    page = payloads.whole_number(held.get("page"))
    return HomeTurned(
        team_id=click.actor.team_id,
        at=at,
        user_id=click.actor.user_id,
        part=payloads.spoken(held.get("part")),
        page=-1 if page is None else page,
    )


def answer_word(services: Services, actor: Actor, typed: str) -> Reply | None:
    """The answer to a word with a meaning of its own, to what was meant for one, or to a greeting; None for a goal.

    A goal may begin with such a word, as in *help people with e-books*.
    """
    match read(typed):
        case None:
            tone = tone_of(typed)
            if tone not in {Tone.GREETING, Tone.THANKS}:
                return None
            return Answer(to_pleasantry(_affairs(services, actor), tone, services.now()))
        case Read(Known.MENTOR, _, True):
            return _asked(services, ProfileFormAsked, actor)
        case Read(Known.PAUSE, rest, True):
            return _asked(services, PauseAsked, actor, words=rest)
        case _:
            return Answer(answer(_affairs(services, actor), typed, services.now()))


def _affairs(services: Services, actor: Actor) -> HomeState:
    with services.read() as session:
        return Homes(session, services.programme_in(actor.team_id)).of(actor.team_id, actor.user_id, services.now())


def _asked(services: Services, event: type[ProfileEvent], by: Actor, **about: Any) -> Reply | None:
    return services.handle(event(team_id=by.team_id, at=services.now(), user_id=by.user_id, **about)).reply
