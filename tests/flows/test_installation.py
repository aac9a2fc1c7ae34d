"""A workspace comes, goes, comes back, or is forgotten."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from flows.decision import Decision
from flows.installation import (
    CLOCKS_APART,
    FORGET,
    Installation,
    InstallationEvent,
    InstallationState,
    TokensRevoked,
    WorkspaceForgotten,
    WorkspaceInstalled,
    WorkspaceLeft,
    decide,
)
from flows.member import Programme

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
SECOND, DAY = timedelta(seconds=1), timedelta(days=1)
HERE = Installation(
    team_id="T1",
    team_name="County",
    bot_user_id="UBOT",
    bot_id="BBOT",
    app_id="A1",
    token="sealed",
    scopes=("commands",),
    installer_id="UADA",
    installed_at=NOW - DAY,
)
GONE = replace(HERE, token=None, removed_at=NOW - SECOND)
INSTALLED = WorkspaceInstalled(
    team_id="T1",
    at=NOW,
    team_name="County",
    bot_user_id="UBOT",
    bot_id="BBOT",
    app_id="A1",
    token="sealed anew",
    scopes=("commands", "chat:write"),
    installer_id="UTOMAS",
)
AT_START = WorkspaceInstalled(team_id="T1", at=NOW, team_name="County", bot_user_id="UBOT", bot_id="BBOT", app_id="")
LEFT = WorkspaceLeft(team_id="T1", at=NOW)


def decided(before: Installation | None, event: InstallationEvent) -> Decision[InstallationState]:
    return decide(InstallationState(before, keep=30 * DAY), event)


def test_a_new_workspace_is_kept_as_slack_granted_it() -> None:
    decision = decided(None, INSTALLED)
    now = decision.state.installation
    assert now
    assert (now.token, now.scopes, now.installer_id) == ("sealed anew", ("commands", "chat:write"), "UTOMAS")
    assert (now.installed_at, now.removed_at) == (NOW, None)


def test_a_process_that_starts_changes_nothing_of_what_it_does_not_know() -> None:
    assert decided(HERE, AT_START).state.installation == HERE
    assert decided(HERE, AT_START).wake == ()


@pytest.mark.parametrize("event", [LEFT, TokensRevoked(team_id="T1", at=NOW, bot_user_ids=("UOTHER", "UBOT"))])
def test_gone_it_has_no_token_and_a_day_on_which_it_is_forgotten(event: InstallationEvent) -> None:
    decision = decided(HERE, event)
    assert decision.state.installation == replace(HERE, token=None, removed_at=NOW)
    (wake,) = decision.wake
    assert (wake.key, wake.event) == (FORGET, WorkspaceForgotten(team_id="T1", at=NOW + 30 * DAY))


@pytest.mark.parametrize("bots", [(), ("UOTHER",)])
def test_only_the_bots_own_token_matters(bots: tuple[str, ...]) -> None:
    revoked = TokensRevoked(team_id="T1", at=NOW, bot_user_ids=bots)
    assert decided(HERE, revoked) == Decision(InstallationState(HERE, 30 * DAY))


@pytest.mark.parametrize("before", [None, GONE])
def test_the_second_word_of_a_removal_starts_no_second_clock(before: Installation | None) -> None:
    assert decided(before, LEFT) == Decision(InstallationState(before, 30 * DAY))


def test_a_removal_told_late_is_not_of_the_installation_since() -> None:
    assert HERE.installed_at
    late = replace(LEFT, happened_at=HERE.installed_at - CLOCKS_APART - SECOND)
    assert decided(HERE, late).state.installation == HERE
    in_time = replace(LEFT, happened_at=HERE.installed_at)
    assert decided(HERE, in_time).state.installation != HERE


@pytest.mark.parametrize("event", [INSTALLED, AT_START])
def test_back_again_it_is_not_forgotten(event: WorkspaceInstalled) -> None:
    decision = decided(GONE, event)
    now = decision.state.installation
    assert now
    assert (now.is_active, now.installed_at, now.token) == (True, NOW, event.token)
    assert [(wake.key, wake.event) for wake in decision.wake] == [(FORGET, None)]


def test_what_is_forgotten_is_gone_and_what_came_back_is_not_forgotten() -> None:
    forgotten = WorkspaceForgotten(team_id="T1", at=NOW)
    assert decided(GONE, forgotten).state.installation is None
    assert decided(HERE, forgotten).state.installation == HERE
    assert decided(None, forgotten) == Decision(InstallationState(None, 30 * DAY))


def test_what_is_much_is_forgotten_in_parts_by_one_timer_and_back_again_it_is_whole() -> None:
    forgotten = WorkspaceForgotten(team_id="T1", at=NOW)
    part = decide(InstallationState(GONE, 30 * DAY, is_much=True), forgotten)
    begun = part.state.installation
    assert begun == replace(GONE, half_forgotten=True)
    assert [(wake.key, wake.event) for wake in part.wake] == [(FORGET, forgotten)]
    last = decide(InstallationState(begun, 30 * DAY), forgotten)
    assert (last.state.installation, last.wake) == (None, ())
    back = decided(begun, INSTALLED).state.installation
    assert back
    assert (back.is_active, back.half_forgotten) == (True, False)


def test_an_admin_named_in_the_settings_is_one_in_one_workspace() -> None:
    programme = Programme(admins=("UADA", "T2:UTOMAS"))
    assert programme.in_workspace("T1", own="T1").admins == ("UADA",)
    assert programme.in_workspace("T2", own="T1").admins == ("UTOMAS",)
    assert programme.in_workspace("T3", own="T1").admins == ()
