"""One play for one workspace, in which everything happens that can: asked, declined, accepted, met, looked back, left.

A generator: each `yield` is a breath in which the bot does what is due, and a yielded time is lived through. Two
workspaces that play it side by side do the same at the same time, each among its own people.
"""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta

from flows.directory import PersonImported, Prepared
from flows.proposal import Skill
from handlers.ids import (
    Command,
    HomeAction,
    InvitationAction,
    MentorshipAction,
    ProfileAction,
    QuestionAction,
    RecordingAction,
    ReflectionAction,
    RequestAction,
    SessionAction,
    Shortcut,
    TermsAction,
    TouchpointAction,
)
from handlers.payloads import carry
from tests.isolation.payloads import clock_time, day, deletion, direct, edit, moment, option, options, reply, text
from tests.isolation.stand import MONDAY, Stand, Workplace, hours

ADA, BEN, TOM, MEI, KIM, BOSS, NEW = "UADA", "UBEN", "UTOM", "UMEI", "UKIM", "UBOSS", "UNEW"
EVERYBODY = (ADA, BEN, TOM, MEI, KIM, BOSS, NEW)
GOAL = "Plan a story hour for toddlers"
RARE = "Read Ottoman shipping ledgers"

Play = Iterator[datetime | None]


def side_by_side(stand: Stand, plays: Sequence[Play]) -> None:
    """Let all workspaces play at once, step by step; what follows a step is done for all of them together."""
    for moments in zip(*plays, strict=True):
        (until,) = set(moments)
        if until is None:
            stand.settle()
        else:
            stand.to(until)


def played(w: Workplace, mark: str = "") -> Play:
    """Everything. `mark` stands in people's names and nowhere else, so that what belongs elsewhere is seen."""
    scenes = (asking, declined_and_accepted, a_rare_wish, written_back, first_session, between, last_session, words)
    yield from people(w, mark)
    for scene in (*scenes, idle_and_ended, leaving):
        w.look_at_homes(EVERYBODY)
        yield from scene(w)
    w.look_at_homes(EVERYBODY)


def people(w: Workplace, mark: str) -> Play:
    for user in EVERYBODY[:-1]:
        w.meet(user, f"{user[1:].title()} {mark}".strip(), is_admin=user == BOSS)
    w.meet(NEW, f"New {mark}".strip(), known=False)
    for user, skills in ((TOM, "Story hours; Cataloguing"), (MEI, "Story hours")):
        w.types(user, Command.MICROMENTOR, "mentor")
        w.submits(user, **offer(skills))
        yield None
    for user in (ADA, TOM, MEI, BEN):
        w.event({"type": "app_home_opened", "user": user, "tab": "home", "event_ts": "1.1"})
    yield None
    w.stand.services.handle(
        PersonImported(
            team_id=w.team,
            at=w.stand.clock.now(),
            user_id=KIM,
            department="Children",
            site="East",
            prepared=Prepared(skills=(Skill("Puppets"),)),
            put_forward_by=BOSS,
        )
    )
    yield MONDAY + hours(0.2)
    w.clicks(KIM, ProfileAction.ACCEPT)
    w.shortcut(NEW, Shortcut.ASK)
    yield None


def offer(skills: str) -> dict[str, dict[str, object]]:
    """The profile form, filled in."""
    return {
        "skills": options(skills),
        "ways": options("video"),
        "places": text("2"),
        "minutes_a_month": text("180"),
        "away_until": day(None),
    }


def own_hours() -> dict[str, dict[str, object]]:
    """The form for one's own days and hours, filled in."""
    return {"days": options("1", "2", "4"), "start": clock_time("08:00"), "end": clock_time("16:30")}


def wish(goal: str, sessions: str = "2", someone: str = "") -> dict[str, dict[str, object]]:
    """The request's form, filled in."""
    fields = {
        "goal": text(goal),
        "outcome": text("a plan"),
        "sessions": option(sessions),
        "minutes": option("30"),
        "relationship": option("any"),
    }
    return fields | ({"someone": {"type": "users_select", "selected_user": someone}} if someone else {})


def asking(w: Workplace) -> Play:
    w.types(ADA, Command.MICROMENTOR, GOAL)
    w.presses(ADA, RequestAction.MORE, view="modal")
    w.chooses(ADA, RequestAction.SKILLS, "st")
    w.submits(ADA, **wish(GOAL, someone=TOM))
    yield None
    w.submits(ADA, first=option(TOM), cascade=options("yes"), line=text("Thank you"))
    yield None
    w.types(ADA, Command.MICROMENTOR, GOAL)  # it is open already
    w.types(ADA, Command.MICROMENTOR, "")
    w.submits(ADA, **wish(GOAL))
    w.types(BEN, Command.MICROMENTOR, "Catalogue a gift of maps")
    w.submits(BEN, **wish("Catalogue a gift of maps", "1"))
    yield None
    w.clicks(BEN, RequestAction.CHOOSE, at_home=True)
    w.clicks(BEN, RequestAction.WITHDRAW, at_home=True)
    yield MONDAY + timedelta(days=1, hours=1)


def declined_and_accepted(w: Workplace) -> Play:
    w.types(TOM, Command.MICROMENTOR, "status")
    w.clicks(TOM, InvitationAction.DECLINE)
    w.submits(TOM, reason=option("someone_better"))
    w.submits(TOM, colleague={"type": "users_select", "selected_user": NEW})
    yield None
    w.clicks(MEI, InvitationAction.ACCEPT)
    yield MONDAY + timedelta(days=1, hours=2)
    w.clicks(MEI, MentorshipAction.ROLE)
    w.clicks(ADA, MentorshipAction.BRING)
    w.submits(ADA, questions=text("Which songs?"), standing=option("2"))
    yield None
    w.clicks(ADA, RecordingAction.OPEN)
    w.submits(ADA, use=text("Notes for the two of us"))
    yield None
    w.clicks(MEI, RecordingAction.AGREE)
    yield None
    w.clicks(ADA, RecordingAction.WITHDRAW)
    yield None


def a_rare_wish(w: Workplace) -> Play:
    """Nobody fits, until somebody lists the skill; then it is asked, and runs out unanswered."""
    w.types(BEN, Command.MICROMENTOR, RARE)
    w.submits(BEN, **wish(RARE, "1"))
    yield MONDAY + timedelta(days=2, hours=1)
    w.types(KIM, Command.MICROMENTOR, "mentor")
    w.submits(KIM, **offer("Ottoman shipping ledgers"))
    yield MONDAY + timedelta(days=2, hours=2)
    w.clicks(BEN, RequestAction.CHOOSE)
    w.submits(BEN, first=option(KIM), line=text(""))
    yield None


def written_back(w: Workplace) -> Play:
    """One question and its answer, then other terms; the mentee looks further."""
    w.types(BEN, Command.MICROMENTOR, "Catalogue a gift of globes")
    w.submits(BEN, **wish("Catalogue a gift of globes", "2", someone=TOM))
    w.submits(BEN, first=option(TOM), line=text(""))
    yield None
    w.clicks(TOM, QuestionAction.ASK)
    w.submits(TOM, question=text("How many globes?"))
    yield None
    w.clicks(BEN, QuestionAction.ANSWER)
    w.submits(BEN, answer=text("Nine"))
    yield None
    w.clicks(TOM, TermsAction.SUGGEST)
    w.submits(TOM, sessions=option("1"), minutes=option("45"), line=text("One will do"))
    yield None
    w.look_at_homes(EVERYBODY)
    w.clicks(BEN, TermsAction.LOOK_FURTHER)
    yield None


def first_session(w: Workplace) -> Play:
    start = MONDAY + timedelta(days=3, hours=2)
    w.clicks(ADA, SessionAction.FIND_TIME)
    w.submits(ADA, time_1=moment(start), time_2=moment(start + hours(1)), way=option("video"), place=text("Room 1"))
    yield MONDAY + timedelta(days=2, hours=3)
    channel, agreed = w.where(MentorshipAction.BRING)
    w.event(reply(channel, MEI, "The first suits me", "4000.1", agreed))
    yield None
    w.clicks(MEI, SessionAction.TAKE_FIRST)
    yield start + hours(0.6)
    w.clicks(ADA, SessionAction.MET)
    yield None
    w.clicks(ADA, SessionAction.PLAN)
    yield None
    w.clicks(MEI, SessionAction.FIND_TIME)
    w.submits(MEI, time_1=moment(start + timedelta(days=7)), way=option("video"), place=text("Room 1"))
    yield start + hours(1)
    w.clicks(ADA, SessionAction.TAKE_FIRST)
    yield start + timedelta(days=5)


def between(w: Workplace) -> Play:
    """The prompt between two sessions, and what is written in its thread."""
    channel, thread = w.where(TouchpointAction.DONE)
    w.event(reply(channel, ADA, "Three songs and a puppet", "5000.1", thread))
    w.event(reply(channel, ADA, "not in a thread of ours", "5000.2", "1.000"))
    yield None
    w.event(edit(channel, ADA, "Four songs and a puppet", "5000.1", thread))
    w.event(reply(channel, MEI, "Well chosen", "5000.3", thread))
    yield None
    w.event(deletion(channel, MEI, "5000.3", thread))
    w.clicks(ADA, TouchpointAction.DONE)
    yield MONDAY + timedelta(days=10, hours=2, minutes=40)


def last_session(w: Workplace) -> Play:
    w.clicks(MEI, SessionAction.MINUTES)
    w.submits(MEI, minutes=text("25"))
    yield MONDAY + timedelta(days=11, hours=2)
    for user, thanks in ((ADA, "For the songs"), (MEI, "For the puppet")):
        w.clicks(user, ReflectionAction.ANSWER)
        w.submits(
            user,
            goal_met=option("4"),
            expectations=option("5"),
            time_right=option("yes"),
            skill_right=option("yes"),
            thanks=text(thanks),
            proceed=option("one_more_round"),
        )
        yield None
    w.clicks(ADA, RequestAction.AGAIN)
    yield None


def words(w: Workplace) -> Play:
    for number, said in enumerate(("status", "hello", "learn to bind a book", "export")):
        w.event(direct(ADA, said, f"7000.{number}"))
    w.event(direct(ADA, "and to sew it", "7001.1") | {"thread_ts": "1001.000100"})
    w.types(ADA, Command.MICROMENTOR, "status")
    w.types(BOSS, Command.REPORT, "all")
    w.types(ADA, Command.REPORT, "all")
    yield None


def idle_and_ended(w: Workplace) -> Play:
    """A second pair finds no time, says that it is still on, and ends."""
    w.types(ADA, Command.MICROMENTOR, "Weed the map room")
    w.submits(ADA, **wish("Weed the map room", "1", someone=TOM))
    w.submits(ADA, first=option(TOM), line=text(""))
    yield None
    w.clicks(TOM, InvitationAction.ACCEPT)
    w.types(TOM, Command.MICROMENTOR, "pause 2w")
    w.clicks(TOM, ProfileAction.BACK, at_home=True)
    yield w.stand.clock.now() + timedelta(days=15)
    w.clicks(TOM, MentorshipAction.STILL_ON)
    yield None
    w.clicks(ADA, MentorshipAction.END)
    w.submits(ADA, word=text("Somebody nearer"))
    yield w.stand.clock.now() + timedelta(days=4)
    w.clicks(ADA, RequestAction.REMATCH)
    yield None


def leaving(w: Workplace) -> Play:
    w.types(TOM, Command.MICROMENTOR, "pause 2w")
    w.clicks(TOM, ProfileAction.BACK, at_home=True)
    w.types(KIM, Command.MICROMENTOR, "pause")
    w.submits(KIM, until=day(date(2035, 12, 1)))
    w.clicks(MEI, ProfileAction.LEAVE, at_home=True)
    w.presses(ADA, HomeAction.EARLIER, carry(part="history", page=1), view="home")
    yield None
    w.types(BEN, Command.MICROMENTOR, "Weed the map room")
    w.submits(BEN, **wish("Weed the map room", "1", someone=TOM))
    w.submits(BEN, first=option(TOM), line=text(""))
    yield None
    w.event({"type": "user_change", "user": {"id": BEN, "team_id": w.team, "deleted": True}, "event_ts": "9.1"})
    yield w.stand.clock.now() + timedelta(days=1)
    w.types(BEN, Command.MICROMENTOR, "once more")
    yield None
