"""The model that the settings choose: loaded once, or refused in words before the bot does anything."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from bot import model
from bot.line import CannotServe
from tests.matching import small_model


def test_the_bundled_one_is_loaded_once() -> None:
    first = model.chosen("bundled")
    assert first is not None
    assert first.name.startswith("all-MiniLM-L6-v2, taught/")
    assert model.chosen("bundled") is first


def test_none_is_none() -> None:
    assert model.chosen("none") is None


def test_a_folder_with_another(tmp_path: Path) -> None:
    chosen = model.chosen(str(small_model.write(tmp_path / "small")))
    assert chosen is not None
    assert chosen.size == small_model.SIZE


@pytest.mark.parametrize(
    ("files", "said"),
    [
        ({}, "there is no model.safetensors in"),
        ({"config.json": '{"model_type": "gpt2"}'}, "not of the BERT family"),
    ],
)
def test_a_folder_without_one_is_refused_in_words(tmp_path: Path, files: dict[str, str], said: str) -> None:
    folder = small_model.write(tmp_path / "small") if files else tmp_path
    for name, content in files.items():
        (folder / name).write_text(content)
    with pytest.raises(CannotServe, match=f"{said}.*MICROMENTOR_MODEL is bundled, none, or a folder"):
        model.chosen(str(folder))


def test_the_bot_does_not_start_with_it(tmp_path: Path) -> None:
    given = {"SLACK_BOT_TOKEN": "xoxb-1", "SLACK_APP_TOKEN": "xapp-1", "MICROMENTOR_MODEL": "no/such/folder"}
    command = [sys.executable, "-m", "bot", "run"]
    ended = subprocess.run(command, env=os.environ | given, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert ended.returncode == 2
    assert "there is no model.safetensors in no/such/folder" in ended.stderr
    assert list(tmp_path.iterdir()) == []
