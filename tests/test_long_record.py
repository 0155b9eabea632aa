"""A record of very many events: what its data leaves out and says so; its pages stay the same."""

import json
import re

import pytest

from tests.sample import (
    CHART,
    SITE,
    assert_links_lead_somewhere,
    record_of,
    rendered,
    rich_record,
)
from timeline.record.indexes import whole
from timeline.site.exports.files import JOINED, OTHERS

LEFT_OUT = ("data/v1/events/", "data/v1/events.ndjson")
# How the page of an event leads programs to what is left out.
DISCOVERY = r'<link rel="alternate" type="application/json\+oembed"[^>]*>\n'


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
        if path not in {"data/v1/schema.json", "about/data/index.html"}:
            assert "ndjson" not in text, path
            assert "oembed" not in text or path.startswith("questions/"), path
            assert not re.search(r"/data/v1/events/[\w-]+\.json", text), path


def test_sums_and_data_package_name_the_files_that_there_are(long):
    lines = long["SHA256SUMS"].splitlines()
    sums = {line.split("  ")[1] for line in lines if not line.startswith("#")}
    assert sums == {path for path in long if path.startswith("data/v1/")}
    package = json.loads(long["data/v1/datapackage.json"])
    named = {f"data/v1/{each['path']}" for each in package["resources"]}
    assert named == sums - {"data/v1/datapackage.json"}


def test_the_page_about_the_data_says_what_is_left_out_and_only_then(full, long, events):
    before, here = (made["about/data/index.html"] for made in (full, long))
    told, schema = "The record has more than {n} events", "each line of events.ndjson"
    each = "Each event is also a file of its own"
    assert told.format(n=events - 1) in here
    assert "The record has more than" not in before
    assert (each in before, each in here) == (True, False)
    assert (schema in before, schema in here) == (True, False)


def test_every_page_but_that_about_the_data_is_the_same_at_every_size(full, long):
    pages = {path for path in full if path.endswith(".html")} - {"about/data/index.html"}
    assert any(re.search(DISCOVERY, full[path]) for path in pages)
    for path in sorted(pages):
        found = re.sub(DISCOVERY, "", full[path]) if path.startswith("events/") else full[path]
        assert long[path] == found, path


def test_feeds_are_the_same_at_every_size(full, long):
    feeds = {path for path in full if path.startswith("feeds/")}
    assert feeds
    assert {path for path in feeds if long[path] != full[path]} == set()
