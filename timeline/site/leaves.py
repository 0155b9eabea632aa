"""What each kind of page is made of: its name in the address, its head and its values.

Which pages there are is found out first and cheaply; what stands on one is computed when it is
asked for, so that pages can be shared out among workers.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from itertools import islice

from timeline.model import Actor, Event, Kind, Place, Question, Side, Strand
from timeline.model.dates import day_label
from timeline.record.shelf import note
from timeline.site import words
from timeline.site.edition import Edition
from timeline.site.page import Prose
from timeline.site.parts import Part, parts
from timeline.site.views import lists
from timeline.site.views.cards import Card, card
from timeline.site.views.event import event_view
from timeline.site.views.feeds import feed
from timeline.site.views.home import home as home_view
from timeline.site.views.home import said_by
from timeline.site.views.indexes import Index
from timeline.site.views.lists import Listing
from timeline.site.views.questions import question_view

_DESCRIPTION = 160
# So many cards are kept, some 50 MB; a larger record has some of them made twice.
_MOST_CARDS = 20_000


class Cards(Mapping[str, Card]):
    """Cards by the event's id, each made when it is first asked for, once for all its pages."""

    def __init__(self, edition: Edition) -> None:
        self._edition = edition
        self._made: dict[str, Card] = {}

    def __getitem__(self, event_id: str) -> Card:
        event = self._edition.record.by_id[event_id]
        note(event)
        if event_id not in self._made:
            if len(self._made) == _MOST_CARDS:
                self._made.clear()
            self._made[event_id] = card(self._edition, event)
        return self._made[event_id]

    def __iter__(self) -> Iterator[str]:
        return iter(self._edition.record.by_id)

    def __len__(self) -> int:
        return len(self._edition.record.by_id)


@dataclass(frozen=True)
class Desk:
    """An edition and the cards of its events."""

    edition: Edition
    cards: Cards = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "cards", Cards(self.edition))


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """What stands on one page: its head and its own values."""

    title: str = ""
    description: str = ""
    values: Mapping[str, object]


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaf:
    """One page of a kind: what fills the gap in the address, and what makes its sheet.

    `changed` is the day of its last change where that is known, as 2024-03-13.
    """

    name: str = ""
    changed: str = ""
    make: Callable[[], Sheet]


def home(desk: Desk) -> Iterator[Leaf]:
    """Yield the home page."""
    yield Leaf(make=partial(_home, desk, next(_record_parts(desk))))


def _home(desk: Desk, part: Part) -> Sheet:
    site = desk.edition.site
    page = home_view(desk.edition, part, desk.cards)
    return Sheet(title=site.name, description=_short(site.standfirst), values={"page": page})


def rest(desk: Desk) -> Iterator[Leaf]:
    """Yield the parts of a long record that do not stand on the home page."""
    for part in islice(_record_parts(desk), 1, None):
        yield Leaf(name=str(part.number), make=partial(_rest, desk, part))


def _rest(desk: Desk, part: Part) -> Sheet:
    page = lists.record_list(desk.edition, part, desk.cards)
    return _listed(page, f"{page.title} of {desk.edition.site.name}.")


def _record_parts(desk: Desk) -> Iterator[Part]:
    links = desk.edition.links
    return parts(desk.edition.record.events, links.to("/"), links.to("/timeline/"))


def events(desk: Desk) -> Iterator[Leaf]:
    """Yield the page of every event."""
    for event in desk.edition.record.events:
        changed = event.updated.isoformat()
        yield Leaf(name=event.id, changed=changed, make=partial(_event, desk, event))


def _event(desk: Desk, event: Event) -> Sheet:
    view = event_view(desk.edition, event, desk.cards)
    return Sheet(title=event.title, description=_short(event.summary), values={"event": view})


def aliases(desk: Desk) -> Iterator[Leaf]:
    """Yield a stub for every old id of an event."""
    for event in desk.edition.record.events:
        for alias in event.aliases:
            yield Leaf(name=alias, make=partial(_alias, desk, event))


def _alias(desk: Desk, event: Event) -> Sheet:
    href = desk.edition.links.event(event.id)
    address = f"{desk.edition.site.url}/events/{event.id}/"
    values = {"title": event.title, "href": href, "address": address}
    return Sheet(title=event.title, values=values)


def days(desk: Desk) -> Iterator[Leaf]:
    """Yield the page of every day with events."""
    by_day = desk.edition.record.by_day
    found = {day: [e for e in events if not e.date.is_month] for day, events in by_day.items()}
    days = [day for day, events in found.items() if events]
    for before, day, after in zip([None, *days], days, [*days[1:], None], strict=False):
        (part,) = parts(found[day], desk.edition.links.day(day))
        make = partial(_day, desk, day, part, before=before, after=after)
        yield Leaf(name=day.isoformat(), make=make)


def _day(desk: Desk, day: date, part: Part, *, before: date | None, after: date | None) -> Sheet:
    page = lists.day_list(desk.edition, day, part, desk.cards, before=before, after=after)
    return _listed(page, f"What happened and what officials said on {day_label(day)}.")


def kinds(desk: Desk) -> Iterator[Leaf]:
    """Yield the page of every kind with events."""
    for kind in Kind:
        if events := desk.edition.record.by_kind.get(kind):
            yield from _parted(
                kind, parts(events, desk.edition.links.kind(kind)), partial(_kind, desk, kind)
            )


def _kind(desk: Desk, kind: Kind, part: Part) -> Sheet:
    return _listed(lists.kind_list(desk.edition, kind, part, desk.cards))


def strands(desk: Desk) -> Iterator[Leaf]:
    """Yield the page of each strand with events."""
    for strand in Strand:
        if events := desk.edition.record.by_strand.get(strand):
            yield from _parted(
                strand,
                parts(events, desk.edition.links.strand(strand)),
                partial(_strand, desk, strand),
            )


def _strand(desk: Desk, strand: Strand, part: Part) -> Sheet:
    return _listed(lists.strand_list(desk.edition, strand, part, desk.cards))


def sides(desk: Desk) -> Iterator[Leaf]:
    """Yield the page of every side that speaks."""
    for side, events in said_by(desk.edition).items():
        yield from _parted(
            side, parts(events, desk.edition.links.said_by(side)), partial(_side, desk, side)
        )


def _side(desk: Desk, side: Side, part: Part) -> Sheet:
    page = lists.side_list(desk.edition, side, part, desk.cards)
    return _listed(page, f"{page.title}. {page.lead}")


def actors(desk: Desk) -> Iterator[Leaf]:
    """Yield the page of every actor that events name."""
    for actor in desk.edition.record.actors:
        if events := desk.edition.record.by_actor.get(actor.id):
            yield from _parted(
                actor.id,
                parts(events, desk.edition.links.actor(actor.id)),
                partial(_actor, desk, actor),
            )


def _actor(desk: Desk, actor: Actor, part: Part) -> Sheet:
    return _listed(lists.actor_list(desk.edition, actor, part, desk.cards), actor.role)


def places(desk: Desk) -> Iterator[Leaf]:
    """Yield the page of every place that events name, or that lies around one."""
    for place in desk.edition.record.places:
        if events := desk.edition.record.by_place.get(place.id):
            yield from _parted(
                place.id,
                parts(events, desk.edition.links.place(place.id)),
                partial(_place, desk, place),
            )


def _place(desk: Desk, place: Place, part: Part) -> Sheet:
    page = lists.place_list(desk.edition, place, part, desk.cards)
    return _listed(page, f"Events that name {place.name}.")


def questions(desk: Desk) -> Iterator[Leaf]:
    """Yield the page of every question with answers."""
    for question in desk.edition.record.questions:
        if question.id in desk.edition.record.answers:
            yield Leaf(name=question.id, make=partial(_question, desk, question))


def _question(desk: Desk, question: Question) -> Sheet:
    return Sheet(
        title=question.question,
        description=_short(question.about),
        values={"page": question_view(desk.edition, question)},
    )


def contents(make: Callable[[Edition], Index]) -> Callable[[Desk], Iterator[Leaf]]:
    """Return what yields the index page that `make` makes, if there is anything on it."""

    def leaves(desk: Desk) -> Iterator[Leaf]:
        page = make(desk.edition)
        if page.groups:
            sheet = Sheet(title=page.title, description=_short(page.lead), values={"page": page})
            yield Leaf(make=lambda: sheet)

    return leaves


def prose(desk: Desk) -> Iterator[Leaf]:
    """Yield the pages of running text."""
    for page in desk.edition.prose:
        yield Leaf(name=page.address.strip("/"), make=partial(_prose, page))


def _prose(page: Prose) -> Sheet:
    values = {"title": page.title, "html": page.html}
    return Sheet(title=page.title, description=page.description, values=values)


def missing(desk: Desk) -> Iterator[Leaf]:
    """Yield the page for an address that leads nowhere."""
    del desk
    yield Leaf(make=lambda: Sheet(title="Page not found", values={}))


def robots(desk: Desk) -> Iterator[Leaf]:
    """Yield the file that tells crawlers where the sitemap is."""
    url = desk.edition.site.url
    yield Leaf(make=lambda: Sheet(values={"sitemap": f"{url}/sitemap.xml" if url else ""}))


def feeds(desk: Desk) -> Iterator[Leaf]:
    """Yield the feeds that have entries."""
    record = desk.edition.record
    for name, title, events in (
        ("added", "newest changes", record.events),
        ("raids", words.KINDS[Kind.RAID].many.lower(), record.by_kind.get(Kind.RAID, ())),
        ("reactions", "what officials said", record.by_strand.get(Strand.REACTION, ())),
    ):
        if events:
            yield Leaf(name=name, make=partial(_feed, desk, name, title, events))


def _feed(desk: Desk, name: str, title: str, events: Sequence[Event]) -> Sheet:
    return Sheet(values={"feed": feed(desk.edition, name, title, events)})


def _parted(name: str, found: Iterable[Part], make: Callable[[Part], Sheet]) -> Iterator[Leaf]:
    """Yield a leaf for every part of a list, the first under the list's own name."""
    for part in found:
        yield Leaf(
            name=name if part.is_first else f"{name}/{part.number}", make=partial(make, part)
        )


def _listed(page: Listing, description: str = "") -> Sheet:
    about = _short(description or page.lead)
    return Sheet(title=page.title, description=about, values={"page": page})


def _short(text: str) -> str:
    """Return the beginning of `text`, cut between two words."""
    if len(text) <= _DESCRIPTION:
        return text
    return f"{text[:_DESCRIPTION].rpartition(' ')[0].rstrip(',;:')}…"
