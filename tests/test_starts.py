"""Where words may begin: heads find all that a pattern finds."""

import re

import pytest

from timeline.convert.words.starts import Heads, Sought, begins
from timeline.text.languages import any_of, begun

TEXT = "Ann found it; 12 May, Ann's words. AN: обʼєкт, об'єкт — счёл, вчора і учора _12 May_"


@pytest.mark.parametrize(
    "words",
    [
        ["an?"],
        ["ann's"],
        ["'s_words"],
        ["f(ou|i)nd_(it)?", "wor*"],
        ["об'єкт", "сч[её]л"],
        ["[ув]чора"],
        ["(12|may)", "12_may"],
        ["found"],
        ["it", "-it"],
    ],
)
def test_heads_find_what_a_pattern_finds(words):
    pattern = re.compile(rf"\b{any_of(words)}", re.IGNORECASE)
    sought = Sought(pattern, Heads.of(begun(words)))
    found = [match.start() for match in pattern.finditer(TEXT)]
    assert found
    assert sought.starts(TEXT) == tuple(found)
    for at in range(len(TEXT)):
        one, two = sought.search(TEXT, at, len(TEXT) - 1), pattern.search(TEXT, at, len(TEXT) - 1)
        assert (one and one.span()) == (two and two.span())


def test_a_short_word_is_the_whole_word_and_what_goes_on_begins_longer_ones():
    assert begins("in inland", Heads.of(["in"])) == (0,)
    assert begins("in inland", Heads.of(["in*"])) == (0, 3)
