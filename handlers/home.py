"""The words after the command that are no goal. App Home itself is drawn by handlers/views/home.py."""

from typing import Any

from flows.decision import Answer, Reply
from flows.home import HomeState
from flows.known_words import Known, Read, read
from flows.pause import PauseAsked
from flows.profile import ProfileEvent
from flows.profile_form import ProfileFormAsked
from flows.words import answer
from handlers.payloads import Actor
from handlers.services import Services
from storage.home import Homes


def answer_word(services: Services, actor: Actor, typed: str) -> Reply | None:
    """The answer to a word with a meaning of its own, or to what was meant for one; None for a goal.

    A goal may begin with such a word, as in *help people with e-books*.
    """
    match read(typed):
        case None:
            return None
        case Read(Known.MENTOR, _, True):
            return _asked(services, ProfileFormAsked, actor)
        case Read(Known.PAUSE, rest, True):
            return _asked(services, PauseAsked, actor, words=rest)
        case _:
            return Answer(answer(_affairs(services, actor), typed, services.now()))


def _affairs(services: Services, actor: Actor) -> HomeState:
    with services.read() as session:
        return Homes(session, services.programme_in(actor.team_id)).of(actor.team_id, actor.user_id)


def _asked(services: Services, event: type[ProfileEvent], by: Actor, **about: Any) -> Reply | None:
    return services.handle(event(team_id=by.team_id, at=services.now(), user_id=by.user_id, **about)).reply
