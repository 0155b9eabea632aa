"""The booklet: every event once, each report once among the notes, by week where it is long."""

from datetime import date, timedelta

import pytest

from tests.built import parse
from tests.sample import context, event, source
from timeline.site.routes import pages_of
from timeline.site.views import booklet as booklets


def _long(number):
    start = date(2024, 1, 1)
    days = (start + timedelta(days=at // 8) for at in range(number))
    return [event(f"e{at}", day.isoformat()) for at, day in enumerate(days)]


def test_every_event_stands_once_under_its_day_in_order():
    made = context(
        event("b", "2024-03-14"),
        event("a", "2024-03-13"),
        event("m", "2024-03"),
        event("c", "2024-03-14"),
    )
    found = booklets.booklet(made, pages_of(made).rows)
    assert [(day.title, [e.row.id for e in day.entries]) for day in found.days] == [
        ("March 2024, day not known", ["m"]),
        ("Wednesday 13 March 2024", ["a"]),
        ("Thursday 14 March 2024", ["b", "c"]),
    ]
    assert (found.extent, found.weeks, found.part) == ("4 events", (), None)


def test_an_event_says_no_more_of_its_day_than_the_heading_above_it():
    made = context(event("m", "2024-03"), event("a", "2024-03-13"), event("b", "2024-03-13~"))
    found = booklets.booklet(made, pages_of(made).rows)
    assert [(day.short, [entry.row.when for entry in day.entries]) for day in found.days] == [
        ("March", ["March"]),
        ("13 March", ["13 March", "about 13 March"]),
    ]


def test_a_report_of_two_events_is_one_note():
    one, two = source("s1", url="https://a.example/1"), source("s1", url="https://a.example/2")
    made = context(
        event("a", "2024-03-13", sources=(one,)),
        event("b", "2024-03-14", sources=(two, source("s2", url="https://a.example/1"))),
    )
    found = booklets.booklet(made, pages_of(made).rows)
    assert [(note.number, note.url) for note in found.notes] == [
        ("1", "https://a.example/1"),
        ("2", "https://a.example/2"),
    ]
    assert [entry.notes for day in found.days for entry in day.entries] == [("1",), ("2", "1")]


@pytest.mark.parametrize(
    ("number", "is_made", "is_by_week"), [(0, False, False), (400, True, False), (401, True, True)]
)
def test_a_long_record_has_a_booklet_of_each_week(number, is_made, is_by_week):
    made = context(*_long(number))
    assert (booklets.is_made(made), booklets.is_by_week(made)) == (is_made, is_by_week)
    if is_by_week:
        found = booklets.booklet(made, pages_of(made).rows)
        assert (found.days, found.weeks[0].href) == ((), "/ford/print/2024-W01/")
        names = [name for route, name in pages_of(made).all() if route.address == "/print/{}/"]
        assert names == [link.href.split("/")[-2] for link in found.weeks]


def test_the_booklet_leads_from_each_number_to_its_note(site):
    page = parse(site / "print/index.html")
    ids = {each.get("id") for each in page.iter()}
    links = [
        each.get("href") for each in page.iter() if (each.get("href") or "").startswith("#note")
    ]
    assert links
    assert {link[1:] for link in links} == {
        each for each in ids if each and each.startswith("note_")
    }
    assert "print/" in (site / "timeline/index.html").read_text(encoding="utf-8")
