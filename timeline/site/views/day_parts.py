"""What pages of days and weeks share: a day's events in two columns, and what lasts over it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from timeline.model import Event, EventDate
from timeline.model.dates import month_label, short_day_label, weekday
from timeline.record import indexes, weeks
from timeline.record.tracked import Memo
from timeline.record.weeks import DaySize
from timeline.site import words
from timeline.site.context import Context
from timeline.site.links import Link
from timeline.site.views.rows import Row, link


@dataclass(frozen=True, slots=True, kw_only=True)
class DayLine:
    """A day in a list of days: its sentence, if it has one, and how much it has."""

    link: Link
    iso: str
    weekday: str
    sentence: str
    count: str


def day_line(context: Context, size: DaySize) -> DayLine:
    """Return the line of a day."""
    day = size.day
    return DayLine(
        link=Link(short_day_label(day), context.links.day(day)),
        iso=day.isoformat(),
        weekday=weekday(day),
        sentence=sentence(context, day.isoformat()),
        count=counts(context, size.reported, size.said),
    )


def sentence(context: Context, day: str) -> str:
    """Return what an editor wrote about a day, or nothing."""
    found = context.record.group(indexes.day_texts, day)
    return " ".join(found.body.split()) if found else ""


def counts(context: Context, reported: int, said: int) -> str:
    """Return how much each column has: `15 reported · 14 said`."""
    parts = []
    if reported:
        parts.append(context.count("{n} reported", "{n} reported", reported))
    if said:
        parts.append(context.count("{n} said", "{n} said", said))
    return " · ".join(parts)


def moment(of: Row, when: EventDate) -> str:
    """Return what is known of the time beyond the day under which a row stands."""
    day = "" if when.is_exact or when.is_month else words.short_date(when)
    return words.sentence(", ".join(filter(None, [day, of.clock.lower() if day else of.clock])))


def lasting(context: Context, day: str, rows: Memo[str, Row]) -> tuple[Link, ...]:
    """Return the events that began before a day and last over it."""
    return tuple(link(rows[each]) for each in context.record.group(weeks.during, day))


def heading(when: EventDate) -> str:
    """Return what a day is called within its week; of a month, that its day is not known."""
    return f"{weekday(when.first)} {short_day_label(when.first)}"


def unknown_day(context: Context, month: date) -> str:
    """Return the heading of what is known to the month alone."""
    return context.say("{month}, day not known", month=month_label(month))


def answered(context: Context, event: Event, rows: Memo[str, Row]) -> tuple[Link, ...]:
    """Return the events that one responds to."""
    return tuple(link(rows[target]) for target in context.targets(event))


def size_of(events: Iterable[bool]) -> tuple[int, int]:
    """Return how many events were reported and said, by whether each was said."""
    found: Sequence[bool] = tuple(events)
    return len(found) - sum(found), sum(found)
