"""Where a session is, as somebody typed it: a link in it gets a button that names the site it leads to.

What people write is shown as text, in which Slack makes no link. It must not know which card it is on.
"""

import re
from urllib.parse import urlsplit

from flows.decision import Phrase, Words
from handlers.ids import SessionAction
from handlers.text import clip
from handlers.views.blocks import Button

SITE = 40
"""Characters of the site's name that the button has room for."""

_LINK = re.compile(r"https?://[A-Za-z0-9][A-Za-z0-9.-]*(?::[0-9]{1,5})?(?:[/?#][!#-;=?-_a-z~]*)?")


def link(place: str) -> str | None:
    """The first web address in it, without the full stop or bracket that ends a sentence; None where there is none."""
    found = _LINK.search(place)
    address = found.group().rstrip(".,;:!?)'") if found else ""
    return address or None


def open_link(place: str) -> tuple[Button, ...]:
    """The button for the link in it: no button where there is none. The click itself means nothing."""
    address = link(place)
    if address is None:
        return ()
    site = clip(str(urlsplit(address).hostname), SITE)
    return (Button(Phrase("button-open-link", {"site": Words(site)}), SessionAction.LINK, url=address),)
