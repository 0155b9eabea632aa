"""The record and the graph computed from it: who answers, recalls, disputes and stands where."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import NamedTuple, TypeVar
from zoneinfo import ZoneInfo

from timeline.model import (
    Actor,
    Claim,
    Event,
    Kind,
    Outlet,
    Place,
    Question,
    Stand,
    Status,
    Strand,
)
from timeline.record.registry import Registry

K = TypeVar("K")
V = TypeVar("V")
UTC = ZoneInfo("UTC")


class Answer(NamedTuple):
    """One claim, by its place among those of an event, and the same in short."""

    event: Event
    at: int
    stand: Stand

    @property
    def claim(self) -> Claim:
        """The claim in full."""
        return self.event.claims[self.at]


@dataclass(frozen=True)
class Record:
    """Published events in order, the registries they name, and the graph between them.

    `zone` is the time zone in which events of one day are ordered.
    """

    events: tuple[Event, ...] = ()
    actors: Registry[Actor] = field(default_factory=Registry)
    places: Registry[Place] = field(default_factory=Registry)
    outlets: Registry[Outlet] = field(default_factory=Registry)
    questions: Registry[Question] = field(default_factory=Registry)
    zone: ZoneInfo = UTC

    def of_events(self, events: Iterable[Event]) -> "Record":
        """Return a record of the published ones among `events`, sorted, with these registries."""
        shown = [event for event in events if event.status is Status.PUBLISHED]
        ordered = tuple(sorted(shown, key=lambda event: event.sort_key(self.zone)))
        return Record(ordered, self.actors, self.places, self.outlets, self.questions, self.zone)

    @cached_property
    def by_id(self) -> Mapping[str, Event]:
        """Events by id."""
        return {event.id: event for event in self.events}

    @cached_property
    def order(self) -> Mapping[str, int]:
        """The position of each event in the record, from 0."""
        return {event.id: position for position, event in enumerate(self.events)}

    @cached_property
    def answered_by(self) -> Mapping[str, tuple[Event, ...]]:
        """For each event id, the events that respond to it, in order."""
        return self._reversed("responds_to")

    @cached_property
    def recalled_by(self) -> Mapping[str, tuple[Event, ...]]:
        """For each event id, the later events that recall it, in order."""
        return self._reversed("recalls")

    @cached_property
    def by_day(self) -> Mapping[date, tuple[Event, ...]]:
        """Events by the first day of their date, days ascending."""
        return _grouped((event.date.first, event) for event in self.events)

    @cached_property
    def by_kind(self) -> Mapping[Kind, tuple[Event, ...]]:
        """Events by kind."""
        return _grouped((event.kind, event) for event in self.events)

    @cached_property
    def by_strand(self) -> Mapping[Strand, tuple[Event, ...]]:
        """Events by strand."""
        return _grouped((event.strand, event) for event in self.events)

    @cached_property
    def by_actor(self) -> Mapping[str, tuple[Event, ...]]:
        """Events by actor id: taking part, speaking, claiming, disputing or quoted."""
        return _grouped((actor, event) for event in self.events for actor in event.named_actors)

    @cached_property
    def by_place(self) -> Mapping[str, tuple[Event, ...]]:
        """Events by place id; an event in a village also counts for its district and oblast."""
        return _grouped(
            (place, event)
            for event in self.events
            for place in dict.fromkeys(wider for p in event.places for wider in self.within(p))
        )

    @cached_property
    def answers(self) -> Mapping[str, tuple[Answer, ...]]:
        """Claims by question id, in the order of their events."""
        return _grouped(
            (stand.question, Answer(event, at, stand))
            for event in self.events
            for at, stand in enumerate(event.stands)
            if stand.question
        )

    def rivals(self, claim: Claim) -> tuple[Answer, ...]:
        """Return what others answered to the question of `claim`."""
        found = self.answers.get(claim.question or "", ())
        return tuple(answer for answer in found if answer.stand.by != claim.by)

    def within(self, place: str) -> tuple[str, ...]:
        """Return the id of `place` and of every larger place around it, narrowest first."""
        chain: list[str] = []
        step: str | None = place
        while step and step not in chain:
            chain.append(step)
            entry = self.places.by_id.get(step)
            step = entry.within if entry else None
        return tuple(chain)

    def _reversed(self, key: str) -> Mapping[str, tuple[Event, ...]]:
        return _grouped((target, event) for event in self.events for target in getattr(event, key))


def _grouped(pairs: Iterable[tuple[K, V]]) -> Mapping[K, tuple[V, ...]]:
    groups: defaultdict[K, list[V]] = defaultdict(list)
    for key, value in pairs:
        groups[key].append(value)
    return {key: tuple(values) for key, values in groups.items()}
