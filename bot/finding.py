"""One thing that the doctor looked at."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Finding:
    """What was found. `advice` says what to do about it; without one there is nothing to do."""

    words: str
    advice: str = ""
    well: bool = True


def ill(words: str, advice: str) -> Finding:
    """Something to be mended."""
    return Finding(words, advice, well=False)
