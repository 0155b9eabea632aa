"""The page of search and what it looks through: every spelling of a name, and what is chosen by."""

from dataclasses import replace

from msgspec import structs

from tests.sample import (
    ACTORS,
    OAKFORD,
    PLACES,
    REGISTRIES,
    SITE,
    assert_links_lead_somewhere,
    claim,
    context_of,
    event,
    record_of,
    rendered,
    said,
)
from timeline.model import Quote
from timeline.record import Record, Registry
from timeline.site.links import Link
from timeline.site.views import indexed as module
from timeline.site.views.indexed import Indexed, indexed
from timeline.site.views.search import Fitting, search_page

SPELLED = structs.replace(OAKFORD, aliases=("Okford", "Оукфорд"))
GUARD = structs.replace(ACTORS[0], aliases=("The Guards",))
FILED = replace(
    REGISTRIES,
    places=Registry.of((*PLACES[:2], SPELLED, PLACES[3])),
    actors=Registry.of((GUARD, *ACTORS[1:])),
)
RAID = event(
    "raid",
    "2024-03-12/2024-03-13",
    places=("mill",),
    actors=("guard",),
    claims=(claim("guard", says="They held it"),),
    quotes=(Quote(speaker="hill", text="We stay"),),
)


def found(record: Record) -> dict[str, Indexed]:
    pages = list(indexed(context_of(record)))
    assert len({page.address for page in pages}) == len(pages)
    return {page.address: page for page in pages}


def test_an_event_is_found_by_its_words_and_by_every_spelling_of_its_names():
    page = found(record_of(RAID, registries=FILED))["/events/raid/"]
    assert page.title == "About raid"
    assert page.words == ("One. Two.", "They held it", "We stay", "Raid")
    # The mill lies in Oakford, and Oakford in the vale.
    assert page.names == (
        *("Mill", "Oakford", "Okford", "Оукфорд", "Vale", "Land"),
        *("Ford Guard", "The Guards", "Ada Hill"),
    )


def test_an_event_tells_by_what_it_can_be_chosen():
    facts = dict(found(record_of(RAID, registries=FILED))["/events/raid/"].facts)
    assert facts == {
        "kicker": "Raid · Mill · according to Ford Guard",
        "meta": "1 source",
        "when": "12–13 March",
        "column": "reported",
        "kind": "raid",
        "sides": "volunteers international",
        "first": "2024-03-12",
        "last": "2024-03-13",
    }


def test_places_actors_outlets_and_questions_are_found_themselves():
    pages = found(record_of(RAID, said("answer", "2024-03-12", "raid"), registries=FILED))
    assert list(pages)[2:] == [
        "/places/land/",
        "/places/vale/",
        "/places/mill/",
        "/places/oakford/",
        "/actors/hill/",
        "/actors/guard/",
        "/sources/post/",
        "/questions/held/",
    ]
    assert pages["/places/oakford/"].names == ("Oakford", "Okford", "Оукфорд")
    assert dict(pages["/places/oakford/"].facts) == {"kicker": "Town"}
    made = rendered(record_of(RAID, said("answer", "2024-03-12", "raid"), registries=FILED))
    for address in pages:
        assert f"{address[1:]}index.html" in made


def test_a_result_in_another_language_has_marks_around_the_names_in_it():
    made = replace(context_of(record_of(RAID, registries=FILED)), site=replace(SITE, language="uk"))
    pages = {each.address: dict(each.facts) for each in indexed(made)}
    assert pages["/events/raid/"]["kicker"] == (
        "\u2068Raid\u2069 · \u2068Mill\u2069 · according to \u2068Ford Guard\u2069"
    )
    assert pages["/events/raid/"]["meta"] == "1 source"
    assert pages["/places/oakford/"]["kicker"] == "\u2068Town\u2069"


def test_of_a_very_long_record_titles_and_names_alone_are_found(monkeypatch):
    monkeypatch.setattr(module, "MOST_WHOLE", 0)
    page = found(record_of(RAID, registries=FILED))["/events/raid/"]
    assert page.words == ("Raid",)
    assert "Оукфорд" in page.names
    facts = dict(page.facts)
    assert facts["kicker"] == "Raid · Mill"
    # What others have to do with it would change the index with every event that answers it.
    assert "meta" not in facts
    assert facts["when"] == "12–13 March"


def test_what_is_looked_through_stands_in_one_order():
    record = record_of(RAID, said("answer", "2024-03-12", "raid"), registries=FILED)
    assert list(indexed(context_of(record))) == list(indexed(context_of(record)))


def test_the_page_lists_places_and_actors_from_a_to_z():
    page = search_page(context_of(record_of(RAID, registries=FILED)))
    assert [(each.letter, [link.text for link in each.links]) for each in page.letters] == [
        ("A", ["Ada Hill"]),
        ("F", ["Ford Guard"]),
        ("L", ["Land"]),
        ("M", ["Mill"]),
        ("O", ["Oakford"]),
        ("V", ["Vale"]),
    ]
    assert page.letters[4].links == (Link("Oakford", "/ford/places/oakford/"),)


def test_one_chooses_among_the_kinds_and_sides_there_are():
    record = record_of(RAID, said("answer", "2024-03-12", "raid"), registries=FILED)
    page = search_page(context_of(record))
    assert page.kinds == (Fitting("raid", "Raid"), Fitting("statement", "Statement"))
    assert page.sides == (
        Fitting("volunteers", "Volunteers"),
        Fitting("international", "International"),
    )


def test_without_an_index_the_page_has_the_list_alone():
    made = rendered(record_of(RAID, registries=FILED))
    page = made["search/index.html"]
    assert "search.js" not in page
    assert "wasm" not in page
    assert 'id="found"' not in page
    assert "/ford/places/oakford/" in page
    assert_links_lead_somewhere(["search/index.html"], made)


def test_with_an_index_its_page_alone_may_run_the_program_that_reads_it():
    made = rendered(record_of(RAID, registries=FILED), replace(SITE, search="1.5"))
    allowing = [path for path, text in made.items() if "wasm-unsafe-eval" in text]
    assert allowing == ["search/index.html"]
    assert 'data-index="/ford/search/index/"' in made["search/index.html"]


def test_every_page_has_the_box_and_a_record_without_events_has_none():
    made = rendered(record_of(RAID, registries=FILED))
    box = '<form class="find" role="search" action="/ford/search/">'
    assert box in made["index.html"]
    assert box in made["404.html"]
    assert "search/index.html" not in rendered(record_of())
    assert 'class="find"' not in rendered(record_of())["index.html"]
