"""One's own working days and hours, in place of the programme's.

product.md, *Time and hours*: anybody may set them, mentor or not; all clocks and messages keep to them from then on.
It must not know what any clock is for.
"""

from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import Literal, assert_never

from flows import worktime
from flows.decision import Decision, FieldErrors, Phrase, Show, Tell, View
from flows.member import Hours, Member
from flows.profile import ProfileEvent, ProfileState, refused

SHORTEST = timedelta(hours=1)
"""A working day is at least so long: what waits for somebody's hours must find them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HoursForm(View):
    """The days and hours as they are, beside the programme's. `zone` is an IANA name."""

    hours: Hours
    usual: Hours
    zone: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HoursFormAsked(ProfileEvent):
    """They want to change their days and hours."""

    kind: Literal["hours_form_asked"] = "hours_form_asked"


@dataclass(frozen=True, slots=True, kw_only=True)
class HoursSet(ProfileEvent):
    """The form was sent in: ISO weekdays, and local times; None for one that was none."""

    days: tuple[int, ...]
    start: time | None
    end: time | None
    kind: Literal["hours_set"] = "hours_set"


EVENTS = (HoursFormAsked, HoursSet)


def decide(state: ProfileState, event: HoursFormAsked | HoursSet) -> Decision[ProfileState]:
    """What each event does to somebody's hours."""
    if refusal := refused(state):
        return refusal
    assert state.member is not None  # noqa: S101 - refused otherwise
    match event:
        case HoursFormAsked():
            return Decision(state, reply=Show(_form(state, state.member)))
        case HoursSet():
            return _set(state, state.member, event)
        case _:
            assert_never(event)


def _form(state: ProfileState, member: Member) -> HoursForm:
    return HoursForm(
        hours=worktime.hours_of(member, state.programme),
        usual=worktime.usual_hours(state.programme),
        zone=member.zone,
    )


def _set(state: ProfileState, member: Member, event: HoursSet) -> Decision[ProfileState]:
    """The programme's own hours are nobody's own: who chooses them follows the programme's from then on."""
    days = tuple(sorted({day for day in event.days if 1 <= day <= 7}))
    if not days:
        return Decision(state, reply=FieldErrors({"days": Phrase("hours-no-day")}))
    if event.start is None or event.end is None or _length(event.start, event.end) < SHORTEST:
        return Decision(state, reply=FieldErrors({"end": Phrase("hours-too-short")}))
    hours = Hours(days=days, start=event.start, end=event.end)
    usual = hours == worktime.usual_hours(state.programme)
    changed = replace(member, hours=None if usual else hours)
    told = Phrase("hours-saved-usual" if usual else "hours-saved")
    return Decision(replace(state, member=changed), reply=Tell(told))


def _length(start: time, end: time) -> timedelta:
    on = date.min
    return datetime.combine(on, end) - datetime.combine(on, start)
