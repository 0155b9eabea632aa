"""Every spelling of the registries, by the keys of its words."""

import re
from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import product
from typing import NamedTuple

from timeline.convert.names import communities, paper_names
from timeline.convert.names.countries import Country, countries
from timeline.convert.words.cues import BODIES
from timeline.convert.words.inflection import keys, own_keys
from timeline.model import NO_SIDE, Actor, Entry, Place, Vocabulary
from timeline.record.registry import own_shorts
from timeline.text.confusables import fold
from timeline.text.languages import by_language, either, pairs, table
from timeline.text.languages import words as listed
from timeline.text.letters import is_cyrillic

# The `s` of `Russia's` is no word.
WORD = re.compile(r"[^\W_ʼ]+(?<!['’ʼ]s(?!_))")
# The longest first, as one may end with another.
_UNITS = tuple(
    sorted((f" {word.replace('_', ' ')}" for word in words.split()), key=len, reverse=True)
    for words in by_language("units").values()
)
_LANDS = {oblast: endings.split() for oblast, endings in table("lands").items()}
_SHORTEST_LAND = 3
_BRANCHES = listed("branches_of")
_CONTRACTED = tuple(pairs("contracted"))
_BRACKETED = re.compile(r"\s*\([^)]*\)")
_ACRONYM = 5
# In front of a body: `Russian`, `Russia's`; behind it: `of`.
_OF_PEOPLE = re.compile(
    rf"\A(?:\w+{either('adjective_endings')}|[^\W\d_]+['’ʼ]s)\s(?=\w)", re.IGNORECASE
)
_OF = re.compile(rf"\s{either('role_of')}\Z")


class Spelling(NamedTuple):
    """One way to write a name, and what it means in each registry.

    `side` is empty but for what has that meaning in the papers of one side alone.
    """

    keys: tuple[frozenset[str], ...]
    is_acronym: bool
    is_descriptive: bool
    ids: Mapping[str, str]
    side: str = ""
    # It names a paper only where marks or a word in front of it tell so.
    is_marked: bool = False
    # Beside words for it the name has that meaning in every paper.
    country: Country | None = None
    # It has no meaning but beside them.
    is_beside: bool = False


def spellings(
    registries: Mapping[str, Iterable[Entry]],
    bodies: Iterable[tuple[str, Mapping[str, str]]] = (),
    crowds: Iterable[Spelling] = (),
) -> Mapping[tuple[str, str], tuple[Spelling, ...]]:
    """Return the spellings of all entries by the keys of their first two words.

    `bodies` are further names with what they mean, `crowds` what groups are called besides.
    """
    ids: defaultdict[str, dict[str, str]] = defaultdict(dict)
    for registry, entries in registries.items():
        # What is left of a name without a remark may be another's whole name.
        for entry in entries:
            for text in (*names_of(entry), *lands(entry), *_units(entry)):
                ids[text].setdefault(registry, entry.id)
        for entry in entries:
            for text in (*_without_brackets(entry), *communities.names(entry)):
                ids[text].setdefault(registry, entry.id)
        for text, owner in _shorts(list(entries)):
            ids[text].setdefault(registry, owner)
    for text, meant in bodies:
        ids[text] = {**meant, **ids[text]}
    merged: defaultdict[str, dict[str, str]] = defaultdict(dict)
    for text, meant in ids.items():
        merged[fold(text)] |= meant
    found = [spelled(text, merged[fold(text)]) for text in ids if _words(text)]
    marked = _marked(registries.get("outlet", ()), merged)
    short = _at_home(registries, {fold(text) for text in ids})
    return _by_keys([*found, *marked, *short, *crowds])


def _marked(outlets: Iterable[Entry], known: Container[str]) -> Iterator[Spelling]:
    """Yield the short names of papers that nobody else has: «Paper» of `Paper.example`."""
    whose: defaultdict[str, dict[str, str]] = defaultdict(dict)
    for outlet in outlets:
        for text in paper_names.short(outlet):
            if fold(text) not in known:
                whose[fold(text)][outlet.id] = text
    for ids in whose.values():
        if len(ids) == 1:
            ((outlet_id, text),) = ids.items()
            yield spelled(text, {"outlet": outlet_id})._replace(is_marked=True)


def names_of(entry: Entry) -> Iterator[str]:
    """Yield the names of an entry, contracted and in full: `Минобороны`, `Генштаб`.

    A branch of a body is called by its letters: `УФСБ`.
    """
    for text in (entry.name, *entry.aliases):
        found = {text: None}
        for short, full in _CONTRACTED:
            for one in tuple(found):
                found |= dict.fromkeys(_swapped(one, short, full))
        yield from found
        if isinstance(entry, Actor) and text.isupper() and is_cyrillic(text):
            yield from (f"{letters}{text}" for letters in _BRANCHES)


def _swapped(text: str, short: str, full: str) -> Iterator[str]:
    """Yield a name with a word in full for the contracted one, or the other way about.

    Letters alone may be those of another name.
    """
    for one, two in ((short, full), (full, short)):
        if f" {one} " in f" {text} " and not text.isupper() and not (text == one and two.isupper()):
            yield f" {text} ".replace(f" {one} ", f" {two} ").strip()


def _shorts(entries: Sequence[Entry]) -> Iterator[tuple[str, str]]:
    """Yield the short names that one actor alone bears, with its id.

    A word of the name itself, such as a last name, is known as what it is: it may be another's too.
    """
    names = {entry.id: entry.name for entry in entries}
    for text, owner in own_shorts(entries).items():
        if not set(_words(text)) & set(_words(names[owner])):
            yield text, owner


def _by_keys(found: Iterable[Spelling]) -> Mapping[tuple[str, str], tuple[Spelling, ...]]:
    by_keys: defaultdict[tuple[str, str], list[Spelling]] = defaultdict(list)
    for spelling in found:
        seconds = spelling.keys[1] if len(spelling.keys) > 1 else ("",)
        for pair in product(spelling.keys[0], seconds):
            by_keys[pair].append(spelling)
    return {pair: tuple(found) for pair, found in by_keys.items()}


def _words(text: str) -> list[str]:
    return WORD.findall(text)


def _at_home(
    registries: Mapping[str, Iterable[Entry]], known: Container[str]
) -> Iterator[Spelling]:
    """Yield what the papers of a country call its own bodies: `the Defence Ministry`.

    Where two bodies of one side would be called alike, neither is. In full they may be called by
    each name of the country.
    """
    known_countries = countries(registries.get("place", ()))
    of_countries = {key for country in known_countries for key in country.keys}
    found: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    whose: dict[tuple[str, str], Country] = {}
    for actor in registries["actor"]:
        for text in names_of(actor):
            short = _without_country(text, of_countries) if isinstance(actor, Actor) else ""
            if short and isinstance(actor, Actor) and fold(short) not in known:
                found[short, actor.side].add(actor.id)
                if own := next((c for c in known_countries if c.is_in(_words(text))), None):
                    whose[short, actor.side] = own
    for (text, side), ids in found.items():
        if len(ids) == 1 and side != NO_SIDE:
            meant, country = {"actor": next(iter(ids))}, whose.get((text, side))
            yield spelled(text, meant)._replace(side=side, country=country)
            for full in country.naming(text) if country else ():
                if fold(full) not in known:
                    yield spelled(full, meant)


def _without_country(text: str, countries: Container[str]) -> str:
    """Return the name of a body without the country it is of, or nothing where it names none."""
    short = _OF_PEOPLE.sub("", text)
    last = short.rpartition(" ")[2]
    if short == text and any(key in countries for key in keys(last)):
        short = _OF.sub("", short.removesuffix(last).rstrip())
    words = _words(short)
    is_telling = len(words) > 1 or (bool(words) and words[0].lower() not in BODIES)
    return short if short != text and is_telling and short[0].isupper() else ""


def spelled(text: str, ids: Mapping[str, str]) -> Spelling:
    """Return a name as it is found in texts, with what it means in each registry."""
    words = _words(text)
    return Spelling(
        keys=tuple(frozenset(own_keys(word)) for word in words),
        is_acronym=len(words) == 1 and text.isupper() and len(text) <= _ACRONYM,
        is_descriptive=text.islower()
        or (len(words) > 1 and not any(w[0].isupper() for w in words[1:])),
        ids=ids,
    )


def _without_brackets(entry: Entry) -> tuple[str, ...]:
    """Return the name without a remark such as `(GUR)` at its end."""
    bare = _BRACKETED.sub("", entry.name).strip()
    return (bare,) if bare and bare != entry.name else ()


def lands(entry: Entry) -> Iterator[str]:
    """Yield the short names of an oblast: `Курщина` and `Курчина` for `Курська область`."""
    for alias in entry.aliases:
        for oblast, endings in _LANDS.items():
            stem = alias.removesuffix(oblast)
            if stem != alias and len(stem) >= _SHORTEST_LAND:
                yield from (f"{stem}{ending}" for ending in endings)


def _units(entry: Entry) -> Iterator[str]:
    """Yield what else a part of a region is called: `X urban district` for `X district`."""
    for alias in (entry.name, *entry.aliases) if isinstance(entry, Place) else ():
        for units in _UNITS:
            stem = next((alias.removesuffix(u) for u in units if alias.endswith(u)), "")
            if len(stem) >= _SHORTEST_LAND:
                yield from (f"{stem}{unit}" for unit in units)


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


def called_alone(actors: Iterable[Actor], vocabulary: Vocabulary) -> frozenset[str]:
    """Return the forces that nobody else is called as: by a mere word for such a body, `Legion`."""
    known = list(actors)
    forces = {one.id for one in known if vocabulary.is_like("actors", one.kind, "force")}
    short = own_shorts(known).items()
    return frozenset(owner for text, owner in short if owner in forces and text.lower() in BODIES)


def _head_keys(actor: Actor) -> Iterator[str]:
    for spelling in (actor.name, *actor.aliases):
        words = WORD.findall(_BRACKETED.sub("", spelling))
        heads = {word for word in words if word.lower() in BODIES}
        for word in heads | ({words[-1]} if spelling == actor.name else set()):
            if len(words) > 1:
                yield from own_keys(word)
