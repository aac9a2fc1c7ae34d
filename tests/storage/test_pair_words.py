"""What a pair wrote and answered comes back as it was kept: prompts, replies, touchpoints, private answers."""

from datetime import UTC, datetime, timedelta

from flows.member import Programme
from flows.pair import Mentorship, Progress, Touchpoint, TouchpointStatus
from flows.pair_state import PairEvent, PairState
from flows.writing import Continue, Prompt, Purpose, Reflection, ThreadReply
from storage.engine import Database
from storage.mentorship import Mentorships
from tests.agreements import a_mentorship

NOW = datetime(2026, 11, 30, 16, tzinfo=UTC)


def of(mentorship_id: str, team_id: str = "T1") -> PairEvent:
    return PairEvent(team_id=team_id, at=NOW, mentorship_id=mentorship_id)


def agreed(mentorship_id: str) -> Mentorship:
    return a_mentorship(NOW, id=mentorship_id)


def with_words(state: PairState, mentorship_id: str) -> PairState:
    """The pair with one of everything, the replies in two threads."""
    keys = [f"mentorship:{mentorship_id}:{name}:prompt" for name in ("touchpoint:1", "reflection")]
    for number, (key, purpose) in enumerate(zip(keys, (Purpose.TOUCHPOINT, Purpose.REFLECTION), strict=True), 1):
        opened_at = NOW + timedelta(days=number)
        prompt = Prompt(
            key=key, mentorship_id=mentorship_id, purpose=purpose, number=number, opened_at=opened_at, closed_at=NOW
        )
        state = state.with_prompt(prompt)
        for ts, author, deleted in (("2.1", "UTOM", True), ("1.1", "UADA", False)):
            text = "" if deleted else f"<!channel> {key}"
            state = state.with_reply(
                ThreadReply(prompt_key=key, ts=ts, author_id=author, text=text, at=NOW, edited_at=NOW, deleted=deleted)
            )
    touchpoint = Touchpoint(
        mentorship_id=mentorship_id,
        number=1,
        status=TouchpointStatus.SKIPPED,
        opened_at=NOW,
        progress=Progress.STUCK,
        mentor_told=True,
    )
    answers = Reflection(
        mentorship_id=mentorship_id,
        user_id="UADA",
        goal_met=4,
        expectations=3,
        time_right=True,
        skill_right=False,
        thanks="*thank you*",
        proceed=Continue.STAY_IN_TOUCH,
        answered_at=NOW,
    )
    return state.with_touchpoint(touchpoint).with_reflection(answers).with_mentorship(summarised=("UADA",))


def saved(database: Database, mentorship_id: str) -> PairState:
    """A new mentorship, saved, and then saved again with words in it."""
    with database.transaction() as session:
        repository = Mentorships(session, Programme())
        nothing = repository.load(of(mentorship_id))
        empty = PairState(
            team_id="T1",
            programme=nothing.programme,
            mentorship=agreed(mentorship_id),
            mentee=nothing.mentee,
            mentor=nothing.mentor,
        )
        repository.save(nothing, empty, NOW)
    with database.transaction() as session:
        repository = Mentorships(session, Programme())
        before = repository.load(of(mentorship_id))
        after = with_words(before, mentorship_id)
        repository.save(before, after, NOW)
    return after


def test_what_was_kept_comes_back_equal(database: Database) -> None:
    kept = saved(database, "7")
    with database.transaction() as session:
        assert Mentorships(session, Programme()).load(of("7")) == kept


def test_two_mentorships_of_the_same_pair_and_two_workspaces_do_not_mix(database: Database) -> None:
    first, second = saved(database, "7"), saved(database, "8")
    with database.transaction() as session:
        repository = Mentorships(session, Programme())
        assert repository.load(of("7")) == first
        assert repository.load(of("8")) == second
        assert repository.load(of("7", "T2")).mentorship is None


def test_a_reply_taken_back_loses_its_text_in_the_table_too(database: Database) -> None:
    kept = saved(database, "7")
    reply = kept.replies[0]
    gone = kept.with_reply(
        ThreadReply(prompt_key=reply.prompt_key, ts=reply.ts, author_id="UADA", text="", at=NOW, deleted=True)
    )
    with database.transaction() as session:
        repository = Mentorships(session, Programme())
        repository.save(repository.load(of("7")), gone, NOW)
    with database.transaction() as session:
        again = Mentorships(session, Programme()).load(of("7")).reply(reply.prompt_key, reply.ts)
    assert again is not None
    assert (again.text, again.deleted) == ("", True)
