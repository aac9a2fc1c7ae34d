"""Slack for two equal workspaces."""

from collections.abc import Iterator

import pytest

from tests.isolation.slack import Slack, listening


@pytest.fixture
def slack() -> Iterator[Slack]:
    with listening() as slack:
        yield slack
