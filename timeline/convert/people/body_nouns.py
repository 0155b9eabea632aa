"""Of which bodies a noun may be said: `the ministry`, `в ведомстве`, `the unit`."""

import re
from collections.abc import Iterable, Mapping

from timeline.convert.names.spellings import names_of
from timeline.convert.people.named import ArticleNames, small_words
from timeline.convert.words.cues import (
    ANY_BODY,
    ANY_OFFICE,
    ANY_UNIT,
    BODIES,
    GENERAL_NAMES,
    OFFICES_ARE,
    UNITS_ARE,
)
from timeline.convert.words.inflection import is_sound, keys, own_keys
from timeline.text.languages import either, pattern, table

# `The think tank`: none but whoever weighs what others do, as roles tell.
_OF_ANALYSTS, _ANALYSTS = re.compile(either("of_analysts")), pattern("analysts")


def named_by(
    names: ArticleNames, noun: str, actors: Iterable[str], *, is_office: bool = True
) -> list[str]:
    """Return those of some bodies that a noun may be said of, in their order."""
    own = {actor: words_of(names, actor) for actor in actors}
    forms = _keys(noun)
    if is_office and not forms.isdisjoint(_OFFICES):
        offices = [body for body, words in own.items() if not OFFICES_ARE.isdisjoint(words)]
        return offices or _governing(own)
    if not forms.isdisjoint(_UNITS):
        return [body for body, words in own.items() if not UNITS_ARE.isdisjoint(words)]
    analysts = [body for body in own if _ANALYSTS.search(names.record.actors[body].role)]
    if analysts and _OF_ANALYSTS.fullmatch(noun):
        return analysts
    if not forms.isdisjoint(_ANY):
        # Residents are no group, as long as something else is.
        return [body for body, words in own.items() if not BODIES.isdisjoint(words)] or [*own]
    found = [body for body, words in own.items() if any(_is_form(w, forms) for w in words)]
    return found if found or forms.isdisjoint(_GOVERN) else _governing(own)


def _governing(own: Mapping[str, frozenset[str]]) -> list[str]:
    """Return those of some bodies that govern: the authorities of a region are an office too."""
    return [body for body, words in own.items() if not words.isdisjoint(_GOVERNING)]


def is_noun(word: str) -> bool:
    """Return whether a word in whatever case is one for a body."""
    return not _NOUNS.isdisjoint(_keys(word))


def is_unit(word: str) -> bool:
    """Return whether a word in whatever case is one for any unit: `the force`."""
    return not _UNITS.isdisjoint(_keys(word))


def is_any_office(word: str) -> bool:
    """Return whether a word in whatever case is one for any office: `the agency`, `the army`."""
    return not (_OFFICES | _GENERAL).isdisjoint(_keys(word))


def _keys(noun: str) -> frozenset[str]:
    """Return the keys of a word, whatever its case, but for those of mere sounds."""
    return frozenset(key for key in (noun, *keys(noun)) if not is_sound(key))


def _keys_of(nouns: Iterable[str]) -> frozenset[str]:
    found = (key for noun in nouns for key in (noun, *own_keys(noun)))
    return frozenset(key for key in found if not is_sound(key))


def _is_form(word: str, forms: frozenset[str]) -> bool:
    return word in forms or not forms.isdisjoint(own_keys(word))


def words_of(names: ArticleNames, actor_id: str) -> frozenset[str]:
    """Return the words of all names of an actor."""
    entry = names.record.actors[actor_id]
    return frozenset(word for spelling in names_of(entry) for word in small_words(spelling))


_NOUNS, _OFFICES, _UNITS, _ANY = map(_keys_of, (BODIES, ANY_OFFICE, ANY_UNIT, ANY_BODY))
_GENERAL = _keys_of(GENERAL_NAMES)
_GOVERNING = frozenset(word for words in table("governing").values() for word in words.split())
_GOVERN = _keys_of(_GOVERNING)
