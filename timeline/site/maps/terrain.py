"""What lies under the marks of a map: countries, borders, regions, rivers."""

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from timeline.site.atlas import Atlas
from timeline.site.geometry import Box, Line, around, cut, cut_ring, path, thin
from timeline.site.maps.frames import spot_of

# In units of the drawing, of which two to three make a CSS pixel.
_TOLERANCE = 3


_Outlined = tuple[int, str, tuple[Line, ...]]


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
