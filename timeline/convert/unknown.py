"""Capitalised names that no registry knows: each becomes a proposal, never a guess."""

import re
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from timeline.convert.article import Article
from timeline.convert.cues import BODIES, GENERAL_NAMES, OPENERS, PRONOUN, TITLES, VENUES
from timeline.convert.date_expressions import is_of_calendar
from timeline.convert.inflection import keys
from timeline.text.languages import either, pattern
from timeline.text.letters import CAPITAL, SMALL
from timeline.text.paragraphs import Span

_WORD = rf"{CAPITAL}[^\W_]+(?:['’ʼ-][^\W_]+)*"
_NAME = re.compile(rf"{_WORD}(?:[ \u00a0](?:of the |of |the |and )?{_WORD}){{0,4}}")
_COMPOUND = re.compile(f"-{SMALL}")
# Of a people or a country: no name by itself, though it may begin one.
ADJECTIVE = pattern("adjective_endings", before=r"\w+", after="")
# Words for bodies and the like are no names alone, in whatever case: `в Министерстве`.
_GENERAL = frozenset(key for word in (*BODIES, *GENERAL_NAMES) for key in keys(word))
_PLACE_BEFORE = re.compile(rf"\b{either('place_before')}\s\Z")
_PLACE_AFTER = re.compile(rf"\s{either('place_after')}\b")
_PLACE_ENDS = re.compile(r"[,(/.]|\s[-–—]")
_BEFORE = 12
_MOST = 6
_LETTERS = re.compile(r"[^\W\d_]+")


class Unknown(NamedTuple):
    """A name as written, and whether the words around it make it a place."""

    text: str
    is_place: bool


def names(article: Article) -> tuple[Unknown, ...]:
    """Return the names of the main part that are in no registry, in order, the first few."""
    found: dict[str, Unknown] = {}
    for unknown in islice(_all(article), 4 * _MOST):
        # Whoever was named in full is meant by a surname later.
        if not any(unknown.text in name.split() for name in found):
            found.setdefault(unknown.text, unknown)
    return tuple(found.values())[:_MOST]


def of_dateline(article: Article) -> tuple[str, ...]:
    """Return the place that the dateline names, in small letters but for the first of each word."""
    if not article.dateline:
        return ()
    place = _PLACE_ENDS.split(article.dateline.text)[0].strip()
    return (place.title() if place.isupper() else place,) if place else ()


def _all(article: Article) -> Iterator[Unknown]:
    bare = article.bare
    known = {word for mention in article.mentions for word in mention.text.split()}
    for part in article.told:
        at = part.span.start
        if article.is_aside(at) or article.is_headline(at):
            continue
        starts = {_first_letter(bare, sentence) for sentence in article.sentences(part)}
        dateline = article.dateline
        for match in _NAME.finditer(bare, part.span.start, part.span.end):
            name, start = _bare(match)
            is_opening = match.start() in starts and start == match.start()
            if dateline and dateline.holds(start, match.end()):
                continue
            if name and name not in known and not _is_ordinary(name, is_opening=is_opening):
                before = bare[max(0, start - _BEFORE) : start]
                after = _PLACE_AFTER.match(bare, match.end())
                yield Unknown(name, bool(after or _PLACE_BEFORE.search(before)))


def _first_letter(plain: str, sentence: Span) -> int:
    """Return where the first word of a sentence begins, behind a dash or a mark."""
    first = _LETTERS.search(plain, sentence.start, sentence.end)
    return first.start() if first else sentence.start


def _bare(match: re.Match[str]) -> tuple[str, int]:
    """Return the name without the title or opening word in front of it, and where it starts."""
    words = match[0].split()
    start = match.start()
    while words and (words[0].lower() in TITLES or words[0].lower() in OPENERS):
        start += len(words[0]) + 1
        words = words[1:]
    while words and (words[-1].lower() in TITLES or words[-1].islower()):
        words = words[:-1]
    return " ".join(words), start


def _is_ordinary(name: str, *, is_opening: bool) -> bool:
    if " " in name:
        words = name.split()
        are_peoples = all(ADJECTIVE.fullmatch(word) for word in words)
        return are_peoples or bool(_COMPOUND.search(name)) or any(word.isupper() for word in words)
    if name.isupper() or any(letter.isdigit() for letter in name):
        return True
    return (
        is_opening
        or len(name) < 3
        or not _GENERAL.isdisjoint(keys(name))
        or is_of_calendar(name)
        or bool(ADJECTIVE.fullmatch(name) or _COMPOUND.search(name) or PRONOUN.fullmatch(name))
        or any(pattern.fullmatch(name) for pattern, _ in VENUES)
    )
