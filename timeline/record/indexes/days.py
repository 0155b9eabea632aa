"""Days: the events of each, how many they are, the days beside it, and its sentence."""

from collections import Counter
from collections.abc import Iterable, Mapping

from timeline.model import DayText, Frozen, Strand
from timeline.record.indexes.events import Neighbours, neighbours_in
from timeline.record.indexes.lists import Listed, Lists, grouped
from timeline.record.indexes.making import index
from timeline.record.record import Record


class DayCount(Frozen, frozen=True, kw_only=True):
    """How many events a day has in each column."""

    reported: int = 0
    said: int = 0


class Turn(Frozen, frozen=True, kw_only=True):
    """Which of the events that begin on its day one is, from 1, and how many these are."""

    number: int = 0
    of: int = 0


@index(default=())
def by_day(record: Record) -> Lists:
    """Events by the first day of their date, as 2024-03-13."""
    return grouped(record, lambda event: (event.date.first.isoformat(),))


@index(default=())
def on_day(record: Record) -> Lists:
    """Events by the first day of their date, which is known; a day within a span has none."""
    first = grouped(
        record, lambda event: () if event.date.is_month else (event.date.first.isoformat(),)
    )
    days = sorted(first.keys() | during.of(record).keys())
    return {day: first.get(day, ()) for day in days}


@index(default=())
def during(record: Record) -> Lists:
    """Events that began before a day and last until it or longer, by the day."""
    return grouped(record, lambda event: (day.isoformat() for day in event.date.days[1:]))


@index(default=DayCount())
def day_counts(record: Record) -> Mapping[str, DayCount]:
    """How many events of each column a day has, a span on each of its days."""
    return {
        day: _counted((*listed, *during.of(record).get(day, ())))
        for day, listed in on_day.of(record).items()
    }


def _counted(events: Iterable[Listed]) -> DayCount:
    count = Counter(event.strand for event in events)
    return DayCount(reported=count[Strand.REPORTED], said=count[Strand.SAID])


@index(default=Neighbours())
def days_beside(record: Record) -> Mapping[str, Neighbours]:
    """The days with events, also such as only last until then, before and after each of them."""
    return neighbours_in(on_day.of(record))


@index(default=Turn())
def turns(record: Record) -> Mapping[str, Turn]:
    """Which event of its day each is, by its id; nothing where the day is not known."""
    return {
        event.id: Turn(number=number, of=len(events))
        for events in on_day.of(record).values()
        for number, event in enumerate(events, 1)
    }


@index(default=None)
def day_texts(record: Record) -> Mapping[str, DayText | None]:
    """The sentence of a day, by the day as 2024-03-13."""
    return {day.id: day for day in sorted(record.days, key=lambda day: day.id)}
