"""What the matcher is held beside at scale finds what it is asked for, and sees what changed."""

from dataclasses import replace

import numpy as np

from benchmarks.matching_engines import Lexical, Mixture
from benchmarks.phrases import ASK, EVIDENCE, QUESTIONS, SKILLS, TITLES, mentors
from flows.proposal import Skill


def test_made_up_mentors_are_the_same_again_and_say_what_is_in_the_lists() -> None:
    people = mentors(200)
    assert people == mentors(200)
    assert len({each.member.user_id for each in people}) == 200
    assert {skill.name for each in people for skill in each.skills} <= set(SKILLS)
    assert {skill.evidence for each in people for skill in each.skills} <= {"", *EVIDENCE}
    assert {each.ask_me_about for each in people} <= {"", *ASK}
    assert {each.member.title for each in people} <= set(TITLES)


def test_the_lists_hold_no_phrase_twice() -> None:
    for phrases in (SKILLS, EVIDENCE, ASK, TITLES, QUESTIONS):
        assert len(set(phrases)) == len(phrases) >= 30


def test_a_changed_profile_is_found_by_both() -> None:
    people = mentors(50)
    vectors = {name: np.eye(400, dtype=np.float32)[n] for n, name in enumerate((*SKILLS, "falconry"))}
    lexical, mixture = Lexical(people), Mixture(people, vectors)
    falconer = replace(people[7], skills=(Skill("falconry", "A kestrel"),))
    for engine in (lexical, mixture):
        engine.update(7, falconer)
        assert engine.propose("falconry") == 3
    assert int(np.argmax(lexical.scores("falconry"))) == 7
    assert not lexical.scores("nothing of this is here").any()
