"""Lists of events: all, and those of a kind, a strand, a side, an actor, a place; and places."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping

from timeline.model import NO_SIDE, Event, EventDate, Frozen, Strand
from timeline.record.indexes.making import Ids, by_key, index
from timeline.record.names import is_provisional
from timeline.record.record import Record

# A map of nearly as many places needs none beside them for orientation.
_MOST_FOREMOST = 50


class Listed(Frozen, frozen=True, kw_only=True):
    """What a list tells of an event that may stand on another of its pages."""

    id: str
    date: EventDate
    strand: Strand
    is_background: bool


Lists = Mapping[str, tuple[Listed, ...]]


@index(default=())
def timeline(record: Record) -> Lists:
    """Every event, under the empty key."""
    found = tuple(
        Listed(
            id=event.id,
            date=event.date,
            strand=record.vocabulary.strand(event.kind),
            is_background=bool(event.scope_note),
        )
        for event in record.events
    )
    return {"": found} if found else {}


@index(default=())
def by_kind(record: Record) -> Lists:
    """Events by kind, in the order of the vocabulary."""
    found = grouped(record, lambda event: (event.kind,))
    kinds = dict.fromkeys((*(kind.id for kind in record.vocabulary.kinds), *found))
    return {kind: found[kind] for kind in kinds if kind in found}


@index(default=())
def by_strand(record: Record) -> Lists:
    """Events by strand."""
    return grouped(record, lambda event: (record.vocabulary.strand(event.kind).value,))


@index(default=())
def by_side(record: Record) -> Lists:
    """Events of the strand `said` by the side of their speaker, where that is known."""
    sides = {actor.id: actor.side for actor in record.actors}

    def side(event: Event) -> Iterable[str]:
        if not event.speaker or not record.is_said(event):
            return ()
        found = sides.get(event.speaker)
        return (found or NO_SIDE,) if found or is_provisional(event.speaker) else ()

    return grouped(record, side)


@index(default=())
def by_actor(record: Record) -> Lists:
    """Events by actor id: taking part, speaking, claiming, disputing or quoted."""
    return _on_file(grouped(record, lambda event: event.named_actors))


@index(default=())
def by_place(record: Record) -> Lists:
    """Events by place id; an event in a village also counts for its district and oblast."""
    around = {place.id: record.within(place.id) for place in record.places}

    def places(event: Event) -> Iterable[str]:
        return dict.fromkeys(
            wider for place in event.places for wider in around.get(place, (place,))
        )

    return _on_file(grouped(record, places))


def _on_file(lists: Lists) -> Lists:
    """Leave out what is on no file: no page tells of it."""
    return {key: found for key, found in lists.items() if not is_provisional(key)}


def grouped(record: Record, keys: Callable[[Event], Iterable[str]]) -> Lists:
    """Return events by the keys that `keys` gives of each, in the order of the record."""
    both = zip(record.events, timeline.of(record).get("", ()), strict=True)
    return by_key((key, listed) for event, listed in both for key in keys(event))


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
