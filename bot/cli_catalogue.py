"""`micromentor catalogue`: what the bot says in another language, beside the English, for whoever translates it."""

import csv
from pathlib import Path
from typing import Annotated

import typer

from handlers.catalogue import CatalogueError, beside, lacking
from handlers.text import DEFAULT_LANGUAGE, languages


def catalogue(
    language: Annotated[str, typer.Option(help="The language to look at, such as de.")],
    to: Annotated[Path | None, typer.Option("--csv", help="Write a table for a spreadsheet instead.")] = None,
) -> None:
    """Show every message beside the English one, then what the translation lacks (docs/translating.md)."""
    if language not in languages():
        typer.echo(f"There is no translation {language}; these are there: {', '.join(languages())}.", err=True)
        raise typer.Exit(2)
    try:
        rows, wrong = beside(language), list(lacking(language))
    except CatalogueError as error:
        typer.echo(f"{error}", err=True)
        raise typer.Exit(1) from None
    if to:
        with to.open("w", encoding="utf-8-sig", newline="") as file:  # the mark lets spreadsheets see that it is UTF-8
            table = csv.writer(file)
            table.writerows([("file", "name", DEFAULT_LANGUAGE, language), *rows])
    else:
        for _, name, source, translation in rows:
            typer.echo(f"{name}\n  {DEFAULT_LANGUAGE}  {source}\n  {language}  {translation}\n")
    for line in wrong:
        typer.echo(line)
    typer.echo(
        f"{len(rows)} messages, nothing to mend." if not wrong else f"{len(rows)} messages, {len(wrong)} to mend."
    )
    raise typer.Exit(1 if wrong else 0)
