"""The words of the pages: numbers, dates and lists in plain English."""

from datetime import date

import pytest

from tests.sample import VOCABULARY, context, event
from timeline.model import EventDate, Stance
from timeline.site.links import NOTHING, Link, capital, joined, named, phrase_of
from timeline.site.words import ENGLISH, STANCES


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
    assert context().listing(parts, limit).text == expected


def test_every_value_of_a_closed_list_has_its_words():
    assert set(STANCES) == set(Stance)


def test_a_sort_and_a_side_are_called_what_the_vocabulary_calls_them():
    made = context()
    assert [made.sort("outlets", sort.id).text for sort in VOCABULARY.outlets] == [
        "newspaper or news site",
        "state media",
        "",
    ]
    assert made.sort("actors", "armed-group").text == "Armed group"
    sides = [made.side(side).text for side in ("north", "none", "south")]
    assert sides == ["The North", "", "south"]


def test_each_name_in_a_phrase_tells_that_it_is_one():
    made, names = context(), [Link("A", "/a", is_name=True), named("B")]
    told = made.count_pieces("{names} denies", "{names} deny", 2, names=made.listing(names))
    assert told.text == "A and B deny"
    assert [(each.text, each.href, each.is_name) for each in told.pieces] == [
        ("A", "", True),
        (" and ", "", False),
        ("B", "", True),
        (" deny", "", False),
    ]
    assert told.href == ""


def test_a_phrase_within_a_phrase_keeps_its_names_and_leads_where_the_whole_does():
    inner = context().pieces("{question}: {told}", question=named("Q"), told="yes")
    told = phrase_of((joined(", ", (inner, "", NOTHING, "May")),), "/there")
    assert (told.text, told.href) == ("Q: yes, May", "/there")
    assert [each.text for each in told.pieces if each.is_name] == ["Q"]


def test_a_capital_letter_changes_no_language():
    assert capital(NOTHING).text == ""
    assert [(each.text, each.is_name) for each in capital(named("media")).pieces] == [
        ("Media", True)
    ]
    told = capital(joined(" · ", (named("media"), "May")))
    assert (told.text, told.pieces[0].is_name, told.pieces[1].is_name) == (
        "Media · May",
        True,
        False,
    )


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
