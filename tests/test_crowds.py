"""Groups of people without a name of their own, by all the words that papers have for them."""

from dataclasses import replace
from pathlib import Path

import pytest

from timeline.convert.names.names import Gazetteer
from timeline.model import Actor, Place
from timeline.record import Record, Registry, read_content

RECORD = read_content(Path(__file__).parent / "golden" / "convert" / "record").record


def known(*names: str) -> Record:
    """The record with groups of these names."""
    crowds = (
        Actor(id=name.lower().replace(" ", "-"), name=name, kind="other", side="other", role="x")
        for name in names
    )
    return replace(RECORD, actors=Registry.of([*RECORD.actors, *crowds]), made={})


def found(text: str, *names: str) -> list[str]:
    """The ids of the actors that a text names, where groups of these names are known."""
    return [mention.actor for mention in Gazetteer.of(known(*names)).find(text) if mention.actor]


@pytest.mark.parametrize(
    "text",
    [
        "Military bloggers wrote that the road is open.",
        "It rests on posts by Zemlandian milbloggers.",
        "Pro-war Telegram channels called it a fire.",
        "Военкоры пишут, что дорога открыта.",
        "По словам военных блогеров, дорога открыта.",
        "Не верят и земландским провоенным каналам.",
        "Воєнкори пишуть, що дорога відкрита.",
        "Аналітики посилаються на земландійських провоєнних блогерів.",
        "Земландійські «воєнкори» твердять, що дорога відкрита.",
        "Z-channels wrote that the road is open.",
        "Военблогеры пишут, что дорога открыта.",
        "Земландійські Z-канали твердять, що дорога відкрита.",
        "Prowojenne kanały piszą, że droga jest otwarta.",
    ],
)
def test_a_group_is_found_by_all_words_for_it(text):
    assert found(text, "Zemland war bloggers") == ["zemland-war-bloggers"]


@pytest.mark.parametrize(
    "text",
    [
        "OSINT researchers measured the crater.",
        "Воронку измерили исследователи открытых источников.",
        "Так кажуть OSINT-аналітики.",
    ],
)
def test_whoever_reads_open_sources_is_found_by_all_words_for_it(text):
    assert found(text, "Open-source analysts") == ["open-source-analysts"]


@pytest.mark.parametrize(
    "text",
    [
        "Ladish military bloggers wrote.",
        "Ладовские военкоры пишут.",
        "Ладівські провоєнні канали пишуть.",
    ],
)
def test_a_group_of_another_country_is_not_meant(text):
    assert found(text, "Zemland war bloggers") == []


@pytest.mark.parametrize(
    "text",
    ["A military blogger wrote.", "Военкор Иванов пишет.", "Провоєнний канал пише."],
)
def test_one_of_them_is_not_the_group(text):
    assert found(text, "Zemland war bloggers") == []


def test_of_two_groups_that_are_called_alike_neither_is_meant():
    two = "Zemland war bloggers", "Ladland war bloggers"
    assert found("Military bloggers wrote that.", *two) == []
    assert found("Zemland war bloggers wrote that.", *two) == ["zemland-war-bloggers"]


def test_no_group_is_meant_where_none_is_on_file():
    assert found("Military bloggers wrote that.") == []


@pytest.mark.parametrize(
    "text",
    [
        "Zemlandian aviation hit the mill.",
        "A Zemlandian warplane dropped it.",
        "Земландийская авиация ударила по мельнице.",
        "Её сбросил земландийский самолёт.",
        "Земландійська авіація вдарила по млину.",
        "Бомбу скинув земландійський літак.",
        "Літаки Земландії скинули бомби.",
        "Zemlandian bombers dropped it.",
        "Бомбы сбросили ВКС Земландии.",
        "Бомбу скинули земландійські винищувачі.",
        "Воздушно-космические силы Земландии бомбили мельницу.",
    ],
)
def test_a_force_is_found_by_words_for_it_beside_its_country(text):
    assert found(text, "Zemland Air Force") == ["zemland-air-force"]


@pytest.mark.parametrize(
    "text",
    ["The aircraft stood in Ladov.", "Ладовская авиация ударила.", "Літак сів у Ладові."],
)
def test_a_force_of_another_country_or_of_none_is_not_meant(text):
    assert found(text, "Zemland Air Force") == []


@pytest.mark.parametrize(
    "text",
    [
        "Residents of Olkhovka took the bus.",
        "Vilkhivka residents took the bus.",
        "Жители Ольховки ждут автобуса.",
        "Автобуса ждут жители деревни Ольховка.",
        "Мешканці Вільхівки чекають на автобус.",
        "Жителі села Вільхівка чекають на автобус.",
    ],
)
def test_residents_are_found_by_all_words_for_them(text):
    assert found(text, "Residents of Olkhovka") == ["residents-of-olkhovka"]


def test_residents_are_found_by_the_word_made_of_the_name_of_their_place():
    assert found("Сосновцы ждут автобуса.", "Sosnovo residents") == ["sosnovo-residents"]


@pytest.mark.parametrize(
    "text",
    [
        "Житель Ольховки ждёт автобуса.",
        "Автобус послали за жителями Ольховки.",
        "Мешканця Вільхівки поранено.",
        "Жители Соснова ждут автобуса.",
    ],
)
def test_neither_one_of_them_nor_those_for_whom_something_is_done_are_meant(text):
    assert found(text, "Residents of Olkhovka") == []


def test_residents_of_a_place_are_called_by_words_in_its_own_letters():
    place = Place(id="lodz", name="Łódź", kind="city", country="AA")
    record = replace(known("Residents of Łódź"), places=Registry.of([*RECORD.places, place]))
    names = Gazetteer.of(replace(record, made={}))
    for text in ("Łódź residents took the bus.", "Residents of Łódź took the bus."):
        assert [mention.actor for mention in names.find(text)] == ["residents-of-łódź"], text
    assert [each for each in names.find("Жители Łódź ждут.") if each.actor] == []
