"""People as papers of other letters or languages write them: by the sound, and by first names.

`Jan Stack` is `Ян Стек` to one paper and `Ян Стак` to the next. Which letters may stand for which
is told by the language files; whoever is on file in both is known by what stands there. `Анна` is
`Ганна` to papers of another language.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice, product

from timeline.convert.names.spellings import WORD, Spelling, spelled
from timeline.convert.words import sorts
from timeline.convert.words.inflection import own_keys
from timeline.model import Actor
from timeline.record import Record
from timeline.text.languages import pairs, table

# What stands for which letters; `-` is the end of a word, and no letter.
_LETTERS = {
    latin: tuple(dict.fromkeys(written.split())) for latin, written in table("from_latin").items()
}
# The longest first: `sch` is no `s` and `ch`.
_SOUND = re.compile("|".join([*sorted(map(re.escape, _LETTERS), key=len, reverse=True), "."]))
# What a first name is in the other language of one alphabet, either way.
_FIRST = {one: two for ru, uk in pairs("given_names") for one, two in ((ru, uk), (uk, ru))}
_BRACKETED = re.compile(r"\s*\([^)]*\)")
_LONGEST = 3
_MOST = 8


def of(record: Record) -> Iterator[Spelling]:
    """Yield how people are called in other letters, and in another language of the same."""
    for actor in _latin(record):
        words = tuple(map(_keys, WORD.findall(_bare(actor.name))))
        yield Spelling(words, is_acronym=False, is_descriptive=False, ids={"actor": actor.id})
    for actor in record.actors:
        if sorts.is_person(actor.id, record):
            yield from _by_first_names(actor)


def _by_first_names(actor: Actor) -> Iterator[Spelling]:
    """Yield a spelling by each first name that somebody has in another language."""
    for first, *last in (WORD.findall(_bare(name)) for name in (actor.name, *actor.aliases)):
        if last and (other := _FIRST.get(first.lower())):
            yield spelled(" ".join([other, *last]), {"actor": actor.id})


def surnames(record: Record) -> Mapping[str, frozenset[str]]:
    """Return whom a last name in other letters may mean, by the keys of the name."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for actor in _latin(record):
        _, *others = WORD.findall(_bare(actor.name))
        for key in _keys(others[-1]) if others else ():
            found[key].add(actor.id)
    return {key: frozenset(ids) for key, ids in found.items()}


def _latin(record: Record) -> Iterator[Actor]:
    for actor in record.actors:
        if sorts.is_person(actor.id, record) and _is_latin((actor.name, *actor.aliases)):
            words = WORD.findall(_bare(actor.name))
            # What tells who somebody is has small words: `Witness on the bridge`.
            if len(words) <= _LONGEST and all(word[0].isupper() for word in words):
                yield actor


def _is_latin(names: Iterable[str]) -> bool:
    return all(word.isascii() for name in names for word in WORD.findall(name))


def _bare(name: str) -> str:
    return _BRACKETED.sub("", name)


def _keys(word: str) -> frozenset[str]:
    return frozenset(key for one in islice(_written(word.lower()), _MOST) for key in own_keys(one))


def _written(word: str) -> Iterator[str]:
    """Yield how a word may be written in other letters, the likeliest first."""
    sounds = (_LETTERS.get(sound, (sound,)) for sound in _SOUND.findall(f"{word}-"))
    yield from ("".join(letters).replace("-", "") for letters in product(*sounds))
