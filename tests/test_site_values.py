"""The values that templates are given, and what the templates make of hostile ones."""

import dataclasses
import json
import re
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from zoneinfo import ZoneInfo

import html5lib
import jinja2
import pytest

from timeline.model import (
    Actor,
    ActorKind,
    Change,
    Claim,
    Event,
    InputError,
    Kind,
    Outlet,
    OutletKind,
    Place,
    PlaceKind,
    Question,
    QuestionKind,
    Quote,
    SeedRef,
    Sensitivity,
    Side,
    Source,
    Stance,
    Standing,
)
from timeline.record import Record, Registry
from timeline.record.events import Events
from timeline.site import atlas, geometry, links, maps, pages, words
from timeline.site.assets import assets
from timeline.site.edition import Edition
from timeline.site.page import Prose, Site
from timeline.site.pages import TABLE, Book, sitemaps
from timeline.site.parts import Part, whole
from timeline.site.views.brief import brief
from timeline.site.views.cards import ClaimLine, card
from timeline.site.views.claims import Rival, claims
from timeline.site.views.days import Later, Target, timeline
from timeline.site.views.event import event_view
from timeline.site.views.event_head import Other
from timeline.site.views.feeds import feed
from timeline.site.views.histogram import histogram
from timeline.site.views.home import home
from timeline.site.views.lists import Fact
from timeline.site.views.questions import question_view
from timeline.site.views.sitemap import Address

TEMPLATES = Path(__file__).parent.parent / "theme" / "templates"
STATIC = Path(__file__).parent.parent / "theme" / "static"
SITE = Site(
    name="The ford",
    subject="the quarrel",
    url="https://example.org/ford",
    time_zone="Europe/Berlin",
    repository="https://github.com/example/ford",
    assets={path.name: f"assets/{path.name}" for path in STATIC.iterdir()},
)
ACTORS = (
    Actor(id="guard", name="Ford Guard", kind="armed-group", side="volunteers", role="a guard"),
    Actor(id="hill", name="Ada Hill", kind="person", side="international", role="mayor"),
    Actor(id="idle", name="Idle", kind="person", side="none", role="never named"),
    Actor(id="watch", name="Watch", kind="other", side="none", role="observers", member_of="idle"),
)
PLACES = (
    Place(id="land", name="Land", kind="country", country="AA"),
    Place(id="vale", name="Vale", kind="district", country="AA", within="land"),
    Place(id="oakford", name="Oakford", kind="town", country="AA", within="vale", lat="0", lon="1"),
    Place(id="mill", name="Mill", kind="village", country="AA", within="oakford"),
)
OUTLETS = (
    Outlet(id="post", name="Valley Post", kind="newspaper", domains=("post.example",)),
    Outlet(id="voice", name="Voice", kind="state-media", side="russia", domains=("v.example",)),
)
QUESTIONS = (
    Question(id="held", name="Held", question="Was the ford held?", about="x.", kind="yes-no"),
    Question(id="many", name="Many", question="How many?", about="x.", kind="number", unit="men"),
    Question(id="why", name="Why", question="Why?", about="x.", kind="open"),
)
CUSTOM_SOURCE = {"key": "s1", "outlet": "post", "url": "https://post.example/a"}


def event(event_id: str, day: str, kind: str = "raid", **given: object) -> Event:
    values = {"id": event_id, "title": f"About {event_id}", "date": day, "kind": kind}
    return Event.model_validate(
        values | {"summary": "One. Two.", "sources": (CUSTOM_SOURCE,)} | given
    )


def said(event_id: str, day: str, *answers: str, kind: str = "statement", **given: object) -> Event:
    return event(event_id, day, kind, speaker="hill", responds_to=answers, **given)


def claim(by: str, question: str = "held", **given: object) -> Claim:
    return Claim.model_validate({"by": by, "question": question, "says": f"{by} says"} | given)


def count(by: str, **given: object) -> Claim:
    return claim(by, "many", **{"unit": "men"} | given)


def edition(*events: Event, site: Site = SITE, chart: atlas.Atlas = atlas.NO_ATLAS) -> Edition:
    registries = Record(
        actors=Registry.of(ACTORS),
        places=Registry.of(PLACES),
        outlets=Registry.of(OUTLETS),
        questions=Registry.of(QUESTIONS),
        zone=ZoneInfo("Europe/Berlin"),
    )
    return Edition(registries.of_events(events), site, chart)


def parts(events: Events, href: str) -> list[Part]:
    found = whole(events, href)
    return [Part(number, found) for number in range(1, len(found.parts) + 1)]


def days_of(*events: Event):
    made = edition(*events)
    shown = made.record.events
    (part,) = parts(shown, "/")
    return timeline(made, part, {each.id: card(made, each) for each in shown})


def rows_of(*events: Event):
    return [
        (row.card.id, [reply.card.id for reply in row.replies])
        for day in days_of(*events)
        for row in day.rows
    ]


# Words


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({}, ""),
        ({"value": 1500, "unit": "people"}, "1,500 people"),
        ({"value": Decimal("2.50"), "unit": "tonnes"}, "2.5 tonnes"),
        ({"low": 100, "unit": "people"}, "at least 100 people"),
        ({"high": 300, "unit": "people"}, "up to 300 people"),
        ({"low": 5, "high": 10, "unit": "drones"}, "5 to 10 drones"),
        ({"low": 5, "value": 7, "high": 10, "unit": "drones"}, "7 (5 to 10) drones"),
    ],
)
def test_numbers_are_said_in_words(given, expected):
    plain = {key: str(value) for key, value in given.items()}
    assert words.numbers(Claim(by="hill", says="x", **plain)) == expected


@pytest.mark.parametrize(
    ("given", "when", "clock", "precision"),
    [
        ({"date": "2024-03-13"}, "Wednesday 13 March 2024", "", "known to the day"),
        (
            {"date": "2024-03-13", "time": "10:30"},
            "Wednesday 13 March 2024",
            "10:30 Berlin time",
            "clock time as reported",
        ),
        (
            {"date": "2024-03-13", "time": "10:30", "tz": "Europe/Kyiv"},
            "Wednesday 13 March 2024",
            "10:30 Kyiv time",
            "clock time as reported",
        ),
        (
            {"date": "2024-03-13", "time": "morning"},
            "Wednesday 13 March 2024",
            "morning",
            "known to the part of day",
        ),
        ({"date": "2024-03-12~"}, "about Tuesday 12 March 2024", "", "day approximate"),
        ({"date": "2024-03-12?"}, "probably Tuesday 12 March 2024", "", "day uncertain"),
        ({"date": "2024-03-15/2024-03-17"}, "15–17 March 2024", "", "a span of days"),
        ({"date": "2024-03"}, "March 2024", "", "known to the month"),
    ],
)
def test_a_date_says_how_exactly_it_is_known(given, when, clock, precision):
    found = event("a", given["date"], **given)
    assert (
        words.full_date(found.date),
        words.clock(found, "Europe/Berlin"),
        words.precision(found),
    ) == (when, clock, precision)


@pytest.mark.parametrize(
    ("parts", "limit", "expected"),
    [
        ([], 0, ""),
        (["A"], 0, "A"),
        (["A", "B"], 0, "A and B"),
        (["A", "B", "C"], 2, "A, B and C"),
        (["A", "B", "C", "D"], 2, "A, B and 2 others"),
    ],
)
def test_a_list_ends_in_and(parts, limit, expected):
    assert words.listing(parts, limit) == expected


def test_every_value_of_a_closed_list_has_its_words():
    assert set(words.KINDS) == set(Kind)
    assert set(words.STANDINGS) == set(Standing)
    assert set(words.STANCES) == set(Stance)
    assert set(words.OUTLETS) == set(OutletKind)
    assert set(words.ACTORS) == set(ActorKind)


# Assets


def test_an_asset_is_named_by_what_is_in_it_and_found_by_the_style_sheet():
    made = assets(
        {"site.css": b"/* no */\na {\n  b: url(f.woff2) url('x.png')\n}", "f.woff2": b"1"}
    )
    font = made["f.woff2"].path
    assert font == "assets/f.6b86b273ff.woff2"
    assert made["site.css"].content == b"a {\nb: url(f.6b86b273ff.woff2) url('x.png')\n}"


def test_a_script_is_published_without_its_comments():
    script = b'// Says why.\nrun(() => {\n  // Says how.\n  a("//b");\n});\n'
    assert assets({"a.js": script})["a.js"].content == b'run(() => {\na("//b");\n});\n'


def test_another_font_gives_the_style_sheet_another_name():
    names = {
        assets({"a.css": b"url(f.woff2)", "f.woff2": font})["a.css"].path for font in (b"1", b"2")
    }
    assert len(names) == 2


def test_a_style_sheet_in_a_folder_finds_what_lies_beside_and_above_it():
    made = assets({"css/a.css": b"url(b.svg) url(../c.svg)", "css/b.svg": b"1", "c.svg": b"2"})
    assert made["css/a.css"].content == b"url(b.6b86b273ff.svg) url(../c.d4735e3a26.svg)"


# Lines and maps

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


def square(left: float, right: float, code: str) -> dict[str, object]:
    ring = [[left, -4], [right, -4], [right, 4], [left, 4], [left, -4]]
    geometry = {"type": "Polygon", "coordinates": [ring]}
    return {"type": "Feature", "properties": {"country": code}, "geometry": geometry}


def layer(*features: dict[str, object], credit: str = "") -> str:
    return json.dumps({"type": "FeatureCollection", "credit": credit, "features": features})


CHART = atlas.loads(
    {
        "countries": layer(square(-4, 0, "AA"), square(0, 4, "BB"), credit="Lines © A"),
        "rivers": layer(
            {
                "type": "Feature",
                "properties": {},
                "geometry": {"type": "LineString", "coordinates": [[-4, 0], [4, 0]]},
            },
            credit="rivers B",
        ),
    }
)


def test_a_border_is_where_two_countries_meet():
    assert [
        [tuple(round(x, 6) + 0 for x in point) for point in line] for line in CHART.borders
    ] == [[(0, 0.069870), (0, -0.069870)]]
    assert CHART.credit == "Lines © A, rivers B"


def test_a_layer_that_is_not_geojson_is_refused_with_a_reason():
    with pytest.raises(InputError, match=r"map/rivers\.geojson:1:1: .*write a GeoJSON"):
        atlas.loads({"rivers": '{"type": "Topology"}'})


def drawn(*pins: maps.Pin) -> maps.Map | None:
    return maps.draw(CHART, pins, names={"AA": "Aland", "BB": "Bland"}, title="t", caption="c")


def test_a_map_shows_marks_countries_and_a_scale():
    found = drawn(maps.Pin("Here", 0, 1, 1), maps.Pin("Near", 0.1, 1, is_main=False))
    assert found is not None
    assert [(label.text, label.is_main) for label in found.labels] == [
        ("Here", True),
        ("Near", False),
    ]
    assert (found.squares, found.scale.label.text) == ("M351 261h18v18h-18z", "10 km")
    assert [name.text for name in found.names] == ["Bland"]


def test_a_place_beyond_the_atlas_has_no_map():
    assert drawn(maps.Pin("Far", 60, 100)) is None
    assert maps.draw(atlas.NO_ATLAS, [], names={}, title="", caption="") is None


def test_a_label_keeps_off_a_border_where_there_is_room():
    found = drawn(maps.Pin("Here", 0, -0.03, 1))
    assert found is not None
    assert [(label.text, label.anchor) for label in found.labels] == [("Here", "end")]


def test_the_scale_stands_in_a_corner_without_border_or_mark():
    for lat, lon, at_left in ((0, 1, False), (-3.97, 3.95, True)):
        found = drawn(maps.Pin("Here", lat, lon, 1))
        assert found is not None
        assert (found.scale.label.x < 200) is at_left
        assert found.scale.d.startswith("M20 520") is at_left


def test_marks_do_not_hide_each_other():
    found = drawn(maps.Pin("One", 0, 1, 1), maps.Pin("Two", 0, 1, 2))
    assert found is not None
    assert [label.text for label in found.labels] == ["Two"]


def test_a_place_without_a_point_is_shown_by_the_nearest_one_around_it():
    made = edition(event("a", "2024-03-13", places=("mill",)), chart=CHART)
    found = made.map_of(["mill"], title="", caption="")
    assert found is not None
    assert [label.text for label in found.labels] == ["Oakford"]
    assert made.map_of(["vale"], title="", caption="") is None


# Days


def test_a_reaction_of_the_day_hangs_from_the_first_event_it_answers_that_day():
    found = rows_of(
        event("earlier", "2024-03-12"),
        event("one", "2024-03-13"),
        event("two", "2024-03-13"),
        said("reply", "2024-03-13", "earlier", "two", "one"),
    )
    assert found == [("earlier", []), ("one", []), ("two", ["reply"])]


def test_a_reaction_to_a_reaction_hangs_below_the_same_event():
    days = days_of(
        event("one", "2024-03-13"),
        said("reply", "2024-03-13", "one"),
        said("second", "2024-03-13", "reply"),
    )
    row = days[0].rows[0]
    assert [(r.card.id, r.word, r.others) for r in row.replies] == [
        ("reply", "Also in answer to", ()),
        ("second", "In answer to", (Target("13 March", "About reply", "#reply"),)),
    ]


def test_a_reaction_on_a_later_day_stands_alone_and_is_listed_by_what_it_answers():
    first, second = days_of(event("one", "2024-03-12"), said("reply", "2024-03-13", "one"))
    assert first.rows[0].later == Later(
        "Answered later", (links.Link("13 March, Ada Hill", "#reply"),)
    )
    assert second.rows[0].answers == (Target("12 March", "About one", "#one"),)


def test_reactions_that_answer_each_other_do_not_hang_the_page():
    assert rows_of(said("a", "2024-03-13", "b"), said("b", "2024-03-13", "a"))


def test_what_is_not_on_the_page_is_linked_to_its_own():
    made = edition(event("one", "2024-03-12"), said("reply", "2024-03-13", "one"))
    reply = made.record.by_id["reply"]
    (part,) = parts(Events(made.record, (made.record.positions["reply"],)), "/")
    (day,) = timeline(made, part, {"reply": card(made, reply)})
    assert day.rows[0].answers == (Target("12 March", "About one", "/ford/events/one/"),)


@pytest.mark.parametrize(
    ("given", "on_all"),
    [
        ({}, "On the quarrel as a whole"),
        ({"scope_note": "Before it."}, "Background to the quarrel"),
        ({"responds_to": ("campaign", "one")}, ""),
    ],
)
def test_a_reaction_to_no_one_event_says_so(given, on_all):
    values = {"speaker": "hill", "responds_to": ("campaign",)} | given
    reaction = event("all", "2024-03-13", "denial", **values)
    assert edition(event("one", "2024-03-12"), reaction).on_all(reaction) == on_all


def test_silence_is_said_of_the_ground_alone():
    days = days_of(event("one", "2024-03-12"), said("two", "2024-03-13", "campaign"))
    assert [row.is_unanswered for day in days for row in day.rows] == [True, False]


def test_days_without_events_are_named_between_days_with_them():
    days = days_of(*(event(f"e{day}", f"2024-03-{day}") for day in (12, 13, 15, 20)))
    assert [day.gap for day in days] == ["", "", "Thursday 14 March 2024", "16–19 March 2024"]


def test_an_event_of_an_unknown_day_stands_under_its_month():
    month, day = days_of(event("one", "2024-03"), event("two", "2024-03-01"))
    assert (month.id, month.weekday, month.number, month.month, month.href) == (
        "2024-03",
        "Day not known",
        "",
        "March 2024",
        "",
    )
    assert (day.id, day.number, day.href) == ("2024-03-01", "1", "/ford/days/2024-03-01/")


def test_a_card_names_a_claimant_only_if_it_is_not_the_speaker():
    by_both = said(
        "a",
        "2024-03-12~",
        "campaign",
        time="evening",
        venue="interview",
        claims=(claim("hill", says="x"), claim("guard", says="y")),
    )
    made = card(edition(by_both), by_both)
    assert made.claims == (
        ClaimLine(standing="claimed", word="Claimed", by="", says="x"),
        ClaimLine(standing="claimed", word="Claimed", by="Ford Guard", says="y"),
    )
    assert (made.when, made.venue, made.side) == (
        "About 12 March, evening",
        "Interview",
        "international",
    )


@pytest.mark.parametrize(
    ("given", "word"),
    [
        ({"status": "disputed"}, "Disputed"),
        ({"status": "disputed", "disputed_by": ("guard",)}, "Disputed by Ford Guard"),
        ({"status": "denied", "disputed_by": ("hill",)}, "Denied by Ada Hill (elsewhere)"),
        (
            {"status": "denied", "disputed_by": ("guard", "watch", "idle")},
            "Denied by Ford Guard and 2 others",
        ),
        ({"status": "corroborated", "disputed_by": ("guard",)}, "Corroborated"),
    ],
)
def test_a_contested_claim_on_a_card_says_who_contests_it(given, word):
    one = event("one", "2024-03-12", claims=(claim("hill", **given),))
    assert [line.word for line in card(edition(one), one).claims] == [word]


def test_a_card_leaves_out_the_places_around_its_places():
    one = event("one", "2024-03-12", places=("land", "mill", "vale", "oakford"))
    found = card(edition(one), one)
    assert ([place.text for place in found.places], found.places_more) == (["Mill"], "")


# Background


def noted(event_id: str, day: str) -> Event:
    return event(event_id, day, scope_note="From before.")


def home_of(*events: Event):
    made = edition(*events)
    (part,) = parts(made.record.events, "/")
    return home(made, part, {each.id: card(made, each) for each in made.record.events})


def test_the_days_of_notes_at_the_head_are_folded_and_counted_apart():
    found = home_of(
        noted("law", "2022-11"),
        noted("trial", "2023-01-05"),
        event("one", "2024-03-12"),
        noted("late", "2024-03-13"),
    )
    assert found.background is not None
    assert found.background.title == "Background: 2 events, 1 November 2022 – 5 January 2023"
    assert [day.id for day in found.background.days] == ["2022-11", "2023-01-05"]
    assert [(day.id, day.gap) for day in found.days] == [("2024-03-12", ""), ("2024-03-13", "")]
    assert found.facts[1] == "12–13 March 2024, with background from 2022"
    assert found.chart is not None
    assert found.chart.before == links.Link(
        "Before: 2 events, 1 November 2022 – 5 January 2023", "#2022-11"
    )


def test_background_of_the_same_year_is_dated_by_its_day():
    found = home_of(noted("law", "2024-03-07"), event("one", "2024-03-12"))
    assert found.facts[1] == "12 March 2024, with background from 7 March"


@pytest.mark.parametrize(
    "events",
    [
        (noted("old", "2023-01-05"), event("with", "2023-01-05"), event("one", "2024-03-12")),
        (noted("old", "2023-01-05"), noted("one", "2024-03-12")),
    ],
)
def test_a_day_that_is_not_all_background_is_not_folded_nor_is_a_whole_record(events):
    found = home_of(*events)
    assert found.background is None
    assert found.facts[1] == "5 January 2023 – 12 March 2024"


# The chart


def test_the_chart_shows_the_busiest_run_in_whole_weeks():
    events = [event(f"e{i}", day) for i, day in enumerate(
        ["2023-01-01", "2024-03-06", "2024-03-13", "2024-03-13", "2024-05-01"]
    )]  # fmt: skip
    found = histogram([*events, said("reply", "2024-03-13", "e2")])
    assert found is not None
    assert (found.before, found.after) == (
        links.Link("Before: 1 event, 1 January 2023", "#2023-01-01"),
        links.Link("After: 1 event, 1 May 2024", "#2024-05-01"),
    )
    assert [(bar.above, bar.label, bar.href) for bar in found.bars if bar.href] == [
        ("Wed", "6", "#2024-03-06"),
        ("Wed", "13", "#2024-03-13"),
    ]
    assert len(found.bars) == 14
    assert found.bars[0].label == "4 Mar"
    assert [bar.meaning for bar in found.bars[8:10]] == [
        " March: no events",
        " March: 2 happened, 1 said",
    ]


def test_the_chart_has_one_mark_for_each_event_however_many():
    for number in (1, 15, 40):
        day = [event(f"e{i}", "2024-03-13") for i in range(number)]
        found = histogram([*day, event("last", "2024-03-14")])
        assert found is not None
        assert found.bars[2].up.count("M") == number
        assert found.bars[2].up_height <= 160


def test_a_long_record_is_charted_by_month():
    days = [f"2024-0{month}-{day}" for month in range(1, 7) for day in ("01", "08", "15", "22")]
    found = histogram([event(f"e{i}", day) for i, day in enumerate(days)])
    assert found is not None
    assert [(bar.above, bar.label, bar.href) for bar in found.bars[:2]] == [
        ("Jan", "2024", "#2024-01-01"),
        ("Feb", "2024", "#2024-02-01"),
    ]


def test_a_record_of_many_years_is_charted_by_year():
    found = histogram([event(f"e{year}", f"{year}-03-13") for year in range(2000, 2010)])
    assert found is not None
    assert (found.unit, len(found.bars)) == ("year", 10)
    assert [(bar.label, bar.href, bar.meaning) for bar in found.bars[:1]] == [
        ("2000", "#2000-03-13", ": 1 happened, 0 said")
    ]


def test_a_chart_of_one_day_is_left_out():
    assert histogram([event("one", "2024-03-13")]) is None


# One event


@pytest.mark.parametrize(
    ("mine", "theirs", "is_against"),
    [
        (claim("hill"), claim("guard", stance="denies"), True),
        (claim("hill"), claim("guard", stance="cannot-confirm"), True),
        (claim("hill"), claim("guard"), False),
        (count("hill", value="5"), count("guard", value="6"), True),
        (count("hill", high="9"), count("guard", high="9"), False),
        (count("hill", low="5", high="9"), count("guard", value="7"), False),
        (count("hill", value="5"), count("guard", value="6", unit="dogs"), False),
        (claim("hill", "why"), claim("guard", "why", stance="denies"), False),
    ],
)
def test_what_stands_against_a_claim_cannot_also_be_true(mine, theirs, is_against):
    one = event("one", "2024-03-12", claims=(mine,))
    two = event("two", "2024-03-13", claims=(theirs,))
    (found,) = claims(edition(one, two), one)
    rival = Rival("Ford Guard, 13 March", "guard says", "/ford/events/two/")
    assert found.rivals == ((rival,) if is_against else ())


def test_everyone_stands_against_a_claim_once_and_disputers_first():
    one = event("one", "2024-03-12", claims=(claim("hill", disputed_by=("watch",)),))
    two = event("two", "2024-03-13", claims=(claim("guard", stance="denies"),) * 2)
    three = event("three", "2024-03-14", claims=(claim("watch", stance="denies"),))
    (found,) = claims(edition(one, two, three), one)
    assert [rival.who for rival in found.rivals] == ["Watch, 14 March", "Ford Guard, 13 March"]


FULL = said(
    "full",
    "2024-03-13",
    "raid",
    recalls=("raid",),
    places=("mill", "land"),
    actors=("guard",),
    quotes=(
        {"speaker": "hill", "text": "We stay", "source": "s1", "translated": "true"},
        {"speaker": "hill", "text": "мы", "lang": "ru", "source": "s1", "translated": "true"},
        {"speaker": "guard", "text": "We shall go when the water has gone down"},
    ),
    sources=(
        CUSTOM_SOURCE | {"title": "A headline", "published": "2024-03-14"},
        {"key": "s2", "outlet": "voice", "archived": "https://perma.cc/AAAA-BBBB"},
    ),
    seeds=({"file": "a.txt", "sha256": "0123456789ab" + "0" * 52},),
    changes=({"on": "2026-12-01", "what": "The day", "why": "a slip"},),
    body="More *words*.",
)


def test_an_event_page_holds_everything_on_file():
    raid, sibling = event("raid", "2024-03-12"), said("other", "2024-03-14", "raid")
    made = edition(raid, FULL, sibling)
    page = event_view(made, FULL, {each.id: card(made, each) for each in made.record.events})
    assert page.body == "<p>More <em>words</em>.</p>"
    assert page.head.people[0].link == links.Link("Ada Hill", "/ford/actors/hill/")
    assert page.head.places == (
        (links.Link("Mill", "/ford/places/mill/"), ""),
        (links.Link("Land", "/ford/places/land/"), ""),
    )
    assert [([w.text for w in q.words], q.note, q.cite) for q in page.quotes] == [
        (["We shall go when the water has gone down"], "", ""),
    ]
    assert page.phrases_title == "Also in these words"
    assert [([w.text for w in q.words], q.note, q.cite) for q in page.phrases] == [
        (["We stay", "мы"], "In translation", "https://post.example/a"),
    ]
    assert [w.lang for w in page.phrases[0].words] == ["", "ru"]
    assert page.around.siblings == (
        Other("14 March, Ada Hill", "About other", "/ford/events/other/"),
    )
    assert page.around.recalls == (Other("12 March", "About raid", "/ford/events/raid/"),)
    assert [(s.title.text, s.outlet, s.about, s.day, s.archived) for s in page.sources] == [
        ("A headline", "Valley Post", "newspaper or news site", "14 March 2024", ""),
        (
            "Voice",
            "",
            "state media, side: Russia",
            "",
            "https://perma.cc/AAAA-BBBB",
        ),
    ]
    assert page.sources_note.endswith("the headline is not on file.")
    assert page.use.seeds == ("a.txt (sha256 0123456789ab…)",)
    assert page.use.cite == (
        "“About full”, 13 March 2024. The ford. Corrected 1 December 2026. "
        "https://example.org/ford/events/full/"
    )
    assert page.use.edit == (
        "https://github.com/example/ford/edit/main/content/events/2024-03-13-full.md"
    )
    assert (page.before and page.before.href, page.after and page.after.href) == (
        "/ford/events/raid/",
        "/ford/events/other/",
    )


def test_a_question_sets_the_answers_of_each_side_together():
    one = event("one", "2024-03-12", claims=(claim("hill"), claim("guard", stance="denies")))
    two = event("two", "2024-03-14", claims=(claim("hill", stance="partly"),))
    page = question_view(edition(one, two), QUESTIONS[0])
    hill = links.Link("Ada Hill", "/ford/actors/hill/")
    assert page.summary == (
        Fact("Yes", (hill,)),
        Fact("No", (links.Link("Ford Guard", "/ford/actors/guard/"),)),
        Fact("In part", (hill,)),
    )
    assert [(v.person.link.text, [a.answer for a in v.answers]) for v in page.voices] == [
        ("Ada Hill", ["Yes", "In part"]),
        ("Ford Guard", ["No"]),
    ]


def test_answers_stand_in_the_order_in_which_they_were_given():
    late = claim("hill", said_on="2024-03-15", stance="denies", says="Late")
    one = event("one", "2024-03-12", claims=(late,))
    two = event("two", "2024-03-14", claims=(claim("hill", says="Early"),))
    (voice,) = question_view(edition(one, two), QUESTIONS[0]).voices
    assert [answer.says for answer in voice.answers] == ["Early", "Late"]


def test_a_question_of_numbers_gives_the_lowest_and_the_highest():
    one = event(
        "one",
        "2024-03-12",
        claims=(
            claim("hill", "many", low="2", high="9", unit="men"),
            claim("guard", "many", value="1500", unit="men"),
        ),
    )
    page = question_view(edition(one), QUESTIONS[1])
    assert page.summary == (Fact("Men", (links.Link("from 2 to 1,500"),)),)


@pytest.mark.parametrize(
    ("given", "says", "answer"),
    [
        ({"value": "234", "unit": "killed"}, "234 attackers were killed", ""),
        ({"low": "100", "unit": "killed"}, "At least 100 attackers died", ""),
        ({"low": "100", "unit": "killed"}, "More than 100 died", "At least 100 killed"),
        ({"value": "23", "unit": "killed"}, "230 attackers came", "23 killed"),
        ({"stance": "denies"}, "No such thing took place", ""),
        ({"stance": "denies"}, "Nobody crossed", "No"),
        ({}, "Many", ""),
    ],
)
def test_an_answer_in_short_is_not_said_twice(given, says, answer):
    one = event("one", "2024-03-12", claims=(claim("hill", "many", says=says, **given),))
    (voice,) = question_view(edition(one), QUESTIONS[1]).voices
    assert [each.answer for each in voice.answers] == [answer]


def test_places_spoken_of_are_not_where_it_was_said():
    for one, word in ((event("a", "2024-03-12"), "Where"), (said("b", "2024-03-12"), "About")):
        assert event_view(edition(one), one, {}).head.places_word == word


# Long lists


def long_record(days: int = 70, a_day: int = 10) -> Record:
    """Return a record in which the first event of each day but the first answers the last's."""
    events = []
    for number in range(days):
        day = (date(2024, 5, 1) + timedelta(days=number)).isoformat()
        events += [event(f"d{number}-e{i}", day, "strike") for i in range(a_day - 1)]
        events.append(said(f"d{number}-said", day, f"d{number - 1}-e0" if number else "campaign"))
    return edition(*events).record


@pytest.mark.parametrize(
    ("sizes", "expected"),
    [
        ([], [0]),
        ([100, 150], [250]),
        ([100, 151], [100, 151]),
        ([199, 1, 60], [200, 60]),
        ([400, 1], [400, 1]),
        ([10] * 70, [200, 200, 200, 100]),
    ],
)
def test_a_long_list_is_cut_between_days(sizes, expected):
    days = [(date(2024, 5, 1) + timedelta(days=n)).isoformat() for n in range(len(sizes))]
    events = [
        event(f"{day}-{i}", day) for day, size in zip(days, sizes, strict=True) for i in range(size)
    ]
    record = edition(*events).record
    found = list(parts(record.events, "/"))
    assert [len(part.events) for part in found] == expected
    assert [event for part in found for event in part.events] == list(record.events)


def test_a_list_that_grows_at_the_end_keeps_its_first_parts():
    short, long = (list(parts(long_record(days).events, "/")) for days in (65, 70))
    assert [part.events for part in short[:3]] == [part.events for part in long[:3]]


def test_the_parts_of_a_long_record_hold_every_event_once_and_lead_to_each_other():
    made = rendered(long_record(), atlas=CHART)
    names = ["index.html", *(f"timeline/{number}/index.html" for number in (2, 3, 4))]
    trees = {name: html5lib.parse(made[name], namespaceHTMLElements=False) for name in names}
    shown = [e.get("id") for name in names for e in trees[name].iter("article")]
    assert shown == [event.id for event in long_record().events]
    navs = [
        [(e.get("rel"), e.get("href"), e.text) for e in nav.iter("a")]
        for nav in trees[names[1]].iter("nav")
        if nav.get("class") == "part"
    ]
    assert (
        navs
        == [
            [
                ("prev", "/ford/", "Earlier: 1–20 May 2024"),
                ("next", "/ford/timeline/3/", "Later: 10–29 June 2024"),
            ]
        ]
        * 2
    )
    assert "<p>Part 2 of 4: 21 May – 9 June 2024</p>" in made[names[1]]
    assert "https://example.org/ford/timeline/4/" in made["sitemap.xml"]
    assert "data-only" not in made["index.html"]


def test_links_within_a_long_list_lead_to_the_right_part():
    made = rendered(long_record())
    assert '<a href="/ford/timeline/2/#d20-said">21 May' in made["index.html"]
    assert '<a href="/ford/#d19-e0">20 May' in made["timeline/2/index.html"]
    assert '<a href="#d20-e0">21 May' in made["timeline/2/index.html"]
    assert '<a href="#2024-05-20">' in made["index.html"]
    assert '<a href="/ford/timeline/2/#2024-05-21">' in made["index.html"]
    strikes = made["kinds/strike/index.html"]
    assert '<a href="/ford/kinds/strike/2/#2024-06-01">' in strikes
    assert "Strikes, part 2" in made["kinds/strike/2/index.html"]
    for path, text in made.items():
        if path.endswith(".html") and not path.startswith("events/"):
            assert_links_lead_somewhere(path, text, made)


def assert_links_lead_somewhere(path: str, text: str, made: dict[str, str]) -> None:
    tree = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(text)
    for link in (a.get("href") for a in tree.iter("a")):
        address, _, anchor = link.partition("#")
        if address.startswith("/ford/") or not address:
            name = f"{address.removeprefix('/ford/')}index.html" if address else path
            target = made.get(name) or made[address.removeprefix("/ford/")]
            assert not anchor or f'id="{anchor}"' in target, (path, link)


def test_the_lists_of_a_long_record_have_a_line_for_each_event_and_its_timeline_cards():
    made = rendered(long_record())
    strikes = made["kinds/strike/index.html"]
    assert (strikes.count("<dd><a "), strikes.count("<article")) == (207, 0)
    assert '<dt id="2024-05-02">2 May 2024\n<dd><a href="/ford/events/d1-e0/">' in strikes
    reply = '<dd class="of-said"><a href="/ford/events/d1-said/">About d1-said</a> Ada Hill\n'
    assert reply in made["days/2024-05-02/index.html"]
    assert made["timeline/2/index.html"].count("<article") == 200


def test_a_line_names_a_speaker_whom_the_title_does_not_and_a_day_that_is_not_sure():
    made = edition(
        said("one", "2024-05-01~", "campaign"),
        said("two", "2024-05-01", "campaign", title="Ada Hill says so"),
        event("three", "2024-05"),
    )
    (part,) = parts(made.record.events, "/")
    assert [(day.label, [line.note for line in day.lines]) for day in brief(made, part)] == [
        ("May 2024", [""]),
        ("1 May 2024", ["Ada Hill, about 1 May", ""]),
    ]


def test_an_event_of_a_long_record_leaves_to_other_pages_what_they_have():
    located = event("located", "2024-05-01", places=("oakford",), claims=(claim("hill"),))
    reply = said("reply", "2024-05-02", "located")
    made = edition(located, reply, *long_record().events, chart=CHART)
    page = event_view(made, located, {})
    assert (page.map, page.people, page.before, page.after, page.around.thread) == (
        None, (), None, None, (),
    )  # fmt: skip
    assert page.around.replies == (Other("2 May, Ada Hill", "About reply", "/ford/events/reply/"),)
    assert (card(made, located).claims, card(made, located).tally) == ((), "Claims: 1 claimed")


def test_the_pages_of_a_long_record_are_valid_whole_and_small():
    given = {"claims": (claim("hill", sources=("s1",)),), "places": ("mill",)}
    one, two = event("one", "2024-04-01", **given), said("two", "2024-04-02", "one", **given)
    made = rendered(edition(one, two, FULL, *long_record(30).events).record, atlas=CHART)
    for path in ("one", "two", "full"):
        text = made[f"events/{path}/index.html"]
        assert_links_lead_somewhere(f"events/{path}/index.html", text, made)
    assert '<a href="/ford/#how_to_read">' in made["events/one/index.html"]
    assert len(made["events/d1-e0/index.html"]) < 2700
    assert "Maps: " in made["places/oakford/index.html"]


def test_a_record_of_one_part_has_no_sign_of_parts():
    made = rendered(rich_record())
    assert not [path for path in made if path.startswith("timeline/")]
    assert not [path for path, text in made.items() if 'class="part"' in text]


# Feeds


@pytest.mark.parametrize(
    ("given", "day"),
    [
        ({}, "2024-03-13"),
        ({"sources": (CUSTOM_SOURCE | {"published": "2024-03-20"},)}, "2024-03-20"),
        ({"changes": ({"on": "2026-12-01", "what": "x", "why": "y"},)}, "2026-12-01"),
    ],
)
def test_an_event_is_updated_by_its_correction_else_its_newest_source(given, day):
    assert event("one", "2024-03-13", **given).updated.isoformat() == day


def test_a_corrected_date_is_not_a_new_entry():
    ids = set()
    for day in ("2024-03-13", "2024-03-14"):
        one = event("one", day)
        ids |= {entry.id for entry in feed(edition(one), "added", "all", (one,)).entries}
    assert len(ids) == 1
    assert ids.pop().startswith("urn:uuid:")


def test_the_newest_change_comes_first():
    old, late = event("old", "2024-03-13"), event("late", "2024-03-10", changes=FULL.changes)
    made = edition(old, late)
    found = feed(made, "added", "all", made.record.newest[""])
    assert [entry.title for entry in found.entries] == ["About late", "About old"]
    assert found.updated == "2026-12-01T00:00:00Z"


def test_a_feed_has_what_changed_last():
    days = [(date(2024, 1, 1) + timedelta(days=n)).isoformat() for n in range(300)]
    events = [event(f"e{day}", day) for day in days]
    made = edition(*events)
    found = feed(made, "added", "all", made.record.newest[""])
    assert [entry.title for entry in found.entries] == [f"About e{d}" for d in days[:49:-1]]


# All pages

HOSTILE = "<script>alert(1)</script>\"'&amp;"


def rich_record() -> Record:
    raid = event("raid", "2024-03-12", places=("mill",), actors=("guard",), aliases=("old-raid",))
    answer = said("answer", "2024-03-12", "raid", claims=(claim("hill"),))
    return edition(raid, answer, FULL, event("month", "2024-02", "strike")).record


def rendered(record: Record, site: Site = SITE, **more: object) -> dict[str, str]:
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(TEMPLATES),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=jinja2.StrictUndefined,
    )
    return {
        page.path: environment.get_template(page.template).render(site=site, **page.values)
        for page in Book(Edition(record, site, **more))
    }


def test_every_kind_of_page_is_in_the_table_and_made_once():
    about = Prose(address="/about/", title="About", description="x", html="<p>x</p>")
    book = Book(Edition(rich_record(), SITE, CHART, (about,)))
    paths = [page.path for page in book]
    assert len(paths) == len(set(paths))
    templates = {row.template for row in TABLE} - {"sitemaps.xml"}
    assert templates == {page.template for page in book}


def test_a_page_is_found_by_its_path():
    book = Book(edition(*long_record().events, FULL))
    for page in book:
        found = book[page.path]
        assert (found.path, found.template, found.values) == (
            page.path, page.template, page.values,
        )  # fmt: skip
    for path in ("events/none/index.html", "events/full", "kinds/strike/99/index.html", "x.html"):
        with pytest.raises(KeyError):
            book[path]


def test_who_is_never_named_has_no_page_and_no_link():
    made = rendered(rich_record())
    assert "actors/idle/index.html" not in made
    assert not [path for path, text in made.items() if "/actors/idle/" in text]


def test_an_old_id_leads_to_the_event():
    stub = rendered(rich_record())["events/old-raid/index.html"]
    assert 'content="0; url=/ford/events/raid/"' in stub
    assert '<link rel="canonical" href="https://example.org/ford/events/raid/">' in stub
    assert '<a href="/ford/events/raid/">About raid</a>' in stub


def test_templates_are_given_plain_frozen_values_alone():
    for page in Book(Edition(rich_record(), SITE, CHART)):
        for name, value in page.values.items():
            assert_plain(value, f"{page.path} {name}")


def assert_plain(value: object, where: str) -> None:
    if dataclasses.is_dataclass(value):
        assert type(value).__dataclass_params__.frozen, where
        for field in dataclasses.fields(value):
            assert_plain(getattr(value, field.name), f"{where}.{field.name}")
    elif type(value) is tuple:
        for item in value:
            assert_plain(item, where)
    else:
        assert type(value) in {str, int, bool, type(None)}, f"{where}: {type(value)}"


def test_the_same_record_gives_the_same_values():
    books = (Book(Edition(rich_record(), SITE)) for _ in "12")
    one, other = ([(page.path, page.values) for page in book] for book in books)
    assert one == other


def test_an_empty_record_still_makes_a_site():
    made = rendered(edition().record, dataclasses.replace(SITE, url=""))
    assert sorted(made) == [
        "404.html",
        "index.html",
        "kinds/index.html",
        "robots.txt",
        "sitemap.xml",
    ]
    assert "There are no events yet." in made["index.html"]


def test_without_an_address_nothing_is_absolute():
    made = rendered(rich_record(), dataclasses.replace(SITE, url="", repository=""))
    assert 'rel="canonical"' not in made["index.html"]
    assert "Sitemap" not in made["robots.txt"]
    assert (
        '<a class="copied" href="/events/raid/">/events/raid/</a>' in made["events/raid/index.html"]
    )


def hostile_record() -> Record:
    given = {
        "title": HOSTILE,
        "summary": HOSTILE,
        "venue": HOSTILE,
        "date_note": HOSTILE,
        "scope_note": HOSTILE,
        "body": HOSTILE,
        "places": ("oakford",),
        "actors": ("guard",),
        "sensitivity": Sensitivity.DISTRESSING,
        "claims": (Claim(by="guard", question="held", says=HOSTILE, sources=("s1",)),),
        "quotes": (Quote(speaker="guard", text=HOSTILE, source="s1"),),
        "sources": (
            Source(key="s1", outlet="post", title=HOSTILE, url="https://x.example/?a=1&b=\"'"),
        ),
        "seeds": (SeedRef(file="a.txt", sha256="0" * 64),),
        "changes": (Change(on="2024-03-20", what=HOSTILE, why=HOSTILE),),
    }
    record = Record(
        actors=Registry.of(
            Actor(
                id=a, name=HOSTILE, kind="person", side=Side.NONE, role=HOSTILE, aliases=(HOSTILE,)
            )
            for a in ("guard", "hill")
        ),
        places=Registry.of(
            [Place(id="oakford", name=HOSTILE, kind=PlaceKind.TOWN, country="AA", lat="0", lon="1")]
        ),
        outlets=Registry.of(
            [Outlet(id="post", name=HOSTILE, kind=OutletKind.OTHER, domains=("x.example",))]
        ),
        questions=Registry.of(
            [Question(id="held", name="x", question=HOSTILE, about=HOSTILE, kind=QuestionKind.OPEN)]
        ),
    )
    raid = event("raid", "2024-03-12", **given)
    return record.of_events([raid, said("reply", "2024-03-12", "raid", **given)])


def test_nothing_in_the_record_becomes_markup():
    site = dataclasses.replace(SITE, name=HOSTILE, standfirst=HOSTILE, licence=HOSTILE)
    for path, text in rendered(hostile_record(), site, atlas=CHART).items():
        assert "<script>alert" not in text, path
        assert "javascript:" not in text, path
        if path.endswith(".html"):
            tree = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(text)
            scripts = [node.get("type", node.get("src")) for node in tree.iter("script")]
            allowed = {f"/ford/{SITE.assets['site.js']}", "application/ld+json"}
            assert set(scripts) <= allowed, path


def test_structured_data_survives_hostile_words():
    page = rendered(hostile_record())["events/raid/index.html"]
    tree = html5lib.HTMLParser(namespaceHTMLElements=False).parse(page)
    (data,) = (node.text for node in tree.iter("script") if node.get("type"))
    assert json.loads(data)["headline"] == HOSTILE


def test_an_uncertain_date_reaches_the_page_in_words():
    made = rendered(edition(event("one", "2024-03-12~", date_note="By its wording.")).record)
    page = made["events/one/index.html"]
    assert '<time datetime="2024-03-12">about Tuesday 12 March 2024</time>' in page
    assert "By its wording." in page
    assert "Raid · About 12 March" in made["index.html"]


def test_a_sitemap_too_long_for_one_file_is_cut_and_named_by_another():
    listed = [Address(f"https://example.org/ford/events/{n}/", "") for n in range(5)]
    assert sitemaps(listed, most=5) == {"sitemap": listed}
    cut = sitemaps(listed, most=2)
    assert list(cut) == ["sitemap-1", "sitemap-2", "sitemap-3"]
    assert [row for part in cut.values() for row in part] == listed


def test_sitemaps_of_a_long_record_are_named_by_another(monkeypatch):
    monkeypatch.setattr(pages, "MOST_IN_A_SITEMAP", 5)
    made = rendered(rich_record())
    parts = sorted(path for path in made if path.startswith("sitemap-"))
    assert len(parts) > 2
    found = [text for path in parts for text in re.findall("<loc>(.*?)</loc>", made[path])]
    html = {p.removesuffix("index.html") for p in made if p.endswith("/index.html")}
    assert set(found) == {f"https://example.org/ford/{path}" for path in html | {""}} - {
        "https://example.org/ford/events/old-raid/"
    }
    assert re.findall("<loc>(.*?)</loc>", made["sitemap.xml"]) == [
        f"https://example.org/ford/{path}" for path in parts
    ]
