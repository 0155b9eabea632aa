"""The whole record: what there is, on file and named by events, how much, when it was changed."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from timeline.formats.pagefile import ProsePage
from timeline.model import Entry, Frozen
from timeline.record.indexes.claims import answers
from timeline.record.indexes.lists import by_actor, by_kind, by_place, by_side, by_strand
from timeline.record.indexes.making import Ids, Index, by_key, index
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


@index(default=())
def shown_actors(record: Record) -> Ids:
    """The ids of the actors that events name, by side."""
    named = by_actor.of(record)
    return by_key((actor.side, actor.id) for actor in record.actors if actor.id in named)


@index(default=())
def shown_places(record: Record) -> Ids:
    """The ids of the places that events name, by the id of the next larger place, or "" ."""
    named = by_place.of(record)
    return by_key((place.within or "", place.id) for place in record.places if place.id in named)


@index(default=())
def shown_questions(record: Record) -> Ids:
    """The ids of the questions that have answers, under the empty key."""
    given = answers.of(record)
    return by_key(("", question.id) for question in record.questions if question.id in given)


@index(default=())
def entries(record: Record) -> Mapping[str, tuple[Entry, ...]]:
    """Every registry entry, by the name of its registry."""
    return {name: tuple(registry) for name, registry in record.registries.items()}


@index(default=())
def on_file(record: Record) -> Ids:
    """The ids of all entries, named by events or not, by the name of their registry."""
    found = entries.of(record).items()
    return by_key((name, entry.id) for name, filed in found for entry in filed)
