"""Somebody on no file whose full name stands before `he` or `she`, in whatever case.

`For Ann Lee it is a disaster. “…,” she said`: `she` is not who spoke in the paragraph before.
"""

import re

from timeline.convert.people.unknown import BODY_KEYS
from timeline.convert.reading.article import Article
from timeline.convert.words.cues import MEN, OPENERS, TITLES, WOMEN
from timeline.convert.words.date_expressions import is_of_calendar
from timeline.convert.words.inflection import keys
from timeline.text.languages import pattern
from timeline.text.letters import CAPITAL, SMALL

_WORD = rf"{CAPITAL}[^\W\d_]+(?:['’ʼ-][^\W\d_]+)*"
_NAME = re.compile(rf"(?<![\w«“„\"]){_WORD}(?:[ \u00a0]{_WORD}){{1,3}}(?![\w»”\"])")
_ALONE = re.compile(rf"(?<![\w«“„\"]){_WORD}(?= {SMALL})")
# Behind one of these stands where somebody is or works: `an analyst at Force Analysis`.
_AT = pattern("works_for", after=r"\s(?:the\s)?\Z")
_REACH = 12
_FULL = 2


def is_anybody(article: Article, start: int, end: int, *, is_he: bool) -> bool:
    """Return whether a man, or a woman, on no file is named in full between two offsets."""
    names = _NAME.finditer(article.bare, start, max(start, end))
    return any(
        _is_person(one[0].split(), is_he=is_he)
        and not _AT.search(article.bare, max(0, one.start() - _REACH), one.start())
        for one in names
    ) or any(
        _is_last_name(article, one, is_he=is_he)
        for one in _ALONE.finditer(article.bare, start, max(start, end))
    )


def _is_last_name(article: Article, word: re.Match[str], *, is_he: bool) -> bool:
    """Return whether a word opens a sentence with somebody named in full before: `Lee agreed.`"""
    if article.within(*word.span()) or not article.opens_sentence(word.start()):
        return False
    full = re.compile(rf"(?P<name>{_WORD}(?:[ \u00a0]{_WORD})?[ \u00a0]{re.escape(word[0])})\b")
    before = full.finditer(article.bare, 0, word.start())
    return any(_is_person(one["name"].split(), is_he=is_he) for one in before)


def is_of_body(name: str) -> bool:
    """Return whether a name is one of a body, as a word of it tells: `Supreme Court`."""
    return any(not BODY_KEYS.isdisjoint(keys(word)) for word in name.split())


def _is_person(words: list[str], *, is_he: bool) -> bool:
    while words and _is_before_a_name(words[0]):
        words = words[1:]
    if len(words) < _FULL or any(_is_no_part(word) for word in words):
        return False
    return not (WOMEN if is_he else MEN).search(words[-1])


def _is_before_a_name(word: str) -> bool:
    small = word.lower()
    return small in TITLES or small in OPENERS or is_of_calendar(word)


def _is_no_part(word: str) -> bool:
    """Return whether a word is of no person's name: `Supreme Court`."""
    return word.isupper() or is_of_calendar(word) or not BODY_KEYS.isdisjoint(keys(word))
