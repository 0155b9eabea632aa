"""The days that an article names, and which of them a happening may have been on."""

import re
from collections.abc import Iterable, Iterator
from datetime import timedelta
from itertools import pairwise

from timeline.convert.reading import known_clauses
from timeline.convert.reading.article import Article
from timeline.convert.words import date_expressions
from timeline.convert.words.cues import BEGINNINGS, BOUNDS, FUTURE, ISSUED, THAT
from timeline.convert.words.date_expressions import DayWords
from timeline.model import EventDate
from timeline.text.languages import either, pattern
from timeline.text.letters import SMALL
from timeline.text.paragraphs import Span

_CLAUSE = re.compile(rf"[,;:()–—]|{THAT.pattern}", re.IGNORECASE)
_CLAUSE_REACH = 200
_NOUN = re.compile(rf"\s(?!{either('after_a_day')}\b){SMALL}{{3,}}")
# In front of two days: what was between them is meant, and no bound: `from 15 to 17 March`.
_OPENS = pattern("opens_a_span", after=r"\s\Z")
# What a day that is printed on a thing is: `with a use-by date between 10 and 31 May`.
_VALID = pattern("validity", after=r"\s[^.,;:()]{0,40}\Z")
# So far behind the word for a report may stand whose it is.
_BEFORE, _PRINTED, _ISSUED = 30, 60, 80
# A day further back is history; a day further ahead is a plan.
# Between the two names of one day: `on Friday, 29 May`.
_BOTH = 3
_RECENT = timedelta(days=31)
_AHEAD = timedelta(days=2)
_LONG_AGO = timedelta(days=5)


def named(article: Article, span: Span) -> Iterator[DayWords]:
    """Return the days that a stretch of the article names outside quotations and other names.

    `Середа` in a Russian text is a village, and a Wednesday in a Ukrainian one.
    """
    days = date_expressions.days(article.plain, span.start, span.end, article.today)
    return (day for day in days if not article.within(day.span.start, day.span.end))


def usable(article: Article, span: Span, *, is_state: bool = False) -> Iterator[DayWords]:
    """Yield the days that may be the happening's; a state happens on the day it begins."""
    dateline = article.dateline
    for words in named(article, span):
        is_of_report = dateline is not None and dateline.holds(words.span.start, words.span.end)
        if (
            not is_of_report
            and is_recent(words, article.seed.reported)
            and not is_aside(article, words, span, is_state=is_state)
            and not known_clauses.is_aside(article.plain, span, words.span.start, words.span.end)
        ):
            yield words


def is_recent(words: DayWords, reported: EventDate | None) -> bool:
    """Return whether a day is neither history nor a plan, as seen from that of the report."""
    if not reported:
        return True
    return reported.first - _RECENT <= words.date.first <= reported.last + _AHEAD


def is_late(words: DayWords, reported: EventDate | None) -> bool:
    """Return whether a day is that of the report or one of the last before it."""
    return not reported or reported.first - _LONG_AGO <= words.date.first <= reported.last


def told_twice(article: Article) -> DayWords | None:
    """Return the first day that the opening names in two ways: `on Friday, 29 May`.

    Where nothing else tells the day, so much is said of none but that of the happening.
    """
    for part in article.opening:
        for sentence in article.telling(part):
            days = [*named(article, sentence)]
            sure = {day.span.start for day in usable(article, sentence)}
            for one, two in pairwise(days):
                is_same = one.date == two.date and two.span.start - one.span.end <= _BOTH
                is_sure = not sure.isdisjoint((one.span.start, two.span.start))
                if is_same and is_sure and is_late(two, article.seed.reported):
                    return two
    return None


def of_words(days: Iterable[DayWords], reported: EventDate) -> Iterator[DayWords]:
    """Yield the days on which words may have come out: one day each, and lately.

    `Was charged over a raid on 12 March` and `lost 300 men from 20 to 27 March` have other days.
    """
    first = reported.first - _LONG_AGO
    return (one for one in days if first <= one.date.first == one.date.last)


def is_to_come(article: Article, words: DayWords) -> bool:
    """Return whether a day is after the report, which tells of nothing that happened then."""
    reported = article.seed.reported
    return reported is not None and words.date.first > reported.last


def may_be_to_come(words: DayWords, reported: EventDate | None) -> bool:
    """Return whether a mere weekday is nearer ahead of the report than behind it.

    `On Saturday`, written on a Friday, hardly means six days ago: a paper would name the date.
    """
    if not reported or not words.is_relative or date_expressions.weekday(words.span.text) is None:
        return False
    return words.date.first <= reported.first - _LONG_AGO


def is_aside(article: Article, words: DayWords, sentence: Span, *, is_state: bool) -> bool:
    """Return whether the day bounds, plans or names something other than the happening."""
    plain, start, end = article.plain, words.span.start, words.span.end
    before = plain[max(sentence.start, start - _BEFORE) : start]
    if ISSUED.search(plain, max(sentence.start, start - _ISSUED), start):
        return False
    if _VALID.search(plain, max(sentence.start, start - _PRINTED), start):
        return True
    is_span = words.date.first != words.date.last and _OPENS.search(before) is not None
    is_to_come = words.is_relative and FUTURE.search(plain, start, sentence.end) is not None
    is_to_come = is_to_come or may_be_to_come(words, article.seed.reported)
    is_beginning = is_state and not is_to_come and BEGINNINGS.search(before) is not None
    if BOUNDS.search(before) and not (is_span or is_beginning):
        return True
    is_explicit = not words.is_relative
    if is_explicit and before.lower().endswith("the ") and _NOUN.match(plain, end):
        return True
    return bool(FUTURE.search(_clause(plain, start, end, sentence)))


def _clause(plain: str, start: int, end: int, sentence: Span) -> str:
    """Return the words around a day up to the next comma or `that` on either side."""
    first = max(sentence.start, start - _CLAUSE_REACH)
    last = min(sentence.end, end + _CLAUSE_REACH)
    before = [stop.end() for stop in _CLAUSE.finditer(plain, first, start)]
    after = _CLAUSE.search(plain, end, last)
    return plain[before[-1] if before else first : after.start() if after else last]


def is_bound(article: Article, words: DayWords) -> bool:
    """Return whether something begins on a day, or lasts from it on."""
    before = article.plain[max(0, words.span.start - _BEFORE) : words.span.start]
    return BEGINNINGS.search(before) is not None or _OPENS.search(before) is not None
