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
from timeline.model import Event, EventDate
from timeline.record import Record
from timeline.record.indexes import by_actor, position

# An answer comes within a fortnight; what is recalled may lie further back.
_ANSWERED = timedelta(days=14)
_RECALLED = timedelta(days=400)
_MOST_ACTORS = 0.6
_UNNAMED = 1.5


class Candidate(NamedTuple):
    """The id of an event on file and why it is meant, in plain words."""

    id: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What a stretch of an article names: actors, places, reported kinds and perhaps a day.

    `is_said` tells that somebody speaks in it, `around` are the places of the whole article.
    """

    actors: frozenset[str]
    places: frozenset[str]
    kinds: frozenset[str]
    day: EventDate | None = None
    is_said: bool = False
    around: frozenset[str] = frozenset()


class _Match(NamedTuple):
    score: float
    event: Event
    actors: frozenset[str]
    places: frozenset[str]


@dataclass(frozen=True)
class Past:
    """A record indexed for finding the events that an article speaks of."""

    record: Record

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
        return _best(self._matches(events, facts), date)

    def recalled(self, facts: Facts, date: EventDate, *, is_sure: bool = True) -> Candidate | None:
        """Return the earlier event that a stretch of an article of `date` retells.

        Where it is not sure to retell anything, the kind must agree, or the speaker and a place.
        """
        events = [e for e in self._near(facts, date, _RECALLED) if _is_of(e, facts.day)]
        if not is_sure:
            events = [e for e in events if e.kind in facts.kinds or _is_there(e, facts)]
        return _best(self._matches(events, facts), date)

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
                yield _Match(score, event, actors, places)

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


def _is_there(event: Event, facts: Facts) -> bool:
    """Return whether its speaker is told to speak of a place of an event."""
    return _is_his(event, facts) and not facts.places.isdisjoint(event.places)


def _is_of(event: Event, day: EventDate | None) -> bool:
    return day is None or (day.first <= event.date.first and event.date.last <= day.last)


def _rank(match: _Match, date: EventDate) -> tuple[float, int]:
    return round(match.score, 3), -(date.first - match.event.date.first).days


def _best(matches: Iterable[_Match], date: EventDate) -> Candidate | None:
    """Return the best match; of equals the closest in time, and none if a day has two of them."""
    ranked = sorted(matches, key=lambda match: _rank(match, date), reverse=True)
    if not ranked or (len(ranked) > 1 and _rank(ranked[0], date) == _rank(ranked[1], date)):
        return None
    best = ranked[0]
    shared = [*sorted(best.actors), *sorted(best.places)]
    told = f"shares {', '.join(shared)}" if shared else f"also {best.event.kind}, about there"
    return Candidate(best.event.id, f"{best.event.date.label}, {told}")
