"""Teach the bundled model how people ask, and write what it learnt to matching/taught.npz.

    python -m benchmarks.teach [--examine]      then: python -m matching.shipped

It needs torch, which nothing else here does (CONTRIBUTING.md): `pip install torch`. Ten minutes of one
core. `--examine` learns from 85 % of the topics and pairs and prints what that does for the others, and writes nothing.

Every matrix of the six layers may change by a product of two thin ones (LoRA, Hu et al. 2021), so that little can be
learnt and little forgotten. What is asked is to be nearer to who can help than to all others of the batch and to the
near misses (InfoNCE), and every text is to stay near to where it was.
"""

import argparse
import hashlib
import math
import random
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch.nn import functional

from benchmarks import lessons
from benchmarks.lessons import Example, Pair
from matching import minilm, taught
from matching.topics import Topic, topics

TAUGHT = r"encoder\.layer\.\d+\.attention\.(self\.(query|key|value)|output\.dense)\.weight"
"""The matrices that change: how tokens look at each other. The rest knows what words mean."""

RANK = 8
EPOCHS = 3
BATCH = 64
RATE = 1e-3
"""Of AdamW at its highest: reached in twenty steps, and falling to nothing from there on."""

TEMPERATURE = 0.05
"""The published model's own: 0.05 of cosine is a factor of e."""

STAY = 5.0
"""What it costs that a skill moves away from where the untouched model has it, for each 1 of cosine; 0.3 of it for what
is asked, which is what is to move."""

ALIKE = 0.75
"""Whose skills are as near as this to the right one's, for the untouched model, is nobody to be told apart from it."""

SCALE = 2.0
"""How much of the product is added: with it the two thin matrices learn about as fast as the rate says."""

Floats = NDArray[np.float32]
Learnt = Mapping[str, Any]


class Pupil:
    """The bundled model in torch, with what it learns beside it. Without anything learnt it is the untouched one."""

    def __init__(self, seed: int = 0) -> None:
        plain = minilm.load(minilm.bundled())
        self.shape, self.tokenizer = plain.shape, plain.tokenizer
        self.weights = {name: torch.from_numpy(np.array(weight)) for name, weight in plain.weights.items()}
        draw = torch.Generator().manual_seed(seed)
        self.learns = [name for name in plain.weights if re.fullmatch(TAUGHT, name)]
        self.down, self.up = {}, {}
        for name in self.learns:
            out, into = self.weights[name].shape
            self.down[name] = (torch.randn(RANK, into, generator=draw) / math.sqrt(into)).requires_grad_()
            self.up[name] = torch.zeros(out, RANK, requires_grad=True)

    def embed(self, texts: Sequence[str], *, untouched: bool = False) -> Floats:
        """One row a text, without learning anything."""
        rows = np.zeros((len(texts), self.weights[minilm.WORDS].shape[1]), np.float32)
        shortest_first = sorted(range(len(texts)), key=lambda place: len(texts[place]))
        with torch.no_grad():
            for start in range(0, len(texts), 2 * BATCH):
                some = shortest_first[start : start + 2 * BATCH]
                rows[some] = self.vectors([texts[place] for place in some], untouched=untouched).numpy()
        return rows

    def vectors(self, texts: Sequence[str], *, untouched: bool = False) -> Any:
        """The same as tensors. Tokens lie end to end but where they look at each other: most texts are short."""
        up = {} if untouched else self.up
        with torch.autocast("cpu", torch.bfloat16):
            ids = [self.tokenizer.encode(text).ids for text in texts]
            lengths = torch.tensor([len(each) for each in ids])
            there = torch.arange(int(lengths.max())) < lengths[:, None]
            places = there.nonzero()[:, 1]
            state = self.weights[minilm.WORDS][torch.tensor([token for each in ids for token in each])]
            state = state + self.weights["embeddings.position_embeddings.weight"][places]
            state = self._normal("embeddings", state + self.weights["embeddings.token_type_embeddings.weight"][0])
            for layer in (f"encoder.layer.{number}" for number in range(self.shape.layers)):
                seen = self._attention(f"{layer}.attention.self", state, there, up)
                state = state + self._dense(f"{layer}.attention.output.dense", seen, up)
                state = self._normal(f"{layer}.attention.output", state)
                inner = functional.gelu(self._dense(f"{layer}.intermediate.dense", state, up))
                state = self._normal(f"{layer}.output", state + self._dense(f"{layer}.output.dense", inner, up))
            texts_of = torch.repeat_interleave(torch.arange(len(texts)), lengths)
            pooled = torch.zeros(len(texts), state.shape[1]).index_add(0, texts_of, state.float())
        return functional.normalize(pooled, dim=-1)

    def _attention(self, name: str, state: Any, there: Any, up: Learnt) -> Any:
        heads = []
        for part in ("query", "key", "value"):
            dense = self._dense(f"{name}.{part}", state, up)
            apart = dense.new_zeros(*there.shape, dense.shape[1]).index_put(tuple(there.nonzero().T), dense)
            heads.append(apart.view(*there.shape, self.shape.heads, -1).transpose(1, 2))
        seen = functional.scaled_dot_product_attention(*heads, attn_mask=there[:, None, None, :])
        return seen.transpose(1, 2).flatten(2)[there]

    def _dense(self, name: str, state: Any, up: Learnt) -> Any:
        weight = f"{name}.weight"
        out = functional.linear(state, self.weights[weight], self.weights[f"{name}.bias"])
        if weight not in up:
            return out
        return out + SCALE * functional.linear(functional.linear(state, self.down[weight]), up[weight])

    def _normal(self, name: str, state: Any) -> Any:
        weight, bias = (self.weights[f"{name}.LayerNorm.{kind}"] for kind in ("weight", "bias"))
        return functional.layer_norm(state.float(), weight.shape, weight, bias, self.shape.epsilon)


def teach(pupil: Pupil, topics: Sequence[Topic], pairs: Sequence[Pair], seed: int = 0) -> None:
    """Show it everything EPOCHS times."""
    draw = random.Random(seed)
    learning = [*pupil.down.values(), *pupil.up.values()]
    optimiser = torch.optim.AdamW(learning, lr=RATE, weight_decay=0.01)
    step, total = 0, EPOCHS * len(list(_batches(topics, pairs, random.Random(seed))))
    untouched: dict[str, Any] = {}
    for epoch in range(EPOCHS):
        costs = []
        for batch in _batches(topics, pairs, draw):
            rate = RATE * min(1, (step + 1) / 20) * max(0.02, 1 - step / total)
            optimiser.param_groups[0]["lr"] = rate
            cost = _cost(pupil, batch, untouched)
            cost.backward()
            torch.nn.utils.clip_grad_norm_(learning, 1.0)
            optimiser.step()
            optimiser.zero_grad()
            costs.append(float(cost.detach()))
            step += 1
        print(f"epoch {epoch + 1} of {EPOCHS}: cost {np.mean(costs):.3f}", flush=True)


def _batches(topics: Sequence[Topic], pairs: Sequence[Pair], draw: random.Random) -> Iterator[list[Example]]:
    """Topics by themselves and pairs by themselves, since short texts among long ones are no good neighbours."""
    batches = []
    for examples in (list(lessons.from_topics(topics, draw)), list(lessons.from_pairs(pairs, draw))):
        draw.shuffle(examples)
        batches += [examples[start : start + BATCH] for start in range(0, len(examples) - BATCH // 2, BATCH)]
    draw.shuffle(batches)
    yield from batches


def _cost(pupil: Pupil, batch: Sequence[Example], untouched: dict[str, Any]) -> Any:
    asked = [example.asked for example in batch]
    offered = [example.offered for example in batch]
    offered += [example.near_miss for example in batch if example.near_miss]
    many, texts = len(batch), asked + offered
    new = [text for text in dict.fromkeys(texts) if text not in untouched]
    if new:
        untouched.update(zip(new, torch.from_numpy(pupil.embed(new, untouched=True)), strict=True))
    before, now = torch.stack([untouched[text] for text in texts]), pupil.vectors(texts)
    about = torch.tensor([example.about for example in batch])
    same = before[many : 2 * many] @ before[many : 2 * many].T > ALIKE
    same |= about[:, None] == about[None, :]
    same &= ~torch.eye(many, dtype=torch.bool)  # the right one
    nearness = now[:many] @ now[many:].T / TEMPERATURE
    nearness = nearness.masked_fill(functional.pad(same, (0, len(offered) - many)), -1e4)
    right = torch.arange(many)
    told_apart = functional.cross_entropy(nearness, right)
    told_apart = told_apart + functional.cross_entropy(nearness[:, :many].T, right) / 2
    moved = 1 - (now * before).sum(dim=1)
    return told_apart + STAY * (moved[many:].mean() + 0.3 * moved[:many].mean())


def write(pupil: Pupil, file: Path) -> str:
    """What it learnt, as `matching.taught` reads it; returns the hash to be written there."""
    differences = {}
    for name in pupil.learns:
        differences[f"{name}.up"] = (SCALE * pupil.up[name].detach()).numpy().astype(np.float16)
        differences[f"{name}.down"] = pupil.down[name].detach().numpy().astype(np.float16)
    np.savez_compressed(file, **differences)
    return hashlib.sha256(file.read_bytes()).hexdigest()


def main() -> None:
    """Teach, and examine or write."""
    parser = argparse.ArgumentParser(description="Teach the bundled model how people ask.")
    parser.add_argument("--examine", action="store_true", help="hold some back, examine it with them, write nothing")
    given = parser.parse_args()
    torch.set_num_threads(1)
    torch.manual_seed(0)
    pupil, known, asked = Pupil(), topics(), lessons.pairs()
    if not given.examine:
        teach(pupil, known, asked)
        print(f"sha256 of {taught.FILE}, for matching/taught.py: {write(pupil, Path(str(taught.FILE)))}")
        return
    (learnt, _), (shown, held_out) = lessons.parted(known), lessons.parted(asked)
    for when in ("untouched", "taught"):
        with_map, without = (lessons.examined(pupil.embed, held_out, by_map=by_map) for by_map in (True, False))
        print(f"{when}: nDCG@3 of {len(held_out)} pairs held out {with_map:.3f}, without the map {without:.3f}")
        if when == "untouched":
            teach(pupil, learnt, shown)


if __name__ == "__main__":
    main()
