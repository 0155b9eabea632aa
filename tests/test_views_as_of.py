"""As known on a day: what had been said or published by its evening, and nothing later."""

from dataclasses import replace
from datetime import date

import pytest

from tests.sample import (
    HELD,
    MANY,
    assert_links_lead_somewhere,
    claim,
    context,
    context_of,
    count,
    event,
    noted,
    record_of,
    rendered,
    said,
    source,
)
from timeline.model import Cell, EventDate, Front, Stance
from timeline.record import Record, evenings
from timeline.record.indexes.claims import heard_on, known_on
from timeline.site.links import Link
from timeline.site.routes import pages_of
from timeline.site.views.answers import answers
from timeline.site.views.as_of import AsOf, as_of
from timeline.site.views.as_of import evenings as evening_list
from timeline.site.views.numbers import numbers

REPORTED = {"published": date(2024, 3, 14)}
FRONT = Front(questions=("held", "why"), numbers=("many",))


def page_of(day: str, record: Record) -> AsOf:
    made = context_of(record)
    return as_of(made, date.fromisoformat(day), pages_of(made).scopes)


def asked(*events) -> Record:
    return replace(record_of(*events), front=FRONT)


def cells(page: AsOf) -> list[tuple[str, list[str]]]:
    (row,) = page.ledger.rows
    return [(each.side.text, [short.word for short in each.shorts]) for each in row.cells]


# By when something was known.


@pytest.mark.parametrize(
    ("given", "day"),
    [
        ({}, 14),  # when the first report was published
        ({"said_on": EventDate("2024-03-13")}, 13),
        ({"said_on": EventDate("2024-03")}, 31),
        ({"sources": ("s2",)}, 16),
        ({"sources": ("s3",)}, 12),  # of which no day is known: that of the event
    ],
)
def test_a_claim_was_known_when_it_was_said_or_else_printed(given, day):
    reports = (
        source("s1", **REPORTED),
        source("s2", published=date(2024, 3, 16)),
        source("s3"),
    )
    found = event("a", "2024-03-12", sources=reports, claims=(claim("guard", **given),))
    assert heard_on(found, found.claims[0]) == date(2024, 3, day)


def test_what_a_speaker_says_was_known_when_it_was_said_whenever_it_was_printed():
    claims = (claim("hill"), claim("guard"))
    found = said("a", "2024-03-12", sources=(source("s1", **REPORTED),), claims=claims)
    assert [heard_on(found, each).day for each in claims] == [12, 14]


def test_nothing_was_known_before_it_happened():
    found = event("a", "2024-03-15/2024-03-17", sources=(source("s1", **REPORTED),))
    assert known_on(found, is_said=False) == date(2024, 3, 15)
    assert known_on(found, is_said=True) == date(2024, 3, 17)


def test_answers_and_numbers_end_with_an_evening():
    made = context(
        event("a", "2024-03-12", claims=(claim("guard"), count("guard", value=5))),
        event("b", "2024-03-13", claims=(claim("hill"), count("hill", value=50))),
    )
    until = date(2024, 3, 12)
    assert [each.by for each in answers(made, HELD, until)] == ["guard"]
    assert [each.by for each in answers(made, HELD)] == ["guard", "hill"]
    assert [bar.figure.text for bar in numbers(made, MANY, until).bars] == ["5 men"]
    # The scale tells of no later number.
    assert numbers(made, MANY, until).ticks != numbers(made, MANY).ticks


def test_who_denies_a_figure_is_not_told_since_nobody_knows_the_day():
    denied = replace_claim(count("guard", value=5), disputed_by=("hill",))
    made = context(event("a", "2024-03-12", claims=(denied,)))
    (bar,), (then,) = numbers(made, MANY).bars, numbers(made, MANY, date(2024, 3, 12)).bars
    assert (bar.denied_by.text, then.denied_by.text) == ("Ada Hill", "")


def replace_claim(made, **given):
    return claim(made.by, *made.question, says=made.says, value=made.value, unit=made.unit, **given)


# The page of an evening.


def test_an_evening_has_the_answers_given_by_then_and_a_party_without_one_said_nothing_yet():
    record = asked(
        event("a", "2024-03-12", claims=(claim("guard"),)),
        event("b", "2024-03-13", claims=(claim("hill", stance=Stance.DENIES),)),
    )
    assert cells(page_of("2024-03-12", record)) == [("Volunteers", ["Yes"]), ("International", [])]
    assert cells(page_of("2024-03-13", record)) == [
        ("Volunteers", ["Yes"]),
        ("International", ["No"]),
    ]
    html = rendered(record)
    assert "Nothing yet" in html["as-of/2024-03-12/index.html"]
    assert "Nothing yet" not in html["as-of/2024-03-13/index.html"]


def test_a_report_printed_later_is_not_known_yet():
    late = event("a", "2024-03-12", sources=(source("s1", **REPORTED),), claims=(claim("guard"),))
    record = asked(late, event("b", "2024-03-14"))
    first, last = (page_of(f"2024-03-{day}", record) for day in (12, 14))
    assert (first.ledger, first.answers, first.columns) == (None, (), ())
    assert [each.says for each in last.answers] == ["guard says"]
    assert [link.text for link in last.columns[0].events] == ["About a", "About b"]


def test_a_question_that_nobody_had_answered_is_named_without_a_row():
    record = asked(
        event("a", "2024-03-12", claims=(claim("guard"),)),
        event("b", "2024-03-13", claims=(claim("hill", "why"),)),
    )
    first = page_of("2024-03-12", record)
    assert [row.question.text for row in first.ledger.rows] == ["Was the ford held?"]
    assert first.opens == (Link("Why?", "/ford/questions/why/"),)
    assert page_of("2024-03-13", record).opens == ()


def test_what_an_editor_wrote_later_is_on_no_evening():
    cell = Cell(question="held", side="volunteers", text="Held, they say.", claims=("a#c1",))
    record = record_of(event("a", "2024-03-12", claims=(claim("guard"),)))
    chosen = replace(record, front=Front(questions=("held",), cells=(cell,)), made={})
    html = rendered(chosen)
    assert "Held, they say." in html["index.html"]
    assert "Held, they say." not in html["as-of/2024-03-12/index.html"]


def test_an_evening_says_what_its_day_added_and_the_days_since_the_one_before():
    record = asked(
        event("a", "2024-03-12"),
        event("b", "2024-03-15", claims=(claim("hill", said_on=EventDate("2024-03-13")),)),
    )
    page = page_of("2024-03-15", record)
    assert page.brought == "What 13–15 March 2024 added"
    (answer,) = page.answers
    assert answer.question == Link("Held", "/ford/questions/held/")
    assert (answer.by, answer.says) == ("Ada Hill", "hill says")


def test_of_much_that_became_known_the_first_is_named_and_the_rest_counted():
    events = [event(f"e{at:02}", "2024-03-12", claims=(claim("guard"),)) for at in range(60)]
    page = page_of("2024-03-12", asked(*events))
    assert (len(page.answers), page.more_answers) == (40, "20 more")
    (column,) = page.columns
    assert (len(column.events), column.more) == (25, "35 more")


def test_evenings_lead_to_each_other():
    record = asked(*(event(f"e{day}", f"2024-03-{day}") for day in (12, 14, 15)))
    first, middle, last = (page_of(f"2024-03-{day}", record) for day in (12, 14, 15))
    assert (first.before, last.after) == (None, None)
    assert (middle.before.href, middle.after.href) == (
        "/ford/as-of/2024-03-12/",
        "/ford/as-of/2024-03-15/",
    )
    slots = [slot for stretch in middle.strip for slot in stretch.slots]
    assert [(slot.href, slot.is_current) for slot in slots] == [
        ("/ford/as-of/2024-03-12/", False),
        ("", False),
        ("/ford/as-of/2024-03-14/", True),
        ("/ford/as-of/2024-03-15/", False),
    ]


def test_there_is_no_evening_before_the_matter_began():
    record = record_of(noted("law", "2022-01-05"), event("a", "2024-03-12"))
    assert list(evenings.evenings.of(record)) == ["2024-03-12"]


def test_a_long_record_has_an_evening_for_each_month_with_events():
    days = ("2024-02-10", "2024-02-11", "2024-05-03", "2025-06-30")
    record = asked(*(event(f"e{at}", day) for at, day in enumerate(days)))
    assert list(evenings.evenings.of(record)) == ["2024-02-29", "2024-05-31", "2025-06-30"]
    page = page_of("2024-05-31", record)
    assert page.brought == "What 1 March – 31 May 2024 added"
    assert page.strip == ()
    made = rendered(record)
    assert "as-of/2024-05-31/index.html" in made
    assert "as-of/2024-05-03/index.html" not in made
    assert_links_lead_somewhere([path for path in made if path.startswith("as-of/")], made)


def test_a_record_of_400_days_has_an_evening_for_each_of_its_days():
    def names(last: str) -> list[str]:
        return list(evenings.evenings.of(record_of(event("a", "2024-01-01"), event("b", last))))

    assert names("2025-02-03") == ["2024-01-01", "2025-02-03"]
    assert names("2025-02-04") == ["2024-01-31", "2025-02-28"]


def test_the_list_of_evenings_says_how_much_each_brought():
    record = asked(
        event("a", "2024-03-12", claims=(claim("guard"),)),
        event("b", "2024-03-13", sources=(source("s1", **REPORTED),)),
    )
    page = evening_list(context_of(record))
    assert [(line.link.text, line.brought) for line in page.lines] == [
        ("12 March 2024", "1 event, 1 answer"),
        ("13 March 2024", "nothing new"),
    ]


def test_every_link_of_the_evenings_leads_somewhere():
    made = rendered(
        asked(
            event("a", "2024-03-12", claims=(claim("guard"), count("guard", value=5))),
            said("b", "2024-03-13", "a", claims=(claim("hill"),)),
        )
    )
    paths = ["as-of/index.html", "as-of/2024-03-12/index.html", "as-of/2024-03-13/index.html"]
    assert_links_lead_somewhere(paths, made)


def test_a_record_without_events_has_no_evenings():
    made = rendered(record_of())
    assert not [path for path in made if path.startswith("as-of/")]
    assert "/as-of/" not in made["index.html"]


def test_below_the_answers_of_an_evening_is_the_way_to_every_question():
    record = asked(event("a", "2024-03-12", claims=(claim("guard"),)))
    made = rendered(record)
    page = made["as-of/2024-03-12/index.html"]
    table, way = page.index("</table>"), page.index('<a class="go" href="/ford/questions/"')
    assert table < way
    assert_links_lead_somewhere(["as-of/2024-03-12/index.html"], made)
