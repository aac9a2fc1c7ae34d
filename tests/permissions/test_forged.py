"""Payloads nobody's Slack would send: others' ids, garbage, old triggers, forms sent late: nothing changes or is told.

Whoever sends them is a real member with a pair and a request of their own; what they name belongs to another pair.
"""

import json
import logging

import pytest

from handlers.ids import MentorshipAction, ProfileAction, RequestAction, SessionAction, SessionForm
from handlers.payloads import carry
from tests.isolation import payloads
from tests.isolation.payloads import moment, option, text
from tests.isolation.play import wish
from tests.isolation.slack import channel_of
from tests.isolation.stand import buttons, hours
from tests.permissions.cells import NEVER, REFUSALS, done, with_id
from tests.permissions.deeds import DEEDS, Deed
from tests.permissions.matrix import rows
from tests.permissions.world import ADA, ELSEWHERE, GOAL, HERE, PEOPLE, THEIRS, TOM, Person, World, times

CARRYING = [deed for deed in DEEDS if deed.kind in {"action", "view"} and "no" in rows()[deed.name]["stranger"]]
"""What names a request or a mentorship."""

OPENING = [
    deed for deed in DEEDS if deed.kind in {"action", "command", "shortcut"} and "sees" in rows()[deed.name].values()
]

UNOPENED = {"expired_trigger_id": "Too much time went by", "ratelimited": "Slack has a lot to do"}
"""What Slack says to a modal that it does not open, and what is made of it."""

SHARED = [deed for deed in DEEDS if deed.kind in {"action", "view", "shortcut", "options"}]
"""What can be done where two workspaces meet."""

GARBAGE = {
    "nothing": "",
    "null": "null",
    "a list": "[]",
    "an empty object": "{}",
    "a number": "7",
    "many digits": "9" * 4000,
    "no id": carry(number=1, attempt=1),
    "an id that is none": json.dumps({"mentorship_id": {"a": 1}, "request_id": [1], "number": "1", "attempt": True}),
    "an endless number": '{"mentorship_id": "x", "request_id": "x", "number": 1e400, "attempt": -1}',
    "a huge number": f'{{"mentorship_id": "x", "request_id": "x", "number": {10**40}, "attempt": {10**40}}}',
    "an unseen sign": "\x00",
    "an unseen sign in an id": '{"mentorship_id": "\\u0000", "request_id": "\\u0000", "number": 1, "attempt": 1}',
    "half a sign": '{"mentorship_id": "\\ud800", "request_id": "\\ud800", "number": 1, "attempt": 1}',
    "SQL": "' OR 1=1 --",
    "very long": "x" * 3000,
}
THEIR_WORDS = ("teenagers", "another story hour", GOAL)


def their_ids(world: World) -> tuple[str, ...]:
    """The mentorship and the request of the pair that is none of the mentee's business."""
    channel = channel_of([THEIRS, PEOPLE["other"].user])
    posts = [post for (at, _), post in world.slack.posts["xoxb-T1"].items() if at == channel]
    found = [value for post in posts for value in buttons(post, MentorshipAction.ROLE)]
    return json.loads(found[-1])["mentorship_id"], world.button(RequestAction.CHOOSE, THEIRS)


@pytest.mark.parametrize("deed", CARRYING, ids=lambda deed: deed.name)
def test_anothers_id_is_as_one_that_never_was(deed: Deed, whole_world: World) -> None:
    world = whole_world
    world.back_to(deed.at)
    carried = deed.carried(world)
    foreign = their_ids(world)
    for column in ("mentee", "mentor", "guest"):
        world.back_to(deed.at)
        person = PEOPLE[column]
        never = done(world, deed, person, with_id(carried, NEVER))
        assert not never.changed
        for an_id in foreign:
            forged = done(world, deed, person, with_id(carried, an_id))
            assert not forged.changed, f"{column} changes {forged.changed} of others"
            assert forged.answer == never.answer, f"{column} can tell that it exists"


@pytest.mark.parametrize("deed", CARRYING, ids=lambda deed: deed.name)
def test_garbage_changes_and_tells_nothing(deed: Deed, whole_world: World, caplog: pytest.LogCaptureFixture) -> None:
    world = whole_world
    may = next((column for column, cell in rows()[deed.name].items() if cell in {"does", "sees", "told"}), "mentee")
    world.back_to(deed.at)
    for name, carried in GARBAGE.items():
        outcome = done(world, deed, PEOPLE[may], carried)
        assert (outcome.answer.status, outcome.changed) == (200, ()), name
        assert not [word for word in THEIR_WORDS if word in outcome.answer.words], name
    assert not [record.getMessage() for record in caplog.records if record.levelno >= logging.ERROR]


@pytest.mark.parametrize(("refusal", "line"), UNOPENED.items(), ids=UNOPENED)
@pytest.mark.parametrize("deed", OPENING, ids=lambda deed: deed.name)
def test_what_slack_does_not_open_changes_nothing_and_is_told(
    deed: Deed, refusal: str, line: str, whole_world: World
) -> None:
    """To the one who pressed or typed, in a place of ours where there is one; elsewhere Slack itself says it."""
    world = whole_world
    world.back_to(deed.at)
    carried = deed.carried(world)
    may = next(column for column, cell in rows()[deed.name].items() if cell == "sees")
    world.back_to(deed.at)
    world.slack.refuse = dict.fromkeys(("views.open", "views.push", "views.update"), refusal)
    try:
        outcome = done(world, deed, PEOPLE[may], carried)
    finally:
        world.slack.refuse = {}
    assert not outcome.changed
    has_a_place = not deed.view and deed.kind != "shortcut"
    assert outcome.answer.status == (200 if has_a_place else 503)
    assert (line in outcome.answer.words) is has_a_place
    assert deed.kind != "command" or deed.words in str(outcome.answer.body), "what was typed is not lost"


@pytest.mark.parametrize("deed", SHARED, ids=lambda deed: deed.name)
def test_somebody_of_another_workspace_in_a_shared_channel_is_a_guest(deed: Deed, whole_world: World) -> None:
    """Their own workspace gave them the very id of the mentee, or of the mentor."""
    world = whole_world
    world.back_to(deed.at)
    carried = deed.carried(world)
    world.back_to(deed.at)
    before = world.kept()
    for user in (ADA, TOM):
        body = deed.payload(world, Person(HERE, user), carried)
        answer = world.stand.send(body | {"user": body["user"] | {"team_id": ELSEWHERE}})
        assert world.kept() == before
        assert REFUSALS[1] in answer.words or answer.body == {"options": []}


def test_a_form_sent_with_anothers_request_shows_nothing_of_it(whole_world: World) -> None:
    """The id of what a form makes is Slack's id of the form; one that is another's request is not shown again."""
    world = whole_world
    world.back_to("choosing")
    _, theirs = their_ids(world)
    before = world.kept()
    answer = world.stand.send(payloads.submission(HERE, ADA, "request_form", wish("Sing a lullaby"), root=theirs))
    assert world.kept() == before
    assert not [word for word in THEIR_WORDS if word in answer.words]


def test_an_offer_of_times_that_was_overtaken_is_not_made_again(whole_world: World) -> None:
    """The form of an earlier offer, with an old hash, sent in once more after the other has offered anew."""
    world = whole_world
    world.back_to("agreed")
    about = carry(mentorship_id=json.loads(world.button(SessionAction.FIND_TIME))["mentorship_id"], number=1, attempt=1)
    first = times(world.stand.clock.now() + hours(24))
    stale = payloads.submission(HERE, TOM, SessionForm.TIMES, first, private=about)
    world.stand.send(stale)
    world.stand.settle()
    old_button = world.button(SessionAction.TAKE_FIRST)
    world.here.clicks(ADA, SessionAction.OTHER_TIMES)
    world.here.submits(ADA, time_1=moment(world.stand.clock.now() + hours(48)), way=option("video"), place=text(""))
    world.stand.settle()
    before = world.kept()
    world.stand.send(stale)
    world.here.presses(ADA, SessionAction.TAKE_FIRST, old_button)
    world.here.presses(TOM, SessionAction.TAKE_FIRST, old_button)
    assert world.kept() == before


def test_letters_typed_by_one_nobody_knows_are_told_nothing_and_leave_no_trace(whole_world: World) -> None:
    """The form was opened by somebody who was met then: letters from anybody else are none of a form of ours."""
    world = whole_world
    world.back_to("quiet")
    before = world.kept()
    for action in (RequestAction.SKILLS, ProfileAction.SKILLS):
        answer = world.stand.send(payloads.suggestion(HERE, "UNOBODY", action, "st"))
        assert answer.body == {"options": []}
    assert world.kept() == before
