"""The part of an atlas that a map shows, and where on the sheet a point of it lies."""

from collections.abc import Iterable, Sequence
from math import cosh
from typing import NamedTuple

from timeline.site.atlas import Atlas, project
from timeline.site.geometry import Box, Point, around

WIDTH, HEIGHT = 720, 480
_EARTH_KM = 6371.0
_LEAST_KM = 44.0
_MARGIN = 1.7


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
