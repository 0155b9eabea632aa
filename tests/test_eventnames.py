"""The name of an event's file: what it was most likely meant to be."""

import pytest

from timeline.formats import eventfile
from timeline.model import NO_VOCABULARY
from timeline.text.eventnames import NAME


def told(name, day):
    text = f"---\ntitle: A\ndate: {day}\nkind: raid\nsummary: A. B.\nsources:\n- url: https://a.example/\n---\n"
    path = f"content/events/{name}"
    file = eventfile.read_bytes(text.encode(), path=path, vocabulary=NO_VOCABULARY)
    return [each.message for each in file.problems if "file name" in each.message]


@pytest.mark.parametrize(
    ("name", "day", "meant"),
    [
        ("2021-06-mill.md", "2021-06", "2021-06-00-mill.md"),
        ("2021-06-Mill.md", "2021-06-03", "2021-06-03-mill.md"),
        ("2021-06-mill.md", "June 2021", "2021-06-00-mill.md"),
        ("2021-06-03-човен-біля-млина.md", "2021-06-03", "2021-06-03-choven-bilia-mlyna.md"),
        ("Brook's mill.md", "2021-06-03", "2021-06-03-brooks-mill.md"),
        ("2021-06-03.md", "2021-06-03", "2021-06-03-short-title.md"),
        ("mill.md", "soon", "YYYY-MM-DD-mill.md"),
        ("2021-06-031-mill.md", "2021-06-03", "2021-06-03-031-mill.md"),
    ],
)
def test_a_name_that_does_not_fit_is_answered_by_the_one_that_was_meant(name, day, meant):
    assert told(name, day) == [f"the file name {name!r} does not fit; rename it to {meant}"]
    assert not NAME.fullmatch(name)
