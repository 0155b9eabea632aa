"""A record of very many events: what its site leaves out and says so, and that no link is dead."""

import json
import re

import pytest

from tests.sample import (
    CHART,
    SITE,
    assert_links_lead_somewhere,
    context_of,
    event,
    record_of,
    rendered,
    rich_record,
)
from timeline.record import indexes
from timeline.record.indexes import whole
from timeline.record.newest import NEWEST_OF_ACTOR_IN_LONG, newest
from timeline.site.exports.files import JOINED, OTHERS

LEFT_OUT = ("data/v1/events/", "data/v1/events.ndjson")


def site_of(monkeypatch, *, most: int) -> dict[str, str]:
    """Return the pages of one record, of which `most` says up to how many events all is made."""
    monkeypatch.setattr(whole, "MOST_IN_FULL", most)
    # A new record: what an index once found is kept in it.
    return rendered(record_of(*rich_record().events), SITE, chart=CHART)


@pytest.fixture
def events():
    return len(rich_record().events)


@pytest.fixture
def full(monkeypatch, events):
    return site_of(monkeypatch, most=events)


@pytest.fixture
def long(monkeypatch, events):
    return site_of(monkeypatch, most=events - 1)


def test_one_event_more_leaves_out_just_what_stands_elsewhere(full, long):
    gone = full.keys() - long.keys()
    assert gone
    assert not long.keys() - full.keys()
    assert {path for path in gone if not path.startswith(LEFT_OUT)} == {
        path for path in gone if re.fullmatch(r"embed/[^/]+/oembed\.json", path)
    }
    assert "data/v1/events.ndjson" in gone
    # Every page, every frame and every other file of data stays.
    assert {path for path in full if path.endswith(".html")} <= long.keys()
    kept = {f"data/v1/{name}" for name in (*JOINED, *OTHERS)} - {"data/v1/events.ndjson"}
    assert kept <= long.keys()


def test_the_event_is_whole_in_the_one_file_that_has_it_in_json(full, long):
    both = (json.loads(made["data/v1/events.json"]) for made in (full, long))
    assert next(both)["events"] == next(both)["events"] != []


def test_no_link_of_a_long_record_is_dead(long):
    stubs = {path for path in long if 'http-equiv="refresh"' in long[path]}
    assert_links_lead_somewhere((p for p in long if p.endswith(".html") and p not in stubs), long)
    for path, text in long.items():
        if path != "data/v1/schema.json":
            assert "ndjson" not in text or path == "about/data/index.html", path
            assert "oembed" not in text or path.startswith("questions/"), path
            assert not re.search(r"/data/v1/events/[\w-]+\.json", text), path


def test_sums_and_data_package_name_the_files_that_there_are(long):
    sums = {line.split("  ")[1] for line in long["SHA256SUMS"].splitlines()}
    assert sums == {path for path in long if path.startswith("data/v1/")}
    package = json.loads(long["data/v1/datapackage.json"])
    named = {f"data/v1/{each['path']}" for each in package["resources"]}
    assert named == sums - {"data/v1/datapackage.json"}


def test_the_page_about_the_data_says_what_is_left_out_and_only_then(full, long, events):
    said = f"A record of more than {events - 1} events leaves out"
    assert said in long["about/data/index.html"]
    assert "https://example.org/ford/embed/" in long["about/data/index.html"]
    assert "leaves out" not in full["about/data/index.html"]
    assert "Each event is also a file of its own" in full["about/data/index.html"]
    assert "Each event is also a file of its own" not in long["about/data/index.html"]


def test_the_page_of_an_event_keeps_its_text_claims_sources_and_citation(full, long):
    here, before = long["events/raid/index.html"], full["events/raid/index.html"]
    assert len(here) < len(before)
    for part in ('class="lead"', 'id="its_sources"', 'id="history"', 'id="cite"'):
        assert part in before, part
        assert part in here, part
    for part in ("BibTeX", 'id="share"', 'id="embed"', "application/json+oembed", "<svg"):
        assert part in before, part
        assert part not in here, part
    # The way to the other pages stands at the foot of the front page, and all lead there.
    assert 'href="/ford/sources/"' not in here
    assert here.count('<a href="/ford/#more">More pages</a>') == 2  # in the menu and in the foot
    assert [path for path in long if 'id="more"' in long[path]] == ["index.html"]
    assert long["index.html"].count('href="/ford/sources/"') == 1


def test_lists_of_a_long_record_have_dates_and_titles_and_its_weeks_no_filter(full, long):
    for path in ("kinds/raid/index.html", "places/oakford/index.html"):
        assert ('<p class="k">' in full[path], '<p class="k">' in long[path]) == (True, False)
        links = re.compile(r'<a class="t"[^>]*>[^<]*</a>')
        assert links.findall(full[path]) == links.findall(long[path]) != []
    week = next(path for path in long if re.fullmatch(r"timeline/\d+-W\d+/index.html", path))
    for part in ('class="filters"', "data-who=", "week."):
        assert part in full[week], part
        assert part not in long[week], part


def test_feeds_of_actors_are_shorter_in_a_long_record(monkeypatch):
    events = [event(f"e{n}", "2024-03-12", actors=("guard",)) for n in range(30)]
    record = record_of(*events)
    feeds = [name for name in newest.of(record) if name.startswith("actors/")]
    most = max(len(newest.of(record)[name]) for name in feeds)
    assert most > NEWEST_OF_ACTOR_IN_LONG
    monkeypatch.setattr(whole, "MOST_IN_FULL", 1)
    again = record_of(*events)
    assert max(len(newest.of(again)[name]) for name in feeds) == NEWEST_OF_ACTOR_IN_LONG
    assert context_of(again).is_long
    assert indexes.is_long.of(again) == {"": True}
