"""What maps are drawn from: outlines that an owner puts beside the record, as GeoJSON (RFC 7946).

There are up to three layers: `countries` (polygons whose property `country` is a code of two
letters), `regions` and `rivers` (lines). Each may say in a member `credit` who must be named.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import log, pi, radians, tan
from typing import Literal

import msgspec
from msgspec import Struct

from timeline.model import Frozen, InputError, Problem
from timeline.record.maplayers import LAYERS
from timeline.site.geometry import Box, Line, Point, around
from timeline.text import confusables

# Fewer positions make no line, and no ring that comes back to where it began.
_FEWEST = 2
_FEWEST_OF_RING = 4
# Further to the poles Mercator's projection soon has no end.
MOST_LATITUDE = 85
# Beyond 180° lie coasts that cross that line.
_MOST_LONGITUDE = 360
# A page shows it below each map.
_MOST_OF_CREDIT = 200
_COUNTRY = re.compile(r"[A-Z]{2}", re.ASCII)

_Positions = tuple[tuple[float, ...], ...]


class _OneLine(Struct, tag_field="type", tag="LineString"):
    coordinates: _Positions


class _Lines(Struct, tag_field="type", tag="MultiLineString"):
    coordinates: tuple[_Positions, ...]


class _Polygon(Struct, tag_field="type", tag="Polygon"):
    coordinates: tuple[_Positions, ...]


class _Polygons(Struct, tag_field="type", tag="MultiPolygon"):
    coordinates: tuple[tuple[_Positions, ...], ...]


class _Properties(Struct):
    country: str = ""


class _Feature(Struct):
    properties: _Properties
    geometry: _OneLine | _Lines | _Polygon | _Polygons

    @property
    def lines(self) -> tuple[_Positions, ...]:
        """Its lines, or the rings of its polygons."""
        if isinstance(self.geometry, _OneLine):
            return (self.geometry.coordinates,)
        if isinstance(self.geometry, _Polygons):
            return tuple(ring for polygon in self.geometry.coordinates for ring in polygon)
        return self.geometry.coordinates


class _Layer(Struct):
    type: Literal["FeatureCollection"]
    features: tuple[_Feature, ...]
    credit: str = ""


class Country(Frozen, frozen=True):
    """A country's code and outlines, as far as the atlas shows it."""

    code: str
    rings: tuple[Line, ...]


_NOWHERE = Box(0, 0, 0, 0)


@dataclass(frozen=True, eq=False)
class Atlas:
    """Everything there is to draw, in Mercator's projection, one unit to a radian, y downwards."""

    countries: tuple[Country, ...] = ()
    borders: tuple[Line, ...] = ()
    regions: tuple[Line, ...] = ()
    rivers: tuple[Line, ...] = ()
    bounds: Box = _NOWHERE
    credit: str = ""

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes of its countries."""
        return tuple(country.code for country in self.countries)


NO_ATLAS = Atlas()


def loads(layers: Mapping[str, str], *, shown: str = "content/data/map") -> Atlas:
    """Return the atlas made of GeoJSON texts by layer; raises InputError where one is not.

    Problems name files in the folder `shown`.
    """
    read = {
        name: _layer(layers[name], f"{shown}/{name}.geojson") for name in LAYERS if name in layers
    }
    lines = {
        name: tuple(_line(line) for feature in layer.features for line in feature.lines)
        for name, layer in read.items()
    }
    countries = tuple(_countries(read["countries"])) if "countries" in read else ()
    points = [point for country in countries for ring in country.rings for point in ring]
    return Atlas(
        countries=countries,
        borders=tuple(_borders(countries)),
        regions=lines.get("regions", ()),
        rivers=lines.get("rivers", ()),
        bounds=around(points) if points else _NOWHERE,
        credit=", ".join(layer.credit for layer in read.values() if layer.credit),
    )


def problems(layers: Mapping[str, str], *, shown: str) -> Iterator[Problem]:
    """Yield what is wrong with each of the GeoJSON texts, as `loads` would say it of the first."""
    for name, text in layers.items():
        try:
            _layer(text, f"{shown}/{name}.geojson")
        except InputError as error:
            yield from error.problems


def project(lon: float, lat: float) -> Point:
    """Return the point of a longitude and latitude in degrees."""
    return radians(lon), -log(tan(pi / 4 + radians(lat) / 2))


def _layer(text: str, path: str) -> _Layer:
    try:
        layer = msgspec.json.decode(text, type=_Layer)
    except (msgspec.MsgspecError, RecursionError) as error:
        is_deep = isinstance(error, RecursionError)
        what = "it is nested too deeply" if is_deep else str(error)
        message = f"{what}; write a GeoJSON FeatureCollection"
        raise InputError([Problem(path=path, message=message)]) from None
    is_of_countries = path.endswith("/countries.geojson")
    found = ((n, _fault(each, is_of_countries)) for n, each in enumerate(layer.features, 1))
    faults = [f"feature {number} {fault}" for number, fault in found if fault]
    if told := [*_faults_of_credit(layer.credit), *faults]:
        raise InputError([Problem(path=path, message=message) for message in told])
    return layer


def _faults_of_credit(credit: str) -> Iterator[str]:
    """Yield what is wrong with the words that stand below each map."""
    if len(credit) > _MOST_OF_CREDIT:
        yield f"credit: {len(credit)} characters; write at most {_MOST_OF_CREDIT}"
    yield from (f"credit: {deceit.message}" for deceit in confusables.find(credit))


def _fault(feature: _Feature, is_country: bool) -> str:
    """Return what is wrong with a feature, or nothing."""
    is_of_rings = isinstance(feature.geometry, _Polygon | _Polygons)
    if is_country and not is_of_rings:
        return "is no polygon; draw the outline of a country as a Polygon or a MultiPolygon"
    fewest = _FEWEST_OF_RING if is_of_rings else _FEWEST
    for line in feature.lines:
        if len(line) < fewest:
            return f"has a line of {len(line)} positions; write {fewest} or more"
        for position in line:
            if not _is_on_earth(position):
                return (
                    f"has the position {list(position[:4])}; write longitude and latitude in "
                    f"degrees, the latitude within {MOST_LATITUDE}"
                )
        if is_of_rings and not _is_ring(line):
            return "has a ring that is none; end it where it begins, with two other points between"
    if is_country and not _COUNTRY.fullmatch(feature.properties.country):
        return f"has the country {feature.properties.country[:20]!r}; write two capital letters"
    return ""


def _is_on_earth(position: tuple[float, ...]) -> bool:
    return (
        len(position) > 1
        and abs(position[0]) <= _MOST_LONGITUDE
        and abs(position[1]) <= MOST_LATITUDE
    )


def _is_ring(line: _Positions) -> bool:
    return line[0] == line[-1] and len(set(line)) >= _FEWEST_OF_RING - 1


def _countries(layer: _Layer) -> Iterator[Country]:
    for feature in sorted(layer.features, key=lambda feature: feature.properties.country):
        rings = [_line(ring)[:-1] for ring in feature.lines]  # the last point is the first
        yield Country(feature.properties.country, tuple(rings))


def _line(positions: _Positions) -> Line:
    return tuple(project(lon, lat) for lon, lat, *_ in positions)


def _borders(countries: Sequence[Country]) -> Iterator[Line]:
    """Yield the stretches of outline that two countries share, each once."""
    seen = Counter(
        edge for country in countries for ring in country.rings for edge in map(_edge, _sides(ring))
    )
    drawn: set[tuple[Point, Point]] = set()
    for country in countries:
        for ring in country.rings:
            shared = [seen[_edge(side)] > 1 and _edge(side) not in drawn for side in _sides(ring)]
            drawn |= {_edge(side) for side in _sides(ring)}
            yield from _stretches(ring, shared)


def _sides(ring: Line) -> Iterator[tuple[Point, Point]]:
    return zip(ring, ring[1:] + ring[:1], strict=True)


def _edge(side: tuple[Point, Point]) -> tuple[Point, Point]:
    return min(side), max(side)


def _stretches(ring: Line, wanted: Sequence[bool]) -> Iterator[Line]:
    """Yield the runs of wanted sides of a ring; side `i` goes from point `i` to the next."""
    if all(wanted):
        yield (*ring, ring[0])
        return
    # Start behind a side that is not wanted, so that no run is broken where the ring begins.
    turn = wanted.index(False) + 1
    points, sides = ring[turn:] + ring[:turn], [*wanted[turn:], *wanted[:turn]]
    run: list[Point] = []
    for point, after, is_wanted in zip(points, points[1:] + points[:1], sides, strict=True):
        if is_wanted:
            run = [*run, after] if run else [point, after]
        elif run:
            yield tuple(run)
            run = []
