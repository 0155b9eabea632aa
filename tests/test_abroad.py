"""Names on file in Latin letters alone, as Cyrillic texts write them, and half in each."""

from dataclasses import replace

import pytest

from tests.test_convert_leads import KNOWN
from timeline.convert.names.names import Gazetteer
from timeline.model import Actor
from timeline.record import Registry

PEOPLE = {
    "jan-stack": ("Jan Stack", ()),
    "ole-tack": ("Ole Tack", ()),
    "kyle-geraghty": ("Kyle Geraghty", ()),
    "oleh-sych": ("Oleh Sych", ("Олег Сич",)),
}


def found_in(text: str) -> list[tuple[str, str]]:
    people = [
        Actor(id=key, name=name, aliases=aliases, kind="person", side="none", role="")
        for key, (name, aliases) in PEOPLE.items()
    ]
    channel = Actor(id="rvkrai", name="RVkrai", kind="media", side="none", role="")
    record = replace(KNOWN.record, actors=Registry.of([*people, channel]), made={})
    return [(m.text, m.actor) for m in Gazetteer.of(record).find(text) if m.actor]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Аналітик Ян Стек каже, що тихо.", ["Ян Стек"]),
        ("Аналитик Ян Стак говорит, что тихо.", ["Ян Стак"]),
        ("Розмова з Яном Стеком була довга.", ["Яном Стеком"]),
        ("Аналитик Джен Стэк спит, и Стэк прав.", ["Джен Стэк", "Стэк"]),
        ("Про це пише Кайл Ґераґті. Гераґті спить.", ["Кайл Ґераґті", "Гераґті"]),
    ],
)
def test_a_name_in_latin_letters_is_known_by_its_sound(text, names):
    assert [name for name, _ in found_in(text)] == names


@pytest.mark.parametrize(
    "text",
    [
        "Аналітик Іван Стек каже, що тихо.",
        "Аналітик Ян Сток каже, що тихо.",
        "Стек каже, що тихо.",
        # Whoever has a Cyrillic name on file is known by that.
        "Олех Сих каже, що тихо.",
    ],
)
def test_another_name_or_half_a_name_is_nobodys(text):
    assert found_in(text) == []


def test_a_short_last_name_that_opens_a_sentence_may_be_another_word():
    assert found_in("Аналітик Оле Так спить. Так каже мер.") == [("Оле Так", "ole-tack")]


def test_a_name_half_in_letters_of_each_alphabet_is_one():
    assert found_in("Канал RVкрай пише, що тихо.") == [("RVкрай", "rvkrai")]


@pytest.mark.parametrize(
    "text",
    [
        "Так сказали у земландійському Міноборони.",
        "Так сказали в земландийском Минобороны.",
    ],
)
def test_a_country_in_front_of_its_body_may_stand_in_any_case(text):
    found = [mention.actor for mention in KNOWN.gazetteer.find(text)]
    assert found == ["zemland-defence-ministry"]


def test_a_body_may_stand_in_front_of_its_own_people():
    text = "Представитель Минобороны Павел Зоренко молчит."
    found = [mention.actor for mention in KNOWN.gazetteer.find(text, "russia")]
    assert found == ["zemland-defence-ministry", "pavlo-zorenko"]
