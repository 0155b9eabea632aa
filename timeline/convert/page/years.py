"""The year of a day that is written without one."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from timeline.convert.words import date_expressions
from timeline.formats.seedtext import Seed
from timeline.model import EventDate
from timeline.record import Record

_NEARLY_ALL = 0.9
# Of fewer events no usual year is known for sure: a site begins with a few examples.
_ENOUGH = 10
_WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Years:
    """What tells the year: the `usual` one, of nearly all events on file, and the day it is today.

    `days` are those of the events. Without the day of `today` none is known to be still to come.
    """

    usual: str = ""
    is_sure: bool = False
    today: date | None = None
    days: frozenset[date] = frozenset()

    @classmethod
    def of(cls, record: Record, today: date | None = None) -> "Years":
        """Return what a record tells."""
        years = Counter(event.date.first.year for event in record.events)
        year, count = next(iter(years.most_common(1)), (0, 0))
        usual = str(year) if count >= _NEARLY_ALL * len(record.events) and count else ""
        days = frozenset(event.date.first for event in record.events)
        return cls(usual, len(record.events) >= _ENOUGH, today, days)

    def likely(self, seed: Seed) -> str:
        """Return the year of days without one: the latest of full dates in the article, or usual.

        What an article of a usual year dates in one before it may be history.
        """
        own = date_expressions.latest(seed.text)
        year = str(own.last.year) if own else ""
        return self.usual if not year or (self.is_sure and year < self.usual) else year

    def around(self, year: str) -> Iterator[EventDate]:
        """Yield the middle of a year and of the one before: a day to come was in that."""
        yield from (EventDate(f"{int(year) - back}-07") for back in (0, 1) if year)

    def is_near(self, day: date) -> bool:
        """Return whether an event on file was within a week of a day."""
        return any(abs(day - known) <= _WEEK for known in self.days)

    def is_to_come(self, day: EventDate) -> bool:
        """Return whether a day is after today."""
        return self.today is not None and day.first > self.today
