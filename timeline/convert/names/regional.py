"""The bodies of a region, by what else it is called and by what it is called within the region.

`Tverland Oblast government` is `the government of the Tverland region` too, and `the regional
government` where an article names no other region. It is as well `the regional authorities`, in
each language: words that say the same of whoever governs stand together in the language files.
"""

from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import NamedTuple

from timeline.convert.names.mentions import Mention
from timeline.convert.names.spellings import WORD, Spelling, lands, names_of, spelled
from timeline.convert.words import sorts
from timeline.convert.words.inflection import keys, own_keys
from timeline.model import Place
from timeline.record import Record
from timeline.text.languages import by_language, pattern, plain, table

# `Tverland region`, `Tverland regional`: in front of a body they say the same.
_ENGLISH = tuple(by_language("of_region")["en"].split())
_IN_REGION = plain("in_region")
_BEFORE, _BEHIND = plain("of_region"), plain("role_of")
_OF = ("of", "of the", "in", "in the")
# What bodies of a kind are called in all languages, and what each that governs may be.
_ALIKE = {
    kind: tuple(word.replace("_", " ") for word in words.split())
    for kind, words in table("governing").items()
}
_ANY = _ALIKE["authorities"]
# `Тверские власти`, but no `тверская администрация`, which may be that of the town.
_BY_NAME = frozenset(word.lower() for word in (*_ANY, *_ALIKE["government"]))
_CONTRACTED = plain("contracted_bodies_of_region")
_FORMS = tuple(tuple(words.split()) for words in by_language("forms_of_region").values())
# `families from X Oblast`, `жители соседней X области`
_WHENCE = pattern("come_from", "resident", after=r"\s(?:the\s)?(?:[^\W\d_]+\s){0,2}\Z")
_REACH = 60
# A name and a noun: `Tverland Oblast`.
_PAIR = 2


class Body(NamedTuple):
    """A body of a region: its id, the region, and a name of it without that of the region."""

    actor: str
    region: Place
    name: str


class _RegionName(NamedTuple):
    """A name of two words of a region, with the keys of each."""

    region: Place
    first: frozenset[str]
    noun: frozenset[str]


def full(bodies: Iterable[Body], record: Record) -> Iterator[tuple[str, Mapping[str, str]]]:
    """Yield what the body of a region is called with the name of it, and what that means."""
    for actor, region, body in bodies:
        ids = {"actor": actor, "place": region.id}
        country = record.places[record.within(region.id)[-1]].name
        for name in (region.name, *region.aliases):
            if name.isascii() == body.isascii():
                yield from ((text, ids) for text in _of_name(body, name, country))
        if not body.isascii():
            yield from ((f"{body} {land}", ids) for land in lands(region))


def _of_name(body: str, name: str, country: str) -> Iterator[str]:
    """Yield what a body is called with one name of its region, which lies in a country."""
    stem, _, noun = name.rpartition(" ")
    if not stem:
        return
    if not body.isascii():
        yield f"{body} {name}"
        # `Сумская областная`, but no `Сумская областное` and no `Сумская обласна`.
        alike = (text for text in _within(body) if text.partition(" ")[0][-1] == stem[-1])
        yield from (f"{stem} {text}" for text in ([body] if body.isupper() else alike))
        if body.lower() in _BY_NAME:
            yield from (f"{form} {body}" for form in _forms(stem))
    elif noun.lower() in _ENGLISH:
        # The `s` of `X's` is no word.
        yield from (f"{body} {of} {text}" for of in _OF for text in (name, f"{country} {name}"))
        yield from (f"{stem} {word} {body}" for word in _ENGLISH)
        if body.lower() in _ANY:
            yield f"{stem} {body}"


def _forms(adjective: str) -> Iterator[str]:
    """Yield an adjective as it stands beside words of any gender: `Тверская`, `Тверские`."""
    for own, *others in _FORMS:
        if adjective.endswith(own):
            yield from (f"{adjective.removesuffix(own)}{other}" for other in (own, *others))


def short(bodies: Iterable[Body]) -> Mapping[str, tuple[Spelling, ...]]:
    """Return by region what its bodies are called there; what several would be called, none is."""
    meant: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for actor, region, body in bodies:
        for text in _within(body):
            meant[region.id, text.lower()].add(actor)
    found: defaultdict[str, list[Spelling]] = defaultdict(list)
    for (region_id, text), actors in meant.items():
        if len(actors) == 1:
            found[region_id].append(spelled(text, {"actor": next(iter(actors))}))
    return {region_id: tuple(bodies) for region_id, bodies in found.items()}


def first_keys(bodies: Iterable[Spelling]) -> frozenset[str]:
    """Return the keys of every word with which a body is called."""
    return frozenset(key for body in bodies for key in body.keys[0])


def _within(body: str) -> Iterator[str]:
    """Yield what a body is called in its region: `regional government`, `правительство региона`."""
    first = body.split()[0].lower()
    if first in _BEFORE or first in _CONTRACTED:
        yield body
    elif body.isascii():
        yield from (f"{word} {body}" for word in _ENGLISH)
    elif body.isupper():
        yield body
    else:
        yield from (f"{body} {noun}" for noun in sorted(_IN_REGION))
        yield from (f"{word} {body}" for word in sorted(_BEFORE) if not word.isascii())


def of(record: Record) -> tuple[Body, ...]:
    """Return the bodies of regions, each once for each of its names that holds the region's."""
    named = dict.fromkeys(_of_registry(record))
    known = {(one.region.id, one.name): one.actor for one in reversed(named)}
    alike = (one for body in named for one in _alike(body))
    fitting = (o for o in alike if known.get((o.region.id, o.name), o.actor) == o.actor)
    return tuple(dict.fromkeys([*named, *fitting]))


def told(
    text: str, found: Sequence[Mention], regions: Mapping[str, str], governed: Container[str]
) -> tuple[str, int]:
    """Return the first of the regions of places that a text names, and where another is named.

    People may be told to have come out of another: `Children from X are taken in by Tverland`, if
    it is known who governs there.
    """
    within = [(m.start, regions[m.place]) for m in found if m.place in regions]
    named = [(at, region) for at, region in within if not _is_whence(text, at)]
    wide = {m.start for m in found if regions.get(m.place) == m.place}
    known = [region for at, region in named if region in governed and at in wide]
    first = next(iter([*known, *(region for _, region in within)]), "")
    ends = (at for at, other in named if other != first and at in wide)
    return first, next(ends, len(text))


def _is_whence(text: str, at: int) -> bool:
    """Return whether a name at an offset only tells where people come from."""
    return _WHENCE.search(text, max(0, at - _REACH), at) is not None


def governing(bodies: Iterable[Body]) -> Mapping[str, str]:
    """Return who governs each region, if it is one alone."""
    words = frozenset(word.lower() for words in _ALIKE.values() for word in words)
    found: defaultdict[str, set[str]] = defaultdict(set)
    for actor, region, body in bodies:
        if body.lower() in words:
            found[region.id].add(actor)
    return {region: next(iter(actors)) for region, actors in found.items() if len(actors) == 1}


def regions(record: Record) -> Mapping[str, str]:
    """Return the region in which each place lies that lies in one, or is one."""
    around = ((place.id, wider) for place in record.places for wider in record.within(place.id))
    return {place: wider for place, wider in around if sorts.is_region(wider, record)}


def _alike(body: Body) -> Iterator[Body]:
    """Yield a body by all the words that say the same as its name does."""
    own = frozenset(own_keys(body.name.rpartition(" ")[2]))
    for words in _ALIKE.values():
        if any(not own.isdisjoint(own_keys(word)) for word in words):
            # What is on file as the authorities alone may be called anything that governs.
            alike = chain(*_ALIKE.values()) if words is _ANY else (*words, *_ANY)
            yield from (body._replace(name=word) for word in alike)


def _of_registry(record: Record) -> Iterator[Body]:
    regions = [place for place in record.places if sorts.is_region(place.id, record)]
    names = [name for region in regions for name in _names(region)]
    for actor in record.actors:
        if not (sorts.is_person(actor.id, record) or sorts.is_outlet(actor.id, record)):
            for text in names_of(actor):
                found = _named(WORD.findall(text), names)
                yield from (Body(actor.id, region, body) for region, body in found)


def _names(region: Place) -> Iterator[_RegionName]:
    for name in (region.name, *region.aliases):
        words = WORD.findall(name)
        if len(words) == _PAIR:
            first, noun = (frozenset(own_keys(word)) for word in words)
            yield _RegionName(region, first, noun)


def _named(words: Sequence[str], names: Sequence[_RegionName]) -> Iterator[tuple[Place, str]]:
    """Yield the regions that the name of a body has, with the rest of the name."""
    found = [frozenset(keys(word)) for word in words]
    nouns = [word.lower() in _BEFORE for word in words]
    for region, first, noun in names:
        for at in range(len(words) - 1):
            # `Курской области`, `Tverland regional`
            is_same = not found[at + 1].isdisjoint(noun)
            if (is_same or nouns[at + 1]) and not found[at].isdisjoint(first):
                if body := _without(words, at, is_same=is_same):
                    yield region, body
                break


def _without(words: Sequence[str], at: int, *, is_same: bool) -> str:
    """Return the words of a body but for the name of its region, which begins at `at`."""
    kept = [*words[:at], *words[at + _PAIR :]]
    while kept and kept[-1].lower() in _BEHIND:
        kept.pop()
    # `Сумська обласна адміністрація` is called so without the name too.
    is_adjective = not (words[at].isascii() or is_same)
    return " ".join([words[at + 1], *kept] if is_adjective else kept)
