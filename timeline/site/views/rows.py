"""An event in a list: what sort it is, its title, who contests it, and who is who in it."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from timeline.model import Event, Frozen, Sensitivity
from timeline.record import evidence
from timeline.record.tracked import Memo
from timeline.site import words
from timeline.site.context import Context
from timeline.site.links import NOTHING, Link, joined
from timeline.site.views.clause import clause, relay

_MOST_PLACES = 1


class Title(Frozen, frozen=True):
    """The title of an event, linked, and whether it tells what was said."""

    link: Link
    is_said: bool


class Row(Frozen, frozen=True, kw_only=True):
    """One event in three lines, the same on whatever page it stands.

    `when` is its date in short, without the year, and `iso` its first day, which a record that
    fills what a host gives leaves out; `clock` is its time of day. `teller` names who speaks, or
    whose account the title is. `answers` counts the events that reply to it, `clause` says who
    contests it or says so too, `sources` counts the reports or says whom all of them cite. Each is
    empty where there is nothing to say.
    """

    id: str
    href: str
    title: str
    is_said: bool
    when: str
    iso: str
    clock: str
    kind: str
    places: Link
    teller: Link
    answers: str
    clause: Link
    sources: Link
    is_distressing: bool


# The rows of a site, by the ids of their events.
Rows = Memo[str, Row]


def row(context: Context, event: Event) -> Row:
    """Return the row of an event."""
    sources = context.count("{n} source", "{n} sources", len(event.sources))
    told, replies = context.record.group(evidence.tellers, event.id), context.replies(event.id)
    return Row(
        id=event.id,
        href=context.links.event(event.id),
        title=event.title,
        is_said=context.is_said(event.kind),
        when=context.words.short_date(event.date),
        iso="" if context.is_vast else event.date.iso,
        clock=words.sentence(context.words.short_clock(event, context.zone)),
        kind=context.kind(event.kind).name,
        places=places_of(context, event),
        teller=context.listing([context.short(actor_id) for actor_id in told], limit=1),
        answers=context.count("{n} answer", "{n} answers", len(replies)) if replies else "",
        clause=clause(context, event),
        sources=relay(context, event) or Link(sources),
        is_distressing=event.sensitivity is Sensitivity.DISTRESSING,
    )


def told_by(context: Context, of: Row) -> Link:
    """Return who speaks, or `according to` whom an event is reported; or nothing."""
    if of.is_said or not of.teller.text:
        return of.teller
    return context.pieces("according to {name}", name=of.teller)


def link(of: Row) -> Link:
    """Return the title of a row, linked."""
    return Link(of.title, of.href)


def places_of(context: Context, event: Event) -> Link:
    """Return the names of the narrowest places of an event, the first of them."""
    names = [context.place(place) for place in context.narrowest(event)]
    return context.listing(names, limit=_MOST_PLACES)


class Gloss(Frozen, frozen=True):
    """What follows the names in the kicker of an event; empty where the page has said it."""

    teller: str = ""
    places: Link = NOTHING


class Section(Frozen, frozen=True):
    """Events under a heading; `id` is the page's own."""

    id: str
    title: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Glosses:
    """The glosses of a page in the making, asked for in the order of its events."""

    context: Context
    seen: set[str] = field(default_factory=set)

    def of(self, event: Event) -> Gloss:
        """Return the gloss of the next event.

        Behind several names nobody could tell whose role it is, so they wait for an event of
        their own.
        """
        told = self.context.record.group(evidence.tellers, event.id)
        actor = self._first(told)
        place = self._first(self.context.narrowest(event))
        known = self.context.record.actor(actor) if actor else None
        wider = self.context.around(place)[1:] if place else ()
        return Gloss(
            teller=known.role if known else "",
            # What lies around all of it says little where there is something nearer.
            places=joined(", ", map(self.context.place, wider[:-1] or wider)),
        )

    def _first(self, names: Sequence[str]) -> str:
        """Return the one name there is, if the page has not explained it yet."""
        if len(names) != 1 or names[0] in self.seen:
            return ""
        self.seen.add(names[0])
        return names[0]
