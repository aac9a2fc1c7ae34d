"""The last chapter: what an admin learns of it all.

Every line is something a person does, or something that the product promises they see.
"""

from bot.story.scenes import people
from bot.story.teller import Teller
from sandbox.pages import MessagePage


def the_report(tell: Teller) -> None:
    """What the admin sees of it all, and what nobody else does."""
    admin = next(p for p in tell.workspace.people() if p.profile["is_admin"])
    (ada,) = people(tell, "Ada Lindgren")
    with tell.chapter("The report", admin, ada):
        tell.does(ada, "types /micromentor-report.")
        refused = ada.command("/micromentor-report")
        tell.holds("a report for somebody else says nothing", true=refused.ok and _quiet(refused.message))
        tell.does(admin, "types /micromentor-report all.")
        report = admin.command("/micromentor-report", "all")
        tell.holds("the admin gets the report", true=report.message is not None)
        assert report.message is not None  # noqa: S101 - just held
        tell.shows_text(admin, report.message.text)
        asked = str(tell.asked)
        tell.holds(f"{asked} requests were made", true=not tell.asked or asked in report.message.text)


def _quiet(message: MessagePage | None) -> bool:
    return message is not None and "requested" not in message.text.casefold()
