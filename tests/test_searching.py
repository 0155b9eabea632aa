"""The index of the search: the same each time, made anew if need be alone, and what is found."""

import gzip
from pathlib import Path

import pytest

from tests.browser import served
from timeline.engine.staging import PublishError
from timeline.plugin import searching
from timeline.site.views.indexed import Indexed

pytestmark = pytest.mark.skipif(not searching.program(), reason="Pagefind is not installed")
KB = 1_000
HOSTILE = '</i><script>alert("1")</script>'


def page(name: str, **given: object) -> Indexed:
    values = {"title": f"About {name}", "words": (f"Of {name}.",), "names": (), "facts": ()}
    return Indexed(address=f"/events/{name}/", **(values | given))


PAGES = [page(name, facts=(("kind", "raid"), ("sides", "a b"))) for name in ("ford", "mill")]


def index_of(pages: list[Indexed], before: Path, folder: Path) -> dict[str, bytes]:
    """Write an index into a folder; return its files."""
    folder.mkdir()
    written = searching.write(pages, "en", before, folder)
    files = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*.*")}
    assert written == dict.fromkeys(sorted(files), "")
    return {name: path.read_bytes() for name, path in files.items()}


def test_an_index_of_the_same_pages_is_the_same(tmp_path):
    made = [index_of(PAGES, tmp_path / "none", tmp_path / name) for name in "abc"]
    assert made[0] == made[1] == made[2]
    assert "search/index/pagefind.js" in made[0]


def test_the_index_of_the_site_before_is_taken_where_nothing_has_changed(tmp_path):
    made = index_of(PAGES, tmp_path / "none", tmp_path / "a")
    # Its files are older than whatever is made now, and are copied with their times.
    kept = index_of(PAGES, tmp_path / "a", tmp_path / "b")
    old, new = (tmp_path / name / "search/index/pagefind.js" for name in "ab")
    assert kept == made
    assert new.stat().st_mtime_ns == old.stat().st_mtime_ns


@pytest.mark.parametrize("pages", [PAGES[:1], [*PAGES, page("hill")]])
def test_an_index_of_other_pages_is_made_anew(tmp_path, pages):
    index_of(PAGES, tmp_path / "none", tmp_path / "a")
    made = index_of(pages, tmp_path / "a", tmp_path / "b")
    assert made == index_of(pages, tmp_path / "none", tmp_path / "c")


def test_an_index_that_somebody_touched_is_made_anew(tmp_path):
    made = index_of(PAGES, tmp_path / "none", tmp_path / "a")
    touched = tmp_path / "a/search/index/pagefind.js"
    touched.write_text("alert(1)")
    assert index_of(PAGES, tmp_path / "a", tmp_path / "b") == made


def test_words_of_a_stranger_are_words(tmp_path):
    found = searching.html(page("a", title=HOSTILE, facts=(("kind", HOSTILE),)), "en")
    assert "<script" not in found
    assert found.count("data-v=") == 1
    assert index_of([page("a", title=HOSTILE)], tmp_path / "none", tmp_path / "a")


def test_a_failure_of_the_program_is_told(tmp_path, monkeypatch):
    monkeypatch.setattr(searching.sys, "executable", str(tmp_path / "python"))
    (tmp_path / "python").write_text("#!/bin/sh\necho no room >&2\nexit 1\n")
    (tmp_path / "python").chmod(0o700)
    (tmp_path / "a").mkdir()
    with pytest.raises(PublishError, match="Pagefind makes no index: no room"):
        searching.write(PAGES, "en", tmp_path / "none", tmp_path / "a")


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


def test_words_from_the_address_are_shown_as_words(browser, address):
    page = browser.new_context().new_page()
    page.goto(f"{address}/search/?q=%3Cimg src=x onerror=alert(1)%3E")
    page.locator("#found h2").wait_for()
    assert "<img src=x onerror=alert(1)>" in page.locator("#found h2").inner_text()
    assert page.locator("#found img").count() == 0
    page.context.close()


def test_nothing_is_loaded_before_anything_is_looked_for(browser, address):
    page = browser.new_context().new_page()
    loaded = []
    page.on("request", lambda request: loaded.append(request.url))
    page.goto(f"{address}/search/", wait_until="networkidle")
    assert not [url for url in loaded if "/search/index/" in url]
    page.context.close()
