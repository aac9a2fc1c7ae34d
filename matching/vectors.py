"""Vectors at hand: of what mentors list, from memory or a shelf, and of what is asked, within somebody's patience.

A text is embedded once. It must not know what the texts are, nor how a shelf keeps what it is given.
"""

import threading
from collections import OrderedDict
from collections.abc import Collection, Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from concurrent.futures import TimeoutError as Late
from hashlib import blake2b
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from matching.embedder import Embedder
from matching.shipped import shipped

MOST = 100_000
"""Vectors in memory, of all workspaces and models together: what twelve thousand mentors list, about 100 MB. A
thousand mentors take a tenth of it."""

Floats = NDArray[np.float32]


class Shelf(Protocol):
    """Where vectors outlive the process. Keys are hashes of texts; a model is known by its name."""

    def fetch(self, model: str, keys: Collection[str]) -> Mapping[str, bytes]:
        """Those that are there."""
        ...

    def keep(self, model: str, vectors: Mapping[str, bytes]) -> None:
        """Keep these too. It may have some of them."""
        ...


class Memory:
    """The vectors used last. Safe to use from any thread."""

    def __init__(self, most: int = MOST) -> None:
        self._most = most
        self._held: OrderedDict[tuple[str, str], bytes] = OrderedDict()
        self._lock = threading.Lock()

    def get(self, model: str, keys: Iterable[str]) -> dict[str, bytes]:
        """Those that are here."""
        found = {}
        with self._lock:
            for key in keys:
                if (vector := self._held.get((model, key))) is not None:
                    self._held.move_to_end((model, key))
                    found[key] = vector
        return found

    def put(self, model: str, vectors: Mapping[str, bytes]) -> None:
        """Hold these, and let go of those that were not used for longest."""
        with self._lock:
            for key, vector in vectors.items():
                self._held[model, key] = vector
                self._held.move_to_end((model, key))
            while len(self._held) > self._most:
                self._held.popitem(last=False)


_memory = Memory()
"""One for the process: whoever lists the same words shares their vector, and a bot that is built anew has it."""

_questions = ThreadPoolExecutor(1, thread_name_prefix="question")
"""The thread in which questions are embedded. It is one, so that many who ask at once do not share out its core."""


class Vectors:
    """The vectors of one shelf's texts, by one model. Safe to use from any thread.

    They are rounded to half precision before anything is done with them, so that those computed just now and those from
    the shelf are the same to the last bit, and take half the room.
    """

    def __init__(self, embedder: Embedder, shelf: Shelf | None = None, memory: Memory = _memory) -> None:
        self.model = embedder.name
        self._embedder = embedder
        self._shelf = shelf
        self._memory = memory
        self._bytes = 2 * embedder.size
        self._lock = threading.Lock()
        self._shipped = shipped(embedder.name)
        self._shelved: set[str] = set()  # keys that are known to be on the shelf

    @property
    def pieces(self) -> Mapping[str, int]:
        """What the model's tokenizer knows."""
        return self._embedder.pieces

    def held(self, texts: Collection[str]) -> dict[str, Floats]:
        """The vectors of these texts that are in memory or on the shelf. The model is not asked."""
        by_key = {key_of(text): text for text in texts}
        ready = {key: self._shipped[key] for key in by_key.keys() & self._shipped.keys()}
        found = self._memory.get(self.model, by_key.keys() - ready.keys())
        if self._shelf:
            with self._lock:
                unseen = by_key.keys() - (found.keys() & self._shelved) - ready.keys()
            fetched = self._shelf.fetch(self.model, unseen) if unseen else {}
            whole = {key: vector for key, vector in fetched.items() if len(vector) == self._bytes}
            self._hold(whole)
            found |= whole
        found |= ready
        return {text: _unpacked(found[key]) for key, text in by_key.items() if key in found}

    def missing(self, texts: Collection[str]) -> list[str]:
        """Those of the texts that `learn` has work with, by what `held` last saw."""
        keys = {text: key_of(text) for text in texts}
        with self._lock:
            known = set(self._shelved) if self._shelf else self._memory.get(self.model, keys.values()).keys()
        return [text for text, key in keys.items() if key not in known and key not in self._shipped]

    def learn(self, texts: Collection[str]) -> None:
        """Embed those that are not held, and keep on the shelf those it lacks. It takes some milliseconds a text.

        Raises what the shelf raises; even then the vectors are held in memory.
        """
        held = self.held(texts)
        if new := [text for text in dict.fromkeys(texts) if text not in held]:
            self._memory.put(self.model, self._embedded(new))
        if self._shelf:
            with self._lock:
                unkept = {key_of(text) for text in texts} - self._shelved - self._shipped.keys()
            vectors = self._memory.get(self.model, unkept)
            self._shelf.keep(self.model, vectors)
            self._hold(vectors)

    def _hold(self, on_shelf: Mapping[str, bytes]) -> None:
        self._memory.put(self.model, on_shelf)
        with self._lock:
            self._shelved.update(on_shelf)

    def ask(self, text: str, patience: float) -> Floats | None:
        """A question's vector, or None where it is not there after `patience` seconds. It comes to no shelf."""
        key = key_of(text)
        if known := self._memory.get(self.model, [key]):
            return _unpacked(known[key])
        asked = _questions.submit(self._embedded, [text])
        try:
            vectors = asked.result(max(0.0, patience))
        except Late:
            asked.cancel()  # one that waits behind others is too late as well
            return None
        self._memory.put(self.model, vectors)
        return _unpacked(vectors[key])

    def _embedded(self, texts: Sequence[str]) -> dict[str, bytes]:
        rows = self._embedder.embed(texts).astype(np.float16)
        return {key_of(text): row.tobytes() for text, row in zip(texts, rows, strict=True)}


def key_of(text: str) -> str:
    """What a text is known by in memory and on a shelf; it does not tell the text."""
    return blake2b(text.encode(errors="surrogatepass"), digest_size=16).hexdigest()


def _unpacked(vector: bytes) -> Floats:
    return np.frombuffer(vector, dtype=np.float16).astype(np.float32)
