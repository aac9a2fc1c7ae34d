"""Slack's payloads read once: a click, a submission, a command, a shortcut as small typed values.

Journeys turn these into events. Nothing else looks into a payload's dicts. It must not know any journey.
"""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import Any

from handlers.text import clean

Body = Mapping[str, Any]

MOST = 1_000_000
"""No number of ours is larger; a database takes them all."""

_TIME = re.compile(r"([01][0-9]|2[0-3]):[0-5][0-9]")
_DIGITS = re.compile(r"[+-]?[0-9]{1,7}")


@dataclass(frozen=True, slots=True)
class Actor:
    """Who did it, in which workspace."""

    team_id: str
    user_id: str
    name: str = ""


def actor(body: Body) -> Actor:
    """Who a payload of any kind comes from."""
    if "command" in body:  # flat, as a form is
        return Actor(str(body["team_id"]), str(body["user_id"]), clean(str(body.get("user_name") or "")))
    user = body["user"]
    name = clean(str(user.get("name") or user.get("username") or ""))
    return Actor(_workspace(body), str(user["id"]), name)


def thread(body: Body) -> str | None:
    """The thread in which the message stands whose button was pressed; None where it is no reply."""
    container = body.get("container") or {}
    root = container.get("thread_ts")
    return str(root) if root and root != container.get("message_ts") else None  # a root with replies bears its own ts


def _workspace(body: Body) -> str:
    """Where the app is installed, as Bolt finds it. The person's own workspace is another one in a shared channel."""
    installed = (body.get("view") or {}).get("app_installed_team_id")
    team = body.get("team")
    of_team = team.get("id") if isinstance(team, Mapping) else team
    return str(installed or of_team or body["user"].get("team_id"))


@dataclass(frozen=True, slots=True)
class Fields:
    """The values of a form by the field's name. A field left empty is an empty value, never an error."""

    values: Mapping[str, Mapping[str, Any]]

    def _state(self, name: str) -> Mapping[str, Any]:
        states = self.values.get(name)
        if not isinstance(states, Mapping):
            return {}
        state = next(iter(states.values()), None)
        return state if isinstance(state, Mapping) else {}

    def has(self, name: str) -> bool:
        """Whether the form has such a field, left empty or not."""
        return name in self.values

    def text(self, name: str) -> str:
        """What was typed, without blanks around it and without what cannot be seen or stored."""
        value = self._state(name).get("value")
        return clean(value).strip() if isinstance(value, str) else ""

    def choice(self, name: str) -> str:
        """The value of the option chosen in a select or radio group."""
        option = self._state(name).get("selected_option")
        return clean(str(option.get("value") or "")) if isinstance(option, Mapping) else ""

    def choices(self, name: str) -> tuple[str, ...]:
        """The values of the options chosen in a multi-select or checkboxes."""
        options = self._state(name).get("selected_options")
        if not isinstance(options, list):
            return ()
        return tuple(clean(str(o.get("value") or "")) for o in options if isinstance(o, Mapping))

    def person(self, name: str) -> str:
        """The Slack id chosen in a users_select."""
        return str(self._state(name).get("selected_user") or "")

    def day(self, name: str) -> date | None:
        """The day of a date picker; None for none, or for one that is no date."""
        return calendar_day(self._state(name).get("selected_date"))

    def moment(self, name: str) -> datetime | None:
        """The instant of a datetime picker, aware UTC."""
        seconds = self._state(name).get("selected_date_time")
        try:
            return datetime.fromtimestamp(int(seconds), UTC) if seconds else None
        except (TypeError, ValueError, OverflowError, OSError):
            return None

    def time(self, name: str) -> time | None:
        """The local time of a time picker; None for none, or for one that is no time."""
        chosen = self._state(name).get("selected_time")
        return time.fromisoformat(chosen) if isinstance(chosen, str) and _TIME.fullmatch(chosen) else None

    def number(self, name: str) -> int | None:
        """A whole number typed; None for none, or for one that is no whole number."""
        return whole_number(self.text(name))


@dataclass(frozen=True, slots=True)
class Click:
    """A button pressed. `value` is what the button carries; `view_id` is set where it stands in a modal or Home."""

    actor: Actor
    action_id: str
    value: str
    trigger_id: str
    view_id: str
    root_view_id: str
    view_type: str
    fields: Fields
    private: str


def typed(body: Body, name: str = "text") -> str:
    """What was typed after a command or into a type-ahead, without blanks around it and what cannot be stored."""
    return clean(str(body.get(name) or "")).strip()


def click(body: Body) -> Click:
    """A block_actions payload; its first action is the click."""
    action = body["actions"][0]
    view = body.get("view") or {}
    option = action.get("selected_option") or {}
    value = action.get("value") or option.get("value") or action.get("selected_user") or ""
    return Click(
        actor(body),
        str(action.get("action_id", "")),
        clean(str(value)),
        str(body.get("trigger_id", "")),
        str(view.get("id", "")),
        str(view.get("root_view_id") or view.get("id") or ""),
        str(view.get("type", "")),
        Fields(((view or body).get("state") or {}).get("values") or {}),
        clean(str(view.get("private_metadata") or "")),
    )


@dataclass(frozen=True, slots=True)
class Submission:
    """A form sent in. `root_view_id` stays the same through the form's steps; `private` is what the form carried."""

    actor: Actor
    callback_id: str
    view_id: str
    root_view_id: str
    fields: Fields
    private: str


def submission(body: Body) -> Submission:
    """A view_submission payload."""
    view = body["view"]
    return Submission(
        actor(body),
        str(view.get("callback_id", "")),
        str(view["id"]),
        str(view.get("root_view_id") or view["id"]),
        Fields((view.get("state") or {}).get("values") or {}),
        clean(str(view.get("private_metadata") or "")),
    )


def carried(private: str) -> Mapping[str, Any]:
    """What a form or button carried as JSON; an empty mapping for anything else."""
    try:
        value = json.loads(private)
    except (ValueError, RecursionError):
        return {}
    held = value.items() if isinstance(value, dict) else ()
    return {name: clean(each) if isinstance(each, str) else each for name, each in held}  # JSON can spell anything


def carried_moment(private: str, name: str) -> datetime | None:
    """An instant that a button carried in ISO form, aware; None for anything else."""
    return _aware(str(carried(private).get(name)))


def carried_moments(private: str, name: str) -> tuple[datetime, ...]:
    """The instants that a form carried in a list, each as `carried_moment`; what is none is left out."""
    return tuple(at for each in listed(carried(private).get(name)) if (at := _aware(each)))


def _aware(iso: str) -> datetime | None:
    try:
        at = datetime.fromisoformat(iso)
    except ValueError:
        return None
    return at if at.tzinfo else None


def whole_number(value: object) -> int | None:
    """A whole number that a form or button holds, as JSON or in ASCII digits; None for what is none or out of hand."""
    if isinstance(value, str) and _DIGITS.fullmatch(value):
        value = int(value)
    return value if isinstance(value, int) and not isinstance(value, bool) and abs(value) <= MOST else None


def listed(value: object) -> tuple[str, ...]:
    """Words that a form carries in a list; none for anything else."""
    return tuple(clean(each) for each in value if isinstance(each, str)) if isinstance(value, list) else ()


def spoken(value: object) -> str:
    """Words that a form carries; empty for anything else."""
    return value.strip() if isinstance(value, str) else ""


def calendar_day(value: object) -> date | None:
    """A day in ISO form, as a date picker or a form holds it; None for none, or for one that is no date."""
    try:
        return date.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None


def carry(**values: str | int | bool | Sequence[str]) -> str:
    """Values for a form's private metadata or a button, as JSON."""
    return json.dumps(values, separators=(",", ":"), ensure_ascii=False)
