"""Feeds: what is in them, in what order, which ids never change, and that others can read them."""

from dataclasses import replace
from datetime import date, timedelta

import feedparser
import pytest
from lxml import etree

from tests.built import ROOT, URL
from tests.sample import FULL, SITE, SOURCE, context, context_of, event, record_of, rendered, source
from timeline.model import Change, Event, Status
from timeline.record.history import newest
from timeline.site.views.feeds import Feed, feed

CHANGE = Change(on=date(2026, 12, 1), what="The day", why="a slip")
WITHDRAWN = {"status": Status.WITHDRAWN, "changes": (CHANGE,)}


def feed_of(*events: Event, name: str = "added") -> Feed:
    made = context(*events)
    return feed(made, name, made.record.group(newest, name))


@pytest.mark.parametrize(
    ("given", "day"),
    [
        ({}, "2024-03-13"),
        ({"sources": (source("s1", published=date(2024, 3, 20)), SOURCE)}, "2024-03-20"),
        ({"added": date(2026, 11, 1)}, "2026-11-01"),
        ({"added": date(2026, 11, 1), "sources": FULL.sources}, "2026-11-01"),
        ({"added": date(2026, 11, 1), "changes": (CHANGE,)}, "2026-12-01"),
        ({"added": date(2026, 12, 2), "changes": (CHANGE,)}, "2026-12-02"),
        ({"changes": (CHANGE,), "sources": FULL.sources}, "2026-12-01"),
    ],
)
def test_an_event_is_updated_when_it_was_last_added_or_corrected(given, day):
    """Where its file says neither, that is the day of its newest source, else its own."""
    assert event("one", "2024-03-13", **given).updated.isoformat() == day


def test_a_corrected_date_is_not_a_new_entry():
    added = {"added": date(2026, 11, 1)}
    (before,) = feed_of(event("one", "2024-03-13", **added)).entries
    (after,) = feed_of(event("one", "2024-03-14", **added)).entries
    assert (after.id, after.updated, after.published) == (before.id, before.updated, before.updated)
    (told,) = feed_of(event("one", "2024-03-14", changes=(CHANGE,), **added)).entries
    assert (told.id, told.updated) == (before.id, "2026-12-01T00:00:00Z")


def test_an_event_added_today_about_an_early_day_is_the_first_entry_of_many():
    days = [(date(2024, 1, 1) + timedelta(days=n)).isoformat() for n in range(300)]
    others = [event(f"e{day}", day, added=date(2026, 11, 1)) for day in days]
    late = event("late", "2023-12-12", added=date(2026, 11, 2))
    found = feed_of(*others, late)
    assert found.entries[0].title == "About late"
    assert found.updated == "2026-11-02T00:00:00Z"
    assert feed_of(*others).updated == "2026-11-01T00:00:00Z"


def test_the_newest_change_comes_first():
    found = feed_of(event("old", "2024-03-13"), event("late", "2024-03-10", changes=FULL.changes))
    assert [entry.title for entry in found.entries] == ["About late", "About old"]
    assert found.updated == "2026-12-01T00:00:00Z"


def test_a_feed_has_what_changed_last():
    days = [(date(2024, 1, 1) + timedelta(days=n)).isoformat() for n in range(300)]
    found = feed_of(*(event(f"e{day}", day) for day in days))
    assert [entry.title for entry in found.entries] == [f"About e{d}" for d in days[:49:-1]]


def test_an_entry_is_known_by_the_address_of_the_event_and_without_one_by_its_id():
    one = event("one", "2024-03-13")
    found = feed_of(one)
    assert found.id == "https://example.org/ford/feeds/added.atom"
    assert [entry.id for entry in found.entries] == ["https://example.org/ford/events/one/"]
    for url in ("", "/ford"):
        made = context_of(record_of(one), replace(SITE, url=url))
        told = feed(made, "added", ("one",))
        ids = [told.id, told.entries[0].id]
        assert [each.partition("urn:uuid:")[0] for each in ids] == ["", ""]
        assert ids[0] != ids[1]
        assert told.entries[0].href == f"{url}/events/one/"


def test_a_title_stands_with_whose_account_it_is():
    one = event("one", "2024-03-13", told_by=("guard",))
    (found,) = feed_of(one).entries
    assert found.title == "About one – says Ford Guard"


def test_who_was_told_of_an_event_is_told_that_it_was_withdrawn():
    before = event("one", "2024-03-13", actors=("guard",), added=date(2026, 11, 1))
    other = event("two", "2024-03-14", actors=("guard",), added=date(2026, 11, 2))
    after = event("one", "2024-03-13", actors=("guard",), **WITHDRAWN)
    for name in ("added", "reported", "actors/guard"):
        was, is_now = feed_of(before, other, name=name), feed_of(after, other, name=name)
        assert [entry.title for entry in was.entries] == ["About two", "About one"]
        gone = is_now.entries[0]
        assert (gone.title, gone.id) == ("Withdrawn: About one", was.entries[1].id)
        assert gone.updated == "2026-12-01T00:00:00Z"
        assert gone.summary == "1 December 2026: The day (a slip)."
    (told,) = feed_of(after, other, name="changes").entries
    assert told == is_now.entries[0]


def test_corrections_say_what_was_changed_and_why_the_last_first():
    later = Change(on=date(2026, 12, 3), what="The place", why="A report")
    corrected = event("one", "2024-03-13", changes=(CHANGE, later))
    found = feed_of(corrected, event("two", "2024-03-14"), name="changes")
    (entry,) = found.entries
    assert entry.summary == (
        "3 December 2026: The place (A report). 1 December 2026: The day (a slip)."
    )
    assert entry.updated == found.updated == "2026-12-03T00:00:00Z"


def test_the_feeds_of_the_whole_record_are_there_before_they_tell_anything():
    made = rendered(record_of(event("one", "2024-03-13", actors=("guard", "nobody"))))
    assert {path for path in made if path.startswith("feeds/")} == {
        "feeds/added.atom",
        "feeds/changes.atom",
        "feeds/reported.atom",
        "feeds/said.atom",
        "feeds/actors/guard.atom",
    }
    assert not [path for path in rendered(record_of()) if path.startswith("feeds/")]


@pytest.mark.parametrize("name", ["changes", "said"])
def test_an_empty_feed_is_as_new_as_the_record_and_keeps_to_the_standard(name):
    events = event("one", "2024-03-13", added=date(2026, 11, 1)), event("two", "2024-03-14")
    found = feed_of(*events, name=name)
    assert (found.entries, found.updated) == ((), "2026-11-01T00:00:00Z")
    text = rendered(record_of(*events))[f"feeds/{name}.atom"]
    grammar = etree.RelaxNG(etree.parse(ROOT / "tests/atom.rng"))
    assert grammar.validate(etree.fromstring(text.encode())), grammar.error_log


def test_the_pages_of_changes_lead_to_their_feeds(site):
    text = (site / "changes/index.html").read_text(encoding="utf-8")
    for name in ("changes", "added"):
        assert f'<a href="/repo/feeds/{name}.atom">Feed of' in text
        assert (site / f"feeds/{name}.atom").exists()
    assert 'title="The ford" href="/repo/feeds/changes.atom">' in text


def test_a_page_of_an_actor_names_its_own_feed():
    made = rendered(record_of(event("one", "2024-03-13", actors=("guard",))))
    link = '<link rel="alternate" type="application/atom+xml" title="The ford" href="/ford/feeds/'
    assert f'{link}actors/guard.atom">' in made["actors/guard/index.html"]
    assert f'{link}added.atom">' in made["events/one/index.html"]


def test_a_reader_of_feeds_finds_no_fault_in_any(site, record):
    paths = sorted((site / "feeds").rglob("*.atom"))
    assert len(paths) > 10
    for path in paths:
        name = path.relative_to(site).as_posix()
        found = feedparser.parse(path.read_bytes())
        assert not found.bozo, name
        assert found.version == "atom10"
        assert found.feed.id == found.feed.links[0].href == f"{URL}/{name}"
        updated = [entry.updated for entry in found.entries]
        assert updated == sorted(updated, reverse=True)
        assert found.feed.updated == updated[0]
        ids = [entry.id for entry in found.entries]
        assert len(set(ids)) == len(ids)
        assert [entry.link for entry in found.entries] == ids
        assert all(entry.title and entry.summary for entry in found.entries)


def test_every_feed_keeps_to_the_standard(site):
    grammar = etree.RelaxNG(etree.parse(ROOT / "tests/atom.rng"))
    for path in sorted((site / "feeds").rglob("*.atom")):
        tree = etree.parse(path)
        assert grammar.validate(tree), (path, grammar.error_log)
    # An entry without an id is none.
    entry = tree.find("{http://www.w3.org/2005/Atom}entry")
    entry.remove(entry.find("{http://www.w3.org/2005/Atom}id"))
    assert not grammar.validate(tree)


def test_the_feed_of_everything_has_every_event_and_those_withdrawn(site, record):
    found = feedparser.parse((site / "feeds/added.atom").read_bytes())
    told = {entry.id: entry.title for entry in found.entries}
    everything = (*record.events, *record.withdrawn)
    assert told.keys() == {f"{URL}/events/{event.id}/" for event in everything}
    withdrawn = [title for title in told.values() if title.startswith("Withdrawn: ")]
    assert withdrawn == ["Withdrawn: Dam is said to have burst"]
