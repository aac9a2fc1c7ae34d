"""Two workspaces with the same user ids, channel ids, view ids, ts and goals: each sees what it would see alone."""

from tests.isolation.comparison import ONE, OTHER, assert_apart, everything
from tests.isolation.payloads import Json
from tests.isolation.slack import Slack


def test_each_workspace_sees_what_it_sees_alone(database_url: str, slack: Slack, alone: Json) -> None:
    assert_apart(everything(database_url, slack, ONE, OTHER), alone)
