"""Words that hint at a kind of event: how an article is told, rather than what happened in it.

`People were taken from` and `told the channel` tell no kind, but each stands much more often in
articles of one. A vocabulary says how much each of them weighs, from 1 to 20, or from -20 to -1
where it stands much less often in articles of a kind.
"""

import re
from bisect import bisect
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from timeline.model import Vocabulary

# What stands below the opening says less of what the article is about.
_BELOW = 0.45
_WORD = re.compile(r"[^\W\d_]+")


class Hint(NamedTuple):
    """A word or the beginning of one, and what it weighs for one kind."""

    word: str
    kind: str
    weight: int


@dataclass(frozen=True, slots=True)
class Hints:
    """The hints of a vocabulary, by the word or beginning that each stands under.

    Beginnings are sought in the `sizes` that they have, where a word has the first letters of one:
    as many as the shortest has.
    """

    whole: Mapping[str, tuple[Hint, ...]]
    begun: Mapping[str, tuple[Hint, ...]]
    sizes: tuple[int, ...]
    first: frozenset[str]

    @classmethod
    def of(cls, vocabulary: Vocabulary) -> "Hints":
        """Return the hints of all kinds."""
        whole: defaultdict[str, list[Hint]] = defaultdict(list)
        begun: defaultdict[str, list[Hint]] = defaultdict(list)
        for hint in _all(vocabulary):
            where = begun if hint.word.endswith("*") else whole
            where[hint.word.removesuffix("*").lower()].append(hint)
        tables = [{word: tuple(some) for word, some in by.items()} for by in (whole, begun)]
        sizes = tuple(sorted({len(word) for word in begun}))
        first = frozenset(word[: sizes[0]] for word in begun)
        return cls(tables[0], tables[1], sizes, first)

    def weigh(self, opening: Iterable[str], below: Iterable[str]) -> Mapping[str, float]:
        """Return by kind what the words of texts weigh together; each hint counts once."""
        told = dict.fromkeys(self._in(below), _BELOW) | dict.fromkeys(self._in(opening), 1.0)
        weights: defaultdict[str, float] = defaultdict(float)
        for hint, share in told.items():
            weights[hint.kind] += share * hint.weight
        return weights

    def _in(self, texts: Iterable[str]) -> Iterator[Hint]:
        for word in dict.fromkeys(_WORD.findall(" ".join(texts).lower())):
            yield from self.whole.get(word, ())
            if self.sizes and word[: self.sizes[0]] in self.first:
                for size in self.sizes[: bisect(self.sizes, len(word))]:
                    yield from self.begun.get(word[:size], ())


def _all(vocabulary: Vocabulary) -> Iterator[Hint]:
    for kind in vocabulary.kinds:
        for weight, words in kind.hints.items():
            yield from (Hint(word, kind.id, int(weight)) for word in words)
