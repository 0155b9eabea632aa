"""Places that are named without a part in what happened: in words of others, and in titles."""

import pytest

from tests.test_convert import made_of

HIT = "A drone hit a house in Ladov"


@pytest.mark.parametrize(
    "text",
    [
        f"{HIT}. “It is calm in Sosnovo,” President Pavlo Zorenko said.",
        f"{HIT}, Tarnovsky said.\n\n“It is calm in Sosnovo,” President Pavlo Zorenko said.",
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
