"""Checks Block Kit's composition objects: texts, options, option groups, confirmations. Knows no elements."""

import re

from sandbox import limits
from sandbox.place import Place

_URL = re.compile(r"(https?|mailto|tel|slack)://?\S+", re.IGNORECASE)


def check_text(place: Place, *, most: int | None, plain_only: bool = False) -> None:
    """Check a text object: plain_text, or mrkdwn unless `plain_only`; at most `most` characters, never empty."""
    if not isinstance(place.value, dict):
        place.wrong("must provide an object")
        return
    kind = place.at("type").one_of("plain_text") if plain_only else place.at("type").one_of("plain_text", "mrkdwn")
    place.object(("type", "text"), ("emoji",) if kind == "plain_text" else ("verbatim",))
    if place.has("text"):
        place.at("text").string(most=most)
    for key in ("emoji", "verbatim"):
        if place.has(key):
            place.at(key).boolean()


def check_url(place: Place, *, most: int) -> None:
    """Check a link: a string of allowed length that names a scheme."""
    url = place.string(most=most)
    if url is not None and not _URL.fullmatch(url):
        place.wrong("invalid url")


def check_options(place: Place, *, most: int, rich: bool = False, url: bool = False) -> list[object]:
    """Check a list of options and return them as they stand.

    `rich` allows mrkdwn in text and description (checkboxes, radio buttons), `url` a link (overflow).
    """
    options = place.items(least=1, most=most)
    for option in options:
        _check_option(option, rich=rich, url=url)
    return [option.value for option in options]


def _check_option(option: Place, *, rich: bool, url: bool) -> None:
    if not option.object(("text", "value"), ("description", "url") if url else ("description",)):
        return
    if option.has("text"):
        check_text(option.at("text"), most=limits.OPTION_TEXT, plain_only=not rich)
    if option.has("value"):
        option.at("value").string(most=limits.OPTION_VALUE)
    if option.has("description"):
        check_text(option.at("description"), most=limits.OPTION_DESCRIPTION, plain_only=not rich)
    if option.has("url"):
        check_url(option.at("url"), most=limits.OPTION_URL)


def check_choices(element: Place) -> list[object]:
    """Check `options` or `option_groups` of a select: one of the two, not both; return all options."""
    if element.has("options") == element.has("option_groups"):
        element.wrong("must define either `options` or `option_groups`")
        return []
    if element.has("options"):
        return check_options(element.at("options"), most=limits.SELECT_OPTIONS)
    found: list[object] = []
    for group in element.at("option_groups").items(least=1, most=limits.SELECT_GROUPS):
        if group.object(("label", "options")):
            check_text(group.at("label"), most=limits.GROUP_LABEL, plain_only=True)
            found += check_options(group.at("options"), most=limits.SELECT_OPTIONS)
    return found


def check_initial(place: Place, options: list[object]) -> None:
    """Check that an initial option, or each of several, is exactly one of the options offered."""
    chosen = place.items(least=1) if isinstance(place.value, list) else [place]
    for choice in chosen:
        if choice.value not in options:
            choice.wrong("must match one of the provided options")


def check_confirm(place: Place) -> None:
    """Check a confirmation dialog."""
    if not place.object(("title", "text", "confirm", "deny"), ("style",)):
        return
    for key, most in (
        ("title", limits.CONFIRM_TITLE),
        ("confirm", limits.CONFIRM_BUTTON),
        ("deny", limits.CONFIRM_BUTTON),
    ):
        if place.has(key):
            check_text(place.at(key), most=most, plain_only=True)
    if place.has("text"):
        check_text(place.at("text"), most=limits.CONFIRM_TEXT)
    if place.has("style"):
        place.at("style").one_of("primary", "danger")
