"""The filter of a week in a real browser: what it shows, what it keeps, and what beats it."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.browser import served
from timeline.record import Record, weeks

WEEK, NEXT = "/timeline/2021-W22/", "/timeline/2021-W23/"
EVENTS = ".week li[data-kind]"
PAINTED = """() => new Promise((done) => {
  new PerformanceObserver(() => done()).observe({ type: "paint", buffered: true });
})"""
Open = Callable[..., Page]


@pytest.fixture(scope="module")
def address(site: Path) -> Iterator[str]:
    with served(site) as address:
        yield address


@pytest.fixture
def opened(browser: Browser, address: str) -> Iterator[Open]:
    """Give a function that opens a page in a fresh context."""
    contexts = []

    def opened(path: str, *, scripts: bool = True) -> Page:
        # Without motion a click meets what is there to be clicked.
        context = browser.new_context(java_script_enabled=scripts, reduced_motion="reduce")
        contexts.append(context)
        page = contexts[-1].new_page()
        page.goto(f"{address}{path}")
        return page

    yield opened
    for context in contexts:
        context.close()


def shown(page: Page) -> set[str]:
    found = page.locator(f"{EVENTS}:visible")
    return set(found.evaluate_all("items => items.map(item => item.id)"))


def of_kind(record: Record, *kinds: str, week: str = "2021-W22") -> set[str]:
    ids = (listed.id for listed in weeks.by_week.of(record)[week])
    return {each for each in ids if record.by_id[each].kind in kinds}


def query(page: Page) -> str:
    return str(page.evaluate("location.search"))


def test_a_choice_shows_what_fits_and_says_how_many(opened, record):
    page = opened(WEEK)
    everything = shown(page)
    assert everything == {listed.id for listed in weeks.by_week.of(record)["2021-W22"]}
    page.get_by_text("Kind, who, where, side").click()
    page.get_by_label("Denial").check(force=True)
    denials = of_kind(record, "denial")
    assert shown(page) == denials
    assert 0 < len(denials) < len(everything)
    assert page.get_by_role("status").text_content() == (
        f"Showing {len(denials)} of {len(everything)} events"
    )
    assert query(page) == "?kind=denial"


def test_choices_combine(opened, record):
    page = opened(WEEK)
    page.get_by_text("Kind, who, where, side").click()
    page.get_by_label("Reported").check(force=True)
    page.get_by_label("Where").select_option("oakford")
    both = shown(page)
    assert both
    assert all("oakford" in record.by_id[each].places for each in both)
    assert not any(record.is_said(record.by_id[each]) for each in both)
    page.get_by_label("Who").select_option("anna-brook")
    assert shown(page) == {e for e in both if "anna-brook" in record.by_id[e].named_actors}
    assert query(page) == "?column=reported&who=anna-brook&where=oakford"


def test_an_address_with_choices_shows_them_and_the_controls_have_them(opened, record):
    page = opened(f"{WEEK}?kind=raid&side=volunteers&who=river-guard")
    assert shown(page) <= of_kind(record, "raid")
    assert page.get_by_label("Raid").is_checked()
    assert page.get_by_label("Who").input_value() == "river-guard"
    assert page.get_by_label("Who").is_visible()


def test_a_day_of_which_nothing_fits_goes_and_so_does_the_head_of_an_empty_column(opened):
    page = opened(f"{WEEK}?kind=evacuation")
    assert page.locator(".whole:visible").count() == 1
    assert page.locator(".whole:visible .col:visible").all_text_contents() == ["Reported"]


def test_back_undoes_a_choice_and_forward_makes_it_again(opened):
    page = opened(WEEK)
    everything = shown(page)
    page.get_by_label("Said").check(force=True)
    said = shown(page)
    page.get_by_label("Reported").check(force=True)
    page.go_back()
    assert (shown(page), query(page)) == (said, "?column=said")
    assert page.get_by_label("Said").is_checked()
    page.go_back()
    assert (shown(page), query(page)) == (everything, "")
    assert page.get_by_label("Both").is_checked()
    page.go_forward()
    assert shown(page) == said


def test_the_way_to_another_week_carries_what_was_chosen(opened, record):
    page = opened(WEEK)
    page.get_by_label("Said").check(force=True)
    weeks_nav = page.get_by_role("navigation", name="Weeks", exact=True)
    weeks_nav.get_by_role("link", name="7–13 June").click()
    page.wait_for_url(f"**{NEXT}?column=said")
    listed = weeks.by_week.of(record)["2021-W23"]
    assert shown(page) == {e.id for e in listed if record.is_said(record.by_id[e.id])}
    page.go_back()
    assert page.url.endswith(f"{WEEK}?column=said")
    assert page.get_by_label("Said").is_checked()


def test_what_another_week_has_not_is_kept_and_can_be_cleared(opened):
    page = opened(f"{NEXT}?who=nobody-here&column=said")
    assert shown(page) == set()
    assert page.get_by_role("status").text_content() == "No event of this week fits"
    assert page.get_by_label("Who").input_value() == "nobody-here"
    page.get_by_role("button", name="Show all").click()
    assert (shown(page) != set(), query(page)) == (True, "")
    assert page.get_by_role("status").text_content() == ""
    assert page.get_by_label("Both").is_checked()
    assert page.evaluate("document.activeElement.name") == "column"


def test_what_a_fragment_names_is_shown_whatever_was_chosen(opened, record):
    page = opened(f"{WEEK}?column=said#raid-at-oakford")
    raid = page.locator("#raid-at-oakford")
    assert raid.is_visible()
    assert page.evaluate("scrollY") > 0
    assert shown(page) - {"raid-at-oakford"} == {
        e.id for e in weeks.by_week.of(record)["2021-W22"] if record.is_said(record.by_id[e.id])
    }


def test_a_link_on_the_page_to_what_is_hidden_shows_it(opened):
    page = opened(f"{WEEK}?column=said")
    assert not page.locator("#raid-at-oakford").is_visible()
    page.evaluate("location.hash = 'raid-at-oakford'")
    page.locator("#raid-at-oakford").wait_for(state="visible")
    page.get_by_label("Reported").check(force=True)
    assert page.evaluate("location.hash") == ""


def test_a_fragment_that_names_a_day_shows_all_of_the_day(opened):
    page = opened(f"{WEEK}?kind=evacuation#2021-06-04")
    day = page.locator("[id='2021-06-04']")
    assert day.locator("li[data-kind]:visible").count() == day.locator("li[data-kind]").count() > 0


@pytest.mark.parametrize("fragment", ["#nothing", "#%E0%A4%A", "#", "#week_who"])
def test_a_fragment_that_names_no_event_changes_nothing(opened, record, fragment):
    page = opened(f"{WEEK}?kind=raid{fragment}")
    assert shown(page) == of_kind(record, "raid")


def test_the_form_is_never_sent(opened):
    page = opened(WEEK)
    page.evaluate("document.querySelector('form.filters').requestSubmit()")
    page.get_by_label("Said").check(force=True)
    assert page.url.endswith(f"{WEEK}?column=said")


def test_the_filter_works_with_the_keyboard_alone(opened):
    page = opened(WEEK)
    page.get_by_label("Both").focus()
    page.keyboard.press("ArrowRight")
    assert query(page) == "?column=reported"
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.get_by_label("Who").is_visible()
    page.get_by_label("Where").focus()
    page.keyboard.press("ArrowDown")
    assert "where=" in query(page)


def test_nothing_moves_when_the_script_comes_late(browser, address):
    page = browser.new_page()
    held = []
    page.route("**/week*.js", lambda route: held.append(route))
    page.goto(f"{address}{WEEK}", wait_until="commit")
    page.evaluate(PAINTED)
    place = page.locator(".whole").first.bounding_box()
    (late,) = held
    late.continue_()
    page.wait_for_load_state("load")
    page.get_by_label("Both").check(force=True)
    assert page.locator(".whole").first.bounding_box() == place
    page.close()


def test_without_scripts_the_week_is_whole_and_leads_to_lists(opened, record):
    page = opened(f"{WEEK}?kind=raid", scripts=False)
    assert page.locator(f"{EVENTS}:visible").count() == len(weeks.by_week.of(record)["2021-W22"])
    assert not page.locator("form.filters").is_visible()
    page.locator(".ways").get_by_role("link", name="Kinds of events").click()
    assert page.url.endswith("/kinds/")
