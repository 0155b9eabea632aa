"""Numbers as bars: one for each statement, as it was said, all of a question on one scale."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from gettext import NullTranslations

import pytest
from msgspec import structs

from tests.sample import MANY, REGISTRIES, claim, context_of, event, source
from timeline.model import Actor, Claim, Covers, Event, EventDate, Sort, Stance
from timeline.record import Registry
from timeline.site.links import Link
from timeline.site.views.counted import figure
from timeline.site.views.numbers import Bar, NumbersView, WordRow, numbers
from timeline.site.words import Words

DAY = "2024-03-12"
NO = Stance.DENIES
PAPER = Actor(id="paper", name="Paper", kind="media", side="none", role="x")
ACTORS = [structs.replace(actor, short=actor.name.split()[-1]) for actor in REGISTRIES.actors]
KINDS = (*REGISTRIES.vocabulary.actors, Sort(id="media", name="Media", like="outlet"))
VOCABULARY = structs.replace(REGISTRIES.vocabulary, actors=KINDS)
FILED = replace(REGISTRIES, vocabulary=VOCABULARY, actors=Registry.of([*ACTORS, PAPER]))


def count(by: str, unit: str = "lost", **given: object) -> Claim:
    names = ("value", "low", "high", "dead")
    values = {k: Decimal(str(v)) if k in names else v for k, v in given.items()}
    return claim(by, "many", unit=unit, **values)


def told(event_id: str, *claims: Claim, day: str = DAY, **given: object) -> Event:
    return event(event_id, day, claims=claims, **given)


def view(*events: Event) -> NumbersView:
    return numbers(context_of(FILED.of_events(events)), MANY)


def widths(found: NumbersView) -> list[tuple[int, int]]:
    return [(bar.width_total, bar.width_dead) for bar in found.bars]


def test_a_statement_is_a_bar_with_all_that_it_says():
    covers = Covers(first=date(2024, 3, 12), last=date(2024, 3, 14), places=("mill", "vale"))
    found = view(told("a", count("guard", low=1500, dead=500, covers=covers), day="2024-03-15~"))
    assert found == NumbersView(
        bars=(
            Bar(
                day="About 15 March",
                iso="2024-03-15",
                name="Guard",
                event_href="/ford/events/a/",
                figure=Link("at least 1,500 lost, 500 of them dead"),
                covers=Link("12–14 March, Mill and Vale"),
                printed_by=Link(""),
                denied_by=Link(""),
                total=Decimal(1500),
                dead=Decimal(500),
                width_total=833,
                width_dead=278,
                is_local=True,
            ),
        ),
        words=(),
        ticks=("0", "500", "1,000", "1,500"),
    )
    assert found.has_dead


def test_a_question_without_answers_has_no_axis():
    found = view(told("a", claim("guard")))
    assert found == NumbersView(bars=(), words=(), ticks=())
    assert not found.has_dead


@pytest.mark.parametrize(
    ("given", "figure", "total"),
    [
        ({"value": 234, "dead": 234, "unit": "killed"}, "234 killed", 234),
        ({"high": 60, "dead": 60, "unit": "killed"}, "up to 60 killed", 60),
        ({"low": 50}, "at least 50 lost", 50),
        ({"low": 12, "high": 20}, "12 to 20 lost", 20),
        ({"low": 12, "high": 20, "dead": 12}, "12 to 20 lost, 12 of them dead", 20),
        ({"low": 12, "value": 15, "high": 20}, "15 (12 to 20) lost", 15),
        ({"value": 3501, "dead": 790}, "3,501 lost, 790 of them dead", 3501),
        ({"value": 0}, "0 lost", 0),
        ({"value": 8, "dead": 0}, "8 lost, 0 of them dead", 8),
    ],
)
def test_a_figure_stands_as_it_was_said_and_its_bar_has_no_mean_of_two(given, figure, total):
    (bar,) = view(told("a", count("guard", **given))).bars
    assert (bar.figure.text, bar.total) == (figure, total)


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({}, ""),
        ({"value": "1500", "unit": "people"}, "1,500 people"),
        ({"value": "2.50", "unit": "tonnes"}, "2.5 tonnes"),
        ({"low": "100", "unit": "people"}, "at least 100 people"),
        ({"high": "300", "unit": "people"}, "up to 300 people"),
        ({"low": "5", "high": "10", "unit": "drones"}, "5 to 10 drones"),
        ({"low": "5", "value": "7", "high": "10", "unit": "drones"}, "7 (5 to 10) drones"),
        ({"value": "0", "unit": "people"}, "0 people"),
        ({"low": "-5", "value": "-3", "high": "0", "unit": "degrees"}, "-3 (-5 to 0) degrees"),
        ({"low": "3", "value": "4"}, "4"),
    ],
)
def test_numbers_are_said_in_words(given, expected):
    numbers = {key: text if key == "unit" else Decimal(text) for key, text in given.items()}
    assert figure(context_of(FILED), Claim(by="hill", says="x", **numbers)).text == expected


@pytest.mark.parametrize(
    ("says", "given", "expected"),
    [
        ("Over 1,500 men were lost", {"low": 1500}, "over 1,500 lost"),
        ("They lost more than 1500 men", {"low": 1500}, "more than 1,500 lost"),
        ("They lost more than 1\u00a0500 men", {"low": 1500}, "more than 1,500 lost"),
        ("At least three men were lost", {"low": 3}, "at least 3 lost"),
        ("Nearly 300 men were lost", {"high": 300}, "nearly 300 lost"),
        ("About 90 men were lost", {"value": 90}, "about 90 lost"),
        ("ABOUT 90 men were lost", {"value": 90}, "about 90 lost"),
        ("No more than 90 men were lost", {"high": 90}, "no more than 90 lost"),
        ("They lost 90 men, about 30 of them dead", {"value": 90}, "90 lost"),
        ("Over 900 boats and 90 men were lost", {"value": 90}, "90 lost"),
        ("Over 90.5 tonnes and 90 men were lost", {"value": 90}, "90 lost"),
        ("Moreover 90 men were lost", {"value": 90}, "90 lost"),
        (
            "About 90 (80 in one report)",
            {"value": 90, "low": 80, "high": 95},
            "about 90 (80 to 95) lost",
        ),
        (
            "Over 1,500 men were lost, about 500 of them dead",
            {"low": 1500, "dead": 500},
            "over 1,500 lost, about 500 of them dead",
        ),
    ],
)
def test_a_figure_keeps_the_words_that_were_said_before_it(says, given, expected):
    assert figure(context_of(FILED), count("guard", says=says, **given)).text == expected


def test_a_figure_keeps_its_words_in_the_language_of_the_interface():
    class Latin(NullTranslations):
        def gettext(self, message: str) -> str:
            return {"about {n}": "circa {n}"}.get(message, message)

    latin = replace(context_of(FILED), words=Words(language="la", text=Latin()))
    said = [count("guard", says=f"{word} 90", value=90) for word in ("Circa", "About")]
    assert [figure(latin, each).text for each in said] == ["circa 90 lost"] * 2


def test_two_figures_of_one_statement_say_who_prints_which():
    sources = (
        source("s1"),
        source("s2", outlet="gazette"),
        source("s3", outlet="gazette"),
    )
    found = view(
        told(
            "a",
            count("guard", value=22, sources=("s1",)),
            count("guard", value=12, sources=("s2", "s3")),
            count("guard", "boats", value=3, sources=("s2",)),
            count("hill", value=3, sources=("s2",)),
            count("guard", value=5, sources=("s2",), said_on=EventDate("2024-03-13")),
            sources=sources,
        ),
        told("b", count("guard", value=9, sources=("s1",)), count("guard", value=9)),
    )
    printed = {bar.figure.text: bar.printed_by.text for bar in found.bars if bar.printed_by.text}
    assert printed == {"22 lost": "Valley Post", "12 lost": "gazette"}


def test_bars_stand_in_the_order_of_saying_and_on_one_scale_whatever_their_units():
    found = view(
        told("c", count("guard", value=100), day="2024-03-20"),
        told(
            "b",
            count("hill", "killed", value=360, dead=360),
            count("watch", value=1, said_on=EventDate("2024-03-30")),
        ),
        told("a", count("hill", "wounded", value=180, dead=1)),
        told("d", count("guard", value=0), day="2024-03-20"),
    )
    assert [(bar.event_href[-2:-1], bar.name) for bar in found.bars] == [
        ("a", "Hill"),
        ("b", "Hill"),
        ("c", "Guard"),
        ("d", "Guard"),
        ("b", "Watch"),
    ]
    assert found.ticks == ("0", "100", "200", "300")
    assert widths(found) == [(500, 3), (1000, 1000), (278, 0), (0, 0), (3, 0)]


def test_what_is_more_than_nothing_can_be_seen_and_less_than_nothing_cannot():
    found = view(told("a", *(count("guard", value=n) for n in (-5, 0, "0.5", 1, 36000))))
    assert widths(found) == [(0, 0), (0, 0), (1, 0), (1, 0), (1000, 0)]


@pytest.mark.parametrize(
    ("most", "ticks"),
    [
        (0, "0 1 2 3"),
        (1, "0 1 2 3"),
        (3, "0 1 2 3"),
        (4, "0 2 4 6"),
        (7, "0 2 4 6"),
        (8, "0 3 6 9"),
        (30, "0 10 20 30"),
        (36, "0 10 20 30"),
        (37, "0 15 30 45"),
        (500, "0 150 300 450"),
        (790, "0 250 500 750"),
        (3501, "0 1,000 2,000 3,000"),
        (28_801, "0 10,000 20,000 30,000"),
        (10**12, "0 300,000,000,000 600,000,000,000 900,000,000,000"),
    ],
)
def test_the_axis_has_round_numbers_and_holds_the_highest_total(most: int, ticks: str):
    found = view(told("a", count("guard", value=most)))
    assert " ".join(found.ticks) == ticks
    assert found.bars[0].width_total <= 1000


@pytest.mark.parametrize(
    ("covers", "words"),
    [
        (Covers(), ""),
        (Covers(first=date(2024, 3, 12), last=date(2024, 3, 12)), "12 March"),
        (Covers(first=date(2024, 2, 28), last=date(2024, 3, 1)), "28 February – 1 March"),
        (Covers(first=date(2023, 12, 30), last=date(2024, 1, 1)), "30 December 2023 – 1 January"),
        (Covers(first=date(2024, 3, 10)), "Since 10 March"),
        (Covers(last=date(2024, 3, 13), places=("land",)), "Up to 13 March, Land"),
        (Covers(last=date(2023, 3, 13)), "Up to 13 March 2023"),
        (Covers(places=("nowhere", "mill")), "Nowhere and Mill"),
    ],
)
def test_what_a_number_covers_stands_in_words(covers: Covers, words: str):
    (bar,) = view(told("a", count("guard", value=1, covers=covers))).bars
    assert bar.covers.text == words


def test_answers_in_words_and_shares_and_denied_numbers_are_no_bars():
    found = view(
        told(
            "a",
            claim("guard", "many", says="Many"),
            count("guard", "per cent of the men", value=60, says="Six in ten"),
            count("guard", "% of the boats", value=5, says="A few"),
            count("guard", "Percent", value=5, says="Five"),
        ),
        told("b", claim("hill", "many", stance=NO, says="None"), day="2024-03-11"),
        told("c", count("hill", value=9, stance=NO, says="Not nine"), day="2024-03-13"),
        told("d", count("hill", value=9, stance=Stance.CANNOT_CONFIRM, says="Unsure"), day=DAY),
        told("e", count("hill", value=9, stance=Stance.PARTLY), day="2024-03-14"),
    )
    assert [bar.event_href for bar in found.bars] == ["/ford/events/e/"]
    assert [(row.href[-2:-1], row.says) for row in found.words] == [
        ("b", "None"),
        ("a", "Many"),
        ("a", "Six in ten"),
        ("a", "A few"),
        ("a", "Five"),
        ("d", "Unsure"),
        ("c", "Not nine"),
    ]
    assert found.words[0] == WordRow(
        day="11 March",
        iso="2024-03-11",
        name="Hill",
        href="/ford/events/b/",
        says="None",
    )


def test_each_figure_says_who_denies_it_and_nobody_denies_their_own():
    found = view(
        told("a", count("guard", high=250, disputed_by=("hill", "watch"))),
        told("b", count("guard", value=9, disputed_by=("guard", "paper")), day="2024-03-13"),
        told("c", count("guard", value=8), day="2024-03-14"),
        told("d", claim("watch", "many", stance=NO, says="False"), day="2024-03-20"),
    )
    assert [bar.denied_by.text for bar in found.bars] == ["Hill; Watch, 20 March", "", ""]
    assert [(row.name, row.says) for row in found.words] == [("Watch", "False")]


def test_who_gives_another_figure_can_deny_one_too():
    found = view(told("a", count("guard", value=9, disputed_by=("hill",)), count("hill", value=1)))
    said = [(bar.name, bar.denied_by.text) for bar in found.bars]
    assert said == [("Guard", "Hill"), ("Hill", "")]
    assert found.words == ()


def test_an_outlet_passes_figures_on_and_gives_none():
    assert view(told("a", count("paper", value=9), claim("paper", "many"))).bars == ()


@pytest.mark.parametrize(
    ("places", "is_local"),
    [((), False), (("mill",), True), (("mill", "land"), False), (("nowhere",), True)],
)
def test_a_statement_is_local_that_covers_settlements_alone(places, is_local):
    covers = Covers(places=places) if places else None
    (bar,) = view(told("a", count("guard", value=3, covers=covers))).bars
    assert bar.is_local is is_local
