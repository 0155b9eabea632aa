"""The form of /add/: it judges as the check does, and hands on a file that the check takes."""

import gzip
import json
from datetime import UTC, date, datetime, timedelta
from urllib.parse import parse_qs, urlsplit

import pytest

from tests.browser import served
from tests.built import SITE, copy
from timeline import compose
from timeline.check import problems, to_come
from timeline.check.files import read_seeds
from timeline.plugin import build
from timeline.record import read_content

HAPPENED = {
    "url": "https://gazette.example/news/2021/06/09/boat?utm_source=feed&id=7",
    "headline": 'Boat seen: an "odd" one',
    "kind": "raid",
    "date": "2021-06-09",
    "published": "2021-06-09",
    "who": "River Guard, Анна Брук",
    "title": "Boat lands below the old mill, villagers say",
    "summary": "Villagers said that a boat had landed below the mill. Nobody was seen in it.",
    "places": "Oakford, millbrook",
}
SAID = {
    **HAPPENED,
    "url": "https://www.valleypost.example/world/20210610-answer",
    "kind": "denial",
    "date": "2021-06-10",
    "published": "2021-06-10",
    "who": "Anna Brook",
    "answer": "raid-at-oakford",
    "title": "Spokeswoman says no boat of its people landed",
    "places": "",
}
TOMORROW = (datetime.now(UTC).date() + timedelta(days=3)).isoformat()
INPUTS = {
    "all is well": {},
    "a plain one": {"headline": "", "who": "", "places": "", "published": ""},
    "something said": SAID,
    "of several speakers": {**SAID, "who": "Анна Брук, River Guard"},
    "no title": {"title": ""},
    "a title with a colon": {"title": "Villagers: boat landed below the mill"},
    "a title with quotes": {"title": "“Boat” landed below the \"old\" mill"},
    "a title with a number sign": {"title": "#1 boat lands below the mill"},
    "a title too long": {"title": "Boat " * 18 + "x"},
    "a title as long as may be": {"title": "Boat " * 17 + "lands"},
    "a title with a full stop": {"title": "Boat lands below the old mill."},
    "a title of two alphabets": {"title": "Bоat lands below the old mill"},
    "no summary": {"summary": ""},
    "a summary of one sentence": {"summary": "Villagers said that a boat had landed."},
    "one with an abbreviation": {"summary": "Mr. Brook and Gen. A. Hill said a boat had landed."},
    "a summary of five": {"summary": "One. Two! Three? Four… Five."},
    "two in Cyrillic": {"summary": "Човен пристав. Нікого не було."},
    "sentences that begin small": {"summary": "It was 3.5 m long. then it left, e.g. upstream."},
    "a summary over lines": {"summary": "A boat landed.\nNobody was in it."},
    "no kind": {"kind": ""},
    "no date": {"date": ""},
    "a day to come": {"date": TOMORROW, "published": TOMORROW},
    "published before": {"published": "2021-06-08"},
    "about a day": {"date": "2021-06-09", "sure": "~", "published": "2021-06-08"},
    "nobody who spoke": {**SAID, "who": ""},
    "nothing answered": {**SAID, "answer": ""},
    "neither": {**SAID, "who": "", "answer": ""},
    "an answer to all": {**SAID, "answer": "campaign"},
    "an address without https": {"url": "gazette.example/boat"},
    "of another scheme": {"url": "ftp://gazette.example/boat"},
    "with a user": {"url": "https://me@gazette.example/boat"},
    "with a port": {"url": "https://gazette.example:8443/boat"},
    "with braces": {"url": "https://gazette.example/{boat}"},
    "a year in the title": {"title": "Boat of 2021 lands below the mill"},
    "a title of small words": {"title": "It is as it is"},
    "letters with accents": {"title": "Café owner Émile sees a boat at the mill"},
}  # fmt: skip
# What hides what stands behind it, until one mistake hides no other.
WITHOUT_OUTLET = {"an address without https", "of another scheme"}


@pytest.fixture(scope="module")
def root(tmp_path_factory):
    return copy(SITE, tmp_path_factory.mktemp("form"))


@pytest.fixture(scope="module")
def form(root, browser):
    """A page with the form, on a site whose repository is known."""
    conf = root / "pelicanconf.py"
    text = conf.read_text("utf-8").replace(
        'os.environ.get("REPOSITORY_URL", "")', '"https://github.com/owner/ford"'
    )
    conf.write_text(text, "utf-8")
    output = build(root, output=root / "output", url="https://example.org/repo").output
    with served(output) as address:
        context = browser.new_context(timezone_id="UTC")
        page = context.new_page()
        page.set_default_timeout(4000)
        page.said = []
        page.on("console", lambda message: page.said.append(message.text))
        page.on("pageerror", lambda error: page.said.append(str(error)))
        page.address = f"{address}/add/"
        yield page
        context.close()


def filled(page, given, query=""):
    """Fill the form in as a person would; return the file's name, its text, and the faults."""
    page.goto(page.address + query)
    page.evaluate("sessionStorage.clear()")
    page.reload()
    page.wait_for_selector("form[data-ready]")
    for name, value in given.items():
        field = page.locator(f"#{name}")
        if name in {"kind", "sure"}:
            field.select_option(value)
            continue
        page.evaluate(
            "([id, value]) => { const f = document.getElementById(id); f.value = value;"
            "f.dispatchEvent(new Event('input', {bubbles: true}));"
            "f.dispatchEvent(new Event('change', {bubbles: true})); }",
            [name, value],
        )
    return (
        page.locator("#file_name").text_content(),
        page.locator("#file").text_content(),
        page.locator("#faults li").all_text_contents(),
    )


def judged(root, name, text):
    """Return what the check says of a file, without its place."""
    path = root / "content/events" / name
    path.write_text(text, encoding="utf-8")
    try:
        content = read_content(root / "content")
        today = datetime.now(UTC).date()
        found = {*problems(content, read_seeds(root / "seeds")), *to_come(content, today)}
        return {each.message for each in found if each.path.endswith(name)}, content
    finally:
        path.unlink()


@pytest.mark.parametrize("name", INPUTS)
def test_the_form_says_what_the_check_says(root, form, name):
    given = {**HAPPENED, **INPUTS[name]}
    file_name, text, faults = filled(form, given)
    found, _ = judged(root, file_name.replace("YYYY-MM-DD", "2021-06-09"), text)
    if name in WITHOUT_OUTLET:
        found = {message for message in found if "outlet" not in message}
        faults = faults if found else []
    assert set(faults) == found
    assert len(set(faults)) <= 1
    assert form.said == []


@pytest.mark.parametrize("name", ["all is well", "something said", "a title with quotes"])
def test_the_file_says_what_was_typed(root, form, name):
    given = {**HAPPENED, **INPUTS[name]}
    file_name, text, _ = filled(form, given)
    found, content = judged(root, file_name, text)
    assert found == set()
    event = next(event for event in content.events if event.file_name == file_name)
    assert (event.title, event.summary, event.kind) == (
        given["title"],
        given["summary"],
        given["kind"],
    )
    taken = compose.taken_ids([each for each in content.events if each.id != event.id])
    assert event.id == compose.propose_id(given["title"], taken)
    assert event.added == datetime.now(UTC).date()
    (source,) = event.sources
    assert source.title == given["headline"]
    assert source.published == date.fromisoformat(given["published"])
    if event.speaker:
        assert (event.speaker, event.responds_to) == ("anna-brook", ("raid-at-oakford",))
        assert source.outlet == "valley-post"
    else:
        assert (event.actors, event.places) == (
            ("river-guard", "anna-brook"),
            ("oakford", "millbrook"),
        )
        assert source.url == "https://gazette.example/news/2021/06/09/boat?id=7"


def test_a_link_tells_outlet_and_day(form):
    filled(form, {"url": "https://m.gazette.example/2021/6/9/x?fbclid=1#top"})
    assert form.locator("#url_note").text_content() == "Highland Gazette, known."
    assert form.input_value("#date") == form.input_value("#published") == "2021-06-09"
    assert form.input_value("#url") == "https://m.gazette.example/2021/6/9/x#top"


def test_a_report_that_is_cited_is_known_again(form, record):
    event = record.by_id["raid-at-oakford"]
    url = next(source.url for source in event.sources if source.url)
    filled(form, {"url": url.replace("https://", "http://www.").rstrip("/") + "/"})
    assert event.title in form.locator("#url_note").text_content()


def test_an_event_of_the_same_day_with_like_words_is_named(form, record):
    event = record.by_id["raid-at-oakford"]
    filled(form, {"date": event.date.edtf, "title": event.title + " now"})
    assert event.title in form.locator("#alike").text_content()
    filled(form, {"date": event.date.edtf, "title": "Something else altogether happens"})
    assert form.locator("#alike").is_hidden()


def test_names_on_no_list_are_told_and_near_ones_asked_for(form):
    filled(form, {"kind": "raid", "places": "Oakfrod, Neverheard", "who": "Анна Брук"})
    told = form.locator("#places_note").text_content()
    assert "Oakfrod is on no list. Did you mean Oakford?" in told
    assert "Neverheard is on no list: it is written as you write it, for an editor." in told
    assert "Anna Brook: spokeswoman of the River Guard" in form.locator("#who_note").text_content()


def test_the_file_goes_to_github_whole_or_an_issue_takes_it(form):
    name, text, _ = filled(form, HAPPENED)
    new = urlsplit(form.locator("#open").get_attribute("href"))
    assert (new.netloc, new.path) == ("github.com", "/owner/ford/new/main/content/events")
    assert parse_qs(new.query) == {"filename": [name], "value": [text]}
    issue = urlsplit(form.locator("#send").get_attribute("href"))
    assert issue.path == "/owner/ford/issues/new"
    assert parse_qs(issue.query) == {
        "template": ["event.yml"],
        "title": [HAPPENED["title"]],
        "link": ["https://gazette.example/news/2021/06/09/boat?id=7"],
        "file": [text],
    }


def test_a_file_too_long_for_an_address_is_left_to_copying(form):
    filled(form, {**HAPPENED, "summary": "Човен пристав до берега. " * 60})
    link = form.locator("#open").get_attribute("href")
    assert len(link) < 400
    assert "too long" in form.locator("#said").text_content()


def test_what_is_typed_is_kept_in_the_tab_and_forgotten_on_demand(form):
    filled(form, HAPPENED)
    form.reload()
    form.wait_for_selector("form[data-ready]")
    assert form.input_value("#title") == HAPPENED["title"]
    form.locator("button[type=reset]").click()
    form.wait_for_function("document.getElementById('file_name').textContent.includes('event.md')")
    form.reload()
    form.wait_for_selector("form[data-ready]")
    assert form.input_value("#title") == ""


def test_other_pages_fill_in_what_they_know(form):
    filled(form, {}, "?day=2021-06-07&place=oakford&actor=river-guard&kind=strike&title=x")
    values = [form.input_value(f"#{name}") for name in ("date", "places", "who", "kind", "title")]
    assert values == ["2021-06-07", "Oakford", "River Guard", "strike", ""]


def test_nothing_typed_becomes_code(form):
    hostile = '"><img src=x onerror=alert(1)><script>alert(1)</script>'
    filled(form, {**HAPPENED, "title": hostile, "who": hostile, "places": hostile, "url": hostile})
    assert form.locator("main img, main script").count() == 0
    assert form.said == []


def test_the_guide_stands_without_scripts(browser, root, form):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(form.address)
    assert page.locator("#add").is_hidden()
    assert page.locator("#by_hand").is_visible()
    new = page.get_by_role("link", name="Begin this file on GitHub").get_attribute("href")
    assert parse_qs(urlsplit(new).query)["filename"] == ["YYYY-MM-DD-short-title.md"]
    context.close()


def test_a_site_without_a_repository_links_to_none(site):
    text = (site / "add/index.html").read_text("utf-8")
    assert "github" not in text.lower()
    data = json.loads((site / "add/data.json").read_text("utf-8"))
    assert (data["file"], data["issue"]) == ("", "")


def test_another_host_needs_another_address_alone(project):
    conf = project / "pelicanconf.py"
    forge = '"new_file": "https://forge.example/new?name={name}&text={text}",'
    conf.write_text(
        conf.read_text("utf-8").replace("TIMELINE = {", f"TIMELINE = {{{forge}"), "utf-8"
    )
    output = build(project, output=project / "output").output
    text = (output / "add/index.html").read_text("utf-8")
    assert "Open on forge.example" in text
    assert json.loads((output / "add/data.json").read_text("utf-8"))["file"] in forge


def test_script_and_data_are_loaded_by_this_page_alone(site):
    loading = [
        path.relative_to(site).as_posix()
        for path in site.rglob("*.html")
        if "/assets/add." in path.read_text("utf-8")
    ]
    assert loading == ["add/index.html"]


def test_the_data_is_small(site):
    script = next(site.glob("assets/add.*.js")).read_bytes()
    assert len(gzip.compress(script)) < 8_000
