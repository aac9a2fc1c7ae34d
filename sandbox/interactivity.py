"""Brings what a person did to the app and tells how the app took it: acknowledged, too late, or not at all."""

from dataclasses import dataclass, field
from typing import Literal

from sandbox.delivery import Delivery, PayloadType, Undelivered
from sandbox.manifest import Manifest
from sandbox.shapes import Json
from sandbox.workspace import Workspace

Failure = Literal["operation_timeout", "dispatch_failed"]


@dataclass(frozen=True, slots=True)
class Answer:
    """The app's acknowledgement: its body, or what the person sees instead of one."""

    body: Json = field(default_factory=dict)
    failure: Failure | None = None


class Interactivity:
    """Delivers interactive payloads and commands. They are never retried. `busy` counts those on their way."""

    def __init__(self, workspace: Workspace, manifest: Manifest, delivery: Delivery) -> None:
        self._workspace = workspace
        self._manifest = manifest
        self._delivery = delivery
        self.busy = 0

    async def ask(self, kind: PayloadType, payload: Json) -> Answer:
        """Deliver a payload and return the app's answer; 3 s without one is `operation_timeout`.

        An app whose manifest does not turn interactivity on gets nothing but commands.
        """
        silent = kind == "interactive" and not self._manifest.interactivity
        if silent or not self._workspace.installation.installed:
            return Answer(failure="dispatch_failed")
        self.busy += 1
        try:
            return Answer(await self._delivery.send(kind, payload))
        except Undelivered as silence:
            return Answer(failure="operation_timeout" if silence.timeout else "dispatch_failed")
        finally:
            self.busy -= 1
