"""Words with a capital that no note proposes as a name: bodies and the like without one."""

import pytest

from tests.test_convert import made_of


@pytest.mark.parametrize(
    "text",
    [
        "the Ministry of Defence wrote",
        "people of Intelligence wrote",
        "as Marta Koval told News",
        "w biurze Kremla",
        "как сказали в Министерстве",
        "як сказали у Розвідці",
    ],
)
def test_a_word_for_a_body_is_no_name_on_no_file(text):
    made = made_of(f"A drone hit a house in Ladov, {text}.")
    assert [note for note in made.event.review if "on no file" in note] == []


def test_a_whole_name_is_proposed():
    made = made_of("A drone hit a house in Ladov, and the Sky Intelligence has a film of it.")
    (note,) = [note for note in made.event.review if "on no file" in note]
    assert "“Sky Intelligence”" in note


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The head of the works, Ann Berg, came to the place.", "Ann Berg"),
        ("The Main Directorate of Roads of Nordland closed it.", "Main Directorate of Roads of"),
        ("Начальниця цеху, Ганна Берг, прибула на місце.", "Ганна Берг"),
        ("Начальница цеха, Анна Берг, прибыла на место.", "Анна Берг"),
    ],
)
def test_a_name_between_commas_or_of_an_office_is_proposed_whole(text, name):
    made = made_of(f"A drone hit a house in Ladov, Marta Koval said.\n\n{text}")
    (note,) = [note for note in made.event.review if "on no file" in note]
    assert f"“{name}" in note
