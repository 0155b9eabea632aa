"""What a community is called that has the name of its town: `Тернівська громада` of `Тернівка`."""

import re
from collections.abc import Iterator, Mapping
from itertools import product
from typing import NamedTuple

from timeline.model import Entry, Place
from timeline.text.languages import by_language, tables, words

_UNITS = tuple(word.rpartition("_")[2] for word in words("units"))
_SHORTEST = 3


class _Language(NamedTuple):
    """How one language calls a community; `others` are letters that no word of it has.

    `of_towns` are the ends of the names of towns, each with that of the adjective made of it,
    `of_first` those of an adjective in front of another word: `Велика`, `Велико…`.
    """

    nouns: tuple[str, ...]
    of_towns: Mapping[str, str]
    of_first: Mapping[str, str]
    others: re.Pattern[str]


def _languages() -> Iterator[_Language]:
    of_towns, of_first = tables("adjectives_of_towns"), tables("first_of_two")
    own = by_language("own_letters")
    for name, nouns in by_language("communities").items():
        others = "|".join(letters for other, letters in own.items() if other != name)
        called = tuple(noun.replace("_", " ") for noun in nouns.split())
        yield _Language(called, of_towns[name], of_first[name], re.compile(others, re.IGNORECASE))


_LANGUAGES = tuple(_languages())


def names(entry: Entry) -> Iterator[str]:
    """Yield what the community of a town is called, in each language that makes its name so."""
    for name in (entry.name, *entry.aliases) if isinstance(entry, Place) else ():
        if not name.isascii() and not name.endswith(_UNITS):
            for language in _LANGUAGES:
                yield from map(" ".join, product(_adjectives(name, language), language.nouns))


def _adjectives(town: str, language: _Language) -> Iterator[str]:
    if language.others.search(town):
        return
    first, _, last = town.rpartition(" ")
    for start in _ended(first, language.of_first) if first else [""]:
        yield from _ended(f"{start}{last.lower()}" if start else last, language.of_towns)


def _ended(word: str, ends: Mapping[str, str]) -> Iterator[str]:
    """Yield a word with another ending for each of those that it has."""
    for own, other in ends.items():
        if word.endswith(own) and len(word) - len(own) >= _SHORTEST:
            yield f"{word.removesuffix(own)}{other}"
