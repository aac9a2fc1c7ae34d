"""The wait before `micromentor match` can answer, shown: what mentors list is embedded, a few milliseconds a string.

Only where somebody looks on, and only what is not known yet: a directory that was learnt before shows nothing.
"""

from collections.abc import Sequence

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

from flows.proposal import Colleague
from matching.index import wanted
from matching.vectors import Vectors

PORTION = 128
"""Strings between two looks at the bar: about a second's work, which the model does almost as fast as all at once."""


def learn(vectors: Vectors, mentors: Sequence[Colleague], console: Console) -> None:
    """Have the vectors of all that these mentors list. Raises what the shelf raises."""
    texts = wanted(mentors)
    held = vectors.held(texts)
    new = [text for text in texts if text not in held]
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    seen = console.is_terminal and bool(new)
    with Progress(*columns, console=console, transient=True, disable=not seen) as progress:
        task = progress.add_task("Learning what they list", total=len(new))
        for start in range(0, len(new), PORTION):
            portion = new[start : start + PORTION]
            vectors.learn(portion)
            progress.advance(task, len(portion))
