"""Indexes of the whole record at a glance: the editor's texts, and what each day holds."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from timeline.model import DayText, EventDate, Front, Frozen
from timeline.record.indexes import index
from timeline.record.record import Record

_DAY = timedelta(days=1)


class DayCount(Frozen, frozen=True, kw_only=True):
    """How many events a day has in each column, those that last over it included.

    `begins` tells whether one of them has it as its first day.
    """

    day: date
    reported: int = 0
    said: int = 0
    begins: bool = False


@index(default=Front())
def front(record: Record) -> Mapping[str, Front]:
    """What an editor chose for the front page, under the empty key."""
    return {"": record.front}


@index(default=None)
def day_texts(record: Record) -> Mapping[str, DayText | None]:
    """The editor's sentence about a day, by the day."""
    return {text.id: text for text in record.days}


@index(default=None)
def changed(record: Record) -> Mapping[str, date | None]:
    """The last day on which an event was added or corrected, under the empty key."""
    days = (day for event in record.events for day in (event.added, event.corrected) if day)
    return {"": max(days, default=None)}


@index(default=None)
def matter(record: Record) -> Mapping[str, date | None]:
    """The first day with an event that is no background, under the empty key."""
    dated = (event for event in record.events if not event.date.is_month)
    return {"": next((event.date.first for event in dated if not event.scope_note), None)}


@index(default=())
def calendar(record: Record) -> Mapping[str, tuple[DayCount, ...]]:
    """The days with events since the matter began, by month, as 2024-03."""
    start = matter.of(record)[""] or date.min
    found: dict[date, DayCount] = {}
    for event in record.events:
        if not event.date.is_month and event.date.first >= start:
            for day in days_of(event.date):
                count = found.get(day) or DayCount(day=day)
                found[day] = _counted(count, event.date, is_said=record.is_said(event))
    months: defaultdict[str, list[DayCount]] = defaultdict(list)
    for day in sorted(found):
        months[day.isoformat()[:7]].append(found[day])
    return {month: tuple(days) for month, days in months.items()}


def days_of(when: EventDate) -> Iterator[date]:
    """Yield each day of a date."""
    for offset in range((when.last - when.first).days + 1):
        yield when.first + offset * _DAY


def _counted(count: DayCount, when: EventDate, *, is_said: bool) -> DayCount:
    return DayCount(
        day=count.day,
        reported=count.reported + (not is_said),
        said=count.said + is_said,
        begins=count.begins or count.day == when.first,
    )
