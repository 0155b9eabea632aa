"""Who governs a city, by all the words for it: `the city hall`, `мэрия`.

`Tern city administration` is `the authorities of Tern` too, and `the city hall` alone where Tern is
the place that was named last.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from timeline.convert.names.fitting import Word, is_of_another, is_own, longest, stands
from timeline.convert.names.spellings import WORD, spelled
from timeline.convert.words import sorts
from timeline.convert.words.inflection import keys, own_keys
from timeline.model import Place
from timeline.record import Record
from timeline.text.languages import plain, table

_WORDS = tuple(sorted(plain("governs_a_city")))
# `Администрация Терна`: with the name of a city these say the same.
_OF_ANY = tuple(table("governing")[kind] for kind in ("administration", "authorities"))
_WITH_NAMES = tuple(dict.fromkeys([*_WORDS, *" ".join(_OF_ANY).lower().split()]))
_BARE = frozenset(" ".join(WORD.findall(word)) for word in _WITH_NAMES)
# Without the name of the city; they may be written small.
_SHORT = tuple(spelled(word, {})._replace(is_descriptive=True) for word in _WORDS)
FIRST_KEYS = frozenset(key for one in _SHORT for key in one.keys[0])


@dataclass(frozen=True, slots=True)
class Cities:
    """The body that governs each city, and what it may be called, with what that means.

    `places` are those of which the one named last may be meant: no country, region or capital.
    """

    bodies: Mapping[str, str]
    names: tuple[tuple[str, Mapping[str, str]], ...]
    places: frozenset[str]

    @classmethod
    def of(cls, record: Record) -> "Cities":
        """Return who governs the cities of a record; nobody where two bodies are named so."""
        places = {place.id: place for place in record.places if not _is_wide(place, record)}
        found: defaultdict[str, set[str]] = defaultdict(set)
        for actor in record.actors:
            if not (sorts.is_person(actor.id, record) or sorts.is_outlet(actor.id, record)):
                for text in (actor.name, *actor.aliases):
                    for place in _governed(WORD.findall(text), places.values()):
                        found[place].add(actor.id)
        bodies = {place: next(iter(ids)) for place, ids in found.items() if len(ids) == 1}
        names = (
            (text, {"actor": body})
            for place, body in bodies.items()
            for text in _called(places[place])
        )
        return cls(bodies, tuple(names), frozenset(places))


def find(text: str, words: Sequence[Word], first: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Yield where words for whoever governs a city stand without its name, from start to end.

    `first` are the words that may begin one.
    """
    for at in first:
        if FIRST_KEYS.isdisjoint(words[at].keys) or not is_own(text, words, at):
            continue
        fitting = [one for one in _SHORT if stands(text, words[at : at + len(one.keys)], one)]
        spelling = longest(words[at:], fitting)
        end = words[at + len(spelling.keys) - 1].end if spelling else 0
        if spelling and not is_of_another(text, end):
            yield words[at].start, end


def _is_wide(place: Place, record: Record) -> bool:
    is_part = sorts.is_country(place.id, record) or sorts.is_region(place.id, record)
    return is_part or sorts.is_capital(place.id, record)


def _governed(words: list[str], places: Iterable[Place]) -> Iterator[str]:
    """Yield the places that the name of a body has beside a word for whoever governs a city."""
    for at, word in enumerate(words):
        if " ".join([*words[:at], *words[at + 1 :]]).lower() in _BARE:
            found = frozenset(keys(word))
            for place in places:
                if any(not found.isdisjoint(own_keys(name)) for name in _names(place)):
                    yield place.id


def _names(place: Place) -> list[str]:
    return [name for name in (place.name, *place.aliases) if " " not in name]


def _called(place: Place) -> Iterator[str]:
    """Yield what the body of a city is called with the name of it."""
    for name in _names(place):
        for word in _WITH_NAMES:
            if name.isascii() and word.isascii():
                yield from (f"{name} {word}", f"{word} of {name}")
            elif not (name.isascii() or word.isascii()):
                yield f"{word} {name}"
