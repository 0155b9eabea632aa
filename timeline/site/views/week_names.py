"""What weeks are called, and which days they have."""

from datetime import date, timedelta

from timeline.site.words import Words


def days_of(key: str) -> tuple[date, date]:
    """Return the Monday and the Sunday of a week, which is called like 2024-W11."""
    year, _, week = key.partition("-W")
    monday = date.fromisocalendar(int(year), int(week), 1)
    return monday, monday + timedelta(days=6)


def week_label(words: Words, key: str) -> str:
    """Return `11–17 March 2024`."""
    return words.span(*days_of(key))


def week_label_beside(words: Words, key: str, other: str) -> str:
    """Return what a week is called beside another: without the year where they share it."""
    monday, sunday = days_of(key)
    if sunday.year != days_of(other)[1].year:
        return week_label(words, key)
    return words.span_in(sunday.year, monday, sunday)
