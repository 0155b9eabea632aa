"""Places that are named without a part in what happened: in words of others, and in titles."""

import pytest

from tests.test_convert import made_of

HIT = "A drone hit a house in Ladov"


@pytest.mark.parametrize(
    "text",
    [
        f"{HIT}. “It is calm in Sosnovo,” President Pavlo Zorenko said.",
        f"{HIT}, Tarnovsky said.\n\n“It is calm in Sosnovo,” President Pavlo Zorenko said.",
        f"{HIT} near Sosnovo, Tarnovsky said.",
        f"{HIT}. Two men were taken to a hospital in Sosnovo, Tarnovsky said.",
        f"{HIT}. Two men were taken to Sosnovo City Hospital No. 2, Tarnovsky said.",
        f"{HIT}, Tarnovsky said.\n\n“I heard it,” said Anna, a resident of Sosnovo.",
        "Дрон ударил по дому в Ладове под Сосновом, сообщил Тарновский.",
        "Дрон ударил по дому в Ладове. Двоих увезли в больницу Соснова, сообщил Тарновский.",
        "Дрон ударил по дому в Ладове.\n\n«Было громко», — сказала жительница Соснова Анна.",
        "Дрон влучив у будинок у Ладові під Сосновим, повідомив Тарновський.",
        "Дрон влучив у будинок у Ладові. Двох забрали до лікарні Соснового.",
        "Дрон влучив у будинок у Ладові.\n\n«Було гучно», – сказала мешканка Соснового Анна.",
        # Nobody is told of who speaks, but those who govern a place.
        "Дрон ударил по дому в Ладове.\n\nОб ударе сообщили и в Сосново.",
        "Дрон ударил по дому в Ладове.\n\nЧто говорят в Сосново\n\nДом сгорел.",
        "Дрон влучив у будинок у Ладові.\n\n«Було гучно», – кажуть у Сосновому.",
        "Дрон влучив у будинок у Ладові.\n\nЩо кажуть у Сосновому\n\nБудинок згорів.",
        f"{HIT}.\n\nWhat they say in Sosnovo\n\nIt burned down.",
        "Dron uderzył w dom w Ladov.\n\nCo mówią w Sosnovo",
        # Somebody of a village by its noun.
        "Дрон ударил по дому в Ладове.\n\n«Было громко», — сказал житель посёлка Сосново.",
        "Дрон влучив у будинок у Ладові.\n\n«Було гучно», – сказав мешканець селища Соснове.",
        f"{HIT}, Tarnovsky said.\n\nThe driver, who comes from Sosnovo, ran away.",
        f"{HIT}, mayor of Sosnovo Ihor Tarnovsky said.",
        "Дрон ударил по дому в Ладове, сообщил мэр Соснова Игорь Тарновский.",
        "Дрон влучив у будинок у Ладові, повідомив мер Соснового Ігор Тарновський.",
    ],
)
def test_no_place_of_others_words_or_of_a_title_takes_part(text):
    assert made_of(text).event.places == ("ladov",)


def test_a_place_in_the_words_of_whoever_tells_of_it_does():
    made = made_of(f"{HIT}, Tarnovsky said.\n\n“Another one fell on Sosnovo,” Tarnovsky said.")
    assert made.event.places == ("ladov", "sosnovo")


@pytest.mark.parametrize(
    "text",
    ["A drone hit a hospital in Sosnovo.", "A drone hit Sosnovo City Hospital No. 2."],
)
def test_a_hospital_that_was_hit_is_where_it_happened(text):
    assert made_of(text).event.places == ("sosnovo",)


@pytest.mark.parametrize(
    "text",
    [
        "Зоренко и Тарновский заявили в Сосново, что рынок сгорел.",
        "Зоренко й Тарновський заявили в Сосновому, що ринок згорів.",
    ],
)
def test_where_somebody_who_is_told_of_speaks_is_a_place(text):
    assert made_of(text).event.places == ("sosnovo",)


def test_residents_in_the_lead_are_where_it_happened():
    assert made_of("A drone wounded a resident of Sosnovo.").event.places == ("sosnovo",)


@pytest.mark.parametrize(
    "text",
    [
        f"{HIT}, the governor said.\n\nPresident Zorenko has not commented.",
        "Дрон ударил по дому в Ладове.\n\nПрезидент Зоренко об ударе не сообщал.",
        "Дрон влучив у будинок у Ладові.\n\nПрезидент Зоренко про удар не повідомляв.",
        f"{HIT}.\n\nPrezydent Zorenko nie skomentował ataku.",
        f"{HIT}, the governor said.\n\nThe State Guard did not respond to a request for comment.",
        f"{HIT}.\n\nThe State Guard has not yet replied to our written request.",
        "Дрон ударил по дому в Ладове.\n\nState Guard на запрос газеты не отреагировал.",
        "Дрон влучив у будинок у Ладові.\n\nState Guard залишив запит без відповіді.",
        f"{HIT}: “The State Guard sent it.”\n\nThe State Guard has not commented.",
    ],
)
def test_whoever_said_nothing_takes_no_part(text):
    assert made_of(text).event.actors == ()


@pytest.mark.parametrize(
    "text",
    [
        "President Zorenko has not commented on a strike on Ladov.",
        f"{HIT}.\n\nPresident Zorenko has not commented on it, but said that he was going there.",
        f"{HIT}.\n\nThe State Guard went there. The State Guard has not commented.",
    ],
)
def test_whoever_said_nothing_takes_part_as_the_lead_tells_or_by_what_else_he_does(text):
    assert made_of(text).event.actors in (("pavlo-zorenko",), ("state-guard",))


@pytest.mark.parametrize(
    "text",
    [
        "A court in Ladov sentenced a man from Sosnovo to two years.",
        "Суд в Ладове приговорил жителя Соснова к двум годам.",
        "Суд у Ладові засудив мешканця Соснового до двох років.",
        "Sąd w Ladov skazał mieszkańca Sosnovo na dwa lata.",
    ],
)
def test_whoever_is_sentenced_is_not_where_he_comes_from(text):
    assert made_of(text).event.places == ("ladov",)


@pytest.mark.parametrize(
    "text",
    [
        "A court jailed a man for joining a force that is banned in Zemland.",
        "Суд осудил бойца отряда, запрещённого в Земландии.",
        "Суд засудив бійця загону, забороненого в Земландії.",
    ],
)
def test_nothing_happens_in_a_country_whose_law_is_told(text):
    assert made_of(text).event.places == ()


@pytest.mark.parametrize(
    "text",
    ["Rain fell in Zemland.", "Дождь прошёл в Земландии.", "Дощ пройшов у Земландії."],
)
def test_what_happens_in_a_country_does(text):
    assert made_of(text).event.places == ("zemland",)


@pytest.mark.parametrize(
    "text",
    [
        "The guard detained a resident of Sosnovo.",
        "Задержан житель Соснова.",
        "Затримано мешканця Соснового.",
    ],
)
def test_whoever_is_detained_is(text):
    assert made_of(text).event.places == ("sosnovo",)


FURTHER = {
    "en": (
        f"{HIT}.",
        "It burned.",
        "Two rooms were lost.",
        "The roof fell in.",
        "In Sosnovo it was calm, Koval said.",
    ),
    "uk": (
        "Дрон влучив у будинок у Ладові.",
        "Дах згорів.",
        "Дві кімнати зруйновано.",
        "Балка впала.",
        "У Сосновому тихо, повідомила Коваль.",
    ),
    "ru": (
        "Дрон ударил по дому в Ладове.",
        "Крыша сгорела.",
        "Две комнаты разрушены.",
        "Балка упала.",
        "В Соснове тихо, сообщила Коваль.",
    ),
}


@pytest.mark.parametrize("language", FURTHER)
def test_it_did_not_happen_where_somebody_speaks_of_but_once_further_down(language):
    assert made_of("\n\n".join(FURTHER[language])).event.places == ("ladov",)


@pytest.mark.parametrize("language", FURTHER)
def test_it_did_where_one_of_the_first_paragraphs_has_it(language):
    first, *others, last = FURTHER[language]
    for text in ((f"{first} {last}", *others), (first, last, *others)):
        assert made_of("\n\n".join(text)).event.places == ("ladov", "sosnovo")


@pytest.mark.parametrize(
    ("last", "places"),
    [
        ("Six drones came down over Ladov Oblast, Koval said.", ("ladov", "ladov-oblast")),
        ("Six drones came down over Tern Oblast, Koval said.", ("ladov",)),
    ],
)
def test_it_did_in_what_lies_around_it_wherever_that_is_named(last, places):
    first, *others, _ = FURTHER["en"]
    assert made_of("\n\n".join([first, *others, last])).event.places == places


def test_whatever_was_said_was_said_of_places_further_down_too():
    said = ("Koval said that Ladov was hers.", "She spoke at noon.")
    made = made_of("\n\n".join([*said, "It was calm in Sosnovo, she said."]))
    assert made.event.places == ("ladov", "sosnovo")


@pytest.mark.parametrize(
    "text",
    [
        "Governor Tarnovsky was calm. “Zorenko will hear of it,” Tarnovsky said.",
        "Тарновский обратился к соседям. «Об этом услышит и Зоренко», — сказал Тарновский.",
        "Тарновський звернувся до сусідів. «Про це почує й Зоренко», – сказав Тарновський.",
    ],
)
def test_whoever_is_named_in_quoted_words_alone_takes_no_part(text):
    assert made_of(text).event.actors == ("ihor-tarnovsky",)


@pytest.mark.parametrize(
    "lead",
    [
        "Residents of Sosnovo were told to stay at home, Marta Koval said.",
        "Residents of Sosnovo say that it is calm.",
        "Жителям Соснова напомнили, что выходить опасно.",
        "Жители Соснова рассказали, что рынок закрыт.",
        "Мешканцям Соснового повідомили, що виходити небезпечно.",
        "Жителі Соснового розповіли, що ринок зачинено.",
        "Mieszkańcom Sosnovo powiedziano, że targ jest zamknięty.",
    ],
)
def test_those_who_live_in_a_place_are_no_place_that_speaks(lead):
    assert made_of(lead).event.places == ("sosnovo",)


@pytest.mark.parametrize(
    ("text", "village", "city"),
    [
        (
            "A drone hit a house in {}.\n\nIt burned.\n\nIt was calm near {}.",
            ("Sosnovo", "Ladov"),
            ("Ladov", "Sosnovo"),
        ),
        (
            "Дрон ударил по дому в {}.\n\nОн сгорел.\n\nТихо было под {}.",
            ("Соснове", "Ладовом"),
            ("Ладове", "Сосновом"),
        ),
        (
            "Дрон влучив у будинок у {}.\n\nВін згорів.\n\nТихо було під {}.",
            ("Сосновому", "Ладовом"),
            ("Ладові", "Сосновим"),
        ),
    ],
)
def test_what_is_near_a_seat_is_not_in_it_as_what_is_near_a_village_is(text, village, city):
    assert made_of(text.format(*village)).event.places == ("sosnovo",)
    assert made_of(text.format(*city)).event.places == ("ladov", "sosnovo")


def test_a_seat_further_down_is_where_people_were_brought():
    further = "It was loud.\n\nThey were at a school in Ladov."
    hit = made_of(f"A drone hit a house in Sosnovo.\n\n{further}")
    moved = made_of(f"Forty people were evacuated from Sosnovo.\n\n{further}")
    assert (hit.event.places, moved.event.places) == (("sosnovo",), ("sosnovo", "ladov"))


def test_quoted_words_are_less_about_a_seat_than_about_a_village():
    text = "Koval said that a mill would be built in {}.\n\nShe spoke at noon.\n\n{}"
    words = "“It will be calm in {},” Koval said."
    city = made_of(text.format("Sosnovo", words.format("Ladov")))
    village = made_of(text.format("Ladov", words.format("Sosnovo")))
    assert (city.event.places, village.event.places) == (("sosnovo",), ("ladov", "sosnovo"))


@pytest.mark.parametrize(
    "text",
    [
        "Koval spoke of a zone {}of Zemland.|on the territory ",
        "Коваль рассказала о зоне {}Земландии.|на территории ",
        "Коваль розповіла про зону {}Земландії.|на території ",
    ],
)
def test_words_are_about_the_territory_of_a_country(text):
    told, there = text.split("|")
    assert made_of(told.format(there)).event.places == ("zemland",)
    assert made_of(told.format("")).event.places == ()
