"""The marks of a map and their names, none of which hides another."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from math import hypot
from typing import NamedTuple

from timeline.model import Frozen
from timeline.site.geometry import Box, Line, Point, cut
from timeline.site.maps.frames import HEIGHT, WIDTH, Pin

_SHEET = Box(0, 0, WIDTH, HEIGHT)
# Where labels can stand.
_WITHIN = Box(6, 4, WIDTH - 6, HEIGHT - 4)
LETTER, LINE, _MARK = 16.5, 30.0, 11.0
# Half of what a finger hits, 24 CSS px where the drawing is 290 wide.
_FINGER = 30


class MapLabel(Frozen, frozen=True):
    """Words at a point of the drawing; `anchor` is SVG's start, middle or end."""

    x: int
    y: int
    text: str
    anchor: str = "middle"


class MapMark(Frozen, frozen=True):
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


class Placed(NamedTuple):
    """A mark and the room that it and its label take."""

    mark: MapMark
    rooms: tuple[Box, ...]


def placed_marks(
    spots: Sequence[tuple[Pin, Point]], corner: Box, borders: Sequence[Line], per_km: float
) -> Iterator[Placed]:
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
            mark = MapMark(
                x,
                y,
                pin.name,
                label,
                pin.is_main,
                pin.href,
                ring=ring * (ring > _MARK),
                reach=_reach(spot, [other for _, other in kept]),
            )
            yield Placed(mark, (room, _square(spot)))


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
    return min(free, key=lambda choice: crossing(choice[1], borders), default=nameless)


def _beside(pin: Pin, spot: Point) -> Iterator[tuple[MapLabel, Box]]:
    (x, y), length, gap = spot, len(pin.name) * LETTER, _MARK + 7
    for anchor, at, left, top in (
        ("start", x + gap, x + gap, y - LINE / 2),
        ("end", x - gap, x - gap - length, y - LINE / 2),
        ("middle", x, x - length / 2, y - gap - LINE + 4),
        ("middle", x, x - length / 2, y + gap - 4),
    ):
        label = MapLabel(round(at), round(top + LINE * 0.8), pin.name, anchor)
        yield label, Box(left, top, left + length, top + LINE)


def crossing(room: Box, lines: Iterable[Line]) -> float:
    """Return how much of `lines` runs through `room`."""
    parts = (part for line in lines for part in cut(line, room))
    return sum(hypot(bx - ax, by - ay) for part in parts for (ax, ay), (bx, by) in pairwise(part))
