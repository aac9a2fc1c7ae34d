"""The bundled model, taught how people ask: beside the published weights, a small difference of them.

MiniLM knows what texts are about, and not that who says "my pager goes off all night" is in need of "alert tuning". It
was shown thousands of such pairs (`python -m benchmarks.teach`), and what each matrix became is kept as the product of
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
SHA256 = "04e3f7edc4be4161925a01a363a0810240b301c9227e6aa43d63e0c46199dfa9"
"""Of taught.npz, since a name of the model that did not change with it would mix the vectors of two."""

Floats = NDArray[np.float32]


def load() -> minilm.Bert:
    """The bundled model as it is used. Raises `ModelError` where it is not installed, or is not what it should be."""
    content = FILE.read_bytes()
    digest = hashlib.sha256(content).hexdigest()
    if digest != SHA256:
        raise ModelError(f"what the bundled model was taught is not what belongs to this version: {FILE} has {digest}")
    model = minilm.load(minilm.bundled())
    with np.load(BytesIO(content)) as differences:
        add(differences, model.weights)
    return minilm.Bert(f"{minilm.BUNDLED_NAME}, taught/{digest[:16]}", model.weights, model.tokenizer, model.shape)


def add(differences: Mapping[str, NDArray[np.float16]], weights: Mapping[str, Floats]) -> None:
    """Add each difference, in place so that nothing is held twice: `NAME.up @ NAME.down` to the matrix NAME."""
    for name in (each.removesuffix(".up") for each in differences if each.endswith(".up")):
        up, down = (differences[f"{name}.{side}"].astype(np.float32) for side in ("up", "down"))
        np.add(
            weights[name], np.einsum("or,ri->oi", up, down), out=weights[name]
        )  # matrices so thin are not worth a second thread
