"""Every spelling of the registries, by the keys of its words."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import product
from typing import NamedTuple

from timeline.convert.cues import BODIES
from timeline.convert.inflection import own_keys
from timeline.model import Actor, Entry, Vocabulary
from timeline.text.confusables import fold
from timeline.text.languages import table

WORD = re.compile(r"[^\W_]+")
_LANDS = {oblast: endings.split() for oblast, endings in table("lands").items()}
_SHORTEST_LAND = 3
_BRACKETED = re.compile(r"\s*\([^)]*\)")
_ACRONYM = 5


class Spelling(NamedTuple):
    """One way to write a name, and what it means in each registry."""

    keys: tuple[frozenset[str], ...]
    is_acronym: bool
    is_descriptive: bool
    ids: Mapping[str, str]


def spellings(
    registries: Mapping[str, Iterable[Entry]],
) -> Mapping[tuple[str, str], tuple[Spelling, ...]]:
    """Return the spellings of all entries by the keys of their first two words."""
    ids: defaultdict[str, dict[str, str]] = defaultdict(dict)
    for registry, entries in registries.items():
        for entry in entries:
            for text in (entry.name, *entry.aliases, *_without_brackets(entry), *_lands(entry)):
                ids[text].setdefault(registry, entry.id)
    merged: defaultdict[str, dict[str, str]] = defaultdict(dict)
    for text, meant in ids.items():
        merged[fold(text)] |= meant
    by_keys: defaultdict[tuple[str, str], list[Spelling]] = defaultdict(list)
    for text in ids:
        if words := WORD.findall(text):
            spelling = _spelling(text, words, merged[fold(text)])
            seconds = spelling.keys[1] if len(words) > 1 else ("",)
            for pair in product(spelling.keys[0], seconds):
                by_keys[pair].append(spelling)
    return {pair: tuple(found) for pair, found in by_keys.items()}


def _spelling(text: str, words: Sequence[str], ids: Mapping[str, str]) -> Spelling:
    return Spelling(
        keys=tuple(frozenset(own_keys(word)) for word in words),
        is_acronym=len(words) == 1 and text.isupper() and len(text) <= _ACRONYM,
        is_descriptive=len(words) > 1 and not any(word[0].isupper() for word in words[1:]),
        ids=ids,
    )


def _without_brackets(entry: Entry) -> tuple[str, ...]:
    """Return the name without a remark such as `(GUR)` at its end."""
    bare = _BRACKETED.sub("", entry.name).strip()
    return (bare,) if bare and bare != entry.name else ()


def _lands(entry: Entry) -> Iterator[str]:
    """Yield the short names of an oblast: `Курщина` and `Курчина` for `Курська область`."""
    for alias in entry.aliases:
        for oblast, endings in _LANDS.items():
            stem = alias.removesuffix(oblast)
            if stem != alias and len(stem) >= _SHORTEST_LAND:
                yield from (f"{stem}{ending}" for ending in endings)


def surnames(actors: Iterable[Actor], vocabulary: Vocabulary) -> Mapping[str, frozenset[str]]:
    """Return whom a last name may mean, by the keys of the name."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for actor in actors:
        if vocabulary.is_like("actors", actor.kind, "person"):
            for spelling in (actor.name, *actor.aliases):
                words = WORD.findall(_BRACKETED.sub("", spelling))
                if len(words) in (2, 3) and all(word[0].isupper() for word in words):
                    for key in own_keys(words[-1]):
                        found[key].add(actor.id)
    return {key: frozenset(ids) for key, ids in found.items()}


def heads(actors: Iterable[Actor], vocabulary: Vocabulary) -> Mapping[str, frozenset[str]]:
    """Return which bodies a head word such as `Legion` or `ministry` may mean."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for actor in actors:
        is_like = partial(vocabulary.is_like, "actors", actor.kind)
        if not (is_like("person") or is_like("outlet")):
            for key in _head_keys(actor):
                found[key].add(actor.id)
    return {key: frozenset(ids) for key, ids in found.items()}


def _head_keys(actor: Actor) -> Iterator[str]:
    for spelling in (actor.name, *actor.aliases):
        words = WORD.findall(_BRACKETED.sub("", spelling))
        heads = {word for word in words if word.lower() in BODIES}
        for word in heads | ({words[-1]} if spelling == actor.name else set()):
            if len(words) > 1:
                yield from own_keys(word)
