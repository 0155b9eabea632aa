"""A built site read back: it parses, its links lead somewhere, nothing got in unasked."""

import gzip
import json
import locale
import re
from collections import Counter
from pathlib import Path
from xml.etree import ElementTree

import html5lib
import pytest

from tests.built import BASE, URL, XHTML, dead_links, pages, parse
from tests.small import run_of
from timeline.plugin import build
from timeline.record import TrackedRecord
from timeline.site.context import Context
from timeline.site.routes import pages_of
from timeline.site.site import Site

CSP = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; "
    "connect-src 'self'; base-uri 'none'; form-action 'self'"
)
# In a frame there is no script, and nothing to fill in.
EMBED_CSP = (
    "default-src 'none'; style-src 'self'; img-src 'self'; font-src 'self'; base-uri 'none'; "
    "form-action 'none'"
)
# Words for what stands in files; a reader is told of articles, columns and statements instead.
INTERNAL = re.compile(
    r"\b(strands?|seeds?|on file|stands as|still cited|recalls?|known to the part of day|"
    r"corroborat\w+)\b",
    re.IGNORECASE,
)
FORBIDDEN = {"style", "iframe", "object", "embed", "base"}
LOADING = {"stylesheet", "icon", "preload"}
# With this one, which is nothing, a browser does not ask for /favicon.ico.
NO_ICON = "data:,"
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


@pytest.fixture(scope="session")
def trees(site):
    return {page: parse(page) for page in pages(site)}


def test_every_page_is_strictly_valid_html(trees):
    assert len(trees) > 100


def test_no_page_speaks_the_language_of_the_files(site, trees, record):
    context = Context(TrackedRecord(record, lambda event: event.body), Site(name="x", url=URL))
    shown = {site / route.path(name) for route, name in pages_of(context).all()}
    # That about the data names the fields of the files.
    for page in (shown - {site / "about/data/index.html"}) & trees.keys():
        said = [*trees[page].itertext(), *_labels(trees[page])]
        assert [text for text in said if INTERNAL.search(text)] == [], page


def _labels(tree):
    names = ("aria-label", "title", "alt", "content")
    return [element.get(name, "") for element in tree.iter() for name in names]


def test_no_page_has_an_id_twice(trees):
    for page, tree in trees.items():
        ids = Counter(element.get("id") for element in tree.iter() if element.get("id"))
        assert [name for name, count in ids.items() if count > 1] == [], page


def test_every_link_and_anchor_leads_somewhere_under_the_sub_path(site, trees):
    assert dead_links(site, trees) == []


def test_every_page_forbids_what_it_does_not_use_before_it_loads_anything(site, trees):
    for page, tree in trees.items():
        if _is_stub(tree):
            continue
        head = tree.find(f"{XHTML}head")
        tags = [element.tag.removeprefix(XHTML) for element in head]
        policies = [e.get("http-equiv") == "Content-Security-Policy" for e in head]
        position = policies.index(True)
        # Where there is an index, its page alone runs the program that reads it.
        allowed = head[position].get("content").replace(" 'wasm-unsafe-eval'", "")
        assert (allowed == head[position].get("content")) or page == site / "search/index.html"
        assert allowed == (EMBED_CSP if _is_embed(site, page) else CSP), page
        assert not {"link", "script", "style"} & set(tags[:position]), page


def test_an_old_address_loads_nothing_and_leads_to_the_new_one(site, trees):
    stubs = [page for page, tree in trees.items() if _is_stub(tree)]
    assert stubs == [site / "events/river-guard-warning/index.html"]
    tree = trees[stubs[0]]
    assert not {"script", "style", "img"} & {e.tag.removeprefix(XHTML) for e in tree.iter()}
    links = {e.get("rel"): e.get("href") for e in tree.iter(f"{XHTML}link")}
    assert (links.keys(), links["icon"]) == ({"canonical", "icon"}, NO_ICON)
    links = [e.get("href") for e in tree.iter(f"{XHTML}a")]
    assert links == [f"{BASE}/events/river-guard-promises-more/"]


def test_no_page_carries_inline_style_script_or_handlers(site, trees):
    for page, tree in trees.items():
        # The links of a frame lead out of it.
        forbidden = FORBIDDEN - ({"base"} if _is_embed(site, page) else set())
        for element in tree.iter():
            if not isinstance(element.tag, str):
                continue
            tag = element.tag.rpartition("}")[2]
            assert tag not in forbidden, page
            # What a script works stays out of sight without it; the search leads to its page.
            is_search = element.get("action") == f"{BASE}/search/"
            assert tag != "form" or is_search or _is_inert(element), page
            assert not [name for name in element.attrib if str(name).startswith("on")], page
            assert "style" not in element.attrib, page
            if tag == "script":
                assert element.get("src") or element.get("type") == "application/ld+json", page


def test_nothing_is_loaded_from_another_host(trees):
    for page, tree in trees.items():
        loaded = [element.get("src") for element in tree.iter() if element.get("src")]
        links = [e for e in tree.iter(f"{XHTML}link") if e.get("rel") in LOADING]
        loaded += [link.get("href") for link in links]
        loaded = [address for address in loaded if address != NO_ICON]
        assert [address for address in loaded if not address.startswith(f"{BASE}/")] == [], page


def test_every_page_names_one_picture_that_is_there_or_none_is_to_be_shown(site, trees):
    named = {}
    for page, tree in trees.items():
        shown = _meta(tree)
        if _is_stub(tree) or _is_hidden(tree):
            assert "og:image" not in shown
            continue
        assert shown["twitter:card"] == "summary_large_image"
        assert (shown["og:image:width"], shown["og:image:height"]) == ("1200", "630")
        assert shown["og:image:alt"]
        assert shown["og:image"].startswith(f"{URL}/cards/")
        named[page] = shown["og:image"].removeprefix(f"{URL}/")
    there = {path.relative_to(site).as_posix() for path in site.glob("cards/*")}
    assert set(named.values()) == there
    events = {name for page, name in named.items() if page.parts[-3] == "events"}
    assert len(events) == sum(page.parts[-3] == "events" for page in named)
    assert named[site / "index.html"] == named[site / "about/index.html"]


def test_an_event_can_be_embedded_and_the_frame_found_by_programs(site, trees, record):
    embedded = [(f"events/{e.id}", f"embed/{e.id}") for e in record.events]
    embedded += [
        (f"questions/{p.parent.name}", f"embed/questions/{p.parent.name}")
        for p in site.glob("questions/*/index.html")
    ]
    for page, frame in embedded:
        tree = trees[site / page / "index.html"]
        (link,) = [e for e in tree.iter() if e.get("type") == "application/json+oembed"]
        assert link.get("href") == f"{URL}/{frame}/oembed.json"
        told = json.loads((site / frame / "oembed.json").read_bytes())
        assert (told["version"], told["type"], told["provider_name"]) == ("1.0", "rich", "The ford")
        assert told["title"] == link.get("title")
        assert (site / told["thumbnail_url"].removeprefix(f"{URL}/")).is_file()
        (code,) = [e.text for e in tree.iter(f"{XHTML}textarea")]
        assert code == told["html"]
        html = html5lib.parseFragment(code, namespaceHTMLElements=False)
        assert {**html[0].attrib, "style": ""} == {
            "src": f"{URL}/{frame}/",
            "title": told["title"],
            "width": str(told["width"]),
            "height": str(told["height"]),
            "loading": "lazy",
            "style": "",
        }
        assert _canonical(trees[site / frame / "index.html"]) == f"{URL}/{page}/"
    # An old id is still asked for, and so is what was withdrawn.
    old = trees[site / "embed/river-guard-warning/index.html"]
    assert _canonical(old) == f"{URL}/events/river-guard-promises-more/"
    gone = " ".join(
        "".join(trees[site / "embed/dam-said-to-have-burst/index.html"].itertext()).split()
    )
    assert "Withdrawn on 8 July 2021" in gone
    assert not (site / "embed/dam-said-to-have-burst/oembed.json").exists()


def test_the_front_page_has_the_title_of_every_event_with_days_ascending(site, trees, record):
    front = trees[site / "index.html"]
    (days,) = [s for s in front.iter(f"{XHTML}section") if s.get("class") == "band days"]
    linked = [a.get("href") for a in days.iter(f"{XHTML}a")]
    for event in record.events:
        assert f"{BASE}/events/{event.id}/" in linked
    shown = [s.get("id") for s in days.iter(f"{XHTML}section") if s is not days]
    assert shown == sorted(shown)
    folded = {event.id for event in record.events if event.scope_note}
    dated = {event.date.day_key.removesuffix("-00") for event in record.events}
    assert dated - {
        e.date.day_key.removesuffix("-00") for e in record.events if e.id in folded
    } <= (set(shown))


def test_the_home_page_is_light(site, trees):
    parts = loaded(site, trees, "index.html")
    assert sum(parts.values()) < 15_500
    # A second sheet would be a second way to wait for.
    assert len([name for name in parts if name.endswith(".css")]) == 1


def test_the_pages_of_events_are_light_and_leave_room_for_much_more_to_say(site, trees, record):
    sizes = {each.id: loaded(site, trees, f"events/{each.id}/index.html") for each in record.events}
    assert max(sum(parts.values()) for parts in sizes.values()) < 14_000
    # What they all share is no more than half of what a page with much to say may be: 16 KB.
    shared = {
        sum(size for name, size in parts.items() if "/assets/" in name) for parts in sizes.values()
    }
    assert max(shared) < 8_000


def test_the_style_sheets_of_a_page_are_light(site, trees):
    for page in trees:
        parts = loaded(site, trees, page.relative_to(site))
        assert sum(size for name, size in parts.items() if name.endswith(".css")) < 9 * 1024, page


def loaded(site, trees, page):
    """Return what a browser loads of a page, its font apart, and how many bytes of each."""
    head = trees[site / page].find(f"{XHTML}head")
    names = [e.get("href") for e in head if e.get("rel") == "stylesheet"]
    names += [e.get("src") for e in head if e.get("src")]
    files = {str(page): site / page}
    files |= {name: site / name.removeprefix(f"{BASE}/") for name in names}
    return {name: len(gzip.compress(path.read_bytes(), 9)) for name, path in files.items()}


def test_every_event_has_a_page_with_its_sources_claims_and_quotes(site, trees, record):
    for event in record.events:
        page = site / "events" / event.id / "index.html"
        text = " ".join("".join(trees[page].itertext()).split())
        links = {e.get("href") for e in trees[page].iter(f"{XHTML}a")}
        assert event.title in text
        assert {source.url for source in event.sources} <= links
        assert all(claim.says in text for claim in event.claims)
        assert all(" ".join(quote.text.split()) in text for quote in event.quotes)


def test_the_seed_text_is_not_published(site, trees):
    background = "A film showing the purported presence of boats on the near bank"
    for page, tree in trees.items():
        assert background not in " ".join("".join(tree.itertext()).split()), page


def test_the_sitemap_names_every_page_that_should_be_found(site, trees):
    tree = ElementTree.parse(site / "sitemap.xml")
    named = {element.text for element in tree.iter(f"{SITEMAP}loc")}
    shown = {
        f"{URL}/{page.parent.relative_to(site).as_posix()}/".replace("/./", "/")
        for page, tree in trees.items()
        if page.name == "index.html" and not _is_stub(tree) and not _is_hidden(tree)
    }
    assert named == shown


def test_a_withdrawn_event_keeps_a_page_that_says_so_and_the_changes_alone_lead_there(site, trees):
    there = site / "events/dam-said-to-have-burst/index.html"
    booklet = site / "print/index.html"
    hidden = [p for p, tree in trees.items() if _is_hidden(tree) and not _is_embed(site, p)]
    assert hidden == [site / "404.html", there, booklet]
    text = " ".join("".join(trees[there].itertext()).split())
    assert "Withdrawn on 8 July 2021: Withdrawn (The only report was taken back)" in text
    assert "A channel said" not in text
    assert "guardchannel.example" not in there.read_text("utf-8")
    link = f"{BASE}/events/dam-said-to-have-burst/"
    leading = [
        page
        for page, tree in trees.items()
        if link in {element.get("href") for element in tree.iter(f"{XHTML}a")}
    ]
    frame = site / "embed/dam-said-to-have-burst/index.html"
    assert leading == [site / "changes/index.html", frame]


def test_structured_data_is_json(trees):
    found = 0
    for tree in trees.values():
        for script in tree.iter(f"{XHTML}script"):
            if script.get("type") == "application/ld+json":
                assert json.loads(script.text or "")["@context"] == "https://schema.org"
                found += 1
    assert found


def test_the_same_input_gives_the_same_bytes(site, project, tmp_path, monkeypatch):
    monkeypatch.setenv("TZ", "Asia/Tokyo")
    again = build(project, output=tmp_path / "again", url=URL).output
    assert _bytes(again) == _bytes(site)


def test_a_build_leaves_the_locale_of_the_process_alone(project, tmp_path):
    before = locale.setlocale(locale.LC_ALL)
    build(project, output=tmp_path / "site", url=URL, run=run_of(project))
    assert locale.setlocale(locale.LC_ALL) == before


def test_without_an_address_the_site_works_at_the_root(project, tmp_path):
    output = build(project, output=tmp_path / "root", url="", run=run_of(project)).output
    home = parse(output / "index.html")
    assert "/about/" in {e.get("href") for e in home.iter(f"{XHTML}a")}


def _is_inert(form):
    return "hidden" in form.attrib and "action" not in form.attrib


def _is_embed(site, page):
    return page.relative_to(site).parts[0] == "embed"


def _is_hidden(tree):
    return any(e.get("name") == "robots" for e in tree.iter(f"{XHTML}meta"))


def _meta(tree):
    found = tree.iter(f"{XHTML}meta")
    return {e.get("property") or e.get("name"): e.get("content") for e in found}


def _canonical(tree):
    (link,) = [e for e in tree.iter(f"{XHTML}link") if e.get("rel") == "canonical"]
    return link.get("href")


def _is_stub(tree):
    return any(e.get("http-equiv") == "refresh" for e in tree.iter(f"{XHTML}meta"))


def _bytes(folder: Path):
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }
