"""The lists of everything there is a page about: kinds, actors, places, questions."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from timeline.model import Kind, Place, PlaceKind, Side, Strand
from timeline.site import words
from timeline.site.edition import Edition
from timeline.site.links import Link
from timeline.text.letters import fold


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
class Index:
    """A page that lists pages."""

    crumbs: tuple[Link, ...]
    title: str
    lead: str
    groups: tuple[Group, ...]


def kinds(edition: Edition) -> Index:
    """Return the kinds of events by strand, those without events too."""
    groups = [
        Group(f"of_{strand}", Link(term.many), "", tuple(_kinds(edition, strand)))
        for strand, term in words.STRANDS.items()
    ]
    lead = "Every event has one kind. The kind decides in which of the two strands it stands."
    return _index(edition, "Kinds of events", lead, groups)


def actors(edition: Edition) -> Index:
    """Return the actors that events name, by side."""
    groups = [
        Group(f"of_{side}", Link(words.side(side) or "No side"), "", tuple(_actors(edition, side)))
        for side in Side
    ]
    lead = (
        "Everyone an event names as taking part, speaking, claiming or disputing. "
        "To be listed implies no guilt and no direction."
    )
    return _index(edition, "Actors", lead, groups)


def places(edition: Edition) -> Index:
    """Return the places that events name, each with the places within it."""
    sizes = edition.record.by_place.sizes
    within: defaultdict[str | None, list[Place]] = defaultdict(list)
    for place in sorted(edition.record.places, key=lambda place: fold(place.name)):
        if place.id in sizes:
            within[place.within].append(place)
    tops = [(place, _place(edition, place, within)) for place in within[None]]
    groups = [Group(f"of_{place.id}", top.link, top.count, top.within) for place, top in tops]
    lead = "Every place an event names. An event in a village also counts for what lies around it."
    return _index(edition, "Places", lead, groups)


def questions(edition: Edition) -> Index:
    """Return the questions that claims of the record answer."""
    sizes = edition.record.answers.sizes
    items = tuple(
        Item(
            Link(question.question, edition.links.question(question.id)),
            question.about,
            words.count(sizes[question.id], "answer"),
        )
        for question in edition.record.questions
        if question.id in sizes
    )
    lead = (
        "What is contested, and who answers it how. "
        "The answers stand side by side; none of them is the record’s own."
    )
    group = Group("all_questions", Link("All questions"), "", items)
    return _index(edition, "Questions", lead, [group])


def _index(edition: Edition, title: str, lead: str, groups: Iterable[Group]) -> Index:
    home = Link("Timeline", edition.links.to("/"))
    return Index((home,), title, lead, tuple(g for g in groups if g.items or g.title.href))


def _kinds(edition: Edition, strand: Strand) -> Iterator[Item]:
    for kind in Kind:
        if kind.strand is strand:
            number = edition.record.by_kind.sizes.get(kind, 0)
            href = edition.links.kind(kind) if number else ""
            term = words.KINDS[kind]
            yield Item(Link(term.many, href), term.meaning, words.count(number, "event"))


def _actors(edition: Edition, side: Side) -> Iterator[Item]:
    found = edition.record.by_actor.sizes
    named = [a for a in edition.record.actors if a.side is side and a.id in found]
    for actor in sorted(named, key=lambda actor: fold(actor.name)):
        number = words.count(found[actor.id], "event")
        yield Item(edition.actor(actor.id), actor.role, number)


def _place(edition: Edition, place: Place, within: Mapping[str | None, Sequence[Place]]) -> Item:
    number = edition.record.by_place.sizes[place.id]
    inner = tuple(_place(edition, found, within) for found in within.get(place.id, ()))
    kind = "place" if place.kind is PlaceKind.OTHER else place.kind
    count = f"{kind}, {words.count(number, 'event')}"
    return Item(edition.place(place.id), "", count, inner)
