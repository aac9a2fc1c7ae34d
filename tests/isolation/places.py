"""Where in `storage/` statements are built and issued: found by reading the source, and seen while they run.

A *place* is a call in a function's body that builds a statement (`select`, `update`, ...) or issues one
(`session.exec`, `session.get`, ...). A statement belongs to the functions that stood on the stack when it was issued.
"""

import ast
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import FrameType

import storage

STORAGE = Path(storage.__file__).parent
PROJECT = STORAGE.parent
ROOMS = frozenset({"bot", "handlers", "storage"})
BENEATH = frozenset(f"storage/{name}.py" for name in ("mapping", "engine", "turnstile", "wire"))
"""What the repositories stand on: it knows no table of its own."""

BUILDS = frozenset({"select", "select_columns", "update", "delete", "insert", "insert_into", "exists", "union_all"})
ISSUES = frozenset({"exec", "execute", "scalar", "scalars", "get", "get_one", "merge", "refresh"})
PASSES_ON = frozenset({"get", "read", "save"})
"""What a mapper issues: `MAPPER.save(session, ...)`."""


@dataclass(frozen=True, order=True)
class Place:
    """A call, by its file, its lines and the function it stands in."""

    file: str
    first: int
    last: int
    function: str
    call: str

    def __str__(self) -> str:
        return f"{self.file}:{self.first} {self.call}() in {self.function}"


@dataclass(frozen=True, order=True)
class Standing:
    """One of the project's functions on the stack, at a line."""

    file: str
    line: int
    function: str


def all_places() -> list[Place]:
    """Every place of every module in `storage/` that has tables to ask."""
    found: list[Place] = []
    for path in sorted(STORAGE.glob("*.py")):
        name = f"storage/{path.name}"
        if name not in BENEATH:
            found += _places(name, ast.parse(path.read_text(encoding="utf-8")))
    return found


def _places(file: str, tree: ast.Module) -> Iterator[Place]:
    def visit(node: ast.AST, function: str) -> Iterator[Place]:
        for child in ast.iter_child_nodes(node):
            inner = function
            if isinstance(child, ast.FunctionDef | ast.ClassDef):
                inner = f"{function}.{child.name}".lstrip(".")
            if isinstance(child, ast.Call) and function and (name := _name(child)):
                yield Place(file, child.lineno, child.end_lineno or child.lineno, function, name)
            yield from visit(child, inner)

    return visit(tree, "")


def _name(call: ast.Call) -> str | None:
    match call.func:
        case ast.Name(id=name) if name in BUILDS or name == "rows_changed":
            return name
        case ast.Attribute(value=on, attr=name) if name in ISSUES and _is_session([on]):
            return f"{ast.unparse(on)}.{name}"
        case ast.Attribute(value=on, attr=name) if name in PASSES_ON and _is_session(call.args[:1]):
            return f"{ast.unparse(on)}.{name}"
        case _:
            return None


def _is_session(expressions: list[ast.expr]) -> bool:
    return any(ast.unparse(each).endswith(("session", "session.connection()")) for each in expressions)


def standing() -> list[Standing]:
    """The project's functions on the stack, the innermost first, without what the repositories stand on."""
    found: list[Standing] = []
    frame: FrameType | None = sys._getframe(1)
    while frame is not None:
        where = _within(frame.f_code.co_filename)
        if where and where not in BENEATH:
            found.append(Standing(where, frame.f_lineno, frame.f_code.co_qualname))
        frame = frame.f_back
    return found


@cache
def _within(path: str) -> str | None:
    """The file's path within the project; None for a file that is none of its rooms'."""
    file = Path(path)
    if not file.is_relative_to(PROJECT) or file.relative_to(PROJECT).parts[0] not in ROOMS:
        return None
    return str(file.relative_to(PROJECT))
