"""Indexes of what the record lacks: second reports, days and copies of reports, points."""

from collections.abc import Mapping

from timeline.model import Frozen
from timeline.record.indexes import index, naming
from timeline.record.record import Record
from timeline.record.whereabouts import is_wide

# So many of each are named; of the rest the number is told.
_MOST = 12
# Of places, which take a word or two.
_MOST_PLACES = 100


class Lack(Frozen, frozen=True, kw_only=True):
    """How many there are, and the ids of the first of them."""

    number: int = 0
    first: tuple[str, ...] = ()


class SourceRef(Frozen, frozen=True, kw_only=True):
    """A source by its event and its place there."""

    event: str
    place: int


class SourceLack(Frozen, frozen=True, kw_only=True):
    """How many reports there are, and how many of them lack what; `first` lack headline or day."""

    reports: int = 0
    untitled: int = 0
    undated: int = 0
    unarchived: int = 0
    incomplete: int = 0
    first: tuple[SourceRef, ...] = ()


@index(default=Lack())
def single_outlet(record: Record) -> Mapping[str, Lack]:
    """The events that rest on one outlet alone, in the order of the record, under the empty key."""
    found = [
        event.id for event in record.events if len({source.outlet for source in event.sources}) == 1
    ]
    return {"": Lack(number=len(found), first=tuple(found[:_MOST]))}


@index(default=SourceLack())
def source_lack(record: Record) -> Mapping[str, SourceLack]:
    """What sources lack, in the order of the record, under the empty key."""
    refs = [
        (SourceRef(event=event.id, place=place), source)
        for event in record.events
        for place, source in enumerate(event.sources)
    ]
    found = [ref for ref, source in refs if source.title is None or source.published is None]
    return {
        "": SourceLack(
            reports=len(refs),
            untitled=sum(source.title is None for _, source in refs),
            undated=sum(source.published is None for _, source in refs),
            unarchived=sum(source.archived is None for _, source in refs),
            incomplete=len(found),
            first=tuple(found[:_MOST]),
        )
    }


@index(default=Lack())
def unlocated(record: Record) -> Mapping[str, Lack]:
    """The places that events name and that have no point, those named most first.

    They stand under the empty key. Of a country or region, and of a place that others lie within,
    nobody marks the middle.
    """
    named = naming.of(record)
    around = {place.within for place in record.places}
    found = [
        place
        for place in record.places
        if place.point is None
        and place.id in named
        and place.id not in around
        and not is_wide(record.vocabulary, place.kind)
    ]
    found.sort(key=lambda place: (-named[place.id], place.id))
    return {"": Lack(number=len(found), first=tuple(each.id for each in found[:_MOST_PLACES]))}
