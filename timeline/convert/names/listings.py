"""Names in a list that share one noun: `North and South oblasts`, `oblasts of North and South`.

An adjective behind a noun may leave it out: `над Северной областью и над Южной`.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from timeline.convert.names.spellings import WORD
from timeline.convert.words.cues import REGION_NOUNS, REGION_NOUNS_BEFORE
from timeline.text.languages import either, tree
from timeline.text.letters import CAPITAL, SMALL

_CAPITALISED = rf"{CAPITAL}[^\W_]*(?:[ \u00a0-]{CAPITAL}[^\W_]*){{0,2}}"
_NAME = re.compile(_CAPITALISED)
_AND = rf"(?:,\s|,?\s{either('and', 'or')}\s)(?:the\s)?"
# `North, South and three more border districts`
_REST = rf"(?:,?\s{either('and')}\s(?:{SMALL}+\s)?{either('more')}(?:\s{SMALL}+)?)?"
_LIST = re.compile(
    rf"\b{_CAPITALISED}(?:{_AND}{_CAPITALISED}){{0,9}}{_REST}\s(?:{SMALL}+\s)?(?=\Z)"
)
_LIST_AFTER = re.compile(rf"\sof\s{_CAPITALISED}(?:{_AND}{_CAPITALISED}){{0,9}}")
# `two districts of X Oblast – North and South –`
_LIST_APART = re.compile(
    rf"(?:\s{CAPITAL}\w+\s{SMALL}+)?\s?[–—:-]\s{_CAPITALISED}(?:{_AND}{_CAPITALISED}){{1,9}}(?=\s[–—-]|[.,;:])"
)
# What comes before may be a name that is no word: `District 9 and North districts`.
_JOINS = re.compile(rf"{_AND}\Z")
_BEFORE = 10
_LONGEST_LIST = 200
# An adjective alone, and any form of a noun that it may leave out.
_ALONE = re.compile(
    rf"\b{CAPITAL}[^\W\d_]+{either('of_a_place')}(?=[.,;:)]|\s[–—-]\s|\s{either('and')}\s)"
)
_ENDING = r"\w{0,3}"
_LIST_BEHIND = re.compile(rf"\s\w+(?:{_AND}\w+){{1,9}}")
_PLURALS_BEFORE = re.compile(rf"\b{tree(REGION_NOUNS_BEFORE, re.escape)}\b", re.IGNORECASE)
_PLURALS = re.compile(rf"\b{tree(REGION_NOUNS, re.escape)}\b", re.IGNORECASE)
_STEMS = {noun.rstrip("ь"): noun for noun in REGION_NOUNS.values() if not noun.isascii()}
_FORMS = re.compile(rf"\b(?P<stem>{'|'.join(_STEMS)}){_ENDING}\b", re.IGNORECASE)
# The next sentence, or another noun.
_STOP = re.compile(rf"[.!?\n]|{_FORMS.pattern}", re.IGNORECASE)


class Listed(NamedTuple):
    """Where a name of a list stands, and what it is with the noun of the list in the singular.

    It is declined where names in such a list have endings of their own.
    """

    start: int
    end: int
    full: str
    is_declined: bool = False


def find(text: str) -> Iterator[tuple[Listed, ...]]:
    """Yield each name of the lists in a text, with what it may be, the longest first."""
    small = text.lower()
    # To look for each noun takes much less than to look for any of them at every word.
    if any(noun in small for noun in REGION_NOUNS_BEFORE):
        yield from _behind(text)
    if any(noun in small for noun in REGION_NOUNS):
        yield from _before(text)


def left_out(text: str) -> Iterator[tuple[Listed, ...]]:
    """Yield the adjectives that leave out the noun that was told last in the sentence."""
    for form in _FORMS.finditer(text):
        behind = form.end()
        stop = _STOP.search(text, behind, behind + _LONGEST_LIST)
        for name in _ALONE.finditer(text, behind, stop.end() if stop else behind + _LONGEST_LIST):
            yield (Listed(*name.span(), f"{name[0]} {_STEMS[form['stem'].lower()]}"),)


def _behind(text: str) -> Iterator[tuple[Listed, ...]]:
    """Yield the names of the lists behind a noun."""
    for plural in _PLURALS_BEFORE.finditer(text):
        named = _LIST_BEHIND.match(text, plural.end())
        noun = REGION_NOUNS_BEFORE[plural[0].lower()]
        for name in WORD.finditer(text, *named.span()) if named else ():
            yield (Listed(name.start(), name.end(), f"{noun} {name[0]}", is_declined=True),)


def _before(text: str) -> Iterator[tuple[Listed, ...]]:
    """Yield the names of the lists in front of a noun, or behind it with a word between."""
    for plural in _PLURALS.finditer(text):
        window = max(0, plural.start() - _LONGEST_LIST)
        listed = _LIST.search(text, window, plural.start())
        listed = listed or _LIST_AFTER.match(text, plural.end())
        listed = listed or _LIST_APART.match(text, plural.end())
        names = [*_NAME.finditer(text, *listed.span())] if listed else []
        for name in () if _is_alone(text, names) else names:
            yield tuple(_endings(name, REGION_NOUNS[plural[0].lower()]))


def _is_alone(text: str, names: Sequence[re.Match[str]]) -> bool:
    """Return whether a Latin name is alone: `two Tverland districts` are parts of what it names.

    In letters with cases the plural of a noun may be a case of one.
    """
    if len(names) != 1 or not names[0][0].isascii():
        return False
    start = names[0].start()
    return _JOINS.search(text, max(0, start - _BEFORE), start) is None


def _endings(name: re.Match[str], noun: str) -> Iterator[Listed]:
    for first in WORD.finditer(name[0]):
        full = f"{name[0][first.start() :]} {noun}"
        yield Listed(name.start() + first.start(), name.end(), full)
