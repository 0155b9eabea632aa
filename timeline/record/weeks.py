"""Indexes of weeks and months: what falls into each. Weeks are those of ISO 8601.

Of what is known to the month alone nobody knows the week: it stands under its month, as 2024-03.
"""

from collections.abc import Mapping
from datetime import date

from timeline.model import EventDate, Frozen, Strand
from timeline.record.indexes import Ids, Lists, index, on_day, timeline
from timeline.record.indexes.making import by_key
from timeline.record.record import Record


class WeekSize(Frozen, frozen=True, kw_only=True):
    """How many events of each column begin in a week, which is called like 2024-W11.

    The key of a month stands for its events of which the day is not known.
    """

    key: str
    reported: int
    said: int


def week_of(day: date) -> str:
    """Return the week of a day, as 2024-W11."""
    year, week, _ = day.isocalendar()
    return f"{year:04}-W{week:02}"


def stretch_of(when: EventDate) -> str:
    """Return the week in which a date begins, or the month where only that is known."""
    return when.edtf if when.is_month else week_of(when.first)


@index(default=())
def by_week(record: Record) -> Lists:
    """Events by the week of the first day of their date, or by their month."""
    return by_key((stretch_of(each.date), each) for each in timeline.of(record).get("", ()))


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
    return by_key((day[:7], day) for day in on_day.of(record))
