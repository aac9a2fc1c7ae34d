"""No text that people read stands outside the catalogue: the code is read for string literals that could reach Slack.

A literal is suspicious where it reads like words, and anywhere at all where it goes straight into something shown.
What the logs, exceptions and docstrings say is not for Slack; the few lists of words that are *read*, never said, are
named below with the reason.
"""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from handlers.catalogue import written

ROOT = Path(__file__).parents[2]
SPEAKING = sorted(
    [
        *(ROOT / "handlers").rglob("*.py"),
        *(ROOT / "flows").rglob("*.py"),
        *(ROOT / "bot" / f"{name}.py" for name in ("build", "calls", "courier", "delivery", "endpoint", "outcome")),
    ]
)
"""Whatever becomes a message, a form or an answer goes through these. The command line and web pages are not Slack."""

READ_NOT_SAID = {
    "flows/goal.py": "words of goals",
    "flows/goal_halves.py": "words of goals",
    "flows/goal_reading.py": "words of goals",
    "flows/goal_words.py": "words of goals",
    "flows/goal_weights.py": "words of goals",
    "flows/adviser.py": "words of goals",
    "flows/known_words.py": "words typed after the command",
    "flows/pause_day.py": "words of days",
    "flows/directory_row.py": "what is wrong with a row, at the command line of whoever imports it",
    "bot/outcome.py": "what became of a call, for the log and the outbox",
    "handlers/catalogue.py": "what is said to a translator, at the command line",
}

NAMES_OF_OTHERS = frozenset({"Content-Type", "Connection", "Retry-After", "Cc", "Cs", "h:mm a"})
"""HTTP's headers, a category of Unicode, a pattern of a date."""

SHOWN_BY_KEYWORD = frozenset(
    {"text", "title", "label", "placeholder", "hint", "alt_text", "accessibility_label", "fallback", "deny"}
    | {"initial_comment", "description", "summary", "user_facing_authorize_error_message"}
)
SHOWN_BY_CALL = frozenset({"Words", "words", "plain_text", "PlainTextObject", "MarkdownTextObject", "Text", "mrkdwn"})
NOT_FOR_PEOPLE = frozenset({"debug", "info", "warning", "error", "exception", "critical"})

LIKE_WORDS = re.compile(r"[A-Za-z]{2,}[,;:]? [A-Za-z]{2,}|^[A-Z][a-z]+\b|[a-z]{2,}[?!…]$")
LETTERS = re.compile(r"[^\W\d_]{2}")


def spoken_outside(source: str) -> list[str]:
    """Literals of a module that people could read, as `line: literal`."""
    tree = ast.parse(source)
    silent = set(_silent(tree))
    found = [node for node in ast.walk(tree) if _is_text(node) and node not in silent and _like_words(_text(node))]
    found += [node for node in _shown(tree) if LETTERS.search(_text(node)) and node not in silent]
    return sorted({f"{getattr(node, 'lineno', 0)}: {_text(node)!r}" for node in found})


def _like_words(text: str) -> bool:
    return text not in NAMES_OF_OTHERS and bool(LIKE_WORDS.search(text))


def _is_text(node: ast.AST) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


def _text(node: ast.AST) -> str:
    return str(node.value) if isinstance(node, ast.Constant) else ""


def _texts(node: ast.AST) -> Iterator[ast.AST]:
    return (each for each in ast.walk(node) if _is_text(each))


def _silent(tree: ast.AST) -> Iterator[ast.AST]:
    """Literals that nobody is shown: docstrings, types, what is raised or logged, names of phrases, patterns."""
    for node in ast.walk(tree):
        match node:
            case ast.Expr(value=ast.Constant() as value):
                yield value
            case ast.Raise() | ast.Assert():
                yield from _texts(node)
            case ast.Call(func=ast.Attribute(attr=name, value=ast.Name(id="log" | "logging"))) if (
                name in NOT_FOR_PEOPLE
            ):
                yield from _texts(node)
            case ast.Call(func=ast.Attribute(value=ast.Name(id="re"))):
                yield from _texts(node)
            case ast.Call(func=ast.Name(id="cast" | "Held" | "Unknown")):  # types, and reasons for the log
                yield from _texts(node)
            case ast.Call(func=ast.Name(id="Phrase"), args=[name, *_]):
                yield from _texts(name)
            case ast.AnnAssign(annotation=kind) | ast.arg(annotation=ast.AST() as kind):
                yield from _texts(kind)
            case ast.FunctionDef(returns=ast.AST() as kind):
                yield from _texts(kind)


def _shown(tree: ast.AST) -> Iterator[ast.AST]:
    """Literals that go straight into something shown."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            straight = [word.value for word in node.keywords if word.arg in SHOWN_BY_KEYWORD]
            if name in SHOWN_BY_CALL:
                straight += [*node.args, *(word.value for word in node.keywords)]
            yield from (literal for value in straight for literal in _literals(value))
        elif isinstance(node, ast.Dict):
            for key, value in zip(node.keys, node.values, strict=True):
                if _is_text(key or node) and _text(key or node) in SHOWN_BY_KEYWORD:
                    yield from _literals(value)


def _literals(value: ast.AST) -> Iterator[ast.AST]:
    """The literal itself or those of an f-string or a sum; not what stands within another call."""
    match value:
        case ast.Constant():
            yield from _texts(value)
        case ast.JoinedStr(values=parts):
            yield from (part for part in parts if _is_text(part))
        case ast.BinOp(left=left, right=right):
            yield from _literals(left)
            yield from _literals(right)
        case ast.IfExp(body=body, orelse=orelse):
            yield from _literals(body)
            yield from _literals(orelse)


@pytest.mark.parametrize("path", SPEAKING, ids=lambda path: str(path.relative_to(ROOT)))
def test_what_people_read_stands_in_the_catalogue(path: Path) -> None:
    if str(path.relative_to(ROOT)) in READ_NOT_SAID:
        return
    assert spoken_outside(path.read_text(encoding="utf-8")) == []


def test_nothing_is_excused_that_is_not_there() -> None:
    assert {ROOT / name for name in READ_NOT_SAID} <= set(SPEAKING)


@pytest.mark.parametrize(
    "source",
    [
        'plain_text("Hello")',
        'plain_text("hello")',
        'PlainTextObject(text="ok")',
        'RichTextElementParts.Text(text="at noon")',
        'view = {"type": "plain_text", "text": "save"}',
        'client.chat_postMessage(channel=c, text=f"hi {name}")',
        'ack(text="done" if ok else "no")',
        'GREETING = "Welcome back"',
        'layout.button("Accept")',
        'said = "see you " + name + ", take care"',
        'Words(f"{n} minutes")',
        'def f():\n    return "please choose one"',
    ],
)
def test_a_text_in_the_code_is_found(source: str) -> None:
    assert spoken_outside(source)


@pytest.mark.parametrize(
    "source",
    [
        '"""What it is for."""',
        'Phrase("words", {"words": Words(goal)})',
        'raise ValueError("there is no such thing")',
        'log.warning("a modal could not be shown: %s", code)',
        'action_id = "mentorship.find_time"',
        'def f(x: "Layout | None") -> "Layout": ...',
        're.compile("one or other")',
    ],
)
def test_what_nobody_reads_is_left_alone(source: str) -> None:
    assert not spoken_outside(source)


NAMED = re.compile(r"Phrase\(\s*\"([a-z0-9_-]+)\"")


def test_every_message_that_is_asked_for_by_its_name_is_there() -> None:
    there = written("en")
    asked = {name for path in SPEAKING for name in NAMED.findall(path.read_text(encoding="utf-8"))}
    assert asked <= set(there), asked - set(there)
