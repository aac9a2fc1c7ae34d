"""Slack for two equal workspaces, and what one of them sees alone."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.isolation.comparison import ONE, everything
from tests.isolation.payloads import Json
from tests.isolation.slack import Slack, listening


@pytest.fixture
def slack() -> Iterator[Slack]:
    with listening() as slack:
        yield slack


@pytest.fixture(scope="session")
def alone(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Json:
    """What the one workspace sees and keeps with nobody beside it."""
    copied = shutil.copy(sqlite_template, tmp_path_factory.mktemp("alone") / "micromentor.db")
    with listening() as slack:
        return everything(f"sqlite:///{copied}", slack, ONE)[ONE]
