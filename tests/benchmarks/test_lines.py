"""The clicks that are measured do what they stand for, by either way in: a figure of a refusal is none."""

from pathlib import Path

from benchmarks.lines import dispatch, socket
from benchmarks.slack import StandIn
from benchmarks.subject import APP_TOKEN, Subject


def test_each_click_does_what_it_stands_for_by_either_way_in(tmp_path: Path) -> None:
    with StandIn() as slack, Subject.with_mentors(tmp_path, slack, 12) as subject:
        for line in (dispatch(slack, subject.bot.app), socket(slack, APP_TOKEN)):
            for click in (subject.command, subject.submission, subject.accept):
                assert click(line) > 0
