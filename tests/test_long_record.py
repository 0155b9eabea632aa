"""A record of very many events: what is left out and said to be; its pages stay the same."""

import gzip
import json
import re
from collections.abc import Mapping
from types import MappingProxyType

import html5lib
import pytest

from tests.sample import (
    CHART,
    SITE,
    assert_links_lead_somewhere,
    record_of,
    rendered,
    rich_record,
)
from timeline.builder.rendering import shortened
from timeline.record.indexes import whole
from timeline.site.exports.files import JOINED, OTHERS

LEFT_OUT = ("data/v1/events/", "data/v1/events.ndjson")
EVENT_FRAME = re.compile(r"embed/(?!questions/)[^/]+/(?:index\.html|oembed\.json)")
# What leads to a frame of an event, on its page.
OF_FRAME = (
    r'<link rel="alternate" type="application/json\+oembed"[^>]*>\n',
    r'<button popovertarget="embed">Embed</button>',
    r'(?s)<div class="sheet" id="embed" popover>.*?</div>\n',
)
SITEMAP = "sitemap-1.xml.gz"
OF_MENU = re.compile("(?s)<ul class=more.*?</ul>")
OF_FOOT = re.compile("(?s)<footer.*?</ul>")
OF_SHARE = re.compile("(?s)<div class=sheet id=share.*?</div>")
LINKS = re.compile('<a href="?([^">]*)')
PACKED = ("events.json", "events.csv", "claims.csv", "sources.csv", "events.geojson")


def site_of(*, most: int, most_with_tables: int = whole.MOST_WITH_TABLES) -> Mapping[str, str]:
    """Return the pages of one record: up to how many events all is made, and tables are."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(whole, "MOST_IN_FULL", most)
        patch.setattr(whole, "MOST_WITH_TABLES", most_with_tables)
        # A new record: what an index once found is kept in it.
        return MappingProxyType(rendered(record_of(*rich_record().events), SITE, chart=CHART))


@pytest.fixture(scope="module")
def events():
    return len(rich_record().events)


@pytest.fixture(scope="module")
def full(events):
    return site_of(most=events)


@pytest.fixture(scope="module")
def long(events):
    return site_of(most=events - 1)


@pytest.fixture(scope="module")
def vast(events):
    return site_of(most=events - 1, most_with_tables=events - 1)


def test_one_event_more_leaves_out_just_what_stands_elsewhere(full, long):
    gone = full.keys() - long.keys()
    assert gone
    packed = {f"data/v1/{name}" for name in PACKED}
    frames = {path for path in full if EVENT_FRAME.fullmatch(path)}
    assert frames
    assert {path for path in gone if not path.startswith(LEFT_OUT)} == frames | packed
    assert long.keys() - full.keys() == {f"{path}.gz" for path in packed} | {SITEMAP}
    # Every page, every frame of a question and every other file of data stays.
    assert {path for path in full if path.endswith(".html")} - frames <= long.keys()
    kept = {f"data/v1/{name}" for name in (*JOINED, *OTHERS)} - {"data/v1/events.ndjson"} - packed
    assert kept <= long.keys()


@pytest.mark.parametrize("name", PACKED)
def test_a_packed_file_has_what_it_had(full, long, name):
    packed = long[f"data/v1/{name}.gz"].encode("latin-1")
    assert gzip.decompress(packed).decode() == full[f"data/v1/{name}"] != ""
    # No time stands in it, so that the same record makes the same file.
    assert packed[4:8] == bytes(4)


def test_the_sitemap_is_packed_and_named_by_another(full, long):
    address = re.compile("<loc>(.*?)</loc>")
    assert address.findall(long["sitemap.xml"]) == [f"{SITE.url}/{SITEMAP}"]
    packed = gzip.decompress(long[SITEMAP].encode("latin-1")).decode()
    assert packed == full["sitemap.xml"]
    assert len(address.findall(packed)) > 30


def test_no_link_of_a_long_record_is_dead(long):
    stubs = {path for path in long if "http-equiv=refresh" in long[path]}
    assert_links_lead_somewhere((p for p in long if p.endswith(".html") and p not in stubs), long)
    for path, text in long.items():
        if path not in {"data/v1/schema.json", "about/data/index.html"}:
            assert "ndjson" not in text, path
            assert "oembed" not in text or path.startswith("questions/"), path
            assert not re.search(r"/embed/(?!questions/)", text), path
            assert not re.search(r"/data/v1/events/[\w-]+\.json", text), path


def test_sums_and_data_package_name_the_files_that_there_are(long):
    assert_files_are_named(long)
    package = json.loads(long["data/v1/datapackage.json"])
    packed = {each["path"] for each in package["resources"] if each.get("compression") == "gz"}
    assert packed == {f"{name}.gz" for name in PACKED}


def assert_files_are_named(made):
    lines = made["SHA256SUMS"].splitlines()
    sums = {line.split("  ")[1] for line in lines if not line.startswith("#")}
    assert sums == {path for path in made if path.startswith("data/v1/")}
    package = json.loads(made["data/v1/datapackage.json"])
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
    frames = {path for path in pages if EVENT_FRAME.fullmatch(path)}
    assert any(re.search(OF_FRAME[0], full[path]) for path in pages)
    for path in sorted(pages - frames):
        found = full[path]
        for leads in OF_FRAME if path.startswith("events/") else ():
            found = re.sub(leads, "", found)
        assert tree_of(long[path]) == tree_of(found), path
        assert len(long[path]) < len(found), path


def tree_of(html):
    """Return what a browser makes of a page, but for space at the ends of texts.

    No text of these pages begins at the right, so what is said of its direction says nothing.
    """
    root = html5lib.HTMLParser(strict=True).parse(html)
    return [
        (
            each.tag,
            sorted(item for item in each.attrib.items() if item != ("dir", "auto")),
            (each.text or "").strip(),
            (each.tail or "").strip(),
        )
        for each in root.iter()
    ]


def test_what_a_page_says_in_quotes_and_tags_is_not_shortened():
    kept = """<p title="x">a="b" &lt;li&gt;c</p><img alt="d" src="e"/><i title='="f"'>g</i>"""
    assert shortened(kept) == kept.replace('"x"', "x", 1).replace('alt="d"', "alt=d")
    listed = '<ul class="k">\n<li><p class="a b">x</p></li>\n<li>y</li>\n</ul><p>z</p> end'
    assert shortened(listed) == '<ul class=k><li><p class="a b">x<li>y</ul><p>z</p> end'
    assert shortened('<a href="/x/"><p>y</p></a>') == "<a href=/x/><p>y</p></a>"
    drawn = '<svg><path class="u" d="M1"/></svg>'
    assert shortened(drawn) == '<svg><path class=u d="M1"/></svg>'


def test_a_page_begins_and_ends_without_tags_that_a_browser_adds():
    head = '<html lang="en">\n<head>\n<title>x</title>\n</head>\n'
    page = head + "<body{}>\n<p>y</p>\n</body>\n</html>\n"
    assert shortened(page.format("")) == "<html lang=en><title>x</title></head><p>y</p>"
    of_its_own = shortened(page.format(' class="front"'))
    assert of_its_own == "<html lang=en><title>x</title></head><body class=front><p>y</p>"
    assert shortened("<body><script>x</script></body></html>") == "<body><script>x</script>"


@pytest.mark.parametrize("text", ["ש", "ع", "\u200f!", "\u2067x", "\U0001e900"])
def test_texts_tell_their_direction_where_one_may_begin_at_the_right(text):
    page = '<p dir="auto">x</p><p dir="auto">{}</p>'
    assert shortened(page.format(text)) == f"<p dir=auto>x<p dir=auto>{text}</p>"
    assert shortened(page.format("Ґ …")) == "<p>x<p>Ґ …</p>"
    field = '<p dir="auto">x</p><input name="q" dir="auto">'
    assert shortened(field) == "<p dir=auto>x</p><input name=q dir=auto>"


def test_feeds_are_the_same_at_every_size(full, long):
    feeds = {path for path in full if path.startswith("feeds/")}
    assert feeds
    assert {path for path in feeds if long[path] != full[path]} == set()


def test_one_that_is_longer_yet_leaves_out_tables_and_feeds_of_actors(events, long, vast):
    tables = {f"data/v1/{name}.gz" for name in PACKED} - {"data/v1/events.json.gz"}
    feeds = {path for path in long if path.startswith("feeds/actors/")}
    assert feeds
    assert long.keys() - vast.keys() == tables | feeds
    assert vast.keys() <= long.keys()
    stubs = {path for path in vast if "http-equiv=refresh" in vast[path]}
    assert_links_lead_somewhere((p for p in vast if p.endswith(".html") and p not in stubs), vast)
    for path, text in vast.items():
        assert "feeds/actors" not in text, path
        if path not in {"data/v1/schema.json", "about/data/index.html"}:
            assert not re.search(r"\.csv|geojson", text), path
    assert f"With more than {events - 1}" in vast["about/data/index.html"]
    assert "With more than" not in long["about/data/index.html"]


def test_pages_of_one_that_is_longer_yet_say_nothing_twice(long, vast):
    assert vast["index.html"].count("href=#foot") == 1
    before, page = long["events/full/index.html"], vast["events/full/index.html"]
    for of_both in (OF_MENU, OF_FOOT, OF_SHARE):
        assert len(of_both.findall(before)) == len(of_both.findall(page)) == 1
    # Whoever has no scripts shares and cites an event, and finds every list, all the same.
    address = f"{SITE.url}/events/full/"
    mail, telegram, whatsapp = LINKS.findall(OF_SHARE.search(page)[0])
    assert mail == LINKS.findall(OF_SHARE.search(before)[0])[0]
    assert (telegram, whatsapp) == (
        f"https://t.me/share/url?url={address}",
        f"https://wa.me/?text={address}",
    )
    plain = re.compile("<pre>[^<]*full[^<]*<span")
    assert plain.search(page)[0] == plain.search(before)[0]
    assert ("BibTeX" in before, "RIS" in before) == (True, True)
    assert ("BibTeX" in page, "RIS" in page) == (False, False)
    assert ("data-copies" in before, "data-copies" in page) == (True, False)
    foot = LINKS.findall(OF_FOOT.search(page)[0])
    assert LINKS.findall(OF_MENU.search(page)[0]) == ["#foot"]
    assert LINKS.findall(OF_MENU.search(before)[0]) == foot != []
    assert LINKS.findall(OF_FOOT.search(before)[0]) == foot
    dated = re.compile(r"<li><time datetime=\S+>([^<]+)</time>")
    days = dated.findall(long["reported/index.html"])
    assert re.findall(r"<li><i>([^<]+)</i>", vast["reported/index.html"]) == days != []
    assert dated.findall(vast["reported/index.html"]) == []
    ways = re.compile("rel=(?:prev|next) href=([^ >]*)")
    assert ways.findall(before) == ways.findall(page) * 2 != []


def test_sums_and_data_package_name_the_files_of_one_that_is_longer_yet(vast):
    assert_files_are_named(vast)
