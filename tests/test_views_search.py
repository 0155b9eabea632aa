"""The page of search and what it looks through: every spelling of a name, and what is chosen by."""

from dataclasses import replace

from msgspec import structs

from tests.sample import (
    ACTORS,
    CHART,
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
from timeline.record.indexes import whole
from timeline.site.links import Link
from timeline.site.views import indexed as module
from timeline.site.views.indexed import Indexed, Spelled, indexed, search_page

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
    assert dict(pages["/places/oakford/"].facts) == {
        "kicker": "Town",
        "lead": "Town in Vale, Land",
        "events": "1 event",
        "asked": "Held",
        "asked_at": "questions/held/",
    }
    assert dict(pages["/actors/guard/"].facts) == {
        "kicker": "a guard",
        "events": "1 event",
    }
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
    oakford = pages["/places/oakford/"]
    assert oakford["kicker"] == "\u2068Town\u2069"
    assert oakford["lead"] == "\u2068Town\u2069 in \u2068Vale\u2069, \u2068Land\u2069"


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
    named = [(each.letter, [name.link.text for name in each.names]) for each in page.letters]
    assert named == [
        ("A", ["Ada Hill"]),
        ("F", ["Ford Guard"]),
        ("L", ["Land"]),
        ("M", ["Mill"]),
        ("O", ["Oakford"]),
        ("V", ["Vale"]),
    ]
    assert page.letters[4].names == (Spelled(Link("Oakford", "/ford/places/oakford/"), ""),)


def test_a_name_has_the_words_of_its_other_spellings_where_one_can_search(monkeypatch):
    names = ("The Oak Ford", "Oak Ford of the Vale", "Оукфорд")
    filed = replace(FILED, places=Registry.of((structs.replace(SPELLED, aliases=names),)))
    record = record_of(RAID, event("more", "2024-03-12", places=("oakford",)), registries=filed)
    context = replace(context_of(record), site=replace(SITE, search="1.5"))
    also = {
        name.link.text: name.also
        for letter in search_page(context).letters
        for name in letter.names
    }
    assert also["Oakford"] == "the oak ford of vale оукфорд"
    assert also["Ford Guard"] == "the guards"
    # Of a long record the page is long without them.
    monkeypatch.setattr(whole, "MOST_IN_FULL", 0)
    record = record_of(RAID, registries=filed)
    context = replace(context_of(record), site=replace(SITE, search="1.5"))
    assert {name.also for letter in search_page(context).letters for name in letter.names} == {""}


def test_a_place_in_the_index_tells_the_first_day_that_the_map_has_it():
    context = context_of(record_of(RAID, registries=FILED), chart=CHART)
    pages = {each.address: dict(each.facts) for each in indexed(context)}
    maps = {address: facts["map"] for address, facts in pages.items() if "map" in facts}
    # The mill of the raid has no point, and no middle of a country is worth a mark.
    assert maps == {}
    found = event("found", "2024-03-14", places=("oakford",))
    context = context_of(record_of(RAID, found, registries=FILED), chart=CHART)
    pages = {each.address: dict(each.facts) for each in indexed(context)}
    maps = {address: facts["map"] for address, facts in pages.items() if "map" in facts}
    assert maps == dict.fromkeys(("/places/vale/", "/places/oakford/"), "map/#d-2024-03-14")


def test_one_chooses_among_the_kinds_and_sides_there_are():
    record = record_of(RAID, said("answer", "2024-03-12", "raid"), registries=FILED)
    page = search_page(context_of(record))
    assert [each.id for each in page.kinds] == ["raid", "statement"]
    assert [each.id for each in page.sides] == ["volunteers", "international"]


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
