"""Pages about several events: one day, kind, strand, actor or place, with its own timeline."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial

from timeline.model import Actor, Place, Strand
from timeline.record.indexes import Listed
from timeline.record.tracked import Memo
from timeline.site import words
from timeline.site.context import Context
from timeline.site.links import Link
from timeline.site.maps import Map
from timeline.site.pagination import ListPage
from timeline.site.views.brief import BriefDay, brief
from timeline.site.views.cards import Card
from timeline.site.views.days import Day, timeline
from timeline.site.views.histogram import Histogram, histogram
from timeline.site.views.pager import Pager, day_of, pager

# Fewer days than this are seen at a glance; a chart of them says nothing more.
_LEAST_CHARTED = 4


@dataclass(frozen=True, slots=True)
class Fact:
    """A term and what belongs to it, linked where there is a page."""

    term: str
    values: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class PagerLink:
    """The way to the page before or after: what kind of step it is, and where it leads."""

    label: str
    title: str
    href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """A heading, what is known of the thing it names, and the events about it.

    The events stand in `days`, as cards, or, where they are too many for one page, in `brief`. The
    later pages of a long list have the heading and the events alone.
    """

    crumbs: tuple[Link, ...]
    kick: str
    title: str
    lead: str
    facts: tuple[Fact, ...]
    map: Map | None
    chart: Histogram | None
    part: Pager | None
    days: tuple[Day, ...] = ()
    brief: tuple[BriefDay, ...] = ()
    is_one_day: bool = False
    before: PagerLink | None = None
    after: PagerLink | None = None


def actor_list(context: Context, actor: Actor, part: ListPage, cards: Memo[str, Card]) -> Listing:
    """Return the page of an actor."""
    facts = [_facts("Side", [context.side(actor.side)])]
    if actor.member_of:
        facts.append(Fact("Belongs to", (context.actor(actor.member_of),)))
    facts.append(_facts("Also written", actor.aliases))
    return _listing(
        context,
        part,
        cards,
        crumbs=(_home(context), Link("Actors", context.links.to("/actors/"))),
        kick=_sort(context, "actors", actor.kind),
        title=actor.name,
        lead=words.sentence(actor.role),
        facts=facts,
    )


def place_list(context: Context, place: Place, part: ListPage, cards: Memo[str, Card]) -> Listing:
    """Return the page of a place, with a map where its position is known."""
    around = [context.place(wider) for wider in context.around(place.id)[1:]]
    made = _listing(
        context,
        part,
        cards,
        crumbs=(_home(context), Link("Places", context.links.to("/places/"))),
        kick=_sort(context, "places", place.kind),
        title=place.name,
        facts=[
            Fact("Lies in", tuple(around)),
            _position(place),
            _facts("Also written", place.aliases),
        ],
    )
    if not part.is_first:
        return made
    title, caption = f"Map of {place.name}", f"{place.name}."
    return replace(made, map=context.map_of([place.id], title=title, caption=caption))


def _listing(
    context: Context,
    part: ListPage,
    cards: Memo[str, Card],
    *,
    crumbs: tuple[Link, ...],
    kick: str,
    title: str,
    lead: str = "",
    facts: Sequence[Fact] = (),
) -> Listing:
    made = _headed(context, part, crumbs=crumbs, kick=kick, title=title, lead=lead, facts=facts)
    if part.is_long:
        return replace(made, brief=brief(context, part))
    return replace(made, days=timeline(context, part, cards))


def _headed(
    context: Context,
    part: ListPage,
    *,
    crumbs: tuple[Link, ...],
    kick: str,
    title: str,
    lead: str = "",
    facts: Sequence[Fact] = (),
) -> Listing:
    """Return a list that still lacks its events."""
    listing = Listing(
        crumbs=crumbs,
        kick=kick,
        title=title if part.is_first else f"{title}, part {part.number}",
        lead=lead,
        facts=(),
        map=None,
        chart=None,
        part=pager(part),
    )
    return _with_extent(listing, part, facts) if part.is_first else listing


def _with_extent(listing: Listing, part: ListPage, facts: Sequence[Fact]) -> Listing:
    """Return the first page of a list with what holds for all of it."""
    counted = Fact("Events", (Link(_extent(part.whole)),))
    return replace(
        listing,
        facts=tuple(fact for fact in (counted, *facts) if fact.values),
        chart=_chart(part),
    )


def _chart(part: ListPage) -> Histogram | None:
    """Return the chart of a list, unless all of the list is seen as fast."""
    number = len({event.date.day_key for event in part.events})
    if number < _LEAST_CHARTED:
        return None
    return histogram(part.whole, day_of=partial(day_of, part))


def _extent(events: Sequence[Listed]) -> str:
    said = sum(event.strand is Strand.SAID for event in events)
    return f"{len(events) - said} happened, {said} said"


def _home(context: Context) -> Link:
    return Link("Timeline", context.links.to("/"))


def _facts(term: str, values: Sequence[str]) -> Fact:
    return Fact(term, tuple(Link(value) for value in values if value))


def _position(place: Place) -> Fact:
    """Return where a place lies, how far that may be off, and who says so."""
    if place.lat is None or place.lon is None:
        return Fact("Position", (Link("not on file"),))
    north = f"{abs(place.lat)} {'N' if place.lat >= 0 else 'S'}"
    east = f"{abs(place.lon)} {'E' if place.lon >= 0 else 'W'}"
    off = f", may be off by {words.number(place.radius_km)} km" if place.radius_km else ""
    basis = f" ({place.coord_basis})" if place.coord_basis else ""
    return Fact("Position", (Link(f"{north}, {east}{off}{basis}"),))


def _sort(context: Context, sorts: str, kind_id: str) -> str:
    found = context.record.vocabulary.sort(sorts, kind_id)
    return found.name if found else ""
