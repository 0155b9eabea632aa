"""Whose the words are that a headline quotes: named behind them, or told in the article."""

import re
from collections.abc import Iterable

from timeline.convert.article import Article
from timeline.convert.found import Basis, Found
from timeline.convert.named import ArticleNames
from timeline.convert.pieces import Piece
from timeline.text import spoken
from timeline.text.languages import either

# `“…”: X about the raids`, `“…”. X on the raids`.
_ABOUT = re.compile(rf"\s{either('on_a_topic', 'reports', 'comments')}\b", re.IGNORECASE)
_BEHIND = re.compile(r"[\"”»“’']?[.!?…]?[\"”»“’']?\s?[:.]?\s")


def by_name(article: Article, names: ArticleNames, piece: Piece) -> Found | None:
    """Find who is named behind the words that a headline begins with: `“…”: X on the raids`."""
    if not article.is_headline(piece.words.start):
        return None
    mark = _BEHIND.match(article.plain, piece.words.end)
    end = article.sentence_at(piece.outer_end).end
    named = names.speaking(mark.end(), end)[:1] if mark else []
    is_first = bool(named) and mark is not None and named[0].start == mark.end()
    if not is_first or not _ABOUT.match(article.plain, named[0].end):
        return None
    return Found(named[0].actor, Basis.NAMED, named[0].text, named[0].start)


def is_repeated(article: Article, piece: Piece) -> bool:
    """Return whether a headline has words in single marks, which the article alone gives to anyone.

    `Capital explains X's 'zone': what Y said` does not tell whose word it is.
    """
    mark = article.plain[piece.outer_start]
    before = article.plain[: piece.outer_start].rstrip()[-1:]
    behind = article.plain[piece.outer_end : piece.outer_end + 1]
    is_within = before != ":" and bool(before) and behind not in (",", ":")
    is_lower = piece.words.text[0].islower()
    is_single = mark in spoken.SINGLE_MARKS and (is_within or is_lower)
    return is_single and article.is_headline(piece.words.start)


def by_colon(article: Article, names: ArticleNames, piece: Piece) -> Found | None:
    """Find the one person named in a headline that ends with quoted words: `X on the raids: “…”`.

    The name opens the headline, and the words stand behind a colon.
    """
    sentence = article.sentence_at(piece.words.start)
    before = article.plain[sentence.start : piece.outer_start].rstrip()
    if not article.is_headline(piece.words.start) or before[-1:] != ":":
        return None
    named = names.speaking(sentence.start, piece.outer_start)
    is_first = bool(named) and named[0].start == sentence.start
    is_alone = len({mention.actor for mention in named if names.is_person(mention.actor)}) == 1
    if not (is_first and is_alone and names.is_person(named[0].actor)):
        return None
    return Found(named[0].actor, Basis.NAMED, before, named[0].start)


def by_words(text: str, said: Iterable[tuple[str, Found]]) -> Found | None:
    """Find who alone says these words in the article, among what is said there."""
    words = _bare(text)
    found = [who for other, who in said if who.speaker and words in _bare(other)]
    return found[0] if len({who.speaker for who in found}) == 1 else None


def _bare(text: str) -> str:
    return " ".join(text.casefold().split()).rstrip(".,!?…")
