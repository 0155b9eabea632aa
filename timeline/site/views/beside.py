"""What stands beside an event, and in the place of one that was withdrawn."""

from collections import Counter
from collections.abc import Iterator

from timeline.model import Change, Event, Frozen
from timeline.record import evidence, indexes
from timeline.site.context import Context
from timeline.site.links import Link, named, phrase_of
from timeline.site.maps import Map
from timeline.site.views.event_head import Person, person
from timeline.site.views.on_map import event_on_map


class Beside(Frozen, frozen=True, kw_only=True):
    """What stands beside the text of an event; `parts` are what the event is part of, and how
    much there is of each; `history` is in the order of the days.
    """

    map: Map | None
    parts: tuple[tuple[Link, str], ...]
    people: tuple[Person, ...]
    date_note: str
    history: tuple[Link, ...]


def beside(context: Context, event: Event) -> Beside:
    """Return what stands beside the text of an event."""
    title = context.say("Map of the places named")
    return Beside(
        map=context.map_of(event.places, title=title),
        parts=tuple(_parts(context, event)),
        # Who speaks is introduced in the head, and once is enough.
        people=tuple(person(context, a) for a in event.named_actors if a != event.speaker),
        date_note=event.date_note or "",
        history=tuple(_history(context, event)),
    )


def made(context: Context, event: Event) -> tuple[Link, ...]:
    """Return how an event's page was made, in sentences: from how many reports, of whose account.

    Reports that pass on one account are counted: they are many papers and one voice.
    """
    number = len(event.sources)
    relayed = Counter(by for source in event.sources for by in dict.fromkeys(source.relays or ()))
    passed_on = (
        _passed_on(context, times, number, context.actor(by))
        for by, times in relayed.items()
        if times > 1
    )
    written = context.count(
        "Written in our own words from {n} report; every claim names the report it rests on.",
        "Written in our own words from {n} reports; every claim names the reports it rests on.",
        number,
    )
    return (Link(written), *passed_on)


def _passed_on(context: Context, times: int, number: int, name: Link) -> Link:
    if times == number:
        return context.pieces("All pass on the account of {name}: that is one voice.", name=name)
    return context.pieces(
        "{times} of the {all} pass on the account of {name}: that is one voice.",
        times=context.words.number(times),
        all=context.words.number(number),
        name=name,
    )


def change_words(context: Context, change: Change) -> Link:
    """Return what was changed and why, with the day."""
    return context.pieces(
        "Changed {day}: {what} ({why})",
        day=context.words.day(change.on),
        what=named(change.what),
        why=named(change.why),
    )


def _parts(context: Context, event: Event) -> Iterator[tuple[Link, str]]:
    for question in context.questions_of(event):
        given = context.record.group(evidence.statements, question.id)
        extent = context.count("{n} statement", "{n} statements", given) if given else ""
        link = Link(question.question, context.links.question(question.id), is_name=True)
        yield link, extent
    for place in context.narrowest(event)[:1]:
        link = context.place(place)
        if link.href:
            everything = context.pieces("Everything at {place}", place=link)
            yield phrase_of((everything,), link.href), ""
    if not event.date.is_month:
        number = context.record.group(indexes.turns, event.id).of
        day = context.words.short_date(type(event.date).of(event.date.first))
        link = Link(day, context.links.day(event.date.first))
        yield link, context.count("{n} event", "{n} events", number)
    if way := event_on_map(context, event.id):
        yield way, ""


def _history(context: Context, event: Event) -> Iterator[Link]:
    if event.added:
        yield Link(context.say("Added {day}", day=context.words.day(event.added)))
    for change in event.changes:
        yield change_words(context, change)
    if not event.changes:
        yield Link(context.say("No corrections"))


class WithdrawnView(Frozen, frozen=True):
    """A withdrawn event: its title, its date, and in sentences when and why it was withdrawn."""

    title: str
    when: str
    withdrawn: Link
    changes: tuple[Link, ...]


def withdrawn_view(context: Context, event_id: str) -> WithdrawnView:
    """Return the page of a withdrawn event, which has nothing but that, when and why."""
    found = context.record.group(indexes.withdrawals, event_id)
    assert found is not None  # it is one of the withdrawn
    *earlier, last = found.changes
    withdrawn = context.pieces(
        "Withdrawn on {day}: {what} ({why})",
        day=context.words.day(last.on),
        what=named(last.what),
        why=named(last.why),
    )
    changes = tuple(change_words(context, change) for change in earlier)
    return WithdrawnView(found.title, context.words.dated(found.date), withdrawn, changes)
