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

    def between(self, day: date, last: date) -> Iterator[Event]:
        """Yield the events of some days, each once."""
        seen: set[str] = set()
        while day <= last:
            for listed in by_day.of(self.record).get(day.isoformat(), ()):
                if listed.id not in seen:
                    seen.add(listed.id)
                    yield self.record.by_id[listed.id]
            day += _DAY

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
    def _by_place(self) -> Mapping[str, Sequence[Event]]:
        found: defaultdict[str, list[Event]] = defaultdict(list)
        for event in self.record.events:
            for place in event.places:
                found[place].append(event)
        return found
