"""The days of a record that is too long for its titles: by week, each with what it holds."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from timeline.model import Strand
from timeline.record import indexes
from timeline.record.indexes import Listed
from timeline.record.weeks import stretch_of
from timeline.site.context import Context
from timeline.site.links import Link
from timeline.site.views.chronicle import divided
from timeline.site.views.day_parts import counts
from timeline.site.views.week_names import is_month, week_link
from timeline.site.words import sentence

# A record of more days than this shows its weeks alone.
_MOST_DAYS = 750


@dataclass(frozen=True, slots=True)
class OutlineDay:
    """A day: its own page, how many events it has, and its sentence."""

    id: str
    link: Link
    counts: str
    sentence: str


@dataclass(frozen=True, slots=True)
class OutlineWeek:
    """A week: its own page, how many events it has, and its days.

    A very long record has no days here, nor have the events of which only the month is known.
    """

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
    weeks: defaultdict[str, list[Listed]] = defaultdict(list)
    for each in events:
        weeks[stretch_of(each.date)].append(each)
    found = tuple(_week(context, key, group, has_days) for key, group in weeks.items())
    said = context.count("{n} event of background", "{n} events of background", len(before))
    return Outline(said if before else "", found, has_days)


def _week(context: Context, key: str, events: Sequence[Listed], has_days: bool) -> OutlineWeek:
    days = tuple(_days(context, events)) if has_days and not is_month(key) else ()
    return OutlineWeek(week_link(context, key), _counts(context, events), days)


def _days(context: Context, events: Sequence[Listed]) -> Iterator[OutlineDay]:
    for _, group in groupby(events, key=lambda each: each.date.day_key):
        found = tuple(group)
        when = found[0].date
        text = context.record.group(indexes.day_texts, when.first.isoformat())
        link = Link(sentence(context.words.day_of_week(when.first)), context.links.day(when.first))
        yield OutlineDay(
            when.first.isoformat(), link, _counts(context, found), text.body if text else ""
        )


def _counts(context: Context, events: Sequence[Listed]) -> str:
    said = sum(each.strand is Strand.SAID for each in events)
    return counts(context, len(events) - said, said, between=", ")
