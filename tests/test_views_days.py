"""A run of events day by day: rows, replies, cards, what is folded, and the chart above it."""

import pytest

from tests.sample import claim, context, event, list_pages, record_of, said
from timeline.model import CAMPAIGN, Event
from timeline.record import indexes
from timeline.site import links
from timeline.site.pagination import ListPage, paginated
from timeline.site.routes import Pages
from timeline.site.views.cards import ClaimLine, card
from timeline.site.views.days import Later, Target, timeline
from timeline.site.views.histogram import Histogram, histogram


def days_of(*events: Event):
    made = context(*events)
    (page,) = list_pages(made)
    return timeline(made, page, Pages(made).cards)


def rows_of(*events: Event):
    return [
        (row.card.id, [reply.card.id for reply in row.replies])
        for day in days_of(*events)
        for row in day.rows
    ]


def chart_of(*events: Event) -> Histogram | None:
    return histogram(indexes.timeline.of(record_of(*events)).get("", ()))


def test_a_reaction_of_the_day_hangs_from_the_first_event_it_answers_that_day():
    found = rows_of(
        event("earlier", "2024-03-12"),
        event("one", "2024-03-13"),
        event("two", "2024-03-13"),
        said("reply", "2024-03-13", "earlier", "two", "one"),
    )
    assert found == [("earlier", []), ("one", []), ("two", ["reply"])]


def test_a_reaction_to_a_reaction_hangs_below_the_same_event():
    days = days_of(
        event("one", "2024-03-13"),
        said("reply", "2024-03-13", "one"),
        said("second", "2024-03-13", "reply"),
    )
    row = days[0].rows[0]
    assert [(r.card.id, r.word, r.others) for r in row.replies] == [
        ("reply", "Also in answer to", ()),
        ("second", "In answer to", (Target("13 March", "About reply", "#reply"),)),
    ]


def test_a_reaction_on_a_later_day_stands_alone_and_is_listed_by_what_it_answers():
    first, second = days_of(event("one", "2024-03-12"), said("reply", "2024-03-13", "one"))
    assert first.rows[0].later == Later(
        "Answered later", (links.Link("13 March, Ada Hill", "#reply"),)
    )
    assert second.rows[0].answers == (Target("12 March", "About one", "#one"),)


def test_reactions_that_answer_each_other_do_not_hang_the_page():
    found = rows_of(said("a", "2024-03-13", "b"), said("b", "2024-03-13", "a"))
    assert found == [("a", []), ("b", [])]


def test_what_is_not_on_the_page_is_linked_to_its_own():
    made = context(event("one", "2024-03-12"), said("reply", "2024-03-13", "one"))
    (reply,) = made.record.group(indexes.by_strand, "said")
    page = ListPage(1, paginated((reply,), "/"))
    (day,) = timeline(made, page, Pages(made).cards)
    assert day.rows[0].answers == (Target("12 March", "About one", "/ford/events/one/"),)


@pytest.mark.parametrize(
    ("given", "on_all"),
    [
        ({}, "On the quarrel as a whole"),
        ({"scope_note": "Before it."}, "Background to the quarrel"),
        ({"responds_to": ("campaign", "one")}, ""),
    ],
)
def test_a_reaction_to_no_one_event_says_so(given, on_all):
    values = {"speaker": "hill", "responds_to": (CAMPAIGN,)} | given
    reaction = event("all", "2024-03-13", "denial", **values)
    assert context(event("one", "2024-03-12"), reaction).on_all(reaction) == on_all


def test_silence_is_said_of_the_ground_alone():
    days = days_of(event("one", "2024-03-12"), said("two", "2024-03-13", "campaign"))
    assert [row.is_unanswered for day in days for row in day.rows] == [True, False]


def test_days_without_events_are_named_between_days_with_them():
    days = days_of(*(event(f"e{day}", f"2024-03-{day}") for day in (12, 13, 15, 20)))
    assert [day.gap for day in days] == ["", "", "Thursday 14 March 2024", "16–19 March 2024"]


def test_an_event_of_an_unknown_day_stands_under_its_month():
    month, day = days_of(event("one", "2024-03"), event("two", "2024-03-01"))
    assert (month.id, month.weekday, month.number, month.month, month.href) == (
        "2024-03",
        "Day not known",
        "",
        "March 2024",
        "",
    )
    assert (day.id, day.number, day.href) == ("2024-03-01", "1", "/ford/days/2024-03-01/")


def test_a_card_names_a_claimant_only_if_it_is_not_the_speaker():
    by_both = said(
        "a",
        "2024-03-12~",
        "campaign",
        time="evening",
        venue="interview",
        claims=(claim("hill", says="x"), claim("guard", says="y")),
    )
    made = card(context(by_both), by_both)
    assert made.claims == (
        ClaimLine(by="", says="x"),
        ClaimLine(by="Ford Guard", says="y"),
    )
    assert (made.when, made.venue, made.side) == (
        "About 12 March, evening",
        "Interview",
        "international",
    )


def test_a_card_leaves_out_the_places_around_its_places():
    one = event("one", "2024-03-12", places=("land", "mill", "vale", "oakford"))
    found = card(context(one), one)
    assert ([place.text for place in found.places], found.places_more) == (["Mill"], "")


def test_the_chart_shows_the_busiest_run_in_whole_weeks():
    events = [event(f"e{i}", day) for i, day in enumerate(
        ["2023-01-01", "2024-03-06", "2024-03-13", "2024-03-13", "2024-05-01"]
    )]  # fmt: skip
    found = chart_of(*events, said("reply", "2024-03-13", "e2"))
    assert found is not None
    assert (found.before, found.after) == (
        links.Link("Before: 1 event, 1 January 2023", "#2023-01-01"),
        links.Link("After: 1 event, 1 May 2024", "#2024-05-01"),
    )
    assert [(bar.above, bar.label, bar.href) for bar in found.bars if bar.href] == [
        ("Wed", "6", "#2024-03-06"),
        ("Wed", "13", "#2024-03-13"),
    ]
    assert len(found.bars) == 14
    assert found.bars[0].label == "4 Mar"
    assert [bar.meaning for bar in found.bars[8:10]] == [
        " March: no events",
        " March: 2 happened, 1 said",
    ]


def test_the_chart_has_one_mark_for_each_event_however_many():
    for number in (1, 15, 40):
        day = [event(f"e{i}", "2024-03-13") for i in range(number)]
        found = chart_of(*day, event("last", "2024-03-14"))
        assert found is not None
        assert found.bars[2].up.count("M") == number
        assert found.bars[2].up_height <= 160


def test_a_long_record_is_charted_by_month():
    days = [f"2024-0{month}-{day}" for month in range(1, 7) for day in ("01", "08", "15", "22")]
    found = chart_of(*(event(f"e{i}", day) for i, day in enumerate(days)))
    assert found is not None
    assert [(bar.above, bar.label, bar.href) for bar in found.bars[:2]] == [
        ("Jan", "2024", "#2024-01-01"),
        ("Feb", "2024", "#2024-02-01"),
    ]


def test_a_record_of_many_years_is_charted_by_year():
    found = chart_of(*(event(f"e{year}", f"{year}-03-13") for year in range(2000, 2010)))
    assert found is not None
    assert (found.unit, len(found.bars)) == ("year", 10)
    assert [(bar.label, bar.href, bar.meaning) for bar in found.bars[:1]] == [
        ("2000", "#2000-03-13", ": 1 happened, 0 said")
    ]


def test_a_chart_of_one_day_is_left_out():
    assert chart_of(event("one", "2024-03-13")) is None
