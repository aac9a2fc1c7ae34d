"""The words after the command that are no goal. App Home itself is drawn by handlers/views/home.py."""

from typing import Any

from flows.decision import Event, Reply, Tell
from flows.pause import PauseAsked
from flows.profile_form import ProfileFormAsked
from flows.request import RequestFormAsked
from flows.words import SPELLINGS, Known, joined, known, lines
from handlers.payloads import Actor
from handlers.services import Services
from storage.home import Homes

KNOWN_WORDS = frozenset(SPELLINGS)
"""First words after the command that may have a meaning of their own."""


def answer_word(services: Services, actor: Actor, word: str, rest: str) -> Reply | None:
    """The answer to a word of KNOWN_WORDS and what follows it.

    A goal may begin with one of them, such as *help people with e-books*: then it is asked for as any other.
    """
    typed = f"{word} {rest}".strip()
    found = known(typed)
    match found:
        case None:
            return _asked(services, RequestFormAsked, actor, actor=actor.user_id, request_id="", goal=typed)
        case Known.MENTOR:
            return _asked(services, ProfileFormAsked, actor, user_id=actor.user_id)
        case Known.PAUSE:
            return _asked(services, PauseAsked, actor, user_id=actor.user_id, words=rest)
        case _:
            with services.read() as session:
                state = Homes(session, services.programme_in(actor.team_id)).of(actor.team_id, actor.user_id)
            return Tell(joined(lines(found, state, services.now())))


def _asked(services: Services, event: type[Event], by: Actor, **about: Any) -> Reply | None:
    return services.handle(event(team_id=by.team_id, at=services.now(), **about)).reply
