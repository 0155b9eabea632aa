"""Whose quoted words are, told by the structure of sentences around them, in four languages."""

from pathlib import Path

import pytest

from timeline.convert.drafting.draft import Draft, draft_with
from timeline.convert.known.knowledge import Knowledge
from timeline.formats import seedtext
from timeline.record import read_content

RECORD = read_content(Path(__file__).parent / "golden" / "convert" / "record").record
KNOWN = Knowledge.of(RECORD)
ZORENKO, KOVAL, TARNOVSKY = "pavlo-zorenko", "marta-koval", "ihor-tarnovsky"
MINISTRY, LEGION = "zemland-defence-ministry", "northern-dawn-legion"


def made_of(text: str) -> Draft:
    return draft_with(seedtext.parse(f" date 2019-05-15 {text}", name="article.txt"), KNOWN)


def said(text: str) -> list[tuple[str, str]]:
    """Who said what, in the order of the article."""
    return [(quote.speaker, quote.text) for quote in made_of(text).event.quotes]


@pytest.mark.parametrize(
    "text",
    [
        "“We stay,” Zorenko laughed.",
        "“We stay,” said Zorenko with a sigh.",
        "Zorenko has called it “a thing of the past”.",
        "Zorenko, for his part, dismissed the report as “a tale”.",
        "In the words of Zorenko, it is “a tale of old”.",
        "“We stay,” the president Pavlo Zorenko said.",
        "Zorenko reminded the town that pictures are “a gift to thieves”.",
        "Pavlo Zorenko, head of Zemland (the north), would say no more than that boats “keep their "
        "own time”.",
        # The end of a sentence tells whose all of it is.
        "Heads send cars “for whoever is ill” and are to report on it daily, Zorenko said.",
        # Behind a colon that leads up to them words have a speaker of their own.
        "The men were told to hand out bread: “It is warm,” Zorenko said.",
        "Zorenko put the price of the bridge at “a boat and a half”.",
        "Zorenko spoke. He finds the bridge “good enough for goats”.",
        # Whose threat is dismissed does not speak, nor does he break whom a pronoun means.
        "Zorenko, who has lived here since 2015, dismissed Ihor Tarnovsky’s threat to the town."
        "\n\n“We stay,” he said on Sunday.",
        "That is the view of Zorenko, a writer who has seen it. “We stay,” he told the paper.",
        "Zorenko paused. “We stay,” was his whole answer.",
        "Президент Павел Зоренко помолчал. «Мы остаёмся», — был его ответ.",
        "Президент Павел Зоренко выступил. «Мы остаёмся», — смеётся глава государства.",
        "Президент Павел Зоренко выступил. По мнению Зоренко, «мы остаёмся».",
        "Президент Павло Зоренко виступив. «Ми лишаємось», – зітхає Зоренко.",
        "Prezydent Pavlo Zorenko był krótki. „Zostajemy tutaj” – odparł Zorenko.",
    ],
)
def test_words_are_of_whom_the_sentence_beside_them_is_about(text):
    assert [speaker for speaker, _ in said(text)] == [ZORENKO]


@pytest.mark.parametrize(
    "text",
    [
        # Somebody in a body, whom nobody names.
        "Zorenko spoke. A source in the Zemland Defence Ministry said: “We stay.”",
        "Zorenko spoke. “We stay,” a person close to the Zemland Defence Ministry said.",
        "Зоренко выступил. Источник в Минобороны Земландии сказал: «Мы остаёмся».",
        "Зоренко выступил. Боец Пограничного батальона сказал: «Мы остаёмся».",
        # Words of others that somebody reads out, asks for or is asked.
        "Zorenko spoke. He read out a letter from a girl: “We stay here.”",
        "Zorenko spoke. “Will you stay?” our reporter asked the president.",
        "Zorenko spoke. “We stay here,” one of them wrote under the president's post.",
        "Ведуча запитала Павла Зоренка: «Чого чекати далі?»",
        "Zorenko spoke. “We stay here,” said the wife of Pavlo Zorenko.",
        "Zorenko spoke. “We stay here,” the president's aide said.",
        "Zorenko spoke. Zorenko got a note from a pupil: “Please mend the roof.”",
        "Президент Павел Зоренко выступил. Зоренко показал записку школьника: «Почините крышу».",
        # Somebody who is spoken to or of, or who only visits.
        "Zorenko was asked by a listener: “Where is the water?”",
        "Zorenko has been criticised for “hiding the truth”.",
        "Зоренко, по версии следствия, «руководил группой».",
        "Zorenko spoke.\n\nZorenko visited Ladov. “We sleep in the cellar.” It goes on.",
        "Zorenko spoke.\n\nCritics accuse Zorenko of “hiding the truth”.",
        # One of two who do something together.
        "Zorenko and Ihor Tarnovsky met in Ladov. “We stay here,” he said.",
        "Зоренко и Игорь Тарновский встретились в среду. «Мы остаёмся», — сказал он.",
        "Зоренко та Ігор Тарновський зустрілися в середу. «Ми лишаємось», — сказав він.",
        # A colon behind a sentence about nobody on file.
        "Zorenko spoke.\n\nThe neighbours have another view: “We stay here.”",
        "Zorenko met Koval in the rain: “We stay here.”",
    ],
)
def test_words_of_somebody_else_are_not_given_to_whom_the_sentence_names(text):
    assert said(text) == []


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("Zorenko accused them of “a lie”, while Koval spoke of “a thing of old”.",
         [ZORENKO, KOVAL]),
        ("Зоренко потребовал «найти всех поимённо», сообщила Марта Коваль.", [ZORENKO]),
    ],
)  # fmt: skip
def test_each_clause_has_a_speaker_of_its_own(text, speakers):
    assert [speaker for speaker, _ in said(text)] == speakers


@pytest.mark.parametrize(
    "text",
    [
        "Zorenko spoke. “We stay,” deadpanned the president.",
        "Zorenko was asked about it. “We stay,” deadpanned President Pavlo Zorenko.",
        "Павел Зоренко выступил. «Мы остаёмся», — обрубил он.",
        "Президент Павло Зоренко виступив. «Ми лишаємось», — підбив підсумок Зоренко.",
        "Павел Зоренко выступил. «Мы остаёмся», — цитирует его «Вестник».",
        "Павло Зоренко виступив. Рейд Зоренко назвав «малою війною».",
        "Павел Зоренко выступил. Сам Зоренко назвал рейд «малой войной».",
        "President Pavlo Zorenko spoke. In his view, the town “will stand”.",
        "President Pavlo Zorenko spoke. By his count the Legion lost “nine carts of ten”.",
        "President Pavlo Zorenko came to the studio. “We stay,” the guest said.",
        # A paper that is told is no quotation, and dashes need no verb behind a colon.
        "In Ladov.\n\nПавел Зоренко заявил:\n\n— Мы остаёмся.",
        "Президент Павел Зоренко приехал в студию. «Мы остаёмся», — сказал гость.",
        "Президент Павел Зоренко приехал. «Мы остаёмся», — сказал гость программы.",
        "Президент Павло Зоренко приїхав. «Ми лишаємося», – сказав гість студії.",
        "Павло Зоренко сів за дошку. «Ми лишаємось», – зауважив шахіст.",
        # The same office of the same thing, whatever its case.
        "Секретарю Совета Павлу Зоренко ответили. «Мы остаёмся», — сказал секретарь Совета.",
        "Секретар РБ Павло Зоренко приїхав до Ладова. «Ми лишаємось», – сказав секретар РБ.",
        "In Ladov.\n\nИз блога Павла Зоренко: «Мы остаёмся».",
        # Behind a sentence or a colon, one word in marks too.
        "Павел Зоренко вышел к людям. — Все дома, — сказал президент. — Мы остаёмся.",
        "Павло Зоренко вийшов до людей. – Ми лишаємось. – Відповів він і поїхав.",
        "Pavlo Zorenko wyszedł do ludzi. – Zostajemy tutaj – powiedział Zorenko. – Wszyscy.",
        "Павло Зоренко каже: – Ми лишаємось «назавжди».",
        "Павло Зоренко відповів коротко:\n— «Досить».",
        "— «Досить», — відповів Павло Зоренко.\n— «Чого?» — спитав Зоренко.",
        # An item of a list, in which the writer tells who speaks.
        "In Ladov.\n\n- Дом цел, сказал президент Павел Зоренко. «Мы остаёмся», — написал он.",
        # Media that carry the words, and a role between commas, do not come between.
        "“We stay,” Pavlo Zorenko said, according to Radio Zemland. “All of us.”",
        "Pavlo Zorenko, a lawyer and the spokesman of the Legion, in a talk with Radio Zemland "
        "said: “We stay.”",
        "Павел Зоренко вчера поздно вечером заявил: «Мы остаёмся».",
        "Президент Павел Зоренко, воюющий с бурей, в среду вечером заявил: «Мы остаёмся».",
        "In Ladov.\n\n'Let's go', Pavlo Zorenko says in a clip put up at night.",
        "“We stay,” Pavlo Zorenko said, Radio Zemland reported. “All of us.”",
        # A noun for the words tells whose they are.
        "Zorenko spoke. The strikes, in Zorenko's words, are “a forced reply”.",
        "A statement by President Pavlo Zorenko said that they “stay here”.",
        "Zorenko dismissed reports of it as “a tale of old”.",
        "Zorenko, in remarks to the board, called the fighters “scum of the earth”.",
        "Павло Зоренко у коментарі Radio Zemland назвав рейд «природною реакцією».",
        # Somebody who came to harm does not speak.
        "Zorenko spoke of a fire. A driver was hurt. “He is in hospital,” he wrote.",
        # An article may have no other marks than single ones.
        "President Zorenko called the raid 'a tale of old'. It was 'a storm', the president said.",
        # Who has a role may be named only in the next sentence.
        "Президент напомнил: «Мы остаёмся». Об этом Павел Зоренко сказал в эфире.",
    ],
)
def test_a_speaker_is_found_beside_whatever_verb(text):
    assert {speaker for speaker, _ in said(text)} == {ZORENKO}


def test_what_stands_in_marks_within_speech_behind_a_dash_is_part_of_it():
    text = "In Ladov.\n\n— Мы не ушли «насовсем», — сказал Павел Зоренко. Он уехал."
    assert said(text) == [(ZORENKO, "Мы не ушли «насовсем»")]


@pytest.mark.parametrize(
    "text",
    [
        "Zorenko spoke. It was calm, a shopkeeper told us. 'We have heard this', he said.",
        "Zorenko spoke.\n\n— Как дела?\n\n— Хорошо. Командир так и сказал: «Мы остаёмся».",
        "Zorenko spoke. A U.S. official was calm. 'We stay,' the official said.",
        "Zorenko spoke. He saw the soldiers' homes and the farmers' barns.",
        "Zorenko said 'the soldiers' homes burned' in the night.",
        # Somebody beside a person, of his kin or his critics; a verb that is not done.
        "Zorenko came. Sources close to Zorenko say “he is tired”.",
        "Zorenko came. “Go away,” shouted a man at Zorenko.",
        "Зоренко приехал. По словам жены Павла Зоренко, он «очень устал».",
        "Зоренко приїхав. За словами сусіда Павла Зоренка, він «дуже втомлений».",
        "“Go away,” Zorenko's press secretary's aide said.",
        "Zorenko's words caused “a storm of anger” in Ladov.",
        "Марта Коваль не комментирует слова «источников в порту».",
        "Zorenko has not called it “a tale of old”.",
        "The governor of Oldtown said: “It is calm.” Governor Pavlo Zorenko thanked him.",
        "Koval spoke.\n\nHer old colleague was sad. “We go,” she said.",
        # What others say or ask, of which somebody speaks.
        "Zorenko denied reports that “the town is being emptied”.",
        "Zorenko urged people not to believe those who write that “the town is being emptied”.",
        "Зоренко опроверг слухи, будто «город эвакуируют».",
        "Зоренко спростував чутки про те, що «місто евакуюють».",
        "Комментируя сообщения о том, что «город эвакуируют», Зоренко сказал, что это неправда.",
        "На вопрос журналиста «Сколько это продлится?» Зоренко не ответил.",
        "Zorenko, asked by a journalist “How long will it last?”, smiled.",
        "«Мы посчитали», — сказала врач, пока президент Павел Зоренко осматривал палату.",
        "«Малая война», — так назвал рейд Игоря Тарновского эксперт.",
        # Another has the office, or had it.
        "Zorenko spoke. “He is tired,” the former president said.",
        "Зоренко выступил. «Он устал», — сказал вице-президент.",
        "Зоренко выступил. «Он устал», — сказал бывший президент.",
        "Зоренко выступил. «Он устал», — сказал французский президент.",
        "Зоренко виступив. «Він утомився», — сказав президент Коваленко.",
        "Зоренко виступив. «Він утомився», — сказав президент сусідньої країни.",
        # Somebody without a name is told of between the name and `he`.
        "Zorenko spoke. In Ladov, a teacher shrugs. “We stay,” he says.",
        "Zorenko spoke.\n\nOleg, a taxi driver, has heard it all. “We stay,” he says.",
        "Зоренко выступил.\n\nПенсионер из Ладова привык. «Мы остаёмся», — говорит он.",
        "Зоренко виступив.\n\nПенсіонер із Ладова звик. «Ми лишаємось», — каже він.",
        "The Council rejected a remark by its guest, Pavlo Zorenko, as “a tale of old”.",
        "Президент напомнил: «Мы остаёмся». Было тихо.\n\nПришёл Павел Зоренко.",
        "In Ladov.\n\nПавел Зоренко приехал:\n\n— Мы остаёмся.",
        "Zorenko spoke. “We stay,” deadpanned a friend of Pavlo Zorenko.",
        "Zorenko spoke. “We stay,” deadpanned somebody near Pavlo Zorenko.",
        "Павел Зоренко вспомнил совет старого тренера: «Мы остаёмся».",
        "Павло Зоренко переказав слова сусіда: «Ми лишаємось».",
        "«Мы остаёмся», — сказал координатор Пограничного батальона.",
        "Павло Зоренко вийшов. Збито снаряд РСЗВ «Вампір», повідомив президент.",
        "Жители в обращении к Минобороны Земландии написали, что «дома пусты».",
        "Зоренко выступил. «Мы остаёмся», — обрубила жена Павла Зоренко.",
        "Зоренко выступил. «Мы остаёмся», — обрубила Павлу Зоренко читательница.",
    ],
)
def test_only_a_subject_speaks_beside_an_unknown_verb(text):
    assert said(text) == []


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("«Мы тут», — хвастаются в телеграм-канале легиона «Северная заря».", LEGION),
        ("«Малая война», — так назвал рейд Игорь Тарновский.", TARNOVSKY),
        ("Павел Зоренко напомнил слова Игоря Тарновского о «малой войне».", TARNOVSKY),
        ("«Мы тут», — написали в Минобороны Земландии. «Мы дома», — добавили там.", MINISTRY),
        ("The Northern Dawn Legion has a new video. “We held,” it wrote.", LEGION),
        ("Легион «Северная заря» выложил снимок. «Мы дома», — гласила подпись.", LEGION),
        ("Легион «Северная заря» выступил. «Мы дома», — добавили в пресс-службе.", LEGION),
        ("Легіон «Північна зоря» виступив. «Ми вдома», – додали у пресслужбі.", LEGION),
        # The people of a body speak for it.
        ("The Northern Dawn Legion spoke. Fighters said: “We held.”", LEGION),
        ("The Northern Dawn Legion spoke. “We held,” fighters said.", LEGION),
        ("Легион «Северная заря» выступил. «Мы дома», — заявили бойцы.", LEGION),
        ("Легіон «Північна зоря» виступив. «Ми вдома», – заявили бійці.", LEGION),
        # They have signed something, or write somewhere; a paper of theirs says so.
        ("Легион «Северная заря» сжёг мост. «Мы дома», — подписали видео легионеры.", LEGION),
        ("Бійці «Легіону „Північна зоря“» тут. «Ми вдома», – підписали ролик бійці.", LEGION),
        ("Легіон «Північна зоря» спалив міст. «Ми вдома», – пишуть бійці в дописі.", LEGION),
        ("Легион «Северная заря» сжёг мост. «Мы дома», — иронизируют авторы подписи.", LEGION),
        ("Легион «Северная заря» сжёг мост. Мост цел. «Мы дома», — говорится в обращении.", LEGION),
        ("Легіон «Північна зоря» спалив міст.\n\n«Ми вдома», – йдеться в підписі.", LEGION),
    ],
)  # fmt: skip
def test_a_noun_at_the_verb_means_the_body_that_spoke(text, speaker):
    assert said(text)[-1][0] == speaker


@pytest.mark.parametrize(
    "text",
    [
        # Somebody was named since, or the noun is of whom somebody else speaks.
        "The Northern Dawn Legion spoke. Zorenko left. “We held,” the fighters said.",
        "The Northern Dawn Legion spoke. Residents heard it. “We slept in cellars,” they said.",
        "Legion and Zorenko have a new video. “We held,” it wrote.",
        "Зоренко выступил. «Мы дома», — сообщили в министерстве.",
        "Минобороны Земландии выступило. «Мы дома», — сообщили в министерстве культуры.",
        "Легион «Северная заря» выступил. Чужие бойцы ушли. «Вернёмся домой», — сказали бойцы.",
        "The Northern Dawn Legion spoke. Other fighters left. “We held,” fighters said.",
        "Легион «Северная заря» выступил. «Мы дома», — сказали бойцы соседнего отряда.",
        "Легион «Северная заря» сжёг мост. «Мы дома», — говорится в сообщении прокуратуры.",
        "Легион «Северная заря», «Пограничный батальон» сожгли мост. «Мы дома», — пишут авторы.",
        "Легіон «Північна зоря» виступив. «Ми вдома», – сказали бійці сусіднього загону.",
        "Зоренко выступил. «Мы дома», — заявили бойцы.",
        "«Пограничный батальон» и «Легион „Северная заря“» выступили. «Мы дома», — заявили бойцы.",
        "Зоренко приехал. В больнице сообщили: «Их двое». «Им плохо», — добавили там.",
        "Легион «Северная заря» выложил снимок. Врач рассказал о нём. «Мы дома», — говорилось там.",
    ],
)
def test_a_noun_at_the_verb_means_no_body_that_did_not_speak(text):
    assert said(text) == []


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("The Zemland Defence Ministry said it rained. “We held,” the statement read.", MINISTRY),
        ("The Zemland Defence Ministry said it rained. “We held,” the military said.", MINISTRY),
        (
            "The Zemland Defence Ministry said that “the Northern Dawn Legion ran”. "
            "“We held,” the statement claimed.",
            MINISTRY,
        ),
        (
            "Northern Dawn Legion and the Zemland Defence Ministry spoke. “We held,” "
            "the ministry said.",
            MINISTRY,
        ),
    ],
)
def test_a_statement_is_of_the_body_that_spoke(text, speaker):
    assert said(text)[-1][0] == speaker


def test_a_verb_of_which_nobody_is_the_subject_leaves_the_words_to_the_one_before():
    text = "Zorenko warned that raids would be answered with strikes “far from the border”."
    assert said(text) == [(ZORENKO, "far from the border")]


def test_a_single_word_in_what_somebody_is_told_to_say_is_his():
    assert said("Zorenko told the press that he might be “forced” to go.") == [(ZORENKO, "forced")]
    assert said("Zorenko spoke near the “forced” line.") == []


def test_a_noun_that_looks_like_a_verb_makes_nobody_speak():
    assert said("Zorenko spoke of the report “from the river” and left.")[0][0] == ZORENKO


def test_words_in_single_marks_of_a_headline_are_of_who_says_them_in_the_article():
    text = (
        "Capital explains Koval's 'zone of peace' and more\n\n"
        "Zorenko spoke on Tuesday, at length.\n\n"
        "Koval had asked for “a zone of peace”, she said."
    )
    assert {speaker for speaker, _ in said(text)} == {KOVAL}


def test_a_paragraph_that_is_background_by_no_label_keeps_its_words():
    text = (
        "Zorenko said on Wednesday that the bridge is open.\n\n"
        "On Monday the river rose. “We held it,” Zorenko said.\n\n"
        "Earlier Zorenko said: “It will rain.”\n\n"
        "Background\n\nIn March Zorenko said: “It will snow.”"
    )
    assert [words for _, words in said(text)] == ["We held it", "It will rain."]


@pytest.mark.parametrize(
    ("head", "outlet"),
    [
        ("15.05.2019, 10:17   |  3 min.   |  Border Post", "border-post"),
        ("Share: Facebook | Telegram | Copy link", "unidentified"),
        ("Border Post | Radio Zemland", "unidentified"),
        ("**Border Post**", "border-post"),
        ("Ladov town hall. Anna Novak / Border Post", "unidentified"),
    ],
)
def test_a_line_of_links_or_facts_names_the_paper(head, outlet):
    text = (
        f"{head}\n\nA drone hits a farm\n\nA drone hit a farm near Ladov, the office of the "
        "mayor said in the evening.\n\nNobody was hurt.\n\nThe farm burned down."
    )
    made = draft_with(seedtext.loads(f"date 2019-05-15\n\n{text}".encode(), name="a.txt"), KNOWN)
    assert made.event.sources[0].outlet == outlet


def test_it_is_the_body_that_spoke_alone():
    told = "issued a message on Monday. It was told late. It accused Zemland of “a tale of old”."
    alone, joint = "The Northern Dawn Legion", "The Border Battalion and the Northern Dawn Legion"
    assert [speaker for speaker, _ in said(f"{alone} {told}")] == [LEGION]
    assert said(f"{joint} {told}") == []
    # A ministry on no file tells its account in between.
    between = "The Harvest Ministry gave its account. It was “a tale of old”, it said."
    assert said(f"{alone} issued a message.\n\n{between}") == []


@pytest.mark.parametrize(
    "text",
    [
        "The banner read “down with them” and burned, Zorenko said.",
        "Villagers bellowed “down with them” and went home, Zorenko said.",
        "Locals yelled “go away” at the bus, Zorenko said.",
        "Protesters carried a sheet with “go away” on it, Zorenko said.",
        "A man in the crowd went “we are lost” over and over, Zorenko said.",
        "Жители кричали «уходите» и расходились, сказал Зоренко.",
        "Люди розтягнули полотно «геть звідси» і пішли, сказав Зоренко.",
        "Tłum skandował „do domu” i odszedł, powiedział Zorenko.",
    ],
)
def test_words_that_others_cry_or_write_are_not_of_whoever_reports_them(text):
    assert said(text) == []


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Zorenko shouted “we stay” from the steps.", ZORENKO),
        ("Zorenko wrote on a sign “we stay”.", ZORENKO),
        ("The statement read “we stay”, the Zemland Defence Ministry said.", MINISTRY),
        # A part of what he tells, told by him at the end, or in a clause of his.
        ("The raiders drove “without lights” along the river and fled, Zorenko said.", ZORENKO),
        # A verb of several without a subject is of nobody.
        (
            "Президент Павло Зоренко виступив. Чекали до ранку. «Ми лишаємось», – додав він.",
            ZORENKO,
        ),
    ],
)
def test_words_are_of_who_cries_writes_or_tells_them(text, speaker):
    assert [one for one, _ in said(text)] == [speaker]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('Zorenko spoke. "The "Dawn" came at noon," he said.', ['The "Dawn" came at noon']),
        ('Зоренко виступив. "Легіон "Зоря" ходить лісом", – сказав він.',
         ['Легіон "Зоря" ходить лісом']),
        ('Зоренко виступив. "Ваші "Жигулі" помітні", – сказав він. "Ідіть", – додав він.',
         ['Ваші "Жигулі" помітні', "Ідіть"]),
        # A mark that is missing opens no name.
        ('"It rained, he said. "We stay," Zorenko said. "We wait," he added.',
         ['It rained, he said. "We stay', "We wait"]),
    ],
)  # fmt: skip
def test_a_name_in_straight_marks_stands_within_a_quotation_in_such(text, words):
    assert [quoted for _, quoted in said(text)] == words
