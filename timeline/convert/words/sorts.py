"""What the entries of the registries are taken for: the vocabulary tells it of their kinds."""

from timeline.record import Record


def is_person(actor: str, record: Record) -> bool:
    """Return whether an actor is a person, by the actor's id."""
    return _is_actor_like(actor, record, "person")


def is_force(actor: str, record: Record) -> bool:
    """Return whether an actor is one that fights."""
    return _is_actor_like(actor, record, "force")


def is_outlet(actor: str, record: Record) -> bool:
    """Return whether an actor is one that publishes."""
    return _is_actor_like(actor, record, "outlet")


def is_country(place: str, record: Record) -> bool:
    """Return whether a place is a country, by the place's id."""
    return _is_place_like(place, record, "country")


def is_region(place: str, record: Record) -> bool:
    """Return whether a place is a large part of a country."""
    return _is_place_like(place, record, "region")


def is_city(place: str, record: Record) -> bool:
    """Return whether a place is a city."""
    return _is_place_like(place, record, "city")


def is_capital(place: str, record: Record) -> bool:
    """Return whether a place is a city in a country and in no region."""
    around = record.places[place].within or ""
    return is_city(place, record) and is_country(around, record)


def _is_actor_like(actor: str, record: Record, like: str) -> bool:
    entry = record.actors.by_id.get(actor)
    return entry is not None and record.vocabulary.is_like("actors", entry.kind, like)


def _is_place_like(place: str, record: Record, like: str) -> bool:
    entry = record.places.by_id.get(place)
    return entry is not None and record.vocabulary.is_like("places", entry.kind, like)
