"""The part of an atlas that a map shows: where on the sheet a point lies, and what lies there."""

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from math import cosh
from typing import NamedTuple

from timeline.site.atlas import Atlas, project
from timeline.site.geometry import Box, Line, Point, around, cut, cut_ring, path, thin

WIDTH, HEIGHT = 720, 480
_EARTH_KM = 6371.0
_LEAST_KM = 44.0
_MARGIN = 1.7
# In units of the drawing, of which two to three make a CSS pixel.
_TOLERANCE = 3
_Outlined = tuple[int, str, tuple[Line, ...]]


class Pin(NamedTuple):
    """A place to mark: its name, latitude and longitude in degrees, and how much it matters.

    One that is not main is there for orientation alone and does not widen the map. `href` leads
    to its page. The point may be off by `radius_km`.
    """

    name: str
    lat: float
    lon: float
    weight: int = 0
    is_main: bool = True
    href: str = ""
    radius_km: float = 0


def framed(atlas: Atlas, pins: Sequence[Pin]) -> Box | None:
    """Return what a map of `pins` shows, or None where no main one lies within the atlas."""
    placed = ((pin, project(pin.lon, pin.lat)) for pin in pins)
    main = [point for pin, point in placed if pin.is_main and atlas.bounds.holds(point)]
    return _frame(main, atlas.bounds) if main else None


def _frame(points: Sequence[Point], bounds: Box) -> Box:
    """Return a box of the drawing's shape around `points`, within `bounds` where that can be."""
    box = around(points)
    x, y = (box.left + box.right) / 2, (box.top + box.bottom) / 2
    width = max(box.width * _MARGIN, box.height * _MARGIN * WIDTH / HEIGHT, _LEAST_KM / _km(y))
    width = min(width, bounds.width, bounds.height * WIDTH / HEIGHT)
    height = width * HEIGHT / WIDTH
    left = min(max(x - width / 2, bounds.left), bounds.right - width)
    top = min(max(y - height / 2, bounds.top), bounds.bottom - height)
    return Box(left, top, left + width, top + height)


def _km(y: float) -> float:
    """Return how many kilometres one unit makes at the height `y` of the projection."""
    return _EARTH_KM / cosh(y)


def per_km(frame: Box) -> float:
    """Return how many units of the drawing a kilometre has in the middle of the frame."""
    return WIDTH / (frame.width * _km((frame.top + frame.bottom) / 2))


def spots_of(pins: Iterable[Pin], frame: Box) -> list[tuple[Pin, Point]]:
    """Return each pin with its point on the sheet that shows the frame."""
    return [(pin, spot_of(project(pin.lon, pin.lat), frame)) for pin in pins]


def spot_of(point: Point, frame: Box) -> Point:
    """Return where a point of the projection lies on the sheet that shows the frame."""
    scale = WIDTH / frame.width
    return (point[0] - frame.left) * scale, (point[1] - frame.top) * scale


class Terrain(NamedTuple):
    """What lies under the marks: each country's tone, code and outlines in the frame, and lines."""

    countries: tuple[_Outlined, ...]
    borders: tuple[Line, ...]
    regions: str
    rivers: str


@lru_cache(maxsize=1024)
def terrain_of(atlas: Atlas, frame: Box) -> Terrain:
    """Return what of an atlas lies within a frame, in units of the sheet."""
    countries = [
        (tone, country.code, tuple(_rings(country.rings, frame)))
        for tone, country in enumerate(atlas.countries)
    ]
    seen = [country for country in countries if country[2]]
    ordered = tuple(sorted(seen, key=lambda country: (-_area(country[2]), country[0])))
    return Terrain(
        countries=ordered,
        borders=_along(_drawn(atlas.borders, frame), ordered[1:]),
        regions=path(_drawn(atlas.regions, frame)),
        rivers=path(_drawn(atlas.rivers, frame)),
    )


def _rings(rings: Iterable[Line], frame: Box) -> Iterator[Line]:
    for ring in rings:
        if part := cut_ring(ring, frame):
            yield thin(tuple(spot_of(point, frame) for point in part), _TOLERANCE)


def _drawn(lines: Iterable[Line], frame: Box) -> Iterator[Line]:
    for line in lines:
        if around(line).meets(frame):
            for part in cut(line, frame):
                yield thin(tuple(spot_of(point, frame) for point in part), _TOLERANCE)


def _along(lines: Iterable[Line], countries: Iterable[_Outlined]) -> tuple[Line, ...]:
    """Return lines in the direction in which the outline of a country that is drawn has them.

    Both then are the same steps, which a compressed page holds but once.
    """
    sides = {
        side for country in countries for ring in country[2] for side in pairwise((*ring, ring[0]))
    }
    return tuple(
        line[::-1] if any((b, a) in sides for a, b in pairwise(line)) else line for line in lines
    )


def _area(rings: Sequence[Line]) -> float:
    return sum(
        abs(sum(ax * by - bx * ay for (ax, ay), (bx, by) in zip(r, r[1:] + r[:1], strict=True)))
        for r in rings
    )
