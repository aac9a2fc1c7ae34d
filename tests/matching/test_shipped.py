"""The vectors that come with the package are those of the map and the model that come with it."""

import numpy as np
import pytest

from matching import taught, topics
from matching.shipped import shipped
from matching.vectors import Memory, Vectors, key_of


def test_every_text_of_the_map_is_there_and_no_other() -> None:
    model = taught.load().name
    assert shipped(model).keys() == {key_of(text) for text in topics.strings()}, "run python -m matching.shipped"


def test_they_are_what_the_model_says() -> None:
    embedder = taught.load()
    some = topics.strings()[::400]
    held = Vectors(embedder, memory=Memory()).held(some)
    for text, row in zip(some, embedder.embed(some), strict=True):
        assert held[text] @ row == pytest.approx(1, abs=1e-3), text


def test_nobody_waits_for_them_and_another_model_has_its_own() -> None:
    vectors = Vectors(taught.load(), memory=Memory())
    assert vectors.missing(topics.strings()) == []
    assert len(vectors.held(topics.strings())) == len(topics.strings())
    assert not np.isnan(vectors.held(topics.strings()[:1])[topics.strings()[0]]).any()
    assert shipped("another") == {}
