"""The stretches of a sentence that may retell something, and when it was that each tells of."""

import re
from collections.abc import Iterator
from datetime import timedelta
from itertools import pairwise
from typing import NamedTuple

from timeline.convert.days import named_days
from timeline.convert.likeness.report import Report
from timeline.convert.reading.article import Article
from timeline.convert.words.cues import BOUNDS
from timeline.model import EventDate
from timeline.text.languages import either, pattern
from timeline.text.paragraphs import Span

_DAY_LATER, _SAME_DAY = pattern("day_later"), pattern("same_day")
# Such a day counts from the one told before it, and `two days ago` from that of the report.
_COUNTED_BACK = pattern("counted_back", after=r"\Z")
_WEEKS_AGO = tuple((timedelta(weeks=n), pattern(f"weeks_ago_{n}")) for n in (1, 2, 3))
_ANY_WEEKS_AGO = pattern("weeks_ago_1", "weeks_ago_2", "weeks_ago_3")
# So far from it may be what was two weeks before.
_ABOUT = timedelta(days=3)
# What follows a day so tells what happened on it.
_WHEN = pattern("asks_when", before=r",?\s")
# What stands behind the last of these is of the next day that a sentence names.
_BREAK = re.compile(rf"[.;:,]\s|\s{either('and')}\s")


class Moment(NamedTuple):
    """The day of a stretch, if it names one or says about when; or what it tells is since then."""

    day: EventDate | None
    is_about: bool = False
    is_since: bool = False

    def is_before(self, report: Report) -> bool:
        """Return whether it is earlier than the day of a report."""
        return self.day is not None and self.day.last < report.date.first


def of(article: Article, sentence: Span) -> Iterator[Span]:
    """Yield a sentence in as many stretches as there are days in it that other words part.

    `The shelling goes on since 12 March, when units crossed` tells what happened on that day.
    """
    start = 0
    named = [*named_days.named(article, sentence)]
    for one, two in pairwise(named):
        ends = [m.end() for m in _BREAK.finditer(article.plain, one.span.end, two.span.start)]
        if one.date != two.date and ends:
            yield sentence.cut(start, ends[-1] - sentence.start)
            start = ends[-1] - sentence.start
    if named and _is_explained(article, sentence, named[-1].span):
        start = max(start, named[-1].span.start - sentence.start)
    yield sentence.cut(start, len(sentence.text))


def _is_explained(article: Article, sentence: Span, day: Span) -> bool:
    """Return whether something is so since a day, and what happened on that day stands behind."""
    is_since = BOUNDS.search(article.plain, sentence.start, day.start) is not None
    return is_since and _WHEN.match(article.plain, day.end, sentence.end) is not None


def moment(article: Article, span: Span) -> Moment:
    """Return the moment that a stretch names itself."""
    named = next(named_days.named(article, span), None)
    if not named:
        about = _weeks_ago(article, span)
        return Moment(about, is_about=about is not None)
    is_since = BOUNDS.search(article.plain, span.start, named.span.start) is not None
    return Moment(named.date, is_since=is_since)


def _weeks_ago(article: Article, span: Span) -> EventDate | None:
    """Return about when something was that was some weeks before the day of the report."""
    reported = article.seed.reported
    if not reported or not reported.is_exact:
        return None
    is_any = _ANY_WEEKS_AGO.search(article.plain, span.start, span.end)
    for back, words in _WEEKS_AGO if is_any else ():
        if words.search(article.plain, span.start, span.end):
            day = reported.first - back
            return EventDate(f"{day - _ABOUT}/{day + _ABOUT}")
    return None


def going_on(
    article: Article, span: Span, own: Moment, before: EventDate | None, report: Report
) -> Moment:
    """Return the moment of a stretch that goes on from the day told `before`, or the report's.

    `A day later` and `two days earlier` count from the day before, if there is one.
    """
    if own.day and before:
        back = _days_back(article, span)
        return own._replace(day=EventDate.of(before.first - back)) if back else own
    if not own.day and before and _DAY_LATER.match(article.plain, span.start):
        return Moment(EventDate.of(before.last + timedelta(days=1)))
    day = before or (report.date if report.date.is_exact else None)
    is_same = not own.day and _SAME_DAY.search(article.plain, span.start, span.end)
    return Moment(day) if is_same else own


def _days_back(article: Article, span: Span) -> timedelta | None:
    """Return how many days back a stretch counts, if from what was told before it."""
    named, reported = next(named_days.named(article, span), None), article.seed.reported
    if not (reported and named and _COUNTED_BACK.search(named.span.text)):
        return None
    return reported.first - named.date.first
