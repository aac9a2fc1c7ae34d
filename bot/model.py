"""The model of meaning that the settings choose, loaded once in a process however often a bot is built in it."""

from functools import cache
from pathlib import Path

from bot.line import CannotServe
from bot.settings import BUNDLED, NO_MODEL
from matching import minilm, taught
from matching.embedder import Embedder, ModelError

ADVICE = (
    "MICROMENTOR_MODEL is bundled, none, or a folder with model.safetensors, tokenizer.json and config.json of a model "
    "of the BERT family."
)


def chosen(setting: str) -> Embedder | None:
    """What MICROMENTOR_MODEL says; None for `none`. Raises CannotServe where it cannot be used, saying what to do."""
    try:
        return load(setting)
    except ModelError as error:
        raise CannotServe(f"The model cannot be used: {error}. {ADVICE}") from None


def load(setting: str) -> Embedder | None:
    """The same; raises ModelError."""
    return None if setting == NO_MODEL else _loaded(setting)


def folder_of(setting: str) -> Path:
    """Where the model's files are. Raises ModelError where the bundled one is not installed."""
    return minilm.bundled() if setting == BUNDLED else Path(setting).expanduser()


@cache
def _loaded(setting: str) -> Embedder:
    return taught.load() if setting == BUNDLED else minilm.load(folder_of(setting))
