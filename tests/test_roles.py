"""What each sentence of an article is there for, and what follows from it for every field."""

from datetime import date
from pathlib import Path

import pytest

from timeline.convert import Draft
from timeline.convert.drafting.draft import draft_with
from timeline.convert.known.knowledge import Knowledge
from timeline.convert.names.names import Gazetteer
from timeline.convert.reading.article import Article
from timeline.formats import seedtext
from timeline.record import read_content

RECORD = read_content(Path(__file__).parent / "golden" / "convert" / "record").record
KNOWN = Knowledge.of(RECORD)
ARTICLE = """Shells fall near Sosnovo

Illustrative photo: a street in Olkhovka

A shell fell near Sosnovo on Tuesday.

Two roofs were damaged.

Governor Ihor Tarnovsky said that nobody was hurt.

The village lies in Tern Oblast, 5 km from the border with Ladov Oblast.

Source: Tarnovsky on Telegram

Quote: "Nobody was hurt."

Meanwhile, the State Guard held an exercise.

Background: On 12 May the Northern Dawn Legion crossed the border.
"""


def made_of(text: str) -> Draft:
    return draft_with(seedtext.parse(f" date 2019-05-15 {text}", name="article.txt"), KNOWN)


def test_every_sentence_has_a_role():
    seed = seedtext.parse(ARTICLE, name="a.txt")
    article = Article.of(seed, Gazetteer.of(RECORD))
    told = [(one.role.name, one.span.text.split()[0]) for one in article.roles.sentences]
    assert told == [
        ("HEADLINE", "Shells"),
        ("LEAD", "A"),
        ("TOLD", "Two"),
        ("SAID", "Governor"),
        ("GEOGRAPHY", "The"),
        ("SOURCE", "Tarnovsky"),
        ("QUOTE", '"Nobody'),
        ("OTHER", "Meanwhile,"),
        ("RETOLD", "On"),
    ]


def test_where_a_village_lies_is_no_place_of_the_happening_but_what_is_around_it():
    event = made_of(ARTICLE).event
    assert event.places == ("sosnovo", "tern-oblast")
    assert event.actors == ("ihor-tarnovsky",)


@pytest.mark.parametrize(
    "line",
    [
        "In the photo: Marta Koval in Olkhovka.",
        "На фото: Олховка, Marta Koval.",
        "Na zdjęciu: Marta Koval, Olkhovka.",
    ],
)
def test_who_and_what_a_picture_shows_takes_no_part(line):
    event = made_of(f"A drone hit a depot in Sosnovo on Tuesday.\n\n{line}").event
    assert (event.actors, event.places) == ((), ("sosnovo",))


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Marta Koval said that there was no shelling of Sosnovo.", "statement"),
        ("Марта Коваль сказала, что нет взрывов в Сосново.", "statement"),
        ("Marta Koval says drones over Sosnovo prove that the border is open.", "statement"),
        ("A wall is to be built against night-time raids, Marta Koval said.", "statement"),
        ("Marta Koval spoke of the raids at a meeting.", "statement"),
        ("Marta Koval said that a drone hit Sosnovo.", "strike"),
        ("A drone hit Sosnovo, Marta Koval said.", "strike"),
        ("Drones prove hard to stop: one hit Sosnovo.", "strike"),
    ],
)
def test_a_happening_that_is_only_spoken_of_makes_no_kind(text, kind):
    assert made_of(text).event.kind == kind


def test_a_night_between_two_days_is_no_earlier_day():
    text = "A drone hit a depot.\n\nOn the night of 14 May to 15 May a drone fell on Sosnovo."
    assert made_of(text).event.places == ("sosnovo",)


EARLIER = {
    "en": "It is not the first fire. On 12 May the State Guard left Ladov.",
    "en figures": "It is not the first fire. 12 May saw the State Guard leave Ladov.",
    "uk": "Це вже не перша пожежа. 12 травня бійці State Guard залишили Ладов.",
    "ru": "Это уже не первый пожар. 12 мая бойцы State Guard оставили Ладов.",
    "ru, a part of the day": "Пожары идут весь месяц. Утром 12 мая в Ладове видели State Guard.",
    "pl": "To nie pierwszy pożar. 12 maja żołnierze State Guard opuścili Ladov.",
}
ENDS_EARLIER = {
    "en": "The State Guard had left Ladov on 12 May.",
    "uk": "Бійці State Guard залишили Ладов 12 травня.",
    "ru": "Бойцы State Guard оставили Ладов 12 мая.",
    "en, when": "There are fires since 12 May, when the State Guard left Ladov.",
    "uk, when": "Пожежі тривають з 12 травня, коли State Guard залишив Ладов.",
    "ru, when": "Пожары идут с 12 мая, когда State Guard оставил Ладов.",
    "en, same day": "Koval spoke on 12 May. The same day the State Guard left Ladov.",
    "uk, same day": "Так сказала Коваль 12 травня. Того ж дня State Guard залишив Ладов.",
    "ru, same day": "Так сказала Коваль 12 мая. В тот же день State Guard оставил Ладов.",
    "en, next day": "Koval spoke on 12 May. The following day the State Guard left Ladov.",
    "uk, next day": "Так сказала Коваль 12 травня. Наступного дня State Guard залишив Ладов.",
    "ru, next day": "Так сказала Коваль 12 мая. На следующий день State Guard оставил Ладов.",
}
LONG_BEFORE = {
    "en": "The State Guard closed the market of Ladov last November.",
    "ru": "В ноябре прошлого года State Guard закрыл рынок в Ладове.",
    "uk": "У листопаді минулого року State Guard закрив ринок у Ладові.",
    "en, further off": "Zorenko told officers of the whole State Guard on Sunday to look at Ladov.",
}


@pytest.mark.parametrize("text", [*EARLIER.values(), *LONG_BEFORE.values()])
def test_a_sentence_of_an_earlier_day_names_nobody_who_takes_part(text):
    event = made_of(f"A shed burned in Sosnovo on 15 May, Tarnovsky said.\n\n{text}").event
    assert (event.actors, event.places) == (("ihor-tarnovsky",), ("sosnovo",))


@pytest.mark.parametrize("text", ENDS_EARLIER.values())
def test_nor_does_one_that_ends_on_an_earlier_day_or_goes_on_from_one(text):
    told = f"A shed burned in Sosnovo on 15 May, Tarnovsky said.\n\nThe whole town sleeps. {text}"
    event = made_of(told).event
    assert (event.actors, event.places) == (("ihor-tarnovsky",), ("sosnovo",))


@pytest.mark.parametrize(
    "text",
    [
        "Koval spoke on 14 May. The following day the State Guard left Ladov.",
        "Так сказала Коваль 14 травня. Наступного дня State Guard залишив Ладов.",
        "Так сказала Коваль 14 мая. На следующий день State Guard оставил Ладов.",
        "The State Guard can see Ladov from 12 May.",
        "The State Guard has been in Ladov since 12 May.",
        "State Guard стоит в Ладове с 12 мая.",
        "State Guard стоїть у Ладові з 12 травня.",
    ],
)
def test_one_of_what_came_of_an_earlier_day_does(text):
    told = f"A drone hit a shed in Sosnovo on 15 May.\n\nThe whole town sleeps. {text}"
    event = made_of(told).event
    assert (event.actors[-1], event.places[0]) == ("state-guard", "sosnovo")


def test_a_sentence_of_the_same_day_in_the_middle_of_a_paragraph_does():
    text = "A shed burned in Sosnovo.\n\nIt is not the first fire. On 15 May the State Guard came."
    assert made_of(text).event.actors == ("state-guard",)


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("The road is shut. 12 May saw a fire.", 2),
        ("Село обстрілюють щодня. 12 травня згоріла хата.", 2),
        ("Село обстреливают часто. 40 домов сгорели.", 2),
        ("Złoty kosztował 5 tys. 40 groszy.", 1),
        ("Дом стоит на просп. 5 лет Октября.", 1),
        ("They met on Sept. 12 in town.", 1),
    ],
)
def test_a_figure_opens_a_sentence_behind_a_long_word_alone(text, sentences):
    article = Article.of(seedtext.parse(text, name="a.txt"), Gazetteer.of(RECORD))
    assert len(article.roles.sentences) == sentences


# Behind `A market was closed in Sosnovo on 15 May.`: of a second place the same is told.
THERE_TOO = (
    "Marta Koval said the order would also take effect in Ladov on Friday.",
    "Марта Коваль сообщила: рынок в Ладове будет закрыт в пятницу.",
    "Марта Коваль повідомила: ринок у Ладові буде зачинено в п’ятницю.",
)
CLOSED = "A market was closed in Sosnovo on 15 May."


@pytest.mark.parametrize("text", THERE_TOO)
def test_a_day_to_come_is_not_the_day_on_which_somebody_spoke(text):
    event = made_of(f"{CLOSED}\n\n{text}").event
    assert (event.actors, event.places) == (("marta-koval",), ("sosnovo", "ladov"))


def test_an_article_stays_the_same_where_nothing_more_is_told_from_before_a_day():
    text = " date 2019-05-15 A shell fell near Sosnovo.\n\nOn 12 May roofs were damaged there.\n"
    article = Article.of(seedtext.parse(text, name="a.txt"), Gazetteer.of(RECORD))
    assert article.retelling(date(2019, 5, 12)) is article
    later = article.retelling(date(2019, 5, 14))
    assert [part.is_background for part in later.parts] == [False, True]
    assert later.retelling(date(2019, 5, 15)) is later
