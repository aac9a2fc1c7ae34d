"""What an event needs to know from outside before it is decided on: who could help.

Asked by `prepare`, outside any transaction; what may have changed since is checked again by the decision.
"""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import datetime, timedelta

from sqlmodel import Session

from flows import adviser, vocabulary
from flows.ask import RequestStatus, need_of
from flows.decline import ColleagueNamed, DeclineEvent
from flows.invitation import InvitationEvents
from flows.member import Member, Programme
from flows.mentorship import MentorshipEvents, MentorshipOpened
from flows.profile_form import MentorLeft, ProfileFormEvent
from flows.proposal import Match, Need, Proposals
from flows.rematch import RematchAsked, anew
from flows.request import ProposalsAsked, RequestSubmitted
from flows.shortlist import NewsDue
from flows.terms import TermsEvent, TermsPassed
from flows.waiting_list import RequestWidened, WaitingReviewed
from flows.widening import Widening, widened
from flows.writing import Prompt
from handlers.directory import DirectoryCache
from matching.embedder import Embedder
from storage.engine import Database
from storage.experience import Experience, experience
from storage.installation import Installations
from storage.member import Members
from storage.mentorship import MENTORSHIPS
from storage.outbox import Outbox
from storage.prompt import Prompts
from storage.request import Requests
from storage.vocabulary import asked_for

LATELY = timedelta(days=90)
"""How far back what people asked for says what is wanted."""


class Facts:
    """Reads the directory and asks the matcher. One for the whole process; safe to use from any thread."""

    def __init__(self, database: Database, programme: Programme, embedder: Embedder | None = None) -> None:
        self._database = database
        self._programme = programme
        self._directory = DirectoryCache(database, programme, embedder)

    def learn(self, team_id: str) -> None:
        """Read the workspace's directory now, so that nobody has to wait for it."""
        with self._database.reading() as session:
            self._directory.snapshot(session, team_id)

    def learn_in_time(self, team_ids: Iterable[str]) -> None:
        """Read the directories of these workspaces too, one after the other, while other things go on."""
        self._directory.read_ahead(team_ids)

    @property
    def is_learning(self) -> bool:
        """Whether a directory is being read, or what it means being learnt."""
        return self._directory.is_learning

    def sweep(self, stopping: Callable[[], bool] = lambda: False) -> int:
        """Forget the vectors of what nobody lists any more, in every workspace, until `stopping`; how many."""
        with self._database.reading() as session:
            active = [installation.team_id for installation in Installations(session).active()]
        return sum(self._directory.sweep(team_id) for team_id in active if not stopping())

    def close(self) -> None:
        """Read no more."""
        self._directory.close()

    def for_form(self, event: RequestSubmitted) -> Proposals:
        """Who could help with what the form asks for, or why nobody."""
        with self._database.reading() as session:
            need = need_of_form(event, self._member(session, event.team_id, event.actor), self._programme.max_sessions)
            if event.rewords and (found := self._need(session, event.team_id, event.rewords)):
                need = replace(need, declined=found[0].declined, any_time=found[0].any_time)
            if not (event.ways or event.ways_open) and (way := adviser.way(event.goal)):
                # Those who could do it as the goal says; where there is nobody, any of them.
                those = self._directory.answer(session, event.team_id, replace(need, ways=(way,)), event.at)
                if those.matches:
                    return those
            return self._directory.answer(session, event.team_id, need, event.at)

    def for_request(
        self,
        team_id: str,
        request_id: str,
        at: datetime,
        wider: Widening | None = None,
        *,
        in_a_hurry: bool = True,
    ) -> Proposals | None:
        """The same for a request that is there, at `at` (aware); those it was put to are not proposed again.

        None for an id that is not there. `in_a_hurry`: somebody waits for the answer.
        """
        with self._database.reading() as session:
            found = self._need(session, team_id, request_id, wider)
            if found is None:
                return None
            need, named = found
            proposals = self._directory.answer(session, team_id, need, at, in_a_hurry=in_a_hurry)
            shown = {match.mentor_id for match in proposals.matches}
            more = self._directory.thought_of(session, team_id, need, [n for n in named if n not in shown], at)
            return replace(proposals, matches=(*proposals.matches, *more), nobody=None) if more else proposals

    def left_for(self, team_id: str, request_id: str, at: datetime) -> Proposals | None:
        """Who is left, at `at` (aware), where the mentee chooses again; None where somebody has the request."""
        with self._database.reading() as session:
            request = Requests(session, self._programme).get(team_id, request_id)
        if request is None or request.status is not RequestStatus.CHOOSING:
            return None
        return self.for_request(team_id, request_id, at, in_a_hurry=False)

    def for_colleague(self, team_id: str, request_id: str, user_id: str, at: datetime) -> Match | None:
        """The colleague as somebody to put this request to, where they offer help and nothing stands against it."""
        with self._database.reading() as session:
            found = self._need(session, team_id, request_id)
            if found is None:
                return None
            return next(iter(self._directory.thought_of(session, team_id, found[0], [user_id], at)), None)

    def _need(
        self, session: Session, team_id: str, request_id: str, wider: Widening | None = None
    ) -> tuple[Need, list[str]] | None:
        """What a request asks for, and of whom mentors who said no thought as better; None for one not there."""
        requests = Requests(session, self._programme)
        request = requests.get(team_id, request_id)
        if request is None:
            return None
        request = widened(request, wider) if wider else request
        invitations = requests.put_to(team_id, request_id)
        asked = (*(i.mentor_id for i in invitations), *request.not_again)
        need = need_of(request, self._member(session, team_id, request.mentee_id), declined=asked)
        return need, list(dict.fromkeys(i.named for i in invitations if i.named))

    def for_rematch(self, event: RematchAsked) -> Proposals | None:
        """Who could help anew with the goal of a mentorship: its mentor for one more round alone, none asked since.

        None for a mentorship that is not there.
        """
        with self._database.reading() as session:
            before = MENTORSHIPS.get(session, event.team_id, event.after)
            if before is None:
                return None
            requests = Requests(session, self._programme)
            mentee = self._member(session, event.team_id, before.mentee_id)
            asked = requests.get(event.team_id, event.after)
            request = anew(before, asked, mentee, self._programme, event)
            put_to = requests.put_to(event.team_id, event.request_id)
            declined = (*(i.mentor_id for i in put_to), *request.not_again)
            return self._directory.answer(session, event.team_id, need_of(request, mentee, declined), event.at)

    def experience(self, team_id: str, mentorship_id: str) -> Experience:
        """What the two of a mentorship did before through Micromentor."""
        with self._database.reading() as session:
            return experience(session, team_id, mentorship_id)

    def skills(self, team_id: str, typed: str) -> tuple[str, ...]:
        """Up to 20 skills that colleagues list and that hold what was typed, those that begin with it first."""
        with self._database.reading() as session:
            listed = self._directory.snapshot(session, team_id).skills
        wanted = typed.casefold()
        found = [s for s in listed if wanted in s.casefold()]
        return tuple(sorted(found, key=lambda s: (not s.casefold().startswith(wanted), s.casefold()))[:20])

    def unlisted(self, team_id: str, user_id: str, at: datetime) -> tuple[str, ...]:
        """The skills that several others asked for by name lately and nobody lists, as `user_id` is shown them."""
        with self._database.reading() as session:
            asked = asked_for(session, team_id, at - LATELY, but_by=user_id)
            return vocabulary.unlisted(asked, self._directory.snapshot(session, team_id).skills) if asked else ()

    def prompt(self, team_id: str, channel: str, thread_ts: str) -> Prompt | None:
        """The prompt whose thread this is."""
        with self._database.reading() as session:
            return Prompts(session).at(team_id, channel, thread_ts)

    def post_at(self, team_id: str, channel: str, ts: str, user_id: str) -> str | None:
        """The key of our post to this one alone that stands there."""
        with self._database.reading() as session:
            return Outbox(session).post_at(team_id, channel, ts, (user_id,))

    def _member(self, session: Session, team_id: str, user_id: str) -> Member:
        known = Members(session).get(team_id, user_id)
        return known or Member(user_id=user_id, name=user_id, zone=self._programme.zone)


Looking = RequestSubmitted | ProposalsAsked | WaitingReviewed | RequestWidened


def prepare_request(event: Looking, facts: Facts) -> Looking:
    """Put the proposals on the event. Other events of the journey need nothing and pass as they are."""
    match event:
        case RequestSubmitted():
            return replace(event, proposals=facts.for_form(event))
        case ProposalsAsked() | WaitingReviewed() | RequestWidened():
            wider = event.how if isinstance(event, RequestWidened) else None
            clock = isinstance(event, WaitingReviewed)
            proposals = facts.for_request(event.team_id, event.request_id, event.at, wider, in_a_hurry=not clock)
            return event if proposals is None else replace(event, proposals=proposals)
        case _:
            return event


def prepare_mentorship(event: MentorshipEvents, facts: Facts) -> MentorshipEvents:
    """Put on its opening who did this before. Other events of the journey pass as they are."""
    if not isinstance(event, MentorshipOpened):
        return event
    before = facts.experience(event.team_id, event.mentorship_id)
    return replace(event, known_in_role=before.in_role, known_by_video=before.by_video)


def prepare_invitation(event: InvitationEvents, facts: Facts) -> InvitationEvents:
    """Put on the news who is left to choose. Other events of the journey need nothing."""
    if not isinstance(event, NewsDue):
        return event
    return replace(event, proposals=facts.left_for(event.team_id, event.request_id, event.at))


def prepare_terms(event: TermsEvent, facts: Facts) -> TermsEvent:
    """Put on a look further whom it may find. Other events of the journey need nothing."""
    if not isinstance(event, TermsPassed):
        return event
    return replace(event, proposals=facts.for_request(event.team_id, event.request_id, event.at))


def prepare_decline(event: DeclineEvent, facts: Facts) -> DeclineEvent:
    """Whether the colleague who was named could be asked. Other events of the journey need nothing."""
    if not isinstance(event, ColleagueNamed) or not event.colleague:
        return event
    return replace(event, match=facts.for_colleague(event.team_id, event.request_id, event.colleague, event.at))


def prepare_rematch(event: RematchAsked, facts: Facts) -> RematchAsked:
    """Put the proposals on the event."""
    return replace(event, proposals=facts.for_rematch(event))


def prepare_profile(event: ProfileFormEvent, facts: Facts) -> ProfileFormEvent:
    """Put on the event what nobody lists. Leaving needs to know nothing."""
    if isinstance(event, MentorLeft):
        return event
    return replace(event, unlisted=facts.unlisted(event.team_id, event.user_id, event.at))


def need_of_form(event: RequestSubmitted, mentee: Member, most: int) -> Need:
    """What the form asks for, as the matcher takes it. `most` sessions are allowed."""
    return Need(
        mentee=mentee,
        goal=event.goal,
        outcome=event.outcome,
        tried=event.tried,
        skills=event.skills,
        sessions=event.sessions or adviser.suggest(event.goal, event.outcome, most).sessions,
        minutes=event.minutes,
        ways=event.ways,
        relationship=event.relationship,
        departments=event.departments,
        sites=event.sites,
        someone=event.someone or None,
    )
