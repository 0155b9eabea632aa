"""Indexes of weeks and months: what falls into each. Weeks are those of ISO 8601.

What is known to the month alone stands in the week of the first day of that month.
"""

from collections import defaultdict
from collections.abc import Mapping
from datetime import date

from timeline.model import Frozen, Strand
from timeline.record.indexes import Ids, Listed, Lists, index, on_day, timeline
from timeline.record.record import Record


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
def days_of_month(record: Record) -> Ids:
    """The days that have events, those within a span too, by their month, as 2024-03."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for day in on_day.of(record):
        found[day[:7]].append(day)
    return {month: tuple(days) for month, days in found.items()}
