"""The stand-in workspace with the bot beside it: what demo, story, screenshots and the tests that kill it play on.

The staff of the fictional library is known to the bot from the first minute, and its mentors have said yes. The
workspace and the bot's database are kept in one folder, so stopping and starting goes on where it was.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

from pydantic import SecretStr

from bot.build import build
from bot.child import Addresses, ChildBot
from bot.manifest import MANIFEST
from bot.settings import NO_MODEL, Settings
from flows.directory import PersonImported
from flows.member import MemberSeen
from flows.profile_form import ProfileSubmitted
from flows.proposal import Skill, Way
from handlers.services import Services
from sandbox import staff
from sandbox.driver import Workspace
from sandbox.events import RETRY_DELAYS
from sandbox.parts import Terms
from sandbox.people import from_staff
from sandbox.server import Sandbox
from sandbox.staff import StaffPerson
from sandbox.team import TEAM_ID
from storage.profile import Profiles

ZONE = "America/Chicago"
"""The programme's zone: most of the library's branches are there."""


class Stage:
    """Sandbox, bot and driver, started together. `settings` overrule those of a demo's bot.

    `retry_delays` are the seconds before each retry of an event, Slack's unless nobody can wait for minutes.

    Raises OSError where `port` is taken (0 takes a free one).
    """

    def __init__(
        self,
        folder: Path,
        port: int = 0,
        settings: Mapping[str, str] | None = None,
        retry_delays: Sequence[float] = RETRY_DELAYS,
    ) -> None:
        self._port = port
        self._folder = folder
        self._settings = {"MICROMENTOR_TIME_ZONE": ZONE, **(settings or {})}
        people = from_staff(staff.load().people)
        terms = Terms(MANIFEST, people, staff.ORGANISATION, folder=folder, retry_delays=retry_delays)
        self.sandbox = Sandbox(terms)

    def __enter__(self) -> Self:
        self._folder.mkdir(parents=True, exist_ok=True)
        self.sandbox.start(self._port)
        slack = Addresses(self.sandbox.api_url, self.sandbox.clock_url, self.sandbox.bot_token, self.sandbox.app_token)
        self.bot = ChildBot(slack, self._folder, self._settings)
        introduce_staff(self.bot.database_url, slack)
        self.workspace = Workspace(self.sandbox.base_url)
        self.workspace.bot_status(self.bot.status_url)
        self.bot.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.bot.stop()
        self.workspace.close()
        self.sandbox.stop()


def introduce_staff(database_url: str, slack: Addresses) -> None:
    """Let the bot know the staff, through its door; whom it knows already stays as they are."""
    settings = Settings.model_validate(
        {
            "SLACK_BOT_TOKEN": SecretStr(slack.bot_token),
            "SLACK_APP_TOKEN": SecretStr(slack.app_token),
            "SLACK_API_URL": slack.api_url,
            "MICROMENTOR_CLOCK_URL": slack.clock_url,
            "MICROMENTOR_TIME_ZONE": ZONE,
            "DATABASE_URL": database_url,
            "MICROMENTOR_MODEL": NO_MODEL,  # nobody asks this one who could help
        }
    )
    bot = build(settings)
    try:
        bot.database.migrate()
        bot.clock.refresh()
        with bot.services.read() as session:
            known = {profile.user_id for profile in Profiles(session).listed(TEAM_ID)}
        for person in staff.load().people if not known else ():
            _introduce(bot.services, person)
    finally:
        bot.executor.shutdown()
        bot.database.dispose()


def _introduce(services: Services, person: StaffPerson) -> None:
    services.handle(
        MemberSeen(
            team_id=TEAM_ID,
            at=services.now(),
            user_id=person.id,
            name=person.name,
            title=person.title,
            zone=person.tz,
            locale=person.locale,
            guest=person.is_restricted,
            deactivated=person.deleted,
            admin=person.is_admin,
        )
    )
    services.handle(
        PersonImported(
            team_id=TEAM_ID,
            at=services.now(),
            user_id=person.id,
            department=person.department,
            site=person.site,
            manager_id=person.manager_id,
        )
    )
    if person.mentor and not person.deleted:
        services.handle(
            ProfileSubmitted(
                team_id=TEAM_ID,
                at=services.now(),
                user_id=person.id,
                skills=tuple(Skill(skill.name, skill.evidence) for skill in person.mentor.skills),
                ask_me_about=person.mentor.ask_me_about,
                title=person.title,
                department=person.department,
                site=person.site,
                ways=tuple(Way(way) for way in person.mentor.ways),
                languages=", ".join(person.mentor.languages),
                places=person.mentor.places,
                minutes_a_month=person.mentor.minutes,
            )
        )
