"""The head of an event's page: when, where, who, and what it answers."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from timeline.model import Event
from timeline.site import words
from timeline.site.context import Context
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
class EventHead:
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


def head(context: Context, event: Event) -> EventHead:
    """Return the head of an event's page."""
    strand = context.record.vocabulary.strand(event.kind)
    is_said = context.is_said(event.kind)
    return EventHead(
        crumbs=_crumbs(context, event),
        is_said=is_said,
        strand=Link(words.STRANDS[strand].many, context.links.strand(strand)),
        kind=Link(context.kind(event.kind).name, context.links.kind(event.kind)),
        title=event.title,
        when=words.full_date(event.date),
        iso=event.date.edtf if event.date.is_month else event.date.first.isoformat(),
        clock=words.clock(event, context.zone),
        precision=words.precision(event),
        date_note=event.date_note or "",
        places_word="About" if is_said else "Where",
        places=tuple(_places(context, event)),
        venue=words.sentence(event.venue or ""),
        people=tuple(person(context, actor) for actor in _people(event)),
        answers=tuple(other(context, target) for target in context.targets(event)),
        on_all=context.on_all(event),
    )


def person(context: Context, actor_id: str) -> Person:
    """Return an actor with its role and side."""
    actor = context.record.actor(actor_id)
    return Person(
        context.actor(actor_id),
        actor.role if actor else "",
        context.side(actor.side) if actor else "",
    )


def other(context: Context, event_id: str) -> Other:
    """Return another event as a link."""
    event = context.record.head(event_id)
    speaker = context.speaker(event)
    day = words.short_date(event.date)
    when = f"{day}, {speaker.name}" if speaker else day
    return Other(when, event.title, context.links.event(event.id))


def _crumbs(context: Context, event: Event) -> tuple[Link, ...]:
    home = Link("Timeline", context.links.to("/"))
    if event.date.is_month:
        return (home,)
    return home, Link(words.short_date(event.date), context.links.day(event.date.first))


def _places(context: Context, event: Event) -> Iterator[tuple[Link, str]]:
    """Yield each place with the names of what lies around it, unless the event names those too."""
    for place in event.places:
        wider = context.around(place)[1:]
        is_clear = any(other in event.places for other in wider)
        yield context.place(place), "" if is_clear else _names(context, wider)


def _names(context: Context, places: Sequence[str]) -> str:
    return ", ".join(context.place(place).text for place in places)


def _people(event: Event) -> tuple[str, ...]:
    """Return the speaker, then the actors, each once."""
    return tuple(dict.fromkeys([*([event.speaker] if event.speaker else []), *event.actors]))
