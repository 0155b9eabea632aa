"""Countries as their bodies are called by them: `Russian`, `of the Russian Federation`."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from timeline.convert.words.inflection import own_keys
from timeline.model import Entry, Place
from timeline.text.confusables import fold
from timeline.text.languages import pairs, plain

# `Росія` and `російський` have all but the last letter in common.
_SHORTEST = 4
_OF = ("of", "of the")
_INSIDE = plain("inside")
# What a country is called by its first letters, by its name in full.
_LETTERS = {full: short for short, full in pairs("contracted") if short.isupper()}


@dataclass(frozen=True, slots=True)
class Country:
    """How a country is called, and the keys of the places that lie in no part of it."""

    names: tuple[str, ...]
    seats: frozenset[str]

    @property
    def keys(self) -> frozenset[str]:
        """The keys of the first words of its names."""
        return frozenset(key for word in self._first for key in own_keys(word))

    @property
    def _first(self) -> tuple[str, ...]:
        return tuple(name.split()[0] for name in self.names)

    def is_in(self, words: Iterable[str]) -> bool:
        """Return whether one of some words is a name of it, or is made of one."""
        folded = (fold(word) for word in self._first)
        stems = tuple(word[:-1] for word in folded if len(word) > _SHORTEST)
        return any(fold(word).startswith(stems) for word in words)

    def is_seat(self, inside: str, keys: Iterable[str]) -> bool:
        """Return whether two words tell that something is in the capital: `in X`."""
        return inside.lower() in _INSIDE and not self.seats.isdisjoint(keys)

    def naming(self, body: str) -> Iterator[str]:
        """Yield what a body of it may be called in full, in the letters of the body."""
        for name in self.names:
            if name.isascii() and body.isascii():
                yield from (f"{body} {of} {name}" for of in _OF)
                # The `s` of `X's` is no word.
                yield f"{name} {body}"
            elif not (name.isascii() or body.isascii()):
                yield f"{body} {name}"


def countries(places: Iterable[Entry]) -> tuple[Country, ...]:
    """Return the countries among some places."""
    known = [place for place in places if isinstance(place, Place)]
    return tuple(
        Country(_names(one), frozenset(_seats(one.id, known))) for one in known if not one.within
    )


def _names(country: Place) -> tuple[str, ...]:
    names = (country.name, *country.aliases)
    return (*names, *(_LETTERS[name] for name in names if name in _LETTERS))


def _seats(country: str, places: Iterable[Place]) -> Iterator[str]:
    for place in places:
        names = (place.name, *place.aliases) if place.within == country else ()
        yield from (key for name in names if " " not in name for key in own_keys(name))
