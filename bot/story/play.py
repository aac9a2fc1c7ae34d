"""Plays the chapters on a stage of their own and says how it went."""

import tempfile
from collections.abc import Callable
from pathlib import Path

from bot.stage import Stage
from bot.story.chapters import CHAPTERS
from bot.story.teller import StoryDiffersError, Teller


def play(out: Callable[[str], None]) -> int:
    """Tell the whole story by `out`; 0 where everything was as promised, 1 with the place where it was not."""
    with tempfile.TemporaryDirectory(prefix="micromentor-story-") as folder, Stage(Path(folder)) as stage:
        tell = Teller(stage.workspace, out)
        stage.workspace.settle()
        for chapter in CHAPTERS:
            try:
                chapter(tell)
            except StoryDiffersError as differs:
                out(f"\nThe story differs from what the product promises.\n{differs}")
                return 1
    out("\nThe story was as promised.")
    return 0
