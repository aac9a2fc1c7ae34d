"""A model of the BERT family small enough to be made in a test, and what the published formula says of it, slowly."""

import json
import math
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from safetensors import safe_open
from safetensors.numpy import save_file
from tokenizers import Tokenizer
from tokenizers.models import WordLevel
from tokenizers.pre_tokenizers import Whitespace
from tokenizers.processors import TemplateProcessing

VOCABULARY = ("[PAD]", "[UNK]", "[CLS]", "[SEP]", "alert", "tuning", "budget", "review", "a", "plan")
SIZE, WIDE, HEADS, LAYERS, PLACES = 8, 16, 2, 2, 24


def write(
    folder: Path,
    *,
    prefix: str = "",
    kind: str = "bert",
    dtype: str = "float32",
    seed: int = 1,
    **said: Any,
) -> Path:
    """A folder with such a model. `said` is added to config.json."""
    folder.mkdir(parents=True, exist_ok=True)
    draw = np.random.default_rng(seed)
    shapes = {
        "embeddings.word_embeddings.weight": (len(VOCABULARY), SIZE),
        "embeddings.position_embeddings.weight": (PLACES, SIZE),
        "embeddings.token_type_embeddings.weight": (2, SIZE),
        "embeddings.LayerNorm.weight": (SIZE,),
        "embeddings.LayerNorm.bias": (SIZE,),
    }
    for layer in (f"encoder.layer.{n}" for n in range(LAYERS)):
        for dense, (out, into) in {
            "attention.self.query": (SIZE, SIZE),
            "attention.self.key": (SIZE, SIZE),
            "attention.self.value": (SIZE, SIZE),
            "attention.output.dense": (SIZE, SIZE),
            "intermediate.dense": (WIDE, SIZE),
            "output.dense": (SIZE, WIDE),
        }.items():
            shapes[f"{layer}.{dense}.weight"] = (out, into)
            shapes[f"{layer}.{dense}.bias"] = (out,)
        for norm in ("attention.output.LayerNorm", "output.LayerNorm"):
            shapes[f"{layer}.{norm}.weight"] = shapes[f"{layer}.{norm}.bias"] = (SIZE,)
    weights = {prefix + name: draw.normal(size=shape, scale=0.5).astype(dtype) for name, shape in shapes.items()}
    save_file(weights, folder / "model.safetensors")
    config = {
        "model_type": kind,
        "hidden_act": "gelu",
        "num_hidden_layers": LAYERS,
        "num_attention_heads": HEADS,
        "max_position_embeddings": PLACES,
        "layer_norm_eps": 1e-12,
        "pad_token_id": 0,
    }
    (folder / "config.json").write_text(json.dumps(config | said))
    tokenizer = Tokenizer(WordLevel({word: n for n, word in enumerate(VOCABULARY)}, unk_token="[UNK]"))
    tokenizer.pre_tokenizer = Whitespace()
    tokenizer.post_processor = TemplateProcessing(single="[CLS] $A [SEP]", special_tokens=[("[CLS]", 2), ("[SEP]", 3)])
    tokenizer.enable_padding(length=20)  # as a published file has it: what it was trained with
    tokenizer.save(str(folder / "tokenizer.json"))
    return folder


Doubles = NDArray[np.float64]


def slowly(
    folder: Path, tokens: list[int], *, first_place: int = 0, padding: int = 3, by_first: bool = False
) -> Doubles:
    """The mean of a text's last states, or the first, at length 1: in double precision, padded and masked."""
    config = json.loads((folder / "config.json").read_text())
    with safe_open(folder / "model.safetensors", framework="numpy") as stored:
        weight: dict[str, Doubles] = {name: stored.get_tensor(name).astype(np.float64) for name in stored.keys()}  # noqa: SIM118
    heads = config["num_attention_heads"]
    ids = tokens + [0] * padding
    mask = [1] * len(tokens) + [0] * padding
    erf = np.vectorize(math.erf)

    def dense(name: str, x: Doubles) -> Doubles:
        turned: Doubles = np.einsum("ti,oi->to", x, weight[f"{name}.weight"])
        return turned + weight[f"{name}.bias"]

    def normal(name: str, x: Doubles) -> Doubles:
        spread = np.sqrt(x.var(axis=-1, keepdims=True) + config["layer_norm_eps"])
        evened: Doubles = (x - x.mean(axis=-1, keepdims=True)) / spread
        return evened * weight[f"{name}.weight"] + weight[f"{name}.bias"]

    x = np.array(
        [
            weight["embeddings.word_embeddings.weight"][token]
            + weight["embeddings.position_embeddings.weight"][first_place + place]
            + weight["embeddings.token_type_embeddings.weight"][0]
            for place, token in enumerate(ids)
        ]
    )
    x = normal("embeddings.LayerNorm", x)
    for layer in (f"encoder.layer.{n}" for n in range(config["num_hidden_layers"])):
        query, key, value = (dense(f"{layer}.attention.self.{part}", x) for part in ("query", "key", "value"))
        seen = np.zeros_like(x)
        width = x.shape[1] // heads
        for head in range(heads):
            own = slice(head * width, (head + 1) * width)
            for place in range(len(ids)):
                looks = [query[place, own] @ key[other, own] / math.sqrt(width) for other in range(len(ids))]
                shares = [math.exp(look) if there else 0.0 for look, there in zip(looks, mask, strict=True)]
                for other, share in enumerate(shares):
                    seen[place, own] += share / sum(shares) * value[other, own]
        x = normal(f"{layer}.attention.output.LayerNorm", x + dense(f"{layer}.attention.output.dense", seen))
        inner = dense(f"{layer}.intermediate.dense", x)
        inner = inner * 0.5 * (1 + erf(inner / math.sqrt(2)))
        x = normal(f"{layer}.output.LayerNorm", x + dense(f"{layer}.output.dense", inner))
    pooled: Doubles = x[0] if by_first else x[: len(tokens)].mean(axis=0)
    return pooled / np.float64(np.linalg.norm(pooled))
