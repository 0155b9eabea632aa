"""Days as people write them: what was meant where a day is not written as 2024-03-13."""

import re
from collections.abc import Iterable
from datetime import date

# In English, as `check` and `convert` speak; strftime's names follow the locale, which Pelican
# sets.
MONTHS = (
    "January February March April May June July August September October November December"
).split()
# How the names of the months begin in Russian and in Ukrainian, in whatever case they end.
_STEMS = (
    ("янв", "січ"),
    ("фев", "лют"),
    ("мар", "берез"),
    ("апр", "квіт"),
    ("мая", "май", "трав"),
    ("июн", "черв"),
    ("июл", "лип"),
    ("авг", "серп"),
    ("сен", "верес"),
    ("окт", "жовт"),
    ("ноя", "лист"),
    ("дек", "груд"),
)
_NAME = r"(?P<name>[A-Za-z]{3,9}|[А-Яа-яІіЇї]{3,9})\.?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>\d{4})(?: (?:года|г\.|року|р\.))?"
# As texts: Python makes patterns of them for the first day that is written otherwise.
_FORMS = (
    rf"{_YEAR}[-/.](?P<month>\d{{1,2}})[-/.]{_DAY}",
    rf"{_DAY}[.](?P<month>\d{{1,2}})[.]{_YEAR}",
    rf"{_DAY} {_NAME},? {_YEAR}",
    rf"{_NAME} {_DAY},? {_YEAR}",
    # Where the first may be a month and a day, nobody can say which of them is which.
    rf"(?P<day>1[3-9]|2\d|3[01])[-/](?P<month>\d{{1,2}})[-/]{_YEAR}",
    rf"(?P<month>\d{{1,2}})[-/](?P<day>1[3-9]|2\d|3[01])[-/]{_YEAR}",
)
_MONTH_FORMS = (
    rf"{_NAME},? {_YEAR}",
    rf"{_YEAR},? {_NAME}",
    rf"{_YEAR}[-/.](?P<month>\d{{1,2}})",
    rf"(?P<month>\d{{1,2}})[-/.]{_YEAR}",
)
_MOST = 2  # the first and the last
_NOON = 12
_CLOCK = re.compile(
    r"(?P<hour>\d{1,2})(?:[:.](?P<minute>[0-5]\d)(?::\d\d)?)?(?: ?(?P<half>[ap])\.?m\.?)?",
    re.ASCII | re.IGNORECASE,
)
_TO = re.compile(r"\s*(?:–|—|\.\.|/|\s-\s|\bto\b)\s*")


def day_meant(text: str) -> str:
    """Return a day, or two with a slash between them, as it is to be written; "" if unclear."""
    if alone := _day(text):
        return alone
    days = [_day(part) for part in _TO.split(text.strip())]
    is_clear = all(days) and len(days) <= _MOST
    return "/".join(days) if is_clear else ""


def month_meant(text: str) -> str:
    """Return a month as it is to be written; "" if unclear."""
    return _read(text, _MONTH_FORMS)[: len("2024-03")]


def clock_meant(text: str) -> str:
    """Return how a time is to be written, with what belongs to it; "" if unclear."""
    match = _CLOCK.fullmatch(text.strip())
    if match is None:
        return ""
    hour, half = int(match["hour"]), (match["half"] or "").lower()
    if half and not 1 <= hour <= _NOON:
        return ""
    hour = hour % _NOON + (_NOON if half == "p" else 0) if half else hour
    if hour >= 2 * _NOON:
        return ""
    return f'"{hour:02}:{match["minute"] or "00"}", and its time zone below, as tz: Europe/Paris'


def _day(text: str) -> str:
    return _read(text, _FORMS)


def _read(text: str, forms: Iterable[str]) -> str:
    """Return the day that `text` says in one of `forms`, the first of a month, or nothing."""
    found = (re.fullmatch(form, text.strip(), re.ASCII) for form in forms)
    match = next(filter(None, found), None)
    if match is None:
        return ""
    given = match.groupdict()
    try:
        month = int(given["month"]) if given.get("month") else _month(given["name"].lower())
        return date(int(given["year"]), month, int(given.get("day") or 1)).isoformat()
    except ValueError:
        return ""


def _month(name: str) -> int:
    """Return the number of a month by its name or the beginning of it; 0 if there is none."""
    for number, (english, stems) in enumerate(zip(MONTHS, _STEMS, strict=True), 1):
        if english.lower().startswith(name) or name.startswith(stems):
            return number
    return 0
