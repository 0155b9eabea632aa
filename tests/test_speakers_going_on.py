"""Whose words are that no name stands beside: of somebody named before, in letters with cases."""

import pytest

from tests.test_speakers import KOVAL, LEGION, MINISTRY, TARNOVSKY, ZORENKO, said
from tests.test_speakers_meant import BELKINA


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        # A verb without a subject goes on with that of the sentence before.
        ("«Мы дома», — сказал Павел Зоренко. И, помолчав, добавил: «Это всё».", ZORENKO),
        ("Павло Зоренко пояснив план. А вже по обіді додав: «Це все».", ZORENKO),
        ("Павло Зоренко не сказав ні слова. Натомість подякував «усім у селі».", ZORENKO),
        ("«Мы дома», — сказал Павел Зоренко. На вопрос о взглядах отрезал: «Потом».", ZORENKO),
        ("Оксана Белкина приехала. Потом коротко добавила: «Это всё».", BELKINA),
        # Whatever the verb, if nothing in front of the words may be its subject.
        ("«Мы дома», — сказал Павел Зоренко. О сроках говорить отказался: «Это всё».", ZORENKO),
        ("«Мы дома», — сказал Павел Зоренко. Сроков новой поездки не назвал: «Это всё».", ZORENKO),
        ("«Мы дома», — сказал Павел Зоренко. О сроках — коротко: «Это всё».", ZORENKO),
        ("Оксана Белкина приехала. О сроках — коротко: «Это всё».", BELKINA),
        ("«Ми вдома», – сказав Павло Зоренко. Про строки сказав так: «Це все».", ZORENKO),
        ("«Ми вдома», – сказав Павло Зоренко. Про чисельність людей у Ладові говорити відмовився: "
         "«Це все».", ZORENKO),
        ("Яка буде смуга, Павло Зоренко уточнювати не став. На прохання назвати строки відповів "
         "коротко: «Це все».", ZORENKO),
        # Of a body in the words before nothing is told.
        ("Тут тихо, сказал Павел Зоренко. «Минобороны Земландии стоит», — заверил президент. И "
         "прибавил уже тише: «Это всё».", ZORENKO),
        # Whoever said so is told behind the words.
        ("«Мы всё видим и молчим». Так Павел Зоренко завершил встречу в городе.", ZORENKO),
        ("«Ми все бачимо й мовчимо», – так губернатор області Ігор Тарновський прокоментував "
         "ранкові новини.", TARNOVSKY),
        # A verb is told by its ending, whatever it is.
        ("«Это всё», — взмолились наконец в Минобороны Земландии.", MINISTRY),
        ("Минобороны Земландии выступило. «Это всё», — взмолились в ведомстве.", MINISTRY),
        # A body is meant by its noun alone.
        ("Министерство обороны Земландии ответило. Министерство пояснило, что «это всё».",
         MINISTRY),
        ("Легіон «Північна зоря» виступив. «Це все», – ідеться на сторінці легіону.", LEGION),
        # Its press service has the voice of a body, in whatever case that is named.
        ("«Это всё», — сообщила пресс-служба Минобороны Земландии.", MINISTRY),
        # What a picture or a post says is of whoever showed it.
        ("Губернатор Игорь Тарновский показал снимок. Подпись короткая: «Это всё».", TARNOVSKY),
        ("Минобороны Земландии заявило о бое.\n\nЛегион «Северная заря» выложил снимок. На нём "
         "поле. Подпись короткая: «Это всё».", LEGION),
        # Words that are a sentence alone are of whom the one before begins with.
        ("Мэр Оксана Белкина вышла на площадь. «Это всё. Мы дома».", BELKINA),
        ("Губернатор Игорь Тарновский спустился. «Ключ у слесаря, – пересказал он увиденное. – Так "
         "не пойдёт».", TARNOVSKY),
        ("Павло Зоренко промовчав. Але й він визнав, що ніч була «важкою для всіх».", ZORENKO),
        # Who is called by the name of his father may have been named by his last name alone.
        ("Зоренко приехал. «Это всё», — убеждён Павел Иванович.", ZORENKO),
        ("Павел Зоренко приехал. Павел Иванович помолчал. «Это всё», — произнёс он.", ZORENKO),
        ("Мэр Оксана Белкина вышла. «Это всё», — предупредила градоначальница собравшихся.",
         BELKINA),
        # Whoever has the office that words tell, and not another named beside him.
        ("Губернатор Игорь Тарновский ответил Павлу Зоренко. «Это всё», — съязвил губернатор.",
         TARNOVSKY),
    ],
)  # fmt: skip
def test_words_without_a_name_beside_them_are_of_somebody_named_before(text, speaker):
    assert said(text)[-1][0] == speaker


@pytest.mark.parametrize(
    "text",
    [
        # A subject that we do not know, or one that the ending of the verb does not fit.
        "Павел Зоренко приехал. Шевченко заявил о мосте. И добавил: «Это всё».",
        "Механик рассказал, что Павел Зоренко приезжал. И добавил: «Это всё».",
        "Павел Зоренко приехал. Потом коротко добавила: «Это всё».",
        "Павел Зоренко приехал. О сроках говорить отказалась: «Это всё».",
        "Павел Зоренко приехал. Дворник рассказал о ночи. Сроков не назвал: «Это всё».",
        "Павел Зоренко приехал. Иванов сроков не назвал: «Это всё».",
        "Павел Зоренко приехал. О сроках сказал военком: «Это всё».",
        "Павел Зоренко приехал. О сроках следователь сказал так: «Это всё».",
        "Павел Зоренко приехал. Гость из Ладова ответил коротко: «Это всё».",
        "Павел Зоренко приехал. На вопрос о мосте механик ответил: «Это всё».",
        "«Страшно было всем», — так жители отозвались о словах Павла Зоренко.",
        # Who is of a body on no file has no office of whoever is named.
        "Павел Зоренко приехал. «Это всё», — сказал депутат Госдумы.",
        "Губернатор Игорь Тарновский выступил. «Это всё», — съязвил градоначальник.",
        "Павел Зоренко ушёл. Продавщица вздыхает. «Это всё. Мы дома».",
        "Павел Зоренко выступил. Один из бойцов молчал. «Это всё», — сказал боец.",
        "Игорю Тарновскому не ответили. «Это всё. Мы дома».",
    ],
)
def test_words_of_another_are_not_of_whoever_was_named_before(text):
    assert said(text) == []


@pytest.mark.parametrize(
    ("headline", "speaker"),
    [
        ("Зоренко: о «гостях из-за реки» речи нет", ZORENKO),
        ("Зоренко – про «дивну тишу» в раді", ZORENKO),
        ("Ніч у Ладові. Легіон каже: «пізно вже»", LEGION),
    ],
)
def test_a_part_in_a_headline_is_of_whom_it_names_first(headline, speaker):
    text = f"{headline}\n\nВиступив Легіон «Північна зоря»."
    assert [found for found, _ in said(text)] == [speaker]


def test_a_label_gives_words_to_the_person_it_names_and_a_bare_one_to_who_speaks_alone():
    label = (
        "Павло Зоренко виступив.\n\nДослівно від речниці легіону «Північна зоря» Марти Коваль: «Ми "
        "всі вдома»."
    )
    assert said(label) == [(KOVAL, "Ми всі вдома")]
    bare = "Павло Зоренко виступив. Гостям запропонували чекати.\n\nДослівно: «Міст цілий, ідіть»."
    assert said(bare) == [(ZORENKO, "Міст цілий, ідіть")]
