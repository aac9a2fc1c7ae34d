"""What is asked, and of whom: a request, what it is to cost, and its invitations with what is said back to them.

Value types and small questions about them. What is decided on besides stands in `ask_state.py`, the rules in the files
of the two journeys, request and invitation.
"""

from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum

from flows.member import Member
from flows.proposal import Match, Need, Nobody, Reason, Relationship, Way


class RequestStatus(StrEnum):
    """CHOOSING: the mentee picks whom to ask. ASKING: a mentor has it. WAITING: nobody fits yet. Else: ended."""

    CHOOSING = "choosing"
    ASKING = "asking"
    WAITING = "waiting"
    ACCEPTED = "accepted"
    WITHDRAWN = "withdrawn"


OPEN = frozenset({RequestStatus.CHOOSING, RequestStatus.ASKING, RequestStatus.WAITING})


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """What a mentorship is to cost: `minutes` is one session's length; no `ways` stands for any of them."""

    sessions: int
    minutes: int
    needed_by: date | None = None
    ways: tuple[Way, ...] = ()

    @property
    def total(self) -> int:
        """Minutes in all."""
        return self.sessions * self.minutes

    def are(self, other: "Terms") -> bool:
        """Are they the same? The order of the ways says nothing."""
        return replace(self, ways=()) == replace(other, ways=()) and set(self.ways) == set(other.ways)


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """What a mentee asks for. `id` is the root id of the form that made it. `minutes` is one session's length.

    `chosen` are the mentors to ask, in order; `cascade` says that the next is asked without asking the mentee again.
    `nobody` is why it waits. `join_asked_at` is when the mentee let the bot ask `someone`, who is no mentor, to join.
    `after` is the mentorship whose goal is asked for again, with the `questions` brought there and not with its mentor:
    `not_again` are mentors not to be proposed for it. `any_time`: no shared working hours are needed. `found_at`
    is when somebody was last found for it on the waiting list.
    """

    id: str
    mentee_id: str
    goal: str
    sessions: int
    minutes: int
    status: RequestStatus
    created_at: datetime
    outcome: str = ""
    tried: str = ""
    skills: tuple[str, ...] = ()
    needed_by: date | None = None
    ways: tuple[Way, ...] = ()
    relationship: Relationship = Relationship.ANY
    someone: str = ""
    departments: tuple[str, ...] = ()
    sites: tuple[str, ...] = ()
    matches: tuple[Match, ...] = ()
    chosen: tuple[str, ...] = ()
    cascade: bool = True
    line: str = ""
    nobody: Nobody | None = None
    topic: str = ""
    closed_at: datetime | None = None
    join_asked_at: datetime | None = None
    after: str = ""
    not_again: tuple[str, ...] = ()
    questions: str = ""
    any_time: bool = False
    found_at: datetime | None = None

    @property
    def total(self) -> int:
        """Minutes asked for in all."""
        return self.sessions * self.minutes

    @property
    def terms(self) -> Terms:
        """What it asks for."""
        return Terms(sessions=self.sessions, minutes=self.minutes, needed_by=self.needed_by, ways=self.ways)

    @property
    def is_open(self) -> bool:
        """Neither accepted nor withdrawn."""
        return self.status in OPEN

    @property
    def fingerprint(self) -> str:
        """The goal as two goals are compared: casefolded, blanks folded (product.md, Ask)."""
        return fingerprint(self.goal)


def fingerprint(goal: str) -> str:
    """A goal's words without case and with single blanks."""
    return " ".join(goal.casefold().split())


class InvitationStatus(StrEnum):
    """RESERVED: it waits for the mentor's working hours. SENT: the clock runs. The others are ends."""

    RESERVED = "reserved"
    SENT = "sent"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    LAPSED = "lapsed"
    WITHDRAWN = "withdrawn"


WAITING_FOR_MENTOR = frozenset({InvitationStatus.RESERVED, InvitationStatus.SENT})


class DeclineReason(StrEnum):
    """Why a mentor said no. Private: the mentee never learns it."""

    NOT_NOW = "not_now"
    NOT_MY_SKILL = "not_my_skill"
    SOMEONE_BETTER = "someone_better"
    UNSAID = "unsaid"


class OfferStatus(StrEnum):
    """WAITING for the mentee, who says yes (ACCEPTED), looks further (PASSED) or is silent (LAPSED); else OVER."""

    WAITING = "waiting"
    ACCEPTED = "accepted"
    PASSED = "passed"
    LAPSED = "lapsed"
    OVER = "over"


@dataclass(frozen=True, slots=True, kw_only=True)
class ForMentee:
    """What a mentor wrote back, for the mentee to answer: it arrives in the mentee's hours, and its clock starts then.

    `arrives_at` is when that is to be; it is there since `sent_at`, and may be answered until `until`.
    """

    made_at: datetime
    arrives_at: datetime
    sent_at: datetime | None = None
    until: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer(ForMentee):
    """Other terms that the mentor suggests: a counter-offer. `line` are the mentor's words with it."""

    terms: Terms
    line: str = ""
    status: OfferStatus = OfferStatus.WAITING

    @property
    def waits(self) -> bool:
        """Is it the mentee's turn?"""
        return self.status is OfferStatus.WAITING


@dataclass(frozen=True, slots=True, kw_only=True)
class Question(ForMentee):
    """What the mentor wants to know before deciding. Once for an invitation; it stops the mentor's clock.

    Of that clock `left` minutes of work are left, and `remind_left` until its reminder (None: that was due before, or
    there is none). It goes on at `resumed_at`. `over`: the mentor decided, or the request ended, without an answer.
    """

    text: str
    left: int
    remind_left: int | None = None
    answer: str = ""
    answered_at: datetime | None = None
    lapsed_at: datetime | None = None
    resumed_at: datetime | None = None
    over: bool = False

    @property
    def waits(self) -> bool:
        """Is it the mentee's turn?"""
        return not (self.answered_at or self.lapsed_at or self.over)


@dataclass(frozen=True, slots=True, kw_only=True)
class Invitation:
    """The request put to one mentor. It reserves a place and `minutes` until it ends. Times are aware UTC.

    While an `offer` or a `question` waits for the mentee, the mentor's clock stands still, and `until` with it. `named`
    is the colleague of whom the mentor, saying no, thought as better. `waited`: the request came from the waiting list.
    """

    id: str
    request_id: str
    mentor_id: str
    number: int
    status: InvitationStatus
    minutes: int
    made_at: datetime
    reasons: tuple[Reason, ...] = ()
    arrives_at: datetime | None = None
    sent_at: datetime | None = None
    until: datetime | None = None
    answered_at: datetime | None = None
    decline_reason: DeclineReason | None = None
    reminded_at: datetime | None = None
    offer: Offer | None = None
    question: Question | None = None
    named: str = ""
    waited: bool = False

    @property
    def waits(self) -> bool:
        """It still holds a place of the mentor's."""
        return self.status in WAITING_FOR_MENTOR

    @property
    def open_offer(self) -> Offer | None:
        """Other terms that wait for the mentee."""
        return self.offer if self.waits and self.offer and self.offer.waits else None

    @property
    def open_question(self) -> Question | None:
        """A question that waits for the mentee."""
        return self.question if self.waits and self.question and self.question.waits else None

    @property
    def for_mentee(self) -> Offer | Question | None:
        """What waits for the mentee; never two things at once."""
        return self.open_offer or self.open_question

    def holding(self, theirs: Offer | Question) -> "Invitation":
        """The same with this for the mentee."""
        match theirs:
            case Offer():
                return replace(self, offer=theirs)
            case Question():
                return replace(self, question=theirs)


def need_of(request: Request, mentee: Member, declined: tuple[str, ...] = ()) -> Need:
    """A request as the matcher takes it; `declined` are mentors not to propose again."""
    return Need(
        mentee=mentee,
        goal=request.goal,
        outcome=request.outcome,
        tried=request.tried,
        skills=request.skills,
        sessions=request.sessions,
        minutes=request.minutes,
        ways=request.ways,
        relationship=request.relationship,
        departments=request.departments,
        sites=request.sites,
        declined=declined,
        someone=request.someone or None,
        any_time=request.any_time,
    )
