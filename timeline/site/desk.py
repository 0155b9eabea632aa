"""What pages are made with: an edition, the cards of its events, and its lists."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from timeline.model import Kind, Side, Strand
from timeline.record import Record
from timeline.record.events import Events
from timeline.record.notes import Memo
from timeline.site.edition import Edition
from timeline.site.links import Links
from timeline.site.parts import Part, Whole, whole
from timeline.site.views.cards import Card, card

# So many cards are kept, some 3 MB; a record with more has each on one page, or on two.
_MOST_CARDS = 1_000
_MOST_LISTS = 1_000


class Cards(Mapping[str, Card]):
    """Cards by the event's id, each made when it is first asked for, once for all its pages."""

    def __init__(self, edition: Edition) -> None:
        by_id = edition.record.by_id
        self._by_id = by_id

        def make(event_id: str) -> Card:
            return card(edition, by_id[event_id])

        self._made = Memo(edition.record.notes, make, _MOST_CARDS)

    def __getitem__(self, event_id: str) -> Card:
        return self._made[event_id]

    def __iter__(self) -> Iterator[str]:
        return iter(self._by_id)

    def __len__(self) -> int:
        return len(self._by_id)


@dataclass(frozen=True, slots=True, kw_only=True)
class ListKind:
    """A kind of list: the names of those there are, the events of one, and the link to it.

    The later parts of a list follow below the first, or below `more`.
    """

    names: Callable[[Record], Iterable[str]]
    events: Callable[[Record, str], Events]
    href: Callable[[Links, str], str]
    more: str = ""


LISTS: Mapping[str, ListKind] = {
    "timeline": ListKind(
        names=lambda record: ("",),
        events=lambda record, _: record.events,
        href=lambda links, _: links.to("/"),
        more="/timeline/",
    ),
    "day": ListKind(
        names=lambda record: (day.isoformat() for day in record.on_day),
        events=lambda record, name: record.on_day[date.fromisoformat(name)],
        href=lambda links, name: links.day(date.fromisoformat(name)),
    ),
    "kind": ListKind(
        names=lambda record: (kind for kind in Kind if kind in record.by_kind),
        events=lambda record, name: record.by_kind[Kind(name)],
        href=lambda links, name: links.kind(Kind(name)),
    ),
    "strand": ListKind(
        names=lambda record: (strand for strand in Strand if strand in record.by_strand),
        events=lambda record, name: record.by_strand[Strand(name)],
        href=lambda links, name: links.strand(Strand(name)),
    ),
    "side": ListKind(
        names=lambda record: (side for side in Side if side in record.by_side),
        events=lambda record, name: record.by_side[Side(name)],
        href=lambda links, name: links.said_by(Side(name)),
    ),
    "actor": ListKind(
        names=lambda record: (a.id for a in record.actors if a.id in record.by_actor),
        events=lambda record, name: record.by_actor[name],
        href=lambda links, name: links.actor(name),
    ),
    "place": ListKind(
        names=lambda record: (p.id for p in record.places if p.id in record.by_place),
        events=lambda record, name: record.by_place[name],
        href=lambda links, name: links.place(name),
    ),
}


class Desk:
    """An edition, the cards of its events, and its lists."""

    def __init__(self, edition: Edition) -> None:
        self.edition, self.cards = edition, Cards(edition)
        self._lists = Memo(edition.record.notes, self._cut, _MOST_LISTS)

    def names(self, kind: str) -> Iterator[str]:
        """Yield the name of every page of the lists of a kind: `raid`, and `raid/2` for part 2."""
        for name in LISTS[kind].names(self.edition.record):
            yield name
            for number in range(2, len(self._lists[kind, name].parts) + 1):
                yield f"{name}/{number}"

    def part(self, kind: str, page: str) -> Part:
        """Return the part of a list that stands on the page of this name."""
        name, _, number = page.partition("/")
        return Part(int(number or 1), self._lists[kind, name])

    def _cut(self, key: tuple[str, str]) -> Whole:
        kind, name = LISTS[key[0]], key[1]
        links = self.edition.links
        events, more = kind.events(self.edition.record, name), kind.more and links.to(kind.more)
        return whole(events, kind.href(links, name), more)
