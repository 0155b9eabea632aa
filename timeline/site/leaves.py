"""What each kind of page is made of: its name in the address, its head and its values."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from timeline.model import Kind, Strand
from timeline.model.dates import day_label
from timeline.site import words
from timeline.site.edition import Edition
from timeline.site.views import lists
from timeline.site.views.cards import Card, card
from timeline.site.views.event import event_view
from timeline.site.views.feeds import feed, updated
from timeline.site.views.home import home as home_view
from timeline.site.views.home import said_by
from timeline.site.views.indexes import Index
from timeline.site.views.lists import Listing
from timeline.site.views.questions import question_view

_DESCRIPTION = 160


@dataclass(frozen=True)
class Desk:
    """An edition and the cards of its events, each made once for all the pages it stands on."""

    edition: Edition

    @cached_property
    def cards(self) -> dict[str, Card]:
        """Every event's card by the event's id."""
        return {event.id: card(self.edition, event) for event in self.edition.record.events}


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaf:
    """One page of a kind: what fills the gap in the address, its head, and its own values.

    `changed` is the day of its last change where that is known, as 2024-03-13.
    """

    name: str = ""
    title: str = ""
    description: str = ""
    changed: str = ""
    values: Mapping[str, object]


def home(desk: Desk) -> Iterator[Leaf]:
    """Yield the home page."""
    site = desk.edition.site
    page = home_view(desk.edition, desk.cards)
    yield Leaf(title=site.name, description=_short(site.standfirst), values={"page": page})


def events(desk: Desk) -> Iterator[Leaf]:
    """Yield the page of every event."""
    for event in desk.edition.record.events:
        yield Leaf(
            name=event.id,
            title=event.title,
            description=_short(event.summary),
            changed=updated(event).isoformat(),
            values={"event": event_view(desk.edition, event, desk.cards)},
        )


def aliases(desk: Desk) -> Iterator[Leaf]:
    """Yield a stub for every old id of an event."""
    for event in desk.edition.record.events:
        for alias in event.aliases:
            values = {"title": event.title, "href": desk.edition.links.event(event.id)}
            address = f"{desk.edition.site.url}/events/{event.id}/"
            yield Leaf(name=alias, title=event.title, values={**values, "address": address})


def days(desk: Desk) -> Iterator[Leaf]:
    """Yield the page of every day with events."""
    by_day = desk.edition.record.by_day
    found = {day: [e for e in events if not e.date.is_month] for day, events in by_day.items()}
    days = [day for day, events in found.items() if events]
    for before, day, after in zip([None, *days], days, [*days[1:], None], strict=False):
        page = lists.day_list(desk.edition, day, found[day], desk.cards, before=before, after=after)
        about = f"What happened and what officials said on {day_label(day)}."
        yield _listed(day.isoformat(), page, about)


def kinds(desk: Desk) -> Iterator[Leaf]:
    """Yield the page of every kind with events."""
    for kind in Kind:
        if events := desk.edition.record.by_kind.get(kind):
            yield _listed(kind, lists.kind_list(desk.edition, kind, events, desk.cards))


def strands(desk: Desk) -> Iterator[Leaf]:
    """Yield the page of each strand with events."""
    for strand in Strand:
        if events := desk.edition.record.by_strand.get(strand):
            yield _listed(strand, lists.strand_list(desk.edition, strand, events, desk.cards))


def sides(desk: Desk) -> Iterator[Leaf]:
    """Yield the page of every side that speaks."""
    for side, events in said_by(desk.edition).items():
        page = lists.side_list(desk.edition, side, events, desk.cards)
        yield _listed(side, page, f"{page.title}. {page.lead}")


def actors(desk: Desk) -> Iterator[Leaf]:
    """Yield the page of every actor that events name."""
    for actor in desk.edition.record.actors:
        if events := desk.edition.record.by_actor.get(actor.id):
            yield _listed(
                actor.id, lists.actor_list(desk.edition, actor, events, desk.cards), actor.role
            )


def places(desk: Desk) -> Iterator[Leaf]:
    """Yield the page of every place that events name, or that lies around one."""
    for place in desk.edition.record.places:
        if events := desk.edition.record.by_place.get(place.id):
            page = lists.place_list(desk.edition, place, events, desk.cards)
            yield _listed(place.id, page, f"Events that name {place.name}.")


def questions(desk: Desk) -> Iterator[Leaf]:
    """Yield the page of every question with answers."""
    for question in desk.edition.record.questions:
        if question.id in desk.edition.record.answers:
            yield Leaf(
                name=question.id,
                title=question.question,
                description=_short(question.about),
                values={"page": question_view(desk.edition, question)},
            )


def contents(make: Callable[[Edition], Index]) -> Callable[[Desk], Iterator[Leaf]]:
    """Return what yields the index page that `make` makes, if there is anything on it."""

    def leaves(desk: Desk) -> Iterator[Leaf]:
        page = make(desk.edition)
        if page.groups:
            about = _short(page.lead)
            yield Leaf(title=page.title, description=about, values={"page": page})

    return leaves


def prose(desk: Desk) -> Iterator[Leaf]:
    """Yield the pages of running text."""
    for page in desk.edition.prose:
        yield Leaf(
            name=page.address.strip("/"),
            title=page.title,
            description=page.description,
            values={"title": page.title, "html": page.html},
        )


def missing(desk: Desk) -> Iterator[Leaf]:
    """Yield the page for an address that leads nowhere."""
    del desk
    yield Leaf(title="Page not found", values={})


def robots(desk: Desk) -> Iterator[Leaf]:
    """Yield the file that tells crawlers where the sitemap is."""
    url = desk.edition.site.url
    yield Leaf(values={"sitemap": f"{url}/sitemap.xml" if url else ""})


def feeds(desk: Desk) -> Iterator[Leaf]:
    """Yield the feeds that have entries."""
    record = desk.edition.record
    for name, title, events in (
        ("added", "all events", record.events),
        ("raids", words.KINDS[Kind.RAID].many.lower(), record.by_kind.get(Kind.RAID, ())),
        ("reactions", "what officials said", record.by_strand.get(Strand.REACTION, ())),
    ):
        if events:
            yield Leaf(name=name, values={"feed": feed(desk.edition, name, title, events)})


def _listed(name: str, page: Listing, description: str = "") -> Leaf:
    about = _short(description or page.lead)
    return Leaf(name=name, title=page.title, description=about, values={"page": page})


def _short(text: str) -> str:
    """Return the beginning of `text`, cut between two words."""
    if len(text) <= _DESCRIPTION:
        return text
    return f"{text[:_DESCRIPTION].rpartition(' ')[0].rstrip(',;:')}…"
