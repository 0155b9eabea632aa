"""Question and answer: an interview, whose answers somebody gives, or a paper's own questions.

Answers behind dashes that no verb of the writer's is beside are told of, and quoted by nobody.
"""

import re
from collections.abc import Sequence

from timeline.convert.reading.article import Article, is_ended, is_question
from timeline.text.languages import pattern
from timeline.text.paragraphs import Span

_ANSWERS = 2
# Words of whoever speaks of himself: `we`, `мы`.
_FIRST_PERSON = pattern("first_person")
_SPEAKER = pattern("first_person", "addressed")
# Items of a list have a short one.
_LONG_DASH = re.compile(r"(?:\A|\n)[ \t]*[–—][ \t]+\Z")
_DASHED = 8
_LETTERS = re.compile(r"[^\W_]+")


def answers(article: Article) -> Sequence[Span]:
    """Return the paragraphs of an interview from its first question on, or nothing.

    Whoever answers speaks of himself or is quoted throughout; a paper that explains something asks
    and answers in its own words.
    """
    told = [part.span for part in article.told]
    asked = [n for n, span in enumerate(told[:-1]) if is_question(span.text)]
    if len(asked) < _ANSWERS:
        return ()
    answered = [n for n in asked if _is_of_somebody(article, told[n + 1])]
    return told[asked[0] :] if len(answered) >= _ANSWERS else ()


def unquoted(article: Article) -> Sequence[Span]:
    """Return the paragraphs behind dashes of which no words are quoted, if somebody speaks there.

    He tells it by words for himself or for whom he speaks to; items of a list have none.
    """
    text = article.seed.text
    told = [part.span for part in article.told if is_ended(part.span.text)]
    after = [s for s in told if _LONG_DASH.search(text, max(0, s.start - _DASHED), s.start)]
    quoted = {piece.paragraph.start for piece in article.pieces}
    found = [s for s in after if s.start not in quoted and not is_question(s.text)]
    is_spoken = any(_SPEAKER.search(span.text) for span in found)
    return found if is_spoken else ()


def _is_of_somebody(article: Article, span: Span) -> bool:
    """Return whether somebody speaks of himself in a paragraph, or is quoted all along."""
    if _FIRST_PERSON.search(article.plain, span.start, span.end):
        return True
    is_quoted = "_" in article.plain[span.start : span.end]
    return is_quoted and not _LETTERS.search(article.plain, span.start, span.end)
