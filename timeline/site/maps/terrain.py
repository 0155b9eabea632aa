"""What lies under the marks of a map: countries, borders, regions, rivers."""

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from timeline.site.atlas import Atlas
from timeline.site.geometry import Box, Line, around, cut, cut_ring, path, thin
from timeline.site.maps.frames import spot_of

# In units of the drawing, of which two to three make a CSS pixel.
_TOLERANCE = 3


class Terrain(NamedTuple):
    """What lies under the marks: each country's tone, code and outlines in the frame, and lines."""

    countries: tuple[tuple[int, str, tuple[Line, ...]], ...]
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
    return Terrain(
        countries=tuple(sorted(seen, key=lambda country: (-_area(country[2]), country[0]))),
        borders=tuple(_drawn(atlas.borders, frame)),
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


def _area(rings: Sequence[Line]) -> float:
    return sum(
        abs(sum(ax * by - bx * ay for (ax, ay), (bx, by) in zip(r, r[1:] + r[:1], strict=True)))
        for r in rings
    )
