"""Whoever is told to have said nothing: `the ministry has not commented`, `neither X nor Y`."""

import re

from timeline.convert.names.names import Mention
from timeline.convert.reading.article import Article
from timeline.convert.reading.roles import Role
from timeline.convert.reading.speech import UNANSWERED, UNSAID, speeches
from timeline.text.languages import either, pattern

# `There was no comment from the ministry`
_NO_ANSWER = pattern("no_answer_from", after=r"\s(?:the\s)?\Z")
# `Neither X nor the ministry has said`
_NEITHER = pattern("neither", after=r"\s(?:the\s)?(?:[^\W\d_]+\s){0,2}\Z")
# What the next clause tells is of others.
_CLAUSE = re.compile(rf",\s{either('and', 'joins_clauses')}\s", re.IGNORECASE)


def is_silent(article: Article, mention: Mention) -> bool:
    """Return whether somebody did not speak, as is told behind the first sentence."""
    plain, sentence = article.plain, article.sentence_at(mention.start)
    if article.roles.at(mention.start) is Role.HEADLINE or _is_first(article, mention):
        return False
    if UNANSWERED.search(plain, mention.end, sentence.end):
        return True
    if any(words.search(plain, sentence.start, mention.start) for words in (_NO_ANSWER, _NEITHER)):
        return True
    clause = _CLAUSE.search(plain, mention.end, sentence.end)
    end = clause.start() if clause else sentence.end
    said = [*speeches(plain, mention.end, end)]
    return len(said) == 1 and bool(UNSAID.search(plain, mention.end, said[0].start()))


def _is_first(article: Article, mention: Mention) -> bool:
    """Return whether a name stands in the first sentence of the lead, or above it."""
    lead = next((part.span.start for part in article.opening), 0)
    return mention.start < article.sentence_at(lead).end
