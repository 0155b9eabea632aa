"""The whole record: what there is at all, how much of each, when it was changed, its prose."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from timeline.formats.pagefile import ProsePage
from timeline.model import Frozen
from timeline.record.indexes.claims import answers
from timeline.record.indexes.lists import by_actor, by_kind, by_place, by_side, by_strand
from timeline.record.indexes.making import Index, index
from timeline.record.record import Record

# In a longer record the events of a kind have one share card together.
MOST_WITH_CARDS = 2_000
# Of a longer record the data says nothing twice: a host such as GitHub Pages gives a site a
# gigabyte (docs/scale.md). No page says less for it.
MOST_IN_FULL = 10_000
# In one that is longer yet pages too leave out what stands elsewhere.
MOST_WITH_TABLES = 30_000


class Extent(Frozen, frozen=True, kw_only=True):
    """What there is in the record at all."""

    events: bool = False
    questions: bool = False
    quotes: bool = False
    actors: bool = False
    places: bool = False


@index(default=0)
def source_count(record: Record) -> Mapping[str, int]:
    """How many sources all events cite, under the empty key."""
    return {"": sum(len(event.sources) for event in record.events)}


@index(default=Extent())
def extent(record: Record) -> Mapping[str, Extent]:
    """What there is in the record at all, under the empty key."""
    return {
        "": Extent(
            events=bool(record.events),
            questions=bool(answers.of(record)),
            quotes=any(event.quotes for event in record.events),
            actors=bool(by_actor.of(record)),
            places=bool(by_place.of(record)),
        )
    }


@index(default={})
def sizes(record: Record) -> Mapping[str, Mapping[str, int]]:
    """How many events each key of an index of lists has, by the name of that index."""
    lists: Iterable[Index[Any]] = (by_kind, by_strand, by_side, by_actor, by_place, answers)
    made = {each.name: each.of(record) for each in lists}
    return {name: {key: len(found[key]) for key in sorted(found)} for name, found in made.items()}


@index(default=None)
def changed(record: Record) -> Mapping[str, date | None]:
    """The last day on which an event was added or corrected, under the empty key."""
    days = (day for event in record.events for day in (event.added, event.corrected) if day)
    return {"": max(days, default=None)}


@index(default=False)
def has_cards(record: Record) -> Mapping[str, bool]:
    """Whether there are so few events that each has a share card, under the empty key."""
    return {"": True} if len(record.events) <= MOST_WITH_CARDS else {}


@index(default=False)
def is_long(record: Record) -> Mapping[str, bool]:
    """Whether there are so many events that the data leaves out what it has elsewhere too."""
    return {"": True} if len(record.events) > MOST_IN_FULL else {}


@index(default=False)
def is_vast(record: Record) -> Mapping[str, bool]:
    """Whether there are so many events that data and pages leave out what stands elsewhere."""
    return {"": True} if len(record.events) > MOST_WITH_TABLES else {}


@index(default=None)
def prose(record: Record) -> Mapping[str, ProsePage | None]:
    """The pages of running text, by their path without slashes at the ends."""
    return {page.address: page for page in record.pages}
