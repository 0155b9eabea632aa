"""The lists of everything there is a page about: kinds, actors, places, questions."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from timeline.model import Strand, Term
from timeline.record import indexes
from timeline.site import words
from timeline.site.context import Context
from timeline.site.links import Link
from timeline.text.confusables import fold


@dataclass(frozen=True, slots=True)
class Item:
    """One thing with a page, a few words on it, how much is there, and what lies within it."""

    link: Link
    note: str
    count: str
    within: tuple["Item", ...] = ()


@dataclass(frozen=True, slots=True)
class Group:
    """Things that belong together under a heading, whose `id` is the page's own."""

    id: str
    title: Link
    count: str
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Contents:
    """A page that lists pages."""

    crumbs: tuple[Link, ...]
    title: str
    lead: str
    groups: tuple[Group, ...]


def kinds(context: Context) -> Contents:
    """Return the kinds of events by column, those without events too."""
    groups = [
        Group(f"of_{strand}", _column(context, strand), "", tuple(_kinds(context, strand)))
        for strand in Strand
    ]
    lead = context.say(
        "Every event has one kind. The kind decides in which of the two columns it stands."
    )
    return _index(context, context.say("Kinds of events"), lead, groups)


def actors(context: Context) -> Contents:
    """Return the actors that events name, by side."""
    groups = [
        Group(f"of_{side.id}", Link(side.name), "", tuple(_actors(context, side)))
        for side in context.record.vocabulary.sides
    ]
    lead = (
        "Everyone an event names as taking part, speaking, claiming or disputing. "
        "To be listed implies no guilt and no direction."
    )
    return _index(context, "Actors", lead, groups)


def places(context: Context) -> Contents:
    """Return the places that events name, each with the places within it."""
    tops = [(place, _place(context, place)) for place in _within(context, "")]
    groups = [Group(f"of_{place}", top.link, top.count, top.within) for place, top in tops]
    lead = "Every place an event names. An event in a village also counts for what lies around it."
    return _index(context, "Places", lead, groups)


def _index(context: Context, title: str, lead: str, groups: Iterable[Group]) -> Contents:
    home = Link(context.say("Day by day"), context.links.to("/timeline/"))
    crumbs = (home,) if context.record.group(indexes.extent).events else ()
    return Contents(crumbs, title, lead, tuple(g for g in groups if g.items or g.title.href))


def _column(context: Context, strand: Strand) -> Link:
    text = context.say("Said") if strand is Strand.SAID else context.say("Reported")
    has_any = context.record.has(indexes.by_strand, strand.value)
    return Link(text, context.links.strand(strand) if has_any else "")


def _kinds(context: Context, strand: Strand) -> Iterator[Item]:
    sizes = context.record.group(indexes.sizes, "by_kind")
    for kind in context.record.vocabulary.kinds:
        if kind.strand is strand:
            number = sizes.get(kind.id, 0)
            href = context.links.kind(kind.id) if number else ""
            count = context.count("{n} event", "{n} events", number)
            yield Item(Link(kind.many, href), kind.meaning or "", count)


def _actors(context: Context, side: Term) -> Iterator[Item]:
    sizes = context.record.group(indexes.sizes, "by_actor")
    shown = map(context.record.actor, context.record.group(indexes.shown_actors, side.id))
    for actor in sorted(filter(None, shown), key=lambda actor: fold(actor.name)):
        number = words.count(sizes[actor.id], "event")
        yield Item(context.actor(actor.id), actor.role, number)


def _place(context: Context, place_id: str) -> Item:
    place = context.record.place(place_id)
    number = words.count(context.record.group(indexes.sizes, "by_place")[place_id], "event")
    kind = context.record.vocabulary.sort("places", place.kind if place else "")
    inner = tuple(_place(context, found) for found in _within(context, place_id))
    count = f"{kind.name.lower()}, {number}" if kind else number
    return Item(context.place(place_id), "", count, inner)


def _within(context: Context, place_id: str) -> Sequence[str]:
    """Return the ids of the places next within one that events name, by their names."""
    found = map(context.record.place, context.record.group(indexes.shown_places, place_id))
    return [place.id for place in sorted(filter(None, found), key=lambda place: fold(place.name))]
