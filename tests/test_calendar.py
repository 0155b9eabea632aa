"""The calendar, parsed back: every event stands on its days, or at its moment."""

from datetime import UTC, date, datetime, timedelta

import icalendar
import pytest

from tests.built import URL
from tests.sample import context, event, record_of, rendered
from timeline.model import Change, Status
from timeline.site.exports.calendar import calendar

DAY = timedelta(days=1)
CHANGE = Change(on=date(2026, 12, 1), what="The day", why="a slip")


def entries(text: str):
    """Return the entries by the id of the event; refuse what the standard does not allow."""
    made = icalendar.Calendar.from_ical(text)
    assert made.errors == []
    found = made.walk("VEVENT")
    assert all(entry.errors == [] for entry in found)
    return {str(entry["uid"]).rstrip("/").rpartition("/")[2]: entry for entry in found}


def entry_of(day: str, **given: object):
    return entries(calendar(context(event("one", day, **given))))["one"]


@pytest.mark.parametrize(
    ("day", "first", "last", "told"),
    [
        ("2024-03-13", date(2024, 3, 13), date(2024, 3, 13), "Wednesday 13 March 2024. One. Two."),
        ("2024-03-30/2024-04-02", date(2024, 3, 30), date(2024, 4, 2), "30 March – 2 April 2024."),
        ("2024-03-12~", date(2024, 3, 12), date(2024, 3, 12), "About Tuesday 12 March 2024."),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29), "Some day in February 2024."),
    ],
)
def test_days_are_whole_days_and_the_end_is_the_day_after_the_last(day, first, last, told):
    found = entry_of(day)
    assert (found.decoded("dtstart"), found.decoded("dtend")) == (first, last + DAY)
    assert type(found.decoded("dtstart")) is date
    assert str(found["description"]).startswith(told)


@pytest.mark.parametrize(
    ("day", "clock", "zone", "moment"),
    [
        ("2024-03-13", "10:30", "Europe/Moscow", datetime(2024, 3, 13, 7, 30, tzinfo=UTC)),
        ("2024-03-13", "00:10", "Europe/Moscow", datetime(2024, 3, 12, 21, 10, tzinfo=UTC)),
        # On either side of the change to summer time.
        ("2024-03-30", "10:30", "Europe/Kyiv", datetime(2024, 3, 30, 8, 30, tzinfo=UTC)),
        ("2024-03-31", "10:30", "Europe/Kyiv", datetime(2024, 3, 31, 7, 30, tzinfo=UTC)),
        # The zone of the site, where an event names none.
        ("2024-03-13", "10:30", None, datetime(2024, 3, 13, 9, 30, tzinfo=UTC)),
    ],
)
def test_a_clock_time_is_a_moment(day, clock, zone, moment):
    found = entry_of(day, time=clock, tz=zone)
    assert found.decoded("dtstart") == moment
    assert "dtend" not in found


@pytest.mark.parametrize("given", [{"time": "night"}, {"time": None}])
def test_a_part_of_the_day_is_no_clock_time(given):
    assert entry_of("2024-03-13", **given).decoded("dtstart") == date(2024, 3, 13)


def test_an_entry_says_what_the_page_says():
    given = {"told_by": ("guard",), "places": ("mill", "oakford"), "changes": (CHANGE,)}
    found = entry_of("2024-03-13", added=date(2026, 11, 1), **given)
    assert str(found["summary"]) == "About one – says Ford Guard"
    assert str(found["location"]) == "Mill"
    assert str(found["url"]) == str(found["uid"]) == "https://example.org/ford/events/one/"
    assert found.decoded("dtstamp") == datetime(2026, 12, 1, tzinfo=UTC)
    assert found.decoded("created") == datetime(2026, 11, 1, tzinfo=UTC)
    assert (found["sequence"], str(found["transp"])) == (1, "TRANSPARENT")


def test_a_text_cannot_be_another_line():
    nasty = "One\\, two; three\r\nATTACH:https://x.example"
    found = entry_of("2024-03-13", summary=nasty)
    assert "attach" not in found
    assert "\nATTACH" not in calendar(context(event("one", "2024-03-13", summary=nasty)))


def test_a_withdrawn_event_is_cancelled_under_the_same_id():
    made = context(event("one", "2024-03-13", status=Status.WITHDRAWN, changes=(CHANGE,)))
    found = entries(calendar(made))["one"]
    assert (str(found["status"]), str(found["summary"])) == ("CANCELLED", "Withdrawn: About one")
    assert str(found["uid"]) == str(entry_of("2024-03-13")["uid"])
    assert "description" not in found


def test_of_very_many_events_the_later_stand_in_it():
    days = ("2024-03-11", "2024-03-12", "2024-03-13")
    made = context(*(event(f"e{number}", day) for number, day in enumerate(days)))
    assert list(entries(calendar(made, 2))) == ["e1", "e2"]


def test_the_calendar_of_a_site_has_every_event(site, record):
    text = (site / "calendar.ics").read_bytes().decode("utf-8")
    assert text.count("\n") == text.count("\r\n")
    assert max(len(line.encode("utf-8")) for line in text.split("\r\n")) <= 75
    found = entries(text)
    everything = (*record.events, *record.withdrawn)
    assert found.keys() == {each.id for each in everything}
    assert all(str(entry["uid"]).startswith(f"{URL}/events/") for entry in found.values())
    for each in record.events:
        start = found[each.id].decoded("dtstart")
        assert (start if type(start) is date else start.date()) - each.date.first in (-DAY, 0 * DAY)


def test_a_record_without_events_has_an_empty_calendar():
    assert entries(rendered(record_of())["calendar.ics"]) == {}
