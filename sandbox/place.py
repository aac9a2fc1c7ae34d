"""A place in Slack's JSON: a value, the pointer that leads to it, and the list of what was found wrong on the way.

Wordings follow those Slack gives in `response_metadata.messages`. It knows JSON, not Block Kit.
"""

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Place:
    """A value at a JSON pointer. `wrong` notes a problem; a check returns what it checked, None if wrong."""

    value: Any
    path: str
    problems: list[str] = field(default_factory=list)

    def wrong(self, what: str) -> None:
        """Note a problem here, in Slack's words."""
        self.problems.append(f"{what} [json-pointer:{self.path}]")

    def at(self, key: str | int) -> "Place":
        """Return the place below `key`; its value is None where there is none."""
        value = self.value
        if isinstance(value, dict):
            below = value.get(key)
        elif isinstance(value, list) and isinstance(key, int):
            below = value[key]
        else:
            below = None
        return Place(below, f"{self.path}/{key}", self.problems)

    def has(self, key: str) -> bool:
        """Tell whether there is something below `key`. An explicit null counts as nothing, as Slack takes it."""
        return isinstance(self.value, dict) and self.value.get(key) is not None

    def object(self, required: tuple[str, ...], optional: tuple[str, ...] = ()) -> bool:
        """Check that this is an object with these keys and no others; true when it is one at all."""
        if not isinstance(self.value, dict):
            self.wrong("must provide an object")
            return False
        for key in required:
            if not self.has(key):
                self.wrong(f"missing required field: {key}")
        for key in self.value:
            if key not in required and key not in optional:
                self.wrong(f"invalid additional property: {key}")
        return True

    def items(self, *, least: int = 0, most: int | None = None) -> list["Place"]:
        """Check that this is a list of allowed length and return its items."""
        if not isinstance(self.value, list):
            self.wrong("must provide an array")
            return []
        if len(self.value) < least:
            self.wrong(f"must provide at least {least} items")
        if most is not None and len(self.value) > most:
            self.wrong(f"no more than {most} items allowed")
        return [self.at(index) for index in range(len(self.value))]

    def string(self, *, most: int | None = None, least: int = 1) -> str | None:
        """Check that this is a string of allowed length, counted in characters."""
        if not isinstance(self.value, str):
            self.wrong("must provide a string")
            return None
        if len(self.value) < least:
            self.wrong(f"must be more than {least - 1} characters")
        if most is not None and len(self.value) > most:
            self.wrong(f"must be less than {most + 1} characters")
        return self.value

    def one_of(self, *allowed: str) -> str | None:
        """Check that this is one of a few words."""
        if self.value not in allowed:
            self.wrong("must be a valid enum value")
            return None
        return str(self.value)

    def boolean(self) -> None:
        """Check that this is true or false."""
        if not isinstance(self.value, bool):
            self.wrong("must provide a boolean")

    def integer(self, *, least: int | None = None, most: int | None = None) -> int | None:
        """Check that this is a whole number within bounds."""
        if not isinstance(self.value, int) or isinstance(self.value, bool):
            self.wrong("must provide an integer")
            return None
        if least is not None and self.value < least:
            self.wrong(f"must be greater than or equal to {least}")
        if most is not None and self.value > most:
            self.wrong(f"must be less than or equal to {most}")
        return self.value
