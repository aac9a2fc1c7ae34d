"""A directory file as spreadsheets save it: several encodings and separators, made one table.

It must not know what the columns mean.
"""

import csv
import io
from collections.abc import Callable, Mapping
from dataclasses import dataclass

SEPARATORS = (",", ";", "\t")
_BYTE_ORDER_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))


class UnusableFile(Exception):  # noqa: N818 - says what is the matter with the file
    """No row of the file can be read; the message says why, and what to do."""


@dataclass(frozen=True, slots=True)
class Line:
    """One row: its number as a spreadsheet shows it, its cells by heading; `overflows`: more cells than headings."""

    number: int
    cells: Mapping[str, str]
    overflows: bool = False


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
    separator = _separator(text)
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True))
    except csv.Error as error:
        raise UnusableFile(f"The file is no readable CSV: {error}. Save it anew from the spreadsheet as CSV.") from None
    headings, *rest = rows
    names = tuple(heading(cell) for cell in headings)
    lines = tuple(
        Line(number, dict(zip(names, cells, strict=False)), any(cell.strip() for cell in cells[len(names) :]))
        for number, cells in enumerate(rest, start=2)
        if any(cell.strip() for cell in cells)
    )
    if not lines:
        raise UnusableFile("The file has headings and nobody under them.")
    return Table(names, lines, encoding)


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
