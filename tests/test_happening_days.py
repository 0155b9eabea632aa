"""On which day something happened, was announced or said, among the days that an article names."""

import pytest

from tests.test_convert_leads import KNOWN
from timeline.convert.drafting.draft import draft_with
from timeline.formats import seedtext


def dated(text: str) -> int:
    """Return on which day of May a draft has what an article of the 16th, a Thursday, tells."""
    text = f" date 2019-05-16 \nNews of Ladov\n\n{text}\n\nThe village has a school and a shop."
    return draft_with(seedtext.parse(text, name="article.txt"), KNOWN).event.date.first.day


ANNOUNCED = """
15|The bridge in Olkhovka is closed from Thursday, Governor Ihor Tarnovsky announced on Wednesday.
15|The bridge in Olkhovka is closed from Thursday, Ihor Tarnovsky announced the previous evening.
13|The bridge in Olkhovka has been closed since Monday, Governor Ihor Tarnovsky said on Wednesday.
15|Міст в Ольхівці закрито з 16 травня. Про це губернатор Ігор Тарновський повідомив 15 травня.
13|Міст в Ольхівці закрито з понеділка. Про це губернатор Ігор Тарновський повідомив 15 травня.
15|Мост в Ольховке закрыт с 16 мая. Об этом 15 мая сообщил губернатор Игорь Тарновский.
13|Мост в Ольховке закрыт с понедельника. Об этом 15 мая сообщил губернатор Игорь Тарновский.
16|С пятницы мост в Ольховке будет закрыт, сообщил губернатор Игорь Тарновский.
16|З п'ятниці міст в Ольхівці буде закрито, повідомив губернатор Ігор Тарновський.
16|З 17 травня міст в Ольхівці закрито. Про це повідомив губернатор Ігор Тарновський.
15|Police said on Thursday that they had arrested a driver in Ladov the night before.
14|Sixty people were driven out of Ladov on Tuesday after shells hit the house next door.
"""


@pytest.mark.parametrize("case", ANNOUNCED.strip().splitlines())
def test_what_begins_after_it_was_announced_is_of_the_day_it_was_announced(case):
    day, _, lead = case.partition("|")
    assert dated(lead) == int(day)


def test_a_post_is_of_its_own_day():
    post = "Border Battalion ✊\nTelegram · 16.05.2019, 19:12\n\nTo the people of Ladov!"
    words = "Yesterday your governor told us that he stays. Leave the town before Friday."
    text = f"{post}\n\n{words}\n\nWe do not fight you."
    made = draft_with(seedtext.parse(text, name="article.txt"), KNOWN)
    assert made.event.date.first.day == 16


def test_a_line_of_the_source_tells_of_which_day_its_report_is():
    source = "Джерело: Ігор Тарновський, зведення за 15 травня"
    words = "Деталі: Тарновський вважає, що селу нічого не загрожує й що люди лишаться."
    text = f"Тарновський: «Село встоїть»\nЧетвер, 16 травня 2019, 05:40\n\n{source}\n\n{words}"
    made = draft_with(seedtext.parse(text, name="article.txt"), KNOWN)
    assert made.event.date.first.day == 15


BELOW = """
14|Two men were detained in Ladov, police said on Thursday.|They were held on Tuesday at home.
16|Two men were detained in Ladov, police said on Thursday.|A bridge was closed on Tuesday.
14|Двох жителів Ладова затримали, повідомила поліція в четвер.|Їх затримали у вівторок на вокзалі.
16|Двох жителів Ладова затримали, повідомила поліція в четвер.|У вівторок закрили міст.
14|Двох жителів Ладова затримали, повідомила поліція в четвер.|Взяли їх у вівторок на вокзалі.
14|Двух жителей Ладова задержали, сообщила полиция в четверг.|Взяли их во вторник на вокзале.
14|Двух жителей Ладова задержали, сообщила полиция в четверг.|Их задержали во вторник на вокзале.
16|Двух жителей Ладова задержали, сообщила полиция в четверг.|Во вторник закрыли мост.
16|Полиция задержала в Ладове слесаря.|9 мая она говорила о задержании жителя.
15|Село стоїть порожнє, сніг тане.|У середу, 15 травня, з Ладова вивезли жителів.
14|Two drones fell on a school in Ladov.|The attack took place late on Tuesday.
14|Glass was swept up for hours.|Nobody slept in the greenhouse on Tuesday, 14 May, over tea.
14|Стекло собирали третий час.|Потолок упал в теплице во вторник, 14 мая, когда все пили чай.
14|Баба Параска встала рано.|Бійка, яка сталась у вівторок, 14 травня, тривала недовго.
16|Стекло собирали третий час.|Потолок упал в теплице 14 мая, когда все пили чай.
16|Баба Параска встала рано.|Торік у вівторок, 14 травня 2018 року, бійка тривала недовго.
"""


@pytest.mark.parametrize("case", BELOW.strip().splitlines())
def test_the_day_of_those_in_the_lead_goes_before_the_day_that_somebody_told_of_them(case):
    day, lead, below = case.split("|")
    assert dated(f"{lead}\n\n{below}") == int(day)


DENIED = {
    "en": "Ihor Tarnovsky denied that shells hit Ladov.",
    "uk": "Ігор Тарновський заперечив, що снаряди влучили в Ладов.",
    "ru": "Игорь Тарновский опроверг, что снаряды попали в Ладов.",
}


@pytest.mark.parametrize(
    ("language", "below", "day"),
    [
        ("en", "He said so on Tuesday.", 14),
        ("en", "Tarnovsky said the army had announced the same on Tuesday.", 16),
        ("en", "He spoke after a visit to the town on Tuesday.", 16),
        ("en", "He explained his words: on Tuesday the army left.", 16),
        ("uk", "Він сказав це у вівторок.", 14),
        ("uk", "Він сказав це після візиту до міста у вівторок.", 16),
        ("uk", "Він пояснив свої слова: у вівторок армія відійшла.", 16),
        ("ru", "Он сказал это во вторник.", 14),
        ("ru", "Он говорил после визита в город во вторник.", 16),
        ("ru", "Он объяснил свои слова: во вторник армия отошла.", 16),
    ],
)
def test_a_day_behind_a_verb_of_speech_may_be_of_what_is_told(language, below, day):
    assert dated(f"{DENIED[language]}\n\n{below}") == day


@pytest.mark.parametrize(
    ("language", "below"),
    [
        ("uk", "Тарновський чисел не назвав. 14 травня Марта Коваль говорила про десять снарядів."),
        ("ru", "Тарновский чисел не назвал. 14 мая Марта Коваль говорила о десяти снарядах."),
    ],
)
def test_a_day_may_open_the_sentence_of_somebody_else(language, below):
    assert dated(f"{DENIED[language]}\n\n{below}") == 16


NOT_OF_THAT_DAY = """
16|From Friday the bridge in Olkhovka is closed to lorries, the mayor decided.
16|С субботы мост в Ольховке закрыт для грузовиков.
16|З суботи міст в Ольхівці закрито для вантажівок.
16|Governor Ihor Tarnovsky said the battalion lost forty men from 6 to 13 May.
16|Батальйон утратив сорок людей, з 6 по 13 травня, заявив губернатор Ігор Тарновський.
16|За словами Ігоря Тарновського, 2 травня батальйон увійшов до Ладова.
16|Shells hit a farm in Ladov. The previous attack, on 11 May, left the village without gas.
16|Снаряды попали в ферму в Ладове. Прошлая серия ударов пришлась на 11 мая.
16|Снаряди влучили у ферму в Ладові. Попередній, 11 травня, лишив село без газу.
16|Полиция задержала в Ладове водителя. Дом пострадал при вторничном пожаре.
16|Поліція затримала в Ладові водія. Будинок постраждав у вівторковій пожежі.
15|Со вчерашнего дня мост в Ольховке закрыт.
"""


@pytest.mark.parametrize("case", NOT_OF_THAT_DAY.strip().splitlines())
def test_a_day_of_something_else_is_not_that_of_the_happening(case):
    day, _, lead = case.partition("|")
    assert dated(lead) == int(day)


TAKEN_UP = """
15|Governor Ihor Tarnovsky ordered the bridge in Olkhovka closed.|The order was signed on 15 May, the Border Battalion says.
15|Губернатор Ігор Тарновський не вірить у напад.|«Не буде його», – пише він у середу про «Прикордонний батальйон».
15|Губернатор Ігор Тарновський наказав закрити міст в Ольхівці.|Наказ датований 15 травня, каже поліція Ладова.
"""  # noqa: E501


@pytest.mark.parametrize("case", TAKEN_UP.strip().splitlines())
def test_words_taken_up_before_others_are_named_have_their_own_day(case):
    day, lead, below = case.split("|")
    assert dated(f"{lead} {below}") == int(day)


@pytest.mark.parametrize(
    "lead",
    [
        "Cheese with a use-by date between 10 and 20 May was taken off the shelves in Ladov.",
        "Tickets valid from 12 May to 18 May were found in Ladov, Ihor Tarnovsky said.",
        "Сыр со сроком годности с 10 по 14 мая снят с продажи в Ладове.",
        "Сир із терміном придатності з 10 по 14 травня знято з продажу в Ладові.",
    ],
)
def test_a_day_that_is_printed_on_a_thing_is_no_day_of_what_happened(lead):
    assert dated(lead) == 16


def test_the_dateline_of_a_press_release_stands_below_its_other_lines():
    lines = [
        "PRESS RELEASE",
        "FOR IMMEDIATE RELEASE",
        "Bridge closed",
        "Contact: press@mill.example",
    ]
    lead = "Ladov, 16 May 2019 – The company is today closing the bridge for repairs until June."
    text = "\n\n".join([*lines, lead, "The bridge was built in 1974."])
    made = draft_with(seedtext.parse(text, name="article.txt"), KNOWN)
    assert str(made.event.date.first) == "2019-05-16"


TALKED = """
14|She was speaking in an interview that the Border Post ran on Tuesday. “We stay,” she said.
14|“We stay,” she said in a talk with the Border Post on Tuesday.
16|In a talk with the Border Post she recalled what she had seen on Tuesday. “We stay,” she said.
14|Про це вона написала ввечері 14 травня. «Ми лишаємося», – сказала вона.
14|Разговор с ней вышел во вторник в Border Post. «Мы остаёмся», — сказала она.
14|В интервью, которое вышло в Border Post 14 мая, она сказала: «Мы остаёмся».
"""


@pytest.mark.parametrize("case", TALKED.strip().splitlines())
def test_what_is_said_in_a_talk_is_of_the_day_on_which_it_was_held_or_came_out(case):
    day, _, words = case.partition("|")
    lead = {
        "S": "Ladov will not be left, Mayor Oksana Belkina believes.",
        "“": "Ladov will not be left, Mayor Oksana Belkina believes.",
        "I": "Ladov will not be left, Mayor Oksana Belkina believes.",
        "П": "Ладів ніхто не покине, вважає мер Оксана Бєлкіна.",
    }.get(words[0], "Ладов никто не покинет, считает мэр Оксана Белкина.")
    assert dated(f"{lead}\n\n{words}") == int(day)
