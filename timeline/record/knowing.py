"""By when something was said or published, as far as the record tells; for what was known when."""

from collections.abc import Iterable
from datetime import date

from timeline.model import Claim, Event


def heard_on(event: Event, claim: Claim) -> date:
    """Return the day by whose evening a claim was made or printed.

    What the speaker of an event says was said then. A claim of others of which no day is told was
    known when the first of its reports was published.
    """
    if claim.said_on:
        return claim.said_on.last
    if claim.by == event.speaker:
        return event.date.last
    return _printed(event, claim.sources)


def known_on(event: Event, *, is_said: bool) -> date:
    """Return the day by whose evening an event was said, or published by its first report."""
    return event.date.last if is_said else _printed(event, ())


def _printed(event: Event, keys: Iterable[str]) -> date:
    """Return the day of the first report with one of `keys`, or of all where there are none.

    It is never before the event. Where no day of a report is known, that of the event counts.
    """
    named = frozenset(keys)
    days = (each.published for each in event.sources if not named or each.key in named)
    first = min(filter(None, days), default=event.date.last)
    return max(first, event.date.first)
