"""Which line is the headline: no name of a paper, and nothing that a paper says of itself."""

import pytest

from tests.test_convert import KNOWN
from timeline.convert.drafting.draft import draft_with
from timeline.formats import seedtext

LEAD = "A drone hit a mill in Sosnovo on Tuesday, Ihor Tarnovsky said.\n\nNobody was hurt in it.\n"
HEADLINES = [
    "Governor tells of a drone that hit a mill",
    "Губернатор розповів про дрон, що влучив у млин",
    "Губернатор рассказал о дроне, попавшем в мельницу",
]


def headline(text: str) -> str | None:
    """The headline of an article, as its source has it."""
    return draft_with(seedtext.parse(text, name="a.txt"), KNOWN).article.title


@pytest.mark.parametrize("real", HEADLINES)
@pytest.mark.parametrize(
    "masthead",
    [
        "Border Post\nThe voice of the valley",
        "BORDER POST\nIndependent since 1917",
        "Долина\nОбщественная газета Ладова",
        "Долина\nСуспільна газета Ладова",
        "Долина.медіа | Новини Ладова",
        "Дол.Ру — новости Ладова",
        "Dol-news.net - news of Ladov",
        "The Valley\nNews\nLadov",
    ],
)
def test_what_a_paper_says_of_itself_above_the_headline_is_no_headline(masthead, real):
    assert headline(f"{masthead}\n\n{real}\n\n15 May 2019\n\n{LEAD}") == real


@pytest.mark.parametrize("real", HEADLINES)
@pytest.mark.parametrize("above", ["Border Post\n", "Долина\n", "15 May 2019, 12:31\n", ""])
def test_a_line_right_below_the_paper_is_the_headline_where_no_other_is_left(above, real):
    stamp = "" if "2019" in above else "15 May 2019\n\n"
    assert headline(f"{above}{real}\n\n{stamp}{LEAD}") == real


@pytest.mark.parametrize("masthead", ["Дол.Ру — новости Ладова", "Долина.медіа | Новини Ладова"])
def test_where_only_a_masthead_stands_above_there_is_no_headline(masthead):
    assert headline(f"{masthead}\n\n15 May 2019, 12:31\n\n{LEAD}") is None


def test_a_headline_may_have_a_dash_and_a_name_in_it():
    real = "Sosnovo — a mill burns after a drone falls on it at night"
    assert headline(f"{real}\n\n15 May 2019\n\n{LEAD}") == real


@pytest.mark.parametrize(
    "label", ["Source: Telegram of the governor", "Джерело: Telegram", "Источник: Telegram"]
)
def test_a_headline_stands_above_what_has_a_label(label):
    text = f"Mill hit by a drone in Sosnovo\n\n15 May 2019, 12:31\n\n{label}\n\n{LEAD}"
    assert headline(text) == "Mill hit by a drone in Sosnovo"
