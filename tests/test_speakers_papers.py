"""Whose words are that a paper or an answer of somebody has, and of whoever speaks for a body."""

import pytest

from tests.test_speakers import KOVAL, LEGION, MINISTRY, ZORENKO, said


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        # What is written leads up to words, whatever is told of it.
        ("Zorenko's answer was short: “We stay.”", ZORENKO),
        ("Zorenko spoke on Friday. His answer was short: “We stay.”", ZORENKO),
        ("Ответ Зоренко был коротким: «Мы тут».", ZORENKO),
        ("Павел Зоренко приехал. Его ответ был коротким: «Мы тут».", ZORENKO),
        ("Відповідь Марти Коваль була короткою: «Ми тут».", KOVAL),
        ("Northern Dawn Legion denies it. The legion's notice was brief: “We stay.”", LEGION),
        ("The Northern Dawn Legion posted a picture. Its caption: “We are here.”", LEGION),
        (
            "Минобороны Земландии отрицает это. В заявлении министерства говорится: «Мы тут».",
            MINISTRY,
        ),
        # It follows them.
        ("“We stay,” reads a post of the Northern Dawn Legion.", LEGION),
        ("“We stay,” says a statement by the Northern Dawn Legion.", LEGION),
        ("«Мы тут», — значится в обращении Минобороны Земландии.", MINISTRY),
        (
            "Минобороны Земландии отрицает это. «Мы тут», — гласит объявление министерства.",
            MINISTRY,
        ),
        # So does whoever speaks for a body without a name.
        ("The Northern Dawn Legion denies it. “We stay,” a legion spokeswoman said.", LEGION),
        # In letters with cases a verb goes on in the next paragraph too.
        ("«Мы дома», — сказал Павел Зоренко.\n\nИ добавил: «Это всё».", ZORENKO),
    ],
)
def test_a_paper_has_the_words_of_whose_it_is(text: str, speaker: str):
    assert {by for by, _ in said(text)} == {speaker}


@pytest.mark.parametrize(
    "text",
    [
        "Zorenko's post quotes a soldier: “We stay.”",
        "Відповідь Тарновському склав сусід: «Ми тут».",
        "“We stay,” reads an appeal of the Northern Dawn Legion, the guard and the corps.",
        "«Мы тут», — значится в обращении Минобороны Земландии, гвардии и полка.",
        "Zorenko spoke. Its neighbour's answer was short: “We stay.”",
    ],
)
def test_a_paper_of_several_or_about_others_has_words_of_none(text: str):
    assert not said(text)


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("The Northern Dawn Legion denies it. “We stay,” the legion's press centre said.", LEGION),
        # Words right before a verb on the way to it are told by whose all of it is.
        ("«Мы дома», — сказал Зоренко. По его словам, мэру докладывают «каждый час».", ZORENKO),
        ("«Ми вдома», — сказав Павло Зоренко. І додав уже серйозно: «Це все».", ZORENKO),
        # No verb is needed.
        ("For Pavlo Zorenko, the raid was “a tale of old”.", ZORENKO),
        ("Коваль заявила об атаке, Зоренко – о «прогулке туда и обратно».", ZORENKO),
        # Whoever is meant has written them on a picture.
        ("Zorenko came. He posted a photo with the words “we are here”.", ZORENKO),
        # Whoever gave a paper an interview is its interlocutor.
        (
            "«Мы тут», — сказал Зоренко в интервью газете. «Это всё», — добавил собеседник газеты.",
            ZORENKO,
        ),
        ("«Мы дома», — сказал Зоренко. «Это всё», — добавил общественник.", ZORENKO),
        ("“We are home,” Zorenko said. “That is all,” the researcher added.", ZORENKO),
    ],
)
def test_a_voice_or_a_verb_goes_on_with_whoever_spoke(text: str, speaker: str):
    assert {by for by, _ in said(text)} == {speaker}
