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
_CYRILLIC = re.compile(r"[\u0400-\u04ff]")


class Likeness(NamedTuple):
    """An event on file, how like it is to a report, and what they have in common.

    `score` puts events in order, `share` is about 1 where an article tells of all that one holds.
    """

    event: Event
    score: float
    share: float
    words: tuple[str, ...]
    actors: tuple[str, ...]
    places: tuple[str, ...]
    days: int


@dataclass(frozen=True)
class Ranking:
    """A record, ready to be compared with any number of reports."""

    record: Record

    def likeness(self, event: Event, report: Report) -> Likeness:
        """Return how like an event is to a report."""
        weights = self._weights[event.id]
        shared = sorted(report.stems & weights.keys(), key=lambda word: (-weights[word], word))
        actors = tuple(sorted({*event.named_actors} & {*report.actors}))
        places = tuple(sorted({*event.places} & {*report.places}))
        days = _apart(event.date, report.date)
        score = sum(weights[word] for word in shared) - _A_DAY * days
        score += sum(self._actor_rarity[actor] for actor in actors)
        score += sum(self._place_rarity[place] for place in places)
        score += _KIND * (event.kind == report.kind) - self._unlike(event, report)
        # An article on something else names the same people, so their names are no share of it.
        names = self._name_stems[event.id]
        named = sum(weights[word] for word in shared if word in names)
        share = (score - named) / self._most(event, report)
        return Likeness(event, score, share, tuple(shared), actors, places, days)

    def _unlike(self, event: Event, report: Report) -> float:
        """Return what speaks against an event: it was elsewhere, or somebody else spoke."""
        here, there = self._narrow(event.places), self._narrow(report.places)
        is_elsewhere = here and there and here.isdisjoint(there)
        speaker = report.speaker if report.is_said else ""
        is_other = bool(speaker) and speaker not in event.named_actors
        is_other = is_other or (report.is_said and bool(event.speaker) and speaker != event.speaker)
        return _ELSEWHERE * bool(is_elsewhere) + _OTHER_VOICE * is_other

    def _narrow(self, places: Iterable[str]) -> frozenset[str]:
        record = self.record
        return frozenset(
            place
            for place in places
            if not (sorts.is_country(place, record) or sorts.is_region(place, record))
        )

    def _most(self, event: Event, report: Report) -> float:
        """Return what an article about the event would score, in the letters of the report."""
        named = [self._actor_rarity[actor] for actor in {*event.named_actors}]
        at = [self._place_rarity[place] for place in {*event.places}]
        most = sum(sorted(named)[-_MOST_NAMED:]) + sum(sorted(at)[-_MOST_NAMED:])
        is_alike = bool(_CYRILLIC.search(event.title)) == bool(_CYRILLIC.search(report.opening))
        return most + _KIND + (self._likely_words[event.id] if is_alike else 0.0)

    @cached_property
    def _counts(self) -> Mapping[str, Counter[str]]:
        return {event.id: Counter(stems(_text(event))) for event in self.record.events}

    @cached_property
    def _name_stems(self) -> Mapping[str, frozenset[str]]:
        """The words of names in each event, which count as actors and places already."""
        return {event.id: self._names_of(event) for event in self.record.events}

    def _names_of(self, event: Event) -> frozenset[str]:
        actors = (self.record.actors.by_id.get(actor) for actor in event.named_actors)
        places = (self.record.places.by_id.get(place) for place in event.places)
        names = (stems(entry.name) for entry in (*actors, *places) if entry)
        return frozenset(word for name in names for word in name)

    @cached_property
    def _word_rarity(self) -> Mapping[str, float]:
        return _rarity(self._counts.values())

    @cached_property
    def _actor_rarity(self) -> Mapping[str, float]:
        return _rarity(event.named_actors for event in self.record.events)

    @cached_property
    def _place_rarity(self) -> Mapping[str, float]:
        return _rarity(event.places for event in self.record.events)

    @cached_property
    def _weights(self) -> Mapping[str, Mapping[str, float]]:
        """What each word of each event weighs."""
        lengths = [count.total() for count in self._counts.values()]
        mean = sum(lengths) / max(len(lengths), 1) or 1.0
        return {
            event_id: {
                word: self._word_rarity[word] * n * (_K1 + 1) / (n + _length(count, mean))
                for word, n in count.items()
            }
            for event_id, count in self._counts.items()
        }

    @cached_property
    def _likely_words(self) -> Mapping[str, float]:
        return {
            event_id: sum(sorted(n for w, n in weights.items() if w not in names)[-_LIKELY_WORDS:])
            for event_id, weights in self._weights.items()
            for names in (self._name_stems[event_id],)
        }


def stems(text: str) -> tuple[str, ...]:
    """Return the words of a text that tell something, each without its ending."""
    return tuple(word[:_STEM] for word in words.all_telling(text))


def first_stems(text: str) -> frozenset[str]:
    """Return the first words of an article that tell something."""
    return frozenset(stems(text)[:_MOST_WORDS])


def _length(count: Counter[str], mean: float) -> float:
    return _K1 * (1 - _B + _B * count.total() / mean)


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
