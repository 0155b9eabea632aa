"""What the boilerplate of an article tells: the day of the report and whose article it is."""

import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from itertools import chain, pairwise

from msgspec.structs import replace

from timeline.convert.names.names import Gazetteer
from timeline.convert.page import daylines, slashed
from timeline.convert.page.mastheads import Papers
from timeline.convert.page.pagelines import (
    OPENING,
    above_headline,
    all_lines,
    below_article,
    exact_days,
    exact_words,
    head,
    is_sentence,
    named,
    passed_on,
    without_signs,
)
from timeline.convert.page.years import Years
from timeline.convert.words import date_expressions
from timeline.convert.words.date_expressions import DayWords
from timeline.formats.seedtext import Seed
from timeline.model import EventDate
from timeline.record import Record
from timeline.text import boilerplate, datelines
from timeline.text.languages import either, pattern
from timeline.text.paragraphs import Span

_ANY_YEAR = 2000
# How many years from the likely one a day may lie: in all of these its weekday is another.
_CLOSEST = (0, -1, 1, -2, 2)
_DAY_OF_ADDRESS = re.compile(
    r"/(?P<year>20\d\d)[/-]?(?P<month>0?[1-9]|1[0-2])[/-]?(?P<day>[0-3]?\d)(?=[/_-]|\Z)"
)
_YEAR = re.compile(r"(?<!\d)20\d\d(?!\d)")
# In front of the day on which a page was published, wherever that of a change stands.
_PUBLISHED = re.compile(
    rf"{either('page.stamps_published')}(?:(?!{either('page.stamps_changed')}).)*\Z",
    re.IGNORECASE | re.DOTALL,
)
# Between a day as the report counts it and its date: `yesterday, 30 March`.
_THAT_IS = re.compile(r",?\s\(?")
# Such a day may count from another than the report's: `a day earlier`.
_COUNTED_BACK = pattern("counted_back", after=r"\Z")

# Lines of a press release may stand above its dateline.
_DATELINED = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Masthead:
    """The day of the report with the words that say it, and the outlets that published it.

    `stamp` is None where the seed itself begins with the day, or nothing tells it. `issuers` are
    the actors whose name stands above the headline: it is their release, or their post that another
    passed on. `signers` are those whose name stands below it: they wrote it.
    """

    seed: Seed
    stamp: Span | None
    outlets: tuple[str, ...]
    issuers: tuple[str, ...] = ()
    signers: tuple[str, ...] = ()

    @classmethod
    def of(cls, seed: Seed, gazetteer: Gazetteer, papers: Papers, *, years: Years) -> "Masthead":
        """Return the masthead of `seed`, which is dated by its stamp if by nothing else.

        `years` tell of which one a day is that names none.
        """
        seed, find = _in_zone(seed, papers.record), cache(gazetteer.find)
        stamp, day = next(_stamps(seed, years), (None, None))
        outlets = papers.of(seed, find)
        above = above_headline(seed, find)
        issued = [*(m for line in above for m in named(line, find)), *passed_on(seed, find)]
        issuers = tuple(dict.fromkeys(mention.actor for mention in issued))
        below = (mention for line in below_article(seed) for mention in named(line, find))
        signers = tuple(dict.fromkeys(mention.actor for mention in below))
        seed = without_signs(seed, find, gazetteer.begins, daylines.around(seed))
        if not stamp or not day or not _is_news(day, seed.reported):
            return cls(seed=seed, stamp=None, outlets=outlets, issuers=issuers, signers=signers)
        dated = replace(seed, reported=day)
        return cls(seed=dated, stamp=stamp, outlets=outlets, issuers=issuers, signers=signers)

    def side(self, record: Record) -> str:
        """Return the side that all the outlets are of, or nothing."""
        known = [record.outlets.by_id.get(outlet) for outlet in self.outlets]
        sides = {outlet.side if outlet else "" for outlet in known}
        return sides.pop() if len(sides) == 1 else ""


def _in_zone(seed: Seed, record: Record) -> Seed:
    """Return a page that gives an instant of UTC with the day that it was at the site."""
    if not seed.instant.endswith(("Z", "+00:00", "+0000")):
        return seed
    try:
        instant = datetime.fromisoformat(seed.instant)
    except ValueError:
        return seed
    return replace(seed, reported=EventDate.of(instant.astimezone(record.zone).date()))


def _is_news(day: EventDate, reported: EventDate | None) -> bool:
    """Return whether a stamp says more than the head: nothing stands there, or its month alone."""
    if not reported:
        return True
    return reported.is_month and reported.first <= day.first <= reported.last


def _stamps(seed: Seed, years: Years) -> Iterator[tuple[Span, EventDate]]:
    """Yield the days in stamps, in datelines of the first paragraphs and in other lines."""
    yield from _stamped(seed)
    paragraphs = (p for section in seed.sections[:1] for p in section.paragraphs[:_DATELINED])
    for number, paragraph in enumerate(paragraphs):
        dateline = datelines.dateline(paragraph.text)
        # Below the lines of a press release the place stands first, and the year last.
        is_whole = dateline[:1].isalpha() and datelines.YEAR.search(dateline)
        if dateline and (number < OPENING or (is_whole and not seed.reported)):
            yield from exact_days(paragraph.cut(0, len(dateline)), seed.reported)
    if not seed.reported:
        yield from slashed.days(seed, years)
        yield from _dated_lines(seed)
        yield from daylines.set_apart(seed, None)
        yield from _of_address(seed)
        yield from _of_another_year(seed, years)
        yield from _reckoned(seed, years.likely(seed))


def _stamped(seed: Seed) -> Iterator[tuple[Span, EventDate]]:
    """Yield the days of stamps, that on which the page was published first if they tell it."""
    others: list[tuple[Span, EventDate]] = []
    for line in filter(lambda line: boilerplate.is_stamp(line.text), seed.boilerplate):
        at = 0
        for words in exact_words(line, seed.reported):
            if _PUBLISHED.search(line.text, at, words.span.start):
                yield line, words.date
            else:
                others.append((line, words.date))
            at = words.span.end
    yield from others


def _dated_lines(seed: Seed) -> Iterator[tuple[Span, EventDate]]:
    """Yield the days, year and all, that a headline or the last line names."""
    lines = all_lines(seed)
    for line in dict.fromkeys([*lines[:OPENING], *lines[-1:]]):
        if not is_sentence(line):
            yield from exact_days(line, None)


def _of_address(seed: Seed) -> Iterator[tuple[Span, EventDate]]:
    """Yield the day that many papers put into the address of an article: /2024/03/13/."""
    if found := _DAY_OF_ADDRESS.search(seed.address):
        day = f"{found['year']}-{found['month']:0>2}-{found['day']:0>2}"
        with suppress(ValueError):
            yield Span(0, len(seed.address), seed.address), EventDate(day)


def _of_another_year(seed: Seed, known: Years) -> Iterator[tuple[Span, EventDate]]:
    """Yield the day of a stamp or dateline without a year: the page, record or article has it.

    What an article tells of may have been in any year, so what it names is the weakest ground. In
    another year close to that the day may be of the week that stands beside it. None is to come.
    """
    around = {year[0] for line in seed.boilerplate for year in _YEAR.finditer(line.text)}
    told = {year[0] for year in _YEAR.finditer(seed.text)}
    year = known.likely(seed)
    years = around if len(around) == 1 else {year} if year else told
    if len(years) != 1:
        return
    likely = int(years.pop())
    found = (next(_in_year(seed, likely + step), None) for step in _CLOSEST)
    days = (day for day in found if day and not known.is_to_come(day[1]))
    if first := next(days, None):
        yield next((day for day in chain([first], days) if _is_of_its_week(*day)), first)


def _is_of_its_week(stamp: Span, day: EventDate) -> bool:
    weekday = date_expressions.weekday(stamp.text)
    return weekday is None or day.first.weekday() == weekday


def _in_year(seed: Seed, year: int) -> Iterator[tuple[Span, EventDate]]:
    """Yield the days that stamps and datelines without a year have in one year."""
    around_day = EventDate(f"{year}-07-01")
    for paragraph in dict.fromkeys([*head(seed), *all_lines(seed)[-1:]]):
        if boilerplate.is_stamp(paragraph.text):
            yield from exact_days(paragraph, around_day)
            yield from _in_numbers(paragraph, around_day)
        elif dateline := datelines.dateline(paragraph.text):
            yield from exact_days(paragraph.cut(0, len(dateline)), around_day)
    yield from daylines.set_apart(seed, around_day)


def _in_numbers(stamp: Span, around: EventDate) -> Iterator[tuple[Span, EventDate]]:
    """Yield the day that a stamp without a year has as numbers: `19.03, 14:20`."""
    if found := boilerplate.short_day(stamp.text):
        month, day = found
        with suppress(ValueError):
            yield stamp, EventDate.of(around.first.replace(month=month, day=day))


def _reckoned(seed: Seed, year: str) -> Iterator[tuple[Span, EventDate]]:
    """Yield the day of a report that gives the date of one which it counts: `yesterday, 30 March`.

    A day of the week may be any, so it counts nothing.
    """
    around = EventDate(f"{year or _ANY_YEAR}-07-01")
    for line in all_lines(seed)[:OPENING]:
        days = date_expressions.days(seed.text, line.start, line.end, around)
        for counted, day in pairwise(days):
            is_one = _THAT_IS.fullmatch(seed.text, counted.span.end, day.span.start)
            is_whole = bool(year) or _YEAR.search(day.span.text)
            if is_one and is_whole and _counts(counted) and not day.is_relative:
                back = around.first - counted.date.first
                yield day.span, EventDate.of(day.date.first + back)


def _counts(day: DayWords) -> bool:
    """Return whether words count a day from that of the report."""
    is_counted = day.is_relative and date_expressions.weekday(day.span.text) is None
    return is_counted and not _COUNTED_BACK.search(day.span.text)
