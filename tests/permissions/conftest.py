"""The world in which everybody tries everything; played once."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.isolation.slack import listening
from tests.permissions import world
from tests.permissions.world import World


@pytest.fixture(scope="session")
def whole_world(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    file = tmp_path_factory.mktemp("permissions") / "micromentor.db"
    file.write_bytes(sqlite_template.read_bytes())
    with listening() as slack, world.played(file, slack) as played:
        yield played
