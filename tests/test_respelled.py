"""People on file in Latin letters alone, in papers that write others."""

from dataclasses import replace

import pytest

from tests.test_convert import RECORD
from timeline.convert.names.names import Gazetteer
from timeline.model import Actor
from timeline.record import Registry


def found(text: str, *names: str) -> list[str]:
    """What a text names whoever is on file as `dana`, by these names and no others."""
    first, *others = names
    dana = Actor(
        id="dana", name=first, aliases=tuple(others), kind="person", side="other", role="analyst"
    )
    record = replace(RECORD, actors=Registry.of([*RECORD.actors, dana]), made={})
    return [m.text for m in Gazetteer.of(record).find(text) if m.actor == "dana"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Аналитик Дэн Так считает иначе.", ["Дэн Так"]),
        ("Аналітик Ден Тек вважає інакше.", ["Ден Тек"]),
        ("Це сказав аналітик Ден Так. На карті Тека є все.", ["Ден Так", "Тека"]),
        ("По словам Дэна Така, карта неверна.", ["Дэна Така"]),
        # A last name is any word where nobody is named in full, and at the head of a sentence.
        ("Аналітик Тек вважає інакше.", []),
        ("Так, за словами аналітика Дена Така, було тихо.", ["Дена Така"]),
        ("Аналітик Дан Тик вважає інакше.", []),
    ],
)
def test_a_name_is_known_by_its_sound(text, names):
    assert found(text, "Den Tack", "Den Tack (River Watch)") == names


def test_a_mute_letter_is_an_ending_elsewhere():
    assert found("Моріна сказав, що Моріну шукали.", "Morine") == ["Моріна", "Моріну"]


def test_whoever_is_on_file_in_other_letters_is_known_by_these_alone():
    assert found("Аналітик Ден Тек вважає інакше.", "Den Tack", "Ден Такк") == []


@pytest.mark.parametrize("text", ["Ганна Лис сказала.", "З Ганною Лис.", "Анна Лис сказала."])
def test_a_first_name_has_another_form_in_another_language(text):
    assert len(found(text, "Anna Lys", "Анна Лис")) == 1


def test_what_tells_who_somebody_is_is_no_name():
    assert found("Вітнес он зе брідж", "Witness on the bridge") == []


@pytest.mark.parametrize("name", ["Ян Стек", "Ян Стак", "Яном Стеком", "Яна Стэка"])
def test_a_vowel_may_be_heard_in_several_ways_and_j_as_a_part_of_one(name):
    assert found(f"Розмова з {name} була довга.", "Jan Stack") == [name]


def test_a_name_half_in_letters_of_each_alphabet_is_one():
    assert found("Канал RVкрай пише, що тихо.", "RVkrai") == ["RVкрай"]
