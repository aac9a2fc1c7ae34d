"""The directory's word on a person: who they are at work, and whether somebody puts them forward as a mentor.

product.md, *Directory*. The same row twice changes nothing. What people said of themselves is never overwritten, and
nobody becomes a mentor by a row: it only prepares a profile. It must not know files; `flows.directory_row` reads rows.
"""

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Literal

from flows import worktime
from flows.decision import Decision, FetchMember, Outgoing, Phrase, Tell, Wake
from flows.member import Member
from flows.profile import Profile, ProfileEvent, ProfileState, ProfileStatus, was_put_forward
from flows.proposal import Skill
from flows.put_forward import PutForwardDue
from flows.put_forward_card import card_now, put_forward_key


@dataclass(frozen=True, slots=True, kw_only=True)
class Prepared:
    """What a row puts somebody forward with. None: the row does not say."""

    skills: tuple[Skill, ...] = ()
    ask_me_about: str = ""
    places: int | None = None
    years_in_role: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonImported(ProfileEvent):
    """One good row of the directory. Empty words and None leave what is known as it is.

    `put_forward_by` is the Slack id of who puts them forward; empty for the programme.
    """

    name: str = ""
    title: str = ""
    department: str = ""
    site: str = ""
    manager_id: str | None = None
    prepared: Prepared | None = None
    put_forward_by: str = ""
    kind: Literal["person_imported"] = "person_imported"


EVENTS = (PersonImported,)


class Imported(StrEnum):
    """What a row did: the name of the phrase that a Decision replies with."""

    KEPT = "imported-kept"
    AS_IT_WAS = "imported-as-it-was"


def decide(state: ProfileState, event: PersonImported) -> Decision[ProfileState]:
    """Keep what the row says of the person, and prepare a profile where it puts them forward."""
    after = replace(state, member=_described(state, event))
    wake: tuple[Wake, ...] = ()
    say: tuple[Outgoing, ...] = ()
    if event.prepared and (profile := _prepared(state.profile, event, event.prepared)):
        after = replace(after, profile=profile)
        if profile != state.profile:
            say = card_now(after) if profile.told else ()
            wake = () if profile.told else (_ask_them(after, event),)
    if after == state:
        return Decision(state, reply=Tell(Phrase(Imported.AS_IT_WAS)))
    if state.member is None:
        say = (*say, FetchMember(user_id=event.user_id))
    return Decision(after, say, wake, Tell(Phrase(Imported.KEPT)))


def _described(state: ProfileState, event: PersonImported) -> Member:
    """The person with what the row says. Slack's own name for them wins over the row's."""
    known = state.member or Member(user_id=event.user_id, name=event.name or event.user_id, zone=state.programme.zone)
    return replace(
        known,
        title=event.title or known.title,
        department=event.department or known.department,
        site=event.site or known.site,
        manager_id=event.manager_id or known.manager_id,
    )


def _prepared(known: Profile | None, event: PersonImported, row: Prepared) -> Profile | None:
    """The profile that waits for a yes; None where the person has said yes, no or enough already."""
    if known is not None and not was_put_forward(known):
        return None
    profile = known or Profile(user_id=event.user_id, status=ProfileStatus.PROPOSED)
    return replace(
        profile,
        skills=row.skills or profile.skills,
        ask_me_about=row.ask_me_about or profile.ask_me_about,
        places=row.places or profile.places,
        years_in_role=profile.years_in_role if row.years_in_role is None else row.years_in_role,
        proposed_by=event.put_forward_by or profile.proposed_by,
    )


def _ask_them(state: ProfileState, event: PersonImported) -> Wake:
    """One message, in their own working hours."""
    assert state.member is not None  # noqa: S101 - just described
    at = worktime.next_working(event.at, state.member, state.programme)
    due = PutForwardDue(team_id=event.team_id, at=at, user_id=event.user_id)
    return Wake(key=put_forward_key(event.user_id), event=due)
