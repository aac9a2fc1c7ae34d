"""The bundled model with what it was taught: another name, other vectors, and only with the file that belongs to it."""

from pathlib import Path

import numpy as np
import pytest

from matching import minilm, taught
from matching.embedder import ModelError

ASKED_AND_OFFERED = {
    "my pager goes off all night": "alert tuning",
    "a man shouted at me at the counter": "de-escalation",
    "nobody reads the letters we send out": "plain language",
    "two of my best people no longer talk to each other": "conflict mediation",
    "the same file is saved in nine places": "records management",
}
"""Said for this test; none stands in what the model was taught."""


@pytest.fixture(scope="module")
def plain() -> minilm.Bert:
    return minilm.load(minilm.bundled())


@pytest.fixture(scope="module")
def model() -> minilm.Bert:
    return taught.load()


def _nearer_than_the_others(model: minilm.Bert) -> float:
    """By how much what is asked is nearer to what it is about than to the rest, in the mean."""
    asked, offered = (model.embed([*texts]) for texts in (ASKED_AND_OFFERED, ASKED_AND_OFFERED.values()))
    near = asked @ offered.T
    right = float(np.diagonal(near).mean())
    return right - float(near[~np.eye(len(near), dtype=bool)].mean())


def test_what_is_asked_comes_nearer_to_who_can_help(plain: minilm.Bert, model: minilm.Bert) -> None:
    assert _nearer_than_the_others(model) > 1.2 * _nearer_than_the_others(plain)


def test_vectors_of_the_two_are_never_mixed(plain: minilm.Bert, model: minilm.Bert) -> None:
    assert model.name.startswith("all-MiniLM-L6-v2, taught/")
    assert model.name.endswith(taught.SHA256[:16])
    assert model.name != plain.name


def test_little_is_forgotten(plain: minilm.Bert, model: minilm.Bert) -> None:
    texts = ["alert tuning", "This is an example sentence", "SQL", "The harbour is closed on Sunday."]
    alike = np.sum(plain.embed(texts) * model.embed(texts), axis=1)
    assert alike.min() > 0.8
    assert alike.max() < 0.9999


def test_only_what_was_taught_is_changed_and_by_the_product() -> None:
    weights = {"a.weight": np.ones((2, 3), np.float32), "a.bias": np.ones(2, np.float32)}
    up, down = np.array([[1.0], [2.0]], np.float16), np.array([[1.0, 0.0, -1.0]], np.float16)
    taught.add({"a.weight.up": up, "a.weight.down": down}, weights)
    assert weights["a.weight"].tolist() == [[2, 1, 0], [3, 1, -1]]
    assert weights["a.bias"].tolist() == [1, 1]


def test_a_file_of_another_version_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    other = tmp_path / "taught.npz"
    other.write_bytes(Path(str(taught.FILE)).read_bytes()[:-1])
    monkeypatch.setattr(taught, "FILE", other)
    with pytest.raises(ModelError, match="what the bundled model was taught is not what belongs to this version"):
        taught.load()
