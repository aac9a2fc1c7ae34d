"""The people of the workspace, and how Slack's JSON describes each. Knows nothing of conversations."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Protocol
from zoneinfo import ZoneInfo

from sandbox.clock import Clock
from sandbox.errors import Refused
from sandbox.shapes import Json

_COLOURS = ("9f69e7", "4bbe2e", "e7392d", "3c989f", "674b1b", "e96699", "e0a729", "684b6c", "5b89d5", "2b6836")


class StaffMember(Protocol):
    """What a row of the staff list says of one person."""

    @property
    def id(self) -> str: ...
    @property
    def name(self) -> str: ...
    @property
    def title(self) -> str: ...
    @property
    def department(self) -> str: ...
    @property
    def site(self) -> str: ...
    @property
    def about(self) -> str: ...
    @property
    def tz(self) -> str: ...
    @property
    def locale(self) -> str: ...
    @property
    def is_admin(self) -> bool: ...
    @property
    def is_restricted(self) -> bool: ...
    @property
    def deleted(self) -> bool: ...


@dataclass(frozen=True, slots=True)
class Person:
    """One account of the workspace. `name` is the handle, `tz` an IANA zone name, `is_restricted` a guest."""

    id: str
    name: str
    real_name: str
    title: str = ""
    department: str = ""
    site: str = ""
    about: str = ""
    tz: str = "Europe/Amsterdam"
    locale: str = "en-US"
    is_admin: bool = False
    is_bot: bool = False
    is_restricted: bool = False
    deleted: bool = False
    updated: int = 0

    @property
    def colour(self) -> str:
        """The colour of the person's picture, as six hex digits."""
        return _COLOURS[sum(self.id.encode()) % len(_COLOURS)]

    @property
    def initials(self) -> str:
        """Up to two letters for the person's picture."""
        words = self.real_name.split()
        return "".join(word[0] for word in (words[:1] + words[1:][-1:])).upper()

    def slack(self, *, team_id: str, locale: bool, clock: Clock) -> Json:
        """Return the user object of users.info, users.list and user_change."""
        zone = datetime.fromtimestamp(clock.now(), ZoneInfo(self.tz))
        profile = {
            "title": self.title,
            "real_name": self.real_name,
            "real_name_normalized": self.real_name,
            "display_name": self.real_name,
            "display_name_normalized": self.real_name,
            "first_name": self.real_name.split(" ", maxsplit=1)[0],
            "last_name": self.real_name.rsplit(" ", maxsplit=1)[-1],
            "status_text": "",
            "status_emoji": "",
            "status_expiration": 0,
            "avatar_hash": "g" + self.colour,
            "team": team_id,
        }
        user: Json = {"id": self.id, "team_id": team_id, "name": self.name, "deleted": self.deleted}
        if not self.deleted:
            user |= {
                "color": self.colour,
                "real_name": self.real_name,
                "tz": self.tz,
                "tz_label": zone.tzname(),
                "tz_offset": int((zone.utcoffset() or zone - zone).total_seconds()),
                "is_admin": self.is_admin,
                "is_owner": False,
                "is_primary_owner": False,
                "is_restricted": self.is_restricted,
                "is_ultra_restricted": False,
            }
        user |= {"profile": profile, "is_bot": self.is_bot, "is_app_user": False, "updated": self.updated}
        return user | {"locale": self.locale} if locale and not self.is_bot else user

    def seen(self) -> Json:
        """Return the person as the control API shows them."""
        return {
            "id": self.id,
            "name": self.name,
            "real_name": self.real_name,
            "title": self.title,
            "department": self.department,
            "site": self.site,
            "about": self.about,
            "tz": self.tz,
            "locale": self.locale,
            "is_admin": self.is_admin,
            "is_bot": self.is_bot,
            "is_restricted": self.is_restricted,
            "deleted": self.deleted,
            "color": self.colour,
            "initials": self.initials,
        }


def from_staff(staff: Iterable[StaffMember]) -> list[Person]:
    """Make accounts of a staff list; the handle is the name in lower case with dots."""
    return [
        Person(
            id=member.id,
            name=member.name.lower().replace(" ", "."),
            real_name=member.name,
            title=member.title,
            department=member.department,
            site=member.site,
            about=member.about,
            tz=member.tz,
            locale=member.locale,
            is_admin=member.is_admin,
            is_restricted=member.is_restricted,
            deleted=member.deleted,
        )
        for member in staff
    ]


_CHANGEABLE = frozenset({"tz", "locale", "title", "real_name", "is_restricted", "deleted", "is_admin"})


def changed(person: Person, changes: Json, at: float) -> Person:
    """Return the person with `changes` made at epoch `at`; raises Refused for a field nobody can change."""
    unknown = set(changes) - _CHANGEABLE
    if unknown:
        raise Refused("unknown_field", f"A person has no such thing to change: {', '.join(sorted(unknown))}.")
    return replace(person, **changes, updated=int(at))
