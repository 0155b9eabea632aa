"""Days as reports write them, in any language that is known."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from timeline.convert.words.clock_times import PARTS
from timeline.convert.words.starts import Heads, Sought, between
from timeline.formats.seedtext import YEARS
from timeline.model import EventDate
from timeline.text.languages import any_of, begun, either, lines, pattern, tree
from timeline.text.languages import words as listed
from timeline.text.paragraphs import Span

_MONTHS = [[name for form in forms for name in form.split("|")] for forms in lines("months")]
_MONTH = {name.lower(): number for number, names in enumerate(_MONTHS, 1) for name in names}
MONTH_NAMES = tree(
    sorted((n for names in _MONTHS for n in names), key=len, reverse=True), re.escape
)
# `may 12` is no date: English months are written with a capital.
_WITH_CAPITAL = frozenset(n.lower() for names in _MONTHS for n in names if n[0].isupper())
_WEEKDAYS = lines("weekdays")
_WEEKDAY = "|".join(f"(?P<weekday{n}>{any_of(forms)})" for n, forms in enumerate(_WEEKDAYS))
_ONE_WEEKDAY = re.compile(rf"\b(?:{_WEEKDAY})\b", re.IGNORECASE)
_ANY_WEEKDAY = re.compile(any_of(name for forms in _WEEKDAYS for name in forms), re.IGNORECASE)
_ORDINAL = f"{either('ordinals')}?"
_THROUGH = rf"\s?(?:[-–—/]|{either('through')})\s?"
_TO = rf"\s?(?:[-–—]|{either('until')})\s?"
_ANY_PART = either(*PARTS)
# `the 14th of May` has its month, and `the 14th brigade` is no day.
_NO_MONTH = rf"(?!\s?[-–—/.]\s?\d|\s(?:{either('of_month')}\s)?{MONTH_NAMES})"
# The longest way back first: `the day before` begins `the day before yesterday`.
_DAYS_AGO = [f"days_ago_{n}" for n in reversed(range(6))]
_BACK = [re.compile(either(name), re.IGNORECASE) for name in reversed(_DAYS_AGO)]
_LAST = pattern("last_weekday", after=r"\s\Z")
_LONGEST_LAST = 12
# Where a word ends; Markdown sets a day off by `_`, which is a letter to a pattern.
_EDGE = r"(?:\b|(?=_)|(?<=_))"
# `2024г.`: behind a year its own word may stand at once.
_YEAR_ENDS = rf"(?:{_EDGE}|(?={either('page.year_marks')}(?![^\W\d_])))"
# Each alternative names its groups alike but for a number, as one pattern may not repeat a name.
_WITH_NUMBER_FIRST = (
    r"(?P<year1>\d{4})[-/.](?P<number1>\d\d)[-/.](?P<last1>\d\d)(?:T[\d:.]+)?"
    r"|(?P<last2>\d{1,2})[.-](?P<number2>\d{1,2})[.-](?P<year2>\d{4}|(?<=\d\d\.\d\d\.)\d\d(?![.\d]))"
    r"|(?P<number6>0?[1-9]|1[0-2])/(?P<last6>1[3-9]|2\d|3[01])/(?P<year6>\d{4})"
    r"|(?P<last5>1[3-9]|2\d|3[01])/(?P<number5>\d{1,2})/(?P<year5>\d{4})"
    rf"|(?P<first7>\d{{1,2}}){_ORDINAL}\s(?P<from7>{MONTH_NAMES})\.?{_TO}"
    rf"(?P<last7>\d{{1,2}}){_ORDINAL}\s(?P<name7>{MONTH_NAMES}){_EDGE}\.?(?:,?\s(?P<year7>\d{{4}}){_YEAR_ENDS})?"
    rf"|(?:(?P<first3>\d{{1,2}}){_ORDINAL}{_THROUGH})?(?P<last3>\d{{1,2}}){_ORDINAL}"
    rf"(?:\s{either('of_month')})?\s(?P<name3>{MONTH_NAMES}){_EDGE}\.?(?:,?\s(?P<year3>\d{{4}}){_YEAR_ENDS})?"
)
_WITH_MONTH_FIRST = (
    rf"(?P<from8>{MONTH_NAMES})\.?\s(?P<first8>\d{{1,2}}){_ORDINAL}{_TO}"
    rf"(?P<name8>{MONTH_NAMES})\.?\s(?P<last8>\d{{1,2}}){_ORDINAL}{_EDGE}(?!:\d)(?:,?\s(?P<year8>\d{{4}}){_EDGE})?"
    rf"|(?P<name4>{MONTH_NAMES})\.?\s(?P<first4>\d{{1,2}}){_ORDINAL}"
    rf"(?:{_THROUGH}(?P<last4>\d{{1,2}}){_ORDINAL})?{_EDGE}(?!:\d)(?:,?\s(?P<year4>\d{{4}}){_EDGE})?"
)
# Most words begin no day, so each family is tried only where what it begins with stands.
_DAY = re.compile(
    rf"{_EDGE}(?=\w)(?:(?=\d)(?:{_WITH_NUMBER_FIRST})"
    rf"|(?={MONTH_NAMES}\.?\s\d)(?:{_WITH_MONTH_FIRST})"
    rf"|(?P<back>{either(*_DAYS_AGO)})"
    rf"|(?={_ANY_WEEKDAY.pattern})(?:{_WEEKDAY}))(?:{_EDGE}|(?<=\d{{4}}){_YEAR_ENDS})",
    re.IGNORECASE,
)
# Where a day may begin, however it goes on.
_BEGINS = Sought(
    re.compile(
        r"(?<![^\W_])(?=\w)"
        rf"(?=\d|{MONTH_NAMES}\.?\s\d|{either(*_DAYS_AGO)}|{_ANY_WEEKDAY.pattern})",
        re.IGNORECASE,
    ),
    Heads.of(
        [
            *(name for names in _MONTHS for name in names),
            *begun(name for forms in _WEEKDAYS for name in forms),
            *begun(listed(*_DAYS_AGO)),
            *(f"{digit}*" for digit in range(10)),
        ]
    ),
)
# Most sentences have no such number, so these are sought only where one is.
_NUMBERED = re.compile(rf"\d(?:{either('ordinals')}|\s{either('day_of_month')})\b", re.IGNORECASE)
_ALONE = re.compile(
    rf"\b(?:{_ANY_PART}\s(?:{either('into_a_day')}\s)?(?:{either('determiners')}\s)?"
    rf"(?P<alone1>\d{{1,2}}){either('ordinals')}\b{_NO_MONTH}"
    rf"|(?P<alone2>\d{{1,2}}){either('ordinals')}(?=\s{_ANY_PART}\b)"
    rf"|(?P<alone3>\d{{1,2}}){_ORDINAL}\s{either('day_of_month')}\b"
    rf"|{either('on_a_day')}\s(?P<alone4>\d{{1,2}}){either('ordinals')}\b{_NO_MONTH}"
    rf"(?=\W*\Z|[,.;:)]|\s{either('after_a_day')}\b)"
    # Set off by commas: `Five days later, 17-го, …`.
    rf"|(?<=,\s)(?P<alone5>\d{{1,2}}){either('ordinals')}(?=,))",
    re.IGNORECASE,
)
_NIGHT = re.compile(either("night"), re.IGNORECASE)
_TWO_MONTHS = "78"
_WEEK = 7
# `overnight into Tuesday`, `ночью 14 мая`: so near the word for a night stands its day.
_NIGHT_OF = 12
# `14.03.24`
_CENTURY, _SHORT = 2000, 2


@dataclass(frozen=True, slots=True, kw_only=True)
class DayWords:
    """Words that name a day or some days; `is_relative` if they count from the report's day."""

    span: Span
    date: EventDate
    is_relative: bool


def days(text: str, start: int, end: int, reported: EventDate | None) -> Iterator[DayWords]:
    """Return the days that `text` names from `start` up to `end`, counted from the report's."""
    return iter(_days(text, start, end, reported))


@lru_cache(maxsize=8)
def latest(text: str) -> EventDate | None:
    """Return the latest day that a text names by its day, month and year, or None."""
    named = (words.date for words in days(text, 0, len(text), None))
    return max(named, key=lambda day: day.last, default=None)


# A sentence of an article is asked for its days again and again.
@lru_cache(maxsize=1_000)
def _days(text: str, start: int, end: int, reported: EventDate | None) -> tuple[DayWords, ...]:
    # As in nearly every stretch no day may begin, none is sought there.
    return tuple(_found(text, start, end, reported)) if between(_starts(text), start, end) else ()


def _found(text: str, start: int, end: int, reported: EventDate | None) -> Iterator[DayWords]:
    """Yield the days; a word for the last night gives way to a day beside it."""
    night: DayWords | None = None
    for words in _in_order(text, start, end, reported):
        if night and words.span.start - night.span.end > _NIGHT_OF:
            yield night
        night = words if _is_night(words) else None
        if not night:
            yield words
    if night:
        yield night


def _is_night(words: DayWords) -> bool:
    return words.is_relative and _NIGHT.fullmatch(words.span.text) is not None


def _in_order(text: str, start: int, end: int, reported: EventDate | None) -> list[DayWords]:
    found = [*_with_names(text, start, end, reported)]
    if reported and reported.is_exact and _NUMBERED.search(text, start, end):
        found += _numbered(text, start, end, reported.first)
        found.sort(key=lambda words: words.span.start)
    return found


def _with_names(text: str, start: int, end: int, reported: EventDate | None) -> Iterator[DayWords]:
    """Yield the days that have a name, a month or a distance from the report's."""
    at = start
    for begin in between(_starts(text), start, end):
        match = _DAY.match(text, begin, end) if begin >= at else None
        if not match:
            continue
        at, relative = match.end(), _relative(match, reported)
        if found := relative or _named(match, reported):
            span = Span(match.start(), match.end(), match[0])
            yield DayWords(span=span, date=found, is_relative=relative is not None)


# Most stretches of a text have no place where a day may begin.
@lru_cache(maxsize=8)
def _starts(text: str) -> tuple[int, ...]:
    return _BEGINS.starts(text)


def _numbered(text: str, start: int, end: int, day: date) -> Iterator[DayWords]:
    """Yield the days that have a number alone, each the last one up to a day: `on the 14th`."""
    for match in _ALONE.finditer(text, start, end):
        number = int(next(match[f"alone{n}"] for n in "12345" if match[f"alone{n}"]))
        before = day.replace(day=1) - timedelta(days=1)
        near = day if number <= day.day else before
        if found := _calendar(near.year, near.month, number):
            span = Span(match.start(), match.end(), match[0])
            yield DayWords(span=span, date=EventDate.of(found), is_relative=True)


def is_of_calendar(word: str) -> bool:
    """Return whether a word is the name of a month or of a day of the week."""
    return word.lower() in _MONTH or _ANY_WEEKDAY.fullmatch(word) is not None


def _relative(match: re.Match[str], reported: EventDate | None) -> EventDate | None:
    if not reported or not reported.is_exact:
        return None
    day = reported.first
    if match["back"]:
        back = next(n for n, words in enumerate(_BACK) if words.fullmatch(match["back"]))
        return EventDate.of(day - timedelta(days=back))
    for weekday in range(_WEEK):
        if match[f"weekday{weekday}"]:
            back = (day.weekday() - weekday) % _WEEK
            # On a Friday, `last Friday` is no `today`.
            return EventDate.of(day - timedelta(days=back or _WEEK * _is_last(match)))
    return None


def weekday(text: str) -> int | None:
    """Return the first day of a week that a text names, 0 for Monday, or None."""
    found = _ONE_WEEKDAY.search(text)
    return next((n for n in range(_WEEK) if found and found[f"weekday{n}"]), None)


def _is_last(match: re.Match[str]) -> bool:
    """Return whether a weekday is told to be the last one: `last Friday`."""
    start = match.start()
    return _LAST.search(match.string, max(0, start - _LONGEST_LAST), start) is not None


def _named(match: re.Match[str], reported: EventDate | None) -> EventDate | None:
    """Return the day or days that a month and numbers name, or None for what is no date."""
    form = next((f for f in "12345678" if match[f"last{f}"]), "4" if match["first4"] else "")
    if not form:
        return None
    first, last = _numbers(match, form)
    year, month = match[f"year{form}"], _month(match, form)
    begins = month_named(match[f"from{form}"]) if form in _TWO_MONTHS else month
    if not month or not begins:
        return None
    end = _day(year, month, last, reported)
    # A span from December to January has the year of its end.
    years = str(end.year - (begins > month)) if end else year
    return _spanning(_day(years, begins, first, reported), end)


def _numbers(match: re.Match[str], form: str) -> tuple[int, int]:
    groups = match.groupdict()
    last, first = groups[f"last{form}"], groups.get(f"first{form}")
    return int(first or last or 0), int(last or first or 0)


def _month(match: re.Match[str], form: str) -> int:
    if form in "1256":
        return int(match[f"number{form}"])
    return month_named(match[f"name{form}"])


def month_named(name: str) -> int:
    """Return the number of a month, or 0 where its name is written as no month is."""
    small = name.lower()
    return _MONTH[small] if name[0].isupper() or small not in _WITH_CAPITAL else 0


def _day(year: str | None, month: int, day: int, reported: EventDate | None) -> date | None:
    """Return the day; without a year, the one closest to the report."""
    if year:
        return _calendar(int(year) + _CENTURY * (len(year) == _SHORT), month, day)
    if not reported:
        return None
    near = reported.first
    candidates = [_calendar(near.year + step, month, day) for step in (0, -1, 1)]
    known = [candidate for candidate in candidates if candidate]
    return min(known, key=lambda candidate: abs(candidate - near), default=None)


def _calendar(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day) if year in YEARS else None
    except ValueError:
        return None


def _spanning(first: date | None, last: date | None) -> EventDate | None:
    if not first or not last or first > last:
        return None
    return EventDate.of(first) if first == last else EventDate(f"{first}/{last}")
