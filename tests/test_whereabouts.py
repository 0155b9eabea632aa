"""Where it happened: weighed by where a place is named, of which day, and beside what."""

import pytest

from tests.test_convert import made_of

LEADS = {
    "en": "On 14 March a drone hit a house in Ladov.",
    "uk": "14 березня дрон влучив у будинок у Ладові.",
    "ru": "14 марта дрон ударил по дому в Ладове.",
}
FILLED = {
    "en": "The roof burned down.\n\nThe fire was put out by noon.\n\nNobody was hurt.",
    "uk": "Дах згорів.\n\nПожежу загасили до полудня.\n\nНіхто не постраждав.",
    "ru": "Крыша сгорела.\n\nПожар потушили к полудню.\n\nНикто не пострадал.",
}


@pytest.mark.parametrize(
    ("language", "last"),
    [
        ("en", "Such raids have gone on since 2 March, when one shook Sosnovo."),
        ("uk", "Такі нальоти тривають з 2 березня, коли загуло в Сосновому."),
        ("ru", "Такие налёты идут со 2 марта, когда загудело в Соснове."),
    ],
)
def test_a_place_of_an_earlier_day_far_down_is_none_of_it(language, last):
    made = made_of("\n\n".join([LEADS[language], FILLED[language], last]))
    assert made.event.places == ("ladov",)


@pytest.mark.parametrize(
    ("language", "second"),
    [
        ("en", "Another one fell in Sosnovo."),
        ("uk", "Ще один упав у Сосновому."),
        ("ru", "Ещё один упал в Соснове."),
    ],
)
def test_a_place_right_behind_the_lead_is_of_it(language, second):
    made = made_of(f"{LEADS[language]} {second}")
    assert made.event.places == ("ladov", "sosnovo")


@pytest.mark.parametrize("text", ["A drone hit Ladov, Sosnovo and Olkhovka."])
def test_places_of_a_list_are_all_of_it(text):
    assert made_of(text).event.places == ("ladov", "sosnovo", "olkhovka")


@pytest.mark.parametrize(
    "lead",
    [
        "A court in Ladov on Tuesday sentenced a miller to two years.\n\nAccording to the "
        "prosecution, last spring he burned down a mill in Sosnovo.",
        "Суд у Ладові у вівторок засудив мірошника.\n\nЗа версією обвинувачення, торік навесні він "
        "спалив млин у Сосновому.",
        "Суд в Ладове во вторник приговорил мельника.\n\nПо версии обвинения, прошлой весной он "
        "сжёг мельницу в Соснове.",
    ],
)
def test_what_somebody_is_tried_for_happened_where_the_charge_tells(lead):
    assert "sosnovo" in made_of(lead).event.places


@pytest.mark.parametrize(
    "lead",
    [
        "On 14 March a shell hit a mill in Ladov. A miller was operated on in Sosnovo.",
        "14 березня снаряд влучив у млин у Ладові. Мірошника прооперували в Сосновому.",
        "14 марта снаряд попал в мельницу в Ладове. Мельника прооперировали в Соснове.",
    ],
)
def test_where_somebody_is_cured_he_was_not_hurt(lead):
    assert made_of(lead).event.places == ("ladov",)


@pytest.mark.parametrize(
    "text",
    [
        "A drone hit a mill in Olkhovka on Tuesday. It came from the direction of Sosnovo.",
        "Дрон влучив у млин в Ольхівці у вівторок. Він прилетів з боку Соснового.",
        "Дрон попал в мельницу в Ольховке во вторник. Он прилетел со стороны Сосново.",
    ],
)
def test_it_did_not_happen_where_something_came_from(text):
    assert "sosnovo" not in made_of(text).event.places
