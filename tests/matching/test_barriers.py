"""Who is never proposed, and what is said when that leaves nobody."""

from collections.abc import Callable
from datetime import date, time
from typing import Any

import pytest

from flows.member import Hours, Member
from flows.proposal import Colleague, Need, Nobody, Proposals, Room, Way

Make = Callable[..., Colleague]
Wish = Callable[..., Need]
Ask = Callable[..., Proposals]
Ids = Callable[..., list[str]]

WEED = "weed the nonfiction"
FULL = Room(places=0, minutes=120)
SIXTY_SHARED = Hours(start=time(16), end=time(20))
FIFTY_NINE_SHARED = Hours(start=time(16, 1), end=time(20))
TODAY, TOMORROW = date(2026, 11, 30), date(2026, 12, 1)


@pytest.mark.parametrize(
    ("facts", "wishes", "nobody"),
    [
        ({}, {"mentee": Member(user_id="UMENTOR", name="Myself")}, Nobody.NO_MENTORS),
        ({"guest": True}, {}, Nobody.NO_MENTORS),
        ({"deactivated": True}, {}, Nobody.NO_MENTORS),
        ({}, {"goal": "help me with a thing"}, Nobody.NOT_LISTED),
        ({}, {"goal": "play the ukulele"}, Nobody.NOT_LISTED),
        ({}, {"declined": ("UMENTOR",)}, Nobody.NONE_LEFT),
        ({"manager_id": "UADA"}, {}, Nobody.NONE_LEFT),
        ({}, {"mentee": Member(user_id="UADA", name="Ada", manager_id="UMENTOR")}, Nobody.NONE_LEFT),
        ({"room": FULL}, {}, Nobody.ALL_FULL),
        ({"room": Room(places=1, minutes=59)}, {"sessions": 2}, Nobody.ALL_FULL),
        ({"away_until": TOMORROW}, {}, Nobody.ALL_AWAY),
        ({"site": "Main"}, {"sites": ("Depot",)}, Nobody.OTHER_SITE),
        ({"department": "IT"}, {"departments": ("Collections",)}, Nobody.OTHER_SITE),
        ({"site": "Main", "department": "IT"}, {"sites": ("Main",), "departments": ("HR",)}, Nobody.OTHER_SITE),
        ({"ways": (Way.VIDEO,)}, {"ways": (Way.IN_PERSON, Way.WRITTEN)}, Nobody.OTHER_WAYS),
        ({"zone": "Asia/Kathmandu"}, {}, Nobody.NO_SHARED_HOURS),
        ({"hours": FIFTY_NINE_SHARED}, {}, Nobody.NO_SHARED_HOURS),
        ({"zone": "Asia/Kathmandu", "ways": (Way.VIDEO, Way.WRITTEN)}, {"ways": (Way.VIDEO,)}, Nobody.NO_SHARED_HOURS),
        ({"zone": "Asia/Kathmandu", "ways": (Way.VIDEO,)}, {"ways": (Way.VIDEO, Way.WRITTEN)}, Nobody.NO_SHARED_HOURS),
    ],
)
def test_each_barrier_says_why(
    colleague: Make, need: Wish, ask: Ask, facts: dict[str, Any], wishes: dict[str, Any], nobody: Nobody
) -> None:
    mentor = colleague("UMENTOR", "weeding: Tired books", **facts)

    assert ask(need(**{"goal": WEED, **wishes}), mentor).nobody is nobody


@pytest.mark.parametrize(
    ("facts", "wishes"),
    [
        ({"away_until": TODAY}, {}),  # back on the day
        ({"room": Room(places=1, minutes=60)}, {"sessions": 2}),  # just enough
        ({"site": "Main"}, {"sites": (" main ", "Depot")}),
        ({"ways": (Way.VIDEO, Way.AUDIO)}, {"ways": (Way.AUDIO,)}),
        ({"ways": ()}, {"ways": (Way.AUDIO,)}),  # did not say
        ({"ways": (Way.VIDEO,)}, {}),  # not asked
        ({"manager_id": "USOMEBODY"}, {}),
        ({"hours": SIXTY_SHARED}, {}),
        ({"zone": "Asia/Kathmandu"}, {"ways": (Way.WRITTEN,)}),
        ({"zone": "Asia/Kathmandu"}, {"ways": (Way.WRITTEN, Way.VIDEO)}),  # did not say, and may well write
        ({"zone": "Asia/Kathmandu", "ways": (Way.WRITTEN,)}, {}),
        ({"zone": "Asia/Kathmandu"}, {"someone": "UMENTOR"}),  # they know whom they name
    ],
)
def test_what_is_no_barrier(
    colleague: Make, need: Wish, ids: Ids, facts: dict[str, Any], wishes: dict[str, Any]
) -> None:
    mentor = colleague("UMENTOR", "weeding: Tired books", **facts)

    assert ids(need(**{"goal": WEED, **wishes}), mentor) == ["UMENTOR"]


def test_nobody_at_all(need: Wish, ask: Ask) -> None:
    assert ask(need(WEED)) == Proposals(nobody=Nobody.NO_MENTORS)


def test_away_is_counted_in_the_mentors_own_days(colleague: Make, need: Wish, ids: Ids) -> None:
    # It is Monday afternoon in Chicago and already Tuesday on Lord Howe.
    here = colleague("UA", "weeding: Tired books", away_until=TOMORROW)
    there = colleague("UB", "weeding: Tired books", away_until=TOMORROW, zone="Australia/Lord_Howe")

    assert ids(need(WEED, ways=(Way.WRITTEN,)), here, there) == ["UB"]


def test_the_next_best_stands_in_for_those_who_cannot(colleague: Make, need: Wish, ids: Ids) -> None:
    full = [colleague(f"UA{n:02}", "weeding: Weeding the nonfiction, all of it", room=FULL) for n in range(40)]
    free = colleague("UZ", "weeding: Ten years")

    assert ids(need(WEED), *full, free) == ["UZ"]


@pytest.mark.parametrize(
    ("others", "nobody"),
    [
        ([], Nobody.ALL_FULL),
        ([{"away_until": TOMORROW}], Nobody.ALL_AWAY),  # not all are full; those with room are away
        ([{"away_until": TOMORROW}, {"site": "Main"}], Nobody.OTHER_SITE),
        ([{"site": "Main"}, {"site": "Depot", "ways": (Way.WRITTEN,)}], Nobody.OTHER_WAYS),
    ],
)
def test_with_several_barriers_the_last_one_met_is_the_true_one(
    colleague: Make, need: Wish, ask: Ask, others: list[dict[str, Any]], nobody: Nobody
) -> None:
    pool = [colleague("UFULL", "weeding: Tired books", room=FULL)]
    pool += [colleague(f"U{n}", "weeding: Tired books", **facts) for n, facts in enumerate(others)]

    assert ask(need(WEED, sites=("Depot",), ways=(Way.VIDEO,)), *pool).nobody == nobody


USED_UP = Room(places=1, minutes=0, next_month=60)


@pytest.mark.parametrize(
    ("others", "wishes", "free_on"),
    [
        ([{"room": FULL}], {}, None),  # nobody knows when a place gets free
        ([{"room": USED_UP}], {}, TOMORROW),
        ([{"room": USED_UP}], {"sessions": 3}, None),
        ([{"away_until": date(2026, 12, 7)}, {"away_until": date(2026, 12, 4)}], {}, date(2026, 12, 4)),
        ([{"room": USED_UP, "away_until": date(2026, 12, 9)}], {}, date(2026, 12, 9)),
        ([{"room": FULL, "away_until": date(2026, 12, 9)}], {}, None),
        ([{"room": FULL}, {"away_until": date(2026, 12, 9)}], {}, date(2026, 12, 9)),
        ([{"room": USED_UP, "site": "Main"}, {"away_until": date(2026, 12, 9)}], {"sites": ("Depot",)}, None),
        ([{"room": USED_UP, "zone": "Europe/London"}], {"any_time": True}, TODAY),  # 1 December there, 30 November here
        ([{"room": USED_UP, "zone": "Pacific/Honolulu"}], {"any_time": True}, TOMORROW),
    ],
)
def test_the_first_day_somebody_could_is_said_where_it_is_known(
    colleague: Make,
    need: Wish,
    ask: Ask,
    others: list[dict[str, Any]],
    wishes: dict[str, Any],
    free_on: date | None,
) -> None:
    pool = [colleague(f"U{n}", "weeding: Tired books", **facts) for n, facts in enumerate(others)]

    assert ask(need(WEED, **wishes), *pool).free_on == free_on


@pytest.mark.parametrize(
    ("facts", "nobody"),
    [
        ({"room": FULL}, Nobody.ALL_FULL),
        ({"away_until": TOMORROW}, Nobody.ALL_AWAY),
        ({"manager_id": "UADA"}, Nobody.NONE_LEFT),
    ],
)
def test_the_colleague_in_mind_needs_room_too(
    colleague: Make, need: Wish, ask: Ask, facts: dict[str, Any], nobody: Nobody
) -> None:
    named = colleague("UNAMED", "puppets: Thirty-one", **facts)

    assert ask(need(WEED, someone="UNAMED"), named).nobody is nobody
