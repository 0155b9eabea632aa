"""The search: its page, and the words of all that it looks through."""

import re
from collections.abc import Iterator
from itertools import groupby
from math import ceil

from timeline.model import Entry, Event, Frozen, Kind, Place, Side
from timeline.record import indexes, press, voices
from timeline.record.indexes import Index, Listed
from timeline.site.context import Context
from timeline.site.links import Link, Part, joined, map_anchor, named
from timeline.site.views.on_map import first_on_map
from timeline.site.views.places import place_lead
from timeline.site.views.rows import Row, places_of, row, told_by
from timeline.text.confusables import fold

# In a longer record titles and names alone are looked through, and no result tells what others say.
MOST_WHOLE = 5_000
# So many events are put into one index: the program that makes it takes 40 KB of memory for each.
MOST_IN_INDEX = 10_000
# They stand around a name in another language than the page's: no text of the record has them.
_BEGIN, _END = "\u2068", "\u2069"
_WORD = re.compile(r"\w+")


class Indexed(Frozen, frozen=True, kw_only=True):
    """A page to be found: its address, title and words, the names on it, and what a result shows.

    `names` are found in every spelling. `facts`, by their names, are shown with a result, or tell
    by what one can choose it; addresses among them stand below that of the site, so that the index
    is the same wherever it is served.
    """

    address: str
    title: str
    words: tuple[str, ...]
    names: tuple[str, ...]
    facts: tuple[tuple[str, str], ...]


def number_of_indexes(context: Context) -> int:
    """Return how many indexes the events of the record are put into."""
    return max(1, ceil(len(context.record.group(indexes.order)) / MOST_IN_INDEX))


def index_of(at: int, number: int) -> int:
    """Return in which of so many indexes the page at a place stands; the last has all others."""
    return min(at // MOST_IN_INDEX, number - 1)


def indexed(context: Context) -> Iterator[Indexed]:
    """Yield every page to be found: events in their order, then all others."""
    order = context.record.group(indexes.order)
    for event_id in order:
        event = context.record.event(event_id)
        yield _event(context, event, is_whole=len(order) <= MOST_WHOLE)
    yield from _places(context)
    yield from _actors(context)
    yield from _outlets(context)
    for question in context.questions(context.record.group(indexes.shown_questions)):
        kicker = context.say("Question")
        yield _entry(f"/questions/{question.id}/", question.question, question, kicker)


def _event(context: Context, event: Event, *, is_whole: bool) -> Indexed:
    kind = context.kind(event.kind).name
    words = (event.summary, *_said(event)) if is_whole else ()
    shown = _whole(context, row(context, event)) if is_whole else _short(context, event, kind)
    return Indexed(
        address=f"/events/{event.id}/",
        title=event.title,
        words=(*words, kind),
        names=tuple(_names(context, event)),
        facts=(*shown, *_facts(context, event)),
    )


def _said(event: Event) -> Iterator[str]:
    yield from (claim.says for claim in event.claims)
    yield from (quote.text for quote in event.quotes)


def _names(context: Context, event: Event) -> Iterator[str]:
    """Yield every spelling of the places, the places around them, and the actors of an event."""
    around = (wider for place in event.places for wider in context.around(place))
    for place_id in dict.fromkeys(around):
        if place := context.record.place(place_id):
            yield from (place.name, *place.aliases)
    for actor_id in event.named_actors:
        if actor := context.record.actor(actor_id):
            yield from (actor.name, *actor.aliases)


def _whole(context: Context, shown: Row) -> Iterator[tuple[str, str]]:
    """Yield what is shown of an event in a result."""
    told = named(shown.kind), shown.places, told_by(context, shown)
    yield "kicker", _joined(context, *told)
    yield "meta", _joined(context, shown.answers, shown.clause, shown.sources)


def _short(context: Context, event: Event, kind: str) -> Iterator[tuple[str, str]]:
    """Yield what is shown of an event in a result, but for what others have to do with it."""
    yield "kicker", _joined(context, named(kind), places_of(context, event))


def _joined(context: Context, *parts: Part) -> str:
    return _told(context, joined(" · ", parts))


def _told(context: Context, phrase: Link) -> str:
    """Return a phrase as a script shows it, which reads the marks around names."""
    if not context.site.texts_language:
        return phrase.text
    pieces = phrase.pieces or (phrase,)
    return "".join(
        f"{_BEGIN}{it.text}{_END}" if it.is_name and it.text else it.text for it in pieces
    )


def _facts(context: Context, event: Event) -> Iterator[tuple[str, str]]:
    """Yield the day of an event, its kind, its sides and its first and last day."""
    yield "when", context.words.short_date(event.date)
    yield "column", "said" if context.is_said(event.kind) else "reported"
    yield "kind", event.kind
    actors = (context.record.actor(actor_id) for actor_id in event.named_actors)
    yield "sides", " ".join(dict.fromkeys(actor.side for actor in actors if actor))
    yield "first", event.date.first.isoformat()
    yield "last", event.date.last.isoformat()


def _places(context: Context) -> Iterator[Indexed]:
    for around in sorted(context.record.keys(indexes.shown_places)):
        for place_id in context.record.group(indexes.shown_places, around):
            if place := context.record.place(place_id):
                sort = context.sort("places", place.kind)
                kicker = _told(context, sort) or context.say("Place")
                facts = tuple(_place_facts(context, place))
                yield _entry(f"/places/{place_id}/", place.name, place, kicker, facts)


def _place_facts(context: Context, place: Place) -> Iterator[tuple[str, str]]:
    """Yield what is shown of a place that is named as asked: where, how much, what, the map."""
    yield "lead", _told(context, place_lead(context, place))
    yield _size(context, indexes.by_place, place.id)
    asked = context.questions(context.record.group(voices.questions_about, place.id))
    if question := next(asked, None):
        yield "asked", _told(context, named(question.name))
        yield "asked_at", f"questions/{question.id}/"
    if shown := first_on_map(context, place):
        yield "map", f"map/#{map_anchor(shown)}"


def _size(context: Context, lists: Index[tuple[Listed, ...]], key: str) -> tuple[str, str]:
    number = len(context.record.group(lists, key))
    return "events", context.count("{n} event", "{n} events", number)


def _actors(context: Context) -> Iterator[Indexed]:
    for side in sorted(context.record.keys(indexes.shown_actors)):
        for actor_id in context.record.group(indexes.shown_actors, side):
            if actor := context.record.actor(actor_id):
                kicker = _told(context, named(actor.role))
                facts = (_size(context, indexes.by_actor, actor_id),)
                yield _entry(f"/actors/{actor_id}/", actor.name, actor, kicker, facts)


def _outlets(context: Context) -> Iterator[Indexed]:
    for kind in sorted(context.record.keys(press.shown_outlets)):
        for outlet_id in context.record.group(press.shown_outlets, kind):
            if outlet := context.record.outlet(outlet_id):
                sort = context.sort("outlets", kind)
                kicker = _told(context, sort) or context.say("Outlet")
                yield _entry(f"/sources/{outlet_id}/", outlet.name, outlet, kicker)


def _entry(
    address: str,
    title: str,
    entry: Entry,
    kicker: str,
    facts: tuple[tuple[str, str], ...] = (),
) -> Indexed:
    return Indexed(
        address=address,
        title=title,
        words=(),
        names=(entry.name, *entry.aliases),
        facts=(("kicker", kicker), *facts),
    )


class Spelled(Frozen, frozen=True):
    """A name, linked, and the words that other spellings of it have besides, for a script.

    There are none where nothing can be looked for, or where they would make a long page longer.
    """

    link: Link
    also: str


class Letter(Frozen, frozen=True):
    """A letter and the names that begin with it; `id` is the page's own."""

    id: str
    letter: str
    names: tuple[Spelled, ...]


class SearchView(Frozen, frozen=True, kw_only=True):
    """The page of search. Where there is an index, `action` is the page and `index` its folder.

    Those after the first of `indexes` are in folders below it, which are called 2, 3 and so on.
    Results can be chosen by `kinds` and `sides`.
    """

    title: str
    action: str
    index: str
    indexes: int
    base: str
    kinds: tuple[Kind, ...]
    sides: tuple[Side, ...]
    letters: tuple[Letter, ...]


def search_page(context: Context) -> SearchView:
    """Return the page of search."""
    kinds = context.record.keys(indexes.by_kind)
    sides = context.record.keys(indexes.shown_actors)
    return SearchView(
        title=context.say("Search"),
        action=context.links.to("/search/"),
        index=context.links.to("/search/index/") if context.site.search else "",
        indexes=number_of_indexes(context),
        base=context.links.to("/"),
        kinds=tuple(map(context.kind, kinds)),
        sides=tuple(
            side
            for side in context.record.vocabulary.sides
            if side.id in sides and context.side(side.id).text
        ),
        letters=tuple(_letters(context)),
    )


def _letters(context: Context) -> Iterator[Letter]:
    names = sorted(_named(context), key=lambda name: (fold(name.link.text), name.link.href))
    groups = groupby(names, key=lambda name: fold(name.link.text)[:1].upper())
    for number, (letter, group) in enumerate(groups, 1):
        yield Letter(f"letter_{number}", letter, tuple(group))


def _named(context: Context) -> Iterator[Spelled]:
    for found, link, entry in (
        (indexes.shown_places, context.place, context.record.place),
        (indexes.shown_actors, context.actor, context.record.actor),
    ):
        for key in context.record.keys(found):
            for name in context.record.group(found, key):
                yield Spelled(link(name), _also(context, entry(name)))


def _also(context: Context, entry: Entry | None) -> str:
    if entry is None or context.is_long or not context.site.search:
        return ""
    words = (word for name in entry.aliases for word in _WORD.findall(name.lower()))
    own = _WORD.findall(entry.name.lower())
    return " ".join(word for word in dict.fromkeys(words) if word not in own)
