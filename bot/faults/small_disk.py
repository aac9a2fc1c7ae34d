"""A disk with little room, that can be full for a while and have room again: a tmpfs, where this machine allows one.

Each belongs to the process that mounted it, and bears its number, so that those of processes that are gone are known
for what they are and taken away. It must not know what is kept on it.
"""

import os
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from errno import ENOSPC
from pathlib import Path
from types import TracebackType
from typing import Self

MEGABYTES = 192
"""Room for a PostgreSQL with its log, its templates and the database of a run, and for a ballast beside them."""

_NAME = "micromentor-faults-"
_MOUNTS = Path("/proc/self/mounts")
_CHUNK = bytes(1 << 16)
_LOOK_SECONDS = 0.05


class SmallDisk:
    """A folder, made here, on a disk of its own; `left_out` says why it is none, where it is none."""

    def __init__(self, folder: Path, megabytes: int = MEGABYTES) -> None:
        folder.mkdir(parents=True)
        self.folder = folder
        self.left_out = _mount(folder, megabytes)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        if not self.left_out:
            unmount(self.folder)

    @contextmanager
    def full(self) -> Iterator[Callable[[float], None]]:
        """No room within; what is given keeps it so for so many seconds, whatever gives some back meanwhile.

        Raises RuntimeError where it is no disk of its own: the room of others is not touched.
        """
        if self.left_out:
            raise RuntimeError(f"there is no small disk here: {self.left_out}")
        ballast = self.folder / "ballast"
        taking = os.open(ballast, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        try:
            _fill(taking)
            yield lambda seconds: _keep_full(taking, seconds)
        finally:
            ballast.unlink()
            os.close(taking)


def left_over() -> list[Path]:
    """The disks of processes that were killed before they could take them away."""
    try:
        mounts = _MOUNTS.read_text(encoding="utf-8").splitlines()
    except FileNotFoundError:  # a machine that keeps no such list had no disk mounted
        return []
    owned = [
        (name.removeprefix(_NAME), folder) for name, folder, *_ in map(str.split, mounts) if name.startswith(_NAME)
    ]
    return [Path(folder) for owner, folder in owned if not Path("/proc", owner).exists()]


def unmount(folder: Path) -> None:
    """At once for whoever looks, and for who still has a file of it open when they close it."""
    words = ("umount", "--lazy", str(folder))
    subprocess.run(words, check=False, capture_output=True)  # noqa: S603 - words of ours


def _mount(folder: Path, megabytes: int) -> str:
    """Nothing where it was done, otherwise why not."""
    options = f"size={megabytes}m,mode=0755,nosuid,nodev"
    words = ("mount", "-t", "tmpfs", "-o", options, f"{_NAME}{os.getpid()}", str(folder))
    try:
        subprocess.run(words, check=True, capture_output=True, text=True, env={**os.environ, "LC_ALL": "C"})  # noqa: S603 - words of ours
    except FileNotFoundError:
        return "there is no mount command"
    except subprocess.CalledProcessError as refused:
        said = refused.stderr.strip().splitlines()
        return said[0].replace(f"{folder}: ", "") if said else f"mount ended with {refused.returncode}"
    return ""


def _fill(taking: int) -> None:
    try:
        while True:
            os.write(taking, _CHUNK)  # the last one is cut short before it fails
    except OSError as full:
        if full.errno != ENOSPC:
            raise


def _keep_full(taking: int, seconds: float) -> None:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        _fill(taking)
        time.sleep(_LOOK_SECONDS)
