"""The record and the graph computed from it: who answers, recalls, disputes and stands where."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property, partial
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
    Side,
    Stand,
    Status,
    Strand,
)
from timeline.record.events import Around, ById, Events, Glimpse, Groups, Library
from timeline.record.graph import Graph, PlainAnswer, Positions, graph, stand_of
from timeline.record.notes import BESIDE, FOREMOST, NEAR, Notes
from timeline.record.plain import event_date
from timeline.record.plainfacts import PlainFacts, Ranked
from timeline.record.registry import Registry

K = TypeVar("K")
_KINDS: Mapping[str, Kind] = {kind.value: kind for kind in Kind}
UTC = ZoneInfo("UTC")
Fetch = Callable[[int], Event]


class Answer(NamedTuple):
    """One claim in short: the position of its event in `library`, and its place among others."""

    library: Library
    at: int
    place: int
    stand: Stand

    @property
    def event(self) -> Event:
        """The event that has the claim."""
        return self.library.event(self.at)

    @property
    def claim(self) -> Claim:
        """The claim in full."""
        return self.event.claims[self.place]


class Tally(NamedTuple):
    """Numbers of the whole record: sources, their outlets, the day of the last correction."""

    sources: int
    outlets: int
    corrected: date | None


def _no_event(at: int) -> Event:
    raise IndexError(at)


@dataclass(frozen=True, kw_only=True)
class Record:
    """Published events in order, the registries they name, and the graph between them.

    `zone` is the time zone in which events of one day are ordered. `fetch` gives an event by its
    position. What is looked at is noted in `notes`.
    """

    actors: Registry[Actor] = field(default_factory=Registry)
    places: Registry[Place] = field(default_factory=Registry)
    outlets: Registry[Outlet] = field(default_factory=Registry)
    questions: Registry[Question] = field(default_factory=Registry)
    zone: ZoneInfo = UTC
    graph: Graph = Graph()  # noqa: RUF009  # it cannot be changed
    fetch: Fetch = _no_event
    notes: Notes = field(default_factory=Notes, repr=False)

    def of_events(self, events: Iterable[Event]) -> "Record":
        """Return a record of the published ones among `events`, sorted, with these registries."""
        shown = [event for event in events if event.status is Status.PUBLISHED]
        ordered = tuple(sorted(shown, key=lambda event: event.sort_key(self.zone)))
        return replace(self, graph=self.graph_of(ordered), fetch=ordered.__getitem__)

    def graph_of(self, events: Iterable[Event]) -> Graph:
        """Return the graph of `events`, which are in order, with these registries."""
        actors = self.actors.by_id
        sides = {actor.id: actor.side for actor in actors.values()}
        return graph(events, self.within, sides.get)

    @property
    def events(self) -> Events:
        """All events."""
        self.notes.add(":events")
        return Events(self, range(len(self.graph.glimpses)))

    def event(self, at: int) -> Event:
        """Return the event at a position."""
        self.notes.add(self.graph.glimpses[at][0])
        return self.fetch(at)

    def glimpse(self, at: int) -> Glimpse:
        """Return a glimpse of the event at a position; which is not noted."""
        event_id, edtf, kind, is_background = self.graph.glimpses[at]
        return Glimpse(event_id, event_date(edtf), _KINDS[kind], is_background)

    @cached_property
    def positions(self) -> Mapping[str, int]:
        """The position of each event in the record, from 0, by its id; which is not noted."""
        return self._facts.positions

    @cached_property
    def by_id(self) -> Mapping[str, Event]:
        """Events by id."""
        return ById(self, self.notes.add)

    @cached_property
    def answered_by(self) -> Mapping[str, Events]:
        """For each event id, the events that respond to it, in order."""
        return self._around("answered_by")

    @cached_property
    def recalled_by(self) -> Mapping[str, Events]:
        """For each event id, the later events that recall it, in order."""
        return self._around("recalled_by")

    @cached_property
    def by_day(self) -> Groups[date, Positions, Events]:
        """Events by the first day of their date, days ascending."""
        return self._groups("by_day", date.fromisoformat)

    @cached_property
    def on_day(self) -> Groups[date, Positions, Events]:
        """Events of which more than the month is known, by the first day of their date."""
        return self._groups("on_day", date.fromisoformat)

    @cached_property
    def by_kind(self) -> Groups[Kind, Positions, Events]:
        """Events by kind."""
        return self._groups("by_kind", Kind)

    @cached_property
    def by_strand(self) -> Groups[Strand, Positions, Events]:
        """Events by strand."""
        return self._groups("by_strand", Strand)

    @cached_property
    def by_side(self) -> Groups[Side, Positions, Events]:
        """Reactions by the side of their speaker, where that is known."""
        return self._groups("by_side", Side)

    @cached_property
    def by_actor(self) -> Groups[str, Positions, Events]:
        """Events by actor id: taking part, speaking, claiming, disputing or quoted."""
        return self._groups("by_actor", str)

    @cached_property
    def by_place(self) -> Groups[str, Positions, Events]:
        """Events by place id; an event in a village also counts for its district and oblast."""
        return self._groups("by_place", str)

    @cached_property
    def naming(self) -> Groups[str, Positions, Events]:
        """Events by the id of a place that they name themselves."""
        return self._groups("naming", str)

    @cached_property
    def aliases(self) -> Groups[str, Positions, Events]:
        """Events by each id they had before."""
        return self._groups("aliases", str)

    @cached_property
    def newest(self) -> Groups[str, Positions, Events]:
        """The newest changes to all events ("") and to those of each kind and strand."""
        return self._groups("newest", str)

    @cached_property
    def answers(self) -> Groups[str, tuple[PlainAnswer, ...], tuple[Answer, ...]]:
        """Claims by question id, in the order of their events."""
        make, note = self._answers, self.notes.add
        return Groups("answers", self.graph.answers, make=make, note=note, read=str)

    @property
    def updated(self) -> Mapping[str, str]:
        """The day of the last change to each event, as 2024-03-13, by its id."""
        self.notes.add_all((":events", ":updated"))
        ids = (glimpse[0] for glimpse in self.graph.glimpses)
        return dict(zip(ids, self.graph.updated, strict=True))

    @property
    def tally(self) -> Tally:
        """Numbers of the whole record."""
        self.notes.add(":tally")
        sources, outlets, corrected = self.graph.tally
        return Tally(sources, outlets, date.fromisoformat(corrected) if corrected else None)

    @property
    def foremost(self) -> tuple[Ranked, ...]:
        """The first few of the located places that most events name, see `PlainFacts`."""
        self.notes.add(FOREMOST)
        return self._facts.foremost

    def beside(self, event_id: str, step: int) -> Event | None:
        """Return the event so many steps further on in the record, if there is one."""
        self.notes.add(f"{event_id}{NEAR}")
        at = self.positions[event_id] + step
        return self.event(at) if 0 <= at < len(self.graph.glimpses) else None

    def day_beside(self, day: date, step: int) -> date | None:
        """Return the day one step before (-1) or after (1) a day, among those with events."""
        self.notes.add(f"{BESIDE}{day}")
        found = self._facts.days_beside(day.isoformat())[step > 0]
        return date.fromisoformat(found) if found else None

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

    def fact(self, name: str) -> object:
        """Return what a name in `notes` stands for, as plain values; None where nothing does.

        Not for the parts of an event, which are facts of their own.
        """
        return self._facts[name]

    @cached_property
    def _facts(self) -> PlainFacts:
        return PlainFacts(self.graph, self.places)

    def _groups(self, name: str, read: Callable[[str], K]) -> Groups[K, Positions, Events]:
        found, make = self.graph.groups.get(name, {}), partial(Events, self)
        return Groups(name, found, make=make, note=self.notes.add, read=read)

    def _around(self, name: str) -> Around:
        found, make = self.graph.groups.get(name, {}), partial(Events, self)
        return Around(name, found, make=make, note=self.notes.add, read=str)

    def _answers(self, found: tuple[PlainAnswer, ...]) -> tuple[Answer, ...]:
        question = found[0][2][0]
        if question not in self._answered:
            self._answered[question] = tuple(
                Answer(self, at, place, stand_of(plain)) for at, place, plain in found
            )
        return self._answered[question]

    @cached_property
    def _answered(self) -> dict[str, tuple[Answer, ...]]:
        """The answers to questions that were looked at."""
        return {}
