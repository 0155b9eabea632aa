"""The stretches of a sentence that may retell something, and when it was that each tells of."""

import re
from collections.abc import Iterator
from datetime import timedelta
from itertools import pairwise
from typing import NamedTuple

from timeline.convert.days import named_days
from timeline.convert.likeness.report import Report
from timeline.convert.reading.article import Article
from timeline.convert.words import month_expressions
from timeline.convert.words.cues import BOUNDS
from timeline.convert.words.date_expressions import MONTH_NAMES, month_named
from timeline.convert.words.starts import Sought
from timeline.model import EventDate
from timeline.text.languages import any_of, either, pattern, plain, table
from timeline.text.paragraphs import Span

_DAY_LATER, _SAME_DAY = pattern("day_later"), pattern("same_day")
# `Five days later`, `через пять дней`.
_DAYS = range(2, 15)
_NUMBER = "|".join(
    rf"(?P<n{number}>{number}\b|{any_of(words.split())})"
    for number, words in table("numbers").items()
    if int(number) in _DAYS
)
# `And a week later`, `а ещё через два дня`; what is later than something else counts from that.
_LATER = (
    rf"\b(?:{either('and', 'later_opens')}\s){{0,3}}(?:(?P<ahead>{either('later_before')})\s)?"
    rf"(?:(?:{_NUMBER})\s(?:(?P<weeks>{either('later_weeks')})|{either('later_days')})"
    rf"|(?P<week>{either('later_week')})|{either('later_day')})\b"
    rf"(?(ahead)(?!\s{either('later_than')}\b)|\s{either('later_behind')}\b)"
)
_SOME_LATER = re.compile(_LATER, re.IGNORECASE)
# `Eleven days ago`; as far back as a week dates are read anyway. Few stretches have the last word.
_BACK = plain("days_back")
_DAYS_AGO = re.compile(
    rf"\b(?:{_NUMBER})\s{either('later_days')}\s{either('days_back')}\b", re.IGNORECASE
)
# Such a day counts from the one told before it, and `two days ago` from that of the report.
_COUNTED_BACK = pattern("counted_back", after=r"\Z")
_WEEKS_AGO = tuple((timedelta(weeks=n), pattern(f"weeks_ago_{n}")) for n in (1, 2, 3))
_OF_WEEKS_AGO = ("weeks_ago_1", "weeks_ago_2", "weeks_ago_3")
_ANY_WEEKS_AGO = Sought.of(pattern(*_OF_WEEKS_AGO), *_OF_WEEKS_AGO)
_LAST_WEEK = Sought.of(pattern("last_week"), "last_week")
_WEEK, _DAY = timedelta(weeks=1), timedelta(days=1)
_EARLIER_IN_MONTH = Sought.of(
    re.compile(
        rf"\b{either('earlier_in_month')}\s(?P<month>{MONTH_NAMES})\b(?!\.?\s\d)", re.IGNORECASE
    ),
    "earlier_in_month",
)
# So far from it may be what was two weeks before.
_ABOUT = timedelta(days=3)
# What follows a day so tells what happened on it.
_WHEN = pattern("asks_when", before=r",?\s")
# What stands behind the last of these is of the next day that a sentence names.
_BREAK = re.compile(rf"[.;:,]\s|\s{either('and')}\s")
# What another does is another thing too: `… is cleared, while the minister counted losses`.
_CLAUSE = 30  # letters that such a clause has at least
_ANOTHER = re.compile(rf"(?:;|,\s{either('sets_beside')})\s", re.IGNORECASE)
# What happened on the same day is another thing, and what did later: `…, and a week later units …`.
_AND_THEN = re.compile(
    rf"(?<=[;,]\s)(?:{either('and')}\s)?{either('same_day')}\b"
    rf"|(?:(?<=[;,]\s)|(?<=\s)(?={either('and')}\s)){_LATER}",
    re.IGNORECASE,
)


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

    `The shelling goes on since 12 March, when units crossed` tells what happened on that day. So do
    clauses that a sentence sets beside one another.
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
    last = named[-1].span.end if named else sentence.end
    if again := _AND_THEN.search(article.plain, last, sentence.end):
        yield from _clauses(sentence.cut(start, again.start() - sentence.start))
        start = again.start() - sentence.start
    yield from _clauses(sentence.cut(start, len(sentence.text)))


def _clauses(stretch: Span) -> Iterator[Span]:
    """Yield what a stretch sets one beside another; a few words tell nothing of their own."""
    start = 0
    for another in _ANOTHER.finditer(stretch.text):
        both = another.start() - start, len(stretch.text) - another.end()
        if min(both) >= _CLAUSE:
            yield stretch.cut(start, another.start())
            start = another.end()
    yield stretch.cut(start, len(stretch.text))


def _is_explained(article: Article, sentence: Span, day: Span) -> bool:
    """Return whether something is so since a day, and what happened on that day stands behind."""
    is_since = BOUNDS.search(article.plain, sentence.start, day.start) is not None
    return is_since and _WHEN.match(article.plain, day.end, sentence.end) is not None


def moment(article: Article, span: Span) -> Moment:
    """Return the moment that a stretch names itself."""
    named = next(named_days.named(article, span), None)
    if not named:
        if ago := _days_ago(article, span):
            return Moment(ago)
        month = month_expressions.before(article.plain, span.start, span.end, article.today)
        about = _weeks_ago(article, span) or (month.date if month else _lately(article, span))
        return Moment(about, is_about=about is not None)
    is_since = BOUNDS.search(article.plain, span.start, named.span.start) is not None
    return Moment(named.date, is_since=is_since)


def _days_ago(article: Article, span: Span) -> EventDate | None:
    """Return the day that is as many days before that of the report as a stretch says."""
    small, reported = span.text.lower(), article.today
    if not any(word in small for word in _BACK) or not reported or not reported.is_exact:
        return None
    number = _number(_DAYS_AGO.search(article.plain, span.start, span.end))
    if not number:
        return None
    return EventDate.of(reported.first - timedelta(days=number))


def _weeks_ago(article: Article, span: Span) -> EventDate | None:
    """Return about when something was that was some weeks before the day of the report."""
    reported = article.today
    if not reported or not reported.is_exact:
        return None
    is_any = _ANY_WEEKS_AGO.search(article.plain, span.start, span.end)
    for back, words in _WEEKS_AGO if is_any else ():
        if words.search(article.plain, span.start, span.end):
            day = reported.first - back
            return EventDate(f"{day - _ABOUT}/{day + _ABOUT}")
    return None


def _lately(article: Article, span: Span) -> EventDate | None:
    """Return the days of `last week`, or of `earlier in March` where it is the report's month."""
    reported = article.today
    if not reported or not reported.is_exact:
        return None
    today = reported.first
    week = _LAST_WEEK.search(article.plain, span.start, span.end)
    if week and not BOUNDS.search(article.plain, span.start, week.start()):
        monday = today - timedelta(days=today.weekday() + _WEEK.days)
        # What is sought lies a day around, and no other week is meant.
        return EventDate(f"{monday + _DAY}/{monday + _WEEK - 2 * _DAY}")
    month = _EARLIER_IN_MONTH.search(article.plain, span.start, span.end)
    is_this = month is not None and month_named(month["month"]) == today.month
    if not is_this or today.day == 1:
        return None
    return EventDate(f"{today.replace(day=1)}/{today - _DAY}")


def going_on(
    article: Article,
    span: Span,
    own: Moment,
    before: Moment | None,
    report: Report,
    *,
    is_clause: bool,
) -> Moment:
    """Return the moment of a stretch that goes on from the one told `before`, or the report's day.

    `A day later` and `two days earlier` count from the day before, if there is one. A clause of the
    same sentence is of its day.
    """
    last = before.day if before else None
    if own.day and last:
        back = _days_back(article, span)
        return own._replace(day=EventDate.of(last.first - back)) if back else own
    if before and not own.day and (later := _later(article, span, before)):
        return later
    if before and is_clause and not own.day:
        return before
    day = last or (report.date if report.date.is_exact else None)
    is_same = not own.day and _SAME_DAY.search(article.plain, span.start, span.end)
    return Moment(day, is_about=bool(before and before.is_about)) if is_same else own


def _later(article: Article, span: Span, before: Moment) -> Moment | None:
    """Return the moment of a stretch that says how much later it was than what was told before.

    What was weeks later, or some days later than about a day, was about a day.
    """
    found = _SOME_LATER.search(article.plain, span.start, span.end)
    if found and found["ahead"] and found.start() > span.start:
        found = None  # `lost 30 men in eight days`
    is_next = found is None and _DAY_LATER.match(article.plain, span.start) is not None
    if not before.day or not (found or is_next):
        return None
    is_of_weeks = found is not None and bool(found["week"] or found["weeks"])
    later = (_WEEK if is_of_weeks else _DAY) * (_number(found) or 1)
    first, last = before.day.first + later, before.day.last + later
    if is_of_weeks and not before.is_about:
        return Moment(EventDate(f"{first - _ABOUT}/{last + _ABOUT}"), is_about=True)
    day = EventDate(f"{first}/{last}") if before.is_about else EventDate.of(last)
    return Moment(day, is_about=before.is_about)


def _number(found: re.Match[str] | None) -> int:
    return next((n for n in _DAYS if found and found[f"n{n}"]), 0)


def _days_back(article: Article, span: Span) -> timedelta | None:
    """Return how many days back a stretch counts, if from what was told before it."""
    named, reported = next(named_days.named(article, span), None), article.today
    if not (reported and named and _COUNTED_BACK.search(named.span.text)):
        return None
    return reported.first - named.date.first
