"""Feeds: what is in them, in what order, and which ids never change."""

from datetime import date, timedelta

import pytest

from tests.sample import FULL, SOURCE, context, event, source
from timeline.model import Change, Event
from timeline.record import indexes
from timeline.site.views.feeds import Feed, feed


def feed_of(*events: Event) -> Feed:
    made = context(*events)
    return feed(made, "added", "all", made.record.group(indexes.newest))


@pytest.mark.parametrize(
    ("given", "day"),
    [
        ({}, "2024-03-13"),
        ({"sources": (source("s1", published=date(2024, 3, 20)), SOURCE)}, "2024-03-20"),
        ({"changes": (Change(on=date(2026, 12, 1), what="x", why="y"),)}, "2026-12-01"),
    ],
)
def test_an_event_is_updated_by_its_correction_else_its_newest_source(given, day):
    assert event("one", "2024-03-13", **given).updated.isoformat() == day


def test_a_corrected_date_is_not_a_new_entry():
    days = ("2024-03-13", "2024-03-14")
    ids = {entry.id for day in days for entry in feed_of(event("one", day)).entries}
    assert len(ids) == 1
    assert ids.pop().startswith("urn:uuid:")


def test_the_newest_change_comes_first():
    found = feed_of(event("old", "2024-03-13"), event("late", "2024-03-10", changes=FULL.changes))
    assert [entry.title for entry in found.entries] == ["About late", "About old"]
    assert found.updated == "2026-12-01T00:00:00Z"


def test_a_feed_has_what_changed_last():
    days = [(date(2024, 1, 1) + timedelta(days=n)).isoformat() for n in range(300)]
    found = feed_of(*(event(f"e{day}", day) for day in days))
    assert [entry.title for entry in found.entries] == [f"About e{d}" for d in days[:49:-1]]
