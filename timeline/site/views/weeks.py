"""The indexes of weeks and of days: how much each has, and of a short record its sentences."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date

from timeline.model import Frozen
from timeline.record import indexes, weeks
from timeline.record.weeks import WeekSize, week_of
from timeline.site.context import Context
from timeline.site.links import Link
from timeline.site.views import booklet
from timeline.site.views.day_parts import DaysLine, counts, day_line, week_link
from timeline.site.words import Words, sentence

# The days of a longer record stand in its index of days alone.
_MOST_WEEKS = 40
# A longer record has a page for each of its months.
_MOST_DAYS = 60


class Weeks(Frozen, frozen=True, kw_only=True):
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


class DayIndex(Frozen, frozen=True, kw_only=True):
    """The index of days, or its page about one month. `crumbs` lead up."""

    crumbs: tuple[Link, ...]
    title: str
    months: tuple[DaysLine, ...]
    before: Link | None = None
    after: Link | None = None


def day_index(context: Context) -> DayIndex:
    """Return the index of days."""
    names = tuple(context.record.keys(weeks.days_of_month))
    is_long = bool(months_apart(context))
    return DayIndex(
        crumbs=(_home(context),),
        title=context.say("Every day"),
        months=tuple(_apart(context, name) if is_long else _month(context, name) for name in names),
    )


def months_apart(context: Context) -> Sequence[str]:
    """Return the months of which each has its own page; none in a record that is short."""
    names = tuple(context.record.keys(weeks.days_of_month))
    number = sum(len(_days_of(context, name)) for name in names)
    return names if number > _MOST_DAYS else ()


def month_view(context: Context, name: str) -> DayIndex:
    """Return the page of a month."""
    names = tuple(context.record.keys(weeks.days_of_month))
    at = names.index(name)
    return DayIndex(
        crumbs=(_home(context), Link(context.say("Every day"), context.links.to("/days/"))),
        title=_label(context.words, name),
        months=(_month(context, name),),
        before=_link(context, names[at - 1]) if at else None,
        after=_link(context, names[at + 1]) if at + 1 < len(names) else None,
    )


def _home(context: Context) -> Link:
    return Link(context.say("Week by week"), context.links.to("/timeline/"))


def _month(context: Context, name: str) -> DaysLine:
    days = tuple(day_line(context, day) for day in _days_of(context, name))
    return DaysLine(id=f"in_{name}", link=Link(_label(context.words, name)), count="", days=days)


def _apart(context: Context, name: str) -> DaysLine:
    count = context.count("{n} day", "{n} days", len(_days_of(context, name)))
    return DaysLine(id=f"in_{name}", link=_link(context, name), count=count, days=())


def _days_of(context: Context, name: str) -> Sequence[str]:
    return context.record.group(weeks.days_of_month, name)


def _link(context: Context, name: str) -> Link:
    return Link(_label(context.words, name), context.links.to(f"/days/{name}/"))


def _label(words: Words, name: str) -> str:
    return sentence(words.month(date.fromisoformat(f"{name}-01")))
