"""Small maps: marks with names on outlines, as the lines and words of a drawing.

North is up. Marks stand on the centres of settlements, never on the spot of an event, and the
outlines are simplified, so a map shows where a place lies and nothing is measured off it.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from math import hypot

from msgspec.structs import replace

from timeline.model import Frozen
from timeline.site.atlas import Atlas
from timeline.site.geometry import Box, Point, is_in, path
from timeline.site.maps.frames import (
    HEIGHT,
    WIDTH,
    Pin,
    Terrain,
    framed,
    per_km,
    spots_of,
    terrain_of,
)
from timeline.site.maps.marks import LETTER, LINE, MapLabel, MapMark, Placed, crossing, placed_marks

# Where the scale can stand, the best corner first: one that no border runs through.
_SCALE_ROOMS = tuple(
    Box(left, top, left + 200, top + 62) for top in (HEIGHT - 62, 0) for left in (WIDTH - 200, 0)
)
_SCALES_KM = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000)


class Land(Frozen, frozen=True):
    """The part of a country within the frame; `tone` counts the countries of the atlas."""

    tone: int
    d: str


class Scale(Frozen, frozen=True):
    """A line of a length on the ground, and the words above it."""

    label: MapLabel
    d: str


class Map(Frozen, frozen=True, kw_only=True):
    """A drawing of WIDTH by HEIGHT; the country with tone `ground` fills what no land covers."""

    title: str
    credit: str
    ground: int
    lands: tuple[Land, ...]
    regions: str
    rivers: str
    borders: str
    names: tuple[MapLabel, ...]
    marks: tuple[MapMark, ...]
    scale: Scale


def draw(
    atlas: Atlas,
    pins: Sequence[Pin],
    *,
    names: Mapping[str, str],
    length: Callable[[int], str],
    title: str,
) -> Map | None:
    """Return a map of `pins`, or None where none of the main ones lies within the atlas.

    `names` are the names of countries by code; `length` says a number of kilometres.
    """
    frame = framed(atlas, pins)
    if frame is None:
        return None
    terrain, spots = terrain_of(atlas, frame), spots_of(pins, frame)
    corner = _corner(terrain, [spot for pin, spot in spots if pin.is_main])
    marks = tuple(placed_marks(spots, corner, terrain.borders, per_km(frame)))
    return Map(
        title=title,
        credit=atlas.credit,
        ground=terrain.countries[0][0] if terrain.countries else 0,
        lands=tuple(Land(t, path(rings, closed=True)) for t, _, rings in terrain.countries[1:]),
        regions=terrain.regions,
        rivers=terrain.rivers,
        borders=path(terrain.borders),
        names=tuple(_names(terrain, names, corner, marks)),
        marks=tuple(placed.mark for placed in marks),
        scale=_scale(frame, corner, length),
    )


def draw_series(
    atlas: Atlas,
    pins: Sequence[Pin],
    series: Iterable[Sequence[Pin]],
    *,
    names: Mapping[str, str],
    length: Callable[[int], str],
    title: str,
) -> tuple[Map, tuple[tuple[MapMark, ...], ...]] | None:
    """Return the map that shows `pins`, without marks, and the marks of each of a series on it.

    What lies outside of it has no mark.
    """
    drawn = draw(atlas, pins, names=names, length=length, title=title)
    frame = framed(atlas, pins)
    if drawn is None or frame is None:
        return None
    terrain = terrain_of(atlas, frame)
    corner = _corner(terrain, [spot for pin, spot in spots_of(pins, frame) if pin.is_main])
    spots = (spots_of(each, frame) for each in series)
    marks = (placed_marks(each, corner, terrain.borders, per_km(frame)) for each in spots)
    return replace(drawn, marks=()), tuple(tuple(each.mark for each in found) for found in marks)


def _corner(terrain: Terrain, spots: Sequence[Point]) -> Box:
    """Return the room of the scale: the first corner without a border or a main mark in it."""
    for room in _SCALE_ROOMS:
        if not any(map(room.holds, spots)) and not crossing(room, terrain.borders):
            return room
    return _SCALE_ROOMS[0]


def _names(
    terrain: Terrain, names: Mapping[str, str], corner: Box, marks: Sequence[Placed]
) -> Iterator[MapLabel]:
    """Yield each country's name where it has most room."""
    taken = [corner, *(room for placed in marks for room in placed.rooms)]
    edges = [point for line in terrain.borders for point in line]
    for _, code, rings in terrain.countries:
        name = names.get(code, "")
        half = len(name) * LETTER * 0.6
        free = [
            (min((hypot(x - a, y - b) for a, b in edges), default=WIDTH), -y, x)
            for x in range(round(half) + 20, WIDTH - round(half) - 20, 60)
            for y in range(45, HEIGHT - 60, 50)
            if not any(map(Box(x - half, y - LINE, x + half, y + LINE).meets, taken))
            and any(is_in((x, y), ring) for ring in rings)
        ]
        if name and free and max(free)[0] > half:
            _, y, x = max(free)
            yield MapLabel(x, 10 - y, name)


def _scale(frame: Box, corner: Box, say: Callable[[int], str]) -> Scale:
    """Return a scale that stands in a corner and is true in the middle of the frame."""
    km = WIDTH / per_km(frame)
    length = max((step for step in _SCALES_KM if step <= km / 4), default=_SCALES_KM[0])
    drawn, y = round(length / km * WIDTH), round(corner.bottom) - 20
    left = 20 if corner.left == 0 else WIDTH - 20 - drawn
    return Scale(MapLabel(left + drawn // 2, y - 12, say(length)), f"M{left} {y}h{drawn}")
