"""The day of a report that stands on a line beside other words, above or below the article."""

import pytest

from tests.test_convert_leads import KNOWN
from timeline.convert.drafting.draft import draft, draft_with
from timeline.formats import seedtext
from timeline.model import InputError
from timeline.record import Record
from timeline.text import boilerplate

HEADLINE = "Shell hits a barn in Olkhovka"
LEAD = "A shell hit a barn in Olkhovka on Tuesday evening, Governor Ihor Tarnovsky said."
LAST = "The village has a school and a shop."


def reported(text: str) -> str:
    """Return the day that a draft has as that of the report, or what is said instead."""
    try:
        return str(draft_with(seedtext.parse(text, name="article.txt"), KNOWN).reported)
    except InputError as error:
        return error.problems[0].message


@pytest.mark.parametrize(
    "line",
    [
        "Society | Border Post, 15 May",
        "Общество | Граница, 15 мая",
        "Суспільство • Кордон • 15 травня",
        "15 травня, 20:03 | Автор: Ірина Лада | Час читання: 1 хв",
        "15 мая / 3 минуты чтения",
        "May 15 · 4 min read",
        "Text: Ann Smith / 15 May",
        "Telegram-канал, 15 мая",
        "Delfi (Estonia), 15 May 2019",
        "15 мая 2019, 09:20 · Общество · Время чтения: 2 мин.",
        "15 травня 2019, 09:20 · Суспільство · Час читання: 2 хв.",
    ],
)
def test_names_and_a_day_that_signs_part_are_a_stamp(line):
    assert boilerplate.is_stamp(line)


@pytest.mark.parametrize("line", ["After the raid, 15 May", "15 May | the raid", "Raid in May | 3"])
def test_a_line_with_other_words_is_no_stamp(line):
    assert not boilerplate.is_stamp(line)


@pytest.mark.parametrize(
    "line",
    [
        "Evening letter «Border Post» · 15 May",
        "Вечерняя рассылка «Граница» · 15 мая",
        "Our correspondent in Ladov, 15 May",
        "Interview with a farmer. Radio Zemland (Ladov), 15 May 2019. Translated from Ladish.",
        "This article was first published in Border Post on 15 May.",
        "Матеріал опубліковано 15 травня",
        "Час публікації: 15 травня, 20:03",
        "Posted on May 15 by Ann Smith",
        "Пресс-релиз № 117 от 15 мая",
        "«Граница», № 33 от 15 мая",
        "Дайджест за 15 травня",
        "ОНЛАЙН · 15 мая · обновляется",
    ],
)
def test_a_day_above_an_article_is_set_apart_by_signs_or_by_a_word(line):
    assert reported(f"{HEADLINE}\n\n{line}\n\n{LEAD}\n\n{LAST}") == "2019-05-15"


@pytest.mark.parametrize(
    "line",
    [
        "Пограничная правда. 15 мая 2019 г.",
        "Пограничная правда. № 33. 15 мая 2019 г.",
        "Border Post. May 15, 2019.",
        "Border Post. 15 May 2019",
    ],
)
def test_a_day_behind_the_full_stop_of_a_paper_is_a_sentence_of_its_own(line):
    assert reported(f"{line}\n\n{HEADLINE}\n\n{LEAD}\n\n{LAST}") == "2019-05-15"


@pytest.mark.parametrize(
    "line",
    [
        "Материал опубликован 15 мая",
        "Originally posted on Telegram, 15 May, 14:20.",
        "© Border Post, 15.05.2019. All rights reserved.",
        "Пресс-служба области, 15.05.2019 г.",
        "Tags: barn, Olkhovka | 15 May",
    ],
)
def test_a_day_below_an_article_is_set_apart(line):
    assert reported(f"{HEADLINE}\n\n{LEAD}\n\n{LAST}\n\n{line}") == "2019-05-15"


@pytest.mark.parametrize("head", ["[15.05.2019] ", "15.05.2019 14:20 ", "15 May 2019: "])
def test_a_full_day_may_open_the_report(head):
    assert reported(f"{HEADLINE}\n\n{head}{LEAD}\n\n{LAST}") == "2019-05-15"


def test_an_agency_may_stand_behind_the_day():
    head = "Ладів, 15 травня 2019 року, Весна – "
    assert reported(f"{HEADLINE}\n\n{head}Снаряд влучив у сарай.\n\n{LAST}") == "2019-05-15"


@pytest.mark.parametrize(
    "line",
    [
        "Barns hit on 15 May",
        "On Wednesday, 15 May, shells hit barns",
        "У середу, 15 травня, обстріляли Ольхівку",
        "Читайте также: Пожар в Ладове, 15 мая",
        "The burnt barn, 15 May. Photo: Ann Smith",
    ],
)
def test_a_day_of_a_headline_or_of_a_picture_is_not_that_of_the_report(line):
    assert reported(f"{line}\n\n{HEADLINE}\n\n{LEAD}\n\n{LAST}") != "2019-05-15"


@pytest.mark.parametrize(
    "line",
    [
        "Next hearing – 15 May",
        "Ранее, 15 мая, там сгорел дом",
        "The court outlawed the unit as terrorist that very week, on 15 May 2019.",
    ],
)
def test_a_day_behind_a_comma_below_an_article_is_another(line):
    assert reported(f"{HEADLINE}\n\n{LEAD}\n\n{LAST}\n\n{line}") != "2019-05-15"


def test_a_line_that_sets_a_day_apart_is_neither_headline_nor_told():
    text = f"Letter of our readers · 15 May\n\n{HEADLINE}\n\n{LEAD}\n\n{LAST}"
    made = draft_with(seedtext.parse(text, name="article.txt"), KNOWN)
    assert made.article.title == HEADLINE


def test_of_words_that_name_a_year_nobody_is_told_that_they_name_none():
    seed = seedtext.parse("Zorenko has until 9 February 2019.\n", name="article.txt")
    with pytest.raises(InputError) as refused:
        draft(seed, Record(vocabulary=KNOWN.record.vocabulary))
    told = "“9 February 2019” may be another day than that of the report"
    assert refused.value.problems[0].message.startswith(f"line 1: {told}; start the file with")


@pytest.mark.parametrize(
    ("stamp", "lead", "day"),
    [
        ("09/05/2019 - 16:12", "A shell hit a barn in Olkhovka on Thursday.", "2019-05-09"),
        ("09/05/2019 - 16:12", "A shell hit a barn in Olkhovka on Wednesday.", "2019-05-09"),
        ("05/09/2019 16:12", "A shell hit a barn in Olkhovka on Thursday.", "2019-05-09"),
        ("Thursday, 05/09/2019 16:12", "A shell hit a barn in Olkhovka.", "2019-05-09"),
        ("12/05/2019 16:12", "A shell hit a barn in Olkhovka.", "2019-05-12"),
    ],
)
def test_a_stamp_with_strokes_is_settled_by_the_week_or_by_the_record(stamp, lead, day):
    assert reported(f"{HEADLINE}\n{stamp}\n\n{lead}\n\n{LAST}") == day


def test_a_stamp_with_strokes_that_nothing_settles_dates_nothing():
    assert "2019-" not in reported(f"{HEADLINE}\n02/03/2019 16:12\n\nA shell hit a barn.\n\n{LAST}")


@pytest.mark.parametrize(
    "head",
    [
        "Telegram\nBorder Battalion | official\n[English translation by the channel]",
        "Telegram\nBorder Battalion\n15 May 2019, 19:07",
        "Border Battalion\n[переклад допису українською]",
        "Border Battalion\nПереслано з офіційного каналу · переклад українською",
    ],
)
def test_the_name_of_a_channel_stands_above_its_post(head):
    text = (
        f"{head}\n\nTo the people of Ladov!\n\nLeave the town before Friday. We do not fight you."
    )
    seed = seedtext.parse(text, name="article.txt")
    assert [section.speaker.text for section in seed.sections if section.speaker] == [
        next(line for line in head.splitlines() if line.startswith("Border"))
    ]
