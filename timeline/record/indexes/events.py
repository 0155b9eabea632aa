"""Events by their ids: their order, what responds to each, the ids they had, what was withdrawn."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date

from timeline.model import Change, Event, EventDate, Frozen
from timeline.record.indexes.making import Ids, by_key, index
from timeline.record.record import Record


class Neighbours(Frozen, frozen=True, kw_only=True):
    """The ids of the events, or the days, before and after one."""

    before: str | None = None
    after: str | None = None


class Withdrawal(Frozen, frozen=True, kw_only=True):
    """What is told of an event that was withdrawn: its title and day, and its changes."""

    title: str
    date: EventDate
    changes: tuple[Change, ...]


@index(default=())
def order(record: Record) -> Mapping[str, tuple[str, ...]]:
    """The id of every event in the order of the record, under the empty key."""
    return {"": tuple(event.id for event in record.events)}


@index(default=0)
def position(record: Record) -> Mapping[str, int]:
    """The position of each event in the record, from 0."""
    return {event.id: at for at, event in enumerate(record.events)}


@index(default=Neighbours())
def neighbours(record: Record) -> Mapping[str, Neighbours]:
    """The events before and after each."""
    return neighbours_in(event.id for event in record.events)


def neighbours_in(order: Iterable[str]) -> Mapping[str, Neighbours]:
    """Return what stands before and after each of some names in their order."""
    names = [None, *order, None]
    return {
        here: Neighbours(before=before, after=after)
        for before, here, after in zip(names, names[1:], names[2:], strict=False)
        if here
    }


@index(default=())
def updated(record: Record) -> Mapping[str, tuple[tuple[str, date], ...]]:
    """The day of the last change to every event, under the empty key."""
    return {"": tuple((event.id, event.updated) for event in record.events)}


@index(default=())
def answered_by(record: Record) -> Ids:
    """The ids of the events that respond to one, by its id, in order."""
    return _linked(record, lambda event: event.responds_to)


@index(default=())
def recalled_by(record: Record) -> Ids:
    """The ids of the later events that recall one, by its id, in order."""
    return _linked(record, lambda event: event.recalls)


@index(default=())
def aliases(record: Record) -> Ids:
    """The ids of events by each id they had before."""
    return _linked(record, lambda event: event.aliases)


def _linked(record: Record, targets: Callable[[Event], Iterable[str]]) -> Ids:
    pairs = ((target, event.id) for event in record.events for target in targets(event))
    return by_key(pairs)


@index(default=None)
def withdrawals(record: Record) -> Mapping[str, Withdrawal | None]:
    """The withdrawn events, by the id of each and by every id it had before."""
    return {
        name: Withdrawal(title=event.title, date=event.date, changes=event.changes)
        for event in record.withdrawn
        for name in (event.id, *event.aliases)
    }


@index(default=())
def gone(record: Record) -> Ids:
    """The ids of the withdrawn events, sorted, under the empty key."""
    found = tuple(sorted(event.id for event in record.withdrawn))
    return {"": found} if found else {}
