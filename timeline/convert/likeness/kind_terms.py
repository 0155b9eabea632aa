"""How like a text is to the events on file of each kind: the record teaches what tells a kind.

Naive Bayes over the terms of the published events, those of each kind against all others. A term
that few events have says little: both shares are drawn towards that of all events. What comes
further down in a text counts less.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from operator import mul

from timeline.convert.likeness.ranking import text_of
from timeline.record import Record
from timeline.text.terms import terms

# The share of a term among all events counts like so many events more of a kind.
_SMOOTHING = 8.0
# Terms come together, so that many of them say less than as many times one: the root of their
# number, and a little more where a text has hardly any.
_LEAST_TERMS = 3


@dataclass(frozen=True)
class KindTerms:
    """What the terms of the events on file tell of their kinds."""

    record: Record

    def likeness(self, paragraphs: Sequence[str]) -> Mapping[str, float]:
        """Return by the id of each kind on file how like a text is to its events.

        Above zero it is liker to these than to all others.
        """
        told: dict[str, float] = {}
        for number, paragraph in enumerate(paragraphs, 1):
            for term in terms(paragraph):
                told.setdefault(term, 1 / math.sqrt(number))
        known = [(w, values) for term, w in told.items() if (values := self._values.get(term))]
        size = math.sqrt(sum(told.values()) + _LEAST_TERMS)
        weights, rows = [w for w, _ in known], [values for _, values in known]
        sums = (sum(map(mul, weights, column)) / size for column in zip(*rows, strict=True))
        found = dict(zip(self._events, sums, strict=False))
        return {**dict.fromkeys(self._events, 0.0), **found}

    @cached_property
    def _events(self) -> Mapping[str, int]:
        """How many events of each kind are on file."""
        return Counter(event.kind for event in self.record.events)

    @cached_property
    def _values(self) -> Mapping[str, Sequence[float]]:
        """What each term says for each kind, in the order of these, as a logarithm."""
        having: defaultdict[str, Counter[str]] = defaultdict(Counter)
        for event in self.record.events:
            for term in frozenset(terms(text_of(event))):
                having[term][event.kind] += 1
        # Most terms are of one event or two, and those of the same kinds say the same.
        said: dict[frozenset[tuple[str, int]], Sequence[float]] = {}
        for kinds in having.values():
            key = frozenset(kinds.items())
            said[key] = said.get(key) or self._of(kinds)
        return {term: said[frozenset(kinds.items())] for term, kinds in having.items()}

    def _of(self, having: Counter[str]) -> Sequence[float]:
        """Return what a term says for each kind, by how many events of each kind have it."""
        every, total = having.total(), sum(self._events.values())
        drawn = _SMOOTHING * every / total

        def share(some: int, among: int) -> float:
            return (some + drawn) / (among + _SMOOTHING)

        return tuple(
            math.log(share(having[kind], size) / share(every - having[kind], total - size))
            for kind, size in self._events.items()
        )
