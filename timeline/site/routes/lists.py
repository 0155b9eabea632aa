"""The lists that are cut into pages: of which index each is, and where it stands."""

from collections.abc import Mapping
from dataclasses import dataclass

from timeline.model import Strand
from timeline.record import indexes, press, weeks
from timeline.record.indexes import Index, Listed
from timeline.site.views import booklet

# So many events with their summaries make a page of a week, some 45 KB of it compressed.
_MOST_IN_A_WEEK = 130


@dataclass(frozen=True, slots=True)
class ListOf:
    """A type of list: the index that has it, and the address of the first page of one.

    The later pages of a list follow below the first. A page has no more than `most` events, or as
    many as a page of titles has.
    """

    index: Index[tuple[Listed, ...]]
    address: str
    most: int = 0


LISTS: Mapping[str, ListOf] = {
    "week": ListOf(weeks.by_week, "/timeline/{}/", most=_MOST_IN_A_WEEK),
    "print": ListOf(weeks.by_week, "/print/{}/", most=booklet.MOST_WHOLE),
    "day": ListOf(indexes.on_day, "/days/{}/"),
    "kind": ListOf(indexes.by_kind, "/kinds/{}/"),
    "strand": ListOf(indexes.by_strand, "/{}/"),
    "side": ListOf(indexes.by_side, f"/{Strand.SAID}/{{}}/"),
    "actor": ListOf(indexes.by_actor, "/actors/{}/"),
    "place": ListOf(indexes.by_place, "/places/{}/"),
    "outlet": ListOf(press.by_outlet, "/sources/{}/"),
}


def list_of(page: str) -> str:
    """Return the name of the list that a page belongs to."""
    return page.partition("/")[0]
