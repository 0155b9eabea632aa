"""Words that hint at a kind of event: how an article is told, rather than what happened in it.

`People were taken from` and `told the channel` tell no kind, but each stands much more often in
articles of one. `data/hints.yml` says how much each of them weighs, from 1 to 20, or from -20 to
-1 where it stands much less often in articles of a kind. A hint may be a concept, `=denying`: any
word in any language that means it.
"""

import re
from bisect import bisect
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from timeline.convert.reading.parts import Part
from timeline.model import HintList
from timeline.text.concepts import meant
from timeline.text.paragraphs import Span

# Of so many paragraphs the words hint.
_HINTING = 6
_WORD = re.compile(r"[^\W\d_]+")


class Shown(NamedTuple):
    """The texts of an article whose words may hint: what stands higher says more of its kind."""

    heads: str
    first: str
    second: str
    below: str

    @classmethod
    def of(cls, heads: Sequence[Span], lead: Sequence[Span], told: Sequence[Part]) -> "Shown":
        """Return the texts of headlines, of the sentences of a lead, and of paragraphs."""
        below = [part.span for part in told[:_HINTING]]
        parts = heads, lead[:1], lead[1:2], below
        return cls(*("\n".join(span.text for span in part) for part in parts))


# What a word is worth in each of these: measured on articles whose writers had taught nothing.
_WORTH = 1.5, 1.0, 0.7, 0.45


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

    def weigh(self, shown: Shown) -> Mapping[str, float]:
        """Return by kind what the words of an article weigh together; each hint counts once."""
        weights: defaultdict[str, float] = defaultdict(float)
        if self.of_word:
            told, found = dict[str, float](), worth(shown)
            for share in reversed(_WORTH):
                words = (word for word, own in found.items() if own == share)
                told |= dict.fromkeys(self._keys(words), share)
            for key, share in told.items():
                for kind, weight in self.of_word.get(key, ()):
                    weights[kind] += share * weight
        return weights

    def _keys(self, words: Iterable[str]) -> Iterator[str]:
        """Yield under what hints may stand for words."""
        for word in words:
            yield word
            yield from meant(word)
            for size in self.sizes[: bisect(self.sizes, len(word))]:
                yield f"{word[:size]}*"


def worth(shown: Shown) -> Mapping[str, float]:
    """Return the words of an article in small letters, and what each is worth where it stands."""
    found: dict[str, float] = {}
    for text, share in zip(reversed(shown), reversed(_WORTH), strict=True):
        found |= dict.fromkeys(_WORD.findall(text.lower()), share)
    return found
