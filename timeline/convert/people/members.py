"""Somebody of a body who is not named: `a source in X said` gives no words to X."""

import re

from timeline.convert.names.names import Mention
from timeline.convert.people.named import ArticleNames
from timeline.convert.reading.article import Article
from timeline.text.languages import either, pattern

# `a soldier of X`, `a person close to the X`, `источник в X`, `боец X`.
_MEMBER = re.compile(
    rf"\b{either('members')}\s(?:(?:\w+\s){{0,2}}{either('governs_a_name')}\s(?:the\s)?)?\Z",
    re.IGNORECASE,
)
_PEOPLE = pattern("people", "women", "members")
_REACH = 60


def before(article: Article, body: Mention) -> re.Match[str] | None:
    """Return the words before the name of a body that make it that of somebody in it."""
    start = max(article.sentence_at(body.start).start, body.start - _REACH)
    return _MEMBER.search(article.plain, start, body.start)


def between(names: ArticleNames, body: Mention, cue: re.Match[str]) -> bool:
    """Return whether somebody without a name stands at a verb: `на кадрах СГ водитель говорит`."""
    if names.is_person(body.actor):
        return False
    told = _PEOPLE.search(names.article.plain, body.end, cue.start())
    if told is None:
        return False
    # In letters without cases such a word need not be the subject, unless it is all there is.
    return not told[0].isascii() or told.span() == (body.end + 1, cue.start() - 1)
