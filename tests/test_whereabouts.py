"""Where it happened: weighed by where a place is named, of which day, and beside what."""

from pathlib import Path
from shutil import copytree

import pytest

from tests.test_convert import made_of
from timeline.convert.drafting.draft import draft_with
from timeline.convert.known.knowledge import Knowledge
from timeline.formats import seedtext
from timeline.record import read_content

GOLDEN = Path(__file__).parent / "golden" / "convert" / "record"

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
    "text",
    [
        "Три дрони збили над Тернською областю, ще два – над Ладовською.",
        "Три дрона сбили над Тернской областью, ещё два – над Ладовской.",
        "Дроны сбили над двумя областями на границе: Тернской и Ладовской.",
    ],
)
def test_an_adjective_may_leave_out_the_noun_told_before_it(text):
    assert made_of(text).event.places == ("tern-oblast", "ladov-oblast")


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
        "Дрон влучив у млин в Ольхівці у вівторок. Село стоїть навпроти Соснового.",
        "Дрон попал в мельницу в Ольховке во вторник, вплотную к Сосново.",
        "Дрон попал в мельницу в Ольховке во вторник, вдоль границы с Сосново стреляли.",
        "Дрон влучив у млин у Вільхівці у вівторок, уздовж кордону з Сосновим стріляли.",
    ],
)
def test_it_did_not_happen_where_something_came_from_nor_beside_it(text):
    assert "sosnovo" not in made_of(text).event.places


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("A drone hit a mill in Olkhovka, ten kilometres from Tern Oblast.", ("olkhovka",)),
        (
            "Дрон попал в мельницу в Ольховке, в десяти километрах от Тернской области.",
            ("olkhovka",),
        ),
        (
            "Дрон влучив у млин у Вільхівці, за десять кілометрів від Тернської області.",
            ("olkhovka",),
        ),
        ("Dron uderzył w młyn w Olkhovka, dziesięć kilometrów od Tern Oblast.", ("olkhovka",)),
        ("A drone fell in a field two kilometres from Olkhovka.", ("olkhovka",)),
        ("Дрон упал в поле в двух километрах от Ольховки.", ("olkhovka",)),
    ],
)
def test_what_is_so_far_from_a_region_is_not_in_it(text, places):
    assert made_of(text).event.places == places


@pytest.mark.parametrize(
    "last",
    [
        "As reported earlier, farms in Tern Oblast have been hit before.",
        "Як повідомлялося раніше, у Тернській області вже горіли млини.",
        "Ранее сообщалось, что в Тернской области горели мельницы.",
        "Наперед было слово, а потом – глава Тернской области.",
    ],
)
def test_an_area_named_in_full_counts_wherever_it_is(last):
    made = made_of(f"A drone hit a mill in Sosnovo on Tuesday.\n\nIt burned down.\n\n{last}")
    assert made.event.places == ("sosnovo", "tern-oblast")


def test_an_area_that_is_named_for_another_place_counts_for_none():
    lead = "A drone hit a mill in Sosnovo on Tuesday."
    last = "Earlier, a shed burned in Olkhovka, on the border of Tern Oblast."
    assert made_of(f"{lead}\n\nIt burned down.\n\n{last}").event.places == ("sosnovo",)


def test_words_that_are_about_no_other_place_may_be_about_a_country():
    lead = "Pavlo Zorenko says that no battalion has left after what it did deep in Zemland."
    assert made_of(lead).event.places == ("zemland",)


@pytest.mark.parametrize(
    "lead",
    [
        "Pavlo Zorenko denied that shells from Ladov Oblast fell on the territory of Zemland.",
        "Павло Зоренко спростував, що снаряди з Ладовської області падали на територію Земландії.",
        "Павел Зоренко опроверг, что снаряды из Ладовской области падали на территорию Земландии.",
    ],
)
def test_words_about_the_territory_of_a_country_are_about_it(lead):
    assert "zemland" in made_of(lead).event.places


@pytest.mark.parametrize(
    "lead",
    [
        "A man who filmed tanks bound for Ladov was detained in Sosnovo, Tern Oblast, on Tuesday.",
        "У Тернській області затримали чоловіка, що знімав потяги, які йшли в бік Ладова.",
        "В Тернской области во вторник задержали мужчину, который снимал поезда, шедшие в сторону "
        "Ладова.",
        "В Тернской области во вторник задержали мужчину, который снимал поезда, шедшие к Ладову.",
        "У Тернській області затримали чоловіка, що знімав потяги, які йшли до Ладова.",
    ],
)
def test_it_did_not_happen_where_something_was_going(lead):
    assert "ladov" not in made_of(lead).event.places


def test_the_governor_of_a_city_is_its_regions():
    text = "Three shops closed on Tuesday, Ladov's governor Marta Koval said."
    assert made_of(text).event.places == ("ladov-oblast",)


@pytest.mark.parametrize(
    "lead",
    [
        "A Ladov court on Tuesday extended the arrest of a miller.",
        "A district court in Ladov decided on Tuesday that a miller stays in custody.",
        "Районний суд Ладова продовжив у вівторок арешт мірошника.",
        "Районный суд Ладова продлил во вторник арест мельника.",
    ],
)
def test_where_a_court_sits_it_decided(lead):
    assert made_of(lead).event.places == ("ladov",)


@pytest.fixture(scope="module")
def of_a_region(tmp_path_factory):
    """What is known where a region has a government."""
    root = copytree(GOLDEN, tmp_path_factory.mktemp("whereabouts") / "record")
    (root / "data" / "actors" / "tern-government.yml").write_text(
        "name: Tern regional authorities\naliases:\n- Tern Oblast government\n- Уряд Тернської "
        "області\n- Правительство Тернской области\nkind: government\nside: russia\n"
        "role: regional government of Tern Oblast\n",
        encoding="utf-8",
    )
    places = root / "data" / "places"
    (places / "norvik.yml").write_text(
        "name: Norvik\nkind: village\nwithin: northland\ncountry: NN\n"
    )
    (places / "northland.yml").write_text("name: Northland\nkind: country\ncountry: NN\n")
    return Knowledge.of(read_content(root).record)


def _made(lead, known):
    return draft_with(seedtext.parse(f" date 2019-05-15 {lead}", name="article.txt"), known)


def test_across_the_border_it_was_only_heard(of_a_region):
    told = "A drone hit a mill in Sosnovo on Tuesday.\n\nWindows shook in Norvik."
    assert _made(told, of_a_region).event.places == ("sosnovo",)
    told = "A drone hit a mill in Sosnovo on Tuesday.\n\nWindows shook in Olkhovka."
    assert _made(told, of_a_region).event.places == ("sosnovo", "olkhovka")


@pytest.mark.parametrize(
    "lead",
    [
        "A drone hit a mill in Sosnovo on Tuesday, the government of Tern Oblast said.",
        "Дрон влучив у млин у Сосновому у вівторок, повідомили в уряді Тернської області.",
        "Дрон попал в мельницу в Соснове во вторник, сообщили в правительстве Тернской области.",
    ],
)
def test_a_body_of_a_region_names_it_for_no_place_in_it(of_a_region, lead):
    made = _made(lead, of_a_region)
    assert made.event.actors == ("tern-government",)
    assert made.event.places == ("sosnovo",)
