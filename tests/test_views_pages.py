"""All pages: which there are, what their templates are given, and what becomes of hostile words."""

import dataclasses
import json
import re
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from xml.etree import ElementTree

import html5lib
import pytest
from msgspec.structs import replace

from tests.sample import (
    ABOUT,
    CHART,
    FULL,
    METHOD,
    SITE,
    VOCABULARY,
    assert_links_lead_somewhere,
    context_of,
    event,
    long_record,
    record_of,
    rendered,
    rich_record,
    said,
)
from timeline.formats.pagefile import ProsePage
from timeline.model import (
    Actor,
    Change,
    Claim,
    Frozen,
    Outlet,
    Place,
    Question,
    QuestionKind,
    Quote,
    SeedRef,
    Sensitivity,
    Source,
    Status,
    Strand,
    Vocabulary,
)
from timeline.record import Record, Registry
from timeline.record.indexes import whole
from timeline.site.exports.files import Pieces
from timeline.site.routes import ROUTES, Pages, Route, pages_of
from timeline.site.routes import sitemaps as sitemap_routes
from timeline.site.routes.pages import Address
from timeline.site.routes.sitemaps import sitemaps

HOSTILE = "<script>alert(1)</script>\"'&amp;"


def whole_record() -> Record:
    """Return a record that has every type of page."""
    record = rich_record()
    gone = event("gone", "2024-03-12", status=Status.WITHDRAWN, changes=FULL.changes)
    there = event("there", "2024-03-12", places=("oakford",))
    found = record.of_events((*record.events, gone, there))
    return dataclasses.replace(found, pages=(ABOUT, METHOD), made={})


def talkative_record() -> Record:
    """Return a record with more quotes than one page has."""
    words = (Quote(speaker="hill", text="We stay"),) * 100
    return record_of(*(event(f"e{n}", "2024-03-12", quotes=words) for n in range(2)))


def growing_record() -> Record:
    """Return a record to which more was added than one page of changes has."""
    added = date(2026, 11, 28)
    return record_of(*(event(f"e{n}", "2024-03-12", added=added) for n in range(400)))


def test_every_type_of_page_is_made_once(monkeypatch):
    pages = pages_of(context_of(whole_record(), chart=CHART))
    paths = [route.path(name) for route, name in pages.all()]
    assert len(paths) == len(set(paths))
    made = {route for route, _ in pages.all()}
    monkeypatch.setattr(sitemap_routes, "MOST_IN_A_SITEMAP", 5)
    made |= {route for route, _ in pages_of(context_of(long_record())).all()}
    made |= {route for route, _ in pages_of(context_of(talkative_record())).all()}
    made |= {route for route, _ in pages_of(context_of(growing_record())).all()}
    monkeypatch.setattr(whole, "MOST_IN_FULL", 0)
    made |= {route for route, _ in pages_of(context_of(whole_record())).all()}
    assert set(ROUTES) == made


def test_a_page_is_the_same_made_alone_or_after_all_others():
    for record in (whole_record(), record_of(*long_record(26).events, FULL)):
        pages = pages_of(context_of(record, chart=CHART))
        for route, name in pages.all():
            made, alone = (looked_at(each, route, name) for each in (pages, fresh(record)))
            assert made == alone, route.path(name)


def fresh(record: Record) -> Pages:
    return pages_of(context_of(record, chart=CHART))


def looked_at(pages: Pages, route: Route, name: str) -> tuple[Mapping[str, object], set[str]]:
    """Return the values of a page, and the keys it looked at."""
    with pages.context.record.tracker.watch() as keys:
        return whole_of(pages, route, name), keys


def test_who_is_never_named_has_no_page_and_no_link():
    made = rendered(rich_record())
    assert "actors/idle/index.html" not in made
    assert not [path for path, text in made.items() if "/actors/idle/" in text]


def test_who_is_named_and_not_on_file_has_no_page():
    made = rendered(record_of(event("one", "2024-03-12", actors=("nobody",), places=("nowhere",))))
    assert not [path for path in made if path.startswith(("actors/nobody", "places/nowhere"))]


def test_an_old_id_leads_to_the_event():
    stub = rendered(rich_record())["events/old-raid/index.html"]
    assert 'content="0; url=/ford/events/raid/"' in stub
    assert '<link rel="canonical" href="https://example.org/ford/events/raid/">' in stub
    assert '<a dir="auto" href="/ford/events/raid/">About raid</a>' in stub


def test_a_page_of_text_stands_under_its_address_and_its_links_start_where_the_site_does():
    made = rendered(whole_record())
    assert '<a href="/ford/events/raid/">it</a>' in made["about/index.html"]
    assert '<a href="/ford/about/method/"' in made["index.html"]
    assert "<title>Method · The ford</title>" in made["about/method/index.html"]
    assert "https://example.org/ford/about/method/" in made["sitemap.xml"]


def test_every_link_leads_somewhere():
    made = rendered(whole_record(), chart=CHART)
    stubs = {"events/old-raid/index.html"}
    assert_links_lead_somewhere((p for p in made if p.endswith(".html") and p not in stubs), made)


def test_every_page_names_who_drew_the_maps_where_there_are_any():
    made = rendered(whole_record(), chart=CHART)
    assert " · Lines © A, rivers B · " in made["places/oakford/index.html"]
    assert "Lines" not in rendered(whole_record())["places/oakford/index.html"]


def test_templates_are_given_plain_frozen_values_alone():
    pages = pages_of(context_of(whole_record(), chart=CHART))
    for route, name in pages.all():
        for key, value in pages.values(route, name).items():
            if type(value) is not Pieces:  # of texts
                assert_plain(value, f"{route.path(name)} {key}")


def assert_plain(value: object, where: str) -> None:
    if dataclasses.is_dataclass(value):
        assert type(value).__dataclass_params__.frozen, where
        for field in dataclasses.fields(value):
            assert_plain(getattr(value, field.name), f"{where}.{field.name}")
    elif isinstance(value, Frozen):
        assert type(value).__struct_config__.frozen, where
        if not type(value).__module__.startswith("timeline.model"):  # the record's own
            for field in type(value).__struct_fields__:
                assert_plain(getattr(value, field), f"{where}.{field}")
    elif type(value) is tuple:
        for item in value:
            assert_plain(item, where)
    else:
        assert type(value) in {str, int, bool, Strand, type(None)}, f"{where}: {type(value)}"


def test_the_same_record_gives_the_same_values():
    one, other = (pages_of(context_of(whole_record(), chart=CHART)) for _ in "12")
    assert [whole_of(one, *page) for page in one.all()] == [
        whole_of(other, *page) for page in other.all()
    ]


def whole_of(pages, route, name):
    """Return what a template is given, whatever is given in pieces as a whole."""
    values = pages.values(route, name)
    return {key: "".join(v) if type(v) is Pieces else v for key, v in values.items()}


def test_an_empty_record_still_makes_a_site():
    made = rendered(record_of(), dataclasses.replace(SITE, url=""))
    assert sorted(path for path in made if not path.startswith("data/")) == [
        "404.html",
        "SHA256SUMS",
        "about/data/index.html",
        "add/data.json",
        "add/index.html",
        "calendar.ics",
        "index.html",
        "kinds/index.html",
        "robots.txt",
    ]
    assert "There are no events yet." in made["index.html"]


@pytest.mark.parametrize("url", ["", "/ford"])
def test_without_a_host_there_is_no_sitemap_and_none_is_named(url):
    made = rendered(rich_record(), dataclasses.replace(SITE, url=url))
    assert not [path for path in made if path.startswith("sitemap")]
    assert "Sitemap" not in made["robots.txt"]


def test_the_menu_ends_with_the_links_of_the_owner():
    own = (("A <b>map</b>", "/about/"), ("Forum", "https://forum.example/?a=1&b=2"))
    made = rendered(whole_record(), dataclasses.replace(SITE, menu=own))
    menu = made["about/index.html"].partition('aria-label="Main">')[2].partition("</ul>")[0]
    assert menu.endswith(
        '<li><a href="/ford/about/" aria-current="page">A &lt;b&gt;map&lt;/b&gt;</a></li>\n'
        '<li><a href="https://forum.example/?a=1&amp;b=2">Forum</a></li>\n'
    )


def test_without_an_address_nothing_is_absolute():
    made = rendered(rich_record(), dataclasses.replace(SITE, url="", repository=""))
    assert 'rel="canonical"' not in made["index.html"]
    assert "Sitemap" not in made["robots.txt"]
    assert "://example.org" not in made["events/raid/index.html"]


def hostile_record() -> Record:
    given = {
        "title": HOSTILE,
        "summary": HOSTILE,
        "venue": HOSTILE,
        "date_note": HOSTILE,
        "scope_note": HOSTILE,
        "body": HOSTILE,
        "places": ("oakford",),
        "actors": ("guard",),
        "sensitivity": Sensitivity.DISTRESSING,
        "claims": (
            Claim(
                by="guard", question=("held",), says=HOSTILE, sources=("s1",), disputed_by=("hill",)
            ),
            Claim(by="hill", question=("held",), says=HOSTILE, value=Decimal(1), unit=HOSTILE),
        ),
        "quotes": (Quote(speaker="guard", text=HOSTILE, source="s1"),),
        "sources": (
            Source(
                key="s1",
                outlet="post",
                title=HOSTILE,
                url="https://x.example/?a=1&b=\"'",
                supports=HOSTILE,
            ),
            Source(key="s2", outlet="post"),
        ),
        "seeds": (SeedRef(file="a.txt", sha256="0" * 64),),
        "changes": (Change(on=date(2024, 3, 20), what=HOSTILE, why=HOSTILE),),
    }
    record = Record(
        vocabulary=hostile_vocabulary(),
        actors=Registry.of(
            Actor(
                id=a,
                name=HOSTILE,
                kind="person",
                side="north",
                role=HOSTILE,
                aliases=(HOSTILE,),
                member_of="guard",
            )
            for a in ("guard", "hill")
        ),
        places=Registry.of(
            [
                Place(
                    id="oakford",
                    name=HOSTILE,
                    kind="town",
                    country="AA",
                    lat=Decimal(0),
                    lon=Decimal(1),
                    aliases=(HOSTILE,),
                    coord_basis=HOSTILE,
                )
            ]
        ),
        outlets=Registry.of(
            [
                Outlet(
                    id="post", name=HOSTILE, kind="newspaper", side="north", domains=("x.example",)
                )
            ]
        ),
        questions=Registry.of(
            [
                Question(
                    id="held",
                    name="x",
                    question=HOSTILE,
                    about=HOSTILE,
                    kind=QuestionKind.NUMBER,
                    unit=HOSTILE,
                    places=("oakford",),
                )
            ]
        ),
        pages=(ProsePage(address="about", title=HOSTILE, description=HOSTILE, body=HOSTILE),),
    )
    raid = event("raid", "2024-03-12", aliases=("old",), **given)
    return record.of_events([raid, said("reply", "2024-03-12", "raid", **given)])


def hostile_vocabulary() -> Vocabulary:
    """Return a vocabulary in which everything that pages show is hostile."""
    lists = ("kinds", "sides", "actors", "places", "outlets")
    return Vocabulary(
        **{
            name: tuple(
                replace(term, name=HOSTILE, plural=HOSTILE, meaning=HOSTILE)
                for term in getattr(VOCABULARY, name)
            )
            for name in lists
        }
    )


def test_nothing_in_the_record_becomes_markup():
    site = dataclasses.replace(
        SITE, name=HOSTILE, standfirst=HOSTILE, licence=HOSTILE, subject=HOSTILE
    )
    made = rendered(hostile_record(), site, chart=CHART)
    assert made.keys() >= {
        "about/index.html",
        "actors/hill/index.html",
        "events/old/index.html",
        "events/raid/index.html",
        "feeds/added.atom",
        "places/oakford/index.html",
        "questions/held/index.html",
        "said/north/index.html",
    }
    for path, text in made.items():
        if path.endswith((".csv", ".ics")):  # where the signs of a tag are signs like others
            continue
        assert "<script>alert" not in text, path
        assert "javascript:" not in text, path
        if path.endswith(".html"):
            tree = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(text)
            scripts = [node.get("type", node.get("src")) for node in tree.iter("script")]
            own = {f"/ford/{path}" for name, path in SITE.assets.items() if name.endswith(".js")}
            allowed = own | {"application/ld+json"}
            assert set(scripts) <= allowed, path
        elif path.endswith((".xml", ".atom")):
            ElementTree.fromstring(text)


def test_structured_data_survives_hostile_words():
    page = rendered(hostile_record())["events/raid/index.html"]
    tree = html5lib.HTMLParser(namespaceHTMLElements=False).parse(page)
    (data,) = (node.text for node in tree.iter("script") if node.get("type"))
    assert json.loads(data)["headline"] == HOSTILE


def test_an_uncertain_date_reaches_the_page_in_words():
    made = rendered(record_of(event("one", "2024-03-12~", date_note="By its wording.")))
    page = made["events/one/index.html"]
    assert '<time datetime="2024-03-12">about Tuesday 12 March 2024</time>' in page
    assert "By its wording." in page
    assert "<b>About 12 March</b> · Raid" in made["index.html"]


def test_a_sitemap_too_long_for_one_file_is_cut_and_named_by_another():
    listed = [Address(f"https://example.org/ford/events/{n}/", "") for n in range(5)]
    assert sitemaps(listed, most=5) == {"sitemap": listed}
    cut = sitemaps(listed, most=2)
    assert list(cut) == ["sitemap-1", "sitemap-2", "sitemap-3"]
    assert [row for part in cut.values() for row in part] == listed


def test_sitemaps_of_a_long_record_are_named_by_another(monkeypatch):
    monkeypatch.setattr(sitemap_routes, "MOST_IN_A_SITEMAP", 5)
    made = rendered(rich_record())
    parts = sorted(path for path in made if path.startswith("sitemap-"))
    assert len(parts) > 2
    found = [text for path in parts for text in re.findall("<loc>(.*?)</loc>", made[path])]
    html = {
        p.removesuffix("index.html")
        for p in made
        if p.endswith("/index.html") and not p.startswith("embed/")
    }
    assert set(found) == {f"https://example.org/ford/{path}" for path in html | {""}} - {
        "https://example.org/ford/events/old-raid/",
        "https://example.org/ford/print/",
    }
    assert re.findall("<loc>(.*?)</loc>", made["sitemap.xml"]) == [
        f"https://example.org/ford/{path}" for path in parts
    ]


@pytest.mark.parametrize("pages", [(), (ABOUT,), (ABOUT, METHOD)])
def test_the_menu_leads_to_the_pages_of_text_that_there_are(pages):
    record = dataclasses.replace(record_of(event("one", "2024-03-12")), pages=pages, made={})
    made = rendered(record)["index.html"]
    assert ('href="/ford/about/"' in made, 'href="/ford/about/method/"' in made) == (
        ABOUT in pages,
        METHOD in pages,
    )


def test_an_event_in_a_village_stands_on_the_page_of_every_place_around_it():
    made = rendered(record_of(event("one", "2024-03-12", places=("mill",))))
    around = [made[f"places/{place}/index.html"] for place in ("mill", "oakford", "vale", "land")]
    assert all("/ford/events/one/" in text for text in around)
