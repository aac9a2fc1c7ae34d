"""The goal coach's figures: what is counted, and how it is said."""

import json
from pathlib import Path

import pytest

from benchmarks import goal_coach, goal_fit
from benchmarks.goal_coach import Figures, measure
from flows.goal import kind

ROWS = (
    ("a1", "weed one shelf by the rules we have", "good", ""),
    ("a2", "grow", "vague", ""),
    ("a3", "learn everything about everything", "broad", "arguable: no field"),
    ("a4", "Two goals: weed a shelf, and file the permit", "double", ""),
)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "goals.csv"
    lines = ["id,goal,label,note", *(f'{i},"{goal}",{label},"{note}"' for i, goal, label, note in ROWS)]
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def rows(*labels: str) -> list[dict[str, str]]:
    return [{"id": str(n), "goal": "", "label": label} for n, label in enumerate(labels)]


def test_figures_are_counted_by_label() -> None:
    figures = measure(rows("good", "good", "vague", "broad", "double"), ["good", "vague", "vague", "vague", "good"])
    assert figures == Figures(good=2, stopped=1, faulty=3, found=2, right=1)
    assert figures.shares == {"good_stopped": 0.5, "found": 0.6667, "kind_right": 0.5}


def test_json_is_one_line_of_shares(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    goal_coach.main([str(file), "--json"])
    (line,) = capsys.readouterr().out.splitlines()
    assert list(json.loads(line)) == ["good_stopped", "found", "kind_right"]


def test_rows_that_are_arguable_are_counted_in_and_left_out(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    goal_coach.main([str(file), "--missed"])
    said = capsys.readouterr().out
    assert "all rows: 4" in said
    assert "without the arguable ones: 3" in said
    assert "cross-validated" in said
    for id_, goal, label, _ in ROWS:
        assert (f"{id_} is {label}" in said) == (kind(goal) != label)


def test_weights_fitted_anew_tell_what_they_were_fitted_to() -> None:
    given = [
        {"id": "1", "goal": "weed the shelf of my branch by one rule", "label": "good"},
        {"id": "2", "goal": "be better at work", "label": "vague"},
        {"id": "3", "goal": "learn everything about carpentry from scratch", "label": "broad"},
    ] * 3
    weights = goal_fit.fitted(given)
    assert [kind(row["goal"], weights) for row in given[:3]] == ["good", "vague", "broad"]
    assert goal_fit.table(weights).startswith('    "always": (')
