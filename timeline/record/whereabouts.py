"""Indexes of where on the map events belong, day by day, and on which days a place is there."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from itertools import groupby, islice

from timeline.model import Event, Frozen, Vocabulary
from timeline.record.indexes import Listed, during, index, on_day
from timeline.record.indexes.making import by_key
from timeline.record.overview import Step, calendar, step
from timeline.record.record import Record

# So many places of a day or month are marked and listed.
MOST_PLACES = 30
# Of these the middle tells nothing of where something was.
_WIDE = ("country", "region")
# How much of 2024-03-12 tells one stop of the map from the next.
_LENGTHS = {Step.DAY: 10, Step.MONTH: 7, Step.YEAR: 4}


class Whereabouts(Frozen, frozen=True, kw_only=True):
    """An event and the places with a point that it names; none where it names wider ones alone."""

    event: Listed
    places: tuple[str, ...]


class Stop(Frozen, frozen=True, kw_only=True):
    """A day, month or year of the map, which is called by its first day with events."""

    step: Step
    day: date


@index(default=())
def whereabouts(record: Record) -> Mapping[str, tuple[Whereabouts, ...]]:
    """Where the events of each day of the matter were, those that last on each of their days."""
    first, lasting = on_day.of(record), during.of(record)
    days = (each.day.isoformat() for month in calendar.of(record).values() for each in month)
    return {
        day: tuple(
            Whereabouts(event=listed, places=tuple(_located(record, record.by_id[listed.id])))
            for listed in (*first.get(day, ()), *lasting.get(day, ()))
        )
        for day in days
    }


@index(default=False)
def is_mapped(record: Record) -> Mapping[str, bool]:
    """Whether any event of the matter can be put on a map, under the empty key."""
    found = any(each.places for day in whereabouts.of(record).values() for each in day)
    return {"": True} if found else {}


@index(default=None)
def stops(record: Record) -> Mapping[str, Stop | None]:
    """Where the map shows each day with an event that can be put on it."""
    there = whereabouts.of(record)
    return {
        day: stop
        for stop, days in _days_of_stops(record)
        for day in days
        if any(each.places for each in there[day])
    }


@index(default=())
def place_stops(record: Record) -> Mapping[str, tuple[Stop, ...]]:
    """Where the map shows each place, or one within it, in the order of the days."""
    return by_key(
        (place, stop)
        for stop, shown in _shown(record)
        for place in dict.fromkeys(wider for each in shown for wider in record.within(each))
    )


@index(default=None)
def event_stops(record: Record) -> Mapping[str, Stop | None]:
    """Where the map first shows each event at a place."""
    found: dict[str, Stop | None] = {}
    for stop, shown in _shown(record):
        for event in (event for events in shown.values() for event in events):
            found.setdefault(event, stop)
    return found


def by_place(found: Iterable[Whereabouts]) -> Mapping[str, tuple[str, ...]]:
    """Return the ids of the events of each place, those of most events first; each counts once."""
    places: defaultdict[str, list[str]] = defaultdict(list)
    for one in {each.event.id: each for each in found}.values():
        for place in one.places:
            places[place].append(one.event.id)
    order = sorted(places, key=lambda place: (-len(places[place]), place))
    return {place: tuple(places[place]) for place in order}


def _shown(record: Record) -> Iterator[tuple[Stop, Mapping[str, tuple[str, ...]]]]:
    """Yield each stop of the map with the places that it shows, and the events of each."""
    there = whereabouts.of(record)
    for stop, days in _days_of_stops(record):
        found = by_place(one for day in days for one in there[day])
        yield stop, dict(islice(found.items(), MOST_PLACES))


def _days_of_stops(record: Record) -> Iterator[tuple[Stop, tuple[str, ...]]]:
    """Yield each stop of the map and its days with events, in order."""
    days = tuple(whereabouts.of(record))
    if days:
        by = step(date.fromisoformat(days[0]), date.fromisoformat(days[-1]))
        for _, group in groupby(days, key=lambda day: day[: _LENGTHS[by]]):
            found = tuple(group)
            yield Stop(step=by, day=date.fromisoformat(found[0])), found


def _located(record: Record, event: Event) -> Iterator[str]:
    """Yield the places of an event with a point, but for those around another of its places."""
    wider = {each for place in event.places for each in record.within(place)[1:]}
    vocabulary = record.vocabulary
    for name in dict.fromkeys(event.places):
        place = record.places.by_id.get(name)
        if place and place.point and name not in wider and not is_wide(vocabulary, place.kind):
            yield name


def is_wide(vocabulary: Vocabulary, kind: str) -> bool:
    """Return whether a kind of places is one that has no middle worth a mark."""
    return any(vocabulary.is_like("places", kind, wide) for wide in _WIDE)
