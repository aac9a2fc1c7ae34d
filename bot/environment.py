"""Reading the settings from the environment and `.env`, and saying in words what is missing there or wrong.

Nothing else in the project takes a setting from there.
"""

from pydantic import ValidationError

from bot.settings import Mode, Settings


class SettingsError(Exception):
    """The settings do not serve; the message says in words which one, why, and what to do."""


def load(*modes: Mode) -> Settings:
    """The settings of this process, which are enough for each of `modes`.

    Raises SettingsError with one line for each that is missing or wrong.
    """
    try:
        settings = Settings.model_validate({})
    except ValidationError as error:
        raise SettingsError("\n".join(_in_words(error))) from None
    require(settings, *modes)
    return settings


def require(settings: Settings, *modes: Mode) -> None:
    """Raises SettingsError, with one line for each setting that one of the modes needs and that is not set."""
    if lines := [_not_set(name, mode) for mode in modes for name in settings.missing(mode)]:
        raise SettingsError("\n".join(lines))


def _not_set(name: str, mode: Mode) -> str:
    """What a missing setting is, who needs it, and where to put it."""
    about = next(field.description for field in Settings.model_fields.values() if field.validation_alias == name)
    return (
        f"{name} is not set. {about} `micromentor {mode}` needs it: put it in .env beside manifest.yml, "
        "or in the environment."
    )


def _in_words(error: ValidationError) -> list[str]:
    lines = []
    for fault in error.errors(include_input=False, include_url=False):
        name = ".".join(str(part) for part in fault["loc"])
        words = fault["msg"].removeprefix("Value error, ")
        lines.append(f"{name}: {words}." if name else f"{words}.")
    return lines
