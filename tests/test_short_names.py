"""A force by its short name alone, where that is a mere word for such a body."""

from dataclasses import replace
from pathlib import Path

import msgspec
import pytest

from timeline.convert.names.names import Gazetteer
from timeline.record import Registry, read_content

RECORD = read_content(Path(__file__).parent / "golden" / "convert" / "record").record


def found(text: str, *, short: str | None = "Legion") -> list[str]:
    """The ids of the actors that a text names, where a legion has this short name."""
    actors = [
        msgspec.structs.replace(one, short=short) if one.id == "northern-dawn-legion" else one
        for one in RECORD.actors
    ]
    record = replace(RECORD, actors=Registry.of(actors), made={})
    return [one.actor for one in Gazetteer.of(record).find(text) if one.actor]


@pytest.mark.parametrize(
    "text",
    [
        "He sent the Legion his pension.",
        "Sixty men of the Legion crossed the river.",
        "Легион взял мельницу.",
        "Удержать мельницу Легион не мог.",
        "Деньги он собрал для «Легиона».",
        "Легіон узяв млин.",
        "Млин стоїть, каже боєць Легіону.",
    ],
)
def test_a_force_is_named_by_its_short_name(text):
    assert found(text) == ["northern-dawn-legion"]
    assert found(text, short=None) == []


@pytest.mark.parametrize(
    "text",
    [
        "The French Foreign Legion left.",
        "The Legion of the Hills left.",
        "The legion left.",
        # What is said of a man or a thing of it is nothing that it does.
        "“No hurry,” says Legion man near the mill.",
        "Он служил в Иностранном Легионе.",
        "Римский Легион взял мельницу.",
        "Легион Речных стрелков взял мельницу.",
        "легион взял мельницу.",
        "Він служив в Іноземному Легіоні.",
    ],
)
def test_nor_is_another_that_is_called_so(text):
    assert found(text) == []
