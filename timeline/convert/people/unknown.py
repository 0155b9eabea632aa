"""Capitalised names that no registry knows: each becomes a proposal, never a guess."""

import re
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from timeline.convert.reading.article import Article
from timeline.convert.reading.speech import follows, last_speech
from timeline.convert.words.cues import (
    BODIES,
    GENERAL_NAMES,
    OBJECTS,
    OPENERS,
    PRONOUN,
    SPEECH,
    TITLES,
    UTTERS,
    VENUES,
)
from timeline.convert.words.date_expressions import is_of_calendar
from timeline.convert.words.inflection import keys
from timeline.text.languages import either, pattern, plain
from timeline.text.letters import CAPITAL, SMALL
from timeline.text.paragraphs import Span

_WORD = rf"{CAPITAL}[^\W_]+(?:['’ʼ-][^\W_]+)*"
_NAME = re.compile(rf"{_WORD}(?:[ \u00a0](?:of the |of |the |and )?{_WORD}){{0,4}}")
_COMPOUND = re.compile(f"-{SMALL}")
# Of a people or a country: no name by itself, though it may begin one.
ADJECTIVE = pattern("adjective_endings", before=r"\w+", after="")
# Words for bodies and the like are no names alone, in whatever case: `в Министерстве`.
BODY_KEYS = frozenset(key for word in BODIES for key in keys(word))
GENERAL = BODY_KEYS.union(key for word in GENERAL_NAMES for key in keys(word))
_PLACE_BEFORE = re.compile(rf"\b{either('place_before')}\s\Z")
_PLACE_AFTER = re.compile(rf"\s{either('place_after')}\b")
_PLACE_ENDS = re.compile(r"[,(/.]|\s[-–—]")
# A name is the subject of a verb right behind it, or behind one of speech.
_ACTS = (pattern("acts"), *SPEECH, UTTERS)
_TO_VERB = (re.compile(r"[»”\"]?\s"), re.compile(rf"[»”\"]?\s{SMALL}+ly\s"))
_FROM_VERB = re.compile(rf"\s(?:the\s)?(?:{SMALL}+\s){{0,3}}[«“„\"]?")
_GOVERNED = re.compile(
    rf"\b(?!{either('and')}\s){either('governs_a_name', 'come_from')}\s[«“„\"]?\Z", re.IGNORECASE
)
_ARTICLE = pattern("determiners", before=r"\s", after=r"\s\Z")
# The first word of a name in another case than subjects have.
_IN_A_CASE = pattern("oblique_adjectives", before=r"\w+", after=r"\s")
_MIDDLE = pattern("patronymics", before="", after=r"\Z")
_THREE = 3
# In front of a name: `Mayor Ann Lee`, `Engineer Ann Lee`.
_NO_NAMES = TITLES | OPENERS | plain("people", "women")
_SAID = 60
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


def speaking_in(article: Article, sentence: Span) -> tuple[str, ...]:
    """Return who on no file speaks or acts in a sentence, or opens it by a full name.

    Of a last name alone the full one is told, if it stands further up.
    """
    found = dict[str, None]()
    for match in _NAME.finditer(article.bare, sentence.start, sentence.end):
        is_first = article.opens_sentence(match.start())
        name, start = _bare(match, opens=is_first)
        is_opening = is_first and start == match.start()
        is_name = name and not _is_ordinary(name, is_opening=is_opening)
        opens = is_first and " " in name
        # `Mayor Ann Lee:` leads up to words.
        opens = opens or (" " in name and article.bare.startswith(":", match.end()))
        if is_name and (opens or _takes_part(article, Span(start, match.end(), name))):
            found[_in_full(article, name, start)] = None
    return tuple(found)


def _in_full(article: Article, name: str, before: int) -> str:
    """Return the name of two words or more that ends in a surname further up, else the surname."""
    if " " in name:
        return name
    for match in _NAME.finditer(article.bare, 0, before):
        full, _ = _bare(match, opens=article.opens_sentence(match.start()))
        if full.endswith(f" {name}"):
            return full
    return name


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
            name, start = _bare(match, opens=match.start() in starts)
            is_opening = match.start() in starts and start == match.start()
            if dateline and dateline.holds(start, match.end()):
                continue
            if name and name not in known and not _is_ordinary(name, is_opening=is_opening):
                before = bare[max(0, start - _BEFORE) : start]
                after = _PLACE_AFTER.match(bare, match.end())
                is_place = bool(after or _PLACE_BEFORE.search(before))
                if is_place or _takes_part(article, Span(start, match.end(), name)):
                    yield Unknown(name, is_place)


def _takes_part(article: Article, name: Span) -> bool:
    """Return whether somebody of a name speaks or acts: `X opened`, `said X`, not `of X`."""
    before = _ARTICLE.sub(" ", article.bare[max(0, name.start - _BEFORE) : name.start])
    if _GOVERNED.search(before) or _IN_A_CASE.match(name.text) or " and " in name.text:
        return False
    # `Суд Терна закрыл`: a lone name in letters with cases may be its owner's, unless in marks.
    is_alone = not (" " in name.text or name.text.isascii() or before[-1:] in ("«", "„", "“", '"'))
    # So is one between commas, which tells who somebody is: `its head, X, opened`.
    comma = "," if before.endswith(", ") else ""
    acts = follows(article.bare, name.end + len(comma), _TO_VERB, _ACTS)
    if not is_alone and acts and article.bare.startswith(comma, name.end):
        return True
    told = last_speech(article.plain, max(0, name.start - _SAID), name.start)
    is_object = told is None or OBJECTS.fullmatch(told[0]) is not None
    between = article.bare[told.end() : name.start] if told else ""
    return not is_object and _FROM_VERB.fullmatch(between) is not None


def _first_letter(plain: str, sentence: Span) -> int:
    """Return where the first word of a sentence begins, behind a dash or a mark."""
    first = _LETTERS.search(plain, sentence.start, sentence.end)
    return first.start() if first else sentence.start


def _bare(match: re.Match[str], *, opens: bool) -> tuple[str, int]:
    """Return the name without the title or opening word in front of it, and where it starts.

    Of three words in Cyrillic the first of a sentence is a noun, or what a title is of, where the
    second is no patronymic: `Инженер Анна Берг`, `Мэр Терна Анна Берг`.
    """
    words = match[0].split()
    start = match.start()
    while words and words[0].lower() in _NO_NAMES:
        start += len(words[0]) + 1
        words = words[1:]
    while words and (words[-1].lower() in TITLES or words[-1].islower()):
        words = words[:-1]
    # Whoever is named in full is of a body, unlike a court of appeal or an office of roads.
    is_whole = any(not BODY_KEYS.isdisjoint(keys(word)) for word in words[:2])
    words = words[:2] if words[2:3] == ["of"] and not is_whole else words
    is_titled = opens or start > match.start()
    if is_titled and len(words) == _THREE and not (match[0].isascii() or _MIDDLE.search(words[1])):
        start += len(words[0]) + 1
        words = words[1:]
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
        or not GENERAL.isdisjoint(keys(name))
        or is_of_calendar(name)
        or bool(ADJECTIVE.fullmatch(name) or _COMPOUND.search(name) or PRONOUN.fullmatch(name))
        or any(pattern.fullmatch(name) for pattern, _ in VENUES)
    )
