"""Whose words are the organisation's: what several people ask for, and of that what nobody lists."""

import pytest

from flows.vocabulary import asked_by_several, unlisted

ADA, BEN, KIM = "UADA", "UBEN", "UKIM"


@pytest.mark.parametrize(
    ("asked", "named"),
    [
        ([], ()),
        ([(ADA, ("Laser cutter",))], ()),
        ([(ADA, ("Laser cutter",)), (ADA, ("laser cutter", "laser  cutter"))], ()),
        ([(ADA, ("Laser cutter",)), (BEN, ("laser  cutter",))], (("laser cutter", 2),)),
        ([(ADA, ("b", "a")), (BEN, ("a", "b")), (KIM, ("b",))], (("b", 3), ("a", 2))),
        ([(ADA, (" ",)), (BEN, ("",))], ()),
    ],
)
def test_a_topic_is_named_from_two_different_people_on(
    asked: list[tuple[str, tuple[str, ...]]], named: tuple[tuple[str, int], ...]
) -> None:
    assert asked_by_several(asked) == named


def test_only_what_nobody_lists_is_suggested_and_only_a_few() -> None:
    asked = [(who, ("weeding", "globes", "drones", "kilns", "looms")) for who in (ADA, BEN)]
    assert unlisted(asked, ("Weeding",)) == ("drones", "globes", "kilns")
    assert unlisted(asked, ("Weeding", "Drones", "Globes", "Kilns", "Looms")) == ()
