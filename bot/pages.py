"""The pages somebody sees who installs the app: before, after, and when it went otherwise.

Plain HTML that reads the same in a screen reader, on a phone and without a style. They say what happened and what to do
next. It must not know how the installation works.
"""

from dataclasses import dataclass
from html import escape
from http import HTTPStatus

_STYLE = """
body { font: 1.125rem/1.6 system-ui, sans-serif; max-width: 34rem; margin: 12vh auto; padding: 0 1.25rem; }
body { color: #1b2a27; background: #fff; }
h1 { font-size: 1.6rem; line-height: 1.25; }
a { color: #1f4d44; }
a.go { display: inline-block; padding: .6rem 1.2rem; border-radius: .4rem; background: #1f4d44; color: #fff; }
a:focus-visible { outline: 3px solid #c77700; outline-offset: 3px; }
@media (prefers-color-scheme: dark) {
  body { color: #e8efed; background: #14201d; }
  a { color: #9fd3c5; }
  a.go { background: #9fd3c5; color: #14201d; }
}
"""


@dataclass(frozen=True, slots=True)
class Page:
    """A heading, paragraphs of plain text, and perhaps one link (its words, its address)."""

    status: HTTPStatus
    title: str
    says: tuple[str, ...]
    link: tuple[str, str] | None = None

    def html(self) -> str:
        """The page."""
        paragraphs = "\n".join(f"<p>{escape(words)}</p>" for words in self.says)
        link = ""
        if self.link:
            words, url = self.link
            link = f'<p><a class="go" href="{escape(url)}">{escape(words)}</a></p>\n'
        title = escape(self.title)
        return (
            '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
            '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
            f'<title>{title} - Micromentor</title>\n<link rel="icon" href="data:,">\n<style>{_STYLE}</style>\n</head>\n'
            f"<body>\n<main>\n<h1>{title}</h1>\n{paragraphs}\n{link}</main>\n</body>\n</html>\n"
        )


def invitation(url: str) -> Page:
    """Before it: what it is, what it may do, and the way to Slack."""
    return Page(
        HTTPStatus.OK,
        "Add Micromentor to your workspace",
        (
            "Micromentor pairs colleagues for one to three short sessions on one narrow goal.",
            "Slack shows next what it may do. In shared DMs it reads only the replies to its own questions.",
            "In many workspaces an admin has to approve an app first. Slack asks them by itself.",
        ),
        ("Go on to Slack", url),
    )


def done(team_name: str, app_url: str) -> Page:
    """It is installed."""
    return Page(
        HTTPStatus.OK,
        f"Micromentor is in {team_name}" if team_name else "Micromentor is installed",
        (
            "Nobody has been written to.",
            "It begins when somebody types /micromentor and what they would like to be able to do.",
            "To offer help yourself, type /micromentor mentor.",
        ),
        ("Open Micromentor in Slack", app_url),
    )


def cancelled(install: str) -> Page:
    """The installer said no on Slack's page."""
    return Page(
        HTTPStatus.OK,
        "Nothing was installed",
        ("You stopped on Slack's page, and nothing changed.",),
        ("Start again", install),
    )


def expired(install: str) -> Page:
    """The state is not known: an old link, another browser, a page loaded twice."""
    return Page(
        HTTPStatus.BAD_REQUEST,
        "Please start again",
        (
            "This step is good for ten minutes, once, and in the browser it was begun in.",
            "Nothing was installed just now. If it was before, it still is.",
        ),
        ("Start again", install),
    )


def failed(install: str, reference: str) -> Page:
    """Something went wrong between Slack and the bot."""
    return Page(
        HTTPStatus.BAD_GATEWAY,
        "It could not be installed",
        (
            "Slack did not finish it, or could not be reached. Trying again may help.",
            f"If it does not, tell whoever runs Micromentor for you the reference {reference}.",
        ),
        ("Try again", install),
    )


def org_wide() -> Page:
    """An organisation was chosen where a workspace is needed."""
    return Page(
        HTTPStatus.CONFLICT,
        "One workspace at a time",
        (
            "Slack offered to install Micromentor for your whole organisation, and it does not work that way yet.",
            "It is installed in one workspace after the other; each keeps its own mentors and mentorships.",
            "Nothing was kept of this. An owner of the organisation can remove the app again in its admin pages.",
            "Then start from the workspace that wants it.",
        ),
    )


def token_rotation() -> Page:
    """The app's tokens expire, which the bot cannot follow."""
    return Page(
        HTTPStatus.CONFLICT,
        "The app's settings do not fit",
        (
            "Token rotation is turned on for this Slack app. Micromentor does not renew tokens.",
            "Slack cannot turn it off again. Whoever runs Micromentor for you creates the app anew from its manifest.",
            "Nothing was kept of this.",
        ),
    )


def no_bot() -> Page:
    """No bot user was granted."""
    return Page(
        HTTPStatus.CONFLICT,
        "The app's settings do not fit",
        (
            "Slack granted no bot user. Whoever runs Micromentor for you puts its manifest into the app's settings.",
            "Then start again. Nothing was kept of this.",
        ),
    )
