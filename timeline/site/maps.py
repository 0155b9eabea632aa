"""Small maps: marks with names on outlines, as the lines and words of a drawing.

North is up. Marks stand on the centres of settlements, never on the spot of an event, and the
outlines are simplified, so a map shows where a place lies and nothing is measured off it.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise
from math import cosh, hypot
from typing import NamedTuple

from timeline.site.atlas import Atlas, project
from timeline.site.geometry import Box, Line, Point, around, cut, cut_ring, is_in, path, thin

WIDTH, HEIGHT = 720, 480
_SHEET = Box(0, 0, WIDTH, HEIGHT)
# Where labels can stand.
_WITHIN = Box(6, 4, WIDTH - 6, HEIGHT - 4)
# Where the scale can stand, the best corner first: one that no border runs through.
_SCALE_ROOMS = tuple(
    Box(left, top, left + 200, top + 62) for top in (HEIGHT - 62, 0) for left in (WIDTH - 200, 0)
)
# In units of the drawing, of which two to three make a CSS pixel.
_TOLERANCE = 3
_LETTER, _LINE, _MARK = 16.5, 30.0, 11.0
# Half of what a finger hits, 24 CSS px where the drawing is 290 wide.
_FINGER = 30
_EARTH_KM = 6371.0
_LEAST_KM = 44.0
_MARGIN = 1.7
_SCALES_KM = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000)


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


@dataclass(frozen=True, slots=True)
class Land:
    """The part of a country within the frame; `tone` counts the countries of the atlas."""

    tone: int
    d: str


@dataclass(frozen=True, slots=True)
class MapLabel:
    """Words at a point of the drawing; `anchor` is SVG's start, middle or end."""

    x: int
    y: int
    text: str
    anchor: str = "middle"


@dataclass(frozen=True, slots=True)
class Mark:
    """A place at a point of the drawing; its label has no text where there is no room for one.

    It may lie anywhere within a `ring` of so many units; 0 where that is no larger than the mark.
    A finger may miss it by `reach` units on each side, which never takes in another mark.
    """

    x: int
    y: int
    name: str
    label: MapLabel
    is_main: bool
    href: str
    ring: int = 0
    reach: int = 0


@dataclass(frozen=True, slots=True)
class Scale:
    """A line of a length on the ground, and the words above it."""

    label: MapLabel
    d: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Map:
    """A drawing of WIDTH by HEIGHT; the country with tone `ground` fills what no land covers."""

    title: str
    caption: str
    credit: str
    ground: int
    lands: tuple[Land, ...]
    regions: str
    rivers: str
    borders: str
    names: tuple[MapLabel, ...]
    marks: tuple[Mark, ...]
    scale: Scale


class _Placed(NamedTuple):
    """A mark and the room that it and its label take."""

    mark: Mark
    rooms: tuple[Box, ...]


_Outlined = tuple[int, str, tuple[Line, ...]]


class _Terrain(NamedTuple):
    """What lies under the marks: each country's tone, code and outlines in the frame, and lines."""

    countries: tuple[_Outlined, ...]
    borders: tuple[Line, ...]
    regions: str
    rivers: str


def draw(
    atlas: Atlas,
    pins: Sequence[Pin],
    *,
    names: Mapping[str, str],
    length: Callable[[int], str],
    title: str,
    caption: str,
) -> Map | None:
    """Return a map of `pins`, or None where none of the main ones lies within the atlas.

    `names` are the names of countries by code; `length` says a number of kilometres.
    """
    frame = _framed(atlas, pins)
    if frame is None:
        return None
    terrain, spots = _terrain(atlas, frame), _spots(pins, frame)
    corner = _corner(terrain, [spot for pin, spot in spots if pin.is_main])
    marks = tuple(_marks(spots, corner, terrain.borders, _per_km(frame)))
    return Map(
        title=title,
        caption=caption,
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
) -> tuple[Map, tuple[tuple[Mark, ...], ...]] | None:
    """Return the map that shows `pins`, without marks, and the marks of each of a series on it.

    What lies outside of it has no mark.
    """
    drawn = draw(atlas, pins, names=names, length=length, title=title, caption="")
    frame = _framed(atlas, pins)
    if drawn is None or frame is None:
        return None
    terrain = _terrain(atlas, frame)
    corner = _corner(terrain, [spot for pin, spot in _spots(pins, frame) if pin.is_main])
    marks = (
        _marks(_spots(each, frame), corner, terrain.borders, _per_km(frame)) for each in series
    )
    return replace(drawn, marks=()), tuple(tuple(each.mark for each in found) for found in marks)


def _framed(atlas: Atlas, pins: Sequence[Pin]) -> Box | None:
    """Return what a map of `pins` shows, or None where no main one lies within the atlas."""
    placed = ((pin, project(pin.lon, pin.lat)) for pin in pins)
    main = [point for pin, point in placed if pin.is_main and atlas.bounds.holds(point)]
    return _frame(main, atlas.bounds) if main else None


def _spots(pins: Iterable[Pin], frame: Box) -> list[tuple[Pin, Point]]:
    return [(pin, _spot(project(pin.lon, pin.lat), frame)) for pin in pins]


def _per_km(frame: Box) -> float:
    """Return how many units of the drawing a kilometre has in the middle of the frame."""
    return WIDTH / (frame.width * _km((frame.top + frame.bottom) / 2))


def _frame(points: Sequence[Point], bounds: Box) -> Box:
    """Return a box of the drawing's shape around `points`, within `bounds` where that can be."""
    box = around(points)
    x, y = (box.left + box.right) / 2, (box.top + box.bottom) / 2
    width = max(box.width * _MARGIN, box.height * _MARGIN * WIDTH / HEIGHT, _least_width(y))
    width = min(width, bounds.width, bounds.height * WIDTH / HEIGHT)
    height = width * HEIGHT / WIDTH
    left = min(max(x - width / 2, bounds.left), bounds.right - width)
    top = min(max(y - height / 2, bounds.top), bounds.bottom - height)
    return Box(left, top, left + width, top + height)


def _least_width(y: float) -> float:
    return _LEAST_KM / _km(y)


def _km(y: float) -> float:
    """Return how many kilometres one unit makes at the height `y` of the projection."""
    return _EARTH_KM / cosh(y)


def _spot(point: Point, frame: Box) -> Point:
    scale = WIDTH / frame.width
    return (point[0] - frame.left) * scale, (point[1] - frame.top) * scale


@lru_cache(maxsize=1024)
def _terrain(atlas: Atlas, frame: Box) -> _Terrain:
    countries = [
        (tone, country.code, tuple(_rings(country.rings, frame)))
        for tone, country in enumerate(atlas.countries)
    ]
    seen = [country for country in countries if country[2]]
    ordered = tuple(sorted(seen, key=lambda country: (-_area(country[2]), country[0])))
    return _Terrain(
        countries=ordered,
        borders=_along(_drawn(atlas.borders, frame), ordered[1:]),
        regions=path(_drawn(atlas.regions, frame)),
        rivers=path(_drawn(atlas.rivers, frame)),
    )


def _rings(rings: Iterable[Line], frame: Box) -> Iterator[Line]:
    for ring in rings:
        if part := cut_ring(ring, frame):
            yield thin(tuple(_spot(point, frame) for point in part), _TOLERANCE)


def _drawn(lines: Iterable[Line], frame: Box) -> Iterator[Line]:
    for line in lines:
        if around(line).meets(frame):
            for part in cut(line, frame):
                yield thin(tuple(_spot(point, frame) for point in part), _TOLERANCE)


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


def _marks(
    spots: Sequence[tuple[Pin, Point]], corner: Box, borders: Sequence[Line], per_km: float
) -> Iterator[_Placed]:
    """Yield marks on the sheet, the weightiest first.

    One that would hide another is left out, and so is one for orientation without room for a name.
    """
    shown = [(pin, spot) for pin, spot in spots if _SHEET.holds(spot)]
    shown.sort(key=lambda item: (not item[0].is_main, -item[0].weight, item[0].name))
    kept: list[tuple[Pin, Point]] = []
    for pin, spot in shown:
        if not any(_square(spot).meets(_square(other)) for _, other in kept):
            kept.append((pin, spot))
    taken = [corner, *(_square(spot) for _, spot in kept)]
    for pin, spot in kept:
        label, room = _label(pin, spot, taken, borders)
        if label.text or pin.is_main:
            taken.append(room)
            x, y = round(spot[0]), round(spot[1])
            ring = round(pin.radius_km * per_km)
            mark = Mark(
                x,
                y,
                pin.name,
                label,
                pin.is_main,
                pin.href,
                ring=ring * (ring > _MARK),
                reach=_reach(spot, [other for _, other in kept]),
            )
            yield _Placed(mark, (room, _square(spot)))


def _reach(spot: Point, others: Iterable[Point]) -> int:
    """Return how far a mark may be missed, up to half the way to the next one."""
    away = (
        max(abs(spot[0] - other[0]), abs(spot[1] - other[1])) for other in others if other != spot
    )
    return int(min(_FINGER, min(away, default=WIDTH) / 2))


def _square(spot: Point) -> Box:
    return Box(spot[0] - _MARK, spot[1] - _MARK, spot[0] + _MARK, spot[1] + _MARK)


def _label(
    pin: Pin, spot: Point, taken: Sequence[Box], borders: Sequence[Line]
) -> tuple[MapLabel, Box]:
    """Return the label and the room it takes: right of the mark, left, above or below it.

    Of these the one that least of a border runs through is best.
    """
    own = _square(spot)
    free = [
        (label, room)
        for label, room in _beside(pin, spot)
        if _WITHIN.holds((room.left, room.top))
        and _WITHIN.holds((room.right, room.bottom))
        and not any(room.meets(box) for box in taken if box != own)
    ]
    nameless = (MapLabel(round(spot[0]), round(spot[1]), ""), own)
    return min(free, key=lambda choice: _crossing(choice[1], borders), default=nameless)


def _beside(pin: Pin, spot: Point) -> Iterator[tuple[MapLabel, Box]]:
    (x, y), length, gap = spot, len(pin.name) * _LETTER, _MARK + 7
    for anchor, at, left, top in (
        ("start", x + gap, x + gap, y - _LINE / 2),
        ("end", x - gap, x - gap - length, y - _LINE / 2),
        ("middle", x, x - length / 2, y - gap - _LINE + 4),
        ("middle", x, x - length / 2, y + gap - 4),
    ):
        label = MapLabel(round(at), round(top + _LINE * 0.8), pin.name, anchor)
        yield label, Box(left, top, left + length, top + _LINE)


def _crossing(room: Box, lines: Iterable[Line]) -> float:
    """Return how much of `lines` runs through `room`."""
    parts = (part for line in lines for part in cut(line, room))
    return sum(hypot(bx - ax, by - ay) for part in parts for (ax, ay), (bx, by) in pairwise(part))


def _corner(terrain: _Terrain, spots: Sequence[Point]) -> Box:
    """Return the room of the scale: the first corner without a border or a main mark in it."""
    for room in _SCALE_ROOMS:
        if not any(map(room.holds, spots)) and not _crossing(room, terrain.borders):
            return room
    return _SCALE_ROOMS[0]


def _names(
    terrain: _Terrain, names: Mapping[str, str], corner: Box, marks: Sequence[_Placed]
) -> Iterator[MapLabel]:
    """Yield each country's name where it has most room."""
    taken = [corner, *(room for placed in marks for room in placed.rooms)]
    edges = [point for line in terrain.borders for point in line]
    for _, code, rings in terrain.countries:
        name = names.get(code, "")
        half = len(name) * _LETTER * 0.6
        free = [
            (min((hypot(x - a, y - b) for a, b in edges), default=WIDTH), -y, x)
            for x in range(round(half) + 20, WIDTH - round(half) - 20, 60)
            for y in range(45, HEIGHT - 60, 50)
            if not any(Box(x - half, y - _LINE, x + half, y + _LINE).meets(r) for r in taken)
            and any(is_in((x, y), ring) for ring in rings)
        ]
        if name and free and max(free)[0] > half:
            _, y, x = max(free)
            yield MapLabel(x, 10 - y, name)


def _scale(frame: Box, corner: Box, say: Callable[[int], str]) -> Scale:
    """Return a scale that stands in a corner and is true in the middle of the frame."""
    km = WIDTH / _per_km(frame)
    length = max((step for step in _SCALES_KM if step <= km / 4), default=_SCALES_KM[0])
    drawn, y = round(length / km * WIDTH), round(corner.bottom) - 20
    left = 20 if corner.left == 0 else WIDTH - 20 - drawn
    return Scale(MapLabel(left + drawn // 2, y - 12, say(length)), f"M{left} {y}h{drawn}")
