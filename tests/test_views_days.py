"""Days and weeks: their events in two columns, what lasts over them, and the ways between them."""

import gzip
import re
from dataclasses import replace
from datetime import date, timedelta
from itertools import product
from random import Random

import html5lib
import pytest

from tests.sample import (
    THEME,
    claim,
    context_of,
    event,
    long_record,
    record_of,
    rendered,
    rich_record,
    said,
)
from timeline.model import DayText, Event
from timeline.record import Record
from timeline.site.links import Link
from timeline.site.routes import pages_of
from timeline.site.views.answers import AnswerLine
from timeline.site.views.day import DayView
from timeline.site.views.week import Week
from timeline.site.views.week_filter import FilterChoice, Traits
from timeline.site.views.weeks import DayIndex, Weeks

SPAN = event("span", "2024-03-12/2024-03-14")
MONTH = event("month", "2024-03")
DAY = event("day", "2024-03-12", "strike", time="10:30")
ABOUT = event("about", "2024-03-12~", time="evening")
WORD = said("word", "2024-03-13", "day", claims=(claim("hill", says="It was not."),))
LATE = event("late", "2024-03-20")
SYLLABLES = ["".join(letters) for letters in product("bdfklmnprst", "aeio")]
RECORD = record_of(SPAN, MONTH, DAY, ABOUT, WORD, LATE)


def page_of(record: Record, path: str) -> object:
    """Return what the template of the page at `path` is given."""
    pages = pages_of(context_of(record))
    ((route, name),) = ((r, n) for r, n in pages.all() if r.path(n) == f"{path}/index.html")
    return pages.values(route, name)["page"]


def week(record: Record, name: str) -> Week:
    found = page_of(record, f"timeline/{name}")
    assert isinstance(found, Week)
    return found


def day(record: Record, name: str) -> DayView:
    found = page_of(record, f"days/{name}")
    assert isinstance(found, DayView)
    return found


def with_days(record: Record, **sentences: str) -> Record:
    days = tuple(
        DayText(id=name.removeprefix("d").replace("_", "-"), events=("day",), body=body)
        for name, body in sentences.items()
    )
    return replace(record, days=days, made={})


def many(number: int, day: str) -> list[Event]:
    return [event(f"e{day[-2:]}-{n:03}", day) for n in range(number)]


def test_a_week_has_its_events_day_by_day_in_two_columns():
    found = week(RECORD, "2024-W11")
    assert found.title == "11–17 March 2024"
    assert [
        (each.id, each.link.text, ids(each.reported), ids(each.said)) for each in found.days
    ] == [
        ("2024-03-12", "Tuesday 12 March", ["day", "about", "span"], []),
        ("2024-03-13", "Wednesday 13 March", [], ["word"]),
        ("2024-03-14", "Thursday 14 March", [], []),
    ]
    assert [event.summary for event in found.days[0].reported] == ["One. Two."] * 3


def ids(events) -> list[str]:
    return [each.row.id for each in events]


def test_a_span_is_named_on_each_of_its_later_days_and_only_there():
    found = week(RECORD, "2024-W11")
    assert [[row.title for row in each.lasting] for each in found.days] == [
        [],
        ["About span"],
        ["About span"],
    ]
    assert [row.title for row in day(RECORD, "2024-03-14").lasting] == ["About span"]
    assert day(RECORD, "2024-03-12").lasting == ()


def test_a_day_that_only_a_span_holds_has_a_page_that_says_which():
    page = rendered(RECORD)["days/2024-03-14/index.html"]
    assert "Also in these days" in page
    assert '<a dir="auto" href="/ford/events/span/">About span (12–14 March)</a>' in page
    assert 'class="two"' not in page
    assert "Events with a known hour" not in page


def test_a_span_is_named_in_a_later_week_too():
    record = record_of(event("span", "2024-03-16/2024-03-19"), LATE)
    found = week(record, "2024-W12")
    assert [(each.id, len(each.lasting)) for each in found.days] == [
        ("2024-03-18", 1),
        ("2024-03-19", 1),
        ("2024-03-20", 0),
    ]


def test_what_is_known_to_the_month_stands_in_no_week_but_under_its_month():
    record = record_of(MONTH, event("one", "2024-03-01"), event("two", "2024-02-29"))
    found = week(record, "2024-W09")
    assert [each.id for each in found.days] == ["2024-02-29", "2024-03-01"]
    assert [(each.link.text, each.link.href) for each in found.weeks] == [
        ("26 February – 3 March", "/ford/timeline/2024-W09/"),
        ("March, day not known", "/ford/timeline/2024-03/"),
    ]
    month = week(record, "2024-03")
    assert month.title == "March 2024, day not known"
    assert [(each.id, each.link, ids(each.reported)) for each in month.days] == [
        ("2024-03", Link("Only the month is known"), ["month"])
    ]
    assert (month.before, month.after) == (month.weeks[0].link, None)
    assert "days/2024-03/index.html" not in rendered(record)


def test_a_span_over_a_month_is_not_named_beside_what_is_known_to_the_month():
    record = record_of(MONTH, event("span", "2024-03-02/2024-03-30"))
    assert [each.lasting for each in week(record, "2024-03").days] == [()]


def test_the_last_week_that_dates_can_name_has_a_page():
    assert week(record_of(event("a", "9999-12-31")), "9999-W52").title == "27–31 December 9999"


@pytest.mark.parametrize("path", ["timeline/2024-W11", "days/2024-03-12"])
def test_an_event_that_is_not_just_of_its_day_says_of_which_it_is(path):
    page = html5lib.parse(rendered(RECORD)[f"{path}/index.html"], namespaceHTMLElements=False)
    found = {
        item.find("a").get("href"): [b.text for b in item.find("p").iter("b")]
        for item in page.iter("li")
        if item.get("class") == "r"
    }
    assert found == {
        "/ford/events/day/": ["10:30"],
        "/ford/events/about/": ["About 12 March", "Evening"],
        "/ford/events/span/": ["12–14 March"],
    }


def test_what_is_known_to_the_month_does_not_say_so_twice():
    page = rendered(record_of(MONTH))["timeline/2024-03/index.html"]
    assert '<p class="k">Raid</p><a dir' in page


def test_weeks_lead_to_each_other_and_to_all():
    found = week(RECORD, "2024-W11")
    assert [(each.link.text, each.link.href, each.is_here) for each in found.weeks] == [
        ("March, day not known", "/ford/timeline/2024-03/", False),
        ("11–17 March", "/ford/timeline/2024-W11/", True),
        ("18–24 March", "/ford/timeline/2024-W12/", False),
    ]
    assert (found.before, found.after) == (found.weeks[0].link, found.weeks[2].link)
    assert found.index.href == "/ford/timeline/"
    ends = week(RECORD, "2024-03"), week(RECORD, "2024-W12")
    assert (ends[0].before, ends[1].after) == (None, None)


def test_a_week_of_another_year_is_called_with_its_year():
    record = record_of(event("old", "2023-11-16"), LATE)
    assert [each.link.text for each in week(record, "2024-W12").weeks] == [
        "13–19 November 2023",
        "18–24 March",
    ]


def test_the_weeks_of_a_long_record_lead_to_their_neighbours_alone():
    start = date(2024, 1, 1)
    days = [(start + timedelta(weeks=n)).isoformat() for n in range(17)]
    record = record_of(*(event(f"e{n}", day) for n, day in enumerate(days)))
    assert [each.link.href for each in week(record, "2024-W05").weeks] == [
        f"/ford/timeline/2024-W{number:02}/" for number in (4, 5, 6)
    ]
    assert len(week(record, "2024-W01").weeks) == 2
    short = record_of(*record.events[:16])
    assert len(week(short, "2024-W05").weeks) == 16


def test_a_week_that_is_too_long_for_a_page_goes_on_after_a_day_or_within_one():
    record = record_of(*many(70, "2024-03-12"), *many(70, "2024-03-13"), *many(200, "2024-03-15"))
    pages = [week(record, f"2024-W11{part}") for part in ("", "/2", "/3", "/4")]
    assert [[(d.id, len(d.reported)) for d in page.days] for page in pages] == [
        [("2024-03-12", 70)],
        [("2024-03-13", 70)],
        [("2024-03-15", 104)],
        [("2024-03-15", 96)],
    ]
    assert pages[1].part is not None
    assert (pages[1].part.earlier.href, pages[1].part.later.href) == (
        "/ford/timeline/2024-W11/",
        "/ford/timeline/2024-W11/3/",
    )


def test_a_day_that_a_span_holds_stands_on_the_part_with_the_day_before():
    span = event("span", "2024-03-11/2024-03-14")
    record = record_of(span, *many(100, "2024-03-12"), *many(100, "2024-03-15"))
    first, second = (week(record, f"2024-W11{part}") for part in ("", "/2"))
    assert [d.id for d in first.days] == [f"2024-03-{n}" for n in (11, 12, 13, 14)]
    assert [d.id for d in second.days] == ["2024-03-15"]


def test_an_event_can_be_chosen_by_column_kind_side_who_and_where():
    one = event("one", "2024-03-12", "strike", actors=("guard", "hill"), places=("mill", "vale"))
    two = said("two", "2024-03-12", "one")
    page = week(record_of(one, two), "2024-W11")
    (found,) = page.days
    assert found.reported[0].traits == Traits(
        column="reported", kind="strike", side="", who="2 1", where="2 3 4 1"
    )
    assert found.said[0].traits == Traits(
        column="said", kind="statement", side="international", who="1", where=""
    )
    assert [each.value for each in page.filter.who] == ["hill", "guard"]
    assert [each.value for each in page.filter.where] == ["land", "mill", "oakford", "vale"]


def test_the_side_of_a_report_is_that_of_whose_account_it_is():
    one = event("one", "2024-03-12", actors=("hill",), claims=(claim("guard"),))
    assert week(record_of(one), "2024-W11").days[0].reported[0].traits.side == "volunteers"


def test_the_choices_of_a_week_are_counted_and_sorted():
    one = event("one", "2024-03-12", actors=("watch", "guard"), places=("mill",))
    found = week(record_of(one, said("two", "2024-03-13", "one"), LATE), "2024-W11").filter
    assert [(c.value, c.count) for c in found.columns] == [("reported", "1"), ("said", "1")]
    assert [(c.value, c.count) for c in found.kinds] == [
        ("raid", "1"),
        ("strike", "0"),
        ("statement", "1"),
        ("denial", "0"),
    ]
    assert [c.value for c in found.sides if c.count != "0"] == ["international"]
    assert found.who == (
        FilterChoice("hill", "Ada Hill", "1"),
        FilterChoice("guard", "Ford Guard", "1"),
        FilterChoice("watch", "Watch", "1"),
    )
    assert [c.value for c in found.where] == ["land", "mill", "oakford", "vale"]
    assert (found.total, found.showing) == ("2", "Showing {n} of 2 events")


def test_without_a_script_a_week_leads_to_lists_that_are_there():
    made = rendered(record_of(event("one", "2024-03-12")))
    page = made["timeline/2024-W11/index.html"]
    ways = page.partition('<p class="ways">')[2].partition("</p>")[0]
    assert re.findall('href="(.*?)"', ways) == ["/ford/reported/", "/ford/kinds/"]
    assert '<form class="filters" hidden>' in page


def test_every_event_stands_in_full_in_just_one_week():
    record = long_record()
    made = rendered(record)
    shown = [
        item.get("id")
        for path, text in made.items()
        if path.startswith("timeline/2024")
        for item in html5lib.parse(text, namespaceHTMLElements=False).iter("li")
        if item.get("data-kind")
    ]
    assert sorted(shown) == sorted(each.id for each in record.events)


def test_a_page_of_a_week_is_light_however_long_the_week():
    made = rendered(record_of(*(wordy(number) for number in range(400))))
    paths = [path for path in made if path.startswith("timeline/2024-W11/")]
    assert len(paths) == 4
    shared = ("site.css", "site.js", "week.js")
    besides = sum(packed((THEME / "static" / name).read_bytes()) for name in shared)
    sizes = [packed(made[path].encode()) + besides for path in paths]
    assert max(sizes) <= 45_000
    # The words are no lighter than those of a real record, some 220 bytes an event.
    assert (sizes[0] - besides) / 130 > 220


def wordy(number: int) -> Event:
    """Return an event with as many words as real ones have, of some 2,000 different ones."""
    chance = Random(number)
    words = ["".join(chance.choices(SYLLABLES, k=2)) for _ in range(84)]
    return event(
        f"event-of-{'-'.join(words[:3])}-{number}",
        f"2024-03-{11 + number // 65}",
        chance.choice(["raid", "strike"]),
        title=" ".join(words[:12]),
        summary=" ".join(words[12:]),
        actors=tuple(chance.sample(["guard", "hill", "watch"], k=2)),
        places=("mill",),
    )


def packed(content: bytes) -> int:
    return len(gzip.compress(content, 9))


def test_the_index_of_weeks_has_their_days_with_sentences_and_counts():
    record = with_days(RECORD, d2024_03_12="It  began\nat dawn.")
    found = page_of(record, "timeline")
    assert isinstance(found, Weeks)
    assert [(each.link.text, each.count) for each in found.weeks] == [
        ("March 2024, day not known", "1 reported"),
        ("11–17 March 2024", "3 reported · 1 said"),
        ("18–24 March 2024", "1 reported"),
    ]
    assert [(d.link.text, d.weekday, d.sentence, d.count) for d in found.weeks[1].days] == [
        ("12 March", "Tuesday", "It began at dawn.", "3 reported"),
        ("13 March", "Wednesday", "", "1 reported · 1 said"),
        ("14 March", "Thursday", "", "1 reported"),
    ]


def test_the_index_of_a_record_of_many_weeks_leaves_their_days_to_the_index_of_days():
    days = [(date(2024, 1, 1) + timedelta(weeks=n)).isoformat() for n in range(41)]
    found = page_of(record_of(*(event(f"e{n}", d) for n, d in enumerate(days))), "timeline")
    assert isinstance(found, Weeks)
    assert [len(each.days) for each in found.weeks] == [0] * 41
    assert found.days.href == "/ford/days/"


def test_a_day_has_its_sentence_its_columns_and_what_each_word_answers():
    found = day(with_days(RECORD, d2024_03_13="It was denied."), "2024-03-13")
    assert (found.title, found.sentence) == ("Wednesday 13 March 2024", "It was denied.")
    assert [(c.is_said, c.count, ids(c.events)) for c in found.columns] == [(True, "1", ["word"])]
    (answers,) = (each.answers for each in found.columns[0].events)
    assert [(link.text, link.href) for link in answers] == [("About day", "/ford/events/day/")]
    assert found.week.href == "/ford/timeline/2024-W11/"
    assert found.answers == (
        AnswerLine(question=found.answers[0].question, by="Ada Hill", says="It was not."),
    )
    assert found.answers[0].question.text == "Held"
    assert day(RECORD, "2024-03-13").sentence == ""


def test_an_answer_given_twice_on_a_day_is_named_once():
    one, two = (event(n, "2024-03-12", claims=(claim("guard"),)) for n in ("one", "two"))
    assert len(day(record_of(one, two), "2024-03-12").answers) == 1


def test_a_day_leads_to_the_days_beside_it():
    found = day(RECORD, "2024-03-13")
    assert found.before is not None
    assert (found.before.label, found.before.href) == ("Tue 12 March", "/ford/days/2024-03-12/")
    assert day(RECORD, "2024-03-12").before is None
    assert day(RECORD, "2024-03-20").after is None


def test_a_day_that_is_too_long_for_a_page_has_its_sentence_on_the_first():
    record = with_days(record_of(*many(300, "2024-03-12")), d2024_03_12="Much.")
    first, second = (day(record, f"2024-03-12{part}") for part in ("", "/2"))
    assert [len(page.columns[0].events) for page in (first, second)] == [200, 100]
    assert [page.columns[0].count for page in (first, second)] == ["300", "300"]
    assert (first.sentence, second.sentence) == ("Much.", "")
    assert second.title == "Tuesday 12 March 2024, part 2"


def test_the_index_of_days_has_every_day_of_a_short_record():
    found = page_of(RECORD, "days")
    assert isinstance(found, DayIndex)
    assert [(m.link.text, [d.iso for d in m.days]) for m in found.months] == [
        ("March 2024", ["2024-03-12", "2024-03-13", "2024-03-14", "2024-03-20"])
    ]


def test_the_index_of_days_of_a_long_record_has_a_page_for_each_month():
    record = long_record()
    found = page_of(record, "days")
    assert isinstance(found, DayIndex)
    assert [(m.link.text, m.link.href, m.count, m.days) for m in found.months] == [
        ("May 2024", "/ford/days/2024-05/", "31 days", ()),
        ("June 2024", "/ford/days/2024-06/", "30 days", ()),
        ("July 2024", "/ford/days/2024-07/", "9 days", ()),
    ]
    month = page_of(record, "days/2024-06")
    assert isinstance(month, DayIndex)
    assert [len(m.days) for m in month.months] == [30]
    assert month.before is not None
    assert month.after is not None
    assert (month.before.href, month.after.href) == ("/ford/days/2024-05/", "/ford/days/2024-07/")


@pytest.mark.parametrize("path", ["timeline/2024-W11", "days/2024-03-12", "days", "timeline"])
def test_the_sentence_of_a_day_stays_text(path):
    record = with_days(RECORD, d2024_03_12="<b>It</b> & *more*")
    assert "<b>It" not in rendered(record)[f"{path}/index.html"]


def test_a_record_without_events_has_no_weeks_and_no_days():
    made = rendered(record_of())
    assert not [path for path in made if path.startswith(("timeline/", "days/"))]
    assert {"timeline/index.html", "days/index.html"} <= rendered(rich_record()).keys()


def test_the_heading_of_a_column_counts_what_lasts_over_the_day_as_the_strip_does():
    record = record_of(event("span", "2024-03-11/2024-03-14"), event("own", "2024-03-13"))
    (column,) = day(record, "2024-03-13").columns
    assert (column.count, [timed.row.id for timed in column.events]) == ("2", ["own"])


def test_a_day_leads_to_what_was_known_on_its_evening_where_there_is_a_page_of_it():
    (way,) = day(RECORD, "2024-03-13").ways  # without outlines no map has anything
    assert way == Link("As known that evening", "/ford/as-of/2024-03-13/")
    made = rendered(RECORD)
    assert way.href in made["days/2024-03-13/index.html"]
    assert "as-of/2024-03-13/index.html" in made
    # A long record has evenings of its months alone.
    later = record_of(DAY, event("later", "2026-03-12"))
    assert day(later, "2024-03-12").ways == ()
