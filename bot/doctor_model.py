"""What the doctor says of the model that knows what texts mean: which one it is, and what it costs on this machine.

It loads the model as the bot would, and asks it something. It must not need Slack.
"""

import resource
import time
from collections.abc import Iterator
from pathlib import Path
from statistics import median

from bot import model
from bot.finding import Finding, ill
from bot.settings import NO_MODEL, Settings
from matching.embedder import ModelError
from storage.embedding import Embeddings
from storage.engine import Database
from storage.installation import Installations

QUESTION = "How do I say no to my manager without making an enemy of them, and keep my evenings?"
"""As long as most; each time with another number, so that none is remembered."""

TIMES = 7
MEGABYTE = 2**20
STATM = Path("/proc/self/statm")
"""Where Linux tells a process about its memory, in pages. macOS, which has no such place, counts the most in bytes."""


def meaning(settings: Settings) -> Iterator[Finding]:
    """Load the chosen model, and see how long it takes for a question."""
    if settings.model == NO_MODEL:
        yield Finding("No model is used (MICROMENTOR_MODEL=none): who could help is found by words alone.")
        return
    before = _resident()
    try:
        embedder = model.load(settings.model)
        weights = (model.folder_of(settings.model) / "model.safetensors").stat().st_size
    except ModelError as error:
        yield ill(f"The model of MICROMENTOR_MODEL cannot be used: {error}.", model.ADVICE)
        return
    assert embedder is not None  # noqa: S101 - only `none` is none
    took = []
    for number in range(TIMES):
        begun = time.perf_counter()
        embedder.embed([f"{QUESTION} {number}"])
        took.append(time.perf_counter() - begun)
    memory = max(_resident() - before, weights)
    yield Finding(
        f"The model is {embedder.name.partition('/')[0]} ({weights // MEGABYTE} MB). A question takes it "
        f"{1000 * median(took):.0f} ms on this machine, and each process about {memory // MEGABYTE} MB of memory."
    )


def vectors(settings: Settings, database: Database) -> Finding:
    """How much is stored of what texts mean."""
    with database.reading() as session:
        stored = Embeddings(session)
        count = sum(stored.count(each.team_id) for each in Installations(session).active())
    if settings.model == NO_MODEL and count:
        return Finding(f"{count} vectors are stored that no model uses; the bot deletes them within the hour.")
    return Finding(f"{count} vectors of what mentors list are stored.")


def _resident() -> int:
    """The memory this process has now, in bytes; where the system does not tell, the most it has had."""
    if STATM.exists():
        return int(STATM.read_text().split()[1]) * resource.getpagesize()
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
