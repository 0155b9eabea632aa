"""Pages about several events: one day, kind, strand, actor or place, with its own timeline."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial

from timeline.model import Actor, Event, Kind, Place, Side, Strand
from timeline.model.dates import day_label, short_day_label, weekday
from timeline.record.events import Glimpse
from timeline.site import words
from timeline.site.edition import Edition
from timeline.site.links import Link
from timeline.site.maps import Map
from timeline.site.parts import Part
from timeline.site.views.brief import BriefDay, brief
from timeline.site.views.cards import Card
from timeline.site.views.days import Day, timeline
from timeline.site.views.histogram import Histogram, histogram
from timeline.site.views.parting import Parting, day_of, parting

# Fewer days than this are seen at a glance; a chart of them says nothing more.
_LEAST_CHARTED = 4


@dataclass(frozen=True, slots=True)
class Fact:
    """A term and what belongs to it, linked where there is a page."""

    term: str
    values: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Turn:
    """The way to the page before or after: what kind of step it is, and where it leads."""

    label: str
    title: str
    href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """A heading, what is known of the thing it names, and the events about it.

    The events stand in `days`, as cards, or in `brief`. The later parts of a long list have the
    heading and the events alone.
    """

    crumbs: tuple[Link, ...]
    kick: str
    title: str
    lead: str
    facts: tuple[Fact, ...]
    map: Map | None
    chart: Histogram | None
    part: Parting | None
    days: tuple[Day, ...] = ()
    brief: tuple[BriefDay, ...] = ()
    is_one_day: bool = False
    before: Turn | None = None
    after: Turn | None = None


def day_list(
    edition: Edition,
    day: date,
    part: Part,
    cards: Mapping[str, Card],
    *,
    before: date | None,
    after: date | None,
) -> Listing:
    """Return the page of a day, with the way to the days before and after that have events."""
    made = _listing(
        edition,
        part,
        cards,
        crumbs=(_home(edition),),
        kick="One day",
        title=f"{weekday(day)} {day_label(day)}",
    )
    caption = f"Places named on {short_day_label(day)}"
    return replace(
        made,
        is_one_day=True,
        map=None if edition.extent.is_brief else _map(edition, part.events, caption),
        before=_turn(edition, "Day before with events", before),
        after=_turn(edition, "Next day with events", after),
    )


def record_list(edition: Edition, part: Part, cards: Mapping[str, Card]) -> Listing:
    """Return a later part of the whole record, of which the home page has the first."""
    made = _headed(
        edition, part, crumbs=(_home(edition),), kick="The whole record", title="Timeline"
    )
    return replace(made, days=timeline(edition, part, cards))


def kind_list(edition: Edition, kind: Kind, part: Part, cards: Mapping[str, Card]) -> Listing:
    """Return the page of a kind of events."""
    term = words.KINDS[kind]
    return _listing(
        edition,
        part,
        cards,
        crumbs=(_home(edition), Link("Kinds", edition.links.to("/kinds/"))),
        kick=words.STRANDS[kind.strand].many,
        title=term.many,
        lead=term.meaning,
    )


def strand_list(edition: Edition, strand: Strand, part: Part, cards: Mapping[str, Card]) -> Listing:
    """Return the page of a strand."""
    term = words.STRANDS[strand]
    return _listing(
        edition,
        part,
        cards,
        crumbs=(_home(edition),),
        kick="One strand of two",
        title=term.many,
        lead=term.meaning,
    )


def side_list(edition: Edition, side: Side, part: Part, cards: Mapping[str, Card]) -> Listing:
    """Return the page of the reactions whose speaker is on a side."""
    reactions = edition.links.strand(Strand.REACTION)
    return _listing(
        edition,
        part,
        cards,
        crumbs=(_home(edition), Link(words.STRANDS[Strand.REACTION].many, reactions)),
        kick=words.STRANDS[Strand.REACTION].many,
        title=f"Said by: {words.side(side) or 'no side'}",
        lead="Reactions by the side under which the record files their speaker.",
    )


def actor_list(edition: Edition, actor: Actor, part: Part, cards: Mapping[str, Card]) -> Listing:
    """Return the page of an actor."""
    facts = [_facts("Side", [words.side(actor.side)])]
    if actor.member_of:
        facts.append(Fact("Belongs to", (edition.actor(actor.member_of),)))
    facts.append(_facts("Also written", actor.aliases))
    return _listing(
        edition,
        part,
        cards,
        crumbs=(_home(edition), Link("Actors", edition.links.to("/actors/"))),
        kick=words.ACTORS[actor.kind],
        title=actor.name,
        lead=words.sentence(actor.role),
        facts=facts,
    )


def place_list(edition: Edition, place: Place, part: Part, cards: Mapping[str, Card]) -> Listing:
    """Return the page of a place, with a map where its position is known."""
    around = [edition.place(wider) for wider in edition.record.within(place.id)[1:]]
    made = _listing(
        edition,
        part,
        cards,
        crumbs=(_home(edition), Link("Places", edition.links.to("/places/"))),
        kick=words.sentence(place.kind),
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
    return replace(made, map=edition.map_of([place.id], title=title, caption=caption))


def _listing(
    edition: Edition,
    part: Part,
    cards: Mapping[str, Card],
    *,
    crumbs: tuple[Link, ...],
    kick: str,
    title: str,
    lead: str = "",
    facts: Sequence[Fact] = (),
) -> Listing:
    made = _headed(edition, part, crumbs=crumbs, kick=kick, title=title, lead=lead, facts=facts)
    if edition.extent.is_brief:
        return replace(made, brief=brief(edition, part))
    return replace(made, days=timeline(edition, part, cards))


def _headed(
    edition: Edition,
    part: Part,
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
        part=parting(part),
    )
    return _with_extent(edition, listing, part, facts) if part.is_first else listing


def _with_extent(edition: Edition, listing: Listing, part: Part, facts: Sequence[Fact]) -> Listing:
    """Return the first page of a list with what holds for all of it."""
    counted = Fact("Events", (Link(_extent(part.whole)),))
    return replace(
        listing,
        facts=tuple(fact for fact in (counted, *facts) if fact.values),
        chart=_chart(edition, part),
    )


def _chart(edition: Edition, part: Part) -> Histogram | None:
    """Return the chart of a list, unless all of the list is seen as fast."""
    number = len({event.date.day_key for event in part.events.glimpses})
    if number < _LEAST_CHARTED or (edition.extent.is_brief and len(part.parts) == 1):
        return None
    return histogram(part.whole, day_of=partial(day_of, part))


def _extent(events: Sequence[Glimpse]) -> str:
    said = sum(event.strand is Strand.REACTION for event in events)
    return f"{len(events) - said} happened, {said} said"


def _home(edition: Edition) -> Link:
    return Link("Timeline", edition.links.to("/"))


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


def _map(edition: Edition, events: Sequence[Event], caption: str) -> Map | None:
    places = dict.fromkeys(place for event in events for place in event.places)
    return edition.map_of(places, title=f"Map: {caption}", caption=f"{caption}.")


def _turn(edition: Edition, label: str, day: date | None) -> Turn | None:
    return Turn(label, f"{weekday(day)} {day_label(day)}", edition.links.day(day)) if day else None
