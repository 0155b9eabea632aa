"""Where somebody is brought: a place of a journey that is told of, and of nothing else."""

import pytest

from tests.test_convert import made_of

HIT = {
    "en": "A drone hit a house in Ladov.",
    "uk": "Дрон влучив у будинок у Ладові.",
    "ru": "Дрон ударил по дому в Ладове.",
    "pl": "Dron uderzył w dom w Ladov.",
}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Doctors took her to Sosnovo."),
        ("en", "Two wounded men were taken to Sosnovo."),
        ("en", "Surgeons left at once for Sosnovo."),
        ("en", "He is in a hospital in Sosnovo."),
        ("en", "Doctors in Sosnovo operated on her."),
        ("en", "She was treated at home and is to be moved to Sosnovo."),
        ("uk", "Її везуть до Соснового."),
        ("uk", "Двох поранених готують до переведення в Соснове."),
        ("uk", "До Соснового доправили двох поранених."),
        ("uk", "Хірурги виїхали до Соснового."),
        ("uk", "Він у лікарні в Сосновому."),
        ("uk", "Хірурги в Сосновому прооперували її."),
        ("ru", "Её везут в Сосново."),
        ("ru", "Двоих раненых готовят к переводу в Сосново."),
        ("ru", "В Сосново доставили двух раненых."),
        ("ru", "Хирурги выехали в Сосново."),
        ("ru", "Он в больнице в Соснове."),
        ("ru", "Врачи Соснова прооперировали её."),
        ("pl", "Dwóch rannych przewieziono do Sosnovo."),
    ],
)
def test_where_those_hurt_are_brought_is_no_place_of_what_happened(language, text):
    assert made_of(f"{HIT[language]} {text}").event.places == ("ladov",)
    assert made_of(f"{HIT[language]}\n\n{text}").event.places == ("ladov",)


@pytest.mark.parametrize(
    "text",
    [
        "Children were moved from Ladov to Sosnovo.",
        "Prisoners were brought from Ladov to Sosnovo.",
        "People left Ladov for Sosnovo.",
        "A hundred people were evacuated from Ladov.\n\nThey were brought to Sosnovo by bus.",
        "Детей из Ладова вывезли в Сосново.",
        "Из Ладова эвакуировали сто человек.\n\nЛюдей привезли в Сосново.",
        "Дітей із Ладова евакуювали до Соснового.",
        "З Ладова вивезли сто людей.\n\nЇх привезли до Соснового.",
    ],
)
def test_it_is_one_where_a_journey_is_what_the_lead_tells(text):
    assert made_of(text).event.places == ("ladov", "sosnovo")


@pytest.mark.parametrize(
    "text",
    [
        "A drone wounded two doctors in Sosnovo.",
        "Soldiers went into Sosnovo.",
        "A patrol came back. The soldiers went to Sosnovo.",
        "Солдаты вошли в Сосново.",
        "Солдати увійшли в Сосново.",
        "A fire broke out in a hospital in Sosnovo.",
    ],
)
def test_what_happened_there_did_so(text):
    assert made_of(text).event.places == ("sosnovo",)
