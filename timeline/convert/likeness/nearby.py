"""The events on file that lie near: those of some days, and those that name the same."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from timeline.convert.likeness.ranking import Told
from timeline.model import Event
from timeline.record import Record
from timeline.record.indexes import by_actor, by_day

_DAY = timedelta(days=1)
# What is recalled may lie so far back.
_FARTHEST = timedelta(days=400)


@dataclass(frozen=True)
class Nearby:
    """A record, for finding the events that are worth being compared."""

    record: Record

    def between(self, day: date, last: date) -> list[Event]:
        """Return the events that begin on some days."""
        found: list[Event] = []
        while day <= last:
            found += self._by_day.get(day, ())
            day += _DAY
        return found

    def naming(self, told: Told, last: date) -> Iterator[Event]:
        """Yield the events until a day that name somebody or some place of what is told, once."""
        groups = [by_actor.of(self.record).get(actor, ()) for actor in sorted(told.actors)]
        found = {one.id: self.record.by_id[one.id] for group in groups for one in group}
        for place in sorted(told.places):
            found.update((event.id, event) for event in self._by_place.get(place, ()))
        for event in found.values():
            if last - _FARTHEST <= event.date.first and event.date.last <= last:
                yield event

    @cached_property
    def _by_day(self) -> Mapping[date, Sequence[Event]]:
        by_id = self.record.by_id
        return {
            date.fromisoformat(day): [by_id[one.id] for one in listed]
            for day, listed in by_day.of(self.record).items()
        }

    @cached_property
    def _by_place(self) -> Mapping[str, Sequence[Event]]:
        found: defaultdict[str, list[Event]] = defaultdict(list)
        for event in self.record.events:
            for place in event.places:
                found[place].append(event)
        return found
