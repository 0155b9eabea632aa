"""The lists of what there is a page about: kinds, actors, places; by weight, and from A to Z."""

from collections.abc import Iterable, Iterator, Sequence

from timeline.model import Frozen, Strand, Term
from timeline.record import indexes
from timeline.site.context import Context
from timeline.site.links import Link
from timeline.site.views.answers import is_outlet
from timeline.text.confusables import fold


class Item(Frozen, frozen=True):
    """One thing with a page, a few words on it, how many events it has, and what lies within it."""

    link: Link
    note: str
    count: str
    within: tuple["Item", ...] = ()


class Group(Frozen, frozen=True):
    """Things that belong together under a heading, whose `id` is the page's own."""

    id: str
    title: Link
    count: str
    items: tuple[Item, ...]


class Contents(Frozen, frozen=True):
    """A page that lists pages: in groups, and once more by name in `a_to_z`, if that differs."""

    title: str
    lead: str
    groups: tuple[Group, ...]
    a_to_z: tuple[Link, ...] = ()


def kinds(context: Context) -> Contents:
    """Return the kinds of events by column, those without events too."""
    groups = [
        Group(f"of_{strand}", _column(context, strand), "", tuple(_kinds(context, strand)))
        for strand in Strand
    ]
    lead = context.say("Every event has one kind, and the kind decides its column.")
    return Contents(context.say("Kinds of events"), lead, _filled(groups))


def actors(context: Context) -> Contents:
    """Return the actors that events name, by side; outlets have a list of their own."""
    groups = _filled(
        Group(f"of_{side.id}", Link(side.name, is_name=True), "", tuple(_actors(context, side)))
        for side in context.record.vocabulary.sides
    )
    lead = context.say(
        "Everyone an event names as taking part, speaking, claiming or denying. "
        "To be listed implies no guilt and no direction."
    )
    everyone = (item.link for group in groups for item in group.items)
    return Contents(context.say("People and bodies"), lead, groups, _a_to_z(everyone))


def places(context: Context) -> Contents:
    """Return the places that events name: within the widest ones, then within the next."""
    groups = _filled(_top(context, place) for place in _by_weight(context, _inner(context, "")))
    lead = context.say(
        "Every place an event names. An event in a village also counts for what lies around it."
    )
    items = [item for group in groups for item in group.items]
    tops = [group.title for group in groups]
    inner = [each.link for item in items for each in (item, *item.within)]
    return Contents(context.say("Places"), lead, groups, _a_to_z([*tops, *inner]))


def _column(context: Context, strand: Strand) -> Link:
    has_any = context.record.has(indexes.by_strand, strand.value)
    return Link(context.strand(strand), context.links.strand(strand) if has_any else "")


def _filled(groups: Iterable[Group]) -> tuple[Group, ...]:
    return tuple(group for group in groups if group.items or group.title.href)


def _a_to_z(links: Iterable[Link]) -> tuple[Link, ...]:
    return tuple(sorted(links, key=lambda link: (fold(link.text), link.href)))


def _kinds(context: Context, strand: Strand) -> Iterator[Item]:
    sizes = context.record.group(indexes.sizes, "by_kind")
    for kind in context.record.vocabulary.kinds:
        if kind.strand is strand:
            number = sizes.get(kind.id, 0)
            href = context.links.kind(kind.id) if number else ""
            yield Item(Link(kind.many, href), kind.meaning or "", _events(context, number))


def _actors(context: Context, side: Term) -> Iterator[Item]:
    """Yield the actors of a side, those that most events name first."""
    sizes = context.record.group(indexes.sizes, "by_actor")
    shown = map(context.record.actor, context.record.group(indexes.shown_actors, side.id))
    found = [actor for actor in shown if actor and not is_outlet(context, actor.id)]
    for actor in sorted(found, key=lambda each: (-sizes[each.id], fold(each.name), each.id)):
        yield Item(context.actor(actor.id), actor.role, _events(context, sizes[actor.id]))


def _top(context: Context, place: str) -> Group:
    """Return one of the widest places, and what lies within it."""
    inner = _by_weight(context, _inner(context, place))
    items = tuple(_place(context, each, tuple(_below(context, each))) for each in inner)
    return Group(f"of_{place}", context.place(place), _count(context, place), items)


def _below(context: Context, place: str) -> Iterator[Item]:
    """Yield every place within one, those of most events first."""
    found = list(all_within(context, place))
    yield from (_place(context, each) for each in _by_weight(context, found))


def all_within(context: Context, place: str) -> Iterator[str]:
    """Yield the ids of the places within one, however deep, that events name."""
    for inner in _inner(context, place):
        yield inner
        yield from all_within(context, inner)


def _place(context: Context, place_id: str, within: tuple[Item, ...] = ()) -> Item:
    place = context.record.place(place_id)
    kind = context.sort("places", place.kind).text if place else ""
    return Item(context.place(place_id), kind, _count(context, place_id), within)


def _by_weight(context: Context, places: Sequence[str]) -> Sequence[str]:
    sizes = context.record.group(indexes.sizes, "by_place")
    return sorted(places, key=lambda each: (-sizes[each], fold(context.place(each).text), each))


def _inner(context: Context, place_id: str) -> Sequence[str]:
    """Return the ids of the places next within one that events name."""
    return context.record.group(indexes.shown_places, place_id)


def _count(context: Context, place: str) -> str:
    return _events(context, context.record.group(indexes.sizes, "by_place")[place])


def _events(context: Context, number: int) -> str:
    return context.count("{n} event", "{n} events", number)
