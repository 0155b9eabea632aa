"""Who takes part in what somebody says, and who is only named in it."""

import pytest

from tests.test_convert_asides import made_of

_MILL = "A shell hit a mill in Olkhovka on Tuesday, Governor Ihor Tarnovsky said.\n\n"
_MLYN = "Снаряд влучив у млин в Ольхівці у вівторок, повідомив Ігор Тарновський.\n\n"
_MELNITSA = "Снаряд попал в мельницу в Ольховке во вторник, сообщил Игорь Тарновский.\n\n"


@pytest.mark.parametrize(
    "text",
    [
        "Mayor Oksana Belkina told reporters that President Pavlo Zorenko reads every report.",
        "President Pavlo Zorenko reads every report, Mayor Oksana Belkina told reporters.",
        "Belkina: Zorenko reads every report\n\nThe president does, Mayor Oksana Belkina said.",
        "Mayor Oksana Belkina spoke in Ladov. Asked whether President Pavlo Zorenko reads "
        "every report, she said he does.",
        "Мэр Оксана Белкина заявила, что президент Павел Зоренко читает все доклады.",
        "Президент Павел Зоренко читает все доклады, заявила мэр Оксана Белкина.",
        "Мер Оксана Бєлкіна заявила, що президент Павло Зоренко читає всі доповіді.",
        "Президент Павло Зоренко читає всі доповіді, заявила мер Оксана Бєлкіна.",
    ],
)
def test_a_person_of_whom_another_tells_something_takes_no_part(text):
    assert made_of(text).event.actors == ("oksana-belkina",)


@pytest.mark.parametrize(
    "text",
    [
        # Whose words are answered, and whoever speaks too.
        "Mayor Oksana Belkina said that President Pavlo Zorenko's claim about the mill is a lie.",
        "Mayor Oksana Belkina said the mill is whole. President Pavlo Zorenko said it is not.",
        "Мэр Оксана Белкина назвала ложью слова президента Павла Зоренко о мельнице.",
        "Мер Оксана Бєлкіна назвала брехнею слова президента Павла Зоренка про млин.",
        # A body tells what a person did.
        "The Zemland Defence Ministry said that Oksana Belkina and Pavlo Zorenko came to the mill.",
    ],
)
def test_a_person_whose_words_are_answered_takes_part(text):
    assert "pavlo-zorenko" in made_of(text).event.actors


@pytest.mark.parametrize(
    "text",
    [
        _MILL + "There was no comment from the Zemland Defence Ministry.",
        _MILL + "The Zemland Defence Ministry had not commented by noon, and the channels that "
        "spread the pictures have kept them.",
        _MELNITSA + "Комментариев от Минобороны Земландии не было.",
        _MELNITSA + "Минобороны Земландии не комментировало это, а люди говорят о ракете.",
        _MLYN + "Наразі немає коментаря від Міноборони Земландії.",
    ],
)
def test_a_body_that_did_not_answer_takes_no_part(text):
    assert made_of(text).event.actors == ("ihor-tarnovsky",)


@pytest.mark.parametrize(
    "text",
    [
        _MELNITSA + "Ещё зимой Павел Зоренко говорил: «Мельница нам не нужна».",
        _MLYN + "Ще взимку Павло Зоренко казав: «Млин нам не потрібен».",
        _MILL + "Last winter Pavlo Zorenko said: “We need no mill.”",
    ],
)
def test_whoever_spoke_in_another_season_takes_no_part(text):
    assert made_of(text).event.actors == ("ihor-tarnovsky",)


def test_a_page_that_tells_when_it_was_changed_is_dated_by_its_stamp():
    text = "Shell hits a mill\n\nMay 15, 2019 9:47 AM GMT · Updated a month ago\n\n" + _MILL
    made = made_of(text, date="")
    assert str(made.reported) == "2019-05-15"
