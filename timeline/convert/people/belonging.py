"""Somebody on no file who is told to be of a body: `Ann Lee of the X said` are no words of X."""

import re

from timeline.convert.people.newly_named import is_of_body
from timeline.convert.reading.article import Article
from timeline.convert.words.cues import OPENERS, PRONOUN, TITLES
from timeline.convert.words.date_expressions import is_of_calendar
from timeline.text.languages import either, pattern, plain
from timeline.text.letters import CAPITAL, SMALL

_PART = rf"(?:{CAPITAL}\.|{CAPITAL}[\w'’ʼ-]+\.?)"
_WORD = rf"{CAPITAL}[\w'’ʼ-]*"
_SPACE = "[ \u00a0]"
_NAME = rf"(?P<name>{_PART}(?:{_SPACE}(?:(?:{either('name_particles')}\s){{1,2}})?{_PART}){{0,4}})"
_CALLED = rf"(?:(?P<title>{either('titles')})\.?\s)?{_NAME}"
# What stands of a body's name before the part that is on file: `the Regional X`.
_MORE = rf"(?:{_WORD}\s|{SMALL}+\s){{0,2}}[«“„\"]?"
_OF = either("of_a_body")
_BEFORE = re.compile(
    rf"(?<![\w«“„\"-]){_CALLED}"
    rf"(?:,?\s{_OF}\s{_MORE}|,\s(?:[\w-]+\s){{0,5}}{_OF}\s{_MORE}|(?P<apposed>,)\s{_MORE}|\s\({_MORE})\Z"
)
_ENDS = re.compile(rf"[»”\"]?(?:[,:)—–]|\s(?:{SMALL}+\s)?{either('titles')}\b|\.(?:\s|\Z)|\Z)")
# `X's vet Ann Lee`, `X director Ann Lee`
_BEHIND = re.compile(
    rf"(?:['’ʼ]s?\s(?:[\w-]+\s){{0,2}}?|\s(?:(?:{either('titles')})\.?\s){{1,3}}){_CALLED}"
)
_WHOLE = re.compile(_NAME)
_PLACE = pattern("place_before", after=r"\s\Z")
_NO_NAMES = OPENERS | plain("people", "women", "members")
_REACH = 110
_PAIR = 2


def whose(article: Article, start: int, end: int) -> re.Match[str] | None:
    """Return the name of somebody on no file, of a body whose name stands between offsets."""
    first = max(article.sentence_at(start).start, start - _REACH)
    before = _BEFORE.search(article.bare, first, start)
    is_place = before and _PLACE.search(article.bare, first, before.start())
    if before and _is_person(before) and not is_place and _is_apposed(before, article.plain, end):
        return _WHOLE.match(article.plain, *before.span("name"))
    behind = _BEHIND.match(article.bare, end, article.sentence_at(start).end)
    is_whose = behind is not None and _is_person(behind)
    return _WHOLE.match(article.plain, *behind.span("name")) if behind and is_whose else None


def _is_apposed(before: re.Match[str], plain: str, end: int) -> bool:
    """Return whether a name behind a comma tells who somebody is: `Ann Lee, X, said`."""
    return not before["apposed"] or _ENDS.match(plain, end) is not None


def _is_person(called: re.Match[str]) -> bool:
    words = called["name"].split()
    while words and words[0].lower().rstrip(".") in TITLES:
        words = words[1:]
    if len(words) < _PAIR and not (words and (called["title"] or words != called["name"].split())):
        return False
    return not (
        is_of_body(" ".join(words))
        or words[0].lower() in _NO_NAMES
        or is_of_calendar(words[-1])
        or any(PRONOUN.fullmatch(word) for word in words)
    )
