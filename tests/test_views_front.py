"""The front page: the minute, where accounts part, the strip of days, every day by its titles."""

import gzip
import json
import random
import re
from dataclasses import replace
from datetime import date, timedelta

import html5lib
import pytest
from msgspec import structs

from tests.sample import (
    CHART,
    REGISTRIES,
    SITE,
    THEME,
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
from timeline.model import Beat, Cell, DayText, Event, EventDate, Front, Sort, Stance
from timeline.record import Record, Registry
from timeline.record.indexes import whole
from timeline.site.assets import assets
from timeline.site.links import Link
from timeline.site.routes import pages_of
from timeline.site.site import Site
from timeline.site.views.chronicle import Gap, chronicle, outline
from timeline.site.views.front import FrontView, front
from timeline.site.views.ledger import Ref
from timeline.site.views.strip import strip

KB = 1_000
SOURCES = tuple(source(f"s{number}") for number in (1, 2, 3))


def chronicle_of(*events: Event, days: tuple[DayText, ...] = ()):
    made = context_of(replace(record_of(*events), days=days))
    return chronicle(made, pages_of(made).rows)


def front_of(*events: Event, chosen: Front = Front(), site: Site = SITE) -> FrontView:  # noqa: B008
    made = context_of(replace(record_of(*events), front=chosen), site)
    return front(made, pages_of(made).rows)


def titles(rows) -> list[str]:
    return [row.title.removeprefix("About ") for row in rows]


def sentence(day: str) -> DayText:
    return DayText(id=day, events=("a",), body="Somebody said so.")


# Day by day.


def test_a_day_opens_with_its_most_answered_and_best_sourced_titles_in_each_column():
    found = chronicle_of(
        event("a", "2024-03-12"),
        event("b", "2024-03-12", sources=SOURCES),
        event("c", "2024-03-12"),
        event("d", "2024-03-12"),
        said("e", "2024-03-12", "d", "a"),
        said("f", "2024-03-13", "d"),
    )
    day = found.days[0]
    assert [(column.is_said, titles(column.open)) for column in day.columns] == [
        (False, ["b", "d"]),  # as many answers and sources: the earlier in the record first
        (True, ["e"]),
    ]
    # What is folded stays in the order of the record.
    assert [titles(column.folded) for column in day.columns] == [["a", "c"], []]
    assert day.rest == "2 more on 12 March"


@pytest.mark.parametrize(
    ("number", "has_sentence", "is_calm", "is_open"),
    [
        (4, False, True, 2),
        (7, True, True, 2),
        (8, True, False, 2),
        (14, True, False, 2),
        (15, True, False, 3),
        (15, False, True, 3),
    ],
)
def test_a_day_of_many_events_opens_with_more_titles(number, has_sentence, is_calm, is_open):
    events = [event(f"e{at:02}", "2024-03-12") for at in range(number)]
    days = (sentence("2024-03-12"),) if has_sentence else ()
    (day,) = chronicle_of(*events, days=days).days
    assert (day.is_calm, day.sentence) == (is_calm, "Somebody said so." if has_sentence else "")
    assert titles(day.columns[0].open) == ["e00", "e01", "e02"][:is_open]


def test_a_day_whose_titles_all_stand_open_has_nothing_folded():
    (day,) = chronicle_of(event("a", "2024-03-12"), said("b", "2024-03-12")).days
    assert (day.rest, [column.folded for column in day.columns]) == ("", [(), ()])


def test_every_event_stands_once_in_the_days():
    events = [event(f"e{number}", f"2024-03-{10 + number % 5}") for number in range(23)]
    found = chronicle_of(*events, noted("n", "2023-01-01"), event("m", "2024-03"))
    rows = [row for day in found.days for c in day.columns for row in (*c.open, *c.folded)]
    assert found.background is not None
    assert sorted(row.id for row in (*found.background.rows, *rows)) == sorted(
        [each.id for each in events] + ["n", "m"]
    )


def test_days_without_events_are_named_between_days_with_them():
    found = chronicle_of(*(event(f"e{day}", f"2024-03-{day}") for day in (12, 13, 15, 20)))
    assert [day.gaps for day in found.days] == [
        (),
        (),
        (Gap("14 March", ()),),
        (Gap("16–19 March", ()),),
    ]
    assert found.gaps == ()


def test_an_event_that_lasts_is_named_on_its_later_days_and_leaves_no_gap():
    link = Link("About long", "/ford/events/long/")
    found = chronicle_of(
        event("long", "2024-03-12/2024-03-15"),
        event("b", "2024-03-14"),
        event("c", "2024-03-17"),
        event("last", "2024-03-17/2024-03-18"),
    )
    assert [(day.id, day.gaps, day.also) for day in found.days] == [
        ("2024-03-12", (), ()),
        ("2024-03-14", (Gap("13 March", (link,)),), (link,)),
        ("2024-03-17", (Gap("15 March", (link,)), Gap("16 March", ())), ()),
    ]
    assert found.gaps == (Gap("18 March", (Link("About last", "/ford/events/last/"),)),)


def test_what_was_before_the_matter_is_folded_at_the_head():
    found = chronicle_of(
        noted("law", "2022-11"),
        noted("trial", "2023-01-05"),
        event("month", "2024-03"),
        noted("week", "2024-03-05"),
        event("one", "2024-03-12"),
        noted("late", "2024-03-13"),
    )
    assert found.background is not None
    assert found.background.title == "3 events before 12 March, as background"
    assert titles(found.background.rows) == ["law", "trial", "week"]
    assert [day.id for day in found.days] == ["2024-03", "2024-03-12", "2024-03-13"]
    # How long before the matter the background ended is no gap in the record.
    assert [day.gaps for day in found.days] == [(), (), ()]


@pytest.mark.parametrize(
    "events",
    [
        (event("one", "2024-03-12"),),
        (noted("old", "2023-01-05"), noted("one", "2024-03-12")),
        (event("month", "2024-03"),),
    ],
)
def test_where_nothing_or_everything_is_background_none_is_folded(events):
    found = chronicle_of(*events)
    assert found.background is None
    assert len(found.days) == len(events)


def test_a_month_whose_day_is_not_known_has_a_section_before_its_days():
    made = rendered(record_of(event("a", "2024-03-01"), event("m", "2024-03")))["index.html"]
    assert re.findall(r'<section class="day calm" id="([^"]*)"', made) == ["2024-03", "2024-03-01"]
    assert "March 2024, day not known" in made


def test_an_event_that_is_not_just_of_a_day_says_when():
    events = [
        event("a", "2024-03-12~", sources=SOURCES),
        event("b", "2024-03-12/2024-03-13", sources=SOURCES),
        event("c", "2024-03-12?"),
        event("d", "2024-03-12"),
    ]
    made = rendered(record_of(*events))["index.html"]
    assert '<p class="k"><b>About 12 March</b> · Raid' in made
    assert '<p class="k"><b>12–13 March</b> · Raid' in made
    assert ">About c (probably 12 March)</a>" in made
    assert ">About d</a>" in made


def test_days_are_told_apart_by_their_years_where_there_is_more_than_one():
    one = chronicle_of(event("a", "2024-12-30"), event("b", "2024-12-31"))
    two = chronicle_of(event("a", "2024-12-30"), event("b", "2025-01-02"))
    assert [day.month for day in one.days] == ["December", "December"]
    assert [day.month for day in two.days] == ["December 2024", "January 2025"]
    assert two.days[1].gaps == (Gap("31 December 2024 – 1 January 2025", ()),)


# The strip.


def slots(found) -> list[tuple[str, str]]:
    return [(slot.text, slot.href) for stretch in found for slot in stretch.slots]


def test_the_strip_has_every_day_with_what_was_reported_and_said_on_it():
    made = context(
        noted("old", "2024-02-01"),
        event("a", "2024-03-30"),
        event("b", "2024-03-30"),
        said("c", "2024-03-30"),
        event("d", "2024-04-01/2024-04-02"),
    )
    found = strip(made, in_page=True)
    assert found is not None
    assert [stretch.name for stretch in found] == ["March", "April"]
    assert [(s.text, s.label, s.href) for each in found for s in each.slots] == [
        ("30", "Saturday 30 March: 2 reported, 1 said", "#2024-03-30"),
        ("31", "Sunday 31 March: nothing found", ""),
        ("1", "Monday 1 April: 1 reported, 0 said", "#2024-04-01"),
        ("2", "Tuesday 2 April: 1 reported, 0 said", "#2024-04-01"),  # where it began
    ]
    first = found[0].slots[0]
    assert (first.reported, first.said) == ("M1 22v-22h6v22z", "M9.7 21.3v-9.6h4.6v9.6z")


def test_the_strip_of_another_page_leads_to_the_pages_of_days_and_marks_its_own():
    made = context(event("a", "2024-03-12/2024-03-13"), event("b", "2024-03-15"))
    found = strip(made, date(2024, 3, 13))
    assert found is not None
    assert slots(found) == [
        ("12", "/ford/days/2024-03-12/"),
        ("13", "/ford/days/2024-03-13/"),
        ("14", ""),
        ("15", "/ford/days/2024-03-15/"),
    ]
    current = [slot.text for each in found for slot in each.slots if slot.is_current]
    assert current == ["13"]


@pytest.mark.parametrize(
    ("last", "names"),
    [
        ("2024-04-29", ["January", "February", "March", "April"]),
        ("2024-04-30", ["2024"]),
        ("2033-12-31", [str(year) for year in range(2024, 2034)]),
        ("2034-01-01", [""]),
    ],
)
def test_a_long_strip_goes_by_month_and_a_longer_one_by_year(last, names):
    found = strip(context(event("a", "2024-01-01"), event("b", last)), in_page=True)
    assert found is not None
    assert [stretch.name for stretch in found] == names
    assert slots(found)[-1][1] == f"#{last}"


def test_the_page_of_a_day_of_a_long_record_has_the_days_of_its_month():
    made = context(
        event("a", "2024-01-01"),
        event("b", "2024-03-05"),
        event("c", "2024-03-07"),
        event("d", "2025-01-01"),
    )
    found = strip(made, date(2024, 3, 5))
    assert found is not None
    assert [text for text, _ in slots(found)] == ["5", "6", "7"]


@pytest.mark.parametrize(
    ("day", "shown"), [(2, range(2, 7)), (13, range(9, 18)), (29, range(25, 30))]
)
def test_in_one_that_is_longer_yet_it_has_the_days_next_to_it(monkeypatch, day, shown):
    monkeypatch.setattr(whole, "MOST_WITH_TABLES", 0)
    march = (event(f"e{n}", f"2024-03-{n:02}") for n in range(2, 30))
    found = strip(context(*march, event("z", "2025-01-01")), date(2024, 3, day))
    assert found is not None
    assert [int(text) for text, _ in slots(found)] == list(shown)


@pytest.mark.parametrize("events", [(), (event("a", "2024-03-12"),), (event("m", "2024-03"),)])
def test_fewer_than_two_days_make_no_strip(events):
    assert strip(context(*events)) == ()


# The minute, the ledger, the numbers.

RAID = event("raid", "2024-03-12", claims=(claim("guard"), claim("guard", "why", says="For it.")))
NO = said(
    "no", "2024-03-13", "raid", claims=(claim("hill", stance=Stance.DENIES), count("hill", value=9))
)


def chosen(**given: object) -> Front:
    return Front(**given)


def test_a_beat_links_its_first_day_and_each_event_it_rests_on():
    beat = Beat(
        date=EventDate("2024-03-12/2024-03-13"), text="They met.", events=("no", "gone", "raid")
    )
    found = front_of(RAID, NO, chosen=chosen(beats=(beat,)))
    assert [(each.when, each.iso, each.text) for each in found.beats] == [
        (Link("12–13 March", "/ford/days/2024-03-12/"), "2024-03-12", "They met.")
    ]
    assert found.beats[0].refs == (
        Ref(1, "1: About no", "/ford/events/no/"),
        Ref(2, "2: About raid", "/ford/events/raid/"),
    )


def sides(found: FrontView) -> list[str]:
    assert found.ledger is not None
    return [side.text for side in found.ledger.sides]


def cells(found: FrontView) -> list[list[object]]:
    assert found.ledger is not None
    return [
        [cell.text or [(short.word, short.who.text) for short in cell.shorts] for cell in row.cells]
        for row in found.ledger.rows
    ]


def test_the_ledger_has_every_answer_of_each_side_in_the_order_first_given():
    later = said("later", "2024-03-15", claims=(claim("hill"),))
    found = front_of(RAID, NO, later, chosen=chosen(questions=("held",)))
    assert sides(found) == ["Volunteers", "International"]
    assert cells(found) == [
        [
            [("Yes", "Ford Guard, 12 March")],
            [("No", "Ada Hill, 13 March"), ("Yes", "Ada Hill, 15 March")],
        ]
    ]
    assert found.ledger.more == Link("All 3 questions", "/ford/questions/")


def test_a_side_that_is_silent_on_one_question_is_shown_and_one_silent_on_all_is_not():
    found = front_of(RAID, NO, chosen=chosen(questions=("held", "why")))
    assert found.ledger is not None
    assert cells(found)[1][1] == []
    assert found.ledger.rows[1].cells[1].is_party
    assert "The North" not in sides(found)


def test_an_outlet_speaks_for_no_side():
    outlet = replace_actor("guard", kind="outlet")
    made = context_of(replace(outlet.of_events((RAID, NO)), front=chosen(questions=("held",))))
    found = front(made, pages_of(made).rows)
    assert sides(found) == ["International"]


def replace_actor(actor_id: str, **given: object) -> Record:
    actors = [
        structs.replace(each, **given) if each.id == actor_id else each
        for each in REGISTRIES.actors.by_id.values()
    ]
    sorts = (*REGISTRIES.vocabulary.actors, Sort(id="outlet", name="Outlet", like="outlet"))
    vocabulary = structs.replace(REGISTRIES.vocabulary, actors=sorts)
    return replace(REGISTRIES, actors=Registry.of(actors), vocabulary=vocabulary)


@pytest.mark.parametrize(
    ("claims", "stands"),
    [(("raid#c1",), True), (("raid#c1", "raid#c3"), False), (("gone#c1",), False)],
)
def test_the_editors_answer_stands_while_its_claims_do(claims, stands):
    cell = Cell(question="held", side="volunteers", text="Yes, it did.", claims=claims)
    found = front_of(RAID, NO, chosen=chosen(questions=("held",), cells=(cell,)))
    expected = "Yes, it did." if stands else [("Yes", "Ford Guard, 12 March")]
    assert cells(found)[0][0] == expected


@pytest.mark.parametrize(
    ("claims", "who"),
    [
        (("raid#c1",), "Ford Guard, 12 March"),
        (("no#c1", "no#c2", "raid#c1"), "Ford Guard and Ada Hill, 12–13 March"),
        (("some#c1", "raid#c1"), "Ford Guard and Ada Hill, 12 March"),
        (("some#c1",), "Ada Hill, March"),
        (("print#c1", "raid#c1"), "Ford Guard, 12 March"),
        (("print#c1",), ""),
    ],
)
def test_under_an_editors_answer_stands_who_gave_it_and_when(claims, who):
    outlet = replace_actor("watch", kind="outlet")
    some = said("some", "2024-03", claims=(claim("hill"),))
    printed = said("print", "2024-03-12", claims=(claim("watch"),))
    cell = Cell(question="held", side="volunteers", text="Yes, it did.", claims=claims)
    record = replace(
        outlet.of_events((some, RAID, printed, NO)),
        front=chosen(questions=("held",), cells=(cell,)),
    )
    made = context_of(record)
    found = front(made, pages_of(made).rows).ledger
    assert found is not None
    assert found.rows[0].cells[0].who.text == who


def test_others_have_a_column_only_where_an_editor_gave_them_an_answer():
    watch = said("watch", "2024-03-14", speaker="watch", claims=(claim("watch"),))
    plain = front_of(RAID, NO, watch, chosen=chosen(questions=("held",)))
    cell = Cell(question="held", side="others", text="Yes.", claims=("watch#c1",))
    told = front_of(RAID, NO, watch, chosen=chosen(questions=("held",), cells=(cell,)))
    assert sides(plain) == ["Volunteers", "International"]
    assert sides(told) == ["Volunteers", "International", "Others"]


def test_without_an_editor_the_questions_with_most_sides_answering_are_shown():
    found = front_of(RAID, NO)
    assert found.ledger is not None
    assert [row.question.text for row in found.ledger.rows] == ["Was the ford held?"]
    assert (found.beats, found.figures) == ((), ())


def test_without_answers_of_two_sides_there_is_no_ledger():
    assert front_of(RAID).ledger is None


def test_the_numbers_that_an_editor_chose_are_drawn():
    found = front_of(RAID, NO, chosen=chosen(numbers=("many", "gone")))
    assert [each.question for each in found.figures] == [Link("How many?", "/ford/questions/many/")]


def test_the_facts_count_the_record_and_date_its_last_change():
    found = front_of(
        event("a", "2024-03-12", added=date(2026, 11, 28)),
        event("b", "2024-03-13", sources=SOURCES),
    )
    assert found.facts == ("2 events", "4 sources", "Last change 28 November 2026")
    assert front_of(event("a", "2024-03-12")).facts == ("1 event", "1 source")


def test_the_head_describes_the_record_as_a_dataset():
    site = replace(SITE, licence_url="https://example.org/licence", name="The </script> ford")
    made = rendered(
        record_of(noted("old", "2023-01-01"), event("a", "2024-03-12"), event("b", "2024-04-10")),
        site,
    )["index.html"]
    assert made.count("</script>") == 3  # the others are the theme's own
    (found,) = re.findall(r'<script type="application/ld\+json">(.*)</script>', made)
    assert json.loads(found) == {
        "@context": "https://schema.org",
        "@type": "Dataset",
        "name": "The </script> ford",
        "url": "https://example.org/ford/",
        "license": "https://example.org/licence",
        "temporalCoverage": "2024-03-12/2024-04-10",
    }


# Sizes. The words are those of any report; titles are as long as those of a true record.

WORDS = (
    "governor ministry army council court mayor spokesman resident village district border river "
    "bridge road school shop depot city town northern southern eastern three four seven people "
    "children drones rockets shells vehicles houses says denies reports announces claims orders "
    "warns counts moves closes opens hits kills wounds damages crosses enters leaves holds after "
    "near from over against under with before during again second early late night morning evening"
).split()
NAMES = [f"{a}{b}" for a in ("Oak", "Mill", "Stone", "Sand", "Reed") for b in (
    "ford", "bridge", "by", "holm", "ton", "wick", "dale", "mouth")]  # fmt: skip


def _text(dice: random.Random, length: int) -> str:
    found = dice.choice(NAMES)
    while len(found) < length:
        found += " " + dice.choice(NAMES if dice.random() < 0.2 else WORDS)
    return found[:length].rstrip()


def _record(number: int) -> Record:
    dice = random.Random(number)
    events, seen = [], set()
    for at in range(number):
        title = _text(dice, dice.randint(50, 88))
        name = re.sub(r"[^a-z]+", "-", title[: dice.randint(18, 40)].lower()).strip("-")
        name = f"{name}-{at}" if name in seen else name
        seen.add(name)
        day = (date(2024, 3, 12) + timedelta(days=int(30 * dice.random() ** 1.6))).isoformat()
        given = {"title": title, "places": ("oakford",), "sources": SOURCES[: dice.randint(1, 3)]}
        kind = dice.choice(("raid", "strike", "statement", "denial"))
        made = said if kind in ("statement", "denial") else event
        events.append(
            said(name, day, dice.choice(events).id if events else "campaign", kind=kind, **given)
            if made is said
            else event(name, day, kind, claims=(claim(dice.choice(("guard", "hill"))),), **given)
        )
    days = sorted({each.date.edtf for each in events})
    editor = Front(
        beats=tuple(
            Beat(
                date=EventDate(day),
                text=_text(dice, 260),
                events=tuple(each.id for each in dice.sample(events, 5)),
            )
            for day in days[::5][:6]
        )
    )
    texts = tuple(DayText(id=day, events=(events[0].id,), body=_text(dice, 190)) for day in days)
    return replace(record_of(*events), front=editor, days=texts)


def _loaded(html: str) -> int:
    """Return how many bytes a page is, with its style sheet and scripts, as they are sent."""
    made = assets({path.name: path.read_bytes() for path in (THEME / "static").iterdir()})
    names = ("front.css", "site.js", "front.js")
    parts = [html.encode(), *(made[name].content for name in names)]
    return sum(len(gzip.compress(part, 9)) for part in parts)


@pytest.mark.parametrize(("number", "most"), [(239, 30 * KB), (400, 45 * KB)])
def test_every_title_of_a_record_is_on_a_page_that_is_light(number, most):
    record = _record(number)
    html = front_html(record)
    tree = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(html)
    linked = [a.get("href") for a in tree.iter("a") if a.get("href").startswith("/ford/events/")]
    for each in record.events:
        assert f"/ford/events/{each.id}/" in linked
    assert _loaded(html) <= most


def front_html(record: Record) -> str:
    """Return the front page alone; the other pages of a large record take their time."""
    return rendered(record, chart=CHART, only="index.html")["index.html"]


def test_a_record_of_more_titles_leads_to_its_weeks_and_days():
    events = [event(f"e{number}", f"2024-03-{10 + number % 3}") for number in range(400)]
    more = said("more", "2024-03-12")
    assert front_of(*events).outline is None
    found = front_of(*events, more)
    assert found.chronicle is None
    assert found.outline is not None
    assert [(week.link, week.count) for week in found.outline.weeks] == [
        (Link("4–10 March 2024", "/ford/timeline/2024-W10/"), "134 reported"),
        (Link("11–17 March 2024", "/ford/timeline/2024-W11/"), "266 reported, 1 said"),
    ]
    assert [(day.iso, day.link.href, day.count) for day in found.outline.weeks[1].days] == [
        ("2024-03-11", "/ford/days/2024-03-11/", "133 reported"),
        ("2024-03-12", "/ford/days/2024-03-12/", "133 reported, 1 said"),
    ]
    html = front_html(record_of(*events, more))
    assert 'href="#2024-03-11"' in html
    assert 'id="2024-03-11"' in html
    assert "/ford/events/" not in html


def test_what_is_known_to_the_month_parts_no_week_of_a_long_record():
    days = {"a": "2024-02-29", "b": "2024-03", "c": "2024-03-01"}
    found = outline(context(*(event(name, day) for name, day in days.items())))
    assert [(week.link.text, week.count, len(week.days)) for week in found.weeks] == [
        ("26 February – 3 March 2024", "2 reported", 2),
        ("March 2024, day not known", "1 reported", 0),
    ]


def test_a_record_of_very_many_days_shows_its_weeks_alone():
    days = [(date(2000, 1, 1) + timedelta(days=number)).isoformat() for number in range(751)]
    events = [event(f"e{number}", day) for number, day in enumerate(days)]
    assert outline(context(*events[:750])).has_days
    found = outline(context(*events))
    assert not found.has_days
    assert {week.days for week in found.weeks} == {()}


def test_the_last_week_that_dates_can_name_does_not_end_the_build():
    found = outline(context(event("a", "9999-12-31")))
    assert [week.link.text for week in found.weeks] == ["27–31 December 9999"]


def test_the_links_of_the_front_page_lead_somewhere():
    record = replace(
        record_of(RAID, NO, noted("old", "2023-01-05"), event("long", "2024-03-14/2024-03-16")),
        front=Front(
            beats=(Beat(date=EventDate("2024-03-12"), text="x", events=("raid",)),),
            questions=("held",),
            cells=(Cell(question="held", side="others", text="x", claims=("no#c1",)),),
            numbers=("many",),
        ),
        days=(sentence("2024-03-12"),),
    )
    made = rendered(record)
    main = made["index.html"].partition("<main")[2].partition("</main>")[0]
    assert_links_lead_somewhere(
        ["main"], {**made, "main": f"<!doctype html><title>x</title><main{main}</main>"}
    )


def test_a_record_without_events_says_so():
    made = rendered(record_of())["index.html"]
    assert "There are no events yet." in made
    assert 'class="strip"' not in made
