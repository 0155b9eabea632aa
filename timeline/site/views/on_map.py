"""The ways from a place, an event or a day to the map of that day."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import groupby

from timeline.model import Frozen, Place
from timeline.record import whereabouts
from timeline.record.overview import Step
from timeline.record.whereabouts import Stop
from timeline.site.context import Context
from timeline.site.links import Link
from timeline.site.words import sentence

# So many days, months or years lead from a place to the map; the strip of the map has all.
_MOST = 31


class MapDayLink(Frozen, frozen=True):
    """A way to the map: its number or name in short, and in full for who does not see its month."""

    text: str
    label: str
    href: str


class MapMonth(Frozen, frozen=True):
    """A month or year with ways to the map; of years the `name` is empty."""

    name: str
    days: tuple[MapDayLink, ...]


class OnMap(Frozen, frozen=True):
    """When the map shows a place; `more` counts what is not named."""

    months: tuple[MapMonth, ...]
    more: str


def place_on_map(context: Context, place: Place) -> OnMap | None:
    """Return when the map shows a place or one within it; None where it never does.

    Nothing leads there from a country, which it shows nearly always.
    """
    stops = _stops(context, place)
    if not stops:
        return None
    months = groupby(stops[:_MOST], key=lambda stop: _month(context, stop))
    return OnMap(
        tuple(MapMonth(name, tuple(_links(context, group))) for name, group in months),
        context.and_more(len(stops) - _MOST),
    )


def first_on_map(context: Context, place: Place) -> date | None:
    """Return the first day of what the map shows where it shows a place first, if it ever does."""
    stops = _stops(context, place)
    return stops[0].day if stops else None


def _stops(context: Context, place: Place) -> Sequence[Stop]:
    is_country = context.record.vocabulary.is_like("places", place.kind, "country")
    if is_country or not context.atlas.codes:
        return ()
    return context.record.group(whereabouts.place_stops, place.id)


def event_on_map(context: Context, event_id: str) -> Link | None:
    """Return the way to the map that shows an event first; None where none does.

    In a record that fills what a host gives, pages of events do without.
    """
    if context.is_vast or not context.atlas.codes:
        return None
    return _way(context, context.record.group(whereabouts.event_stops, event_id))


def day_on_map(context: Context, iso: str) -> Link | None:
    """Return the way to the map of a day, or of its month or year; None where it has no mark."""
    if not context.atlas.codes:
        return None
    return _way(context, context.record.group(whereabouts.stops, iso))


def _way(context: Context, stop: Stop | None) -> Link | None:
    if stop is None:
        return None
    told = context.say("On the map: {day}", day=_named(context, stop))
    return Link(told, context.links.on_map(stop.day))


def _named(context: Context, stop: Stop) -> str:
    if stop.step is Step.DAY:
        return context.words.short_day(stop.day)
    return context.words.month(stop.day) if stop.step is Step.MONTH else str(stop.day.year)


def _month(context: Context, stop: Stop) -> str:
    """Return what stands before the stops of one month or year."""
    if stop.step is Step.DAY:
        return sentence(context.words.month(stop.day))
    return str(stop.day.year) if stop.step is Step.MONTH else ""


def _links(context: Context, stops: Iterable[Stop]) -> Iterator[MapDayLink]:
    for stop in stops:
        yield MapDayLink(
            _short(context, stop), _named(context, stop), context.links.on_map(stop.day)
        )


def _short(context: Context, stop: Stop) -> str:
    if stop.step is Step.DAY:
        return str(stop.day.day)
    return context.words.short_month(stop.day) if stop.step is Step.MONTH else str(stop.day.year)
