"""What each kind of page is made of: its names in the address, its head and its values.

Which pages there are follows from the graph alone. What stands on one is computed when it is asked
for by name, and everything it looks at is noted, so that it is made again only if that changed.
"""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import date

from timeline.model import Kind, Side, Strand
from timeline.model.dates import day_label
from timeline.site import words
from timeline.site.desk import Desk
from timeline.site.edition import Edition
from timeline.site.views import lists
from timeline.site.views.event import event_view
from timeline.site.views.feeds import feed
from timeline.site.views.home import home as home_view
from timeline.site.views.indexes import Index
from timeline.site.views.lists import Listing
from timeline.site.views.questions import question_view

_DESCRIPTION = 160
# The feeds: the group of newest changes that each has, and its title.
_FEEDS = {
    "added": ("", "newest changes"),
    "raids": (Kind.RAID.value, words.KINDS[Kind.RAID].many.lower()),
    "reactions": (Strand.REACTION.value, "what officials said"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """What stands on one page: its head and its own values."""

    title: str = ""
    description: str = ""
    values: Mapping[str, object]


def one(desk: Desk) -> Collection[str]:
    """Return the name of a page of which there is just one."""
    del desk
    return ("",)


def listed(kind: str) -> Callable[[Desk], Collection[str]]:
    """Return what gives the names of the pages of a kind of list."""
    return lambda desk: tuple(desk.names(kind))


def home(desk: Desk, name: str) -> Sheet:
    """Return the home page, which has the first part of the timeline."""
    site = desk.edition.site
    page = home_view(desk.edition, desk.part("timeline", name), desk.cards)
    return Sheet(title=site.name, description=_short(site.standfirst), values={"page": page})


def later(desk: Desk) -> Collection[str]:
    """Return the names of the parts of a long timeline that do not stand on the home page."""
    return tuple(name.removeprefix("/") for name in desk.names("timeline") if name)


def rest(desk: Desk, name: str) -> Sheet:
    """Return a later part of the timeline."""
    page = lists.record_list(desk.edition, desk.part("timeline", f"/{name}"), desk.cards)
    return _listed(page, f"{page.title} of {desk.edition.site.name}.")


def events(desk: Desk) -> Collection[str]:
    """Return the id of every event."""
    return desk.edition.record.positions


def event(desk: Desk, name: str) -> Sheet:
    """Return the page of an event."""
    found = desk.edition.record.by_id[name]
    view = event_view(desk.edition, found, desk.cards)
    return Sheet(title=found.title, description=_short(found.summary), values={"event": view})


def aliases(desk: Desk) -> Collection[str]:
    """Return every old id of an event."""
    return tuple(desk.edition.record.aliases)


def alias(desk: Desk, name: str) -> Sheet:
    """Return the stub that leads from an old id to the event."""
    event = desk.edition.record.aliases[name][-1]
    href = desk.edition.links.event(event.id)
    address = f"{desk.edition.site.url}/events/{event.id}/"
    values = {"title": event.title, "href": href, "address": address}
    return Sheet(title=event.title, values=values)


def day(desk: Desk, name: str) -> Sheet:
    """Return the page of a day with events."""
    when, record = date.fromisoformat(name), desk.edition.record
    before, after = record.day_beside(when, -1), record.day_beside(when, 1)
    part = desk.part("day", name)
    page = lists.day_list(desk.edition, when, part, desk.cards, before=before, after=after)
    return _listed(page, f"What happened and what officials said on {day_label(when)}.")


def kind(desk: Desk, name: str) -> Sheet:
    """Return a page of a kind of events."""
    part = desk.part("kind", name)
    return _listed(lists.kind_list(desk.edition, Kind(_first(name)), part, desk.cards))


def strand(desk: Desk, name: str) -> Sheet:
    """Return a page of a strand."""
    part = desk.part("strand", name)
    return _listed(lists.strand_list(desk.edition, Strand(_first(name)), part, desk.cards))


def side(desk: Desk, name: str) -> Sheet:
    """Return a page of what a side says."""
    part = desk.part("side", name)
    page = lists.side_list(desk.edition, Side(_first(name)), part, desk.cards)
    return _listed(page, f"{page.title}. {page.lead}")


def actor(desk: Desk, name: str) -> Sheet:
    """Return a page of an actor that events name."""
    found = desk.edition.record.actors[_first(name)]
    page = lists.actor_list(desk.edition, found, desk.part("actor", name), desk.cards)
    return _listed(page, found.role)


def place(desk: Desk, name: str) -> Sheet:
    """Return a page of a place that events name, or that lies around one."""
    found = desk.edition.record.places[_first(name)]
    page = lists.place_list(desk.edition, found, desk.part("place", name), desk.cards)
    return _listed(page, f"Events that name {found.name}.")


def questions(desk: Desk) -> Collection[str]:
    """Return the id of every question with answers."""
    record = desk.edition.record
    return tuple(each.id for each in record.questions if each.id in record.answers)


def question(desk: Desk, name: str) -> Sheet:
    """Return the page of a question."""
    found = desk.edition.record.questions[name]
    return Sheet(
        title=found.question,
        description=_short(found.about),
        values={"page": question_view(desk.edition, found)},
    )


def filled(make: Callable[[Edition], Index]) -> Callable[[Desk], Collection[str]]:
    """Return what gives the name of the index page that `make` makes, if anything is on it."""
    return lambda desk: ("",) if make(desk.edition).groups else ()


def index(make: Callable[[Edition], Index]) -> Callable[[Desk, str], Sheet]:
    """Return what makes a sheet of an index page."""

    def sheet(desk: Desk, name: str) -> Sheet:
        del name
        page = make(desk.edition)
        return Sheet(title=page.title, description=_short(page.lead), values={"page": page})

    return sheet


def prose_pages(desk: Desk) -> Collection[str]:
    """Return the name of every page of running text."""
    return tuple(page.address.strip("/") for page in desk.edition.prose)


def prose(desk: Desk, name: str) -> Sheet:
    """Return a page of running text."""
    page = next(each for each in desk.edition.prose if each.address.strip("/") == name)
    values = {"title": page.title, "html": page.html}
    return Sheet(title=page.title, description=page.description, values=values)


def missing(desk: Desk, name: str) -> Sheet:
    """Return the page for an address that leads nowhere."""
    del desk, name
    return Sheet(title="Page not found", values={})


def robots(desk: Desk, name: str) -> Sheet:
    """Return the file that tells crawlers where the sitemap is."""
    del name
    url = desk.edition.site.url
    return Sheet(values={"sitemap": f"{url}/sitemap.xml" if url else ""})


def feeds(desk: Desk) -> Collection[str]:
    """Return the name of each feed that has entries."""
    found = desk.edition.record.newest
    return tuple(name for name, (group, _) in _FEEDS.items() if group in found)


def news(desk: Desk, name: str) -> Sheet:
    """Return a feed."""
    group, title = _FEEDS[name]
    newest = desk.edition.record.newest[group]
    return Sheet(values={"feed": feed(desk.edition, name, title, newest)})


def _first(page: str) -> str:
    """Return the name of the list that a page belongs to."""
    return page.partition("/")[0]


def _listed(page: Listing, description: str = "") -> Sheet:
    about = _short(description or page.lead)
    return Sheet(title=page.title, description=about, values={"page": page})


def _short(text: str) -> str:
    """Return the beginning of `text`, cut between two words."""
    if len(text) <= _DESCRIPTION:
        return text
    return f"{text[:_DESCRIPTION].rpartition(' ')[0].rstrip(',;:')}…"
