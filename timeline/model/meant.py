"""Days as people write them: what was meant where a day is not written as 2024-03-13."""

import re
from datetime import date

_MONTHS = (
    "january february march april may june july august september october november december"
).split()
_NAME = r"(?P<name>[A-Za-z]{3,9})\.?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>\d{4})"
_FORMS = [
    re.compile(form, re.ASCII)
    for form in (
        rf"{_YEAR}[-/.](?P<month>\d{{1,2}})[-/.]{_DAY}",
        rf"{_DAY}[.](?P<month>\d{{1,2}})[.]{_YEAR}",
        rf"{_DAY} {_NAME},? {_YEAR}",
        rf"{_NAME} {_DAY},? {_YEAR}",
        # Where the first may be a month and a day, nobody can say which of them is which.
        rf"(?P<day>1[3-9]|2\d|3[01])[-/](?P<month>\d{{1,2}})[-/]{_YEAR}",
        rf"(?P<month>\d{{1,2}})[-/](?P<day>1[3-9]|2\d|3[01])[-/]{_YEAR}",
    )
]
_MOST = 2  # the first and the last
_TO = re.compile(r"\s*(?:–|—|\.\.|/|\s-\s|\bto\b)\s*")


def day_meant(text: str) -> str:
    """Return a day, or two with a slash between them, as it is to be written; "" if unclear."""
    if alone := _day(text):
        return alone
    days = [_day(part) for part in _TO.split(text.strip())]
    is_clear = all(days) and len(days) <= _MOST
    return "/".join(days) if is_clear else ""


def _day(text: str) -> str:
    match = next(filter(None, (form.fullmatch(text.strip()) for form in _FORMS)), None)
    if match is None:
        return ""
    given = match.groupdict()
    name = given.get("name", "").lower()
    months = [at for at, month in enumerate(_MONTHS, 1) if name and month.startswith(name)]
    try:
        month = months[0] if name else int(given["month"])
        return date(int(given["year"]), month, int(given["day"])).isoformat()
    except (ValueError, IndexError):
        return ""
