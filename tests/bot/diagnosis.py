"""What the doctor is given and what it finds, for the tests of each of its parts."""

from typing import TYPE_CHECKING, Any

from bot.finding import Finding
from bot.settings import Settings

if TYPE_CHECKING:
    from tests.bot.conftest import Slack


def settings(slack: "Slack", **more: Any) -> Settings:
    return Settings.model_validate(slack.given("sqlite:///nowhere-yet.db") | more)


def ill(findings: list[Finding]) -> list[Finding]:
    return [finding for finding in findings if not finding.well]


def one_fault(findings: list[Finding]) -> Finding:
    (found,) = ill(findings)
    assert found.advice, "every fault comes with what to do"
    return found
