"""Lists that stand on several pages: where they are cut, and how their pages lead to each other."""

from datetime import date, timedelta

import pytest

from tests.sample import (
    CHART,
    FULL,
    assert_links_lead_somewhere,
    claim,
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
from timeline.site.routes import Pages
from timeline.site.views.brief import brief
from timeline.site.views.cards import card
from timeline.site.views.event import event_view


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


def test_links_within_a_long_list_lead_to_the_right_page():
    made = rendered(long_record())
    strikes = made["kinds/strike/index.html"]
    assert '<a href="/ford/kinds/strike/2/#2024-06-01">' in strikes
    assert "Strikes, part 2" in made["kinds/strike/2/index.html"]
    lists = (p for p in made if p.endswith(".html") and not p.startswith("events/"))
    assert_links_lead_somewhere(lists, made)


def test_the_lists_of_a_long_record_have_a_line_for_each_event():
    made = rendered(long_record())
    strikes = made["kinds/strike/index.html"]
    assert (strikes.count("<dd><a "), strikes.count("<article")) == (207, 0)
    assert '<dt id="2024-05-02">2 May 2024\n<dd><a href="/ford/events/d1-e0/">' in strikes


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


def test_an_event_of_a_long_record_has_on_its_page_what_it_has_in_a_short_one():
    located = event("located", "2024-05-01", places=("oakford",), claims=(claim("hill"),))
    reply = said("reply", "2024-05-02", "located")
    long = context(located, reply, *long_record().events, chart=CHART)
    short = context(located, reply, chart=CHART)
    pages = [event_view(made, located, Pages(made).cards) for made in (long, short)]
    for page in pages:
        assert page.map is not None
        assert [reply.card.id for reply in page.around.thread] == ["reply"]
    assert pages[0].claims == pages[1].claims
    assert pages[0].before is not None
    assert pages[0].before.href == "/ford/events/d0-e8/"
    assert card(long, located) == card(short, located)


def test_the_pages_of_events_of_a_long_record_are_valid_and_their_links_lead_somewhere():
    given = {"claims": (claim("hill", sources=("s1",)),), "places": ("mill",)}
    one, two = event("one", "2024-04-01", **given), said("two", "2024-04-02", "one", **given)
    made = rendered(record_of(one, two, FULL, *long_record(30).events), chart=CHART)
    assert_links_lead_somewhere(
        (f"events/{name}/index.html" for name in ("one", "two", "full")), made
    )


def test_a_record_of_one_page_has_no_sign_of_pages():
    made = rendered(rich_record())
    assert not [path for path in made if path.startswith("timeline/")]
    assert not [path for path, text in made.items() if 'class="part"' in text]
