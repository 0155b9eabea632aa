"""Places: how many events name each, which are foremost, and what lies around them."""

from collections import Counter
from collections.abc import Mapping

from timeline.model import Frozen
from timeline.record.indexes.making import Ids, index
from timeline.record.record import Record

# A map of nearly as many places needs none beside them for orientation.
_MOST_FOREMOST = 50


class Ranked(Frozen, frozen=True, kw_only=True):
    """A located place and its rank from 0; places that as many events name have one rank."""

    place: str
    rank: int


@index(default=0)
def naming(record: Record) -> Mapping[str, int]:
    """How many events name a place themselves, by its id."""
    return dict(Counter(place for event in record.events for place in event.places))


@index(default=0)
def prominence(record: Record) -> Mapping[str, int]:
    """How much a place matters on a map of several: how many binary digits its number has.

    One event more seldom changes it, and with it the maps of all others in that place.
    """
    return {place: number.bit_length() for place, number in naming.of(record).items()}


@index(default=())
def foremost(record: Record) -> Mapping[str, tuple[Ranked, ...]]:
    """The first few of the located places that most events name, under the empty key."""
    named = naming.of(record)
    counts = {place.id: named.get(place.id, 0) for place in record.places if place.point}
    first = sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:_MOST_FOREMOST]
    ranks = {count: rank for rank, count in enumerate(dict.fromkeys(n for _, n in first))}
    return {"": tuple(Ranked(place=place, rank=ranks[count]) for place, count in first)}


@index(default=())
def around(record: Record) -> Ids:
    """The id of a place and of every larger place around it, narrowest first, by its id."""
    return {place.id: record.within(place.id) for place in record.places}


@index(default="")
def countries(record: Record) -> Mapping[str, str]:
    """The names of countries by their codes of two letters."""
    return {
        place.country: place.name
        for place in record.places
        if record.vocabulary.is_like("places", place.kind, "country")
    }
