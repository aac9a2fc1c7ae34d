"""A sandbox of five people, a small app that is connected to it, and the driver."""

from collections.abc import Iterator

import pytest

from sandbox import limits
from sandbox.driver import Person, Workspace
from sandbox.parts import Terms
from sandbox.server import Sandbox
from tests.sandbox.small_app import ADA, MANIFEST, PEOPLE, TOMAS, Api, App, Moments


@pytest.fixture
def moments() -> Moments:
    return Moments()


@pytest.fixture
def terms(moments: Moments) -> Terms:
    return Terms(MANIFEST, PEOPLE, "Test Library", retry_delays=(0.0, 0.05, 0.1), monotonic=moments)


@pytest.fixture
def sandbox(terms: Terms) -> Iterator[Sandbox]:
    with Sandbox(terms) as running:
        yield running


@pytest.fixture
def api(sandbox: Sandbox) -> Iterator[Api]:
    api = Api(sandbox)
    yield api
    api.http.close()


@pytest.fixture
def app(api: Api) -> Iterator[App]:
    app = App(api)
    yield app
    app.close()


@pytest.fixture
def ws(sandbox: Sandbox) -> Iterator[Workspace]:
    with Workspace(sandbox.base_url) as ws:
        yield ws


@pytest.fixture
def hurried(monkeypatch: pytest.MonkeyPatch) -> None:
    """Slack waits for an answer for a moment only; that it is three seconds is proved once, with a command."""
    monkeypatch.setattr(limits, "ACK_SECONDS", 0.3)


@pytest.fixture
def ada(ws: Workspace) -> Person:
    return ws.person(ADA)


@pytest.fixture
def tomas(ws: Workspace) -> Person:
    return ws.person(TOMAS)
