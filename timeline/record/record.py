"""The record: every published event and every registry entry of a site, as values in memory."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time
from functools import cached_property, lru_cache
from typing import Any
from zoneinfo import ZoneInfo

from timeline.formats.pagefile import ProsePage
from timeline.model import (
    NO_HINTS,
    NO_VOCABULARY,
    PARTS_OF_DAY,
    Actor,
    DayText,
    Event,
    Front,
    HintList,
    Outlet,
    Place,
    Question,
    Status,
    Strand,
    Vocabulary,
)
from timeline.record.packed import PackedEvents
from timeline.record.registry import Registry

UTC = ZoneInfo("UTC")
# An untimed event stands after the timed ones of its day: its hour is unknown, not midnight.
_UNTIMED = 72 * 60


@dataclass(frozen=True, kw_only=True)
class Record:
    """Published events in order, the registries they name, and the site's vocabulary and pages.

    `front` is what an editor chose for the front page, and `days` are the sentences of days. `zone`
    is the time zone in which events of one day are ordered. Of `withdrawn` events nothing but that,
    why and when is told.
    """

    vocabulary: Vocabulary = NO_VOCABULARY
    hints: HintList = NO_HINTS
    actors: Registry[Actor] = field(default_factory=Registry)
    places: Registry[Place] = field(default_factory=Registry)
    outlets: Registry[Outlet] = field(default_factory=Registry)
    questions: Registry[Question] = field(default_factory=Registry)
    events: Sequence[Event] = ()
    withdrawn: tuple[Event, ...] = ()
    pages: tuple[ProsePage, ...] = ()
    front: Front = Front()  # noqa: RUF009  # frozen
    days: tuple[DayText, ...] = ()
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
        """Order of events: day, moment of that day (unknown last), reported first, id.

        The day is the one its file names, by the clock where it happened, and goes before the
        moment: 23:45 of 12 March in Kyiv stands before 00:30 of 13 March in Moscow, though it came
        a quarter of an hour later. So every day is one run, whatever zones meet at its midnight.
        """
        strand = self.vocabulary.strand(event.kind)
        return event.date.day_key, _minute(event, self.zone), strand, event.id

    @cached_property
    def by_id(self) -> Mapping[str, Event]:
        """Events by id."""
        if isinstance(self.events, PackedEvents):
            return self.events.by_id
        return {event.id: event for event in self.events}

    @cached_property
    def registries(self) -> Mapping[str, Registry[Any]]:
        """The registries by their names."""
        return {
            "actors": self.actors,
            "places": self.places,
            "outlets": self.outlets,
            "questions": self.questions,
        }

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
    """Return the moment of an event in minutes of UTC from the midnight that begins its day.

    A part of the day, and a clock time whose zone is not known, are of the site's zone.
    """
    if event.time is None:
        return _UNTIMED
    if event.time in PARTS_OF_DAY:
        minute, own = PARTS_OF_DAY[event.time], zone
    else:
        minute = int(event.time[:2]) * 60 + int(event.time[3:])
        own = ZoneInfo(event.tz) if event.tz else zone
    return minute - _offset(own, event.date.first, minute)


@lru_cache(maxsize=4096)
def _offset(zone: ZoneInfo, day: date, minute: int) -> int:
    """Return the minutes by which `zone` is ahead of UTC at a minute of `day` on its own clock.

    An hour that comes twice, where clocks go back, is the first of the two.
    """
    offset = datetime.combine(day, time(*divmod(minute, 60)), tzinfo=zone).utcoffset()
    return int(offset.total_seconds() // 60) if offset else 0
