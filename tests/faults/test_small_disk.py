"""A disk of a campaign's own: it is full when it is to be, never left behind, and what is played on it loses nothing.

Where this machine allows no such disk, the campaign says so and plays the rest.
"""

import os
import signal
import subprocess
import sys
from dataclasses import replace
from datetime import date
from errno import ENOSPC
from pathlib import Path

import pytest

from bot.faults.campaign import campaign
from bot.faults.plan import Due, FullDisk, House, Limit, Plan, plan
from bot.faults.small_disk import SmallDisk, left_over, unmount

_HOLDS_ONE = """
import sys
from pathlib import Path
from bot.faults.small_disk import SmallDisk
print(SmallDisk(Path(sys.argv[1]), 1).left_out, flush=True)
sys.stdin.read()
"""


def full(house: House, limit: Limit) -> Plan:
    """A decline, and nothing but a full disk while the mentee asks."""
    return replace(
        plan(1, list(House).index(house), house),
        script="a decline",
        zones=("Europe/Berlin", "America/New_York"),
        start=date(2035, 3, 9),
        faults=(Due(0.0, FullDisk(2.0, limit)),),
        visitor=(),
    )


def played(*plans: Plan) -> list[str]:
    """What the campaign of these says, which went well."""
    said: list[str] = []
    code = campaign(said.append, plans, jobs=2)
    assert code == 0, "\n".join(said)
    assert "       0  lost" in said
    assert "       0  doubled" in said
    return said


@pytest.mark.postgres
@pytest.mark.timeout(600)
def test_a_full_disk_loses_and_doubles_nothing(tmp_path: Path) -> None:
    with SmallDisk(tmp_path / "disk") as disk:
        left_out = disk.left_out
    said = played(full(House.POSTGRES, Limit.DISK), full(House.SERVE_MANY, Limit.LOG), full(House.SQLITE, Limit.DISK))
    reason = f" ({left_out})" if left_out else ""
    assert f"       2  {Limit.DISK}{reason}" in said
    assert f"       1  {Limit.LOG}{reason}" in said
    assert ("Faults left out, because this machine does not allow them" in said) == bool(left_out)


@pytest.mark.timeout(300)
def test_what_a_machine_does_not_allow_is_said_to_be_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    said = played(full(House.SQLITE, Limit.DISK))
    assert said[said.index("Faults left out, because this machine does not allow them") + 1] == (
        f"       1  {Limit.DISK} (there is no mount command)"
    )
    assert "       0  in all" in said  # none struck


def test_a_full_disk_takes_nothing_and_then_has_room_again(tmp_path: Path) -> None:
    with SmallDisk(tmp_path / "disk", megabytes=1) as disk:
        file, before = disk.folder / "file", disk.folder / "before"
        before.write_bytes(bytes(100_000))
        if disk.left_out:
            no_room_is_taken(disk)
            return
        with disk.full() as keep:
            file.touch()
            with pytest.raises(OSError, match=os.strerror(ENOSPC)):
                file.write_bytes(b"some words")
            before.unlink()  # so there is room
            keep(0.01)
            with pytest.raises(OSError, match=os.strerror(ENOSPC)):
                file.write_bytes(b"some words")
        file.write_bytes(b"some words")
    assert list(disk.folder.iterdir()) == []


def no_room_is_taken(disk: SmallDisk) -> None:
    """What is no disk of its own is not filled up."""
    assert not disk.folder.is_mount()
    with pytest.raises(RuntimeError, match="no small disk"), disk.full():
        pass


def test_without_a_disk_of_its_own_the_room_of_others_is_left_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "")
    with SmallDisk(tmp_path / "disk", megabytes=1) as disk:
        assert disk.left_out == "there is no mount command"
        no_room_is_taken(disk)


def test_the_disk_of_a_killed_process_is_found_and_taken_away(tmp_path: Path) -> None:
    folder = tmp_path / "disk"
    words = (sys.executable, "-c", _HOLDS_ONE, str(folder))
    with subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        left_out = process.stdout.readline().strip()
        assert folder not in left_over()  # it is somebody's
        process.send_signal(signal.SIGKILL)
    assert (folder in left_over()) == (not left_out)
    unmount(folder)
    assert folder not in left_over()
    assert not folder.is_mount()
