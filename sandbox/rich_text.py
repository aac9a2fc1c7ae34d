"""Checks rich_text blocks and values, with every element Slack documents for them."""

import re

from sandbox.place import Place

DATE_TOKENS = frozenset(
    {
        "date_num",
        "date_slash",
        "date",
        "date_short",
        "date_long",
        "date_pretty",
        "date_short_pretty",
        "date_long_pretty",
        "date_long_full",
        "day_divider_pretty",
        "time",
        "time_secs",
        "ago",
    }
)
"""The tokens a date format may hold (docs messaging/formatting-message-text, "Date formatting")."""

_STYLES = ("bold", "italic", "strike", "code", "underline", "highlight", "client_highlight", "unlink")
_INLINE: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "text": (("text",), ("style",)),
    "user": (("user_id",), ("style",)),
    "link": (("url",), ("text", "unsafe", "style")),
    "emoji": (("name",), ("unicode", "skin_tone", "style", "url")),
    "channel": (("channel_id",), ("style",)),
    "usergroup": (("usergroup_id",), ("style",)),
    "broadcast": (("range",), ("style",)),
    "color": (("value",), ("style",)),
    "date": (("timestamp", "format"), ("url", "fallback", "style")),
}
"""Inline elements by type: their required and their optional fields, `type` left out."""

_BLOCKS = ("rich_text_section", "rich_text_list", "rich_text_preformatted", "rich_text_quote")
_IDS = {"user_id": r"[UW][A-Z0-9]+", "channel_id": r"[CDG][A-Z0-9]+", "usergroup_id": r"S[A-Z0-9]+"}


def check_rich_text(elements: Place) -> None:
    """Check the `elements` of a rich_text block or value."""
    for element in elements.items(least=1):
        kind = element.at("type").value
        if kind not in _BLOCKS:
            element.at("type").wrong(f"unsupported type: {kind}")
        elif kind == "rich_text_list":
            _check_list(element)
        else:
            allowed = ("border",) if kind != "rich_text_section" else ()
            if element.object(("type", "elements"), allowed):
                _check_inlines(element.at("elements"), only=("text", "link") if "preformatted" in kind else None)


def _check_list(element: Place) -> None:
    if not element.object(("type", "style", "elements"), ("indent", "offset", "border")):
        return
    element.at("style").one_of("bullet", "ordered")
    if element.has("indent"):
        element.at("indent").integer(least=0, most=8)
    for item in element.at("elements").items(least=1):
        if item.at("type").value != "rich_text_section":
            item.at("type").wrong(f"unsupported type: {item.at('type').value}")
        elif item.object(("type", "elements")):
            _check_inlines(item.at("elements"))


def _check_inlines(elements: Place, only: tuple[str, ...] | None = None) -> None:
    for inline in elements.items():
        kind = inline.at("type").value
        if kind not in _INLINE or (only is not None and kind not in only):
            inline.at("type").wrong(f"unsupported type: {kind}")
            continue
        required, optional = _INLINE[kind]
        inline.object(("type", *required), optional)
        _check_fields(inline, kind)
        if inline.has("style"):
            style = inline.at("style")
            style.object((), _STYLES)
            for key in style.value if isinstance(style.value, dict) else ():
                style.at(key).boolean()


def _check_fields(inline: Place, kind: str) -> None:
    for key, pattern in _IDS.items():
        if inline.has(key) and not re.fullmatch(pattern, str(inline.at(key).value)):
            inline.at(key).wrong(f"failed to match pattern: {pattern}")
    if kind in ("text", "link") and isinstance(inline.value.get("text"), str):
        inline.at("text").string()
    if kind == "broadcast" and inline.has("range"):
        inline.at("range").one_of("here", "channel", "everyone")
    if kind == "color" and not re.fullmatch(r"#[0-9a-fA-F]{6}", str(inline.at("value").value)):
        inline.at("value").wrong("must be a hex colour")
    if kind == "date":
        _check_date(inline)


def _check_date(inline: Place) -> None:
    if inline.has("timestamp"):
        inline.at("timestamp").integer(least=0)
    if inline.has("format"):
        words = inline.at("format").string() or ""
        tokens = re.findall(r"\{([^}]*)\}", words)
        if not tokens or not DATE_TOKENS.issuperset(tokens):
            inline.at("format").wrong("invalid date format")
