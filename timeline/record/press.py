"""Indexes of who prints what: the events that rest on an outlet, whose accounts it passes on."""

from collections import Counter
from collections.abc import Mapping, Sequence

from timeline.model import Event, Frozen, Source
from timeline.record.indexes import Ids, Lists, index
from timeline.record.indexes.lists import grouped
from timeline.record.indexes.making import by_key
from timeline.record.names import is_provisional
from timeline.record.record import Record


class Cited(Frozen, frozen=True, kw_only=True):
    """How the record rests on an outlet.

    `alone` counts the events with no other outlet. Of its `reports` some are its own reporting,
    some pass on accounts, of the actors in `passed_on` (most first), and of the rest that is not
    noted.
    """

    events: int = 0
    alone: int = 0
    reports: int = 0
    own: int = 0
    unknown: int = 0
    passed_on: tuple[tuple[str, int], ...] = ()


@index(default=())
def by_outlet(record: Record) -> Lists:
    """Events by the id of each outlet that they rest on."""
    found = grouped(record, _outlets)
    return {name: events for name, events in found.items() if not is_provisional(name)}


@index(default=())
def shown_outlets(record: Record) -> Ids:
    """The ids of the outlets on file that events rest on, by kind."""
    named = by_outlet.of(record)
    return by_key((outlet.kind, outlet.id) for outlet in record.outlets if outlet.id in named)


@index(default=Cited())
def cited(record: Record) -> Mapping[str, Cited]:
    """How the record rests on each outlet, by its id."""
    alone = Counter(
        next(iter(outlets)) for event in record.events if len(outlets := _outlets(event)) == 1
    )
    reports = by_key((each.outlet, each) for event in record.events for each in event.sources)
    return {
        outlet: _cited(reports[outlet], events=len(events), alone=alone[outlet])
        for outlet, events in by_outlet.of(record).items()
    }


def _outlets(event: Event) -> Mapping[str, None]:
    """Return the ids of the outlets of an event, each once, in the order of its file."""
    return dict.fromkeys(source.outlet for source in event.sources)


def _cited(reports: Sequence[Source], *, events: int, alone: int) -> Cited:
    relayed = Counter(by for each in reports for by in dict.fromkeys(each.relays or ()))
    return Cited(
        events=events,
        alone=alone,
        reports=len(reports),
        own=sum(source.relays == () for source in reports),
        unknown=sum(source.relays is None for source in reports),
        passed_on=tuple(sorted(relayed.items(), key=lambda each: (-each[1], each[0]))),
    )
