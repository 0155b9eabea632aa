"""Lists of titles by date: the events of a kind, of a column, of the speakers of a side."""

from collections.abc import Sequence
from itertools import groupby

from timeline.model import Frozen, Kind, Strand
from timeline.record import indexes
from timeline.record.indexes import Listed
from timeline.site.context import Context
from timeline.site.links import Link, joined, named, phrase_of
from timeline.site.pagination import ListPage, Pager, pager, part_title
from timeline.site.views.rows import Rows, Section
from timeline.site.words import Words, sentence


class Titles(Frozen, frozen=True, kw_only=True):
    """A page of a list: what it is a list of, how much there is, and the titles.

    `ways` lead to the lists that are a part of it.
    """

    crumbs: tuple[Link, ...]
    heading: Link
    lead: Link
    count: str
    ways: tuple[Link, ...]
    part: Pager | None
    months: tuple[Section, ...]


def kind_list(context: Context, kind: Kind, part: ListPage, rows: Rows) -> Titles:
    """Return the list of the events of a kind."""
    crumbs = (_kinds(context), _column(context, kind.strand))
    title, lead = named(kind.many), named(kind.meaning or "")
    return _titles(context, part, rows, crumbs=crumbs, title=title, lead=lead)


def strand_list(context: Context, strand: Strand, part: ListPage, rows: Rows) -> Titles:
    """Return the list of a column."""
    ways = _kinds_of(context, strand)
    if strand is Strand.SAID:
        lead = context.say("What was said about it, and by whom.")
        ways += _sides(context)
    else:
        lead = context.say("What is reported to have happened, and according to whom.")
    crumbs, title = (_kinds(context),), Link(context.strand(strand))
    return _titles(context, part, rows, crumbs=crumbs, title=title, lead=Link(lead), ways=ways)


def side_list(context: Context, side_id: str, part: ListPage, rows: Rows) -> Titles:
    """Return the list of what was said by the speakers of a side."""
    side = context.record.vocabulary.side.get(side_id)
    name = named(side.name if side else side_id)
    lead = context.say("What was said by those whom this record counts to this side.")
    return _titles(
        context,
        part,
        rows,
        crumbs=(_column(context, Strand.SAID),),
        title=context.pieces("Said by: {side}", side=name),
        lead=joined(" ", (lead, named(side.meaning or "") if side else "")),
    )


def _titles(
    context: Context,
    part: ListPage,
    rows: Rows,
    *,
    crumbs: tuple[Link, ...],
    title: Link,
    lead: Link,
    ways: tuple[Link, ...] = (),
) -> Titles:
    return Titles(
        crumbs=crumbs,
        heading=part_title(context, title, part),
        lead=lead,
        count=_count(context, part.list.events),
        ways=ways if part.is_first else (),
        part=pager(context, part),
        months=_months(context.words, part.events, rows),
    )


def _count(context: Context, events: Sequence[Listed]) -> str:
    """Return how many events a list has, and of which days."""
    first = min(event.date.first for event in events)
    days = context.words.span(first, max(event.date.last for event in events))
    return f"{context.count('{n} event', '{n} events', len(events))}, {days}"


def _months(words: Words, events: Sequence[Listed], rows: Rows) -> tuple[Section, ...]:
    """Return the events by the month of their first day, which says the year of their dates."""
    months = groupby(events, key=lambda event: (event.date.first.year, event.date.first.month))
    return tuple(
        Section(
            id=f"in_{year:04}-{month:02}",
            title=sentence(words.month(found[0].date.first)),
            rows=tuple(rows[each.id] for each in found),
        )
        for (year, month), found in ((key, tuple(group)) for key, group in months)
    )


def _kinds(context: Context) -> Link:
    return Link(context.say("Kinds of events"), context.links.to("/kinds/"))


def _column(context: Context, strand: Strand) -> Link:
    return Link(context.strand(strand), context.links.strand(strand))


def _kinds_of(context: Context, strand: Strand) -> tuple[Link, ...]:
    sizes = context.record.group(indexes.sizes, "by_kind")
    return tuple(
        Link(kind.many, context.links.kind(kind.id), is_name=True)
        for kind in context.record.vocabulary.kinds
        if kind.strand is strand and kind.id in sizes
    )


def _sides(context: Context) -> tuple[Link, ...]:
    sizes = context.record.group(indexes.sizes, "by_side")
    return tuple(
        phrase_of(
            (context.pieces("Said by: {side}", side=named(side.name)),),
            context.links.said_by(side.id),
        )
        for side in context.record.vocabulary.sides
        if side.id in sizes
    )
