"""The connection: frames of any length, and how a dead one is told from a quiet one."""

from itertools import cycle

import pytest

from bot.socket import CROWDED, PING_INTERVAL, Reading, Watchdog, text_frame

WELL = Reading(connected=True, silence=1.0, waiting=0, reading_on=True)
DEAD = Reading(connected=True, silence=100.0, waiting=0, reading_on=True)


def unmasked(frame: bytes) -> bytes:
    """The payload of a client's frame, as a server reads it (RFC 6455, 5.2)."""
    assert frame[0] == 0x81, "one final text frame"
    assert frame[1] & 0x80, "clients mask"
    length, at = frame[1] & 0x7F, 2
    if length == 126:
        length, at = int.from_bytes(frame[2:4]), 4
    elif length == 127:
        length, at = int.from_bytes(frame[2:10]), 10
    mask, payload = frame[at : at + 4], frame[at + 4 :]
    assert length == len(payload)
    return bytes(byte ^ key for byte, key in zip(payload, cycle(mask), strict=False))


@pytest.mark.parametrize("length", [0, 1, 125, 126, 127, 65_535, 65_536, 250_001])
def test_a_frame_of_any_length_arrives_whole(length: int) -> None:
    payload = bytes(n % 251 for n in range(length))
    assert unmasked(text_frame(payload)) == payload


@pytest.mark.parametrize(
    ("reading", "alive"),
    [
        (WELL, True),
        (Reading(connected=False, silence=1.0, waiting=0, reading_on=True), False),
        (Reading(connected=True, silence=None, waiting=0, reading_on=True), False),
        (Reading(connected=True, silence=4 * PING_INTERVAL - 0.1, waiting=0, reading_on=True), True),
        (Reading(connected=True, silence=4 * PING_INTERVAL, waiting=0, reading_on=True), False),
        (Reading(connected=True, silence=1.0, waiting=CROWDED, reading_on=True), False),
        (Reading(connected=True, silence=1.0, waiting=0, reading_on=False), False),
    ],
)
def test_what_counts_as_alive(reading: Reading, alive: bool) -> None:
    assert reading.alive is alive


def test_the_watchdog_gives_up_after_a_minute_of_death() -> None:
    watchdog = Watchdog(patience=60)
    assert [watchdog.expired(DEAD, now) for now in (0, 30, 59.9, 60)] == [False, False, False, True]


def test_one_good_reading_starts_the_watchdog_anew() -> None:
    watchdog = Watchdog(patience=60)
    assert not watchdog.expired(DEAD, 0)
    assert not watchdog.expired(WELL, 59)
    assert not watchdog.expired(DEAD, 60), "a clock that jumped looks like silence once"
    assert not watchdog.expired(DEAD, 119)
    assert watchdog.expired(DEAD, 120)
