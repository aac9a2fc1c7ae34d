"""What people read: names for ids, their own zone and language, no markup. And what the driver finds by words."""

import pytest

from sandbox.dates import Eyes, slack_date
from sandbox.driver import Person
from sandbox.reading import Reader
from tests.sandbox.small_app import ADA, TOMAS, Api, actions, button, plain

NOW = 1_795_300_590  # Saturday 21 November 2026, 16:36:30 in Denver, 23:36:30 in Amsterdam, 00:36:30... in Helsinki
DAY = 86_400
DENVER = Eyes("America/Denver", "en-US", NOW)
READER = Reader(DENVER, {ADA: "Ada Lindgren"}, {"C01": "general"})


@pytest.mark.parametrize(
    ("days", "template", "words"),
    [
        (0, "{date_short_pretty} at {time}", "Today at 3:36 PM"),
        (1, "See you {date_short_pretty}", "See you tomorrow"),
        (-1, "{date_pretty}", "Yesterday"),
        (2, "{date_long} at {time}", "Monday, November 23rd at 3:36 PM"),
        (10, "{date}", "December 1st"),
        (10, "{date_short}", "Dec 1"),
        (400, "{date_short}", "Dec 26, 2027"),
        (0, "{date_num} {time_secs}", "2026-11-21 3:36:30 PM"),
        (3, "{ago}", "In 3 days"),
    ],
)
def test_dates_are_the_readers_own(days: int, template: str, words: str) -> None:
    assert slack_date(NOW + days * DAY, template, DENVER) == words


def test_zones_and_languages_differ() -> None:
    amsterdam = Eyes("Europe/Amsterdam", "nl-NL", NOW)
    assert slack_date(NOW + DAY, "{date_short_pretty} {time}", amsterdam) == "Morgen 23:36"
    assert slack_date(NOW + 9 * DAY, "{date_long}", amsterdam) == "Maandag 30 november"
    assert slack_date(NOW, "{date_num}", Eyes("Europe/Helsinki", "en-GB", NOW)) == "2026-11-22"


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("*bold* _it_ ~no~ `code`", "bold it no code"),
        ("*_both_*", "both"),
        ("2 * 3 * 4 and snake_case_name", "2 * 3 * 4 and snake_case_name"),
        (f"<@{ADA}> in <#C01|general>", "@Ada Lindgren in #general"),
        ("<https://example.org|the page> <https://example.org>", "the page https://example.org"),
        ("<!channel> <!here|here>", "@channel here"),
        (f"<!date^{NOW}^{{date_num}}|then>", "2026-11-21"),
        (f"<!date^{NOW}^{{moon}}|then>", "then"),
        ("a &lt;b&gt; &amp;amp; c", "a <b> &amp; c"),
    ],
)
def test_markup_is_read_as_words(text: str, read: str) -> None:
    assert READER.mrkdwn(text) == read


def test_each_reader_sees_their_own_zone(api: Api, ada: Person, tomas: Person) -> None:
    group = api("conversations.open", users=[ADA, TOMAS])["channel"]["id"]
    date = {"type": "date", "timestamp": NOW, "format": "{time}", "fallback": "then"}
    paragraph = {"type": "rich_text_section", "elements": [{"type": "user", "user_id": ADA}, date]}
    api.post(group, "t", blocks=[{"type": "rich_text", "elements": [paragraph]}])
    assert ada.group_with("Tomas Reyes").last().text == "@Ada Lindgren4:36 PM"
    assert tomas.group_with("Ada Lindgren").last().text == "@Ada Lindgren3:36 PM"


def test_a_message_reads_from_top_to_bottom(api: Api, ada: Person) -> None:
    blocks = [
        {"type": "header", "text": plain("Head")},
        {"type": "section", "text": {"type": "mrkdwn", "text": "*Words*"}, "fields": [plain("one"), plain("two")]},
        {"type": "divider"},
        {"type": "context", "elements": [plain("small"), plain("print")]},
        {"type": "image", "image_url": "https://example.org/p.png", "alt_text": "A picture"},
        actions(button("Yes", "y"), button("No", "n")),
    ]
    api.post(ADA, "fallback", blocks=blocks)
    message = ada.dm().last()
    assert message.text == "Head\nWords\none\ntwo\nsmall print\n[A picture]"
    assert (message.fallback, message.buttons()) == ("fallback", ["Yes", "No"])
    with pytest.raises(LookupError, match="no button says 'Maybe'"):
        message.click("Maybe")


def test_unread_counts_what_others_said_until_it_is_read(api: Api, ada: Person) -> None:
    api.post(ADA, "one")
    api.post(ADA, "two")
    assert ada.dm().unread == 2
    ada.dm().read()
    assert ada.dm().unread == 0
    ada.say(ada.dm(), "mine")
    assert ada.dm().unread == 0


def test_a_group_is_found_by_exactly_its_people(api: Api, ada: Person) -> None:
    with pytest.raises(LookupError):
        ada.group_with("Tomas Reyes")
    api("conversations.open", users=[ADA, TOMAS])
    assert ada.group_with("Tomas Reyes").name == "Tomas Reyes, Pathfinder"
