"""What pages of days and weeks share: a day's events in two columns, and what lasts over it."""

from dataclasses import dataclass
from datetime import date

from timeline.record import indexes
from timeline.site.context import Context
from timeline.site.links import Link
from timeline.site.views.rows import Row, Rows


@dataclass(frozen=True, slots=True, kw_only=True)
class DayLine:
    """A day in a list of days: its sentence, if it has one, and how much it has."""

    link: Link
    iso: str
    weekday: str
    sentence: str
    count: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DaysLine:
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
