"""The page about the data: every file and field is on it, and what it tells to do works."""

import csv
import json
import re
import subprocess
import sys
from dataclasses import replace
from html import unescape

import pytest
from msgspec import structs

from tests.browser import served
from tests.built import URL, parse
from tests.sample import ABOUT, SITE, context, event, record_of, rendered
from timeline.site.exports.files import FILES
from timeline.site.exports.schema import DOCUMENTS
from timeline.site.views.data_page import data_page

PAGE = "about/data/index.html"


@pytest.fixture(scope="module")
def html(site):
    # A long name may break behind a low line, so that it fits a narrow screen.
    return (site / PAGE).read_text("utf-8").replace("<wbr>", "")


def test_every_file_and_feed_is_linked(site, html):
    links = {f"/repo/data/v1/{name}" for name in FILES}
    links |= {f"/repo/feeds/{path.name}" for path in (site / "feeds").glob("*.atom")}
    links |= {"/repo/SHA256SUMS", "/repo/calendar.ics"}
    assert len(links) > 12
    assert links <= set(re.findall(r'href="([^"]*)"', html))


def test_every_field_of_the_schema_stands_with_its_meaning(site, html):
    text = " ".join("".join(parse(site / PAGE).itertext()).split())
    schema = json.loads((site / "data/v1/schema.json").read_text("utf-8"))
    groups = {name: each for name, each in schema["$defs"].items() if "properties" in each}
    assert len(groups) > 12
    for name, group in groups.items():
        assert name.removesuffix("Data") in text
        for field, told in group["properties"].items():
            assert f'<th scope="row" lang="en">{field}</th>' in html, (name, field)
            assert told["description"] in text, (name, field)


def rows_of(html):
    """Return the names of the fields of each group on the page."""
    parts = re.split(r'<h3 id="field-([a-z-]+)"', html)
    return {
        name: set(re.findall(r'<th scope="row" lang="en">([^<]+)</th>', text))
        for name, text in zip(parts[1::2], parts[2::2], strict=True)
    }


def keys_of(value):
    """Yield every key of a value in JSON."""
    if isinstance(value, dict):
        yield from value
    inner = value.values() if isinstance(value, dict) else value
    if isinstance(value, dict | list):
        for each in inner:
            yield from keys_of(each)


def test_whatever_is_written_has_a_row_among_the_fields(site, html):
    groups, data = rows_of(html), site / "data/v1"
    rows = set().union(*groups.values())
    paths = [*data.glob("events/*.json"), *(data / name for name in DOCUMENTS)]
    for path in paths:
        assert set(keys_of(json.loads(path.read_text("utf-8")))) <= rows, path
    for line in (data / "events.ndjson").read_text("utf-8").splitlines():
        assert set(keys_of(json.loads(line))) <= rows
    for feature in json.loads((data / "events.geojson").read_text("utf-8"))["features"]:
        assert feature["properties"].keys() <= groups["properties"]
    for name, thing in (("events", "event"), ("claims", "claim"), ("sources", "source")):
        with (data / f"{name}.csv").open(encoding="utf-8", newline="") as file:
            columns = set(next(csv.reader(file)))
        assert columns <= groups[thing] | groups.get(f"{name}-csv", set())
    assert groups["sources-csv"] == {"event"}
    assert {"event", "covers_from", "standing_denies"} <= groups["claims-csv"]
    assert "events-csv" not in groups


@pytest.mark.parametrize("width", [320, 1280])
def test_the_longest_name_fits_a_narrow_screen(site, browser, width):
    with served(site) as address:
        page = browser.new_page(viewport={"width": width, "height": 900})
        page.goto(f"{address}/about/data/")
        assert page.evaluate("document.documentElement.scrollWidth") == width
        page.close()


def test_numbers_of_the_map_have_their_units_and_where_they_come_from(html):
    (row,) = re.findall(r'<tr><th scope="row" lang="en">precision_km</th>.*?</tr>', html)
    assert "in kilometres: radius_km of that place, whose coord_basis says where" in row
    (row,) = re.findall(r'<tr><th scope="row" lang="en">coordinates</th>.*?</tr>', html)
    assert "list of number" in row
    assert "in degrees (WGS 84): lon and lat of the place" in row


def test_the_page_names_the_files_that_keep_to_the_schema(html):
    told = re.search(r">schema.json</a>: ([^<]*)<", html)[1]
    named = set(re.findall(r"[a-z]+\.[a-z]+", told))
    assert named == {*DOCUMENTS, "events.ndjson"}
    assert {*DOCUMENTS, "schema.json", "datapackage.json"} == {
        name for name in FILES if name.endswith("json") and name != "events.ndjson"
    }


def test_the_example_in_python_prints_every_event(site, html, record):
    (code,) = re.findall(r"<pre><code>(import json.*?)</code></pre>", html, re.DOTALL)
    with served(site) as address:
        code = unescape(code).replace(URL, address)
        done = subprocess.run(
            [sys.executable, "-c", code], capture_output=True, check=True, encoding="utf-8"
        )
    lines = done.stdout.splitlines()
    assert len(lines) == len(record.events)
    assert lines[0].startswith("2020-11-02 High Court of Highland bans the River Guard")


def test_a_version_is_cited_by_the_day_of_the_last_change():
    found = data_page(context(event("one", "2024-03-13")))
    assert (found.version, found.cite) == ("", "The ford, https://example.org/ford/data/v1/.")
    assert "cite" in rendered(record_of())[PAGE].lower()


def test_a_version_and_a_licence_are_named_where_they_are_known(html):
    assert "The ford, version of 12 July 2021, https://example.org/repo/data/v1/." in html
    assert '<a href="https://creativecommons.org/licenses/by/4.0/">CC BY 4.0</a>' in html
    made = rendered(record_of(event("one", "2024-03-13")), replace(SITE, licence=""))
    assert "under" not in re.search(r'id="licence".*?</pre>', made[PAGE], re.DOTALL)[0]


def test_a_site_may_have_a_page_of_its_own_about_its_data():
    record = record_of(event("one", "2024-03-13"))
    own = structs.replace(ABOUT, address="about/data", title="Our data")
    made = rendered(replace(record, pages=(own,), made={}))
    assert "Our data" in made[PAGE]
    assert "Our data" not in rendered(record)[PAGE]


def test_every_page_leads_to_it():
    made = rendered(record_of(event("one", "2024-03-13")))
    assert '<a href="/ford/about/data/">Data</a>' in made["events/one/index.html"]
