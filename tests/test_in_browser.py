"""A built site in a real browser: accessible, narrow enough, quiet, and whole without scripts."""

import json
from itertools import product

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.browser import served
from tests.built import SITE, URL, copy
from tests.properties import some
from tests.small import run_of
from timeline.plugin import build

PAGES = (
    "/",
    "/events/two-groups-announce-crossing/",
    "/events/president-says-aim-is-the-ballot/",
    "/events/dam-said-to-have-burst/",
    "/timeline/",
    "/timeline/2021-W22/",
    "/timeline/2021-W22/?kind=strike&who=river-guard",
    "/days/",
    "/days/2021-06-03/",
    "/days/2021-07-01/",
    "/said/",
    "/kinds/denial/",
    "/actors/",
    "/actors/otto-lind/",
    "/actors/highland-one/",
    "/places/",
    "/places/oakford/",
    "/sources/",
    "/sources/upland-press/",
    "/quotes/",
    "/add/",
    "/map/",
    "/search/",
    "/questions/",
    "/questions/control-of-oakford/",
    "/questions/losses-of-the-raiders/",
    "/print/",
    "/as-of/",
    "/as-of/2021-06-03/",
    "/changes/",
    "/needs-you/",
    "/about/",
    "/about/method/",
    "/about/data/",
    "/embed/two-groups-announce-crossing/",
    "/embed/questions/control-of-oakford/",
    "/embed/questions/losses-of-the-raiders/",
    "/embed/questions/aim-of-the-crossings/",
    "/no-such-page/",
)
RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    # Without this axe also explains, at length, what is not wrong.
    "resultTypes": ["violations"],
}
PAPER = "getComputedStyle(document.documentElement).backgroundColor"
WIDTHS = (360, 1280)
SCHEMES = ("light", "dark")
# Of the four looks of a page `make test` has one, in turn, and `make audit` all.
LOOKS = [
    pytest.param(path, width, scheme, marks=() if at == number % 4 else pytest.mark.audit)
    for number, path in enumerate(PAGES)
    for at, (width, scheme) in enumerate(product(WIDTHS, SCHEMES))
]
LANGUAGES = ("en", "uk", "ru")
# `make test` looks at a third of the pages in each language, and `make audit` at all in all.
THIRDS = [
    pytest.param(language, third, marks=() if at == third else pytest.mark.audit)
    for at, language in enumerate(LANGUAGES)
    for third in range(len(LANGUAGES))
]


@pytest.fixture(scope="session")
def address(site):
    with served(site) as address:
        yield address


@pytest.fixture
def open_page(browser, address):
    """Give a function that opens a page in a fresh context and keeps what it loads and says."""
    contexts = []

    def open_page(path, *, width=1280, scheme="light", scripts=True):
        context = browser.new_context(
            viewport={"width": width, "height": 900},
            color_scheme=scheme,
            java_script_enabled=scripts,
        )
        contexts.append(context)
        page = heard(context.new_page())
        page.goto(f"{address}{path}", wait_until="load")
        return page

    yield open_page
    for context in contexts:
        context.close()


@pytest.fixture(scope="module")
def look_at(browser, address):
    """Give a function that opens a page where the one before of its look was.

    A context of its own takes a browser longer than the page does.
    """
    opened = {}

    def look_at(path, width, scheme):
        if (width, scheme) not in opened:
            size = {"width": width, "height": 900}
            context = browser.new_context(viewport=size, color_scheme=scheme)
            opened[width, scheme] = heard(context.new_page())
        page = opened[width, scheme]
        page.loaded.clear()
        page.said.clear()
        page.goto(f"{address}{path}", wait_until="load")
        return page

    yield look_at
    for page in opened.values():
        page.context.close()


def heard(page):
    """Return a page that keeps what it loads and says."""
    page.loaded, page.said = [], []
    page.on("request", lambda request: page.loaded.append(request.url))
    page.on("console", lambda message: page.said.append(message.text))
    page.on("pageerror", lambda error: page.said.append(str(error)))
    return page


EVENT = "/events/president-says-aim-is-the-ballot/"
# Stands in for the device's own sharing, which no test can drive.
SHARING = "navigator.share = async (given) => { globalThis.given = given; }"
FAILING = "navigator.share = async () => { throw new DOMException('', '%s'); }"


@pytest.mark.parametrize(("path", "width", "scheme"), LOOKS)
def test_a_page_is_accessible_fits_and_loads_from_nowhere_else(
    look_at, address, path, width, scheme, tally
):
    page = look_at(path, width, scheme)
    result = Axe().run(page, options=RULES)
    assert result.violations_count == 0, result.generate_report()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert [url for url in page.loaded if not url.startswith(address)] == []
    expected = ["404 (Not Found)"] if path == "/no-such-page/" else []
    assert [e for e in page.said if not any(x in e for x in expected)] == []
    tally("pages looked at", f"{width} px, {scheme}", "accessible, fits, nothing from elsewhere")


@pytest.fixture(scope="module")
def whole(request, tmp_path_factory):
    """The invented site with all that a site with an address and a repository of its own has."""
    root = copy(SITE, tmp_path_factory.mktemp(request.param))
    with (root / "pelicanconf.py").open("a", encoding="utf-8") as file:
        file.write(f'DEFAULT_LANG = "{request.param}"\n')
        file.write('TIMELINE["repository"] = "https://github.com/example/ford"\n')
    run = run_of(root, has_index=True)
    with served(build(root, output=root / "output", url=URL, run=run).output) as address:
        yield address


@pytest.mark.parametrize(("whole", "third"), THIRDS, indirect=["whole"])
def test_a_phone_needs_no_sideways_scrolling_in_any_language(browser, whole, third):
    """The words of an interface are longer in one language than in another."""
    page = browser.new_context().new_page()
    wide = []
    pages = PAGES[third :: len(LANGUAGES)]
    for path, width in (*product(pages, [320]), (EVENT, 360), ("/about/data/", 360)):
        page.set_viewport_size({"width": width, "height": 900})
        page.goto(f"{whole}{path}", wait_until="load")
        shown = page.evaluate("document.documentElement.scrollWidth")
        wide += [(path, width, shown)] if shown > width else []
    assert wide == []
    page.goto(f"{whole}{EVENT}")
    assert page.locator(".acts > *").count() == 5
    page.context.close()


def test_the_whole_record_is_there_without_scripts(open_page, record):
    page = open_page("/", scripts=False)
    # The background stands in dated rows, the days in titles; some are folded until asked for.
    assert page.locator(".days .k + a, .days .brief a").count() == len(record.events)
    folded = page.locator(".day .brief a")
    assert not folded.first.is_visible()
    page.locator(".day summary").first.click()
    assert folded.first.is_visible()
    page.get_by_role("link", name="President Lind says the crossings aim").first.click()
    assert page.url.endswith("/events/president-says-aim-is-the-ballot/")
    assert page.locator("h1").is_visible()


def test_only_a_phone_folds_the_numbers_of_the_second_question(browser, project):
    with_second_numbers(project / "content")
    with served(build(project, run=run_of(project)).output, base="") as address:
        for width, scripts, is_open in ((360, True, False), (360, False, True), (1280, True, True)):
            size = {"width": width, "height": 900}
            context = browser.new_context(viewport=size, java_script_enabled=scripts)
            page = context.new_page()
            page.goto(address)
            first, second = page.locator(".side").all()
            assert first.locator(".bars").first.is_visible()
            assert second.locator(".bars").first.is_visible() == is_open
            second.locator("summary").click()
            assert second.locator(".bars").first.is_visible() != is_open
            context.close()


def with_second_numbers(content):
    """Have the front page draw another question of numbers, which the same claims answer."""
    one, other = "losses-of-the-raiders", "losses-once-more"
    question = (content / f"data/questions/{one}.yml").read_text(encoding="utf-8")
    renamed = question.replace("Losses of", "Once more the losses of").replace(
        "How many", "Of all, how many"
    )
    (content / f"data/questions/{other}.yml").write_text(renamed, encoding="utf-8")
    for path in (content / "front.yml", *(content / "events").iterdir()):
        text = path.read_text(encoding="utf-8").replace(
            f"numbers: [{one}]", f"numbers: [{one}, {other}]"
        )
        path.write_text(
            text.replace(f"question: {one}\n", f"question: [{one}, {other}]\n"), encoding="utf-8"
        )


def test_an_event_is_shared_and_cited_without_scripts(open_page):
    page = open_page(EVENT, width=360, scripts=False)
    for name, text in (("Share", "Share this event"), ("Cite", "accessed ____")):
        page.get_by_role("button", name=name).click()
        sheet = page.locator(f"#{name.lower()}")
        assert sheet.is_visible()
        assert text in sheet.text_content()
        sheet.get_by_role("button", name="Close").click()
        assert not sheet.is_visible()


def test_a_script_writes_the_day_of_access_into_a_citation(open_page):
    page = open_page(EVENT)
    today = page.evaluate(
        "[new Date().toLocaleDateString('en-GB', {day: 'numeric', month: 'long', year: 'numeric'}),"
        " new Date().toLocaleDateString('sv')]"
    )
    cited = page.locator("#cite").text_content()
    assert f"(accessed {today[0]})." in cited
    assert f"urldate = {{{today[1]}}}" in cited
    assert f"Y2  - {today[1].replace('-', '/')}" in cited


def test_sharing_is_left_to_a_device_that_can_and_the_sheet_opens_where_that_fails(
    browser, address
):
    for script, is_open in (
        (SHARING, False),
        (FAILING % "AbortError", False),
        (FAILING % "NotAllowedError", True),
        ("delete Navigator.prototype.share", True),
    ):
        context = browser.new_context()
        context.add_init_script(script)
        page = context.new_page()
        page.goto(f"{address}{EVENT}", wait_until="load")
        page.get_by_role("button", name="Share").click()
        expect(page.locator("#share:popover-open")).to_have_count(int(is_open))
        if script == SHARING:
            assert page.evaluate("given.url") == f"https://example.org/repo{EVENT}"
            assert page.evaluate("given.title").startswith("President Lind says")
        context.close()


# What is to be pressed for it, the text that is copied, and what is marked.
COPIED = [
    pytest.param((), "Copy link", "#own_address", id="address"),
    pytest.param(("Cite",), "Copy", "#own_citation", id="citation"),
    pytest.param(("Embed",), "Copy", "#own_frame", id="frame"),
]


@pytest.mark.parametrize(("pressed", "name", "given"), COPIED)
def test_what_hands_an_event_on_is_copied(browser, address, pressed, name, given):
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(f"{address}{EVENT}", wait_until="load")
    for each in pressed:
        page.get_by_role("button", name=each).click()
    page.get_by_role("button", name=name, exact=True).click()
    expect(page.locator(f"{given}_said")).to_have_text("Copied")
    text = page.evaluate("navigator.clipboard.readText()")
    found = page.locator(given)
    assert text == (found.text_content().strip() or found.input_value())
    if given == "#own_address":
        assert text == f"https://example.org/repo{EVENT}"
        assert page.get_by_role("button", name="Copied", exact=True).is_visible()
    else:
        assert page.evaluate("getSelection().toString()").strip() == text
    context.close()


def test_what_cannot_be_copied_is_shown_and_selected(browser, address):
    context = browser.new_context()
    context.add_init_script("navigator.clipboard.writeText = async () => { throw new Error(); }")
    page = context.new_page()
    page.goto(f"{address}{EVENT}", wait_until="load")
    page.get_by_role("button", name="Copy link").click()
    expect(page.locator("#share:popover-open")).to_have_count(1)
    assert page.evaluate("getSelection().toString()") == f"https://example.org/repo{EVENT}"
    assert page.get_by_role("button", name="Copied").count() == 0
    context.close()


@pytest.mark.parametrize("scripts", [True, False])
def test_without_a_clipboard_there_is_no_button_and_what_hands_on_is_there(
    browser, address, scripts
):
    context = browser.new_context(java_script_enabled=scripts)
    context.add_init_script("delete Navigator.prototype.clipboard")
    page = context.new_page()
    page.goto(f"{address}{EVENT}", wait_until="load")
    assert page.locator("[data-copies]").count() == 3
    assert page.get_by_role("button", name="Copy").count() == 0
    for name, given, begins in (
        ("Share", "#own_address", "https://example.org/repo"),
        ("Embed", "#own_frame", "<iframe src="),
    ):
        page.get_by_role("button", name=name).click()
        assert page.locator(given).input_value().startswith(begins)
        page.get_by_role("button", name="Close").click()
    context.close()


@pytest.mark.parametrize("look", some(product([280, 600], SCHEMES), 3))
def test_a_frame_fits_into_a_page_of_another_site(browser, site, address, tmp_path, look):
    width, scheme = look
    frames = sorted(site.glob("embed/**/oembed.json"))
    codes = (json.loads(path.read_bytes())["html"] for path in frames)
    html = "".join(codes).replace("https://example.org/repo", address).replace("lazy", "eager")
    wide = html.replace('width="360"', f'width="{width}"')
    (tmp_path / "index.html").write_text(f"<!doctype html><title>x</title>{wide}", encoding="utf-8")
    with served(tmp_path, base="") as foreign:
        context = browser.new_context(viewport={"width": 700, "height": 900}, color_scheme=scheme)
        page = context.new_page()
        loaded, said = [], []
        page.on("request", lambda request: loaded.append(request.url))
        page.on("console", lambda message: said.append(message.text))
        page.goto(f"{foreign}/", wait_until="load")
        shown = page.frames[1:]
        assert len(shown) == len(frames) > 30
        for each in shown:
            assert each.locator("h1").is_visible()
            assert each.evaluate("document.documentElement.scrollWidth") <= width
        assert [url for url in loaded if not url.startswith((address, foreign))] == []
        assert [text for text in said if "404" not in text] == []
        # Its links lead the whole page away from there.
        shown[0].locator("h1 a").click()
        page.wait_for_url(f"{address}/events/**")
        context.close()


FRAME = """() => {
  const foot = document.querySelector(".credit"), above = foot.previousElementSibling;
  const empty = foot.getBoundingClientRect().top - above.getBoundingClientRect().bottom;
  return [document.documentElement.scrollHeight > innerHeight, Math.round(empty)];
}"""
FOOT = "document.querySelector('.credit').getBoundingClientRect().bottom <= innerHeight"


def test_a_frame_is_as_high_as_what_it_shows_or_scrolls_above_its_foot(browser, site, address):
    page = browser.new_context().new_page()
    scrolled = 0
    for path in sorted(site.glob("embed/**/oembed.json")):
        told = json.loads(path.read_bytes())
        page.goto(told["html"].split('"')[1].replace("https://example.org/repo", address))
        for width in (360, 320, 280, 240):
            page.set_viewport_size({"width": width, "height": told["height"]})
            scrolls, empty = page.evaluate(FRAME)
            assert page.evaluate(FOOT), (path, width)
            assert page.evaluate("document.documentElement.scrollWidth") <= width, (path, width)
            assert width == 240 or told["height"] == 1_000 or not scrolls, (path, width)
            assert width == 240 or empty < 240, (path, width, empty)
            scrolled += scrolls
    assert scrolled
    page.context.close()


def test_a_claim_has_an_address_that_leads_to_it(open_page):
    page = open_page(f"{EVENT}#c2")
    assert page.locator("#c2:target").is_visible()


def test_the_first_tab_stop_skips_to_the_content(open_page):
    page = open_page("/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to content"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.querySelector('main').contains(document.activeElement)")


def test_every_tab_stop_of_a_page_shows_where_it_is(open_page):
    page = open_page("/events/president-says-aim-is-the-ballot/")
    stops = page.locator("a[href]:visible, button:visible, summary:visible").count()
    assert stops > 20
    for _ in range(stops):
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement !== document.body")
        assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") != "none"


def test_the_strip_leads_to_a_day_and_marks_it(open_page):
    page = open_page("/")
    page.emulate_media(reduced_motion="reduce")  # nothing scrolls slowly
    page.locator(".strip a").nth(3).click()
    assert page.url.endswith("#2021-06-05")
    assert page.locator("[id='2021-06-05']").is_visible()
    assert page.evaluate("document.querySelector('.strip').getBoundingClientRect().top < 1")


def test_a_day_is_chosen_on_the_map_by_keyboard_and_without_scripts(open_page):
    page = open_page("/map/", scripts=False)
    titles = page.locator("section.on:visible h2")
    first = titles.inner_text()
    page.locator(".strip input").first.focus()
    page.keyboard.press("ArrowRight")
    assert titles.count() == 1
    assert titles.inner_text() != first
    chosen = page.locator(".strip input:checked").get_attribute("id")
    assert page.locator(f"section.on.{chosen}").is_visible()
    marked = page.locator("svg g.on:visible")
    assert [each.get_attribute("class") for each in marked.all()] in ([f"on {chosen}"], [])


def test_an_address_opens_a_day_of_the_map_until_another_is_chosen(open_page):
    page = open_page("/map/", scripts=False)
    buttons, shown = page.locator(".strip input"), page.locator("section.on:visible")
    ids = [each.get_attribute("id") for each in buttons.all()]
    assert shown.get_attribute("class") == f"on {ids[0]}"
    page.goto(f"{page.url}#{ids[2]}")
    assert shown.get_attribute("class") == f"on {ids[2]}"
    for other in (ids[1], ids[0]):  # the first too, which showed while nothing was chosen
        page.locator(f"label[for={other}]").click()
        assert shown.get_attribute("class") == f"on {other}"


def test_a_place_leads_to_its_days_on_the_map_and_these_lead_back(open_page):
    page = open_page("/places/oakford/", width=360, scripts=False)
    way = page.locator(".on_map a").last
    day = way.get_attribute("href").rpartition("#")[2]
    way.click()
    # Until the page has looked at its address, the lists of all days stand there.
    shown = page.locator("section.on:visible")
    expect(shown).to_have_count(1)
    assert shown.get_attribute("class") == f"on {day}"
    box = page.locator(f"label[for={day}]").bounding_box()
    assert 0 <= box["x"] <= 360 - box["width"]  # the strip has moved to it
    shown.locator("h3 a", has_text="Oakford").click()
    assert page.url.endswith("/places/oakford/")
    page.go_back()
    expect(shown).to_have_count(1)
    shown.locator("h2 a").click()
    assert page.url.endswith(f"/days/{day.removeprefix('d-')}/")
    page.get_by_role("link", name="On the map").click()
    assert page.url.endswith(f"/map/#{day}")


def test_a_table_shown_in_blocks_on_a_phone_is_a_table_to_a_screen_reader(open_page):
    page = open_page("/", width=360)
    assert page.locator(".ledger td").first.evaluate("it => getComputedStyle(it).display") == "grid"
    tree = page.context.new_cdp_session(page).send("Accessibility.getFullAXTree")["nodes"]
    roles = {node["role"]["value"] for node in tree if not node["ignored"]}
    assert {"table", "row", "rowheader", "columnheader", "cell"} <= roles


def test_the_front_page_prints_on_one_sheet(open_page):
    page = open_page("/")
    printed = page.pdf(format="A4", prefer_css_page_size=True)
    assert printed.count(b"/Type /Page\n") == 1


def test_who_denies_a_figure_stands_on_paper_too(open_page):
    page = open_page("/")
    page.emulate_media(media="print")
    denials = page.locator(".bars .cov b")
    assert denials.count() > 0
    assert all(each.is_visible() for each in denials.all())


def test_the_theme_button_goes_round_and_is_remembered(open_page):
    page = open_page("/")
    page.get_by_role("button", name="Theme").click()
    page.get_by_role("button", name="Theme").click()
    paper = page.evaluate(PAPER)
    page.reload()
    assert page.evaluate("document.documentElement.dataset.theme") == "dark"
    assert page.evaluate(PAPER) == paper


def test_the_record_prints(open_page):
    page = open_page("/events/president-says-aim-is-the-ballot/")
    page.emulate_media(media="print")
    assert page.get_by_role("navigation", name="Main").count() == 0
    assert page.locator("h1").is_visible()
    assert page.pdf()[:5] == b"%PDF-"


def test_an_event_on_paper_says_how_to_cite_it_and_has_nothing_to_press(open_page):
    page = open_page(EVENT)
    page.emulate_media(media="print")
    cited = page.locator("#own_citation")
    assert cited.is_visible()
    assert f"https://example.org/repo{EVENT}" in cited.inner_text()
    for pressed in (".find", ".acts", ".turns", "#cite .x", "#cite details", "#share", "#embed"):
        assert page.locator(pressed).count() > 0
        assert not page.locator(pressed).first.is_visible(), pressed
