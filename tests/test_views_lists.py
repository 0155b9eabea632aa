"""Lists that stand on several pages: where they are cut, and how their pages lead to each other."""

from datetime import date, timedelta

import html5lib
import pytest

from tests.sample import (
    CHART,
    assert_links_lead_somewhere,
    context,
    context_of,
    event,
    list_pages,
    long_record,
    rendered,
    rich_record,
    said,
)
from timeline.record import indexes
from timeline.site.views.brief import brief


@pytest.mark.parametrize(
    ("sizes", "expected"),
    [
        ([], [0]),
        ([100, 150], [250]),
        ([100, 151], [100, 151]),
        ([199, 1, 60], [200, 60]),
        ([400, 1], [400, 1]),
        ([10] * 70, [200, 200, 200, 100]),
    ],
)
def test_a_long_list_is_cut_between_days(sizes, expected):
    days = [(date(2024, 5, 1) + timedelta(days=n)).isoformat() for n in range(len(sizes))]
    made = context(
        *(
            event(f"{day}-{i}", day)
            for day, size in zip(days, sizes, strict=True)
            for i in range(size)
        )
    )
    found = list_pages(made)
    assert [len(page.events) for page in found] == expected
    assert [event.id for page in found for event in page.events] == list(
        made.record.group(indexes.order)
    )


def test_a_list_that_grows_at_the_end_keeps_its_first_pages():
    short, long = (list_pages(context_of(long_record(days))) for days in (65, 70))
    assert [page.events for page in short[:3]] == [page.events for page in long[:3]]


def test_a_page_of_a_list_knows_on_which_page_an_event_stands():
    second = list_pages(context_of(long_record()))[1]
    assert [second.page_of(each) for each in ("d0-e0", "d20-e0", "d69-said", "none")] == [
        "/",
        "",
        "/4/",
        None,
    ]


def test_the_pages_of_a_long_record_hold_every_event_once_and_lead_to_each_other():
    record = long_record()
    made = rendered(record, chart=CHART)
    names = ["index.html", *(f"timeline/{number}/index.html" for number in (2, 3, 4))]
    trees = {name: html5lib.parse(made[name], namespaceHTMLElements=False) for name in names}
    shown = [e.get("id") for name in names for e in trees[name].iter("article")]
    assert shown == [event.id for event in record.events]
    navs = [
        [(e.get("rel"), e.get("href"), e.text) for e in nav.iter("a")]
        for nav in trees[names[1]].iter("nav")
        if nav.get("class") == "part"
    ]
    assert (
        navs
        == [
            [
                ("prev", "/ford/", "Earlier: 1–20 May 2024"),
                ("next", "/ford/timeline/3/", "Later: 10–29 June 2024"),
            ]
        ]
        * 2
    )
    assert "<p>Part 2 of 4: 21 May – 9 June 2024</p>" in made[names[1]]
    assert "https://example.org/ford/timeline/4/" in made["sitemap.xml"]
    assert "data-only" not in made["index.html"]


def test_links_within_a_long_list_lead_to_the_right_page():
    made = rendered(long_record())
    assert '<a href="/ford/timeline/2/#d20-said">21 May' in made["index.html"]
    assert '<a href="/ford/#d19-e0">20 May' in made["timeline/2/index.html"]
    assert '<a href="#d20-e0">21 May' in made["timeline/2/index.html"]
    assert '<a href="#2024-05-20">' in made["index.html"]
    assert '<a href="/ford/timeline/2/#2024-05-21">' in made["index.html"]
    strikes = made["kinds/strike/index.html"]
    assert '<a href="/ford/kinds/strike/2/#2024-06-01">' in strikes
    assert "Strikes, part 2" in made["kinds/strike/2/index.html"]
    lists = (p for p in made if p.endswith(".html") and not p.startswith("events/"))
    assert_links_lead_somewhere(lists, made)


def test_the_lists_of_a_long_record_have_a_line_for_each_event_and_its_timeline_cards():
    made = rendered(long_record())
    strikes = made["kinds/strike/index.html"]
    assert (strikes.count("<dd><a "), strikes.count("<article")) == (207, 0)
    assert '<dt id="2024-05-02">2 May 2024\n<dd><a href="/ford/events/d1-e0/">' in strikes
    assert made["timeline/2/index.html"].count("<article") == 200


def test_a_list_of_one_page_has_cards_in_a_long_record_too():
    made = rendered(long_record())["days/2024-05-02/index.html"]
    assert (made.count("<dd><a "), made.count("<article")) == (0, 10)
    assert 'class="part"' not in made


def test_a_long_list_marks_what_was_said():
    made = rendered(long_record(days=260, a_day=2))["actors/hill/index.html"]
    assert '<dd class="of-said"><a href="/ford/events/d1-said/">About d1-said</a> Ada Hill\n' in (
        made
    )


def test_a_line_names_a_speaker_whom_the_title_does_not_and_a_day_that_is_not_sure():
    made = context(
        said("one", "2024-05-01~", "campaign"),
        said("two", "2024-05-01", "campaign", title="Ada Hill says so"),
        event("three", "2024-05"),
    )
    (page,) = list_pages(made)
    assert [(day.label, [line.note for line in day.lines]) for day in brief(made, page)] == [
        ("May 2024", [""]),
        ("1 May 2024", ["Ada Hill, about 1 May", ""]),
    ]


def test_a_record_of_one_page_has_no_sign_of_pages():
    made = rendered(rich_record())
    assert not [path for path in made if path.startswith("timeline/")]
    assert not [path for path, text in made.items() if 'class="part"' in text]
