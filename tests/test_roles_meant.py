"""Whose words are where a role is said without a name: `the head of a company`, `the mayor`."""

import pytest

from tests.test_speakers import KOVAL, TARNOVSKY, ZORENKO, said


@pytest.mark.parametrize(
    "text",
    [
        "Ihor Tarnovsky spoke. “We wait,” the company's representative said.",
        "Marta Koval spoke. “We wait,” the spokesman said.",
        "Игорь Тарновский выступил. «Ждём», — сообщил представитель компании.",
        "Ігор Тарновський виступив. «Чекаємо», – сказав керівник компанії.",
        "Игорь Тарновский выступил. Чиновник областного музея опасается худшего: «Нас мало».",
        "Ігор Тарновський виступив. Чиновник обласного музею сказав: «Нас мало».",
    ],
)
def test_a_head_of_something_else_is_nobody_on_file(text):
    assert {by for by, *_ in said(text)} <= {""}


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        # A spokeswoman is a spokesperson, and no spokesman.
        ("Marta Koval spoke. “We wait,” the spokesperson said.", KOVAL),
        # Neither an adverb nor those spoken to tell whose he is.
        ("Павел Зоренко выступил. «Ждём», — чиновник вчера сказал прессе.", ZORENKO),
        ("Павел Зоренко выступил. «Ждём», — сказал чиновник журналистам.", ZORENKO),
        ("Павло Зоренко виступив. «Чекаємо», – сказав посадовець учора.", ZORENKO),
        # Of a man such a word may have the ending that a woman's has.
        ("Губернатор Игорь Тарновский приехал. По словам чиновника, «ночью все спали».",
         TARNOVSKY),
        ("Губернатор Ігор Тарновський приїхав. За словами посадовця, «вночі всі спали».",
         TARNOVSKY),
        # A spokeswoman is named by the body that she speaks for.
        ("Марта Коваль приехала. Комментируя рейд, представительница легиона «Северная заря» "
         "сказала, что «все дома и целы».", KOVAL),
        ("Марта Коваль приїхала. Зброя, за словами речниці легіону «Північна зоря», лежить "
         "«на своїх складах».", KOVAL),
        # In letters with cases a role has one behind `according to`.
        ("Губернатор Игорь Тарновский приехал. Воду, по словам губернатора, раздадут, "
         "«как только станет тише».", TARNOVSKY),
        ("Губернатор Ігор Тарновський приїхав. Воду, за словами губернатора, роздадуть, "
         "«щойно стане тихіше».", TARNOVSKY),
    ],
)  # fmt: skip
def test_a_role_without_a_name_is_whoever_was_named(text, speaker):
    assert [by for by, *_ in said(text)] == [speaker]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        # A noun that looks like a verb has no subject of its own.
        ("Marta Koval said the president received reports from the bridge “in real time”.", KOVAL),
        ("Marta Koval said the president had gathered posts of the guards “by hand”.", KOVAL),
        # Behind its subject it is the verb.
        ("Pavlo Zorenko arrived. The president claims the bridge is “as good as new”.", ZORENKO),
    ],
)
def test_what_somebody_receives_or_gathers_is_not_what_he_says(text, speaker):
    assert [by for by, *_ in said(text)] == [speaker]
