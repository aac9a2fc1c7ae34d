"""Slack's limits, each with its number and where it is said. The checks take their numbers from here and nowhere else.

Words in quotation marks are quoted to the letter. Sources, abbreviated as in the `source` of each: `types` is the doc
comments of @slack/types 3.2.0; `docs` is docs.slack.dev at the page named; `sdk` is slack_sdk 3.47.0's model
validators; `ref` is slack-ruby/slack-api-ref (the method pages as published, 2026); `issue` is a thread on GitHub.
A limit without a number in any of these is not in the table.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limit:
    """One limit: a `name` unique in the table, the largest value allowed, its source."""

    name: str
    value: int
    source: str


_TABLE: dict[str, Limit] = {}


def _limit(name: str, value: int, source: str) -> int:
    _TABLE[name] = Limit(name, value, source)
    return value


# --- messages --------------------------------------------------------------------------------------------------------
MESSAGE_BLOCKS = _limit("message_blocks", 50, "docs reference/block-kit/blocks: 50 blocks in a message")
MESSAGE_TEXT = _limit(
    "message_text", 40_000, 'ref chat.postMessage: "no more than 40,000 characters or risk truncation"'
)
UPDATE_TEXT = _limit("update_text", 4000, "ref chat.update: msg_too_long for a text over 4,000 characters")
MESSAGE_BLOCK_CHARACTERS = _limit(
    "message_block_characters",
    13_200,
    "issue slackapi/bolt-js#2509: msg_blocks_too_long at about 13,200 characters in total",
)
ATTACHMENTS = _limit(
    "attachments",
    100,
    'ref chat.postMessage: too_many_attachments "A maximum of 100 attachments are allowed on a message."',
)
MARKDOWN_CHARACTERS = _limit(
    "markdown_characters",
    12_000,
    'types MarkdownBlock: "Limit 12,000 characters max."; cumulative over a message in docs',
)
TABLES = _limit("tables", 1, "docs reference/block-kit/blocks/table-block: one table in a message")
METADATA_DEPTH = _limit(
    "metadata_depth",
    1,
    "docs messaging/message-metadata: values are scalars, or one level of object or list of objects",
)

# --- views -----------------------------------------------------------------------------------------------------------
VIEW_BLOCKS = _limit("view_blocks", 100, 'types BaseView: "Max of 100 blocks."')
VIEW_BYTES = _limit("view_bytes", 250_000, 'ref views.open: view_too_large "greater than 250kb"')
VIEW_TITLE = _limit("view_title", 24, 'types ModalView: title "maximum length of 24 characters"')
VIEW_SUBMIT = _limit("view_submit", 24, 'types ModalView: submit "Max length of 24 characters."')
VIEW_CLOSE = _limit("view_close", 24, 'types ModalView: close "Maximum length of 24 characters."')
PRIVATE_METADATA = _limit(
    "private_metadata", 3000, 'types BaseView: private_metadata "Maximum length of 3000 characters."'
)
CALLBACK_ID = _limit("callback_id", 255, 'types BaseView: callback_id "Maximum length of 255 characters."')
EXTERNAL_ID = _limit("external_id", 255, 'ref views.update: external_id "Max length of 255 characters."')
MODAL_STACK = _limit("modal_stack", 3, 'ref views.push: push_limit_reached "Currently the limit is 3."')

# --- blocks ----------------------------------------------------------------------------------------------------------
BLOCK_ID = _limit("block_id", 255, 'types Block: block_id "Maximum length for this field is 255 characters."')
ACTION_ID = _limit("action_id", 255, 'types Actionable: action_id "Maximum length for this field is 255 characters."')
SECTION_TEXT = _limit("section_text", 3000, 'types SectionBlock: text "maximum length is 3000 characters"')
SECTION_FIELDS = _limit("section_fields", 10, 'types SectionBlock: fields "Maximum number of items is 10."')
SECTION_FIELD = _limit(
    "section_field", 2000, 'types SectionBlock: "Maximum length for the text in each item is 2000 characters."'
)
TEXT_OBJECT = _limit(
    "text_object", 3000, 'types MrkdwnElement: text "The minimum length is 1 and maximum length is 3000"'
)
HEADER_TEXT = _limit(
    "header_text", 150, 'types HeaderBlock: "Maximum length for the text in this field is 150 characters."'
)
CONTEXT_ELEMENTS = _limit("context_elements", 10, 'types ContextBlock: elements "Maximum number of items is 10."')
ACTIONS_ELEMENTS = _limit(
    "actions_elements", 25, 'types ActionsBlock: "There is a maximum of 25 elements in each action block."'
)
INPUT_LABEL = _limit(
    "input_label", 2000, 'types InputBlock: label "Maximum length for the text in this field is 2000 characters."'
)
INPUT_HINT = _limit(
    "input_hint", 2000, 'types InputBlock: hint "Maximum length for the `text` in this field is 2000 characters."'
)
IMAGE_URL = _limit("image_url", 3000, "sdk ImageBlock: image_url_max_length 3000")
ALT_TEXT = _limit("alt_text", 2000, 'types ImageBlock: alt_text "Maximum length for this field is 2000 characters."')
IMAGE_TITLE = _limit(
    "image_title", 2000, 'types ImageBlock: title "Maximum length for the text in this field is 2000 characters."'
)
VIDEO_TITLE = _limit("video_title", 199, 'types VideoBlock: title "must be less than 200 characters"')
VIDEO_AUTHOR = _limit("video_author", 49, 'types VideoBlock: author_name "Must be less than 50 characters."')
TABLE_ROWS = _limit("table_rows", 100, 'types TableBlock: rows "Maximum 100 rows."')
TABLE_CELLS = _limit("table_cells", 20, 'types TableBlock: "Each row object is an array with a max of 20 table cells."')

# --- elements --------------------------------------------------------------------------------------------------------
BUTTON_TEXT = _limit(
    "button_text", 75, 'types Button: text "Maximum length for the text in this field is 75 characters."'
)
BUTTON_VALUE = _limit("button_value", 2000, 'types Button: value "Maximum length for this field is 2000 characters."')
BUTTON_URL = _limit("button_url", 3000, 'types Button: url "Maximum length for this field is 3000 characters."')
ACCESSIBILITY_LABEL = _limit(
    "accessibility_label", 75, 'types Button: accessibility_label "Maximum length for this field is 75 characters."'
)
OPTION_TEXT = _limit(
    "option_text", 75, 'types Option: text "Maximum length for the `text` in this field is 75 characters."'
)
OPTION_VALUE = _limit("option_value", 150, "sdk Option: value_max_length 150 (types still says 75)")
OPTION_DESCRIPTION = _limit(
    "option_description",
    75,
    'types Option: description "Maximum length for the `text` within this field is 75 characters."',
)
OPTION_URL = _limit("option_url", 3000, 'types Option: url "Maximum length for this field is 3000 characters."')
SELECT_OPTIONS = _limit("select_options", 100, 'types StaticSelect: options "Maximum number of options is 100."')
SELECT_GROUPS = _limit(
    "select_groups", 100, 'types StaticSelect: option_groups "Maximum number of option groups is 100."'
)
GROUP_LABEL = _limit(
    "group_label", 75, 'types OptionGroup: label "Maximum length for the `text` in this field is 75 characters."'
)
OVERFLOW_OPTIONS = _limit("overflow_options", 5, 'types Overflow: options "An array of up to 5"')
CHOICES = _limit("choices", 10, 'types Checkboxes and RadioButtons: options "A maximum of 10 options are allowed."')
PLACEHOLDER = _limit(
    "placeholder",
    150,
    'types Placeholdable: placeholder "Maximum length for the `text` field in this object is 150 characters."',
)
CONFIRM_TITLE = _limit(
    "confirm_title", 100, 'types ConfirmationDialog: title "Maximum length for this field is 100 characters."'
)
CONFIRM_TEXT = _limit(
    "confirm_text",
    300,
    'types ConfirmationDialog: text "Maximum length for the `text` in this field is 300 characters."',
)
CONFIRM_BUTTON = _limit(
    "confirm_button",
    30,
    'types ConfirmationDialog: confirm and deny "Maximum length for the `text` in this field is 30 characters."',
)
TYPED_TEXT = _limit("typed_text", 3000, 'types PlainTextInput: min_length "Maximum value is 3000."')
FILES_IN_INPUT = _limit("files_in_input", 10, 'types FileInput: max_files "Minimum of `1`, maximum of `10`."')
QUERY_LETTERS = _limit(
    "query_letters",
    3,
    'types ExternalSelect: min_query_length "the fewest number of typed characters required before dispatch. The '
    'default value is `3`."',
)
QUERY_OPTIONS = _limit(
    "query_options",
    100,
    "types StaticSelect: 100 options, which holds for the answer to a block_suggestion too (docs external select)",
)

# --- conversations, files, interaction -------------------------------------------------------------------------------
OPEN_USERS = _limit("open_users", 8, 'ref conversations.open: too_many_users "Needs at most 8 users to open."')
FILE_ALT_TEXT = _limit(
    "file_alt_text", 1000, 'ref files.getUploadURLExternal: alt_txt_too_large "longer than the limit of 1000 character"'
)
ACK_SECONDS = _limit("ack_seconds", 3, "docs interactivity/handling-user-interaction: 3 seconds to acknowledge")
TRIGGER_SECONDS = _limit(
    "trigger_seconds", 3, "docs interactivity/handling-user-interaction: a trigger_id expires after 3 seconds"
)
TRIGGER_USES = _limit(
    "trigger_uses", 1, 'ref views.push: exchanged_trigger_id "The trigger_id was already exchanged in a previous call."'
)
RESPONSE_URL_USES = _limit(
    "response_url_uses", 5, "docs interactivity/handling-user-interaction: 5 uses of a response_url within 30 minutes"
)
RESPONSE_URL_SECONDS = _limit(
    "response_url_seconds",
    30 * 60,
    "docs interactivity/handling-user-interaction: 5 uses of a response_url within 30 minutes",
)
OAUTH_CODE_SECONDS = _limit(
    "oauth_code_seconds", 10 * 60, "docs authentication/installing-with-oauth: the temporary code lasts ten minutes"
)
OAUTH_CODE_USES = _limit(
    "oauth_code_uses", 1, "issue kmrshntr/omniauth-slack#54: code_already_used for a code exchanged before"
)
SOCKETS = _limit(
    "sockets", 10, "docs apis/events-api/using-socket-mode: 10 connections at once; issue slackapi/node-slack-sdk#1654"
)
EVENT_RETRIES = _limit("event_retries", 3, "docs apis/events-api: retried at once, after 1 minute and after 5 minutes")

ALL = dict(_TABLE)
"""Every limit by its name, for the tests that hold one refused request against each."""
