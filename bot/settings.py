"""Everything an operator can set: the names, their defaults, and what cannot be right.

`environment.py` reads them once, then they are passed down as values. `.env.example` lists the same names with the same
defaults; a test compares the two.
"""

from datetime import timedelta
from typing import Annotated, Literal, Self
from urllib.parse import urlparse
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import Field, SecretStr, field_validator, model_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from bot import address
from bot.patience import Pace
from bot.sealing import is_key
from handlers.text import DEFAULT_LANGUAGE, languages

SLACK_API = "https://slack.com/api/"

BUNDLED, NO_MODEL = "bundled", "none"
"""What MICROMENTOR_MODEL may say instead of a folder."""

LONGEST = 86_400.0
"""Seconds: no lease and no pause is longer than a day."""

Mode = Literal["run", "serve"]
"""The two ways in: Socket Mode, or HTTP."""

_TO_RUN = ("bot_token", "app_token")
_TO_SERVE_ONE = ("bot_token", "signing_secret")
_TO_TAKE_INSTALLS = ("signing_secret", "client_id", "client_secret", "token_keys", "public_url")


class Settings(BaseSettings):
    """The settings by their names in the environment. Secrets are shown nowhere, not even by repr."""

    model_config = SettingsConfigDict(
        env_file=".env", env_file_encoding="utf-8", env_ignore_empty=True, extra="ignore", hide_input_in_errors=True
    )

    bot_token: SecretStr | None = Field(
        None, validation_alias="SLACK_BOT_TOKEN", description="Bot token of the installed app (xoxb-)."
    )
    app_token: SecretStr | None = Field(
        None,
        validation_alias="SLACK_APP_TOKEN",
        description="App-level token with the scope connections:write (xapp-).",
    )
    signing_secret: SecretStr | None = Field(
        None,
        validation_alias="SLACK_SIGNING_SECRET",
        description="Signing secret by which Slack's HTTP requests are known (Basic Information, App Credentials).",
    )
    client_id: str | None = Field(
        None,
        validation_alias="SLACK_CLIENT_ID",
        description="Client ID of the app, where any workspace may install it from its install page.",
    )
    client_secret: SecretStr | None = Field(
        None, validation_alias="SLACK_CLIENT_SECRET", description="Client secret that belongs to the client ID."
    )
    token_keys: Annotated[tuple[SecretStr, ...], NoDecode] = Field(
        (),
        validation_alias="MICROMENTOR_TOKEN_KEYS",
        description="Keys that encrypt the tokens in the database, by commas, the newest first.",
    )
    public_url: str | None = Field(
        None, validation_alias="MICROMENTOR_PUBLIC_URL", description="The https address at which Slack reaches the bot."
    )
    http_host: str = Field(
        "127.0.0.1", validation_alias="MICROMENTOR_HTTP_HOST", description="Address on which HTTP requests are taken."
    )
    http_port: int = Field(
        3000,
        ge=0,
        le=65535,
        validation_alias="MICROMENTOR_HTTP_PORT",
        description="Port on which HTTP requests are taken; 0 takes a free one.",
    )
    keep_removed_days: int = Field(
        30,
        ge=0,
        validation_alias="MICROMENTOR_KEEP_REMOVED_DAYS",
        description="Days after which everything of a workspace that removed the app is deleted.",
    )
    api_url: str = Field(SLACK_API, validation_alias="SLACK_API_URL", description="Where Slack's Web API is.")
    database_url: str = Field(
        "sqlite:///micromentor.db",
        validation_alias="DATABASE_URL",
        description="A SQLAlchemy URL: SQLite or PostgreSQL.",
    )
    admins: Annotated[tuple[str, ...], NoDecode] = Field(
        (),
        validation_alias="MICROMENTOR_ADMINS",
        description="Slack ids of people who are admins of the programme beside the workspace's own, by commas; "
        "of many workspaces each with its own (T1:U1).",
    )
    model: str = Field(
        BUNDLED,
        validation_alias="MICROMENTOR_MODEL",
        description="Model that knows what texts mean: bundled, a folder with another of the BERT family, or none.",
    )
    time_zone: str = Field(
        "UTC",
        validation_alias="MICROMENTOR_TIME_ZONE",
        description="IANA name of the zone of people whose own is not known.",
    )
    language: str = Field(
        DEFAULT_LANGUAGE,
        validation_alias="MICROMENTOR_LANGUAGE",
        description="Language of people whose own there is no translation for, and of those who have none in common.",
    )
    clock_url: str | None = Field(
        None,
        validation_alias="MICROMENTOR_CLOCK_URL",
        description="Where the stand-in Slack's clock is; for demo and tests.",
    )
    status_port: int | None = Field(
        None,
        ge=0,
        le=65535,
        validation_alias="MICROMENTOR_STATUS_PORT",
        description="Port for /healthz, /metrics and /status; none when empty.",
    )
    status_host: str = Field(
        "127.0.0.1",
        validation_alias="MICROMENTOR_STATUS_HOST",
        description="Address for that port; who reaches it sees how much there is to do, and nothing of anybody.",
    )
    courier_lease: float = Field(
        60.0,
        gt=0,
        le=LONGEST,
        validation_alias="MICROMENTOR_COURIER_LEASE",
        description="Seconds for which one process owns a message.",
    )
    courier_margin: float = Field(
        20.0,
        gt=0,
        le=LONGEST,
        validation_alias="MICROMENTOR_COURIER_MARGIN",
        description="Seconds of the lease that must be left to start sending.",
    )
    courier_look_after: float = Field(
        30.0,
        gt=0,
        le=LONGEST,
        validation_alias="MICROMENTOR_COURIER_LOOK_AFTER",
        description="Seconds after an unknown outcome before the conversation is searched for the message.",
    )
    claim_lease: float = Field(
        10.0,
        gt=0,
        le=LONGEST,
        validation_alias="MICROMENTOR_CLAIM_LEASE",
        description="Seconds for which one process owns an event of Slack's or a timer that is due.",
    )
    try_again: float = Field(
        30.0,
        gt=0,
        le=LONGEST,
        validation_alias="MICROMENTOR_TRY_AGAIN",
        description="Seconds after which an event or a timer is tried again that could not be dealt with.",
    )
    fault_points: Annotated[tuple[str, ...], NoDecode] = Field(
        (),
        validation_alias="MICROMENTOR_FAULT_POINTS",
        description="Places where the process kills itself (after-commit:3), by commas; for tests.",
    )
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = Field(
        "INFO", validation_alias="LOG_LEVEL", description="How much the log says."
    )
    log_format: Literal["text", "json"] = Field(
        "text", validation_alias="LOG_FORMAT", description="text: lines for a person. json: one JSON object a line."
    )

    @property
    def pace(self) -> Pace:
        """The numbers of patience as one value."""
        return Pace(
            lease=timedelta(seconds=self.courier_lease),
            margin=timedelta(seconds=self.courier_margin),
            look_after=timedelta(seconds=self.courier_look_after),
            claim=timedelta(seconds=self.claim_lease),
            again=timedelta(seconds=self.try_again),
        )

    @property
    def is_real_slack(self) -> bool:
        """Whether the Web API is Slack's own."""
        host = urlparse(self.api_url).hostname or ""
        return host == "slack.com" or host.endswith(".slack.com")

    @property
    def takes_installs(self) -> bool:
        """Whether workspaces may install the app by themselves (OAuth)."""
        return self.client_id is not None or self.client_secret is not None

    @property
    def modes(self) -> tuple[Mode, ...]:
        """The ways in that these settings are for; Socket Mode where they say nothing."""
        http = self.signing_secret or self.takes_installs or self.public_url
        if http and self.app_token:
            return ("run", "serve")
        return ("serve",) if http else ("run",)

    def missing(self, mode: Mode) -> tuple[str, ...]:
        """The names of the settings that `mode` needs and that are not set, in the order of this page."""
        needed = {"run": _TO_RUN, "serve": _TO_TAKE_INSTALLS if self.takes_installs else _TO_SERVE_ONE}[mode]
        return tuple(str(Settings.model_fields[name].validation_alias) for name in needed if not getattr(self, name))

    @field_validator("bot_token")
    @classmethod
    def _bot_token_shape(cls, token: SecretStr | None) -> SecretStr | None:
        if token and token.get_secret_value().startswith("xoxe."):
            raise ValueError(
                "this token expires, because token rotation is on for the app; the bot does not renew tokens, and "
                "Slack cannot turn it off again: create the app anew from manifest.yml"
            )
        if token and not token.get_secret_value().startswith("xoxb-"):
            raise ValueError(
                "a bot token starts with xoxb-; it stands under OAuth & Permissions once the app is installed"
            )
        return token

    @field_validator("app_token")
    @classmethod
    def _app_token_shape(cls, token: SecretStr | None) -> SecretStr | None:
        if token and not token.get_secret_value().startswith("xapp-"):
            raise ValueError(
                "an app-level token starts with xapp-; make one under Basic Information, scope connections:write"
            )
        return token

    @field_validator("api_url")
    @classmethod
    def _api_url_ends_in_a_slash(cls, url: str) -> str:
        return url if url.endswith("/") else url + "/"

    @field_validator("public_url")
    @classmethod
    def _public_url_is_bare(cls, url: str | None) -> str | None:
        return url and address.public(url)

    @field_validator("token_keys")
    @classmethod
    def _keys_are_keys(cls, keys: tuple[SecretStr, ...]) -> tuple[SecretStr, ...]:
        if not all(is_key(key.get_secret_value()) for key in keys):
            raise ValueError("one of them is no key; `micromentor keys new` makes one")
        return keys

    @field_validator("admins", "fault_points", "token_keys", mode="before")
    @classmethod
    def _split(cls, value: object) -> object:
        if isinstance(value, str):
            return tuple(part.strip() for part in value.split(",") if part.strip())
        return value

    @field_validator("time_zone")
    @classmethod
    def _known_zone(cls, name: str) -> str:
        try:
            ZoneInfo(name)
        except (ZoneInfoNotFoundError, ValueError, OSError) as error:
            raise ValueError("there is no such zone; an IANA name such as Europe/Berlin is needed") from error
        return name

    @field_validator("language")
    @classmethod
    def _known_language(cls, name: str) -> str:
        if name not in languages():
            raise ValueError(f"there is no such translation; these are there: {', '.join(languages())}")
        return name

    @model_validator(mode="after")
    def _clock_only_beside_a_stand_in(self) -> Self:
        if self.clock_url and self.is_real_slack:
            raise ValueError(
                "MICROMENTOR_CLOCK_URL moves the bot's clock and is only for a stand-in Slack: "
                "leave it empty, or set SLACK_API_URL to the stand-in"
            )
        return self

    @model_validator(mode="after")
    def _faults_only_beside_a_stand_in(self) -> Self:
        if self.fault_points and self.is_real_slack:
            raise ValueError(
                "MICROMENTOR_FAULT_POINTS kills the bot on purpose and is only for a stand-in Slack: leave it empty"
            )
        return self

    @model_validator(mode="after")
    def _admins_are_of_a_workspace(self) -> Self:
        if self.takes_installs and not self.bot_token and not all(":" in who for who in self.admins):
            raise ValueError(
                "MICROMENTOR_ADMINS: where many workspaces have the app, each id needs its workspace's before it, such "
                "as T024BE7LD:U023BECGF; ids of people may be the same elsewhere"
            )
        return self

    @model_validator(mode="after")
    def _pace_holds(self) -> Self:
        if not max(self.courier_margin, self.courier_look_after) < self.courier_lease:
            raise ValueError(
                "MICROMENTOR_COURIER_MARGIN and MICROMENTOR_COURIER_LOOK_AFTER must be less than "
                "MICROMENTOR_COURIER_LEASE: nothing could ever be sent"
            )
        if not self.courier_margin / 2 < self.courier_look_after:
            raise ValueError(
                "MICROMENTOR_COURIER_LOOK_AFTER must be more than half of MICROMENTOR_COURIER_MARGIN, which is how "
                "long one call may take: looked for sooner, a message on its way would be sent twice"
            )
        return self
