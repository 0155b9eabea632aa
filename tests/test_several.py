"""A file that holds several reports is read as one, and a note says so."""

import pytest

from tests.test_convert import KNOWN, made_of
from timeline.convert.drafting.draft import draft_with
from timeline.convert.page import several
from timeline.formats import seedtext

ENTRIES = (
    "14:20 Zorenko: the land will answer\n\nPavlo Zorenko said that the land will answer.\n\n"
    "13:05 Drone hits a house\n\nA drone hit a house in Ladov, Tarnovsky said.\n\n"
    "11:40 Schools close\n\nSchools in Sosnovo were closed, Tarnovsky said."
)
TWO = (
    "Drone hits a house in Ladov\n14 May 2019, 10:00\n\nA drone hit a house in Ladov, it is said.\n"
    "\nSchools close in Sosnovo\n15 May 2019, 11:00\n\nSchools in Sosnovo were closed on Tuesday."
)


def told(notes):
    return [note for note in notes if "seems to hold" in note]


def test_the_entries_of_a_live_page_are_told():
    (note,) = told(made_of(ENTRIES).event.review)
    assert "3 reports" in note
    assert "“13:05 Drone hits a house”" in note


def test_two_headlines_with_a_day_each_are_told():
    (note,) = told(draft_with(seedtext.parse(TWO, name="two.txt"), KNOWN).event.review)
    assert "“Drone hits a house in Ladov”, “Schools close in Sosnovo”" in note


@pytest.mark.parametrize(
    "text",
    [
        # One article, with the time at which it was put right.
        "Drone hits a house in Ladov\n14 May 2019, 10:00\n\nA drone hit a house in Ladov, it is "
        "said.\n\nUpdated: 14 May 2019, 11:00",
        # Links to other articles.
        f"{TWO.partition('Schools')[0]}Schools close in Sosnovo\n15 May 2019\n\nAll news",
        # Times that go up and down are no entries.
        "14:20 One house is hit\n\n11:05 Two houses are hit\n\n13:40 Three houses are hit",
        "14:20 One house is hit\n\n13:05 Two houses are hit",
    ],
)
def test_one_article_is_told_as_nothing_else(text):
    seed = seedtext.parse(f" date 2019-05-15 {text}", name="article.txt")
    assert several.entries(seed) == several.headlines(seed) == ()
