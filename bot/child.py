"""The bot as a process of its own beside a stand-in Slack: for the demo, the story and the tests that kill it.

It is started as any operator would start it, by its command and its environment. It must not know the stand-in's ways
but for the addresses it is given.
"""

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

DRAIN_SECONDS = 15.0
"""How long a bot that was asked to stop may take before it is killed."""

_PROXIES = frozenset({"http_proxy", "https_proxy", "all_proxy", "ftp_proxy"})


@dataclass(frozen=True, slots=True)
class Addresses:
    """Where the stand-in is: its Web API, its clock, and the tokens it takes."""

    api_url: str
    clock_url: str
    bot_token: str
    app_token: str


class ChildBot:
    """One bot in a process of its own, keeping its database in `folder`. `settings` overrule the demo's."""

    def __init__(self, slack: Addresses, folder: Path, settings: Mapping[str, str] | None = None) -> None:
        self._folder = folder.resolve()
        self._port = free_port()
        self._environment = _inherited() | {
            "SLACK_API_URL": slack.api_url,
            "SLACK_BOT_TOKEN": slack.bot_token,
            "SLACK_APP_TOKEN": slack.app_token,
            "MICROMENTOR_CLOCK_URL": slack.clock_url,
            "MICROMENTOR_STATUS_PORT": str(self._port),
            "DATABASE_URL": self.database_url,
            # The stand-in answers at once, so a killed bot's last message need not be waited for so long.
            "MICROMENTOR_COURIER_LEASE": "6",
            "MICROMENTOR_COURIER_MARGIN": "3",
            "MICROMENTOR_COURIER_LOOK_AFTER": "2",
            "LOG_LEVEL": "WARNING",
            **(settings or {}),
        }
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def database_url(self) -> str:
        """Its database: a SQLite file in the folder."""
        return f"sqlite:///{self.database_file}"

    @property
    def database_file(self) -> Path:
        """That file."""
        return self._folder / "micromentor.db"

    @property
    def status_url(self) -> str:
        """Where it says whether it is idle."""
        return f"http://127.0.0.1:{self._port}/status"

    @property
    def exit_code(self) -> int | None:
        """How it ended (negative: by this signal), or None while it runs or before it was started."""
        return self._process.poll() if self._process else None

    @property
    def pid(self) -> int | None:
        """The number of its process, or None before it was started."""
        return self._process.pid if self._process else None

    def start(self) -> None:
        """Start it, or start it again."""
        self._folder.mkdir(parents=True, exist_ok=True)
        # In its folder, where no .env of a real installation lies.
        self._process = subprocess.Popen([sys.executable, "-m", "bot", "run"], cwd=self._folder, env=self._environment)

    def stop(self) -> None:
        """Let it finish what is in hand."""
        if self._process is None:
            return
        self._process.terminate()
        try:
            self._process.wait(DRAIN_SECONDS)
        except subprocess.TimeoutExpired:
            self.kill()

    def freeze(self) -> None:
        """Hold it still in the middle of whatever it does, to be looked at (SIGSTOP); returns once it stands still.

        Raises RuntimeError where it does not run.
        """
        if self._process is None or self._process.returncode is not None:
            raise RuntimeError("the bot does not run")
        self._process.send_signal(signal.SIGSTOP)
        _, how = os.waitpid(self._process.pid, os.WUNTRACED)
        if not os.WIFSTOPPED(how):
            raise RuntimeError(f"the bot ended by itself ({os.waitstatus_to_exitcode(how)})")

    def thaw(self) -> None:
        """Let it go on."""
        if self._process is not None:
            self._process.send_signal(signal.SIGCONT)

    def kill(self) -> None:
        """End it in the middle of whatever it does (SIGKILL)."""
        if self._process is not None:
            self._process.kill()
            self._process.wait()


def free_port() -> int:
    """A port of this machine that nobody listens on now."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port: int = taken.getsockname()[1]
        return port


def _inherited() -> dict[str, str]:
    """This process's environment without proxies: the stand-in is on this machine."""
    return {name: value for name, value in os.environ.items() if name.casefold() not in _PROXIES}
