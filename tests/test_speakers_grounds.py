"""Grounds that give words to nobody, or to another than stands nearest, in three languages."""

from pathlib import Path

import pytest

from tests.test_speakers import KOVAL, LEGION, MINISTRY, ZORENKO, said
from timeline.convert.drafting.draft import draft
from timeline.formats import seedtext
from timeline.record import read_content

RECORD = Path(__file__).parent / "golden" / "articles" / "record"


@pytest.mark.parametrize(
    "text",
    [
        # A part of the reporter's own sentence, beside no verb of speech.
        "Zorenko spoke on Monday.\n\nTalk of a “wide belt” means war, in Zorenko's opinion.",
        "Розмови про «широку смугу» у Ладові означають довгу війну "
        "та нову біду для всієї області, вважає Павло Зоренко. Так він відповів.",
        "Разговоры о «широкой полосе» в Ладове означают долгую войну "
        "и новую беду для всей области, считает Павел Зоренко. Так он ответил.",
        # A name in marks alone.
        "«Тиха Річка» показала відео\n\nПавло Зоренко виступив. Він мовчав.",
        # What a noun in marks is, and not what it is called.
        "Зоренко назвав нову цифру «втрат» у Ладові.",
        "Зоренко назвал новую цифру «потерь» в Ладове.",
    ],
)
def test_what_the_reporter_has_in_marks_is_nobodys(text):
    assert said(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Зоренко назвав цю цифру «вигадкою».",
        "Зоренко назвал эту цифру «выдумкой».",
        "Zorenko called the figure “invented”.",
    ],
)
def test_what_somebody_calls_a_thing_is_his(text):
    assert [speaker for speaker, _ in said(text)] == [ZORENKO]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Zorenko said that Tarnovsky gets reports from Ladov. “We read them,” he said.", ZORENKO),
        ("The secretary receives reports, Zorenko said. “We read them,” he said.", ZORENKO),
        ("Koval gets reports every day, President Zorenko said. “We read all,” he said.", ZORENKO),
    ],
)
def test_whoever_gets_reports_has_said_nothing(text, speaker):
    assert said(text)[0][0] == speaker


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (
            "The Northern Dawn Legion said it had come on foot.\n\nThe Zemland Defence "
            "Ministry gave another account. It said that the group “never came”.",
            MINISTRY,
        ),
        (
            "The Zemland Defence Ministry said little.\n\nThe Northern Dawn Legion has a video. It "
            "said that the men “came on foot”.",
            LEGION,
        ),
        (
            "The Zemland Defence Ministry said little.\n\nThe Northern Dawn Legion mocked that on "
            "its Telegram channel. “We came on foot,” it wrote.",
            LEGION,
        ),
    ],
)
def test_it_is_the_body_of_the_sentence_before(text, speaker):
    assert said(text)[-1][0] == speaker


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Марта Коваль молчала. «Мы здесь», — сказала спикер легиона «Северная заря».", KOVAL),
        ("Марта Коваль мовчала. Про село додала речниця Легіону «Північна зоря»: «Ми тут».", KOVAL),
    ],
)
def test_whoever_holds_an_office_of_a_body_and_is_named_speaks_in_it(text, speaker):
    assert [who for who, _ in said(text)] == [speaker]


def test_words_below_a_label_are_of_whom_the_reporter_names_beside_them():
    text = (
        "Легіон «Північна зоря» напав.\n\nДжерело: допис Легіону «Північна зоря»\n\n"
        "Дослівно: «Ми прийшли».\n\nРечниця Марта Коваль сказала, що це надовго. "
        "«Ми знали все», – додала вона."
    )
    assert said(text) == [(LEGION, "Ми прийшли"), (KOVAL, "Ми знали все")]


@pytest.mark.parametrize("mark", "'’ʼ")
def test_a_name_has_any_apostrophe(mark):
    record = read_content(RECORD).record
    text = f" date 2024-03-20 Губернатор В{mark}ячеслав Гладков виступив. «Ми тут», – каже він."
    made = draft(seedtext.parse(text, name="article.txt"), record)
    assert [quote.speaker for quote in made.event.quotes] == ["vyacheslav-gladkov"]


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("Легион «Северная заря» напал. «Мы тут», — сказали в ЛСЗ.", [LEGION]),
        ("Легіон «Північна зоря» напав. В ЛПЗ відповіли: «Ми тут».", [LEGION]),
        # Letters of nobody named, and a place.
        ("Легион «Северная заря» напал. «Мы тут», — сказали в СБК.", []),
        ("Легіон «Північна зоря» напав. «Ми тут», – кажуть у США.", []),
    ],
)
def test_letters_stand_for_a_body_whose_name_has_them(text, speakers):
    assert [who for who, _ in said(text)] == speakers


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        (
            "Koval spoke on Monday. She added that Zorenko had read it. “We stay,” she said.",
            [KOVAL],
        ),
        (
            "Ігор Тарновський виступив. Він нагадав, що Павло Зоренко говорив про село. "
            "«Ми тут», – сказав він.",
            ["ihor-tarnovsky"],
        ),
        # Somebody without a name, wherever his sentence has him.
        ("Zorenko spoke.\n\nA former conscript who served there agreed. “We left,” he said.", []),
        ("Зоренко выступил.\n\nМесто нам помог найти бывший житель. «Это тут», — сказал он.", []),
        (
            "Зоренко виступив.\n\nМісце нам допоміг знайти колишній житель. «Це тут», – каже він.",
            [],
        ),
        ("Zorenko spoke.\n\nA drone that came late fell. “We left,” he said.", [ZORENKO]),
    ],
)
def test_he_is_of_whom_the_sentence_before_is_about(text, speakers):
    assert [who for who, _ in said(text)] == speakers


@pytest.mark.parametrize("unit", ["unit", "anti-Zemland unit", "center", "local press centre"])
def test_a_noun_for_a_body_means_the_only_one(unit):
    named = "Northern Dawn Legion" if "unit" in unit else "Zemland Defence Ministry"
    assert len(said(f"The {named} attacked on Monday. “We stay,” the {unit} said.")) == 1


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("According to the Northern Dawn Legion, it was quiet. “We stay,” they said.", [LEGION]),
        ("Легион «Северная заря» сообщил о бое. «Мы остались», — добавили они.", [LEGION]),
        ("Легіон «Північна зоря» повідомив про бій. «Ми лишились», – додали вони.", [LEGION]),
        ("Zorenko and the Northern Dawn Legion said no. “We stay,” they said.", []),
        ("The Northern Dawn Legion came. Two drivers saw it. “We stay,” they said.", []),
    ],
)
def test_they_are_the_body_that_alone_speaks_in_the_sentence_before(text, speakers):
    assert [who for who, _ in said(text)] == speakers


@pytest.mark.parametrize(
    "text",
    [
        "The Northern Dawn Legion said it was quiet. “We stay,” its short statement reads.",
        "Минобороны Земландии сообщило о бое. «Мы тут», — сказали в ведомстве.",
        "Exiled mayor Zorenko: ‘We stay here’\n\nPavlo Zorenko said on Monday that he was ill.",
        "Легіон «Північна зоря» напав. У ЛПЗ повідомили про бій. «Ми тут», – уточнили там.",
    ],
)
def test_words_that_point_back_give_a_speaker(text):
    assert len(said(text)) == 1
