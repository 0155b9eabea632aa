"""Whose article it is, by the lines around it, and whom it names as its sources."""

import pytest

from tests.test_convert_leads import KNOWN
from timeline.convert.draft import draft_with
from timeline.formats import seedtext
from timeline.text import boilerplate

LEAD = "A shell hit a barn in Olkhovka on Tuesday, Governor Ihor Tarnovsky said."
ENTRY = "Shell hits a barn in Olkhovka, nobody is hurt"


def sources(text: str) -> list[str]:
    """Return the outlets that a draft names as the sources of an article."""
    made = draft_with(seedtext.parse(text, name="article.txt"), KNOWN)
    return [source.outlet for source in made.event.sources]


@pytest.mark.parametrize(
    "line",
    [
        "«Border Post»",
        "“Border Post”",
        "border post",
        "BORDER POST",
        "The newspaper Border Post",
        "Газета «Border Post»",
        "Портал Border Post",
        "Видання «Border Post»",
        "Border Post.zz",
        "Border Post — Wednesday, 15 May 2019, 09:05",
    ],
)
def test_a_paper_is_known_by_its_name_whatever_stands_around_it(line):
    assert sources(f"{ENTRY}\n\n{line}\n\n15 May 2019\n\n{LEAD}") == ["border-post"]


def test_a_paper_may_stand_below_the_menu_the_stamp_and_who_wrote():
    head = "News   Sport   Weather   Jobs\n\n{}\n\n15 May 2019, 16:20\n\nBy Ivan Petrenko\n\n{}"
    assert sources(f"{head.format(ENTRY, 'Border Post')}\n\n{LEAD}") == ["border-post"]


@pytest.mark.parametrize(
    ("last", "found"),
    [
        ("Border Post is read in twenty countries. Support us.", ["border-post"]),
        ("Дякуємо, що читаєте Border Post!", ["border-post"]),
        ("Спасибо, что читаете Border Post!", ["border-post"]),
        ("A reader of Border Post and of Radio Zemland found the shell.", ["unidentified"]),
        ("The school in Olkhovka is closed.", ["unidentified"]),
    ],
)
def test_a_paper_that_the_last_line_is_about_is_its_own(last, found):
    assert sources(f" date 2019-05-15 \n{ENTRY}\n\n{LEAD}\n\n{last}") == found


@pytest.mark.parametrize(
    "words",
    [
        "According to the state news agency Vesna, nobody was hurt.",
        "Nobody was hurt, writes the local newspaper Vesna.",
        "За даними державного агентства Vesna, ніхто не постраждав.",
        "По данным государственного агентства Vesna, никто не пострадал.",
    ],
)
def test_an_agency_may_be_told_by_what_it_is_before_its_name(words):
    assert sources(f" date 2019-05-15 \n{ENTRY}\n\n{LEAD}\n\n{words}") == ["agency-vesna"]


@pytest.mark.parametrize(
    "head",
    [
        "Ладов, 15 мая 2019 года. ВЕСНА — ",
        "Ладов, 15 травня 2019 року. ВЕСНА — ",
        "ЛАДОВ, 15 мая 2019 г. ВЕСНА – ",
    ],
)
def test_a_dateline_may_call_the_year_one(head):
    assert boilerplate.dateline(f"{head}Снаряд попал в сарай.") == head


def test_where_words_stand_is_told_by_a_line_of_facts():
    facts = "• Who: Marta Koval\n• When: 15.05.2019, 10:00\n• Where: Telegram"
    words = "Marta Koval warned drivers on Tuesday not to use the road."
    assert sources(f" date 2019-05-15 Marta Koval to drivers\n\n{facts}\n\n{words}") == ["telegram"]
