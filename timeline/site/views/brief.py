"""A run of events in one line each, for the lists that are too long for cards."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from timeline.model import Strand
from timeline.model.dates import day_label, month_label
from timeline.record.indexes import Listed
from timeline.record.tracked import Head
from timeline.site import words
from timeline.site.context import Context
from timeline.site.links import Link
from timeline.site.pagination import ListPage
from timeline.site.views.days import anchor


@dataclass(frozen=True, slots=True)
class Line:
    """An event in one line: its title, linked.

    `note` is who speaks, unless the title says so, and the date where the day is not sure.
    """

    link: Link
    is_said: bool
    note: str


@dataclass(frozen=True, slots=True)
class BriefDay:
    """A day, or a month of which the day is not known, and its events."""

    id: str
    label: str
    lines: tuple[Line, ...]


def brief(context: Context, part: ListPage) -> tuple[BriefDay, ...]:
    """Return the events of a part as days, to which the chart of the list leads."""
    days = groupby(part.events, key=lambda event: event.date.day_key)
    return tuple(_day(context, tuple(group)) for _, group in days)


def _day(context: Context, events: Sequence[Listed]) -> BriefDay:
    when = events[0].date
    label = month_label(when.first) if when.is_month else day_label(when.first)
    lines = tuple(_line(context, event) for event in events)
    return BriefDay(anchor(when), label, lines)


def _line(context: Context, event: Listed) -> Line:
    head = context.record.head(event.id)
    link = Link(head.title, context.links.event(event.id))
    note = ", ".join(filter(None, [_speaker(context, head), _when(event)]))
    return Line(link, event.strand is Strand.SAID, note)


def _speaker(context: Context, event: Head) -> str:
    speaker = context.speaker(event)
    return speaker.name if speaker and speaker.name not in event.title else ""


def _when(event: Listed) -> str:
    return "" if event.date.is_exact or event.date.is_month else words.short_date(event.date)
