"""Dates: a subset of EDTF level 1, with bounds, a key that sorts and a label that reads."""

import re
from datetime import date, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.model import Event, EventDate, Kind, Source, Strand, Vocabulary
from timeline.model.dates import FORMS, MOST_DAYS, day_label, month_label
from timeline.model.meant import clock_meant, day_meant, month_meant
from timeline.record import Record

DAYS = st.dates(date(1, 1, 1), date(9999, 12, 31))


@pytest.mark.parametrize(
    ("edtf", "first", "last", "key", "label"),
    [
        ("2024-03-13", (2024, 3, 13), (2024, 3, 13), "2024-03-13", "13 March 2024"),
        ("2024-03", (2024, 3, 1), (2024, 3, 31), "2024-03-00", "March 2024"),
        ("2024-02", (2024, 2, 1), (2024, 2, 29), "2024-02-00", "February 2024"),
        ("2023-12", (2023, 12, 1), (2023, 12, 31), "2023-12-00", "December 2023"),
        ("2024-03-12~", (2024, 3, 12), (2024, 3, 12), "2024-03-12", "about 12 March 2024"),
        ("2024-03-12?", (2024, 3, 12), (2024, 3, 12), "2024-03-12", "probably 12 March 2024"),
        ("2024-03-15/2024-03-17", (2024, 3, 15), (2024, 3, 17), "2024-03-15", "15–17 March 2024"),
        (
            "2024-03-30/2024-04-01",
            (2024, 3, 30),
            (2024, 4, 1),
            "2024-03-30",
            "30 March – 1 April 2024",
        ),
        (
            "2023-12-31/2024-01-01",
            (2023, 12, 31),
            (2024, 1, 1),
            "2023-12-31",
            "31 December 2023 – 1 January 2024",
        ),
    ],
)
def test_a_date_has_bounds_a_key_and_a_label(edtf, first, last, key, label):
    written = EventDate(edtf)
    assert (written.first, written.last) == (date(*first), date(*last))
    assert (written.day_key, written.label, str(written)) == (key, label, edtf)


@pytest.mark.parametrize(
    ("edtf", "says"),
    [
        ("2024-02-30", "'2024-02-30' is not a day of the calendar; write"),
        ("2024-13", "'2024-13' is not a day of the calendar; write"),
        ("0000-01", "'0000-01' is not a day of the calendar; write"),
        ("9999-12", "'9999-12' is not a day of the calendar; write"),
        ("13 March", "'13 March' is not a date; write"),
        ("2024", "'2024' is not a date; write"),
        ("2024-W11-3", "'2024-W11-3' is not a date; write"),
        ("2024-03~", "'2024-03~' is not a date; write"),
        ("2024-03/2024-04-01", "'2024-03/2024-04-01' is not a date; write"),
        ("2024-03-12%", "'2024-03-12%' is not a date; write"),
        ("２０２４-03-12", "'２０２４-03-12' is not a date; write"),
        ("", "'' is not a date; write"),
    ],
)
def test_anything_else_is_refused_with_the_forms_to_write(edtf, says):
    with pytest.raises(ValueError, match="write 2024-03-13") as raised:
        EventDate(edtf)
    assert str(raised.value) == f"{says} {FORMS}"


@pytest.mark.parametrize("edtf", ["2024-03-17/2024-03-15", "2024-03-15/2024-03-15"])
def test_a_range_runs_forward(edtf):
    with pytest.raises(ValueError, match="backwards; write the earlier day first"):
        EventDate(edtf)


def test_each_date_is_of_one_sort():
    sorts = {
        edtf: (written.is_exact, written.is_month, written.is_range)
        for edtf in ("2024-03-13", "2024-03", "2024-03-13~", "2024-03-13/2024-03-14")
        for written in [EventDate(edtf)]
    }
    assert sorts == {
        "2024-03-13": (True, False, False),
        "2024-03": (False, True, False),
        "2024-03-13~": (False, False, False),
        "2024-03-13/2024-03-14": (False, False, True),
    }


def test_a_span_has_each_of_its_days_and_a_month_none():
    days = [date(2024, 2, 28), date(2024, 2, 29), date(2024, 3, 1)]
    assert EventDate("2024-02-28/2024-03-01").days == tuple(days)
    assert EventDate("2024-02-29~").days == (days[1],)
    assert EventDate("2024-02-29").days == (days[1],)
    assert EventDate("2024-02").days == ()


def test_no_more_days_are_made_of_a_span_than_any_may_have():
    ages = EventDate("0001-01-01/9999-12-31").days
    assert (len(ages), ages[-1]) == (MOST_DAYS, date(1, 1, 1) + timedelta(days=MOST_DAYS - 1))
    # The longest that the check lets through, of a leap year and a day, has them all.
    longest = EventDate("2024-01-01/2025-01-01")
    assert longest.days[-1] == longest.last


def test_a_day_has_its_names_in_any_locale():
    day = date(2024, 3, 13)
    assert (day_label(day), month_label(day)) == ("13 March 2024", "March 2024")


@given(DAYS, DAYS)
def test_keys_sort_as_days_do(one, other):
    keys = (EventDate.of(one).day_key, EventDate.of(other).day_key)
    assert (keys[0] < keys[1]) == (one < other)


@given(DAYS.filter(lambda day: day < date(9999, 12, 1)))
def test_a_month_sorts_before_its_days_and_holds_them(day):
    month = EventDate(day.isoformat()[:7])
    assert month.day_key < EventDate.of(day).day_key
    assert month.first <= day <= month.last
    assert (month.last + timedelta(days=1)).day == 1


@given(st.text())
def test_any_text_is_a_date_or_refused(text):
    try:
        written = EventDate(text)
    except ValueError:
        return
    assert str(written) == text


def event(day: str, time: str | None = None, tz: str | None = None, **given: str) -> Event:
    values = {"id": "a", "title": "t", "kind": "raid", "summary": "s", **given}
    source = Source(key="s1", outlet="o")
    return Event(date=EventDate(day), time=time, tz=tz, sources=(source,), **values)


VOCABULARY = Vocabulary(
    kinds=(
        Kind(id="raid", name="Raid", strand=Strand.REPORTED),
        Kind(id="denial", name="Denial", strand=Strand.SAID),
    ),
    sides=(),
    actors=(),
    places=(),
    outlets=(),
)


def test_events_of_a_day_sort_by_clock_in_one_zone_and_untimed_ones_last():
    record = Record(vocabulary=VOCABULARY, zone=ZoneInfo("Europe/London"))
    in_order = [
        event("2021-06", id="month"),
        event("2021-06-03", "night", id="night"),
        event("2021-06-03", "07:59", "Europe/Moscow", id="before-six-in-london"),
        event("2021-06-03", "morning", id="morning"),
        event("2021-06-03", "06:30", "Europe/London", id="half-past-six"),
        event("2021-06-03", "09:00", "Europe/Kyiv", kind="denial", id="seven-in-london"),
        event("2021-06-03", "afternoon", id="a-raid"),
        event("2021-06-03", "afternoon", kind="denial", id="a-denial"),
        event("2021-06-03", "evening", id="evening"),
        event("2021-06-03", id="untimed"),
        event("2021-06-03/2021-06-05", kind="denial", id="untimed-denial"),
        event("2021-06-04", "00:10", "Europe/London", id="next-day"),
    ]
    mixed = sorted(in_order, key=lambda e: e.id)
    assert [e.id for e in record.of_events(mixed).events] == [e.id for e in in_order]


def test_a_clock_counts_by_its_own_moment_and_a_day_never_moves():
    record = Record(vocabulary=VOCABULARY, zone=ZoneInfo("Europe/Berlin"))
    in_order = [
        # Berlin's clock went from 02:00 to 03:00 that night: 04:30 in Moscow was 02:30 in UTC+1.
        event("2024-03-31", "03:59", "Europe/Moscow", id="at-one-fifty-nine"),
        event("2024-03-31", "04:30", "Europe/Moscow", id="at-half-past-three"),
        event("2024-03-31", "03:31", "Europe/Berlin", id="a-minute-later"),
        event("2024-04-01", "00:30", "Europe/Moscow", id="still-march-in-berlin"),
        event("2024-04-01", "00:10", "Europe/Berlin", id="april"),
        event("2024-04-01", "23:30", "America/New_York", id="past-midnight-in-berlin"),
        event("2024-04-02", "00:10", "Europe/Berlin", id="next-day"),
    ]
    mixed = sorted(in_order, key=lambda e: e.id)
    assert [e.id for e in record.of_events(mixed).events] == [e.id for e in in_order]


def test_a_day_goes_before_the_moment_where_zones_meet_at_midnight():
    record = Record(vocabulary=VOCABULARY, zone=ZoneInfo("Europe/Moscow"))
    in_order = [
        event("2024-03-12", "23:30", "Europe/Moscow", id="late"),
        # 00:45 in Moscow, a quarter of an hour after what follows; its day is the earlier one.
        event("2024-03-12", "23:45", "Europe/Kyiv", id="later-in-kyiv"),
        event("2024-03-12", id="at-some-time"),
        event("2024-03-13", "00:30", "Europe/Moscow", id="early"),
        event("2024-03-13", "00:30", "Europe/Kyiv", id="early-in-kyiv"),
    ]
    assert [e.id for e in record.of_events(reversed(in_order)).events] == [e.id for e in in_order]


def test_events_of_a_night_when_clocks_go_back_stand_by_the_moment():
    # In Berlin 02:00 to 03:00 came twice; what one clock does not tell apart is the first time.
    record = Record(vocabulary=VOCABULARY, zone=ZoneInfo("Europe/Berlin"))
    in_order = [
        event("2021-10-31", "01:20", "Europe/London", id="d-twenty-past-two"),
        event("2021-10-31", "02:50", "Europe/Berlin", id="c-ten-to-three"),
        event("2021-10-31", "01:10", "UTC", id="b-ten-past-two-again"),
        event("2021-10-31", "03:00", "Europe/Berlin", id="a-three"),
    ]
    assert [e.id for e in record.of_events(reversed(in_order)).events] == [e.id for e in in_order]


def test_an_event_names_its_file_by_its_first_day():
    assert [
        event(day).file_name for day in ("2021-06", "2021-06-03/2021-06-05", "2021-06-03?")
    ] == [
        "2021-06-00-a.md",
        "2021-06-03-a.md",
        "2021-06-03-a.md",
    ]


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("2024-3-16", "2024-03-16"),
        ("2024/03/16", "2024-03-16"),
        ("16.03.2024", "2024-03-16"),
        ("6.3.2024", "2024-03-06"),
        ("16 March 2024", "2024-03-16"),
        ("16th Mar. 2024", "2024-03-16"),
        ("March 16, 2024", "2024-03-16"),
        ("03/16/2024", "2024-03-16"),
        ("16/03/2024", "2024-03-16"),
        ("2024-03-16–2024-03-17", "2024-03-16/2024-03-17"),
        ("2024-03-16 to 2024-3-17", "2024-03-16/2024-03-17"),
        ("16 березня 2024 року", "2024-03-16"),
        ("16 лист. 2024", "2024-11-16"),
        ("1 июля 2024 г.", "2024-07-01"),
        ("1 липня – 2 серпня 2024", ""),
        ("16 щось 2024", ""),
        ("03/04/2024", ""),
        ("31.02.2024", ""),
        ("16 Marzipan 2024", ""),
        ("16 Foo 2024", ""),
        ("2024-03-16 to 2024-03-17 to 2024-03-18", ""),
        ("soon", ""),
        ("", ""),
    ],
)
def test_a_day_in_another_form_is_answered_by_the_day_that_was_meant(text, meant):
    assert day_meant(text) == meant
    with pytest.raises(ValueError, match=f"write {re.escape(meant or FORMS)}|calendar"):
        EventDate(text)


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("March 2024", "2024-03"),
        ("Sept. 2024", "2024-09"),
        ("2024, May", "2024-05"),
        ("березень 2024", "2024-03"),
        ("май 2024 г.", "2024-05"),
        ("2024-3", "2024-03"),
        ("2024-03\n", "2024-03"),
        ("3/2024", "2024-03"),
        ("13/2024", ""),
        ("Foo 2024", ""),
        ("2024", ""),
    ],
)
def test_a_month_in_another_form_is_answered_by_the_month_that_was_meant(text, meant):
    assert month_meant(text) == meant
    with pytest.raises(ValueError, match=f"is not a date; write {re.escape(meant or FORMS)}"):
        EventDate(text)


def test_every_month_is_known_by_its_name_in_each_language():
    names = (
        "January February March April May June July August September October November December",
        "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
        "январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь",
        "січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня",
    )
    numbers = [f"2024-{number:02}" for number in range(1, 13)]
    for language in names:
        assert [month_meant(f"{name} 2024") for name in language.split()] == numbers


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("8:00", "08:00"),
        ("8.30", "08:30"),
        ("08:30:15", "08:30"),
        ("12 am", "00:00"),
        ("12:05 p.m.", "12:05"),
        ("9PM", "21:00"),
        ("24:00", ""),
        ("13 pm", ""),
        ("0 am", ""),
        ("10:75", ""),
        ("noon", ""),
    ],
)
def test_a_time_as_people_write_it_is_told_as_a_file_has_it(text, meant):
    told = clock_meant(text)
    assert (told.partition('"')[2].partition('"')[0], bool(told)) == (meant, bool(meant))
