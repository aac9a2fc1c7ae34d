"""Slack's limits, each with its number and where it is said. The checks take their numbers from here and nowhere else.

Sources, abbreviated as in the `source` of each: `types` is the doc comments of @slack/types 3.2.0; `docs` is
docs.slack.dev at the page named; `sdk` is slack_sdk 3.47.0's model validators; `ref` is slack-ruby/slack-api-ref at
2026-08-20 (method pages as published); `issue` is a thread on GitHub. A limit without a number in any of these is not
in the table.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limit:
    """One limit: a `name` unique in the table, the largest (or, for `least_*`, smallest) value allowed, its source."""

    name: str
    value: int
    source: str


_TABLE: dict[str, Limit] = {}


def _limit(name: str, value: int, source: str) -> int:
    _TABLE[name] = Limit(name, value, source)
    return value


# --- messages --------------------------------------------------------------------------------------------------------
MESSAGE_BLOCKS = _limit("message_blocks", 50, 'docs reference/block-kit/blocks: "up to 50 blocks in each message"')
MESSAGE_TEXT = _limit(
    "message_text", 40_000, 'ref chat.postMessage: "no more than 40,000 characters or risk truncation"'
)
UPDATE_TEXT = _limit("update_text", 4000, "ref chat.update: msg_too_long, text over 4,000 characters")
MESSAGE_BLOCK_CHARACTERS = _limit(
    "message_block_characters",
    13_200,
    "issue slackapi/bolt-js#2509: msg_blocks_too_long at about 13,200 characters in total",
)
ATTACHMENTS = _limit(
    "attachments", 100, 'ref chat.postMessage: "a maximum of 100 attachments are allowed on a message"'
)
MARKDOWN_CHARACTERS = _limit(
    "markdown_characters",
    12_000,
    'types MarkdownBlock: "cumulative limit for all markdown blocks is 12,000 characters"',
)
TABLES = _limit("tables", 1, "docs reference/block-kit/blocks/table-block: one table in a message")
METADATA_DEPTH = _limit(
    "metadata_depth",
    1,
    "docs messaging/message-metadata: values are scalars, or one level of object or list of objects",
)

# --- views -----------------------------------------------------------------------------------------------------------
VIEW_BLOCKS = _limit("view_blocks", 100, 'types View: "max of 100 blocks"; docs surfaces/modals')
VIEW_BYTES = _limit("view_bytes", 250_000, 'ref views.open: view_too_large, "greater than 250kb"')
VIEW_TITLE = _limit("view_title", 24, 'types ModalView: title "max length of 24 characters"')
VIEW_SUBMIT = _limit("view_submit", 24, 'types ModalView: submit "max length of 24 characters"')
VIEW_CLOSE = _limit("view_close", 24, 'types ModalView: close "max length of 24 characters"')
PRIVATE_METADATA = _limit("private_metadata", 3000, 'types View: private_metadata "max length of 3000 characters"')
CALLBACK_ID = _limit("callback_id", 255, 'types View: callback_id "max length of 255 characters"')
EXTERNAL_ID = _limit("external_id", 255, 'ref views.update: external_id "max length of 255 characters"')
MODAL_STACK = _limit("modal_stack", 3, 'docs surfaces/modals: "up to 3 views" in the stack; push_limit_reached')

# --- blocks ----------------------------------------------------------------------------------------------------------
BLOCK_ID = _limit("block_id", 255, 'types Block: block_id "maximum length is 255 characters"')
ACTION_ID = _limit("action_id", 255, 'types Actionable: action_id "maximum length is 255 characters"')
SECTION_TEXT = _limit("section_text", 3000, 'types SectionBlock: text "maximum length is 3000 characters"')
SECTION_FIELDS = _limit("section_fields", 10, 'types SectionBlock: fields "maximum number of items is 10"')
SECTION_FIELD = _limit("section_field", 2000, 'types SectionBlock: "maximum length for the text in each item is 2000"')
HEADER_TEXT = _limit("header_text", 150, 'types HeaderBlock: "maximum length for the text is 150 characters"')
CONTEXT_ELEMENTS = _limit("context_elements", 10, 'types ContextBlock: elements "maximum number of items is 10"')
ACTIONS_ELEMENTS = _limit("actions_elements", 25, 'types ActionsBlock: "maximum of 25 elements"')
INPUT_LABEL = _limit("input_label", 2000, 'types InputBlock: label "maximum length is 2000 characters"')
INPUT_HINT = _limit("input_hint", 2000, 'types InputBlock: hint "maximum length is 2000 characters"')
IMAGE_URL = _limit("image_url", 3000, 'types ImageBlock: image_url "maximum length is 3000 characters"')
ALT_TEXT = _limit("alt_text", 2000, 'types ImageBlock: alt_text "maximum length is 2000 characters"')
IMAGE_TITLE = _limit("image_title", 2000, 'types ImageBlock: title "maximum length is 2000 characters"')
VIDEO_TITLE = _limit("video_title", 199, 'types VideoBlock: title "must be less than 200 characters"')
TABLE_ROWS = _limit("table_rows", 100, "docs reference/block-kit/blocks/table-block: 100 rows")
TABLE_CELLS = _limit("table_cells", 20, "docs reference/block-kit/blocks/table-block: 20 cells in a row")

# --- elements --------------------------------------------------------------------------------------------------------
BUTTON_TEXT = _limit("button_text", 75, 'types Button: text "maximum length is 75 characters"')
BUTTON_VALUE = _limit("button_value", 2000, 'types Button: value "maximum length is 2000 characters"')
BUTTON_URL = _limit("button_url", 3000, 'types Button: url "maximum length is 3000 characters"')
ACCESSIBILITY_LABEL = _limit("accessibility_label", 75, 'types Button: accessibility_label "75 characters"')
OPTION_TEXT = _limit("option_text", 75, 'types Option: text "maximum length is 75 characters"')
OPTION_VALUE = _limit("option_value", 150, "sdk Option: value at most 150 characters (types still says 75)")
OPTION_DESCRIPTION = _limit("option_description", 75, 'types Option: description "maximum length is 75 characters"')
OPTION_URL = _limit("option_url", 3000, 'types OverflowOption: url "maximum length is 3000 characters"')
SELECT_OPTIONS = _limit("select_options", 100, 'types StaticSelect: options "maximum number of options is 100"')
SELECT_GROUPS = _limit("select_groups", 100, 'types StaticSelect: option_groups "maximum number is 100"')
GROUP_LABEL = _limit("group_label", 75, 'types OptionGroup: label "maximum length is 75 characters"')
OVERFLOW_OPTIONS = _limit("overflow_options", 5, 'types Overflow: options "up to 5"')
CHOICES = _limit("choices", 10, 'types Checkboxes and RadioButtons: "a maximum of 10 options is allowed"')
PLACEHOLDER = _limit("placeholder", 150, 'types Placeholdable: placeholder "maximum length is 150 characters"')
CONFIRM_TITLE = _limit("confirm_title", 100, 'types ConfirmationDialog: title "maximum length is 100 characters"')
CONFIRM_TEXT = _limit("confirm_text", 300, 'types ConfirmationDialog: text "maximum length is 300 characters"')
CONFIRM_BUTTON = _limit("confirm_button", 30, 'types ConfirmationDialog: confirm, deny "30 characters"')
TYPED_TEXT = _limit("typed_text", 3000, 'types PlainTextInput: max_length "maximum value is 3000"')
FILES_IN_INPUT = _limit("files_in_input", 10, 'types FileInput: max_files "maximum is 10"')
QUERY_OPTIONS = _limit("query_options", 100, "docs block_suggestion: at most 100 options in the answer")

# --- conversations, files, interaction -------------------------------------------------------------------------------
OPEN_USERS = _limit("open_users", 8, 'ref conversations.open: too_many_users, "at most 8 users to open"')
FILE_ALT_TEXT = _limit("file_alt_text", 1000, 'ref files.getUploadURLExternal: alt_txt_too_large, "1000 character"')
ACK_SECONDS = _limit("ack_seconds", 3, "docs interactivity/handling-user-interaction: acknowledge within 3 seconds")
TRIGGER_SECONDS = _limit("trigger_seconds", 3, 'docs interactivity: "trigger_id expires in 3 seconds"')
TRIGGER_USES = _limit("trigger_uses", 1, "docs interactivity: a trigger_id is used once; exchanged_trigger_id")
RESPONSE_URL_USES = _limit("response_url_uses", 5, 'docs interactivity: response_url "up to 5 times within 30 minutes"')
RESPONSE_URL_SECONDS = _limit("response_url_seconds", 30 * 60, 'docs interactivity: response_url "within 30 minutes"')
SOCKETS = _limit("sockets", 10, 'docs apis/events-api/using-socket-mode: "up to 10 open connections"')
EVENT_RETRIES = _limit("event_retries", 3, "docs apis/events-api: retried at once, after 1 minute, after 5 minutes")

ALL = dict(_TABLE)
"""Every limit by its name, for the tests that hold one refused request against each."""
