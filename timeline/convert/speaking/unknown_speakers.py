"""Quoted words of somebody without a name, or with one that no registry knows.

They are nobody's that we know: not the main speaker's, however near he stands.
"""

import re

from timeline.convert.people import fathers_names
from timeline.convert.people.named import ArticleNames
from timeline.convert.reading.article import Article
from timeline.convert.reading.pieces import Piece
from timeline.convert.reading.speech import first_beside, last
from timeline.convert.words.cues import OPENERS, PAPER, PRONOUN, TITLES
from timeline.text.languages import either, pattern
from timeline.text.letters import CAPITAL, SMALL

_REACH = 90
_AT_ONCE = 12
_HEARSAY = pattern("said_by_others")
# `dismissed reports of it as “a tale”` has a word of his own.
_AS = pattern("considered", after=r"\s(?:an?\s|the\s)?\Z")
# `The crowd yelled “…”`, `a banner read “…”`: whoever cries or writes has no name.
_CRIED = pattern("cries_or_writes", after=r"\s(?:[^,.;:!?\s]+\s){0,3}\Z")
_QUESTION = pattern("question", after=r"[^,.;:!?]*\Z")
_VERBS = either("somebody_says")
_ONE = either("somebody")
# Words on paper have an author who is named elsewhere.
_PAPERS = rf"(?:\w+\s){{0,3}}{either('papers_of_somebody')}\b"
# `Said a day later` names nobody.
_SPANS = rf"{either('spans')}\b"
_SOMEBODY_BEFORE = re.compile(
    rf"(?:\A|[.!?…]\s+)(?={CAPITAL})(?i:{_ONE})\s(?!{_PAPERS}){SMALL}[^:]{{2,120}}:\s*\Z"
)
_SOMEBODY_AFTER = re.compile(
    rf"[\s\"”»,]*(?:{_VERBS}\s{_ONE}\s(?!{_PAPERS}|{_SPANS})(?:{SMALL}|-)+"
    rf"|{_ONE}\s(?!{_PAPERS})(?:(?:{SMALL}|-)+\s){{1,7}}?{_VERBS}\b)"
)
_WORD = rf"{CAPITAL}[\w'’-]+"
_NAME = rf"(?P<name>{_WORD}(?:\s{_WORD}){{1,2}})"
_NAME_BEFORE = re.compile(rf"(?:\A|[.!?…]\s+){_NAME}(?!\w)[^:]{{0,80}}:\s*\Z")
_NAME_AFTER = re.compile(rf"\s{_NAME}(?!\w)")


def is_strangers(names: ArticleNames, piece: Piece, limit: int) -> bool:
    """Return whether the words beside a piece, up to `limit`, give it to somebody unknown."""
    article = names.article
    sentence = article.sentence_at(piece.words.start)
    start = max(piece.paragraph.start, min(sentence.start, piece.outer_start))
    end = min(limit, piece.paragraph.end, piece.outer_end + _REACH)
    return _is_before(names, start, piece.outer_start) or _is_after(names, piece.outer_end, end)


def is_hearsay(article: Article, piece: Piece) -> bool:
    """Return whether words are what others say or ask: `denied reports that “…”`, `вопрос «…?»`."""
    sentence = article.sentence_at(piece.words.start)
    start = max(sentence.start, piece.outer_start - _REACH)
    if piece.words.text[-1] == "?" and _QUESTION.search(article.plain, start, piece.outer_start):
        return True
    found = last(_HEARSAY.finditer(article.plain, start, piece.outer_start))
    if not found or _AS.search(article.plain, start, piece.outer_start):
        return False
    return first_beside(article.plain, found.end(), piece.outer_start) is None


def is_cried(article: Article, names: ArticleNames, piece: Piece) -> bool:
    """Return whether nobody on file is named in front of a verb of crying or writing the words."""
    start = article.sentence_at(piece.words.start).start
    cried = _CRIED.search(article.plain, max(start, piece.outer_start - _REACH), piece.outer_start)
    if not cried or names.speaking(start, cried.start()):
        return False
    if PRONOUN.match(article.plain, start):
        return False
    return PAPER.search(article.plain, start, cried.start()) is None


def _is_before(names: ArticleNames, start: int, end: int) -> bool:
    before = names.article.plain[start:end]
    named = _NAME_BEFORE.search(before)
    is_unknown = _SOMEBODY_BEFORE.search(before) or (named and _is_name(names, named, start))
    return bool(is_unknown) and not _is_anybody_named(names.article, start, end)


def _is_after(names: ArticleNames, start: int, end: int) -> bool:
    article = names.article
    after = _SOMEBODY_AFTER.match(article.plain, start, end)
    if after:
        stop = article.sentence_at(after.end() - 1).end
        return not _is_anybody_named(article, start, max(after.end(), min(stop, end)))
    near = min(end, start + _AT_ONCE)
    cue = first_beside(article.plain, start, near)
    named = _NAME_AFTER.match(article.plain, cue.end(), end) if cue else None
    is_unknown = named is not None and _is_name(names, named)
    return is_unknown and not _is_anybody_named(article, start, end)


def _is_name(names: ArticleNames, named: re.Match[str], offset: int = 0) -> bool:
    """Return whether capitalised words name a stranger: no title, no opening of a sentence."""
    start, end = named.span("name")
    if fathers_names.is_known(names, offset + start, offset + end):
        return False
    first, *others = named["name"].lower().split()
    return first not in OPENERS and not {first, *others} <= TITLES


def _is_anybody_named(article: Article, start: int, end: int) -> bool:
    return any(mention.actor or mention.outlet for mention in article.within(start, end))
