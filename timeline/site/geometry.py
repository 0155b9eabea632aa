"""Lines on a plane: cutting them at a frame, thinning them, and writing them as SVG paths."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from math import hypot
from typing import NamedTuple

Point = tuple[float, float]
Line = tuple[Point, ...]


class Box(NamedTuple):
    """A rectangle; y grows downwards, as on a screen."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        """How wide it is."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """How high it is."""
        return self.bottom - self.top

    def holds(self, point: Point) -> bool:
        """Say whether a point lies in it or on its edge."""
        return self.left <= point[0] <= self.right and self.top <= point[1] <= self.bottom

    def meets(self, other: "Box") -> bool:
        """Say whether it shares any area with another."""
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )


def around(points: Iterable[Point]) -> Box:
    """Return the smallest box that holds all of `points`, of which there is at least one."""
    xs, ys = zip(*points, strict=True)
    return Box(min(xs), min(ys), max(xs), max(ys))


def cut(line: Line, box: Box) -> Iterator[Line]:
    """Yield the parts of `line` that lie in `box`."""
    part: list[Point] = []
    left, top, right, bottom = box
    for start, end in pairwise(line):
        (ax, ay), (bx, by) = start, end
        # Most lie wholly on one side of a small box.
        if (
            (ax < left and bx < left)
            or (ax > right and bx > right)
            or (ay < top and by < top)
            or (ay > bottom and by > bottom)
        ):
            continue
        inside = _inside(start, end, box)
        if inside is None:
            continue
        if not part or part[-1] != inside[0]:
            if part:
                yield tuple(part)
            part = [inside[0]]
        part.append(inside[1])
    if part:
        yield tuple(part)


def _inside(start: Point, end: Point, box: Box) -> tuple[Point, Point] | None:
    """Return the part of one segment that lies in `box` (Liang and Barsky, 1984)."""
    (x, y), dx, dy = start, end[0] - start[0], end[1] - start[1]
    first, last = 0.0, 1.0
    for slope, room in (
        (-dx, x - box.left),
        (dx, box.right - x),
        (-dy, y - box.top),
        (dy, box.bottom - y),
    ):
        if slope == 0:
            if room < 0:
                return None
        elif slope < 0:
            first = max(first, room / slope)
        else:
            last = min(last, room / slope)
    if first >= last:
        return None
    begin = start if first == 0 else (x + first * dx, y + first * dy)
    return begin, end if last == 1 else (x + last * dx, y + last * dy)


def cut_ring(ring: Line, box: Box) -> Line:
    """Return the part of a closed outline that lies in `box` (Sutherland and Hodgman, 1974)."""
    for axis, limit, sign in (
        (0, box.left, 1),
        (0, box.right, -1),
        (1, box.top, 1),
        (1, box.bottom, -1),
    ):
        # Most outlines lie wholly on one side of most limits.
        inside = [(point[axis] - limit) * sign >= 0 for point in ring]
        if not any(inside):
            return ()
        if not all(inside):
            ring = tuple(_beyond(ring, inside, axis, limit))
    return ring


def _beyond(ring: Line, inside: Sequence[bool], axis: int, limit: float) -> Iterator[Point]:
    ends = (*ring[1:], ring[0]), (*inside[1:], inside[0])
    for here, there, is_in, is_next_in in zip(ring, ends[0], inside, ends[1], strict=True):
        if is_in:
            yield here
        if is_in != is_next_in:
            share = (limit - here[axis]) / (there[axis] - here[axis])
            yield tuple(a + share * (b - a) for a, b in zip(here, there, strict=True))  # type: ignore[misc]  # two numbers in, two out


def thin(line: Line, tolerance: float) -> Line:
    """Return `line` with fewer points, none further off than `tolerance` (Douglas, Peucker)."""
    kept = {0, len(line) - 1}
    todo = [(0, len(line) - 1)]
    while todo:
        start, end = todo.pop()
        if end - start < 2:
            continue
        far, offset = _farthest(line, start, end)
        if offset > tolerance:
            kept.add(far)
            todo += [(start, far), (far, end)]
    return tuple(line[i] for i in sorted(kept))


def _farthest(line: Line, start: int, end: int) -> tuple[int, float]:
    """Return which point between two of a line lies furthest from their segment, and how far off.

    A map asks this of every point of its outlines, which takes half the time of drawing it: hence
    one loop.
    """
    (left, top), (right, bottom) = line[start], line[end]
    dx, dy = right - left, bottom - top
    length = dx * dx + dy * dy
    far, most = start, -1.0
    for at in range(start + 1, end):
        x, y = line[at]
        x, y = x - left, y - top
        share = (x * dx + y * dy) / length if length else 0.0
        share = 0.0 if share < 0 else min(share, 1.0)
        offset = hypot(x - share * dx, y - share * dy)
        if offset > most:
            far, most = at, offset
    return far, most


def is_in(point: Point, ring: Line) -> bool:
    """Say whether a point lies within a closed outline (even-odd rule)."""
    x, y = point
    odd = False
    for (ax, ay), (bx, by) in zip(ring, ring[1:] + ring[:1], strict=True):
        if (ay > y) != (by > y) and x < (bx - ax) * (y - ay) / (by - ay) + ax:
            odd = not odd
    return odd


def path(lines: Iterable[Line], *, closed: bool = False) -> str:
    """Return lines as the `d` of an SVG path, in whole numbers and small steps."""
    return "".join(_steps(line, closed) for line in lines if len(line) > 1)


def _steps(line: Line, closed: bool) -> str:
    whole = [(round(x), round(y)) for x, y in line]
    steps = [(bx - ax, by - ay) for (ax, ay), (bx, by) in pairwise(whole)]
    moved = [step for step in steps if step != (0, 0)]
    text = " ".join(f"{dx} {dy}" for dx, dy in moved).replace(" -", "-")
    end = "z" if closed else ""
    return f"M{whole[0][0]} {whole[0][1]}l{text}{end}" if moved else ""
