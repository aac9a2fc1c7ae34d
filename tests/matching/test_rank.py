"""Who comes first: by what they list, then by what the mentee would rather have."""

from collections.abc import Callable

import pytest

from flows.proposal import Colleague, Need, Relationship, Room

Make = Callable[..., Colleague]
Wish = Callable[..., Need]
Ids = Callable[..., list[str]]


def test_more_of_what_is_asked_comes_before_less(colleague: Make, need: Wish, ids: Ids) -> None:
    some = colleague("USOME", "youth leadership: Twelve teens run the winter lock-in", title="Teen Librarian")
    more = colleague("UMORE", "teen councils: Started ours in 2023")
    other = colleague("UOTHER", "weeding: 31,000 books")

    assert ids(need("run a teen advisory council"), some, other, more) == ["UMORE", "USOME"]


def test_a_listed_skill_says_more_than_a_sentence_that_mentions_it(colleague: Make, need: Wish, ids: Ids) -> None:
    mentions = colleague("UA", "job search help: Many a resume read")
    lists = colleague("UB", "resumes: One page at a time")

    assert ids(need("rewrite my resume"), mentions, lists) == ["UB", "UA"]


def test_skills_the_mentor_must_have_are_had_by_everyone_proposed(colleague: Make, need: Wish, ids: Ids) -> None:
    storyteller = colleague("UA", "toddler storytime: Two a week")
    speaker = colleague("UB", "storytime in Spanish: Fifty families")

    assert ids(need("lead my first toddler storytime"), storyteller, speaker) == ["UA", "UB"]
    assert ids(need("lead my first toddler storytime", skills=("Spanish",)), storyteller, speaker) == ["UB"]
    assert ids(need("lead my first toddler storytime", skills=("ukulele",)), storyteller, speaker) == []


def test_the_outcome_orders_and_never_lists(colleague: Make, need: Wish, ids: Ids) -> None:
    planner = colleague("UPLAN", "onboarding plans: Every new hire")
    plain = colleague("UA", "storytime: Ten years")
    with_songs = colleague("UB", "storytime: Ten years, with songs")

    asked = need("lead a storytime", outcome="a plan with songs")
    assert ids(asked, planner, plain, with_songs) == ["UB", "UA"]


def test_equals_come_in_the_order_of_their_ids(colleague: Make, need: Wish, ids: Ids) -> None:
    pool = [colleague(user_id, "weeding: Tired books") for user_id in ("UD", "UB", "UA", "UC")]

    assert ids(need("weed the nonfiction"), *pool) == ["UA", "UB", "UC"]
    assert ids(need("weed the nonfiction"), *reversed(pool)) == ["UA", "UB", "UC"]


def test_the_limit_is_kept(colleague: Make, need: Wish, ids: Ids) -> None:
    pool = [colleague(f"U{n}", "weeding: Tired books") for n in range(9)]

    assert len(ids(need("weed the nonfiction"), *pool, limit=5)) == 5


def test_who_hardly_fits_is_not_named_beside_who_does(colleague: Make, need: Wish, ids: Ids) -> None:
    expert = colleague("UA", "budget narratives: Read by funders", "grant writing: Nine of fourteen funded")
    passing = colleague("UB", "branch meetings: Thirty minutes, budget included, every week since 2019 and never late")

    asked = need("write the budget narrative of a grant")
    assert ids(asked, expert, passing) == ["UA"]
    assert ids(asked, passing) == ["UB"]


def test_in_a_large_directory_a_word_of_almost_everybody_tells_nothing(colleague: Make, need: Wish, ids: Ids) -> None:
    crowd = [colleague(f"U{n:02}", f"topic{n}: Seen in the library") for n in range(30)]
    expert = colleague("UX", "cataloguing: For the whole library")

    assert ids(need("learn all about libraries"), *crowd, expert) == []
    assert ids(need("cataloguing for our library"), *crowd, expert) == ["UX"]


def test_a_role_is_found_by_its_title(colleague: Make, need: Wish, ids: Ids) -> None:
    manager = colleague("UA", "weeding: Tired books", title="Branch Manager")
    mentions = colleague("UB", "budgets: Met a manager once")

    assert ids(need("learn what a branch manager does"), manager, mentions)[0] == "UA"


@pytest.mark.parametrize(
    ("relationship", "expected"),
    [
        (Relationship.ANY, ["UBEST", "UKNOWN", "UNEAR"]),
        (Relationship.KNOWN, ["UKNOWN", "UNEAR", "UBEST"]),
        (Relationship.NEW, ["UBEST", "UNEAR", "UKNOWN"]),
    ],
)
def test_a_wish_for_known_or_new_decides_among_those_about_as_good(
    colleague: Make, need: Wish, ids: Ids, relationship: Relationship, expected: list[str]
) -> None:
    best = colleague("UBEST", "weeding: A rule for weeding nonfiction")
    known = colleague("UKNOWN", "weeding: Ten years", worked_with=("UADA",))
    near = colleague("UNEAR", "weeding: Ten years", site="Fenwick")

    assert ids(need("weed the nonfiction", relationship=relationship), near, known, best) == expected


def test_that_wish_never_brings_up_who_fits_far_less(colleague: Make, need: Wish, ids: Ids) -> None:
    expert = colleague("UA", "budget narratives: For funders", "grant writing: Nine funded")
    known = colleague("UB", "signs: Wrote one for a grant once", worked_with=("UADA",))

    asked = need("write a grant with its budget narrative", relationship=Relationship.KNOWN)
    assert ids(asked, expert, known)[0] == "UA"


def test_the_colleague_in_mind_comes_first(colleague: Make, need: Wish, ids: Ids) -> None:
    expert = colleague("UA", "weeding: Tired books")
    named = colleague("UB", "puppets: Thirty-one", site="Depot")

    asked = need("weed the nonfiction", someone="UB", sites=("Main",))
    at_main = colleague("UC", "weeding: Ten years", site="Main")
    assert ids(asked, expert, named, at_main) == ["UB", "UC"]
    assert ids(need("weed the nonfiction", someone="UGONE"), expert) == ["UA"]


def test_what_almost_everybody_lists_can_be_asked_for(colleague: Make, need: Wish, ids: Ids) -> None:
    ward = [colleague(f"U{n:02}", "wound care: Every day") for n in range(25)]

    assert ids(need("better wound care"), *ward) == ["U00", "U01", "U02"]


def test_in_a_small_directory_a_shared_skill_still_counts(colleague: Make, need: Wish, ids: Ids) -> None:
    pool = [colleague(user_id, "weeding: Tired books") for user_id in ("UA", "UB")]
    odd = colleague("UC", "puppets: One from nonfiction")

    assert ids(need("weed the nonfiction"), *pool, odd)[:2] == ["UA", "UB"]


def test_nobody_stands_in_who_fits_far_less_than_those_who_are_full(colleague: Make, need: Wish, ids: Ids) -> None:
    full = colleague(
        "UFULL", "budget narratives: For funders", "grant writing: Nine funded", room=Room(places=0, minutes=9)
    )
    mentions = colleague("UMENTIONS", "signs: Wrote one for a grant once")
    asked = need("write a grant with its budget narrative")

    assert ids(asked, full, mentions) == []
    assert ids(asked, mentions) == ["UMENTIONS"]
