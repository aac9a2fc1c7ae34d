"""The stand-in staff is what the sandbox, the demo and the story count on."""

from zoneinfo import ZoneInfo

import pytest

from sandbox import staff

PEOPLE = staff.load().people
BY_ID = staff.load().by_id
MENTORS = staff.load().mentors


def test_forty_people_of_whom_twenty_eight_mentor() -> None:
    assert (len(PEOPLE), len(MENTORS)) == (40, 28)


def test_everybody_is_told_apart_by_id_and_by_either_name() -> None:
    assert len({person.id for person in PEOPLE}) == 40
    assert len({person.name for person in PEOPLE}) == 40
    assert len({person.name.split()[0] for person in PEOPLE}) == 40


def test_two_admins_one_guest_one_deactivated_and_two_german_readers() -> None:
    admins = {person.name for person in PEOPLE if person.is_admin}
    guests = {person.name for person in PEOPLE if person.is_restricted}
    gone = {person.name for person in PEOPLE if person.deleted}
    german = {person.name for person in PEOPLE if person.locale == "de-DE"}

    assert admins == {"Rhea Castellan", "Obadiah Finch"}
    assert guests == {"Felix Armitage"}
    assert gone == {"Corinne Delacroix"}
    assert german == {"Annegret Möllers", "Hollis Bergeron"}


def test_nobody_who_cannot_take_part_mentors() -> None:
    assert not [person.name for person in MENTORS if person.is_restricted or person.deleted]


def test_both_zones_of_the_county_are_lived_in() -> None:
    zones = [person.tz for person in PEOPLE]

    assert set(zones) == {"America/Chicago", "America/Denver"}
    assert min(zones.count(zone) for zone in set(zones)) >= 10
    assert all(ZoneInfo(zone) for zone in zones)


def test_every_line_of_managers_ends_with_the_director() -> None:
    for person in PEOPLE:
        line = [person.id]
        while (manager := BY_ID[line[-1]].manager_id) is not None:
            assert manager not in line
            line.append(manager)
        assert BY_ID[line[-1]].name == "Philippa Marchetti"


@pytest.mark.parametrize("mentor", MENTORS, ids=lambda mentor: mentor.name)
def test_a_mentor_offers_what_the_product_asks_of_one(mentor: staff.StaffPerson) -> None:
    row = mentor.mentor

    assert row is not None
    assert 3 <= len(row.skills) <= 6
    assert all(skill.name and skill.evidence for skill in row.skills)
    assert row.ask_me_about
    assert set(row.ways) <= {"video", "audio", "in_person", "shadowing", "written"}
    assert row.ways
    assert 1 <= row.places <= 3
    assert 60 <= row.minutes <= 180
    assert "en" in row.languages


def test_no_two_people_are_put_the_same_way() -> None:
    lines = [person.about for person in PEOPLE]
    lines += [line for person in MENTORS if person.mentor for line in (person.mentor.ask_me_about,)]
    lines += [skill.evidence for person in MENTORS if person.mentor for skill in person.mentor.skills]

    assert all(lines)
    assert len(set(lines)) == len(lines)


def test_the_people_of_the_story_are_who_the_story_says() -> None:
    ada, tomas, june = (staff.load().named(name) for name in ("Ada Lindgren", "Tomas", "June"))

    assert (ada.mentor, ada.tz) == (None, "America/Chicago")
    assert (tomas.title, tomas.site, tomas.tz) == ("Youth Services Librarian", "West Branch", "America/Denver")
    assert tomas.mentor is not None
    assert tomas.mentor.skills[0] == staff.StaffSkill("teen councils", "started ours in 2023, still running")
    assert (june.title, june.site) == ("Teen Librarian", "Main")
    assert june.mentor is not None
    assert june.mentor.skills[0].name == "youth leadership"
    assert ada.manager_id not in (tomas.id, june.id)


def test_an_unknown_name_is_refused() -> None:
    with pytest.raises(KeyError):
        staff.load().named("Nobody Whatsoever")
