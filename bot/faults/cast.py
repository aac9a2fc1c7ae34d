"""Who plays: two who ask and three who can help, in two zones. Small, so that a run is short."""

from dataclasses import dataclass

from flows import skills
from flows.member import MemberSeen
from flows.profile_form import ProfileSubmitted
from flows.proposal import Way
from handlers.services import Services
from sandbox.people import Person
from sandbox.team import TEAM_ID

PLACES = 3
MINUTES = 600


@dataclass(frozen=True, slots=True)
class Player:
    """One of the cast. `skills` are what a mentor lists, none for who only asks; `places` is their room."""

    id: str
    name: str
    zone: str
    skills: str = ""
    places: int = PLACES

    @property
    def first(self) -> str:
        """The name a friend calls."""
        return self.name.split()[0]


@dataclass(frozen=True, slots=True)
class Cast:
    """The players of one run. Mira and Noor ask; Theo is the first choice, Ines the next, Olga after her."""

    mira: Player
    noor: Player
    theo: Player
    ines: Player
    olga: Player

    @property
    def everybody(self) -> tuple[Player, ...]:
        return (self.mira, self.noor, self.theo, self.ines, self.olga)

    def accounts(self) -> list[Person]:
        """Their accounts in the workspace."""
        return [
            Person(id=p.id, name=p.first.lower(), real_name=p.name, tz=p.zone, title="Librarian")
            for p in self.everybody
        ]


SKILL = "writing radio plays"
"""What all three mentors list, and every goal is about."""


def cast(here: str, there: str) -> Cast:
    """Those who ask live in one zone, those who help in the other. Theo has room for one."""
    return Cast(
        mira=Player("U0MIRA", "Mira Sandoval", here),
        noor=Player("U0NOOR", "Noor Haddad", here),
        theo=Player("U0THEO", "Theo Brandvold", there, f"{SKILL} - Four were on the air", places=1),
        ines=Player("U0INES", "Ines Caldera", there, f"{SKILL} - Teaches it on Thursdays"),
        olga=Player("U0OLGA", "Olga Winther", there, f"{SKILL} - Wrote one with a whole school"),
    )


def introduce(services: Services, cast: Cast) -> None:
    """Let the bot know everybody, through its door, and that the mentors have said yes."""
    for player in cast.everybody:
        _introduce(services, player)


def _introduce(services: Services, player: Player) -> None:
    services.handle(
        MemberSeen(
            team_id=TEAM_ID,
            at=services.now(),
            user_id=player.id,
            name=player.name,
            title="Librarian",
            zone=player.zone,
            locale="en-US",
            guest=False,
            deactivated=False,
            admin=False,
        )
    )
    if player.skills:
        services.handle(
            ProfileSubmitted(
                team_id=TEAM_ID,
                at=services.now(),
                user_id=player.id,
                skills=skills.chosen([player.skills]),
                ask_me_about="",
                title="Librarian",
                department="Radio",
                site="Main",
                ways=tuple(Way),
                languages="en",
                places=player.places,
                minutes_a_month=MINUTES,
            )
        )
