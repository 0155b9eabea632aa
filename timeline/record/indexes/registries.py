"""What is on file, and of that what events name."""

from collections.abc import Mapping

from timeline.model import Entry
from timeline.record.indexes.claims import answers
from timeline.record.indexes.lists import by_actor, by_place
from timeline.record.indexes.making import Ids, by_key, index
from timeline.record.record import Record


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
