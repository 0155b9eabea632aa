"""Regions that are called as a town of theirs is, and towns that are not meant by their names."""

import pytest

from tests.test_convert import made_of


@pytest.mark.parametrize(
    "text",
    [
        "A drone hit a house in a Ladov border village.",
        "Shells fell on another Ladov village.",
        "The fighting in the Ladov direction goes on.",
        "A shell fell in the border region of Ladov.",
        "Ladov regional governor Ihor Tarnovsky wrote about a fire.",
        "Дрон ударил по ладовскому селу.",
        "В ладовском приграничье идут бои.",
        "Бои идут на ладовском направлении.",
        "Три ладовских приграничных села остались без света.",
        "Дрон ударив по ладовському селу.",
        "У ладовському прикордонні тривають бої.",
        "Три ладовські прикордонні села лишилися без світла.",
    ],
)
def test_beside_what_a_region_has_the_name_of_its_town_means_the_region(text):
    assert made_of(text).event.places == ("ladov-oblast",)


@pytest.mark.parametrize(
    "text",
    [
        "A shell fell on a Tern border village.",
        "Снаряд упал на тернское село.",
        "Снаряд упав на тернське прикордоння.",
    ],
)
def test_a_region_is_known_so_though_its_town_is_on_no_file(text):
    assert made_of(text).event.places == ("tern-oblast",)


@pytest.mark.parametrize(
    "text",
    [
        "A drone fell in central Ladov.",
        "A drone hit the city of Ladov, and a border village lost its light.",
        "The Ladov mayor closed the market.",
        "A drone hit a van in Ladov, the Ladov branch of the Guard wrote.",
        "A drone hit a van in Ladov, Tern governor Ihor Tarnovsky wrote.",
        "Мэр Ладова закрыл рынок.",
        "В центр Ладова власти не пускают.",
        "Мер Ладова закрив ринок.",
    ],
)
def test_a_town_that_is_named_by_itself_is_meant(text):
    assert made_of(text).event.places == ("ladov",)


@pytest.mark.parametrize(
    "text",
    [
        "Ladov children will go to the sea.",
        "A Ladov resident won a prize.",
        "Ладовские дети поедут на море.",
        "Ладовські діти поїдуть на море.",
        "A tern border, a tern village.",
    ],
)
def test_neither_is_meant_where_it_may_be_both(text):
    assert made_of(text).event.places == ()


@pytest.mark.parametrize(
    "text",
    [
        "A farmer was killed in the Ladov village of Olkhovka.",
        "Фермер погиб в ладовском селе Ольховка.",
        "Фермер загинув у ладовському селі Вільхівка.",
    ],
)
def test_a_region_that_but_tells_where_a_village_lies_takes_no_part(text):
    assert made_of(text).event.places == ("olkhovka",)


@pytest.mark.parametrize(
    "text",
    [
        "Ladov and Tern border villages were shelled.",
        "Drones flew over two Ladov border districts and a Tern village.",
        "Ладовские и тернские сёла обстреляли.",
        "Ладовські й тернські села обстріляли.",
    ],
)
def test_of_several_regions_the_last_alone_may_have_the_noun(text):
    assert made_of(text).event.places == ("ladov-oblast", "tern-oblast")


@pytest.mark.parametrize(
    "text",
    [
        "The raids on Ladov and Tern cost a lot.",
        "Wolves were seen in Ladov or Tern, and nowhere else.",
        "Shells fell on the regions of Ladov and Tern.",
        "Shells fell on two provinces of Zemland, the provinces of Ladov, and Tern.",
    ],
)
def test_two_names_of_regions_side_by_side_are_theirs(text):
    assert {"ladov-oblast", "tern-oblast"} <= {*made_of(text).event.places}


@pytest.mark.parametrize(
    "text",
    [
        "A drone hit the cities of Ladov and Tern.",
        "Trains between Ladov and Tern were cancelled.",
        "A drone hit a house in Ladov and Koval went there.",
        "Shells fell on the city of Ladov and Sosnovo.",
    ],
)
def test_towns_side_by_side_are_no_regions(text):
    places = made_of(text).event.places
    assert "ladov" in places
    assert "ladov-oblast" not in places


def test_a_town_in_front_of_another_name_is_no_region():
    made = made_of("A drone fell in Ladov, Zemland officials wrote.")
    assert made.event.places == ("ladov",)


def test_a_village_elsewhere_does_not_lie_in_the_region():
    made = made_of("The Ladov border was shelled from Sosnovo.")
    assert made.event.places == ("ladov-oblast", "sosnovo")


@pytest.mark.parametrize(
    "text",
    [
        "Legion's men in Ladov\n\nThe border of Ladov Oblast was shelled on Tuesday.",
        "Обстрел Ладова\n\nПриграничье Ладовской области обстреляли во вторник.",
        "Обстріл Ладова\n\nПрикордоння Ладовської області обстріляли у вівторок.",
        # From where it was fired nothing is said to have happened.
        "The border of Ladov Oblast was shelled on Tuesday from the territory of Tern Oblast.",
        "Приграничье Ладовской области обстреляли во вторник с территории Тернской области.",
        "Прикордоння Ладовської області обстріляли у вівторок з території Тернської області.",
    ],
)
def test_a_town_of_a_headline_alone_is_none_where_its_region_is_meant(text):
    assert made_of(text).event.places == ("ladov-oblast",)


def test_a_town_of_a_headline_is_meant_where_no_region_is_named():
    text = "Mill in Ladov burns\n\nA shell hit a mill on Tuesday and nobody was hurt."
    assert made_of(text).event.places == ("ladov",)
