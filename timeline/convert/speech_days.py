"""The day on which somebody spoke, told apart from the days of what he spoke of."""

import re
from collections.abc import Iterator, Sequence

from timeline.convert import known_clauses
from timeline.convert.article import Article
from timeline.convert.cues import BEFORE_THE_PAST, ISSUED, TALKED, THAT
from timeline.convert.date_expressions import DayWords
from timeline.convert.speech import speeches
from timeline.text.languages import either, pattern
from timeline.text.paragraphs import Span

_BEFORE = 30
# `The order was signed on Tuesday.`
_ISSUES = pattern("issues")
# A speech verb and the day of the speech stand this close.
_BESIDE = 45
# A day that opens a sentence is parted from what follows: `On Tuesday evening, the mayor said`.
_AT_ONCE = re.compile(
    rf"\s?{either('night', 'morning', 'afternoon', 'evening', 'part_of_day')}?,", re.IGNORECASE
)


def own(
    article: Article, sentence: Span, days: Sequence[DayWords], *, is_lead: bool
) -> Iterator[DayWords]:
    """Yield those of the days of a sentence on which somebody speaks in it, verb by verb.

    Below the lead, who had spoken did so before.
    """
    for verb in _main_verbs(article, sentence, is_lead=is_lead):
        found = [
            day for day in days if _is_behind(article, day, verb) or _is_before(article, day, verb)
        ]
        yield from sorted(found, key=lambda day: _gap(day.span, verb))


def _gap(day: Span, verb: re.Match[str]) -> int:
    return day.start - verb.end() if day.start >= verb.end() else verb.start() - day.end


def _main_verbs(article: Article, sentence: Span, *, is_lead: bool) -> Iterator[re.Match[str]]:
    """Yield the verbs of speech or of a talk that stand in no clause about something known."""
    plain = article.plain
    said = speeches(plain, sentence.start, sentence.end)
    talked, issued = (
        each.search(plain, sentence.start, sentence.end) for each in (TALKED, _ISSUES)
    )
    for verb in filter(None, (talked, *said, issued)):
        is_over = BEFORE_THE_PAST.search(plain[sentence.start : verb.start()])
        is_aside = known_clauses.is_mentioned(plain, sentence, *verb.span())
        if not is_aside and (is_lead or not is_over):
            yield verb


def _is_behind(article: Article, words: DayWords, verb: re.Match[str]) -> bool:
    """Return whether a day behind a verb is its own, and no day of what was said."""
    if words.span.start < verb.end():
        return False
    between = article.plain[verb.end() : words.span.start]
    return len(between) <= _BESIDE and not THAT.search(between)


def _is_before(article: Article, words: DayWords, verb: re.Match[str]) -> bool:
    """Return whether a day in front of a verb is its own: `On Tuesday the mayor, X, said`."""
    plain, end = article.plain, words.span.end
    if ISSUED.search(plain, max(0, words.span.start - _BEFORE), words.span.start):
        return True
    if end > verb.start():
        return False
    between = plain[end : verb.start()]
    comma = between.find(",")
    is_parted = _AT_ONCE.match(between) is not None
    return comma < 0 or is_parted
