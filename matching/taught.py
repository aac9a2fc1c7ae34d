"""The bundled model, taught how people ask: beside the published weights, a small difference of them.

MiniLM knows what texts are about, and not that who says "my pager goes off all night" is in need of "alert tuning". It
was shown some thousand such pairs (`python -m benchmarks.teach`), and what each matrix became is kept as the product of
two thin ones, added when it is loaded. So it is as large and as quick as before. The untouched model is `minilm.load`.
"""

import hashlib
from collections.abc import Mapping
from importlib.resources import files
from io import BytesIO

import numpy as np
from numpy.typing import NDArray

from matching import minilm
from matching.embedder import ModelError

FILE = files("matching").joinpath("taught.npz")
SHA256 = "f7d722d92c64b1f2a59333772121f171cf992944b576194085e9571b3bfdba0a"
"""Of taught.npz, since a name of the model that did not change with it would mix the vectors of two."""

Floats = NDArray[np.float32]


def load() -> minilm.Bert:
    """The bundled model as it is used. Raises `ModelError` where it is not installed, or is not what it should be."""
    content = FILE.read_bytes()
    digest = hashlib.sha256(content).hexdigest()
    if digest != SHA256:
        raise ModelError(f"what the bundled model was taught is not what belongs to this version: {FILE} has {digest}")
    plain = minilm.load(minilm.bundled())
    with np.load(BytesIO(content)) as differences:
        weights = changed(plain.weights, differences)
    return minilm.Bert(f"{minilm.BUNDLED_NAME}, taught/{digest[:16]}", weights, plain.tokenizer, plain.shape)


def changed(weights: Mapping[str, Floats], differences: Mapping[str, NDArray[np.float16]]) -> dict[str, Floats]:
    """The weights with each difference added: of the matrix NAME it is `NAME.up @ NAME.down`, in half precision."""
    names = {name.removesuffix(".up") for name in differences if name.endswith(".up")}
    return {name: weight + _product(differences, name) if name in names else weight for name, weight in weights.items()}


def _product(differences: Mapping[str, NDArray[np.float16]], name: str) -> Floats:
    up, down = (differences[f"{name}.{side}"].astype(np.float32) for side in ("up", "down"))
    product: Floats = up @ down
    return product
