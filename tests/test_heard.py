"""Who takes part in what somebody says, and who is only named in it."""

from dataclasses import replace
from pathlib import Path
from shutil import copytree

import pytest
from msgspec import structs

from tests.test_convert_asides import made_of
from timeline.convert.drafting.draft import draft_with
from timeline.convert.known.knowledge import Knowledge
from timeline.formats import seedtext
from timeline.model import NO_SIDE, Actor
from timeline.record import Registry, read_content

GOLDEN = Path(__file__).parent / "golden" / "convert" / "record"

_MILL = "A shell hit a mill in Olkhovka on Tuesday, Governor Ihor Tarnovsky said.\n\n"
_MLYN = "Снаряд влучив у млин в Ольхівці у вівторок, повідомив Ігор Тарновський.\n\n"
_MELNITSA = "Снаряд попал в мельницу в Ольховке во вторник, сообщил Игорь Тарновский.\n\n"


@pytest.mark.parametrize(
    "text",
    [
        "Mayor Oksana Belkina told reporters that President Pavlo Zorenko reads every report.",
        "President Pavlo Zorenko reads every report, Mayor Oksana Belkina told reporters.",
        "Belkina: Zorenko knows the mill\n\nThe president does, Mayor Oksana Belkina said.",
        "Mayor Oksana Belkina spoke in Ladov. Asked whether President Pavlo Zorenko knows "
        "the mill, she said he does.",
        "Мэр Оксана Белкина заявила, что президент Павел Зоренко читает все доклады.",
        "Президент Павел Зоренко читает все доклады, заявила мэр Оксана Белкина.",
        "Мер Оксана Бєлкіна заявила, що президент Павло Зоренко читає всі доповіді.",
        "Президент Павло Зоренко читає всі доповіді, заявила мер Оксана Бєлкіна.",
        # What looks like a verb of his is a noun, or has another subject.
        "Zorenko gets daily reports on the mill — Belkina\n\nHe does, Mayor Oksana Belkina said.",
        "Mayor Oksana Belkina said the mill is whole. Zorenko has no word on the report.",
        "Belkina: no talks with Zorenko on the mill\n\nSo Mayor Oksana Belkina said.",
        "Ladov says Zorenko sleeps\n\nHe does, Mayor Oksana Belkina said.",
    ],
)
def test_a_person_of_whom_another_tells_something_takes_no_part(text):
    assert made_of(text).event.actors == ("oksana-belkina",)


@pytest.mark.parametrize(
    "text",
    [
        # On whose website something stands.
        "Mayor Oksana Belkina closed a road, says a text on the Zemland Defence Ministry's site.",
        "Mayor Oksana Belkina said the order is on the Zemland Defence Ministry's own website.",
        # Whose words are answered, who is told to, compared or addressed: one man spoke.
        "Mayor Oksana Belkina said that President Pavlo Zorenko's claim about the mill is a lie.",
        "Mayor Oksana Belkina denied a claim of the Zemland Defence Ministry on the mill.",
        "Mayor Oksana Belkina said that the Zemland Defence Ministry and President Zorenko sleep.",
        "Мэр Оксана Белкина назвала ложью слова президента Павла Зоренко о мельнице.",
        "Мэр Оксана Белкина опровергла заявление Минобороны Земландии о мельнице.",
        "Мер Оксана Бєлкіна назвала брехнею слова президента Павла Зоренка про млин.",
        "Мер Оксана Бєлкіна спростувала заяву Міноборони Земландії про млин.",
        "Mayor Oksana Belkina spoke of the mill. She was asked at a call what President Pavlo "
        "Zorenko had in mind when he spoke of it.",
        # Whoever is on another side and is heard without quoted words is answered.
        "Mayor Oksana Belkina said the mill is whole.\n\nMarta Koval had claimed it was burned.",
        "Мэр Оксана Белкина заявила, что мельница цела.\n\nМарта Коваль утверждала, что нет.",
        "Мер Оксана Бєлкіна заявила, що млин цілий.\n\nМарта Коваль стверджувала, що ні.",
    ],
)
def test_nor_does_whoever_is_answered_or_whom_words_are_about(text):
    assert made_of(text).event.actors == ("oksana-belkina",)


@pytest.mark.parametrize(
    "text",
    [
        "Mayor Oksana Belkina said the mill is whole. President Pavlo Zorenko said it is not.",
        "Mayor Oksana Belkina said the mill is whole.\n\n“It is not,” said Pavlo Zorenko.",
        "Мэр Оксана Белкина заявила, что мельница цела. Павел Зоренко заявил, что нет.",
        "Мер Оксана Бєлкіна заявила, що млин цілий. Павло Зоренко сказав, що ні.",
        "Мэр Оксана Белкина заявила, что мельница цела. Павел Зоренко твердит, что нет.",
        "Мер Оксана Бєлкіна заявила, що млин цілий. Павло Зоренко твердить, що ні.",
        # A court acts against him.
        "A court in Ladov sentenced Pavlo Zorenko in absentia to two years, Belkina said.",
        "Суд в Ладове заочно приговорил Павла Зоренко к двум годам.",
        "Суд у Ладові заочно засудив Павла Зоренка до двох років.",
    ],
)
def test_whoever_speaks_too_or_is_sentenced_takes_part(text):
    assert "pavlo-zorenko" in made_of(text).event.actors


@pytest.mark.parametrize(
    "text",
    [
        "Mayor Oksana Belkina warned people.\n\nAnd you, Pavlo Zorenko, send buses, she said.",
        "Мэр Оксана Белкина предупредила людей.\n\nА вы, Павел Зоренко, пришлите автобусы.",
        "Мер Оксана Бєлкіна попередила людей.\n\nА ви, Павло Зоренко, пришліть автобуси.",
    ],
)
def test_whoever_is_spoken_to_takes_part(text):
    assert "pavlo-zorenko" in made_of(text).event.actors


@pytest.mark.parametrize(
    "text",
    [
        "Mayor Oksana Belkina warned of men of the Northern Dawn Legion.",
        "Mayor Oksana Belkina spoke of the mill.\n\nThe Northern Dawn Legion, she said, is near.",
        "Мэр Оксана Белкина заявила о мельнице.\n\nNorthern Dawn Legion, по её словам, рядом.",
        "Мер Оксана Бєлкіна заявила про млин.\n\nЗа її словами, Northern Dawn Legion поруч.",
        # What the lead denies is what it names.
        "Mayor Oksana Belkina denied that the Northern Dawn Legion holds the mill.",
    ],
)
def test_a_force_whose_deeds_words_are_about_takes_part(text):
    assert made_of(text).event.actors == ("oksana-belkina", "northern-dawn-legion")


@pytest.mark.parametrize(
    "text",
    [
        # Whose words are denied.
        "Mayor Oksana Belkina denied it.\n\nSo she answered the Northern Dawn Legion, she said.",
        "Мэр Оксана Белкина опровергла это.\n\nТак она ответила Northern Dawn Legion.",
        "Мер Оксана Бєлкіна спростувала це.\n\nТак вона відповіла Northern Dawn Legion.",
        # Below the first paragraphs.
        "Mayor Oksana Belkina spoke of the mill.\n\nIt is whole, she said.\n\nIt was dark.\n\n"
        "It was late.\n\nShe has no news of the Northern Dawn Legion, she said.",
    ],
)
def test_nor_does_one_that_is_answered_or_named_further_down(text):
    assert made_of(text).event.actors == ("oksana-belkina",)


@pytest.mark.parametrize(
    "text",
    [
        "The Northern Dawn Legion, the Border Battalion and the Free Rivers Corps said that they "
        "are near.",
        "Northern Dawn Legion, Border Battalion и Free Rivers Corps заявили, что они рядом.",
        "Northern Dawn Legion, Border Battalion та Free Rivers Corps заявили, що вони поруч.",
    ],
)
def test_several_who_speak_together_take_part(text):
    several = {"northern-dawn-legion", "border-battalion", "free-rivers-corps"}
    assert several <= {*made_of(text).event.actors}


@pytest.mark.parametrize(
    "text",
    [
        "It was loud.\n\nIt is dark.\n\nThe Zemland Defence Ministry has a house there.",
        "President Pavlo Zorenko closed the road.",
        "Президент Павел Зоренко закрыл дорогу.",
        "Президент Павло Зоренко закрив дорогу.",
    ],
)
def test_whoever_is_named_in_passing_below_a_happening_takes_no_part(text):
    assert made_of(f"A drone hit a mill in Olkhovka on Tuesday.\n\n{text}").event.actors == ()


@pytest.mark.parametrize(
    "text",
    [
        _MILL + "There was no comment from the Zemland Defence Ministry.",
        _MILL + "The Zemland Defence Ministry had not commented by noon, and the channels that "
        "spread the pictures have kept them.",
        _MELNITSA + "Комментариев от Минобороны Земландии не было.",
        _MELNITSA + "Минобороны Земландии не комментировало это, а люди говорят о ракете.",
        _MLYN + "Наразі немає коментаря від Міноборони Земландії.",
        # In the lead too, behind its first sentence.
        _MILL[:-2] + " The Zemland Defence Ministry has said nothing about it.",
        _MILL[:-2] + " Neither Ladov nor the Zemland Defence Ministry has reported losses.",
        _MELNITSA[:-2] + " Минобороны Земландии об этом не сообщало.",
        _MELNITSA[:-2] + " Минобороны Земландии молчит.",
        # Nor does whoever spoke before it.
        _MELNITSA + "Минобороны Земландии ранее сообщало, что мельница цела.",
        _MLYN + "Міноборони Земландії раніше стверджувало, що млин цілий.",
        _MLYN[:-2] + " Реакції Міноборони Земландії поки не було.",
        _MILL + "The Zemland Defence Ministry left a request for comment unanswered.",
        _MILL + "The Zemland Defence Ministry did not answer a paper's message.",
        _MELNITSA + "Минобороны Земландии на это не откликалось.",
        _MILL + "No confirmation has come from the Zemland Defence Ministry.",
        _MELNITSA + "Пока ни слова от Минобороны Земландии.",
        # Nor does one near which something is, or to which somebody is close.
        _MILL[:-2] + " It stands near the Zemland Defence Ministry.",
        _MELNITSA[:-2] + " Близкие к Минобороны Земландии каналы пишут о ракете.",
        _MLYN[:-2] + " Канали, пов'язані з Міноборони Земландії, пишуть про ракету.",
    ],
)
def test_a_body_that_did_not_answer_takes_no_part(text):
    assert made_of(text).event.actors == ("ihor-tarnovsky",)


@pytest.mark.parametrize(
    "text",
    [
        _MELNITSA + "Ещё зимой Павел Зоренко говорил: «Мельница нам не нужна».",
        _MLYN + "Ще взимку Павло Зоренко казав: «Млин нам не потрібен».",
        _MILL + "Last winter Pavlo Zorenko said: “We need no mill.”",
    ],
)
def test_whoever_spoke_in_another_season_takes_no_part(text):
    assert made_of(text).event.actors == ("ihor-tarnovsky",)


def test_a_page_that_tells_when_it_was_changed_is_dated_by_its_stamp():
    text = "Shell hits a mill\n\nMay 15, 2019 9:47 AM GMT · Updated a month ago\n\n" + _MILL
    made = made_of(text, date="")
    assert str(made.reported) == "2019-05-15"


@pytest.mark.parametrize(
    "text",
    [
        "Mayor Oksana Belkina spoke of the mill on Tuesday.\n\n— Is it whole?\n\nI think so.\n\n"
        "— Is it old?\n\nMy father built it.\n\n"
        "— Who guards it?\n\nWe do. The Border Battalion stood on our left.",
        "Мер Оксана Бєлкіна розповіла про млин у вівторок.\n\n— Він цілий?\n\nЯ думаю, так.\n\n"
        "— Він старий?\n\nЙого збудував мій батько.\n\n"
        "— Хто його охороняє?\n\nМи. Border Battalion стояв ліворуч від нас.",
        "Мэр Оксана Белкина рассказала о мельнице во вторник.\n\n— Она цела?\n\nЯ думаю, да.\n\n"
        "— Она старая?\n\nЕё построил мой отец.\n\n"
        "— Кто её охраняет?\n\nМы. Border Battalion стоял слева от нас.",
    ],
)
def test_a_force_that_is_spoken_of_in_an_answer_of_an_interview_takes_part(text):
    assert made_of(text).event.actors == ("oksana-belkina", "border-battalion")


def test_whoever_a_court_speaks_of_only_as_an_officer_takes_no_part():
    text = (
        "A court in Ladov sentenced a miller on Tuesday, Mayor Oksana Belkina said.\n\n"
        "The prosecution had heard of him from a State Guard officer."
    )
    assert made_of(text).event.actors == ("oksana-belkina",)


@pytest.mark.parametrize(
    ("told", "is_in"),
    [
        ("the State Guard holds the bridge near Ladov", True),
        ("conscripts and the State Guard hold the bridge near Ladov", False),
        ("police, the State Guard and conscripts hold the bridge near Ladov", False),
    ],
)
def test_an_analyst_speaks_of_a_guard_but_where_it_is_one_of_many(told, is_in):
    actors = made_of(f"The Institute of Border Studies wrote on Tuesday that {told}.").event.actors
    assert ("state-guard" in actors) is is_in


@pytest.mark.parametrize(
    "text",
    [
        "An order to shut the shops is out, under the decree that Ihor Tarnovsky signed today. "
        "It was ordered that nobody trades.",
        "Ihor Tarnovsky orders\n\nLadov was ordered on Tuesday to close its shops.",
        "У Ладові наказали закрити крамниці\n\nНаказ Ігоря Тарновського вийшов у вівторок.",
        "В Ладове велели закрыть лавки\n\nПриказ Игоря Тарновского вышел во вторник.",
    ],
)
def test_of_words_without_a_speaker_who_is_named_first_takes_part(text):
    assert made_of(text).event.actors == ("ihor-tarnovsky",)


@pytest.fixture(scope="module")
def of_a_body(tmp_path_factory):
    """What is known where the governor is of a body."""
    root = copytree(GOLDEN, tmp_path_factory.mktemp("heard") / "record")
    with (root / "data" / "actors" / "ihor-tarnovsky.yml").open("a", encoding="utf-8") as entry:
        entry.write("member_of: zemland-defence-ministry\n")
    return Knowledge.of(read_content(root).record)


@pytest.mark.parametrize(
    ("text", "is_in"),
    [
        ("Ihor Tarnovsky of the Zemland Defence Ministry denied that the mill was hit.", True),
        ("Ihor Tarnovsky denied that the Zemland Defence Ministry had hit the mill.", False),
        (
            "Ihor Tarnovsky denied today that the mill in Ladov was hit.\n\nA picture of it was "
            "on the page of the Zemland Defence Ministry.",
            False,
        ),
    ],
)
def test_the_body_of_a_speaker_has_a_part_where_it_is_named_as_his(of_a_body, text, is_in):
    seed = seedtext.parse(f" date 2019-05-15 {text}", name="article.txt")
    actors = draft_with(seed, of_a_body).event.actors
    assert ("zemland-defence-ministry" in actors) is is_in


@pytest.fixture(scope="module")
def of_residents(tmp_path_factory):
    """What is known where the residents of a village are on file."""
    root = copytree(GOLDEN, tmp_path_factory.mktemp("heard") / "record")
    (root / "data" / "actors" / "olkhovka-residents.yml").write_text(
        "name: Residents of Olkhovka\naliases: []\nplural: true\nkind: other\nside: none\n"
        "role: people of a village\n",
        encoding="utf-8",
    )
    return Knowledge.of(read_content(root).record)


@pytest.mark.parametrize(
    ("text", "is_in"),
    [
        (_MILL + "It was loud.\n\nOlkhovka residents swept up the glass.", True),
        (_MELNITSA + "Было громко.\n\nСтёкла убирают жители Ольховки.", True),
        (_MLYN + "Було гучно.\n\nСкло прибирають мешканці Вільхівки.", True),
        (_MILL + "It was loud.\n\nBuses wait for residents of Olkhovka.", False),
        (_MELNITSA + "Было громко.\n\nАвтобус ждёт жителей Ольховки.", False),
    ],
)
def test_residents_take_part_where_they_do_something(of_residents, text, is_in):
    seed = seedtext.parse(f" date 2019-05-15 {text}", name="article.txt")
    actors = draft_with(seed, of_residents).event.actors
    assert ("olkhovka-residents" in actors) is is_in


CHANNEL = Actor(
    id="border-post",
    name="Border Post",
    kind="media",
    side=NO_SIDE,
    role="news outlet on Telegram",
)
PAPER = structs.replace(CHANNEL, role="newspaper")


def _known(media: Actor) -> Knowledge:
    record = read_content(GOLDEN).record
    actors = Registry.of([*record.actors, media])
    return Knowledge.of(replace(record, actors=actors, made={}))


@pytest.mark.parametrize(
    ("text", "takes_part"),
    [
        ("A shell hit a mill in Olkhovka, Border Post reports.", True),
        ("A shell hit a mill in Olkhovka. The outlet Border Post published a short clip.", True),
        ("A shell hit a mill in Olkhovka, according to Border Post.", True),
        ("Снаряд попал в мельницу в Ольховке. Border Post показывает снимок и пишет.", True),
        # Others tell it something.
        ("A shell hit a mill in Olkhovka, the miller told Border Post.", False),
        ("Снаряд попал в мельницу в Ольховке. Об этом Border Post сообщили двое жителей.", False),
        ("Снаряд влучив у млин у Вільхівці, розповіла каналу Border Post мірошниця.", False),
    ],
)
def test_a_channel_that_is_an_outlet_too_takes_part_where_it_tells_of_the_event(text, takes_part):
    seed = seedtext.parse(f" date 2019-05-15 {text}", name="article.txt")
    assert (CHANNEL.id in draft_with(seed, _known(CHANNEL)).event.actors) is takes_part
    assert PAPER.id not in draft_with(seed, _known(PAPER)).event.actors
