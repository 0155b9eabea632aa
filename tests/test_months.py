"""Months as they are named where no day is, and what they tell of what was before."""

import pytest

from tests.test_convert_asides import made_of
from timeline.convert.words import month_expressions
from timeline.model import EventDate

DAY = EventDate("2019-05-28")
NAMED = """
2019-05-10/2019-05-20 The town was emptied in mid-May.
2019-05-01/2019-05-10 In early May the road was closed.
2019-02-20/2019-02-28 The road was closed at the end of February.
2018-03-01/2018-03-31 The corps was banned in March 2018.
2018-12-01/2018-12-31 Last December the court spoke.
2019-05-10/2019-05-20 У середині травня горів млин.
2019-05-01/2019-05-10 На початку травня горів млин.
2018-12-01/2018-12-31 У грудні той самий суд виніс вирок.
2018-03-01/2018-03-31 Корпус заборонили у березні 2018 року.
2019-05-10/2019-05-20 В середине мая горела мельница.
2019-02-20/2019-02-28 В конце февраля горела мельница.
2018-12-01/2018-12-31 В декабре тот же суд вынес приговор.
2018-03-01/2018-03-31 Корпус запретили в марте 2018-го.
"""


@pytest.mark.parametrize("row", NAMED.strip().splitlines())
def test_a_month_or_a_part_of_it_tells_about_when_something_was(row):
    days, text = row.split(" ", 1)
    found = month_expressions.before(text, 0, len(text), DAY)
    assert found
    assert str(found.date) == days


@pytest.mark.parametrize(
    "text",
    [
        "It may rain in May.",
        "The bridge opens in July.",
        "Міст відкриють у липні.",
        "Мост откроют в июле, к концу мая его покрасят.",
        "In May 12 houses burned.",
        "By the end of May the bridge will be open.",
    ],
)
def test_a_month_that_is_still_to_come_or_goes_on_tells_nothing_of_before(text):
    assert month_expressions.before(text, 0, len(text), DAY) is None


@pytest.mark.parametrize(
    "sentence",
    [
        "In February the court sentenced Pavlo Zorenko in absentia.",
        "У лютому суд заочно засудив Павла Зоренка.",
        "В феврале суд заочно приговорил Павла Зоренко.",
    ],
)
def test_what_a_court_did_months_ago_is_no_part_of_what_it_does_today(sentence):
    lead = "A court in Ladov sentenced a miller on Tuesday, Governor Ihor Tarnovsky said."
    assert made_of(f"{lead}\n\n{sentence}").event.actors == ("ihor-tarnovsky",)
