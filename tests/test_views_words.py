"""The words of the pages: numbers, dates and lists in plain English."""

from datetime import date
from decimal import Decimal

import pytest

from tests.sample import VOCABULARY, context, event
from timeline.model import Claim, EventDate, Stance
from timeline.site.words import ENGLISH, STANCES


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({}, ""),
        ({"value": "1500", "unit": "people"}, "1,500 people"),
        ({"value": "2.50", "unit": "tonnes"}, "2.5 tonnes"),
        ({"low": "100", "unit": "people"}, "at least 100 people"),
        ({"high": "300", "unit": "people"}, "up to 300 people"),
        ({"low": "5", "high": "10", "unit": "drones"}, "5 to 10 drones"),
        ({"low": "5", "value": "7", "high": "10", "unit": "drones"}, "7 (5 to 10) drones"),
        ({"value": "0", "unit": "people"}, "0 people"),
        ({"low": "-5", "value": "-3", "high": "0", "unit": "degrees"}, "-3 (-5 to 0) degrees"),
        ({"low": "3", "value": "4"}, "4"),
    ],
)
def test_numbers_are_said_in_words(given, expected):
    numbers = {key: text if key == "unit" else Decimal(text) for key, text in given.items()}
    assert ENGLISH.numbers(Claim(by="hill", says="x", **numbers)) == expected


@pytest.mark.parametrize(
    ("given", "when", "clock"),
    [
        ({"day": "2024-03-13"}, "Wednesday 13 March 2024", ""),
        (
            {"day": "2024-03-13", "time": "10:30"},
            "Wednesday 13 March 2024",
            "10:30 Berlin time",
        ),
        (
            {"day": "2024-03-13", "time": "10:30", "tz": "Europe/Kyiv"},
            "Wednesday 13 March 2024",
            "10:30 Kyiv time, 09:30 Berlin time",
        ),
        (
            {"day": "2024-03-13", "time": "00:10", "tz": "Europe/Moscow"},
            "Wednesday 13 March 2024",
            "00:10 Moscow time, 22:10 Berlin time on 12 March",
        ),
        (
            # By then Berlin's clock had gone forward, and Moscow's never does.
            {"day": "2024-03-31", "time": "04:30", "tz": "Europe/Moscow"},
            "Sunday 31 March 2024",
            "04:30 Moscow time, 03:30 Berlin time",
        ),
        (
            {"day": "2024-12-31", "time": "23:45", "tz": "Europe/London"},
            "Tuesday 31 December 2024",
            "23:45 London time, 00:45 Berlin time on 1 January",
        ),
        (
            {"day": "2024-03", "time": "10:30", "tz": "Europe/Kyiv"},
            "March 2024",
            "10:30 Kyiv time",
        ),
        (
            {"day": "2024-03-13", "time": "10:30", "tz": "Europe/Paris"},
            "Wednesday 13 March 2024",
            "10:30 Paris time",
        ),
        (
            {"day": "2024-03-13", "time": "morning"},
            "Wednesday 13 March 2024",
            "morning",
        ),
        ({"day": "2024-03-12~"}, "about Tuesday 12 March 2024", ""),
        ({"day": "2024-03-12?"}, "probably Tuesday 12 March 2024", ""),
        ({"day": "2024-03-15/2024-03-17"}, "15–17 March 2024", ""),
        ({"day": "2024-03"}, "March 2024", ""),
    ],
)
def test_a_date_says_how_exactly_it_is_known(given, when, clock):
    found = event("a", **given)
    assert (ENGLISH.full_date(found.date), ENGLISH.clock(found, "Europe/Berlin")) == (when, clock)


@pytest.mark.parametrize(
    ("given", "short"),
    [
        ({}, ""),
        ({"time": "evening"}, "evening"),
        ({"time": "10:30"}, "10:30"),
        ({"time": "10:30", "tz": "Europe/Berlin"}, "10:30"),
        ({"time": "10:30", "tz": "Europe/Paris"}, "10:30 Paris time"),
        ({"time": "10:30", "tz": "Europe/Kyiv"}, "10:30 Kyiv time, 09:30 Berlin time"),
        # Which of two days, and so which of two offsets, nobody knows.
        ({"day": "2024-03", "time": "10:30", "tz": "Europe/Kyiv"}, "10:30 Kyiv time"),
        # The first of the two half past twos in Berlin that night.
        (
            {"day": "2024-10-27", "time": "03:30", "tz": "Europe/Kyiv"},
            "03:30 Kyiv time, 02:30 Berlin time",
        ),
    ],
)
def test_in_a_list_a_zone_is_named_where_it_is_not_that_of_the_site(given, short):
    found = event("a", **{"day": "2024-03-13"} | given)
    assert ENGLISH.short_clock(found, "Europe/Berlin") == short


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
    assert ENGLISH.listing(parts, limit) == expected


def test_every_value_of_a_closed_list_has_its_words():
    assert set(STANCES) == set(Stance)


def test_a_sort_and_a_side_are_called_what_the_vocabulary_calls_them():
    made = context()
    assert [made.sort("outlets", sort.id) for sort in VOCABULARY.outlets] == [
        "newspaper or news site",
        "state media",
        "",
    ]
    assert made.sort("actors", "armed-group") == "Armed group"
    assert [made.side(side) for side in ("north", "none", "south")] == ["The North", "", "south"]


def test_days_are_called_in_full_and_in_short():
    day = date(2024, 3, 13)
    assert [
        ENGLISH.day(day),
        ENGLISH.short_day(day),
        ENGLISH.month(day),
        ENGLISH.month_name(day),
        ENGLISH.short_month(day),
        ENGLISH.day_of_week(day),
        ENGLISH.short_day_of_week(day),
        ENGLISH.shortest_day_of_week(day),
    ] == [
        "13 March 2024",
        "13 March",
        "March 2024",
        "March",
        "Mar",
        "Wednesday 13 March 2024",
        "Wednesday 13 March",
        "Wed 13 March",
    ]


@pytest.mark.parametrize(
    ("edtf", "label"),
    [
        ("2024-03-12", "12 March"),
        ("2024-03-12~", "about 12 March"),
        ("2024-03", "March"),
        ("2024-03-15/2024-03-17", "15–17 March"),
        ("2024-02-28/2024-03-02", "28 February – 2 March"),
        ("2023-12-30/2024-01-02", "30 December 2023 – 2 January"),
    ],
)
def test_a_short_date_has_no_year_of_its_own(edtf, label):
    assert ENGLISH.short_date(EventDate(edtf)) == label


def test_a_span_keeps_its_year_beside_days_of_another():
    first, last = date(2024, 3, 15), date(2024, 3, 17)
    assert ENGLISH.span_in(2024, first, last) == "15–17 March"
    assert ENGLISH.span_in(2023, first, last) == "15–17 March 2024"
    assert ENGLISH.span_in(2024, first, first) == "15 March"
