"""Whose account of what happened a draft says it is: of whoever is told to say so."""

import pytest

from tests.test_convert import made_of, said

DENIER = "“We hit no houses,” said President Pavlo Zorenko."
HAPPENED = "A drone hit a house in Ladov"


@pytest.mark.parametrize(
    "text",
    [
        f"{HAPPENED}. Zemland denied it.\n\n{DENIER}",
        f"{HAPPENED}.\n\n{DENIER}",
        f"{HAPPENED}, residents said.\n\n{DENIER}",
        f"{HAPPENED}, Agency Vesna reported.\n\n{DENIER}",
        f"{HAPPENED}, and Tarnovsky said that buses will run.",
        f"After a drone hit a house in Ladov, Tarnovsky said that buses will run.\n\n{HAPPENED}.",
        f"{HAPPENED}. Zorenko did not say that drones hit Ladov.",
        "Дрон ударил по дому в Ладове. Об этом сообщили в министерстве.\n\n"
        "«Автобусы будут ходить», — сказал Игорь Тарновский.",
    ],
)
def test_nobody_quoted_below_tells_of_what_happened(text):
    made = made_of(text)
    assert (made.event.kind, made.event.told_by) == ("strike", ())
    assert not made.event.title.endswith("says")
    assert "according to" not in made.event.summary


@pytest.mark.parametrize(
    "text",
    [
        f"{HAPPENED}, Tarnovsky said.\n\n{DENIER}",
        f"{HAPPENED}, as reported by Governor Tarnovsky.\n\n{DENIER}",
        f"{HAPPENED}, according to Tarnovsky.\n\n{DENIER}",
        "Drone hits house in Ladov\n\n"
        f"Tarnovsky said that a drone hit a house in Ladov.\n\n{DENIER}",
        f"{HAPPENED}. This was reported by Governor Tarnovsky.\n\n{DENIER}",
        f"{HAPPENED}. Two people were wounded, Tarnovsky said.\n\n{DENIER}",
        f"Drone hits Ladov, governor says\n\n{HAPPENED}, Tarnovsky said.\n\n{DENIER}",
        "Тарновский сообщил об обстреле Ольховки.",
        "Дрон ударил по дому в Ладове. Об этом сообщил губернатор Игорь Тарновский.\n\n"
        "«Автобусы будут ходить», — сказал Павло Зоренко.",
    ],
)
def test_whoever_is_told_to_say_what_happened_tells_of_it(text):
    made = made_of(text)
    assert (made.event.kind, made.event.told_by) == ("strike", ("ihor-tarnovsky",))
    assert made.event.title.endswith("Ihor Tarnovsky says")


def test_whoever_denies_what_happened_keeps_his_words():
    assert said(made_of(f"{HAPPENED}.\n\n{DENIER}")) == [("pavlo-zorenko", "We hit no houses")]


@pytest.mark.parametrize(
    "text",
    [
        "Tarnovsky and Zorenko said on Monday that they are content. Zorenko promised rain.",
        "Тарновский и Зоренко заявили, что довольны. Зоренко пообещал дождь.",
    ],
)
def test_of_two_who_speak_together_neither_is_the_speaker(text):
    assert made_of(text).event.speaker is None
