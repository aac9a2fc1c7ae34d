"""What one of two equal workspaces sees and keeps with nobody beside it."""

import shutil
from pathlib import Path

import pytest

from tests.isolation.comparison import ONE, everything
from tests.isolation.payloads import Json
from tests.isolation.slack import listening


@pytest.fixture(scope="session")
def alone(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Json:
    """Played on SQLite; what is seen together is compared with it on every database."""
    copied = shutil.copy(sqlite_template, tmp_path_factory.mktemp("alone") / "micromentor.db")
    with listening() as slack:
        return everything(f"sqlite:///{copied}", slack, ONE)[ONE]
