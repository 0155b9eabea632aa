"""Links to what is on file: what an article answers and what it recalls.

Every link is a proposal with its reason. Two things must agree before one is made, such as those
named and the kind of happening; one shared name alone links nothing.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from functools import cached_property
from typing import NamedTuple

from timeline.convert import sorts
from timeline.convert.ranking import Ranking
from timeline.model import Event, EventDate
from timeline.record import Record
from timeline.record.indexes import by_actor, position

# An answer comes within a fortnight; what is recalled may lie further back.
_ANSWERED = timedelta(days=14)
_RECALLED = timedelta(days=400)
_MOST_ACTORS = 0.6
_UNNAMED = 1.5
# Of two events one is told by its words if those it has alone weigh as much as a rare one.
_CLEARLY = 2.0
# Two events are as likely unless their scores are so far apart: two of two were wrong below it that
# nothing else told from another, and none above.
_NEAR = 1.0


class Candidate(NamedTuple):
    """The id of an event on file and why it is meant, in plain words."""

    id: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What a stretch of an article names: actors, places, reported kinds and perhaps a day.

    `is_said` tells that somebody speaks in it, `around` are the places of the whole article,
    `stems` the words of the stretch without their endings.
    """

    actors: frozenset[str]
    places: frozenset[str]
    kinds: frozenset[str]
    day: EventDate | None = None
    is_said: bool = False
    around: frozenset[str] = frozenset()
    stems: frozenset[str] = frozenset()


class _Match(NamedTuple):
    score: float
    event: Event
    actors: frozenset[str]
    places: frozenset[str]
    is_of_kind: bool

    def speaks(self, other: "_Match") -> bool:
        """Return whether all that speaks for this one speaks for another as well."""
        is_of_kind = other.is_of_kind or not self.is_of_kind
        return is_of_kind and self.actors <= other.actors and self.places <= other.places


@dataclass(frozen=True)
class Past:
    """A record indexed for finding the events that an article speaks of."""

    record: Record
    ranking: Ranking

    @cached_property
    def _by_actor(self) -> Mapping[str, Sequence[Event]]:
        return {
            actor: [self.record.by_id[listed.id] for listed in found]
            for actor, found in by_actor.of(self.record).items()
        }

    @cached_property
    def _by_place(self) -> Mapping[str, tuple[Event, ...]]:
        found: defaultdict[str, list[Event]] = defaultdict(list)
        for event in self.record.events:
            for place in event.places:
                found[place].append(event)
        return {place: tuple(events) for place, events in found.items()}

    @cached_property
    def _named(self) -> Mapping[str, tuple[frozenset[str], frozenset[str]]]:
        """The actors and places of each event, by its id."""
        return {
            event.id: (frozenset(event.named_actors), frozenset(event.places))
            for event in self.record.events
        }

    def answered(self, facts: Facts, date: EventDate) -> Candidate | None:
        """Return the reported event that something said on `date` answers."""
        near = self._near(facts, date, _ANSWERED)
        events = (event for event in near if not self.record.is_said(event))
        return self._best(events, facts, date)

    def recalled(self, facts: Facts, date: EventDate) -> Candidate | None:
        """Return the earlier event that a stretch of an article of `date` retells."""
        events = [e for e in self._near(facts, date, _RECALLED) if _is_of(e, facts.day)]
        return self._best(events, facts, date)

    def _best(self, events: Iterable[Event], facts: Facts, date: EventDate) -> Candidate | None:
        """Return the best match; of equals the closest in time.

        Where all that speaks for it speaks for another of its day too, it is told by what the
        stretch says: that somebody speaks, or words of the event. Where neither tells, it is none.
        """
        ranked = sorted(
            self._matches(events, facts), key=lambda match: _rank(match, date), reverse=True
        )
        if not ranked:
            return None
        best = ranked[0]
        of_day = (m for m in ranked if m.event.date == best.event.date)
        equals = [m for m in of_day if best.speaks(m) and best.score - m.score < _NEAR]
        fitting: Sequence[_Match] = [
            m for m in equals if self.record.is_said(m.event) == facts.is_said
        ] or equals
        if len(fitting) > 1:
            fitting = self._worded(fitting, facts)
        return _candidate(fitting[0]) if len(fitting) == 1 else None

    def _worded(self, matches: Sequence[_Match], facts: Facts) -> Sequence[_Match]:
        """Return the one of some events with which a stretch has most words in common, or all."""
        told = {m.event.id: self.ranking.shared(m.event, facts.stems) for m in matches}
        first, second, *_ = sorted(matches, key=lambda m: told[m.event.id], reverse=True)
        is_clear = told[first.event.id] >= told[second.event.id] + _CLEARLY
        return [first] if is_clear else matches

    def _matches(self, events: Iterable[Event], facts: Facts) -> Iterator[_Match]:
        """Yield the events that agree with the facts in two things, each with its score."""
        for event in events:
            named, at = self._named[event.id]
            actors, places = facts.actors & named, facts.places & at
            of_actors, of_places = _share(actors, facts.actors), _share(places, facts.places)
            is_kind = event.kind in facts.kinds
            is_told = bool(is_kind or places or facts.day)
            most_actors = of_actors >= _MOST_ACTORS and is_told and (len(actors) > 1 or is_kind)
            is_said = _is_his(event, facts)
            # A retold day may leave out where it was, as the whole article is about there.
            is_near = places or (is_kind and not facts.actors and facts.around & at)
            is_dated = facts.day and (actors or is_near)
            if most_actors or is_dated or ((is_kind or is_said) and places):
                focus = (
                    _share(actors, named) + _share(places, at) + _share(facts.around & at, at) / 2
                )
                # Who speaks of the whole means no single village.
                focus -= len(at - facts.places - facts.around) / 10
                # Whoever spoke is hardly left out where others are named.
                focus -= _UNNAMED * (bool(facts.actors) and self._is_anothers(event, facts))
                score = 2 * of_actors + of_places + 2 * (is_kind or is_said) + focus + is_said
                yield _Match(score, event, actors, places, is_kind or is_said)

    def _is_anothers(self, event: Event, facts: Facts) -> bool:
        """Return whether a person spoke whom the facts do not name."""
        is_person = event.speaker is not None and sorts.is_person(event.speaker, self.record)
        return is_person and event.speaker not in facts.actors

    def _near(self, facts: Facts, date: EventDate, back: timedelta) -> Iterator[Event]:
        """Yield the events that share an actor or a place and lie up to `back` before `date`."""
        groups = [self._by_actor.get(actor, ()) for actor in facts.actors]
        around = facts.around if facts.day else frozenset[str]()
        groups += [self._by_place.get(place, ()) for place in facts.places | around]
        unique = {event.id: event for group in groups for event in group}
        positions = position.of(self.record)
        for event in sorted(unique.values(), key=lambda event: positions[event.id]):
            if date.first - back <= event.date.first and event.date.last <= date.last:
                yield event


def _share(shared: frozenset[str], all_: frozenset[str]) -> float:
    return len(shared) / len(all_) if all_ else 0.0


def _is_his(event: Event, facts: Facts) -> bool:
    """Return whether somebody speaks who alone is named, and an event is of his words."""
    return facts.is_said and facts.actors == {event.speaker}


def _is_of(event: Event, day: EventDate | None) -> bool:
    return day is None or (day.first <= event.date.first and event.date.last <= day.last)


def _rank(match: _Match, date: EventDate) -> tuple[float, int]:
    return round(match.score, 3), -(date.first - match.event.date.first).days


def _candidate(match: _Match) -> Candidate:
    shared = [*sorted(match.actors), *sorted(match.places)]
    told = f"shares {', '.join(shared)}" if shared else f"also {match.event.kind}, about there"
    return Candidate(match.event.id, f"{match.event.date.label}, {told}")
