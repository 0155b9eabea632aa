"""Whose quoted words are where a common noun stands for a body: `в ведомстве`, `the unit`."""

from dataclasses import replace

import pytest

from tests.test_speakers import KNOWN, LEGION, MINISTRY, RECORD, said
from timeline.convert.drafting.draft import draft_with
from timeline.convert.known.knowledge import Knowledge
from timeline.formats import seedtext
from timeline.model import NO_SIDE, Actor
from timeline.record import Registry

_BOTH = "Бойцы легиона «Северная заря» пришли. Минобороны Земландии их видело. "
_OBA = "Легіон «Північна зоря» прийшов. Павло Зоренко його бачив. "


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (_BOTH + "«Мы дома», — утверждают в ведомстве.", MINISTRY),
        (_BOTH + "«Мы дома», — говорится в сообщении военного ведомства.", MINISTRY),
        (_BOTH + "В ведомстве также добавили: «Мы дома».", MINISTRY),
        (_BOTH + "«Мы дома», — говорится в сообщении пресс-службы легиона.", LEGION),
        (_BOTH + "«Мы дома», — рассказали в подразделении.", LEGION),
        (_OBA + "«Ми вдома», – кажуть у підрозділі.", LEGION),
        (_OBA + "«Ми вдома», – йдеться в повідомленні пресслужби легіону.", LEGION),
        (_OBA + "У підрозділі додали: «Ми вдома».", LEGION),
        (_OBA + "«Ми вдома», – сказано в телеграм-каналі підрозділу.", LEGION),
        ("The Northern Dawn Legion came. The Zemland Defence Ministry saw it. "
         "“We are home,” the unit said.", LEGION),
        # A name that is contracted has the words of the full one, too.
        (_BOTH + "«Мы дома», — отметили в министерстве.", MINISTRY),
        # Its page, and what its people write there.
        ("Міноборони Земландії відповіло. «Тут тихо», – йдеться в дописі на сторінці відомства в "
         "мережі.", MINISTRY),
        ("Легіон «Північна зоря» повідомив про рейд. «Ми вдома», – написали добровольці в "
         "Telegram.", LEGION),
        ("Легіон «Північна зоря» повідомив про рейд. Тиша оманлива, пишуть добровольці. Машиністам "
         "вони радять «захворіти до понеділка».", LEGION),
        ("The Zemland Defence Ministry moved the sick. “Nobody was left behind,” the ministry's "
         "short note runs.", MINISTRY),
        # There: in the body of which the sentence before tells.
        ("Дело передало в суд Минобороны Земландии. Там считают, что он «руководил отрядом».",
         MINISTRY),
        # Of several offices the one told of last.
        ("The State Guard (SG) said it was calm. The Zemland Defence Ministry saw it otherwise. "
         "According to the department, the road was “closed at dawn”.", MINISTRY),
        # What is written is of the body that alone has spoken, also where it is cited.
        ("The Zemland Defence Ministry said that it was calm. A map with “marks on it” was found, "
         "according to the statement.", MINISTRY),
        # Investigators, in the case that they have behind such words.
        ("Минобороны Земландии возбудило дело и сообщило об этом. По версии следствия, они "
         "«делили деньги в подвале».", MINISTRY),
        ("Міноборони Земландії порушило справу й повідомило про це. За даними слідчих, вони "
         "«ділили гроші в підвалі».", MINISTRY),
        # Of what a body tells others speak in a clause of it.
        ("According to the Zemland Defence Ministry, he offered help through a friend in the "
         "middle of the winter and “asked for nothing at all”.", MINISTRY),
        ("В Минобороны Земландии утверждают, что тракторист написал врагам ещё в середине зимы и "
         "«ничего за это не просил».", MINISTRY),
        ("Минобороны Земландии прислало сообщение. В сообщении ведомства говорится, что он сам "
         "написал врагам ещё зимой и «ничего не просил».", MINISTRY),
    ],
)  # fmt: skip
def test_a_noun_for_a_body_means_the_only_one_of_its_sort(text, speaker):
    assert [by for by, *_ in said(text)] == [speaker]


@pytest.mark.parametrize(
    "text",
    [
        # Somebody in front of the verb, on pictures of a body.
        "На разосланных Минобороны Земландии кадрах человек говорит, что обещали «вывезти всех».",
        # Nothing of the sort was named, or the noun is of another body.
        "Легион «Северная заря» пришёл. «Мы дома», — утверждают в ведомстве.",
        _BOTH + "«Мы дома», — утверждают в управлении культуры.",
        _OBA + "«Ми вдома», – кажуть в управлінні освіти.",
        _OBA + "«Ми вдома», – кажуть у відомстві.",
        # What an article of the law is called nobody says.
        _BOTH + "Дело возбудили по статье «Пропажа без вести».",
        _OBA + "Справу порушили за статтею «Зникнення безвісти».",
    ],
)
def test_a_noun_for_another_body_means_nobody(text):
    assert {by for by, *_ in said(text)} <= {""}


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        # A body speaks behind its verb as well as in front of it.
        ("The Northern Dawn Legion came. The mill stands, said the Zemland Defence Ministry. "
         "“It works,” it added.", MINISTRY),
        ("Легион «Северная заря» пришёл. Мельница цела, сообщило Минобороны Земландии. "
         "«Мелет», — говорится в сообщении.", MINISTRY),
        ("Легіон «Північна зоря» прийшов. Млин цілий, повідомило Міноборони Земландії. "
         "«Меле», – йдеться в повідомленні.", MINISTRY),
        # Of whom alone an article tells may speak for the first time.
        ("The Northern Dawn Legion has published a map. Nobody had seen one before. "
         "“It is ours,” it added.", LEGION),
        ("Легион «Северная заря» выпустил карту. Раньше таких не было. "
         "«Она наша», — говорится в сообщении.", LEGION),
        ("Легіон «Північна зоря» випустив мапу. Раніше таких не було. "
         "«Вона наша», – йдеться в повідомленні.", LEGION),
    ],
)  # fmt: skip
def test_it_and_a_statement_are_of_whoever_spoke_or_is_told_of_alone(text, speaker):
    assert [by for by, *_ in said(text)] == [speaker]


@pytest.mark.parametrize(
    "text",
    [
        # Something was done to it, or there are media that may be meant.
        "A shell hit a car of the Northern Dawn Legion. Nobody was hurt. “It burns,” it added.",
        "Снаряд попал в машину легиона «Северная заря». Все целы. «Горит», — говорится в посте.",
        "Снаряд влучив у машину легіону «Північна зоря». Усі цілі. «Горить», – йдеться в дописі.",
        "The Northern Dawn Legion has published a map. Radio Zemland saw it. “It is ours,” it "
        "added.",
        # One of two.
        "The Northern Dawn Legion has a map. The Zemland Defence Ministry has none. Nobody had "
        "seen one before. “It is ours,” it added.",
    ],
)
def test_it_is_nobody_where_the_only_body_is_no_subject_or_not_alone(text):
    assert {by for by, *_ in said(text)} <= {""}


@pytest.mark.parametrize(
    ("contracted", "text"),
    [
        ("Минобороны Терны", "сообщило Министерство обороны Терны"),
        ("МИД Терны", "в Министерстве иностранных дел Терны сообщили"),
        ("Міноборони Терни", "повідомило Міністерство оборони Терни"),
        ("МЗС Терни", "у Міністерстві закордонних справ Терни повідомили"),
        ("Генеральная прокуратура Терны", "сообщила Генпрокуратура Терны"),
        ("Генеральна прокуратура Терни", "у Генпрокуратурі Терни повідомили"),
        ("Генеральний штаб ЗСУ", "у Генштабі Збройних сил України повідомили"),
        ("Генштаб ВСУ", "сообщил Генеральный штаб Вооружённых сил Украины"),
        ("Білий дім", "речник Білого дому сказав"),
        ("Избирательная комиссия Терны", "сообщил избирком Терны"),
        ("Воздушно-космические силы Терны", "удар нанесли ВКС Терны"),
        ("ПКС Терни", "удару завдали Повітряно-космічні сили Терни"),
        ("US Department of Mills", "the U.S. Department of Mills said"),
        ("Минобороны Терны", "Военное ведомство Терны отчиталось"),
        ("Министерство обороны Терны", "глава оборонного ведомства Терны сказал"),
        ("Міноборони Терни", "у військовому відомстві Терни повідомили"),
        ("Міністерство оборони Терни", "Оборонне відомство Терни мовчить"),
        ("МИД Терны", "заявило внешнеполитическое ведомство Терны"),
        ("МЗС Терни", "заявили в дипломатичному відомстві Терни"),
        # A branch of it.
        ("ФСМ", "УФСМ просит не ходить к мельнице"),
        ("СМТ", "у УСМТ просять не ходити до млина"),
    ],
)
def test_a_body_is_known_by_its_contracted_name_and_by_the_full_one(contracted, text):
    entry = Actor(id="body", name=contracted, kind="military", side=NO_SIDE, role="")
    known = KNOWN.gazetteer.and_of(Registry.of([entry]), RECORD.vocabulary)
    assert [mention.actor for mention in known.find(text)] == ["body"]


@pytest.mark.parametrize("text", ["Министерство сообщило", "Міністерство освіти Терни"])
def test_a_ministry_of_another_matter_is_not_the_contracted_one(text):
    entry = Actor(id="body", name="Минобороны Терны", kind="military", side=NO_SIDE, role="")
    known = KNOWN.gazetteer.and_of(Registry.of([entry]), RECORD.vocabulary)
    assert [mention.actor for mention in known.find(text) if mention.actor] == []


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        # There is the body in which something was said before.
        ("Рейсов нет, сообщили в Минобороны Земландии. «Ждите утра», — рассказали там.", MINISTRY),
        (_BOTH + "В ведомстве говорят о рейде. «Мы дома», — уточнили там.", MINISTRY),
        ("О рейде рассказали в легионе «Северная заря». Там добавили: «Мы дома».", LEGION),
        ("Рейсів немає, повідомили в Міноборони Земландії. «Чекайте ранку», – розповіли там.",
         MINISTRY),
        ("Про рейд розповіли в легіоні «Північна зоря». «Ми вдома», – додали там.", LEGION),
        # A spokesman of the unit has its voice.
        ("Легион «Северная заря» пришёл. Представитель подразделения сказал, что «мост цел».",
         LEGION),
        ("Легіон «Північна зоря» прийшов. «Міст цілий», – сказав представник підрозділу.", LEGION),
        # Its is the body of which the sentence tells, or the article.
        ("The Northern Dawn Legion denied it. “We are home,” its press service said.", LEGION),
        ("The Northern Dawn Legion denied it. “We are home,” said its press service.", LEGION),
        ("The Zemland Defence Ministry wrote of the Northern Dawn Legion. The ministry “found no "
         "trace of them,” its spokesman said.", MINISTRY),
        ("The Zemland Defence Ministry has punished a driver of the Northern Dawn Legion. He walks "
         "now.\n\n“We know him well,” its press office said.", MINISTRY),
    ],
)  # fmt: skip
def test_a_word_points_back_to_a_body(text, speaker):
    assert [by for by, *_ in said(text)] == [speaker]


@pytest.mark.parametrize(
    "text",
    [
        "Минобороны Земландии сообщило о рейде. Зоренко побывал в Ладове. «Света нет», — "
        "рассказали там.",
        "Павло Зоренко побував у Ладові. «Світла нема», – кажуть там.",
        "Pavlo Zorenko visited the mill. “It works,” its press service said.",
        "Минобороны Земландии ушло. «Мост цел», — сказал представитель подразделения.",
        "Павел Зоренко выступил. «Мост цел», — сказал представитель подразделения.",
    ],
)
def test_a_word_that_points_to_no_body_means_nobody(text):
    assert said(text) == []


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("У легіоні «Північна зоря» на запитання УГ відповіли: «Ми вдома».", LEGION),
        ("У легіоні «Північна зоря», про який знає Павло Зоренко, УГ сказали: «Ми вдома».", LEGION),
        ("В легионе «Северная заря» на вопрос УГ ответили: «Мы дома».", LEGION),
        # Of one who declines nobody is told, and one alone did not say so in the body.
        ("У легіоні «Північна зоря» на запитання Гнатюк відповіли: «Ми вдома».", ""),
        ("У легіоні «Північна зоря» на запитання УГ відповів: «Ми вдома».", ""),
    ],
)
def test_in_a_body_letters_of_a_paper_are_no_subject(text, speaker):
    assert "".join(by for by, *_ in said(text)) == speaker


def test_a_press_office_of_a_name_of_one_word_speaks_for_it():
    dawn = Actor(id="dawn", name="Dawn", kind="military", side=NO_SIDE, role="")
    known = Knowledge.of(replace(RECORD, actors=Registry.of([*RECORD.actors, dawn]), made={}))
    seed = seedtext.parse(
        " date 2019-05-15 “We are home,” Dawn’s press office said.", name="article.txt"
    )
    assert [quote.speaker for quote in draft_with(seed, known).event.quotes] == ["dawn"]
