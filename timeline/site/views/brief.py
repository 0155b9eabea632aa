"""A run of events in one line each, for the lists of a record that is too long for cards on all."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from timeline.model import Event, Strand
from timeline.model.dates import day_label, month_label
from timeline.site import words
from timeline.site.edition import Edition
from timeline.site.links import Link
from timeline.site.parts import Part
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
    """A day, or a month of which the day is not known, and its events.

    `id` is empty where nothing leads to the day.
    """

    id: str
    label: str
    lines: tuple[Line, ...]


def brief(edition: Edition, part: Part) -> tuple[BriefDay, ...]:
    """Return the events of a part as days; the chart of a list of several parts leads to them."""
    days = groupby(part.events, key=lambda event: event.date.day_key)
    is_charted = len(part.parts) > 1
    return tuple(_day(edition, tuple(group), is_charted) for _, group in days)


def _day(edition: Edition, events: Sequence[Event], is_charted: bool) -> BriefDay:
    when = events[0].date
    label = month_label(when.first) if when.is_month else day_label(when.first)
    lines = tuple(_line(edition, event) for event in events)
    return BriefDay(anchor(when) if is_charted else "", label, lines)


def _line(edition: Edition, event: Event) -> Line:
    link = Link(event.title, edition.links.event(event.id))
    note = ", ".join(filter(None, [_speaker(edition, event), _when(event)]))
    return Line(link, event.strand is Strand.REACTION, note)


def _speaker(edition: Edition, event: Event) -> str:
    speaker = edition.speaker(event)
    return speaker.name if speaker and speaker.name not in event.title else ""


def _when(event: Event) -> str:
    return "" if event.date.is_exact or event.date.is_month else words.short_date(event.date)
