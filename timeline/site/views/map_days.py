"""The map by day: for each day of the record where its events were, and the same in words."""

from collections.abc import Iterator, Mapping, Sequence

from timeline.model import Frozen, Strand
from timeline.record import indexes
from timeline.record import whereabouts as index
from timeline.record.indexes import Listed
from timeline.record.whereabouts import Whereabouts
from timeline.site.context import Context
from timeline.site.links import Link, map_anchor
from timeline.site.maps import Map, MapMark
from timeline.site.views.rows import Title
from timeline.site.views.strip import SlotSpan, Stretch, slots, spans, stretches

# In a longer record the list has places alone, without the titles of events.
MOST_TITLES = 400


class MapPlace(Frozen, frozen=True):
    """A place, how many events name it, and these; none in a long record."""

    place: Link
    count: str
    events: tuple[Title, ...]


class MapDay(Frozen, frozen=True, kw_only=True):
    """A day, month or year: its marks, and in words its places and what has no point.

    `id` is that of the button that chooses it; `more` counts the places that are not named.
    """

    id: str
    title: Link
    extent: str
    marks: tuple[MapMark, ...]
    places: tuple[MapPlace, ...]
    more: str
    without: str
    pointless: tuple[Title, ...]


class MapView(Frozen, frozen=True, kw_only=True):
    """The map by day. Each slot of the strip leads to the button that chooses it.

    `map` has no marks of its own, and is missing where nothing lies on the sheet.
    """

    title: str
    lead: str
    map: Map | None
    stretches: tuple[Stretch, ...]
    days: tuple[MapDay, ...]


class _Located(Frozen, frozen=True):
    """What a slot of the strip holds: its events, and the ids of those of each place."""

    span: SlotSpan
    events: Mapping[str, Listed]
    places: Mapping[str, Sequence[str]]

    @property
    def foremost(self) -> Sequence[tuple[str, Sequence[str]]]:
        """The places that most events name."""
        return list(self.places.items())[: index.MOST_PLACES]

    @property
    def pointless(self) -> tuple[str, ...]:
        """The events that no place has, in order."""
        placed = {event for events in self.places.values() for event in events}
        return tuple(event for event in self.events if event not in placed)


def ids(context: Context) -> tuple[str, ...]:
    """Return the id of the button of each day, month or year that has events."""
    return tuple(_id(span) for span in spans(context) if span.days)


def map_days(context: Context) -> MapView:
    """Return the map by day; by month or year where the record is long."""
    whole = spans(context)
    found = tuple(_found(context, span) for span in whole if span.days)
    weights = ({place: len(events) for place, events in each.foremost} for each in found)
    title = context.say("Map of the chosen day")
    drawn = context.maps_of(weights, title=title)
    marks = drawn[1] if drawn else ((),) * len(found)
    with_titles = len(context.record.group(indexes.order)) <= MOST_TITLES
    hrefs = (f"#{_id(span)}" if span.days else "" for span in whole)
    return MapView(
        title=context.say("Map, day by day"),
        lead=context.say(
            "Choose a day; with a keyboard, step with the arrow keys. The list beside the map says "
            "the same in words."
        ),
        map=drawn[0] if drawn else None,
        stretches=stretches(whole, slots(context, whole, hrefs)),
        days=tuple(
            _day(context, each, its, with_titles=with_titles)
            for each, its in zip(found, marks, strict=True)
        ),
    )


def _id(span: SlotSpan) -> str:
    return map_anchor(span.days[0].day)


def _found(context: Context, span: SlotSpan) -> _Located:
    """Return what a slot holds; an event that lasts counts once, and so in each of its places."""
    there: dict[str, Whereabouts] = {}
    for each in span.days:
        for one in context.record.group(index.whereabouts, each.day.isoformat()):
            there.setdefault(one.event.id, one)
    events = {name: one.event for name, one in there.items()}
    return _Located(span, events, index.by_place(there.values()))


def _day(
    context: Context, found: _Located, marks: tuple[MapMark, ...], *, with_titles: bool
) -> MapDay:
    left = len(found.places) - len(found.foremost)
    pointless = found.pointless
    return MapDay(
        id=_id(found.span),
        title=_title(context, found.span),
        extent=_extent(context, found),
        marks=marks,
        places=tuple(
            MapPlace(
                place=context.place(place),
                count=context.count("{n} event", "{n} events", len(events)),
                events=tuple(_events(context, found, events)) if with_titles else (),
            )
            for place, events in found.foremost
        ),
        more=context.count("{n} more place", "{n} more places", left) if left else "",
        without=_without(context, len(pointless)),
        pointless=tuple(_events(context, found, pointless)) if with_titles else (),
    )


def _title(context: Context, span: SlotSpan) -> Link:
    """Return what a slot is called, linked to the day where it is one."""
    day = span.days[0].day
    return Link(span.label, context.links.day(day) if span.is_day else "")


def _extent(context: Context, found: _Located) -> str:
    events = context.count("{n} event", "{n} events", len(found.events))
    places = context.count("{n} place", "{n} places", len(found.places))
    return f"{events}, {places}"


def _events(context: Context, found: _Located, names: Sequence[str]) -> Iterator[Title]:
    for name in names:
        is_said = found.events[name].strand is Strand.SAID
        yield Title(context.event(name), is_said)


def _without(context: Context, number: int) -> str:
    if not number:
        return ""
    return context.count(
        "{n} without a point: only a wider area or no place is named",
        "{n} without a point: only a wider area or no place is named",
        number,
    )
