"""Whose quoted words are in headlines, in lines behind them, and on channels."""

from dataclasses import replace

import pytest

from tests.test_speakers import KOVAL, RECORD, ZORENKO, said
from timeline.convert.drafting.draft import draft_with
from timeline.convert.known.knowledge import Knowledge
from timeline.formats import seedtext
from timeline.model import Actor
from timeline.record import Registry

_OTHERS = (
    "It was calm in Ladov on Sunday.\n\nMarta Koval said that it rained.\n\n"
    "Ihor Tarnovsky said that it was warm."
)


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        # Whoever says them again below.
        ("'We wait for the river': Ladov in spring\n\n" + _OTHERS + "\n\n"
         "“So we wait for the river, as ever,” Pavlo Zorenko wrote.", ZORENKO),
        ("«Ждём воду с гор»: весна в Ладове\n\nВ Ладове тихо. Марта Коваль сказала, что шёл "
         "дождь.\n\n«И мы ждём воду с гор», — написал Павел Зоренко.", ZORENKO),
        # Whom alone a headline names behind them.
        ("«Чекаємо на воду». Павло Зоренко – про весну\n\nУ Ладові тихо. Марта Коваль сказала, "
         "що йшов дощ. Павло Зоренко приїхав.", ZORENKO),
        # Whose office alone it names of those who speak, or who has a title there.
        ("‘We wait for the river’: Zemland president on spring\n\nPresident Zorenko said on Sunday "
         "that it was warm. Marta Koval said that it rained.", ZORENKO),
        ("‘We Wait For The River’: President Pavlo Zorenko In Ladov\n\n" + _OTHERS, ZORENKO),
        # The same in letters with cases, where it is the first word.
        ("«Чекаємо на воду»: президент про весну\n\nПрезидент Павло Зоренко сказав, що тепло. "
         "Марта Коваль сказала, що йшов дощ.", ZORENKO),
        # Of a body that answers there it is he who speaks for it below.
        ("“We wait for the river”: the Northern Dawn Legion answered the mayor\n\nMarta Koval said "
         "that it rained.", KOVAL),
        ("«Чекаємо на воду»: у Легіоні «Північна зоря» відповіли мерові\n\nМарта Коваль сказала, "
         "що йшов дощ.", KOVAL),
        # With whose name it begins, if he is the one who speaks below.
        ("Зоренко образився на сусідів: вони «осліпли на одне око»\n\nПрезидент Павло Зоренко "
         "сказав, що тепло. Марта Коваль сказала, що йшов дощ.", ZORENKO),
    ],
)  # fmt: skip
def test_words_of_a_headline_are_known_by_what_stands_below_and_beside(text, speaker):
    assert said(text)[0][0] == speaker


@pytest.mark.parametrize(
    "text",
    [
        "'We wait for the river': Ladov in spring\n\n" + _OTHERS,
        "'We wait for the river': neighbours about Pavlo Zorenko\n\n" + _OTHERS,
        "'We wait for the river': bakers on spring\n\nIhor Tarnovsky said that it was warm.\n\n"
        "Marta Koval said that it rained.",
        "«Чекаємо на воду»: сусіди про Павла Зоренка\n\nУ Ладові тихо. Марта Коваль сказала, що "
        "йшов дощ.\n\nІгор Тарновський сказав, що тепло.",
        # A stranger says them again below.
        "Зоренко упрекнул «диванных водолазов»\n\nПрезидент Павел Зоренко сказал, что шёл дождь.",
        "«Чекаємо на воду»: пекар про президента\n\nПрезидент Павло Зоренко сказав, що тепло. "
        "Марта Коваль сказала, що йшов дощ.",
        "“We wait for the river”: Ladov in spring\n\nIt was calm, President Pavlo Zorenko said.\n\n"
        "Nina Bek, 91, was late. “We wait for the river, what else,” she told us.",
    ],
)
def test_words_of_a_headline_are_else_nobodys(text):
    assert said(text) == []


def test_a_headline_quotes_a_part_and_the_article_the_whole():
    text = "“We wait for the river”: Zorenko\n\n“We wait for the river, as ever,” Zorenko said."
    assert said(text) == [
        (ZORENKO, "We wait for the river"),
        (ZORENKO, "We wait for the river, as ever"),
    ]


def test_an_answer_may_stand_above_an_interview():
    text = (
        "'We wiped our boots'\n\nMarta Koval was in Ladov on Sunday.\n\n— What did you do?\n\n"
        "We wiped our boots and went down.\n\n— And then?\n\nWe slept."
    )
    assert said(text) == [(KOVAL, "We wiped our boots")]


@pytest.mark.parametrize(
    "text",
    [
        # What a person is stands between his name and his verb, whoever is named there.
        "Pavlo Zorenko, the exiled poet who loves rivers, said that men of Marta Koval's unit "
        "would come. “Half of us are here,” he told Radio Zemland.",
        # Words alone go on with who spoke, whomever they name.
        "Павло Зоренко приїхав. Про це він сказав у середу.\n\n«Марта Коваль забрала три човни».",
    ],
)
def test_words_go_on_with_whoever_spoke(text):
    assert [speaker for speaker, _ in said(text)] == [ZORENKO]


def test_a_line_behind_a_dash_tells_of_the_words_above_it():
    text = "Про це розповіла Марта Коваль.\n\n> «Кіт не вийшов»\n\n— згадує вона. Було тихо."
    assert said(text) == [(KOVAL, "Кіт не вийшов")]


@pytest.mark.parametrize(
    "text",
    [
        "Павел Зоренко приехал. Канал «Дозор» добавил, что дом пуст: «Ставни забиты».",
        "Pavlo Zorenko came. “Nobody lives there,” Dozor wrote.",
    ],
)
def test_a_channel_that_is_no_outlet_writes_for_itself(text):
    dozor = Actor(
        id="dozor", name="Dozor", aliases=("Дозор",), kind="media", side="other", role="channel"
    )
    known = Knowledge.of(replace(RECORD, actors=Registry.of([*RECORD.actors, dozor]), made={}))
    made = draft_with(seedtext.parse(f" date 2019-05-15 {text}", name="article.txt"), known)
    assert [quote.speaker for quote in made.event.quotes] == ["dozor"]
