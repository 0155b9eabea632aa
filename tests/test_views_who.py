"""The pages of actors, places, outlets and quotes, and the lists of them."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import html5lib
import pytest
from msgspec import structs

from tests.sample import (
    ABOUT,
    ACTORS,
    CHART,
    FULL,
    METHOD,
    OUTLETS,
    PLACES,
    REGISTRIES,
    SITE,
    VOCABULARY,
    claim,
    context,
    context_of,
    event,
    long_record,
    record_of,
    rendered,
    said,
    source,
)
from timeline.model import Actor, Outlet, Place, Quote, Sort, Stance
from timeline.record import Record, Registry
from timeline.site.links import Link
from timeline.site.routes import pages_of
from timeline.site.views import indexes as lists
from timeline.site.views.actors import ActorPage, actor_page
from timeline.site.views.outlets import OutletPage, outlet_page, sources
from timeline.site.views.places import PlacePage, place_page
from timeline.site.views.quotes import quotes
from timeline.site.views.spellings import spellings

PAPER = Actor(id="paper", name="Paper", kind="media", side="north", role="a newspaper")
WITH_OUTLET = replace(
    REGISTRIES,
    vocabulary=structs.replace(
        VOCABULARY, actors=(*VOCABULARY.actors, Sort(id="media", name="Media", like="outlet"))
    ),
    actors=Registry.of((*ACTORS, PAPER)),
    outlets=Registry.of((*OUTLETS, Outlet(id="paper", name="Paper", kind="newspaper"))),
    made={},
)


def actor_of(record: Record, name: str, page: str = "") -> ActorPage:
    pages = pages_of(context_of(record))
    found = record.actors.by_id[name]
    part = pages.list_page("actor", f"{name}{page}")
    return actor_page(pages.context, found, part, pages.rows)


def place_of(record: Record, name: str, **more: object) -> PlacePage:
    pages = pages_of(context_of(record, **more))
    found = record.places.by_id[name]
    return place_page(pages.context, found, pages.list_page("place", name), pages.rows)


def outlet_of(record: Record, name: str) -> OutletPage:
    pages = pages_of(context_of(record))
    return outlet_page(pages.context, name, pages.list_page("outlet", name), pages.rows)


def sections(page: ActorPage) -> dict[str, list[str]]:
    return {section.id: [row.id for row in section.rows] for section in page.sections}


def test_an_event_stands_under_an_actors_own_account_only_where_it_makes_a_claim():
    """Whoever is named in a report need not have done what it tells."""
    record = record_of(
        event("claimed", "2024-03-01", actors=("guard",), claims=(claim("guard"),)),
        event("told", "2024-03-02", told_by=("guard",), actors=("guard",)),
        event("named", "2024-03-03", actors=("guard",)),
        event("denied", "2024-03-04", claims=(claim("hill", disputed_by=("guard",)),)),
        said("speaks", "2024-03-05", "campaign", speaker="guard"),
        said("quoted", "2024-03-06", "campaign", quotes=(Quote(speaker="guard", text="x"),)),
        said("meant", "2024-03-07", "campaign", actors=("guard",)),
        said("elsewhere", "2024-03-08", "campaign"),
    )
    assert sections(actor_of(record, "guard")) == {
        "own_account": ["claimed", "told"],
        "own_statements": ["speaks", "quoted"],
        "other_reports": ["named", "denied"],
        "other_statements": ["meant"],
    }


def test_an_actor_has_its_latest_answer_to_each_question_and_those_of_its_members_by_name():
    members = Registry.of(
        (*ACTORS[:1], structs.replace(ACTORS[1], short="Hill", member_of="guard"))
    )
    record = record_of(
        event("one", "2024-03-01", claims=(claim("guard", says="It holds"),)),
        event("two", "2024-03-03", claims=(claim("guard", says="It held"),)),
        event("three", "2024-03-02", claims=(claim("hill", says="It left"),)),
        event("four", "2024-03-02", claims=(claim("hill", "many", says="Ten"),)),
        registries=replace(REGISTRIES, actors=members, made={}),
    )
    found = actor_of(record, "guard").stands
    assert [
        (stand.question.text, [(each.by, each.says, each.day, each.more) for each in stand.said])
        for stand in found
    ] == [
        (
            "Held",
            [("", "It held", "3 March", "1 other answer"), ("Hill", "It left", "2 March", "")],
        ),
        ("Many", [("Hill", "Ten", "2 March", "")]),
    ]
    assert found[0].question.href == "/ford/questions/held/"


def test_an_outlet_takes_no_position_and_stands_among_the_sources():
    record = record_of(
        event(
            "one",
            "2024-03-01",
            claims=(claim("paper"), claim("hill")),
            sources=(source("s1", outlet="paper"),),
        ),
        registries=WITH_OUTLET,
    )
    page = actor_of(record, "paper")
    assert page.stands == ()
    assert [link.href for link in page.crumbs] == ["/ford/sources/"]
    assert [each.title for each in page.sections] == ["Reported by it"]
    assert [link.href for each in page.beside for link, _ in each.items] == ["/ford/sources/paper/"]
    made = context_of(record)
    assert [item.link.text for group in lists.actors(made).groups for item in group.items] == [
        "Ada Hill"
    ]
    assert [link.href for link in sources(made).speakers] == ["/ford/actors/paper/"]


def test_a_page_of_an_actor_leads_to_its_side_its_words_and_who_belongs_to_it():
    record = record_of(FULL, event("one", "2024-03-01", actors=("watch",)))
    page = actor_of(record, "hill")
    assert [(link.text, link.href) for link in page.crumbs] == [
        ("People and bodies", "/ford/actors/"),
        ("International", "/ford/actors/#of_international"),
    ]
    assert [
        (each.title, [(link.text, link.href, note.text) for link, note in each.items])
        for each in page.beside
    ] == [("Exact words", [("2 quotations", "/ford/quotes/#of_hill", "")])]
    assert [each.title for each in actor_of(record, "watch").beside] == ["Belongs to"]
    assert [link.text for link in actor_of(record, "watch").crumbs] == ["People and bodies"]


def test_the_later_pages_of_a_long_list_have_the_events_alone():
    record = long_record(days=260, a_day=2)
    first, second = (actor_of(record, "hill", page) for page in ("", "/2"))
    assert first.heading.is_name
    assert [(each.text, each.is_name) for each in second.heading.pieces] == [
        ("Ada Hill", True),
        (", part ", False),
        ("2", False),
    ]
    assert (first.heading.text, first.role, second.heading.text, second.role) == (
        "Ada Hill",
        "Mayor",
        "Ada Hill, part 2",
        "",
    )
    assert (
        len(sections(first)["own_statements"]) + len(sections(second)["own_statements"])
        == len(record.events) // 2
    )
    made = rendered(record)["actors/hill/2/index.html"]
    assert made.count('rel="prev" href="/ford/actors/hill/"') == 2


@pytest.mark.parametrize(
    ("name", "lang"),
    [
        ("Сибірський батальйон", "uk"),
        ("Ґанок", "uk"),
        ("Сибирский батальон", ""),
        ("Дыра", "ru"),
        ("Ёлка", "ru"),
        ("Дыра і", ""),
        ("Hladkov", ""),
        ("", ""),
    ],
)
def test_a_spelling_has_a_language_where_its_letters_tell_it(name, lang):
    (found,) = spellings(context(), (name,))
    assert (found.text, found.lang, found.href) == (name, lang, "")


def test_a_spelling_in_latin_letters_is_of_the_language_of_the_texts():
    spoken = replace(context(), site=replace(SITE, language="uk"))
    assert [each.lang for each in spellings(spoken, ("Hladkov", "Гладков", "Їжа"))] == [
        "en",
        "",
        "uk",
    ]


def test_a_place_says_where_it_lies_how_exactly_and_what_is_asked_of_it():
    record = record_of(
        event("one", "2024-03-01", places=("mill",), claims=(claim("guard"),)),
        event("two", "2024-03-02", claims=(claim("hill", stance=Stance.DENIES),)),
    )
    exact = structs.replace(
        PLACES[2], radius_km=Decimal(2), coord_basis="a gazetteer", aliases=("Oak",)
    )
    record = replace(record, places=Registry.of((*PLACES[:2], exact, *PLACES[3:])), made={})
    page = place_of(record, "oakford", chart=CHART)
    assert [link.text for link in page.crumbs] == ["Places", "Land", "Vale"]
    assert (page.heading.text, page.events) == ("Oakford", "1 event")
    assert [(piece.text, piece.is_name) for piece in page.lead.pieces] == [
        ("Town", True),
        (" in ", False),
        ("Vale", True),
        (", ", False),
        ("Land", True),
    ]
    assert [(line.text, line.is_name) for line in page.position] == [
        ("0 N, 1 E; may be off by 2 km", False),
        ("A gazetteer", True),
    ]
    assert page.spellings == (Link("Oak"),)
    assert [(link.text, count.text) for link, count in page.within] == [("Mill", "1 event")]
    assert page.map is not None
    assert [question.text for question, _ in page.asked] == ["Held"]
    assert "Volunteers: Yes" in page.asked[0][1].text
    assert "The North: no statement found" in page.asked[0][1].text


def test_a_settlement_without_a_position_says_so_and_what_has_places_within_it_need_not():
    record = record_of(event("one", "2024-03-01", places=("mill",)))
    unsettled = place_of(record, "mill", chart=CHART)
    assert unsettled.position == (
        Link("No source settles its position, so no map has a mark for it"),
    )
    assert place_of(record, "vale").position == ()


def test_a_region_has_a_map_of_what_lies_within_it_and_a_country_has_none():
    record = record_of(event("one", "2024-03-01", places=("mill", "oakford")))
    vale, land = (place_of(record, name, chart=CHART) for name in ("vale", "land"))
    assert vale.map is not None
    assert [(mark.name, mark.is_main) for mark in vale.map.marks] == [("Oakford", True)]
    assert (land.lead, land.map, land.asked) == (Link("Country"), None, ())


def test_the_list_of_places_goes_by_weight_within_each_wider_one_and_from_a_to_z():
    places = (
        *PLACES,
        Place(id="abbey", name="Abbey", kind="village", country="AA", within="vale"),
        Place(id="zoo", name="Zoo", kind="village", country="AA", within="land"),
    )
    record = record_of(
        event("one", "2024-03-01", places=("mill", "zoo")),
        event("two", "2024-03-02", places=("mill", "abbey")),
        registries=replace(REGISTRIES, places=Registry.of(places), made={}),
    )
    page = lists.places(context_of(record))
    (land,) = page.groups
    assert (land.id, land.title.text, land.count) == ("of_land", "Land", "2 events")
    assert [
        (item.link.text, item.count, [inner.link.text for inner in item.within])
        for item in land.items
    ] == [("Vale", "2 events", ["Mill", "Oakford", "Abbey"]), ("Zoo", "1 event", [])]
    names = ["Abbey", "Land", "Mill", "Oakford", "Vale", "Zoo"]
    assert [link.text for link in page.a_to_z] == names


def test_the_list_of_actors_goes_by_weight_within_each_side_and_from_a_to_z():
    north = [
        Actor(id=name, name=name.title(), kind="person", side="north", role="x")
        for name in ("zed", "bob", "amy")
    ]
    record = record_of(
        event("one", "2024-03-01", actors=("zed", "bob", "amy", "guard")),
        event("two", "2024-03-02", actors=("zed",)),
        registries=replace(REGISTRIES, actors=Registry.of((*ACTORS, *north)), made={}),
    )
    page = lists.actors(context_of(record))
    assert {group.id: [item.link.text for item in group.items] for group in page.groups} == {
        "of_volunteers": ["Ford Guard"],
        "of_north": ["Zed", "Amy", "Bob"],
    }
    assert [link.text for link in page.a_to_z] == ["Amy", "Bob", "Ford Guard", "Zed"]


def test_the_sources_stand_by_weight_and_those_on_file_again_by_kind_and_name():
    record = record_of(
        event("one", "2024-03-01", sources=(source("s1"), source("s2", outlet="voice"))),
        event("two", "2024-03-02", sources=(source("s1", outlet="voice"),)),
        event("three", "2024-03-03", sources=(source("s1", outlet="stray"),)),
        event("four", "2024-03-04", sources=(source("s1", outlet="wall"),)),
    )
    page = sources(context_of(record))
    assert [
        (each.link.text, each.link.href, each.about.text, each.events, each.alone)
        for each in page.table
    ] == [
        ("Voice", "/ford/sources/voice/", "state media · side: The North", "2", "1"),
        ("stray", "", "", "1", "1"),
        ("Valley Post", "/ford/sources/post/", "newspaper or news site", "1", "–"),
        ("Wall", "/ford/sources/wall/", "", "1", "1"),
    ]
    assert [(kind.id, kind.title.text, kind.title.is_name, kind.count) for kind in page.kinds] == [
        ("of_newspaper", "Newspaper or news site", True, "1"),
        ("of_state-media", "State media", True, "1"),
        ("of_other", "Other outlets", False, "1"),
    ]
    assert page.lead.startswith("4 outlets for 4 events. ")


def test_a_long_table_of_sources_stops_and_the_lists_by_kind_have_all():
    many = [Outlet(id=f"o{n:02}", name=f"O{n:02}", kind="newspaper") for n in range(70)]
    record = record_of(
        *(
            event(f"e{n}", "2024-03-01", sources=(source("s1", outlet=f"o{n:02}"),))
            for n in range(70)
        ),
        registries=replace(REGISTRIES, outlets=Registry.of(many), made={}),
    )
    page = sources(context_of(record))
    assert (len(page.table), [len(kind.outlets) for kind in page.kinds]) == (60, [70])


def test_an_outlet_shows_its_reports_of_each_event_and_counts_whose_accounts_they_pass_on():
    one = (
        source("s1", title="A headline", url="https://post.example/1", relays=("hill",)),
        source("s2", url="https://post.example/2", relays=()),
        source("s3", outlet="voice", title="Not its own"),
    )
    record = record_of(
        event("one", "2024-03-01", sources=one, actors=("hill",)),
        event("two", "2024-03-02", sources=(source("s1", published=date(2024, 3, 2)),)),
    )
    page = outlet_of(record, "post")
    assert page.lead.text == (
        "Newspaper or news site. 2 events rest on its reports. 1 of them rests on nothing else."
    )
    assert [
        (each.row.id, [(link.text, link.href) for link in each.reports]) for each in page.events
    ] == [
        (
            "one",
            [
                ("A headline", "https://post.example/1"),
                ("headline not recorded", "https://post.example/2"),
            ],
        ),
        ("two", [("headline not recorded", "")]),
    ]
    assert [(link.text, link.href, count.text) for link, count in page.passed_on] == [
        ("Ada Hill", "/ford/actors/hill/", "1 of 3 reports"),
        ("Its own reporting", "", "1 of 3 reports"),
        ("Not noted", "", "1 of 3 reports"),
    ]


def test_an_outlet_of_which_nothing_is_noted_passes_on_nobody():
    assert outlet_of(record_of(event("one", "2024-03-01")), "post").passed_on == ()


def test_quotes_stand_by_speaker_with_their_language_day_event_and_report():
    page = quotes(context(FULL), "1")
    assert page.lead.startswith("3 quotations by 2 speakers")
    assert [(each.id, each.link.text, each.role, each.count) for each in page.speakers] == [
        ("of_hill", "Ada Hill", "mayor", "2"),
        ("of_guard", "Ford Guard", "a guard", "1"),
    ]
    hill, guard = page.speakers
    assert hill.passages == guard.phrases == ()
    (phrases,), (passage,) = hill.phrases, guard.passages
    assert [(each.text, each.lang) for each in phrases.words] == [("We stay", ""), ("мы", "ru")]
    assert (phrases.day, phrases.note) == ("13 March 2024", "in translation")
    assert phrases.source == Link("Valley Post", "https://post.example/a")
    assert phrases.event.href == "/ford/events/full/"
    assert (passage.source, passage.note) == (None, "")


def test_the_pages_of_many_quotes_lead_to_each_other_and_a_speaker_to_the_first():
    words = (Quote(speaker="hill", text="x"),) * 120
    record = record_of(
        said("one", "2024-03-01", "campaign", quotes=words),
        said("two", "2024-03-02", "campaign", quotes=(Quote(speaker="guard", text="y"),)),
    )
    made = rendered(record)
    assert '<a rel="next" href="/ford/quotes/2/">' in made["quotes/index.html"]
    assert '<a rel="prev" href="/ford/quotes/">' in made["quotes/2/index.html"]
    assert 'id="of_guard"' in made["quotes/2/index.html"]
    assert 'href="/ford/quotes/2/#of_guard"' in made["actors/guard/index.html"]
    assert "121 quotations" not in made["quotes/2/index.html"]


def test_without_quotes_there_is_no_page_of_them():
    made = rendered(record_of(event("one", "2024-03-01")))
    assert not [path for path, text in made.items() if "quotes/" in path or "/quotes/" in text]


def test_the_page_about_the_record_says_how_to_reach_its_makers_and_when_it_changed():
    about = replace(
        record_of(event("one", "2024-03-01", added=date(2024, 4, 1))),
        pages=(ABOUT, METHOD),
        made={},
    )
    made = rendered(about)
    assert '<a href="https://github.com/example/ford/issues">' in made["about/index.html"]
    assert "Last change of the record: 1 April 2024" in made["about/index.html"]
    assert "Last change" not in made["about/method/index.html"]
    alone = rendered(about, replace(SITE, repository=""))["about/index.html"]
    assert "/issues" not in alone


def test_every_page_here_is_strictly_valid_and_no_id_stands_twice():
    record = record_of(
        FULL,
        event("one", "2024-03-01", places=("mill",), actors=("watch",), claims=(claim("guard"),)),
        event("month", "2024-02"),
        registries=WITH_OUTLET,
    )
    made = rendered(record, chart=CHART)
    paths = [
        path
        for path in made
        if path.startswith(("actors/", "places/", "sources/", "quotes/", "kinds/index", "404"))
    ]
    assert len(paths) > 12
    for path in paths:
        tree = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(made[path])
        ids = [node.get("id") for node in tree.iter() if node.get("id")]
        assert len(ids) == len(set(ids)), path
