"""Lists that stand on several pages: where they are cut, and how their pages lead to each other."""

from datetime import date, timedelta

import html5lib
import pytest

from tests.sample import (
    assert_links_lead_somewhere,
    context,
    context_of,
    event,
    list_pages,
    long_record,
    record_of,
    rendered,
    rich_record,
    said,
)
from timeline.record import indexes


@pytest.mark.parametrize(
    ("sizes", "expected"),
    [
        ([], [0]),
        ([100, 150], [250]),
        ([100, 151], [100, 151]),
        ([199, 1, 60], [200, 60]),
        ([400, 1], [200, 200, 1]),
        ([10, 400], [210, 200]),
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


def test_a_day_that_is_too_long_for_a_page_is_cut_between_its_events():
    made = context(*(event(f"e{number:03}", "2024-05-01") for number in range(520)))
    found = list_pages(made)
    assert [len(page.events) for page in found] == [200, 200, 120]
    assert [each.id for page in found for each in page.events] == [
        f"e{number:03}" for number in range(520)
    ]


def titles_on(page: str) -> list[tuple[str, list[str]]]:
    """Return the heading of each month on the page of a list, and the titles below it."""
    tree = html5lib.parse(page, namespaceHTMLElements=False)
    return [
        (section.find("h2").text, [a.text for a in section.findall(".//p[@class='k']/../a")])
        for section in tree.iter("section")
    ]


def test_a_list_has_titles_under_their_months_and_says_what_it_is_and_how_much():
    made = rendered(
        record_of(
            event("late", "2024-04-02/2024-04-04"),
            event("early", "2024-03-12"),
            event("month", "2024-04"),
            said("word", "2024-04-02", "early"),
        )
    )["kinds/raid/index.html"]
    assert titles_on(made) == [
        ("March 2024", ["About early"]),
        ("April 2024", ["About month", "About late"]),
    ]
    assert '<h1>Raids</h1>\n<p class="lead">A raid.</p>' in made
    assert '<p class="s">3 events, 12 March – 30 April 2024</p>' in made
    assert '<time datetime="2024-04-02">2–4 April</time>' in made
    assert "One. Two." not in made


def test_a_column_leads_to_its_kinds_and_what_was_said_to_the_sides_of_its_speakers():
    made = rendered(rich_record())
    assert ways_on(made["reported/index.html"]) == [
        ("Raids", "/ford/kinds/raid/"),
        ("Strikes", "/ford/kinds/strike/"),
    ]
    assert ways_on(made["said/index.html"]) == [
        ("Statements", "/ford/kinds/statement/"),
        ("Said by: International", "/ford/said/international/"),
    ]
    assert ways_on(made["kinds/raid/index.html"]) == []
    assert "<h1>Said by: International</h1>" in made["said/international/index.html"]


def ways_on(page: str) -> list[tuple[str, str]]:
    tree = html5lib.parse(page, namespaceHTMLElements=False)
    found = (each for each in tree.iter("ul") if each.get("class") == "pills")
    return [(a.text, a.get("href")) for ul in found for a in ul.iter("a")]


def test_the_kinds_stand_by_column_those_without_events_too():
    made = rendered(rich_record())["kinds/index.html"]
    assert '<h2 id="of_reported"><a href="/ford/reported/">Reported</a></h2>' in made
    assert '<li><a href="/ford/kinds/raid/">Raids</a><br>1 event · A raid.</li>' in made
    assert "<li>Denials<br>0 events</li>" in made


def test_the_pages_of_a_long_list_hold_every_event_once_and_lead_to_each_other():
    record = long_record()
    made = rendered(record)
    names = [f"kinds/strike/{part}index.html" for part in ("", "2/", "3/", "4/")]
    shown = [title for name in names for _, titles in titles_on(made[name]) for title in titles]
    assert shown == [e.title for e in record.events if e.kind == "strike"]
    second = html5lib.parse(made[names[1]], namespaceHTMLElements=False)
    navs = [
        [(a.get("rel"), a.get("href"), a.text) for a in nav.iter("a")]
        for nav in second.iter("nav")
        if (nav.get("aria-label") or "").startswith("Parts")
    ]
    here = [
        ("prev", "/ford/kinds/strike/", "← Earlier: 1–23 May 2024"),
        ("next", "/ford/kinds/strike/3/", "Later: 16 June – 8 July 2024 →"),
    ]
    assert navs == [here, here]
    assert "<h1>Strikes, part 2</h1>" in made[names[1]]
    assert "https://example.org/ford/kinds/strike/4/" in made["sitemap.xml"]
    assert_links_lead_somewhere(names, made)


def test_a_list_of_one_page_has_no_sign_of_pages():
    made = rendered(rich_record())
    assert not [path for path, text in made.items() if 'aria-label="Parts' in text]
