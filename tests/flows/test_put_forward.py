"""Put forward by somebody else: asked once, and open to nobody before their own yes."""

from dataclasses import replace

from flows.decision import Decision, Post, Show, Update
from flows.profile import ProfileState, ProfileStatus, open_to_requests
from flows.profile_form import ProfileSubmitted
from flows.proposal import Skill
from flows.put_forward import PutForwardAccepted, PutForwardDeclined, PutForwardDue
from flows.put_forward_card import PutForward, PutForwardStatus
from tests.flows.offering import COUNCILS, MONDAY, PROPOSED, RHEA, TOMAS, form, happens, state, told


def test_one_put_forward_is_asked_once_and_open_to_nobody_before_the_yes() -> None:
    assert not open_to_requests(PROPOSED, TOMAS, MONDAY)
    asked = happens(state(PROPOSED), PutForwardDue)
    (post,) = asked.say
    assert isinstance(post, Post)
    assert post.message == PutForward(by=RHEA.person, skills=(COUNCILS,), places=2, minutes_a_month=120)
    yes = happens(asked.state, PutForwardAccepted)
    assert yes.state.profile is not None
    assert open_to_requests(yes.state.profile, TOMAS, MONDAY)
    assert yes.state.profile.ways, "a mentor can be met somehow"
    assert card_status(yes) is PutForwardStatus.LISTED
    assert yes.reply is None, "the card says it, and nothing is said twice"
    assert told(happens(yes.state, PutForwardDeclined).reply) == "profile-listed-already"


def test_no_thanks_is_final_for_the_card() -> None:
    no = happens(state(PROPOSED), PutForwardDeclined)
    assert no.state.profile == replace(PROPOSED, status=ProfileStatus.DECLINED)
    assert card_status(no) is PutForwardStatus.DECLINED
    assert no.reply is None, "the card says it, and nothing is said twice"
    assert told(happens(no.state, PutForwardAccepted).reply) == "profile-not-listed"
    assert not happens(no.state, PutForwardDue).say


def test_a_change_first_is_a_yes_too() -> None:
    changed = happens(state(PROPOSED), ProfileSubmitted, **form(skills=(Skill("grants"),)))
    assert changed.state.profile is not None
    assert changed.state.profile.listed
    assert card_status(changed) is PutForwardStatus.LISTED


def test_a_yes_without_any_skill_opens_the_form() -> None:
    bare = state(replace(PROPOSED, skills=()))
    decision = happens(bare, PutForwardAccepted)
    assert isinstance(decision.reply, Show)
    assert decision.state == bare


def card_status(decision: Decision[ProfileState]) -> PutForwardStatus:
    (update,) = decision.say
    assert isinstance(update, Update)
    assert isinstance(update.message, PutForward)
    return update.message.status
