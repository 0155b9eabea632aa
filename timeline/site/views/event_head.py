"""The head of an event's page: when, where, who, and what it answers."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from timeline.model import Event, Strand
from timeline.site import words
from timeline.site.edition import Edition
from timeline.site.links import Link


@dataclass(frozen=True, slots=True)
class Person:
    """An actor with its role and side, linked."""

    link: Link
    role: str
    side: str


@dataclass(frozen=True, slots=True)
class Other:
    """Another event: when and, where someone speaks, who; its title, linked."""

    when: str
    title: str
    href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """What stands above the text of an event.

    `places` pairs each place with the names around it; `places_word` says what they are to the
    event. `people` has the speaker first.
    """

    crumbs: tuple[Link, ...]
    is_said: bool
    strand: Link
    kind: Link
    title: str
    when: str
    iso: str
    clock: str
    precision: str
    date_note: str
    places_word: str
    places: tuple[tuple[Link, str], ...]
    venue: str
    people: tuple[Person, ...]
    answers: tuple[Other, ...]
    on_all: str


def head(edition: Edition, event: Event) -> Head:
    """Return the head of an event's page."""
    term = words.KINDS[event.kind]
    strand = words.STRANDS[event.strand].many
    return Head(
        crumbs=_crumbs(edition, event),
        is_said=event.strand is Strand.REACTION,
        strand=Link(strand, edition.links.strand(event.strand)),
        kind=Link(term.one, edition.links.kind(event.kind)),
        title=event.title,
        when=words.full_date(event.date),
        iso=event.date.edtf if event.date.is_month else event.date.first.isoformat(),
        clock=words.clock(event, edition.zone),
        precision=words.precision(event),
        date_note=event.date_note or "",
        places_word="Where" if event.strand is Strand.GROUND else "About",
        places=tuple(_places(edition, event)),
        venue=words.sentence(event.venue or ""),
        people=tuple(person(edition, actor) for actor in _people(event)),
        answers=tuple(other(edition, target) for target in edition.targets(event)),
        on_all=edition.on_all(event),
    )


def person(edition: Edition, actor_id: str) -> Person:
    """Return an actor with its role and side."""
    actor = edition.record.actors.by_id.get(actor_id)
    return Person(
        edition.actor(actor_id),
        actor.role if actor else "",
        words.side(actor.side) if actor else "",
    )


def other(edition: Edition, event: Event) -> Other:
    """Return another event as a link."""
    speaker = edition.speaker(event)
    day = words.short_date(event.date)
    when = f"{day}, {speaker.name}" if speaker else day
    return Other(when, event.title, edition.links.event(event.id))


def _crumbs(edition: Edition, event: Event) -> tuple[Link, ...]:
    home = Link("Timeline", edition.links.to("/"))
    if event.date.is_month:
        return (home,)
    return home, Link(words.short_date(event.date), edition.links.day(event.date.first))


def _places(edition: Edition, event: Event) -> Iterator[tuple[Link, str]]:
    """Yield each place with the names of what lies around it, unless the event names those too."""
    for place in event.places:
        wider = edition.record.within(place)[1:]
        is_clear = any(other in event.places for other in wider)
        yield edition.place(place), "" if is_clear else _names(edition, wider)


def _names(edition: Edition, places: Sequence[str]) -> str:
    return ", ".join(edition.place(place).text for place in places)


def _people(event: Event) -> tuple[str, ...]:
    """Return the speaker, then the actors, each once."""
    return tuple(dict.fromkeys([*([event.speaker] if event.speaker else []), *event.actors]))
