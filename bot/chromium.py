"""Chromium, driven by Playwright, to picture the stand-in workspace's page in. Both are for developers only.

It must not know what is pictured.
"""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Browser

NAMES = ("chromium", "chromium-browser", "google-chrome")
ARGUMENTS = ("--no-sandbox", "--disable-gpu", "--disable-lcd-text", "--disable-background-networking", "--no-first-run")


class CannotPictureError(Exception):
    """Something that making pictures needs is not there; the message says what."""


def found() -> str | None:
    """Where Chromium is, if it is on the PATH."""
    return next(filter(None, map(shutil.which, NAMES)), None)


@contextmanager
def chromium(locale: str = "en-US") -> Iterator["Browser"]:
    """A Chromium whose own words, such as those of a date field, are in the language of `locale`.

    For other languages than English it needs its language packs (`chromium-l10n` in Debian); without them it speaks
    English. Raises CannotPictureError where Playwright or Chromium is missing.
    """
    try:
        from playwright.sync_api import sync_playwright  # noqa: PLC0415 - only developers have it
    except ImportError:
        raise CannotPictureError("Playwright is missing: `make setup` installs it.") from None
    path = found()
    if path is None:
        raise CannotPictureError(f"Chromium is missing: one of {', '.join(NAMES)} has to be on the PATH.")
    spoken: dict[str, str | float | bool] = {**os.environ, "LANGUAGE": locale.replace("-", "_")}
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(ARGUMENTS), env=spoken)
        try:
            yield browser
        finally:
            browser.close()
