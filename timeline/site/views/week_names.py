"""What weeks are called, and which days they have; a month stands for what has no known day."""

from datetime import date, timedelta

from timeline.model import EventDate
from timeline.site.context import Context
from timeline.site.links import Link
from timeline.site.words import sentence

_WEEK = timedelta(days=6)


def is_month(key: str) -> bool:
    """Return whether a key is that of a month, like 2024-03, and not of a week, like 2024-W11."""
    return "W" not in key


def days_of(key: str) -> tuple[date, date]:
    """Return the Monday and the Sunday of a week, or the first and the last day of a month."""
    when = _when(key)
    return when.first, when.last


def week_label(context: Context, key: str) -> str:
    """Return `11–17 March 2024`, or `March 2024, day not known`."""
    return _told(context, key, context.words.dated(_when(key)))


def week_link(context: Context, key: str, beside: str = "") -> Link:
    """Return the way to a week; beside another its year is left out where they share it."""
    when, href = _when(key), context.links.to(f"/timeline/{key}/")
    if not beside or when.last.year != _when(beside).last.year:
        return Link(week_label(context, key), href)
    return Link(_told(context, key, context.words.short_date(when)), href)


def _told(context: Context, key: str, label: str) -> str:
    if not is_month(key):
        return label
    return sentence(context.say("{month}, day not known", month=label))


def _when(key: str) -> EventDate:
    if is_month(key):
        return EventDate(key)
    year, _, week = key.partition("-W")
    monday = date.fromisocalendar(int(year), int(week), 1)
    # The last week that dates can name is not whole.
    sunday = monday + _WEEK if date.max - monday >= _WEEK else date.max
    return EventDate(f"{monday}/{sunday}")
