"""The head of an event's page: its place in the day, when, where, who, and what it answers."""

from collections.abc import Iterator

from timeline.model import Event, Frozen
from timeline.record import indexes
from timeline.site.context import Context
from timeline.site.links import Link, joined
from timeline.site.pagination import PagerLink
from timeline.site.views.titles import teller
from timeline.site.words import sentence

# More places than this stand by their names alone: what lies around them would be most of the line.
_MOST_LOCATED = 2


class Person(Frozen, frozen=True):
    """An actor with its role, linked."""

    link: Link
    role: str


class Other(Frozen, frozen=True):
    """Another event in one line: its title, linked, its date in short, and who speaks."""

    title: str
    href: str
    is_said: bool
    note: Link


class EventHead(Frozen, frozen=True, kw_only=True):
    """What stands above the text of an event.

    `crumbs` say which event of its day it is. The ways `before` and `after` stand here and below
    the text; in a record that fills what a host gives it `turns_once`, below. `tellers` are who
    speaks, or whose account the title is. `places` pairs each place with the names around it.
    `precision` is empty where the date and the clock say it all. `answers` are the events that it
    answers; where it names none, `on_all` says what it is about.
    """

    crumbs: tuple[Link, ...]
    before: PagerLink | None
    after: PagerLink | None
    turns_once: bool
    is_said: bool
    kind: Link
    title: str
    when: str
    iso: str
    clock: str
    precision: str
    tellers: tuple[Person, ...]
    places: tuple[tuple[Link, Link], ...]
    venue: str
    answers: tuple[Other, ...]
    on_all: Link


def head(context: Context, event: Event) -> EventHead:
    """Return the head of an event's page."""
    beside = context.record.group(indexes.neighbours, event.id)
    return EventHead(
        crumbs=tuple(_crumbs(context, event)),
        before=_turn(context, context.say("Previous"), beside.before),
        after=_turn(context, context.say("Next"), beside.after),
        turns_once=context.is_vast,
        is_said=context.is_said(event.kind),
        kind=Link(context.kind(event.kind).name, context.links.kind(event.kind)),
        title=event.title,
        when=context.words.full_date(event.date),
        iso=event.date.iso,
        clock=context.words.clock(event, context.zone),
        precision=_precision(context, event),
        tellers=tuple(_tellers(context, event)),
        places=tuple(_places(context, event)),
        venue=event.venue or "",
        answers=tuple(other(context, target) for target in context.targets(event)),
        on_all=context.on_all(event),
    )


def person(context: Context, actor_id: str) -> Person:
    """Return an actor with its role."""
    actor = context.record.actor(actor_id)
    return Person(context.actor(actor_id), actor.role if actor else "")


def other(context: Context, event_id: str) -> Other:
    """Return another event in one line."""
    event = context.record.head(event_id)
    names = context.listing(teller(context, event_id), limit=1)
    note = joined(", ", (context.words.short_date(event.date), names))
    return Other(event.title, context.links.event(event.id), context.is_said(event.kind), note)


def _crumbs(context: Context, event: Event) -> Iterator[Link]:
    if event.date.is_month:
        yield Link(context.words.dated(event.date))
        return
    first = event.date.first
    if event.date.is_exact:
        day = sentence(context.words.short_day_of_week(first))
    else:
        day = context.words.short_date(event.date)
    yield Link(day, context.links.day(first))
    turn = context.record.group(indexes.turns, event.id)
    yield Link(
        context.say(
            "{number} of {all}",
            number=context.words.number(turn.number),
            all=context.words.number(turn.of),
        )
    )


def _turn(context: Context, label: str, event_id: str | None) -> PagerLink | None:
    if event_id is None:
        return None
    other = context.record.head(event_id)
    return PagerLink(label, other.title, context.links.event(other.id))


def _precision(context: Context, event: Event) -> str:
    """Return what the date leaves open; a day or days without doubt need no word."""
    if event.date.is_month:
        return context.say("day not known")
    return context.say("day uncertain") if event.date.edtf.endswith("?") else ""


def _tellers(context: Context, event: Event) -> Iterator[Person]:
    """Yield who speaks, with their role, or whose account the title is."""
    for link in teller(context, event.id):
        speaker = context.record.actor(event.speaker) if event.speaker else None
        yield Person(link, speaker.role if speaker else "")


def _places(context: Context, event: Event) -> Iterator[tuple[Link, Link]]:
    """Yield each place but those around another; of a few also the names of what lies around."""
    places = context.narrowest(event)
    for place in places:
        wider = context.around(place)[1:] if len(places) <= _MOST_LOCATED else ()
        yield context.place(place), joined(", ", map(context.place, wider))
