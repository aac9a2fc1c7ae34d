"""What a model of meaning is to the matcher: texts in, unit vectors out, alike where the texts mean alike.

The seam for other models. It must not know which one stands behind it, or where vectors are kept.
"""

from collections.abc import Mapping, Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray


class ModelError(ValueError):
    """A model that cannot be used. Its words are for the operator who chose it."""


class Embedder(Protocol):
    """A model. Safe to use from any thread; the same text gives the same vector, whatever it is embedded with."""

    @property
    def name(self) -> str:
        """Which model with which weights: stored with each vector, since those of two models say nothing together."""
        ...

    @property
    def size(self) -> int:
        """Numbers in a vector."""
        ...

    @property
    def pieces(self) -> Mapping[str, int]:
        """The words and parts of words that it reads, as its tokenizer spells them, numbered. May be empty."""
        ...

    def embed(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """One row a text, of length 1, or zeros for a text that has no word the model can read."""
        ...
