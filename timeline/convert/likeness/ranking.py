"""Events on file in the order in which they may be what a stretch of an article tells.

Terms are weighed by BM25 (Robertson and Zaragoza, The Probabilistic Relevance Framework, 2009);
those of an event are of its title, twice, its summary, quotes and claims. Actors and places count
by how rare they are, whatever they are called and in whatever letters.
"""

import math
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import NamedTuple

from msgspec import Struct

from timeline.convert.words import sorts
from timeline.model import Event
from timeline.record import Record
from timeline.text.terms import spelled, terms

# The usual values: how soon a term that comes again counts less, and how far length counts.
_K1, _B = 1.2, 0.75
# What one event alone has weighs so much, in a record of any size.
_RAREST = 5.0
# Set by which events the sentences of 150 articles in four languages retell.
_KIND, _VOICE, _AROUND = 2.0, 1.0, 1.5
_ELSEWHERE, _UNNAMED, _OTHER_COLUMN = 2.5, 1.5, 0.5
_NONE = frozenset[str]()


class Candidate(NamedTuple):
    """The id of an event on file and why it is meant, in plain words."""

    id: str
    reason: str


class Told(Struct, frozen=True, kw_only=True):
    """What an article or a sentence tells, to compare with events on file.

    `kinds` are those that it may be of, `speakers` whoever may speak in it, `terms` go with how
    much each counts, and `around` are the places of the whole article.
    """

    actors: frozenset[str]
    places: frozenset[str]
    kinds: frozenset[str]
    is_said: bool
    speakers: frozenset[str]
    terms: Mapping[str, float]
    around: frozenset[str] = frozenset()


class Common(Struct, frozen=True, gc=False):
    """How much an event and what is told have in common, and how far the places differ.

    `words`, `actors` and `places` count by how rare they are, `rarest` is the rarest word. An event
    `is_elsewhere` where both name places that are no regions, and share none.
    """

    words: float
    rarest: float
    actors: float
    places: float
    is_elsewhere: bool


class Apart(NamedTuple):
    """Which parts of an event and of what is told are not shared, each from 0 to 1.

    `places_of_event` are those of an event that are not told, `places_told` and `actors_told` those
    that are told and are none of the event's; regions and countries count as no places.
    """

    places_of_event: float
    places_told: float
    actors_told: float


class Likeness(Struct, frozen=True):
    """An event on file and what it has in common with what is told.

    `most` is what a text would have in common that tells all that the event holds.
    """

    event: Event
    told: Told
    terms: frozenset[str]
    actors: frozenset[str]
    places: frozenset[str]
    most: float
    common: Common


class _Profile(Struct, frozen=True, kw_only=True):
    """What there is to compare of an event: made once, as much is compared with it.

    `weights` are those of its terms but for names, `title` are those of its title, which weigh
    `of_title` together; `narrow` are its places that are no regions.
    """

    terms: frozenset[str]
    title: frozenset[str]
    of_title: float
    weights: Mapping[str, float]
    actors: frozenset[str]
    places: frozenset[str]
    narrow: frozenset[str]
    is_said: bool
    is_of_person: bool
    most: float


@dataclass(frozen=True)
class Ranking:
    """A record, ready to be compared with any number of articles."""

    record: Record

    def likenesses(self, events: Iterable[Event], told: Told) -> list[Likeness]:
        """Return what each of some events has in common with what is told."""
        # Sets are compared much sooner than the keys of two dicts.
        terms, there = frozenset(told.terms), told.places - self._wide
        return [self._likeness(event, told, terms, there) for event in events]

    def _likeness(
        self, event: Event, told: Told, terms: frozenset[str], there: frozenset[str]
    ) -> Likeness:
        """Return it for one event; what is asked of each is handed on: `there` is no region."""
        profile, counts = self._profiles[event.id], told.terms
        own, narrow = profile.weights, profile.narrow
        shared = profile.terms & terms
        # Most have nobody and no place in common, which is seen sooner than it is put together.
        actors, places = profile.actors, profile.places
        actors = _NONE if actors.isdisjoint(told.actors) else actors & told.actors
        places = _NONE if places.isdisjoint(told.places) else places & told.places
        weights = [own[term] * counts[term] for term in shared] if shared else ()
        common = Common(
            sum(weights) if weights else 0.0,
            max(weights) if weights else 0.0,
            sum(map(self._actor_rarity.__getitem__, actors)) if actors else 0.0,
            sum(map(self._place_rarity.__getitem__, places)) if places else 0.0,
            bool(there and narrow) and narrow.isdisjoint(there),
        )
        return Likeness(event, told, shared, actors, places, profile.most, common)

    def names_one(self, event: Event, told: Told) -> bool:
        """Return whether an event shares an actor, or a place that is no region."""
        profile = self._profiles[event.id]
        is_there = not profile.narrow.isdisjoint(told.places)
        return is_there or not profile.actors.isdisjoint(told.actors)

    def told_of_title(self, like: Likeness) -> float:
        """Return which part of the title of an event is told, by how rare its words are."""
        profile = self._profiles[like.event.id]
        told = [profile.weights[term] for term in profile.title & like.terms]
        # Sets have no order, so the last digits of a sum may differ from run to run.
        return round(sum(told) / profile.of_title, 6) if told else 0.0

    def apart(self, like: Likeness) -> Apart:
        """Return which parts of an event and of what is told are not shared."""
        profile, told = self._profiles[like.event.id], like.told
        there = told.places - self._wide
        return Apart(
            _part_beside(profile.narrow, there),
            _part_beside(there, profile.narrow),
            _part_beside(told.actors, profile.actors),
        )

    def score(self, like: Likeness) -> float:
        """Return how like an event is to what is told; it counts where no further than that is."""
        event, told, common = like.event, like.told, like.common
        profile = self._profiles[event.id]
        places = profile.narrow or profile.places
        is_around = not (like.places or told.around.isdisjoint(places))
        score = common.words + common.actors + common.places + _AROUND * is_around
        score += _KIND * (event.kind in told.kinds) - _ELSEWHERE * common.is_elsewhere
        score -= self._unlike(event, profile, told)
        # Sets have no order, so the last digits of a sum may differ from run to run.
        return round(score, 6)

    def words(self, like: Likeness) -> list[str]:
        """Return the words but for names that both have, as the event has them, best first."""
        weights, found = self._profiles[like.event.id].weights, _first_spelled(text_of(like.event))
        ranked = sorted(like.terms, key=lambda term: (-weights[term], term))
        return [found[term].lower() for term in ranked]

    @staticmethod
    def _unlike(event: Event, profile: _Profile, told: Told) -> float:
        """Return what speaks against an event because somebody else spoke."""
        # Whoever spoke is hardly left out where others are named.
        is_unnamed = profile.is_of_person and event.speaker not in told.actors
        unlike = _UNNAMED * (bool(told.actors) and is_unnamed)
        unlike -= _VOICE * (event.speaker in told.speakers)
        return unlike + _OTHER_COLUMN * (profile.is_said != told.is_said)

    @cached_property
    def _wide(self) -> frozenset[str]:
        """The countries and regions."""
        record, ids = self.record, self.record.places.by_id
        return frozenset(
            place
            for place in ids
            if sorts.is_country(place, record) or sorts.is_region(place, record)
        )

    @cached_property
    def _profiles(self) -> Mapping[str, _Profile]:
        counts = {event.id: Counter(terms(text_of(event))) for event in self.record.events}
        mean = sum(count.total() for count in counts.values()) / max(len(counts), 1) or 1.0
        rarity = _rarity(counts.values())
        return {
            event.id: self._profile(event, self._weights(counts[event.id], mean, rarity))
            for event in self.record.events
        }

    def _weights(
        self, count: Counter[str], mean: float, rarity: Mapping[str, float]
    ) -> Mapping[str, float]:
        length = _K1 * (1 - _B + _B * count.total() / mean)
        return {
            term: rarity[term] * n * (_K1 + 1) / (n + length)
            for term, n in count.items()
            if term not in self._names
        }

    def _profile(self, event: Event, weights: Mapping[str, float]) -> _Profile:
        title = frozenset(terms(event.title)) & frozenset(weights)
        return _Profile(
            terms=frozenset(weights),
            title=title,
            of_title=sum(weights[term] for term in title),
            weights=weights,
            actors=frozenset(event.named_actors),
            places=frozenset(event.places),
            narrow=frozenset(event.places) - self._wide,
            is_said=self.record.is_said(event),
            most=_KIND
            + sum(weights.values())
            + sum(self._actor_rarity[actor] for actor in set(event.named_actors))
            + sum(self._place_rarity[place] for place in set(event.places)),
            is_of_person=sorts.is_person(event.speaker or "", self.record),
        )

    @cached_property
    def _names(self) -> frozenset[str]:
        """The terms of names, which count as actors and places already."""
        entries = (*self.record.actors, *self.record.places)
        return frozenset(term for entry in entries for term in terms(entry.name))

    @cached_property
    def _actor_rarity(self) -> Mapping[str, float]:
        return _rarity(event.named_actors for event in self.record.events)

    @cached_property
    def _place_rarity(self) -> Mapping[str, float]:
        return _rarity(event.places for event in self.record.events)


def _part_beside(own: frozenset[str], others: frozenset[str]) -> float:
    """Return which part of some is in none of the others; of nothing it is none."""
    return len(own - others) / len(own) if own else 0.0


def _rarity(groups: Iterable[Iterable[str]]) -> Mapping[str, float]:
    """Return how much each member says: the fewer of the groups have it, the more."""
    found = [frozenset(group) for group in groups]
    counts = Counter(member for group in found for member in group)
    unit = _RAREST / math.log(1 + (len(found) - 0.5) / 1.5) if found else 0.0
    return {
        member: unit * math.log(1 + (len(found) - n + 0.5) / (n + 0.5))
        for member, n in counts.items()
    }


# Events that many articles tell of are shown again and again.
@lru_cache(maxsize=100)
def _first_spelled(text: str) -> Mapping[str, str]:
    """Return the first word that stands for each term of a text."""
    return dict(reversed([*spelled(text)]))


def text_of(event: Event) -> str:
    """Return the words of an event that are compared, those of its title twice."""
    claims = (claim.says for claim in event.claims if claim.says)
    quotes = (quote.text for quote in event.quotes)
    return " ".join([event.title, event.title, event.summary, *quotes, *claims])
