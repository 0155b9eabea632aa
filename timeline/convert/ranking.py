"""Events on file in the order in which they may be what an article reports.

Words are weighed by BM25 (Robertson and Zaragoza, The Probabilistic Relevance Framework, 2009):
those of an event are its title, summary, quotes and claims, those of an article its first ones.
Actors and places count by how rare they are, whatever they are called and in whatever letters.
"""

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from timeline.convert import sorts
from timeline.convert.report import Report
from timeline.model import Event, EventDate
from timeline.record import Record
from timeline.text import words

# The usual values: how soon a word that comes again counts less, and how far length counts.
_K1, _B = 1.2, 0.75
# Words of several forms have these letters in common.
_STEM = 6
_MOST_WORDS = 90
# How many of its rarest words an article of an event is likely to have.
_LIKELY_WORDS = 12
# An article of an event hardly names all who had a part in it.
_MOST_NAMED = 3
# In the units of a rare word; set by how headlines find the events that their articles report.
_A_DAY, _KIND, _ELSEWHERE, _OTHER_VOICE = 2.5, 0.7, 5.0, 3.0
_OTHER_COLUMN, _OTHER_KIND = 3.0, 2.0
_CYRILLIC = re.compile(r"[\u0400-\u04ff]")


class Likeness(NamedTuple):
    """An event on file, how like it is to a report, and what they have in common.

    `score` puts events in order, `share` is about 1 where an article tells of all that one holds.
    """

    event: Event
    score: float
    share: float
    words: frozenset[str]
    actors: frozenset[str]
    places: frozenset[str]
    days: int


class _Profile(NamedTuple):
    """What there is to compare of an event: made once, as many reports are compared with it.

    `weights` are those of its words without their endings, `spelled` is how it has them, `names`
    those that are of names; `named` is what its rarest actors and places weigh, `told` its rarest
    other words.
    """

    weights: Mapping[str, float]
    spelled: Mapping[str, str]
    names: frozenset[str]
    actors: frozenset[str]
    places: frozenset[str]
    narrow: frozenset[str]
    named: float
    told: float
    is_cyrillic: bool


@dataclass(frozen=True)
class Ranking:
    """A record, ready to be compared with any number of reports."""

    record: Record

    def likeness(self, event: Event, report: Report) -> Likeness:
        """Return how like an event is to a report."""
        profile = self._profiles[event.id]
        weights = profile.weights
        shared = report.stems & weights.keys()
        actors = profile.actors.intersection(report.actors)
        places = profile.places.intersection(report.places)
        days = _apart(event.date, report.date)
        score = sum(map(weights.__getitem__, shared)) - _A_DAY * days
        score += sum(map(self._actor_rarity.__getitem__, actors))
        score += sum(map(self._place_rarity.__getitem__, places))
        score += _KIND * (event.kind == report.kind) - self._unlike(event, profile, report)
        score -= self._unkind(event, report)
        # An article on something else names the same people, so their names are no share of it.
        told = score - sum(weights[word] for word in shared & profile.names)
        # Sets have no order, so the last digits of a sum may differ from run to run.
        share = round(told / _most(profile, report), 6)
        return Likeness(event, round(score, 6), share, shared, actors, places, days)

    def shared(self, event: Event, told: frozenset[str]) -> float:
        """Return what the words weigh, but for names, that an event and a stretch have in common.

        `told` are the words of the stretch without their endings.
        """
        profile = self._profiles[event.id]
        return round(
            sum(profile.weights[w] for w in told & profile.weights.keys() - profile.names), 6
        )

    def shares_name(self, event: Event, report: Report) -> bool:
        """Return whether an event and a report name an actor or a place that is the same."""
        profile = self._profiles[event.id]
        is_apart = profile.actors.isdisjoint(report.actors)
        return not (is_apart and profile.places.isdisjoint(report.places))

    def words(self, like: Likeness) -> list[str]:
        """Return the words but for names that both have, as the event has them, best first."""
        profile = self._profiles[like.event.id]
        shared = like.words - profile.names
        return [profile.spelled[w] for w in sorted(shared, key=lambda w: (-profile.weights[w], w))]

    def _unkind(self, event: Event, report: Report) -> float:
        """Return what speaks against an event because it is of another kind, or column."""
        if not report.is_kind_sure or event.kind == report.kind:
            return 0.0
        is_said = self.record.is_said(event)
        if is_said != report.is_said:
            # Whoever orders something is he who tells of it.
            return 0.0 if event.speaker and event.speaker == report.speaker else _OTHER_COLUMN
        return 0.0 if is_said else _OTHER_KIND

    def _unlike(self, event: Event, profile: _Profile, report: Report) -> float:
        """Return what speaks against an event: it was elsewhere, or somebody else spoke."""
        there = self._narrow(report.places) if profile.narrow else frozenset[str]()
        is_elsewhere = bool(there) and profile.narrow.isdisjoint(there)
        if not report.is_said:
            return _ELSEWHERE * is_elsewhere
        is_other = bool(report.speaker) and report.speaker not in profile.actors
        is_other = is_other or (bool(event.speaker) and report.speaker != event.speaker)
        return _ELSEWHERE * is_elsewhere + _OTHER_VOICE * is_other

    def _narrow(self, places: Iterable[str]) -> frozenset[str]:
        record = self.record
        return frozenset(
            place
            for place in places
            if not (sorts.is_country(place, record) or sorts.is_region(place, record))
        )

    @cached_property
    def _profiles(self) -> Mapping[str, _Profile]:
        lengths = [count.total() for count in self._counts.values()]
        mean = sum(lengths) / max(len(lengths), 1) or 1.0
        return {event.id: self._profile(event, mean) for event in self.record.events}

    def _profile(self, event: Event, mean: float) -> _Profile:
        count = self._counts[event.id]
        length = _K1 * (1 - _B + _B * count.total() / mean)
        weights = {
            word: self._word_rarity[word] * n * (_K1 + 1) / (n + length)
            for word, n in count.items()
        }
        actors, places = frozenset(event.named_actors), frozenset(event.places)
        names = self._names_of(event)
        return _Profile(
            weights=weights,
            spelled={w[:_STEM]: w for w in reversed(words.all_telling(_text(event)))},
            names=names,
            actors=actors,
            places=places,
            narrow=self._narrow(places),
            named=_highest((self._actor_rarity[actor] for actor in actors), _MOST_NAMED)
            + _highest((self._place_rarity[place] for place in places), _MOST_NAMED),
            told=_highest((n for w, n in weights.items() if w not in names), _LIKELY_WORDS),
            is_cyrillic=bool(_CYRILLIC.search(event.title)),
        )

    def _names_of(self, event: Event) -> frozenset[str]:
        """Return the words of names in an event, which count as actors and places already."""
        actors = (self.record.actors.by_id.get(actor) for actor in event.named_actors)
        places = (self.record.places.by_id.get(place) for place in event.places)
        names = (stems(entry.name) for entry in (*actors, *places) if entry)
        return frozenset(word for name in names for word in name)

    @cached_property
    def _counts(self) -> Mapping[str, Counter[str]]:
        return {event.id: Counter(stems(_text(event))) for event in self.record.events}

    @cached_property
    def _word_rarity(self) -> Mapping[str, float]:
        return _rarity(self._counts.values())

    @cached_property
    def _actor_rarity(self) -> Mapping[str, float]:
        return _rarity(event.named_actors for event in self.record.events)

    @cached_property
    def _place_rarity(self) -> Mapping[str, float]:
        return _rarity(event.places for event in self.record.events)


def _most(profile: _Profile, report: Report) -> float:
    """Return what an article about an event would score, in the letters of the report."""
    is_alike = profile.is_cyrillic == bool(_CYRILLIC.search(report.opening))
    return profile.named + _KIND + (profile.told if is_alike else 0.0)


def _highest(values: Iterable[float], count: int) -> float:
    return sum(sorted(values)[-count:])


def stems(text: str) -> tuple[str, ...]:
    """Return the words of a text that tell something, each without its ending."""
    return tuple(word[:_STEM] for word in words.all_telling(text))


def first_stems(text: str) -> frozenset[str]:
    """Return the first words of an article that tell something."""
    return frozenset(stems(text)[:_MOST_WORDS])


def _rarity(groups: Iterable[Iterable[str]]) -> Mapping[str, float]:
    """Return how much each member says: the fewer of the groups have it, the more."""
    found = [frozenset(group) for group in groups]
    counts = Counter(member for group in found for member in group)
    return {
        member: math.log(1 + (len(found) - n + 0.5) / (n + 0.5)) for member, n in counts.items()
    }


def _apart(one: EventDate, two: EventDate) -> int:
    """Return how many days lie between two dates, none where they overlap."""
    return max((two.first - one.last).days, (one.first - two.last).days, 0)


def _text(event: Event) -> str:
    claims = (claim.says for claim in event.claims if claim.says)
    return " ".join([event.title, event.summary, *(q.text for q in event.quotes), *claims])
