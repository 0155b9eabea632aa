"""Months as reports write them where they tell no day: `in mid-March`, `in March 2023`."""

import re
from calendar import monthrange
from datetime import date

from timeline.convert.words.date_expressions import MONTH_NAMES, DayWords, month_named
from timeline.convert.words.starts import Sought
from timeline.formats.seedtext import YEARS
from timeline.model import EventDate
from timeline.text.languages import either
from timeline.text.paragraphs import Span

# A month without a part of it is meant as a whole.
_PARTS = {"begins": (1, 10), "middle": (10, 20), "ends": (20, 31)}
_HALF_A_YEAR = 6
_NAMED = Sought.of(
    re.compile(
        rf"\b(?:(?P<begins>{either('month_begins')})|(?P<middle>{either('month_middle')})"
        rf"|(?P<ends>{either('month_ends')})|{either('in_month')})[\s-]"
        # `In March 12 houses burned` tells a month, but looks like a day.
        rf"(?P<month>{MONTH_NAMES})\b(?!\.?\s\d{{1,2}}\b)(?:,?\s(?P<year>\d{{4}})(?:\b|-))?",
        re.IGNORECASE,
    ),
    *("month_begins", "month_middle", "month_ends", "in_month"),
)


def before(text: str, start: int, end: int, reported: EventDate | None) -> DayWords | None:
    """Return the first month that a stretch names, if it was before the report.

    Without a year it is the nearest one: `in May`, written in March, is rather to come.
    """
    found = _NAMED.search(text, start, end) if reported else None
    number = month_named(found["month"]) if found else 0
    if not (found and reported and number):
        return None
    day = reported.first
    year = int(found["year"]) if found["year"] else _nearest(number, day)
    if year not in YEARS:
        return None
    part = next((days for name, days in _PARTS.items() if found[name]), (1, 31))
    first, last = (date(year, number, min(n, monthrange(year, number)[1])) for n in part)
    if last >= day:
        return None
    span = Span(found.start(), found.end(), found[0])
    return DayWords(span=span, date=EventDate(f"{first}/{last}"), is_relative=not found["year"])


def _nearest(month: int, day: date) -> int:
    """Return the year of the month of that number that lies nearest to a day."""
    apart = month - day.month
    return day.year - (apart > _HALF_A_YEAR) + (apart < -_HALF_A_YEAR)
