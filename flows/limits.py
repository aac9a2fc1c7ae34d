"""What the programme allows a mentorship to cost: for the mentee who asks, and the mentor who suggests.

It must not know whose form it is.
"""

from collections.abc import Mapping
from datetime import date, timedelta

from flows.ask import Terms
from flows.decision import Day, Phrase
from flows.member import Programme

SESSION_MINUTES = (10, 15, 30, 45, 60)
"""Minutes a session may last; 10 is for written ones (product.md, Ask)."""

FURTHEST = timedelta(days=366)


def terms_errors(terms: Terms, programme: Programme, today: date, fewest: int = 1) -> Mapping[str, Phrase]:
    """What is wrong with them, by the field's name; `today` is the local day of the one who wrote them."""
    errors: dict[str, Phrase] = {}
    if not fewest <= terms.sessions <= programme.max_sessions:
        errors["sessions"] = Phrase("request-sessions-wrong", {"most": programme.max_sessions})
    if terms.minutes not in SESSION_MINUTES:
        errors["minutes"] = Phrase("request-minutes-wrong")
    if terms.needed_by and terms.needed_by < today:
        errors["needed_by"] = Phrase("request-day-past", {"today": Day(today)})
    elif terms.needed_by and terms.needed_by > today + FURTHEST:
        errors["needed_by"] = Phrase("request-day-far")
    return errors
