"""What a community is called that has the name of its town: `Тернівська громада` of `Тернівка`."""

from collections.abc import Iterable, Iterator
from itertools import product

from timeline.model import Entry, Place
from timeline.text.languages import pairs, words

_NOUNS = tuple(word.replace("_", " ") for word in words("communities"))
_UNITS = tuple(word.rpartition("_")[2] for word in words("units"))
# How the names of towns end, with the end of the adjective that is made of them.
_OF_TOWNS = tuple(pairs("adjectives_of_towns"))
# The same for an adjective that is the first word of a name: `Велика`, `Велико…`.
_OF_FIRST = tuple(pairs("first_of_two"))
_SHORTEST = 3


def names(entry: Entry) -> Iterator[str]:
    """Yield what the community of a town is called, in each language that makes its name so."""
    for name in (entry.name, *entry.aliases) if isinstance(entry, Place) else ():
        if not name.isascii() and not name.endswith(_UNITS):
            yield from (" ".join(two) for two in product(_adjectives(name), _NOUNS))


def _adjectives(town: str) -> Iterator[str]:
    first, _, last = town.rpartition(" ")
    for start in _ended(first, _OF_FIRST) if first else [""]:
        yield from _ended(f"{start}{last.lower()}" if start else last, _OF_TOWNS)


def _ended(word: str, rows: Iterable[tuple[str, str]]) -> Iterator[str]:
    """Yield a word with another ending for each of those that it has."""
    for own, other in rows:
        if word.endswith(own) and len(word) - len(own) >= _SHORTEST:
            yield f"{word.removesuffix(own)}{other}"
