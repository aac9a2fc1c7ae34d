"""What the page's own modules make of Slack's texts, dates and blocks, in a real browser."""

from typing import Any

import pytest
from playwright.sync_api import Page

pytestmark = pytest.mark.browser

MOMENT = 1_796_238_000
"""2026-12-02 19:00 UTC."""


def rendered(page: Page, text: str) -> str:
    """Return the HTML of a mrkdwn text."""
    script = """async (text) => {
      const { mrkdwn } = await import("/page/mrkdwn.js");
      const box = document.createElement("div");
      box.append(...mrkdwn(text));
      return box.innerHTML;
    }"""
    return str(page.evaluate(script, text))


def slack_date(page: Page, template: str, **at: Any) -> str | None:
    """Return what the date tokens of `template` make of MOMENT for a reader."""
    script = """async ([epoch, template, at]) => (await import("/page/dates.js")).slackDate(epoch, template, at)"""
    reader = {"zone": "America/Chicago", "locale": "en-US", "now": MOMENT} | at
    words: str | None = page.evaluate(script, [MOMENT, template, reader])
    return words.replace("\u202f", " ") if words else words


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("*bold* _it_ ~gone~", "<strong>bold</strong> <em>it</em> <s>gone</s>"),
        ("*_both_*", "<strong><em>both</em></strong>"),
        ("2*3*4 snake_case_name a~b~c", "2*3*4 snake_case_name a~b~c"),
        ("* no * and _ no _", "* no * and _ no _"),
        ("(*in brackets*).", "(<strong>in brackets</strong>)."),
        ("`*code*`", "<code>*code*</code>"),
        ("```\n*kept*\n  so\n```", "<pre>*kept*\n  so</pre>"),
        ("```open *b*", "```open <strong>b</strong>"),
        ("> one\n> two\nafter", "<blockquote>one<br>two</blockquote>after"),
        ("&gt; quoted", "<blockquote>quoted</blockquote>"),
        ("a\nb", "a<br>b"),
        ("&lt;script&gt; &amp;lt;", "&lt;script&gt; &amp;lt;"),
        ("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;"),
        ("<!here> ran", '<span class="mention mention-me">@here</span> ran'),
        ("<javascript:alert(1)|click>", "&lt;javascript:alert(1)|click&gt;"),
        ("<!date^x^{date}|then>", "<span>then</span>"),
        ("<!date^1796238000^{nonsense}|then>", "<span>then</span>"),
        (":tada: :no_such_thing:", '<span role="img" aria-label="tada" title=":tada:">🎉</span> :no_such_thing:'),
    ],
)
def test_mrkdwn_is_drawn_as_slack_draws_it(anybody: Page, text: str, html: str) -> None:
    assert rendered(anybody, text) == html


def test_a_link_shows_its_label_and_leads_where_it_says(anybody: Page) -> None:
    html = rendered(anybody, "<https://example.org/?a=1&amp;b=2|the *label*>")
    assert 'href="https://example.org/?a=1&amp;b=2"' in html
    assert ">the *label*</a>" in html


@pytest.mark.parametrize(
    ("template", "words"),
    [
        ("{date_num}", "2026-12-02"),
        ("{date_slash}", "12/02/2026"),
        ("{date}", "December 2nd"),
        ("{date_short}", "Dec 2"),
        ("{date_long}", "Wednesday, December 2nd"),
        ("{date_long_full}", "December 2, 2026"),
        ("{date_pretty}", "Today"),
        ("due {date_short_pretty} at {time}", "due today at 1:00 PM"),
        ("{date_long_pretty}", "Today"),
        ("{day_divider_pretty}", "Today"),
        ("{time_secs}", "1:00:00 PM"),
        ("{ago}", "Just now"),
        ("{bogus}", None),
    ],
)
def test_date_tokens_in_the_readers_zone(anybody: Page, template: str, words: str | None) -> None:
    assert slack_date(anybody, template) == words


@pytest.mark.parametrize(
    ("at", "template", "words"),
    [
        ({"zone": "America/Denver"}, "{date_num} {time}", "2026-12-02 12:00 PM"),
        ({"zone": "Asia/Tokyo"}, "{date_num} {time}", "2026-12-03 4:00 AM"),
        ({"now": MOMENT - 86_400}, "{date_pretty}", "Tomorrow"),
        ({"now": MOMENT + 86_400}, "{date_pretty}", "Yesterday"),
        ({"now": MOMENT + 250 * 86_400}, "{date_short_pretty}", "Dec 2, 2026"),
        ({"now": MOMENT + 7_300}, "{ago}", "2 hours ago"),
        ({"locale": "de-DE", "zone": "Europe/Berlin"}, "{date_long} {time}", "Mittwoch, 2. Dezember 20:00"),
    ],
)
def test_date_tokens_follow_zone_day_and_locale(anybody: Page, at: dict[str, Any], template: str, words: str) -> None:
    assert slack_date(anybody, template, **at) == words


@pytest.mark.parametrize(
    ("zone", "date", "time", "epoch"),
    [
        ("America/Chicago", "2026-12-02", "13:00", MOMENT),
        ("America/Denver", "2026-12-02", "12:00", MOMENT),
        ("America/Chicago", "2026-03-08", "01:59", 1_772_956_740),
        ("America/Chicago", "2026-03-08", "03:00", 1_772_956_800),
    ],
)
def test_a_moment_is_chosen_on_the_readers_clock(anybody: Page, zone: str, date: str, time: str, epoch: int) -> None:
    script = "async (given) => (await import('/page/dates.js')).epochOf(...given)"
    assert anybody.evaluate(script, [date, time, zone]) == epoch


@pytest.mark.parametrize(
    ("blocks", "named"),
    [
        ([{"type": "hologram"}], "block “hologram”"),
        ([{"type": "actions", "block_id": "a", "elements": [{"type": "lever", "action_id": "x"}]}], "element “lever”"),
        (
            [
                {
                    "type": "input",
                    "block_id": "i",
                    "label": {"type": "plain_text", "text": "L"},
                    "element": {"type": "dial"},
                }
            ],
            "element “dial”",
        ),
        (
            [
                {
                    "type": "section",
                    "block_id": "s",
                    "text": {"type": "mrkdwn", "text": "x"},
                    "accessory": {"type": "bell"},
                }
            ],
            "element “bell”",
        ),
        ([{"type": "rich_text", "elements": [{"type": "rich_text_poem"}]}], "rich text element “rich_text_poem”"),
        (
            [{"type": "rich_text", "elements": [{"type": "rich_text_section", "elements": [{"type": "smell"}]}]}],
            "rich text element “smell”",
        ),
        ([{"type": "table", "rows": [[{"type": "raw_picture"}]]}], "table cell “raw_picture”"),
        ([{"type": "context", "elements": [{"type": "gong"}]}], "element “gong”"),
    ],
)
def test_what_the_page_does_not_know_is_an_error_that_names_it(
    anybody: Page, blocks: list[dict[str, Any]], named: str
) -> None:
    script = """async (blocks) => {
      const { renderBlocks } = await import("/page/blocks/render.js");
      const { Form } = await import("/page/form.js");
      const box = document.createElement("div");
      box.append(...renderBlocks(blocks, { form: new Form(), errors: {}, surface: "message" }));
      document.body.append(box);
      const shown = [...box.querySelectorAll(".unknown")].map((node) => node.innerText);
      box.remove();
      return shown;
    }"""
    shown = anybody.evaluate(script, blocks)
    assert len(shown) == 1
    assert named in shown[0]


def test_peoples_words_are_never_markup(anybody: Page) -> None:
    script = """async (words) => {
      const { textNodes } = await import("/page/blocks/text.js");
      const box = document.createElement("div");
      box.append(...textNodes({ type: "plain_text", text: words, emoji: false }));
      return [box.children.length, box.textContent];
    }"""
    typed = "<img src=x onerror=alert(1)> *_~ <!channel> :tada: &lt;"
    assert anybody.evaluate(script, typed) == [0, typed]
