"""What stands in the fields of a form: inputs, lists and pickers, for one reader. It must not know any journey."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time

from slack_sdk.models.blocks import (
    CheckboxesElement,
    DatePickerElement,
    DateTimePickerElement,
    ExternalDataMultiSelectElement,
    NumberInputElement,
    Option,
    PlainTextInputElement,
    PlainTextObject,
    RadioButtonsElement,
    StaticMultiSelectElement,
    StaticSelectElement,
    TimePickerElement,
    UserSelectElement,
)

from flows.decision import Phrase
from handlers import text
from handlers.text import Reader

# Slack's limits, from docs.slack.dev/reference/block-kit
BUTTON = 75
OPTION = 75
PLACEHOLDER = 150


@dataclass(frozen=True, slots=True)
class Choice:
    """One option of a select, radio or checkbox; `value` is at most 75 characters."""

    label: Phrase
    value: str
    description: Phrase | None = None


@dataclass(slots=True)
class Elements:
    """Makes the elements, whose words are in the reader's language."""

    reader: Reader

    def text_input(
        self,
        name: str,
        *,
        value: str = "",
        limit: int,
        lines: bool = False,
        placeholder: Phrase | None = None,
    ) -> PlainTextInputElement:
        """A text field that takes at most `limit` characters."""
        return PlainTextInputElement(
            action_id=name,
            initial_value=text.clip(text.clean(value), limit) or None,
            multiline=lines,
            max_length=limit,
            placeholder=self.label(placeholder, PLACEHOLDER) if placeholder else None,
        )

    def select(self, name: str, choices: Sequence[Choice], value: str | None = None) -> StaticSelectElement:
        """A list of which one is chosen."""
        options = self.options(choices)
        return StaticSelectElement(action_id=name, options=options, initial_option=_chosen(options, value))

    def radio(self, name: str, choices: Sequence[Choice], value: str | None = None) -> RadioButtonsElement:
        """A few choices, all in sight, of which one holds."""
        options = self.options(choices)
        return RadioButtonsElement(action_id=name, options=options, initial_option=_chosen(options, value))

    def checkboxes(self, name: str, choices: Sequence[Choice], values: Sequence[str] = ()) -> CheckboxesElement:
        """A few choices of which any number hold."""
        options = self.options(choices)
        chosen = [o for o in options if o.value in values] or None
        return CheckboxesElement(action_id=name, options=options, initial_options=chosen)

    def multi_select(
        self, name: str, choices: Sequence[Choice], values: Sequence[str] = ()
    ) -> StaticMultiSelectElement:
        """A list of which any number are chosen."""
        options = self.options(choices)
        chosen = [o for o in options if o.value in values] or None
        return StaticMultiSelectElement(action_id=name, options=options, initial_options=chosen)

    def type_ahead(
        self, name: str, placeholder: Phrase, chosen: Sequence[Choice] = (), *, most: int | None = None
    ) -> ExternalDataMultiSelectElement:
        """A multi-select whose options are asked for as one types; at most `most` can be chosen."""
        return ExternalDataMultiSelectElement(
            action_id=name,
            min_query_length=0,
            placeholder=self.label(placeholder, PLACEHOLDER),
            initial_options=self.options(chosen) or None,
            max_selected_items=most,
        )

    def person(self, name: str, user_id: str | None = None) -> UserSelectElement:
        """A colleague, by name."""
        return UserSelectElement(action_id=name, initial_user=user_id)

    def date(self, name: str, value: date | None = None) -> DatePickerElement:
        """A calendar day."""
        return DatePickerElement(action_id=name, initial_date=value.isoformat() if value else None)

    def date_time(self, name: str, value: datetime | None = None) -> DateTimePickerElement:
        """An instant; Slack asks for it in the reader's own zone."""
        at = int(value.astimezone(UTC).timestamp()) if value else None
        return DateTimePickerElement(action_id=name, initial_date_time=at)

    def time(self, name: str, value: time) -> TimePickerElement:
        """A time of the day, where the reader is."""
        return TimePickerElement(action_id=name, initial_time=f"{value:%H:%M}")

    def number(self, name: str, value: int | None = None, *, least: int, most: int) -> NumberInputElement:
        """A whole number from `least` to `most`."""
        return NumberInputElement(
            action_id=name,
            is_decimal_allowed=False,
            initial_value=str(value) if value is not None else None,
            min_value=str(least),
            max_value=str(most),
        )

    def options(self, choices: Sequence[Choice]) -> list[Option]:
        """Choices as Slack's options."""
        return [
            Option(
                text=self.label(c.label, OPTION),
                value=c.value,
                description=self.label(c.description, OPTION) if c.description else None,
            )
            for c in choices
        ]

    def label(self, phrase: Phrase, limit: int) -> PlainTextObject:
        """A phrase as plain text of at most `limit` characters."""
        return PlainTextObject(text=text.clip(text.plain(phrase, self.reader), limit), emoji=False)


def _chosen(options: Sequence[Option], value: str | None) -> Option | None:
    return next((o for o in options if o.value == value), None)
