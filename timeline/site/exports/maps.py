"""Events on a map (GeoJSON, RFC 7946): each with the points of the places that it names.

A point is the centre of a settlement, or of the larger place around it that is located, with how
far it may be off: never the spot of an event.
"""

from collections.abc import Iterator

from timeline.model import Place
from timeline.site.context import Context
from timeline.site.exports.events import Plain, encoded, number

_COPIED = ("title", "attributed", "date", "first_day", "last_day", "kind", "strand", "url")


def features(context: Context, event: Plain) -> Iterator[str]:
    """Yield a feature for each located place of an event."""
    found = context.record.event(str(event["id"]))
    named = (context.located(place) for place in context.narrowest(found))
    for place in {place.id: place for place in named if place}.values():
        yield encoded(_feature(event, place))


def _feature(event: Plain, place: Place) -> Plain:
    assert place.point is not None  # it is located
    lat, lon = map(number, place.point)
    precision = {} if place.radius_km is None else {"precision_km": number(place.radius_km)}
    return {
        "type": "Feature",
        "id": f"{event['id']}/{place.id}",
        "geometry": {"type": "Point", "coordinates": [lon, lat]},
        "properties": {
            "event": event["id"],
            **{name: event[name] for name in _COPIED},
            "place": place.id,
            "place_name": place.name,
            "place_kind": place.kind,
            **precision,
        },
    }
