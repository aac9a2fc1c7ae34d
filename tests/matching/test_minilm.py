"""The model: the published vectors, the published formula number by number, and files that are no such model."""

import json
import shutil
import threading
from pathlib import Path

import numpy as np
import pytest
from safetensors.numpy import load_file, save_file
from tokenizers import Tokenizer

from matching import minilm
from matching.embedder import Embedder, ModelError
from tests.matching import small_model

PUBLISHED = {
    "This is an example sentence": [0.067657, 0.063496, 0.048713, 0.079305, 0.037448, 0.002653, 0.039375, -0.007098],
    "Each sentence is converted": [0.086439, 0.102763, 0.005395, 0.002044, -0.009963, 0.025386, 0.049288, -0.030627],
}
"""The two sentences of the model card and how their vectors begin, as sentence-transformers computes them."""

STORED = {
    "alert tuning": [0.035622, -0.003772, -0.018453, 0.046174, 0.044418, -0.067955, 0.169166, -0.008402],
    "My on-call pages me": [-0.131152, -0.048928, 0.045786, -0.006007, -0.019694, -0.052529, 0.098738, 0.015846],
}
"""Computed once by this code when it agreed with the above, so that a change of any kind is seen."""


@pytest.fixture(scope="module")
def model() -> minilm.Bert:
    return minilm.load(minilm.bundled())


def test_the_published_vectors(model: Embedder) -> None:
    texts = [*PUBLISHED, *STORED]
    expected = np.array([*PUBLISHED.values(), *STORED.values()])
    assert np.allclose(model.embed(texts)[:, :8], expected, atol=2e-6)
    assert model.name.startswith("all-MiniLM-L6-v2/53aa51172d142c89")
    assert model.size == 384


def test_the_formula_number_by_number(model: Embedder) -> None:
    tokenizer = Tokenizer.from_file(str(minilm.bundled() / "tokenizer.json"))
    tokenizer.no_padding()
    text = "Led the on-call clean-up: 40% fewer pages, naïvely."
    expected = small_model.slowly(minilm.bundled(), tokenizer.encode(text).ids)
    assert np.abs(model.embed([text])[0] - expected).max() < 2e-6


def test_what_a_text_means_does_not_depend_on_its_neighbours(model: Embedder) -> None:
    texts = ["alert tuning", "SQL", "", "a plan for " + "very " * 400 + "long texts", "budget review"] * 9
    together = model.embed(texts)
    for text, row in zip(texts[:5], together[:5], strict=True):
        assert np.allclose(model.embed([text])[0], row, atol=2e-6)
    assert np.allclose(together[:5], together[-5:], atol=2e-6)


def test_rows_have_length_one_or_none(model: Embedder) -> None:
    lengths = np.linalg.norm(model.embed(["alert tuning", "Ж", "", "   ", "!!! --", "🚀🚀", "a" * 3000]), axis=1)
    assert np.allclose(lengths, [1, 1, 0, 0, 0, 0, 0], atol=1e-6)  # a word of 3,000 letters is none the model knows
    assert model.embed([]).shape == (0, 384)


def test_no_more_than_its_limit_is_read(model: Embedder) -> None:
    first = "tuning " * 254
    alone, with_more = model.embed([first, first + "bread " * 50])
    assert np.allclose(alone, with_more, atol=2e-6)


def test_threads_do_not_disturb_each_other(model: Embedder) -> None:
    texts = [f"skill {n} of a long list" for n in range(12)]
    alone = model.embed(texts)
    seen: list[bool] = []

    def ask(own: int) -> None:
        seen.append(bool(np.allclose(model.embed(texts[own:]), alone[own:], atol=2e-6)))

    threads = [threading.Thread(target=ask, args=(own,)) for own in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert seen == [True] * 6


@pytest.mark.parametrize(
    ("made", "first_place"),
    [
        ({}, 0),
        ({"prefix": "bert."}, 0),
        ({"prefix": "roberta.", "kind": "xlm-roberta", "pad_token_id": 1}, 2),
        ({"dtype": "float16"}, 0),
    ],
    ids=["bert", "saved with a head", "roberta", "half precision"],
)
def test_another_model_of_the_family(tmp_path: Path, made: dict[str, object], first_place: int) -> None:
    folder = small_model.write(tmp_path / "small", **made)  # type: ignore[arg-type]
    plain = tmp_path / "plain"
    plain.mkdir()
    shutil.copy(folder / "config.json", plain)
    prefix = str(made.get("prefix", ""))
    stored = load_file(folder / "model.safetensors")
    save_file({name.removeprefix(prefix): each for name, each in stored.items()}, plain / "model.safetensors")
    expected = small_model.slowly(plain, [2, 4, 5, 8, 9, 3], first_place=first_place)
    model = minilm.load(folder)
    assert np.allclose(model.embed(["budget", "alert tuning a plan"])[1], expected, atol=1e-5)
    assert model.name.startswith("small/")


def test_a_model_that_pools_its_first_token(tmp_path: Path) -> None:
    folder = small_model.write(tmp_path / "first")
    (folder / "1_Pooling").mkdir()
    (folder / "1_Pooling" / "config.json").write_text(json.dumps({"pooling_mode_cls_token": True}))
    expected = small_model.slowly(folder, [2, 4, 5, 8, 6, 3], by_first=True)
    assert np.allclose(minilm.load(folder).embed(["alert tuning a budget"])[0], expected, atol=1e-5)
    assert not np.allclose(small_model.slowly(folder, [2, 4, 5, 8, 6, 3]), expected, atol=1e-4)


def test_two_models_have_two_names(tmp_path: Path) -> None:
    one, other = (minilm.load(small_model.write(tmp_path / str(seed) / "m", seed=seed)) for seed in (1, 2))
    assert one.name != other.name


@pytest.mark.parametrize("missing", ["model.safetensors", "tokenizer.json", "config.json"])
def test_a_folder_without_a_model_is_named_with_what_it_lacks(tmp_path: Path, missing: str) -> None:
    folder = small_model.write(tmp_path / "small")
    (folder / missing).unlink()
    with pytest.raises(ModelError, match=rf"there is no {missing} in .*small"):
        minilm.load(folder)


@pytest.mark.parametrize(
    ("file", "content", "said"),
    [
        ("config.json", '{"model_type": "gpt2"}', "gpt2 with gelu is not of the BERT family"),
        ("config.json", '{"model_type": "bert"}', "it has no 'max_position_embeddings'"),
        ("config.json", "no json", "cannot be used"),
        ("tokenizer.json", "{}", "cannot be used"),
        ("model.safetensors", "no weights", "cannot be used"),
        ("modules.json", '[{"type": "sentence_transformers.models.Dense"}]', "needs a step .*Dense"),
    ],
)
def test_files_that_are_no_such_model(tmp_path: Path, file: str, content: str, said: str) -> None:
    folder = small_model.write(tmp_path / "small")
    (folder / file).write_text(content)
    with pytest.raises(ModelError, match=said):
        minilm.load(folder)


def test_weights_of_another_kind(tmp_path: Path) -> None:
    folder = small_model.write(tmp_path / "small")
    save_file({"wte.weight": np.zeros((2, 2), dtype=np.float32)}, folder / "model.safetensors")
    with pytest.raises(ModelError, match=r"not of the BERT family: it has no 'embeddings\.word_embeddings\.weight'"):
        minilm.load(folder)


def test_bundled_weights_that_were_changed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = small_model.write(tmp_path / "model")
    monkeypatch.setattr(minilm, "bundled", lambda: folder)
    with pytest.raises(ModelError, match="is not the published one"):
        minilm.load(folder)


def test_a_missing_wheel_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(minilm, "BUNDLED_PACKAGE", "no_such_wheel")
    with pytest.raises(ModelError, match="not installed; make setup does it"):
        minilm.bundled()
