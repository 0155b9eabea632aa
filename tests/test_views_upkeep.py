"""What has changed and what is missing: the pages by which readers see the record being kept."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from tests.sample import (
    REGISTRIES,
    SITE,
    assert_links_lead_somewhere,
    claim,
    context,
    context_of,
    event,
    record_of,
    rendered,
    said,
    source,
)
from timeline.model import Change, Place, Stance, Status
from timeline.record import Registry, history
from timeline.site.links import Link
from timeline.site.routes import pages_of
from timeline.site.views.changes import changes
from timeline.site.views.needs_you import needs_you

NOVEMBER = date(2026, 11, 28)
COMPLETE = {"title": "x", "published": date(2024, 3, 12), "archived": "https://perma.cc/AAAA-BBBB"}


def change(day: int, what: str = "The day", why: str = "a slip") -> Change:
    return Change(on=date(2026, 12, day), what=what, why=why)


def added(event_id: str, on: date = NOVEMBER, **given: object):
    return event(event_id, "2024-03-12", added=on, **given)


def needs_of(*events, **more: object):
    made = context(*events, **more)
    return needs_you(made, pages_of(made).rows)


# What has changed.


def test_changes_stand_by_day_newest_first_and_of_a_day_the_withdrawn_first():
    page = changes(
        context(
            added("a", changes=(change(1),)),
            said("b", "2024-03-13", "a", added=date(2026, 12, 1), changes=(change(1), change(2))),
            event("c", "2024-03-14", status=Status.WITHDRAWN, changes=(change(1, "Withdrawn"),)),
        ),
        "",
    )
    assert [
        (day.title, [(each.deed, each.event.text) for each in day.corrections]) for day in page.days
    ] == [
        ("2 December 2026", [("Corrected", "About b")]),
        (
            "1 December 2026",
            [("Withdrawn", "About c"), ("Corrected", "About a"), ("Corrected", "About b")],
        ),
        ("28 November 2026", []),
    ]
    assert [(day.more, [each.is_said for each in day.added]) for day in page.days] == [
        ("", []),
        ("1 event added", [True]),
        ("1 event added", [False]),
    ]


def test_a_change_says_what_and_why_and_leads_to_the_event():
    (day,) = changes(context(event("a", "2024-03-12", changes=(change(1),))), "").days
    (correction,) = day.corrections
    assert (correction.what, correction.why) == ("The day", "a slip")
    assert correction.event == Link("About a", "/ford/events/a/")


def test_an_event_withdrawn_after_a_correction_was_corrected_first():
    withdrawn = event("a", "2024-03-12", status=Status.WITHDRAWN, changes=(change(1), change(3)))
    days = changes(context(withdrawn), "").days
    assert [day.corrections[0].deed for day in days] == ["Withdrawn", "Corrected"]


def test_without_changes_there_is_no_page_of_them_and_no_link_to_one():
    made = rendered(record_of(event("a", "2024-03-12")))
    assert "changes/index.html" not in made
    assert "/changes/" not in made["index.html"]
    assert "/needs-you/" in made["index.html"]


def many(number: int):
    return [added(f"e{at:04}", NOVEMBER + timedelta(days=at)) for at in range(number)]


@pytest.mark.parametrize(
    ("number", "sizes"),
    [(399, {"": 399}), (400, {"": 200, "1": 200}), (650, {"": 250, "1": 200, "2": 200})],
)
def test_long_changes_stand_on_several_pages(number, sizes):
    pages = history.edit_pages.of(record_of(*many(number)))
    assert {name: len(edits) for name, edits in pages.items()} == sizes
    ids = [each.event for name in ("", "2", "1") for each in pages.get(name, ())]
    assert ids == [f"e{at:04}" for at in reversed(range(number))]


def test_what_is_added_leaves_the_older_pages_of_changes_as_they_were():
    before = history.edit_pages.of(record_of(*many(410)))
    after = history.edit_pages.of(record_of(*many(640)))
    assert after["1"] == before["1"]


def test_pages_of_changes_lead_to_each_other():
    made = context(*many(650))
    shown = {name: changes(made, name) for name in ("", "2", "1")}
    assert [(each.later, each.earlier) for each in shown.values()] == [
        (None, Link("Earlier changes", "/ford/changes/2/")),
        (Link("Later changes", "/ford/changes/"), Link("Earlier changes", "/ford/changes/1/")),
        (Link("Later changes", "/ford/changes/2/"), None),
    ]
    assert [bool(each.lead) for each in shown.values()] == [True, False, False]
    assert shown["1"].title == "What has changed: 28 November 2026 – 15 June 2027"


# What is missing.


def test_an_event_is_alone_with_one_outlet_however_many_reports_that_has():
    found = needs_of(
        event("a", "2024-03-12", sources=(source("s1"), source("s2"))),
        event("b", "2024-03-12", sources=(source("s1"), source("s2", outlet="voice"))),
    )
    assert [each.row.id for each in found.alone] == ["a"]
    assert found.tiles[0].link == Link("1 event with a single outlet", "#single_outlet")


def test_a_gap_leads_to_the_file_on_github_and_to_none_where_that_is_not_known():
    (alone,) = needs_of(event("a", "2024-03-12")).alone
    assert alone.edit == (
        "https://github.com/example/ford/edit/main/content/events/2024-03-12-a.md"
    )
    (unknown,) = needs_of(event("a", "2024-03-12"), site=replace(SITE, repository="")).alone
    assert unknown.edit == ""


def test_of_many_gaps_the_first_are_named_and_the_rest_counted():
    found = needs_of(*(event(f"e{at:02}", "2024-03-12") for at in range(20)))
    assert [each.row.id for each in found.alone] == [f"e{at:02}" for at in range(12)]
    assert (found.more_alone, found.more_incomplete) == ("8 more", "8 more")


def test_a_report_says_what_of_it_is_not_known():
    found = needs_of(
        event("a", "2024-03-12", sources=(source("s1", title="T"),)),
        event("b", "2024-03-12", sources=(source("s1", published=date(2024, 3, 12)),)),
        event("c", "2024-03-12", sources=(source("s1", url="https://post.example/c"),)),
        event("d", "2024-03-12", sources=(source("s1", **COMPLETE),)),
    )
    assert [(each.link, each.lacks) for each in found.incomplete] == [
        (Link("T"), "no day"),
        (Link("no address"), "no headline"),
        (Link("post.example/c", "https://post.example/c"), "no headline, no day"),
    ]
    assert found.tiles[1].link.text == "2 headlines, 2 days"


def test_reports_without_a_copy_are_counted():
    bare, whole = source("s1"), source("s2", **COMPLETE)
    one = needs_of(event("a", "2024-03-12", sources=(bare, whole)))
    assert one.unarchived == "1 of 2 reports has none yet."
    none = needs_of(event("a", "2024-03-12", sources=(bare, bare)))
    assert none.unarchived == "None of the 2 reports has one yet."
    assert needs_of(event("a", "2024-03-12", sources=(whole,))).unarchived == ""


def test_a_party_is_silent_where_it_neither_answers_nor_denies_an_answer():
    found = needs_of(
        event("a", "2024-03-12", claims=(claim("guard", "held", "why"),)),
        event("b", "2024-03-12", claims=(claim("hill", "why", stance=Stance.DENIES),)),
    )
    assert [(each.party, [link.text for link in each.questions]) for each in found.silent] == [
        ("International", ["Held"]),
        ("The North", ["Held", "Why"]),
    ]
    assert found.tiles[1].link.text == "3 answers not found"
    denied = event("a", "2024-03-12", claims=(claim("guard", "held", disputed_by=("hill",)),))
    assert [each.party for each in needs_of(denied).silent] == ["The North"]


def test_a_place_is_missing_on_the_map_that_events_name_and_that_has_others_around_it_alone():
    places = (
        Place(id="land", name="Land", kind="country", country="AA"),
        Place(id="vale", name="Vale", kind="district", within="land", country="AA"),
        Place(id="dell", name="Dell", kind="village", within="vale", country="AA"),
        Place(id="hut", name="Hut", kind="village", within="vale", country="AA"),
        Place(id="idle", name="Idle", kind="village", within="vale", country="AA"),
    )
    record = replace(REGISTRIES, places=Registry.of(places)).of_events(
        [
            event("a", "2024-03-12", places=("hut", "land", "vale")),
            event("b", "2024-03-12", places=("hut", "dell")),
        ]
    )
    made = context_of(record)
    found = needs_you(made, pages_of(made).rows)
    assert [each.place.text for each in found.unlocated] == ["Hut", "Dell"]
    assert found.unlocated[0].edit.endswith("/edit/main/content/data/places/hut.yml")


def test_where_nothing_is_missing_the_page_says_so():
    reports = (source("s1", **COMPLETE), source("s2", outlet="voice", **COMPLETE))
    page = rendered(
        record_of(event("a", "2024-03-12", sources=reports)), only="needs-you/index.html"
    )["needs-you/index.html"]
    assert "Nothing at the moment." in page
    assert 'class="band"' not in page


def test_every_link_of_both_pages_leads_somewhere():
    record = record_of(
        added("a", places=("mill",), claims=(claim("guard"),), changes=(change(1),)),
        said("b", "2024-03-13", "a", added=NOVEMBER),
        event("c", "2024-03-14", status=Status.WITHDRAWN, changes=(change(1, "Withdrawn"),)),
    )
    made = rendered(record)
    assert_links_lead_somewhere(["changes/index.html", "needs-you/index.html"], made)


def test_what_is_missing_can_be_added_from_where_it_says_so(site):
    text = (site / "needs-you/index.html").read_text(encoding="utf-8")
    assert '<a class="btn main" href="/repo/add/">Add or correct</a>' in text
    silent = text.partition('aria-labelledby="not_heard"')[2].partition("</section>")[0]
    assert silent.count('<a href="/repo/add/">Know one?</a>') == silent.count("<li>") > 0


def test_a_headline_that_lacks_its_day_tells_its_language():
    found = event(
        "a", "2024-03-12", sources=(source("s1", title="Выборы", url="https://x.example/a"),)
    )
    page = rendered(record_of(found))["needs-you/index.html"]
    assert '<a lang="ru" href="https://x.example/a">Выборы</a>' in page
