"""The index of weeks: how much each has, and of a short record each day with its sentence."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from timeline.record import indexes, weeks
from timeline.record.weeks import WeekSize, week_of
from timeline.site.context import Context
from timeline.site.links import Link
from timeline.site.views import booklet
from timeline.site.views.day_parts import DaysLine, counts, day_line
from timeline.site.views.week_names import week_link

# The days of a longer record stand in its index of days alone.
_MOST_WEEKS = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class Weeks:
    """The index of weeks; `days` leads to that of days, `booklet` to what can be printed."""

    weeks: tuple[DaysLine, ...]
    days: Link
    booklet: Link | None


def weeks_view(context: Context) -> Weeks:
    """Return the index of weeks."""
    sizes = context.record.group(weeks.week_sizes)
    days = _days(context) if len(sizes) <= _MOST_WEEKS else {}
    return Weeks(
        weeks=tuple(_week(context, size, days.get(size.key, ())) for size in sizes),
        days=Link(context.say("Every day"), context.links.to("/days/")),
        booklet=booklet.link(context),
    )


def _days(context: Context) -> Mapping[str, tuple[str, ...]]:
    """Return the days of each week."""
    found: defaultdict[str, tuple[str, ...]] = defaultdict(tuple)
    for day in context.record.keys(indexes.on_day):
        found[week_of(date.fromisoformat(day))] += (day,)
    return found


def _week(context: Context, size: WeekSize, days: tuple[str, ...]) -> DaysLine:
    return DaysLine(
        id=size.key,
        link=week_link(context, size.key),
        count=counts(context, size.reported, size.said),
        days=tuple(day_line(context, day) for day in days),
    )
