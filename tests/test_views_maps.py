"""Maps: lines that are cut and thinned, the atlas, and marks with names on it."""

import json
import re

import pytest

from tests.sample import CHART, context, event
from timeline.model import InputError
from timeline.site import atlas, geometry, maps

BOX = geometry.Box(0, 0, 10, 10)


@pytest.mark.parametrize(
    ("line", "parts"),
    [
        (((1, 1), (9, 9)), [((1, 1), (9, 9))]),
        (((-5, 5), (15, 5)), [((0, 5), (10, 5))]),
        (((-5, 5), (5, 5), (5, -5)), [((0, 5), (5, 5), (5, 0))]),
        (((5, 5), (15, 5), (15, 6), (5, 6)), [((5, 5), (10, 5)), ((10, 6), (5, 6))]),
        (((-5, -5), (-1, 20)), []),
    ],
)
def test_a_line_is_cut_at_the_frame(line, parts):
    assert list(geometry.cut(line, BOX)) == parts


def test_an_outline_is_cut_at_the_frame():
    ring = ((-5, -5), (5, -5), (5, 5), (-5, 5))
    assert set(geometry.cut_ring(ring, BOX)) == {(0, 0), (5, 0), (5, 5), (0, 5)}


def test_a_thinned_line_keeps_its_ends_and_its_corners():
    corner = ((0, 0), (1, 0.9), (5, 5), (9, 0.9), (10, 0))
    assert geometry.thin(corner, 1) == ((0, 0), (5, 5), (10, 0))
    assert geometry.thin(((0, 0), (3, 0.5), (6, -0.5), (10, 0)), 1) == ((0, 0), (10, 0))


def test_a_path_is_whole_numbers_and_steps():
    assert geometry.path([((0.4, 1), (3, 1), (3, 1.2), (1, 5))]) == "M0 1l3 0-2 4"
    assert geometry.path([((0, 0), (4, 0), (4, 4))], closed=True) == "M0 0l4 0 0 4z"
    assert geometry.path([((0, 0), (0.2, 0))]) == ""


def test_a_border_is_where_two_countries_meet():
    assert [
        [tuple(round(x, 6) + 0 for x in point) for point in line] for line in CHART.borders
    ] == [[(0, 0.069870), (0, -0.069870)]]
    assert CHART.credit == "Lines © A, rivers B"


@pytest.mark.parametrize("codes", [("AA", "BB"), ("BB", "AA")])
def test_a_border_takes_the_steps_of_the_outline_that_is_drawn_beside_it(codes):
    edge = [[1, -4], [1.4, -1], [0.6, 0], [1.4, 1], [1, 4]]
    rings = [
        [[-5, 4], [-5, -4], *edge, [-5, 4]],
        [[5, 4], *edge[::-1], [5, -4], [5, 4]],
    ]
    features = [
        {
            "type": "Feature",
            "properties": {"country": code},
            "geometry": {"type": "Polygon", "coordinates": [ring]},
        }
        for code, ring in zip(codes, rings, strict=True)
    ]
    layers = {"countries": json.dumps({"type": "FeatureCollection", "features": features})}
    pins = [maps.Pin("Here", -1, 0, 1), maps.Pin("There", 1, 1.8, 1)]
    found = maps.draw(atlas.loads(layers), pins, names={}, title="", length=str)
    assert found is not None
    (land,) = found.lands
    inner = re.search(r"l\S+ \S+?([ -].*[ -])\S+ ?\S+$", found.borders)
    assert inner
    assert len(inner[1].split()) > 2
    assert inner[1].strip() in land.d


def test_a_layer_that_is_not_geojson_is_refused_with_a_reason():
    with pytest.raises(InputError, match=r"map/rivers\.geojson:1:1: .*write a GeoJSON"):
        atlas.loads({"rivers": '{"type": "Topology"}'})


def drawn(*pins: maps.Pin) -> maps.Map | None:
    return maps.draw(
        CHART,
        pins,
        names={"AA": "Aland", "BB": "Bland"},
        title="t",
        length="{} km".format,
    )


def test_a_map_shows_marks_countries_and_a_scale():
    found = drawn(maps.Pin("Here", 0, 1, 1, href="/here/"), maps.Pin("Near", 0.1, 1, is_main=False))
    assert found is not None
    assert [(mark.label.text, mark.is_main, mark.href) for mark in found.marks] == [
        ("Here", True, "/here/"),
        ("Near", False, ""),
    ]
    assert (found.marks[0].x, found.marks[0].y, found.scale.label.text) == (360, 240, "10 km")
    assert [name.text for name in found.names] == ["Bland"]


def test_a_place_beyond_the_atlas_has_no_map():
    assert drawn(maps.Pin("Far", 60, 100)) is None
    assert maps.draw(atlas.NO_ATLAS, [], names={}, title="", length=str) is None


def test_a_label_keeps_off_a_border_where_there_is_room():
    found = drawn(maps.Pin("Here", 0, -0.03, 1))
    assert found is not None
    assert [(m.label.text, m.label.anchor) for m in found.marks] == [("Here", "end")]


def test_the_scale_stands_in_a_corner_without_border_or_mark():
    for lat, lon, at_left in ((0, 1, False), (-3.97, 3.95, True)):
        found = drawn(maps.Pin("Here", lat, lon, 1))
        assert found is not None
        assert (found.scale.label.x < 200) is at_left
        assert found.scale.d.startswith("M20 460") is at_left


def test_marks_do_not_hide_each_other():
    found = drawn(maps.Pin("One", 0, 1, 1), maps.Pin("Two", 0, 1, 2))
    assert found is not None
    assert [mark.label.text for mark in found.marks] == ["Two"]


@pytest.mark.parametrize(("lon", "reach"), [(1.5, {30}), (1.03, {27}), (1.06, {30})])
def test_a_finger_may_miss_a_mark_by_no_more_than_half_the_way_to_the_next(lon, reach):
    found = drawn(maps.Pin("One", 0, 1, 1), maps.Pin("Two", 0, lon, 2))
    assert found is not None
    one, two = found.marks
    assert {mark.reach for mark in found.marks} == reach
    assert one.reach + two.reach <= abs(one.x - two.x) + 1


def test_a_place_without_a_point_is_shown_by_the_nearest_one_around_it():
    made = context(event("a", "2024-03-13", places=("mill",)), chart=CHART)
    found = made.map_of(["mill"], title="")
    assert found is not None
    assert [mark.label.text for mark in found.marks] == ["Oakford"]
    assert made.map_of(["vale"], title="") is None
