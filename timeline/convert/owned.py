"""Whose the quoted words are by a noun for them: `X's answer was: “…”`, `слова X о «…»`."""

import re

from timeline.convert.article import Article
from timeline.convert.found import Basis, Found
from timeline.convert.named import ArticleNames
from timeline.convert.names import Mention
from timeline.convert.pieces import Piece
from timeline.convert.speech import first_beside
from timeline.text.languages import either

_NOUN = either("utterances")
_NOUN_BEFORE = re.compile(rf"\b{_NOUN}\s(?:[^\W\d_]+\s)?\Z", re.IGNORECASE)
_NOUN_BEHIND = re.compile(rf"['’ʼ]s?\s(?:[^\W\d_]+\s)?{_NOUN}\b", re.IGNORECASE)
# What may lead from the noun to the words: a colon, `о том, что`, `of`, nothing.
_LEADS = re.compile(
    rf"\s*(?:[–—-]\s*)?|[^,;.:]*:\s*|\s{either('spoken_of', 'of_words')}\s(?:[^\W\d_]+\s){{0,3}}",
    re.IGNORECASE,
)
_REACH, _BEFORE = 60, 40


def by_noun(article: Article, names: ArticleNames, piece: Piece) -> Found | None:
    """Find whose words are named as such right before a quotation."""
    start = max(article.sentence_at(piece.words.start).start, piece.outer_start - 2 * _REACH)
    named = [m for m in article.within(start, piece.outer_start) if names.may_speak(m)]
    if not named or piece.outer_start - named[-1].end > _REACH:
        return None
    end = _end_of_owner(article, named[-1])
    if end is None or first_beside(article.plain, end, piece.outer_start):
        return None
    if not _LEADS.fullmatch(article.plain, end, piece.outer_start):
        return None
    return Found(named[-1].actor, Basis.NAMED, named[-1].text, named[-1].start)


def _end_of_owner(article: Article, name: Mention) -> int | None:
    """Return where a name and a noun for words of his end: `X's answer`, `слова X`."""
    if behind := _NOUN_BEHIND.match(article.plain, name.end):
        return behind.end()
    before = _NOUN_BEFORE.search(article.plain, max(0, name.start - _BEFORE), name.start)
    return name.end if before and not name.text.isascii() else None
