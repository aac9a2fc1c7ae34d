"""The app comes into a workspace and goes from it: installed, removed or its token revoked, at last forgotten.

A removal stops everything at once; what was kept waits for a while, in case the app is installed again, and is then
deleted to the last row, in parts where it is much. It must not know how a token is sealed.
"""

from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Final, Literal, assert_never, get_args

from flows.decision import Decision, Event, Wake

FORGET: Final = "installation:forget"
"""The key of the one timer that a removed workspace has left."""

CLOCKS_APART: Final = timedelta(seconds=5)
"""How far Slack's clock may be from this machine's. Slack tells when something happened in whole seconds."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Installation:
    """The app in one workspace, and as whom it acts there.

    `token` is sealed; None where the settings of the process that serves the workspace hold it. `scopes` are those
    granted. `installed_at` is the last time it was installed, `removed_at` when it was removed since, both aware UTC.
    `half_forgotten`: a part of what was kept is deleted already.
    """

    team_id: str
    team_name: str
    bot_user_id: str
    bot_id: str
    app_id: str
    enterprise_id: str | None = None
    enterprise_name: str | None = None
    is_enterprise_install: bool = False
    token: str | None = field(default=None, repr=False)
    scopes: tuple[str, ...] = ()
    installer_id: str | None = None
    installed_at: datetime | None = None
    removed_at: datetime | None = None
    half_forgotten: bool = False

    @property
    def is_active(self) -> bool:
        """Whether anything may be done in the workspace."""
        return self.removed_at is None


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkspaceInstalled(Event):
    """Slack granted a token for the workspace, or the one of the settings was found to be this workspace's.

    `token` is sealed; None leaves the one that is kept.
    """

    team_name: str
    bot_user_id: str
    bot_id: str
    app_id: str
    enterprise_id: str | None = None
    enterprise_name: str | None = None
    token: str | None = field(default=None, repr=False)
    scopes: tuple[str, ...] = ()
    installer_id: str | None = None
    kind: Literal["workspace_installed"] = "workspace_installed"


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkspaceLeft(Event):
    """The app was removed from the workspace. `happened_at`: when, by Slack's clock; None where it did not say."""

    happened_at: datetime | None = None
    kind: Literal["workspace_left"] = "workspace_left"


@dataclass(frozen=True, slots=True, kw_only=True)
class TokensRevoked(Event):
    """Tokens of the app were revoked: those of these bot users, and perhaps of people, which the app does not use."""

    bot_user_ids: tuple[str, ...]
    happened_at: datetime | None = None
    kind: Literal["tokens_revoked"] = "tokens_revoked"


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkspaceForgotten(Event):
    """The clock: the workspace removed the app long ago, and everything of it is to be deleted."""

    kind: Literal["workspace_forgotten"] = "workspace_forgotten"


InstallationEvent = WorkspaceInstalled | WorkspaceLeft | TokensRevoked | WorkspaceForgotten

EVENTS: tuple[type[Event], ...] = get_args(InstallationEvent)


@dataclass(frozen=True, slots=True)
class InstallationState:
    """The installation, None where there is none, and how long a removed one is kept.

    `is_much`: there is more of the workspace than one transaction deletes; asked only where it is to be forgotten.
    """

    installation: Installation | None
    keep: timedelta = timedelta(days=30)
    is_much: bool = False


def decide(state: InstallationState, event: InstallationEvent) -> Decision[InstallationState]:
    """What becomes of the workspace. Nobody is told: there is nobody left to tell, or nothing to say yet."""
    match event:
        case WorkspaceInstalled():
            return _installed(state, event)
        case WorkspaceLeft():
            return _left(state, event)
        case TokensRevoked():
            ours = state.installation is not None and state.installation.bot_user_id in event.bot_user_ids
            return _left(state, event) if ours else Decision(state)
        case WorkspaceForgotten():
            return _forgotten(state, event)
        case _:
            assert_never(event)


def _installed(state: InstallationState, event: WorkspaceInstalled) -> Decision[InstallationState]:
    before = state.installation
    stays = before is not None and before.is_active
    # Slack says these at the redirect alone: a process that starts with a token of its settings learns less.
    now = Installation(
        team_id=event.team_id,
        team_name=event.team_name,
        bot_user_id=event.bot_user_id,
        bot_id=event.bot_id,
        app_id=event.app_id or (before.app_id if before else ""),
        enterprise_id=event.enterprise_id or (before.enterprise_id if before else None),
        enterprise_name=event.enterprise_name or (before.enterprise_name if before else None),
        token=event.token or (before.token if before else None),
        scopes=event.scopes or (before.scopes if before else ()),
        installer_id=event.installer_id or (before.installer_id if before else None),
        installed_at=before.installed_at if before and stays and event.installer_id is None else event.at,
    )
    return Decision(replace(state, installation=now), wake=() if stays else (Wake(key=FORGET),))


def _left(state: InstallationState, event: WorkspaceLeft | TokensRevoked) -> Decision[InstallationState]:
    installation = state.installation
    if installation is None or not installation.is_active or _is_of_an_earlier_one(installation, event):
        return Decision(state)
    removed = replace(installation, token=None, removed_at=event.at)
    forgotten = WorkspaceForgotten(team_id=event.team_id, at=event.at + state.keep)
    return Decision(replace(state, installation=removed), wake=(Wake(key=FORGET, event=forgotten),))


def _forgotten(state: InstallationState, event: WorkspaceForgotten) -> Decision[InstallationState]:
    """All of it, or the next part: then the same timer is set again, and the last part takes the installation along."""
    installation = state.installation
    if installation is None or installation.is_active:
        return Decision(state)
    if not state.is_much:
        return Decision(replace(state, installation=None))
    begun = replace(installation, half_forgotten=True)
    return Decision(replace(state, installation=begun), wake=(Wake(key=FORGET, event=event),))


def _is_of_an_earlier_one(installation: Installation, event: WorkspaceLeft | TokensRevoked) -> bool:
    """Slack tells late what it could not tell in time: it may have been installed again since."""
    if event.happened_at is None or installation.installed_at is None:
        return False
    return event.happened_at + CLOCKS_APART < installation.installed_at
