"""Groups without a name of their own, by all the words that papers have for them.

Whoever is on file as `Zemland war bloggers` is `pro-war channels` too, and the same in each
language: words that say the same of a group stand together in the language files. Of a force such
as an air force the country has to be told: `Zemlandian warplanes`.
"""

import re
from collections.abc import Iterable, Iterator, Mapping

from timeline.convert.names.countries import Country, countries
from timeline.convert.names.spellings import WORD, Spelling, spelled
from timeline.convert.words import sorts
from timeline.convert.words.inflection import own_keys
from timeline.model import Actor
from timeline.record import Record
from timeline.text.languages import either, plain, table
from timeline.text.letters import is_cyrillic

_ALIKE, _FORCES = (
    tuple(tuple(word.replace("_", " ") for word in words.split()) for words in table(name).values())
    for name in ("crowds", "forces")
)
# `Residents of X`, `X residents`
_RESIDENTS = tuple(sorted(plain("residents_of")))
_OF_RESIDENTS = re.compile(
    rf"{either('residents_of')}\s(?:of\s)?(?P<of>.+)|(?P<own>.+)\s{either('residents_of')}",
    re.IGNORECASE,
)
# `терновцы` of `Терново`
_TOWNSPEOPLE = tuple(sorted(plain("townspeople_end")))
_LAST_VOWEL = re.compile(r"[аеиоуыэюяіїєй]\Z")


def of(record: Record) -> Iterator[Spelling]:
    """Yield what each group of a record is called besides, with the country that its name tells.

    Where two are called alike, such as those of two countries, neither is.
    """
    known = countries(record.places)
    actors = [actor for actor in record.actors if not sorts.is_person(actor.id, record)]
    for words in (*_ALIKE, *_FORCES):
        found = [actor for actor in actors if _is_called(actor, words)]
        if len(found) == 1:
            own = next((one for one in known if one.is_in(WORD.findall(found[0].name))), None)
            for name in _called(words, own, is_force=words in _FORCES):
                yield name._replace(ids={"actor": found[0].id})
    yield from _residents(actors, record)


def _residents(actors: Iterable[Actor], record: Record) -> Iterator[Spelling]:
    """Yield what those who live in a place are called that are on file: `жители Терна`.

    As whoever does something alone, for whom others speak to or of is none of those who take part:
    only the first case of their word is theirs.
    """
    for actor in actors:
        for name in _homes(actor, record):
            for word in _RESIDENTS:
                if is_cyrillic(name) == is_cyrillic(word):
                    yield from _living_in(name, word, {"actor": actor.id})


def _homes(actor: Actor, record: Record) -> frozenset[str]:
    """Return all names of the places whose residents an actor is."""
    named = map(_OF_RESIDENTS.fullmatch, (actor.name, *actor.aliases, actor.short or ""))
    homes = {one["of"] or one["own"] for one in named if one}
    if not homes:
        return frozenset()  # as nearly all
    places = (place for place in record.places if homes.intersection((place.name, *place.aliases)))
    return frozenset(name for place in places for name in (place.name, *place.aliases))


def _living_in(name: str, word: str, ids: Mapping[str, str]) -> Iterator[Spelling]:
    if not is_cyrillic(name):
        yield from (spelled(text, ids) for text in (f"{word} of {name}", f"{name} {word}"))
        return
    found = spelled(f"{word} {name}", ids)
    yield found._replace(keys=(*_as_it_is(word), *spelled(name, ids).keys))
    if " " not in name:
        for ending in _TOWNSPEOPLE:
            people = f"{_LAST_VOWEL.sub('', name.lower())}{ending}"
            yield spelled(people, ids)._replace(keys=_as_it_is(people))


def _as_it_is(words: str) -> tuple[frozenset[str], ...]:
    """Return the keys of words that are meant in no other case."""
    return tuple(frozenset(own_keys(word)[:1]) for word in WORD.findall(words))


def _called(words: Iterable[str], own: Country | None, *, is_force: bool) -> Iterator[Spelling]:
    """Yield what a group is called; a force with its country beside it, or in full."""
    for word in words:
        yield spelled(word, {})._replace(country=own, is_beside=is_force)
        if own and is_force:
            yield from (spelled(name, {}) for name in own.naming(word))


def _is_called(actor: Actor, words: tuple[str, ...]) -> bool:
    """Return whether a name of an actor ends in words for a group."""
    called = (name.lower() for name in (actor.name, *actor.aliases))
    return any(name.endswith(word) for name in called for word in words)
