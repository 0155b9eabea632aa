"""The index of the search: the same each time, made anew if need be alone, and what is found."""

import gzip
import os
import re
import shutil
import signal
import tempfile
from functools import partial
from itertools import product
from random import Random

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.browser import served
from tests.sites import tree
from tests.small import run_of
from timeline.engine.staging import PublishError
from timeline.plugin import build, searching
from timeline.site.views import indexed as module
from timeline.site.views.indexed import Indexed

pytestmark = pytest.mark.skipif(not searching.program(), reason="Pagefind is not installed")
KB = 1_000
HOSTILE = '</i><script>alert("1")</script>'


def page(name: str, **given: object) -> Indexed:
    values = {"title": f"About {name}", "words": (f"Of {name}.",), "names": (), "facts": ()}
    return Indexed(address=f"/events/{name}/", **(values | given))


PAGES = [page(name, facts=(("kind", "raid"), ("sides", "a b"))) for name in ("ford", "mill")]


def index_of(pages: list[Indexed]) -> dict[str, bytes | None]:
    """Make an index; return its files."""
    with searching.making(pages, "en") as finished:
        return tree(finished().folder)


def test_an_index_of_the_same_pages_is_the_same():
    made = [index_of(PAGES) for _ in range(3)]
    assert made[0] == made[1] == made[2]
    assert "pagefind.js" in made[0]


def test_a_long_record_has_several_indexes_which_are_looked_through_together(
    project, tmp_path, monkeypatch, browser
):
    run = run_of(project, has_index=True)
    one = tree(build(project, output=tmp_path / "one", run=run).output)
    assert "search/index/2/pagefind-entry.json" not in one
    assert b"data-indexes" not in one["search/index.html"]
    monkeypatch.setattr(module, "MOST_IN_INDEX", 3)
    several = build(project, output=tmp_path / "several", run=run).output
    number = -(-len(list(several.glob("data/v1/events/*.json"))) // 3)
    assert number > 2
    below = several / "search/index"
    assert sorted(path.parent.name for path in below.glob("*/pagefind-entry.json")) == sorted(
        str(each) for each in range(2, number + 1)
    )
    assert [path.parent for path in below.rglob("pagefind.js")] == [below]
    found = []
    for site in (tmp_path / "one", several):
        with served(site, base="") as address:
            titles, _, said = loaded_for(browser, address, "ferry")
        assert said == []
        found.append(sorted(titles))
    assert found[0] == found[1]
    assert 1 < len(found[0]) < 10  # so that all are shown, and of more than one index


def test_what_stands_for_an_index_is_another_where_a_word_or_the_language_is():
    others = (PAGES[:1], [*PAGES, page("hill")], [PAGES[1], PAGES[0]])
    bundles = [
        *(searching.bundle_of(partial(tuple, pages), "en") for pages in (PAGES, *others)),
        searching.bundle_of(lambda: PAGES, "uk"),
    ]
    assert len({each.state() for each in bundles}) == len(bundles)
    assert searching.bundle_of(lambda: PAGES, "en").state() == bundles[0].state()
    with bundles[0].begin() as finished:
        assert finished().state == bundles[0].state()
    assert searching.bundle_of(tuple, "en") is None


def test_an_edit_of_what_nobody_looks_for_needs_no_index(project, tmp_path, monkeypatch):
    run = run_of(project, has_index=True)
    whole = tree(build(project, output=project / "output", run=run).output)
    monkeypatch.setattr("pagefind_bin.get_executable", lambda: tmp_path / "no-program")
    event = min(project.glob("content/events/*.md"))
    event.write_text(f"{event.read_text('utf-8')}\nA lantern.\n", encoding="utf-8")
    edited = tree(build(project, output=project / "output", run=run).output)
    assert edited != whole
    index = {path: text for path, text in whole.items() if path.startswith("search/index/")}
    assert index
    assert index == {path: edited.get(path) for path in index}


@pytest.mark.parametrize("is_killed", [False, True])
def test_no_program_is_left_where_nobody_waits_for_it(tmp_path, monkeypatch, is_killed):
    told, never = tmp_path / "told", tmp_path / "never"
    for path in (told, never):
        os.mkfifo(path)
    (tmp_path / "program").write_text(f"#!/bin/sh\nexec >{told}\necho begun\nexec cat {never}\n")
    (tmp_path / "program").chmod(0o700)
    monkeypatch.setattr("pagefind_bin.get_executable", lambda: tmp_path / "program")
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    waiting, go = os.pipe()
    if not (build := os.fork()):
        try:
            with searching.making(PAGES, "en"):
                os.read(waiting, 1)
        finally:
            os._exit(0)
    with told.open("rb") as said:
        assert said.readline() == b"begun\n"
        os.kill(build, signal.SIGKILL) if is_killed else os.write(go, b".")
        assert said.read() == b""  # which is known when no program is left that could say more
    os.waitpid(build, 0)


def test_words_of_a_stranger_are_words():
    found = searching.html(page("a", title=HOSTILE, facts=(("kind", HOSTILE),)), "en")
    assert "<script" not in found
    assert found.count("data-v=") == 2
    assert index_of([page("a", title=HOSTILE)])


def test_a_failure_of_the_program_is_told(tmp_path, monkeypatch):
    monkeypatch.setattr("pagefind_bin.get_executable", lambda: tmp_path / "program")
    (tmp_path / "program").write_text("#!/bin/sh\necho no room >&2\nexit 1\n")
    (tmp_path / "program").chmod(0o700)
    with pytest.raises(PublishError, match="Pagefind makes no index: no room"):
        index_of(PAGES)


@pytest.fixture(scope="session")
def address(site):
    with served(site) as address:
        yield address


def loaded_for(browser, address, query: str) -> tuple[list[str], int, list[str]]:
    """Return the titles found for a query, the bytes of the first search, and what was said."""
    page = browser.new_context().new_page()
    sizes, said = [], []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on(
        "response",
        lambda response: (
            "/search/index/" in response.url and sizes.append(len(gzip.compress(response.body())))
        ),
    )
    page.goto(f"{address}/search/?q={query}", wait_until="networkidle")
    page.locator("#found h2").wait_for()
    titles = page.locator("#found a.t").all_inner_texts()
    page.context.close()
    return titles, sum(sizes), said


def test_a_place_is_found_first_by_any_of_its_spellings(browser, address, record):
    place = next(place for place in record.places if place.aliases)
    for spelling in (place.name, *place.aliases):
        titles, size, said = loaded_for(browser, address, spelling)
        assert place.name in titles[:3]
        assert size < 120 * KB
        assert said == []


@pytest.fixture(scope="module")
def long_record(site, tmp_path_factory):
    """Pages of very many words, and the address of a site where these can be looked for."""
    rng, syllables = Random(7), ["".join(each) for each in product("bdgklmrst", "aeou")]
    words = ["".join(rng.choices(syllables, k=4)) for _ in range(6_000)]
    weights = [1 / (at + 10) for at in range(len(words))]
    pages = [
        page(f"n{number}", words=(" ".join(rng.choices(words, weights, k=140)),), title="Ford")
        for number in range(700)
    ]
    root = shutil.copytree(site, tmp_path_factory.mktemp("long") / "site")
    shutil.rmtree(root / "search/index")
    with searching.making(pages, "en") as finished:
        shutil.copytree(finished().folder, root / "search/index")
    with served(root) as address:
        yield pages, address


def test_a_first_search_of_two_words_loads_little_of_a_long_record(browser, long_record):
    pages, address = long_record
    for page_of in pages[:3]:
        one, *_, other = sorted(page_of.words[0].split())
        titles, size, said = loaded_for(browser, address, f"{one} {other}")
        assert titles
        assert size < 120 * KB
        assert said == []


def test_every_word_that_begins_as_asked_is_found_in_whatever_part_it_stands(browser, long_record):
    pages, address = long_record
    page = browser.new_context().new_page()
    for begun in ("ba", "da", "ko", "mube", "ta", "tu"):
        having = sum(f" {begun}" in f" {each.words[0]}" for each in pages)
        page.goto(f"{address}/search/?q={begun}", wait_until="networkidle")
        assert page.locator("#found h2").inner_text() == f"Found for “{begun}”: {having}"
    page.context.close()


def test_what_is_found_can_be_chosen_by_column_and_day(browser, address):
    page = browser.new_context().new_page()
    page.goto(f"{address}/search/?q=oakford&column=said&from=2021-06-04&to=2021-06-06")
    page.locator("#found h2").wait_for()
    days = page.locator("#found time").all()
    assert days
    assert all("2021-06-04" <= day.get_attribute("datetime") <= "2021-06-06" for day in days)
    assert page.locator("#found li > div:not(.s1)").count() == 0
    # The form shows by what was chosen.
    assert page.locator("select[name=column]").input_value() == "said"
    page.context.close()


def test_an_event_that_is_found_shows_the_words_that_were_and_no_markup(browser, address):
    page = browser.new_context().new_page()
    page.goto(f"{address}/search/?q=oakford&column=reported")
    page.locator("#found mark").first.wait_for()
    found = page.locator("#found li p.s")
    assert found.count() == page.locator("#found li").count()
    assert all("oakford" in each.lower() for each in page.locator("#found mark").all_inner_texts())
    assert set(found.locator("*").evaluate_all("all => all.map(it => it.nodeName)")) == {"MARK"}
    page.context.close()


# Words to read, and the spelling that was found where none of them was.
EXCERPT = re.compile(r"(?:… )?(.*?)(?: …)?(?: \(([^()]*)\))?")


def test_what_is_found_by_another_spelling_shows_words_to_read_and_no_list_of_names(
    browser, address, record
):
    place = next(place for place in record.places if place.aliases)
    page = browser.new_context().new_page()
    page.goto(f"{address}/search/?q={place.aliases[0]}&column=reported")
    page.locator("#found p.s").first.wait_for()
    for row in page.locator("#found li").all():
        title, shown = row.locator("a.t").inner_text(), row.locator("p.s").inner_text()
        event = next(event for event in record.events if event.title == title)
        said = [*(claim.says for claim in event.claims), *(quote.text for quote in event.quotes)]
        kind = record.vocabulary.kind[event.kind].name
        told = " ".join(" ".join([event.summary, *said, kind]).split())
        words, name = EXCERPT.fullmatch(shown).groups()
        assert words
        assert [word for word in words.split() if word.strip(".") not in told] == []
        spellings = {each for one in record.places for each in (one.name, *one.aliases)}
        assert name is None or name in spellings
    page.context.close()


def test_of_many_spellings_the_one_that_was_found_is_shown(browser, address, record):
    actor = next(
        actor
        for actor in record.actors
        if len(actor.aliases) > 1 and any(actor.id in event.actors for event in record.events)
    )
    spelling = actor.aliases[-1]
    page = browser.new_context().new_page()
    page.goto(f"{address}/search/?q={spelling}")
    page.locator("#found li p.s mark").first.wait_for()
    shown = page.locator("#found li p.s").all_inner_texts()
    assert [text for text in shown if text.endswith(f" ({spelling})")]
    assert not [text for text in shown if ";" in text and actor.aliases[0] in text]
    page.context.close()


def test_what_is_named_as_asked_comes_first_then_what_has_its_name_in_the_title(
    browser, address, record
):
    page, said = browser.new_context().new_page(), []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    for place in (place for place in record.places if place.aliases):
        for spelling in place.aliases:
            title = searched(page, address, spelling).locator("a.t").first.inner_text()
            assert title == place.name, spelling
    assert said == []
    page.context.close()


def searched(page, address, query: str):
    """Look for something; return what is shown of it."""
    page.goto(f"{address}/search/?q={query}")
    page.locator("#found > *").first.wait_for()
    return page.locator("#found")


def test_a_place_that_is_named_stands_on_a_card_with_the_ways_to_its_page_and_the_map(
    browser, address, record
):
    page = browser.new_context(viewport={"width": 320, "height": 800}).new_page()
    place = next(place for place in record.places if place.id == "stonebridge")
    found = searched(page, address, place.aliases[0])
    card = found.locator("> :first-child")
    assert card.locator(".k").inner_text() == f"Also written: {place.aliases[0]}"
    assert card.locator(".k b").inner_text() == place.aliases[0]
    number = sum("stonebridge" in event.places for event in record.events)
    told = card.locator(".s").inner_text()
    assert told.startswith(f"City in Highland Province, Highland · {number} event")
    # It is not counted among what is found, which is written anew below it as more is read.
    named, _, number = page.locator("#found h2").inner_text().rpartition(": ")
    assert named == f"Found for “{place.aliases[0]}”"
    expect(page.locator("#found li")).to_have_count(int(number))
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    card.get_by_role("link", name="On the map").click()
    # Until the page has looked at its address, the lists of all days stand there.
    expect(page.locator("section.on:visible h3 a", has_text=place.name)).to_have_count(1)
    page.wait_for_load_state()
    page.go_back()
    page.locator("#found a.t").first.click()
    assert page.url == f"{address}/places/stonebridge/"
    page.context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("asked", ["Stonebridge", "Stonebrige"])
def test_what_is_found_and_suggested_is_accessible(browser, address, asked, scheme):
    page = browser.new_context(color_scheme=scheme).new_page()
    searched(page, address, asked)
    result = Axe().run(page, options={"resultTypes": ["violations"]})
    assert result.violations_count == 0, result.generate_report()
    page.context.close()


def test_one_that_alone_has_the_words_of_a_name_stands_on_a_card_and_of_several_none(
    browser, address
):
    page = browser.new_context().new_page()
    card = searched(page, address, "lind").locator(".card")
    assert card.locator("a.t").inner_text() == "Otto Lind"
    assert card.get_by_role("link", name="On the map").count() == 0
    assert searched(page, address, "highland province").locator(".card a.t").all_inner_texts() == [
        "Highland Province"
    ]
    assert searched(page, address, "province").locator(".card").count() == 0
    page.context.close()


def misspelled(name: str) -> tuple[str, ...]:
    """Return a name without a letter, with one too many, with one changed and with two swapped."""
    at = len(name) // 2
    before, one, other, rest = name[:at], name[at], name[at + 1], name[at + 2 :]
    return (
        f"{before}{other}{rest}",
        f"{before}{one}{one}{other}{rest}",
        f"{before}q{other}{rest}",
        f"{before}{other}{one}{rest}",
    )


def test_what_is_nearly_a_name_has_a_link_to_what_was_meant(browser, address, record):
    page = browser.new_context().new_page()
    said = []
    page.on("console", lambda message: said.append(message.text))
    place = next(place for place in record.places if place.id == "stonebridge")
    for spelling in (place.name, *place.aliases):
        for wrong in misspelled(spelling):
            meant = searched(page, address, wrong).get_by_role("link", name=place.name, exact=True)
            assert "Did you mean: Stonebridge" in page.locator("#found").inner_text(), wrong
    meant.click()
    page.locator("#found .card").wait_for()
    assert page.url == f"{address}/search/?q=Stonebridge"
    assert said == []
    page.context.close()


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("Oto Lind", "Did you mean: Otto Lind"),
        ("Stone Bridge", "Did you mean: Stonebridge"),
        ("Governmnt of Highlnd Province", "Did you mean: Government of Highland Province"),
        ("Stonebridge Reedholm", "Names with one of these words: Stonebridge, Reedholm"),
    ],
)
def test_a_name_of_several_words_is_met_by_word_or_as_one(browser, address, asked, told):
    page = browser.new_context().new_page()
    assert told in searched(page, address, asked).inner_text()
    page.context.close()


@pytest.mark.parametrize("asked", ["zzzqqq", "Stonebridge", "Oakf", "Stqqqqdge", "evacuate", "..."])
def test_nothing_is_suggested_for_a_name_or_for_what_is_far_from_any(browser, address, asked):
    page = browser.new_context().new_page()
    assert "Did you mean" not in searched(page, address, asked).inner_text()
    page.context.close()


def test_what_was_chosen_stays_so_in_what_is_suggested(browser, address):
    page = browser.new_context().new_page()
    meant = searched(page, address, "Stonebrige&column=said").get_by_role("link").first
    assert meant.get_attribute("href") == "?q=Stonebridge&column=said"
    page.context.close()


def test_what_can_be_chosen_by_is_shown_without_a_word_in_order(browser, address, record):
    page = browser.new_context().new_page()
    page.goto(f"{address}/search/?q=&kind=raid")
    page.locator("#found h2").wait_for()
    raids = [event for event in record.events if event.kind == "raid"]
    assert page.locator("#found h2").inner_text() == f"Chosen: {len(raids)}"
    days = page.locator("#found time").evaluate_all("all => all.map(it => it.dateTime)")
    assert days == sorted(days)
    page.goto(f"{address}/search/?q=&kind=raid&from=2031-01-01")
    page.locator("#found h2").wait_for()
    assert page.locator("#found h2").inner_text() == "Nothing found"
    page.context.close()


@pytest.mark.parametrize(
    ("asked", "is_missing"),
    [("oakford", False), ("oakford&from=2031-01-01", True), ("zzzqqq", True), ("ozzzqqq", True)],
)
def test_what_is_not_found_can_be_added(browser, address, asked, is_missing):
    page = browser.new_context().new_page()
    page.goto(f"{address}/search/?q={asked}")
    page.locator("#found h2").wait_for()
    assert page.locator("#missing").is_visible() == is_missing
    if is_missing:
        page.get_by_role("link", name="Add it, with a link to one report").click()
        assert page.url == f"{address}/add/"
    page.context.close()


def test_words_from_the_address_are_shown_as_words(browser, address):
    page = browser.new_context().new_page()
    page.goto(f"{address}/search/?q=%3Cimg src=x onerror=alert(1)%3E")
    page.locator("#found h2").wait_for()
    assert "<img src=x onerror=alert(1)>" in page.locator("#found h2").inner_text()
    assert page.locator("#found img").count() == 0
    page.context.close()


def test_the_list_waits_for_what_is_found_so_that_nothing_moves(browser, address):
    page = browser.new_context(viewport={"width": 360, "height": 800}).new_page()
    held = []
    page.route("**/pagefind.js", lambda route: held.append(route))
    page.goto(f"{address}/search/?q=oakford", wait_until="domcontentloaded")
    page.locator("#found[aria-busy]").wait_for()
    assert not page.locator("#a_to_z").is_visible()
    assert page.locator("#found").bounding_box()["height"] >= 800
    held[0].continue_()
    page.locator("#a_to_z").wait_for()
    assert page.locator("#found[aria-busy]").count() == 0
    assert page.locator("#found li").count() > 1
    page.context.close()


def test_where_the_search_cannot_be_loaded_the_list_is_there(browser, address):
    page = browser.new_context().new_page()
    page.route("**/pagefind.js", lambda route: route.abort())
    page.goto(f"{address}/search/?q=oakford")
    page.locator("#found .note").wait_for()
    assert page.locator("#a_to_z").is_visible()
    page.context.close()


def test_nothing_is_loaded_before_anything_is_looked_for(browser, address):
    page = browser.new_context().new_page()
    loaded = []
    page.on("request", lambda request: loaded.append(request.url))
    page.goto(f"{address}/search/", wait_until="networkidle")
    assert not [url for url in loaded if "/search/index/" in url]
    page.context.close()
