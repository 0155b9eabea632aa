"""Dates of events: a small subset of EDTF level 1 (ISO 8601-2:2019, Library of Congress)."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import Self

from timeline.model.meant import MONTHS, day_meant, month_meant

FORMS = "2024-03-13, 2024-03, 2024-03-12~ (about), 2024-03-12? (uncertain) or 2024-03-15/2024-03-17"
_DATE = re.compile(
    r"(?P<first>(?P<year>\d{4})-(?P<month>\d\d)(?:-(?P<day>\d\d))?)"
    r"(?:(?P<mark>[~?])|/(?P<last>\d{4}-\d\d-\d\d))?",
    re.ASCII,
)
# The check refuses spans of more than a year; whatever a date says, no more days are made of it.
MOST_DAYS = 400


@dataclass(frozen=True, slots=True)
class EventDate:
    """A day, a month, an approximate or uncertain day, or a range of days.

    `edtf` is the text as written; `first` and `last` are its bounds as days. Raises ValueError,
    with what to write instead, for anything else.
    """

    edtf: str

    def __post_init__(self) -> None:
        _bounds(self.edtf)

    @classmethod
    def of(cls, day: date) -> Self:
        """Return the date that is exactly `day`."""
        return cls(day.isoformat())

    @property
    def bounds(self) -> tuple[date, date]:
        """The first and the last day it may mean."""
        return _bounds(self.edtf)

    @property
    def first(self) -> date:
        """The first day it may mean."""
        return _bounds(self.edtf)[0]

    @property
    def last(self) -> date:
        """The last day it may mean."""
        return _bounds(self.edtf)[1]

    @property
    def is_month(self) -> bool:
        """Whether only the month is known."""
        return len(self.edtf) == len("2024-03")

    @property
    def is_range(self) -> bool:
        """Whether it spans several named days."""
        return "/" in self.edtf

    @property
    def is_exact(self) -> bool:
        """Whether it names one day without doubt."""
        return len(self.edtf) == len("2024-03-13")

    @property
    def days(self) -> tuple[date, ...]:
        """Every day of it, on each of which it counts; none where only the month is known.

        Of a span that is longer than the check allows, the first `MOST_DAYS`.
        """
        if self.is_month:
            return ()
        length = min((self.last - self.first).days + 1, MOST_DAYS)
        return tuple(self.first + timedelta(days=offset) for offset in range(length))

    @property
    def day_key(self) -> str:
        """`YYYY-MM-DD` of the first day, or `YYYY-MM-00`: starts a file name and sorts."""
        if self.is_exact:
            return self.edtf
        return f"{self.edtf}-00" if self.is_month else self.first.isoformat()

    @property
    def iso(self) -> str:
        """Its first day as 2024-03-12; of a month, 2024-03."""
        return self.edtf if self.is_month else self.first.isoformat()

    @property
    def said_key(self) -> str:
        """Sorts what was said: a month of which the day is not known stands after its days."""
        return f"{self.edtf}-99" if self.is_month else self.day_key

    @property
    def label(self) -> str:
        """The date as a reader says it, such as `about 12 March 2024` or `15–17 March 2024`."""
        if self.is_month:
            return month_label(self.first)
        if self.is_range:
            return _range_label(self.first, self.last)
        prefix = {"~": "about ", "?": "probably "}.get(self.edtf[-1], "")
        return prefix + day_label(self.first)

    def __str__(self) -> str:
        return self.edtf


# The many thousand dates of a record are of few days.
@lru_cache(maxsize=4096)
def _bounds(edtf: str) -> tuple[date, date]:
    """Return the first and the last day of a date; raises ValueError where it is none."""
    match = _DATE.fullmatch(edtf)
    if not match or (not match["day"] and (match["mark"] or match["last"])):
        meant = day_meant(edtf) or month_meant(edtf) or FORMS
        raise ValueError(f"{edtf!r} is not a date; write {meant}")
    try:
        if not match["day"]:
            return _month(int(match["year"]), int(match["month"]))
        first = date.fromisoformat(match["first"])
        last = date.fromisoformat(match["last"]) if match["last"] else first
    except (ValueError, OverflowError):
        raise ValueError(f"{edtf!r} is not a day of the calendar; write {FORMS}") from None
    if match["last"] and first >= last:
        raise ValueError(f"the range {edtf!r} runs backwards; write the earlier day first")
    return first, last


def _month(year: int, month: int) -> tuple[date, date]:
    first = date(year, month, 1)
    return first, (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)


def _range_label(first: date, last: date) -> str:
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{day_label(last)}"
    if first.year == last.year:
        return f"{first.day} {MONTHS[first.month - 1]} – {day_label(last)}"
    return f"{day_label(first)} – {day_label(last)}"


def day_label(day: date) -> str:
    """Return `13 March 2024`."""
    return f"{day.day} {month_label(day)}"


def month_label(day: date) -> str:
    """Return `March 2024`."""
    return f"{MONTHS[day.month - 1]} {day.year}"
