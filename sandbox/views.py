"""Checks a view (a modal or App Home) as views.open, views.push, views.update and views.publish do."""

import json

from sandbox import limits
from sandbox.blocks import check_blocks
from sandbox.composition import check_text
from sandbox.errors import SlackError
from sandbox.place import Place
from sandbox.shapes import Json

_SHARED = ("callback_id", "private_metadata", "external_id")
_MODAL = ("submit", "close", "clear_on_close", "notify_on_close", "submit_disabled")
_PARTS = (("title", limits.VIEW_TITLE), ("submit", limits.VIEW_SUBMIT), ("close", limits.VIEW_CLOSE))
_LENGTHS = (
    ("callback_id", limits.CALLBACK_ID),
    ("private_metadata", limits.PRIVATE_METADATA),
    ("external_id", limits.EXTERNAL_ID),
)


def check_view(view: object, *, types: tuple[str, ...]) -> Json:
    """Return the view if Slack would take it as one of `types` (modal, home).

    Raises SlackError `view_too_large`, or `invalid_arguments` with a message and JSON pointer for each problem.
    """
    place = Place(view, "/view")
    if not isinstance(view, dict):
        place.wrong("must provide an object")
        raise refused(place.problems)
    if len(json.dumps(view, ensure_ascii=False).encode()) > limits.VIEW_BYTES:
        raise SlackError("view_too_large")
    if place.at("type").one_of(*types) is None:
        raise refused(place.problems)
    modal = view["type"] == "modal"
    place.object(
        ("type", "title", "blocks") if modal else ("type", "blocks"), (*_SHARED, *_MODAL) if modal else _SHARED
    )
    for key, most in _PARTS if modal else ():
        if place.has(key):
            check_text(place.at(key), most=most, plain_only=True)
    for key, most in _LENGTHS:
        if place.has(key):
            place.at(key).string(most=most, least=0)
    for key in ("clear_on_close", "notify_on_close", "submit_disabled"):
        if modal and place.has(key):
            place.at(key).boolean()
    if place.has("blocks"):
        check_blocks(place.at("blocks"), "modal" if modal else "home")
    if modal and not place.has("submit"):
        _check_submit(place)
    if place.problems:
        raise refused(place.problems)
    return view


def refused(problems: list[str]) -> SlackError:
    """Return the error Slack gives for wrong arguments of a view."""
    return SlackError("invalid_arguments", response_metadata={"messages": [f"[ERROR] {p}" for p in problems]})


def _check_submit(place: Place) -> None:
    blocks = place.value.get("blocks")
    for index, block in enumerate(blocks if isinstance(blocks, list) else ()):
        if isinstance(block, dict) and block.get("type") == "input":
            place.at("blocks").at(index).at("input").wrong("must define `submit` to use an `input` block in modals")
