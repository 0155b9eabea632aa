"""Whose quoted words are that a colon leads up to, or a sentence that says what is carried."""

import pytest

from tests.test_speakers import KOVAL, LEGION, MINISTRY, TARNOVSKY, ZORENKO, said

CORPS = "free-rivers-corps"


@pytest.mark.parametrize(
    "text",
    [
        "Zorenko came to Ladov. Asked about the bridge, Zorenko only shrugged: “Ask the river.”",
        "Zorenko came to Ladov. When asked about the bridge, he was brief: “Ask the river.”",
        "Pavlo Zorenko came to Ladov. Rumours of a flood amused him; he winced: “Ask the river.”",
        "Павел Зоренко приехал в Ладов. На вопрос о слухах про мост Зоренко лишь отмахнулся: "
        "«Спросите у реки».",
        "Павел Зоренко приехал в Ладов. На вопрос, слухи о котором ходят с зимы, он только пожал "
        "плечами: «Спросите у реки».",
        "Павел Зоренко приехал в Ладов. Кто-то за кадром зовёт обедать, и Зоренко прощается: "
        "«Спросите у реки».",
        "Павло Зоренко приїхав до Ладова. На запитання про міст Зоренко розвів руками: "
        "«Спитайте у річки».",
        "Павло Зоренко приїхав до Ладова. Ведуча не вгавала; він ухилився: «Спитайте у річки».",
        # Whatever the verb, and however much it tells: of what is not told something is said.
        "Pavlo Zorenko came to Ladov. The president would not be drawn on his plans.\n\n"
        "Zorenko declined to name a day: “Ask the river.”",
        "Павел Зоренко приехал. Назвать день господин Зоренко отказался: «Спросите у реки».",
        "Павел Зоренко приехал в Ладов. Обещать мост он не стал: «Спросите у реки».",
        "Президент Павел Зоренко, стоявший рядом, вставил, что мост цел: «Спросите у реки».",
        "Павло Зоренко приїхав. Скільки людей прийшло, він не сказав: «Спитайте у річки».",
        "Зоренко про міст: «Спитайте у річки»\n\nПавло Зоренко приїхав до Ладова.",
        "Павло Зоренко — у своєму каналі: «Спитайте у річки».",
        # In a paragraph of its own, too.
        "Павло Зоренко приїхав до Ладова.\n\nОкремо Зоренко пояснив, де міст:\n\n"
        "«Спитайте у річки».",
        "Pavlo Zorenko came to Ladov.\n\nThe post by Zorenko:\n\n“Ask the river.”",
    ],
)
def test_words_behind_a_colon_are_of_whom_the_clause_before_it_is_about(text):
    assert [speaker for speaker, _ in said(text)] == [ZORENKO]


@pytest.mark.parametrize(
    "text",
    [
        "Zorenko came to Ladov. Zorenko read a poster: “No entry here.”",
        "Zorenko came to Ladov. He was greeted: “Long live the river.”",
        "Павел Зоренко приехал в Ладов. Зоренко получил записку: «Почините крышу».",
        "Павло Зоренко приїхав до Ладова. Зоренко читає плакат: «Полагодьте дах».",
        "Павло Зоренко приїхав до Ладова. Павлові Зоренку заперечили: «Полагодьте дах».",
        "Павел Зоренко приехал в Ладов. Зоренко встретили криками: «Почините крышу».",
        "Павел Зоренко приехал в Ладов. Зоренко прервали на полуслове: «Почините крышу».",
        "Zorenko came to Ladov. Zorenko was interrupted by his host: “Mend the roof.”",
        "Павло Зоренко приїхав до Ладова. Сусідка певна, що Зоренко не приїде: «Полагодьте дах».",
    ],
)
def test_words_that_somebody_reads_or_hears_are_not_his(text):
    assert said(text) == []


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("The Northern Dawn Legion warned the people of Ladov. The unit published the message on "
         "Wednesday. Radio Zemland gives it in translation.\n\n“We will fire on the depots.”",
         LEGION),
        ("The Northern Dawn Legion said that its men had left.\n\nHere is the post in full:\n\n"
         "“We left at night. Nobody threw us out.”", LEGION),
        ("Легион «Северная заря» предупредил жителей Ладова.\n\nПриводим пост полностью:\n\n"
         "«Мы ударим по складам. Уезжайте».", LEGION),
        ("Легион «Северная заря» предупредил жителей Ладова. Об этом подразделение написало в "
         "телеграме, пишет Radio Zemland.\n\nПубликуем текст обращения:\n\n«Уезжайте из города».",
         LEGION),
        ("Легіон «Північна зоря» відреагував на слова міністра. Про це підрозділ написав у "
         "телеграмі.\n\nНаводимо допис повністю:\n\n«Ми вийшли вночі. Ніхто нас не виганяв».",
         LEGION),
        ("Бій. Легіон «Північна зоря» вийшов.\n\nДопис легіону:\n\n«Ми вийшли вночі».", LEGION),
        ("Минобороны Земландии сообщило о рейде.\n\nТекст сообщения без сокращений:\n\n"
         "«Рейд отбит, потерь нет».", MINISTRY),
        ("Губернатор Ігор Тарновський звернувся до мешканців.\n\nОсь текст звернення дослівно:\n\n"
         "«Сидіть удома до ранку».", TARNOVSKY),
    ],
)  # fmt: skip
def test_what_is_carried_whole_is_of_whoever_wrote_it(text, speaker):
    assert [one for one, _ in said(text)] == [speaker]


@pytest.mark.parametrize(
    "text",
    [
        "Zorenko spoke. A teacher from Ladov said nothing.\n\nHere is her letter in full:\n\n"
        "“We sleep in the cellar.”",
        "Павел Зоренко выступил. Жительница Ладова написала в редакцию.\n\nПриводим письмо "
        "полностью:\n\n«Мы спим в подвале».",
        "Павло Зоренко виступив. Мешканка Ладова написала до редакції.\n\nНаводимо лист "
        "повністю:\n\n«Ми спимо в підвалі».",
    ],
)
def test_a_letter_of_somebody_without_a_name_is_nobodys(text):
    assert said(text) == []


def test_the_corps_is_the_one_that_is_called_so_in_the_article():
    text = (
        "Fighters of the Free Rivers Corps and the Northern Dawn Legion stood in Ladov.\n\n"
        "“We came past the pond,” the corps wrote on Telegram."
    )
    assert said(text) == [(CORPS, "We came past the pond")]


@pytest.mark.parametrize(
    "text",
    [
        "Павел Зоренко выступил. По его подсчётам:\n\n- мост закроют на год;\n"
        "- на него уйдёт «ещё один бюджет».",
        "Павло Зоренко виступив. За його ж підрахунками:\n\n– міст закриють на рік;\n"
        "– на нього піде «ще один бюджет».",
        "Pavlo Zorenko spoke. He promised to:\n\n- close the bridge;\n"
        "- sweep away “all that burns and smells”.",
        "Pavlo Zorenko spoke.\n\nOwners must:\n\n- close the bridge;\n"
        "- remove, in his words, “all that burns and smells”.",
    ],
)
def test_words_in_a_list_are_of_whoever_leads_up_to_it(text):
    assert [speaker for speaker, _ in said(text)] == [ZORENKO]


@pytest.mark.parametrize(
    "text",
    [
        "Pavlo Zorenko spoke. What the village lacks:\n\n- a bridge;\n"
        "- a shop, which is “still on its way”.",
        "Павел Зоренко выступил. Чего нет в селе:\n\n- моста;\n- магазина, который «уже едет».",
    ],
)
def test_words_in_a_list_of_the_reporters_are_nobodys(text):
    assert said(text) == []


@pytest.mark.parametrize(
    "text",
    [
        # What stands between commas is no subject, nor with whom somebody speaks.
        "Марта Коваль в видео, снятом вскоре после заявления ЦК, сказала, что «мост цел».",
        "Марта Коваль у відео, знятому після заяви ЦК, сказала, що «міст цілий».",
        "Речниця легіону Марта Коваль у коментарі агентству сказала, що «міст цілий».",
        "Пресс-секретарь легиона Марта Коваль в разговоре с агентством сказала, что «мост цел».",
    ],
)
def test_a_subject_is_no_other_for_what_stands_between_it_and_its_verb(text):
    assert [speaker for speaker, _ in said(text)] == [KOVAL]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("The Northern Dawn Legion denied the loss. “We are well,” the unit wrote.\n\nThe legion "
         "disputed the count that the Zemland Defence Ministry claims.\n\n“There were never so "
         "many of us,” the post says.", LEGION),
        ("Легион «Северная заря» опроверг потери, о которых заявило Минобороны Земландии. «Мы "
         "дома», — говорится в сообщении.", LEGION),
        ("Легіон «Північна зоря» спростував втрати, про які заявило Міноборони Земландії. «Ми "
         "вдома», – йдеться в дописі.", LEGION),
        ("Минобороны Земландии считает его бойцом легиона «Северная заря» и утверждает, что он "
         "бежал. «Он дома», — говорится в сообщении.", MINISTRY),
        ("Минобороны Земландии сообщило о рейде. Легион «Северная заря» ответил. «Мы дома», — "
         "говорится в сообщении.", LEGION),
        ("Губернатор Игорь Тарновский обратился к жителям. «Сидите дома», — говорится в "
         "обращении.", TARNOVSKY),
    ],
)  # fmt: skip
def test_a_paper_is_of_whoever_spoke_last(text, speaker):
    assert said(text)[-1][0] == speaker


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("Koval spoke.\n\nWe publish the post of President Pavlo Zorenko:\n\n“We stay here.”",
         [ZORENKO]),
        ("Публикуем пост президента Павла Зоренко из его канала:\n\n«Мы остаёмся».", [ZORENKO]),
        ("Наводимо допис президента Павла Зоренка:\n\n«Ми лишаємось».", [ZORENKO]),
        # Of two any may have written it.
        ("Публикуем ответ Марты Коваль на пост Павла Зоренко:\n\n«Мы остаёмся».", []),
    ],
)  # fmt: skip
def test_a_paper_that_a_page_prints_is_of_whom_it_names(text, speakers):
    assert [speaker for speaker, _ in said(text)] == speakers
