"""The record: every published event and every registry entry of a site, as values in memory."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, time, timedelta
from functools import cached_property
from typing import Any
from zoneinfo import ZoneInfo

from timeline.formats.pagefile import ProsePage
from timeline.model import (
    NO_VOCABULARY,
    PARTS_OF_DAY,
    Actor,
    Event,
    Outlet,
    Place,
    Question,
    Status,
    Strand,
    Vocabulary,
)
from timeline.record.registry import Registry

UTC = ZoneInfo("UTC")
# An untimed event stands after the timed ones of its day: its hour is unknown, not midnight.
_UNTIMED = 72 * 60


@dataclass(frozen=True, kw_only=True)
class Record:
    """Published events in order, the registries they name, and the site's vocabulary and pages.

    `zone` is the time zone in which events of one day are ordered. Of `withdrawn` events nothing
    but that, why and when is told.
    """

    vocabulary: Vocabulary = NO_VOCABULARY
    actors: Registry[Actor] = field(default_factory=Registry)
    places: Registry[Place] = field(default_factory=Registry)
    outlets: Registry[Outlet] = field(default_factory=Registry)
    questions: Registry[Question] = field(default_factory=Registry)
    events: tuple[Event, ...] = ()
    withdrawn: tuple[Event, ...] = ()
    pages: tuple[ProsePage, ...] = ()
    zone: ZoneInfo = UTC
    # What `timeline.record.indexes` made of this record, each when it was first asked for.
    made: dict[str, Mapping[str, Any]] = field(default_factory=dict, repr=False, compare=False)

    def of_events(self, events: Iterable[Event]) -> "Record":
        """Return a record of all of `events` but drafts, sorted, with these registries."""
        found = sorted(events, key=self.sort_key)
        return replace(
            self,
            events=tuple(event for event in found if event.status is Status.PUBLISHED),
            withdrawn=tuple(event for event in found if event.status is Status.WITHDRAWN),
            made={},
        )

    def sort_key(self, event: Event) -> tuple[str, int, Strand, str]:
        """Order of events: day, moment in the site's zone (unknown last), reported first, id.

        The day is the one that the file names, by the clock of where it happened; it never moves.
        Within it events stand by the moment: what was late there, and past midnight in the site's
        zone, stands after all else of its day.
        """
        strand = self.vocabulary.strand(event.kind)
        return event.date.day_key, _minute(event, self.zone), strand, event.id

    @cached_property
    def by_id(self) -> Mapping[str, Event]:
        """Events by id."""
        return {event.id: event for event in self.events}

    def within(self, place: str) -> tuple[str, ...]:
        """Return the id of `place` and of every larger place around it, narrowest first."""
        chain: list[str] = []
        step: str | None = place
        while step and step not in chain:
            chain.append(step)
            entry = self.places.by_id.get(step)
            step = entry.within if entry else None
        return tuple(chain)

    def is_said(self, event: Event) -> bool:
        """Return whether an event is something that somebody said."""
        return self.vocabulary.is_said(event.kind)


def _minute(event: Event, zone: ZoneInfo) -> int:
    """Return the minute at which an event stands in its day, by the clock of the site."""
    if event.time is None:
        return _UNTIMED
    if event.time in PARTS_OF_DAY:
        return PARTS_OF_DAY[event.time]
    if not event.tz or event.tz == zone.key:
        return int(event.time[:2]) * 60 + int(event.time[3:])
    midnight = datetime.combine(event.date.first, time())
    there = datetime.combine(event.date.first, time.fromisoformat(event.time), ZoneInfo(event.tz))
    return (there.astimezone(zone).replace(tzinfo=None) - midnight) // timedelta(minutes=1)
