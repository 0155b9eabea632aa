"""Indexes of weeks and days: what falls on each, and how much. Weeks are those of ISO 8601.

A span counts on each of its days. What is known to the month alone counts on no day, and stands in
the week of the first day of that month.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from itertools import islice

from timeline.model import EventDate, Frozen, Strand
from timeline.record.indexes import Ids, Listed, Lists, index, on_day, timeline
from timeline.record.record import Record

_DAY = timedelta(days=1)


class DaySize(Frozen, frozen=True, kw_only=True):
    """How many events a day has in each column, spans that hold it included."""

    day: date
    reported: int
    said: int


class WeekSize(Frozen, frozen=True, kw_only=True):
    """How many events of each column begin in a week, which is called like 2024-W11."""

    key: str
    reported: int
    said: int


def week_of(day: date) -> str:
    """Return the week of a day, as 2024-W11."""
    year, week, _ = day.isocalendar()
    return f"{year:04}-W{week:02}"


@index(default=())
def by_week(record: Record) -> Lists:
    """Events by the week of the first day of their date."""
    found: defaultdict[str, list[Listed]] = defaultdict(list)
    for listed in timeline.of(record).get("", ()):
        found[week_of(listed.date.first)].append(listed)
    return {week: tuple(group) for week, group in found.items()}


@index(default=())
def week_sizes(record: Record) -> Mapping[str, tuple[WeekSize, ...]]:
    """How much every week has, under the empty key."""
    sizes = []
    for key, events in by_week.of(record).items():
        said = sum(event.strand is Strand.SAID for event in events)
        sizes.append(WeekSize(key=key, reported=len(events) - said, said=said))
    return {"": tuple(sizes)} if sizes else {}


@index(default=())
def during(record: Record) -> Ids:
    """The ids of events that began before a day and last over it, by the day."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for event in record.events:
        for day in islice(_days(event.date), 1, None):
            found[day.isoformat()].append(event.id)
    return {day: tuple(found[day]) for day in sorted(found)}


@index(default=())
def day_lists(record: Record) -> Lists:
    """Events by the first day of their date, for every day that has any or that a span holds."""
    first = on_day.of(record)
    return {day: first.get(day, ()) for day in sorted({*first, *during.of(record)})}


@index(default=())
def month_days(record: Record) -> Mapping[str, tuple[DaySize, ...]]:
    """How much each day has, by its month, as 2024-03."""
    counts: defaultdict[date, list[int]] = defaultdict(lambda: [0, 0])
    for event in record.events:
        for day in _days(event.date):
            counts[day][record.is_said(event)] += 1
    months: defaultdict[str, list[DaySize]] = defaultdict(list)
    for day in sorted(counts):
        reported, said = counts[day]
        size = DaySize(day=day, reported=reported, said=said)
        months[day.isoformat()[:7]].append(size)
    return {month: tuple(days) for month, days in months.items()}


def _days(when: EventDate) -> Iterator[date]:
    """Yield the days of a date, unless only its month is known."""
    if when.is_month:
        return
    for offset in range((when.last - when.first).days + 1):
        yield when.first + offset * _DAY
