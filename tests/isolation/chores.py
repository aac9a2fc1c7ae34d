"""What the play does not come to: a Slack that refuses or fails, and a courier or worker that died."""

from datetime import timedelta
from functools import partial

from sqlmodel import Session

from flows.decision import Phrase, Post, Wake
from flows.installation import WorkspaceForgotten, WorkspaceLeft
from flows.member import MemberLeft
from flows.request_view import RequestNews
from storage.backlog import Backlog
from storage.embedding import FEW, Embeddings, TeamShelf
from storage.engine import Database, wall_clock
from storage.inbox import KEPT, Inbox
from storage.installation import Installations
from storage.oauth_state import OAuthStates
from storage.outbox import Outbox
from storage.restoration import Restorations
from storage.retention import KEPT as RETAINED
from storage.retention import Retention
from storage.timers import Timers
from tests.isolation.stand import Stand

OWNER = "chores"
SOON = timedelta(seconds=30)


def all_chores(database: Database, team: str) -> None:
    """Every chore, in a workspace with nothing queued."""
    chores = (refused_for_good, doubted_and_sent_anew, inbox_put_back_and_given_up, timer_put_back, idle_look)
    for chore in (*chores, words_forgotten, states_and_restores):
        database.run(partial(chore, team=team))
    vectors_kept_and_swept(database, team)


def came_and_went(stand: Stand, team: str) -> None:
    """The app goes from the workspace, comes again, goes again, and at last everything of it is forgotten."""
    left = WorkspaceLeft(team_id=team, at=stand.clock.now())
    stand.services.handle(left)
    stand.install(team)
    stand.services.handle(left)
    with stand.database.reading() as session:
        assert team not in {each.team_id for each in Installations(session).active()}
    with stand.database.transaction() as session:  # those tokens are locked: they are sealed anew
        assert team not in {each.team_id for each in Installations(session).with_token()}
    stand.services.handle(WorkspaceForgotten(team_id=team, at=stand.clock.now()))
    assert not [name for name, rows in stand.rows(team).items() if rows], "something is left of it"


def _post(key: str, thread: str | None = None) -> Post:
    news = RequestNews(request_id="R", goal="g", news=Phrase("soon"))
    return Post(key=key, to=("UADA",), message=news, thread=thread)


def refused_for_good(session: Session, team: str) -> None:
    """A post that fails takes along what hangs on it; what hangs on one that failed before is never handed out."""
    outbox, now = Outbox(session), wall_clock()
    outbox.add(team, _post("chore:root"), now)
    outbox.add(team, _post("chore:reply", thread="chore:root"), now)
    (root,) = outbox.claim(OWNER, now, 1)
    assert [item.key for item in outbox.settle_failed(root, OWNER, "is_archived")] == ["chore:root", "chore:reply"]
    outbox.add(team, _post("chore:late", thread="chore:root"), now)
    assert outbox.claim(OWNER, now, 5) == []


def doubted_and_sent_anew(session: Session, team: str) -> None:
    outbox, now = Outbox(session), wall_clock()
    outbox.add(team, _post("chore:doubted"), now)
    (item,) = outbox.claim(OWNER, now, 1)
    assert outbox.hold(item, now)
    (item,) = outbox.claim(OWNER, now, 1)
    assert outbox.doubt(item, now)
    (item,) = outbox.take_over(OWNER, now + SOON, 1)
    assert outbox.resend(item, now)
    assert outbox.settle_sent(item, OWNER, "D-UADA", "1.1")
    found = outbox.find(team, "chore:doubted")
    assert found is not None
    assert found.ts == "1.1"


def inbox_put_back_and_given_up(session: Session, team: str) -> None:
    started = wall_clock()
    inbox = Inbox(session)
    assert inbox.add(team, "chore:1", "C", "1.1", {"type": "message"}, started - KEPT)
    (claim,) = inbox.claim_next(OWNER, 1)
    assert inbox.put_back(claim, SOON)
    later = Inbox(session, lambda: started + 2 * SOON)
    (claim,) = later.claim_next(OWNER, 1)
    assert later.give_up(claim, "ValueError")
    assert later.is_empty()
    later.forget()


def timer_put_back(session: Session, team: str) -> None:
    now = wall_clock()
    timers = Timers(session)
    timers.set(team, Wake(key="chore", event=MemberLeft(team_id=team, at=now, user_id="UNOBODY")))
    (claim,) = [c for c in timers.claim_due(OWNER, now, 5) if c.key == "chore"]
    assert timers.put_back(claim, SOON)
    timers.set(team, Wake(key="chore"))


def idle_look(session: Session, team: str) -> None:
    backlog = Backlog(session)
    assert backlog.outbox().rows == backlog.inbox().rows == 0
    backlog.timers(wall_clock())
    assert Inbox(session).is_empty()
    assert Outbox(session).queue_is_empty()


def words_forgotten(session: Session, team: str) -> None:
    retention = Retention(session)
    overdue = retention.overdue(wall_clock() + 2 * RETAINED, 5)
    assert overdue
    retention.forget(overdue)


def vectors_kept_and_swept(database: Database, team: str) -> None:
    """Kept, fetched by name and as a whole, and swept but for one, which is there when all is forgotten."""
    shelf = TeamShelf(database, team)
    shelf.keep("model", {"chore:1": b"one", "chore:2": b"two"})
    shelf.keep("model", {"chore:1": b"another"})
    assert shelf.fetch("model", ["chore:1", "chore:3"]) == {"chore:1": b"one"}
    assert shelf.fetch("model", [f"chore:{n}" for n in range(2 * FEW)]) == {"chore:1": b"one", "chore:2": b"two"}
    assert shelf.keep_only("model", {"chore:2"}) == 1
    with database.reading() as session:
        assert Embeddings(session).count(team) == 1


def states_and_restores(session: Session, team: str) -> None:
    states = OAuthStates(session)
    states.add(f"state of {team}")
    session.flush()
    assert states.consume(f"state of {team}")
    states.forget()
    restorations = Restorations(session)
    restorations.note(wall_clock())
    assert restorations.current(wall_clock())
