"""The bodies that a stretch may mean by less than their names: `the ministry`, `three units`.

Unlike where somebody is to be found who speaks, several may be meant: what a stretch has in common
with an event is weighed, and who it is about is one sign of many.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from timeline.convert.names.names import Mention
from timeline.convert.people import body_nouns
from timeline.convert.people.named import ArticleNames, small_words
from timeline.text.paragraphs import Span

_WORD = re.compile(r"[^\W\d_]{4,}(?:[-‐‑][^\W\d_]+)*")


def meant(names: ArticleNames, span: Span) -> frozenset[str]:
    """Return the bodies named anywhere in an article that words of a stretch may stand for."""
    named = names.bodies
    if not named:
        return frozenset()
    hidden = [(m.start, m.end) for m in names.article.within(span.start, span.end)]
    words = [
        word[0]
        for word in _WORD.finditer(names.article.plain, span.start, span.end)
        if not any(start <= word.start() < end for start, end in hidden)
    ]
    before = [m.actor for m in named if m.start < span.start]
    # The last named comes last.
    order = [*dict.fromkeys(before[::-1])][::-1]
    return frozenset(
        actor for word in words for actor in (*_called(names, word, order), *_cut(word, named))
    )


def _called(names: ArticleNames, word: str, named: Sequence[str]) -> Sequence[str]:
    """Return the bodies that a noun may be said of: every unit, or the last of others."""
    noun = word.lower().removesuffix("s") if word.isascii() else word.lower()
    if not body_nouns.is_noun(noun):
        return ()
    found = body_nouns.named_by(names, noun, named)
    return found if body_nouns.is_unit(noun) else found[-1:]


def _cut(word: str, named: Iterable[Mention]) -> Iterator[str]:
    """Yield the bodies whose names begin with a word in capitals: `Минобороны` of a country."""
    if word[0].isupper():
        yield from (m.actor for m in named if small_words(m.text)[:1] == [word.lower()])
