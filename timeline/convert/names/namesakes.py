"""Regions that are called as a town of theirs is: `a Tverland village`, `the region of Tverland`.

In English the bare name stands in front of what is the region's; in letters with cases an adjective
does that is made of it: `тверландское село`. Whose a name is tells the registry alone.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from timeline.convert.names.fitting import Word
from timeline.convert.names.spellings import WORD
from timeline.convert.words import sorts
from timeline.convert.words.cues import REGION_NOUNS
from timeline.convert.words.inflection import is_sound, keys, own_keys
from timeline.model import Place
from timeline.record import Record
from timeline.text.languages import any_of, by_language, either, pattern

# Behind the name: what a region has, or what lies in one.
_OF_REGION = pattern("of_a_region", before=r"[ \t\u00a0]")
# `Tverland and Northshire villages`: it stands behind the last of several, which is no list
# without `and`, as in `a school in Tverland, Northshire governor X said`.
_NEXT = re.compile(r",\s([^\W\d_]+)")
_LAST = re.compile(rf"\s{either('and')}\s([^\W\d_]+)")
# `Northshire, ` and `Northshire and `, up to a name.
_JOINS = rf"(?:,|,?\s{either('and', 'or')})\s"
_JOINED = re.compile(_JOINS, re.IGNORECASE)
_OTHERS = rf"(?P<others>(?:[^\W\d_]+{_JOINS})*)\Z"
# `the region of Tverland`, `the regions of Northshire and Tverland`
_REGION_OF = re.compile(
    rf"\b(?:{either('of_region')}|{any_of(REGION_NOUNS)})\s{either('role_of')}\s{_OTHERS}",
    re.IGNORECASE,
)
# `raids on Northshire and Tverland`: side by side two such names are those of the regions.
_BESIDE = re.compile(rf"\s{either('and', 'or')}\s([^\W\d_]+)")
_BESIDE_BEFORE = re.compile(rf"([^\W\d_]+)\s{either('and', 'or')}\s\Z")
# `the cities of Northshire and Tverland`, `trains between Northshire and Tverland`
_TOWNS = pattern("of_towns", after=rf"\s{_OTHERS}")
# Behind the name: who or what may be of the town as well as of the region.
_OF_EITHER = pattern("of_town_or_region", before=r"\s")
# `ская`, `ский`: the forms of an adjective that is made of a name, by languages.
_FORMS = tuple(tuple(words.split()) for words in by_language("forms_of_region").values())
_BEFORE = 60
# A name and a noun: `Tverland Oblast`.
_PAIR = 2


@dataclass(frozen=True, slots=True)
class Namesakes:
    """The regions that towns share their names with, by id, and all regions by short names.

    `by_key` has the keys of the short names that are no town's, such as those of adjectives, and
    `known` those of all.
    """

    by_town: Mapping[str, str]
    by_key: Mapping[str, str]
    known: frozenset[str]

    @classmethod
    def of(cls, record: Record) -> "Namesakes":
        """Return the namesakes of a record."""
        towns = {place.id: region_of(place.id, record) for place in record.places}
        names = {name for place in record.places for name in (place.name, *place.aliases)}
        found: defaultdict[str, set[str]] = defaultdict(set)
        known = set[str]()
        for place in record.places:
            for text in _shorts(place) if sorts.is_region(place.id, record) else ():
                own = [key for key in own_keys(text) if not is_sound(key)]
                known.update(own)
                for key in () if text in names else own:
                    found[key].add(place.id)
        by_key = {key: next(iter(ids)) for key, ids in found.items() if len(ids) == 1}
        by_town = {town: region for town, region in towns.items() if region}
        return cls(by_town, by_key, frozenset(known))

    def meant(self, text: str, words: Sequence[Word], ids: Mapping[str, str]) -> Mapping[str, str]:
        """Return what is meant by words that name what has some `ids`: that, or a region."""
        if not ids and self.by_key.keys().isdisjoint(words[0].keys):
            return ids  # as nearly every word
        is_latin = words[0].text.isascii()
        region = self.by_town.get(ids.get("place", ""), "") if is_latin else ""
        if not ids and (words[0].text[0].isupper() or not is_latin):
            region = next(self.by_key[key] for key in words[0].keys if key in self.by_key)
        return {"place": region} if region and self._is_of_region(text, words) else ids

    def _is_of_region(self, text: str, words: Sequence[Word]) -> bool:
        end = words[-1].end
        if words[0].text.isascii() and self._is_among_regions(text, words):
            return True
        last = end
        while (joined := _NEXT.match(text, last)) and self._is_known(joined[1]):
            last = joined.end()
        joined = _LAST.match(text, last)
        end = joined.end() if joined and self._is_known(joined[1]) else end
        return _OF_REGION.match(text, end) is not None

    def _is_among_regions(self, text: str, words: Sequence[Word]) -> bool:
        """Return whether a name stands behind `the region of`, or beside that of another region."""
        start, end = words[0].start, words[-1].end
        before = max(0, start - _BEFORE)
        if behind := _REGION_OF.search(text, before, start):
            return all(map(self._is_known, filter(None, _JOINED.split(behind["others"]))))
        beside = _BESIDE.match(text, end), _BESIDE_BEFORE.search(text, before, start)
        is_beside = any(one and self._is_known(one[1]) for one in beside)
        is_own = is_beside and self._is_known(text[start:end])
        return is_own and not _TOWNS.search(text, before, start)

    def _is_known(self, word: str) -> bool:
        return not self.known.isdisjoint(keys(word))


def region_of(place: str, record: Record) -> str:
    """Return the region or district around a place that has its name, or nothing."""
    town = record.places[place]
    names = {town.name, *town.aliases}
    around = record.within(place)[1:]
    return next((w for w in around if names.intersection(_shorts(record.places[w]))), "")


def is_short(text: str, end: int) -> bool:
    """Return whether a name that ends there is short for a region's, by what stands behind it."""
    return _OF_REGION.match(text, end) is not None


def is_either(text: str, end: int) -> bool:
    """Return whether what stands behind a name may be of a town or of a region of that name."""
    return _OF_EITHER.match(text, end) is not None


def _shorts(region: Place) -> Iterator[str]:
    """Yield what a region is called without its noun, in each form: `тверландское`."""
    for name in (region.name, *region.aliases):
        yield from _short(name)


# The regions around each place of each article are asked for their names.
@lru_cache(maxsize=1_000)
def _short(name: str) -> tuple[str, ...]:
    words = WORD.findall(name)
    if len(words) != _PAIR:
        return ()
    found = [words[0]] if words[0].isascii() else []
    for forms in _FORMS:
        stems = (words[0].removesuffix(form) for form in forms if words[0].endswith(form))
        found += (f"{stem}{form}" for stem in stems for form in forms)
    return tuple(found)
