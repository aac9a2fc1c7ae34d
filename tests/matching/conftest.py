"""Mentors and needs for the matcher's tests, written as short as they are read."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest

from flows.member import Member, Programme
from flows.proposal import Colleague, Need, Proposals, Skill
from matching import Matcher

AT = datetime(2026, 11, 30, 19, 40, tzinfo=UTC)
ADA = Member(user_id="UADA", name="Ada", department="Branches", site="Fenwick", zone="America/Chicago")


def make_colleague(user_id: str, *skills: str, **facts: Any) -> Colleague:
    """A mentor; a skill is written `name: evidence`. `facts` go to the Member where it has them, else the Colleague."""
    of_member = {name: facts.pop(name) for name in list(facts) if name in Member.__dataclass_fields__}
    member = replace(Member(user_id=user_id, name=user_id.title(), zone="America/Chicago"), **of_member)
    listed = (skill.partition(": ") for skill in skills)
    return Colleague(member=member, skills=tuple(Skill(name, evidence) for name, _, evidence in listed), **facts)


def make_need(goal: str, **wishes: Any) -> Need:
    """What Ada asks for."""
    return Need(**{"mentee": ADA, "goal": goal, **wishes})


@pytest.fixture
def colleague() -> Callable[..., Colleague]:
    return make_colleague


@pytest.fixture
def need() -> Callable[..., Need]:
    return make_need


@pytest.fixture
def ask() -> Callable[..., Proposals]:
    """Ask a matcher made for these mentors."""

    def answer(asked: Need, *pool: Colleague, limit: int = 3) -> Proposals:
        return Matcher().answer(asked, pool, limit, at=AT, programme=Programme())

    return answer


@pytest.fixture
def ids(ask: Callable[..., Proposals]) -> Callable[..., list[str]]:
    """Who is proposed, in order."""

    def proposed(asked: Need, *pool: Colleague, limit: int = 3) -> list[str]:
        return [match.mentor_id for match in ask(asked, *pool, limit=limit).matches]

    return proposed
