"""The shape that Slack's payloads have, asked of each before Bolt's own middleware or a journey reads it.

What lacks it was never sent by Slack as it documents itself: it is refused whole, and nothing of it is saved. What is
optional may be missing or null, and what nobody here reads may be anything. It must not know what a payload means.
"""

from collections.abc import Mapping
from typing import Annotated, Any, Final

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError

DEEPEST: Final = 60
"""Levels of a payload. A list in a rich text of a message that a click tells of has some fifteen."""

Id = Annotated[str, StringConstraints(pattern=r"\A[A-Za-z0-9_.:-]{1,100}\z")]
"""An id or a time stamp of Slack's."""

PersonId = Annotated[str, StringConstraints(pattern=r"\A[UW][A-Z0-9]{1,40}\z")]
"""The id of somebody, as Slack will have it in a mention."""

Name = Annotated[str, StringConstraints(min_length=1, max_length=255)]
"""What an app names itself: an action_id, a block_id, a callback_id (docs.slack.dev, Block Kit: 255 characters)."""

Url = Annotated[str, StringConstraints(pattern=r"\Ahttps?://[!-~]{1,2000}\z")]


class UnreadablePayload(ValueError):  # noqa: N818 - a state of affairs in words
    """The payload is none of Slack's; the message names the places that are wrong, and nothing that stands there."""


class Shape(BaseModel):
    """A part of a payload, as far as anybody reads it."""

    model_config = ConfigDict(strict=True)


class Named(Shape):
    """A person, workspace, organisation or channel, where Slack does not give the bare id."""

    id: Id
    team_id: Id | None = None
    enterprise_id: Id | None = None
    name: str | None = None
    username: str | None = None


class Person(Named):
    """Somebody."""

    id: PersonId


class Authorization(Shape):
    """For whom Slack tells an event."""

    enterprise_id: Id | None = None
    team_id: Id | None = None
    is_enterprise_install: bool | None = None


class Option(Shape):
    """An option that was chosen."""

    value: str | None = None


class Element(Shape):
    """What an element of a form holds, or what a button is."""

    type: Name | None = None
    value: str | None = None
    selected_option: Option | None = None
    selected_options: list[Option] | None = None
    selected_user: PersonId | None = None
    selected_date: str | None = None
    selected_date_time: int | None = None
    selected_time: str | None = None


class Action(Element):
    """What was clicked or chosen."""

    action_id: Name
    block_id: Name | None = None
    url: str | None = None


class State(Shape):
    """What a form or message holds, by block and action."""

    values: dict[str, dict[str, Element]] | None = None


class Block(Shape):
    """A block of a view, by which a form is answered."""

    type: Name
    block_id: Name | None = None


class View(Shape):
    """A view as Slack tells it."""

    id: Id
    type: Name
    callback_id: str | None = None
    root_view_id: Id | None = None
    team_id: Id | None = None
    app_installed_team_id: Id | None = None
    private_metadata: str | None = None
    state: State | None = None
    blocks: list[Block] | None = None


class Form(View):
    """A view that was sent in or closed."""

    callback_id: Name


class Container(Shape):
    """Where a click happened."""

    type: Name
    channel_id: Id | None = None
    message_ts: Id | None = None
    thread_ts: Id | None = None


class Edited(Shape):
    """When a message was changed."""

    ts: Id | None = None


class Words(Shape):
    """A message, whoever wrote it."""

    bot_id: Id | None = None
    team: Id | None = None
    text: str | None = None
    ts: Id | None = None
    thread_ts: Id | None = None
    edited: Edited | None = None
    files: list[dict[str, Any]] | None = None


class Message(Words):
    """A message that was changed or deleted, by a person or not."""

    user: Id | None = None


class Profile(Shape):
    """What somebody says of themselves."""

    real_name: str | None = None
    display_name: str | None = None
    title: str | None = None


class InEnterprise(Shape):
    """A person's place in an Enterprise Grid."""

    teams: list[Id] | None = None


class Account(Person):
    """A person as `user_change` tells of them."""

    real_name: str | None = None
    tz: str | None = None
    locale: str | None = None
    profile: Profile | None = None
    enterprise_user: InEnterprise | None = None


class Revoked(Shape):
    """Whose tokens were taken back."""

    oauth: list[Id] | None = None
    bot: list[Id] | None = None


class Happened(Words):
    """The inner part of an event."""

    type: Name
    subtype: str | None = None
    user: Id | Account | None = None
    channel: Id | Named | None = None
    channel_type: str | None = None
    event_ts: Id | None = None
    tab: str | None = None
    tokens: Revoked | None = None
    message: Message | None = None
    previous_message: Message | None = None
    item: dict[str, Any] | None = None
    assistant_thread: dict[str, Any] | None = None


class Payload(Shape):
    """What every kind may have, and what Bolt looks for in each to know where it comes from."""

    type: str | None = None
    team: Named | Id | None = None
    team_id: Id | None = None
    enterprise: Named | Id | None = None
    enterprise_id: Id | None = None
    is_enterprise_install: bool | str | None = None
    is_ext_shared_channel: bool | None = None
    context_team_id: Id | None = None
    context_enterprise_id: Id | None = None
    authorizations: list[Authorization] | None = None
    user: Person | PersonId | None = None
    user_id: PersonId | None = None
    user_name: str | None = None
    channel: Named | Id | None = None
    channel_id: Id | None = None
    thread_ts: Id | None = None
    trigger_id: Id | None = None
    response_url: Url | None = None
    response_urls: list[dict[str, Url | str | None]] | None = None
    callback_id: Name | None = None
    view: View | None = None
    state: State | None = None
    container: Container | None = None
    message: dict[str, Any] | None = None
    previous_message: dict[str, Any] | None = None
    item: dict[str, Any] | None = None
    assistant_thread: dict[str, Any] | None = None
    function_execution_id: Id | None = None
    function_data: dict[str, Any] | None = None
    bot_access_token: str | None = None


class Command(Payload):
    """A slash command, flat as a form is."""

    command: Name
    text: str | None = None
    team_id: Id
    user_id: PersonId
    trigger_id: Id


class Interaction(Payload):
    """Something that a person did in Slack."""

    user: Person
    actions: list[Action] | None = None


class Shortcut(Interaction):
    """A shortcut from the menu."""

    callback_id: Name
    trigger_id: Id


class Click(Interaction):
    """A button pressed, or something chosen outside of a form."""

    actions: Annotated[list[Action], Field(min_length=1)]
    trigger_id: Id


class Submission(Interaction):
    """A form sent in or closed."""

    view: Form


class Suggestion(Interaction):
    """Letters typed into a select that asks us for its options."""

    action_id: Name
    value: str | None = None


class Told(Payload):
    """An event."""

    event: Happened
    event_id: Id
    event_time: Annotated[int, Field(ge=0, lt=2**40)] | None = None


KINDS: Final[Mapping[str, type[Payload]]] = {
    "url_verification": Payload,
    "block_actions": Click,
    "view_submission": Submission,
    "view_closed": Submission,
    "shortcut": Shortcut,
    "message_action": Shortcut,
    "block_suggestion": Suggestion,
    "event_callback": Told,
}
"""All that Slack sends, by `type`; a command has none. Interactions of a kind not known here nobody has asked for."""


def check(body: object) -> None:
    """Let pass what has its kind's shape. Raises UnreadablePayload for anything else."""
    if not isinstance(body, dict):
        raise UnreadablePayload("no object")
    _check_depth(body)
    shape = _shape(body)
    try:
        shape.model_validate(body)
    except ValidationError as error:
        raise UnreadablePayload(_places(error)) from None
    if shape in {Click, Submission, Shortcut, Suggestion} and not _workspace(body):
        raise UnreadablePayload("no workspace")


def check_event(inner: Mapping[str, Any]) -> None:
    """Let pass the inner part of an event, as the inbox keeps it. Raises UnreadablePayload for anything else."""
    try:
        Happened.model_validate(inner)
    except ValidationError as error:
        raise UnreadablePayload(_places(error)) from None


def _shape(body: Mapping[str, Any]) -> type[Payload]:
    kind = body.get("type")
    if ("command" in body) == isinstance(kind, str) or ("event" in body and kind != "event_callback"):
        raise UnreadablePayload("of no kind, or of two")
    if isinstance(kind, str) and kind not in KINDS:
        raise UnreadablePayload("of a kind that is not known")
    return KINDS[kind] if isinstance(kind, str) else Command


def _check_depth(body: object) -> None:
    level: list[object] = [body]
    for _ in range(DEEPEST):
        level = [
            inner
            for each in level
            for inner in (each.values() if isinstance(each, dict) else each if isinstance(each, list) else ())
            if isinstance(inner, dict | list)
        ]
        if not level:
            return
    raise UnreadablePayload("too deep")


def _workspace(body: Mapping[str, Any]) -> bool:
    return bool(body.get("team") or body["user"].get("team_id"))


def _places(error: ValidationError) -> str:
    """The places, by Slack's own names; a key that somebody made up is not repeated."""
    places = {".".join(str(part)[:40] for part in fault["loc"][:3]) for fault in error.errors(include_input=False)}
    return ", ".join(sorted(places)[:5])
