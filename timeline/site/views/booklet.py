"""The record to be printed: every event once, and its sources as numbered notes at the end."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from timeline.model import EventDate, Frozen, Source
from timeline.record import indexes, weeks
from timeline.record.indexes import Listed
from timeline.site import words
from timeline.site.context import Context
from timeline.site.links import Link, joined, named
from timeline.site.pagination import ListPage, Pager, pager
from timeline.site.views.day_parts import sentence, week_label
from timeline.site.views.evidence import QuoteView, quotes
from timeline.site.views.rows import Gloss, Glosses, Row, Rows
from timeline.site.views.spellings import headline

# A longer record has a booklet of each week.
MOST_WHOLE = 400
# A still longer one has none: its weeks can be printed, and a second copy of every text is too
# much for a host that gives a site a gigabyte.
MOST = 10_000


class NumberedSource(Frozen, frozen=True):
    """A published report, numbered: what its outlet is called, its headline, day and address."""

    number: str
    outlet: str
    title: Link
    day: str
    url: str


class BookletEvent(Frozen, frozen=True):
    """An event in the booklet; `notes` are the numbers of its sources."""

    row: Row
    gloss: Gloss
    summary: str
    quotes: tuple[QuoteView, ...]
    notes: tuple[str, ...]


class BookletDay(Frozen, frozen=True):
    """A day, or a month of which the day is not known."""

    title: str
    short: str
    sentence: str
    entries: tuple[BookletEvent, ...]


class Booklet(Frozen, frozen=True, kw_only=True):
    """A booklet of the whole record or of a week; `weeks` are the booklets of a long record."""

    heading: Link
    extent: str
    version: str
    part: Pager | None = None
    weeks: tuple[Link, ...] = ()
    days: tuple[BookletDay, ...] = ()
    notes: tuple[NumberedSource, ...] = ()


def is_made(context: Context) -> bool:
    """Return whether a record of this size has a booklet."""
    return 0 < len(context.record.group(indexes.order)) <= MOST


def is_by_week(context: Context) -> bool:
    """Return whether every week has a booklet of its own."""
    return MOST_WHOLE < len(context.record.group(indexes.order)) <= MOST


def link(context: Context) -> Link | None:
    """Return the way to the booklet, if there is one."""
    if not is_made(context):
        return None
    return Link(context.say("To print, with every source"), context.links.to("/print/"))


def booklet(context: Context, rows: Rows) -> Booklet:
    """Return the booklet of a record, or the way to those of its weeks."""
    title = named(context.site.name)
    if is_by_week(context):
        keys = context.record.keys(weeks.by_week)
        links = (Link(week_label(context, k), context.links.to(f"/print/{k}/")) for k in keys)
        return Booklet(heading=title, extent="", version="", weeks=tuple(links))
    return _booklet(context, title, context.record.group(indexes.timeline), rows)


def week_booklet(context: Context, key: str, part: ListPage, rows: Rows) -> Booklet:
    """Return the booklet of a part of a week."""
    title = joined(", ", (named(context.site.name), week_label(context, key)))
    return _booklet(context, title, part.events, rows, pager(context, part))


@dataclass(frozen=True, slots=True)
class _Notes:
    """The notes in the making: each report once, numbered as the events name it."""

    context: Context
    numbers: dict[tuple[str, str, str], str] = field(default_factory=dict)
    found: list[NumberedSource] = field(default_factory=list)

    def number(self, source: Source) -> str:
        """Return the number of a report."""
        key = source.outlet, source.url or "", source.title or ""
        if key not in self.numbers:
            words = self.context.words
            self.numbers[key] = str(len(self.numbers) + 1)
            self.found.append(
                NumberedSource(
                    number=self.numbers[key],
                    outlet=self.context.outlet(source.outlet).text,
                    title=headline(self.context, source.title or "", ""),
                    day=words.day(source.published) if source.published else "",
                    url=source.url or "",
                )
            )
        return self.numbers[key]


def _booklet(
    context: Context,
    title: Link,
    events: Sequence[Listed],
    rows: Rows,
    part: Pager | None = None,
) -> Booklet:
    notes = _Notes(context)
    days = tuple(_days(context, events, rows, notes))
    return Booklet(
        heading=title,
        extent=context.count("{n} event", "{n} events", len(events)),
        version=context.last_change,
        part=part,
        days=days,
        notes=tuple(notes.found),
    )


def _days(
    context: Context, events: Sequence[Listed], rows: Rows, notes: _Notes
) -> Iterator[BookletDay]:
    glosses = Glosses(context)
    for _, group in groupby(events, key=lambda each: each.date.day_key):
        found = tuple(group)
        when = found[0].date
        day = when if when.is_month else EventDate.of(when.first)
        yield BookletDay(
            title=_title(context, when),
            short=context.words.short_date(day),
            sentence="" if when.is_month else sentence(context, when.first.isoformat()),
            entries=tuple(_entry(context, each.id, rows, notes, glosses) for each in found),
        )


def _title(context: Context, when: EventDate) -> str:
    if when.is_month:
        return week_label(context, when.edtf)
    return words.sentence(context.words.day_of_week(when.first))


def _entry(
    context: Context, event_id: str, rows: Rows, notes: _Notes, glosses: Glosses
) -> BookletEvent:
    event = context.record.event(event_id)
    return BookletEvent(
        row=rows[event_id],
        gloss=glosses.of(event),
        summary=event.summary,
        quotes=tuple(quotes(context, event)),
        notes=tuple(notes.number(source) for source in event.sources),
    )
