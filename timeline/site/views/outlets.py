"""Outlets: how many events rest on each, and the reports of one."""

from collections.abc import Iterator

from timeline.model import Event, Frozen
from timeline.record import indexes, press
from timeline.record.press import Cited
from timeline.site import words
from timeline.site.context import Context
from timeline.site.links import NOTHING, Link, capital, joined, named
from timeline.site.pagination import ListPage, Pager, pager, part_title
from timeline.site.views.answers import is_outlet
from timeline.site.views.rows import Row, Rows
from timeline.site.views.spellings import headline, spellings
from timeline.text.confusables import fold

# So many outlets stand in the table by weight; the lists by kind have all.
_MOST_IN_TABLE = 60


class OutletWeight(Frozen, frozen=True):
    """An outlet, what it is, and how many events rest on it, and on it alone; `–` for none."""

    link: Link
    about: Link
    events: str
    alone: str


class OutletKind(Frozen, frozen=True):
    """The outlets of one kind by name, each with how many events rest on it."""

    id: str
    title: Link
    count: str
    outlets: tuple[tuple[Link, str], ...]


class Sources(Frozen, frozen=True):
    """Every outlet: those that most events rest on, then all by kind and name.

    `speakers` are the outlets that speak in the record as actors.
    """

    title: str
    lead: str
    table: tuple[OutletWeight, ...]
    kinds: tuple[OutletKind, ...]
    speakers: tuple[Link, ...]


class Reported(Frozen, frozen=True):
    """An event, and the reports of it by the outlet; without a headline a link has its address."""

    row: Row
    reports: tuple[Link, ...]


class OutletPage(Frozen, frozen=True, kw_only=True):
    """An outlet, the events that rest on it, and whose accounts its reports pass on.

    The later pages of a long list have the heading and the events alone.
    """

    crumbs: tuple[Link, ...]
    heading: Link
    lead: Link = NOTHING
    spellings: tuple[Link, ...] = ()
    events: tuple[Reported, ...]
    passed_on: tuple[tuple[Link, Link], ...] = ()
    part: Pager | None


def sources(context: Context) -> Sources:
    """Return the page of all outlets."""
    counts = {
        name: context.record.group(press.cited, name)
        for name in sorted(context.record.keys(press.by_outlet))
    }
    number = len(counts)
    order = sorted(
        counts, key=lambda name: (-counts[name].events, fold(context.outlet(name).text), name)
    )
    outlets = context.count("{n} outlet", "{n} outlets", number)
    events = len(context.record.group(indexes.order))
    return Sources(
        title=context.say("Sources"),
        lead=context.count(
            "{outlets} for {n} event. An outlet that repeats one speaker is one more place to read "
            "it, not a second voice. “Alone” counts events with no other outlet.",
            "{outlets} for {n} events. An outlet that repeats one speaker is one more place to "
            "read it, not a second voice. “Alone” counts events with no other outlet.",
            events,
            outlets=outlets,
        ),
        table=tuple(_weight(context, name, counts[name]) for name in order[:_MOST_IN_TABLE]),
        kinds=tuple(_kinds(context, order, counts)),
        speakers=tuple(_speakers(context)),
    )


def outlet_page(context: Context, outlet_id: str, part: ListPage, rows: Rows) -> OutletPage:
    """Return the page of an outlet on file."""
    outlet, is_first = context.record.outlet(outlet_id), part.is_first
    assert outlet is not None  # only those on file have a page
    found = context.record.group(press.cited, outlet_id)
    return OutletPage(
        crumbs=(Link(context.say("Sources"), context.links.to("/sources/")),),
        heading=part_title(context, named(outlet.name), part),
        lead=_lead(context, outlet_id, found) if is_first else NOTHING,
        spellings=spellings(context, outlet.aliases) if is_first else (),
        events=tuple(
            Reported(rows[each.id], _reports(context, context.record.event(each.id), outlet_id))
            for each in part.events
        ),
        passed_on=tuple(_passed_on(context, found)) if is_first else (),
        part=pager(context, part),
    )


def outlet_link(context: Context, outlet_id: str) -> Link:
    """Return an outlet's name, linked to its page where events rest on it."""
    is_shown = context.record.outlet(outlet_id) and context.record.has(press.by_outlet, outlet_id)
    href = context.links.outlet(outlet_id) if is_shown else ""
    return Link(context.outlet(outlet_id).text, href, is_name=True)


def about(context: Context, outlet_id: str) -> Link:
    """Return in a few words what an outlet is: its kind, its side, its country."""
    outlet = context.record.outlet(outlet_id)
    if outlet is None:
        return NOTHING
    side = context.side(outlet.side)
    country = context.record.group(indexes.countries, outlet.country) if outlet.country else ""
    parts = (
        context.sort("outlets", outlet.kind),
        context.pieces("side: {side}", side=side) if side.text else "",
        named(country),
    )
    return joined(" · ", parts)


def _weight(context: Context, name: str, found: Cited) -> OutletWeight:
    alone = context.words.number(found.alone) if found.alone else "–"
    return OutletWeight(
        outlet_link(context, name), about(context, name), context.words.number(found.events), alone
    )


def _kinds(context: Context, order: list[str], counts: dict[str, Cited]) -> Iterator[OutletKind]:
    """Yield the outlets on file by kind, in the order of the vocabulary."""
    for kind in context.record.vocabulary.outlets:
        shown = set(context.record.group(press.shown_outlets, kind.id))
        names = sorted(shown.intersection(order), key=lambda name: fold(context.outlet(name).text))
        if names:
            outlets = tuple(
                (outlet_link(context, name), context.words.number(counts[name].events))
                for name in names
            )
            is_other = kind.like == "other"
            title = (
                Link(context.say("Other outlets"))
                if is_other
                else Link(words.sentence(kind.many), is_name=True)
            )
            yield OutletKind(f"of_{kind.id}", title, context.words.number(len(names)), outlets)


def _speakers(context: Context) -> Iterator[Link]:
    """Yield the actors that are outlets, by name: they stand in no list of people and bodies."""
    record = context.record
    sides = (record.group(indexes.shown_actors, side) for side in record.keys(indexes.shown_actors))
    outlets = [actor for side in sides for actor in side if is_outlet(context, actor)]
    yield from sorted(map(context.actor, outlets), key=lambda link: fold(link.text))


def _lead(context: Context, outlet_id: str, found: Cited) -> Link:
    rest = context.count(
        "{n} event rests on its reports.", "{n} events rest on its reports.", found.events
    )
    if found.alone:
        alone = context.count(
            "{n} of them rests on nothing else.", "{n} of them rest on nothing else.", found.alone
        )
        rest = f"{rest} {alone}"
    return joined(". ", (capital(about(context, outlet_id)), rest))


def _reports(context: Context, event: Event, outlet_id: str) -> tuple[Link, ...]:
    missing = context.say("headline not recorded")
    return tuple(
        headline(context, source.title, source.url or "")
        if source.title
        else Link(missing, source.url or "")
        for source in event.sources
        if source.outlet == outlet_id
    )


def _passed_on(context: Context, found: Cited) -> Iterator[tuple[Link, Link]]:
    """Yield whose accounts the reports of an outlet pass on, and how many of them do."""
    if found.unknown == found.reports:
        return
    for actor, number in found.passed_on:
        yield context.actor(actor), _share(context, number, found.reports)
    if found.own:
        yield Link(context.say("Its own reporting")), _share(context, found.own, found.reports)
    if found.unknown:
        link = Link(context.say("Not noted"))
        yield link, _share(context, found.unknown, found.reports)


def _share(context: Context, number: int, reports: int) -> Link:
    some = context.words.number(number)
    return Link(context.count("{some} of {n} report", "{some} of {n} reports", reports, some=some))
