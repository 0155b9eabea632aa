"""The lists that are cut into pages: of which index each is, and where it stands."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from timeline.model import Strand
from timeline.record import indexes, press, weeks
from timeline.record.indexes import Index, Listed
from timeline.site.context import Context
from timeline.site.views import booklet

# So many events with their summaries make a page of a week, some 45 KB of it compressed.
_MOST_IN_A_WEEK = 130


@dataclass(frozen=True, slots=True, kw_only=True)
class ListOf:
    """A type of list: the index that has it, and the link to one.

    The later pages of a list follow below the first. A page has no more than `most` events, or as
    many as a page of titles has.
    """

    index: Index[tuple[Listed, ...]]
    href: Callable[[Context, str], str]
    most: int = 0


LISTS: Mapping[str, ListOf] = {
    "week": ListOf(
        index=weeks.by_week,
        href=lambda context, name: context.links.to(f"/timeline/{name}/"),
        most=_MOST_IN_A_WEEK,
    ),
    "print": ListOf(
        index=weeks.by_week,
        href=lambda context, name: context.links.to(f"/print/{name}/"),
        most=booklet.MOST_WHOLE,
    ),
    "day": ListOf(
        index=indexes.on_day,
        href=lambda context, name: context.links.day(date.fromisoformat(name)),
    ),
    "kind": ListOf(index=indexes.by_kind, href=lambda context, name: context.links.kind(name)),
    "strand": ListOf(
        index=indexes.by_strand, href=lambda context, name: context.links.strand(Strand(name))
    ),
    "side": ListOf(index=indexes.by_side, href=lambda context, name: context.links.said_by(name)),
    "actor": ListOf(index=indexes.by_actor, href=lambda context, name: context.links.actor(name)),
    "place": ListOf(index=indexes.by_place, href=lambda context, name: context.links.place(name)),
    "outlet": ListOf(index=press.by_outlet, href=lambda context, name: context.links.outlet(name)),
}


def list_of(page: str) -> str:
    """Return the name of the list that a page belongs to."""
    return page.partition("/")[0]
