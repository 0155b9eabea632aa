"""Words that hint at a kind of event: how an article is told, rather than what happened in it.

`People were taken from` and `told the channel` tell no kind, but each stands much more often in
articles of one. `data/hints.yml` says how much each of them weighs, from 1 to 20, or from -20 to
-1 where it stands much less often in articles of a kind. A hint may be a concept, `=denying`: any
word in any language that means it.
"""

import re
from bisect import bisect
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from timeline.model import HintList
from timeline.text.concepts import meant

# What stands below the opening says less of what the article is about.
_BELOW = 0.45
_WORD = re.compile(r"[^\W\d_]+")


class Hint(NamedTuple):
    """A kind, and what a word weighs for it."""

    kind: str
    weight: int


@dataclass(frozen=True, slots=True)
class Hints:
    """The hints of a site, by the word, beginning or concept that each stands under.

    Beginnings are sought in the `sizes` that they have.
    """

    of_word: Mapping[str, tuple[Hint, ...]]
    sizes: tuple[int, ...]

    @classmethod
    def of(cls, listed: HintList) -> "Hints":
        """Return the hints of all kinds."""
        found: defaultdict[str, list[Hint]] = defaultdict(list)
        for kind, words in ((each.kind, each.words) for each in listed.kinds):
            for weight, under in words.items():
                for word in under.lower().split():
                    found[word].append(Hint(kind, int(weight)))
        sizes = sorted({len(word) - 1 for word in found if word.endswith("*")})
        return cls({word: tuple(hints) for word, hints in found.items()}, tuple(sizes))

    def weigh(self, opening: Iterable[str], below: Iterable[str]) -> Mapping[str, float]:
        """Return by kind what the words of texts weigh together; each hint counts once."""
        weights: defaultdict[str, float] = defaultdict(float)
        if self.of_word:
            told = dict.fromkeys(self._keys(below), _BELOW)
            told |= dict.fromkeys(self._keys(opening), 1.0)
            for key, share in told.items():
                for kind, weight in self.of_word.get(key, ()):
                    weights[kind] += share * weight
        return weights

    def _keys(self, texts: Iterable[str]) -> Iterator[str]:
        """Yield under what hints may stand for the words of texts."""
        for word in dict.fromkeys(_WORD.findall(" ".join(texts).lower())):
            yield word
            yield from meant(word)
            for size in self.sizes[: bisect(self.sizes, len(word))]:
                yield f"{word[:size]}*"
