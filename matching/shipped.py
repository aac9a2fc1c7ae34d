"""The map of topics in the vectors of the bundled model, as they come with the package: nobody waits for them.

    python -m matching.shipped

makes the file anew, after topics.txt or the model has changed; a test compares them. A text that is not in the file is
only embedded when it is needed, as everything else is.
"""

from collections.abc import Mapping
from functools import cache
from importlib.resources import as_file, files
from pathlib import Path

import numpy as np

FILE = files("matching").joinpath("topics.npz")


@cache
def shipped(model: str) -> Mapping[str, bytes]:
    """By key, the vectors that come with the package, in half precision; none for another model than theirs."""
    with as_file(FILE) as file, np.load(file) as held:
        if str(held["model"]) != model:
            return {}
        return {key.tobytes().hex(): row.tobytes() for key, row in zip(held["keys"], held["vectors"], strict=True)}


def main() -> None:
    """Embed the map, and write it where the package has it."""
    from matching import taught, topics  # noqa: PLC0415 - the others are asked by what reads this file
    from matching.vectors import key_of  # noqa: PLC0415

    embedder, texts = taught.load(), topics.strings()
    keys = np.array([np.frombuffer(bytes.fromhex(key_of(text)), dtype=np.uint8) for text in texts])
    vectors = embedder.embed(texts).astype(np.float16)
    np.savez(Path(str(FILE)), model=np.array(embedder.name), keys=keys, vectors=vectors)


if __name__ == "__main__":
    main()
