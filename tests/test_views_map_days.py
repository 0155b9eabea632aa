"""The map by day: marks and their rings, the list that says the same, and what has no point."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from msgspec import structs

from tests.sample import (
    CHART,
    OAKFORD,
    PLACES,
    REGISTRIES,
    assert_links_lead_somewhere,
    context_of,
    event,
    noted,
    record_of,
    rendered,
    said,
)
from timeline.model import Place
from timeline.record import Record, Registry
from timeline.record.indexes import whole
from timeline.site import maps
from timeline.site.links import Link
from timeline.site.views.map_days import MapView, ids, map_days
from timeline.site.views.on_map import OnMap, day_on_map, event_on_map, place_on_map

FERRY = Place(
    id="ferry", name="Ferry", kind="village", country="BB", lat=Decimal("0.3"), lon=Decimal(1)
)
FAR = Place(id="far", name="Far", kind="town", country="AA", lat=Decimal(60), lon=Decimal(90))
LAND = structs.replace(PLACES[0], lat=Decimal(0), lon=Decimal(2))


def charted(*events, places: tuple[Place, ...] = (LAND, *PLACES[1:], FERRY, FAR)) -> Record:
    return record_of(*events, registries=replace(REGISTRIES, places=Registry.of(places)))


def shown(record: Record) -> MapView:
    return map_days(context_of(record, chart=CHART))


def named(page: MapView) -> list[list[tuple[str, list[str]]]]:
    return [
        [
            (each.place.text, [one.link.text.removeprefix("About ") for one in each.events])
            for each in day.places
        ]
        for day in page.days
    ]


def test_a_day_lists_its_places_those_with_most_events_first_and_marks_them():
    page = shown(
        charted(
            event("a", "2024-03-12", places=("ferry",)),
            said("b", "2024-03-12", "a", places=("oakford",)),
            event("c", "2024-03-12", places=("oakford", "ferry", "vale")),
            event("d", "2024-03-12", places=("oakford",)),
            event("e", "2024-03-14", places=("ferry",)),
        )
    )
    assert named(page) == [
        [("Oakford", ["c", "d", "b"]), ("Ferry", ["a", "c"])],
        [("Ferry", ["e"])],
    ]
    assert [[mark.name for mark in day.marks] for day in page.days] == [
        ["Oakford", "Ferry"],
        ["Ferry"],
    ]
    assert [day.extent for day in page.days] == ["4 events, 2 places", "1 event, 1 place"]
    assert page.days[0].title == Link("Tuesday 12 March", "/ford/days/2024-03-12/")
    assert [one.is_said for one in page.days[0].places[0].events] == [False, False, True]


def test_the_map_of_the_record_has_no_marks_of_its_own():
    page = shown(charted(event("a", "2024-03-12", places=("ferry",))))
    assert page.map is not None
    assert page.map.marks == ()


def test_only_a_place_with_a_middle_has_a_mark():
    page = shown(
        charted(
            event("a", "2024-03-12", places=("land", "vale")),
            event("b", "2024-03-12", places=("land", "ferry")),
            event("c", "2024-03-12"),
        )
    )
    (day,) = page.days
    assert named(page) == [[("Ferry", ["b"])]]
    assert [one.link.text for one in day.pointless] == ["About a", "About c"]
    assert day.without == "2 without a point: only a wider area or no place is named"


def test_what_lies_off_the_sheet_is_in_the_list_alone():
    page = shown(
        charted(
            event("a", "2024-03-12", places=("ferry",)), event("b", "2024-03-12", places=("far",))
        )
    )
    assert [each.place.text for each in page.days[0].places] == ["Far", "Ferry"]
    assert [mark.name for mark in page.days[0].marks] == ["Ferry"]


def test_an_event_that_lasts_is_on_the_map_on_each_of_its_days_with_events():
    page = shown(
        charted(event("long", "2024-03-12/2024-03-13", places=("ferry",)), event("b", "2024-03-14"))
    )
    assert [day.extent for day in page.days] == [
        "1 event, 1 place",
        "1 event, 1 place",
        "1 event, 0 places",
    ]


def test_a_ring_shows_how_far_a_point_may_be_off_where_that_is_more_than_the_mark():
    def ring(km: float) -> int:
        pin = maps.Pin("Here", 0, 1, radius_km=km)
        found = maps.draw(CHART, [pin], names={}, title="", length=str)
        assert found is not None
        return found.marks[0].ring

    # The least map is 44 km wide and 720 units.
    assert [ring(km) for km in (0, 0.5, 1, 5)] == [0, 0, 16, 82]


def test_the_page_shows_the_ring_and_other_maps_do_not():
    oakford = structs.replace(OAKFORD, radius_km=Decimal(5))
    made = rendered(
        charted(event("a", "2024-03-12", places=("oakford",)), places=(*PLACES[:2], oakford)),
        chart=CHART,
    )
    assert '<circle cx="360" cy="240" r="82"/>' in made["map/index.html"]
    assert "<circle" not in made["events/a/index.html"]


def test_each_button_of_the_strip_has_a_day_and_a_selector():
    record = charted(
        event("a", "2024-03-12", places=("ferry",)), event("b", "2024-03-14", places=("ferry",))
    )
    page, names = shown(record), ids(context_of(record, chart=CHART))
    slots = [slot for stretch in page.stretches for slot in stretch.slots]
    assert [slot.href for slot in slots] == ["#d-2024-03-12", "", "#d-2024-03-14"]
    assert names == tuple(day.id for day in page.days) == ("d-2024-03-12", "d-2024-03-14")
    made = rendered(record, chart=CHART)
    assert made["map/days.css"].splitlines()[1:] == [
        ".choose:has(#d-2024-03-12:checked) .d-2024-03-12,"
        ".choose:not(:has(:checked)):has(#d-2024-03-12:target) .d-2024-03-12,",
        ".choose:has(#d-2024-03-14:checked) .d-2024-03-14,"
        ".choose:not(:has(:checked)):has(#d-2024-03-14:target) .d-2024-03-14",
        ",.choose:not(:has(:checked,input:target)) .d-2024-03-12{display:block}",
    ]
    html = made["map/index.html"]
    assert " checked" not in html
    assert 'id="d-2024-03-12" class="first"' in html
    assert_links_lead_somewhere(["map/index.html"], made)


def long_record(days: int) -> Record:
    start = date(2021, 1, 1)
    return charted(
        *(
            event(f"e{at}", (start + timedelta(days=at)).isoformat(), places=("ferry", "oakford"))
            for at in range(days)
        )
    )


def test_at_a_thousand_days_the_map_goes_by_month_and_its_list_has_places_alone():
    page = shown(long_record(1000))
    assert len(page.days) == 33
    first = page.days[0]
    assert first.title == Link("January 2021")
    assert [(each.place.text, each.count, each.events) for each in first.places] == [
        ("Ferry", "31 events", ()),
        ("Oakford", "31 events", ()),
    ]
    assert [mark.name for mark in first.marks] == ["Ferry", "Oakford"]


def test_an_event_that_lasts_counts_once_in_a_month():
    events = [event(f"e{at}", f"2021-{at:02}-01", places=("oakford",)) for at in range(1, 9)]
    page = shown(charted(*events, event("long", "2021-01-03/2021-01-09", places=("ferry",))))
    assert page.days[0].extent == "2 events, 2 places"


def test_of_many_places_the_rest_is_counted():
    places = tuple(structs.replace(FERRY, id=f"p{at:02}", name=f"P{at:02}") for at in range(40))
    found = event("a", "2024-03-12", places=tuple(each.id for each in places))
    (day,) = shown(charted(found, places=places)).days
    assert (len(day.places), day.more) == (30, "10 more places")


def test_without_outlines_or_places_there_is_no_map_and_no_way_to_it():
    placed, bare = event("a", "2024-03-12", places=("ferry",)), event("a", "2024-03-12")
    for record, more in ((charted(placed), {}), (charted(bare), {"chart": CHART})):
        made = rendered(record, **more)
        assert not [path for path in made if path.startswith("map/")]
        assert "/map/" not in made["index.html"]


def test_what_was_before_the_matter_is_on_no_day_of_the_map():
    page = shown(charted(noted("law", "2022-01-05"), event("a", "2024-03-12", places=("ferry",))))
    assert [day.id for day in page.days] == ["d-2024-03-12"]


def place_of(record: Record, name: str) -> OnMap | None:
    context = context_of(record, chart=CHART)
    place = context.record.place(name)
    assert place is not None
    return place_on_map(context, place)


def ways(record: Record, place: str) -> list[tuple[str, list[str]]]:
    """Return the months of a place on the map, and the texts of the ways to its days."""
    found = place_of(record, place)
    return [(each.name, [day.text for day in each.days]) for each in found.months] if found else []


WAYS = charted(
    event("a", "2024-03-12/2024-03-13", places=("oakford",)),
    event("b", "2024-03-14", places=("ferry",)),
    event("c", "2024-03-15", places=("vale",)),
    said("d", "2024-04-01", "a", places=("oakford", "vale")),
)


def test_a_place_leads_to_each_day_on_which_the_map_shows_it_or_one_within_it():
    assert ways(WAYS, "oakford") == [("March 2024", ["12", "13"]), ("April 2024", ["1"])]
    assert ways(WAYS, "vale") == ways(WAYS, "oakford")
    assert ways(WAYS, "far") == []
    found = place_of(WAYS, "ferry")
    assert [(day.label, day.href) for day in found.months[0].days] == [
        ("14 March", "/ford/map/#d-2024-03-14")
    ]
    assert {each.id for each in shown(WAYS).days} >= {"d-2024-03-12", "d-2024-04-01"}


def test_an_event_and_a_day_lead_to_the_map_where_it_has_a_mark():
    context = context_of(WAYS, chart=CHART)
    assert event_on_map(context, "a") == Link("On the map: 12 March", "/ford/map/#d-2024-03-12")
    assert event_on_map(context, "c") is None
    assert day_on_map(context, "2024-03-13") == Link(
        "On the map: 13 March", "/ford/map/#d-2024-03-13"
    )
    assert day_on_map(context, "2024-03-15") is None


def test_in_a_longer_record_the_ways_lead_to_the_month_or_year_that_the_map_has():
    for days, month, texts, named in (
        (1000, "2021", ["Jan", "Feb", "Mar"], "On the map: February 2021"),
        (3700, "", ["2021", "2022", "2023"], "On the map: 2021"),
    ):
        record = long_record(days)
        context = context_of(record, chart=CHART)
        (first, *_) = found = ways(record, "ferry")
        assert (first[0], first[1][:3]) == (month, texts)
        way = day_on_map(context, "2021-02-03")
        assert way.text == named
        buttons = {f"/ford/map/#{each}" for each in ids(context)}
        assert way.href in buttons
        hrefs = [d.href for m in place_of(record, "ferry").months for d in m.days]
        assert set(hrefs) <= buttons
        assert sum(len(texts) for _, texts in found) == min(len(buttons), 31)
    assert place_of(long_record(1000), "ferry").more == "and 2 more"


def test_no_way_leads_to_a_map_that_leaves_a_place_out_or_is_not_there():
    places = tuple(structs.replace(FERRY, id=f"p{at:02}", name=f"P{at:02}") for at in range(31))
    found = event("a", "2024-03-12", places=tuple(each.id for each in places))
    record = charted(found, places=places)
    assert ways(record, "p29") == [("March 2024", ["12"])]
    assert ways(record, "p30") == []
    plain = context_of(WAYS)
    assert place_on_map(plain, OAKFORD) is None
    assert event_on_map(plain, "a") is None
    assert day_on_map(plain, "2024-03-12") is None


def test_in_a_record_that_fills_what_a_host_gives_an_event_does_without(monkeypatch):
    monkeypatch.setattr(whole, "MOST_WITH_TABLES", 0)
    record = charted(event("a", "2024-03-12", places=("oakford",)))
    assert event_on_map(context_of(record, chart=CHART), "a") is None
    assert ways(record, "oakford") == [("March 2024", ["12"])]


def test_pages_of_places_events_and_days_have_the_ways_to_the_map():
    made = rendered(WAYS, chart=CHART)
    pages = ("places/oakford/", "places/vale/", "events/a/", "days/2024-03-12/")
    for page in pages:
        assert 'href="/ford/map/#d-2024-03-12"' in made[f"{page}index.html"]
    assert "/map/#" not in made["places/land/index.html"]
    assert_links_lead_somewhere([f"{page}index.html" for page in pages], made)
