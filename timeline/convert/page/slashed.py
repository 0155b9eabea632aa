"""A stamp that may be read in two ways: `07/04/2024` is in April, and in July where months lead."""

import re
from collections.abc import Iterator
from contextlib import suppress
from datetime import date

from timeline.convert.page.years import Years
from timeline.convert.words import date_expressions
from timeline.formats.seedtext import Seed
from timeline.model import EventDate
from timeline.text import boilerplate
from timeline.text.paragraphs import Span

_SLASHED = re.compile(r"(?<![\d/])(?P<one>\d\d?)/(?P<two>\d\d?)/(?P<year>20\d\d)(?![\d/])")
_LEAD = 2


def days(seed: Seed, years: Years) -> Iterator[tuple[Span, EventDate]]:
    """Yield the days of such stamps, where the week of the article or the record settles them."""
    for line in seed.boilerplate:
        found = _SLASHED.search(line.text) if boilerplate.is_stamp(line.text) else None
        readings = _readings(found) if found else ()
        of_week = [day for day in readings if _is_of_week(day, line, seed)]
        for settled in (of_week, [day for day in readings if years.is_near(day)]):
            if len(settled) == 1:
                yield line, EventDate.of(settled[0])
                break


def _readings(found: re.Match[str]) -> tuple[date, ...]:
    made: list[date] = []
    for day, month in (("one", "two"), ("two", "one")):
        with suppress(ValueError):
            made.append(date(int(found["year"]), int(found[month]), int(found[day])))
    return tuple(dict.fromkeys(made))


def _is_of_week(day: date, stamp: Span, seed: Seed) -> bool:
    """Return whether a day is that of the week in its stamp; of one in the lead, or the next."""
    if (own := date_expressions.weekday(stamp.text)) is not None:
        return day.weekday() == own
    told = " ".join(paragraph.text for paragraph in seed.lead[:_LEAD])
    named = date_expressions.weekday(told)
    return named is not None and (day.weekday() - named) % 7 <= 1
