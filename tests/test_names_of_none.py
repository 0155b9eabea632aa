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
    assert [note for note in made.event.review if note.startswith("on no file")] == []


def test_a_whole_name_is_proposed():
    made = made_of("A drone hit a house in Ladov, and the Sky Intelligence has a film of it.")
    (note,) = [note for note in made.event.review if note.startswith("on no file")]
    assert "“Sky Intelligence”" in note
