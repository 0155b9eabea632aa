"""The bodies of a region, by what else it is called and by what it is called within the region.

`Tverland Oblast government` is `the government of the Tverland region` too, and `the regional
government` where an article names no other region.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import product

from timeline.convert import sorts
from timeline.convert.inflection import keys, own_keys
from timeline.convert.spellings import WORD, Spelling, spelled
from timeline.model import Actor, Place
from timeline.record import Record
from timeline.text.languages import by_language, plain

# `Tverland region`, `Tverland regional`: in front of a body they say the same.
_ENGLISH = tuple(by_language("of_region")["en"].split())
_IN_REGION = plain("in_region")
_BEFORE, _BEHIND = plain("of_region"), plain("role_of")
_OF = ("of", "of the")
# A name and a noun: `Tverland Oblast`.
_PAIR = 2


def full(record: Record) -> Iterator[tuple[str, str]]:
    """Yield what the body of a region is called with the name of it, and the id of the body."""
    for actor, region, body in _bodies(record):
        for name in (region.name, *region.aliases) if body.isascii() else ():
            stem, _, noun = name.rpartition(" ")
            if stem and noun.lower() in _ENGLISH:
                yield from ((f"{body} {of} {name}", actor) for of in _OF)
                yield from ((f"{stem} {word} {body}", actor) for word in _ENGLISH)


def short(record: Record) -> Mapping[str, tuple[Spelling, ...]]:
    """Return by region what its bodies are called there; what several would be called, none is."""
    meant: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for actor, region, body in _bodies(record):
        for text in _within(body):
            meant[region.id, text.lower()].add(actor)
    found: defaultdict[str, list[Spelling]] = defaultdict(list)
    for (region_id, text), actors in meant.items():
        if len(actors) == 1:
            found[region_id].append(spelled(text, {"actor": next(iter(actors))}))
    return {region_id: tuple(bodies) for region_id, bodies in found.items()}


def _within(body: str) -> Iterator[str]:
    """Yield what a body is called in its region: `regional government`, `правительство региона`."""
    first = body.split()[0].lower()
    if first in _BEFORE:
        yield body
    elif body.isascii():
        yield from (f"{word} {body}" for word in _ENGLISH)
    else:
        yield from (f"{body} {noun}" for noun in sorted(_IN_REGION))


def _bodies(record: Record) -> Iterator[tuple[str, Place, str]]:
    """Yield the bodies of regions: id, region, and a name without that of the region."""
    regions = [place for place in record.places if sorts.is_region(place.id, record)]
    for actor in record.actors:
        if not (sorts.is_person(actor.id, record) or sorts.is_outlet(actor.id, record)):
            yield from _of_actor(actor, regions)


def _of_actor(actor: Actor, regions: Sequence[Place]) -> Iterator[tuple[str, Place, str]]:
    for text, region in product((actor.name, *actor.aliases), regions):
        words = WORD.findall(text)
        for name in (region.name, *region.aliases):
            if body := _without(words, WORD.findall(name)):
                yield actor.id, region, body


def _without(words: Sequence[str], region: Sequence[str]) -> str:
    """Return the words of a body without those of its region, or nothing where they name none."""
    starts = range(len(words) - 1) if len(region) == _PAIR else ()
    at = next((at for at in starts if _is_region(words[at : at + _PAIR], region)), None)
    if at is None:
        return ""
    kept = [*words[:at], *words[at + _PAIR :]]
    while kept and kept[-1].lower() in _BEHIND:
        kept.pop()
    # `Сумська обласна адміністрація` is called so without the name too.
    is_adjective = not (words[at].isascii() or _is_word(words[at + 1], region[1]))
    return " ".join([words[at + 1], *kept] if is_adjective else kept)


def _is_region(words: Sequence[str], region: Sequence[str]) -> bool:
    """Return whether two words name a region: `Курской области`, `Tverland regional`."""
    is_noun = _is_word(words[1], region[1]) or words[1].lower() in _BEFORE
    return is_noun and _is_word(words[0], region[0])


def _is_word(word: str, name: str) -> bool:
    return not set(keys(word)).isdisjoint(own_keys(name))
