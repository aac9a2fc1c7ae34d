"""A directory file as spreadsheets save it: several encodings and separators, made one table.

It must not know what the columns mean.
"""

import csv
import io
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

SEPARATORS = (",", ";", "\t")
_BYTE_ORDER_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))


class UnusableFile(Exception):  # noqa: N818 - says what is the matter with the file
    """No row of the file can be read; the message says why, and what to do."""


@dataclass(frozen=True, slots=True)
class Line:
    """One row: its number as a spreadsheet shows it, its cells by heading.

    `overflows`: more cells than headings. `broken`: no cells could be read, because of what the words say.
    """

    number: int
    cells: Mapping[str, str]
    overflows: bool = False
    broken: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """The headings as `heading` made them, the rows that hold anything, and what the file was read as."""

    headings: tuple[str, ...]
    lines: tuple[Line, ...]
    encoding: str


def read(content: bytes, heading: Callable[[str], str]) -> Table:
    """The file's table. Raises UnusableFile where there is none."""
    text, encoding = _text(content)
    if not text.strip():
        raise UnusableFile("The file is empty. Its first line names the columns, and each line after it is a person.")
    csv.field_size_limit(max(csv.field_size_limit(), len(text)))  # a cell too long is the row's fault, not the file's
    headings, *rest = _rows(text)
    if isinstance(headings, csv.Error):
        raise UnusableFile(f"The headings are no readable CSV: {headings}. Save it anew from the spreadsheet as CSV.")
    names = tuple(heading(cell) for cell in headings)
    lines = tuple(_line(number, cells, names) for number, cells in enumerate(rest, start=2) if _holds_anything(cells))
    if not lines:
        raise UnusableFile("The file has headings and nobody under them.")
    return Table(names, lines, encoding)


def _rows(text: str) -> Iterator[list[str] | csv.Error]:
    """Every row, the headings first: its cells, or why it has none. The reader goes on after a row it cannot read."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_separator(text), strict=True)
    while True:
        try:
            yield next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            yield error


def _holds_anything(cells: list[str] | csv.Error) -> bool:
    return isinstance(cells, csv.Error) or any(cell.strip() for cell in cells)


def _line(number: int, cells: list[str] | csv.Error, names: tuple[str, ...]) -> Line:
    if isinstance(cells, csv.Error):
        never_closed = "unexpected end" in str(cells)
        broken = "is opened and never closed, so nothing after it can be read" if never_closed else "is out of place"
        return Line(number, {}, broken=f"a quotation mark in it {broken}")
    return Line(number, dict(zip(names, cells, strict=False)), any(cell.strip() for cell in cells[len(names) :]))


def _text(content: bytes) -> tuple[str, str]:
    """The text: by its mark where it has one, else UTF-8, else what Western spreadsheets save."""
    marked = next((name for mark, name in _BYTE_ORDER_MARKS if content.startswith(mark)), None)
    for encoding in (marked,) if marked else ("utf-8", "cp1252"):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\x00" not in text:
            return text, encoding
    raise UnusableFile("The file is no text. Save it from the spreadsheet as CSV in UTF-8.")


def _separator(text: str) -> str:
    """What stands between the headings: whichever of the three is there most often, outside of quotes."""
    first_line = text.lstrip().splitlines()[0]
    return max(SEPARATORS, key=lambda separator: len(next(csv.reader([first_line], delimiter=separator))))
