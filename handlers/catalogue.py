"""The catalogue as those who translate it see it: every message beside the English one, and what a translation lacks.

English is what the others are held against. It must not know who reads what.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from babel import Locale
from fluent.syntax import FluentParser, FluentSerializer, ast
from fluent.syntax.visitor import Visitor

from handlers.text import DEFAULT_LANGUAGE, LOCALES

SAME = "same in English"
"""A comment that says so stands above a message that reads the same in both."""


class CatalogueError(Exception):
    """A file of the catalogue cannot be read; the message says which, and where."""


@dataclass(frozen=True, slots=True)
class Written:
    """One message of one language: as it stands in its file, the gaps in it, and what it chooses by.

    `choices` are pairs of a variable and the cases written for it.
    """

    name: str
    file: str
    text: str
    gaps: frozenset[str]
    choices: tuple[tuple[str, frozenset[str]], ...]
    same: bool

    @property
    def says_words(self) -> bool:
        """Whether anything but gaps stands in it."""
        return bool(re.search(r"[^\W\d_]{2}", re.sub(r"\{[^}]*\}", "", self.text)))


def written(language: str) -> dict[str, Written]:
    """Every message of a language by name, in the order of its files. Raises CatalogueError."""
    found: dict[str, Written] = {}
    for path in sorted((LOCALES / language).glob("*.ftl")):
        for message in _of_file(f"{language}/{path.name}", path.read_text(encoding="utf-8")):
            if message.name in found:
                raise CatalogueError(f"{language}/{path.name} has {message.name} twice")
            found[message.name] = message
    return found


@lru_cache
def _of_file(file: str, content: str) -> Sequence[Written]:
    """The messages of one file, which is read once for as long as it stays as it is."""
    found = []
    for entry in FluentParser().parse(content).body:
        if isinstance(entry, ast.Junk):
            raise CatalogueError(f"{file} cannot be read from here: {(entry.content or '')[:80]}")
        if isinstance(entry, ast.Message) and entry.value is not None:
            found.append(_written(entry, file.partition("/")[2]))
    return found


def lacking(language: str) -> Iterator[str]:
    """What a translation lacks or has wrong, a line each; nothing for one that is whole."""
    english, there = written(DEFAULT_LANGUAGE), written(language)
    for name, source in english.items():
        if name not in there:
            yield f"{source.file}: {name} is missing"
        else:
            yield from (f"{source.file}: {name} {wrong}" for wrong in _wrong(source, there[name], language))
    yield from (f"{message.file}: {name} is not in English" for name, message in there.items() if name not in english)


def _wrong(source: Written, message: Written, language: str) -> Iterator[str]:
    if message.file != source.file:
        yield f"stands in {message.file}"
    if message.gaps != source.gaps:
        yield f"has the gaps {_listed(message.gaps)}, and English has {_listed(source.gaps)}"
    if message.text == source.text and message.says_words and not message.same and language != DEFAULT_LANGUAGE:
        yield "is still in English"
    plurals = frozenset(Locale.parse(language).plural_form.tags) | {"other"}
    for variable, cases in message.choices:
        numbers = {case for case in cases if case.isdigit()}
        forms = cases - numbers
        if forms != plurals and (forms != {"other"} or _by_form(source, variable)):
            yield f"chooses by {variable} among {_listed(forms)}, and the language has {_listed(plurals)}"
        if not _has_numbers(source, variable, numbers):
            yield f"has cases for {variable} of {_listed(numbers)}, and English has others"


def _by_form(source: Written, variable: str) -> bool:
    return any(by == variable and "one" in cases for by, cases in source.choices)


def _has_numbers(source: Written, variable: str, numbers: set[str]) -> bool:
    theirs = [{case for case in cases if case.isdigit()} for by, cases in source.choices if by == variable]
    return numbers in theirs if theirs else not numbers


def _listed(names: frozenset[str] | set[str]) -> str:
    return ", ".join(sorted(names)) or "none"


def _written(message: ast.Message, file: str) -> Written:
    look = _Look()
    look.visit(message.value)
    comment = message.comment.content if message.comment else ""
    text = FluentSerializer().serialize_entry(
        ast.Message(id=message.id, value=message.value, attributes=message.attributes)
    )
    return Written(
        name=message.id.name,
        file=file,
        text=text.partition("=")[2].strip(),
        gaps=frozenset(look.gaps),
        choices=tuple(look.choices),
        same=SAME in (comment or ""),
    )


class _Look(Visitor):
    """Finds the gaps of a message and the cases it chooses among."""

    def __init__(self) -> None:
        self.gaps: set[str] = set()
        self.choices: list[tuple[str, frozenset[str]]] = []

    def visit_VariableReference(self, node: ast.VariableReference) -> None:  # noqa: N802 - the library's name
        self.gaps.add(node.id.name)

    def visit_SelectExpression(self, node: ast.SelectExpression) -> None:  # noqa: N802 - the library's name
        by = node.selector.id.name if isinstance(node.selector, ast.VariableReference) else "?"
        self.choices.append((by, frozenset(_case(variant.key) for variant in node.variants)))
        self.generic_visit(node)


def _case(key: ast.Identifier | ast.NumberLiteral) -> str:
    return str(key.name if isinstance(key, ast.Identifier) else key.value)


def beside(language: str) -> Sequence[tuple[str, str, str, str]]:
    """Rows of file, name, English and the translation, empty where it is missing."""
    there = written(language)
    return [
        (source.file, name, source.text, there[name].text if name in there else "")
        for name, source in written(DEFAULT_LANGUAGE).items()
    ]
