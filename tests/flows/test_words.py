"""What people write to the bot, and what it answers to each of its words."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows import words
from flows.ask import Question, RequestStatus
from flows.decision import Arg, Phrase, Post, Words
from flows.home import HomeState
from flows.home_page import arrange
from flows.known_words import Known
from flows.next_steps import Asked, Asking, StepKind
from flows.profile import Profile, ProfileStatus
from flows.request_form import GOAL_LIMIT
from flows.words import DirectMessage, Tone, lines, status, step_line, tone_of
from handlers import text
from handlers.text import Reader
from tests.flows.affairs import ADA, HOUR, NOW, RHEA, TO_COME, TOMAS, invitation, of, pair, request


@pytest.mark.parametrize(
    ("written", "tone"),
    [
        ("hello", Tone.GREETING),
        ("Good morning!", Tone.GREETING),
        ("hi there, Micromentor", Tone.GREETING),
        ("привет", Tone.GREETING),
        ("Thanks so much", Tone.THANKS),
        ("hi, thank you", Tone.THANKS),
        ("danke", Tone.THANKS),
        ("Vielen Dank!", Tone.THANKS),
        ("Hallo zusammen", Tone.GREETING),
        ("guten Tag", Tone.GREETING),
        ("hello world in Python", Tone.GOAL),
        ("thank donors in a way they remember", Tone.GOAL),
        ("hallo sagen können, ohne rot zu werden", Tone.GOAL),
        ("how do I run a teen council?", Tone.GOAL),
        ("hola, quiero aprender a leer un presupuesto", Tone.GOAL),
        ("助成金の予算を読みたい", Tone.GOAL),
        ("🎉", Tone.NOTHING),
        ("   ", Tone.NOTHING),
    ],
)
def test_whatever_is_written_is_taken_kindly(written: str, tone: Tone) -> None:
    assert tone_of(written) == tone


@given(st.text(max_size=400))
def test_the_bot_is_never_silent_and_answers_each_message_once(written: str) -> None:
    wrote = DirectMessage(team_id="T1", at=NOW, user_id="UADA", text=written, ts="17.5")
    (post,) = words.decide(of(ADA), wrote).say
    assert isinstance(post, Post)
    assert (post.key, post.to) == ("direct:UADA:17.5", ("UADA",))
    assert isinstance(post.message, words.DirectAnswer)
    assert len(post.message.goal) <= GOAL_LIMIT


def test_a_greeting_after_the_command_says_what_is_next_or_how_to_begin() -> None:
    def told(state: HomeState, tone: Tone = Tone.GREETING) -> str:
        said = words.to_pleasantry(state, tone, NOW).said
        assert said is not None
        return text.plain(said, Reader())

    assert told(of(ADA)) == (
        "Hello.\nWhat would you like to be able to do? Type it after /micromentor, or use the button.\n"
        "/micromentor help lists the other words."
    )
    assert "Next for you: You meet Tomas" in told(of(ADA, pairs=(pair(sessions=(TO_COME,)),)))
    assert told(of(ADA), Tone.THANKS).startswith("You are welcome.")
    assert told(of(replace(ADA, guest=True))).startswith("Micromentor is for members of staff")


def test_what_is_written_while_a_colleague_waits_may_be_the_answer() -> None:
    question = Question(text="Why?", left=60, made_at=NOW, arrives_at=NOW, sent_at=NOW, until=NOW + HOUR)
    asking = Asking(request=request(), current=replace(invitation(), question=question), mentor=TOMAS.person)
    asked = Asked(request=request(), invitation=replace(invitation(), id="I2"), mentee=TOMAS.person)
    both = of(ADA, asking=(asking,), asked=(asked,))

    said = words.answer(both, "No, but I sing", NOW, "invitation:I1:question")
    about: dict[str, Arg] = {"other": TOMAS.person, "goal": Words("read a grant budget")}
    assert said.waits == Phrase("direct-waits-question", about)
    assert (said.request_id, said.number, said.typed) == ("R1", 1, "No, but I sing")
    theirs = words.answer(both, "Yes, gladly", NOW, "invitation:I2:card")
    assert theirs.waits == Phrase("direct-waits", about)
    assert not theirs.request_id, "a request is answered on its card alone"
    assert words.answer(both, "danke", NOW).waits is None
    assert words.answer(of(ADA), "No, but I sing", NOW).waits is None


def test_a_guest_is_answered_too() -> None:
    answered = words.answer(of(replace(ADA, guest=True)), "run a teen council", NOW)
    assert answered.said == Phrase("guests-cannot")


def test_status_says_what_is_open_in_the_order_of_home() -> None:
    asking = Asking(request=request(), current=invitation(), mentor=TOMAS.person)
    page = arrange(of(ADA, asking=(asking,), pairs=(pair(sessions=(TO_COME,)),)), NOW)
    assert [line.name for line in status(page)] == ["step-meet", "status-request", "status-pair"]
    assert [line.name for line in status(arrange(of(ADA), NOW))] == ["status-nothing"]
    to_choose = of(ADA, asking=(Asking(request=request(RequestStatus.CHOOSING)),))
    assert [line.name for line in lines(Known.STATUS, to_choose, NOW)] == ["step-choose_mentor", "word-home"]


def test_a_pause_is_for_those_who_are_asked() -> None:
    said = words.answer(of(ADA), "stop", NOW)
    assert (said.said, said.opens) == (Phrase("profile-not-listed"), False)
    listed = of(ADA, profile=Profile(user_id="UADA", status=ProfileStatus.LISTED))
    said = words.answer(listed, "stop", NOW)
    assert (said.said, said.opens) == (Phrase("word-pause"), True)


def test_what_is_too_long_for_a_goal_is_said_to_be() -> None:
    said = words.answer(of(ADA), "I want to plan a small evening. " * 20, NOW)
    assert said.long
    assert said.goal.endswith("evening.")
    assert not words.answer(of(ADA), "plan a small evening", NOW).long


def test_forget_and_export_name_whom_to_ask() -> None:
    (named,) = lines(Known.FORGET, of(ADA, admins=(RHEA, TOMAS.person)), NOW)
    assert named.name == "word-forget"
    both = named.args["admins"]
    assert isinstance(both, Phrase)
    assert both.name == "either-or"
    assert [line.name for line in lines(Known.EXPORT, of(ADA), NOW)] == ["word-export-unnamed"]


@pytest.mark.parametrize("kind", list(StepKind))
def test_every_step_has_its_sentence(kind: StepKind) -> None:
    step = arrange(of(ADA, pairs=(pair(sessions=(TO_COME,)),)), NOW).steps[0]
    assert step_line(replace(step, kind=kind)).name == f"step-{kind}"
