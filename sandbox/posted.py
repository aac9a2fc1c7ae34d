"""Checks what a message is made of: text, blocks, attachments, metadata. Used for posts, updates and response URLs."""

from sandbox import limits
from sandbox.blocks import characters, check_blocks
from sandbox.errors import SlackError
from sandbox.place import Place
from sandbox.shapes import Json


def check_message_blocks(blocks: object) -> list[Json]:
    """Return the blocks if Slack would take them in a message.

    Raises SlackError `invalid_blocks_format` for something that is no list, `invalid_blocks` with the pointers of what
    is wrong, `msg_blocks_too_long` for too many characters in all.
    """
    if not isinstance(blocks, list):
        raise SlackError("invalid_blocks_format")
    place = Place(blocks, "/blocks")
    check_blocks(place, "message")
    if place.problems:
        messages = [f"[ERROR] {problem}" for problem in place.problems]
        raise SlackError("invalid_blocks", errors=place.problems, response_metadata={"messages": messages})
    if characters(blocks) > limits.MESSAGE_BLOCK_CHARACTERS:
        raise SlackError("msg_blocks_too_long")
    return blocks


def check_attachments(attachments: object) -> list[Json]:
    """Return the attachments if Slack would take them; blocks inside them are checked as those of the message."""
    if not isinstance(attachments, list) or not all(isinstance(a, dict) for a in attachments):
        raise SlackError("invalid_attachments")
    if len(attachments) > limits.ATTACHMENTS:
        raise SlackError("too_many_attachments")
    for attachment in attachments:
        if attachment.get("blocks"):
            check_message_blocks(attachment["blocks"])
    return attachments


def check_metadata(metadata: object) -> Json | None:
    """Return message metadata if Slack would take it, None for an empty object.

    Raises SlackError `invalid_metadata_format` for another shape, `invalid_metadata_schema` for values deeper than one
    level, for nulls and for lists of anything but objects.
    """
    if not isinstance(metadata, dict):
        raise SlackError("invalid_metadata_format")
    if not metadata:
        return None
    payload = metadata.get("event_payload")
    if set(metadata) - {"event_type", "event_payload"} or not isinstance(metadata.get("event_type"), str):
        raise SlackError("invalid_metadata_format")
    if not isinstance(payload, dict):
        raise SlackError("invalid_metadata_format")
    if not all(isinstance(key, str) and _fits(value, limits.METADATA_DEPTH) for key, value in payload.items()):
        raise SlackError("invalid_metadata_schema")
    return metadata


def _fits(value: object, depth: int) -> bool:
    if isinstance(value, str | int | float):
        return True
    if depth == 0:
        return False
    if isinstance(value, dict):
        return all(_fits(inner, depth - 1) for inner in value.values())
    if isinstance(value, list):
        return all(isinstance(item, dict) and _fits(item, depth) for item in value)
    return False


def check_text_length(text: str, *, update: bool) -> str:
    """Return the text as Slack keeps it: cut past 40,000 characters. An update over 4,000 raises `msg_too_long`."""
    if update and len(text) > limits.UPDATE_TEXT:
        raise SlackError("msg_too_long")
    return text[: limits.MESSAGE_TEXT]
