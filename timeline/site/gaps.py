"""Runs of days on which nothing is known to have happened or been said."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from timeline.model import EventDate

_DAY = timedelta(days=1)


def gaps(dates: Iterable[EventDate]) -> Iterator[tuple[date, date]]:
    """Yield the first and last day of each gap between `dates`, which are in order.

    A span fills each of its days. A date of which only the month is known fills none, and is
    passed over.
    """
    last: date | None = None
    for when in dates:
        if when.is_month:
            continue
        if last and when.first - last > _DAY:
            yield last + _DAY, when.first - _DAY
        last = max(last, when.last) if last else when.last
