"""The page that makes the promise: what it names is there."""

import re
from pathlib import Path

PROJECT = Path(__file__).parents[2]


def test_every_test_that_the_page_names_is_there() -> None:
    page = (PROJECT / "docs" / "reliability.md").read_text(encoding="utf-8")
    named = re.findall(r"(tests/[a-z_/]+\.py)(?:::(test_[a-z_]+))?", page)
    assert len(named) > 10
    for file, test in named:
        there = (PROJECT / file).read_text(encoding="utf-8")
        assert not test or f"def {test}(" in there, f"{file}::{test}"
