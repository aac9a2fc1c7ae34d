"""App Home: somebody opens it, or turns a page of one of its lists.

product.md, *Mentor profile, App Home*. A snapshot of one person's affairs, of which nothing is changed here;
`home_page.py` arranges what is shown of them.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final, Literal, assert_never

from flows.decision import Decision, Event, FetchMember, Person, Phrase, PublishHome, Tell
from flows.member import Member, Programme
from flows.next_steps import Asked, Asking
from flows.pair_state import PairState
from flows.profile import Profile


class Part(StrEnum):
    """The lists of the page that may be longer than what is shown of them at once."""

    NEXT = "next"
    REQUESTS = "requests"
    MENTORSHIPS = "mentorships"
    MENTORING = "mentoring"
    HISTORY = "history"


AT_ONCE: Final = 7
"""Lines of each list that are shown at once: with all that stands below them they stay within Slack's 100 blocks."""
PLACE_KEPT: Final = timedelta(hours=12)
"""How long the page one has turned to is kept; the next day begins on the first again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HomeState:
    """One person's affairs. `member` is None for one of whom nothing is known; `pairs` are mine on either side."""

    programme: Programme
    user_id: str
    member: Member | None = None
    profile: Profile | None = None
    asking: tuple[Asking, ...] = ()
    asked: tuple[Asked, ...] = ()
    pairs: tuple[PairState, ...] = ()
    admins: tuple[Person, ...] = ()
    opened: bool = False
    turned: Mapping[str, int] = field(default_factory=dict)
    turned_at: datetime | None = None

    def page_of(self, part: Part, now: datetime) -> int:
        """Which page of the list they have turned to, from 0 on; the first again after a while."""
        lately = self.turned_at is not None and now - self.turned_at < PLACE_KEPT
        return self.turned.get(part, 0) if lately else 0

    @property
    def is_admin(self) -> bool:
        """A workspace admin, or one named in the settings."""
        return self.user_id in self.programme.admins or bool(self.member and self.member.admin)


@dataclass(frozen=True, slots=True, kw_only=True)
class HomeOpened(Event):
    """Somebody looks at App Home; from now on theirs is kept up to date."""

    user_id: str
    kind: Literal["home_opened"] = "home_opened"


@dataclass(frozen=True, slots=True, kw_only=True)
class HomeTurned(Event):
    """Somebody turned a page of one of the lists; `page` counts from 0."""

    user_id: str
    part: str
    page: int
    kind: Literal["home_turned"] = "home_turned"


EVENTS = (HomeOpened, HomeTurned)


def decide(state: HomeState, event: HomeOpened | HomeTurned) -> Decision[HomeState]:
    """Draw it. The page that was turned to stays, whatever is drawn anew meanwhile, until it is turned again."""
    match event:
        case HomeOpened():
            draw = PublishHome(user_id=event.user_id)
            ask = () if state.member else (FetchMember(user_id=event.user_id),)
            return Decision(replace(state, opened=True), say=(draw, *ask))
        case HomeTurned():
            return _turned(state, event)
        case _:
            assert_never(event)


def _turned(state: HomeState, event: HomeTurned) -> Decision[HomeState]:
    if state.member and not state.member.can_take_part:
        return Decision(state, reply=Tell(Phrase("guests-cannot")))
    known = {part: state.page_of(part, event.at) for part in Part}
    if event.part not in set(Part) or known[Part(event.part)] == event.page or event.page < 0:
        return Decision(state)
    turned = {part.value: page for part, page in (known | {Part(event.part): event.page}).items() if page}
    after = replace(state, opened=True, turned=turned, turned_at=event.at)
    return Decision(after, say=(PublishHome(user_id=event.user_id),))
