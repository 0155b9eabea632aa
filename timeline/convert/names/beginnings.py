"""The keys of every word with which a name begins: most words of a text begin none."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from timeline.convert.names.fitting import words_of
from timeline.convert.names.spellings import Spelling
from timeline.convert.words import language

Spellings = Mapping[tuple[str, str], Sequence[Spelling]]


class Beginnings(NamedTuple):
    """The keys that begin a name, one of a place or an outlet, a short one of a body of some side.

    `either` begin a name or are the short name of a region, `short` are surnames and head words,
    `any` are all of these, and what begins the short name of a body of a region or a city.
    """

    names: frozenset[str]
    places: frozenset[str]
    outlets: frozenset[str]
    sided: frozenset[str]
    either: frozenset[str]
    short: frozenset[str]
    any: frozenset[str]

    @classmethod
    def of(
        cls,
        spellings: Spellings,
        short: Iterable[str],
        regions: Iterable[str] = (),
        bodies: Iterable[str] = (),
    ) -> "Beginnings":
        """Return the beginnings of spellings, and of short names of regions and bodies."""
        names, last = frozenset(first for first, _ in spellings), frozenset(short)
        return cls(
            names=names,
            places=_of("place", spellings),
            outlets=_of("outlet", spellings),
            sided=frozenset(k for (k, _), of in spellings.items() if any(s.side for s in of)),
            either=names.union(regions),
            short=last,
            any=names.union(regions, bodies, last),
        )

    def may_name_outlet(self, text: str, *, most: int | None = None) -> bool:
        """Return whether one of the first words of a text begins the name of an outlet.

        It may be one or not. Of how many words at `most` it is asked, of all without that.
        """
        words = words_of(text, is_declined=bool(language.declined(text)))[:most]
        return not all(self.outlets.isdisjoint(word.keys) for word in words)

    def and_of(self, spellings: Spellings, short: Iterable[str]) -> "Beginnings":
        """Return these with the beginnings of more spellings."""
        return Beginnings(*map(frozenset.union, self, Beginnings.of(spellings, short)))


def _of(registry: str, spellings: Spellings) -> frozenset[str]:
    return frozenset(k for (k, _), of in spellings.items() if any(registry in s.ids for s in of))
