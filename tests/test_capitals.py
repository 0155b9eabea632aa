"""A capital that stands for its government, or where somebody writes or lives, is no place."""

from pathlib import Path
from shutil import copytree

import pytest

from timeline.convert.drafting.draft import draft_with
from timeline.convert.known.knowledge import Knowledge
from timeline.formats import seedtext
from timeline.record import read_content

GOLDEN = Path(__file__).parent / "golden" / "convert" / "record"
CAPITAL = "name: Zorgrad\naliases:\n- Зорграда\nkind: city\nwithin: zemland\ncountry: ZZ\n"


@pytest.fixture(scope="module")
def known(tmp_path_factory):
    root = copytree(GOLDEN, tmp_path_factory.mktemp("capitals") / "record")
    (root / "data" / "places" / "zorgrad.yml").write_text(CAPITAL, encoding="utf-8")
    return Knowledge.of(read_content(root).record)


def places(known, text):
    made = draft_with(seedtext.parse(f" date 2019-05-15 {text}", name="article.txt"), known)
    return list(made.event.places)


@pytest.mark.parametrize(
    "text",
    [
        "Pavlo Zorenko said the raid failed. Якою буде смуга, у Зорграді не знають самі.",
        "Павло Зоренко сказав, що у Зорграді давно розучилися рахувати.",
        "Павло Зоренко сказав, що сил у Зоргради немає.",
        "Павло Зоренко спростував названі в Зорграді втрати.",
        "Павло Зоренко опроверг названную в Зорграде цифру потерь.",
        "Павло Зоренко сказал, что в Зорграде тоже боятся зимы.",
        "Pavlo Zorenko, who lives in Zorgrad, said the raid failed.",
        # Words but mention it.
        "Pavlo Zorenko commented on rumours.\n\nPrices in Zorgrad are up, he said.",
        "Павло Зоренко прокоментував чутки.\n\nЦіни в Зорграді виросли, сказав він.",
        "Павло Зоренко прокомментировал слухи.\n\nЦены в Зорграде выросли, сказал он.",
        "A word on the raid\n\nAnn Lee in Zorgrad\n\nPavlo Zorenko said the raid failed.",
    ],
)
def test_a_capital_that_stands_for_somebody_is_no_place(known, text):
    assert places(known, text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Павло Зоренко сказав, що у Зорграді згорів склад.",
        "Павло Зоренко сказал, что в Зорграде сгорел склад.",
        "Pavlo Zorenko said that a depot had burned in Zorgrad.",
        "Pavlo Zorenko told reporters in Zorgrad that the raid had failed.",
        "Pavlo Zorenko said on Wednesday in Zorgrad that the raid had failed.",
        "Павло Зоренко сказав журналістам у Зорграді, що рейд провалився.",
        "Павло Зоренко сказал журналистам в Зорграде, что рейд провалился.",
        "Fire at a depot\n\nPavlo Zorenko spoke in Zorgrad of the fire. It is out.",
    ],
)
def test_a_capital_where_something_happened_is_a_place(known, text):
    assert places(known, text) == ["zorgrad"]


@pytest.mark.parametrize(
    "text",
    [
        "A court jailed a driver on Tuesday.\n\nHis verdict was read in Zorgrad in haste.",
        "A military court jailed a driver.\n\nThe hearing in Zorgrad took twenty minutes.",
        "Суд приговорил водителя к трём годам.\n\nПриговор огласили в Зорграде.",
        "Суд приговорил водителя к трём годам.\n\nЗаседание в Зорграде длилось двадцать минут.",
        "Суд засудив водія до трьох років.\n\nВирок оголосили в Зорграді.",
        "Суд засудив водія до трьох років.\n\nЗасідання в Зорграді тривало двадцять хвилин.",
    ],
)
def test_where_a_verdict_is_read_the_court_sits(known, text):
    assert places(known, text) == ["zorgrad"]


@pytest.mark.parametrize(
    "text",
    [
        "A court in Ladov jailed a driver on Tuesday.\n\nZorgrad read of the verdict.",
        "Суд в Ладове приговорил водителя.\n\nО приговоре узнали и в Зорграде.",
        "Суд у Ладові засудив водія.\n\nПро вирок дізналися й у Зорграді.",
        # No court is told of.
        "Pavlo Zorenko said that the raid failed.\n\nA hearing in Zorgrad is rare, he said.",
    ],
)
def test_where_a_verdict_is_heard_of_no_court_sits(known, text):
    assert "zorgrad" not in places(known, text)
