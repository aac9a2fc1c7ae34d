"""The type-ahead over skills: what colleagues list already, and the words somebody types themselves.

Slack asks for options while a person types, and shows an error after 3 seconds. Whoever is not known, or may not take
part, is told nothing of what colleagues list. It must not know which form asks.
"""

from slack_bolt import Ack, App

from handlers import payloads, readers
from handlers.payloads import Body
from handlers.services import Services
from handlers.views.request_form import skill_options
from storage.member import Members


def bind(app: App, services: Services, action_id: str) -> None:
    """Answer the letters typed into the field with this id."""

    def on_typed(ack: Ack, body: Body) -> None:
        actor, typed = payloads.actor(body), payloads.typed(body, "value")
        with services.read() as session:
            member = Members(session).get(actor.team_id, actor.user_id)
        if member is None or not member.can_take_part:
            ack(options=[])
            return
        listed = services.facts.skills(actor.team_id, typed)
        ack(options=skill_options(typed, listed, readers.reader_of((member,), services.programme)))

    app.options(action_id)(on_typed)
