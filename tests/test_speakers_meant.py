"""Whose quoted words are, where others cite the speaker, retell him or name him only later."""

import pytest

from tests.test_speakers import KNOWN, KOVAL, LEGION, MINISTRY, TARNOVSKY, ZORENKO, said
from timeline.convert.drafting.draft import draft_with
from timeline.formats import seedtext
from timeline.model import Actor

BELKINA = "oksana-belkina"


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("The Zemland Defence Ministry spoke. The ministry was cited as saying: “We held.”",
         MINISTRY),
        # Behind its name stands what it is called in short.
        ("President Pavlo Zorenko has slept, the Zemland Defence Ministry (ZDM) wrote: “He is "
         "old.”", MINISTRY),
        # What is written is of the body that spoke last, also where its office did.
        ("Легион «Северная заря» опубликовал обращение. В нём сказано: «Мы дома».", LEGION),
        ("Легіон «Північна зоря» оприлюднив звернення. У ньому сказано: «Ми вдома».", LEGION),
        ("Легіон «Північна зоря» написав про рейд. «Ми вдома», – мовиться в дописі.", LEGION),
        ("Минобороны Земландии сообщило о рейде. «Мы дома», — утверждается в посте.", MINISTRY),
        ("В Минобороны Земландии полагают, что рейд окончен. Часть траншей, отмечается в обзоре, "
         "вырыта «с расчётом на камеру».", MINISTRY),
        # Of somebody's words a paper is told to cite.
        ("Павло Зоренко виступив. «Ми вдома», – переказує агентство слова Зоренка.", ZORENKO),
        ("Мэр Оксана Белкина приехала. «Мы дома», — сообщила градоначальница.", BELKINA),
        # Her words are no man's whose name stands nearer, nor is an office of hers his.
        ("Мэр Оксана Белкина ответила Павлу Зоренко. По её словам, река стала «тише воды».",
         BELKINA),
        # What somebody signed or wrote goes on in his words.
        ("The order was signed by Governor Ihor Tarnovsky. Managers are to remove, in his words, "
         "“all that burns”.", TARNOVSKY),
        ("The Northern Dawn Legion posted a warning. The post goes on to say that the town is safe "
         "“as long as it sleeps”.", LEGION),
        # Whoever was named is told of by what he is or was.
        ("Pavlo Zorenko spoke. “We stay,” the former Zemland deputy wrote.", ZORENKO),
        ("Ihor Tarnovsky came.\n\n“We stay,” replied the soft-spoken officer.", TARNOVSKY),
        ("Pavlo Zorenko spoke. “We stay,” said the former chess champion, who belongs to the "
         "Northern Dawn Legion.", ZORENKO),
        ("In the view of Pavlo Zorenko the river is calm. “We stay,” he wrote.", ZORENKO),
        ("“We stay,” Pavlo Zorenko of the Northern Dawn Legion told reporters.", ZORENKO),
        ("Pavlo Zorenko spoke. The Northern Dawn Legion came. “We stay,” the legion's spokesman "
         "told reporters.", LEGION),
        ("The Northern Dawn Legion spoke. “We stay,” its channel wrote at noon.", LEGION),
        # What he is put into tells of others, and so does what is somebody's.
        ("Pavlo Zorenko spoke. A woman who waits, he writes, “has to wait”.", ZORENKO),
        ("Pavlo Zorenko wrote again. Ihor Tarnovsky's promise is broken, he reasoned in a column. "
         "“We stay,” he writes.", ZORENKO),
        # Far behind them, but in one clause.
        ("“We stay,” a fighter of the Northern Dawn Legion with the call sign Zorenko said in "
         "a clip.", ZORENKO),
        # A paper that is told to read so is of whoever spoke.
        ("The Northern Dawn Legion said it was back. “We stay,” reads the caption to a clip.",
         LEGION),
        ("Pavlo Zorenko wrote of the raid. “We stay,” runs his post about it.", ZORENKO),
        ("The Northern Dawn Legion reported a raid. “We stay,” says the text below a video.",
         LEGION),
        # An official is nobody who spoke since and is no official.
        ("Павло Зоренко виступив. Продавчиня попросила води. Посадовець пообіцяв «щось придумати».",
         ZORENKO),
    ],
)  # fmt: skip
def test_a_speaker_is_found_whom_other_words_mean(text, speaker):
    assert said(text)[-1][0] == speaker


def test_words_of_another_that_somebody_retells_are_not_his():
    text = "Павел Зоренко приехал. «Было тихо», — пересказывает Зоренко слова местного тракториста."
    assert said(text) == []


@pytest.mark.parametrize(
    "text",
    [
        # Whoever is told of by what he does is `he` in the paragraph behind, too.
        "Павел Зоренко выступил.\n\nВодитель автобуса Геннадий подтвердил Radio Zemland, что "
        "рейсов было пять.\n\n— Бабушки попались боевые, — вспоминает он.",
        "Павло Зоренко виступив.\n\nВодій автобуса Геннадій підтвердив Radio Zemland, що рейсів "
        "було п'ять.\n\n– Бабусі трапилися бойові, – згадує він.",
        "Pavlo Zorenko spoke.\n\nA driver named Gennady told Radio Zemland that there were five "
        "trips.\n\n“They were brave,” he recalled.",
        "Ihor Tarnovsky came. “We stay,” the Northern Dawn Legion officer said.",
        # A clause beside them does not make them known, and a title makes a name of one word.
        "Pavlo Zorenko spoke.\n\nThe watchman, who did not want to see his name in print, told us "
        "how it was.\n\n“My wife rang,” he recalled.",
        "Павел Зоренко выступил.\n\nСторож, который не назвал своего имени, рассказал, как было."
        "\n\n— Позвонила жена, — вспоминает он.",
        "Oksana Belkina spoke.\n\nOne of the stallholders, Mrs Halyna, has sold seeds for years. "
        "She was calm.\n\n“They know the gate,” she said.",
        # A word in marks of a headline is nobody's for being there.
        "Почему «старая сказка» остаётся сказкой\n\nПавел Зоренко рассказал о рейде.",
        "Why the “old tale” goes on\n\nPavlo Zorenko spoke of the raid.",
    ],
)
def test_words_are_not_of_the_one_on_file_where_others_are_told_of(text):
    assert said(text) == []


def test_a_label_holds_for_the_words_under_it_and_not_where_the_reporter_goes_on():
    text = "In Ladov.\n\nQuote from Zorenko: “We stay.”\n\nMarta Koval answered: “We know.”"
    assert [speaker for speaker, _ in said(text)] == [ZORENKO, KOVAL]


@pytest.mark.parametrize(
    ("which", "speakers"), [("joint statement", ["allies"]), ("statement", [LEGION])]
)
def test_a_joint_statement_is_of_whom_stands_for_all_that_it_names(which, speakers):
    allies = Actor(id="allies", name="The allies, jointly", kind="unit", side="none", role="")
    text = (
        f" date 2019-05-15 The road is closed. “Turn back,” says the {which} of the Northern Dawn "
        "Legion, the Zemland Defence Ministry and Pavlo Zorenko."
    )
    seed = seedtext.parse(text, name="article.txt")
    made = draft_with(seed, KNOWN.with_actors([allies]))
    assert [quote.speaker for quote in made.event.quotes] == speakers


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        # Of two persons whoever spoke goes on, and not whoever is spoken of or to.
        ("Слова Павла Зоренко о мосте — выдумка, считает губернатор Игорь Тарновский.\n\n"
         "«Мост цел», — сказал он.", TARNOVSKY),
        ("Слова Павла Зоренка про міст – вигадка, вважає голова обласної військової адміністрації "
         "Ігор Тарновський.\n\n«Міст цілий», – сказав він у коментарі.", TARNOVSKY),
        ("Ігор Тарновський відповів Павлові Зоренку. «Міст цілий», – сказав він.", TARNOVSKY),
        ("Ihor Tarnovsky told Pavlo Zorenko that the bridge stands. “We crossed it,” he said.",
         TARNOVSKY),
        ("The words of President Pavlo Zorenko prove nothing, said Governor Ihor Tarnovsky. "
         "“We crossed it,” he said.", TARNOVSKY),
        ("Зоренко встретился с Игорем Тарновским. «Мост цел», — сказал он.", ZORENKO),
        # Whoever is asked is the one spoken with.
        ("Зоренко выступил. На вопрос о мосте собеседник ответил, что «мост цел».", ZORENKO),
        # The head of an administration is whoever was last named.
        ("Павло Зоренко виступив. «Міст цілий», – зазначив очільник адміністрації.", ZORENKO),
        ("Павло Зоренко говорив із Radio Zemland. «Міст цілий», – сказав співрозмовник.", ZORENKO),
        ("Pavlo Zorenko rozmawiał z Radio Zemland. „Most stoi” – odparł rozmówca.", ZORENKO),
        # A spokesman has the voice of his body, with an article before him, too.
        ("Pavlo Zorenko spoke. “The bridge stands,” a spokesman for the Northern Dawn Legion told "
         "Radio Zemland.", LEGION),
        # Whoever was named in full is called by his father's name, too.
        ("Ihor Tarnovsky came. “The bridge stands,” Ihor Petrovich said.", TARNOVSKY),
        ("Глава области Игорь Тарновский приехал. «Мост цел», — сказал Игорь Петрович.", TARNOVSKY),
        ("Голова області Ігор Тарновський приїхав. «Міст цілий», – каже Ігор Петрович.", TARNOVSKY),
        ("Oksana Belkina came. Oksana Petrivna added: “The bridge stands.”", BELKINA),
        # Who alone is named, though a small word stands before his name.
        ("Снег растаял, и Павел Зоренко просит людей не ходить в лес.\n\n«Мост цел», — написал он.",
         ZORENKO),
        ("Про тил чули давно, а от Павло Зоренко – лише рік. Він приїхав із Ладова. «Міст цілий», "
         "– каже він.", ZORENKO),
    ],
)  # fmt: skip
def test_a_word_means_whoever_spoke_last(text, speaker):
    assert said(text)[-1][0] == speaker


@pytest.mark.parametrize(
    "text",
    [
        "Павло Зоренко і Ігор Тарновський сказали мало. «Міст цілий», – сказав він.",
        "Павел Зоренко выступил. «Мост цел», — сказал собеседник агентства.",
        "Павел Зоренко выступил. «Мост цел», — сообщил собеседник «Весны».",
        "Павло Зоренко виступив. «Міст цілий», – сказав співрозмовник, близький до уряду.",
        "Pavlo Zorenko mówił krótko. „Most stoi” – powiedział rozmówca agencji.",
        "Павло Зоренко виступив. «Міст цілий», – сказав представник перевізника.",
        "Ihor Tarnovsky came. “The bridge stands,” said Ihor Petrovich, a driver.",
        "Игорь Тарновский приехал. «Мост цел», — говорит пенсионер Игорь Петрович.",
        "Игорь Тарновский приехал. «Мост цел», — говорит Игорь Петрович Котов.",
        "Ігор Тарновський приїхав. «Міст цілий», – каже Степан Петрович.",
        # An office of another place is another's.
        "Павло Зоренко виступив. «Міст цілий», – сказав очільник адміністрації сусіднього району.",
        "Павел Зоренко выступил. «Мост цел», — сказал глава города соседнего района.",
    ],
)
def test_a_word_means_nobody_where_it_may_mean_another(text):
    assert said(text) == []


@pytest.mark.parametrize(
    "text",
    [
        # A verb goes on with the subject of another.
        "Павло Зоренко ухилився від питання, зауваживши лише, що «міст цілий».",
        "Павел Зоренко ушёл от вопроса, заметив только, что «мост цел».",
        "Pavlo Zorenko walked past the press, adding only that “the bridge stands”.",
        "Pavlo Zorenko told Marta Koval that he was well, adding that “the bridge stands”.",
        "Павел Зоренко сказал Марте Коваль, что здоров, добавив, что «мост цел».",
        "Pavlo Zorenko opowiadał o rzece, dodając, że „most stoi od lat”.",
        # What a person is may be told with a verb of speech.
        "“The bridge stands,” Pavlo Zorenko, a man who often speaks at length, told reporters.",
        "«Мост цел», — Павел Зоренко, который редко говорит с прессой, сказал это в среду.",
        "«Міст цілий», – Павло Зоренко, який рідко говорить із пресою, сказав це в середу.",
    ],
)
def test_words_are_of_the_subject_of_the_main_verb(text):
    assert [speaker for speaker, _ in said(text)] == [ZORENKO]


@pytest.mark.parametrize(
    "text",
    [
        # Somebody is told of by one name, by what he is, or is cited by what he is.
        "President Pavlo Zorenko spoke.\n\nNina, whose mother is 88, told us how it was.\n\n“They "
        "rang,” she said.",
        "Pavlo Zorenko spoke.\n\nA retired Zemland officer was less sure. “We stay,” he said.",
        "Павел Зоренко выступил.\n\nПо словам собеседника издания, денег хватит. «Деньги есть», — "
        "говорит он.",
        "Павло Зоренко виступив.\n\nЗа словами співрозмовника видання, грошей вистачить. «Гроші "
        "є», – каже він.",
        "Павел Зоренко выступил.\n\nСобеседник издания признал, что дорога закрыта. По его словам, "
        "«вывозят на чём придётся».",
        # Whoever wrote to a body is not the body, nor is it he of whom a body speaks.
        "Студент, по версии следствия, написал в чат-бот легиона «Северная заря» и «предложил "
        "помощь».",
        "Вчені бачать, що президент Павло Зоренко говорить про мир. «Це обіцянки», – йдеться у "
        "зведенні.",
        # Two have one title.
        "Голова громади Павло Зоренко приїхав, і голова громади Віра Лисенко. «Ми лишаємось», – "
        "пояснила голова громади.",
        "The Northern Dawn Legion was silent. “We stay,” a spokesman for the bakery told us.",
        # A clause may begin with people of a body that is not told, or with somebody at length.
        "Pavlo Zorenko left. In a note, prosecutors said the president “gathers money for rain”.",
        "Ladov is calm.\n\nAnna Novak, a retired Zemland colonel, thinks Zorenko too kind: “It is "
        "a trench.”",
        # Another is told of by his office, or behind a title, or is told something.
        "When Ihor Tarnovsky came, the president looked up. “We stay,” he smiled.",
        "Ladov is calm.\n\n“We stay,” grumbled a retired envoy, no friend of Mr Zorenko, at lunch.",
        "Pavlo Zorenko left. “We stay,” said the man at the door, before, he swore, he fell.",
        "Pavlo Zorenko left. The deputy head of a district was told to wait “until it is over”.",
        # Whoever is spoken of is not who speaks.
        "The guard came. “I know Pavlo Zorenko,” he said.",
        # Whoever was named in full goes on by his last name, or by his rank.
        "Artem Lysko was there. President Pavlo Zorenko spoke.\n\nLysko was not content. “Tell us "
        "more,” he said.",
        "Виступив Павло Зоренко.\n\nНа відео прапорщик просить передати дружині, що він «цілий».",
        # What somebody was told by another, and the name of a firm in front of him.
        "Pavlo Zorenko said the baker was told by a clerk that it was “how things go”.",
        "Павло Зоренко розповів, що їм сказали, ніби це «дрібниці».",
        "Представник ТОВ «Гірський двір», радник Павло Зоренко повідомив, що дощить.",
        # She is no man whose name stands nearer.
        "Приехала мэр Оксана Белкина. Её спросили о словах губернатора Игоря Тарновского. «Мы "
        "дома», — сообщила градоначальница.",
        # Whoever would not see his name in a paper has told it, and nobody named before.
        "Павел Зоренко выступил.\n\nХирург больницы, попросивший не называть его, подтвердил "
        "«Border Post», что смены длинны. «Кофе, сон, кофе», — говорит он.",
        "Павло Зоренко виступив.\n\nХірург лікарні, який просив не називати його, підтвердив, що "
        "зміни довгі. «Кава, сон, кава», – каже він.",
        # A programme has a name, too.
        "Павло Зоренко уточнив в ефірі «Народного слова», що дощить.",
        "Павел Зоренко уточнил в эфире «Народного слова», что шёл дождь.",
        # A name that others call somebody.
        "The Northern Dawn Legion shows a man whom the rest address as “Professor.”",
    ],
)
def test_words_are_of_nobody_where_another_is_told_of_between(text):
    assert said(text) == []


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Павло Зоренко виступив. Легіон «Північна зоря» мовчав. «Ми вдома», – написав представник "
         "легіону в месенджері.", LEGION),
        ("Павел Зоренко выступил. Легион «Северная заря» молчал. «Мы дома», — написал "
         "представитель легиона.", LEGION),
        ("Легион «Северная заря» молчал. «Мы дома», — написали в легионе.", LEGION),
        ("Легіон «Північна зоря» виступив. «Просимо терпіння», – сказано в оголошенні.", LEGION),
        # A participle behind a comma goes on with the subject of the sentence.
        ("Zorenko spoke. He declined to say whether the Northern Dawn Legion had helped, saying "
         "only that “roads exist”.", ZORENKO),
        ("President Zorenko turned from the Northern Dawn Legion, saying only “roads exist”.",
         ZORENKO),
        ("Zorenko spoke. He got up beside the Northern Dawn Legion, adding that “roads exist”.",
         ZORENKO),
        # Nobody on file is asked for comment by a title that many have.
        ("Commander Pavlo Zorenko spoke. According to the commander, it was quiet. “We stay,” he "
         "said.", ZORENKO),
        # Of two the one of whom the sentence is, and not whose things or deeds it tells of.
        ("Zorenko spoke. Pavlo Zorenko, who had Ihor Tarnovsky's numbers, took the sum but not the "
         "word. “It was a boat,” he told us.", ZORENKO),
        ("Ihor Tarnovsky was asked if he knew that Pavlo Zorenko had left. “We crossed it,” he "
         "said.", TARNOVSKY),
        ("The State Guard opened a case.\n\nInvestigators believe he “drew the map himself”.",
         "state-guard"),
        ("The Institute of Border Studies wrote of the Northern Dawn Legion. The legion, said the "
         "Border Battalion, slept. “It is a tax,” the think tank wrote.",
         "institute-of-border-studies"),
        # Whoever has no name speaks for a body with its voice, and goes on so.
        ("Zorenko spoke. A spokesman for the Northern Dawn Legion, which came on foot, would not "
         "say more. “We stay,” he told Radio Zemland.", LEGION),
        ("Zorenko spoke. It rains, a spokesperson for the legion said. The Northern Dawn Legion "
         "slept. A spokesman for the legion woke.\n\n“We stay,” the spokesperson added.", LEGION),
        ("The Northern Dawn Legion was still. “We stay,” a spokesman for the unit said.", LEGION),
        # Words of a title mean whom they stood in front of, whoever came since.
        ("Голова громади Павло Зоренко приїхав. Бібліотекарка Віра Лисенко мовчала. «Ми вдома», – "
         "пояснила голова громади.", ZORENKO),
        ("District head Pavlo Zorenko came. Vera Lys was still. “We stay,” the district head said.",
         ZORENKO),
        ("Депутат Павел Зоренко выступил. По мнению депутата, «дорог нет».", ZORENKO),
        ("Павло Зоренко виступив. На думку посадовця, «доріг нема».", ZORENKO),
        # A network is where the only body writes.
        ("It rains. The Northern Dawn Legion came on foot. A film is on Telegram. “We stay,” it "
         "says in the post.", LEGION),
        # The head of a body is named with it.
        ("Командир легиона «Северная заря» Марта Коваль:\n\n«Мы остаёмся, и вы тоже».", KOVAL),
        # A country in front of a clause is no stranger.
        ("Павло Зоренко виступив. У ЗМН, які мовчали, було тихо. Він відповів: «Ми вдома».",
         ZORENKO),
    ],
)  # fmt: skip
def test_a_body_or_the_subject_of_the_sentence_is_meant(text, speaker):
    assert [one for one, _ in said(text)] == [speaker]


@pytest.mark.parametrize(
    "told",
    [
        # Whoever is named in full since, in whatever case and on no file, may be meant.
        "Марина Цой готовит иск. «Нас обманули», — рассказала она.",
        "Для пенсионерки Марины Цой это беда. «Нас обманули», — рассказала она.",
        "Среди пострадавших — Марина Цой. «Нас обманули», — рассказала она.",
        "Клиентка Марина Цой, 54 года, ждёт. «Нас обманули», — рассказала она.",
        "Адвокат Марина Цой, представляющая других, ждёт. «Нас обманули», — рассказала она.",
        "Марина Цой готовит иск. «Нас обманули», — рассказала она газете «Степной курьер».",
        "Для пенсіонерки Марини Цой це лихо. «Нас ошукали», – розповіла вона.",
        "For Clara Boone it is a disaster. “Crooks rang,” she said.",
    ],
)
def test_she_is_not_who_spoke_before_another_was_named(told):
    assert said(f"Oksana Belkina came. “We stay,” she said.\n\n{told}")[1:] == []


@pytest.mark.parametrize(
    "text",
    [
        "Pavlo Zorenko, an analyst at Force Inquiry, said little. “We stay,” he told us.",
        "Pavlo Zorenko wants the Interior Ministry to explain it. “We stay,” he told a station.",
        "Pavlo Zorenko said that letters went to New York.\n\n“We stay,” he adds.",
    ],
)
def test_a_firm_or_a_city_is_no_other(text):
    assert said(text) == [(ZORENKO, "We stay")]


def test_a_people_in_front_of_a_noun_is_no_first_name():
    text = (
        "Oksana Belkina told us little in Ladov, where she met Lithuanian MPs.\n\nShe would not say"
    )
    assert said(f"{text} why. “We stay,” she said.") == [(BELKINA, "We stay")]
