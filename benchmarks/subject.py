"""The bot that is measured: the one `bot.build` makes, at work beside a staff of a given size.

Everything runs as it does for people: courier, clock, inbox, connection. The staff has a past (mentorships held and
running), and everybody has opened App Home, so that every change draws it again. What a round leaves behind is ended
and said before the next begins, none of which is timed.
"""

import time
from collections.abc import Iterable, Iterator
from datetime import datetime
from itertools import cycle
from pathlib import Path
from types import TracebackType
from typing import Any, Self
from uuid import uuid4

from benchmarks import envelopes
from benchmarks.filling import fill
from benchmarks.lines import Line
from benchmarks.slack import TEAM_ID, StandIn
from benchmarks.staff import GOALS, NOW, OUTCOME, ZONES, staff
from bot.build import build
from bot.settings import NO_MODEL, Settings
from flows.ask import Invitation, Request
from flows.choosing import MentorsChosen
from flows.decision import Decision, Event
from flows.ending import MentorshipEnded
from flows.invitation import InvitationAccepted
from flows.member import Member
from flows.request import RequestFormAsked, RequestSubmitted, RequestWithdrawn
from handlers.ids import Command, InvitationAction, RequestForms
from handlers.payloads import carry
from storage.outbox import Outbox
from storage.profile import Profiles
from storage.timers import Timers

APP_TOKEN = "xapp-bench"
PATIENCE = 30.0
"""Seconds until the bot must have come to rest."""
POLL, QUIET = 0.010, 0.030
"""Seconds between two looks whether it has, and those it is then left alone."""


class StandingClock:
    """A clock that stands, so that no timer falls due by itself."""

    def now(self) -> datetime:
        return NOW

    def refresh(self) -> None:
        """Nobody moves it."""


class Subject:
    """The bot in the filled database at `url`, where the `mentees` ask. Use it as a context manager."""

    def __init__(
        self, url: str, slack: StandIn, mentors: int, mentees: Iterable[Member], app_token: str = APP_TOKEN
    ) -> None:
        self.mentors = mentors
        self._slack = slack
        self.bot = build(_settings(url, slack.api_url, app_token), StandingClock())
        self._mentees: Iterator[Member] = cycle(mentees)

    @classmethod
    def with_mentors(cls, folder: Path, slack: StandIn, mentors: int) -> Self:
        """The bot with so many mentors, in a database of its own in the folder."""
        url = f"sqlite:///{folder / f'{mentors}-mentors.db'}"
        people = staff(mentors)
        fill(url, people)
        return cls(url, slack, mentors, people.mentees)

    def __enter__(self) -> Self:
        self.bot.start()
        self._goals: Iterator[str] = cycle([goal for goal in GOALS if self._somebody_can(goal)])
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.bot.stop()

    # --- from the envelope to the ack, in seconds --------------------------------------------------------------------

    def command(self, line: Line) -> float:
        """`/micromentor <goal>`: the form opens."""
        opened = self._slack.calls["views.open"]
        took, _ = line(
            "slash_commands", envelopes.command(next(self._mentees).user_id, Command.MICROMENTOR, next(self._goals))
        )
        _sure(held=self._slack.calls["views.open"] == opened + 1, otherwise="the command opened no form")
        return took

    def submission(self, line: Line) -> float:
        """The form sent in: proposals take its place."""
        mentee, view_id = next(self._mentees).user_id, _view_id()
        form = envelopes.submission(mentee, RequestForms.FORM, view_id, _form(next(self._goals)))
        took, answer = line("interactive", form)
        shown = (answer.get("view") or {}).get("callback_id")
        _sure(held=shown == RequestForms.PROPOSALS, otherwise="the form was not answered with proposals")
        self._withdraw(mentee, view_id)
        return took

    def accept(self, line: Line) -> float:
        """A mentor presses Accept."""
        invitation, mentee = self._invited()
        value = carry(request_id=invitation.request_id, number=invitation.number)
        took, _ = line("interactive", envelopes.click(invitation.mentor_id, InvitationAction.ACCEPT, value))
        self._end(invitation.request_id, mentee)
        return took

    # --- the door alone, in seconds ----------------------------------------------------------------------------------

    def handle_command(self) -> float:
        """`Services.handle` of the command's event."""
        asked = RequestFormAsked(
            team_id=TEAM_ID, at=NOW, actor=next(self._mentees).user_id, request_id="", goal=next(self._goals)
        )
        return self._timed(asked)[0]

    def handle_submission(self) -> float:
        """`Services.handle` of the form's event, the matching included."""
        event = self._submitted(next(self._goals))
        took, decision = self._timed(event)
        _sure(held=bool(decision.state.request.matches), otherwise="nobody was proposed")
        self._withdraw(event.actor, event.request_id)
        return took

    def handle_first_after_a_change(self) -> float:
        """The same, where a mentor's profile has changed since the last."""
        self.bot.database.run(lambda session: Profiles(session).changed(TEAM_ID, staff(1).mentors[0].user_id))
        return self.handle_submission()

    def handle_accept(self) -> float:
        """`Services.handle` of an acceptance."""
        invitation, mentee = self._invited()
        accepted = InvitationAccepted(
            team_id=TEAM_ID,
            at=NOW,
            actor=invitation.mentor_id,
            request_id=invitation.request_id,
            number=invitation.number,
        )
        took, _ = self._timed(accepted)
        self._end(invitation.request_id, mentee)
        return took

    def _timed(self, event: Event) -> tuple[float, Decision[Any]]:
        start = time.perf_counter()
        decision = self.bot.services.handle(event)
        return time.perf_counter() - start, decision

    # --- before and after --------------------------------------------------------------------------------------------

    def _submitted(self, goal: str) -> RequestSubmitted:
        return RequestSubmitted(
            team_id=TEAM_ID,
            at=NOW,
            actor=next(self._mentees).user_id,
            request_id=_view_id(),
            goal=goal,
            outcome=OUTCOME,
            sessions=2,
            minutes=15,
        )

    def _invited(self) -> tuple[Invitation, str]:
        """An invitation that waits for its mentor's answer, and the mentee's id."""
        event = self._submitted(next(self._goals))
        request: Request = self.bot.services.handle(event).state.request
        chosen = MentorsChosen(
            team_id=TEAM_ID,
            at=NOW,
            actor=event.actor,
            request_id=request.id,
            first=request.matches[0].mentor_id,
        )
        invitation = self.bot.services.handle(chosen).state.current
        _sure(held=invitation is not None, otherwise="nobody could be asked")
        self._rest()
        return invitation, event.actor

    def _withdraw(self, mentee: str, request_id: str) -> None:
        self.bot.services.handle(RequestWithdrawn(team_id=TEAM_ID, at=NOW, actor=mentee, request_id=request_id))
        self._rest()

    def _end(self, mentorship_id: str, mentee: str) -> None:
        ended = MentorshipEnded(team_id=TEAM_ID, at=NOW, actor=mentee, mentorship_id=mentorship_id)
        state = self.bot.services.handle(ended).state
        _sure(held=state.mentorship is not None, otherwise="the click on Accept made no mentorship")
        self._rest()

    def _rest(self) -> None:
        """Wait until all is said and every worker has seen that there is nothing more to do."""
        self.bot.status()  # starts what is due; asked once, because each question starts the workers looking again
        deadline = time.monotonic() + PATIENCE
        while not self._nothing_open():
            _sure(held=time.monotonic() < deadline, otherwise="the bot does not come to rest")
            time.sleep(POLL)  # a question would wake the workers that are to come to rest
        time.sleep(QUIET)  # they look once more after the last thing is done

    def _nothing_open(self) -> bool:
        with self.bot.services.read() as session:
            due = Timers(session).next_due()
            return (due is None or due > NOW) and Outbox(session).queue_is_empty()

    def _somebody_can(self, goal: str) -> bool:
        return bool(self.bot.services.facts.for_form(self._submitted(goal)).matches)


def _settings(url: str, api_url: str, app_token: str) -> Settings:
    return Settings.model_validate(
        {
            "SLACK_BOT_TOKEN": "xoxb-bench",
            "SLACK_APP_TOKEN": app_token,
            "SLACK_API_URL": api_url,
            "DATABASE_URL": url,
            "MICROMENTOR_TIME_ZONE": ZONES[0],
            "MICROMENTOR_MODEL": NO_MODEL,
            "LOG_LEVEL": "ERROR",
        }
    )


def _form(goal: str) -> dict[str, Any]:
    return {
        "goal": {"goal": {"type": "plain_text_input", "value": goal}},
        "outcome": {"outcome": {"type": "plain_text_input", "value": OUTCOME}},
        "sessions": {"sessions": {"type": "radio_buttons", "selected_option": {"value": "2"}}},
        "minutes": {"minutes": {"type": "static_select", "selected_option": {"value": "15"}}},
        "needed_by": {"needed_by": {"type": "datepicker", "selected_date": "2027-01-15"}},
    }


def _view_id() -> str:
    return f"V{uuid4().hex[:10].upper()}"


def _sure(*, held: bool, otherwise: str) -> None:
    """Time nothing that did not do what it should."""
    if not held:
        raise RuntimeError(otherwise)
