"""A week in full: every event with its summary, day by day in two columns, and a filter."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import timedelta
from functools import partial
from itertools import groupby

from timeline.model import EventDate, Frozen, Strand
from timeline.record import indexes, weeks
from timeline.record.indexes import Listed
from timeline.site import words
from timeline.site.context import Context
from timeline.site.links import Link
from timeline.site.pagination import ListPage, Pager, pager
from timeline.site.views.day_parts import days_of, is_month, lasting, week_label, week_link
from timeline.site.views.rows import Gloss, Glosses, Row, Rows
from timeline.site.views.week_filter import Traits, WeekFilter, numbered, traits, week_filter

# A longer record's weeks lead to their neighbours and to the index alone.
_MOST_WEEKS = 16
_DAY = timedelta(days=1)


class Full(Frozen, frozen=True, kw_only=True):
    """An event with its summary, and by what it can be chosen."""

    row: Row
    gloss: Gloss
    summary: str
    traits: Traits


class WeekDay(Frozen, frozen=True, kw_only=True):
    """A day, or a month of which the day is not known, and its events in two columns.

    `short` is its date as rows have it. `lasting` are the events that began before and last over
    it.
    """

    id: str
    link: Link
    short: str
    reported: tuple[Full, ...]
    said: tuple[Full, ...]
    lasting: tuple[Row, ...]


class WeekLink(Frozen, frozen=True, kw_only=True):
    """The way to a week."""

    link: Link
    is_here: bool


class Week(Frozen, frozen=True, kw_only=True):
    """A page of a week, or of what is known to a month alone.

    `before` and `after` are the weeks beside it, `index` leads to all.
    """

    title: str
    index: Link
    weeks: tuple[WeekLink, ...]
    filter: WeekFilter
    part: Pager | None
    days: tuple[WeekDay, ...]
    before: Link | None
    after: Link | None


def week_view(context: Context, key: str, part: ListPage, rows: Rows) -> Week:
    """Return a page of a week."""
    keys = tuple(context.record.keys(weeks.by_week))
    at = keys.index(key)
    found = {each.id: traits(context, context.record.event(each.id)) for each in part.events}
    chosen_by = week_filter(context, tuple(found.values()))
    return Week(
        title=week_label(context, key),
        index=Link(context.say("All weeks"), context.links.to("/timeline/")),
        weeks=tuple(_pills(context, keys, at)),
        filter=chosen_by,
        part=pager(context, part),
        days=tuple(_days(context, key, part, rows, numbered(found, chosen_by))),
        before=week_link(context, keys[at - 1], key) if at else None,
        after=week_link(context, keys[at + 1], key) if at + 1 < len(keys) else None,
    )


def _pills(context: Context, keys: Sequence[str], at: int) -> Iterator[WeekLink]:
    shown = keys if len(keys) <= _MOST_WEEKS else keys[max(at - 1, 0) : at + 2]
    for key in shown:
        yield WeekLink(link=week_link(context, key, keys[at]), is_here=key == keys[at])


def _days(
    context: Context,
    key: str,
    part: ListPage,
    rows: Rows,
    found: Mapping[str, Traits],
) -> Iterator[WeekDay]:
    """Yield the days of a part of a week that have events or are held by a span."""
    full = partial(_full, context, rows, Glosses(context), found)
    groups = groupby(part.events, key=lambda event: event.date.day_key)
    own = {day: tuple(events) for day, events in groups}
    for day in sorted({*own, *_held(context, key, part)}):
        events = own.get(day, ())
        when = events[0].date if events else EventDate(day)
        # As a page is read: all that are reported before what is said.
        in_columns = sorted(events, key=lambda each: each.strand is Strand.SAID)
        yield _day(context, when, [full(each) for each in in_columns], rows)


def _held(context: Context, key: str, part: ListPage) -> Iterator[str]:
    """Yield the days of a part that an event of earlier days lasts over.

    A day without events of its own stands on the part that has the day before.
    """
    if is_month(key):
        return
    monday, sunday = days_of(key)
    number = part.number
    start = monday if part.is_first else part.events[0].date.first
    is_last = number == len(part.list.pages)
    end = sunday if is_last else part.list.pages[number][0].date.first - _DAY
    for offset in range((end - start).days + 1):
        day = (start + offset * _DAY).isoformat()
        if context.record.has(indexes.during, day):
            yield day


def _day(context: Context, when: EventDate, events: Sequence[Full], rows: Rows) -> WeekDay:
    spoken, day = context.words, when.first.isoformat()
    label = words.sentence(spoken.short_day_of_week(when.first))
    link = Link(label, context.links.day(when.first))
    return WeekDay(
        id=when.iso,
        link=Link(context.say("Only the month is known")) if when.is_month else link,
        short=spoken.short_date(when) if when.is_month else spoken.short_day(when.first),
        reported=tuple(each for each in events if not each.row.is_said),
        said=tuple(each for each in events if each.row.is_said),
        lasting=() if when.is_month else lasting(context, day, rows),
    )


def _full(
    context: Context, rows: Rows, glosses: Glosses, found: Mapping[str, Traits], listed: Listed
) -> Full:
    event = context.record.event(listed.id)
    return Full(
        row=rows[event.id],
        gloss=glosses.of(event),
        summary=event.summary,
        traits=found[event.id],
    )
