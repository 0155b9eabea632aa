"""Indexes of the whole record at a glance: the editor's choice, and what each day holds."""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum

from timeline.model import Front, Frozen
from timeline.record.indexes import DayCount, day_counts, index
from timeline.record.indexes.making import by_key
from timeline.record.record import Record

# A longer record goes by month, and a longer one than that by year.
_MOST_DAYS = 120
_MOST_MONTHS = 120


class Step(StrEnum):
    """What days are shown by where each has little room."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"


class CalendarDay(Frozen, frozen=True, kw_only=True):
    """A day and how many events it has; `begins` tells whether it is the first day of one."""

    day: date
    counts: DayCount
    begins: bool


def step(first: date, last: date) -> Step:
    """Return by what the days from `first` to `last` are shown."""
    if (last - first).days < _MOST_DAYS:
        return Step.DAY
    months = (last.year - first.year) * 12 + last.month - first.month
    return Step.MONTH if months < _MOST_MONTHS else Step.YEAR


@index(default=Front())
def front(record: Record) -> Mapping[str, Front]:
    """What an editor chose for the front page, under the empty key."""
    return {"": record.front} if record.front != Front() else {}


@index(default=None)
def matter(record: Record) -> Mapping[str, date | None]:
    """The first day with an event that is no background, under the empty key."""
    dated = (event for event in record.events if not event.date.is_month)
    first = next((event.date.first for event in dated if not event.scope_note), None)
    return {"": first} if first else {}


@index(default=())
def calendar(record: Record) -> Mapping[str, tuple[CalendarDay, ...]]:
    """The days with events since the matter began, by month, as 2024-03."""
    start = matter.of(record).get("") or date.min
    begun = {event.date.day_key for event in record.events}
    return by_key(
        (key[:7], CalendarDay(day=date.fromisoformat(key), counts=counts, begins=key in begun))
        for key, counts in sorted(day_counts.of(record).items())
        if date.fromisoformat(key) >= start
    )
