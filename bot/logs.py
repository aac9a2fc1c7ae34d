"""The log: one line an event to standard error, and nothing in it that people typed."""

import logging
import sys

_SLACK_LIBRARIES = ("slack_bolt", "slack_sdk")
_NOISY = {
    "apscheduler": logging.ERROR,  # a tick asked for while one runs is a warning there, and normal here
    "psycopg": logging.ERROR,  # it warns of pipelines that a retried conflict ended
    "uvicorn.access": logging.WARNING,
    "httpx": logging.WARNING,
}


def _worth_saying(record: logging.LogRecord) -> bool:
    """Bolt finds SLACK_BOT_TOKEN in the environment by itself and warns that it does not use it."""
    return not record.getMessage().startswith("As you gave `client` as well")


def configure(level: str) -> None:
    """Log from `level` up. Slack's libraries never say more than INFO: their DEBUG lines hold whole payloads."""
    logging.basicConfig(
        stream=sys.stderr, level=level, format="%(asctime)s %(levelname)-7s %(name)s: %(message)s", force=True
    )
    for name in _SLACK_LIBRARIES:
        logging.getLogger(name).setLevel(max(logging.INFO, logging.getLogger().level))
    logging.getLogger("slack_bolt.App").addFilter(_worth_saying)
    for name, least in _NOISY.items():
        logging.getLogger(name).setLevel(max(least, logging.getLogger().level))
