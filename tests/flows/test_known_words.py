"""Words with a meaning of their own, what other words were meant for, and goals, which remain goals."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.known_words import SPELLINGS, Known, Read, known, read


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("help", Read(Known.HELP)),
        ("Help!", Read(Known.HELP)),
        ("status", Read(Known.STATUS)),
        ("hilfe", Read(Known.HELP)),
        ("pause", Read(Known.PAUSE)),
        ("pause 2026-12-24", Read(Known.PAUSE, "2026-12-24")),
        ("pause until 24 December", Read(Known.PAUSE, "until 24 December")),
        ("pause for 2 weeks", Read(Known.PAUSE, "for 2 weeks")),
        ("pause off", Read(Known.PAUSE, "off")),
        ("pause until friday", Read(Known.PAUSE, "until friday")),
        ("Pause für zwei Wochen", Read(Known.PAUSE, "für zwei Wochen")),
        ("pause 2w", Read(Known.PAUSE, "2w")),
    ],
)
def test_a_known_word_is_what_it_says(typed: str, found: Read) -> None:
    assert read(typed) == found
    assert known(typed) is found.word


@pytest.mark.parametrize(
    ("typed", "word", "rest"),
    [
        ("satus", Known.STATUS, ""),
        ("sttaus", Known.STATUS, ""),
        ("STATUSS", Known.STATUS, ""),
        ("hlep", Known.HELP, ""),
        ("helf", Known.HELP, ""),
        ("mentr", Known.MENTOR, ""),
        ("mentors?", Known.MENTOR, ""),
        ("hoem", Known.HOME, ""),
        ("exprot", Known.EXPORT, ""),
        ("puase 2026-12-24", Known.PAUSE, "2026-12-24"),
        ("pause until summer", Known.PAUSE, "until summer"),
        ("puase until friday", Known.PAUSE, "until friday"),
        ("Puase  bis Freitag", Known.PAUSE, "bis Freitag"),
        ("?", Known.HELP, ""),
        ("help me", Known.HELP, ""),
        ("How does this work?", Known.HELP, ""),
        ("my  requests", Known.STATUS, ""),
        ("become a mentor", Known.MENTOR, ""),
        ("vacation", Known.PAUSE, ""),
        ("I'm back", Known.PAUSE, "off"),
        ("back", Known.PAUSE, "off"),
        ("Cancel my request", Known.HOME, ""),
        ("delete me", Known.FORGET, ""),
        ("My data", Known.EXPORT, ""),
        ("settings", Known.HOME, ""),
        ("cancel", Known.HOME, ""),
        ("End it", Known.HOME, ""),
        ("beenden", Known.HOME, ""),
    ],
)
def test_what_is_close_to_a_word_is_only_what_was_meant(typed: str, word: Known, rest: str) -> None:
    assert read(typed) == Read(word, rest, sure=False)
    assert known(typed) is None


@pytest.mark.parametrize(
    "goal",
    [
        "help people with e-books",
        "help me plan a story hour",
        "mentor new librarians",
        "status reports that get read",
        "home visits for readers who cannot come",
        "cancel a subscription we no longer need",
        "export a catalogue as MARC",
        "forget less of what patrons tell me",
        "pause before I answer angry patrons",
        "pause procedures for printers",
        "pause 3D printing before the nozzle burns",
        "pause 2 machines at once",
        "satus of our holdings",
        "list what we own",
        "statistics",
        "run a teen council",
        "",
        "a",
    ],
)
def test_a_goal_in_words_remains_a_goal(goal: str) -> None:
    assert read(goal) is None


@given(st.sampled_from(sorted(SPELLINGS)), st.data())
def test_one_slip_of_the_finger_is_understood(spelling: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(spelling) - 1))
    letter = data.draw(st.sampled_from("aeostx"))
    slips = {
        spelling[:at] + spelling[at + 1 :],
        spelling[:at] + letter + spelling[at:],
        spelling[:at] + letter + spelling[at + 1 :],
        spelling[:at] + spelling[at : at + 2][::-1] + spelling[at + 2 :],
    }
    for slip in slips:
        found = read(slip)
        assert len(slip) < 4 or (found is not None and (found.word is SPELLINGS[spelling] or slip in SPELLINGS))


@given(st.text(max_size=300))
def test_nothing_typed_is_too_odd_to_be_read(text: str) -> None:
    found = read(text)
    assert found is None or found.word in set(Known)
