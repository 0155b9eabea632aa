"""What pages of days and weeks share: names, counts, sentences, and what lasts over a day."""

from datetime import date, timedelta

from timeline.model import EventDate, Frozen
from timeline.record import indexes
from timeline.site import words
from timeline.site.context import Context
from timeline.site.links import Link
from timeline.site.views.rows import Row, Rows

_WEEK = timedelta(days=6)


class DayLine(Frozen, frozen=True, kw_only=True):
    """A day in a list of days: its sentence, if it has one, and how much it has."""

    link: Link
    iso: str
    weekday: str = ""
    sentence: str
    count: str


class DaysLine(Frozen, frozen=True, kw_only=True):
    """A week or month in an index: what it is called, how much it has, and its days, if shown."""

    id: str
    link: Link
    count: str
    days: tuple[DayLine, ...]


def day_line(context: Context, name: str) -> DayLine:
    """Return the line of a day, which is called like 2024-03-12."""
    day, count = date.fromisoformat(name), context.record.group(indexes.day_counts, name)
    return DayLine(
        link=Link(context.words.short_day(day), context.links.day(day)),
        iso=name,
        weekday=context.words.weekday(day),
        sentence=sentence(context, name),
        count=counts(context, count.reported, count.said),
    )


def sentence(context: Context, day: str) -> str:
    """Return what an editor wrote about a day, or nothing."""
    found = context.record.group(indexes.day_texts, day)
    return " ".join(found.body.split()) if found else ""


def counts(context: Context, reported: int, said: int, between: str = " · ") -> str:
    """Return how much each column has: `15 reported · 14 said`."""
    parts = []
    if reported:
        parts.append(context.count("{n} reported", "{n} reported", reported))
    if said:
        parts.append(context.count("{n} said", "{n} said", said))
    return between.join(parts)


def lasting(context: Context, day: str, rows: Rows) -> tuple[Row, ...]:
    """Return the events that began before a day and last over it."""
    return tuple(rows[each.id] for each in context.record.group(indexes.during, day))


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
    return words.sentence(context.say("{month}, day not known", month=label))


def _when(key: str) -> EventDate:
    if is_month(key):
        return EventDate(key)
    year, _, week = key.partition("-W")
    monday = date.fromisocalendar(int(year), int(week), 1)
    # The last week that dates can name is not whole.
    sunday = monday + _WEEK if date.max - monday >= _WEEK else date.max
    return EventDate(f"{monday}/{sunday}")
