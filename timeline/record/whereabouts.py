"""Indexes of where on the map events belong, day by day."""

from collections.abc import Iterator, Mapping

from timeline.model import Event, Frozen, Vocabulary
from timeline.record.indexes import Listed, during, index, on_day
from timeline.record.overview import calendar
from timeline.record.record import Record

# Of these the middle tells nothing of where something was.
_WIDE = ("country", "region")


class Whereabouts(Frozen, frozen=True, kw_only=True):
    """An event and the places with a point that it names; none where it names wider ones alone."""

    event: Listed
    places: tuple[str, ...]


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
