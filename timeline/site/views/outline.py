"""The days of a record that is too long for its titles: by week, each with what it holds."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby

from timeline.record import indexes
from timeline.record.indexes import Listed
from timeline.site import words
from timeline.site.context import Context
from timeline.site.links import Link
from timeline.site.views.chronicle import counts, divided
from timeline.site.views.day_parts import unknown_day
from timeline.site.words import Words

# A record of more days than this shows its weeks alone.
_MOST_DAYS = 750
_WEEK = timedelta(days=6)


@dataclass(frozen=True, slots=True)
class OutlineDay:
    """A day: its own page, how many events it has, and its sentence.

    Where only the month is known, `id` and the link are those of no day.
    """

    id: str
    link: Link
    counts: str
    sentence: str


@dataclass(frozen=True, slots=True)
class OutlineWeek:
    """A week: its own page, how many events it has, and its days, or none in a very long record."""

    link: Link
    counts: str
    days: tuple[OutlineDay, ...]


@dataclass(frozen=True, slots=True)
class Outline:
    """The record by week; `background` says how many events are from before the matter."""

    background: str
    weeks: tuple[OutlineWeek, ...]
    has_days: bool


def outline(context: Context) -> Outline:
    """Return the weeks of a long record."""
    before, events = divided(context, context.record.group(indexes.timeline))
    days = [tuple(group) for _, group in groupby(events, key=lambda each: each.date.day_key)]
    has_days = len(days) <= _MOST_DAYS
    weeks = groupby(events, key=lambda each: each.date.first.isocalendar()[:2])
    found = tuple(_week(context, tuple(group), has_days) for _, group in weeks)
    said = context.count("{n} event of background", "{n} events of background", len(before))
    return Outline(said if before else "", found, has_days)


def _week(context: Context, events: Sequence[Listed], has_days: bool) -> OutlineWeek:
    first = _monday(events[0].date.first)
    link = Link(_label(context.words, first), context.links.week(first))
    days = tuple(_days(context, events)) if has_days else ()
    return OutlineWeek(link, counts(context, events), days)


def _days(context: Context, events: Sequence[Listed]) -> Iterator[OutlineDay]:
    for _, group in groupby(events, key=lambda each: each.date.day_key):
        found = tuple(group)
        when = found[0].date
        if when.is_month:
            label = unknown_day(context, when.first)
            yield OutlineDay("", Link(label), counts(context, found), "")
            continue
        text = context.record.group(indexes.day_texts, when.first.isoformat())
        link = Link(
            words.sentence(context.words.day_of_week(when.first)), context.links.day(when.first)
        )
        yield OutlineDay(
            when.first.isoformat(), link, counts(context, found), text.body if text else ""
        )


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


def _label(spoken: Words, monday: date) -> str:
    # The last week that dates can name is not whole.
    last = monday + _WEEK if date.max - monday >= _WEEK else date.max
    return spoken.span(monday, last)
